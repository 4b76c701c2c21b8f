// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/note_migration.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/applications/application_json.h"
#include "core/documents/json.h"
#include "core/documents/sha256.h"
#include "core/storage/search_text.h"

namespace biosubsidy::storage {

namespace {

using applications::Application;

std::string textOf(const JsonValue& value, std::string_view key) {
    const JsonValue* found = value.find(key);
    return found == nullptr ? std::string() : found->text;
}

const std::vector<JsonValue>& itemsOf(const JsonValue& value, std::string_view key) {
    static const std::vector<JsonValue> none;
    const JsonValue* found = value.find(key);
    return found == nullptr ? none : found->items;
}

Application applicationOfNote(const std::string& content) {
    Application application;
    const auto root = parseJson(SourceText("", content));
    if (!root || root->kind != JsonValue::Kind::object) {
        application.remarks = content;
        return application;
    }
    application.remarks = textOf(*root, "text");
    for (const JsonValue& value : itemsOf(*root, "dates")) {
        if (const auto day = Date::parse(textOf(value, "date")))
            application.days.push_back({*day, textOf(value, "what")});
        else
            application.remarks += "\n" + textOf(value, "date") + " " + textOf(value, "what");
    }
    for (const JsonValue& value : itemsOf(*root, "materials")) {
        const JsonValue* ready = value.find("ready");
        application.materials.push_back({textOf(value, "what"), ready != nullptr && ready->boolean});
    }
    return application;
}

struct OldNote {
    std::int64_t caseId = 0;
    std::string measure;
    std::string item;
    std::string content;
    std::int64_t modified = 0;
};

void insert(const Database& database, const OldNote& note) {
    Application application = applicationOfNote(note.content);
    application.claim = {note.measure, note.item};
    std::string words = note.measure + "\n" + note.item + "\n" + application.remarks;
    for (const applications::NamedDay& day : application.days) words += "\n" + day.what;
    for (const applications::Material& material : application.materials) words += "\n" + material.what;
    const auto ready = std::count_if(application.materials.begin(), application.materials.end(),
                                     [](const applications::Material& material) { return material.ready; });
    constexpr std::size_t uidDigits = 32;
    database
        .prepare("INSERT INTO applications (case_id, uid, measure, item, title_key, materials, materials_ready, "
                 "search, created, modified) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(note.caseId)
        .bind(sha256Of(fmt::format("{} {} {} {}", note.caseId, note.measure, note.item, note.modified))
                  .substr(0, uidDigits))
        .bind(note.measure)
        .bind(note.item)
        .bindBlob(sortKey(note.measure))
        .bind(static_cast<std::int64_t>(application.materials.size()))
        .bind(std::int64_t{ready})
        .bind(searchText(words))
        .bind(note.modified)
        .bind(note.modified)
        .run();
    const std::int64_t id = database.lastId();
    const std::string content = applications::contentOf(application);
    database.prepare("INSERT INTO application_texts (application_id, content) VALUES (?, ?)")
        .bind(id)
        .bind(content)
        .run();
    database.prepare("INSERT INTO application_states (application_id, started, saved, content) VALUES (?, ?, ?, ?)")
        .bind(id)
        .bind(note.modified)
        .bind(note.modified)
        .bind(content)
        .run();
    constexpr std::int64_t named = 2;
    for (const applications::NamedDay& day : application.days)
        database.prepare("INSERT INTO application_days (application_id, day, hour, kind, what) VALUES (?, ?, '', ?, ?)")
            .bind(id)
            .bind(day.date.toString())
            .bind(named)
            .bind(day.what)
            .run();
}

} // namespace

void applicationsFromNotes(const Database& database) {
    std::vector<OldNote> notes;
    {
        Statement all = database.prepare("SELECT case_id, measure, item, content, modified FROM claim_notes "
                                         "ORDER BY modified, case_id, measure, item");
        while (all.step()) notes.push_back({all.integer(0), all.text(1), all.text(2), all.text(3), all.integer(4)});
    }
    for (const OldNote& note : notes) insert(database, note);
    database.execute("DROP TABLE claim_notes");
}

} // namespace biosubsidy::storage
