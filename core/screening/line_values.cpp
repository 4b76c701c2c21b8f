// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/line_values.h"

#include <array>

#include "core/facts/item_id.h"
#include "core/values/date.h"
#include "core/values/quantity.h"
#include "core/values/text.h"

namespace biosubsidy::screening {

namespace {

constexpr std::int64_t largestFen = 100'000'000'000'000'000; // 10^15 yuan
constexpr std::size_t mostYuanDigits = 16;

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

// The digits of the whole part, which may stand in groups of three.
class WholePart {
public:
    // False if they are no whole part, or more than an amount can have.
    bool take(std::string_view& rest) noexcept {
        std::size_t at = 0;
        for (;; ++at) {
            while (at < rest.size() && isDigit(rest[at])) {
                if (!add(rest[at])) return false;
                ++at;
            }
            const std::size_t comma = commaAt(rest, at);
            if (comma == 0) break;
            if (run_ == 0 || (grouped_ ? run_ != 3 : run_ > 3)) return false;
            grouped_ = true;
            run_ = 0;
            at += comma - 1;
        }
        rest.remove_prefix(at);
        return any_ && (!grouped_ || run_ == 3);
    }
    [[nodiscard]] std::int64_t value() const noexcept { return value_; }

private:
    bool add(char digit) noexcept {
        any_ = true;
        ++run_;
        if (digit != '0' || significant_ > 0) ++significant_;
        if (significant_ > mostYuanDigits) return false;
        value_ = value_ * 10 + (digit - '0');
        return true;
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

// Four hexadecimal digits; -1 for anything else.
int codeUnitAt(std::string_view text) noexcept {
    if (text.size() < 4) return -1;
    int value = 0;
    for (const char character : text.substr(0, 4)) {
        int digit = -1;
        if (isDigit(character)) digit = character - '0';
        if (character >= 'a' && character <= 'f') digit = character - 'a' + 10;
        if (character >= 'A' && character <= 'F') digit = character - 'A' + 10;
        if (digit < 0) return -1;
        value = value * 16 + digit;
    }
    return value;
}

// The code point of \uXXXX, or of two that make a pair; takes them off `rest`. -1
// for half a pair.
int takeCodePoint(std::string_view& rest) noexcept {
    const int high = codeUnitAt(rest);
    if (high < 0) return -1;
    rest.remove_prefix(4);
    if (high < 0xD800 || high > 0xDFFF) return high;
    if (high > 0xDBFF || !rest.starts_with("\\u")) return -1;
    const int low = codeUnitAt(rest.substr(2));
    if (low < 0xDC00 || low > 0xDFFF) return -1;
    rest.remove_prefix(6);
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

void appendUtf8(std::string& out, unsigned codePoint) {
    const auto add = [&](unsigned byte) { out += static_cast<char>(byte); };
    if (codePoint < 0x80) {
        add(codePoint);
        return;
    }
    if (codePoint < 0x800) {
        add(0xC0U | codePoint >> 6U);
    } else {
        if (codePoint < 0x10000) {
            add(0xE0U | codePoint >> 12U);
        } else {
            add(0xF0U | codePoint >> 18U);
            add(0x80U | (codePoint >> 12U & 0x3FU));
        }
        add(0x80U | (codePoint >> 6U & 0x3FU));
    }
    add(0x80U | (codePoint & 0x3FU));
}

// Undoes the escape behind a backslash.
bool takeEscape(std::string_view& rest, std::string& out) {
    constexpr std::string_view names = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    if (rest.empty()) return false;
    const char name = rest.front();
    rest.remove_prefix(1);
    if (name == 'u') {
        const int codePoint = takeCodePoint(rest);
        if (codePoint < 0) return false;
        appendUtf8(out, static_cast<unsigned>(codePoint));
        return true;
    }
    const std::size_t index = names.find(name);
    if (index == std::string_view::npos) return false;
    out += meanings[index];
    return true;
}

} // namespace

std::optional<std::int64_t> fenOf(std::string_view text) noexcept {
    WholePart whole;
    if (!whole.take(text)) return std::nullopt;
    if (text.empty() || text == ".00") { // whole yuan, the commonest forms
        if (whole.value() > largestFen / 100) return std::nullopt;
        return whole.value() * 100;
    }
    std::string_view decimals;
    if (text.starts_with('.')) {
        decimals = takeDecimals(text);
        if (decimals.empty()) return std::nullopt;
    }
    const int exponent = exponentOf(text);
    if (exponent < 0) return std::nullopt;
    while (!decimals.empty() && decimals.back() == '0') decimals.remove_suffix(1);
    const auto places = static_cast<std::size_t>(exponent) + 2;
    if (decimals.size() > places) return std::nullopt;
    std::int64_t fen = whole.value();
    for (std::size_t place = 0; place < places; ++place) {
        if (fen > largestFen / 10) return std::nullopt;
        fen = fen * 10 + (place < decimals.size() ? decimals[place] - '0' : 0);
    }
    if (fen > largestFen) return std::nullopt;
    return fen;
}

std::optional<std::int64_t> wholeAt(const char* token, const char* end, std::int64_t least,
                                    std::int64_t most) noexcept {
    const DigitRun digits = eightDigitsAt(token);
    auto value = static_cast<std::int64_t>(digits.value);
    if (digits.count == 0 || token + digits.count != end || (*token == '0' && digits.count > 1)) {
        const auto whole = wholeNumberOf({token, static_cast<std::size_t>(end - token)}, most);
        if (!whole) return std::nullopt;
        value = *whole;
    }
    if (value < least || value > most) return std::nullopt;
    return value;
}

std::optional<std::int64_t> amountAt(const char* token, const char* end) noexcept {
    // Both forms come, so that the quotes are taken off without a jump.
    const auto quote = static_cast<std::ptrdiff_t>(*token == '"');
    return fenAt({token + quote, static_cast<std::size_t>(end - token - 2 * quote)}, quote == 0);
}

// A JSON number: digits alone, no zero in front.
std::optional<std::int64_t> fenOfNumber(std::string_view text) noexcept {
    if (text.empty() || (text.front() == '0' && text.size() > 1)) return std::nullopt;
    for (const char digit : text) {
        if (!isDigit(digit)) return std::nullopt;
    }
    return fenOf(text);
}

// Up to fifteen digits, up to seven decimals and a unit; fenOf() judges the rest. An
// amount may stand in any of these forms, so no jump hangs on which it is; and what
// would stand behind eight digits is read before it is known whether there are as many.
std::optional<std::int64_t> fenAt(std::string_view text, bool digitsAlone) noexcept {
    const auto otherwise = [&] { return digitsAlone ? fenOfNumber(text) : fenOf(text); };
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
    if (yuan > largestWhole[places]) return otherwise();
    const std::int64_t fen =
        yuan * powersOfTen[places] + static_cast<std::int64_t>(decimals.value) * powersOfTen[places - decimals.count];
    if (fen > largestFen) return std::nullopt;
    return fen;
}

std::optional<std::int64_t> quantityAt(const char* token, const char* end) noexcept {
    const bool quoted = *token == '"';
    std::string_view text(token + (quoted ? 1 : 0), end - (quoted ? 1 : 0));
    if (!quoted && text.size() > 1 && text.front() == '0') return std::nullopt; // no JSON number
    constexpr std::int64_t largest = Quantity::largest().hundredths();
    std::int64_t value = 0;
    std::size_t at = 0;
    const auto takeDigits = [&](std::size_t most) {
        const std::size_t first = at;
        for (; at < text.size() && at - first < most && isDigit(text[at]); ++at) {
            value = value * 10 + (text[at] - '0');
            if (value > largest) return std::size_t(0);
        }
        return at - first;
    };
    if (takeDigits(text.size()) == 0) return std::nullopt;
    std::size_t decimals = 0;
    if (quoted && at < text.size() && text[at] == '.') {
        ++at;
        decimals = takeDigits(2);
        if (decimals == 0) return std::nullopt;
    }
    if (at != text.size()) return std::nullopt;
    value *= powersOfTen[2 - decimals];
    return value <= largest ? std::optional(value) : std::nullopt;
}

std::optional<std::int64_t> wholeNumberOf(std::string_view digits, std::int64_t most) noexcept {
    constexpr std::size_t longest = 18;
    if (digits.empty() || digits.size() > longest || (digits.size() > 1 && digits.front() == '0')) return std::nullopt;
    std::int64_t value = 0;
    for (const char digit : digits) {
        if (!isDigit(digit)) return std::nullopt;
        value = value * 10 + (digit - '0');
    }
    if (value > most) return std::nullopt;
    return value;
}

std::optional<std::int64_t> dayOf(std::string_view text) {
    static const Date epoch = *Date::of(1970, 1, 1);
    const auto date = Date::parse(text);
    if (!date) return std::nullopt;
    return Date::daysBetween(epoch, *date);
}

bool isGoodId(std::string_view id) noexcept {
    static constexpr std::array<bool, 128> good = [] {
        std::array<bool, 128> table{};
        for (std::size_t byte = 0x21; byte < 0x7F; ++byte) table[byte] = byte != '.' && byte != '/';
        return table;
    }();
    if (id.empty()) return false;
    std::size_t characters = 0;
    for (std::size_t at = 0; at < id.size(); ++characters) {
        const auto lead = static_cast<unsigned char>(id[at++]);
        if (lead < good.size()) {
            if (!good[lead]) return false;
            continue;
        }
        const unsigned behind = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
        char32_t codePoint = lead & (0x3FU >> behind);
        for (unsigned byte = 0; byte < behind; ++byte)
            codePoint = codePoint << 6U | (static_cast<unsigned char>(id[at++]) & 0x3FU);
        if (isSpace(codePoint) || isControl(codePoint)) return false;
    }
    return characters <= longestItemId;
}

std::optional<std::string_view> unescaped(std::string_view text, std::string& kept) {
    const std::size_t from = kept.size();
    while (!text.empty()) {
        const std::size_t plain = std::min(text.find('\\'), text.size());
        kept.append(text.substr(0, plain));
        text.remove_prefix(plain);
        if (text.empty()) break;
        text.remove_prefix(1);
        if (!takeEscape(text, kept)) return std::nullopt;
    }
    return std::string_view(kept).substr(from);
}

} // namespace biosubsidy::screening
