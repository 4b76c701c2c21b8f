// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wording/pack_text.h"

#include <algorithm>
#include <array>

#include "core/values/text.h"
#include "core/wording/condition_lines.h"
#include "core/wording/district_names.h"
#include "core/wording/money_text.h"
#include "core/wording/question_words.h"

namespace biosubsidy::wording {

std::string documentText(const Pack& pack, Language language) {
    const std::string title = quotedTitle(printable(pack.title.in(language)), language);
    return pack.number.empty() ? title : title + " " + printable(pack.number);
}

std::string periodText(const Pack& pack, Language language) {
    if (pack.from && pack.until)
        return say(language, "{} 至 {}", "{} to {}", pack.from->toString(), pack.until->toString());
    if (pack.from) return say(language, "自 {} 起，未写截止日", "from {}, no end stated", pack.from->toString());
    if (pack.until) return say(language, "至 {}", "until {}", pack.until->toString());
    return say(language, "无施行日期", "no dates of effect");
}

std::string withParticulars(const std::string& title, const std::vector<std::string>& particulars, Language language) {
    std::string inside;
    for (const std::string& one : particulars) {
        if (!one.empty()) inside += (inside.empty() ? "" : say(language, "，", ", ")) + one;
    }
    return inside.empty() ? title : say(language, "{}（{}）", "{} ({})", title, inside);
}

std::string clauseText(const Measure& measure, Language language) {
    if (measure.clause.empty()) return say(language, "未见条款号", "clause number not seen");
    return clauseText(measure.clause, language);
}

std::string placeText(const Siting& siting, Language language) {
    const std::string city = printable(siting.place().label.in(language));
    if (siting.district.empty()) return city;
    return say(language, "{}{}", "{}, {}", city, districtText(siting.district, language));
}

std::string reachText(const Pack& pack, Language language) {
    if (pack.districts.empty()) return say(language, "全境", "the whole place");
    const std::string name = districtText(pack.districts.front(), language);
    if (pack.liesIn.empty()) return name;
    std::vector<std::string> districts;
    for (const std::string& district : pack.liesIn) districts.push_back(districtText(district, language));
    return say(language, "园区{}（在{}内）", "the zone {} (in {})", name, enumerated(districts, Joint::any, language));
}

std::string fieldsText(const ChoiceSet& fields, const Vocabulary& vocabulary, Language language) {
    return enumerated(labelsOf(vocabulary.fields(), fields, language), Joint::all, language);
}

std::string scopeText(Entity scope, Language language) {
    switch (scope) {
    case Entity::company: return say(language, "企业", "company");
    case Entity::project: return say(language, "项目", "project");
    case Entity::expense: return say(language, "支出", "expense");
    }
    return {};
}

std::string gradeText(Grade grade, Language language) {
    switch (grade) {
    case Grade::fullText: return say(language, "全文", "full text");
    case Grade::excerpt: return say(language, "摘录", "excerpt");
    case Grade::report: return say(language, "据报道", "reported");
    }
    return {};
}

std::string statusText(const PackResult& result, Language language) {
    const Pack& pack = *result.pack;
    switch (result.status) {
    case PackStatus::inForce:
        return pack.until ? say(language, "施行中，至 {}", "in force until {}", pack.until->toString())
                          : say(language, "施行中", "in force");
    case PackStatus::draft: return say(language, "征求意见稿", "draft for comment");
    case PackStatus::notYet:
        return pack.from ? say(language, "尚未施行，自 {} 起", "not yet in force, from {}", pack.from->toString())
                         : say(language, "尚未施行", "not yet in force");
    case PackStatus::expired:
        return pack.until ? say(language, "已到期（{}）", "expired ({})", pack.until->toString())
                          : say(language, "已到期", "expired");
    case PackStatus::replaced: return say(language, "有较新的自填数字", "a newer figure of your own is used");
    }
    return {};
}

std::string supportText(const Measure& measure, Language language) {
    switch (measure.support) {
    case Support::fixed: return say(language, "定额", "fixed sum");
    case Support::ceiling:
        return measure.rate == RateKind::open ? say(language, "最高限额（比例未公布）", "ceiling (rate not published)")
                                              : say(language, "最高限额（公布比例）", "ceiling (stated rate)");
    case Support::unstated: return say(language, "未公布金额", "no figure published");
    case Support::inKind: return say(language, "非资金支持", "support in kind");
    }
    return {};
}

std::vector<std::string> packNotes(const PackResult& result, Language language) {
    const Pack& pack = *result.pack;
    std::vector<std::string> notes;
    if (result.status == PackStatus::draft)
        notes.push_back(say(language, "征求意见稿：尚未正式施行，内容和金额都可能改变。",
                            "A draft for comment: not in force, and its terms and sums may change."));
    if (!pack.supersededBy.empty())
        notes.push_back(say(language, "已被替代：{}。", "Superseded by {}.", printable(pack.supersededBy)));
    if (pack.grade == Grade::excerpt)
        notes.push_back(
            say(language, "摘录：只见到部分原文，各项数字请与正式文本核对。",
                "An excerpt: only parts of the text were seen; check every figure against the official text."));
    if (pack.grade == Grade::report)
        notes.push_back(say(language, "据报道：没有见到原文，数字出自新闻或他人的摘要，使用前须与正式文本核对。",
                            "Reported: the text itself was not seen; its figures come from news or others' summaries. "
                            "Check the official text before relying on them."));
    if (!pack.source.empty())
        notes.push_back(pack.checked ? say(language, "出处：{}；最后核对于 {}。", "Source: {}; last looked at on {}.",
                                           printable(pack.source.in(language)), pack.checked->toString())
                                     : say(language, "出处：{}。", "Source: {}.", printable(pack.source.in(language))));
    else if (pack.checked)
        notes.push_back(say(language, "最后核对于 {}。", "Last looked at on {}.", pack.checked->toString()));
    if (!pack.builtIn)
        notes.push_back(
            say(language, "用户自填的政策包：内容由用户负责。", "A pack of your own: its content is yours."));
    for (const PackWarning* warning : result.warnings) notes.push_back(printable(warning->text.in(language)));
    return notes;
}

std::vector<ConditionLine> requirementLines(const Measure& measure, const Vocabulary& vocabulary, Language language) {
    const FactWords words(vocabulary, nullptr, language);
    std::vector<ConditionLine> rows = askedLines(words, measure.applicant, "");
    const auto add = [&](const language::Program& program, const std::string& reading) {
        const std::vector<ConditionLine> more = askedLines(words, program, reading);
        rows.insert(rows.end(), more.begin(), more.end());
    };
    add(measure.when, "");
    add(measure.strict, say(language, "从严", "strict"));
    add(measure.lenient, say(language, "从宽", "lenient"));
    for (std::size_t index = 0; index < measure.tiers.size(); ++index)
        add(measure.tiers[index].when, tierName(measure, index, language));
    return rows;
}

namespace {

// 30% × 总投资，最高 5,000万元; 比例未公布，最高 5,000万元，不超过总投资
std::string formulaText(const Measure& measure, const language::Program& amount, const FactWords& words) {
    const Language language = words.language();
    const language::Trace trace = blankTrace(amount);
    const auto money = [&](const language::Node& node) {
        return words.number(node.kind, node.number, node.denominator);
    };
    if (trace.node->op == language::Op::constant)
        return measure.support == Support::fixed ? money(*trace.node)
                                                 : say(language, "最高 {}", "up to {}", money(*trace.node));
    const bool capped = trace.node->op == language::Op::least && trace.children.size() == 2 &&
                        trace.children[1].node->op == language::Op::constant;
    // A base alone would read as if all of it were paid.
    const bool open = measure.support == Support::ceiling && measure.rate == RateKind::open;
    if (open && capped)
        return say(language, "比例未公布，最高 {}，不超过{}", "rate not published, at most {} and no more than: {}",
                   money(*trace.children[1].node), numberWords(words, trace.children[0]));
    if (open)
        return say(language, "比例未公布，不超过{}", "rate not published, no more than: {}", numberWords(words, trace));
    if (!capped) return numberWords(words, trace);
    return say(language, "{}，最高 {}", "{}, at most {}", numberWords(words, trace.children[0]),
               money(*trace.children[1].node));
}

} // namespace

std::string tierName(const Measure& measure, std::size_t tier, Language language) {
    const Localized& name = measure.tiers.at(tier).name;
    if (!name.empty()) return printable(name.in(language));
    return say(language, "第 {} 档", "tier {}", tier + 1);
}

std::string amountText(const Measure& measure, const Vocabulary& vocabulary, Language language) {
    if (measure.support == Support::unstated) return say(language, "未公布金额", "no figure published");
    if (measure.support == Support::inKind) return say(language, "非资金", "no money");
    const FactWords words(vocabulary, nullptr, language);
    std::string text = measure.amount.empty() ? std::string() : formulaText(measure, measure.amount, words);
    for (std::size_t index = 0; index < measure.tiers.size(); ++index) {
        if (index > 0) text += say(language, "；", "; ");
        text += say(language, "{}：{}", "{}: {}", tierName(measure, index, language),
                    formulaText(measure, measure.tiers[index].amount, words));
    }
    if (measure.yearlyCap)
        text +=
            say(language, "，每年合计最多 {}", ", at most {} a year in all", moneyText(*measure.yearlyCap, language));
    return text;
}

std::string discretionText(Discretion discretion, Language language) {
    return discretion == Discretion::competitive ? say(language, "择优", "competitive")
                                                 : say(language, "总量控制", "within a budget");
}

namespace {

std::string callText(const Call& call, Language language) {
    std::string text = printable(call.text.in(language));
    if (call.opens) text += say(language, "，{} 起", ", from {}", call.opens->toString());
    if (call.closes) text += say(language, "，{} 截止", ", until {}", call.closes->toString());
    if (!call.closesAt.empty()) text += " " + call.closesAt;
    return text;
}

std::string paidText(const Measure& measure, Language language) {
    std::vector<std::string> parts;
    for (const Instalment& instalment : measure.instalments) {
        std::string part = instalment.share.toString() + " " + printable(instalment.text.in(language));
        if (instalment.after)
            part += say(language, "（批准后 {} 年）", " ({} [year|years] after approval)", *instalment.after);
        parts.push_back(std::move(part));
    }
    return clauses(parts, language);
}

} // namespace

std::vector<std::string> grantLines(const Pack& pack, const Measure& measure, Language language) {
    std::vector<std::string> lines;
    if (measure.discretion == Discretion::competitive)
        lines.push_back(say(language, "择优支持：在申报者中评选，符合条件也不一定得到。",
                            "Competitive: chosen among applicants, so that not everyone who qualifies gets it."));
    if (measure.discretion == Discretion::budget)
        lines.push_back(say(language, "总量控制：受当年预算限制，可能按比例扣减。",
                            "Within a budget: the year's budget limits it, and it may be cut."));
    if (measure.once) lines.push_back(say(language, "只给一次。", "Paid once."));
    if (measure.rounds)
        lines.push_back(say(language, "按阶段（轮次）支付，以前各轮已得的不从本轮扣减。",
                            "Paid by rounds: what earlier rounds paid does not come off this one."));
    if (measure.matches.any()) {
        std::vector<std::string> levels;
        for (const AwardLevel level : allAwardLevels) {
            if (measure.matches.test(static_cast<std::size_t>(level)))
                levels.push_back(awardLevelText(level, language));
        }
        lines.push_back(say(language, "对{}支持的配套：该级支持不从本项扣减。",
                            "A match of support at {} level, which does not come off it.",
                            enumerated(levels, Joint::all, language)));
    }
    if (measure.years)
        lines.push_back(
            say(language, "按年支持，最多 {} 年。", "Paid yearly, for {} [year|years] at most.", *measure.years));
    if (!measure.instalments.empty())
        lines.push_back(say(language, "分期拨付：{}。", "Paid in instalments: {}.", paidText(measure, language)));
    for (const std::size_t index : measure.caps) {
        const Cap& cap = pack.caps[index];
        if (!cap.yearlyOfMeasure)
            lines.push_back(say(language, "限额 {}：{}。", "Cap of {}: {}.", moneyText(cap.amount, language),
                                printable(cap.text.in(language))));
    }
    for (const Call& call : pack.calls) {
        if (std::find(call.measures.begin(), call.measures.end(), measure.id) != call.measures.end())
            lines.push_back(say(language, "申报通知：{}。", "Call: {}.", callText(call, language)));
    }
    if (!measure.materials.empty()) {
        std::vector<std::string> papers;
        for (const Localized& material : measure.materials) papers.push_back(printable(material.in(language)));
        lines.push_back(say(language, "申报材料：{}。", "Papers for the application: {}.", clauses(papers, language)));
    }
    return lines;
}

std::string assumptionText(const std::string& on, Language language) {
    struct Name {
        std::string_view on;
        Localized text;
    };
    static const std::array<Name, 5> names{{{"stacking", {"叠加", "stacking"}},
                                            {"awards", {"已获支持", "support already held"}},
                                            {"cap", {"限额", "caps"}},
                                            {"period", {"期限", "period"}},
                                            {"identification", {"文件认定", "identification"}}}};
    for (const Name& name : names) {
        if (name.on == on) return name.text.in(language);
    }
    return {};
}

} // namespace biosubsidy::wording
