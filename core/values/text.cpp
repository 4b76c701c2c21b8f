// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <utility>

namespace biosubsidy {

namespace {

constexpr char32_t replacement = 0xFFFD;

struct Decoded {
    char32_t codePoint;
    std::size_t length; // 0: invalid
};

// Decodes one character as the Unicode standard's table 3-7 allows it: no
// overlong form, no surrogate, nothing above U+10FFFF.
Decoded decode(std::string_view text) {
    const auto byte = [&](std::size_t index) { return static_cast<std::uint8_t>(text[index]); };
    const std::uint8_t lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    std::size_t length = 0;
    char32_t codePoint = 0;
    if (lead >= 0xC2 && lead <= 0xDF) {
        length = 2;
        codePoint = lead & 0x1FU;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        length = 3;
        codePoint = lead & 0x0FU;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        length = 4;
        codePoint = lead & 0x07U;
    }
    if (length == 0 || text.size() < length) return {replacement, 0};
    for (std::size_t index = 1; index < length; ++index) {
        if ((byte(index) & 0xC0U) != 0x80U) return {replacement, 0};
        codePoint = (codePoint << 6U) | (byte(index) & 0x3FU);
    }
    const bool overlong = (length == 3 && codePoint < 0x800) || (length == 4 && codePoint < 0x10000);
    const bool surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
    if (overlong || surrogate || codePoint > 0x10FFFF) return {replacement, 0};
    return {codePoint, length};
}

struct Range {
    char32_t first;
    char32_t last;
};

template <std::size_t size>
bool within(const std::array<Range, size>& ranges, char32_t codePoint) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [&](const Range& range) { return codePoint >= range.first && codePoint <= range.last; });
}

// Wide and full-width ranges of Unicode's EastAsianWidth.txt, as far as they
// matter on a terminal. The ambiguous ones (·, 〔) that CJK fonts draw wide in
// their own block are in the blocks below.
constexpr std::array<Range, 12> wideRanges{{{0x1100, 0x115F},
                                            {0x2E80, 0x303E},
                                            {0x3041, 0x33FF},
                                            {0x3400, 0x4DBF},
                                            {0x4E00, 0x9FFF},
                                            {0xA000, 0xA4CF},
                                            {0xAC00, 0xD7A3},
                                            {0xF900, 0xFAFF},
                                            {0xFE30, 0xFE6F},
                                            {0xFF00, 0xFF60},
                                            {0xFFE0, 0xFFE6},
                                            {0x1F300, 0x3FFFD}}};
constexpr std::array<Range, 5> combiningRanges{
    {{0x0300, 0x036F}, {0x200B, 0x200F}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}}};

std::size_t editDistance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> row(right.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < left.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < right.size(); ++j) {
            const std::size_t change = diagonal + (left[i] == right[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({change, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

} // namespace

std::optional<std::size_t> firstInvalidUtf8(std::string_view text) {
    std::size_t offset = 0;
    while (offset < text.size()) {
        const Decoded decoded = decode(text.substr(offset));
        if (decoded.length == 0) return offset;
        offset += decoded.length;
    }
    return std::nullopt;
}

std::vector<char32_t> codePoints(std::string_view text) {
    std::vector<char32_t> result;
    result.reserve(text.size());
    while (!text.empty()) {
        const Decoded decoded = decode(text);
        result.push_back(decoded.codePoint);
        text.remove_prefix(std::max<std::size_t>(decoded.length, 1));
    }
    return result;
}

std::string toUtf8(char32_t codePoint) {
    std::string result;
    const auto add = [&](char32_t value) { result += static_cast<char>(static_cast<std::uint8_t>(value)); };
    if (codePoint < 0x80) {
        add(codePoint);
    } else if (codePoint < 0x800) {
        add(0xC0U | (codePoint >> 6U));
        add(0x80U | (codePoint & 0x3FU));
    } else if (codePoint < 0x10000) {
        add(0xE0U | (codePoint >> 12U));
        add(0x80U | ((codePoint >> 6U) & 0x3FU));
        add(0x80U | (codePoint & 0x3FU));
    } else {
        add(0xF0U | (codePoint >> 18U));
        add(0x80U | ((codePoint >> 12U) & 0x3FU));
        add(0x80U | ((codePoint >> 6U) & 0x3FU));
        add(0x80U | (codePoint & 0x3FU));
    }
    return result;
}

std::string plainSign(char32_t sign) {
    constexpr std::array<std::pair<char32_t, std::string_view>, 13> alike{{{U'、', ","},
                                                                           {U'“', "\""},
                                                                           {U'”', "\""},
                                                                           {U'‘', "\""},
                                                                           {U'’', "\""},
                                                                           {U'＇', "\""},
                                                                           {U'「', "\""},
                                                                           {U'」', "\""},
                                                                           {U'【', "["},
                                                                           {U'】', "]"},
                                                                           {U'×', "*"},
                                                                           {U'≥', ">="},
                                                                           {U'≤', "<="}}};
    for (const auto& [written, meant] : alike) {
        if (sign == written) return std::string(meant);
    }
    const char32_t plain = halfWidth(sign);
    return plain == sign ? std::string() : toUtf8(plain);
}

std::size_t displayWidth(std::string_view text) {
    std::size_t width = 0;
    for (const char32_t codePoint : codePoints(text)) {
        if (isControl(codePoint) || within(combiningRanges, codePoint)) continue;
        width += within(wideRanges, codePoint) ? 2 : 1;
    }
    return width;
}

bool isSpace(char32_t codePoint) {
    constexpr std::array<Range, 7> spaces{
        {{0x09, 0x0D}, {0x20, 0x20}, {0x85, 0x85}, {0xA0, 0xA0}, {0x1680, 0x1680}, {0x2000, 0x200A}, {0x3000, 0x3000}}};
    return within(spaces, codePoint) || codePoint == 0x2028 || codePoint == 0x2029 || codePoint == 0x202F ||
           codePoint == 0x205F;
}

bool isControl(char32_t codePoint) {
    return codePoint < 0x20 || (codePoint >= 0x7F && codePoint <= 0x9F);
}

std::string printable(std::string_view text) {
    std::string result;
    for (const char32_t codePoint : codePoints(text)) {
        // The bidirectional controls could make a line read in another order.
        const bool reorders =
            (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
        result += toUtf8(isControl(codePoint) || reorders ? replacement : codePoint);
    }
    return result;
}

std::string shortened(std::string_view text, std::size_t most) {
    const std::vector<char32_t> all = codePoints(text);
    if (all.size() <= most) return std::string(text);
    std::string result;
    for (std::size_t index = 0; index < most; ++index) result += toUtf8(all[index]);
    return result + "…";
}

std::string normaliseTypedNumber(std::string_view text) {
    std::string result;
    for (const char32_t codePoint : codePoints(text)) {
        if (isSpace(codePoint) || codePoint == 0xFFE5 || codePoint == 0xA5) continue;
        const char32_t plain = codePoint == U'。' ? U'.' : halfWidth(codePoint);
        const bool isPartOfNumber = plain == U',' || plain == U'.' || (plain >= U'0' && plain <= U'9');
        result += toUtf8(isPartOfNumber ? plain : codePoint);
    }
    return result;
}

std::optional<std::string> nearestName(std::string_view name, std::span<const std::string> candidates) {
    constexpr std::size_t longestCompared = 64; // keeps a hostile name from costing quadratic time
    if (name.size() > longestCompared) return std::nullopt;
    std::optional<std::string> best;
    std::size_t bestDistance = std::max<std::size_t>(1, name.size() / 3) + 1;
    for (const std::string& candidate : candidates) {
        if (candidate.size() > longestCompared) continue;
        const std::size_t distance = editDistance(name, candidate);
        if (distance < bestDistance) {
            bestDistance = distance;
            best = candidate;
        }
    }
    if (best) return best;
    // A name that was left incomplete: pilot for pilot_platform.
    if (name.size() >= 3) {
        for (const std::string& candidate : candidates) {
            if (candidate.starts_with(name)) return candidate;
        }
    }
    return std::nullopt;
}

} // namespace biosubsidy
