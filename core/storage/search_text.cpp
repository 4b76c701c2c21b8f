// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/search_text.h"

#include "core/system/text_converter.h"
#include "core/values/text.h"

namespace biosubsidy::storage {

namespace {

char32_t folded(char32_t character) {
    character = halfWidth(character);
    if (character >= U'A' && character <= U'Z') character += U'a' - U'A';
    return character;
}

} // namespace

std::string searchText(std::string_view text) {
    std::string result;
    for (const char32_t character : codePoints(text)) {
        if (!isSpace(character) && !isControl(character))
            result += toUtf8(folded(character));
        else if (!result.empty() && result.back() != ' ')
            result += ' ';
    }
    if (!result.empty() && result.back() == ' ') result.pop_back();
    return result;
}

std::vector<std::string> searchTerms(std::string_view typed) {
    std::vector<std::string> terms;
    std::string rest = searchText(typed);
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        terms.push_back(rest.substr(0, end));
        rest.erase(0, end + 1);
    }
    return terms;
}

std::string sortKey(std::string_view text) {
    // GB18030 holds all of Unicode; its two-byte forms begin with GB 2312.
    // Rare characters have four bytes in GB18030, the first of them 0x81 and up:
    // they would come before the common ones. A byte in front sends them behind.
    std::string key;
    for (const char32_t character : codePoints(searchText(text))) {
        const std::string bytes = toGb18030(toUtf8(character));
        constexpr unsigned char firstOfGb2312 = 0xB0;
        const bool rare = bytes.size() > 1 && static_cast<unsigned char>(bytes.front()) < firstOfGb2312;
        if (rare) key += '\xFF';
        key += bytes;
    }
    return key;
}

} // namespace biosubsidy::storage
