// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/passphrase.h"

#include <fmt/format.h>

#include "core/system/terminal.h"
#include "core/system/whole_file.h"
#include "core/values/text.h"

namespace biosubsidy::cli {

namespace {

std::string firstLine(std::string text) {
    text.resize(std::min(text.find('\n'), text.size()));
    if (!text.empty() && text.back() == '\r') text.pop_back();
    return text;
}

} // namespace

std::string passphraseFrom(const std::string& file, Asked asked, const Surroundings& surroundings, Language language) {
    if (!file.empty()) {
        constexpr std::size_t longest = 4096;
        auto text = readFile(file, longest);
        if (!text) cannotRead(file, text.error(), surroundings, language);
        return firstLine(std::move(*text));
    }
    const HiddenPrompt terminal;
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
