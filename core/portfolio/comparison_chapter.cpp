// SPDX-License-Identifier: GPL-3.0-or-later
//
// What changed since another screening.
#include "core/portfolio/chapters.h"
#include "core/values/text.h"
#include "core/wording/explanation.h"
#include "core/wording/say.h"

namespace biosubsidy::portfolio {

using report::Cell;
using report::Paragraph;
using report::Section;
using report::TableColumn;
using wording::say;

namespace {

constexpr std::size_t mostClaims = 4; // of one firm's changes that are told

std::string causeWord(Cause cause, Language language) {
    switch (cause) {
    case Cause::rules: return say(language, "规则", "rules");
    case Cause::date: return say(language, "日期", "date");
    case Cause::facts: return say(language, "企业情况", "facts of the firm");
    }
    return {};
}

std::string causesText(const Change& change, Language language) {
    std::vector<std::string> words;
    for (const Cause cause : change.causes) words.push_back(causeWord(cause, language));
    if (change.sure) return wording::enumerated(words, wording::Joint::all, language);
    return say(language, "{}，分不清", "{}: not told apart", wording::enumerated(words, wording::Joint::any, language));
}

// What is not among all claims that may come to something is not eligible.
std::string standingText(const std::optional<Verdict>& verdict, bool listsAll, Language language) {
    if (!verdict && !listsAll) return say(language, "未列出", "not listed");
    return wording::verdictText(verdict.value_or(Verdict::ineligible), language);
}

// 专业中试平台建设：0 → 5,000万元（待补信息 → 符合）
std::string changesText(const ChapterContext& context, const Change& change) {
    const Language language = context.language();
    std::vector<std::string> parts;
    for (const ClaimChange& claim : change.claims) {
        if (parts.size() == mostClaims) break;
        std::string part =
            say(language, "{}：{} → {}", "{}: {} → {}", measureTitle(context.rules(), claim.measure, language),
                context.sum(claim.before), context.sum(claim.after));
        if (claim.was != claim.is)
            part += say(language, "（{} → {}）", " ({} → {})",
                        standingText(claim.was, context.input.comparison->before.listsAllClaims, language),
                        standingText(claim.is, context.input.comparison->after.listsAllClaims, language));
        parts.push_back(std::move(part));
    }
    if (change.claims.size() > mostClaims)
        parts.push_back(say(language, "等共 {} 项", "{} in all", change.claims.size()));
    return wording::clauses(parts, language);
}

void addChanges(const ChapterContext& context, const std::string& title, const Largest<Change, LargerChange>& changes,
                Sections& sections) {
    if (changes.kept().empty()) return;
    const Language language = context.language();
    const std::vector<TableColumn<Change>> columns{
        {{context.text("企业", "Firm"), 15}, [&](const Change& of) { return context.name(of.firm); }},
        {{context.sumHeading("上次", "Before"), 17, true}, [&](const Change& of) { return context.cell(of.before); }},
        {{context.sumHeading("这次", "Now"), 17, true}, [&](const Change& of) { return context.cell(of.after); }},
        {{context.sumHeading("相差", "Difference"), 17, true},
         [&](const Change& of) { return context.cell(of.difference()); }},
        {{context.text("起因", "Cause"), 10}, [=](const Change& of) { return causesText(of, language); }},
        {{context.text("哪几项", "In which"), 24}, [&](const Change& of) { return changesText(context, of); }}};
    Section section{2, title, {}};
    report::Table table = report::tableOf(title, columns, changes.kept());
    table.compact = true;
    section.blocks.emplace_back(std::move(table));
    if (changes.all() > changes.kept().size())
        section.blocks.emplace_back(Paragraph{say(language, "另有 {} 家没有列出。", "{} more [is|are] not listed.",
                                                  changes.all() - changes.kept().size()),
                                              Paragraph::Style::notice});
    sections.push_back(std::move(section));
}

void addFirms(const ChapterContext& context, const std::string& title, const Largest<FirmSum, LargerSum>& firms,
              Sections& sections) {
    if (firms.kept().empty()) return;
    const std::vector<TableColumn<FirmSum>> columns{
        {{context.text("企业", "Firm"), 50}, [&](const FirmSum& of) { return context.name(of.firm); }},
        {{context.text("统一社会信用代码", "Credit code"), 28},
         [](const FirmSum& of) { return printable(of.firm.uscc); }},
        {{context.sumHeading("最高可获", "At most"), 22, true},
         [&](const FirmSum& of) { return context.cell(of.sum); }}};
    Section section{2, title, {}};
    report::Table table = report::tableOf(title, columns, firms.kept());
    table.compact = true;
    section.blocks.emplace_back(std::move(table));
    if (firms.all() > firms.kept().size())
        section.blocks.emplace_back(Paragraph{say(context.language(), "另有 {} 家没有列出。",
                                                  "{} more [is|are] not listed.", firms.all() - firms.kept().size()),
                                              Paragraph::Style::notice});
    sections.push_back(std::move(section));
}

std::string dayText(const Basis& basis, Language language) {
    return basis.asOf ? basis.asOf->toString() : say(language, "日期不详", "of an unknown day");
}

// How the two were made: what may have changed besides the firms.
std::vector<std::string> basisLines(const ChapterContext& context, const Comparison& of) {
    using Rules = Basis::Rules;
    const Language language = context.language();
    std::vector<std::string> lines;
    if (of.before.rules == Rules::loaded && of.after.rules == Rules::loaded)
        lines.push_back(context.text("两次的规则相同。", "The rules were the same both times."));
    else if (of.before.rules == Rules::unknown || of.after.rules == Rules::unknown)
        lines.push_back(context.text("两次的规则是否相同，结果里没有说：起因里总列着规则。",
                                     "The results do not tell whether the rules were the same: they always stand "
                                     "among the causes."));
    else
        lines.push_back(context.text("两次的规则或选项不同。", "The rules or the options were not the same."));
    if (of.splits)
        lines.push_back(say(
            language, "上次的情况按今天的日期重算了一遍：日期使合计增加 {}、减少 {}；企业情况使合计增加 {}、减少 {}。",
            "The facts of the other day were held against the rules of today as well: the date brought {} "
            "more and {} less, the facts {} more and {} less.",
            context.sum(of.byDate), context.sum(of.byDateLost), context.sum(of.byFacts), context.sum(of.byFactsLost)));
    if (!of.before.listsAllClaims || !of.after.listsAllClaims)
        lines.push_back(context.text("至少有一次只列出每家最大的三项，“哪几项”可能不全。",
                                     "One of the two lists the three largest claims of each firm alone: what changed "
                                     "in which measures may not be whole."));
    if (of.notTold > 0)
        lines.push_back(say(language, "{} 家既无信用代码又无名称，或和别家的相同，没有比较。",
                            "{} [firm|firms] could not be told apart by code or name, and [is|are] not compared.",
                            of.notTold));
    return lines;
}

} // namespace

Sections comparisonChapter(const ChapterContext& context) {
    if (context.input.comparison == nullptr) return {};
    const Comparison& of = *context.input.comparison;
    const Language language = context.language();
    Sections sections{{1, context.text("与上次相比", "Since the other screening"), {}}};
    sections.front().blocks.emplace_back(Paragraph{
        say(language, "上次（{}，{} 家）合计 {}，这次（{}，{} 家）合计 {}。",
            "Before ({}, {} [firm|firms]): {} in all; now ({}, {} [firm|firms]): {}.", dayText(of.before, language),
            of.firmsBefore, context.sum(of.totalBefore), dayText(of.after, language), context.portfolio().firms,
            context.sum(context.portfolio().totals.ceiling)),
        Paragraph::Style::lead});
    struct Line {
        const char* zh;
        const char* en;
        std::uint64_t firms;
        std::optional<Money> sum;
    };
    const std::vector<Line> lines{{"增加", "gained", of.gained.all(), of.gainedSum},
                                  {"减少", "lost", of.lost.all(), of.lostSum},
                                  {"不变", "unchanged", of.same, std::nullopt},
                                  {"新列入", "new", of.fresh.all(), of.freshSum},
                                  {"不再列入", "gone", of.gone.all(), of.goneSum}};
    const std::vector<TableColumn<Line>> columns{
        {{context.text("最高可获", "At most"), 40}, [&](const Line& line) { return context.text(line.zh, line.en); }},
        {{context.text("企业（家）", "Firms"), 25, true},
         [](const Line& line) { return ChapterContext::cell(line.firms); }},
        {{context.sumHeading("金额", "Sum"), 35, true},
         [&](const Line& line) { return line.sum ? context.cell(*line.sum) : Cell(); }}};
    sections.front().blocks.emplace_back(report::tableOf(context.text("变化", "Changes"), columns, lines));
    sections.front().blocks.emplace_back(report::Bullets{basisLines(context, of)});
    addChanges(context, context.text("增加的企业", "Firms that gained"), of.gained, sections);
    addChanges(context, context.text("减少的企业", "Firms that lost"), of.lost, sections);
    addFirms(context, context.text("新列入的企业", "New firms"), of.fresh, sections);
    addFirms(context, context.text("不再列入的企业", "Firms that are gone"), of.gone, sections);
    return sections;
}

} // namespace biosubsidy::portfolio
