// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where in a document something stands. Documents number in Chinese: for English
// readers 附件3 is "Annex, art. 3" and 计划三(二) "Plan, part 3 (2)".
#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "core/values/text.h"
#include "core/wording/pack_text.h"
#include "core/wording/say.h"

namespace biosubsidy::wording {

namespace {

constexpr std::array<std::string_view, 10> digits{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};

bool take(std::string_view& text, std::string_view start) {
    if (!text.starts_with(start)) return false;
    text.remove_prefix(start.size());
    return true;
}

// 十二 is 12; 0 where no numeral stands. None beyond 99.
int takeNumeral(std::string_view& text) {
    const auto one = [&text] {
        for (std::size_t value = 0; value < digits.size(); ++value) {
            if (take(text, digits[value])) return static_cast<int>(value) + 1;
        }
        return 0;
    };
    constexpr int ten = 10;
    const int first = one();
    if (first == 0 || first == ten) return first == 0 ? 0 : first + one();
    return take(text, digits[ten - 1]) ? first * ten + one() : first;
}

std::string takeNumber(std::string_view& text) {
    const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
    std::string number(text.substr(0, end));
    text.remove_prefix(end);
    return number;
}

// "(二)" or "(1)" is " (2)" or " (1)"; "" where none stands, nothing where it is none.
std::optional<std::string> takeItem(std::string_view& text) {
    if (!take(text, "(") && !take(text, "（")) return std::string();
    const int numeral = takeNumeral(text);
    const std::string number = numeral > 0 ? std::to_string(numeral) : takeNumber(text);
    if (number.empty() || !(take(text, ")") || take(text, "）"))) return std::nullopt;
    return " (" + number + ")";
}

// "" where the clause is not written like this.
std::string englishOf(std::string_view clause) {
    std::string text;
    if (take(clause, "附件"))
        text = "Annex";
    else if (take(clause, "计划"))
        text = "Plan";
    const bool annex = text == "Annex";
    const auto add = [&text](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
    if (const int part = takeNumeral(clause); part > 0) add("part " + std::to_string(part));
    do {
        if (const std::string number = takeNumber(clause); !number.empty()) add((annex ? "art. " : "item ") + number);
        const auto item = takeItem(clause);
        if (!item) return {};
        text += *item;
    } while (take(clause, " "));
    return clause.empty() ? text : std::string();
}

} // namespace

std::string clauseText(const std::string& clause, Language language) {
    if (clause.empty()) return {};
    const std::string text = printable(clause);
    const bool bare = text.find_first_not_of("0123456789, ") == std::string::npos;
    if (bare) return say(language, "条款 {}", "clause {}", text);
    if (language == Language::zh) return text;
    std::string english = englishOf(clause);
    if (english.starts_with(' ')) english = "item" + english; // (一), and nothing before it
    return english.empty() ? text : english;
}

} // namespace biosubsidy::wording
