// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is not eligible, and why. A threshold that was missed is told measure by
// measure; what a document asks of another kind of project is told once for each
// fact that rules it out, with the measures beside it.
#include <algorithm>

#include "core/report/parts.h"
#include "core/report/table_of.h"
#include "core/values/text.h"
#include "core/wording/pack_text.h"

namespace biosubsidy::report {

using wording::say;

namespace {

struct Group {
    std::optional<FactRef> item; // whose fact rules them out; its fact index says nothing
    std::string cause;
    std::vector<std::string> measures;
};

class IneligibleWriter {
public:
    explicit IneligibleWriter(const Context& context) : context_(context) {}

    void add(const ClaimText& claim) {
        const ClaimReason reason = claim.claim->reason;
        if (reason == ClaimReason::notInForce || reason == ClaimReason::elsewhere) {
            // A document that does not apply at all needs no row for each measure.
            const std::string why = say(context_.language(), "{}：{}", "{}: {}", claim.words.document, claim.words.why);
            const auto known =
                std::find_if(apart_.begin(), apart_.end(), [&](const auto& of) { return of.first == why; });
            if (known == apart_.end())
                apart_.emplace_back(why, 1);
            else
                ++known->second;
            return;
        }
        if (reason == ClaimReason::none && claim.words.deciding) {
            if (isNumber(context_.assessment().fact(*claim.words.deciding).type)) {
                missed_.push_back(claim);
                return;
            }
            for (const wording::ConditionLine& row : claim.words.conditions) {
                if (row.fact != claim.words.deciding || row.outcome != Truth::no) continue;
                const Fact& fact = context_.assessment().rules->vocabulary().fact(row.fact->entity, row.fact->fact);
                return addTo(FactRef{row.fact->entity, row.fact->item, 0},
                             say(context_.language(), "{}：{}", "{}: {}", context_.in(fact.label), row.stands), claim);
            }
        }
        addTo(std::nullopt, claim.words.why, claim);
    }

    void write(Section& section) {
        if (!missed_.empty()) section.blocks.emplace_back(missedTable());
        if (!groups_.empty()) section.blocks.emplace_back(groupTable());
        std::vector<std::string> lines;
        for (const auto& [why, count] : apart_)
            lines.push_back(say(context_.language(), "{}（{} 项）", "{} ({} [measure|measures])", why, count));
        if (!lines.empty()) section.blocks.emplace_back(Bullets{std::move(lines)});
    }

private:
    // 专业中试平台建设（p1，附件3）; the item is left out where it stands beside.
    [[nodiscard]] std::string nameOf(const ClaimText& claim, const std::optional<FactRef>& beside) const {
        const Claim& of = *claim.claim;
        const bool stands = beside && beside->entity == of.entity && beside->item == of.item;
        const bool apart = !stands && of.entity != Entity::company;
        const std::string id =
            apart ? printable(context_.assessment().subject->item(of.entity, of.item).id) : std::string();
        return wording::withParticulars(claim.words.title, {id, claim.words.clause}, context_.language());
    }

    void addTo(const std::optional<FactRef>& item, const std::string& cause, const ClaimText& claim) {
        auto group = std::find_if(groups_.begin(), groups_.end(), [&](const Group& candidate) {
            return candidate.item == item && candidate.cause == cause;
        });
        if (group == groups_.end()) group = groups_.insert(groups_.end(), {item, cause, {}});
        group->measures.push_back(nameOf(claim, item));
    }

    [[nodiscard]] Table missedTable() const {
        const std::vector<TableColumn<ClaimText>> columns{
            {{context_.text("措施", "Measure"), 28}, [](const ClaimText& claim) { return claim.words.title; }},
            {{context_.text("对象", "For"), 18}, [](const ClaimText& claim) { return claim.words.subject; }},
            {{context_.text("依据", "Clause"), 14}, [](const ClaimText& claim) { return claim.words.clause; }},
            {{context_.text("原因", "Why"), 40}, [](const ClaimText& claim) { return claim.words.why; }}};
        return tableOf(context_.text("未达到的数额", "Thresholds missed"), columns, missed_);
    }

    // The company first, then projects and expenses; a row of its own names each.
    [[nodiscard]] Table groupTable() {
        std::stable_sort(groups_.begin(), groups_.end(),
                         [](const Group& left, const Group& right) { return left.item < right.item; });
        Table table;
        table.compact = true;
        table.name = context_.text("不符合的原因和措施", "What rules which measures out");
        table.columns = {{context_.text("所填的情况或原因", "What is stated, or why"), 34},
                         {context_.text("因此不符合的措施（条款）", "Measures that it rules out (clause)"), 66}};
        std::optional<FactRef> item;
        for (const Group& group : groups_) {
            if (group.item && group.item != item)
                table.rows.push_back({{wording::itemText(context_.assessment(), group.item->entity, group.item->item,
                                                         context_.language()),
                                       ""},
                                      Row::Kind::group});
            item = group.item;
            const bool zh = context_.language() == Language::zh;
            table.rows.push_back({{group.cause, fmt::format("{}", fmt::join(group.measures, zh ? "、" : "; "))}});
        }
        return table;
    }

    const Context& context_;
    std::vector<ClaimText> missed_;
    std::vector<Group> groups_;
    std::vector<std::pair<std::string, std::size_t>> apart_;
};

} // namespace

std::vector<Section> ineligibleSections(const Context& context) {
    std::vector<Section> sections{{1, context.text("不符合的措施", "Not eligible"), {}}};
    for (const CityResult& city : context.assessment().cities) {
        const std::vector<ClaimText> claims = claimsOf(context, city, Verdict::ineligible);
        if (claims.empty()) continue;
        if (context.severalCities()) sections.push_back({2, context.cityName(city), {}});
        IneligibleWriter writer(context);
        for (const ClaimText& claim : claims) writer.add(claim);
        writer.write(sections.back());
    }
    if (sections.size() == 1 && sections.front().blocks.empty()) return {};
    return sections;
}

} // namespace biosubsidy::report
