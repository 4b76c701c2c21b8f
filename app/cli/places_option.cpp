// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/places_option.h"

#include <algorithm>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "core/values/text.h"

namespace biosubsidy::cli {

namespace {

[[noreturn]] void refusePlace(const std::string& place, const std::vector<Site>& every, const Vocabulary& vocabulary,
                              const Surroundings& surroundings, Language language) {
    std::vector<std::string> names;
    for (const Site& site : every) {
        const Choice& city = vocabulary.cities().choices[site.city];
        names.push_back(fmt::format("{} {}", city.id, printable(city.label.in(language))));
    }
    failWith(
        surroundings, language,
        {fmt::format("没有 {} 这个地点的政策包；写作 shanghai 或 shanghai/闵行区，逗号分隔，all 为全部\n可用的有：{}",
                     printable(place), fmt::join(names, "、")),
         fmt::format("no pack is for the place {}; write shanghai or shanghai/闵行区, with commas between places, "
                     "or all\nthere are: {}",
                     printable(place), fmt::join(names, ", "))},
        wrongUsage);
}

template <typename SiteOf>
std::vector<Site> namedBy(const std::vector<std::string>& places, const std::vector<Site>& every, const SiteOf& siteOf,
                          const Vocabulary& vocabulary, const Surroundings& surroundings, Language language) {
    std::vector<Site> sites;
    const auto add = [&](const Site& site) {
        if (std::find(sites.begin(), sites.end(), site) == sites.end()) sites.push_back(site);
    };
    for (const std::string& place : places) {
        const std::optional<Site> site = siteOf(place);
        const auto inCity = [&](const Site& other) { return site && other.city == site->city; };
        if (place == "all")
            std::for_each(every.begin(), every.end(), add);
        else if (std::any_of(every.begin(), every.end(), inCity))
            add(*site);
        else
            refusePlace(place, every, vocabulary, surroundings, language);
    }
    return sites;
}

} // namespace

void addPlacesOption(CLI::App& command, std::vector<std::string>& places) {
    command
        .add_option("--places", places,
                    bilingual("比较这些地点：城市，或城市/区，逗号分隔；all 为所有有政策包的城市",
                              "compare these places: a city, or city/district, commas between them; all: every city "
                              "that has packs"))
        ->delimiter(',')
        ->type_name("PLACES");
}

std::vector<Site> sitesNamed(const std::vector<std::string>& places, const RuleBook& rules,
                             const AssessOptions& options, const Surroundings& surroundings, Language language) {
    const auto siteOf = [&](const std::string& place) { return siteNamed(rules, place); };
    if (places.empty()) return comparedSites(rules, options);
    return namedBy(places, everySite(rules, options.viewOf(rules)), siteOf, rules.vocabulary(), surroundings, language);
}

std::vector<Site> wholePlacesNamed(const std::vector<std::string>& places, const RuleBook& rules,
                                   const AssessOptions& options, const Surroundings& surroundings, Language language) {
    const auto siteOf = [&](const std::string& place) {
        std::optional<Site> site = siteNamed(rules, place);
        if (site && place.find('/') == std::string::npos) site->district.clear();
        return site;
    };
    std::vector<Site> every = everySite(rules, options.viewOf(rules));
    for (Site& site : every) site.district.clear();
    return namedBy(places, every, siteOf, rules.vocabulary(), surroundings, language);
}

} // namespace biosubsidy::cli
