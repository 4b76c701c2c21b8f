// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/advice_words.h"

#include <algorithm>

#include "core/advice/turning_points.h"
#include "core/values/text.h"
#include "core/wording/fact_words.h"
#include "core/wording/money_text.h"
#include "core/wording/pack_text.h"
#include "core/wording/question_words.h"

namespace biosubsidy::advice {

using wording::say;

namespace {

// The sentences of one piece of advice.
class AdviceWords {
public:
    AdviceWords(const Advisory& advisory, const Advice& advice, Language language)
        : advisory_(advisory), advice_(advice), language_(language) {}

    AdviceText make() {
        text_.change = change();
        text_.effect = effect();
        for (const ClaimEffect& claim : advice_.claims) text_.claims.push_back(claimLine(claim));
        addBesides();
        addCautions();
        return std::move(text_);
    }

private:
    [[nodiscard]] std::string money(const Money& amount) const { return wording::roundedText(amount, language_); }
    // What has to be reached, or not passed.
    [[nodiscard]] std::string limit(const FactRef& ref, const FactValue& of, wording::Rounding rounding) const {
        const auto* amount = std::get_if<Money>(&of);
        return amount == nullptr ? value(ref, of) : wording::roundedText(*amount, language_, rounding);
    }
    [[nodiscard]] std::string value(const FactRef& ref, const FactValue& of) const {
        return valueText(advisory_.assessment, ref, of, language_);
    }
    [[nodiscard]] std::string name(const FactRef& ref) const {
        return wording::factText(advisory_.assessment, ref, language_);
    }
    [[nodiscard]] std::string quoted(const FactRef& ref) const { return wording::quotedName(name(ref), language_); }
    [[nodiscard]] const Fact& fact(const FactRef& ref) const {
        return advisory_.assessment.rules->vocabulary().fact(ref.entity, ref.fact);
    }

    [[nodiscard]] std::string change() const {
        switch (advice_.kind) {
        case AdviceKind::threshold:
        case AdviceKind::fact:
        case AdviceKind::pair: {
            std::vector<std::string> parts;
            for (const Change& one : advice_.changes) parts.push_back(factChange(one));
            return wording::sentenceStart(enumeratedWith(parts, say(language_, "，并且", ", and ")));
        }
        case AdviceKind::project: return projectOfItsOwn();
        case AdviceKind::pastCap: return pastCap();
        case AdviceKind::deadline:
            return say(language_, "{} 到 {} 为止，还剩 {} 天（含当日）",
                       "{} ends on {}: {} [day|days] left, that day included",
                       wording::documentText(*advice_.pack, language_), advice_.pack->until->toString(),
                       advice_.daysLeft);
        case AdviceKind::completion:
            return say(language_, "其中 {} 要到项目竣工投产后才兑现",
                       "{} of it is paid only once the project is in production", money(advice_.amount));
        case AdviceKind::place: return place();
        }
        return {};
    }

    static std::string enumeratedWith(const std::vector<std::string>& parts, const std::string& between) {
        std::string text;
        for (const std::string& part : parts) text += (text.empty() ? "" : between) + part;
        return text;
    }

    [[nodiscard]] std::string factChange(const Change& one) const {
        if (!isKnown(one.from))
            return say(language_, "如果查明{}为“{}”", "if it turns out that {} is: {}", quoted(one.fact),
                       limit(one.fact, one.to, wording::Rounding::up));
        if (one.distance) return numberChange(one);
        const auto* before = std::get_if<ChoiceSet>(&one.from);
        const auto* after = std::get_if<ChoiceSet>(&one.to);
        if (before != nullptr && after != nullptr && (*before & ~*after).none())
            return say(language_, "如能证明{}还包括：{}", "if it can be shown that {} includes as well: {}",
                       quoted(one.fact), value(one.fact, *after & ~*before));
        return say(language_, "如能证明{}为“{}”（现填“{}”）", "if it can be shown that {} is: {} (now {})",
                   quoted(one.fact), value(one.fact, one.to), value(one.fact, one.from));
    }

    [[nodiscard]] std::string numberChange(const Change& one) const {
        const std::string from = value(one.fact, one.from);
        const auto rounding = *one.distance > 0 ? wording::Rounding::up : wording::Rounding::down;
        const std::string to = limit(one.fact, one.to, rounding);
        const FactType type = fact(one.fact).type;
        if (type == FactType::year)
            return say(language_, "如果{}实为 {}（现填 {}）", "if {} is in fact {} (now {})", quoted(one.fact), to,
                       from);
        const bool more = *one.distance > 0;
        const std::string by = limit(one.fact, numberValue(type, abs(*one.distance)), wording::Rounding::up);
        return more ? say(language_, "如果{}由 {} 达到 {}（多 {}）", "if {} goes from {} to {} ({} more)",
                          quoted(one.fact), from, to, by)
                    : say(language_, "如果{}不超过 {}（现为 {}，少 {}）", "if {} is {}, not {} ({} less)",
                          quoted(one.fact), to, from, by);
    }

    [[nodiscard]] std::string projectOfItsOwn() const {
        const ClaimEffect& claim = advice_.claims.front();
        return say(language_, "因同一项目的同一笔投资只计一项，{}（{}）没有计入；如果相应费用确属一个独立的项目",
                   "{} ({}) is not counted, since one investment of one project is counted once; if its costs are "
                   "in fact a project of their own",
                   wording::quotedName(printable(claim.measure->title.in(language_)), language_),
                   wording::itemText(advisory_.assessment, claim.entity, claim.item, language_));
    }

    [[nodiscard]] std::string pastCap() const {
        const Change& one = advice_.changes.front();
        return say(language_, "{}到 {} 已经够了：其中 {} 不再带来支持", "{}: {} is enough; {} of it earns nothing",
                   quoted(one.fact), limit(one.fact, one.to, wording::Rounding::up), money(advice_.amount));
    }

    [[nodiscard]] std::string place() const {
        const Siting& siting = advisory_.sitings[*advice_.siting];
        std::vector<std::string> zones;
        for (const ZoneMatch& match : siting.zones) zones.push_back(printable(match.zone->name.in(language_)));
        std::string text = say(language_, "选址对比：企业和各项目都在 {}", "Siting: company and projects in {}",
                               wording::placeText(siting, language_));
        if (!zones.empty())
            text += say(language_, "（领域相符的园区：{}）", " (zones that fit the fields: {})",
                        wording::enumeratedUpTo(zones, 4, wording::Joint::all, language_));
        return text;
    }

    [[nodiscard]] std::string effect() const {
        switch (advice_.kind) {
        case AdviceKind::pastCap:
        case AdviceKind::completion: return {};
        case AdviceKind::deadline:
            // What is still open may come to something: nothing counted is not nothing at stake.
            if (advice_.amount.isZero()) return {};
            return say(language_, "涉及 {}", "{} is at stake", money(advice_.amount));
        case AdviceKind::place:
            if (!advisory_.sitings[*advice_.siting].hasFigures())
                return say(language_, "当地政策没有公布金额，无法比较",
                           "the policies there publish no figure to compare");
            break;
        default: break;
        }
        if (advice_.gain.isZero()) return say(language_, "合计不变", "the total stays as it is");
        if (advice_.gain < Money())
            return say(language_, "合计减少 {}，为 {}", "the total falls by {}, to {}", money(Money() - advice_.gain),
                       money(advice_.total));
        return say(language_, "合计最多增加 {}，至 {}", "the total rises by up to {}, to {}", money(advice_.gain),
                   money(advice_.total));
    }

    [[nodiscard]] std::string claimLine(const ClaimEffect& claim) const {
        std::string text =
            say(language_, "{}（{}，{}）", "{} ({}, {})",
                wording::quotedName(printable(claim.measure->title.in(language_)), language_),
                wording::itemText(advisory_.assessment, claim.entity, claim.item, language_), clause(claim));
        if (!claim.measure->hasSum())
            return text + say(language_, "：{}", ": {}", wording::supportText(*claim.measure, language_));
        if (claim.countedAfter > claim.countedBefore)
            return text +
                   say(language_, "：计入 {}（原 {}）", ": {} counted (was {})", money(claim.countedAfter),
                       money(claim.countedBefore)) +
                   tierChange(claim);
        if (claim.opened()) return text + say(language_, "：条件符合，但不另计", ": open, but counts nothing more");
        return text + say(language_, "：计入 {}", ": {} counted", money(claim.countedAfter));
    }

    // ，由“第 2 档”进入“第 1 档”
    [[nodiscard]] std::string tierChange(const ClaimEffect& claim) const {
        if (!claim.tierAfter || claim.tierAfter == claim.tierBefore) return {};
        const std::string after = printable(wording::tierName(*claim.measure, *claim.tierAfter, language_));
        if (!claim.tierBefore) return say(language_, "，属于“{}”", ", by \"{}\"", after);
        return say(language_, "，由“{}”进入“{}”", ", from \"{}\" to \"{}\"",
                   printable(wording::tierName(*claim.measure, *claim.tierBefore, language_)), after);
    }

    [[nodiscard]] std::string clause(const ClaimEffect& claim) const {
        const std::size_t longest = language_ == Language::zh ? 14 : 40;
        return say(language_, "《{}》{}", "{}, {}", printable(shortened(claim.pack->title.in(language_), longest)),
                   wording::clauseText(*claim.measure, language_));
    }

    void addBesides() {
        if (!advice_.changed) return;
        const wording::FactWords words(advisory_.assessment.rules->vocabulary(), advice_.changed.get(), language_);
        for (const ConditionTrace& condition : advice_.conditions) {
            const bool asks =
                condition.part != ConditionTrace::Part::place && condition.trace && condition.outcome == Truth::yes;
            if (asks) addHolding(words, wording::questionTree(*condition.trace));
        }
    }

    void addHolding(const wording::FactWords& words, const wording::QuestionTree& tree) {
        if (tree.outcome != Truth::yes) return;
        for (const wording::QuestionTree& part : tree.parts) addHolding(words, part);
        if (tree.kind != wording::QuestionTree::Kind::leaf) return;
        const auto about = wording::factOf(*tree.trace);
        const auto isChanged = [&](const Change& one) { return about && one.fact == *about; };
        if (std::any_of(advice_.changes.begin(), advice_.changes.end(), isChanged)) return;
        const std::string asked = wording::askedWords(words, tree);
        if (std::find(text_.besides.begin(), text_.besides.end(), asked) == text_.besides.end())
            text_.besides.push_back(asked);
    }

    void caution(std::string text) {
        if (std::find(text_.cautions.begin(), text_.cautions.end(), text) == text_.cautions.end())
            text_.cautions.push_back(std::move(text));
    }

    void addCautions() {
        if (advice_.kind == AdviceKind::project)
            caution(say(language_, "须是实际独立的项目，费用不与原项目重复；为多得支持而拆分不可取",
                        "it must really be a separate project with costs of its own; splitting one to gain support is "
                        "not what this means"));
        for (const ClaimEffect& claim : advice_.claims) {
            if (claim.pack->draft) caution(say(language_, "征求意见稿，尚未施行", "a draft, not in force"));
            if (claim.pack->grade == Grade::report)
                caution(say(language_, "据报道，未见原文，数字须与正式文本核对",
                            "reported, the text was not seen: check against the official one"));
            if (claim.measure->discretion)
                caution(say(language_, "择优或总量控制，未必得到", "granted at discretion, not sure to come"));
            if (claim.pack->grade == Grade::excerpt)
                caution(
                    say(language_, "只见摘录，数字须与正式文本核对", "an excerpt: check against the official text"));
            if (claim.measure->rate == RateKind::open)
                caution(say(language_, "比例未公布，上限为本程序推算", "rate not published: the bound is ours"));
            if (claim.after == Verdict::arguable)
                caution(say(language_, "只在从宽理解下成立，可争取", "holds only under the lenient reading: arguable"));
            if (claim.due == Due::afterCompletion && advice_.kind != AdviceKind::completion)
                caution(say(language_, "竣工投产后才兑现", "paid only once in production"));
        }
    }

    const Advisory& advisory_;
    const Advice& advice_;
    Language language_;
    AdviceText text_;
};

} // namespace

std::vector<std::vector<const Advice*>> toldByRank(const Advisory& advisory) {
    std::vector<std::vector<const Advice*>> told;
    for (const Advice& advice : advisory.advice) {
        if (!advice.near) continue;
        if (told.empty() || rankOf(*told.back().front()) != rankOf(advice)) told.emplace_back();
        told.back().push_back(&advice);
    }
    return told;
}

std::string valueText(const Assessment& assessment, const FactRef& ref, const FactValue& value, Language language) {
    const Vocabulary& vocabulary = assessment.rules->vocabulary();
    const Fact& fact = vocabulary.fact(ref.entity, ref.fact);
    const wording::FactWords words(vocabulary, nullptr, language);
    if (const auto* money = std::get_if<Money>(&value)) return wording::moneyText(*money, language);
    if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    if (const auto* quantity = std::get_if<Quantity>(&value))
        return wording::quantityText(*quantity, fact.unit, language);
    if (const auto* flag = std::get_if<bool>(&value))
        return *flag ? say(language, "是", "yes") : say(language, "否", "no");
    if (const auto* date = std::get_if<Date>(&value)) return date->toString();
    if (const auto* text = std::get_if<std::string>(&value)) return printable(*text);
    ChoiceSet set;
    if (const auto* choice = std::get_if<ChoiceIndex>(&value)) set.set(choice->index);
    if (const auto* several = std::get_if<ChoiceSet>(&value)) set = *several;
    if (!isKnown(value)) return say(language, "未填", "not given");
    if (set.none()) return say(language, "无", "none");
    return wording::enumerated(words.choices(fact, set), wording::Joint::all, language);
}

AdviceText wordsOf(const Advisory& advisory, const Advice& advice, Language language) {
    return AdviceWords(advisory, advice, language).make();
}

} // namespace biosubsidy::advice
