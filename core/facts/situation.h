// SPDX-License-Identifier: GPL-3.0-or-later
//
// A Situation is one item of a case as rules see it: defaults filled in, places
// and years taken from where they come from, the size of the firm derived, and
// for what is unknown the bounds that other facts put on it. Rules read slots;
// they never ask a case directly.
//
// A slot that is not known says which facts of the case would make it known: for
// a derived one, the facts underneath.
#pragma once

#include <array>
#include <set>
#include <string_view>
#include <vector>

#include "core/facts/case.h"

namespace biosubsidy {

// Where a slot's value comes from, for the reasons given to people.
enum class Origin : std::uint8_t {
    given,     // stands in the case
    defaulted, // the vocabulary's default
    inherited, // the company's place, or the year of assessment
    derived,   // the size class, what the awards add up to
    bounded,   // unknown, but other amounts bound it
    unknown,
};

struct Slot {
    Origin origin = Origin::unknown;
    // Money in fen, counts, quantities in hundredths, years, dates as days since 1970, flags as 0 and 1:
    // the value lies between the two, ends included. Equal ends: known.
    Fen low = 0;
    Fen high = 0;
    // Nothing but the limits of its type bounds it: no comparison is decided by those.
    bool openAbove = false;
    bool openBelow = false;
    ChoiceSet options; // choice: what it may still be; set: its elements
    const std::string* text = nullptr;
    // The facts that would settle it; at most the two under the size class.
    std::array<FactRef, 2> missing{};
    std::uint8_t missingCount = 0;

    [[nodiscard]] bool isKnown() const { return missingCount == 0; }
};

// The statistical bureau's classes of 2017 (contract, "Size"), as lower bounds of
// employees and revenue, largest class first; a firm below all of them is micro.
struct SizeClass {
    std::string_view id;
    std::int64_t industryEmployees;
    std::int64_t industryRevenueYuan;
    std::int64_t otherEmployees;
};
inline constexpr std::array<SizeClass, 3> sizeClasses{
    {{"large", 1000, 400'000'000, 300}, {"medium", 300, 20'000'000, 100}, {"small", 20, 3'000'000, 10}}};
inline constexpr std::string_view smallestClass = "micro";

// Whether what a case leaves open is filled in by what the vocabulary presumes: the kind of
// applicant, the industry, the size class that follows from other facts.
enum class Defaults : std::uint8_t { filled, left };

class Situation {
public:
    // `item` is the index of the project or expense; 0 for the company.
    Situation(const Vocabulary& vocabulary, const Case& subject, const Date& asOf, Entity entity, std::size_t item,
              Defaults defaults = Defaults::filled);

    [[nodiscard]] Entity entity() const noexcept { return entity_; }
    [[nodiscard]] std::size_t item() const noexcept { return item_; }
    // A slot of the item itself or of the company.
    [[nodiscard]] const Slot& slot(Entity entity, std::size_t fact) const {
        return entity == Entity::company ? company_.at(fact) : own_.at(fact);
    }

    // Where the item stands. An expense stands where the company does.
    [[nodiscard]] const Slot& city() const {
        return slot(placeEntity(), entity_ == Entity::project ? known_->projectCity : known_->companyCity);
    }
    [[nodiscard]] const Slot& district() const {
        return slot(placeEntity(), entity_ == Entity::project ? known_->projectDistrict : known_->companyDistrict);
    }
    // The calendar year of a project or expense; the year of assessment for the company.
    [[nodiscard]] int year() const noexcept { return year_; }

private:
    [[nodiscard]] Entity placeEntity() const { return entity_ == Entity::project ? Entity::project : Entity::company; }

    Entity entity_;
    std::size_t item_;
    const Vocabulary::Known* known_;
    std::vector<Slot> company_;
    std::vector<Slot> own_; // empty for the company
    int year_;
};

// What a known number moves besides itself while the rest of its item stays as it is: an
// unknown part is at most its known whole, an unknown whole at least its largest known part,
// and the size class hangs on employees and revenue.
struct MovedSlots {
    std::set<std::size_t> facts; // of the number's entity, itself among them
    std::vector<Fen> turns;      // the numbers at which what the others say begins to hang on it, or ends
};
[[nodiscard]] MovedSlots slotsMovedBy(const Vocabulary& vocabulary, const Item& item, const FactRef& number);

} // namespace biosubsidy
