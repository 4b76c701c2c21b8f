// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/result_mark.h"

#include <algorithm>
#include <sstream>

#include "core/documents/sha256.h"
#include "core/facts/situation.h"

namespace biosubsidy::storage {

namespace {

bool placesKnown(const Assessment& assessment) {
    const Vocabulary& vocabulary = assessment.rules->vocabulary();
    const Case& subject = *assessment.subject;
    if (!Situation(vocabulary, subject, assessment.asOf, Entity::company, 0).city().isKnown()) return false;
    for (std::size_t project = 0; project < subject.projects.size(); ++project) {
        if (!Situation(vocabulary, subject, assessment.asOf, Entity::project, project).city().isKnown()) return false;
    }
    return true;
}

std::optional<PackStatus> statusNamed(const std::string& name) {
    for (const PackStatus status :
         {PackStatus::inForce, PackStatus::draft, PackStatus::notYet, PackStatus::expired, PackStatus::replaced}) {
        if (toString(status) == name) return status;
    }
    return std::nullopt;
}

const PackMark* find(const std::vector<PackMark>& packs, const std::string& id) {
    const auto found = std::find_if(packs.begin(), packs.end(), [&](const PackMark& pack) { return pack.id == id; });
    return found == packs.end() ? nullptr : &*found;
}

} // namespace

std::string ResultMark::rulesDigest() const {
    std::string text;
    for (const PackMark& pack : packs) text += pack.id + "\t" + pack.version + "\t" + pack.sha256 + "\n";
    return sha256Of(text);
}

bool ResultMark::sameResult(const ResultMark& other) const {
    return alternatives == other.alternatives && ceiling == other.ceiling && stated == other.stated &&
           potential == other.potential && verdicts == other.verdicts && unstated == other.unstated;
}

ResultMark markOf(const Assessment& assessment) {
    ResultMark mark;
    mark.asOf = assessment.asOf;
    mark.alternatives = assessment.cities.size() > 1 && !placesKnown(assessment);
    Totals sum;
    for (const CityResult& city : assessment.cities) {
        if (!mark.alternatives)
            sum += city.totals;
        else if (&city == &assessment.cities.front() || city.totals.ceiling > sum.ceiling)
            sum = city.totals;
    }
    mark.ceiling = sum.ceiling;
    mark.stated = sum.stated;
    mark.potential = sum.potential;
    mark.unstated = sum.unstated;
    for (const PackResult& pack : assessment.packs) {
        mark.packs.push_back({pack.pack->id, pack.pack->version, pack.pack->sha256, pack.status});
        for (const Claim& claim : pack.claims) ++mark.verdicts.at(static_cast<std::size_t>(claim.verdict));
    }
    return mark;
}

std::string packsText(const std::vector<PackMark>& packs) {
    std::string text;
    for (const PackMark& pack : packs) {
        text += pack.id + "\t" + pack.version + "\t" + pack.sha256 + "\t" + std::string(toString(pack.status)) + "\n";
    }
    return text;
}

std::vector<PackMark> packsOf(const std::string& text) {
    std::vector<PackMark> packs;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream fields(line);
        PackMark pack;
        std::string status;
        std::getline(fields, pack.id, '\t');
        std::getline(fields, pack.version, '\t');
        std::getline(fields, pack.sha256, '\t');
        std::getline(fields, status);
        const auto named = statusNamed(status);
        if (!named) continue;
        pack.status = *named;
        packs.push_back(std::move(pack));
    }
    return packs;
}

ResultCauses causesBetween(const ResultMark& before, const ResultMark& after, bool factsChanged) {
    ResultCauses causes;
    causes.facts = factsChanged;
    causes.date = before.asOf != after.asOf;
    for (const PackMark& pack : before.packs) {
        const PackMark* later = find(after.packs, pack.id);
        if (later == nullptr) {
            // Other facts bring other places into view: that is no change of rules.
            if (!factsChanged) causes.newRules.push_back(pack.id);
        } else if (later->version != pack.version || later->sha256 != pack.sha256) {
            causes.newRules.push_back(pack.id);
        } else if (later->status != pack.status) {
            causes.otherStatus.push_back(pack.id);
        }
    }
    for (const PackMark& pack : after.packs) {
        if (!factsChanged && find(before.packs, pack.id) == nullptr) causes.newRules.push_back(pack.id);
    }
    return causes;
}

} // namespace biosubsidy::storage
