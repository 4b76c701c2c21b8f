// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wording/stacking_lines.h"

#include "core/values/text.h"
#include "core/wording/explanation.h"
#include "core/wording/labels.h"
#include "core/wording/money_text.h"

namespace biosubsidy::wording {

namespace {

constexpr std::string_view investmentPool = "investment";
constexpr std::size_t longestPolicy = 30;

// “从优不重复” where the document's rule begins with such a name.
std::string ruleName(const ClaimView& view) {
    const std::string& rule = view.in(view.pack.pack->overlap);
    const bool zh = view.language() == Language::zh;
    const std::size_t end = rule.find(zh ? "：" : ":");
    constexpr std::size_t longestName = 40; // bytes
    const std::string name = end == std::string::npos ? "" : rule.substr(0, end);
    if (name.empty() || name.size() > longestName || name.find(zh ? "，" : ".") != std::string::npos)
        return say(view.language(), "按本政策对重复支持的规定", "by the policy's rule on overlaps");
    return say(view.language(), "按“{}”", "by the rule \"{}\"", insideSentence(name));
}

// 500万元（某某补助）: the support held, with the names of its policies.
std::string heldWords(const ClaimView& view) {
    std::vector<std::string> names;
    for (const std::size_t index : view.claim.awardsHeld) {
        const Award& award = view.assessment.subject->awards[index];
        names.push_back(printable(shortened(award.policy ? *award.policy : award.id, longestPolicy)));
    }
    return say(view.language(), "{}（{}）", "{} ({})", moneyText(view.claim.awardsOff, view.language()),
               enumerated(names, Joint::all, view.language()));
}

void addAwards(const ClaimView& view, std::vector<std::string>& lines) {
    const Claim& claim = view.claim;
    if (claim.awardsHeld.empty() || !claim.ceiling || claim.awardsOff.isZero()) return;
    const Language language = view.language();
    const std::string ceiling = moneyText(*claim.ceiling, language);
    if (claim.worth().isZero()) {
        lines.push_back(say(language, "已获支持 {}，不低于本项的 {}，{}不再增加；主管部门也可能要求二选一",
                            "Support already held: {}, no less than the {} of this claim; {} it adds nothing. An "
                            "authority may instead ask for a choice between the two",
                            heldWords(view), ceiling, ruleName(view)));
        return;
    }
    lines.push_back(say(language, "已获支持 {}，{}只计超出部分：{} − {} = {}；主管部门也可能要求二选一",
                        "Support already held: {}; {} only what exceeds it is counted: {} − {} = {}. An authority may "
                        "instead ask for a choice between the two",
                        heldWords(view), ruleName(view), ceiling, moneyText(claim.awardsOff, language),
                        moneyText(claim.worth(), language)));
}

// 项目 p1 的投资类支持
std::string poolWords(const ClaimView& view) {
    const bool investment = view.measure.pool == investmentPool;
    return investment ? say(view.language(), "投资类支持", "support for the investment")
                      : say(view.language(), "同一笔款项的支持", "support for the same money");
}

void addExclusion(const ClaimView& view, std::vector<std::string>& lines) {
    if (!view.claim.excludedBy) return;
    const Claim& chosen = view.assessment.claim(*view.claim.excludedBy);
    lines.push_back(say(view.language(), "与{}同属本项目的{}，按本程序的谨慎假定只取其一；已选后者，计 {}",
                        "It and {} are both {} of this project; by this program's cautious assumption only one is "
                        "counted, and the other was chosen, with {}",
                        claimName(view.assessment, *view.claim.excludedBy, view.id, view.language()), poolWords(view),
                        moneyText(chosen.counted, view.language())));
}

// 2026 年的限额 500万元; 项目 p1 的限额 …
std::string capWords(const ClaimView& view, const Cap& cap) {
    const Language language = view.language();
    const std::string sum = moneyText(cap.amount, language);
    const std::string over = cap.text.empty() ? sum : say(language, "{}（{}）", "{} ({})", sum, view.in(cap.text));
    switch (cap.per) {
    case CapPer::project:
        return say(language, "{}的限额 {}", "The cap of {1} for {0}",
                   itemText(view.assessment, view.claim.entity, view.claim.item, language), over);
    case CapPer::year: return say(language, "{} 年的限额 {}", "The cap of {1} for {0}", view.claim.year, over);
    case CapPer::life: return say(language, "总限额 {}", "The cap of {} in all", over);
    }
    return {};
}

void addCaps(const ClaimView& view, std::vector<std::string>& lines) {
    const Claim& claim = view.claim;
    for (const Cap* cap : claim.limitedBy) {
        const std::string words = capWords(view, *cap);
        if (claim.reason == ClaimReason::capUsedUp) {
            lines.push_back(say(view.language(), "{} 已被先计的各项用完，本项不再增加",
                                "{} is used up by what is counted before; this claim adds nothing", words));
        } else {
            lines.push_back(say(view.language(), "{} 还余 {}，本项只计此数（单独可计 {}）",
                                "Of {0}, {1} is left, and only that is counted (alone it would be {2})",
                                insideSentence(words), moneyText(claim.counted, view.language()),
                                moneyText(claim.worth(), view.language())));
        }
    }
}

void addLinks(const ClaimView& view, std::vector<std::string>& lines) {
    const Claim& claim = view.claim;
    const auto name = [&](const ClaimId& id) { return claimName(view.assessment, id, view.id, view.language()); };
    if (claim.completedBy) {
        const Claim& by = view.assessment.claim(*claim.completedBy);
        std::string line = say(view.language(), "金额由{}给出：{}", "The sum is given by {}: {}",
                               name(*claim.completedBy), moneyText(by.ceiling.value_or(Money()), view.language()));
        if (!by.chosen) line += say(view.language(), "（该项未计入合计）", " (which is not counted)");
        lines.push_back(std::move(line));
    }
    if (claim.sharesPoolWith && claim.sharesPoolWith != claim.completedBy)
        lines.push_back(
            say(view.language(), "与{}补助同一笔投资，能否兼得原文没有写明",
                "It helps to pay for the same investment as {}; the text does not say whether both can be had",
                name(*claim.sharesPoolWith)));
    if (view.measure.completes.empty() || !claim.holds()) return;
    for (std::size_t pack = 0; pack < view.assessment.packs.size(); ++pack) {
        const std::vector<Claim>& claims = view.assessment.packs[pack].claims;
        for (std::size_t index = 0; index < claims.size(); ++index) {
            if (claims[index].completedBy != view.id) continue;
            lines.push_back(say(view.language(), "本项给出{}所说支持的金额",
                                "It gives the sum of the support named in {}", name({pack, index})));
        }
    }
}

} // namespace

std::vector<std::string> stackingLines(const ClaimView& view) {
    std::vector<std::string> lines;
    addAwards(view, lines);
    addExclusion(view, lines);
    addCaps(view, lines);
    addLinks(view, lines);
    return lines;
}

} // namespace biosubsidy::wording
