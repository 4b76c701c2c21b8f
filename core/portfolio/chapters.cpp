// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/portfolio/chapters.h"

#include <algorithm>

#include "core/report/options.h"
#include "core/values/text.h"
#include "core/wording/badges.h"
#include "core/wording/pack_text.h"
#include "core/wording/say.h"
#include "core/wording/total_lines.h"

namespace biosubsidy::portfolio {

using report::Cell;
using report::Paragraph;
using report::Section;
using report::TableColumn;
using wording::say;

std::string ChapterContext::text(const char* zh, const char* en) const {
    return language() == Language::zh ? zh : en;
}

std::string ChapterContext::sum(const Money& money) const {
    return report::sumText(money, options.unit, language());
}

Cell ChapterContext::cell(const Money& money) const {
    return {report::columnSum(money, options.unit), money};
}

Cell ChapterContext::cellOrNothing(const Money& money) const {
    return money.isZero() ? Cell() : cell(money);
}

Cell ChapterContext::cell(std::uint64_t count) {
    return {std::to_string(count), count};
}

std::string ChapterContext::sumHeading(const char* zh, const char* en) const {
    return say(language(), "{}（{}）", "{} ({})", text(zh, en), report::unitText(options.unit, language()));
}

std::string measureTitle(const RuleBook& rules, const std::string& measure, Language language) {
    const RuleBook::Named named = rules.find(measure);
    return printable(named.measure == nullptr ? measure : named.measure->title.in(language));
}

std::string documentOf(const RuleBook& rules, const std::string& measure, Language language) {
    const Pack* pack = rules.find(measure).pack;
    if (pack == nullptr) return say(language, "（现在载入的规则里没有）", "(not among the rules loaded now)");
    const Fact& cities = rules.vocabulary().cities();
    const auto city = cities.choice(pack->city);
    const std::string& place = city ? cities.choices[*city].label.in(language) : pack->city;
    return printable(place) + " " +
           (pack->number.empty() ? wording::documentText(*pack, language) : printable(pack->number));
}

std::string marksOf(const Portfolio& portfolio, const std::string& measure, Language language) {
    const Pack* pack = portfolio.rules().find(measure).pack;
    if (pack == nullptr) return {};
    PackResult result;
    result.pack = pack;
    result.status = pack->statusOn(portfolio.asOf());
    return wording::enumerated(wording::wordsOf(wording::badgesOf(result, language)), wording::Joint::all, language);
}

std::string questionText(const std::string& path, const Vocabulary& vocabulary, Language language) {
    const std::size_t first = path.find('.');
    const std::size_t last = path.rfind('.');
    if (first == std::string::npos) return printable(path);
    const std::string list = path.substr(0, first);
    const Entity entity = list == "company" ? Entity::company : list == "projects" ? Entity::project : Entity::expense;
    const auto fact = vocabulary.find(entity, path.substr(last + 1));
    if (!fact) return printable(path);
    const std::string label = vocabulary.fact(entity, *fact).label.in(language);
    if (entity == Entity::company || last == first) return label;
    return say(language, "{} {}：{}", "{} {}: {}", wording::scopeText(entity, language),
               printable(path.substr(first + 1, last - first - 1)), label);
}

Paragraph notWhole(const ChapterContext& context) {
    return {
        context.text("结果里每家只列出最大的三项：按措施、按期限的数字不全，合计小于最高可获，出自征求意见稿、报道的"
                     "部分没有区分；给案例或企业表本身，或带 --claims 的 .db，才是全部。",
                     "The results list the three largest claims of each firm alone: figures by measure and by "
                     "deadline are not whole and add up to less than the total, and what rests on drafts or "
                     "reports is not told apart. The cases, the table, or a .db made with --claims give all."),
        Paragraph::Style::notice};
}

Cell ceilingCell(const Firm& firm, const PortfolioOptions& options) {
    if (!firm.hasClaims()) return say(options.language, "没有收录其所在地的政策", "no policies known there");
    if (!firm.hasFigures()) return say(options.language, "未公布金额", "not published");
    return {report::columnSum(firm.totals.ceiling, options.unit), firm.totals.ceiling};
}

namespace {

// How many firms stand where: who reads the sums has to know what is not in them.
std::vector<std::string> countLines(const ChapterContext& context) {
    const Portfolio& of = context.portfolio();
    const Language language = context.language();
    std::vector<std::string> lines;
    lines.push_back(say(language, "{} 家企业中，{} 家现在就有可计入的金额。",
                        "Of {} [firm|firms], {} [has|have] a sum that counts now.", of.firms, of.withCeiling));
    if (of.openAlone > 0)
        lines.push_back(say(language, "{} 家现在没有可计入的金额，但补充信息后可能有。",
                            "{} [has|have] nothing that counts yet, and may once more is known.", of.openAlone));
    const std::uint64_t nothing = of.firms - of.withCeiling - of.openAlone - of.withoutFigures - of.withoutClaims;
    if (nothing > 0)
        lines.push_back(say(language, "{} 家按所填情况没有可计入的金额。",
                            "{} [has|have] nothing that counts, by what is stated.", nothing));
    if (of.withoutFigures > 0)
        lines.push_back(say(
            language, "{} 家所在地的文件没有公布金额：不是没有支持，是没有可加的数。",
            "For {} [firm|firms] the documents of the place publish no sum: there is support, and no number to add.",
            of.withoutFigures));
    if (of.withoutClaims > 0)
        lines.push_back(say(language, "{} 家所在地没有收录政策，没有测算。",
                            "{} [stands|stand] where no policy is known; nothing was assessed.", of.withoutClaims));
    if (of.refusedCount > 0)
        lines.push_back(say(language, "另有 {} 行读不成企业，没有测算，见“未测算”一章。",
                            "{} more [line|lines] could not be read as firms: see \"Not assessed\".", of.refusedCount));
    if (of.unproven > 0)
        lines.push_back(say(language, "{} 家的最优组合没有算完，合计可能偏低。",
                            "For {} [firm|firms] the search for the best set was cut short; the total may be higher.",
                            of.unproven));
    return lines;
}

// By document: only where every claim is listed, or less would be shown than there is.
std::vector<wording::TotalLine> certaintyLines(const Portfolio& of, bool byDocument) {
    using wording::totalLine;
    using Kind = wording::TotalLine::Kind;
    std::vector<wording::TotalLine> lines{totalLine(Kind::ceiling, of.totals.ceiling),
                                          totalLine(Kind::entitled, of.totals.entitled),
                                          totalLine(Kind::openRate, of.totals.openRate),
                                          totalLine(Kind::openAmount, of.totals.openAmount),
                                          totalLine(Kind::discretionary, of.totals.discretionary),
                                          totalLine(Kind::draft, of.fromDrafts),
                                          totalLine(Kind::report, of.fromReports),
                                          totalLine(Kind::excerpt, of.fromExcerpts),
                                          totalLine(Kind::own, of.ofUser),
                                          totalLine(Kind::stated, of.totals.stated),
                                          totalLine(Kind::potential, of.totals.potential)};
    std::erase_if(lines, [=](const wording::TotalLine& line) {
        if (!byDocument && line.kind >= Kind::draft && line.kind <= Kind::own) return true;
        return line.kind >= Kind::openAmount && line.kind <= Kind::own && line.sum.isZero();
    });
    return lines;
}

} // namespace

Sections summaryChapter(const ChapterContext& context) {
    const Language language = context.language();
    Section section{1, context.text("总览", "At a glance"), {}};
    section.blocks.emplace_back(Paragraph{
        say(language, "{} 家企业合计最高可获 {}；其中按公布比例和定额能论证的 {}；最好情形 {}。",
            "{} [firm|firms]: at most {} in all; of it {} can be defended by published figures; {} at best, once "
            "everything is known.",
            context.portfolio().firms, context.sum(context.portfolio().totals.ceiling),
            context.sum(context.portfolio().totals.stated), context.sum(context.portfolio().totals.potential)),
        Paragraph::Style::lead});
    const std::vector<TableColumn<wording::TotalLine>> columns{
        {{context.text("合计", "Total"), 34},
         [&](const auto& line) { return printable((line.isPart() ? "　" : "") + line.name.in(language)); }},
        {{context.sumHeading("金额", "Sum"), 22, true}, [&](const auto& line) { return context.cell(line.sum); }},
        {{context.text("含义", "What it means"), 44}, [&](const auto& line) { return line.meaning.in(language); }}};
    section.blocks.emplace_back(
        report::tableOf(context.text("按确定程度", "By certainty"), columns,
                        certaintyLines(context.portfolio(), context.input.basis.listsAllClaims)));
    section.blocks.emplace_back(Paragraph{
        context.text("合计是各企业各自最优组合之和；各企业的总量限制、年度预算和评选名额不在其中，实际拨付可能更少。"
                     "“其中”各项互相重叠，不能相加。",
                     "The sums add up each firm's own best set. A year's budget, quotas and rankings among firms are "
                     "not in them: what is paid may be less. The parts overlap and do not add up."),
        Paragraph::Style::small});
    section.blocks.emplace_back(report::Bullets{countLines(context)});
    if (!context.input.basis.listsAllClaims) section.blocks.emplace_back(notWhole(context));
    return {std::move(section)};
}

Sections deadlineChapter(const ChapterContext& context) {
    const Language language = context.language();
    const RuleBook& rules = context.rules();
    using Line = std::pair<const Deadline, DeadlineTally>;
    const std::vector<TableColumn<Line>> columns{
        {{context.text("最后一日", "Last day"), 13}, [](const Line& line) { return line.first.day.toString(); }},
        {{context.text("是什么的期限", "Of what"), 45},
         [&](const Line& line) {
             const Pack& pack = *rules.pack(line.first.pack);
             return line.first.ofCall
                        ? context.text("申报通知：", "call: ") +
                              printable(pack.calls[line.first.call].text.in(language))
                        : context.text("文件执行期：", "document: ") + wording::documentText(pack, language);
         }},
        {{context.text("企业（家）", "Firms"), 10, true},
         [](const Line& line) { return ChapterContext::cell(line.second.firms); }},
        {{context.sumHeading("现可计入", "Counts now"), 16, true},
         [&](const Line& line) { return context.cell(line.second.counted); }},
        {{context.sumHeading("待判断，至多", "Open, at most"), 16, true},
         [&](const Line& line) { return context.cellOrNothing(line.second.open); }}};
    Section section{1, context.text("按期限", "By deadline"), {}};
    if (!context.input.basis.listsAllClaims) section.blocks.emplace_back(notWhole(context));
    section.blocks.emplace_back(Paragraph{
        context.text("一项措施既有申报通知又有文件执行期的，两行都在内，所以各行不能相加；“待判断”是相关各项上限之和。",
                     "A measure with a call and a document that ends stands in both rows, so that the rows do not add "
                     "up; what is open is the sum of the ceilings concerned."),
        Paragraph::Style::small});
    report::Table table = report::tableOf(context.text("期限", "Deadlines"), columns, context.portfolio().deadlines);
    const DeadlineTally& without = context.portfolio().withoutDeadline;
    if (without.firms > 0)
        table.rows.push_back(
            {{"—", context.text("没有公布最后期限", "no last day is published"), ChapterContext::cell(without.firms),
              context.cell(without.counted), context.cellOrNothing(without.open)}});
    if (table.rows.empty())
        section.blocks.emplace_back(Paragraph{context.text("没有涉及期限的金额。", "No sum has a deadline.")});
    else
        section.blocks.emplace_back(std::move(table));
    return {std::move(section)};
}

Sections questionChapter(const ChapterContext& context) {
    const Language language = context.language();
    const auto& questions = context.portfolio().questions;
    Section section{1, context.text("该问谁什么", "Whom to ask what"), {}};
    std::vector<TableColumn<Asked>> columns{
        {{context.text("企业", "Firm"), 26}, [&](const Asked& asked) { return context.name(asked.firm); }},
        {{context.text("请它补充", "Ask for"), 34}, [&](const Asked& asked) {
             return asked.text.empty() ? questionText(asked.question.fact, context.rules().vocabulary(), language)
                                       : asked.text;
         }}};
    if (context.input.lookedCloser)
        columns.push_back({{context.sumHeading("只差这一项", "This alone decides"), 18, true},
                           [&](const Asked& asked) { return context.cellOrNothing(asked.alone.value_or(Money())); }});
    columns.push_back({{context.sumHeading("最多影响", "At stake, at most"), 18, true},
                       [&](const Asked& asked) { return context.cell(asked.question.atStake); }});
    section.blocks.emplace_back(Paragraph{
        context.input.lookedCloser
            ? context.text("每家问一件事。“只差这一项”是只等这一条信息就能判断的各项上限之和：答案合适，金额就定下来；"
                           "没有的，答了之后还要问别的。“最多影响”是与这条信息有关的各项上限之和。",
                           "One question for each firm. \"This alone decides\" adds up the ceilings of the claims that "
                           "wait for this fact and no other; where there is none, further questions follow. \"At "
                           "stake\" adds up the ceilings of all claims that miss it.")
            : context.text(
                  "每家问一件事。“最多影响”是与这条信息有关的各项上限之和；这些措施可能还缺别的信息，结果里没有说，"
                  "给案例或企业表本身即可看出。",
                  "One question for each firm. \"At stake\" adds up the ceilings of all claims that miss it; "
                  "they may miss more, which the results do not tell: the cases or the table would."),
        Paragraph::Style::small});
    if (questions.kept().empty()) {
        section.blocks.emplace_back(
            Paragraph{context.text("没有影响金额的待补信息。", "Nothing is open that has a sum.")});
        return {std::move(section)};
    }
    section.blocks.emplace_back(report::tableOf(context.text("问题清单", "Questions"), columns, questions.kept()));
    if (questions.all() > questions.kept().size())
        section.blocks.emplace_back(
            Paragraph{say(language, "另有 {} 家也有待补信息，影响较小，没有列出。",
                          "{} more [firm has|firms have] open questions with less at stake; they are not listed.",
                          questions.all() - questions.kept().size()),
                      Paragraph::Style::notice});
    return {std::move(section)};
}

} // namespace biosubsidy::portfolio
