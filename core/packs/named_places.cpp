// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packs/named_places.h"

#include <algorithm>

namespace biosubsidy {

namespace {

class Collector {
public:
    explicit Collector(const Vocabulary& vocabulary) : known_(vocabulary.known()) {}

    void collect(const Pack& pack) {
        for (const std::string& district : pack.liesIn) add(districts_, {district, {}});
        if (!pack.districts.empty())
            add(pack.liesIn.empty() ? districts_ : zones_, {pack.districts.front(), pack.liesIn});
        for (const Measure& measure : pack.measures) {
            for (const language::Program* program : measure.conditions()) collect(*program);
        }
    }

    std::vector<NamedPlace> inOrder() {
        std::vector<NamedPlace> places;
        for (const NamedPlace& district : districts_) {
            places.push_back(district);
            for (const NamedPlace& zone : zones_) {
                if (zone.liesIn.front() == district.name) places.push_back(zone);
            }
        }
        return places;
    }

private:
    static void add(std::vector<NamedPlace>& places, NamedPlace place) {
        const auto same = [&](const NamedPlace& other) { return other.name == place.name; };
        if (std::none_of(places.begin(), places.end(), same)) places.push_back(std::move(place));
    }

    // 璧山 beside 璧山区.
    static bool isShort(const std::string& name, const std::vector<std::string>& names) {
        return std::any_of(names.begin(), names.end(), [&](const std::string& other) {
            return other.size() > name.size() && other.starts_with(name);
        });
    }

    void collect(const language::Program& program) {
        for (const language::Node& node : program.nodes) {
            const bool district = node.op == language::Op::textIn &&
                                  ((node.entity == Entity::company && node.fact == known_.companyDistrict) ||
                                   (node.entity == Entity::project && node.fact == known_.projectDistrict));
            if (!district) continue;
            for (const std::string& name : node.texts) {
                if (!isShort(name, node.texts)) add(districts_, {name, {}});
            }
        }
    }

    const Vocabulary::Known& known_;
    std::vector<NamedPlace> districts_;
    std::vector<NamedPlace> zones_;
};

} // namespace

std::vector<NamedPlace> placesNamedIn(const RuleBook& rules, std::string_view city) {
    Collector collector(rules.vocabulary());
    for (const Pack& pack : rules.packs()) {
        if (pack.city == city) collector.collect(pack);
    }
    return collector.inOrder();
}

} // namespace biosubsidy
