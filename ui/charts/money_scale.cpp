// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/money_scale.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

struct Unit {
    int zeros; // behind a yuan
    const char* name;
};

// The largest unit of which the amount is at least one.
template <std::size_t size>
const Unit& unitFor(const std::array<Unit, size>& units, const Money& amount) {
    for (const Unit& unit : units) {
        Fen least = 100;
        for (int zero = 0; zero < unit.zeros; ++zero) least *= 10;
        if (amount.fen() >= least) return unit;
    }
    return units.back();
}

const Unit& unitOf(const Money& to, Language language) {
    static constexpr std::array<Unit, 3> chinese{{{8, "亿元"}, {4, "万元"}, {0, "元"}}};
    static constexpr std::array<Unit, 4> english{
        {{9, "CNY billion"}, {6, "CNY million"}, {3, "CNY thousand"}, {0, "CNY"}}};
    return language == Language::zh ? unitFor(chinese, to) : unitFor(english, to);
}

Fen roundedUpTo(const Fen& amount, const Fen& step) {
    return (amount + step - 1) / step * step;
}

} // namespace

Fen roundStepFrom(const Fen& amount) {
    Fen power = 1;
    while (power * 10 <= amount) power *= 10;
    for (const int digit : {1, 2, 5}) {
        if (power * digit >= amount) return power * digit;
    }
    return power * 10;
}

MoneyScale::MoneyScale(const Money& from, const Money& to, int mostMarks) : from_(from), to_(to) {
    const Fen distance = step(std::max(1, mostMarks)).fen();
    for (Fen mark = roundedUpTo(from_.fen(), distance); mark <= to_.fen(); mark += distance)
        marks_.push_back(Money::fromFen(mark));
}

Money MoneyScale::step(int parts) const {
    return Money::fromFen(roundStepFrom((to_.fen() - from_.fen()) / parts));
}

QString MoneyScale::label(const Money& mark, Language language) const {
    const int places = unitOf(to_, language).zeros + 2;
    std::string digits = mark.fen().str();
    const auto least = static_cast<std::size_t>(places) + 1;
    if (digits.size() < least) digits.insert(0, least - digits.size(), '0');
    std::string decimals = digits.substr(digits.size() - static_cast<std::size_t>(places));
    digits.resize(digits.size() - static_cast<std::size_t>(places));
    while (!decimals.empty() && decimals.back() == '0') decimals.pop_back();
    for (std::size_t place = digits.size(); place > 3; place -= 3) digits.insert(place - 3, ",");
    return toQt(decimals.empty() ? digits : digits + "." + decimals);
}

QString MoneyScale::unit(Language language) const {
    return QString::fromUtf8(unitOf(to_, language).name);
}

qreal placeOf(const curve::Rational& fen) {
    return fen.convert_to<qreal>();
}

Money moneyAt(qreal place) {
    return Money::fromFen(Fen(std::llround(std::max<qreal>(0, place))));
}

} // namespace biosubsidy::ui
