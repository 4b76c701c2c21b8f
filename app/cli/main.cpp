// SPDX-License-Identifier: GPL-3.0-or-later
//
// biosubsidy-cli: the program without a display. main() gathers what comes from
// outside (streams, clock, terminal, environment) and hands it to the command.
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <string_view>

#include <sys/ioctl.h>
#include <unistd.h>

#include "app/cli/command.h"

namespace {

using namespace biosubsidy;

// Today in China: the policies and their dates are Chinese.
Date today() {
    const auto now = std::chrono::system_clock::now() + std::chrono::hours(8);
    const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(now));
    return *Date::of(static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

// Chinese unless the environment asks for English.
Language languageOfEnvironment() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value == nullptr || *value == '\0') continue;
        return std::string_view(value).starts_with("en") ? Language::en : Language::zh;
    }
    return Language::zh;
}

int terminalWidth() {
    winsize size{};
    constexpr int usual = 100;
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return usual;
    return size.ws_col;
}

} // namespace

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    cli::Surroundings surroundings{.in = &std::cin, .out = &std::cout, .error = &std::cerr, .today = today()};
    surroundings.language = languageOfEnvironment();
    const char* noColour = std::getenv("NO_COLOR");
    surroundings.colour = ::isatty(STDOUT_FILENO) != 0 && (noColour == nullptr || *noColour == '\0');
    surroundings.width = terminalWidth();

    CLI::App app("生物制造扶持政策测算 / what support a biomanufacturing firm may expect", "biosubsidy-cli");
    app.set_version_flag("--version", BIOSUBSIDY_VERSION);
    app.require_subcommand(1);
    cli::Run run;
    cli::addAssess(app, surroundings, run);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? cli::done : cli::wrongUsage;
    }
    try {
        const int status = run();
        std::cout.flush();
        return std::cout ? status : cli::ioFailure;
    } catch (const cli::Exit& exit) {
        return exit.status;
    }
}
