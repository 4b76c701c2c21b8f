// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a report ends with: what was not assessed, and what it rests on.
#include <set>

#include "core/portfolio/chapters.h"
#include "core/report/options.h"
#include "core/values/text.h"
#include "core/wording/pack_text.h"
#include "core/wording/say.h"

namespace biosubsidy::portfolio {

using report::Paragraph;
using report::Section;
using report::TableColumn;
using wording::say;

namespace {

void addRefused(const ChapterContext& context, Section& section) {
    const Portfolio& of = context.portfolio();
    const Language language = context.language();
    if (of.refusedCount == 0) return;
    const std::vector<TableColumn<Refused>> columns{
        {{context.text("行", "Line"), 10, true}, [](const Refused& one) { return ChapterContext::cell(one.line); }},
        {{context.text("原因", "Why"), 90}, [&](const Refused& one) { return printable(one.why.in(language)); }}};
    section.blocks.emplace_back(
        report::tableOf(context.text("读不成企业的行", "Lines that are no firm"), columns, of.refusedLines));
    if (of.refusedCount > of.refusedLines.size())
        section.blocks.emplace_back(Paragraph{say(language, "另有 {} 行没有列出。", "{} more [is|are] not listed.",
                                                  of.refusedCount - of.refusedLines.size()),
                                              Paragraph::Style::notice});
}

void addWithoutPolicies(const ChapterContext& context, Section& section) {
    const Portfolio& of = context.portfolio();
    const Language language = context.language();
    if (of.withoutClaims == 0) return;
    const std::vector<TableColumn<FirmName>> columns{
        {{context.text("行", "Line"), 10, true}, [](const FirmName& firm) { return ChapterContext::cell(firm.line); }},
        {{context.text("企业", "Firm"), 60}, [&](const FirmName& firm) { return context.name(firm); }},
        {{context.text("统一社会信用代码", "Credit code"), 30},
         [](const FirmName& firm) { return printable(firm.uscc); }}};
    section.blocks.emplace_back(report::tableOf(
        context.text("所在地没有收录政策的企业", "Firms where no policy is known"), columns, of.notAssessed));
    if (of.withoutClaims > of.notAssessed.size())
        section.blocks.emplace_back(Paragraph{say(language, "另有 {} 家没有列出。", "{} more [is|are] not listed.",
                                                  of.withoutClaims - of.notAssessed.size()),
                                              Paragraph::Style::notice});
}

} // namespace

Sections refusedChapter(const ChapterContext& context) {
    const Language language = context.language();
    Section section{1, context.text("未测算", "Not assessed"), {}};
    addRefused(context, section);
    addWithoutPolicies(context, section);
    if (!context.input.account.empty()) {
        report::Bullets lines;
        for (const Localized& line : context.input.account) lines.items.push_back(printable(line.in(language)));
        section.blocks.emplace_back(Paragraph{
            context.text("读表时的情况（没有读懂的当作未填，不当作“否”或 0）：",
                         "How the table was read (what was not understood is taken as not stated, neither as no nor "
                         "as zero):")});
        section.blocks.emplace_back(std::move(lines));
    }
    if (section.blocks.empty())
        section.blocks.emplace_back(Paragraph{context.text("全部读成并测算。", "All were read and assessed.")});
    return {std::move(section)};
}

Sections sourceChapter(const ChapterContext& context) {
    const Language language = context.language();
    std::set<std::string> ids;
    for (const auto& [measure, tally] : context.portfolio().measures) ids.insert(measure.substr(0, measure.find('/')));
    std::vector<const Pack*> packs;
    for (const Pack& pack : context.rules().packs()) {
        if (ids.contains(pack.id)) packs.push_back(&pack);
    }
    using Of = const Pack*;
    const std::vector<TableColumn<Of>> columns{
        {{context.text("文件", "Document"), 40},
         [=](const Of& pack) { return wording::documentText(*pack, language); }},
        {{context.text("施行期间", "In effect"), 20},
         [=](const Of& pack) { return wording::periodText(*pack, language); }},
        {{context.text("文本", "Text seen"), 8},
         [=](const Of& pack) { return wording::gradeText(pack->grade, language); }},
        {{context.text("最后核对", "Last looked at"), 12},
         [](const Of& pack) { return pack->checked ? pack->checked->toString() : std::string(); }},
        {{context.text("规则包与版本", "Rule pack"), 20},
         [](const Of& pack) { return printable(pack->id + " " + pack->version); }}};
    Section section{1, context.text("依据与说明", "Sources"), {}};
    section.blocks.emplace_back(Paragraph{report::disclaimer(language)});
    if (context.input.basis.ofEarlierKind)
        section.blocks.emplace_back(Paragraph{
            context.text("结果出自较早的程序：没有区分金额待定的部分，“能论证”的合计按上限计。",
                         "The results come from an earlier program: open amounts are not told apart, and what can be "
                         "defended takes them at their highest."),
            Paragraph::Style::notice});
    if (context.input.basis.rules == Basis::Rules::others)
        section.blocks.emplace_back(Paragraph{
            context.text("结果不是按现在载入的规则和通常的选项测算的；措施名称、期限取自现在载入的规则。",
                         "The results were not made by the rules that are loaded now, with the usual options; titles "
                         "and deadlines are those of the loaded rules."),
            Paragraph::Style::notice});
    if (!packs.empty()) section.blocks.emplace_back(report::tableOf(context.text("文件", "Documents"), columns, packs));
    return {std::move(section)};
}

} // namespace biosubsidy::portfolio
