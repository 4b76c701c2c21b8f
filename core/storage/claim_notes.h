// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person keeps beside a claim: a note, dates (to apply by, handed in), and
// a checklist of the materials for it. It belongs to the case in the library, and
// is no part of the case file.
#pragma once

#include <string>
#include <vector>

#include "core/database/database.h"
#include "core/storage/case_query.h"

namespace biosubsidy::storage {

// "beijing-2024/pilot-platform" for an item; "" is the company.
struct ClaimKey {
    std::string measure;
    std::string item;
    friend auto operator<=>(const ClaimKey&, const ClaimKey&) = default;
};

struct NoteDate {
    Date date;
    std::string what;
    friend bool operator==(const NoteDate&, const NoteDate&) = default;
};

struct Material {
    std::string what;
    bool ready = false;
    friend bool operator==(const Material&, const Material&) = default;
};

struct ClaimNote {
    std::string text{};
    std::vector<NoteDate> dates{};
    std::vector<Material> materials{};

    [[nodiscard]] bool empty() const { return text.empty() && dates.empty() && materials.empty(); }
    friend bool operator==(const ClaimNote&, const ClaimNote&) = default;
};

struct KeyedClaimNote {
    ClaimKey key;
    ClaimNote note;
    Moment modified;
};

class ClaimNotes {
public:
    explicit ClaimNotes(const Database& database) : database_(database) {}

    // An empty note where there is none.
    [[nodiscard]] Stored<ClaimNote> get(CaseId id, const ClaimKey& key) const;
    // An empty note takes the entry away.
    [[nodiscard]] Stored<void> set(CaseId id, const ClaimKey& key, const ClaimNote& note, const Moment& now) const;
    [[nodiscard]] Stored<std::vector<KeyedClaimNote>> list(CaseId id) const;

private:
    const Database& database_;
};

} // namespace biosubsidy::storage
