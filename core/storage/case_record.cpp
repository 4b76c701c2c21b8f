// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/case_record.h"

#include <algorithm>
#include <optional>

#include "core/documents/sha256.h"
#include "core/facts/case_file.h"
#include "core/storage/search_text.h"

namespace biosubsidy::storage {

namespace {

class RecordMaker {
public:
    RecordMaker(const Case& subject, const Vocabulary& vocabulary) : subject_(subject), vocabulary_(vocabulary) {}

    CaseRecord make() {
        const Vocabulary::Known& known = vocabulary_.known();
        record_.facts = writeCase(subject_, vocabulary_);
        record_.projects = subject_.projects.size();
        record_.name = companyName(subject_, vocabulary_);
        record_.uscc = text(subject_.company, known.uscc);
        add(record_.name);
        add(record_.uscc);
        addPlace(Entity::company, subject_.company, known.companyCity, known.companyDistrict);
        if (!record_.cities.empty()) record_.city = record_.cities.front();
        for (const Item& project : subject_.projects) addProject(project);
        record_.search = searchText(words_);
        return std::move(record_);
    }

private:
    [[nodiscard]] static std::string text(const Item& item, std::size_t fact) {
        const std::string* value = item.text(fact);
        return value == nullptr ? std::string() : *value;
    }

    void add(const std::string& word) { words_ += word + "\n"; }
    // A label in both languages, once.
    void add(const Choice& choice, std::vector<std::string>& ids) {
        if (std::find(ids.begin(), ids.end(), choice.id) != ids.end()) return;
        ids.push_back(choice.id);
        add(choice.label.zh);
        add(choice.label.en);
    }

    void addPlace(Entity entity, const Item& item, std::size_t city, std::size_t district) {
        if (const auto* choice = std::get_if<ChoiceIndex>(&item.facts.at(city)))
            add(vocabulary_.fact(entity, city).choices.at(choice->index), record_.cities);
        add(text(item, district));
    }

    void addProject(const Item& project) {
        const Vocabulary::Known& known = vocabulary_.known();
        add(text(project, known.projectName));
        addPlace(Entity::project, project, known.projectCity, known.projectDistrict);
        const auto* set = std::get_if<ChoiceSet>(&project.facts.at(known.fields));
        if (set == nullptr) return;
        for (const Choice* field : vocabulary_.fields().chosen(*set)) add(*field, record_.fields);
    }

    const Case& subject_;
    const Vocabulary& vocabulary_;
    CaseRecord record_;
    std::string words_;
};

} // namespace

std::string CaseRecord::digest() const {
    return sha256Of(facts);
}

CaseRecord recordOf(const Case& subject, const Vocabulary& vocabulary, std::string drafts) {
    CaseRecord record = RecordMaker(subject, vocabulary).make();
    record.drafts = std::move(drafts);
    return record;
}

} // namespace biosubsidy::storage
