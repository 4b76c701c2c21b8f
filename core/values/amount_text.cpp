// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/amount_text.h"

#include <array>
#include <cstring>

#include "core/values/digit_run.h"

namespace biosubsidy {

namespace {

constexpr std::size_t mostYuanDigits = 16; // of 10^15

bool isDigit(char character) noexcept {
    return character >= '0' && character <= '9';
}

// The bytes of a unit as a word, the first in the lowest.
constexpr std::uint64_t unitWord(std::string_view unit) {
    std::uint64_t word = 0;
    for (std::size_t at = unit.size(); at > 0; --at) word = word << 8 | static_cast<unsigned char>(unit[at - 1]);
    return word;
}
constexpr std::ptrdiff_t longestUnit = 6;

// Powers of ten that a unit of so many bytes, at most longestUnit, stands for; -1 for
// none that is known. Eight bytes may be read.
int exponentAt(const char* unit, std::size_t size) noexcept {
    std::uint64_t word = 0;
    std::memcpy(&word, unit, sizeof word);
    word &= (std::uint64_t(1) << (8 * size)) - 1;
    const auto is = [&](std::string_view name) { return static_cast<unsigned>(word == unitWord(name)); };
    const unsigned one = is("") | is("元");
    const unsigned tenThousand = is("万") | is("万元");
    const unsigned hundredMillion = is("亿") | is("亿元");
    return static_cast<int>(one + 5 * tenThousand + 9 * hundredMillion) - 1;
}

int exponentOf(std::string_view unit) noexcept {
    std::array<char, sizeof(std::uint64_t)> room{};
    if (unit.size() > static_cast<std::size_t>(longestUnit)) return -1;
    unit.copy(room.data(), unit.size());
    return exponentAt(room.data(), unit.size());
}

// The digits of the whole part, which may stand in groups of three; commas, once used,
// part groups of three throughout.
class WholePart {
public:
    // Takes them off the front of `rest`.
    std::optional<MoneyError> take(std::string_view& rest) noexcept {
        std::size_t at = 0;
        for (;;) {
            for (; at < rest.size() && isDigit(rest[at]); ++at) add(rest[at]);
            const std::size_t comma = commaAt(rest, at);
            if (comma == 0) break;
            if (run_ == 0) return MoneyError::notANumber;
            if (grouped_ ? run_ != 3 : run_ > 3) return MoneyError::wrongGroups;
            grouped_ = true;
            run_ = 0;
            at += comma;
        }
        rest.remove_prefix(at);
        if (!any_) return MoneyError::notANumber;
        if (grouped_ && run_ != 3) return MoneyError::wrongGroups;
        return std::nullopt;
    }
    [[nodiscard]] std::int64_t value() const noexcept { return value_; }
    // More digits than an amount has; value() is not theirs.
    [[nodiscard]] bool isTooLong() const noexcept { return significant_ > mostYuanDigits; }

private:
    void add(char digit) noexcept {
        any_ = true;
        ++run_;
        if (digit != '0' || significant_ > 0) ++significant_;
        if (!isTooLong()) value_ = value_ * 10 + (digit - '0');
    }
    static std::size_t commaAt(std::string_view text, std::size_t at) noexcept {
        constexpr std::string_view fullWidth = "，";
        if (at >= text.size()) return 0;
        if (text[at] == ',') return 1;
        return text.substr(at).starts_with(fullWidth) ? fullWidth.size() : 0;
    }

    std::int64_t value_ = 0;
    std::size_t significant_ = 0;
    std::size_t run_ = 0;
    bool grouped_ = false;
    bool any_ = false;
};

constexpr std::array<std::int64_t, 17> powersOfTen = [] {
    std::array<std::int64_t, 17> powers{1};
    for (std::size_t index = 1; index < powers.size(); ++index) powers[index] = powers[index - 1] * 10;
    return powers;
}();

// How many units of so many fen an amount has at most.
constexpr std::array<std::int64_t, 11> largestWhole = [] {
    std::array<std::int64_t, 11> wholes{};
    for (std::size_t places = 0; places < wholes.size(); ++places) wholes[places] = largestFen / powersOfTen[places];
    return wholes;
}();

std::string_view takeDecimals(std::string_view& rest) noexcept {
    std::size_t length = 1;
    while (length < rest.size() && isDigit(rest[length])) ++length;
    const std::string_view decimals = rest.substr(1, length - 1);
    rest.remove_prefix(length);
    return decimals;
}

// `whole` and `decimals` of a unit of 10^`places` fen.
tl::expected<std::int64_t, MoneyError> scaled(const WholePart& whole, std::string_view decimals,
                                              std::size_t places) noexcept {
    while (!decimals.empty() && decimals.back() == '0') decimals.remove_suffix(1);
    if (decimals.size() > places) return tl::unexpected(MoneyError::moreThanTwoDecimals);
    if (whole.isTooLong() || whole.value() > largestWhole[places]) return tl::unexpected(MoneyError::tooLarge);
    std::int64_t fen = whole.value();
    for (std::size_t place = 0; place < places; ++place)
        fen = fen * 10 + (place < decimals.size() ? decimals[place] - '0' : 0);
    if (fen > largestFen) return tl::unexpected(MoneyError::tooLarge);
    return fen;
}

std::optional<std::int64_t> anyFenOf(std::string_view text) noexcept {
    const auto fen = parseFen(text);
    return fen ? std::optional(*fen) : std::nullopt;
}

// A JSON number: digits alone, no zero in front.
std::optional<std::int64_t> fenOfNumber(std::string_view text) noexcept {
    if (text.empty() || (text.front() == '0' && text.size() > 1)) return std::nullopt;
    for (const char digit : text) {
        if (!isDigit(digit)) return std::nullopt;
    }
    return anyFenOf(text);
}

} // namespace

tl::expected<std::int64_t, MoneyError> parseFen(std::string_view text) noexcept {
    if (text.empty()) return tl::unexpected(MoneyError::empty);
    WholePart whole;
    if (const auto wrong = whole.take(text)) return tl::unexpected(*wrong);
    std::string_view decimals;
    if (text.starts_with('.')) {
        decimals = takeDecimals(text);
        if (decimals.empty()) return tl::unexpected(MoneyError::notANumber);
    }
    const int exponent = exponentOf(text);
    if (exponent < 0) return tl::unexpected(MoneyError::notANumber);
    return scaled(whole, decimals, static_cast<std::size_t>(exponent) + 2);
}

// Up to fifteen digits, up to seven decimals and a unit; parseFen() judges the rest. An
// amount may stand in any of these forms, so no jump hangs on which it is; and what
// would stand behind eight digits is read before it is known whether there are as many.
std::optional<std::int64_t> amountAt(const char* token, const char* tokenEnd) noexcept {
    // Both forms come, so that the quotes are taken off without a jump.
    const auto quote = static_cast<std::ptrdiff_t>(*token == '"');
    const std::string_view text(token + quote, static_cast<std::size_t>(tokenEnd - token - 2 * quote));
    const bool digitsAlone = quote == 0;
    const auto otherwise = [&] { return digitsAlone ? fenOfNumber(text) : anyFenOf(text); };
    const char* at = text.data();
    const char* const end = at + text.size();
    const DigitRun whole = eightDigitsAt(at);
    at += whole.count;
    DigitRun more = eightDigitsAt(text.data() + 8);
    more.count = whole.count == 8 ? more.count : 0;
    more.value = whole.count == 8 ? more.value : 0;
    at += more.count;
    const unsigned point = *at == '.' ? 1 : 0;
    DigitRun decimals = eightDigitsAt(at + point);
    decimals.count = point != 0 ? decimals.count : 0;
    decimals.value = point != 0 ? decimals.value : 0;
    at += point + decimals.count;
    const std::ptrdiff_t left = end - at;
    const int exponent = left < 0 || left > longestUnit ? -1 : exponentAt(at, static_cast<std::size_t>(left));
    const bool isUsual = whole.count != 0 && more.count != 8 && (point == 0 || decimals.count != 0) && exponent >= 0 &&
                         static_cast<int>(decimals.count) <= exponent + 2;
    const bool isNumber = point == 0 && left == 0 && (*text.data() != '0' || text.size() == 1);
    if (!isUsual || (digitsAlone && !isNumber)) return otherwise();
    const auto places = static_cast<unsigned>(exponent + 2);
    const auto yuan =
        static_cast<std::int64_t>(whole.value) * powersOfTen[more.count] + static_cast<std::int64_t>(more.value);
    if (yuan > largestWhole[places]) return std::nullopt;
    const std::int64_t fen =
        yuan * powersOfTen[places] + static_cast<std::int64_t>(decimals.value) * powersOfTen[places - decimals.count];
    if (fen > largestFen) return std::nullopt;
    return fen;
}

} // namespace biosubsidy
