// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/toml_messages.h"

#include <array>

#include <fmt/format.h>

#include "core/values/date.h"
#include "core/values/meant.h"

namespace biosubsidy {

namespace {

// One kind of mistake: the words that its message has, within a scope that has
// these words. {} stands for what was found there.
struct Known {
    std::string_view scope;
    std::string_view words;
    std::string_view zh;
    std::string_view en;
    std::string_view adviceZh;
    std::string_view adviceEn;
};

// The first that fits is taken.
constexpr auto knownMessages = std::to_array<Known>({
    {"string", "control characters", "引号里的文字没有结束", "a text in quotes does not end",
     "补上右引号；文字跨行时用三个引号 \"\"\"", "add the closing quote; a text over several lines wants \"\"\""},
    {"string", "end-of-file", "引号里的文字到文件末尾也没有结束", "a text in quotes does not end before the file does",
     "补上右引号", "add the closing quote"},
    {"string", "escape sequence", "引号里的反斜杠写法读不懂", "a backslash in a text cannot be read",
     "反斜杠本身写作 \\\\", "a backslash itself is written \\\\"},
    {"", "expected '=', saw", "键的后面应为等号，这里是{}", "an equals sign should follow the key, not {}",
     "写成 键 = 值；键里有空格或汉字时加引号", "write key = value; a key with spaces wants quotes"},
    {"", "expected value, saw", "等号后面没有值", "no value follows the equals sign", "", ""},
    {"table header", "expected ']'", "表头的方括号没有成对", "the brackets of the heading do not pair up",
     "写成 [表] 或 [[表]]", "write [table] or [[table]]"},
    {"table header", "brackets", "[[ 和 ]] 的两个方括号要连在一起", "the brackets of [[ and ]] stand together", "", ""},
    {"array", "end-of-file", "列表没有右方括号", "the list has no closing bracket", "", ""},
    {"", "expected comma or closing ']'", "列表的两项之间应为逗号，这里是{}",
     "a comma should stand between the list's elements, not {}", "", ""},
    {"array", "saw comma", "列表里多了一个逗号", "there is a comma too many in the list", "", ""},
    {"", "expected comma or closing '}'", "花括号里的两项之间应为逗号，这里是{}",
     "a comma should stand between the parts in braces, not {}", "", ""},
    {"inline table", "", "花括号里的写法读不懂", "what stands in braces cannot be read",
     "花括号里的各项写在一行，用逗号分开，最后一项后面没有逗号",
     "the parts stand on one line with commas between them and none behind the last"},
    {"", "cannot redefine existing", "{}前面已经有了", "{} stands above already", "删去其中一处",
     "remove one of the two"},
    {"", "cannot insert", "{}不能加进前面用花括号写完的表", "{} cannot be added to a table that was written in braces",
     "", ""},
    {"", "could not determine value type", "值读不懂", "the value cannot be read",
     "文字要加引号；日期写作 2026-12-31；是和否写作 true 和 false",
     "a text wants quotes; a date is written 2026-12-31; yes and no are true and false"},
    {"boolean", "", "应为 true 或 false", "expected true or false", "", ""},
    {"", "expected a comment or whitespace", "值的后面多了{}", "{} stands behind the value", "一行只写一项",
     "one entry a line"},
    {"", "expected keys, tables", "这里应为键或 [表]，不是{}", "expected a key or a [table], not {}", "", ""},
    {"date", "", "日期的写法不对", "the date is not written right", "写作 2026-12-31，不加引号",
     "write it as 2026-12-31, without quotes"},
    {"time", "", "时间的写法不对", "the time is not written right", "", ""},
    {"", "not representable in 64 bits", "数字{}太大", "the number {} is too large", "", ""},
    {"integer", "", "数字的写法不对", "the number is not written right", "只用数字，开头不加 0",
     "digits alone, without a leading zero"},
    {"floating-point", "", "数字的写法不对", "the number is not written right", "比例写在引号里，如 \"30%\"",
     "a share stands in quotes, such as \"30%\""},
    {"key", "blank", "键是空的", "the key is empty", "", ""},
    {"key", "", "键的写法不对，这里是{}", "the key is not written right: {}",
     "键只用字母、数字、下划线和连字符，否则加引号", "letters, digits, _ and - alone, or else quotes"},
    {"", "maximum nested", "括号套得太深", "brackets are nested too deep", "", ""},
    {"", "control character", "这里有看不见的控制字符", "there is an unseen control character here", "删去它",
     "remove it"},
    {"", "end-of-file", "文件在这里就结束了，前面的内容没有写完", "the file ends before this is complete", "", ""},
});

// What stood there: the text between the last pair of quotes, a line's end by name.
struct Found {
    std::string zh;
    std::string en;
};

Found foundIn(std::string_view message) {
    const std::size_t last = message.rfind('\'');
    const std::size_t saw = message.find("saw '");
    const std::size_t first = saw != std::string_view::npos ? saw + 4 : message.find('\'');
    if (last == std::string_view::npos || first >= last) return {"别的内容", "something else"};
    const std::string_view text = message.substr(first + 1, last - first - 1);
    if (text == "\\n" || text == "\\r" || text == "\n") return {"行末", "the end of the line"};
    return {fmt::format("“{}”", text), fmt::format("\"{}\"", text)};
}

std::string filled(std::string_view text, const std::string& found) {
    const std::size_t place = text.find("{}");
    std::string result(text);
    if (place != std::string_view::npos) result.replace(place, 2, found);
    return result;
}

} // namespace

TomlMessage tomlMessage(std::string_view description) {
    constexpr std::string_view opening = "Error while parsing ";
    std::string_view scope;
    std::string_view message = description;
    if (const std::size_t colon = description.find(": ");
        description.starts_with(opening) && colon != std::string_view::npos) {
        scope = description.substr(opening.size(), colon - opening.size());
        message = description.substr(colon + 2);
    }
    const Found found = foundIn(message);
    for (const Known& known : knownMessages) {
        if (scope.find(known.scope) == std::string_view::npos || message.find(known.words) == std::string_view::npos)
            continue;
        return {{fmt::format("TOML 语法错误：{}", filled(known.zh, found.zh)),
                 fmt::format("TOML syntax error: {}", filled(known.en, found.en))},
                {std::string(known.adviceZh), std::string(known.adviceEn)}};
    }
    return {{"TOML 语法错误：这里的写法读不懂", "TOML syntax error: what stands here cannot be read"}, {}};
}

Localized valueAdvice(std::string_view line) {
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) return {};
    std::string_view value = line.substr(equals + 1);
    if (value.starts_with('=')) return {"等号只写一个", "write one equals sign"};
    value = value.substr(0, value.find('#'));
    const std::size_t begin = value.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos) return {};
    value = value.substr(begin, value.find_last_not_of(" \t\r") + 1 - begin);
    if (Localized date = dateAdvice(value); !date.empty() && !Date::parse(value))
        return {date.zh + "，不加引号", date.en + ", without quotes"};
    const std::string meant = numberMeant(value);
    const bool number = meant.find_first_not_of("0123456789") == std::string::npos;
    if (meant.empty() || (number && meant == value)) return {};
    const std::string quoted = number ? meant : fmt::format("\"{}\"", meant);
    return {fmt::format("写作 {}", quoted), fmt::format("write {}", quoted)};
}

} // namespace biosubsidy
