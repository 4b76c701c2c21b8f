// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_tree.h"

#include <sstream>

#include <CLI/CLI.hpp>

#include "core/wording/say.h"

namespace biosubsidy::cli {

std::string fullName(const CLI::App& command) {
    const CLI::App* parent = command.get_parent();
    return parent == nullptr ? command.get_name() : fullName(*parent) + " " + command.get_name();
}

std::vector<const CLI::App*> subcommandsOf(const CLI::App& app) {
    return app.get_subcommands([](const CLI::App* command) { return !command->get_group().empty(); });
}

std::vector<const CLI::App*> commandsOf(const CLI::App& app) {
    std::vector<const CLI::App*> commands;
    for (const CLI::App* sub : subcommandsOf(app)) {
        const std::vector<const CLI::App*> inner = commandsOf(*sub);
        if (inner.empty())
            commands.push_back(sub);
        else
            commands.insert(commands.end(), inner.begin(), inner.end());
    }
    return commands;
}

std::string usageLine(const CLI::App& command, Language language) {
    std::string line = fullName(command);
    if (!subcommandsOf(command).empty()) return line + wording::say(language, " 命令 …", " COMMAND ...");
    for (const CLI::Option* option : command.get_options()) {
        if (!option->get_positional()) continue;
        line += option->get_required() ? " " + option->get_name(true) : " [" + option->get_name(true) + "]";
    }
    return line + wording::say(language, " [选项]", " [OPTIONS]");
}

std::string valueOf(const CLI::Option& option) {
    return option.get_type_size() == 0 ? std::string() : option.get_type_name();
}

std::vector<std::string> wordsOf(const CLI::Option& option) {
    const std::string value = valueOf(option);
    std::vector<std::string> words;
    if (value.find('|') == std::string::npos) return words;
    std::istringstream parts(value);
    for (std::string word; std::getline(parts, word, '|');) words.push_back(word);
    return words;
}

} // namespace biosubsidy::cli
