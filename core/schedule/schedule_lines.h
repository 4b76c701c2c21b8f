// SPDX-License-Identifier: GPL-3.0-or-later
//
// What comes when, line by line, as the window shows it and the report prints it: both
// take their lines from here, so that they cannot differ.
#pragma once

#include <string>
#include <vector>

#include "core/schedule/schedule.h"
#include "core/values/localized.h"

namespace biosubsidy::schedule {

// A year, or what has none.
struct YearLine {
    std::string when;
    Sums sums;
    Kind kind = Kind::now;
    bool firm = false; // all of it is certain, and can be had
    friend bool operator==(const YearLine&, const YearLine&) = default;
};

// A payment of a claim.
struct PartLine {
    ClaimId claim;
    std::string when;
    std::string measure;
    std::string item;
    std::string firmness;
    std::vector<std::string> remarks;
    Money sum;
};

struct CityLines {
    std::size_t city = 0;           // index into Assessment::cities
    std::vector<std::string> notes; // how it is to be read
    std::vector<YearLine> years;
    std::vector<PartLine> parts;    // what the years are made of
    std::vector<std::string> again; // yearly supports that no total includes; `againHeading` above
    Money total;                    // the city's ceiling
};

// What stands above a column, a chart and the list of yearly supports.
struct Headings {
    Localized title{"何时到账", "What comes when"};
    Localized when{"何时", "When"};
    Localized total{"合计", "Total"};
    Localized chart{"各年可申报的金额", "What can be applied for, by year"};
    Localized parts{"各年的构成", "What each year is made of"};
    Localized measure{"措施", "Measure"};
    Localized item{"对象", "For"};
    Localized firmness{"把握", "How firm"};
    Localized remarks{"说明", "Remarks"};
    Localized sum{"金额", "Sum"};
    Localized again{"按年支持的，以后各年可再申报，没有计入合计：",
                    "Yearly supports may be had again in later years, which no total includes:"};
};

// One for each city that something comes in, in their order.
[[nodiscard]] std::vector<CityLines> linesOf(const Assessment& assessment, Language language);

} // namespace biosubsidy::schedule
