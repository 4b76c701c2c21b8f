// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/process.h"

#include <atomic>
#include <csignal>
#include <system_error>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/system/paths.h"

namespace biosubsidy {

namespace {

std::atomic<int> caughtSignal{0}; // lock-free, so that a handler may set it

extern "C" void onStop(int signal) {
    caughtSignal = signal;
}

} // namespace

void keepToOwner() {
    constexpr mode_t others = S_IRWXG | S_IRWXO;
    ::umask(others);
    const rlimit none{0, 0};
    static_cast<void>(::setrlimit(RLIMIT_CORE, &none));
}

void outliveReaders() {
    std::signal(SIGPIPE, SIG_IGN);
}

std::uint64_t processId() noexcept {
    return static_cast<std::uint64_t>(::getpid());
}

std::vector<std::string> programWords(int count, char** words) {
    return {words, words + count};
}

std::string programFolder() {
    std::error_code error;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
    return error ? "." : folderOf(fromPath(program));
}

bool speaksEnglish() noexcept {
    return false;
}

const char* drawingPlatform() noexcept {
    return "offscreen";
}

void listenForStop() {
    struct sigaction action {};
    action.sa_handler = onStop;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

int stopSignal() noexcept {
    return caughtSignal;
}

} // namespace biosubsidy
