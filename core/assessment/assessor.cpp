// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/assessor.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/assessment/city_choice.h"
#include "core/assessment/claim_maker.h"

namespace biosubsidy {

namespace {

// The items of a case as rules see them, made once for all packs.
struct Situations {
    std::vector<Situation> company;
    std::vector<Situation> projects;
    std::vector<Situation> expenses;

    Situations(const Vocabulary& vocabulary, const Case& subject, const Date& asOf) {
        company.emplace_back(vocabulary, subject, asOf, Entity::company, 0);
        for (std::size_t index = 0; index < subject.projects.size(); ++index)
            projects.emplace_back(vocabulary, subject, asOf, Entity::project, index);
        for (std::size_t index = 0; index < subject.expenses.size(); ++index)
            expenses.emplace_back(vocabulary, subject, asOf, Entity::expense, index);
    }

    // Whether the company or a project stands in a district in which the pack's zone lies.
    [[nodiscard]] bool anyStandsIn(const Pack& pack, std::size_t city) const {
        const auto inside = [&](const Situation& place) {
            const std::string* district = place.district().text;
            return place.city().isKnown() && place.city().options.test(city) && district != nullptr &&
                   std::find(pack.liesIn.begin(), pack.liesIn.end(), *district) != pack.liesIn.end();
        };
        return std::any_of(company.begin(), company.end(), inside) ||
               std::any_of(projects.begin(), projects.end(), inside);
    }

    [[nodiscard]] const std::vector<Situation>& of(Entity entity) const {
        switch (entity) {
        case Entity::company: return company;
        case Entity::project: return projects;
        case Entity::expense: return expenses;
        }
        return company;
    }
};

// Where the company and its projects stand.
CaseCities standingOf(const Vocabulary& vocabulary, const Situations& situations) {
    CaseCities standing;
    const std::size_t choices = vocabulary.cities().choices.size();
    for (const auto* places : {&situations.company, &situations.projects}) {
        for (const Situation& place : *places) {
            if (!place.city().isKnown()) {
                standing.unknown = true;
                continue;
            }
            for (std::size_t choice = 0; choice < choices; ++choice) {
                if (place.city().options.test(choice)) standing.cities.insert(choice);
            }
        }
    }
    return standing;
}

void groupByCity(Assessment& assessment) {
    const Fact& city = assessment.rules->vocabulary().cities();
    std::map<std::size_t, CityResult> cities; // in the order of the fact
    for (std::size_t index = 0; index < assessment.packs.size(); ++index) {
        CityResult& result = cities[*city.choice(assessment.packs[index].pack->city)];
        result.packs.push_back(index);
    }
    for (auto& [choice, result] : cities) {
        result.city = choice;
        assessment.cities.push_back(std::move(result));
    }
}

void askQuestions(Assessment& assessment) {
    std::map<FactRef, Question> questions;
    for (const PackResult& pack : assessment.packs) {
        for (const Claim& claim : pack.claims) {
            for (const FactRef& ref : claim.missing) {
                Question& question = questions[ref];
                question.fact = ref;
                question.atStake += claim.ceiling.value_or(Money());
                ++question.claims;
            }
        }
    }
    for (auto& [ref, question] : questions) assessment.questions.push_back(std::move(question));
    std::stable_sort(assessment.questions.begin(), assessment.questions.end(),
                     [](const Question& left, const Question& right) { return left.atStake > right.atStake; });
}

} // namespace

Assessment assess(std::shared_ptr<const RuleBook> rules, Case subject, const AssessOptions& options) {
    Assessment assessment;
    assessment.rules = std::move(rules);
    assessment.subject = std::make_shared<const Case>(std::move(subject));
    assessment.asOf = options.asOf;
    assessment.exclusion = options.exclusion;
    const Vocabulary& vocabulary = assessment.rules->vocabulary();
    assessment.warnings = warningsOf(*assessment.subject, vocabulary);

    const Situations situations(vocabulary, *assessment.subject, options.asOf);
    ClaimMaker maker(*assessment.rules, *assessment.subject, options.trace);
    const PackView view = options.viewOf(*assessment.rules);
    for (const Pack* pack : view.standingIn(standingOf(vocabulary, situations))) {
        PackResult result;
        result.pack = pack;
        result.status = pack->statusOn(options.asOf);
        result.warnings = pack->warningsOn(options.asOf);
        if (pack->liesInWarning && situations.anyStandsIn(*pack, *vocabulary.cities().choice(pack->city)))
            result.warnings.push_back(&*pack->liesInWarning);
        for (const Measure& measure : pack->measures) {
            for (const Situation& situation : situations.of(measure.scope)) {
                result.claims.push_back(maker.make(*pack, result.status, measure, situation));
            }
        }
        assessment.packs.push_back(std::move(result));
    }
    groupByCity(assessment);
    for (CityResult& city : assessment.cities) chooseClaims(assessment, city, options.limits);
    askQuestions(assessment);
    return assessment;
}

} // namespace biosubsidy
