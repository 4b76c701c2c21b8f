// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/man_page.h"

#include <sstream>

#include <CLI/CLI.hpp>

#include "app/cli/command_tree.h"
#include "app/cli/help.h"
#include "core/wording/say.h"

namespace biosubsidy::cli {

namespace {

// A line of text for troff: nothing in it is a request, a hyphen is one to type.
std::string plain(const std::string& text) {
    std::string result = text.starts_with('.') || text.starts_with('\'') ? "\\&" : "";
    for (const char letter : text) {
        if (letter == '\\')
            result += "\\e";
        else if (letter == '-')
            result += "\\-";
        else
            result += letter;
    }
    return result;
}

class Page {
public:
    explicit Page(Language language) : language_(language) {}

    std::string write(const CLI::App& app) {
        out_ << R"(.\" Made by biosubsidy-cli describe man.)" << '\n';
        out_ << ".TH BIOSUBSIDY\\-CLI 1 \"\" \"biosubsidy " BIOSUBSIDY_VERSION "\"\n.ad l\n.nh\n";
        section("名称", "NAME");
        line("biosubsidy-cli - " + text("测算生物制造扶持政策", "estimate the policy support for biomanufacturing"));
        section("用法", "SYNOPSIS");
        line(usageLine(app, language_));
        section("说明", "DESCRIPTION");
        line(inLanguage(app.get_description(), language_));
        section("选项", "OPTIONS");
        options(app);
        section("命令", "COMMANDS");
        for (const CLI::App* command : commandsOf(app)) writeCommand(*command, fullName(app).size() + 1);
        writeEnd();
        return out_.str();
    }

private:
    [[nodiscard]] std::string text(const char* zh, const char* en) const { return language_ == Language::zh ? zh : en; }
    void section(const char* zh, const char* en) { out_ << ".SH " << text(zh, en) << '\n'; }
    void line(const std::string& words) { out_ << plain(words) << '\n'; }
    void entry(const std::string& name, const std::string& words) {
        out_ << ".TP\n.B " << plain(name) << '\n';
        line(words);
    }

    void options(const CLI::App& command) {
        for (const CLI::Option* option : command.get_options()) {
            if (option->get_positional())
                entry(option->get_name(true), inLanguage(option->get_description(), language_));
        }
        for (const CLI::Option* option : command.get_options()) {
            if (option->get_positional()) continue;
            const std::string value = valueOf(*option);
            entry(option->get_name(false, true) + (value.empty() ? "" : " " + value),
                  inLanguage(option->get_description(), language_));
        }
    }

    void writeCommand(const CLI::App& command, std::size_t prefix) {
        out_ << ".SS " << plain(fullName(command).substr(prefix)) << '\n';
        line(inLanguage(command.get_description(), language_));
        out_ << ".PP\n.B " << plain(usageLine(command, language_)) << '\n';
        options(command);
        out_ << ".PP\n" << text("例：", "Examples:") << "\n.RS 4\n.nf\n";
        std::istringstream lines(inLanguage(command.get_footer(), language_));
        for (std::string example; std::getline(lines, example);) line(example);
        out_ << ".fi\n.RE\n";
    }

    void writeEnd() {
        section("退出码", "EXIT STATUS");
        entry("0", text("完成", "done"));
        entry("1", text("输入有误：案例或政策包，所有错误都写在标准错误上",
                        "the input is bad, a case or a pack; all messages are on standard error"));
        entry("2", text("用法不对", "wrong usage"));
        entry("3", text("文件无法读取或写出", "a file could not be read or written"));
        section("环境变量", "ENVIRONMENT");
        entry("LC_ALL, LC_MESSAGES, LANG",
              text("以 en 开头为英文，否则为中文；--lang 优先", "English where it begins with en, else Chinese; --lang "
                                                                "comes first"));
        entry("COLUMNS", text("输出的宽度", "how wide the output is"));
        entry("NO_COLOR", text("设置后不用颜色", "no colours where it is set"));
        section("注意", "CAVEATS");
        line(text("结果是测算，不是主管部门的决定；申报前请核对官方原文。程序不使用网络，除非 --out 给出数据库地址。",
                  "A result is an estimate and no decision of an authority: check the official text before you apply. "
                  "No network is used unless --out names a database."));
        section("参见", "SEE ALSO");
        out_ << ".BR biosubsidy (1)\n";
    }

    Language language_;
    std::ostringstream out_;
};

} // namespace

std::string manPage(const CLI::App& app, Language language) {
    return Page(language).write(app);
}

} // namespace biosubsidy::cli
