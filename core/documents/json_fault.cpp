// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/json_fault.h"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "core/values/text.h"

namespace biosubsidy {

namespace {

bool isDigit(char byte) {
    return byte >= '0' && byte <= '9';
}
bool isLetter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' || byte == '$';
}
bool isBeyondAscii(char byte) {
    return static_cast<unsigned char>(byte) >= 0x80;
}
bool isIn(char byte, std::string_view some) {
    return some.find(byte) != std::string_view::npos;
}

std::string lowered(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte; });
    return text;
}

// Looks from the place where the parser stopped back at what it took, and on to what
// stands there.
class Finder {
public:
    Finder(std::string_view text, const JsonStop& stop) : text_(text), stop_(stop), here_(text.substr(stop.offset)) {
        const std::size_t last = text.substr(0, stop.offset).find_last_not_of(" \t\r\n");
        if (last != std::string_view::npos) before_ = text[last];
        if (last != std::string_view::npos && last > 0) {
            const std::size_t earlier = text.substr(0, last).find_last_not_of(" \t\r\n");
            if (earlier != std::string_view::npos) earlier_ = text[earlier];
        }
    }

    [[nodiscard]] std::optional<JsonFault> find() const {
        if (auto fault = inText()) return fault;
        if (auto fault = sign()) return fault;
        if (before_ == '\0') {
            return JsonFault{{"这不是 JSON：开头应是 {", "this is no JSON, which would begin with {"},
                             {"请检查是不是给错了文件", "check that this is the right file"}};
        }
        if (auto fault = comma()) return fault;
        if (auto fault = number()) return fault;
        if (stop_.afterKey && before_ != ':') return colon();
        if (isNameWanted()) return name();
        if (isValueWanted()) return value();
        return behindValue();
    }

private:
    // The parser passes over white space and stops at it within a text alone.
    [[nodiscard]] std::optional<JsonFault> inText() const {
        const char byte = here_.front();
        if (byte == '\n' || byte == '\r') {
            return JsonFault{
                {"文字在引号闭合之前换了行", "the line ends before the text's closing quote"},
                {"补上引号；文字里要换行，写作 \\n", "close the quotes; a line break within a text is written \\n"}};
        }
        if (byte == '\t')
            return JsonFault{{"文字里有制表符", "there is a tab within a text"},
                             {"写作 \\t，或换成空格", "write it as \\t, or use a space"}};
        if (static_cast<unsigned char>(byte) < 0x20)
            return JsonFault{{"文字里有控制字符", "there is a control character within a text"},
                             {"请删去它", "remove it"}};
        constexpr std::size_t code = 6; // as in \u4e2d: whole, and yet not taken
        if (stop_.offset >= code && text_.substr(stop_.offset - code, 2) == "\\u")
            return JsonFault{{"这个 \\u 编码只有一对里的一半", "this \\u code is one half of a pair"},
                             {"直接写这个字，或写全它的编码", "write the character itself, or its whole code"}};
        if (stop_.offset > 0 && text_[stop_.offset - 1] == '\\') {
            return JsonFault{{fmt::format("文字里的“\\{}”没有意义", firstCharacter()),
                              fmt::format("“\\{}” means nothing within a text", firstCharacter())},
                             {"反斜杠本身写两个：\\\\，例如 \"C:\\\\data\"",
                              "a backslash itself is written twice: \\\\, as in \"C:\\\\data\""}};
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<JsonFault> sign() const {
        const std::string written = firstCharacter();
        const std::string plain = plainSign(codePoints(written).front());
        if (!plain.empty() && isIn(plain.front(), ",:\"{}[]")) {
            return JsonFault{
                {fmt::format("这里的 {} 是全角的", written), fmt::format("a full-width {} stands here", written)},
                {fmt::format("换成半角的 {}", plain), fmt::format("use the plain {} instead", plain)}};
        }
        if (here_.starts_with("//") || here_.starts_with("/*") || here_.front() == '#')
            return JsonFault{{"JSON 里不能有注释", "JSON knows no comments"}, {"删去这段注释", "remove the comment"}};
        if (here_.front() == '\'' || here_.front() == '`')
            return JsonFault{
                {fmt::format("文字用的是 {}，JSON 只认双引号", here_.front()),
                 fmt::format("the text stands between {}; JSON knows no other quotes than \"", here_.front())},
                {"换成 \"", "use \" instead"}};
        return std::nullopt;
    }

    [[nodiscard]] std::optional<JsonFault> comma() const {
        const char byte = here_.front();
        if (before_ == ',' && isIn(byte, "}]")) {
            return JsonFault{
                {fmt::format("“{}”前面多了一个逗号", byte), fmt::format("there is a comma before the {}", byte)},
                {"删去最后一项后面的逗号", "remove the comma behind the last entry"}};
        }
        if (byte == ',' && isIn(before_, "{[,"))
            return JsonFault{{"多了一个逗号", "there is a comma too many"}, {"删去它", "remove it"}};
        if (before_ == ':' && stop_.afterKey && isIn(byte, ",}]")) {
            return JsonFault{
                {"冒号后面没有值", "there is no value behind the colon"},
                {"填上它的值；不知道的，整项删去", "give its value; leave the entry out if it is not known"}};
        }
        if ((byte == ']' && stop_.inObject) || (byte == '}' && stop_.inArray)) {
            return JsonFault{{fmt::format("这里的“{}”和前面打开的括号不配", byte),
                              fmt::format("this {} does not close the bracket that is open", byte)},
                             {byte == ']' ? "前面打开的是 {，要用 } 闭合" : "前面打开的是 [，要用 ] 闭合",
                              byte == ']' ? "what is open is {, which } closes" : "what is open is [, which ] closes"}};
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<JsonFault> number() const {
        const char byte = here_.front();
        const char last = text_[stop_.offset - 1];
        const char lastButOne = stop_.offset > 1 ? text_[stop_.offset - 2] : ' ';
        if (isDigit(byte) && last == '0' && !isDigit(lastButOne) && lastButOne != '.') {
            return JsonFault{{"数字的前面不能有 0", "a number has no zero in front"},
                             {"删去前面的 0；代码、编号要加双引号", "remove it; a code stands in quotes"}};
        }
        if ((last == '.' && isDigit(lastButOne)) || (last == '-' && !isDigit(byte)) ||
            (isIn(last, "eE") && isDigit(lastButOne)))
            return JsonFault{{"数字没有写完", "the number is not complete"},
                             {"写全它，例如 0.5 或 -3", "write all of it, as in 0.5 or -3"}};
        if (isIn(byte, "+.") && (isValueWanted() || stop_.afterKey))
            return JsonFault{
                {fmt::format("数字不能以“{}”开头", byte), fmt::format("a number does not begin with {}", byte)},
                {byte == '+' ? "删去 +" : "写作 0.5 这样", byte == '+' ? "remove the +" : "write it as in 0.5"}};
        if (isDigit(last) && isBehindValue() && (isLetter(byte) || isBeyondAscii(byte) || isIn(byte, "%."))) {
            return JsonFault{
                {fmt::format("数字后面紧跟着“{}”", word()), fmt::format("“{}” stands right behind the number", word())},
                {"带单位的数要放在双引号里，例如 \"50万元\"",
                 "a number with its unit stands in quotes, as in \"50万元\""}};
        }
        if (isDigit(byte) && isNameWanted() && before_ == ',' && isDigit(earlier_)) {
            return JsonFault{{"逗号后面应是下一项的名称", "behind the comma the name of the next entry should stand"},
                             {"数里不要用逗号分组，或者放在双引号里，例如 \"5,000\"",
                              "do not group digits by commas, or put the number in quotes, as in \"5,000\""}};
        }
        return std::nullopt;
    }

    [[nodiscard]] JsonFault colon() const {
        if (here_.front() == '=')
            return {{"名称后面要用冒号，不用等号", "a name is followed by a colon, not by ="},
                    {"换成 :", "use : instead"}};
        return {{"名称后面少了冒号", "the colon behind the name is missing"},
                {"写作 \"名称\": 值", "write it as \"name\": value"}};
    }

    [[nodiscard]] std::optional<JsonFault> name() const {
        if (!isLetter(here_.front()) && !isDigit(here_.front()) && !isBeyondAscii(here_.front())) {
            return JsonFault{
                {"这里应是一个名称", "a name should stand here"},
                {"名称写在双引号里，后面是冒号和值", "a name stands in quotes, a colon and its value behind it"}};
        }
        return JsonFault{{fmt::format("名称 {} 没有加引号", word()), fmt::format("the name {} has no quotes", word())},
                         {fmt::format("写作 \"{}\"", word()), fmt::format("write it as \"{}\"", word())}};
    }

    [[nodiscard]] std::optional<JsonFault> value() const {
        if (!isLetter(here_.front()) && !isBeyondAscii(here_.front())) return std::nullopt;
        const std::string found = word();
        const std::string lower = lowered(found);
        for (const std::string_view unknown : {"none", "nan", "undefined", "infinity", "nil", "na"}) {
            if (lower == unknown)
                return JsonFault{
                    {fmt::format("JSON 里没有 {}", found), fmt::format("JSON knows no {}", found)},
                    {"不知道的，整项删去或写 null", "leave the entry out, or write null, if it is not known"}};
        }
        static const std::vector<std::string> words{"true", "false", "null"};
        if (const auto meant = nearestName(lower, words)) {
            return JsonFault{
                {fmt::format("不认识 {}", found), fmt::format("{} is not known", found)},
                {fmt::format("是不是 {}？要小写", *meant), fmt::format("did you mean {}, in small letters?", *meant)}};
        }
        return JsonFault{{fmt::format("文字 {} 没有加引号", found), fmt::format("the text {} has no quotes", found)},
                         {fmt::format("写作 \"{}\"", found), fmt::format("write it as \"{}\"", found)}};
    }

    [[nodiscard]] std::optional<JsonFault> behindValue() const {
        const char byte = here_.front();
        if (byte == ';')
            return JsonFault{{"项与项之间用逗号，不用分号", "entries are parted by commas, not by ;"},
                             {"换成 ,", "use , instead"}};
        if (before_ == '"' && text_[stop_.offset - 1] == '"' && (isLetter(byte) || isBeyondAscii(byte))) {
            return JsonFault{{"文字到前面的引号就结束了", "the text has ended with the quote before this"},
                             {"文字里的双引号写作 \\\"，或者用“”", "a quote within a text is written \\\""}};
        }
        if (isIn(byte, "\"{[-") || isDigit(byte) || isLetter(byte) || isBeyondAscii(byte))
            return JsonFault{{"这里少了一个逗号", "a comma is missing here"},
                             {"在两项之间加上 ,", "put a , between the two entries"}};
        return std::nullopt;
    }

    [[nodiscard]] bool isNameWanted() const { return stop_.inObject && !stop_.afterKey && isIn(before_, "{,"); }
    [[nodiscard]] bool isValueWanted() const {
        return (stop_.afterKey && before_ == ':') || (stop_.inArray && isIn(before_, "[,"));
    }
    [[nodiscard]] bool isBehindValue() const { return !isNameWanted() && !isValueWanted(); }

    [[nodiscard]] std::string firstCharacter() const {
        constexpr std::size_t longest = 4; // bytes of a character
        const std::vector<char32_t> characters = codePoints(here_.substr(0, longest));
        return printable(toUtf8(characters.front()));
    }
    [[nodiscard]] std::string word() const {
        constexpr std::size_t longest = 20;
        return shortened(printable(here_.substr(0, here_.find_first_of(" \t\r\n,:;{}[]\"'"))), longest);
    }

    std::string_view text_;
    JsonStop stop_;
    std::string_view here_; // not empty
    char before_ = '\0';    // the last that is no white space
    char earlier_ = '\0';   // the one before
};

} // namespace

std::optional<JsonFault> jsonFault(std::string_view text, const JsonStop& stop) {
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return JsonFault{{"文件是空的", "the file is empty"},
                         {"请检查是不是给错了文件", "check that this is the right file"}};
    if (stop.offset >= text.size()) {
        return JsonFault{{"JSON 没有写完：到此结束，但还有括号或引号没有闭合",
                          "the JSON breaks off: a bracket or quote is still open at the end"},
                         {"补上缺的 }、] 或引号；文件也可能没有复制完整",
                          "add the missing }, ] or quote; or the file was not copied whole"}};
    }
    return Finder(text, stop).find();
}

} // namespace biosubsidy
