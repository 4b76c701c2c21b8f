// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/quantity.h"

#include <fmt/format.h>

namespace biosubsidy {

namespace {

constexpr std::size_t places = 2;

bool isDigits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

} // namespace

tl::expected<Quantity, QuantityError> Quantity::parse(std::string_view text) {
    if (text.empty()) return tl::unexpected(QuantityError::empty);
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    std::string decimals(point == std::string_view::npos ? std::string_view{} : text.substr(point + 1));
    if (!isDigits(whole) || (point != std::string_view::npos && !isDigits(decimals)))
        return tl::unexpected(QuantityError::notANumber);
    if (decimals.size() > places) return tl::unexpected(QuantityError::moreThanTwoDecimals);
    decimals.resize(places, '0');
    std::int64_t hundredths = 0;
    for (const std::string_view digits : {whole, std::string_view(decimals)}) {
        for (const char digit : digits) {
            hundredths = hundredths * 10 + (digit - '0');
            if (hundredths > largest().hundredths()) return tl::unexpected(QuantityError::tooLarge);
        }
    }
    return fromHundredths(hundredths);
}

std::string Quantity::toString() const {
    return fmt::format("{}.{:02}", hundredths_ / 100, hundredths_ % 100);
}

Localized describe(QuantityError error) {
    switch (error) {
    case QuantityError::empty: return {"数量不能为空", "the number is empty"};
    case QuantityError::notANumber:
        return {
            "不是数量：应只有数字，可带最多两位小数，如 2000 或 2000.50；不能有单位、逗号、正负号、空格或全角数字",
            "not a number of units: expected digits, with up to two decimals if wanted, such as 2000 or 2000.50; no "
            "unit, comma, sign, space or full-width digit"};
    case QuantityError::moreThanTwoDecimals: return {"最多两位小数", "at most two decimals are possible"};
    case QuantityError::tooLarge: return {"最多为 10 亿", "at most 1,000,000,000 is possible"};
    }
    return {};
}

} // namespace biosubsidy
