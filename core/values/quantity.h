// SPDX-License-Identifier: GPL-3.0-or-later
//
// A Quantity is a number that has a unit of its own, which the fact names (m² for an
// area), held as a whole number of hundredths. From 0 to 10^9; it is never rounded,
// and nothing here takes or gives a floating-point number.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "core/values/localized.h"

namespace biosubsidy {

// Why a text is not a quantity. The names say it; describe() words it.
enum class QuantityError : std::uint8_t {
    empty,
    notANumber,          // a sign, a comma, a space, a unit, a full-width digit, a missing whole part
    moreThanTwoDecimals, // trailing zeros count as well
    tooLarge,            // more than 10^9
};

[[nodiscard]] Localized describe(QuantityError error);

class Quantity {
public:
    static constexpr std::int64_t perUnit = 100; // hundredths

    constexpr Quantity() = default;
    // The caller has checked that it lies between 0 and largest().
    [[nodiscard]] static constexpr Quantity fromHundredths(std::int64_t hundredths) { return Quantity(hundredths); }
    [[nodiscard]] static constexpr Quantity largest() { return Quantity(100'000'000'000); }

    // Reads the strict form of the case file: D+(\.D{1,2})? with half-width digits.
    [[nodiscard]] static tl::expected<Quantity, QuantityError> parse(std::string_view text);

    [[nodiscard]] constexpr std::int64_t hundredths() const noexcept { return hundredths_; }

    // Two decimals, no grouping: "2000.00".
    [[nodiscard]] std::string toString() const;

    friend constexpr auto operator<=>(const Quantity&, const Quantity&) = default;

private:
    explicit constexpr Quantity(std::int64_t hundredths) : hundredths_(hundredths) {}
    std::int64_t hundredths_ = 0;
};

} // namespace biosubsidy
