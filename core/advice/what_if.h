// SPDX-License-Identifier: GPL-3.0-or-later
//
// WhatIf is a case that can be changed fact by fact, with the total that assess()
// would give for it. A change makes again only the claims of the measures that
// read the fact, through the same ClaimMaker; so thousands of changes can be
// tried where an assessment of each would take too long.
//
// The total is the sum of the cities' totals.ceiling. Cities are alternatives for
// one item, not for a case: each item stands in one place, so no claim is counted
// in two of them.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "core/advice/effort.h"
#include "core/advice/influence.h"
#include "core/assessment/assessor.h"
#include "core/assessment/cap_instances.h"
#include "core/assessment/claim_maker.h"
#include "core/stacking/solver.h"

namespace biosubsidy::advice {

// One fact and what it would be.
struct Setting {
    FactRef fact;
    FactValue value;
    friend bool operator==(const Setting&, const Setting&) = default;
};
using Settings = std::vector<Setting>;

class WhatIf {
public:
    // `stop`: as of Effort.
    WhatIf(std::shared_ptr<const RuleBook> rules, Case subject, const AssessOptions& options,
           const std::atomic<bool>* stop = nullptr);
    WhatIf(const WhatIf&) = delete;
    WhatIf& operator=(const WhatIf&) = delete;

    [[nodiscard]] const RuleBook& rules() const noexcept { return *rules_; }
    [[nodiscard]] const Vocabulary& vocabulary() const { return rules_->vocabulary(); }
    [[nodiscard]] const Case& subject() const noexcept { return subject_; }
    [[nodiscard]] const AssessOptions& options() const noexcept { return options_; }
    [[nodiscard]] const Influence& influence() const noexcept { return influence_; }
    [[nodiscard]] const FactInfluence& influenceOf(const FactRef& ref) const {
        return influence_.of(ref.entity, ref.fact);
    }
    [[nodiscard]] const FactValue& value(const FactRef& ref) const {
        return subject_.item(ref.entity, ref.item).facts[ref.fact];
    }

    void set(const FactRef& ref, const FactValue& value);
    // The case itself, for trying a value that no claim is to see: it must be put back.
    [[nodiscard]] FactValue& rawValue(const FactRef& ref) {
        return subject_.item(ref.entity, ref.item).facts[ref.fact];
    }

    // Leaves the claims of an item out of every total, for searches that look at
    // items one by one.
    void mute(Entity entity, std::size_t item, bool muted) {
        muted_[static_cast<std::size_t>(entity)].at(item) = muted;
    }

    // What assess() would give for the case as it stands now.
    [[nodiscard]] Money total();
    // The same with some facts set otherwise for the moment.
    [[nodiscard]] Money totalWith(const Settings& settings);
    // How many claims would hold by one reading alone with some facts set otherwise: of
    // two changes that bring the same, the one with fewer stands on firmer ground.
    [[nodiscard]] std::size_t arguableWith(const Settings& settings);
    // No completion of the case brings more: whatever may yet hold, at its highest.
    [[nodiscard]] Money upperBound();
    // None brings less: what holds already at sums that are settled.
    [[nodiscard]] Money lowerBound();
    // The same where this fact, which is unknown now, is given and all else stays as it is:
    // only what reads the fact may move.
    [[nodiscard]] Money upperBound(const FactRef& given);
    [[nodiscard]] Money lowerBound(const FactRef& given);
    // Whether some claim that reads this unknown fact may yet bring something. If none may,
    // none will, whatever this and the other unknown facts turn out to be.
    [[nodiscard]] bool mayMatter(const FactRef& unknown) const;
    // Whether every total so far was proven to be the best.
    [[nodiscard]] bool proven() const noexcept { return proven_; }

    // The claim of a target for an item, as it stands now.
    struct Standing {
        Money worth; // the highest that may come of it
        bool holds = false;
        bool arguable = false;            // holds by one reading alone
        bool settled = false;             // neither verdict nor sum can change any more
        std::optional<std::uint32_t> cap; // the narrowest that it stands under
    };
    [[nodiscard]] const Standing& standing(std::size_t target, std::size_t item) const {
        return standings_[firstStanding_[target] + item];
    }
    [[nodiscard]] std::size_t itemsOf(std::size_t target) const;
    // How many claims have been made.
    [[nodiscard]] std::uint64_t claimsMade() const noexcept { return claimsMade_; }
    // All the work done: searches add what they do besides, and ask whether it is spent.
    [[nodiscard]] Effort& effort() noexcept { return effort_; }

private:
    enum class Counted { holding, possible, settled };

    void makeStanding(std::size_t target, const Situation& situation);
    template <typename Read>
    auto with(const Settings& settings, const Read& read);
    void remake(const FactRef& ref);
    // `given`: claims that do not read it count as holding.
    [[nodiscard]] const stacking::Solution& stacked(Counted every, const FactRef* given = nullptr);
    [[nodiscard]] bool reads(std::size_t target, std::size_t item, const FactRef& ref) const;
    std::optional<std::uint32_t> poolOf(std::size_t target, std::size_t item);

    std::shared_ptr<const RuleBook> rules_;
    Case subject_;
    AssessOptions options_;
    Influence influence_;
    ClaimMaker maker_;
    CapInstances caps_;
    std::array<std::vector<bool>, 3> muted_;
    std::vector<PackStatus> statuses_;       // of each target's pack
    std::vector<std::size_t> firstStanding_; // of each target
    std::vector<Standing> standings_;
    std::vector<std::optional<std::uint32_t>> pools_; // of each standing
    std::map<std::tuple<std::string, std::size_t, std::string>, std::uint32_t> poolNames_;
    stacking::Solver solver_;
    stacking::Problem problem_; // most changes leave what is contested alone
    std::vector<std::pair<std::size_t, Standing>>* journal_ = nullptr;
    std::uint64_t claimsMade_ = 0;
    Effort effort_;
    bool proven_ = true;
};

} // namespace biosubsidy::advice
