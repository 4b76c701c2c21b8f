// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/help.h"

#include <algorithm>
#include <charconv>
#include <sstream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/command.h"
#include "app/cli/command_tree.h"
#include "app/cli/paragraph.h"
#include "app/cli/table.h"
#include "core/values/text.h"
#include "core/wording/say.h"

namespace biosubsidy::cli {

using wording::say;

namespace {

constexpr char separator = '\x1f'; // the unit separator stands in no description

class HelpPage {
public:
    HelpPage(Language language, std::size_t width) : language_(language), width_(width) {}

    std::string write(const CLI::App& app) {
        paragraph(wording::sentenceStart(inLanguage(app.get_description(), language_)), 0);
        out_ << '\n' << text("用法", "Usage") << '\n';
        paragraph(usageLine(app, language_), 2);
        if (!subcommandsOf(app).empty()) writeCommands(app);
        writeOptions(app);
        writeExamples(app);
        if (app.get_parent() == nullptr) writeExitCodes();
        return out_.str();
    }

private:
    [[nodiscard]] std::string text(const char* zh, const char* en) const { return language_ == Language::zh ? zh : en; }

    void paragraph(const std::string& words, std::size_t indent) {
        printParagraph(out_, words, width_, indent, indent);
    }

    void section(const std::string& heading, const Table& table) {
        if (table.isEmpty()) return;
        out_ << '\n' << heading << '\n';
        table.print(out_, width_, 2, Style(false));
    }

    void writeCommands(const CLI::App& app) {
        Table table({{"", Column::Kind::name}, {""}});
        const std::size_t prefix = fullName(app).size() + 1;
        for (const CLI::App* command : commandsOf(app))
            table.add({fullName(*command).substr(prefix), inLanguage(command->get_description(), language_)});
        section(text("命令", "Commands"), table);
    }

    void writeOptions(const CLI::App& app) {
        Table table({{"", Column::Kind::name}, {""}});
        for (const CLI::Option* option : app.get_options()) {
            if (option->get_positional())
                table.add({option->get_name(true), inLanguage(option->get_description(), language_)});
        }
        for (const CLI::Option* option : app.get_options()) {
            if (option->get_positional()) continue;
            const std::string value = valueOf(*option);
            table.add({option->get_name(false, true) + (value.empty() ? "" : " " + value),
                       inLanguage(option->get_description(), language_)});
        }
        section(text("参数和选项", "Arguments and options"), table);
    }

    void writeExamples(const CLI::App& app) {
        out_ << '\n' << text("例", "Examples") << '\n';
        if (app.get_parent() == nullptr) {
            for (const CLI::App* command : commandsOf(app)) writeExampleLines(*command, true);
        } else if (subcommandsOf(app).empty()) {
            writeExampleLines(app, false);
        } else {
            for (const CLI::App* command : commandsOf(app)) writeExampleLines(*command, true);
        }
    }

    void writeExampleLines(const CLI::App& command, bool firstOnly) {
        std::istringstream lines(inLanguage(command.get_footer(), language_));
        for (std::string line; std::getline(lines, line);) {
            printParagraph(out_, line, width_, 2, 6);
            if (firstOnly) return;
        }
    }

    void writeExitCodes() {
        Table table({{"", Column::Kind::name}, {""}});
        table.add({"0", text("完成", "done")});
        table.add({"1", text("输入有误：案例或政策包，所有错误都写在标准错误上",
                             "the input is bad, a case or a pack; all messages are on standard error")});
        table.add({"2", text("用法不对", "wrong usage")});
        table.add({"3", text("文件无法读取或写出", "a file could not be read or written")});
        section(text("退出码", "Exit status"), table);
        out_ << '\n';
        paragraph(text("每个命令加 --help 有自己的说明，例如 biosubsidy-cli assess --help。"
                       "English: biosubsidy-cli --help --lang en",
                       "Each command has a page of its own: biosubsidy-cli assess --help. "
                       "中文：biosubsidy-cli --help --lang zh"),
                  0);
    }

    Language language_;
    std::size_t width_;
    std::ostringstream out_;
};

// The command that was being parsed when it failed.
const CLI::App& deepest(const CLI::App& app) {
    const CLI::App* current = &app;
    while (!current->get_subcommands().empty()) current = current->get_subcommands().front();
    return *current;
}

std::string didYouMean(const std::string& name, const std::vector<std::string>& candidates, Language language) {
    const auto near = nearestName(name, candidates);
    return near ? say(language, "；是不是 {}？", "; did you mean {}?", *near) : "";
}

std::string unknownArgument(const std::string& argument, const CLI::App& command, Language language) {
    const std::string shown = printable(argument);
    std::vector<std::string> names;
    if (argument.starts_with('-')) {
        for (const CLI::Option* option : command.get_options()) {
            for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
        }
        const std::string bare = argument.substr(0, argument.find('='));
        return say(language, "{} 没有选项 {}{}", "{} has no option {}{}", fullName(command), shown,
                   didYouMean(bare, names, language));
    }
    for (const CLI::App* sub : subcommandsOf(command)) names.push_back(sub->get_name());
    if (names.empty()) return say(language, "多出的参数：{}", "unexpected argument: {}", shown);
    return say(language, "没有命令 {}{}", "there is no command {}{}", shown, didYouMean(argument, names, language));
}

std::string whatIsWrong(const CLI::ParseError& error, const CLI::App& command, Language language) {
    const std::vector<std::string> unknown = command.remaining();
    if (unknown.size() > 1 && unknown.front() == "--")
        return say(language, "-- 之后都当作文件名，多出：{}；选项写在 -- 之前",
                   "what stands behind -- is taken for a file: {} is too much; options stand before it",
                   printable(unknown[1]));
    if (!unknown.empty()) return unknownArgument(unknown.front(), command, language);
    const std::string message = error.what();
    const std::string name = message.substr(0, message.find(':'));
    if (error.get_name() == "RequiredError" && !subcommandsOf(command).empty()) {
        std::vector<std::string> names;
        for (const CLI::App* sub : subcommandsOf(command)) names.push_back(sub->get_name());
        return say(language, "缺少命令：{}", "a command is missing: {}",
                   wording::enumerated(names, wording::Joint::any, language));
    }
    if (error.get_name() == "RequiredError")
        return say(language, "缺少参数 {}", "the argument {} is missing", message.substr(0, message.find(' ')));
    if (error.get_name() == "ArgumentMismatch" && message.ends_with("missing"))
        return say(language, "选项 {} 后面缺少值", "the option {} has no value", name);
    if (error.get_name() == "ArgumentMismatch" && message.starts_with("-"))
        return say(language, "选项 {} 只能给一次", "the option {} may be given only once", name);
    if (error.get_name() == "ArgumentMismatch")
        return say(language, "值的个数不对（{}）", "a wrong number of values ({})", printable(message));
    const std::size_t both = message.find(separator); // of wholeNumber(), behind the option's name
    if (both != std::string::npos) {
        const std::string_view behindName = ": ";
        const std::string found = message.substr(std::min(both, message.find(behindName) + behindName.size()));
        return say(language, "{} 的{}", "{}: {}", name, inLanguage(found, language));
    }
    return printable(message);
}

} // namespace

std::string bilingual(const std::string& zh, const std::string& en) {
    return zh + separator + en;
}

CLI::Validator wholeNumber(std::uint64_t least, std::uint64_t most) {
    return CLI::Validator(
        [least, most](const std::string& text) -> std::string {
            std::uint64_t value = 0;
            const char* const end = text.data() + text.size();
            const auto read = std::from_chars(text.data(), end, value);
            if (read.ec == std::errc() && read.ptr == end && value >= least && value <= most) return {};
            const std::string shown = printable(text);
            return bilingual(
                fmt::format("值是“{}”，应为 {} 到 {} 的整数", shown, least, most),
                fmt::format("the value is “{}”; it should be a whole number from {} to {}", shown, least, most));
        },
        "");
}

std::string inLanguage(const std::string& text, Language language) {
    const std::size_t at = text.find(separator);
    if (at == std::string::npos) return text;
    return language == Language::zh ? text.substr(0, at) : text.substr(at + 1);
}

void setExamples(CLI::App& command, const std::string& zh, const std::string& en) {
    command.footer(bilingual(zh, en));
}

std::shared_ptr<CLI::FormatterBase> helpFormatter(Language language, std::size_t width) {
    return std::make_shared<CLI::FormatterLambda>(
        [language, width](const CLI::App* app, const std::string&, CLI::AppFormatMode) {
            return HelpPage(language, width).write(*app);
        });
}

std::string usageMessage(const CLI::ParseError& error, const CLI::App& app, Language language) {
    const CLI::App& command = deepest(app);
    return say(language, "{}\n用法：{}\n说明：{} --help\n", "{}\nUsage: {}\nHelp: {} --help\n",
               whatIsWrong(error, command, language), usageLine(command, language), fullName(command));
}

} // namespace biosubsidy::cli
