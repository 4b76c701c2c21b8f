// SPDX-License-Identifier: GPL-3.0-or-later
//
// Many firms at a glance: what their rows add up to, by certainty, measure and deadline,
// and which are the largest. It grows with the rules and with how many of the largest are
// wanted, never with the number of firms. Sums are whole fen; a firm's sums are the
// screening's, nothing is computed again.
#pragma once

#include <map>
#include <memory>
#include <set>

#include "core/portfolio/firm.h"
#include "core/portfolio/largest.h"

namespace biosubsidy::portfolio {

// Whose row it is.
struct FirmName {
    std::uint64_t line = 0;
    std::string name;
    std::string uscc;
    friend bool operator==(const FirmName&, const FirmName&) = default;
};
[[nodiscard]] FirmName nameOf(const Firm& firm);
// For people: 甲公司; （第 3 行，名称未填）.
[[nodiscard]] std::string nameText(const FirmName& firm, Language language);

struct FirmSum {
    FirmName firm;
    Money sum;
};
struct LargerSum {
    bool operator()(const FirmSum& left, const FirmSum& right) const {
        return left.sum != right.sum ? left.sum > right.sum : left.firm.line < right.firm.line;
    }
};
struct LargerFirm {
    bool operator()(const Firm& left, const Firm& right) const;
};

inline constexpr std::size_t mostOfMeasure = 10;

struct MeasureTally {
    std::uint64_t firms = 0; // that it counts for
    Money counted;
    std::uint64_t holding = 0;   // for which it holds without adding a sum
    std::uint64_t openFirms = 0; // for which it is undetermined
    Money open;                  // the ceilings of those claims: at most
    Largest<FirmSum, LargerSum> largest{mostOfMeasure};
};

// A last day: of a call for applications, or of a document.
struct Deadline {
    Date day = *Date::of(1970, 1, 1);
    bool ofCall = false;
    std::string pack;
    std::size_t call = 0; // index into Pack::calls
    friend auto operator<=>(const Deadline&, const Deadline&) = default;
};
struct DeadlineTally {
    std::uint64_t firms = 0; // with anything to apply for until then
    Money counted;
    Money open;
};

// The one question that is most worth asking a firm.
struct Asked {
    FirmName firm;
    FirmQuestion question;
    // Of the claims whose verdict waits for this fact and for no other: the sum of their
    // ceilings. None where it was not looked at: results do not tell it.
    std::optional<Money> alone{};
    std::string text{}; // which fact of which item, where the case was at hand
};
struct LargerQuestion {
    bool operator()(const Asked& left, const Asked& right) const;
};

struct Refused {
    std::uint64_t line = 0;
    Localized why;
};

struct PortfolioLimits {
    std::size_t firms = 200; // that are listed
    std::size_t questions = 100;
    std::size_t refused = 300;
};

class Portfolio final : public FirmTaker {
public:
    // `asOf`: the day from which deadlines count.
    Portfolio(std::shared_ptr<const RuleBook> rules, const Date& asOf, const PortfolioLimits& limits);

    [[nodiscard]] Written take(const Firm& firm) override;
    [[nodiscard]] Written refused(std::uint64_t line, const Localized& why) override;

    [[nodiscard]] const RuleBook& rules() const noexcept { return *rules_; }
    [[nodiscard]] const Date& asOf() const noexcept { return asOf_; }

    std::uint64_t firms = 0;
    std::uint64_t withCeiling = 0;    // that something counts for
    std::uint64_t openAlone = 0;      // nothing counts yet, but something may
    std::uint64_t withoutFigures = 0; // where no document publishes a sum
    std::uint64_t withoutClaims = 0;  // where no document is known
    std::uint64_t unproven = 0;
    FirmTotals totals;
    Money fromDrafts, fromReports, fromExcerpts, ofUser; // parts of the ceiling, by document
    std::map<std::string, MeasureTally> measures;
    std::map<Deadline, DeadlineTally> deadlines;
    DeadlineTally withoutDeadline; // of measures for which no last day is published
    Largest<Firm, LargerFirm> largest;
    Largest<Asked, LargerQuestion> questions;
    std::vector<FirmName> notAssessed; // the first of those where no document is known
    std::vector<Refused> refusedLines; // the first
    std::uint64_t refusedCount = 0;

private:
    void addClaims(const Firm& firm);
    void addDeadlines(const Firm& firm);
    void addOrigin(const FirmClaim& claim);
    [[nodiscard]] const std::vector<Deadline>& deadlinesOf(const std::string& measure);

    std::shared_ptr<const RuleBook> rules_;
    Date asOf_;
    PortfolioLimits limits_;
    std::map<std::string, std::vector<Deadline>> deadlinesOf_; // by measure, as they are asked
};

// Looks through the case of a firm for the fact that alone keeps most from being decided;
// where there is one, it is the question.
void lookCloser(Asked& asked, const Assessment& assessment, Language language);

} // namespace biosubsidy::portfolio
