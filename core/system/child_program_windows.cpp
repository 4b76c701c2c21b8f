// SPDX-License-Identifier: GPL-3.0-or-later
//
// A pipe cannot be waited for together with others here: each has a thread of its own.
#include <algorithm>
#include <array>
#include <atomic>
#include <thread>
#include <utility>

#include "core/system/api_windows.h"
#include "core/system/child_program.h"

namespace biosubsidy {

namespace {

class Handle {
public:
    Handle() = default;
    explicit Handle(HANDLE handle) : handle_(handle) {}
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() { close(); }

    [[nodiscard]] HANDLE get() const noexcept { return handle_; }
    [[nodiscard]] HANDLE* place() noexcept { return &handle_; }
    void close() {
        if (handle_ != nullptr) ::CloseHandle(handle_);
        handle_ = nullptr;
    }

private:
    HANDLE handle_ = nullptr;
};

struct Channel {
    Handle ours;
    Handle theirs;
};

// `given`: what we write and the program reads; otherwise the other way round.
bool open(Channel& channel, bool given) {
    Handle& from = given ? channel.theirs : channel.ours;
    Handle& to = given ? channel.ours : channel.theirs;
    return ::CreatePipe(from.place(), to.place(), nullptr, 0) != 0 &&
           ::SetHandleInformation(channel.theirs.get(), HANDLE_FLAG_INHERIT, HANDLE_FLAG_INHERIT) != 0;
}

// The words as one line, from which a program makes the same words again.
std::wstring lineOf(const std::vector<std::string>& words) {
    std::wstring line;
    for (const std::string& word : words) {
        if (!line.empty()) line += L' ';
        line += L'"';
        std::size_t slashes = 0;
        for (const wchar_t letter : windows::wide(word)) {
            if (letter == L'"') line.append(slashes + 1, L'\\'); // each slash twice, and one for the quote
            slashes = letter == L'\\' ? slashes + 1 : 0;
            line += letter;
        }
        line.append(slashes, L'\\');
        line += L'"';
    }
    return line;
}

// Along PATH alone: never from the folder that happens to be the current one.
std::wstring placeOf(const std::string& program) {
    const std::wstring name = windows::wide(program);
    if (name.find_first_of(L"/\\:") != std::wstring::npos) return name;
    constexpr DWORD longest = 32767;
    std::wstring path(longest, L'\0');
    path.resize(std::min(longest, ::GetEnvironmentVariableW(L"PATH", path.data(), longest)));
    std::wstring place(longest, L'\0');
    place.resize(std::min(longest, ::SearchPathW(path.c_str(), name.c_str(), L".exe", longest, place.data(), nullptr)));
    return place;
}

// What a program inherits: these three handles, and no other that is open.
class Inherited {
public:
    explicit Inherited(const std::array<HANDLE, 3>& handles) : handles_(handles) {
        SIZE_T size = 0;
        ::InitializeProcThreadAttributeList(nullptr, 1, 0, &size);
        room_.resize(size);
        list_ = reinterpret_cast<LPPROC_THREAD_ATTRIBUTE_LIST>(room_.data());
        isMade_ = ::InitializeProcThreadAttributeList(list_, 1, 0, &size) != 0;
        isWhole_ = isMade_ && ::UpdateProcThreadAttribute(list_, 0, PROC_THREAD_ATTRIBUTE_HANDLE_LIST, handles_.data(),
                                                          sizeof handles_, nullptr, nullptr) != 0;
    }
    Inherited(const Inherited&) = delete;
    Inherited& operator=(const Inherited&) = delete;
    ~Inherited() {
        if (isMade_) ::DeleteProcThreadAttributeList(list_);
    }

    [[nodiscard]] bool isWhole() const noexcept { return isWhole_; }
    [[nodiscard]] LPPROC_THREAD_ATTRIBUTE_LIST list() const noexcept { return list_; }

private:
    std::array<HANDLE, 3> handles_;
    std::vector<char> room_;
    LPPROC_THREAD_ATTRIBUTE_LIST list_ = nullptr;
    bool isMade_ = false;
    bool isWhole_ = false;
};

class Child {
public:
    bool start(const std::vector<std::string>& words) {
        if (!open(in_, true) || !open(out_, false) || !open(err_, false)) return false;
        const std::wstring place = placeOf(words.front());
        if (place.empty()) return false;
        const Inherited inherited({in_.theirs.get(), out_.theirs.get(), err_.theirs.get()});
        if (!inherited.isWhole()) return false;
        STARTUPINFOEXW how{};
        how.StartupInfo.cb = sizeof how;
        how.StartupInfo.dwFlags = STARTF_USESTDHANDLES;
        how.StartupInfo.hStdInput = in_.theirs.get();
        how.StartupInfo.hStdOutput = out_.theirs.get();
        how.StartupInfo.hStdError = err_.theirs.get();
        how.lpAttributeList = inherited.list();
        std::wstring line = lineOf(words);
        PROCESS_INFORMATION about{};
        constexpr DWORD flags = CREATE_NO_WINDOW | EXTENDED_STARTUPINFO_PRESENT;
        const BOOL began = ::CreateProcessW(place.c_str(), line.data(), nullptr, nullptr, TRUE, flags, nullptr, nullptr,
                                            &how.StartupInfo, &about);
        for (Channel* channel : {&in_, &out_, &err_}) channel->theirs.close();
        if (began == 0) return false;
        ::CloseHandle(about.hThread);
        *process_.place() = about.hProcess;
        return true;
    }

    ProgramRun finish(std::string_view input, std::size_t mostOutput, std::chrono::milliseconds longest) {
        constexpr std::size_t mostErrors = 64U << 10U;
        std::atomic<bool> tooMuch{false};
        std::thread giving([&] { give(input); });
        std::thread errors([&] { static_cast<void>(take(err_.ours, run_.errors, mostErrors, false)); });
        std::thread output([&] {
            tooMuch = take(out_.ours, run_.output, mostOutput, true);
            if (tooMuch) ::TerminateProcess(process_.get(), 1);
        });
        run_.timedOut = ::WaitForSingleObject(process_.get(), static_cast<DWORD>(longest.count())) == WAIT_TIMEOUT;
        if (run_.timedOut) ::TerminateProcess(process_.get(), 1);
        for (std::thread* thread : {&giving, &errors, &output}) thread->join();
        run_.tooMuch = tooMuch;
        DWORD status = 0;
        ::WaitForSingleObject(process_.get(), INFINITE);
        ::GetExitCodeProcess(process_.get(), &status);
        run_.status = run_.timedOut || run_.tooMuch ? -1 : static_cast<int>(status);
        return std::move(run_);
    }

private:
    void give(std::string_view input) {
        constexpr std::size_t most = 1U << 16U;
        while (!input.empty()) {
            DWORD sent = 0;
            const auto piece = static_cast<DWORD>(std::min(most, input.size()));
            if (::WriteFile(in_.ours.get(), input.data(), piece, &sent, nullptr) == 0) break; // it reads no more
            input.remove_prefix(sent);
        }
        in_.ours.close();
    }

    // What is beyond `most` is dropped; whether there was any. `stops`: and no more is read.
    static bool take(const Handle& from, std::string& into, std::size_t most, bool stops) {
        std::array<char, 1U << 16U> piece{};
        bool beyond = false;
        DWORD got = 0;
        while (!(beyond && stops) &&
               ::ReadFile(from.get(), piece.data(), static_cast<DWORD>(piece.size()), &got, nullptr) != 0 && got > 0) {
            const std::size_t room = most - into.size();
            into.append(piece.data(), std::min<std::size_t>(room, got));
            beyond = beyond || got > room;
        }
        return beyond;
    }

    Channel in_;
    Channel out_;
    Channel err_;
    Handle process_;
    ProgramRun run_;
};

} // namespace

std::optional<ProgramRun> runProgram(const std::vector<std::string>& words, std::string_view input,
                                     std::size_t mostOutput, std::chrono::milliseconds longest) {
    Child child;
    if (words.empty() || !child.start(words)) return std::nullopt;
    return child.finish(input, mostOutput, longest);
}

} // namespace biosubsidy
