// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/rules.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "core/packs/built_in_rules.h"

namespace biosubsidy::test {

namespace {

[[noreturn]] void giveUp(const std::string& why) {
    std::cerr << why << std::endl;
    std::abort();
}

std::shared_ptr<const RuleBook> rulesOf(const std::vector<PackSource>& packs) {
    auto made = RuleBook::make(builtInVocabulary(), packs);
    if (!made) giveUp(render(made.error(), Language::en));
    return *made;
}

} // namespace

std::string json(std::string_view text) {
    std::string result(text);
    std::replace(result.begin(), result.end(), '\'', '"');
    return result;
}

std::shared_ptr<const RuleBook> builtInRules() {
    static const std::shared_ptr<const RuleBook> rules = rulesOf(builtInPacks());
    return rules;
}

std::shared_ptr<const RuleBook> firstRules() {
    static const std::shared_ptr<const RuleBook> rules = [] {
        std::vector<PackSource> packs = builtInPacks();
        std::erase_if(packs, [](const PackSource& pack) {
            const Pack* read = builtInRules()->pack(std::filesystem::path(pack.text.name()).stem().string());
            return read == nullptr || read - builtInRules()->packs().data() >= 6;
        });
        return rulesOf(packs);
    }();
    return rules;
}

Result<std::shared_ptr<const RuleBook>> rulesWith(const std::vector<std::string>& packs) {
    std::vector<PackSource> sources;
    for (const std::string& text : packs) {
        sources.push_back({SourceText("pack" + std::to_string(sources.size()) + ".toml", text), false});
    }
    return RuleBook::make(builtInVocabulary(), sources);
}

Case caseOf(const RuleBook& rules, const std::string& json) {
    auto read = readCase(SourceText("case.json", json), rules.vocabulary(), rules.lookup());
    if (!read) giveUp(render(read.error(), Language::en));
    return *read;
}

Diagnostics problemsOf(const RuleBook& rules, const std::string& json) {
    auto read = readCase(SourceText("case.json", json), rules.vocabulary(), rules.lookup());
    return read ? Diagnostics{} : read.error();
}

Assessment assessed(const std::string& json, std::string_view asOf, bool exclusion) {
    AssessOptions options{.asOf = *Date::parse(asOf)};
    options.exclusion = exclusion;
    return assess(builtInRules(), caseOf(*builtInRules(), json), options);
}

Assessment firstAssessed(const std::string& json, std::string_view asOf) {
    return assess(firstRules(), caseOf(*firstRules(), json), {.asOf = *Date::parse(asOf)});
}

const Claim& claimOf(const Assessment& assessment, std::string_view measure, std::string_view item) {
    for (const PackResult& pack : assessment.packs) {
        for (const Claim& claim : pack.claims) {
            if (pack.pack->id + "/" + claim.measure->id != measure) continue;
            if (assessment.subject->item(claim.entity, claim.item).id == item) return claim;
        }
    }
    giveUp("no claim " + std::string(measure) + " for '" + std::string(item) + "'");
}

} // namespace biosubsidy::test
