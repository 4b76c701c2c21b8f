// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/report/parts.h"
#include "core/report/table_of.h"
#include "core/values/text.h"
#include "core/wording/pack_text.h"

namespace biosubsidy::report {

using wording::say;

namespace {

struct Term {
    Localized word;
    Localized meaning;
};

Table termTable(const Context& context) {
    static const std::vector<Term> terms{
        {{"✓ 符合", "✓ Eligible"},
         {"无论未填的信息如何，条件都满足。", "The conditions hold, whatever is not yet stated."}},
        {{"◐ 可争取", "◐ Arguable"},
         {"原文有两种理解：从宽满足，从严不满足。",
          "The text can be read in two ways: one holds, the other does not."}},
        {{"? 待补信息", "? Undetermined"}, {"取决于还没有填写的信息。", "It depends on what is not yet stated."}},
        {{"– 不符合", "– Not eligible"},
         {"无论未填的信息如何，条件都不满足。", "The conditions fail, whatever is not yet stated."}},
        {{"征求意见稿", "draft"},
         {"尚未正式印发的草案，内容和金额都可能改变，只供预判。",
          "Put out for comment, not issued: terms and sums may change."}},
        {{"已被替代", "superseded"},
         {"已有新文件取代，是否仍适用须向主管部门核实。",
          "A later document has replaced it: ask whether it still applies."}},
        {{"摘录", "excerpt"},
         {"只见到部分原文，全文里可能还有别的条件，数字须核对。",
          "Only parts of the text were seen; the full text may hold further conditions."}},
        {{"据报道", "reported"},
         {"没有见到原文，数字出自新闻或他人的摘要，使用前须与正式文本核对。",
          "The text was not seen; its figures come from news or others' summaries: check it before relying on them."}},
        {{"已到期、尚未施行", "expired, not yet in force"},
         {"测算日不在文件的施行期间内，其中各项不计入合计。",
          "The document is not in force on the day of the assessment: nothing of it counts."}},
        {{"择优、总量控制", "competitive, within a budget"},
         {"在申报者中评选，或受当年预算限制：符合条件也不一定得到全额。",
          "Chosen among applicants, or limited by the year's budget: not sure to come, or not in full."}},
        {{"比例未公布", "rate not published"},
         {"文件写了上限，没有写补助比例或分档；按上限列示，实际由主管部门核定。",
          "The text gives a limit but neither share nor tiers: shown at its limit, settled by the authority."}},
        {{"用户自填", "user's own"},
         {"由用户自己给出的规则或数字，不是文件公布的，责任由用户承担。",
          "A rule or figure that the user gave; no document publishes it."}},
        {{"未公布金额", "no figure published"},
         {"文件承诺资金支持但没有写金额：不等于 0，不计入合计。",
          "The text promises money without a figure: not zero, and in no total."}},
    };
    const std::vector<TableColumn<Term>> columns{
        {{context.text("标记", "Mark"), 22}, [&](const Term& term) { return context.in(term.word); }},
        {{context.text("含义", "Meaning"), 78}, [&](const Term& term) { return context.in(term.meaning); }}};
    return tableOf(context.text("用语", "Terms"), columns, terms);
}

// The readings of ours that act on some claim, each once, with their document.
std::vector<std::string> actingAssumptions(const Context& context) {
    std::vector<std::string> lines;
    for (const PackResult& result : context.assessment().packs) {
        for (const Assumption& assumption : result.pack->assumptions) {
            const std::string text = context.in(assumption.text);
            const bool acts = std::any_of(result.claims.begin(), result.claims.end(), [&](const Claim& claim) {
                const auto at = static_cast<std::size_t>(&claim - result.claims.data());
                const auto pack = static_cast<std::size_t>(&result - context.assessment().packs.data());
                const wording::Explanation words =
                    wording::explain(context.assessment(), {pack, at}, context.language());
                return std::any_of(words.notes.begin(), words.notes.end(),
                                   [&](const std::string& note) { return note.ends_with(text); });
            });
            if (acts)
                lines.push_back(say(context.language(), "{}（{}）：{}", "{} ({}): {}",
                                    wording::documentText(*result.pack, context.language()),
                                    wording::assumptionText(assumption.on, context.language()), text));
        }
    }
    return lines;
}

std::vector<std::string> ownPacks(const Context& context) {
    std::vector<std::string> lines;
    for (const PackResult& result : context.assessment().packs) {
        if (!result.pack->builtIn)
            lines.push_back(say(context.language(), "{}：计入 {}", "{}: {} counted",
                                wording::documentText(*result.pack, context.language()),
                                context.sum(result.totals.ceiling)));
    }
    return lines;
}

void addList(Section& section, const std::string& heading, std::vector<std::string> items) {
    if (items.empty()) return;
    section.blocks.emplace_back(Paragraph{heading});
    section.blocks.emplace_back(Bullets{std::move(items)});
}

} // namespace

std::vector<Section> noteSections(const Context& context) {
    Section section{1, context.text("说明与假设", "Notes and assumptions"), {}};
    section.blocks.emplace_back(termTable(context));
    std::vector<std::string> rules{
        context.text(
            "金额以分为单位精确计算；每项上限只在最后向下取整一次（到分），此外不作任何舍入。正文算式里的金额按习惯"
            "以万元、亿元书写，同样精确。",
            "Sums are exact to the fen; each ceiling is rounded down once, to the fen, and nothing else is."),
        context.text("“未填”不等于“否”，也不等于 0：未填的信息只会使结果待定，不会被猜测。",
                     "What is not stated is neither no nor zero: it leaves a claim open and is never guessed."),
        context.assessment().exclusion
            ? context.text("同一项目的投资类支持按只取其一处理（从优不重复）；已获的其他支持按文件的规定抵减。",
                           "Of the support for one project's investment only one is counted; support already held is "
                           "set off as the text says.")
            : context.text(
                  "按要求，未假定同一项目的投资类支持只取其一；已获的其他支持按文件的规定抵减。",
                  "As asked, support for one project's investment is added up; support already held is set off "
                  "as the text says."),
    };
    addList(section, context.text("测算方法", "Method"), std::move(rules));
    addList(section,
            context.text("起作用的理解（原文没有写明，由测算方作出）", "Readings of ours that act in this case"),
            actingAssumptions(context));
    std::vector<std::string> warnings;
    for (const CaseWarning& warning : context.assessment().warnings) warnings.push_back(context.in(warning.message));
    addList(section, context.text("所填情况需要核对之处", "What was stated and deserves a look"), std::move(warnings));
    addList(section, context.text("用户自填的数字", "Figures of the user's own"), ownPacks(context));
    return {std::move(section)};
}

} // namespace biosubsidy::report
