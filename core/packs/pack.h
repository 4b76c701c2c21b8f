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
#include "core/values/rate.h"

namespace biosubsidy {

enum class Support : std::uint8_t { fixed, ceiling, unstated, inKind };
enum class RateKind : std::uint8_t { stated, open };
// How well the text is known: in full, in excerpts, or from news and others' summaries.
enum class Grade : std::uint8_t { fullText, excerpt, report };
// Replaced: a figure of the user's own beside a newer one for the same measure.
enum class PackStatus : std::uint8_t { inForce, draft, notYet, expired, replaced };
// A support that not everyone who qualifies gets: chosen among applicants, or limited
// by the year's budget.
enum class Discretion : std::uint8_t { competitive, budget };
// What one instance of a cap counts: a project, a calendar year, or all there is.
enum class CapPer : std::uint8_t { project, year, life };

[[nodiscard]] std::string_view toString(Support support) noexcept;   // "in_kind"
[[nodiscard]] std::string_view toString(RateKind rate) noexcept;     // "stated"
[[nodiscard]] std::string_view toString(Grade grade) noexcept;       // "full_text"
[[nodiscard]] std::string_view toString(PackStatus status) noexcept; // "in_force"
[[nodiscard]] std::string_view toString(Discretion discretion) noexcept;
[[nodiscard]] std::string_view toString(CapPer per) noexcept;
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

// An amount that is paid where its condition is the first that holds.
struct Tier {
    language::Program when; // empty: it takes the rest
    language::Program amount;
    Localized name; // may be empty
};

// A limit over measures. A yearly cap of a measure is one as well, under the measure's id.
struct Cap {
    std::string id;
    std::vector<std::size_t> measures; // indexes into the pack's, ascending
    CapPer per = CapPer::year;
    Money amount;
    Localized text; // empty for a yearly cap
    bool yearlyOfMeasure = false;
};

// How a sum is paid: one of several parts.
struct Instalment {
    Rate share;
    Localized text;
    std::optional<int> after; // whole years from approval
};

// A call for applications.
struct Call {
    std::vector<std::string> measures; // ids
    std::optional<Date> opens;
    std::optional<Date> closes;
    std::string closesAt; // "17:00", or ""
    Localized text;
    std::string source;
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
    // Of fixed and ceiling: an amount, or tiers in its place.
    language::Program amount;
    std::vector<Tier> tiers;
    std::string pool; // "": none
    std::optional<Money> yearlyCap;
    std::vector<std::size_t> caps; // indexes into the pack's, the narrowest first
    AwardLevels matches;           // awards of these levels do not come off it
    bool rounds = false;           // each round pays costs of its own
    bool once = false;             // paid once
    std::optional<Discretion> discretion;
    std::vector<Instalment> instalments; // shares add up to the whole; empty: none are named
    std::optional<int> years;            // a yearly support: for so many at most
    std::vector<Localized> materials;    // papers that the application asks for
    bool afterCompletion = false;
    std::string completes;             // "pack/measure", or ""
    bool asCompleted = false;          // asks what the measure that it completes asks
    std::vector<std::string> agencies; // in the text's order
    std::vector<MeasureWarning> warnings;
    std::vector<Assumption> assumptions;

    [[nodiscard]] bool hasSum() const noexcept { return support == Support::fixed || support == Support::ceiling; }
    // Every program that gives a sum: the amount, or those of the tiers.
    [[nodiscard]] std::vector<const language::Program*> amounts() const;
    // Every program that is a condition of the facts: the applicant's, when, both
    // readings and those of the tiers; empty ones are left out.
    [[nodiscard]] std::vector<const language::Program*> conditions() const;
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
    std::vector<std::string> liesIn; // districts in which the zone lies
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
    std::optional<Date> checked; // when the source was last looked at
    Localized source;            // where it was read
    AwardLevels overlapLevels;   // which awards are set off
    Localized overlap;
    std::vector<std::string> agencies;
    ChoiceSet fields; // named for the whole city
    std::vector<PackWarning> warnings;
    std::optional<PackWarning> liesInWarning; // where an item stands in `liesIn`
    std::vector<Assumption> assumptions;
    std::vector<Measure> measures;
    std::vector<Cap> caps;
    std::vector<Call> calls;
    std::vector<Zone> zones;
    std::vector<Figure> figures;
    std::vector<const Pack*> newerFigures; // of the user's own for the same measure, the newest first

    [[nodiscard]] PackStatus statusOn(const Date& date) const;
    // The same by its own dates alone.
    [[nodiscard]] PackStatus periodOn(const Date& date) const;
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
