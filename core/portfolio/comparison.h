// SPDX-License-Identifier: GPL-3.0-or-later
//
// A screening of another day held against one of today, firm by firm: who gained, who
// lost, in which measures, and why as far as that can be known. The firms of the other day
// wait in a file of their own, so that any number of them takes the same memory.
//
// A firm is known by its credit code; where one of the two has none, by its name. What
// cannot be told apart (two of one code) is not compared, and counted.
#pragma once

#include <set>

#include "core/database/database.h"
#include "core/portfolio/portfolio.h"
#include "core/report/book_table.h"

namespace biosubsidy::portfolio {

// Why a firm's total is another one.
enum class Cause : std::uint8_t { rules, date, facts };

struct ClaimChange {
    std::string measure;
    std::string item;
    Money before; // counted
    Money after;
    // How it stood: nothing where it was not among the claims that are listed.
    std::optional<Verdict> was;
    std::optional<Verdict> is;
    friend bool operator==(const ClaimChange&, const ClaimChange&) = default;
};

struct Change {
    FirmName firm;
    Money before;
    Money after;
    // The old facts held against the rules of today, today: what is between it and
    // `before` is the date's doing, what is between it and `after` that of the facts.
    std::optional<Money> oldFactsToday;
    std::vector<ClaimChange> claims;
    // What may have done it; one alone is sure.
    std::set<Cause> causes;
    bool sure = false;

    [[nodiscard]] Money difference() const { return after > before ? after - before : before - after; }
};
struct LargerChange {
    bool operator()(const Change& left, const Change& right) const;
};

struct Comparison {
    explicit Comparison(std::size_t most) : gained(most), lost(most), fresh(most), gone(most) {}

    Basis before;
    Basis after;
    std::uint64_t same = 0;
    std::uint64_t notTold = 0; // without a code and a name, or not alone with them
    Money gainedSum, lostSum, freshSum, goneSum;
    Money byDate, byDateLost, byFacts, byFactsLost; // where the old facts were held against today's rules
    bool splits = false;
    Largest<Change, LargerChange> gained;
    Largest<Change, LargerChange> lost;
    Largest<FirmSum, LargerSum> fresh; // only in the one of today
    Largest<FirmSum, LargerSum> gone;  // only in the other
    Money totalBefore;
    std::uint64_t firmsBefore = 0;
};

class Comparer {
public:
    // The file is made in the folder, and gone at the end.
    Comparer(std::shared_ptr<const RuleBook> rules, const std::string& folder, std::size_t most);

    // First all of the other day.
    [[nodiscard]] Written keep(const Firm& firm);
    // Then, where they were made from cases, the same again as they stand today.
    [[nodiscard]] Written keepToday(const Firm& firm);
    void begin(Basis before, Basis after);
    // Then all of today.
    [[nodiscard]] Written compare(const Firm& firm);
    [[nodiscard]] tl::expected<Comparison, Localized> finish();

private:
    struct Kept;
    void make();
    [[nodiscard]] std::optional<Kept> take(const Firm& firm);
    [[nodiscard]] std::vector<ClaimChange> changesOf(const Firm& firm, const std::string& before) const;
    void findCauses(Change& change) const;
    [[nodiscard]] bool differsByDate(const ClaimChange& claim) const;

    std::shared_ptr<const RuleBook> rules_;
    report::ScratchFile file_;
    std::unique_ptr<Database> database_;
    std::unique_ptr<Transaction> transaction_;
    Comparison comparison_;
};

} // namespace biosubsidy::portfolio
