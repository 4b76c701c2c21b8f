// SPDX-License-Identifier: GPL-3.0-or-later
//
// How firms come together for a report, for whoever makes one: the steps that are the same
// wherever the firms come from.
#pragma once

#include <atomic>
#include <unordered_map>

#include "core/portfolio/comparison.h"
#include "core/portfolio/portfolio_report.h"
#include "core/screening/input.h"

namespace biosubsidy::portfolio {

// Hands each firm to all who want it; null: nobody.
class FanOut final : public FirmTaker {
public:
    FanOut(Portfolio& portfolio, PortfolioBook* book, Comparer* comparer)
        : portfolio_(portfolio), book_(book), comparer_(comparer) {}

    [[nodiscard]] Written take(const Firm& firm) override;
    [[nodiscard]] Written refused(std::uint64_t line, const Localized& why) override {
        return portfolio_.refused(line, why);
    }

private:
    Portfolio& portfolio_;
    PortfolioBook* book_;
    Comparer* comparer_;
};

// The firms of another day, as they were, or as they would be today.
class Keeper final : public FirmTaker {
public:
    Keeper(Comparer& comparer, bool today) : comparer_(comparer), today_(today) {}
    [[nodiscard]] Written take(const Firm& firm) override {
        return today_ ? comparer_.keepToday(firm) : comparer_.keep(firm);
    }
    [[nodiscard]] Written refused(std::uint64_t, const Localized&) override { return {}; }

private:
    Comparer& comparer_;
    bool today_;
};

// Looks once more at the cases of the firms whose question is listed (lookCloser()).
class CloserLook {
public:
    // `options` as the firms were assessed.
    CloserLook(Portfolio& portfolio, std::shared_ptr<const RuleBook> rules, AssessOptions options, Language language);

    [[nodiscard]] bool wants(std::uint64_t line) const { return wanted_.contains(line); }
    void look(screening::LineCase found);
    // Once all that are wanted have been seen: the largest first.
    void finish();

private:
    Portfolio& portfolio_;
    std::shared_ptr<const RuleBook> rules_;
    AssessOptions options_;
    Language language_;
    std::unordered_map<std::uint64_t, Asked*> wanted_;
};

// Cases that are at hand, held against the rules as a screening holds them. `stop` becomes
// true where nobody waits any more; false: it did, and what was taken is no whole.
[[nodiscard]] tl::expected<bool, Localized> giveCases(const std::vector<screening::LineCase>& cases,
                                                      const std::shared_ptr<const RuleBook>& rules,
                                                      const AssessOptions& options, FirmTaker& taker,
                                                      const std::atomic<bool>& stop);
// How a screening for a report is made.
[[nodiscard]] std::shared_ptr<const blocks::BlockRules> firmRules(const std::shared_ptr<const RuleBook>& rules,
                                                                  const AssessOptions& options);

} // namespace biosubsidy::portfolio
