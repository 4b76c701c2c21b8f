// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/language/lexer.h"

#include <array>
#include <optional>

#include <fmt/format.h>

#include "core/values/text.h"

namespace biosubsidy::language {

namespace {

bool isDigit(char character) {
    return character >= '0' && character <= '9';
}
bool isLetter(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') || character == '_';
}

// The sign of this language that was meant by one of a Chinese keyboard, if any.
std::string signMeant(char32_t written) {
    std::string plain = plainSign(written);
    const bool known =
        plain == ">=" || plain == "<=" ||
        (plain.size() == 1 && std::string_view("(){},+-*<>=%\"").find(plain.front()) != std::string_view::npos);
    return known ? plain : std::string();
}

// A longer one ahead of what it begins with.
constexpr std::array<std::string_view, 5> units{"万元", "亿元", "万", "亿", "元"};

class Lexer {
public:
    Lexer(std::string_view text, std::uint32_t source) : text_(text), source_(source) {}

    Tokens run() {
        while (at_ < text_.size()) step();
        add(Token::Kind::end, "", text_.size(), 1);
        return std::move(result_);
    }

private:
    void step() {
        const char character = text_[at_];
        if (character == ' ' || character == '\t' || character == '\n' || character == '\r')
            ++at_;
        else if (isLetter(character))
            name();
        else if (isDigit(character))
            literal();
        else if (character == '"' || character == '\'')
            quotedText(character);
        else
            symbol();
    }

    void name() {
        const std::size_t start = at_;
        while (at_ < text_.size() &&
               (isLetter(text_[at_]) || isDigit(text_[at_]) || text_[at_] == '.' || text_[at_] == '-')) {
            // A dash belongs to a name only between letters (never in the language
            // itself, but in measure ids that someone may write by mistake).
            if (text_[at_] == '-' && (at_ + 1 >= text_.size() || !isLetter(text_[at_ + 1]))) break;
            ++at_;
        }
        add(Token::Kind::name, std::string(text_.substr(start, at_ - start)), start, at_ - start);
    }

    void literal() {
        const std::size_t start = at_;
        while (at_ < text_.size() && (isDigit(text_[at_]) || text_[at_] == '.')) ++at_;
        const bool dateLike =
            at_ - start == 4 && text_.substr(at_, 1) == "-" && at_ + 1 < text_.size() && isDigit(text_[at_ + 1]);
        if (dateLike) {
            while (at_ < text_.size() && (isDigit(text_[at_]) || text_[at_] == '-')) ++at_;
        } else if (text_.substr(at_, 1) == "%") {
            ++at_;
        } else {
            for (const std::string_view unit : units) {
                if (!text_.substr(at_).starts_with(unit)) continue;
                at_ += unit.size();
                break;
            }
        }
        add(Token::Kind::literal, std::string(text_.substr(start, at_ - start)), start, at_ - start);
    }

    void quotedText(char quote) {
        const std::size_t start = at_;
        const std::size_t end = text_.find(quote, at_ + 1);
        if (end == std::string_view::npos) {
            problem("unclosed_text", start, 1, {"引号没有闭合", "this quote is not closed"});
            at_ = text_.size();
            return;
        }
        at_ = end + 1;
        add(Token::Kind::text, std::string(text_.substr(start + 1, end - start - 1)), start, at_ - start);
    }

    void symbol() {
        const std::size_t start = at_;
        for (const std::string_view two : {">=", "<="}) {
            if (text_.substr(at_, 2) != two) continue;
            at_ += 2;
            add(Token::Kind::symbol, std::string(two), start, 2);
            return;
        }
        if (std::string_view("(){},+-*<>=").find(text_[at_]) != std::string_view::npos) {
            ++at_;
            add(Token::Kind::symbol, std::string(text_.substr(start, 1)), start, 1);
            return;
        }
        if (looseUnit()) return;
        const char32_t found = nextCharacter();
        std::string shown = toUtf8(found);
        at_ += shown.size();
        const std::string half = signMeant(found);
        Localized advice;
        std::size_t characters = 1;
        if (!half.empty()) {
            advice = {fmt::format("请用半角的 {}", half), fmt::format("write {} instead", half)};
        } else if (isWritten(found)) { // a word of Chinese is one mistake
            for (; at_ < text_.size() && isWritten(nextCharacter()); ++characters) {
                shown += toUtf8(nextCharacter());
                at_ += toUtf8(nextCharacter()).size();
            }
            advice = {fmt::format("文字要加引号：\"{}\"", shown),
                      fmt::format("a text stands in quotes: \"{}\"", shown)};
        }
        problem("unknown_character", start, characters,
                {fmt::format("这里不能出现“{}”", printable(shown)),
                 fmt::format("'{}' cannot stand here", printable(shown))},
                std::move(advice));
    }

    [[nodiscard]] char32_t nextCharacter() const {
        constexpr std::size_t longest = 4; // bytes
        return codePoints(text_.substr(at_, longest)).front();
    }
    // Beyond ASCII, and neither a mark nor anything that is not seen.
    static bool isWritten(char32_t character) {
        return character >= 0xA0 && signMeant(character).empty() && !isSpace(character) && !isControl(character) &&
               displayWidth(toUtf8(character)) > 0;
    }

    // A unit of money that a space parts from its number.
    bool looseUnit() {
        const bool behindNumber = !result_.tokens.empty() && result_.tokens.back().kind == Token::Kind::literal;
        for (const std::string_view unit : units) {
            if (!behindNumber || !text_.substr(at_).starts_with(unit)) continue;
            const std::string whole = result_.tokens.back().text + std::string(unit);
            problem("unknown_character", at_, codePoints(unit).size(),
                    {fmt::format("单位“{}”和前面的数之间有空格", unit),
                     fmt::format("a space parts the unit {} from its number", unit)},
                    {fmt::format("写作 {}", whole), fmt::format("write {}", whole)});
            at_ += unit.size();
            return true;
        }
        return false;
    }

    void add(Token::Kind kind, std::string text, std::size_t offset, std::size_t bytes) {
        const std::size_t characters = kind == Token::Kind::end ? 1 : codePoints(text_.substr(offset, bytes)).size();
        result_.tokens.push_back({kind, std::move(text), span(offset, characters)});
    }

    [[nodiscard]] Span span(std::size_t offset, std::size_t characters) const {
        return {source_, static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(characters)};
    }

    void problem(std::string code, std::size_t offset, std::size_t characters, Localized message,
                 Localized advice = {}) {
        result_.problems.push_back({std::move(code), span(offset, characters), std::move(message), std::move(advice)});
    }

    std::string_view text_;
    std::uint32_t source_;
    std::size_t at_ = 0;
    Tokens result_;
};

} // namespace

Tokens tokenise(std::string_view text, std::uint32_t source) {
    return Lexer(text, source).run();
}

} // namespace biosubsidy::language
