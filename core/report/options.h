// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a report is made from: an assessment with its reasons, and how the person
// who hands it on wants it. It reads no clock: a date of making that is not given
// is the date of the assessment, so that the same input gives the same bytes.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/advice/advice.h"
#include "core/assessment/assessment.h"
#include "core/assessment/out_of_force.h"
#include "core/assessment/siting.h"
#include "core/report/document.h"
#include "core/report/sum_text.h"

namespace biosubsidy::report {

// What a report may leave out.
struct Contents {
    bool list = true;       // of its chapters
    bool conditions = true; // each claim's conditions as a table
    bool ineligible = true;
    bool advice = false;  // it takes many assessments
    bool schedule = true; // what comes when
    bool materials = true;
    bool notes = true;
    bool facts = true; // what was given
    friend bool operator==(const Contents&, const Contents&) = default;
};

// What may be left out, by the names of the command line and the words of the window.
struct Chapter {
    std::string_view id;
    Localized label;
    bool Contents::*wanted;
};
[[nodiscard]] std::span<const Chapter> chapters();

struct Options {
    Language language = Language::zh;
    Unit unit = Unit::wan;
    std::string title;   // "": the usual one
    std::string author;  // who hands it on
    std::string contact; // lines
    std::optional<Picture> logo;
    std::optional<Date> made;
    Contents contents;
    bool brief = false; // one page: the sums, what they are made of, what to ask first
    // Where a writer may put a file for as long as it works, readable by its owner
    // alone; best where the report itself goes. A workbook cannot be made without.
    std::string workFolder;
};

struct Input {
    const Assessment& assessment;
    const std::vector<Siting>* sitings = nullptr; // for a comparison of places; null: none
    std::vector<OutOfForce> outOfForce{};         // of the assessment
    const advice::Advisory* advisory = nullptr;   // for a chapter of advice; null: none
};

// A picture that every writer can show: PNG or JPEG, told by its own bytes.
[[nodiscard]] std::optional<Picture> pictureOf(std::string bytes);

// The company's name, or that it is not given.
[[nodiscard]] std::string companyName(const Assessment& assessment, Language language);
[[nodiscard]] std::string titleOf(const Options& options);
[[nodiscard]] std::string disclaimer(Language language);

} // namespace biosubsidy::report
