// SPDX-License-Identifier: GPL-3.0-or-later
//
// What kinds of numbers go together, and what was most probably meant where an expression
// does not fit its facts and units. The hints are words for messages: nothing is ever read
// by them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/language/compiler.h"

namespace biosubsidy::language {

// What kind of number an expression is. A bare number with decimals stands for a quantity
// alone; it is of the kind integer and `decimal`.
struct Unit {
    NumberKind kind = NumberKind::money;
    bool decimal = false;
    constexpr Unit(NumberKind of, bool withDecimals = false) : kind(of), decimal(withDecimals) {}
    friend constexpr bool operator==(const Unit&, const Unit&) = default;
};

[[nodiscard]] Localized describe(Unit unit);
// A count or a quantity: what may multiply money.
[[nodiscard]] bool isCounted(Unit unit);
// Whether the two may be compared and added. A bare whole number stands for a count, a
// quantity or a year.
[[nodiscard]] bool comparable(Unit left, Unit right);
// What two comparable numbers are together: the bare one takes the other's kind.
[[nodiscard]] Unit joint(Unit left, Unit right);
// The kind of a node that holds such a number.
[[nodiscard]] NumberKind nodeKind(Unit unit);

[[nodiscard]] Localized didYouMean(std::string_view name, const std::vector<std::string>& candidates);
// The facts whose names hold a part of this one; where there is none, what to do.
[[nodiscard]] Localized kindredHint(const std::string& owner, const std::string& name,
                                    const std::vector<std::string>& names);
// A choice that stands where a fact should: company.titles has champion or little_giant.
[[nodiscard]] Localized choiceHint(const std::string& name, const std::vector<std::string>& owners, const Scope& scope);
// A flag that stands where a number should.
[[nodiscard]] Localized flagHint(const std::string& name);
// The Chinese name of a fact that stands where its id should; empty for any other word.
[[nodiscard]] Localized labelHint(std::string_view text, const Span& word, const Scope& scope);
// For two that cannot be compared, multiplied or combined.
[[nodiscard]] Localized comparisonHint(Unit left, Unit right);
[[nodiscard]] Localized productHint(Unit left, Unit right);
[[nodiscard]] Localized combiningHint(const Expression& part, Unit unit);

} // namespace biosubsidy::language
