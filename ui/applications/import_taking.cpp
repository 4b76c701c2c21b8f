// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/applications/import_taking.h"

#include <algorithm>

#include "core/facts/case_file.h"

namespace biosubsidy::ui {

using storage::ApplicationShelf;

namespace {

Case newCase(const std::string& name, const Vocabulary& vocabulary) {
    Case subject = Case::empty(vocabulary);
    if (const auto fact = vocabulary.find(Entity::company, "name")) subject.company.facts.at(*fact) = name;
    return subject;
}

// The only one that is called so, by name or id; "" where there is none, or several.
std::string itemNamed(const std::string& name, const Case& subject, Entity entity, const Vocabulary& vocabulary) {
    std::string found;
    if (name.empty()) return found;
    const auto fact = vocabulary.find(entity, "name");
    for (const Item& item : entity == Entity::project ? subject.projects : subject.expenses) {
        const std::string* own = fact ? item.text(*fact) : nullptr;
        if (item.id != name && (own == nullptr || *own != name)) continue;
        if (!found.empty()) return {};
        found = item.id;
    }
    return found;
}

// The case as the library has it; none where it cannot be read.
std::optional<Case> caseOf(const storage::Library& library, storage::CaseId id, const RuleBook& rules) {
    const auto stored = library.cases().load(id);
    if (!stored) return std::nullopt;
    auto read = readCase(SourceText("", stored->facts), rules.vocabulary(), rules.lookup());
    return read ? std::optional(std::move(*read)) : std::nullopt;
}

} // namespace

Stored<ImportTaken> takeIn(const storage::Library& library, const ImportList& list, std::span<const std::size_t> rows,
                           const storage::Moment& now) {
    const RuleBook& rules = *list.rules();
    ImportTaken taken;
    std::map<std::string, std::size_t> fresh; // by name: which of the new cases
    std::vector<storage::CaseShelf::NewCase> cases;
    for (const std::size_t row : rows) {
        const std::string& name = list.row(row).firm;
        if (list.firm(row).kind != FirmChoice::Kind::fresh || fresh.contains(name)) continue;
        fresh[name] = cases.size();
        taken.firms.push_back(name);
        cases.push_back({storage::recordOf(newCase(name, rules.vocabulary()), rules.vocabulary()), ""});
    }
    if (!cases.empty()) {
        auto made = library.cases().import(cases, now);
        if (!made) return tl::unexpected(made.error());
        taken.cases = std::move(*made);
    }
    std::map<storage::CaseId, std::optional<Case>> known;
    std::vector<ApplicationShelf::New> all;
    for (const std::size_t row : rows) {
        const FirmChoice firm = list.firm(row);
        const bool isFresh = firm.kind == FirmChoice::Kind::fresh;
        const storage::CaseId of = isFresh ? taken.cases.at(fresh.at(list.row(row).firm)) : storage::CaseId{firm.id};
        all.push_back({of, list.application(row)});
        applications::Application& application = all.back().application;
        const Measure* measure =
            application.claim.measure.empty() ? nullptr : rules.find(application.claim.measure).measure;
        if (isFresh || measure == nullptr || measure->scope == Entity::company) continue;
        const auto [found, isNew] = known.try_emplace(of);
        if (isNew) found->second = caseOf(library, of, rules);
        if (found->second)
            application.claim.item =
                itemNamed(application.itemName, *found->second, measure->scope, rules.vocabulary());
    }
    auto added = library.applications().add(all, now);
    if (!added) {
        static_cast<void>(library.cases().setDeleted(taken.cases, now));
        return tl::unexpected(added.error());
    }
    taken.applications = std::move(*added);
    return taken;
}

Stored<void> setTakenBack(const storage::Library& library, const ImportTaken& taken,
                          std::optional<storage::Moment> when) {
    const auto done = library.applications().setDeleted(taken.applications, when);
    if (!done || taken.cases.empty()) return done;
    return library.cases().setDeleted(taken.cases, when);
}

} // namespace biosubsidy::ui
