// SPDX-License-Identifier: GPL-3.0-or-later
//
// The range of the total over all unknown facts together: between which two sums
// the total must lie once everything is known, whatever the answers are. A
// completion gives every unknown fact a value that does not contradict the known
// ones (a part is at most its whole; the size class follows from employees and
// revenue).
//
// Facts that pull in one direction (see Influence) take the value at their end at
// once. The others are tried by branch and bound: those of the company first,
// then item by item. A branch is left when even its bound is no better than what
// was found; since items meet only in yearly caps, the best of each item alone,
// added up, bounds what they bring together. The work is limited and counted in
// claims made, so that the result is the same on every machine.
#pragma once

#include "core/advice/what_if.h"

namespace biosubsidy::advice {

struct RangeEnd {
    Money bound;    // proven: no completion goes beyond it
    Money attained; // by the witness
    [[nodiscard]] bool exact() const { return bound == attained; }
    Settings witness;         // the facts that matter for it
    std::vector<FactRef> any; // unknown facts that may then have any value
};

struct TotalRange {
    RangeEnd low;
    RangeEnd high;
    bool limitReached = false;
};

struct RangeLimits {
    std::uint64_t claims = 600'000;    // made for each end; past that only a first completion is still looked for
    std::uint64_t steps = 150'000'000; // of all work for each end (effort.h)
};

[[nodiscard]] TotalRange totalRange(const std::shared_ptr<const RuleBook>& rules, const Case& subject,
                                    const AssessOptions& options, const RangeLimits& limits = {},
                                    const std::atomic<bool>* stop = nullptr);

} // namespace biosubsidy::advice
