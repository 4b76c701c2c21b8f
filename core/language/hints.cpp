// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/language/hints.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace biosubsidy::language {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::string_view rangeZh = "写明幅度（如 50万元至100万元）的，amount 写最高的一个，rate = \"open\"";
constexpr std::string_view rangeEn = "for a range such as 50 to 100 write the most as the amount, with rate = \"open\"";
constexpr auto ownWords = std::to_array<std::string_view>(
    {"and", "or", "not", "is", "in", "has", "any", "of", "empty", "always", "min", "max"});
constexpr auto chineseWords = std::to_array<Pair>(
    {{"并且", "and"},  {"且", "and"},      {"和", "and"},    {"与", "and"},    {"及", "and"},    {"以及", "and"},
     {"同时", "and"},  {"或", "or"},       {"或者", "or"},   {"不", "not"},    {"非", "not"},    {"是", "is"},
     {"为", "is"},     {"不是", "is not"}, {"包含", "has"},  {"包括", "has"},  {"属于", "in"},   {"大于等于", ">="},
     {"不低于", ">="}, {"不少于", ">="},   {"不小于", ">="}, {"达到", ">="},   {"超过", ">"},    {"大于", ">"},
     {"高于", ">"},    {"小于等于", "<="}, {"不超过", "<="}, {"不高于", "<="}, {"不大于", "<="}, {"不多于", "<="},
     {"小于", "<"},    {"低于", "<"},      {"少于", "<"},    {"等于", "="},    {"乘以", "*"},    {"乘", "*"},
     {"加", "+"},      {"减", "-"}});

struct Said {
    std::string_view written;
    std::string_view zh;
    std::string_view en;
};

constexpr std::string_view tiersZh = "随条件不同的金额，每一档写一个 [[measure.tier]]；条件写在 when 里";
constexpr std::string_view tiersEn =
    "where the sum hangs on a condition write a [[measure.tier]] for each; a condition stands in when";
constexpr std::string_view mostZh = "最高额写作 min(30% * project.total_investment, 500万元)";
constexpr std::string_view mostEn = "write the most as min(30% * project.total_investment, 500万元)";
constexpr std::string_view closeZh = "数和单位连着写，如 5000万元";
constexpr std::string_view closeEn = "the unit follows its number without a space: 5000万元";
constexpr std::string_view spanZh = "写作 project.area >= 1000 and project.area < 2000";
constexpr std::string_view spanEn = "write project.area >= 1000 and project.area < 2000";
constexpr std::string_view squareZh = "每平方米多少元写作 5000元 * project.area";
constexpr std::string_view squareEn = "so much a square metre is written 5000元 * project.area";
constexpr std::string_view flagZh = "是否类的事实直接写名称，如 company.hnte；“否”写作 not company.hnte";
constexpr std::string_view flagEn = "a flag is its name alone, as in company.hnte; no is not company.hnte";
constexpr std::string_view shareZh = "写作 20% * project.total_investment";
constexpr std::string_view shareEn = "write 20% * project.total_investment";

constexpr auto otherWords =
    std::to_array<Said>({{"if", tiersZh, tiersEn},       {"then", tiersZh, tiersEn},  {"else", tiersZh, tiersEn},
                         {"unless", tiersZh, tiersEn},   {"when", tiersZh, tiersEn},  {"如果", tiersZh, tiersEn},
                         {"若", tiersZh, tiersEn},       {"否则", tiersZh, tiersEn},  {"最高", mostZh, mostEn},
                         {"最高不超过", mostZh, mostEn}, {"封顶", mostZh, mostEn},    {"上限", mostZh, mostEn},
                         {"up", mostZh, mostEn},         {"cap", mostZh, mostEn},     {"元", closeZh, closeEn},
                         {"万", closeZh, closeEn},       {"亿", closeZh, closeEn},    {"万元", closeZh, closeEn},
                         {"亿元", closeZh, closeEn},     {"between", spanZh, spanEn}, {"每平方米", squareZh, squareEn},
                         {"平方米", squareZh, squareEn}, {"per", squareZh, squareEn}, {"true", flagZh, flagEn},
                         {"false", flagZh, flagEn},      {"yes", flagZh, flagEn},     {"no", flagZh, flagEn},
                         {"的", shareZh, shareEn},       {"至", rangeZh, rangeEn},    {"到", rangeZh, rangeEn},
                         {"to", rangeZh, rangeEn}});

Localized write(std::string_view meant) {
    return {fmt::format("写作 {}", meant), fmt::format("write {}", meant)};
}

const Localized& foreignAdvice() {
    static const Localized advice{"金额一律是人民币；外币写明的支持写 support = \"unstated\"，在 summary 里说明",
                                  "money is in yuan: support stated in another currency is unstated, and the summary "
                                  "says so"};
    return advice;
}

const Localized& rangeAdvice() {
    static const Localized advice{std::string(rangeZh), std::string(rangeEn)};
    return advice;
}

bool startsWithDigit(std::string_view text) {
    return !text.empty() && text.front() >= '0' && text.front() <= '9';
}
bool startsWithName(std::string_view text) {
    return !text.empty() && ((text.front() >= 'a' && text.front() <= 'z') || text.front() == '(');
}

// What stands behind the slash tells which division was meant.
std::optional<SignHint> divisionHint(std::string_view text) {
    const std::size_t length = text.starts_with("÷") ? std::string_view("÷").size() : text.starts_with('/') ? 1 : 0;
    if (length == 0) return std::nullopt;
    const std::string_view sign = text.substr(0, length);
    std::string_view rest = text.substr(length);
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    if (startsWithDigit(rest)) return SignHint{sign, write("50% * …")};
    if (startsWithName(rest)) return SignHint{sign, write("company.rnd_spend >= 5% * company.revenue")};
    // 元/平方米: the unit is no part of the language, and one mistake with the slash.
    const std::size_t end = std::min(text.find_first_of(" ,)*+-<>=\"", length), text.size());
    return SignHint{text.substr(0, end), write("5000元 * project.area")};
}

std::optional<SignHint> longSignHint(std::string_view text) {
    struct Known {
        std::string_view written;
        Localized advice;
    };
    static const auto known = std::to_array<Known>(
        {{":",
          {"1:0.5 的配套写作 50% * project.held_city，1:1 写作 100% * project.held_city",
           "a match of 1:0.5 is written 50% * project.held_city, one of 1:1 100% * project.held_city"}},
         {"：",
          {"1:0.5 的配套写作 50% * project.held_city，1:1 写作 100% * project.held_city",
           "a match of 1:0.5 is written 50% * project.held_city, one of 1:1 100% * project.held_city"}},
         {"~", rangeAdvice()},
         {"～", rangeAdvice()},
         {"—", rangeAdvice()},
         {"–", rangeAdvice()},
         {"$", foreignAdvice()},
         {"＄", foreignAdvice()},
         {"€", foreignAdvice()}});
    for (const Known& each : known) {
        if (text.starts_with(each.written)) return SignHint{each.written, each.advice};
    }
    return std::nullopt;
}

} // namespace

Localized numberHint(std::string_view written) {
    const std::size_t digits = std::min(written.find_first_not_of("0123456789."), written.size());
    const std::string_view number = written.substr(0, digits);
    const std::string_view rest = written.substr(digits);
    for (const std::string_view foreign : {"美元", "欧元", "港元", "港币", "日元", "英镑", "美金"}) {
        if (rest.ends_with(foreign)) return foreignAdvice();
    }
    for (const std::string_view to : {"至", "到", "~", "～", "—", "－"}) {
        if (rest.find(to) != std::string_view::npos) return rangeAdvice();
    }
    constexpr auto bounds =
        std::to_array<Pair>({{"以上", ">="}, {"及以上", ">="}, {"以下", "<="}, {"以内", "<="}, {"起", ">="}});
    for (const auto& [word, sign] : bounds) {
        if (number.empty() || !rest.ends_with(word)) continue;
        std::string_view limit = written.substr(0, written.size() - word.size());
        if (limit.ends_with("及")) limit.remove_suffix(std::string_view("及").size());
        return {fmt::format("条件写作 {} {}；amount 里只写金额", sign, limit),
                fmt::format("in a condition write {} {}; in an amount the sum alone", sign, limit)};
    }
    for (const std::string_view measure :
         {"平方米", "㎡", "平米", "亩", "人", "名", "家", "个", "项", "件", "年", "个月", "月", "天", "岁", "次"}) {
        if (number.empty() || !rest.ends_with(measure)) continue;
        if (rest == measure)
            return {fmt::format("写作 {}：单位由事实自己带着", number),
                    fmt::format("write {}: the fact has the unit", number)};
        return {"只写数，不写单位，如 20000：单位由事实自己带着",
                "write the number alone, such as 20000: the fact has the unit"};
    }
    return {};
}

std::optional<SignHint> signHint(std::string_view text) {
    if (auto hint = divisionHint(text)) return hint;
    if (auto hint = longSignHint(text)) return hint;
    // A longer one ahead of what it begins with.
    constexpr auto signs = std::to_array<Pair>({{"===", "="},
                                                {"==", "="},
                                                {"=>", ">="},
                                                {"=<", "<="},
                                                {"!==", ""},
                                                {"!=", ""},
                                                {"<>", ""},
                                                {"&&", "and"},
                                                {"&", "and"},
                                                {"||", "or"},
                                                {"|", "or"},
                                                {"!", "not"},
                                                {";", ","},
                                                {"[", "{"},
                                                {"]", "}"}});
    for (const auto& [written, meant] : signs) {
        if (!text.starts_with(written)) continue;
        if (!meant.empty()) return SignHint{written, write(meant)};
        return SignHint{written,
                        {"选项写作 is not，数写作 not 加括号：not (a = b)",
                         "write is not for a choice, and not with brackets for a number: not (a = b)"}};
    }
    return std::nullopt;
}

Localized wordHint(std::string_view word) {
    std::string lower(word);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    });
    if (lower != word && std::find(ownWords.begin(), ownWords.end(), lower) != ownWords.end()) return write(lower);
    for (const auto& [written, meant] : chineseWords) {
        if (written == word) return write(meant);
    }
    for (const Said& each : otherWords) {
        if (each.written == lower) return {std::string(each.zh), std::string(each.en)};
    }
    return {};
}

} // namespace biosubsidy::language
