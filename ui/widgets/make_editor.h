// SPDX-License-Identifier: GPL-3.0-or-later
//
// The editor that suits a fact: by its type, and for a set by how many choices
// it has. `fact` must outlive the editor; it belongs to the vocabulary.
#pragma once

#include "core/facts/vocabulary.h"
#include "ui/look/texts.h"
#include "ui/widgets/fact_editor.h"

namespace biosubsidy::ui {

[[nodiscard]] FactEditor* makeEditor(const Fact& fact, const Texts& texts, QWidget* parent);

} // namespace biosubsidy::ui
