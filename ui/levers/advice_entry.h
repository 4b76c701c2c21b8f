// SPDX-License-Identifier: GPL-3.0-or-later
//
// A piece of advice as a row shows it: what would have to be so, what it would
// bring, what goes with it, and where it leads.
#pragma once

#include <optional>
#include <vector>

#include <QString>
#include <QStringList>

#include "core/advice/advice.h"
#include "ui/look/texts.h"

namespace biosubsidy::ui {

struct AdviceEntry {
    QString title;
    QString figure;     // at the right: +1,500万元
    QString figureNote; // below it: 至 6,500万元
    QString exact;      // the amounts to the fen, for a tooltip
    bool gains = false; // the figure is what it would add
    QStringList claims;
    QString besides;
    QString cautions;
    // Where it leads; at most one of them.
    std::optional<FactRef> fact;
    QString pack;
    QString measure; // "": the document
    bool siting = false;
    friend bool operator==(const AdviceEntry&, const AdviceEntry&) = default;
};

struct AdviceGroup {
    advice::AdviceRank rank = advice::AdviceRank::answer;
    bool folded = false; // at first only its heading is seen
    QString heading;
    QString empty; // what stands in place of entries
    std::vector<AdviceEntry> entries;
};

// Groups in the order of the advisory; where no fact would change the total, the first
// says so. What would make another project of it is left out.
[[nodiscard]] std::vector<AdviceGroup> adviceGroups(const advice::Advisory& advisory, const Texts& texts);

} // namespace biosubsidy::ui
