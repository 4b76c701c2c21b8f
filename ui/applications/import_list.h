// SPDX-License-Identifier: GPL-3.0-or-later
//
// A list of applications out of a spreadsheet, and what a person has decided about it: of
// which case a row is, by which measure, whether a doubtful cell counts, whether the row
// is taken at all. What is surely known is decided; all else waits for the person. A word
// on a firm or a policy holds for all rows that name it alike, and for the table read
// anew.
#pragma once

#include <map>
#include <set>

#include "core/sheets/application_import.h"

namespace biosubsidy::ui {

// Of which case.
struct FirmChoice {
    enum class Kind : std::uint8_t {
        open,  // to be decided
        known, // `id`
        fresh, // of a new case with the name that stands there
    };
    Kind kind = Kind::open;
    std::int64_t id = 0;
    friend auto operator<=>(const FirmChoice&, const FirmChoice&) = default;
};

// By which measure; "": by none, the application is called what stands there.
struct MeasureChoice {
    bool open = true; // to be decided
    std::string measure{};
    friend auto operator<=>(const MeasureChoice&, const MeasureChoice&) = default;
};

enum class DoubtChoice : std::uint8_t { open, taken, left };

class ImportList {
public:
    void set(sheets::ApplicationProposals proposals, const sheets::ApplicationMap& map,
             std::shared_ptr<const RuleBook> rules);
    // All cases of the library, which may be chosen whatever they are called.
    void setCases(std::vector<std::int64_t> cases) { cases_ = std::move(cases); }
    // Begins anew, for another file.
    void clear();

    [[nodiscard]] std::size_t size() const { return proposals_.rows.size(); }
    [[nodiscard]] const sheets::ProposedApplication& row(std::size_t row) const { return proposals_.rows.at(row); }
    [[nodiscard]] const sheets::ApplicationProposals& proposals() const { return proposals_; }
    [[nodiscard]] const sheets::ApplicationMap& map() const { return map_; }
    [[nodiscard]] const RuleBook* rules() const { return rules_.get(); }

    // What may be chosen, the likeliest first; a new case (no measure), that nothing is
    // decided, and then the other cases.
    [[nodiscard]] std::vector<FirmChoice> firmChoices(std::size_t row) const;
    [[nodiscard]] std::vector<MeasureChoice> measureChoices(std::size_t row) const;
    [[nodiscard]] FirmChoice firm(std::size_t row) const;
    [[nodiscard]] MeasureChoice measure(std::size_t row) const;
    void chooseFirm(std::size_t row, const FirmChoice& choice);
    void chooseMeasure(std::size_t row, const MeasureChoice& choice);
    void chooseFirmNamed(const std::string& name, const FirmChoice& choice) { firms_[name] = choice; }
    // Every firm that nothing in the library is like becomes a new case.
    void makeCasesOfUnknown();
    [[nodiscard]] std::size_t unknownFirms() const; // that wait for that

    // Only a cell that counts all the same is decided; one that was left out already stands
    // in the remarks.
    [[nodiscard]] DoubtChoice doubt(std::size_t row, std::size_t doubt) const;
    void chooseDoubt(std::size_t row, std::size_t doubt, DoubtChoice choice);
    // The same for all that are open in this column.
    void chooseDoubts(std::uint32_t column, DoubtChoice choice);

    [[nodiscard]] bool isWanted(std::size_t row) const { return !unwanted_.contains(proposals_.rows.at(row).row); }
    void setWanted(std::size_t row, bool wanted);
    [[nodiscard]] bool isTaken(std::size_t row) const { return taken_.contains(proposals_.rows.at(row).row); }
    void setTaken(const std::set<std::uint64_t>& rows) { taken_ = rows; } // numbers of the file
    [[nodiscard]] const std::set<std::uint64_t>& taken() const { return taken_; }

    struct Open {
        bool firm = false;
        bool measure = false;
        std::size_t doubts = 0;
        [[nodiscard]] bool any() const { return firm || measure || doubts > 0; }
    };
    [[nodiscard]] Open open(std::size_t row) const;
    // Wanted, with nothing open, and not taken yet.
    [[nodiscard]] bool isReady(std::size_t row) const;
    [[nodiscard]] std::vector<std::size_t> ready() const;

    // As it would be kept: by the measure that was chosen, without the cells that were left.
    [[nodiscard]] applications::Application application(std::size_t row) const;

private:
    using DoubtKey = std::pair<std::uint64_t, std::uint32_t>; // row and column of the file

    sheets::ApplicationProposals proposals_;
    sheets::ApplicationMap map_;
    std::shared_ptr<const RuleBook> rules_;
    std::vector<std::int64_t> cases_;
    std::map<std::string, FirmChoice> firms_;       // by what stood
    std::map<std::string, MeasureChoice> measures_; // by what stood
    std::map<DoubtKey, DoubtChoice> doubts_;
    std::set<std::uint64_t> unwanted_;
    std::set<std::uint64_t> taken_;
};

} // namespace biosubsidy::ui
