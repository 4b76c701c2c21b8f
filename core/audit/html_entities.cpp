// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/html_entities.h"

#include <array>

namespace biosubsidy::audit {

namespace {

struct Name {
    std::u32string_view name;
    char32_t character;
};

constexpr std::array<Name, 36> names{{{U"nbsp", 0xA0},     {U"amp", U'&'},     {U"lt", U'<'},       {U"gt", U'>'},
                                      {U"quot", U'"'},     {U"apos", U'\''},   {U"ensp", 0x2002},   {U"emsp", 0x2003},
                                      {U"thinsp", 0x2009}, {U"ldquo", 0x201C}, {U"rdquo", 0x201D},  {U"lsquo", 0x2018},
                                      {U"rsquo", 0x2019},  {U"mdash", 0x2014}, {U"ndash", 0x2013},  {U"minus", 0x2212},
                                      {U"hellip", 0x2026}, {U"middot", 0xB7},  {U"bull", 0x2022},   {U"times", 0xD7},
                                      {U"divide", 0xF7},   {U"deg", 0xB0},     {U"permil", 0x2030}, {U"percnt", U'%'},
                                      {U"yen", 0xA5},      {U"copy", 0xA9},    {U"reg", 0xAE},      {U"laquo", 0xAB},
                                      {U"raquo", 0xBB},    {U"le", 0x2264},    {U"ge", 0x2265},     {U"plusmn", 0xB1},
                                      {U"shy", 0xAD},      {U"zwnj", 0x200C},  {U"zwj", 0x200D},    {U"comma", U','}}};

int hexDigit(char32_t character) {
    if (character >= U'0' && character <= U'9') return static_cast<int>(character - U'0');
    if (character >= U'a' && character <= U'f') return static_cast<int>(character - U'a') + 10;
    if (character >= U'A' && character <= U'F') return static_cast<int>(character - U'A') + 10;
    return -1;
}

std::optional<Entity32> readNumber(std::u32string_view text) {
    constexpr std::size_t longest = 10;
    constexpr char32_t replacement = 0xFFFD;
    const bool hexadecimal = text.size() > 2 && (text[2] == U'x' || text[2] == U'X');
    const std::size_t start = hexadecimal ? 3 : 2;
    const int base = hexadecimal ? 16 : 10;
    char32_t value = 0;
    std::size_t at = start;
    for (; at < text.size() && at < start + longest; ++at) {
        const int digit = hexDigit(text[at]);
        if (digit < 0 || digit >= base) break;
        if (value <= 0x10FFFF) value = value * static_cast<char32_t>(base) + static_cast<char32_t>(digit);
    }
    if (at == start) return std::nullopt;
    const bool character = value != 0 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
    if (at < text.size() && text[at] == U';') ++at;
    return Entity32{character ? value : replacement, at};
}

} // namespace

std::optional<Entity32> readEntity(std::u32string_view text) {
    if (text.size() > 1 && text[1] == U'#') return readNumber(text);
    for (const Name& name : names) {
        const std::u32string_view rest = text.substr(1, name.name.size() + 1);
        if (!rest.starts_with(name.name)) continue;
        if (rest.size() > name.name.size() && rest.back() == U';')
            return Entity32{name.character, name.name.size() + 2};
        if (name.name == U"nbsp") return Entity32{name.character, name.name.size() + 1}; // often left open
    }
    return std::nullopt;
}

} // namespace biosubsidy::audit
