// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wording/money_text.h"

namespace biosubsidy::wording {

namespace {

// Commas between groups of three digits, counted from the right.
std::string grouped(const std::string& digits) {
    std::string text;
    for (std::size_t index = 0; index < digits.size(); ++index) {
        if (index > 0 && (digits.size() - index) % 3 == 0) text += ',';
        text += digits[index];
    }
    return text;
}

struct Decimal {
    std::string sign;
    std::string whole;
    std::string decimals;
};

// "-1234.50" in its parts.
Decimal parted(std::string text) {
    Decimal decimal;
    if (text.starts_with('-')) {
        decimal.sign = "−";
        text.erase(0, 1);
    }
    const std::size_t point = text.find('.');
    decimal.whole = text.substr(0, point);
    if (point != std::string::npos) decimal.decimals = text.substr(point + 1);
    return decimal;
}

void dropZeros(std::string& decimals) {
    while (!decimals.empty() && decimals.back() == '0') decimals.pop_back();
}

// Moves the point to the left: yuan into 万 or 亿.
Decimal inUnits(Decimal yuan, std::size_t places) {
    yuan.decimals = yuan.whole.substr(yuan.whole.size() - places) + yuan.decimals;
    yuan.whole.resize(yuan.whole.size() - places);
    return yuan;
}

std::string written(Decimal decimal) {
    return decimal.sign + grouped(decimal.whole) + (decimal.decimals.empty() ? "" : "." + decimal.decimals);
}

std::string chineseText(Decimal yuan) {
    constexpr std::size_t wan = 4;
    constexpr std::size_t yi = 8;
    std::string unit = "元";
    if (yuan.whole.size() > yi) {
        yuan = inUnits(std::move(yuan), yi);
        unit = "亿元";
    } else if (yuan.whole.size() > wan) {
        yuan = inUnits(std::move(yuan), wan);
        unit = "万元";
    }
    dropZeros(yuan.decimals);
    return written(std::move(yuan)) + unit;
}

std::string englishText(Decimal yuan) {
    if (yuan.decimals.find_first_not_of('0') == std::string::npos) yuan.decimals.clear();
    return "CNY " + written(std::move(yuan));
}

} // namespace

std::string moneyText(const Money& money, Language language) {
    Decimal yuan = parted(money.toString());
    return language == Language::zh ? chineseText(std::move(yuan)) : englishText(std::move(yuan));
}

std::string moneyText(const ExactMoney& money, Language language) {
    if (money.isWhole()) return moneyText(money.roundedDown(), language);
    // In 万元 the digits after the fen would be hard to tell apart.
    const std::string yuan = written(parted(money.toString()));
    return language == Language::zh ? yuan + "元" : "CNY " + yuan;
}

std::string roundedText(const Money& money, Language language, Rounding rounding) {
    constexpr int yuan = 100; // in fen
    constexpr int step = 100 * yuan;
    constexpr int wan = 10'000 * yuan;
    const Fen size = abs(money.fen());
    if (size < wan || size % step == 0) return moneyText(money, language);
    const Fen yi = Fen(wan) * 10'000;
    const Fen unit = size < yi ? Fen(step) : yi / 100;
    Fen rounded = size / unit * unit;
    if ((rounding == Rounding::up) == (money.fen() > 0)) rounded += unit;
    const std::string text = moneyText(Money::fromFen(money.fen() < 0 ? Fen(-rounded) : rounded), language);
    return language == Language::zh ? "约" + text : "about " + text;
}

std::string quantityText(const Quantity& quantity, const Localized& unit, Language language) {
    Decimal number = parted(quantity.toString());
    dropZeros(number.decimals);
    const std::string text = written(std::move(number));
    return language == Language::zh ? text + unit.zh : text + " " + unit.en;
}

std::string exactYuanText(const Money& money, Language language) {
    const std::string yuan = written(parted(money.toString()));
    return language == Language::zh ? yuan + " 元" : "CNY " + yuan;
}

} // namespace biosubsidy::wording
