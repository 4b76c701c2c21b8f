// SPDX-License-Identifier: GPL-3.0-or-later
//
// Money is a whole number of fen (1/100 yuan) in a checked 128-bit integer:
// an overflow throws std::overflow_error instead of wrapping. Money adds,
// subtracts and compares. Money times Money does not compile, and nothing here
// takes or gives a floating-point number.
//
// What is computed from a share of an amount is exact until it is rounded, once,
// by name: see ExactMoney in rate.h.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "core/values/localized.h"

namespace biosubsidy {

using Fen = boost::multiprecision::checked_int128_t;

// Why a text is not an amount of money. The names say it; describe() words it.
enum class MoneyError : std::uint8_t {
    empty,
    notANumber,          // a sign, a space, a full-width digit, an unknown unit, a missing whole part
    wrongGroups,         // commas that do not separate groups of three digits
    moreThanTwoDecimals, // finer than a fen once the unit is applied
    tooLarge,            // more than 10^15 yuan
};

[[nodiscard]] Localized describe(MoneyError error);

class Money {
public:
    constexpr Money() = default;
    [[nodiscard]] static Money fromFen(Fen fen) { return Money(std::move(fen)); }
    [[nodiscard]] static Money fromYuan(std::int64_t yuan) { return Money(Fen(yuan) * 100); }

    // The largest amount that a case may hold: 10^15 yuan.
    [[nodiscard]] static Money largest();

    // Reads the strict form of the case file:
    //   (D+ | D{1,3}([,，]D{3})+)(\.D+)?(元 | 万 | 万元 | 亿 | 亿元)?
    [[nodiscard]] static tl::expected<Money, MoneyError> parse(std::string_view text);

    // Reads what a person types: the strict form after spaces are dropped,
    // full-width digits and signs are made half-width, ￥ and ¥ are dropped.
    [[nodiscard]] static tl::expected<Money, MoneyError> parseTyped(std::string_view text);

    [[nodiscard]] const Fen& fen() const noexcept { return fen_; }
    [[nodiscard]] bool isZero() const { return fen_ == 0; }

    // Two decimals, no grouping: "80000000.00".
    [[nodiscard]] std::string toString() const;

    Money& operator+=(const Money& other) {
        fen_ += other.fen_;
        return *this;
    }
    Money& operator-=(const Money& other) {
        fen_ -= other.fen_;
        return *this;
    }
    friend Money operator+(Money left, const Money& right) { return left += right; }
    friend Money operator-(Money left, const Money& right) { return left -= right; }
    friend bool operator==(const Money& left, const Money& right) { return left.fen_ == right.fen_; }
    friend std::strong_ordering operator<=>(const Money& left, const Money& right) {
        const int order = left.fen_.compare(right.fen_);
        return order <=> 0;
    }

private:
    explicit Money(Fen fen) : fen_(std::move(fen)) {}
    Fen fen_ = 0;
};

} // namespace biosubsidy
