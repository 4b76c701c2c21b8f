// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the commands of biosubsidy-cli share: exit statuses, the rules, the
// languages, and how failures are said. Each command is a file of its own that
// registers itself with the command-line parser, whose header reaches those files alone.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/help.h"
#include "core/packs/rule_book.h"
#include "core/system/target.h"
#include "core/values/date.h"
#include "core/values/diagnostic.h"

namespace CLI {
class App;
}

namespace biosubsidy::cli {

enum ExitStatus { done = 0, badInput = 1, wrongUsage = 2, ioFailure = 3 };

// What comes from outside: streams, the day, the terminal. main() fills it in.
struct Surroundings {
    std::istream* in = nullptr;
    std::ostream* out = nullptr;
    std::ostream* error = nullptr;
    Date today; // at UTC+8
    Language language = Language::zh;
    bool colour = false;          // standard output is a terminal and NO_COLOR is unset
    bool errorIsTerminal = false; // standard error is
    std::size_t width = 100;      // columns of the terminal
};

// Ends a command early with a status; what is to be said has been said.
struct Exit {
    int status;
};

enum class Format { text, json };

// Options that several commands have.
struct CommonOptions {
    std::vector<std::string> packFolders; // --packs
    std::string rules;                    // --rules: where rules are installed; "": the built-in ones
    std::string language;                 // --lang
    std::string format = "text";          // --format
    std::optional<std::string> asOf;      // --as-of
};

void addPacksOption(CLI::App& command, CommonOptions& options);
void addRulesOption(CLI::App& command, CommonOptions& options);
void addLanguageOption(CLI::App& command, CommonOptions& options);
void addFormatOption(CLI::App& command, CommonOptions& options);
void addDateOption(CLI::App& command, CommonOptions& options);

// Each throws Exit for a value that the option does not have.
[[nodiscard]] Language languageOf(const CommonOptions& options, const Surroundings& surroundings);
[[nodiscard]] Format formatOf(const CommonOptions& options, const Surroundings& surroundings, Language language);
// --as-of, or today.
[[nodiscard]] Date dateOf(const CommonOptions& options, const Surroundings& surroundings, Language language);

// Prints the diagnostics to standard error and throws Exit.
[[noreturn]] void failWith(const Surroundings& surroundings, Language language, const Diagnostics& diagnostics,
                           int status = badInput);
[[noreturn]] void failWith(const Surroundings& surroundings, Language language, const Localized& message, int status);

// "cannot write NAME: ", or read it, and why. An empty reason is not told. Throws Exit.
[[noreturn]] void cannotWrite(const std::string& name, const Localized& why, const Surroundings& surroundings,
                              Language language);
[[noreturn]] void cannotRead(const std::string& name, const Localized& why, const Surroundings& surroundings,
                             Language language);

// Where the output of an option ("--out") goes, looked at before the work: it may
// replace nothing that the run reads. Throws Exit.
[[nodiscard]] Target targetOf(std::string_view option, const std::string& name, const std::vector<std::string>& inputs,
                              const Surroundings& surroundings, Language language);

// The .toml files of a folder, sorted by name; the path itself if it is a file. Throws Exit.
[[nodiscard]] std::vector<std::string> packFilesIn(const std::string& path, const Surroundings& surroundings,
                                                   Language language);
// `more`, and the files of packs that the options name.
[[nodiscard]] std::vector<std::string> inputsOf(const CommonOptions& options, std::vector<std::string> more,
                                                const Surroundings& surroundings, Language language);

// The texts of the .toml files of a folder, by name, or of the one file. Throws
// Exit where they cannot be read.
[[nodiscard]] std::vector<PackSource> packsIn(const std::string& path, const Surroundings& surroundings,
                                              Language language);

// The built-in packs, or those that --rules says, and those of the folders. Throws Exit.
[[nodiscard]] std::shared_ptr<const RuleBook> loadRules(const CommonOptions& options, const Surroundings& surroundings,
                                                        Language language);

// The pack with this id, or Exit with what was probably meant.
[[nodiscard]] const Pack& requirePack(const std::string& id, const RuleBook& rules, const Surroundings& surroundings,
                                      Language language);

// The case in the file, or from standard input for "-". Throws Exit.
[[nodiscard]] Case loadCase(const std::string& path, const RuleBook& rules, const Surroundings& surroundings,
                            Language language);

// The language that the command line asks for, or the other.
[[nodiscard]] Language languageAskedFor(int argc, const char* const* argv, Language otherwise);

// The whole program: parses the command line and runs the command. What it
// writes goes to the streams of the surroundings.
[[nodiscard]] int runProgram(int argc, const char* const* argv, Surroundings surroundings);

} // namespace biosubsidy::cli
