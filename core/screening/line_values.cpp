// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/line_values.h"

#include <array>

#include "core/facts/item_id.h"
#include "core/values/date.h"
#include "core/values/quantity.h"
#include "core/values/text.h"

namespace biosubsidy::screening {

namespace {

bool isDigit(char character) noexcept {
    return character >= '0' && character <= '9';
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
    for (; decimals < 2; ++decimals) value *= 10;
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
