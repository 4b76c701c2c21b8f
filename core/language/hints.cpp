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

Localized write(std::string_view meant) {
    return {fmt::format("写作 {}", meant), fmt::format("write {}", meant)};
}

} // namespace

std::optional<SignHint> signHint(std::string_view text) {
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
                                                {"/", "50% * …"}});
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
    constexpr auto own = std::to_array<std::string_view>(
        {"and", "or", "not", "is", "in", "has", "any", "of", "empty", "always", "min", "max"});
    constexpr auto chinese = std::to_array<Pair>(
        {{"并且", "and"},    {"且", "and"},    {"和", "and"},      {"与", "and"},       {"及", "and"},
         {"以及", "and"},    {"同时", "and"},  {"或", "or"},       {"或者", "or"},      {"不", "not"},
         {"非", "not"},      {"是", "is"},     {"为", "is"},       {"不是", "is not"},  {"包含", "has"},
         {"包括", "has"},    {"属于", "in"},   {"大于等于", ">="}, {"不低于", ">="},    {"不少于", ">="},
         {"不小于", ">="},   {"达到", ">="},   {"超过", ">"},      {"大于", ">"},       {"高于", ">"},
         {"小于等于", "<="}, {"不超过", "<="}, {"不高于", "<="},   {"不大于", "<="},    {"不多于", "<="},
         {"小于", "<"},      {"低于", "<"},    {"少于", "<"},      {"等于", "="},       {"乘以", "*"},
         {"乘", "*"},        {"加", "+"},      {"减", "-"},        {"最高不超过", "<="}});
    std::string lower(word);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    });
    if (lower != word && std::find(own.begin(), own.end(), lower) != own.end()) return write(lower);
    for (const auto& [written, meant] : chinese) {
        if (written == word) return write(meant);
    }
    return {};
}

} // namespace biosubsidy::language
