// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/claim_notes.h"

#include "core/documents/json.h"
#include "core/documents/json_writer.h"

namespace biosubsidy::storage {

namespace {

std::string contentOf(const ClaimNote& note) {
    JsonWriter writer;
    writer.beginObject();
    writer.member("text", note.text);
    writer.objects("dates", note.dates, [&](const NoteDate& date) {
        writer.member("date", date.date.toString());
        writer.member("what", date.what);
    });
    writer.objects("materials", note.materials, [&](const Material& material) {
        writer.member("what", material.what);
        writer.member("ready", material.ready);
    });
    writer.endObject();
    return writer.take();
}

std::string textOf(const JsonValue& value, std::string_view key) {
    const JsonValue* found = value.find(key);
    return found == nullptr ? std::string() : found->text;
}

ClaimNote noteOf(const std::string& content, const Database& database) {
    const auto root = parseJson(SourceText("", content));
    if (!root) throw StorageFailure{storageError(StorageProblem::damaged, database.path(), "a note cannot be read")};
    ClaimNote note;
    note.text = textOf(*root, "text");
    if (const JsonValue* dates = root->find("dates")) {
        for (const JsonValue& value : dates->items) {
            if (const auto date = Date::parse(textOf(value, "date")))
                note.dates.push_back({*date, textOf(value, "what")});
        }
    }
    if (const JsonValue* materials = root->find("materials")) {
        for (const JsonValue& value : materials->items) {
            const JsonValue* ready = value.find("ready");
            note.materials.push_back({textOf(value, "what"), ready != nullptr && ready->boolean});
        }
    }
    return note;
}

} // namespace

Stored<ClaimNote> ClaimNotes::get(CaseId id, const ClaimKey& key) const {
    return guarded([&] {
        Statement statement =
            database_.prepare("SELECT content FROM claim_notes WHERE case_id = ? AND measure = ? AND item = ?");
        statement.bind(id.value).bind(key.measure).bind(key.item);
        return statement.step() ? noteOf(statement.text(0), database_) : ClaimNote();
    });
}

Stored<void> ClaimNotes::set(CaseId id, const ClaimKey& key, const ClaimNote& note, const Moment& now) const {
    return guarded([&] {
        Transaction transaction(database_);
        Statement known = database_.prepare("SELECT 1 FROM cases WHERE id = ?");
        known.bind(id.value);
        if (!known.step()) throw StorageFailure{storageError(StorageProblem::gone, database_.path())};
        known.reset();
        if (note.empty()) {
            database_.prepare("DELETE FROM claim_notes WHERE case_id = ? AND measure = ? AND item = ?")
                .bind(id.value)
                .bind(key.measure)
                .bind(key.item)
                .run();
        } else {
            database_
                .prepare("INSERT INTO claim_notes (case_id, measure, item, content, modified) VALUES (?, ?, ?, ?, ?) "
                         "ON CONFLICT DO UPDATE SET content = excluded.content, modified = excluded.modified")
                .bind(id.value)
                .bind(key.measure)
                .bind(key.item)
                .bind(contentOf(note))
                .bind(toMillis(now))
                .run();
        }
        transaction.commit();
    });
}

Stored<std::vector<KeyedClaimNote>> ClaimNotes::list(CaseId id) const {
    return guarded([&] {
        std::vector<KeyedClaimNote> notes;
        Statement statement = database_.prepare(
            "SELECT measure, item, content, modified FROM claim_notes WHERE case_id = ? ORDER BY measure, item");
        statement.bind(id.value);
        while (statement.step())
            notes.push_back({{statement.text(0), statement.text(1)},
                             noteOf(statement.text(2), database_),
                             fromMillis(statement.integer(3))});
        return notes;
    });
}

} // namespace biosubsidy::storage
