// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rate is an exact share such as 30% or 12.5%, at least 0 and at most 1.
// ExactMoney is what a rate makes of an amount: an exact fraction of a fen, which
// becomes Money only by a rounding that the caller names.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/values/money.h"

namespace biosubsidy {

class ExactMoney {
public:
    // numerator / denominator fen; denominator > 0.
    ExactMoney(Fen numerator, Fen denominator)
        : numerator_(std::move(numerator)), denominator_(std::move(denominator)) {}

    [[nodiscard]] const Fen& numerator() const noexcept { return numerator_; }
    [[nodiscard]] const Fen& denominator() const noexcept { return denominator_; }

    // The largest whole number of fen that is not more: a "not more than" must
    // not be exceeded (contract, "Money that is computed").
    [[nodiscard]] Money roundedDown() const;
    [[nodiscard]] bool isWhole() const { return numerator_ % denominator_ == 0; }

    // Every digit, without rounding: "50000000.001". The denominators of rates
    // are products of powers of ten, so the digits always end.
    [[nodiscard]] std::string toString() const;

private:
    Fen numerator_;
    Fen denominator_;
};

class Rate {
public:
    // The decimals of a percentage that a rate may have: 12.345678%.
    static constexpr int mostDecimals = 6;

    // Reads "30%" or "12.5%"; none if the text is not such a number. A rate of
    // more than 100% is read as well, so that a checker can say so.
    [[nodiscard]] static std::optional<Rate> parse(std::string_view text);

    [[nodiscard]] std::int64_t numerator() const noexcept { return numerator_; }
    [[nodiscard]] std::int64_t denominator() const noexcept { return denominator_; }
    [[nodiscard]] bool exceedsWhole() const noexcept { return numerator_ > denominator_; }
    [[nodiscard]] std::string toString() const; // "30%"

    friend ExactMoney operator*(const Rate& rate, const Money& money) {
        return {money.fen() * rate.numerator_, rate.denominator_};
    }
    friend bool operator==(const Rate&, const Rate&) = default;

private:
    Rate(std::int64_t numerator, std::int64_t denominator) : numerator_(numerator), denominator_(denominator) {}
    std::int64_t numerator_; // in lowest terms
    std::int64_t denominator_;
};

} // namespace biosubsidy
