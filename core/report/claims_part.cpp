// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/parts.h"
#include "core/report/table_of.h"

#include <algorithm>

#include "core/values/text.h"
#include "core/wording/badges.h"

namespace biosubsidy::report {

using wording::say;

namespace {

Tone toneOf(Truth outcome) {
    switch (outcome) {
    case Truth::yes: return Tone::eligible;
    case Truth::unknown: return Tone::undetermined;
    case Truth::no: return Tone::ineligible;
    }
    return Tone::plain;
}

Tone toneOf(Verdict verdict) {
    switch (verdict) {
    case Verdict::eligible: return Tone::eligible;
    case Verdict::arguable: return Tone::arguable;
    case Verdict::undetermined: return Tone::undetermined;
    case Verdict::ineligible: return Tone::ineligible;
    }
    return Tone::plain;
}

// What it adds to the total, or may add.
std::string sumOf(const Context& context, const ClaimText& claim) {
    const Claim& of = *claim.claim;
    if (!of.measure->hasSum()) return claim.words.amount;
    const bool open = of.verdict == Verdict::undetermined || !of.missing.empty();
    if (of.holds() && !of.chosen) return context.text("不计入", "not counted");
    const std::string sum = context.sum(of.holds() ? of.counted : of.ceiling.value_or(Money()));
    return open ? say(context.language(), "最多 {}", "at most {}", sum) : sum;
}

Table conditionTable(const Context& context, const ClaimText& claim) {
    using Line = wording::ConditionLine;
    const std::vector<Line>& lines = claim.words.conditions;
    const bool differs =
        std::any_of(lines.begin(), lines.end(), [](const Line& line) { return !line.difference.empty(); });
    std::vector<TableColumn<Line>> columns{
        {{"", 4}, [](const Line& line) { return wording::outcomeSign(line.outcome); }},
        {{context.text("要求", "Asked"), differs ? 48 : 54},
         [&](const Line& line) {
             return (line.reading.empty() ? "" : say(context.language(), "［{}］", "[{}] ", line.reading)) + line.asked;
         }},
        {{context.text("案例", "In the case"), differs ? 34 : 42}, [](const Line& line) { return line.stands; }}};
    if (differs)
        columns.push_back({{context.text("差距", "Difference"), 14}, [](const Line& line) { return line.difference; }});
    Table table = tableOf(context.text("条件", "Conditions"), columns, lines);
    table.compact = true;
    for (std::size_t index = 0; index < lines.size(); ++index) {
        table.rows[index].tone = toneOf(lines[index].outcome);
        table.rows[index].depth = lines[index].depth;
    }
    return table;
}

// Support without a sum: what it is and who gives it.
Table tableWithoutSum(const Context& context, const std::vector<ClaimText>& claims) {
    const auto subject = [&](const ClaimText& claim) {
        const std::vector<wording::Badge> badges = wording::badgesOf(*claim.pack, context.language());
        if (context.assessment().packs.size() < 2 || badges.empty()) return claim.words.subject;
        return claim.words.subject + say(context.language(), "（{}）", " ({})", context.list(wording::wordsOf(badges)));
    };
    const std::vector<TableColumn<ClaimText>> columns{
        {{context.text("措施", "Measure"), 23}, [](const ClaimText& claim) { return claim.words.title; }},
        {{context.text("对象", "For"), 18}, subject},
        {{context.text("性质", "Kind"), 12},
         [](const ClaimText& claim) { return wording::sentenceStart(claim.words.support); }},
        {{context.text("依据", "Clause"), 12}, [](const ClaimText& claim) { return claim.words.clause; }},
        {{context.text("文中所列部门", "Agencies named"), 35},
         [](const ClaimText& claim) { return claim.words.agencies; }}};
    return tableOf(context.text("未公布金额和非资金的支持", "Support without a published sum, and in kind"), columns,
                   claims);
}

void addCity(const Context& context, const CityResult& city, std::vector<Section>& sections) {
    std::vector<ClaimText> plain;
    bool any = false;
    for (const Verdict verdict : {Verdict::eligible, Verdict::arguable}) {
        for (ClaimText& claim : claimsOf(context, city, verdict)) {
            any = true;
            // An arguable claim is told whole even without a sum: its readings are what matters.
            if (claim.claim->measure->hasSum() || verdict == Verdict::arguable)
                addClaim(context, claim, sections.back());
            else
                plain.push_back(std::move(claim));
        }
    }
    if (!any)
        sections.back().blocks.emplace_back(
            Paragraph{context.text("按所填情况，目前没有已经符合的措施。", "As stated, no measure holds yet.")});
    if (plain.empty()) return;
    sections.back().blocks.emplace_back(
        Paragraph{context.text("以下支持符合条件，但文件没有公布金额，或不以资金形式给予，不计入合计：",
                               "What follows holds as well, without a published sum or in kind; it is in no total:")});
    sections.back().blocks.emplace_back(tableWithoutSum(context, plain));
}

} // namespace

void addClaim(const Context& context, const ClaimText& claim, Section& section) {
    const wording::Explanation& words = claim.words;
    Entry entry;
    entry.sign = wording::verdictSign(claim.claim->verdict);
    entry.tone = toneOf(claim.claim->verdict);
    entry.title = words.title;
    entry.sum = sumOf(context, claim);
    entry.line = say(context.language(), "{} · {} · {}", "{} · {} · {}", words.verdict, words.subject, words.support);
    entry.badges = badgesOf(context, claim);
    const auto add = [&](const char* zh, const char* en, std::vector<std::string> texts) {
        std::erase(texts, std::string());
        if (!texts.empty()) entry.details.push_back({context.text(zh, en), std::move(texts)});
    };
    add("判断", "Why", {words.why});
    add("金额", "Sum", {wording::sumOnOneLine(words, context.language())});
    add("叠加", "With others", words.stacking);
    add("还缺", "Missing",
        words.missing.empty() ? std::vector<std::string>{} : std::vector<std::string>{context.list(words.missing)});
    // The title stands once, among the sources; a document without a number has only that.
    const std::string& number = claim.pack->pack->number;
    const std::string document = number.empty() ? words.document : printable(number);
    add("依据", "Source", {words.clause.empty() ? document : document + " " + words.clause});
    add("部门", "Agencies", {words.agencies});
    add("注意", "Note", ownNotes(context, claim));
    section.blocks.emplace_back(std::move(entry));
    if (context.options.contents.conditions && !words.conditions.empty())
        section.blocks.emplace_back(conditionTable(context, claim));
}

std::vector<Section> claimSections(const Context& context) {
    if (context.assessment().cities.empty()) return {};
    std::vector<Section> sections{{1, context.text("可获支持", "Available support"), {}, true}};
    for (const CityResult& city : context.assessment().cities) {
        if (context.severalCities()) sections.push_back({2, context.cityName(city), {}});
        addCity(context, city, sections);
    }
    return sections;
}

} // namespace biosubsidy::report
