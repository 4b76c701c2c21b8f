// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/language/syntax_hints.h"

#include <string_view>

#include <fmt/format.h>

#include "core/language/hints.h"

namespace biosubsidy::language {

namespace {

using Kind = Token::Kind;

Localized write(std::string_view meant) {
    return {fmt::format("写作 {}", meant), fmt::format("write {}", meant)};
}

bool isComparison(const Token& token) {
    return token.kind == Kind::symbol &&
           (token.text == ">=" || token.text == "<=" || token.text == ">" || token.text == "<" || token.text == "=");
}

bool opens(const Token& token) {
    return token.kind == Kind::symbol && (token.text == "{" || token.text == "(");
}

// Behind has, is, in, min and max, and behind what is taken for a function.
Localized behindWord(const std::string& word, const Token& here) {
    if (here.kind == Kind::name && here.text == "of")
        return {"有其一即可写作 has any of {a, b}；都要有写作 … has a and … has b",
                "for one of them write has any of {a, b}; for all of them ... has a and ... has b"};
    if (word == "min" || word == "max") return write(word + "(…, …)");
    if (word == "any" || word == "of") return write("has any of {a, b}");
    if (!opens(here)) return {};
    if (word == "has") return behindWord(word, {Kind::name, "of", here.span});
    if (word == "is" || word == "not" || word == "in") return write("in {a, b}");
    if (here.text == "(") return {"函数只有 min(…) 和 max(…)", "the functions are min(...) and max(...) alone"};
    return {};
}

Localized behindComparison(const Token& before) {
    if (before.kind == Kind::name || before.kind == Kind::literal)
        return {"一次只比较一回：写作 a <= b and b <= c", "compare once at a time: write a <= b and b <= c"};
    return {"比较号的两边都要有数；金额直接写，如 500万元",
            "a comparison has a number on either side; an amount has no sign: 500万元"};
}

Localized behindLiteral(const Token& literal, const Token& here) {
    const bool goesOn = here.kind == Kind::name || here.kind == Kind::literal || opens(here);
    if (literal.text.ends_with('%') && goesOn) return write(literal.text + " * …");
    if (here.kind == Kind::literal) return {"一个数里不能有空格", "a number has no spaces in it"};
    return {};
}

} // namespace

Localized syntaxHint(const Token& before, const Token& here) {
    for (const Token* token : {&here, &before}) {
        if (token->kind != Kind::name) continue;
        if (Localized word = wordHint(token->text); !word.empty()) return word;
    }
    if (isComparison(here)) return behindComparison(before);
    if (before.kind == Kind::symbol && before.text == "," && here.kind == Kind::symbol)
        return {"删去多余的逗号", "remove the comma too many"};
    if (before.kind == Kind::symbol && before.text == "{" && here.kind == Kind::literal)
        return write("a >= 1亿元 and a <= 2亿元");
    if (before.kind == Kind::name) {
        if (Localized word = behindWord(before.text, here); !word.empty()) return word;
    }
    if (here.text == "," || here.text == "min" || here.text == "max") return write("min(…, …)");
    return before.kind == Kind::literal ? behindLiteral(before, here) : Localized{};
}

} // namespace biosubsidy::language
