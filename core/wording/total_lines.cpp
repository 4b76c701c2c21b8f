// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wording/total_lines.h"

#include <utility>

namespace biosubsidy::wording {

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

// In the order of the kinds.
const std::vector<TotalLine>& allLines() {
    using Kind = TotalLine::Kind;
    static const std::vector<TotalLine> lines{
        {Kind::ceiling,
         {},
         {"最高可获", "At most"},
         {"最高可获", "At most"},
         {"符合和可争取的各项取最优的合规组合，扣除已获支持；是上限，不是承诺",
          "the best lawful combination of what is eligible or arguable, less support already held; a limit, no "
          "promise"}},
        {Kind::entitled,
         {},
         {"其中：定额", "of which fixed sums"},
         {"其中定额（符合即得）", "of which fixed sums (entitled)"},
         {"条件符合即按文件写明的金额", "promised by the text where the conditions hold"}},
        {Kind::openRate,
         {},
         {"其中：比例未公布", "of which rates not published"},
         {"其中比例未公布", "of which rates not published"},
         {"文件只写上限，实际金额由主管部门核定", "the text gives a limit alone; the authority settles the sum"}},
        {Kind::openAmount,
         {},
         {"其中：金额待定", "of which sums still open"},
         {"其中金额待定，取决于未填的信息", "of which sums still open, for want of facts"},
         {"未填的信息还会使它降低", "facts that are not given may still lower it"}},
        {Kind::discretionary,
         {},
         {"其中：择优或总量控制", "of which at discretion"},
         {"其中择优或总量控制，未必得到", "of which at discretion, not sure to come"},
         {"在申报者中评选，或受当年预算限制", "chosen among applicants, or limited by the year's budget"}},
        {Kind::draft,
         {},
         {"其中：出自征求意见稿", "of which from drafts"},
         {"其中出自征求意见稿", "of which from drafts"},
         {"尚未正式印发，可能改变", "not issued yet; may change"}},
        {Kind::report,
         {},
         {"其中：据报道", "of which from reports"},
         {"其中据报道，须核对", "of which from reports, to be checked"},
         {"没有见到原文，出自新闻或他人的摘要", "the text was not seen; from news or others' summaries"}},
        {Kind::excerpt,
         {},
         {"其中：出自摘录", "of which from excerpts"},
         {"其中出自摘录，须核对", "of which from excerpts, to be checked"},
         {"未见全文，须与正式文本核对", "the full text was not seen; check against it"}},
        {Kind::own,
         {},
         {"其中：用户自填", "of which the user's own figures"},
         {"其中用户自填，非文件公布", "of which the user's own figures, not published"},
         {"不是文件公布的数字", "not published by any document"}},
        {Kind::stated,
         {},
         {"只计公布比例和定额", "By published rates and fixed sums alone"},
         {"只计公布比例和定额", "By published rates and fixed sums alone"},
         {"只用文件写明比例或金额的措施，未填的信息按最不利计，另取最优组合；可以逐项论证",
          "its own best combination of what the texts give in figures, with open facts at their worst: what can be "
          "defended"}},
        {Kind::potential,
         {},
         {"最好情形至多", "Best case, at most"},
         {"最好情形，至多", "Best case, at most"},
         {"未填的信息都按最有利的情形；实际只会更低或相等", "every open question at its best: an upper bound"}}};
    return lines;
}

} // namespace

TotalLine totalLine(TotalLine::Kind kind, const Money& sum) {
    TotalLine line = allLines().at(static_cast<std::size_t>(kind));
    line.sum = sum;
    return line;
}

std::vector<TotalLine> totalLines(const Assessment& assessment, const CityResult& city) {
    using Kind = TotalLine::Kind;
    const Totals& totals = city.totals;
    const Money drafts =
        ceilingFrom(assessment, city, [](const PackResult& pack) { return pack.status == PackStatus::draft; });
    const Money excerpts =
        ceilingFrom(assessment, city, [](const PackResult& pack) { return pack.pack->grade == Grade::excerpt; });
    const Money reports =
        ceilingFrom(assessment, city, [](const PackResult& pack) { return pack.pack->grade == Grade::report; });
    std::vector<TotalLine> lines{totalLine(Kind::ceiling, totals.ceiling),
                                 totalLine(Kind::entitled, totals.entitled),
                                 totalLine(Kind::openRate, totals.openRate),
                                 totalLine(Kind::openAmount, totals.openAmount),
                                 totalLine(Kind::discretionary, totals.discretionary),
                                 totalLine(Kind::draft, drafts),
                                 totalLine(Kind::report, reports),
                                 totalLine(Kind::excerpt, excerpts),
                                 totalLine(Kind::own, totals.own),
                                 totalLine(Kind::stated, totals.stated),
                                 totalLine(Kind::potential, totals.potential)};
    std::erase_if(lines, [](const TotalLine& line) {
        return line.kind >= Kind::openAmount && line.kind <= Kind::own && line.sum.isZero();
    });
    return lines;
}

} // namespace biosubsidy::wording
