// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/claim_text.h"

#include <algorithm>

#include "app/cli/paragraph.h"
#include "app/cli/table.h"
#include "core/values/text.h"
#include "core/wording/money_text.h"
#include "core/wording/pack_text.h"
#include "core/wording/say.h"

namespace biosubsidy::cli {

using wording::say;

std::string badgeWord(const wording::Badge& badge, Language language) {
    return badge.kind == wording::Badge::Kind::own ? say(language, "用户自填", "own pack") : badge.word;
}

ClaimText::ClaimText(const Assessment& assessment, const CityResult& city, Language language, std::ostream& out,
                     std::size_t width, const Style& style, bool all)
    : assessment_(assessment), city_(city), language_(language), out_(out), width_(width), style_(style), all_(all) {}

std::size_t ClaimText::count(Verdict verdict) const {
    std::size_t number = 0;
    for (const std::size_t pack : city_.packs) {
        for (const Claim& claim : assessment_.packs[pack].claims) number += claim.verdict == verdict ? 1U : 0U;
    }
    return number;
}

std::vector<ClaimText::Entry> ClaimText::entriesOf(Verdict verdict) const {
    std::vector<Entry> entries;
    for (const std::size_t pack : city_.packs) {
        const std::vector<Claim>& claims = assessment_.packs[pack].claims;
        for (std::size_t index = 0; index < claims.size(); ++index) {
            if (claims[index].verdict != verdict) continue;
            const ClaimId id{pack, index};
            entries.push_back({id, &claims[index], wording::explain(assessment_, id, language_)});
        }
    }
    // What brings money first, each kind in the order of the documents.
    std::stable_partition(entries.begin(), entries.end(),
                          [](const Entry& entry) { return entry.claim->measure->hasSum(); });
    return entries;
}

void ClaimText::print(Verdict verdict) {
    std::vector<Entry> grouped;
    for (Entry& entry : entriesOf(verdict)) {
        if (all_ || standsAlone(entry))
            printAlone(entry);
        else
            grouped.push_back(std::move(entry));
    }
    printGroups(grouped);
}

// Worth lines of its own: money, a reading to argue for, a threshold missed.
bool ClaimText::standsAlone(const Entry& entry) const {
    const Claim& claim = *entry.claim;
    switch (claim.verdict) {
    case Verdict::eligible: return claim.measure->support != Support::inKind;
    case Verdict::arguable: return true;
    case Verdict::undetermined: return claim.measure->hasSum();
    case Verdict::ineligible:
        return claim.reason == ClaimReason::none && entry.text.deciding &&
               isNumber(assessment_.fact(*entry.text.deciding).type);
    }
    return false;
}

// What the entries of a group have in common, and the item whose fact it is.
ClaimText::Group ClaimText::groupOf(const Entry& entry) const {
    const Claim& claim = *entry.claim;
    if (claim.verdict == Verdict::eligible)
        return {wording::sentenceStart(entry.text.support), std::nullopt, false, {}};
    const bool byFact =
        claim.verdict == Verdict::ineligible && claim.reason == ClaimReason::none && entry.text.deciding.has_value();
    // Which measures a document has does not matter where it does not apply at all.
    const bool countOnly = claim.reason == ClaimReason::notInForce || claim.reason == ClaimReason::elsewhere ||
                           claim.reason == ClaimReason::outsidePeriod;
    if (!byFact) return {entry.text.why, std::nullopt, countOnly, {}};
    for (const wording::ConditionLine& row : entry.text.conditions) {
        if (row.fact != entry.text.deciding || row.outcome != Truth::no) continue;
        const Fact& fact = assessment_.rules->vocabulary().fact(row.fact->entity, row.fact->fact);
        const FactRef item{row.fact->entity, row.fact->item, 0};
        return {say(language_, "{}：{}", "{}: {}", fact.label.in(language_), row.stands), item, false, {}};
    }
    return {entry.text.why, std::nullopt, false, {}};
}

std::string ClaimText::clause(const Entry& entry) const {
    if (city_.packs.size() == 1) return entry.text.clause;
    const auto at = std::find(city_.packs.begin(), city_.packs.end(), entry.id.pack);
    return fmt::format("[{}] {}", at - city_.packs.begin() + 1, entry.text.clause);
}

// 征求意见稿 · 已被替代 · 摘录. A day that lies outside the document's time is the
// reason that is given, and the rate stands in what kind of support it is.
std::string ClaimText::badges(const Entry& entry) const {
    using Kind = wording::Badge::Kind;
    std::string text;
    for (const wording::Badge& badge : wording::badgesOf(assessment_.packs[entry.id.pack], *entry.claim, language_)) {
        if (badge.kind != Kind::notYet && badge.kind != Kind::expired && badge.kind != Kind::openRate)
            text += " · " + badgeWord(badge, language_);
    }
    return text;
}

std::string ClaimText::facts(const Entry& entry) const {
    return fmt::format("{} · {} · {}{}", entry.text.subject, clause(entry), entry.text.support, badges(entry));
}

// 专业中试平台建设（p1，附件3）; the item is left out where it stands above.
std::string ClaimText::shortName(const Entry& entry, const std::optional<FactRef>& above) const {
    const bool stands = above && above->entity == entry.claim->entity && above->item == entry.claim->item;
    const bool apart = !stands && entry.claim->entity != Entity::company;
    const std::string id =
        apart ? printable(assessment_.subject->item(entry.claim->entity, entry.claim->item).id) : std::string();
    return wording::withParticulars(entry.text.title, {id, clause(entry)}, language_);
}

// What it adds to the total, or may add.
std::string ClaimText::amount(const Entry& entry) const {
    const Claim& claim = *entry.claim;
    if (!claim.measure->hasSum() || !claim.holds()) return entry.text.amount;
    if (!claim.chosen) return say(language_, "不计入", "not counted");
    const std::string counted = wording::moneyText(claim.counted, language_);
    return claim.missing.empty() ? counted : say(language_, "最多 {}", "at most {}", counted);
}

void ClaimText::line(const std::string& text, std::size_t before) {
    printParagraph(out_, text, width_, before, before + 2);
}

void ClaimText::printTitle(const std::string& title, const std::string& amount) {
    constexpr std::size_t spaces = 4; // before the title and before the amount
    const std::size_t right = displayWidth(amount);
    const std::size_t room = width_ > right + spaces ? width_ - right - spaces : 10;
    bool first = true;
    for (const std::string& part : wrapped(title, room)) {
        out_ << "  " << style_.heading(part);
        if (first) out_ << std::string(room - std::min(room, displayWidth(part)) + 2, ' ') << amount;
        out_ << '\n';
        first = false;
    }
}

void ClaimText::printAlone(const Entry& entry) {
    printTitle(entry.text.title, amount(entry));
    line(facts(entry));
    if (!entry.text.sum.empty()) line(wording::sumOnOneLine(entry.text, language_));
    for (const std::string& text : entry.text.stacking) line(text);
    line(entry.text.why);
    for (const MeasureWarning* warning : entry.claim->warnings) {
        if (!all_) line("! " + printable(warning->text.in(language_)));
    }
    if (!all_) return;
    printConditions(entry);
    printNotes(entry);
    out_ << '\n';
}

void ClaimText::printConditions(const Entry& entry) {
    Table table({{""}, {say(language_, "要求", "asked")}, {say(language_, "案例", "in the case")}, {""}});
    for (const wording::ConditionLine& row : entry.text.conditions) {
        const std::string reading = row.reading.empty() ? "" : say(language_, "［{}］", "[{}] ", row.reading);
        table.add({wording::outcomeSign(row.outcome),
                   std::string(static_cast<std::size_t>(row.depth) * 2, ' ') + reading + row.asked, row.stands,
                   row.difference});
    }
    if (!table.isEmpty()) table.print(out_, width_, indent + 2, style_);
}

// The notes of the claim; those of the document stand with the document.
void ClaimText::printNotes(const Entry& entry) {
    const std::vector<std::string> ofPack = wording::packNotes(assessment_.packs[entry.id.pack], language_);
    for (const std::string& note : entry.text.notes) {
        if (std::find(ofPack.begin(), ofPack.end(), note) == ofPack.end()) line("· " + note);
    }
    if (!entry.text.agencies.empty())
        line(say(language_, "文中所列部门：{}", "Agencies named: {}", entry.text.agencies));
}

void ClaimText::printGroups(const std::vector<Entry>& entries) {
    std::vector<Group> groups;
    for (const Entry& entry : entries) {
        Group wanted = groupOf(entry);
        auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& candidate) {
            return candidate.heading == wanted.heading && candidate.item == wanted.item;
        });
        if (group == groups.end()) group = groups.insert(groups.end(), std::move(wanted));
        group->names.push_back(shortName(entry, group->item));
    }
    // Those without an item first, then the company, the projects, the expenses.
    std::stable_sort(groups.begin(), groups.end(),
                     [](const Group& left, const Group& right) { return left.item < right.item; });
    std::optional<FactRef> item;
    for (const Group& group : groups) {
        if (group.item && group.item != item) {
            const std::string name = wording::itemText(assessment_, group.item->entity, group.item->item, language_);
            line(say(language_, "{}：所填的情况 → 因此不符合的措施", "{}: what is given → the measures it rules out",
                     name),
                 2);
        }
        item = group.item;
        if (group.countOnly) {
            line(say(language_, "{} · {} 项", "{} · {}", group.heading, group.names.size()), 2);
            continue;
        }
        const std::string names = fmt::format("{}", fmt::join(group.names, language_ == Language::zh ? "、" : "; "));
        line(fmt::format("{} → {}", group.heading, names), group.item ? indent : 2);
    }
}

} // namespace biosubsidy::cli
