// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/unbroken.h"

#include <algorithm>
#include <array>

namespace biosubsidy::report {

// The usual ones of Chinese typesetting, and what a number or a clause goes on with:
// 4,244.6|万元, 2026|年, 附件|3, 第|十|二|条.
const std::string_view beginNoLine = "!%),.:;?]}¢°·ˇˉ―‖’”„‟†‡›℃∶、。〃〆〈》」』】〕〗〞！＂％＇），．：；？］｀｜｝～"
                                     "0123456789‰+-万亿元年月日条款项章件一二三四五六七八九十百零";
const std::string_view endNoLine = "$([{£¥·‘“〈《「『【〔〖〝＄（．［｛￡￥第附";

namespace {

// The word that ends before the space, without what opens it.
std::string_view wordBefore(std::string_view text, std::size_t space) {
    const std::size_t begin = text.find_last_of(" (\"\n\t", space == 0 ? 0 : space - 1);
    const std::size_t from = begin == std::string_view::npos ? 0 : begin + 1;
    return from < space ? text.substr(from, space - from) : std::string_view();
}

} // namespace

std::string unbroken(std::string_view text) {
    constexpr std::array<std::string_view, 8> words{"CNY", "art.", "Art.", "Annex", "annex", "No.", "item", "para."};
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool beforeNumber = text[at] == ' ' && at + 1 < text.size() && text[at + 1] >= '0' && text[at + 1] <= '9';
        if (beforeNumber && std::find(words.begin(), words.end(), wordBefore(text, at)) != words.end())
            out += "\u00A0";
        else
            out += text[at];
    }
    return out;
}

} // namespace biosubsidy::report
