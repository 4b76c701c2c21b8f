// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/open_text.h"

#include <algorithm>
#include <array>

#include "core/audit/numeral_parts.h"

namespace biosubsidy::audit {

namespace {

// Words behind which an amount or a share is expected.
constexpr auto offers = std::to_array<std::u32string_view>(
    {U"不超过", U"不高于", U"最高", U"最多",   U"上限",   U"限额",   U"给予",   U"补助",   U"补贴",   U"奖励",
     U"奖补",   U"资助",   U"贴息", U"封顶",   U"拨付",   U"配套",   U"达",     U"人民币", U"RMB",    U"CNY",
     U"不低于", U"补",     U"奖",   U"助标准", U"贴标准", U"励标准", U"持标准", U"标准为", U"金额",   U"比例",
     U"额度",   U"费率",   U"税率", U"利率",   U"贴息率", U"系数",   U"补助率", U"补贴率", U"资助率", U"支持率"});

} // namespace

bool isFraction(char32_t character) noexcept {
    return (character >= 0xBC && character <= 0xBE) || (character >= 0x2150 && character <= 0x215E);
}

bool isNumberSign(char32_t character) noexcept {
    return (character >= 0x2460 && character <= 0x249B) || (character >= 0x24EA && character <= 0x24FF) ||
           (character >= 0x2776 && character <= 0x2793) || (character >= 0x3220 && character <= 0x3229) ||
           (character >= 0x3280 && character <= 0x3289) || (character >= 0x2160 && character <= 0x217F) ||
           (character >= 0x2070 && character <= 0x2089) || character == 0xB2 || character == 0xB3 ||
           character == 0xB9 || isFraction(character);
}

bool isNumberPart(char32_t character) {
    return isDigit(character) || isLatinLetter(character) || isChineseNumeral(character) || isNumberSign(character) ||
           isOneOf(character, U".,'·:^*/+-×()[]点_~");
}

std::size_t OpenText::numberBefore(std::size_t end) const {
    constexpr std::size_t longest = 24;
    std::size_t last = end;
    for (int gap = 0; gap < 4 && isOneOf(before(last), U" \n"); ++gap) --last;
    while (last > 1 && isOpen(last - 1) && isOneOf(before(last), U"】〕》〉」』”’\"")) --last; // 【731】万元
    std::size_t begin = last;
    bool says = false;
    while (begin > 0 && last - begin < longest && isOpen(begin - 1) && isNumberPart(text_.at(begin - 1))) {
        --begin;
        const char32_t character = text_.at(begin);
        says = says || isDigit(character) || isChineseNumeral(character) || isNumberSign(character);
    }
    while (begin < last && isOneOf(text_.at(begin), U"()[],:")) ++begin;
    return says ? begin : end;
}

std::size_t OpenText::pastNumber(std::size_t at) const {
    constexpr std::size_t longest = 12;
    const std::size_t begin = text_.pastGap(at);
    std::size_t end = begin;
    while (end - begin < longest && isOpen(end) && isNumberPart(text_.at(end)) && text_.at(end) != U',') ++end;
    return end == begin ? at : end;
}

bool OpenText::startsToken(std::size_t at) const {
    const char32_t previous = before(at);
    if (previous == U',' && !isDigit(before(at - 1))) return true;                          // a comma of the sentence
    if (previous == U':' && (isHan(before(at - 1)) || before(at - 1) == U')')) return true; // 标准：731
    return !isDigit(previous) && !isLatinLetter(previous) && !isChineseNumeral(previous) &&
           !isOneOf(previous, U".,-/:");
}

bool OpenText::isOffered(std::size_t at) const {
    std::size_t end = at;
    while (isOneOf(before(end), U" \n:约为至(")) --end;
    if (before(end) == U')') { // 补助金额（万元）：731
        std::size_t open = end - 1;
        while (open > 0 && end - open < 12 && text_.at(open) != U'(') --open;
        if (text_.at(open) == U'(') end = open;
    }
    if (isPerSomething(end)) return true;
    if (text_.at(at) == U'0' && (before(end) == U'按' || before(end) == U'照')) return true; // 按0.3给予
    return std::any_of(offers.begin(), offers.end(), [&](std::u32string_view word) {
        return end >= word.size() && text_.startsWith(end - word.size(), word);
    });
}

// 每人2000, 每平方米30
bool OpenText::isPerSomething(std::size_t end) const {
    constexpr std::size_t longest = 5;
    for (std::size_t back = 2; back <= longest && back <= end; ++back) {
        if (!isHan(text_.at(end - back + 1))) return false;
        if (text_.at(end - back) == U'每') return true;
    }
    return false;
}

bool OpenText::standsAlone(std::size_t end) const {
    constexpr std::u32string_view functionWords = U"的给予支补奖资以左上为并且或及和与由按";
    const char32_t next = text_.at(text_.pastGap(end));
    return !isLatinLetter(next) && next != U'%' && !isDigit(next) &&
           (!isHan(next) || isOneOf(next, functionWords) || text_.pastLineBreak(end) != end);
}

} // namespace biosubsidy::audit
