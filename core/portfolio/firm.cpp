// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/portfolio/firm.h"

#include <algorithm>

#include "core/screening/row_table.h"

namespace biosubsidy::portfolio {

FirmTotals& FirmTotals::operator+=(const FirmTotals& other) {
    entitled += other.entitled;
    stated += other.stated;
    ceiling += other.ceiling;
    openRate += other.openRate;
    openAmount += other.openAmount;
    discretionary += other.discretionary;
    potential += other.potential;
    unstated += other.unstated;
    inKind += other.inKind;
    undetermined += other.undetermined;
    return *this;
}

bool Firm::hasClaims() const {
    return std::any_of(verdicts.begin(), verdicts.end(), [](std::uint64_t count) { return count > 0; });
}

FirmOutput::FirmOutput(std::shared_ptr<const blocks::BlockRules> rules, FirmTaker& taker)
    : rules_(std::move(rules)), taker_(taker) {
    for (const Pack& pack : rules_->rules()->packs()) {
        std::vector<std::string>& names = measures_.emplace_back();
        for (const Measure& measure : pack.measures) names.push_back(pack.id + "/" + measure.id);
    }
}

Written FirmOutput::takeRows(const screening::RowBlock& rows) {
    for (std::size_t row = 0; row < rows.size(); ++row) {
        fill(rows, row);
        if (auto taken = taker_.take(firm_); !taken) return taken;
    }
    return {};
}

void FirmOutput::fill(const screening::RowBlock& rows, std::size_t row) {
    const blocks::CaseResult& result = rows.result(row);
    const blocks::Figures& figures = result.figures;
    firm_.line = rows.line(row);
    firm_.name = rows.name(row);
    firm_.uscc = rows.uscc(row);
    firm_.totals = {moneyOf(figures.entitled),
                    moneyOf(figures.stated),
                    moneyOf(figures.ceiling),
                    moneyOf(figures.openRate),
                    moneyOf(figures.openAmount),
                    moneyOf(figures.discretionary),
                    moneyOf(figures.potential),
                    figures.unstated,
                    figures.inKind,
                    figures.undetermined};
    firm_.proven = result.proven;
    std::copy(result.verdicts.begin(), result.verdicts.end(), firm_.verdicts.begin());
    firm_.claims.clear();
    for (const blocks::ResultClaim& claim : result.claims) {
        const Measure& measure = rules_->rules()->packs()[claim.pack].measures[claim.measure];
        firm_.claims.push_back({measures_[claim.pack][claim.measure],
                                std::string(rows.itemId(row, measure.scope, claim.item)), claim.verdict, claim.hasSum,
                                moneyOf(claim.ceiling), moneyOf(claim.counted)});
    }
    firm_.question.reset();
    if (result.question)
        firm_.question = {screening::factPath(rows, row, result.question->fact, rules_->vocabulary()),
                          moneyOf(result.question->atStake), result.question->claims};
}

} // namespace biosubsidy::portfolio
