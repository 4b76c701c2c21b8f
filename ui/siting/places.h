// SPDX-License-Identifier: GPL-3.0-or-later
//
// The case in every place, side by side, in the order in which they are shown:
// those whose documents publish figures by what they bring, then those that do
// not, unranked.
#pragma once

#include <memory>
#include <vector>

#include <QString>

#include "core/assessment/place_difference.h"
#include "core/assessment/sites.h"
#include "core/assessment/support_kinds.h"
#include "ui/look/texts.h"
#include "ui/results/pack_badges.h"

namespace biosubsidy::ui {

struct Place {
    Siting siting;
    SupportByKind kinds;
    PlaceDifference difference; // from where the case stands
    std::size_t rank = 0;       // from 1; 0: no figure is published, so no rank
    QString id;                 // "shanghai", "shanghai/闵行区"

    [[nodiscard]] const SupportOfKind& of(SupportKind kind) const { return kinds[static_cast<std::size_t>(kind)]; }
};

struct Places {
    Assessment here; // the case as it stands
    std::vector<Place> places;
    Money most; // the largest potential: the end of the bars' scale
};
using PlacesPtr = std::shared_ptr<const Places>;

[[nodiscard]] Places placesOf(const std::shared_ptr<const RuleBook>& rules, const Case& subject,
                              const AssessOptions& options, const std::vector<Site>& sites);

// 上海市金山区
[[nodiscard]] QString nameOf(const Place& place, const Texts& texts);
// What keeps its figures from being firm, each word once.
// 比现在少 4,244.6万元; 现在就在这里; 文件没有公布金额，无法比较
[[nodiscard]] QString differenceText(const Place& place, const Texts& texts);
// 定额 10万元 · 按公布比例 4,200万元 · 待补信息至多 3,680万元; without figures: how many claims without a sum
[[nodiscard]] QString partsText(const Place& place, const Texts& texts);

} // namespace biosubsidy::ui
