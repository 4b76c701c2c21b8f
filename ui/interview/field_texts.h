// SPDX-License-Identifier: GPL-3.0-or-later
//
// What pages do with all fields of one item.
#pragma once

#include <QStringList>

#include "ui/interview/fact_sections.h"

namespace biosubsidy::ui {

// `item`: entity and index of the item; its fact is not read.
void showStakesOn(FactSections& sections, const FactRef& item, const std::vector<Question>& questions);
// The same of the facts that matter, which are ascending.
void askOn(FactSections& sections, const FactRef& item, const std::vector<FactRef>& facts);
// "项目 p1 · 总投资：不是数字".
[[nodiscard]] QStringList problemsOf(const FactSections& sections, const QString& itemName, const Texts& texts);
void dropProblems(FactSections& sections);

} // namespace biosubsidy::ui
