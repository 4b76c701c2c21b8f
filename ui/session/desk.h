// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every page works with: the open case and its result, the language, the
// look, what is remembered, and the questions that may be asked. The window owns
// all of it, and it outlives the pages.
#pragma once

#include <QSettings>

#include "ui/look/texts.h"
#include "ui/look/theme.h"
#include "ui/session/assessment_runner.h"
#include "ui/session/case_document.h"
#include "ui/session/own_places.h"
#include "ui/session/prompts.h"

namespace biosubsidy::ui {

struct Desk {
    Texts& texts;
    Theme& theme;
    QSettings& settings;
    Prompts& prompts;
    CaseDocument& document;
    AssessmentRunner& runner;
    OwnPlaces& places;
    std::string library{}; // its path; "" where it is in memory only
};

} // namespace biosubsidy::ui
