// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/terminal.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace biosubsidy {

void prepareStreams() {} // it is so

bool isTerminal(Standard stream) noexcept {
    const int descriptor = stream == Standard::in    ? STDIN_FILENO
                           : stream == Standard::out ? STDOUT_FILENO
                                                     : STDERR_FILENO;
    return ::isatty(descriptor) != 0;
}

std::size_t terminalWidth() noexcept {
    winsize size{};
    return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

// The terminal with its echo off, and as it was afterwards.
class HiddenPrompt::Terminal {
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

    [[nodiscard]] bool isThere() const noexcept { return changed_; }
    [[nodiscard]] std::string ask(const std::string& words) const {
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

HiddenPrompt::HiddenPrompt() : terminal_(std::make_unique<Terminal>()) {}
HiddenPrompt::~HiddenPrompt() = default;

bool HiddenPrompt::isThere() const noexcept {
    return terminal_->isThere();
}

std::string HiddenPrompt::ask(const std::string& words) const {
    return terminal_->ask(words);
}

} // namespace biosubsidy
