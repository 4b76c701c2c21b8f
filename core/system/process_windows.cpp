// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/process.h"

#include <atomic>
#include <csignal>

#include "core/system/api_windows.h"
#include "core/system/paths.h"

#include <shellapi.h>

namespace biosubsidy {

namespace {

std::atomic<int> caughtSignal{0};

// Taken away by the system before it is called: a second one ends the program.
extern "C" void onStop(int signal) {
    caughtSignal = signal;
}

} // namespace

// A folder of the user is the user's alone already, and what is made in it.
void keepToOwner() {
    ::SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
}

// Which is an error of the write here, and no signal.
void outliveReaders() {}

std::uint64_t processId() noexcept {
    return ::GetCurrentProcessId();
}

std::vector<std::string> programWords(int, char**) {
    int count = 0;
    wchar_t** words = ::CommandLineToArgvW(::GetCommandLineW(), &count);
    std::vector<std::string> result;
    for (int index = 0; index < count; ++index) result.push_back(windows::narrow(words[index]));
    ::LocalFree(words);
    return result;
}

std::string programFolder() {
    std::wstring name(MAX_PATH, L'\0');
    for (;;) {
        const DWORD size = static_cast<DWORD>(name.size());
        const DWORD length = ::GetModuleFileNameW(nullptr, name.data(), size);
        if (length == 0) return ".";
        if (length < size) {
            name.resize(length);
            return folderOf(windows::narrow(name));
        }
        name.resize(2 * name.size());
    }
}

bool speaksEnglish() noexcept {
    return PRIMARYLANGID(::GetUserDefaultUILanguage()) == LANG_ENGLISH;
}

// Qt's platform without a display knows no font there.
const char* drawingPlatform() noexcept {
    return "windows";
}

void listenForStop() {
    for (const int signal : {SIGINT, SIGTERM, SIGBREAK}) std::signal(signal, onStop);
}

int stopSignal() noexcept {
    return caughtSignal;
}

} // namespace biosubsidy
