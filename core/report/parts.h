// SPDX-License-Identifier: GPL-3.0-or-later
//
// The parts of a report, each made by a file of its own, and what they share.
#pragma once

#include <string>
#include <vector>

#include "core/report/options.h"
#include "core/wording/explanation.h"
#include "core/wording/say.h"

namespace biosubsidy::report {

struct Context {
    const Input& input;
    const Options& options;

    [[nodiscard]] const Assessment& assessment() const { return input.assessment; }
    [[nodiscard]] Language language() const { return options.language; }
    [[nodiscard]] std::string text(const char* zh, const char* en) const {
        return language() == Language::zh ? zh : en;
    }
    [[nodiscard]] std::string in(const Localized& text) const;  // printable
    [[nodiscard]] std::string sum(const Money& money) const;    // in text
    [[nodiscard]] std::string column(const Money& money) const; // in a column
    [[nodiscard]] Cell cell(const Money& money) const { return {column(money), money}; }
    [[nodiscard]] static Cell cell(std::uint64_t count) { return {std::to_string(count), count}; }
    [[nodiscard]] std::string sumHeading(const char* zh, const char* en) const; // 金额（万元）
    [[nodiscard]] std::string cityName(const CityResult& city) const;
    [[nodiscard]] bool severalCities() const { return assessment().cities.size() > 1; }
    [[nodiscard]] std::string list(const std::vector<std::string>& items) const;  // A、B、C
    [[nodiscard]] std::string lines(const std::vector<std::string>& items) const; // A；B；C
};

// A claim of a city with its reasons in words.
struct ClaimText {
    ClaimId id;
    const PackResult* pack;
    const Claim* claim;
    wording::Explanation words;
};

// The claims of a city by verdict, those with a sum first, else in the order of
// the documents.
[[nodiscard]] std::vector<ClaimText> claimsOf(const Context& context, const CityResult& city, Verdict verdict);
// Those that hold and are counted with a sum.
[[nodiscard]] std::vector<ClaimText> countedClaims(const Context& context, const CityResult& city);

// 征求意见稿, 摘录, 比例未公布 ….
[[nodiscard]] std::vector<std::string> badgesOf(const Context& context, const ClaimText& claim);
// The notes of the claim without those of its document.
[[nodiscard]] std::vector<std::string> ownNotes(const Context& context, const ClaimText& claim);

// Of a bar, in thousandths of the longest; whatever is more than nothing is seen.
[[nodiscard]] int lengthOf(const Fen& sum, const Fen& most);

// Which documents are not in force, what would have come of the case on their nearest
// day, and what is known to follow: those of a city, or all.
[[nodiscard]] std::vector<std::string> outOfForceNotices(const Context& context,
                                                         std::optional<std::size_t> city = std::nullopt);

[[nodiscard]] Cover coverOf(const Context& context);
[[nodiscard]] std::vector<Section> summarySections(const Context& context);
// The whole of a brief report.
[[nodiscard]] std::vector<Section> briefSections(const Context& context);
[[nodiscard]] std::vector<Section> adviceSections(const Context& context);
[[nodiscard]] std::vector<Section> scheduleSections(const Context& context);
[[nodiscard]] std::vector<Section> materialSections(const Context& context);
[[nodiscard]] std::vector<Section> claimSections(const Context& context);
[[nodiscard]] std::vector<Section> openSections(const Context& context);
[[nodiscard]] std::vector<Section> ineligibleSections(const Context& context);
[[nodiscard]] std::vector<Section> sitingSections(const Context& context);
[[nodiscard]] std::vector<Section> deadlineSections(const Context& context);
[[nodiscard]] std::vector<Section> sourceSections(const Context& context);
[[nodiscard]] std::vector<Section> noteSections(const Context& context);
[[nodiscard]] std::vector<Section> factSections(const Context& context);

// 最高可获 of each city, in the largest letters.
[[nodiscard]] std::vector<Detail> sumLines(const Context& context);
// What is open, by what hangs on it.
[[nodiscard]] Table questionTable(const Context& context);

// The figure of a claim: its title, badges, details; its conditions follow it.
void addClaim(const Context& context, const ClaimText& claim, Section& section);

} // namespace biosubsidy::report
