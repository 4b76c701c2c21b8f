// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/language/lexer.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "core/language/hints.h"
#include "core/values/meant.h"
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

constexpr std::size_t longestCharacter = 4; // bytes

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
        if (otherNumber(start)) return;
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

    // A number that goes on as none here does: 2,000万元, 2千万元, 200W, 2026年2月3日.
    bool otherNumber(std::size_t start) {
        std::size_t end = start;
        bool other = false;
        while (end < text_.size()) {
            const std::string_view rest = text_.substr(end);
            const std::size_t comma = commaBeforeGroup(rest);
            if (isDigit(rest.front()) || rest.front() == '.') {
                ++end;
            } else if (comma != 0) {
                other = true;
                end += comma;
            } else if (static_cast<unsigned char>(rest.front()) >= 0x80) {
                const char32_t next = codePoints(rest.substr(0, longestCharacter)).front();
                if (!isWritten(next)) break;
                end += toUtf8(next).size();
            } else {
                break;
            }
        }
        const std::size_t letter = text_.substr(end, 1) == "W" || text_.substr(end, 1) == "w" ? 1 : 0;
        if (letter != 0 && (end + 1 == text_.size() || !isLetter(text_[end + 1]))) {
            other = true;
            ++end;
        }
        const std::string written(text_.substr(start, end - start));
        if (!other && (isOwnNumber(written) || written.find_first_not_of("0123456789.") == std::string::npos))
            return false;
        at_ = end;
        otherNumber(start, written);
        return true;
    }

    void otherNumber(std::size_t start, const std::string& written) {
        const std::string meant = numberMeant(written);
        Localized advice = dateAdvice(written);
        if (!meant.empty()) {
            advice = {fmt::format("写作 {}", meant), fmt::format("write {}", meant)};
            if (meant.find_first_not_of("0123456789") == std::string::npos && written.find(',') != std::string::npos) {
                advice.zh += "；是两个数时，逗号后加空格";
                advice.en += "; where two numbers are meant, put a space behind the comma";
            }
        } else if (advice.empty()) {
            advice = numberHint(written);
        }
        if (advice.empty()) {
            advice = {"数写作 20、30% 或 5000万元；单位只有 元、万、万元、亿、亿元",
                      "write 20, 30% or 5000万元; the units are 元, 万, 万元, 亿 and 亿元"};
        }
        problem("bad_literal", start, codePoints(written).size(),
                {fmt::format("这里的数不能写成“{}”", printable(written)),
                 fmt::format("a number is not written '{}' here", printable(written))},
                std::move(advice));
    }

    // The length of a comma that stands before a whole group of three digits; else 0.
    static std::size_t commaBeforeGroup(std::string_view rest) {
        constexpr std::string_view wide = "，";
        const std::size_t comma = rest.front() == ',' ? 1 : rest.starts_with(wide) ? wide.size() : 0;
        if (comma == 0 || rest.size() < comma + 3) return 0;
        for (std::size_t at = comma; at < comma + 3; ++at) {
            if (!isDigit(rest[at])) return 0;
        }
        return rest.size() == comma + 3 || !isDigit(rest[comma + 3]) ? comma : 0;
    }

    // Digits with one of the units behind them.
    static bool isOwnNumber(std::string_view written) {
        const std::size_t digits = std::min(written.find_first_not_of("0123456789."), written.size());
        return std::find(units.begin(), units.end(), written.substr(digits)) != units.end();
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
        if (const auto hint = signHint(text_.substr(at_))) {
            at_ += hint->written.size();
            unknown(start, std::string(hint->written), hint->advice);
            return;
        }
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
        if (!half.empty()) {
            advice = {fmt::format("请用半角的 {}", half), fmt::format("write {} instead", half)};
        } else if (isWritten(found)) { // a word of Chinese is one mistake
            while (at_ < text_.size() && isWritten(nextCharacter())) {
                const std::string next = toUtf8(nextCharacter());
                shown += next;
                at_ += next.size();
            }
            advice = wordAdvice(shown);
        }
        unknown(start, shown, std::move(advice));
    }

    void unknown(std::size_t start, const std::string& shown, Localized advice) {
        problem("unknown_character", start, codePoints(shown).size(),
                {fmt::format("这里不能出现“{}”", printable(shown)),
                 fmt::format("'{}' cannot stand here", printable(shown))},
                std::move(advice));
    }

    static Localized wordAdvice(const std::string& word) {
        if (Localized hint = wordHint(word); !hint.empty()) return hint;
        if (const std::string meant = numberMeant(word); !meant.empty())
            return {fmt::format("写作 {}", meant), fmt::format("write {}", meant)};
        return {fmt::format("文字要加引号：\"{}\"", word), fmt::format("a text stands in quotes: \"{}\"", word)};
    }

    [[nodiscard]] char32_t nextCharacter() const { return codePoints(text_.substr(at_, longestCharacter)).front(); }
    // Beyond ASCII, and neither a mark nor anything that is not seen.
    static bool isWritten(char32_t character) {
        return character >= 0xA0 && signMeant(character).empty() && !isSpace(character) && !isControl(character) &&
               displayWidth(toUtf8(character)) > 0;
    }

    // A unit of money that a space parts from its number.
    bool looseUnit() {
        const bool behindNumber = !result_.tokens.empty() && result_.tokens.back().kind == Token::Kind::literal;
        for (const std::string_view unit : {"万元", "亿元", "万", "亿", "元", "%"}) {
            if (!behindNumber || !text_.substr(at_).starts_with(unit)) continue;
            const std::string whole = numberBehind() + std::string(unit);
            problem("unknown_character", at_, codePoints(unit).size(),
                    {fmt::format("单位“{}”和前面的数之间有空格", unit),
                     fmt::format("a space parts the unit {} from its number", unit)},
                    {fmt::format("写作 {}", whole), fmt::format("write {}", whole)});
            at_ += unit.size();
            return true;
        }
        return false;
    }

    // The number that was read last, with what spaces part from it: 5 000.
    [[nodiscard]] std::string numberBehind() const {
        std::string number;
        for (std::size_t at = result_.tokens.size(); at > 0 && result_.tokens[at - 1].kind == Token::Kind::literal;
             --at)
            number.insert(0, result_.tokens[at - 1].text);
        return number;
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
    // From here on, each character stands whole.
    if (const auto bad = firstInvalidUtf8(text)) {
        Tokens none;
        none.tokens.push_back({Token::Kind::end, "", {source, static_cast<std::uint32_t>(text.size()), 1}});
        none.problems.push_back({"not_utf8",
                                 {source, static_cast<std::uint32_t>(*bad), 1},
                                 {"这里不是有效的 UTF-8 文字", "this is not valid UTF-8 text"},
                                 {"请重新输入这一段", "write this part anew"}});
        return none;
    }
    return Lexer(text, source).run();
}

} // namespace biosubsidy::language
