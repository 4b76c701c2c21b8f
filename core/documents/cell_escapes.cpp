// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/cell_escapes.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "core/documents/xml_text.h"
#include "core/values/text.h"

namespace biosubsidy {

namespace {

constexpr std::size_t escapeLength = 7; // "_x000D_"

// The unit of UTF-16 that is written at this place.
std::optional<char32_t> escapeAt(std::string_view text, std::size_t at) {
    if (text.size() - at < escapeLength || text[at] != '_' || text[at + 1] != 'x' || text[at + escapeLength - 1] != '_')
        return std::nullopt;
    const char* digits = text.data() + at + 2;
    const char* end = text.data() + at + escapeLength - 1;
    unsigned code = 0;
    constexpr int hexadecimal = 16;
    if (*digits == '-' || std::from_chars(digits, end, code, hexadecimal).ptr != end) return std::nullopt;
    return static_cast<char32_t>(code);
}

bool isHigh(char32_t unit) {
    return unit >= 0xD800 && unit < 0xDC00;
}
bool isLow(char32_t unit) {
    return unit >= 0xDC00 && unit < 0xE000;
}

std::string escapedOnce(std::string_view text) {
    std::string escaped;
    escaped.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (escapeAt(text, at)) escaped += "_x005F";
        escaped += text[at];
    }
    return escaped;
}

// At most so many units of UTF-16.
std::string fitting(std::string_view text, std::size_t most) {
    const std::vector<char32_t> points = text.size() <= most ? std::vector<char32_t>() : codePoints(text);
    const auto unitsOf = [](char32_t point) { return point > 0xFFFF ? std::size_t{2} : std::size_t{1}; };
    std::size_t units = 0;
    for (const char32_t point : points) units += unitsOf(point);
    if (units <= most) return std::string(text);
    std::string cut;
    units = 1; // the ellipsis
    for (const char32_t point : points) {
        units += unitsOf(point);
        if (units > most) break;
        cut += toUtf8(point);
    }
    return cut + "…";
}

} // namespace

std::string withoutCellEscapes(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        auto unit = escapeAt(text, at);
        if (!unit) {
            plain += text[at++];
            continue;
        }
        at += escapeLength;
        const auto next = isHigh(*unit) && at < text.size() ? escapeAt(text, at) : std::nullopt;
        if (next && isLow(*next)) {
            *unit = 0x10000 + ((*unit - 0xD800) << 10U) + (*next - 0xDC00);
            at += escapeLength;
        }
        constexpr char32_t replacement = 0xFFFD;
        const bool whole = *unit != 0 && !isHigh(*unit) && !isLow(*unit) && *unit != 0xFFFE && *unit != 0xFFFF;
        plain += toUtf8(whole ? *unit : replacement);
    }
    return withPlainLineEnds(std::move(plain));
}

std::string withPlainLineEnds(std::string text) {
    if (text.find('\r') == std::string::npos) return text;
    std::string lines;
    lines.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool pair = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
        if (!pair) lines += text[at] == '\r' ? '\n' : text[at];
    }
    return lines;
}

std::string cellText(std::string_view text) {
    constexpr std::size_t most = 32'767;
    const std::string shown = fitting(xmlCharacters(text), most);
    std::string escaped = escapedOnce(shown);
    // The signs are counted as well by what writes the file.
    if (escaped.size() > most && escaped.size() > shown.size())
        escaped = escapedOnce(fitting(shown, most - std::min(most, escaped.size() - shown.size())));
    return escaped;
}

} // namespace biosubsidy
