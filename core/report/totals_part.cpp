// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/parts.h"

namespace biosubsidy::report {

namespace {

// The part of the city's ceiling from documents of a kind: totals of packs that
// the assessment made, as the city's own are.
template <typename Wanted>
Money ceilingFrom(const Assessment& assessment, const CityResult& city, const Wanted& wanted) {
    Money sum;
    for (const std::size_t index : city.packs) {
        if (wanted(assessment.packs[index])) sum += assessment.packs[index].totals.ceiling;
    }
    return sum;
}

} // namespace

std::vector<TotalLine> totalLines(const Context& context, const CityResult& city) {
    const Totals& totals = city.totals;
    std::vector<TotalLine> lines;
    const auto add = [&](const char* key, int depth, const Money& sum, const Localized& name,
                         const Localized& meaning) {
        lines.push_back({context.in(name), context.in(meaning), sum, depth, key});
    };
    const auto addPart = [&](const char* key, const Money& sum, const Localized& name, const Localized& meaning) {
        if (!sum.isZero()) add(key, 1, sum, name, meaning);
    };
    add("ceiling", 0, totals.ceiling, {"最高可获", "At most"},
        {"符合和可争取的各项取最优的合规组合，扣除已获支持；是上限，不是承诺",
         "the best lawful combination of what is eligible or arguable, less support already held; a limit, no "
         "promise"});
    add("entitled", 1, totals.entitled, {"其中：定额", "of which fixed sums"},
        {"条件符合即按文件写明的金额", "promised by the text where the conditions hold"});
    add("open_rate", 1, totals.openRate, {"其中：比例未公布", "of which rates not published"},
        {"文件只写上限，实际金额由主管部门核定", "the text gives a limit alone; the authority settles the sum"});
    addPart("draft",
            ceilingFrom(context.assessment(), city,
                        [](const PackResult& pack) { return pack.status == PackStatus::draft; }),
            {"其中：出自征求意见稿", "of which from drafts"}, {"尚未正式印发，可能改变", "not issued yet; may change"});
    addPart("excerpt",
            ceilingFrom(context.assessment(), city,
                        [](const PackResult& pack) { return pack.pack->grade == Grade::excerpt; }),
            {"其中：出自摘录", "of which from excerpts"},
            {"未见全文，须与正式文本核对", "the full text was not seen; check against it"});
    addPart("own", totals.own, {"其中：用户自填", "of which the user's own figures"},
            {"不是文件公布的数字", "not published by any document"});
    add("stated", 0, totals.stated, {"只计公布比例和定额", "By published rates and fixed sums alone"},
        {"只用文件写明比例或金额的措施，另取最优组合；可以逐项论证",
         "its own best combination of what the texts give in figures: what can be defended"});
    add("potential", 0, totals.potential, {"待补信息全部有利时", "If all that is missing turns out well"},
        {"未填的信息都按最有利的情形；实际只会更低或相等", "every open question at its best: an upper bound"});
    return lines;
}

} // namespace biosubsidy::report
