// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/placeholders.h"

#include <algorithm>
#include <array>

#include "core/values/text.h"

namespace biosubsidy {

namespace {

constexpr std::array<std::string_view, 40> words{
    "/",    "\\",   "//",   "*",    "**",     "?",       "？",     ".",       "…",      "……",
    "空",   "空白", "未填", "未知", "不详",   "不清楚",  "不适用", "未提供",  "未披露", "保密",
    "暂无", "暂缺", "暂未", "待定", "待补充", "待补",    "待核实", "待确认",  "n/a",    "na",
    "#n/a", "n.a.", "null", "nan",  "<na>",   "(blank)", "nil",    "unknown", "tbd",    "not available"};
constexpr std::array<std::string_view, 4> none{"无", "没有", "none", "[]"};

} // namespace

std::span<const std::string_view> placeholders() {
    return words;
}

std::span<const std::string_view> wordsForNone() {
    return none;
}

bool isPlaceholder(std::string_view text) {
    constexpr std::size_t longest = 16; // bytes of a word
    if (text.empty()) return true;
    if (text.size() <= longest && std::find(words.begin(), words.end(), text) != words.end()) return true;
    const char first = text.front();
    if ((first >= '0' && first <= '9') || (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z'))
        return false;
    static constexpr std::u32string_view dashes = U"-—–－‐‑‒―−_─━~～/／";
    const std::vector<char32_t> points = codePoints(text);
    return std::all_of(points.begin(), points.end(),
                       [](char32_t point) { return dashes.find(point) != std::u32string_view::npos; });
}

bool isNone(std::string_view text) {
    return std::find(none.begin(), none.end(), text) != none.end();
}

} // namespace biosubsidy
