// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wording/pack_text.h"

#include <array>

#include "core/values/text.h"
#include "core/wording/condition_lines.h"
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

std::string clauseText(const Measure& measure, Language language) {
    const std::string clause = printable(measure.clause);
    const bool bare = clause.find_first_not_of("0123456789, ") == std::string::npos;
    return bare ? say(language, "条款 {}", "clause {}", clause) : clause;
}

std::string placeText(const Siting& siting, Language language) {
    const std::string city = printable(siting.place().label.in(language));
    if (siting.district.empty()) return city;
    return say(language, "{}{}", "{} ({})", city, printable(siting.district));
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
    return grade == Grade::fullText ? say(language, "全文", "full text") : say(language, "摘录", "excerpt");
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
    return rows;
}

namespace {

// 30% × 总投资，最高 5,000万元
std::string formulaText(const Measure& measure, const FactWords& words) {
    const Language language = words.language();
    const language::Trace trace = blankTrace(measure.amount);
    const auto money = [&](const language::Node& node) {
        return words.number(node.kind, node.number, node.denominator);
    };
    if (trace.node->op == language::Op::constant)
        return measure.support == Support::fixed ? money(*trace.node)
                                                 : say(language, "最高 {}", "up to {}", money(*trace.node));
    const bool capped = trace.node->op == language::Op::least && trace.children.size() == 2 &&
                        trace.children[1].node->op == language::Op::constant;
    if (!capped) return numberWords(words, trace);
    return say(language, "{}，最高 {}", "{}, at most {}", numberWords(words, trace.children[0]),
               money(*trace.children[1].node));
}

} // namespace

std::string amountText(const Measure& measure, const Vocabulary& vocabulary, Language language) {
    if (measure.support == Support::unstated) return say(language, "未公布金额", "no figure published");
    if (measure.support == Support::inKind) return say(language, "不涉及资金", "no money");
    std::string text = formulaText(measure, FactWords(vocabulary, nullptr, language));
    if (measure.yearlyCap)
        text +=
            say(language, "，每年合计最多 {}", ", at most {} a year in all", moneyText(*measure.yearlyCap, language));
    return text;
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
