// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/typed_number.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "core/tables/number_text.h"
#include "core/values/date.h"
#include "core/values/text.h"
#include "core/values/text_parts.h"

namespace biosubsidy {

namespace {

using std::string_view;

bool isDigit(char letter) {
    return letter >= '0' && letter <= '9';
}

std::string withoutSpaces(string_view text) {
    std::string result;
    for (const char32_t point : codePoints(text))
        if (!isSpace(point)) result += toUtf8(point);
    return result;
}

std::string inLowerCase(string_view text) {
    std::string result(text);
    for (char& letter : result)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return result;
}

std::size_t numbersIn(string_view text) {
    std::size_t count = 0;
    bool inside = false;
    for (const char letter : text) {
        const bool part = isDigit(letter) || (inside && (letter == ',' || letter == '.'));
        if (part && !inside) ++count;
        inside = part;
    }
    return count;
}

// A blank or line break between two digits: it may part groups, and it may part two
// numbers.
bool isBrokenUp(string_view text) {
    bool blank = false;
    bool digit = false;
    for (const char32_t point : codePoints(text)) {
        const bool now = point >= U'0' && point <= U'9';
        if (now && blank && digit) return true;
        if (isSpace(point)) {
            blank = true;
        } else {
            blank = false;
            digit = now || point == U',' || point == U'.';
        }
    }
    return false;
}

CellReading unread(const char* zh, const char* en) {
    return CellReading::unread({zh, en});
}

// What no single sure number is; none: it may be one.
std::optional<CellReading> refused(string_view text, string_view small) {
    if (Date::parse(text)) return unread("这是日期，不是所要的数", "a day, not the number that is asked for");
    if (isBrokenUp(text))
        return unread("一格里的数字中间有空格或换行，可能是两个数；请只写一个数，不加空格",
                      "blanks or line breaks stand between digits: it may be two numbers; write one, without blanks");
    if (holdsOneOf(small,
                   {"约",   "大概", "左右", "上下", "近",   "超过",  "超",     "逾",   "不足", "不到", "以上", "以下",
                    "以内", "至少", "最多", "几",   "余",   "多万",  "多亿",   "多人", "来万", "来亿", "来人", "来个",
                    "上百", "上千", "上万", "上亿", "数十", "数百",  "数千",   "数万", "数亿", "半亿", ">",    "<",
                    "≥",    "≤",    "≈",    "~",    "～",   "about", "approx", "ca.",  "+",    "预计", "拟"}) &&
        small.find("e+") == string_view::npos)
        return unread("不是一个确定的数；请写确切的数，不知道就留空",
                      "not an exact number; write the exact one, or leave it empty where it is unknown");
    if (small.ends_with('%') || small.ends_with("‰"))
        return unread("这是百分比，不是所要的数", "a percentage, not the number that is asked for");
    if (small.starts_with('-') || small.starts_with("−") || small.starts_with("负") ||
        (small.starts_with('(') && small.ends_with(')')))
        return unread("不能为负数", "it cannot be below zero");
    return std::nullopt;
}

// The numeral in "500(伍佰)万元", which is taken out of the text; none where there is none.
struct Numeral {
    std::string value;
    bool scaled = false; // it says 万 or 亿 itself
};
bool saysScale(string_view text) {
    return holdsOneOf(text, {"万", "萬", "亿", "億"});
}
std::optional<Numeral> takeNumeral(std::string& text) {
    const std::size_t open = text.find('(');
    const std::size_t close = text.find(')');
    if (open == std::string::npos || close == std::string::npos || close < open || open == 0) return std::nullopt;
    string_view inside = string_view(text).substr(open + 1, close - open - 1);
    while (takeFront(inside, {"大写", "人民币", ":"}) || takeBack(inside, {"整", "正", "圆", "圓", "元"})) {
    }
    auto said = spelledOut(inside);
    if (!said) return std::nullopt;
    const bool scaled = saysScale(inside);
    text.erase(open, close - open + 1);
    return Numeral{std::move(*said), scaled};
}

// 叁仟万元整, 1亿2000万: a numeral that says its unit, whatever the column counts in.
std::optional<std::string> spelledYuan(string_view text) {
    bool unit = false;
    while (takeBack(text, {"元", "圆", "圓", "块钱", "块"})) unit = true;
    if (!unit && !saysScale(text)) return std::nullopt;
    constexpr string_view measured = "个亿"; // 十个亿
    if (!text.ends_with(measured)) return spelledOut(text);
    return spelledOut(std::string(text.substr(0, text.size() - measured.size())) + "亿");
}

struct Suffix {
    string_view name;
    int places;
};
// Longer ones first.
constexpr std::array<Suffix, 18> suffixes{{{"千万元", 7},
                                           {"个亿", 8},
                                           {"亿圆", 8},
                                           {"亿圓", 8},
                                           {"萬圓", 4},
                                           {"百万元", 6},
                                           {"千万", 7},
                                           {"百万", 6},
                                           {"万元", 4},
                                           {"万圆", 4},
                                           {"千元", 3},
                                           {"亿元", 8},
                                           {"万块", 4},
                                           {"万", 4},
                                           {"亿", 8},
                                           {"元", 0},
                                           {"圆", 0},
                                           {"块", 0}}};

// In figures or in characters: 1,200 and 一千二百.
NumberFault takeNumber(string_view text, std::string& digits) {
    const NumberFault fault = takeGroups(text, digits);
    auto spelled = fault == NumberFault::noNumber ? spelledOut(text) : std::nullopt;
    if (!spelled) return fault;
    digits = std::move(*spelled);
    return NumberFault::none;
}

// "1200" and "1200.5", as most numbers stand: nothing about them has to be weighed.
bool isBare(string_view text) {
    return !text.empty() && isDigit(text.front()) && isDigit(text.back()) &&
           text.find_first_not_of("0123456789.") == string_view::npos && text.find('.') == text.rfind('.');
}

CellReading notAnAmount(NumberFault fault, string_view text) {
    if (fault == NumberFault::groups)
        return unread("逗号的位置不对：要么不写，要么每三位一个；若是两个金额，请分开",
                      "the commas are wrong: none, or one every three digits; two amounts belong into two cells");
    if (numbersIn(text) > 1)
        return unread("一格里不止一个金额；请只写一个", "more than one amount in the cell; write one");
    return CellReading::unread(describe(MoneyError::notANumber));
}

} // namespace

CellReading readAmount(string_view typed, MoneyUnit unit) {
    if (isBare(typed)) {
        if (const auto money = Money::parse(withPointMoved(std::string(typed), exponentOf(unit))))
            return {FactValue(*money), CellReading::Sure::read, {}};
    }
    std::string all = inLowerCase(withoutSpaces(typed));
    if (namesForeignMoney(all))
        return unread("这是外币；请按汇率折成人民币再填", "another currency; write the amount in yuan");
    if (auto why = refused(typed, all)) return *why;
    const std::optional<Numeral> numeral = takeNumeral(all);
    string_view text = all;
    while (takeFront(text, {"人民币", "rmb", "cny", "¥", "￥"})) {
    }
    int places = exponentOf(unit);
    while (takeBack(text, {"整", "正", "人民币", "rmb", "cny"})) {
    }
    const string_view whole = text;
    for (const Suffix& suffix : suffixes) {
        if (!takeBack(text, {suffix.name})) continue;
        places = suffix.places;
        break;
    }
    const std::string plain = withoutExponent(text);
    std::string digits;
    const NumberFault fault = takeGroups(plain, digits);
    const auto spelled = fault == NumberFault::noNumber ? spelledYuan(whole) : std::nullopt;
    if (fault != NumberFault::none && !spelled) return notAnAmount(fault, text);
    const std::string yuan = spelled ? *spelled : withPointMoved(digits, places);
    if (numeral && yuan != numeral->value && (numeral->scaled || spelled || digits != numeral->value))
        return unread("数字和括号里的大写不一致", "the digits and the numeral in brackets do not say the same");
    const auto money = Money::parse(yuan);
    if (!money) return CellReading::unread(describe(money.error()));
    return {FactValue(*money), CellReading::Sure::read, {}};
}

CellReading readQuantity(const Fact& fact, string_view typed) {
    const std::string all = inLowerCase(withoutSpaces(typed));
    if (auto why = refused(typed, all)) return *why;
    string_view text = all;
    for (const std::string& name : fact.unitNames()) {
        if (takeBack(text, {inLowerCase(name)})) break;
    }
    const int places = takeBack(text, {"万"}) ? exponentOf(MoneyUnit::wan) : 0;
    const std::string plain = withoutExponent(text);
    std::string digits;
    const bool isNumber = takeNumber(plain, digits) == NumberFault::none;
    const auto quantity =
        isNumber ? Quantity::parse(withPointMoved(digits, places)) : tl::unexpected(QuantityError::notANumber);
    if (quantity) return {FactValue(*quantity), CellReading::Sure::read, {}};
    if (quantity.error() != QuantityError::notANumber) return CellReading::unread(describe(quantity.error()));
    return CellReading::unread(
        {fmt::format("应为以{}计的数，最多两位小数，如 2,000.5；别的单位（如亩）请先换算", fact.unit.zh),
         fmt::format("a number of {}, with at most two decimals, such as 2,000.5; convert other units first",
                     fact.unit.en)});
}

namespace {

CellReading notWhole(NumberFault fault, string_view text, const Localized& expected) {
    if (fault == NumberFault::groups)
        return unread("逗号的位置不对：要么不写，要么每三位一个",
                      "the commas are wrong: none, or one every three digits");
    if (numbersIn(text) > 1)
        return unread("一格里不止一个数；请只写一个", "more than one number in the cell; write one");
    return CellReading::unread(expected);
}

CellReading readWhole(string_view typed, std::initializer_list<string_view> units, std::int64_t least,
                      std::int64_t most) {
    if (isBare(typed) && typed.front() != '0' && typed.find('.') == string_view::npos) {
        std::int64_t number = 0;
        const auto read = std::from_chars(typed.data(), typed.data() + typed.size(), number);
        if (read.ec == std::errc() && number >= least && number <= most)
            return {FactValue(number), CellReading::Sure::read, {}};
    }
    const Localized expected{fmt::format("应为 {} 到 {} 的整数", least, most),
                             fmt::format("a whole number from {} to {}", least, most)};
    const std::string all = inLowerCase(withoutSpaces(typed));
    if (auto why = refused(typed, all)) return *why;
    string_view text = all;
    const bool unit = takeBack(text, units);
    const int places = takeBack(text, {"万", "萬"}) ? exponentOf(MoneyUnit::wan) : 0;
    const std::string plain = withoutExponent(text);
    std::string digits;
    const NumberFault fault = unit || places > 0 ? takeNumber(plain, digits) : takeGroups(plain, digits);
    if (fault != NumberFault::none) return notWhole(fault, text, expected);
    if (places > 0) digits = withPointMoved(digits, places);
    if (const std::size_t point = digits.find('.'); point != std::string::npos) {
        if (digits.find_first_not_of('0', point + 1) != std::string::npos) return CellReading::unread(expected);
        digits.resize(point);
    }
    if (digits.size() > 1 && digits.front() == '0')
        return unread("以 0 开头，像是一个数被拆开或是编号",
                      "it begins with 0: it looks like a part of a number, or like an id");
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || end != digits.data() + digits.size() || number < least || number > most)
        return CellReading::unread(expected);
    return {FactValue(number), CellReading::Sure::read, {}};
}

} // namespace

CellReading readCount(string_view text, std::int64_t least, std::int64_t most) {
    return readWhole(text, {"人", "名", "位", "个", "persons", "people", "staff"}, least, most);
}

CellReading readYear(string_view text, std::int64_t earliest, std::int64_t latest) {
    // A day names its year too, but a year is asked for: 2026-03-15 may be another's.
    return readWhole(text, {"年度", "年"}, earliest, latest);
}

} // namespace biosubsidy
