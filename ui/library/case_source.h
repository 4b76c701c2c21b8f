// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a case comes in from: a file; or, where its text is here already, what was
// sealed in one.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <QString>

namespace biosubsidy::ui {

struct CaseSource {
    QString path;
    std::shared_ptr<const std::string> text{}; // many may be large, and go from hand to hand
};
using CaseSources = std::vector<CaseSource>;

} // namespace biosubsidy::ui
