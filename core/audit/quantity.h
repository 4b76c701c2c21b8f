// SPDX-License-Identifier: GPL-3.0-or-later
//
// A Quantity is what a figure of a text says, apart from how it is written:
// 5000万元, 5,000 万元, ５０００万元, 0.5亿元 and 五千万元 are one quantity. Numbers are
// exact fractions. A range keeps both its ends.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/values/localized.h"
#include "core/values/money.h"

namespace biosubsidy::audit {

// A fraction in lowest terms; the denominator is positive.
class Ratio {
public:
    Ratio() = default;
    Ratio(Fen numerator, Fen denominator); // the denominator must not be zero

    [[nodiscard]] const Fen& numerator() const noexcept { return numerator_; }
    [[nodiscard]] const Fen& denominator() const noexcept { return denominator_; }
    [[nodiscard]] Ratio times(const Fen& factor) const { return {numerator_ * factor, denominator_}; }
    // Every digit where they end, else as a fraction: "0.5", "1/3".
    [[nodiscard]] std::string toString() const;

    friend bool operator==(const Ratio&, const Ratio&) = default;
    friend bool operator<(const Ratio& left, const Ratio& right) {
        return left.numerator_ * right.denominator_ < right.numerator_ * left.denominator_;
    }

private:
    Fen numerator_ = 0;
    Fen denominator_ = 1;
};

enum class QuantityKind : std::uint8_t {
    money,
    percentage, // a share: 30% is 3/10
    count,      // with a measure word: 5家, 三年
    ordinal,    // 第九条
    year,       // a calendar year
    date,       // a day, a month or a day of a month
    document,   // 〔2024〕14号
};
[[nodiscard]] std::string_view toString(QuantityKind kind) noexcept; // "money"

// Whether a figure of this kind decides that a text is accounted for.
[[nodiscard]] constexpr bool decides(QuantityKind kind) noexcept {
    return kind == QuantityKind::money || kind == QuantityKind::percentage;
}

struct Quantity {
    QuantityKind kind = QuantityKind::count;
    std::string unit; // 元, 家, 条; "" for years, dates, document numbers and plain shares
    Ratio low;
    std::optional<Ratio> high; // of a range
    bool vague = false;        // 数百万元: the order of size alone

    friend bool operator==(const Quantity&, const Quantity&) = default;
};

// A date's value: 2024-09-14 is 20240914; what is not said of it is zero.
[[nodiscard]] Ratio dateValue(int year, unsigned month, unsigned day);
// The value of 〔2024〕14号.
[[nodiscard]] Ratio documentValue(int year, int number);

// One end of a quantity, the same on every machine: "50000000.00" for money,
// "30%", "2024-09-14", "--07-26", "2024-07", "5", "2024/14".
[[nodiscard]] std::string valueText(QuantityKind kind, const Ratio& value);
// The whole for people: 5,000万元, 3–5家; CNY 50,000,000.
[[nodiscard]] std::string quantityText(const Quantity& quantity, Language language);

} // namespace biosubsidy::audit
