// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/completion.h"

#include <algorithm>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/cli/command_tree.h"
#include "app/cli/help.h"

namespace biosubsidy::cli {

namespace {

using Words = std::vector<std::string>;

constexpr const char* head = "Made by biosubsidy-cli describe.";

// What a shell offers for a value: words, files, folders or nothing.
struct Offer {
    Words words;
    bool files = false;
    bool folders = false;
};

Offer offerFor(const std::string& value, Words words, const Words& packIds) {
    if (value == "ID") return {packIds, false, false};
    if (value == "DIR") return {{}, true, true};
    return {std::move(words), value == "FILE" || value == "OUT" || value == "CASE" || value == "IN" || value == "B",
            false};
}

Offer offerFor(const CLI::Option& option, const Words& packIds) {
    if (option.get_positional()) return offerFor(option.get_name(true), {}, packIds);
    return offerFor(valueOf(option), wordsOf(option), packIds);
}

// "--lang", "-h": as they are typed.
Words namesOf(const CLI::Option& option) {
    Words names;
    for (const std::string& name : option.get_snames()) names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) names.push_back("--" + name);
    return names;
}

std::vector<const CLI::Option*> optionsOf(const CLI::App& app, bool positional) {
    std::vector<const CLI::Option*> options = app.get_options();
    std::erase_if(options, [positional](const CLI::Option* option) { return option->get_positional() != positional; });
    return options;
}

// "packs check"; "" for the program itself.
std::string pathOf(const CLI::App& app) {
    const std::string name = fullName(app);
    const std::size_t space = name.find(' ');
    return space == std::string::npos ? "" : name.substr(space + 1);
}

// The program and all its commands, those above ahead of those below.
void walk(const CLI::App& app, std::vector<const CLI::App*>& all) {
    all.push_back(&app);
    for (const CLI::App* sub : subcommandsOf(app)) walk(*sub, all);
}

std::vector<const CLI::App*> everything(const CLI::App& app) {
    std::vector<const CLI::App*> all;
    walk(app, all);
    return all;
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

// Within single quotes of a POSIX shell.
std::string quotedForShell(const std::string& text) {
    return replaced(text, "'", R"('\'')");
}

std::string bashOffer(const Offer& offer) {
    if (!offer.words.empty())
        return fmt::format("mapfile -t COMPREPLY < <(compgen -W '{}' -- \"$cur\")", fmt::join(offer.words, " "));
    if (offer.files) return "compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- \"$cur\")";
    return ":";
}

// _arguments takes a colon and a bracket for its own.
std::string zshText(const std::string& text) {
    std::string escaped = replaced(text, "\\", "\\\\");
    for (const char* special : {"[", "]", ":"}) escaped = replaced(escaped, special, std::string("\\") + special);
    return quotedForShell(escaped);
}

std::string zshOffer(const Offer& offer) {
    if (!offer.words.empty()) return fmt::format("({})", fmt::join(offer.words, " "));
    return offer.folders ? "_files" : offer.files ? "_files" : " ";
}

std::string zshFunction(const CLI::App& app) {
    std::string name = "_biosubsidy_cli " + pathOf(app);
    if (name.ends_with(' ')) name.pop_back();
    std::replace(name.begin(), name.end(), ' ', '_');
    return name;
}

} // namespace

std::string bashCompletion(const Completion& completion) {
    std::string commands;
    std::string values;
    std::string words;
    for (const CLI::App* app : everything(completion.app)) {
        const std::string path = pathOf(*app);
        Words names;
        Offer positional;
        for (const CLI::App* sub : subcommandsOf(*app)) names.push_back(sub->get_name());
        if (!path.empty()) commands += fmt::format("            '{}') path=$next ;;\n", path);
        for (const CLI::Option* option : optionsOf(*app, true)) {
            if (!positional.files && positional.words.empty()) positional = offerFor(*option, completion.packIds);
        }
        Words options;
        for (const CLI::Option* option : optionsOf(*app, false)) {
            for (const std::string& name : namesOf(*option)) {
                options.push_back(name);
                if (valueOf(*option).empty()) continue;
                values += fmt::format("        '{} {}') {}; return ;;\n", path, name,
                                      bashOffer(offerFor(*option, completion.packIds)));
            }
        }
        if (!names.empty()) positional = {names, false, false};
        words += fmt::format("        '{}') if [[ $cur == -* ]]; then {}; else {}; fi ;;\n", path,
                             bashOffer({options, false, false}), bashOffer(positional));
    }
    return fmt::format(R"(# {}
_biosubsidy_cli() {{
    local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD - 1]}} path='' next at
    [[ $prev == = ]] && prev=${{COMP_WORDS[COMP_CWORD - 2]}}
    [[ $cur == = ]] && cur=''
    for ((at = 1; at < COMP_CWORD; at++)); do
        next="${{path:+$path }}${{COMP_WORDS[at]}}"
        case $next in
{}        esac
    done
    COMPREPLY=()
    case "$path $prev" in
{}    esac
    case $path in
{}    esac
}}
complete -F _biosubsidy_cli biosubsidy-cli
)",
                       head, commands, values, words);
}

std::string zshCompletion(const Completion& completion) {
    std::string text = fmt::format("#compdef biosubsidy-cli\n# {}\n", head);
    for (const CLI::App* app : everything(completion.app)) {
        text += fmt::format("{}() {{\n    local line state\n    _arguments -C", zshFunction(*app));
        for (const CLI::Option* option : optionsOf(*app, false)) {
            const std::string value = valueOf(*option);
            const std::string said = zshText(inLanguage(option->get_description(), completion.language));
            for (const std::string& name : namesOf(*option))
                text += value.empty() ? fmt::format(" \\\n        '{}[{}]'", name, said)
                                      : fmt::format(" \\\n        '*{}[{}]:{}:{}'", name, said, zshText(value),
                                                    zshOffer(offerFor(*option, completion.packIds)));
        }
        const std::vector<const CLI::App*> subs = subcommandsOf(*app);
        for (const CLI::Option* option : optionsOf(*app, true))
            text += fmt::format(" \\\n        ':{}:{}'", option->get_name(true),
                                zshOffer(offerFor(*option, completion.packIds)));
        if (subs.empty()) {
            text += "\n}\n";
            continue;
        }
        text +=
            " \\\n        '1: :->command' '*:: :->argument'\n    case $state in\n    command)\n        local -a names\n"
            "        names=(";
        for (const CLI::App* sub : subs)
            text += fmt::format("\n            '{}:{}'", sub->get_name(),
                                zshText(inLanguage(sub->get_description(), completion.language)));
        text += ")\n        _describe command names ;;\n    argument)\n        case $line[1] in\n";
        for (const CLI::App* sub : subs) text += fmt::format("        {}) {} ;;\n", sub->get_name(), zshFunction(*sub));
        text += "        esac ;;\n    esac\n}\n";
    }
    return text + "_biosubsidy_cli \"$@\"\n";
}

std::string fishCompletion(const Completion& completion) {
    std::string text = fmt::format("# {}\ncomplete -c biosubsidy-cli -f\n", head);
    for (const CLI::App* app : everything(completion.app)) {
        const std::string path = pathOf(*app);
        Words subs;
        for (const CLI::App* sub : subcommandsOf(*app)) subs.push_back(sub->get_name());
        std::string where =
            path.empty() ? "true"
                         : "__fish_seen_subcommand_from " + replaced(path, " ", "; and __fish_seen_subcommand_from ");
        if (!subs.empty()) where += fmt::format("; and not __fish_seen_subcommand_from {}", fmt::join(subs, " "));
        const auto add = [&](const std::string& what, const std::string& said) {
            text += fmt::format("complete -c biosubsidy-cli -n '{}' {} -d '{}'\n", where, what,
                                replaced(replaced(said, "\\", "\\\\"), "'", "\\'"));
        };
        for (const CLI::App* sub : subcommandsOf(*app))
            add("-a " + sub->get_name(), inLanguage(sub->get_description(), completion.language));
        for (const CLI::Option* option : app->get_options()) {
            const Offer offer = offerFor(*option, completion.packIds);
            std::string what;
            for (const std::string& name : option->get_snames()) what += " -s " + name;
            for (const std::string& name : option->get_lnames()) what += " -l " + name;
            if (!option->get_positional() && !valueOf(*option).empty()) what += offer.files ? " -r -F" : " -x";
            if (option->get_positional() && offer.files) what += " -F";
            if (!offer.words.empty()) what += fmt::format(" -a '{}'", fmt::join(offer.words, " "));
            if (!what.empty()) add(what.substr(1), inLanguage(option->get_description(), completion.language));
        }
    }
    return text;
}

} // namespace biosubsidy::cli
