// SPDX-License-Identifier: GPL-3.0-or-later
//
// Figures of the user's own, for tests that hold every surface against them.
#pragma once

#include <string>
#include <vector>

#include "core/packs/built_in_rules.h"
#include "core/packs/own_figure.h"
#include "tests/support/rules.h"

namespace biosubsidy::test {

// In Tianjin beside published sums, in Chongqing where there are none; one for a project,
// one for the company, and an older one that does not count.
inline std::vector<PackSource> ownPacks() {
    const auto figure = [](const char* measure, const char* day) {
        return OwnFigure{measure, {}, {}, {}, {}, "call", *Date::parse(day)};
    };
    OwnFigure share = figure("tianjin-draft/cdmo", "2026-05-01");
    share.share = Rate::parse("10%");
    share.of = "project.total_investment";
    share.cap = *Money::parse("500万");
    OwnFigure sum = figure("tianjin-draft/listing", "2026-05-01");
    sum.sum = *Money::parse("70.01万");
    OwnFigure alone = figure("chongqing-draft/core-technology", "2026-05-01");
    alone.sum = *Money::parse("33万");
    std::vector<PackSource> sources;
    for (const OwnFigure* own : {&share, &sum, &alone})
        sources.push_back({SourceText("", *packTextOf(*own, *builtInRules())), false});
    OwnFigure older = figure("tianjin-draft/listing", "2026-04-01");
    older.sum = *Money::parse("100万");
    std::string text = *packTextOf(older, *builtInRules());
    const std::string id = "own-tianjin-draft-listing";
    text.replace(text.find(id), id.size(), "own-older");
    sources.push_back({SourceText("", text), false});
    return sources;
}

} // namespace biosubsidy::test
