// SPDX-License-Identifier: GPL-3.0-or-later
//
// A result as it was shown: totals, claims with their reasons, packs and facts,
// each with its texts in both languages. It stands on its own: it needs no rules
// and no vocabulary, so that a snapshot shows years later what it showed then.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/assessment/assessment.h"
#include "core/storage/fact_texts.h"

namespace biosubsidy::storage {

struct ViewedCity {
    std::string id;
    Localized name;
    Totals totals;
};

struct ViewedPack {
    std::string id;
    std::string version;
    std::string sha256;
    Localized title;
    std::string number;
    Localized status; // 施行中, 至 2026-12-31
    Localized grade;
};

struct ViewedClaim {
    std::string pack;
    std::string measure;
    Entity entity = Entity::company;
    std::string item; // "": the company
    Verdict verdict = Verdict::ineligible;
    std::optional<Money> ceiling;
    Money counted;
    Localized title;
    Localized subject;
    Localized support;
    Localized amount;
    Localized why;
    Localized sum;   // the steps on one line
    Localized notes; // one a line: what excludes it, what is missing, warnings, assumptions
    Localized clause;
    Localized document;
    Localized agencies;
};

struct ResultView {
    Date asOf = *Date::of(1970, 1, 1);
    bool alternatives = false; // places not known: the cities do not add up
    std::vector<ViewedCity> cities;
    std::vector<ViewedPack> packs;
    std::vector<ViewedClaim> claims; // in the order of the assessment
    std::vector<FactText> facts;
    std::vector<Localized> warnings;
};

// The assessment must have been made with its reasons.
[[nodiscard]] ResultView viewOf(const Assessment& assessment);

// As JSON (format biosubsidy-result-view/1), and back; none if it is not that.
[[nodiscard]] std::string toJson(const ResultView& view);
[[nodiscard]] std::optional<ResultView> resultViewOf(const std::string& json);

} // namespace biosubsidy::storage
