// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/figure_units.h"

#include <array>
#include <span>

#include "core/audit/numeral_parts.h"
#include "core/values/text.h"

namespace biosubsidy::audit {

namespace {

struct Word {
    std::u32string_view text;
    std::u32string_view notBefore; // characters that make another word of it: 项目, 人才
};

// Longer words before those that they begin with.
constexpr auto countWords = std::to_array<Word>({{U"个工作日", U""},   {U"个月", U""},     {U"个", U"亿点"},
                                                 {U"家", U"庭"},       {U"项", U"目"},     {U"株", U"洲"},
                                                 {U"名", U"称单录"},   {U"人次", U""},     {U"人", U"才民工员均口类"},
                                                 {U"周年", U""},       {U"年", U"龄"},     {U"工作日", U""},
                                                 {U"日", U"期常均"},   {U"天", U"津然"},   {U"小时", U""},
                                                 {U"分钟", U""},       {U"批次", U""},     {U"场次", U""},
                                                 {U"次", U""},         {U"条", U"件例"},   {U"位", U"置于"},
                                                 {U"件", U""},         {U"种", U"植子"},   {U"所", U"有在属"},
                                                 {U"支", U"持撑付出"}, {U"台", U"湾"},     {U"套", U"餐"},
                                                 {U"款", U"项式"},     {U"户", U"籍"},     {U"辆", U""},
                                                 {U"座", U"谈"},       {U"处", U"理于"},   {U"场", U"地所景"},
                                                 {U"篇", U""},         {U"档", U"次案"},   {U"倍", U""},
                                                 {U"强", U"化调度势"}, {U"吨", U""},       {U"千克", U""},
                                                 {U"公斤", U""},       {U"毫克", U""},     {U"克", U"服隆"},
                                                 {U"毫升", U""},       {U"升", U"规"},     {U"平方公里", U""},
                                                 {U"平方米", U""},     {U"平米", U""},     {U"㎡", U""},
                                                 {U"立方米", U""},     {U"公里", U""},     {U"公顷", U""},
                                                 {U"亩", U""},         {U"毫米", U""},     {U"厘米", U""},
                                                 {U"微米", U""},       {U"纳米", U""},     {U"米", U""},
                                                 {U"兆瓦时", U""},     {U"千瓦时", U""},   {U"瓦时", U""},
                                                 {U"兆瓦", U""},       {U"千瓦", U""},     {U"瓦", U""},
                                                 {U"季度", U""},       {U"周", U"期边转"}, {U"岁", U""},
                                                 {U"票", U""},         {U"席", U""},       {U"间", U""},
                                                 {U"栋", U""},         {U"门", U"类"},     {U"对", U"于接"},
                                                 {U"组", U"织建成"},   {U"份", U""},       {U"期", U"间限货末"},
                                                 {U"折", U"旧"},       {U"班", U""},       {U"批", U"准复"},
                                                 {U"剂", U"型"},       {U"瓶", U"颈"},     {U"盒", U""},
                                                 {U"羽", U""}});

constexpr std::array<Word, 12> ordinalWords{{{U"季度", U""},
                                             {U"条", U""},
                                             {U"款", U""},
                                             {U"章", U""},
                                             {U"节", U""},
                                             {U"项", U""},
                                             {U"次", U""},
                                             {U"届", U""},
                                             {U"批", U""},
                                             {U"期", U""},
                                             {U"个", U"人"},
                                             {U"名", U""}}};

constexpr std::array<Word, 14> currencies{{{U"美元", U""},
                                           {U"美金", U""},
                                           {U"块钱", U""},
                                           {U"RMB", U""},
                                           {U"CNY", U""},
                                           {U"元人民币", U""},
                                           {U"欧元", U""},
                                           {U"日元", U""},
                                           {U"港元", U""},
                                           {U"港币", U""},
                                           {U"英镑", U""},
                                           {U"澳元", U""},
                                           {U"新台币", U""},
                                           {U"人民币", U""}}};

std::string utf8(std::u32string_view text) {
    std::string result;
    for (const char32_t character : text) result += toUtf8(character);
    return result;
}

const Word* wordAt(const Glyphs& text, std::size_t at, std::span<const Word> words, bool whole = true) {
    for (const Word& word : words) {
        if (!text.startsWith(at, word.text)) continue;
        if (!whole) return &word;
        const char32_t next = text.at(at + word.text.size());
        if (next == 0 || word.notBefore.find(next) == std::u32string_view::npos) return &word;
    }
    return nullptr;
}

// 元 as yuan: not the beginning of 元旦, 元素 and the like.
bool isYuan(const Glyphs& text, std::size_t at) {
    constexpr std::u32string_view otherWords = U"旦素宵宇件";
    if (text.at(at) != U'元') return false;
    const char32_t next = text.at(at + 1);
    return (next == 0 || otherWords.find(next) == std::u32string_view::npos) && !text.startsWith(at, U"元器件");
}

// 五元 can be money; 三元材料 and 二元 are not: a lone digit wants a word behind
// the unit that only money has, or none.
bool loneYuanIsMoney(const Glyphs& text, std::size_t after) {
    constexpr std::u32string_view moneyGoesOn = U"以的钱人整左到至每";
    const char32_t next = text.at(after);
    return !isHan(next) || moneyGoesOn.find(next) != std::u32string_view::npos;
}

// 一批, 一家 are ways of speaking; 一年 is a figure unless it ends another word.
bool oneIsNoFigure(const Glyphs& text, const Numeral& numeral, const Word& word) {
    constexpr std::u32string_view endsWithOne = U"统唯单同专之万任某每首进逐不第";
    constexpr std::array<std::u32string_view, 9> times{U"年",   U"个月", U"日",   U"天", U"周",
                                                       U"季度", U"小时", U"周年", U"倍"};
    if (!numeral.chinese || !numeral.single || text.at(numeral.end - 1) != U'一') return false;
    const char32_t before = numeral.end >= 2 ? text.at(numeral.end - 2) : 0;
    if (before != 0 && endsWithOne.find(before) != std::u32string_view::npos) return true;
    for (const std::u32string_view time : times) {
        if (word.text == time) return false;
    }
    return true;
}

// Past a word whose characters may be set apart: 个 百 分 点; `at` if it is not there.
std::size_t pastSpaced(const Glyphs& text, std::size_t at, std::u32string_view word) {
    std::size_t end = at;
    for (const char32_t wanted : word) {
        if (end != at) end = text.pastGap(end);
        if (text.at(end) != wanted) return at;
        ++end;
    }
    return end;
}

std::optional<Unit> readMoney(const Glyphs& text, const Numeral& numeral, std::size_t at) {
    if (const std::size_t end = pastSpaced(text, at, U"人民币"); end != at) return Unit{QuantityKind::money, "元", end};
    if (const Word* currency = wordAt(text, at, currencies); currency != nullptr) {
        for (const std::u32string_view yuan : {U"人民币", U"元人民币", U"块钱", U"RMB", U"CNY"}) {
            if (currency->text == yuan) return Unit{QuantityKind::money, "元", at + yuan.size()};
        }
        if (currency->text == U"美金") return Unit{QuantityKind::money, "美元", at + currency->text.size()};
        return Unit{QuantityKind::money, utf8(currency->text), at + currency->text.size()};
    }
    if (!isYuan(text, at)) return std::nullopt;
    if (numeral.chinese && numeral.single && !loneYuanIsMoney(text, at + 1)) return std::nullopt;
    return Unit{QuantityKind::money, "元", at + 1};
}

std::optional<Unit> readShare(const Glyphs& text, const Numeral& numeral, std::size_t at) {
    if (numeral.scale != 1) return std::nullopt;
    if (text.at(at) == U'%') return Unit{QuantityKind::percentage, "", at + 1};
    if (text.at(at) == U'‰') return Unit{QuantityKind::percentage, "‰", at + 1};
    for (const std::u32string_view points : {U"个百分点", U"百分点"}) {
        if (const std::size_t end = pastSpaced(text, at, points); end != at)
            return Unit{QuantityKind::percentage, "百分点", end};
    }
    for (const std::u32string_view points :
         {U"个基点", U"基点", U"bp", U"BP", U"bps", U"BPs", U"个bp", U"个BP", U"个bps", U"个BPs"}) {
        if (text.startsWith(at, points) && !isLatinLetter(text.at(at + points.size())))
            return Unit{QuantityKind::percentage, "基点", at + points.size()};
    }
    return std::nullopt;
}

std::optional<Unit> readCount(const Glyphs& text, const Numeral& numeral, std::size_t at) {
    if (numeral.large && text.at(at) == U'级') return Unit{QuantityKind::count, "级", at + 1};
    const Word* word = wordAt(text, at, countWords);
    if (word == nullptr && text.startsWith(at, U"项目标")) word = wordAt(text, at, countWords, false);
    if (word == nullptr || oneIsNoFigure(text, numeral, *word)) return std::nullopt;
    const QuantityKind kind = word->text == U"年" && yearOf(numeral) ? QuantityKind::year : QuantityKind::count;
    return Unit{kind, kind == QuantityKind::year ? "" : utf8(word->text), at + word->text.size()};
}

// 5000万 with nothing behind it that would be counted: the texts mean money. A
// figure that is none can be listed in the pack; one that went unseen could not.
// 百亿 or 千万 without a digit say how large, not how much; 14亿人口 are people.
bool isBareMoney(const Glyphs& text, const Numeral& numeral) {
    return numeral.large && numeral.ownDigit && !numeral.apart && !numeral.vague && text.at(numeral.end) != U'人';
}

} // namespace

std::optional<Unit> readUnit(const Glyphs& text, const Numeral& numeral, bool currency) {
    std::size_t at = numeral.end;
    at = pastSpelledOut(text, pastInclusion(text, pastSome(text, at)), numeral.value);
    // Chinese numbers are written without spaces, or all of them are: 二 项目 is a heading.
    at = numeral.chinese && !numeral.joined ? text.pastLineBreak(at) : text.pastGap(at);
    if (auto money = readMoney(text, numeral, at)) return money;
    if (currency && isLatinLetter(text.at(numeral.end))) return std::nullopt; // ¥5m
    if (currency) return Unit{QuantityKind::money, "元", numeral.end};
    if (auto share = readShare(text, numeral, at)) return share;
    if (auto count = readCount(text, numeral, at)) return count;
    if (isBareMoney(text, numeral)) return Unit{QuantityKind::money, "元", numeral.end, false};
    return std::nullopt;
}

std::optional<Unit> readOrdinalUnit(const Glyphs& text, std::size_t at) {
    at = text.pastGap(at);
    const Word* word = wordAt(text, at, ordinalWords);
    if (word == nullptr) return std::nullopt;
    return Unit{QuantityKind::ordinal, utf8(word->text), at + word->text.size()};
}

} // namespace biosubsidy::audit
