// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facts/situation.h"

#include <algorithm>
#include <optional>

#include "core/facts/slot_rules.h"

namespace biosubsidy {

namespace {

Fen dayNumber(const Date& date) {
    return Fen(Date::daysBetween(*Date::of(1970, 1, 1), date));
}

Slot exactly(Origin origin, Fen number) {
    Slot slot;
    slot.origin = origin;
    slot.low = number;
    slot.high = std::move(number);
    return slot;
}

Slot option(Origin origin, std::size_t index) {
    Slot slot;
    slot.origin = origin;
    slot.options.set(index);
    return slot;
}

Slot knownSlot(const FactValue& value) {
    if (const auto* money = std::get_if<Money>(&value)) return exactly(Origin::given, money->fen());
    if (const auto* number = std::get_if<std::int64_t>(&value)) return exactly(Origin::given, Fen(*number));
    if (const auto* quantity = std::get_if<Quantity>(&value))
        return exactly(Origin::given, Fen(quantity->hundredths()));
    if (const auto* flag = std::get_if<bool>(&value)) return exactly(Origin::given, Fen(*flag ? 1 : 0));
    if (const auto* date = std::get_if<Date>(&value)) return exactly(Origin::given, dayNumber(*date));
    if (const auto* choice = std::get_if<ChoiceIndex>(&value)) return option(Origin::given, choice->index);
    Slot slot;
    slot.origin = Origin::given;
    if (const auto* set = std::get_if<ChoiceSet>(&value)) slot.options = *set;
    if (const auto* text = std::get_if<std::string>(&value)) slot.text = text;
    return slot;
}

// All that the type of a fact allows, with the fact itself missing.
Slot unknownSlot(const Fact& fact, const FactRef& ref) {
    Slot slot;
    slot.missing[0] = ref;
    slot.missingCount = 1;
    slot.openBelow = fact.type == FactType::year || fact.type == FactType::date;
    slot.openAbove = slot.openBelow || fact.type == FactType::money || fact.type == FactType::count ||
                     fact.type == FactType::quantity;
    const NumberSpan<Fen> span = spanOf<Fen>(fact.type);
    slot.low = span.low;
    slot.high = span.high;
    if (fact.type == FactType::choice) {
        for (std::size_t index = 0; index < fact.choices.size(); ++index) slot.options.set(index);
    }
    return slot;
}

void applyBounds(const std::vector<Fact>& facts, const Item& item, std::vector<Slot>& slots) {
    const auto known = [&item](std::size_t other) {
        const auto* money = std::get_if<Money>(&item.facts[other]);
        return money == nullptr ? std::nullopt : std::optional(money->fen());
    };
    for (std::size_t index = 0; index < facts.size(); ++index) {
        Slot& slot = slots[index];
        if (slot.isKnown() || facts[index].type != FactType::money) continue;
        NumberSpan<Fen> span{slot.low, slot.high};
        const Bounded bounded = boundByOthers(facts[index], span, known);
        slot.low = span.low;
        slot.high = span.high;
        if (bounded.above) slot.openAbove = false;
        if (bounded.any) slot.origin = Origin::bounded;
    }
}

// What the awards on an item come to. More than an amount can be is as much as one can be.
Slot derivedSlot(const Fact& fact, const Case& subject, Entity entity, const Item& item) {
    const AwardTarget target = entity == Entity::project ? AwardTarget::project : AwardTarget::expense;
    Money sum;
    for (const Award& award : subject.awards) {
        const bool counts = award.level == fact.sumOfAwards && !award.under && award.target == target;
        if (counts && award.targetId == item.id) sum += award.amount;
    }
    return exactly(Origin::derived, std::min(sum, Money::largest()).fen());
}

std::vector<Slot> plainSlots(const Vocabulary& vocabulary, const Case& subject, Entity entity, std::size_t itemIndex,
                             Defaults defaults) {
    const std::vector<Fact>& facts = vocabulary.facts(entity);
    const Item& item = subject.item(entity, itemIndex);
    std::vector<Slot> slots;
    slots.reserve(vocabulary.readable(entity));
    for (std::size_t index = 0; index < facts.size(); ++index) {
        if (isKnown(item.facts[index]))
            slots.push_back(knownSlot(item.facts[index]));
        else if (facts[index].defaultChoice && defaults == Defaults::filled)
            slots.push_back(option(Origin::defaulted, *facts[index].defaultChoice));
        else
            slots.push_back(unknownSlot(facts[index], {entity, itemIndex, index}));
    }
    applyBounds(facts, item, slots);
    for (const Fact& fact : vocabulary.derived(entity)) slots.push_back(derivedSlot(fact, subject, entity, item));
    return slots;
}

// The classes that a firm may be in, given what is known of it. A firm is in the
// first class whose bounds it meets, so the rank of its class is decided by each
// measure separately: the lower of the two counts.
Slot sizeSlot(const Vocabulary& vocabulary, const std::vector<Slot>& company, Slot plain) {
    const Vocabulary::Known& known = vocabulary.known();
    const Fact& size = vocabulary.fact(Entity::company, known.size);
    const Fact& industry = vocabulary.fact(Entity::company, known.industry);
    const Slot& employees = company[known.employees];
    const Slot& revenue = company[known.revenue];
    const bool isIndustry = company[known.industry].options.test(industry.choice("industry").value_or(0));

    const std::size_t best = sizeRank(isIndustry, employees.high, revenue.high);
    const std::size_t worst = sizeRank(isIndustry, employees.low, revenue.low);
    plain.options.reset();
    for (std::size_t index = best; index <= worst; ++index) {
        const auto choice = size.choice(index < sizeClasses.size() ? sizeClasses[index].id : smallestClass);
        if (choice) plain.options.set(*choice);
    }
    plain.origin = Origin::derived;
    plain.missingCount = 0;
    if (best == worst) return plain;
    if (!employees.isKnown()) plain.missing[plain.missingCount++] = employees.missing[0];
    if (isIndustry && !revenue.isKnown()) plain.missing[plain.missingCount++] = revenue.missing[0];
    return plain;
}

// The size class where nothing is presumed: it may be any, and hangs on the industry too.
Slot openSizeSlot(const Vocabulary::Known& known, const std::vector<Slot>& company, Slot plain) {
    const Slot& industry = company[known.industry];
    if (!industry.isKnown()) plain.missing[plain.missingCount++] = industry.missing[0];
    return plain;
}

Slot inherited(Slot slot) {
    if (slot.isKnown()) slot.origin = Origin::inherited;
    return slot;
}

// Place of a project: its own city, else the company's; its own district, else
// the company's if the city is the company's or known to be the same.
void placeProject(const Vocabulary::Known& known, const std::vector<Slot>& company, std::vector<Slot>& own) {
    const Slot& companyCity = company[known.companyCity];
    const bool ownCity = own[known.projectCity].isKnown();
    const bool sameCity = !ownCity || (companyCity.isKnown() && companyCity.options == own[known.projectCity].options);
    if (!ownCity) own[known.projectCity] = inherited(companyCity);
    if (!own[known.projectDistrict].isKnown() && sameCity)
        own[known.projectDistrict] = inherited(company[known.companyDistrict]);
}

} // namespace

Situation::Situation(const Vocabulary& vocabulary, const Case& subject, const Date& asOf, Entity entity,
                     std::size_t item, Defaults defaults)
    : entity_(entity), item_(item), known_(&vocabulary.known()),
      company_(plainSlots(vocabulary, subject, Entity::company, 0, defaults)), year_(asOf.year()) {
    Slot& size = company_[known_->size];
    if (!size.isKnown())
        size =
            defaults == Defaults::filled ? sizeSlot(vocabulary, company_, size) : openSizeSlot(*known_, company_, size);
    if (entity == Entity::company) return;

    own_ = plainSlots(vocabulary, subject, entity, item, defaults);
    if (entity == Entity::project) placeProject(*known_, company_, own_);
    Slot& year = own_[entity == Entity::project ? known_->projectYear : known_->expenseYear];
    if (!year.isKnown()) year = exactly(Origin::inherited, Fen(asOf.year()));
    year_ = static_cast<int>(year.low);
}

MovedSlots slotsMovedBy(const Vocabulary& vocabulary, const Item& item, const FactRef& number) {
    MovedSlots moved{{number.fact}, {}};
    const std::vector<Fact>& facts = vocabulary.facts(number.entity);
    const auto addBounds = [&](const std::vector<std::size_t>& bounds) {
        for (const std::size_t bound : bounds) {
            const auto* known = std::get_if<Money>(&item.facts[bound]);
            if (known != nullptr && bound != number.fact) moved.turns.push_back(known->fen());
        }
    };
    for (const std::vector<std::size_t>* beside : {&facts[number.fact].wholes, &facts[number.fact].parts}) {
        for (const std::size_t other : *beside) {
            if (isKnown(item.facts[other])) continue;
            moved.facts.insert(other);
            addBounds(facts[other].wholes);
            addBounds(facts[other].parts);
        }
    }
    const Vocabulary::Known& known = vocabulary.known();
    const bool decidesSize =
        number.entity == Entity::company && (number.fact == known.employees || number.fact == known.revenue);
    if (!decidesSize || isKnown(item.facts[known.size])) return moved;
    moved.facts.insert(known.size);
    for (const SizeClass& size : sizeClasses) {
        if (number.fact == known.revenue)
            moved.turns.push_back(Money::fromYuan(size.industryRevenueYuan).fen());
        else
            moved.turns.insert(moved.turns.end(), {size.industryEmployees, size.otherEmployees});
    }
    return moved;
}

} // namespace biosubsidy
