// SPDX-License-Identifier: GPL-3.0-or-later
//
// biosubsidy-cli: the program without a display. main() gathers what comes from
// outside (streams, clock, terminal, environment) and hands it to the program.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "app/cli/command.h"
#include "core/applications/deadlines.h"
#include "core/system/process.h"
#include "core/system/terminal.h"

namespace {

using namespace biosubsidy;

Date today() {
    return applications::dayInChina(std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()));
}

// A variable of the environment; "" where it is not set.
std::string_view environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

// Chinese unless the environment asks for English, or the system where that says nothing.
Language languageOfEnvironment() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const std::string_view value = environment(name);
        if (!value.empty()) return value.starts_with("en") ? Language::en : Language::zh;
    }
    return speaksEnglish() ? Language::en : Language::zh;
}

// COLUMNS where it is set, else the terminal's own.
std::size_t widthOfText() {
    constexpr std::size_t usual = 100;
    constexpr std::size_t narrowest = 40;
    std::size_t width = 0;
    const std::string_view columns = environment("COLUMNS");
    std::from_chars(columns.data(), columns.data() + columns.size(), width);
    if (width == 0) width = biosubsidy::terminalWidth();
    return width == 0 ? usual : std::max(width, narrowest);
}

bool wantsColour() {
    return isTerminal(Standard::out) && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
}

} // namespace

int main(int count, char** words) {
    keepToOwner();
    outliveReaders();
    prepareStreams();
    std::vector<std::string> arguments = programWords(count, words);
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    const int argc = static_cast<int>(pointers.size());
    pointers.push_back(nullptr);
    char** argv = pointers.data();
    std::ios::sync_with_stdio(false);
    std::ostringstream out; // written at the end: an output appears whole or not at all
    cli::Surroundings surroundings{.in = &std::cin, .out = &out, .error = &std::cerr, .today = today()};
    surroundings.language = languageOfEnvironment();
    surroundings.colour = wantsColour();
    surroundings.errorIsTerminal = isTerminal(Standard::error) && environment("TERM") != "dumb";
    surroundings.width = widthOfText();
    const int status = cli::runProgram(argc, argv, surroundings);
    const auto written = File::standard(Standard::out).write(out.view());
    if (written) return status;
    // Whoever closed the pipe wants no more of it and need not be told.
    if (!written.error().isGone()) {
        const Localized why = written.error().message();
        std::cerr << Localized{"无法写到标准输出：" + why.zh, "cannot write to the standard output: " + why.en}.in(
                         cli::languageAskedFor(argc, argv, surroundings.language))
                  << '\n';
    }
    return cli::ioFailure;
}
