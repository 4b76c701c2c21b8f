// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/rate.h"

#include <numeric>

namespace biosubsidy {

Money ExactMoney::roundedDown() const {
    Fen whole = numerator_ / denominator_; // truncates towards zero
    if (numerator_ < 0 && numerator_ % denominator_ != 0) whole -= 1;
    return Money::fromFen(whole);
}

std::string ExactMoney::toString() const {
    const bool negative = numerator_ < 0;
    const Fen magnitude = negative ? Fen(-numerator_) : numerator_;
    const Fen whole = magnitude / denominator_;
    std::string text = Money::fromFen(whole).toString();
    Fen rest = magnitude % denominator_;
    // The denominator is bounded by the compiler of the rule language, so this
    // ends after a handful of digits; the limit is for other callers' thirds.
    constexpr int mostDigits = 40;
    for (int digit = 0; rest != 0 && digit < mostDigits; ++digit) {
        rest *= 10;
        text += Fen(rest / denominator_).str();
        rest %= denominator_;
    }
    return negative ? "-" + text : text;
}

std::optional<Rate> Rate::parse(std::string_view text) {
    if (!text.ends_with('%')) return std::nullopt;
    text.remove_suffix(1);
    constexpr std::size_t mostWholeDigits = 6;
    const auto allDigits = [](std::string_view part) {
        return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
    };
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    std::string_view decimals = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
    if (!allDigits(whole) || whole.size() > mostWholeDigits) return std::nullopt;
    if (point != std::string_view::npos && !allDigits(decimals)) return std::nullopt;
    while (!decimals.empty() && decimals.back() == '0') decimals.remove_suffix(1);
    if (decimals.size() > static_cast<std::size_t>(mostDecimals)) return std::nullopt;

    std::int64_t numerator = 0;
    std::int64_t denominator = 100;
    for (const char digit : whole) numerator = numerator * 10 + (digit - '0');
    for (const char digit : decimals) {
        numerator = numerator * 10 + (digit - '0');
        denominator *= 10;
    }
    const std::int64_t divisor = std::gcd(numerator, denominator);
    return Rate(numerator / divisor, denominator / divisor);
}

std::string Rate::toString() const {
    // numerator / denominator = percent / 100; the denominator divides 10^8.
    std::int64_t scaled = numerator_ * 100;
    std::string text = std::to_string(scaled / denominator_);
    std::int64_t rest = scaled % denominator_;
    if (rest != 0) text += '.';
    while (rest != 0) {
        rest *= 10;
        text += static_cast<char>('0' + rest / denominator_);
        rest %= denominator_;
    }
    return text + "%";
}

} // namespace biosubsidy
