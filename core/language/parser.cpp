// SPDX-License-Identifier: GPL-3.0-or-later
//
// A recursive descent parser. The first syntax error ends the parse of an
// expression: what follows it would be guesswork. Depth and length are bounded.
#include <fmt/format.h>

#include "core/language/expression.h"
#include "core/language/lexer.h"
#include "core/language/syntax_hints.h"
#include "core/values/text.h"

namespace biosubsidy::language {

namespace {

using Kind = Expression::Kind;

class Parser {
public:
    Parser(Tokens tokens, std::string_view text) : tokens_(std::move(tokens.tokens)), text_(text) {
        problems_ = std::move(tokens.problems);
        failed_ = !problems_.empty();
    }

    Parsed run() {
        Parsed parsed;
        if (!failed_) parsed.expression = condition();
        if (!failed_ && peek().kind != Token::Kind::end) {
            fail({"这里表达式应当结束，或用 and、or 接着写", "the expression should end here, or go on with and / or"});
        }
        parsed.problems = std::move(problems_);
        return parsed;
    }

private:
    // Counts the nesting, and stops at the limit.
    class Level {
    public:
        explicit Level(Parser& parser) : parser_(parser) {
            if (++parser_.depth_ > deepestExpression)
                parser_.fail({"表达式嵌套太深", "the expression is nested too deeply"});
        }
        ~Level() { --parser_.depth_; }
        Level(const Level&) = delete;
        Level& operator=(const Level&) = delete;

    private:
        Parser& parser_;
    };

    [[nodiscard]] const Token& peek() const { return tokens_[at_]; }
    [[nodiscard]] bool sees(std::string_view word) const {
        return (peek().kind == Token::Kind::name || peek().kind == Token::Kind::symbol) && peek().text == word;
    }
    bool take(std::string_view word) {
        if (failed_ || !sees(word)) return false;
        ++at_;
        return true;
    }
    void expect(std::string_view word, const Localized& why) {
        if (!failed_ && !take(word)) fail(why);
    }

    void fail(Localized expected) {
        if (failed_) return;
        failed_ = true;
        const Token& token = peek();
        const Localized stood = token.kind == Token::Kind::end
                                    ? Localized{"表达式到此结束", "the expression ends here"}
                                    : Localized{fmt::format("写的是“{}”", printable(token.text)),
                                                fmt::format("found '{}'", printable(token.text))};
        problems_.push_back(
            {"syntax", token.span, {stood.zh + "：" + expected.zh, stood.en + ": " + expected.en}, hintAround()});
    }

    [[nodiscard]] Localized hintAround() const { return syntaxHint(at_ > 0 ? tokens_[at_ - 1] : Token{}, peek()); }

    // The expression that covers everything from `start` to the last taken token.
    Expression make(Kind kind, const Span& start, std::vector<Expression> children = {}, std::string text = {}) const {
        const Span& last = tokens_[at_ > 0 ? at_ - 1 : 0].span;
        const std::size_t end = last.offset < start.offset ? start.offset : last.offset;
        const std::size_t characters = codePoints(text_.substr(start.offset, end - start.offset)).size() + last.length;
        return {kind,
                {start.source, start.offset, static_cast<std::uint32_t>(characters)},
                std::move(text),
                false,
                std::move(children)};
    }

    Expression condition() {
        const Level level(*this);
        const Span start = peek().span;
        std::vector<Expression> parts;
        parts.push_back(term());
        if (failed_ || (!sees("and") && !sees("or"))) return std::move(parts.front());
        const std::string joint = peek().text;
        while (take(joint)) parts.push_back(term());
        if (!failed_ && (sees("and") || sees("or"))) {
            fail({"and 与 or 混用时要加括号，以免误读",
                  "where and meets or, parentheses are required, so that no one misreads it"});
        }
        return make(joint == "and" ? Kind::both : Kind::either, start, std::move(parts));
    }

    Expression term() {
        const Level level(*this);
        if (failed_) return {};
        const Span start = peek().span;
        if (take("not")) {
            std::vector<Expression> inner;
            inner.push_back(term());
            return make(Kind::negation, start, std::move(inner));
        }
        return predicate();
    }

    Expression predicate() {
        const Span start = peek().span;
        Expression left = sum();
        if (failed_) return left;
        std::vector<Expression> parts;
        for (const std::string_view comparison : {">=", "<=", ">", "<", "="}) {
            if (!take(comparison)) continue;
            parts.push_back(std::move(left));
            parts.push_back(sum());
            return make(Kind::comparison, start, std::move(parts), std::string(comparison));
        }
        if (take("is")) return isPredicate(start, std::move(left));
        if (take("in")) {
            parts.push_back(std::move(left));
            parts.push_back(listOrName());
            return make(Kind::in, start, std::move(parts));
        }
        if (take("has")) {
            parts.push_back(std::move(left));
            if (take("any")) {
                expect("of", {"应写作 has any of {…}", "write has any of {...}"});
                parts.push_back(listOrName());
            } else {
                parts.push_back(nameOrText());
            }
            return make(Kind::has, start, std::move(parts));
        }
        return left;
    }

    Expression isPredicate(const Span& start, Expression left) {
        const bool negated = take("not");
        std::vector<Expression> parts;
        parts.push_back(std::move(left));
        const bool empty = take("empty");
        if (!empty) parts.push_back(nameOrText());
        Expression result = make(empty ? Kind::isEmpty : Kind::is, start, std::move(parts));
        result.negated = negated;
        return result;
    }

    Expression sum() {
        const Level level(*this);
        const Span start = peek().span;
        Expression left = product();
        while (!failed_ && (sees("+") || sees("-"))) {
            const Kind kind = sees("+") ? Kind::sum : Kind::difference;
            ++at_;
            std::vector<Expression> parts;
            parts.push_back(std::move(left));
            parts.push_back(product());
            left = make(kind, start, std::move(parts));
        }
        return left;
    }

    Expression product() {
        const Span start = peek().span;
        Expression left = primary();
        while (take("*")) {
            std::vector<Expression> parts;
            parts.push_back(std::move(left));
            parts.push_back(primary());
            left = make(Kind::product, start, std::move(parts));
        }
        return left;
    }

    Expression primary() {
        const Level level(*this);
        if (failed_) return {};
        const Token token = peek();
        if (take("(")) {
            Expression inner = condition();
            expect(")", {"缺少右括号 )", "a closing ) is missing"});
            return inner;
        }
        if (sees("{")) return list();
        if (token.kind == Token::Kind::text) return nameOrText();
        if (token.kind == Token::Kind::literal) {
            ++at_;
            return make(Kind::literal, token.span, {}, token.text);
        }
        if (token.kind != Token::Kind::name) {
            fail({"应为名称、数字或括号", "expected a name, a number or a parenthesis"});
            return {};
        }
        ++at_;
        if (token.text == "always") return make(Kind::always, token.span);
        if ((token.text == "min" || token.text == "max") && take("(")) return call(token);
        return make(Kind::name, token.span, {}, token.text);
    }

    Expression call(const Token& function) {
        std::vector<Expression> arguments;
        do {
            arguments.push_back(sum());
        } while (take(","));
        expect(")", {"缺少右括号 )，或用逗号分隔", "a closing ) is missing, or a comma"});
        return make(function.text == "min" ? Kind::least : Kind::greatest, function.span, std::move(arguments));
    }

    Expression list() {
        const Span start = peek().span;
        expect("{", {"应为列表 {…}", "expected a list {...}"});
        std::vector<Expression> elements;
        do {
            elements.push_back(nameOrText());
        } while (take(","));
        expect("}", {"列表缺少右括号 }，或用逗号分隔", "the list lacks its closing }, or a comma"});
        return make(Kind::list, start, std::move(elements));
    }

    Expression listOrName() {
        if (sees("{")) return list();
        return nameOrText();
    }

    Expression nameOrText() {
        if (failed_) return {};
        const Token token = peek();
        if (token.kind == Token::Kind::name || token.kind == Token::Kind::text) {
            ++at_;
            return make(token.kind == Token::Kind::name ? Kind::name : Kind::text, token.span, {}, token.text);
        }
        fail({"应为名称", "expected a name"});
        return {};
    }

    std::vector<Token> tokens_;
    std::string_view text_;
    std::size_t at_ = 0;
    int depth_ = 0;
    bool failed_ = false;
    std::vector<Problem> problems_;
};

} // namespace

Parsed parse(std::string_view text, std::uint32_t source) {
    if (text.size() > longestExpression) {
        Parsed parsed;
        parsed.problems.push_back({"too_long",
                                   {source, 0, 1},
                                   {"表达式太长", "the expression is too long"},
                                   {"把重复的部分放进 [terms]", "put what repeats into [terms]"}});
        return parsed;
    }
    return Parser(tokenise(text, source), text).run();
}

} // namespace biosubsidy::language
