// SPDX-License-Identifier: GPL-3.0-or-later
//
// The help pages and what is said of wrong usage, in the language of the user.
// Both are made from the commands and options as registered with the parser, so
// that they cannot name what does not exist.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "core/values/localized.h"

namespace CLI {
class App;
class FormatterBase;
class ParseError;
class Validator;
} // namespace CLI

namespace biosubsidy::cli {

// A description in both languages, as one text that the parser can carry.
[[nodiscard]] std::string bilingual(const std::string& zh, const std::string& en);

// Takes whole numbers from `least` to `most`; its message is in both languages.
[[nodiscard]] CLI::Validator wholeNumber(std::uint64_t least, std::uint64_t most);
[[nodiscard]] std::string inLanguage(const std::string& text, Language language);

// A command's examples, one a line, shown at the end of its page; each begins
// with the name of the program.
void setExamples(CLI::App& command, const std::string& zh, const std::string& en);

// Pages of this width in this language. Give it to the main app before commands
// are added; they inherit it.
[[nodiscard]] std::shared_ptr<CLI::FormatterBase> helpFormatter(Language language, std::size_t width);

// What was wrong with a command line, what was probably meant, and where to read
// on; ends with a newline.
[[nodiscard]] std::string usageMessage(const CLI::ParseError& error, const CLI::App& app, Language language);

} // namespace biosubsidy::cli
