// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/terminal.h"

#include <algorithm>
#include <array>

#include <fcntl.h>
#include <io.h>

#include "core/system/api_windows.h"

namespace biosubsidy {

namespace {

HANDLE handleOf(Standard stream) noexcept {
    return ::GetStdHandle(stream == Standard::in    ? STD_INPUT_HANDLE
                          : stream == Standard::out ? STD_OUTPUT_HANDLE
                                                    : STD_ERROR_HANDLE);
}

// The console speaks UTF-8 while the program runs, and what it spoke before afterwards.
class Utf8Console {
public:
    Utf8Console() : in_(::GetConsoleCP()), out_(::GetConsoleOutputCP()) {
        ::SetConsoleCP(CP_UTF8);
        ::SetConsoleOutputCP(CP_UTF8);
    }
    Utf8Console(const Utf8Console&) = delete;
    Utf8Console& operator=(const Utf8Console&) = delete;
    ~Utf8Console() {
        if (in_ != 0) ::SetConsoleCP(in_);
        if (out_ != 0) ::SetConsoleOutputCP(out_);
    }

private:
    UINT in_;
    UINT out_;
};

} // namespace

void prepareStreams() {
    for (const int stream : {0, 1, 2}) ::_setmode(stream, _O_BINARY);
    static const Utf8Console console;
    for (const Standard stream : {Standard::out, Standard::error}) {
        DWORD mode = 0;
        if (::GetConsoleMode(handleOf(stream), &mode) != 0)
            ::SetConsoleMode(handleOf(stream), mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING);
    }
}

bool isTerminal(Standard stream) noexcept {
    DWORD mode = 0;
    return ::GetConsoleMode(handleOf(stream), &mode) != 0; // NUL is none
}

std::size_t terminalWidth() noexcept {
    CONSOLE_SCREEN_BUFFER_INFO about{};
    if (::GetConsoleScreenBufferInfo(handleOf(Standard::out), &about) == 0) return 0;
    return static_cast<std::size_t>(std::max(0, about.srWindow.Right - about.srWindow.Left + 1));
}

// The console with its echo off, and as it was afterwards.
class HiddenPrompt::Terminal {
public:
    Terminal()
        : in_(windows::openHandle("CONIN$", GENERIC_READ | GENERIC_WRITE, OPEN_EXISTING, 0)),
          out_(windows::openHandle("CONOUT$", GENERIC_READ | GENERIC_WRITE, OPEN_EXISTING, 0)) {
        if (in_ == INVALID_HANDLE_VALUE || out_ == INVALID_HANDLE_VALUE || ::GetConsoleMode(in_, &before_) == 0) return;
        const DWORD quiet = (before_ & ~static_cast<DWORD>(ENABLE_ECHO_INPUT)) | ENABLE_LINE_INPUT;
        changed_ = ::SetConsoleMode(in_, quiet) != 0;
    }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;
    ~Terminal() {
        if (changed_) ::SetConsoleMode(in_, before_);
        for (const HANDLE handle : {in_, out_}) {
            if (handle != INVALID_HANDLE_VALUE) ::CloseHandle(handle);
        }
    }

    [[nodiscard]] bool isThere() const noexcept { return changed_; }
    [[nodiscard]] std::string ask(const std::string& words) const {
        constexpr std::size_t longest = 4096;
        say(words);
        std::wstring line;
        std::array<wchar_t, 512> piece{};
        while (line.size() < longest && line.find(L'\n') == std::wstring::npos) {
            DWORD got = 0;
            if (::ReadConsoleW(in_, piece.data(), static_cast<DWORD>(piece.size()), &got, nullptr) == 0 || got == 0)
                break;
            line.append(piece.data(), got);
        }
        say("\n");
        line.resize(std::min(line.find_first_of(L"\r\n"), line.size()));
        return windows::narrow(line).substr(0, longest);
    }

private:
    void say(const std::string& words) const {
        const std::wstring text = windows::wide(words);
        DWORD written = 0;
        ::WriteConsoleW(out_, text.data(), static_cast<DWORD>(text.size()), &written, nullptr);
    }

    HANDLE in_;
    HANDLE out_;
    DWORD before_ = 0;
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
