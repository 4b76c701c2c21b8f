// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/sum_text.h"

#include <algorithm>

#include "core/wording/money_text.h"

namespace biosubsidy::report {

namespace {

constexpr std::size_t wanPlaces = 4;
constexpr std::size_t fewestDecimals = 2;

// "42446000.00" as 4244.600000: the point moves, no digit goes.
std::string shifted(std::string yuan) {
    std::string sign;
    if (yuan.starts_with('-')) {
        sign = "-";
        yuan.erase(0, 1);
    }
    const std::size_t point = yuan.find('.');
    std::string whole = yuan.substr(0, point);
    const std::string decimals = yuan.substr(point + 1);
    if (whole.size() <= wanPlaces) whole.insert(0, wanPlaces + 1 - whole.size(), '0');
    const std::size_t cut = whole.size() - wanPlaces;
    return sign + whole.substr(0, cut) + "." + whole.substr(cut) + decimals;
}

void dropZeros(std::string& text, std::size_t fewest) {
    const std::size_t point = text.find('.');
    while (text.back() == '0' && text.size() > point + 1 + fewest) text.pop_back();
    if (text.back() == '.') text.pop_back();
}

std::string grouped(std::string text) {
    constexpr std::size_t group = 3;
    const std::size_t first = text.starts_with('-') ? 1 : 0;
    for (std::size_t index = std::min(text.find('.'), text.size()); index > first + group; index -= group)
        text.insert(index - group, ",");
    return text;
}

} // namespace

std::string decimalSum(const Money& sum, Unit unit) {
    return unit == Unit::wan ? shifted(sum.toString()) : sum.toString();
}

std::string columnSum(const Money& sum, Unit unit) {
    std::string text = decimalSum(sum, unit);
    dropZeros(text, fewestDecimals);
    return grouped(std::move(text));
}

std::string sumText(const Money& sum, Unit unit, Language language) {
    if (language == Language::en) return wording::moneyText(sum, language);
    std::string text = decimalSum(sum, unit);
    dropZeros(text, 0);
    return grouped(std::move(text)) + (unit == Unit::wan ? "万元" : "元");
}

std::string unitText(Unit unit, Language language) {
    if (language == Language::en) return unit == Unit::wan ? "CNY 10,000" : "CNY";
    return unit == Unit::wan ? "万元" : "元";
}

} // namespace biosubsidy::report
