// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/quantity.h"

#include <fmt/format.h>

#include "core/wording/money_text.h"

namespace biosubsidy::audit {

namespace {

constexpr int documentFactor = 1'000'000;

int asInt(const Fen& value) {
    return static_cast<int>(value);
}

std::string dateText(const Ratio& value) {
    const int packed = asInt(value.numerator());
    const int year = packed / 10'000;
    const int month = packed / 100 % 100;
    const int day = packed % 100;
    if (year == 0 && day == 0) return fmt::format("--{:02}", month);
    if (year == 0) return fmt::format("--{:02}-{:02}", month, day);
    if (day == 0) return fmt::format("{:04}-{:02}", year, month);
    return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

// Fen, where they are whole; a text can hold 三分之一 of a yuan as well.
std::string yuanText(const Ratio& yuan) {
    const Ratio fen = yuan.times(100);
    return fen.denominator() == 1 ? Money::fromFen(fen.numerator()).toString() : yuan.toString();
}

// 10万 rather than 100000, where nothing is lost by it.
std::string countText(const Ratio& value, Language language) {
    struct Scale {
        std::int64_t factor;
        std::string_view name;
    };
    for (const Scale& scale : {Scale{100'000'000, "亿"}, Scale{10'000, "万"}}) {
        const bool whole = value.denominator() == 1 && value.numerator() % (scale.factor / 10) == 0;
        if (language == Language::zh && whole && value.numerator() >= scale.factor)
            return Ratio(value.numerator(), scale.factor).toString() + std::string(scale.name);
    }
    return value.toString();
}

std::string endText(const Quantity& quantity, const Ratio& value, Language language) {
    if (quantity.kind == QuantityKind::money && quantity.unit == "元")
        return wording::moneyText(ExactMoney(value.times(100).numerator(), value.times(100).denominator()), language);
    if (quantity.kind == QuantityKind::count || quantity.kind == QuantityKind::money) return countText(value, language);
    return valueText(quantity.kind, value);
}

// What stands behind the number of a quantity that is not in yuan.
std::string unitText(const Quantity& quantity, Language language) {
    if (quantity.kind == QuantityKind::money && quantity.unit == "元") return {};
    if (quantity.kind == QuantityKind::year) return language == Language::zh ? "年" : "";
    return language == Language::zh || quantity.unit.empty() ? quantity.unit : " " + quantity.unit;
}

} // namespace

Ratio::Ratio(Fen numerator, Fen denominator) {
    const Fen common = boost::multiprecision::gcd(numerator, denominator);
    numerator_ = numerator / common;
    denominator_ = denominator / common;
}

std::string Ratio::toString() const {
    constexpr int mostDecimals = 12;
    std::string text = Fen(numerator_ / denominator_).str();
    Fen rest = numerator_ % denominator_;
    if (rest == 0) return text;
    text += '.';
    for (int digit = 0; rest != 0; ++digit) {
        if (digit == mostDecimals) return numerator_.str() + "/" + denominator_.str();
        rest *= 10;
        text += Fen(rest / denominator_).str();
        rest %= denominator_;
    }
    return text;
}

std::string_view toString(QuantityKind kind) noexcept {
    switch (kind) {
    case QuantityKind::money: return "money";
    case QuantityKind::percentage: return "percentage";
    case QuantityKind::count: return "count";
    case QuantityKind::ordinal: return "ordinal";
    case QuantityKind::year: return "year";
    case QuantityKind::date: return "date";
    case QuantityKind::document: return "document";
    }
    return "count";
}

Ratio dateValue(int year, unsigned month, unsigned day) {
    return {Fen(year) * 10'000 + month * 100 + day, 1};
}

Ratio documentValue(int year, int number) {
    return {Fen(year) * documentFactor + number, 1};
}

std::string valueText(QuantityKind kind, const Ratio& value) {
    switch (kind) {
    case QuantityKind::money: return yuanText(value);
    case QuantityKind::percentage: {
        const std::string text = value.times(100).toString();
        return text.find('/') == std::string::npos ? text + "%" : value.toString();
    }
    case QuantityKind::date: return dateText(value);
    case QuantityKind::document:
        return fmt::format("{}/{}", asInt(value.numerator() / documentFactor),
                           asInt(value.numerator() % documentFactor));
    default: return value.toString();
    }
}

std::string quantityText(const Quantity& quantity, Language language) {
    if (quantity.kind == QuantityKind::document)
        return fmt::format("〔{}〕{}号", Fen(quantity.low.numerator() / documentFactor).str(),
                           Fen(quantity.low.numerator() % documentFactor).str());
    std::string text = quantity.kind == QuantityKind::ordinal ? "第" : quantity.vague ? "数" : "";
    text += endText(quantity, quantity.low, language);
    if (quantity.high) text += "–" + endText(quantity, *quantity.high, language);
    return text + unitText(quantity, language);
}

} // namespace biosubsidy::audit
