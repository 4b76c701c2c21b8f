// SPDX-License-Identifier: GPL-3.0-or-later
//
// The results of a network over the lanes of a block: for a truth, the lanes where
// it holds and those where it does not (neither: unknown); for a number, its bounds.
#pragma once

#include <vector>

#include "core/blocks/network.h"
#include "core/blocks/situations.h"

namespace biosubsidy::blocks {

// Bounds of a number by lane: as 64-bit columns, or wide ones where a bound shows
// that 64 bits may not do, or the same constant everywhere. `low` and `high` are
// the same column where every lane is known.
struct NumberColumn {
    bool isConstant = false;
    Wide constant = 0;
    const std::int64_t* low = nullptr;
    const std::int64_t* high = nullptr;
    const Wide* wideLow = nullptr;
    const Wide* wideHigh = nullptr;
    // As NodeResult's, by lane; null: nowhere.
    const Word* openAbove = nullptr;
    const Word* openBelow = nullptr;

    [[nodiscard]] bool isOpenAbove(std::size_t lane) const { return openAbove != nullptr && bitAt(openAbove, lane); }
    [[nodiscard]] bool isOpenBelow(std::size_t lane) const { return openBelow != nullptr && bitAt(openBelow, lane); }
    [[nodiscard]] bool isWide() const { return wideLow != nullptr; }
    [[nodiscard]] bool isExact() const { return isConstant || (isWide() ? wideLow == wideHigh : low == high); }
    [[nodiscard]] Wide lowAt(std::size_t lane) const {
        return isConstant ? constant : isWide() ? wideLow[lane] : Wide(low[lane]);
    }
    [[nodiscard]] Wide highAt(std::size_t lane) const {
        return isConstant ? constant : isWide() ? wideHigh[lane] : Wide(high[lane]);
    }
};

// Over lanes, where something holds and where it does not.
struct TruthColumn {
    const Word* yes = nullptr;
    const Word* no = nullptr;
};

class NetworkRun {
public:
    // `company`: the run of the company's network, null where this is it.
    NetworkRun(const Network& network, const NetworkRun* company);

    // Makes room for so many lanes; forgets all results.
    void begin(std::size_t lanes, const std::uint32_t* caseOf, const CaseLanes& cases);
    void evaluateAll(const Situations& situations);
    void evaluate(const std::vector<std::uint32_t>& parts, const Situations& situations);

    [[nodiscard]] std::size_t words() const noexcept { return words_; }
    [[nodiscard]] std::size_t lanes() const noexcept { return lanes_; }
    [[nodiscard]] const Network& network() const noexcept { return network_; }
    [[nodiscard]] const NetworkRun* company() const noexcept { return company_; }
    [[nodiscard]] const std::uint32_t* caseOf() const noexcept { return caseOf_; }
    [[nodiscard]] const Word* yes(std::uint32_t part) const {
        return yes_.data() + network_.parts()[part].slot * words_;
    }
    [[nodiscard]] const Word* no(std::uint32_t part) const { return no_.data() + network_.parts()[part].slot * words_; }
    // What a condition comes to; where nothing is asked (none), it holds.
    [[nodiscard]] TruthColumn truth(std::uint32_t part) const {
        return part == none ? TruthColumn{always_.data(), never_.data()} : TruthColumn{yes(part), no(part)};
    }
    [[nodiscard]] const NumberColumn& number(std::uint32_t part) const { return numbers_[network_.parts()[part].slot]; }

private:
    struct Room { // of one number
        std::vector<std::int64_t> low, high;
        std::vector<Wide> wideLow, wideHigh;
        std::vector<Word> openAbove, openBelow;
    };
    void evaluatePart(std::uint32_t part, const Situations& situations);
    void lookUp(const Part& part);
    void evaluateFact(const Part& part, const FactColumn& fact);
    void evaluateOptions(const Part& part, const FactColumn& fact);
    void evaluateJoint(const Part& part);
    void evaluateComparison(const Part& part);
    void evaluateNumber(const Part& part);
    void combineNarrow(const Part& part, Room& room, bool exact);
    void combineWide(const Part& part, Room& room);
    void openEnds(const Part& part, NumberColumn& to, Room& room);
    void openProduct(const Part& part, Room& room) const;
    void boundedEnds(const Part& part, const NumberColumn& to, Room& room) const;
    void undecideOpen(const Part& part, Word* yes, Word* no) const;
    [[nodiscard]] Word* yesOf(const Part& part) { return yes_.data() + part.slot * words_; }
    [[nodiscard]] Word* noOf(const Part& part) { return no_.data() + part.slot * words_; }

    const Network& network_;
    const NetworkRun* company_;
    std::size_t lanes_ = 0;
    std::size_t words_ = 0;
    const std::uint32_t* caseOf_ = nullptr;
    CaseLanes cases_;
    std::vector<Word> yes_;
    std::vector<Word> no_;
    std::vector<Word> always_;
    std::vector<Word> never_;
    std::vector<NumberColumn> numbers_;
    std::vector<Room> rooms_;
};

} // namespace biosubsidy::blocks
