// SPDX-License-Identifier: GPL-3.0-or-later
//
// A Pack is one policy document as rules: its data of record (number, issuer,
// dates, status, grade), its measures with compiled conditions and amounts, and
// what else the document names (zones, goals). It is read whole or not at all;
// once read it never changes.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/facts/case.h"
#include "core/facts/vocabulary.h"
#include "core/language/program.h"
#include "core/values/date.h"
#include "core/values/localized.h"
#include "core/values/money.h"

namespace biosubsidy {

enum class Support : std::uint8_t { fixed, ceiling, unstated, inKind };
enum class RateKind : std::uint8_t { stated, open };
enum class Grade : std::uint8_t { fullText, excerpt };
enum class PackStatus : std::uint8_t { inForce, draft, notYet, expired };

[[nodiscard]] std::string_view toString(Support support) noexcept;   // "in_kind"
[[nodiscard]] std::string_view toString(RateKind rate) noexcept;     // "stated"
[[nodiscard]] std::string_view toString(Grade grade) noexcept;       // "full_text"
[[nodiscard]] std::string_view toString(PackStatus status) noexcept; // "in_force"
// Whether a pack is held against cases: one that is in force, and a draft.
[[nodiscard]] constexpr bool counts(PackStatus status) noexcept {
    return status == PackStatus::inForce || status == PackStatus::draft;
}

// A caveat of a document: shown with every result, from a date on if it has one.
struct PackWarning {
    std::string code;
    std::optional<Date> from;
    Localized text;
};

// Our own reading, and where it acts.
struct Assumption {
    std::string on; // stacking, awards, cap, period, identification; "" in a measure
    Localized text;
};

// Shown where its condition holds for a claim; the condition may read the
// claim's own ceiling.
struct MeasureWarning {
    std::string code;
    language::Program when;
    Localized text;
};

struct Measure {
    std::string id;
    std::string clause;
    Entity scope = Entity::company;
    language::Program applicant; // who may apply; empty: anyone
    Localized title;
    Localized summary;
    language::Program when; // empty: nothing is asked
    bool hasReadings = false;
    language::Program strict; // each reading is weighed together with `when`
    language::Program lenient;
    Support support = Support::inKind;
    std::optional<RateKind> rate; // of a ceiling
    language::Program amount;     // of fixed and ceiling; empty otherwise
    std::string pool;             // "": none
    std::optional<Money> yearlyCap;
    bool afterCompletion = false;
    std::string completes;             // "pack/measure", or ""
    bool asCompleted = false;          // asks what the measure that it completes asks
    std::vector<std::string> agencies; // in the text's order
    std::vector<MeasureWarning> warnings;
    std::vector<Assumption> assumptions;

    [[nodiscard]] bool hasSum() const noexcept { return support == Support::fixed || support == Support::ceiling; }
};

struct Zone {
    Localized name;
    ChoiceSet fields; // of project.fields
};

// A figure of the text that is no support: a goal, or something else.
struct Figure {
    std::string clause;
    std::string figure; // as it stands in the text
    std::optional<int> year;
    Localized text;
    bool goal = true;
};

struct Pack {
    std::string id;
    std::optional<int> order; // place among the built-in ones
    std::string version;
    std::string sha256; // of the file
    std::string file;   // as it was named when read
    bool builtIn = false;
    std::string city;
    Localized cityName; // where the vocabulary did not have it
    std::vector<std::string> districts;
    // Whether an item stands where the pack holds: for the company and its
    // expenses, and for a project.
    language::Program companyPlace;
    language::Program projectPlace;
    Localized title;
    Localized summary;
    std::string number;
    std::vector<std::string> issuers;
    std::optional<Date> issued;
    bool draft = false;
    std::optional<Date> from;
    std::optional<Date> until;
    std::string supersededBy; // "": not
    Grade grade = Grade::fullText;
    AwardLevels overlapLevels; // which awards are set off
    Localized overlap;
    std::vector<std::string> agencies;
    ChoiceSet fields; // named for the whole city
    std::vector<PackWarning> warnings;
    std::vector<Assumption> assumptions;
    std::vector<Measure> measures;
    std::vector<Zone> zones;
    std::vector<Figure> figures;

    [[nodiscard]] PackStatus statusOn(const Date& date) const;
    // A pack of the user's that only gives sums to measures without one.
    [[nodiscard]] bool holdsOwnFigures() const;
    // Whether the document states a sum at all; figures of the user's own are not published.
    [[nodiscard]] bool publishesFigures() const;
    // Whether some day of the calendar year lies in the pack's period; a draft has none.
    [[nodiscard]] bool coversYear(int year) const;
    // The warnings that hold on a date.
    [[nodiscard]] std::vector<const PackWarning*> warningsOn(const Date& date) const;
    [[nodiscard]] const Measure* measure(std::string_view measureId) const;
    [[nodiscard]] const language::Program& placeOf(Entity scope) const {
        return scope == Entity::project ? projectPlace : companyPlace;
    }
};

} // namespace biosubsidy
