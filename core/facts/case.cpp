// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facts/case.h"

#include <fmt/format.h>

#include "core/facts/uscc.h"

namespace biosubsidy {

namespace {

Localized usccMessage(UsccFault fault) {
    switch (fault) {
    case UsccFault::none: return {};
    case UsccFault::length: return {"统一社会信用代码应为 18 位", "a unified social credit code has 18 characters"};
    case UsccFault::alphabet:
        return {"统一社会信用代码只用数字和大写字母（不含 I、O、S、V、Z）",
                "a unified social credit code has digits and capital letters (without I, O, S, V, Z)"};
    case UsccFault::checkCharacter:
        return {"统一社会信用代码的校验位不符，请核对是否抄错",
                "the check character of the unified social credit code does not match: look for a slip in copying"};
    }
    return {};
}

void warnAboutParts(const Case& subject, const Vocabulary& vocabulary, std::vector<CaseWarning>& warnings) {
    const std::vector<Fact>& facts = vocabulary.facts(Entity::project);
    for (std::size_t project = 0; project < subject.projects.size(); ++project) {
        const Item& item = subject.projects[project];
        for (std::size_t index = 0; index < facts.size(); ++index) {
            if (!facts[index].partOf) continue;
            const auto* part = std::get_if<Money>(&item.facts[index]);
            const auto* whole = std::get_if<Money>(&item.facts[*facts[index].partOf]);
            if (part == nullptr || whole == nullptr || *part <= *whole) continue;
            const Fact& wholeFact = facts[*facts[index].partOf];
            warnings.push_back(
                {"part_exceeds_whole",
                 fmt::format("/projects/{}/{}", project, facts[index].id),
                 {fmt::format("项目 {}：{}大于{}，后者应包含前者；按所填数字计算", item.id, facts[index].label.zh,
                              wholeFact.label.zh),
                  fmt::format("Project {}: {} is larger than {}, which should contain it; both are used as given",
                              item.id, facts[index].label.en, wholeFact.label.en)}});
        }
    }
}

} // namespace

std::string_view toString(AwardLevel level) noexcept {
    switch (level) {
    case AwardLevel::national: return "national";
    case AwardLevel::city: return "city";
    case AwardLevel::district: return "district";
    case AwardLevel::other: return "other";
    }
    return "other";
}

Item Case::emptyItem(const Vocabulary& vocabulary, Entity entity, std::string id) {
    return {std::move(id), std::vector<FactValue>(vocabulary.facts(entity).size())};
}

Case Case::empty(const Vocabulary& vocabulary) {
    Case result;
    result.company = emptyItem(vocabulary, Entity::company, "");
    return result;
}

const Item& Case::item(Entity entity, std::size_t index) const {
    switch (entity) {
    case Entity::company: return company;
    case Entity::project: return projects.at(index);
    case Entity::expense: return expenses.at(index);
    }
    return company;
}

Item& Case::item(Entity entity, std::size_t index) {
    return const_cast<Item&>(std::as_const(*this).item(entity, index));
}

std::size_t Case::count(Entity entity) const {
    switch (entity) {
    case Entity::company: return 1;
    case Entity::project: return projects.size();
    case Entity::expense: return expenses.size();
    }
    return 0;
}

std::string pathOf(const FactRef& ref, const Case& subject, const Vocabulary& vocabulary) {
    const std::string& fact = vocabulary.fact(ref.entity, ref.fact).id;
    if (ref.entity == Entity::company) return "company." + fact;
    return fmt::format("{}s.{}.{}", toString(ref.entity), subject.item(ref.entity, ref.item).id, fact);
}

std::string_view companyName(const Case& subject, const Vocabulary& vocabulary) {
    const std::string* name = subject.company.text(vocabulary.known().companyName);
    return name == nullptr ? std::string_view() : *name;
}

std::vector<CaseWarning> warningsOf(const Case& subject, const Vocabulary& vocabulary) {
    std::vector<CaseWarning> warnings;
    for (std::size_t index = 0; index < vocabulary.facts(Entity::company).size(); ++index) {
        const Fact& fact = vocabulary.fact(Entity::company, index);
        const auto* code = std::get_if<std::string>(&subject.company.facts[index]);
        if (!fact.checkedAsUscc || code == nullptr) continue;
        const UsccFault fault = checkUscc(*code);
        if (fault != UsccFault::none) warnings.push_back({"uscc_malformed", "/company/" + fact.id, usccMessage(fault)});
    }
    warnAboutParts(subject, vocabulary, warnings);
    return warnings;
}

} // namespace biosubsidy
