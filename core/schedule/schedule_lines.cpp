// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/schedule_lines.h"

#include "core/schedule/schedule_text.h"
#include "core/values/text.h"
#include "core/wording/explanation.h"
#include "core/wording/say.h"

namespace biosubsidy::schedule {

namespace {

std::string titleOf(const Assessment& assessment, const ClaimId& id, Language language) {
    return printable(assessment.claim(id).measure->title.in(language));
}

YearLine lineOf(const Row& row, Language language) {
    return {rowText(row, language), row.sums, row.kind,
            row.sums.certain == row.sums.total() && row.kind != Kind::endsBefore};
}

PartLine lineOf(const Assessment& assessment, const Part& part, Language language) {
    const Claim& claim = assessment.claim(part.claim);
    PartLine line;
    line.claim = part.claim;
    line.when = rowText({part.kind, part.year, {}}, language);
    line.measure = titleOf(assessment, part.claim, language);
    line.item = wording::itemText(assessment, claim.entity, claim.item, language);
    line.firmness = words(part.firmness).in(language);
    for (std::string text : {partText(part, language), untilText(part, language)}) {
        if (!text.empty()) line.remarks.push_back(std::move(text));
    }
    line.sum = part.sum;
    return line;
}

} // namespace

std::vector<CityLines> linesOf(const Assessment& assessment, Language language) {
    std::vector<CityLines> all;
    for (const CitySchedule& city : scheduleOf(assessment)) {
        if (city.rows.empty()) continue;
        CityLines lines;
        lines.city = city.city;
        lines.notes = readingNotes(assessment, city, language);
        lines.total = city.total;
        for (const Row& row : city.rows) lines.years.push_back(lineOf(row, language));
        for (const Part& part : city.parts) lines.parts.push_back(lineOf(assessment, part, language));
        for (const Again& again : city.again)
            lines.again.push_back(wording::say(language, "{}：{}", "{}: {}", titleOf(assessment, again.claim, language),
                                               againText(again, language)));
        all.push_back(std::move(lines));
    }
    return all;
}

} // namespace biosubsidy::schedule
