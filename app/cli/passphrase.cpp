// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/passphrase.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include "core/documents/files.h"
#include "core/values/text.h"

namespace biosubsidy::cli {

namespace {

std::string firstLine(std::string text) {
    text.resize(std::min(text.find('\n'), text.size()));
    if (!text.empty() && text.back() == '\r') text.pop_back();
    return text;
}

// The terminal with its echo off, and as it was afterwards.
class Terminal {
public:
    Terminal() : file_(::open("/dev/tty", O_RDWR | O_CLOEXEC)) {
        if (file_ < 0 || ::tcgetattr(file_, &before_) != 0) return;
        termios quiet = before_;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        changed_ = ::tcsetattr(file_, TCSAFLUSH, &quiet) == 0;
    }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;
    ~Terminal() {
        if (changed_) ::tcsetattr(file_, TCSAFLUSH, &before_);
        if (file_ >= 0) ::close(file_);
    }

    [[nodiscard]] bool isThere() const { return changed_; }

    std::string ask(const std::string& words) const {
        constexpr std::size_t longest = 4096;
        say(words);
        std::string line;
        for (char letter = 0; line.size() < longest && ::read(file_, &letter, 1) == 1 && letter != '\n';)
            line += letter;
        say("\n");
        return line;
    }

private:
    void say(const std::string& words) const { static_cast<void>(::write(file_, words.data(), words.size()) == 0); }

    int file_;
    termios before_{};
    bool changed_ = false;
};

} // namespace

std::string passphraseFrom(const std::string& file, Asked asked, const Surroundings& surroundings, Language language) {
    if (!file.empty()) {
        constexpr std::size_t longest = 4096;
        auto text = readFile(file, longest);
        if (!text)
            failWith(surroundings, language,
                     Localized{fmt::format("无法读取 {}：{}", printable(file), text.error().zh),
                               fmt::format("cannot read {}: {}", printable(file), text.error().en)},
                     ioFailure);
        return firstLine(std::move(*text));
    }
    const Terminal terminal;
    if (!terminal.isThere())
        failWith(
            surroundings, language,
            Localized{
                "没有终端可以输入口令；请用 --passphrase-file 给出写有口令的文件",
                "there is no terminal to ask for the passphrase; name a file that holds it with --passphrase-file"},
            wrongUsage);
    std::string first = terminal.ask(language == Language::zh ? "口令：" : "Passphrase: ");
    if (asked == Asked::twice && terminal.ask(language == Language::zh ? "再输一次：" : "Once more: ") != first)
        failWith(surroundings, language, Localized{"两次输入的口令不同", "the two passphrases differ"}, badInput);
    return first;
}

} // namespace biosubsidy::cli
