// SPDX-License-Identifier: GPL-3.0-or-later
//
// The claims of one city on a terminal: those with a sum one by one, support in
// kind as a list, what is ineligible by the reason that it shares.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "app/cli/style.h"
#include "core/assessment/assessment.h"
#include "core/wording/badges.h"
#include "core/wording/explanation.h"

namespace biosubsidy::cli {

// As the terminal has it: a document of the user's is "own pack".
[[nodiscard]] std::string badgeWord(const wording::Badge& badge, Language language);

class ClaimText {
public:
    ClaimText(const Assessment& assessment, const CityResult& city, Language language, std::ostream& out,
              std::size_t width, const Style& style, bool all);

    [[nodiscard]] std::size_t count(Verdict verdict) const;
    void print(Verdict verdict);

private:
    struct Entry {
        ClaimId id;
        const Claim* claim;
        wording::Explanation text;
    };
    struct Group {
        std::string heading;
        std::optional<FactRef> item; // whose fact it is; its fact index says nothing
        bool countOnly = false;      // the names are left out
        std::vector<std::string> names;
    };
    static constexpr std::size_t indent = 4; // of what stands under a title

    [[nodiscard]] std::vector<Entry> entriesOf(Verdict verdict) const;
    [[nodiscard]] bool standsAlone(const Entry& entry) const;
    [[nodiscard]] Group groupOf(const Entry& entry) const;
    [[nodiscard]] std::string facts(const Entry& entry) const;
    [[nodiscard]] std::string badges(const Entry& entry) const;
    [[nodiscard]] std::string clause(const Entry& entry) const;
    [[nodiscard]] std::string shortName(const Entry& entry, const std::optional<FactRef>& above) const;
    [[nodiscard]] std::string amount(const Entry& entry) const;

    void printAlone(const Entry& entry);
    void printTitle(const std::string& title, const std::string& amount);
    void printConditions(const Entry& entry);
    void printNotes(const Entry& entry);
    void printGroups(const std::vector<Entry>& entries);
    void line(const std::string& text, std::size_t before = indent);

    const Assessment& assessment_;
    const CityResult& city_;
    Language language_;
    std::ostream& out_;
    std::size_t width_;
    const Style& style_;
    bool all_;
};

} // namespace biosubsidy::cli
