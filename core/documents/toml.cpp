// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/toml.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "core/documents/toml_messages.h"
#include "core/values/text.h"

namespace biosubsidy {

namespace {

// Walks the text outside strings and comments. TOML allows nothing beyond ASCII
// there, and the library does not survive all of it.
class AsciiScanner {
public:
    explicit AsciiScanner(std::string_view text) : text_(text) {}

    // The offset of the first byte beyond ASCII outside strings and comments.
    std::optional<std::size_t> firstOffence() {
        while (at_ < text_.size()) {
            const char character = text_[at_];
            if (character == '#')
                skipComment();
            else if (character == '"' || character == '\'')
                skipString(character);
            else if (static_cast<unsigned char>(character) >= 0x80)
                return at_;
            else
                step(character);
        }
        return std::nullopt;
    }

    // The offset of the first dotted key with more parts than any has that people
    // write: each is a table in a table, and the library follows them by recursion.
    [[nodiscard]] std::optional<std::size_t> firstDeepKey() const { return deepKey_; }

private:
    void step(char character) {
        constexpr int mostDots = 32;
        if (character == '.') {
            if (++dots_ > mostDots && !deepKey_) deepKey_ = at_;
        } else if (std::string_view("=,[]{}\n").find(character) != std::string_view::npos) {
            dots_ = 0;
        }
        ++at_;
    }

    void skipComment() {
        while (at_ < text_.size() && text_[at_] != '\n') ++at_;
    }

    void skipString(char quote) {
        const std::string triple(3, quote);
        const bool multiline = text_.substr(at_, 3) == triple;
        at_ += multiline ? 3 : 1;
        while (at_ < text_.size()) {
            if (quote == '"' && text_[at_] == '\\') {
                at_ += 2;
            } else if (multiline ? text_.substr(at_, 3) == triple : text_[at_] == quote) {
                at_ += multiline ? 3 : 1;
                // Up to two quotes may stand right before the closing three.
                while (multiline && at_ < text_.size() && text_[at_] == quote) ++at_;
                return;
            } else if (!multiline && text_[at_] == '\n') {
                return; // an unclosed string: the parser says so
            } else {
                ++at_;
            }
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    int dots_ = 0; // of the key being passed
    std::optional<std::size_t> deepKey_;
};

// What stands next in a string: bytes of the source, and the bytes they stand for.
struct StringStep {
    std::size_t source = 1;
    std::size_t decoded = 1;
};

StringStep stepOf(std::string_view rest, char quote, bool multiline) {
    if (multiline && rest.starts_with("\r\n")) return {2, 1};
    if (quote != '"' || rest.size() < 2 || rest.front() != '\\') return {};
    if (rest[1] == 'u' || rest[1] == 'U') {
        const std::size_t size = std::min<std::size_t>(rest[1] == 'u' ? 6 : 10, rest.size());
        std::uint32_t codePoint = 0;
        std::from_chars(rest.data() + 2, rest.data() + size, codePoint, 16);
        return {size, toUtf8(static_cast<char32_t>(codePoint)).size()};
    }
    // A backslash at a line's end takes all white space behind it away.
    const std::size_t next = multiline ? std::min(rest.find_first_not_of(" \t\r\n", 1), rest.size()) : 1;
    return next > 1 ? StringStep{next, 0} : StringStep{2, 1};
}

std::string characterAt(std::string_view text, std::size_t offset) {
    return toUtf8(codePoints(text.substr(offset, 4)).front());
}

} // namespace

Result<toml::table> parseToml(const SourceText& source) {
    constexpr std::size_t largest = 4U << 20U;
    const std::string& text = source.text();
    const auto failure = [&](std::string code, TextPlace place, Localized message, Localized advice = {}) {
        return tl::unexpected(
            Diagnostics{source.diagnostic(std::move(code), place, std::move(message), std::move(advice))});
    };
    if (text.size() > largest) {
        return failure("too_large", {1, 1, 1}, {"文件太大：超过 4 MiB", "the file is larger than 4 MiB"});
    }
    if (const auto bad = firstInvalidUtf8(text)) {
        return failure("not_utf8", source.placeOf(*bad),
                       {"文件不是有效的 UTF-8 文本", "the file is not valid UTF-8 text"},
                       {"请另存为 UTF-8 编码", "save it with the encoding UTF-8"});
    }
    const std::string_view unmarked = withoutMark(text);
    const std::size_t skipped = text.size() - unmarked.size();
    AsciiScanner scanner(unmarked);
    if (const auto offence = scanner.firstOffence()) {
        const std::size_t offset = *offence + skipped;
        const std::string found = characterAt(text, offset);
        Localized advice = valueAdvice(source.line(source.placeOf(offset).line));
        if (advice.empty())
            advice = {"引号和注释之外只能用半角字符；检查全角的逗号、引号、等号和空格",
                      "outside quotes and comments only ASCII is allowed: look for full-width commas, quotes, equals "
                      "signs and spaces"};
        return failure("not_ascii", source.placeOf(offset),
                       {fmt::format("引号之外出现了“{}”", found), fmt::format("'{}' stands outside quotes", found)},
                       std::move(advice));
    }
    if (const auto deep = scanner.firstDeepKey()) {
        return failure("too_deep", source.placeOf(*deep + skipped), {"键里的点太多", "this key has too many dots"});
    }
    try {
        return toml::parse(text, source.name());
    } catch (const toml::parse_error& error) {
        const auto& begin = error.source().begin;
        const TextPlace place{std::max<std::size_t>(begin.line, 1), std::max<std::size_t>(begin.column, 1), 1};
        TomlMessage said = tomlMessage(error.description());
        if (Localized advice = valueAdvice(source.line(place.line)); !advice.empty()) said.advice = std::move(advice);
        return failure("syntax", place, std::move(said.message), std::move(said.advice));
    } catch (const std::logic_error&) {
        return failure("syntax", {1, 1, 1},
                       {"TOML 语法错误：文件里有无法读懂的方括号或键",
                        "TOML syntax error: a bracket or key in the file cannot be read"},
                       {"检查 [[表]] 的方括号是否成对", "check that the brackets of [[tables]] pair up"});
    }
}

TextPlace placeOf(const SourceText&, const toml::node& node, std::size_t length) {
    const auto& begin = node.source().begin;
    return {std::max<std::size_t>(begin.line, 1), std::max<std::size_t>(begin.column, 1), length};
}

TextPlace placeInside(const SourceText& source, const toml::node& string, std::size_t offset, std::size_t length) {
    const TextPlace start = placeOf(source, string);
    const std::string& text = source.text();
    std::size_t at = source.offsetOf(start.line, start.column);
    if (at >= text.size() || (text[at] != '"' && text[at] != '\'')) return start;
    const char quote = text[at];
    const bool multiline = text.compare(at, 3, std::string(3, quote)) == 0;
    at += multiline ? 3 : 1;
    if (multiline && at < text.size() && text[at] == '\r') ++at;
    if (multiline && at < text.size() && text[at] == '\n') ++at;
    for (std::size_t passed = 0; at < text.size();) {
        const StringStep step = stepOf(std::string_view(text).substr(at), quote, multiline);
        if (passed >= offset && step.decoded > 0) break;
        passed += step.decoded;
        at += step.source;
    }
    return source.placeOf(at, length);
}

const toml::node* TomlReader::find(std::string_view key, Need need) {
    asked_.emplace_back(key);
    const toml::node* node = table_.get(key);
    if (node == nullptr && need == Need::required) {
        problem("missing_key", nullptr,
                {fmt::format("{} 缺少 {}", what_.zh, key), fmt::format("{} has no {}", what_.en, key)},
                {fmt::format("请补上 {} = …", key), fmt::format("add {} = ...", key)});
    }
    return node;
}

void TomlReader::wrongType(std::string_view key, const toml::node& node, const Localized& expected) {
    problem("wrong_type", &node,
            {fmt::format("{} 的 {} 应为{}", what_.zh, key, expected.zh),
             fmt::format("{}: {} should be {}", what_.en, key, expected.en)});
}

TomlText TomlReader::text(std::string_view key, Need need) {
    const toml::node* node = find(key, need);
    if (node == nullptr) return {};
    const auto* value = node->as_string();
    if (value == nullptr) {
        wrongType(
            key, *node,
            {fmt::format("引号里的文字，写作 {} = \"…\"", key), fmt::format("a text in quotes: {} = \"...\"", key)});
        return {};
    }
    if (value->get().empty()) {
        problem("empty_text", node,
                {fmt::format("{} 的 {} 是空的", what_.zh, key), fmt::format("{}: {} is empty", what_.en, key)});
        return {};
    }
    return {value->get(), node};
}

std::optional<Date> TomlReader::date(std::string_view key) {
    const toml::node* node = find(key, Need::optional);
    if (node == nullptr) return std::nullopt;
    if (const auto* value = node->as_date()) {
        if (auto date = Date::of(value->get().year, value->get().month, value->get().day)) return date;
    }
    wrongType(key, *node, {"日期，如 2026-12-31（不加引号）", "a date such as 2026-12-31 (without quotes)"});
    return std::nullopt;
}

std::optional<std::int64_t> TomlReader::integer(std::string_view key) {
    const toml::node* node = find(key, Need::optional);
    if (node == nullptr) return std::nullopt;
    if (const auto* value = node->as_integer()) return value->get();
    wrongType(key, *node, {"整数，不加引号", "a whole number, without quotes"});
    return std::nullopt;
}

bool TomlReader::flag(std::string_view key) {
    const toml::node* node = find(key, Need::optional);
    if (node == nullptr) return false;
    if (const auto* value = node->as_boolean()) return value->get();
    wrongType(key, *node, {"是或否，写作 true 或 false，不加引号", "true or false, without quotes"});
    return false;
}

std::vector<TomlText> TomlReader::texts(std::string_view key) {
    const toml::node* node = find(key, Need::optional);
    if (node == nullptr) return {};
    std::vector<TomlText> result;
    const toml::array* array = node->as_array();
    if (array == nullptr) {
        wrongType(key, *node, {"文字的列表，如 [\"…\", \"…\"]", "a list of texts, such as [\"...\", \"...\"]"});
        return {};
    }
    for (const toml::node& element : *array) {
        const auto* value = element.as_string();
        if (value != nullptr && !value->get().empty())
            result.push_back({value->get(), &element});
        else
            wrongType(key, element, {"非空的文字", "a text that is not empty"});
    }
    return result;
}

const toml::table* TomlReader::table(std::string_view key) {
    const toml::node* node = find(key, Need::optional);
    if (node == nullptr) return nullptr;
    if (const toml::table* value = node->as_table()) return value;
    wrongType(key, *node, {"表", "a table"});
    return nullptr;
}

Localized TomlReader::localized(std::string_view key, Need need) {
    const toml::node* node = find(key, need);
    if (node == nullptr) return {};
    const toml::table* value = node->as_table();
    if (value == nullptr) {
        wrongType(key, *node,
                  {fmt::format("中英文两项：{0}.zh 和 {0}.en", key), fmt::format("two texts: {0}.zh and {0}.en", key)});
        return {};
    }
    TomlReader inner(source_, *value, {fmt::format("{} 的 {}", what_.zh, key), fmt::format("{}: {}", what_.en, key)},
                     problems_);
    Localized result = inner.zhAndEn(Need::required);
    inner.finish();
    return result;
}

Localized TomlReader::zhAndEn(Need need) {
    return {plain("zh", need), plain("en", need)};
}

std::vector<const toml::table*> TomlReader::tables(std::string_view key, std::string_view heading) {
    const toml::node* node = find(key, Need::optional);
    if (node == nullptr) return {};
    const std::string_view shown = heading.empty() ? key : heading;
    const Localized expected{fmt::format("表的列表，每个以 [[{}]] 开头", shown),
                             fmt::format("a list of tables, each headed [[{}]]", shown)};
    std::vector<const toml::table*> result;
    const toml::array* array = node->as_array();
    if (array == nullptr) {
        wrongType(key, *node, expected);
        return {};
    }
    for (const toml::node& element : *array) {
        if (const toml::table* value = element.as_table())
            result.push_back(value);
        else
            wrongType(key, element, expected);
    }
    return result;
}

int TomlReader::oneOf(std::string_view key, std::initializer_list<std::string_view> names, Need need,
                      const Localized& meaning) {
    const std::string list = fmt::format("{}", fmt::join(names, ", "));
    if (need == Need::required && !has(key)) {
        problem("missing_key", nullptr,
                {fmt::format("{} 缺少 {}", what_.zh, key), fmt::format("{} has no {}", what_.en, key)},
                {fmt::format("请补上 {}，为其中之一：{}{}{}", key, list, meaning.empty() ? "" : "。", meaning.zh),
                 fmt::format("add {}, one of {}{}{}", key, list, meaning.empty() ? "" : ". ", meaning.en)});
    }
    const TomlText value = text(key, Need::optional);
    if (!value.present()) return -1;
    const auto found = std::find(names.begin(), names.end(), value.text);
    if (found != names.end()) return static_cast<int>(found - names.begin());
    const std::vector<std::string> candidates(names.begin(), names.end());
    const auto near = nearestName(value.text, candidates);
    problem("unknown_choice", value.node,
            {fmt::format("{} 的 {} 不能是“{}”，应为其中之一：{}", what_.zh, key, value.text, list),
             fmt::format("{}: {} cannot be '{}'; it is one of {}", what_.en, key, value.text, list)},
            near ? Localized{fmt::format("是不是 {}？", *near), fmt::format("did you mean {}?", *near)} : meaning);
    return -1;
}

void TomlReader::finish(const KeyHint& hint) {
    for (const auto& [key, node] : table_) {
        const std::string name(key.str());
        if (std::find(asked_.begin(), asked_.end(), name) != asked_.end()) continue;
        Localized advice = hint ? hint(name) : Localized{};
        const auto near = advice.empty() ? nearestName(name, asked_) : std::nullopt;
        if (near)
            advice = {fmt::format("是不是 {}？", *near), fmt::format("did you mean {}?", *near)};
        else if (advice.empty())
            advice = {"删去它，或查看 rules/WRITING.md 中的写法", "remove it, or see rules/WRITING.md for the form"};
        problems_.push_back(
            source_.diagnostic("unknown_key",
                               TextPlace{std::max<std::size_t>(key.source().begin.line, 1),
                                         std::max<std::size_t>(key.source().begin.column, 1), codePoints(name).size()},
                               {fmt::format("{} 没有名为 {} 的项", what_.zh, printable(name)),
                                fmt::format("{} has no key named {}", what_.en, printable(name))},
                               std::move(advice)));
    }
}

void TomlReader::problem(std::string code, const toml::node* at, Localized message, Localized advice) {
    const toml::node& node = at != nullptr ? *at : static_cast<const toml::node&>(table_);
    problems_.push_back(
        source_.diagnostic(std::move(code), placeOf(source_, node), std::move(message), std::move(advice)));
}

} // namespace biosubsidy
