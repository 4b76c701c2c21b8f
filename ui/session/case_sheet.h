// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person is filling in: the case, and the support already held as far as
// it is stated. An award of a case has an amount and a target; one that is still
// being typed may lack either, and counts only once it has both.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/facts/case.h"

namespace biosubsidy::ui {

// What an award was given for.
struct AwardAim {
    AwardTarget kind = AwardTarget::project;
    std::string id;
    friend bool operator==(const AwardAim&, const AwardAim&) = default;
};

struct AwardDraft {
    std::string id;
    std::optional<std::string> policy;
    std::optional<Money> amount;
    AwardLevel level = AwardLevel::city; // what the case file takes an absent one for
    std::optional<AwardAim> aim;
    std::optional<std::int64_t> year{};
    std::optional<std::string> under{}; // "pack/measure", that fits the aim

    [[nodiscard]] bool isComplete() const { return amount.has_value() && aim.has_value(); }
    [[nodiscard]] static AwardDraft of(const Award& award);
    [[nodiscard]] Award toAward() const; // of a complete one
    friend bool operator==(const AwardDraft&, const AwardDraft&) = default;
};

struct CaseSheet {
    Case subject; // its awards are the complete ones of `awards`
    std::vector<AwardDraft> awards;

    [[nodiscard]] static CaseSheet of(Case subject);
    // Takes the complete awards into the case; an aim that is gone is dropped.
    void settleAwards();
    friend bool operator==(const CaseSheet&, const CaseSheet&) = default;
};

} // namespace biosubsidy::ui
