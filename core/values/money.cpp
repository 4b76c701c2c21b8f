// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/money.h"

#include <array>
#include <optional>
#include <utility>

#include "core/values/text.h"

namespace biosubsidy {

namespace {

constexpr std::string_view fullWidthComma = "，";

bool isDigit(char character) {
    return character >= '0' && character <= '9';
}

// How many digits of yuan an amount can have at all: 10^15 has sixteen.
constexpr std::size_t mostDigits = 16;

// Powers of ten that a unit stands for.
std::optional<int> exponentOf(std::string_view unit) {
    constexpr std::array<std::pair<std::string_view, int>, 6> units{
        {{"", 0}, {"元", 0}, {"万", 4}, {"万元", 4}, {"亿", 8}, {"亿元", 8}}};
    for (const auto& [name, exponent] : units) {
        if (unit == name) return exponent;
    }
    return std::nullopt;
}

// Takes the digits of the whole part off the front of `rest`, checking that
// commas, once used, separate groups of three throughout.
tl::expected<std::string, MoneyError> takeWholePart(std::string_view& rest) {
    std::string digits;
    bool grouped = false;
    std::size_t run = 0;
    while (!rest.empty()) {
        if (isDigit(rest.front())) {
            digits += rest.front();
            rest.remove_prefix(1);
            ++run;
            continue;
        }
        const bool half = rest.front() == ',';
        const bool full = rest.starts_with(fullWidthComma);
        if (!half && !full) break;
        if (run == 0) return tl::unexpected(MoneyError::notANumber);
        if (grouped ? run != 3 : run > 3) return tl::unexpected(MoneyError::wrongGroups);
        grouped = true;
        run = 0;
        rest.remove_prefix(half ? 1 : fullWidthComma.size());
    }
    if (digits.empty()) return tl::unexpected(MoneyError::notANumber);
    if (grouped && run != 3) return tl::unexpected(MoneyError::wrongGroups);
    return digits;
}

} // namespace

Money Money::largest() {
    return fromYuan(1'000'000'000'000'000);
}

tl::expected<Money, MoneyError> Money::parse(std::string_view text) {
    if (text.empty()) return tl::unexpected(MoneyError::empty);
    auto whole = takeWholePart(text);
    if (!whole) return tl::unexpected(whole.error());

    std::string_view decimals;
    if (text.starts_with('.')) {
        std::size_t length = 1;
        while (length < text.size() && isDigit(text[length])) ++length;
        if (length == 1) return tl::unexpected(MoneyError::notANumber);
        decimals = text.substr(1, length - 1);
        text.remove_prefix(length);
    }
    const std::optional<int> exponent = exponentOf(text);
    if (!exponent) return tl::unexpected(MoneyError::notANumber);

    while (!decimals.empty() && decimals.back() == '0') decimals.remove_suffix(1);
    const std::size_t places = static_cast<std::size_t>(*exponent) + 2; // decimals that still make whole fen
    if (decimals.size() > places) return tl::unexpected(MoneyError::moreThanTwoDecimals);

    std::string_view digits = *whole;
    while (!digits.empty() && digits.front() == '0') digits.remove_prefix(1);
    if (digits.size() > mostDigits) return tl::unexpected(MoneyError::tooLarge);
    std::string scaled(digits);
    scaled += decimals;
    scaled.append(places - decimals.size(), '0');
    // A leading zero would make Boost read the digits as octal.
    const std::size_t first = scaled.find_first_not_of('0');
    Money money = fromFen(first == std::string::npos ? Fen(0) : Fen(scaled.substr(first)));
    if (money > largest()) return tl::unexpected(MoneyError::tooLarge);
    return money;
}

tl::expected<Money, MoneyError> Money::parseTyped(std::string_view text) {
    return parse(normaliseTypedNumber(text));
}

std::string Money::toString() const {
    const bool negative = fen_ < 0;
    std::string digits = Fen(negative ? -fen_ : fen_).str();
    if (digits.size() < 3) digits.insert(0, 3 - digits.size(), '0');
    digits.insert(digits.size() - 2, ".");
    return negative ? "-" + digits : digits;
}

Localized describe(MoneyError error) {
    switch (error) {
    case MoneyError::empty: return {"金额不能为空", "the amount is empty"};
    case MoneyError::notANumber:
        return {"不是金额：应为数字，可带元、万、万元、亿、亿元，如 8000万元；不能有正负号、空格或全角数字",
                "not an amount: expected digits and, if wanted, 元, 万, 万元, 亿 or 亿元, such as 8000万元; no sign, "
                "space or full-width digit"};
    case MoneyError::wrongGroups:
        return {"逗号只能每三位分隔一组，如 1,200,000",
                "commas may only separate groups of three digits, such as 1,200,000"};
    case MoneyError::moreThanTwoDecimals:
        return {"金额精确到分：换算成元后最多两位小数",
                "an amount is exact to the fen: at most two decimals of a yuan once the unit is applied"};
    case MoneyError::tooLarge: return {"金额最多为 10^15 元（1,000万亿元）", "an amount is at most 10^15 yuan"};
    }
    return {};
}

} // namespace biosubsidy
