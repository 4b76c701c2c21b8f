// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a portfolio knows of one firm: a row of a screening, wherever it comes from: a
// screening that runs now, a database, or a text that one wrote. Measures and facts are
// named as files name them ("beijing-2024/pilot-platform", "projects.p1.year"), so that a
// firm is the same in whatever language the rows were written.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/assessment/assessment.h"
#include "core/screening/output.h"
#include "core/screening/run.h"

namespace biosubsidy::portfolio {

using screening::Written;

struct FirmClaim {
    std::string measure; // "pack/measure"
    std::string item;    // id of the project or expense; "" for the company
    Verdict verdict = Verdict::eligible;
    bool hasSum = false;
    Money ceiling; // of this claim alone
    Money counted; // in the firm's total
    friend bool operator==(const FirmClaim&, const FirmClaim&) = default;
};

struct FirmQuestion {
    std::string fact; // its path
    Money atStake;    // the sum of the ceilings of the claims that miss it
    std::uint64_t claims = 0;
    friend bool operator==(const FirmQuestion&, const FirmQuestion&) = default;
};

// As in an assessment (Totals), over all places where the firm stands.
struct FirmTotals {
    Money entitled;
    Money stated;
    Money ceiling;
    Money openRate;
    Money openAmount;
    Money discretionary;
    Money potential;
    std::uint64_t unstated = 0;
    std::uint64_t inKind = 0;
    std::uint64_t undetermined = 0;

    FirmTotals& operator+=(const FirmTotals& other);
    friend bool operator==(const FirmTotals&, const FirmTotals&) = default;
};

struct Firm {
    std::uint64_t line = 0;
    std::string name; // "" where it is unknown
    std::string uscc;
    FirmTotals totals;
    bool proven = true;                      // false: the best set may be better than the total
    std::array<std::uint64_t, 4> verdicts{}; // by Verdict
    std::vector<FirmClaim> claims;
    std::optional<FirmQuestion> question;

    // Whether there is a sum to speak of: without one the total is no zero, there is none.
    [[nodiscard]] bool hasFigures() const { return !totals.potential.isZero() || totals.unstated == 0; }
    // Whether some document was held against it.
    [[nodiscard]] bool hasClaims() const;
    friend bool operator==(const Firm&, const Firm&) = default;
};

// How firms were made, as far as their source says.
struct Basis {
    std::string source;
    std::optional<Date> asOf;
    // Held against the rules that are loaded now, against others, or it does not say.
    enum class Rules : std::uint8_t { loaded, others, unknown };
    Rules rules = Rules::unknown;
    // The claims of a firm are all that are not ineligible; otherwise the three largest.
    bool listsAllClaims = false;
    // Results of an earlier program, which did not tell open amounts apart.
    bool ofEarlierKind = false;
};

// Takes firms as they come, in the order of their source.
class FirmTaker {
public:
    virtual ~FirmTaker() = default;
    [[nodiscard]] virtual Written take(const Firm& firm) = 0;
    // A line that gave no firm, and why.
    [[nodiscard]] virtual Written refused(std::uint64_t line, const Localized& why) = 0;
};

// Hands on the rows of a screening that runs now; the rules list every claim that is not
// ineligible (blocks::ClaimList::open).
class FirmOutput final : public screening::Output {
public:
    FirmOutput(std::shared_ptr<const blocks::BlockRules> rules, FirmTaker& taker);

    [[nodiscard]] const screening::RowFormat* format() const override { return nullptr; }
    [[nodiscard]] Written begin(const std::string&) override { return {}; }
    [[nodiscard]] Written takeRows(const screening::RowBlock& rows) override;
    [[nodiscard]] tl::expected<std::string, Localized> checkpoint() override { return std::string(); }
    [[nodiscard]] Written finish() override { return {}; }

private:
    void fill(const screening::RowBlock& rows, std::size_t row);

    std::shared_ptr<const blocks::BlockRules> rules_;
    FirmTaker& taker_;
    std::vector<std::vector<std::string>> measures_; // "pack/measure", by their places in the rules
    Firm firm_;
};

} // namespace biosubsidy::portfolio
