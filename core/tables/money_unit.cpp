// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/money_unit.h"

#include <algorithm>
#include <array>

#include "core/tables/unit_names.h"
#include "core/values/simplified.h"
#include "core/values/text.h"
#include "core/values/text_parts.h"

namespace biosubsidy {

namespace {

bool takeEnd(std::string& text, std::string_view end) {
    if (text.size() < end.size() || std::string_view(text).substr(text.size() - end.size()) != end) return false;
    text.resize(text.size() - end.size());
    return true;
}

// Signs that part a heading from its unit.
void dropSeparators(std::string& heading) {
    constexpr std::array<std::string_view, 12> signs{"/", "\\", ",", "、", ";", "-", "—", "–", "_", "|", "·", "~"};
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view sign : signs) again = takeEnd(heading, sign) || again;
    }
}

// What stands before a unit where it is said in full.
std::string_view unitWords(std::string_view text) {
    constexpr std::array<std::string_view, 12> before{"金额单位", "计量单位", "货币单位", "单位", "金额",      "人民币",
                                                      "均为",     "为",       "以",       "unit", "amountsin", "in"};
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view word : before) {
            if (text.size() <= word.size() || !text.starts_with(word)) continue;
            text.remove_prefix(word.size());
            again = true;
        }
    }
    for (const std::string_view word :
         {std::string_view("人民币"), std::string_view("计"), std::string_view("为单位")}) {
        if (text.size() > word.size() && text.ends_with(word)) text.remove_suffix(word.size());
    }
    return text;
}

// RMB万元, 万元CNY, ￥万: without the currency. 万元 says by itself that it is yuan.
std::string_view withoutYuanSign(std::string_view words) {
    for (const std::string_view sign : {"rmb", "cny", "￥", "¥"}) {
        if (words.size() <= sign.size()) continue;
        if (words.starts_with(sign)) return words.substr(sign.size());
        if (words.ends_with(sign)) return words.substr(0, words.size() - sign.size());
    }
    return words;
}

// The bracket at the end of a heading, from its opening sign on.
std::optional<std::size_t> lastBracket(const std::string& heading) {
    if (heading.empty() || heading.back() != ')') return std::nullopt;
    int depth = 0;
    for (std::size_t at = heading.size(); at-- > 0;) {
        if (heading[at] == ')') ++depth;
        if (heading[at] == '(' && --depth == 0) return at;
    }
    return std::nullopt;
}

UnitSaid takeBareUnit(std::string& heading) {
    // 万美元 ends in 元, and 单元 does too: the rest has to be something.
    for (const std::string_view money : foreignMoneyNames()) {
        if (money == "$" || money == "欧" || !heading.ends_with(money) || heading.size() == money.size()) continue;
        std::string rest = heading.substr(0, heading.size() - money.size());
        for (const NamedUnit& unit : moneyUnitNames()) {
            if (takeEnd(rest, unit.name)) break;
        }
        dropSeparators(rest);
        UnitSaid said{UnitSaid::Kind::foreign, MoneyUnit::yuan, heading.substr(rest.size())};
        heading = std::move(rest);
        return said;
    }
    for (const NamedUnit& unit : moneyUnitNames()) {
        std::string rest = heading;
        if (!takeEnd(rest, unit.name) || rest.empty()) continue;
        if (unit.name == "千" || rest.ends_with("单") || rest.ends_with("多") || rest.ends_with("公")) continue;
        takeEnd(rest, "人民币");
        dropSeparators(rest);
        if (takeEnd(rest, "单位")) dropSeparators(rest);
        if (rest.empty()) continue;
        UnitSaid said{UnitSaid::Kind::money, unit.unit, std::string(unit.name)};
        heading = std::move(rest);
        return said;
    }
    // 员工数/人
    for (const std::string_view sign : {"/", ",", "、", ";", "|", "_"}) {
        const std::size_t at = heading.rfind(sign);
        if (at == std::string::npos || at == 0) continue;
        UnitSaid said = unitOf(std::string_view(heading).substr(at + sign.size()));
        if (said.kind != UnitSaid::Kind::other) continue;
        heading.resize(at);
        dropSeparators(heading);
        return said;
    }
    if (heading.size() > 1 && takeEnd(heading, "%")) {
        dropSeparators(heading);
        return {UnitSaid::Kind::other, MoneyUnit::yuan, "%"};
    }
    return {};
}

} // namespace

int exponentOf(MoneyUnit unit) {
    switch (unit) {
    case MoneyUnit::yuan: return 0;
    case MoneyUnit::wan: return 4;
    case MoneyUnit::yi: return 8;
    case MoneyUnit::thousand: return 3;
    case MoneyUnit::million: return 6;
    case MoneyUnit::tenMillion: return 7;
    }
    return 0;
}

Localized nameOf(MoneyUnit unit) {
    switch (unit) {
    case MoneyUnit::yuan: return {"元", "CNY"};
    case MoneyUnit::wan: return {"万元", "CNY 10,000"};
    case MoneyUnit::yi: return {"亿元", "CNY 100 million"};
    case MoneyUnit::thousand: return {"千元", "CNY 1,000"};
    case MoneyUnit::million: return {"百万元", "CNY million"};
    case MoneyUnit::tenMillion: return {"千万元", "CNY 10 million"};
    }
    return {};
}

bool namesForeignMoney(std::string_view plain) {
    const std::span<const std::string_view> names = foreignMoneyNames();
    return std::any_of(names.begin(), names.end(), [&](std::string_view money) {
        return money != "欧" && plain.find(money) != std::string_view::npos;
    });
}

UnitSaid unitOf(std::string_view plain) {
    const std::string_view words = unitWords(plain);
    const std::string_view bare = withoutYuanSign(words);
    for (const NamedUnit& unit : moneyUnitNames())
        if (words == unit.name || bare == unit.name) return {UnitSaid::Kind::money, unit.unit, std::string(plain)};
    if (namesForeignMoney(words)) return {UnitSaid::Kind::foreign, MoneyUnit::yuan, std::string(plain)};
    const std::span<const std::string_view> others = otherUnitNames();
    if (std::find(others.begin(), others.end(), words) != others.end())
        return {UnitSaid::Kind::other, MoneyUnit::yuan, std::string(plain)};
    return {};
}

namespace {

// A currency, and no unit.
bool isYuanName(std::string_view plain) {
    return isOneOf(plain, {"人民币", "rmb", "cny", "¥", "￥"});
}

} // namespace

UnitSaid unitOfCell(std::string_view text) {
    std::string plain = plainHeading(text);
    if (plain.starts_with('(') && plain.ends_with(')')) plain = plain.substr(1, plain.size() - 2);
    if (isYuanName(plain)) return {UnitSaid::Kind::other, MoneyUnit::yuan, plain};
    return unitOf(plain);
}

namespace {

// What stands in brackets: a unit, or one among remarks, which are then left: 必填,万元.
UnitSaid unitAmong(const std::string& inside, std::string& remark) {
    UnitSaid whole = unitOf(inside);
    if (whole.kind != UnitSaid::Kind::nothing) return whole;
    std::string rest = inside;
    for (const std::string_view sign : {"、", ";", "，", "/"})
        for (std::size_t at = rest.find(sign); at != std::string::npos; at = rest.find(sign))
            rest.replace(at, sign.size(), ",");
    UnitSaid found;
    std::string others;
    for (std::size_t from = 0; from <= rest.size();) {
        const std::size_t comma = std::min(rest.find(',', from), rest.size());
        const std::string part = rest.substr(from, comma - from);
        const UnitSaid said = isYuanName(part) ? UnitSaid() : unitOf(part);                           // RMB,万元
        if (said.kind != UnitSaid::Kind::nothing && found.kind != UnitSaid::Kind::nothing) return {}; // two of them
        if (said.kind != UnitSaid::Kind::nothing)
            found = said;
        else
            others += (others.empty() ? "" : ",") + part;
        from = comma + 1;
    }
    if (found.kind != UnitSaid::Kind::nothing) remark = others;
    return found;
}

} // namespace

UnitSaid takeHeadingUnit(std::string& heading) {
    UnitSaid found;
    // The last bracket, or one with a remark between: 总投资(万元)(必填). Two that differ are none.
    std::string tail;
    bool differ = false;
    for (;;) {
        const auto open = lastBracket(heading);
        if (!open) break;
        const std::string inside = heading.substr(*open + 1, heading.size() - *open - 2);
        std::string remark;
        const UnitSaid said = unitAmong(inside, remark);
        if (said.kind == UnitSaid::Kind::nothing || !remark.empty())
            tail.insert(0, "(" + (remark.empty() ? inside : remark) + ")");
        differ = differ || (said.kind == UnitSaid::Kind::money && found.kind == said.kind && found.unit != said.unit);
        if (found.kind == UnitSaid::Kind::nothing) found = said;
        heading.resize(*open);
        dropSeparators(heading);
    }
    if (differ) {
        heading += "(" + found.text + "?)" + tail;
        return {};
    }
    if (found.kind == UnitSaid::Kind::nothing && heading.starts_with('(')) {
        const std::size_t close = heading.find(')');
        const UnitSaid said = close == std::string::npos ? UnitSaid() : unitOf(heading.substr(1, close - 1));
        if (said.kind != UnitSaid::Kind::nothing && close + 1 < heading.size()) {
            found = said;
            heading.erase(0, close + 1);
        }
    }
    if (found.kind == UnitSaid::Kind::nothing) found = takeBareUnit(heading);
    heading += tail;
    return found;
}

std::string plainHeading(std::string_view heading) {
    constexpr std::u32string_view opening = U"（【[〔［｛{「『〖<《";
    constexpr std::u32string_view closing = U"）】]〕］｝}」』〗>》";
    std::string plain;
    for (char32_t point : codePoints(heading)) {
        const bool invisible = (point >= 0x200B && point <= 0x200F) || point == 0xFEFF || point == 0x2060;
        if (isSpace(point) || isControl(point) || invisible || point == U'*' || point == U'＊' || point == U'：' ||
            point == U':' || point == U'★')
            continue;
        point = halfWidth(point);
        if (point == U'*' || point == U':') continue;
        point = simplified(point);
        if (opening.find(point) != std::u32string_view::npos)
            plain += '(';
        else if (closing.find(point) != std::u32string_view::npos)
            plain += ')';
        else if (point >= U'A' && point <= U'Z')
            plain += static_cast<char>(point - U'A' + U'a');
        else
            plain += toUtf8(point);
    }
    return plain;
}

} // namespace biosubsidy
