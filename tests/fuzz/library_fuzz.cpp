// SPDX-License-Identifier: GPL-3.0-or-later
//
// A library's file from anywhere: opened or refused with words, read through, saved
// to, salvaged. An input of changes (a place in three bytes, and a byte) to a sound
// library goes deeper than bytes of its own, which begin like a database.
#include <cstdlib>
#include <filesystem>

#include <unistd.h>

#include "core/assessment/assessor.h"
#include "core/storage/library.h"
#include "core/system/whole_file.h"
#include "tests/fuzz/fuzz.h"

using namespace biosubsidy;

namespace {

const storage::Moment now = storage::fromMillis(1'795'305'600'000);

const std::string& folder() {
    // Never destroyed: it is wanted at the very end.
    static const std::string& path = *[] {
        const char* const base = std::filesystem::is_directory("/dev/shm") ? "/dev/shm" : "/tmp";
        std::string made = std::string(base) + "/library-fuzz-XXXXXX";
        if (::mkdtemp(made.data()) == nullptr) std::abort();
        std::atexit([] { std::filesystem::remove_all(folder()); });
        return new std::string(made);
    }();
    return path;
}

storage::CaseRecord record(const std::string& name) {
    const auto rules = fuzz::rules();
    const std::string text = R"({"format":"biosubsidy-case/1","company":{"city":"beijing","name":")" + name + R"("},)" +
                             R"("projects":[{"id":"p","kinds":["pilot_platform"],"total_investment":"2亿"}]})";
    return storage::recordOf(*readCase(SourceText("", text), rules->vocabulary(), rules->lookup()),
                             rules->vocabulary());
}

// A library with a case in a few states, a snapshot and a note.
std::string soundLibrary() {
    const std::string path = folder() + "/sound.db";
    {
        auto library = storage::Library::open(path, now);
        if (!library) std::abort();
        const auto rules = fuzz::rules();
        const storage::CaseId id = *library->cases().add(record("甲"), "", storage::StateOrigin::created, now);
        if (!library->cases().save(id, 1, record("乙"), storage::StateOrigin::edited, now + std::chrono::hours(1)))
            std::abort();
        if (!library->cases().setTags(id, {"标签"})) std::abort();
        const auto subject = readCase(SourceText("", record("乙").facts), rules->vocabulary(), rules->lookup());
        AssessOptions options{.asOf = fuzz::day()};
        const Assessment assessment = assess(rules, *subject, options);
        if (!library->snapshots().keep(id, assessment, {"快照", "", "1"}, now)) std::abort();
        applications::Application application;
        application.claim.measure = "beijing-2024/hnte-first";
        application.remarks = "注";
        if (!library->applications().add(id, application, now)) std::abort();
    }
    std::string bytes = *readFile(path, 64U << 20U);
    std::filesystem::remove(path);
    return bytes;
}

template <typename T>
bool good(const Stored<T>& stored) {
    if (stored) return true;
    fuzz::requireShowable(stored.error().message);
    return false;
}

void readThrough(const storage::Library& library, storage::CaseId id) {
    static_cast<void>(good(library.cases().load(id)));
    if (const auto states = library.history().states(id); good(states)) {
        for (const storage::StateRow& row : *states) static_cast<void>(good(library.history().load(row.id)));
    }
    if (const auto kept = library.snapshots().list(id); good(kept)) {
        for (const storage::SnapshotRow& row : *kept) static_cast<void>(good(library.snapshots().load(row.id)));
    }
    static_cast<void>(good(library.applications().ofCase(id)));
}

void use(const storage::Library& library) {
    storage::CaseQuery query;
    query.text = "乙";
    static_cast<void>(good(library.cases().find(query)));
    query.text.clear();
    const auto ids = library.cases().find(query);
    if (good(ids)) {
        static_cast<void>(good(library.cases().rows(*ids)));
        for (const storage::CaseId id : *ids) readThrough(library, id);
    }
    static_cast<void>(good(library.cases().tags()));
    static_cast<void>(good(library.cases().add(record("丙"), "", storage::StateOrigin::created, now)));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::string sound = soundLibrary();
    std::string bytes(fuzz::textOf(data, size));
    if (!bytes.starts_with("SQLite")) {
        bytes = sound;
        for (std::size_t at = 0; at + 4 <= size; at += 4) {
            const std::size_t number = std::size_t{data[at]} << 16U | std::size_t{data[at + 1]} << 8U | data[at + 2];
            const std::size_t place = number % bytes.size();
            bytes[place] = static_cast<char>(data[at + 3]);
        }
    }
    const std::string path = folder() + "/library.db";
    if (!writeFile(path, bytes)) std::abort();
    for (const storage::Library::Check check : {storage::Library::Check::whole, storage::Library::Check::none}) {
        if (const auto library = storage::Library::open(path, now, check); good(library)) use(*library);
    }
    if (const auto library = storage::Library::openReadOnly(path); good(library)) use(*library);
    static_cast<void>(good(storage::salvage(path)));
    for (const auto& entry : std::filesystem::directory_iterator(folder())) std::filesystem::remove_all(entry.path());
    return 0;
}
