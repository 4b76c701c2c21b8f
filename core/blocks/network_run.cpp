// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blocks/network_run.h"

#include <algorithm>
#include <cstring>
#include <optional>

#include "core/blocks/lane_kernels.h"

namespace biosubsidy::blocks {

using language::Comparison;
using language::Op;

namespace {

std::int64_t narrow(Wide value) {
    return static_cast<std::int64_t>(value);
}

// One bound of a child, brought to its parent's denominator.
Term termOf(const NumberColumn& column, Wide factor, bool high) {
    Term term;
    if (column.isConstant)
        term.constant = narrow(column.constant * factor);
    else
        term.column = high ? column.high : column.low;
    term.factor = narrow(factor);
    return term;
}

Wide wideAt(const NumberColumn& column, Wide factor, bool high, std::size_t lane) {
    return (high ? column.highAt(lane) : column.lowAt(lane)) * factor;
}

} // namespace

NetworkRun::NetworkRun(const Network& network, const NetworkRun* company) : network_(network), company_(company) {}

void NetworkRun::begin(std::size_t lanes, const std::uint32_t* caseOf, const CaseLanes& cases) {
    cases_ = cases;
    lanes_ = lanes;
    words_ = wordsFor(lanes);
    caseOf_ = caseOf;
    // Larger only, so that a small block after a large one keeps the room.
    const std::size_t needed = network_.truths() * words_;
    if (yes_.size() < needed) {
        yes_.resize(needed);
        no_.resize(needed);
    }
    if (always_.size() < words_) {
        always_.resize(words_, ~Word(0));
        never_.resize(words_);
    }
    numbers_.resize(network_.numbers());
    rooms_.resize(network_.numbers());
}

void NetworkRun::evaluateAll(const Situations& situations) {
    if (words_ == 0) return;
    for (std::uint32_t part = 0; part < network_.parts().size(); ++part) evaluatePart(part, situations);
}

void NetworkRun::evaluate(const std::vector<std::uint32_t>& parts, const Situations& situations) {
    if (words_ == 0) return;
    for (const std::uint32_t part : parts) evaluatePart(part, situations);
}

void NetworkRun::evaluatePart(std::uint32_t index, const Situations& situations) {
    const Part& part = network_.parts()[index];
    if (part.ofCompany) {
        lookUp(part);
        return;
    }
    switch (part.op) {
    case Op::always:
        std::fill_n(yesOf(part), words_, ~Word(0));
        std::fill_n(noOf(part), words_, 0);
        break;
    case Op::flag:
    case Op::options:
    case Op::emptySet:
    case Op::textIn:
    case Op::fact: evaluateFact(part, situations.fact(network_.entity(), part.fact)); break;
    case Op::comparison: evaluateComparison(part); break;
    case Op::both:
    case Op::either:
    case Op::negation: evaluateJoint(part); break;
    default: evaluateNumber(part); break;
    }
}

// What the company's network found, as the company's items see it.
void NetworkRun::lookUp(const Part& part) {
    if (part.isTruth()) {
        spreadBits(company_->yes(part.companyPart), cases_, yesOf(part));
        spreadBits(company_->no(part.companyPart), cases_, noOf(part));
        return;
    }
    const NumberColumn& found = company_->number(part.companyPart);
    NumberColumn& to = numbers_[part.slot];
    to = found;
    if (found.isConstant) return;
    Room& room = rooms_[part.slot];
    const auto gather = [&](const auto* from, auto& into) {
        if (into.size() < words_ * lanesOfWord) into.resize(words_ * lanesOfWord);
        for (std::size_t lane = 0; lane < lanes_; ++lane) into[lane] = from[caseOf_[lane]];
        return into.data();
    };
    const auto spread = [&](const Word* from, std::vector<Word>& into) -> const Word* {
        if (from == nullptr) return nullptr;
        if (into.size() < words_) into.resize(words_);
        spreadBits(from, cases_, into.data());
        return into.data();
    };
    to.openAbove = spread(found.openAbove, room.openAbove);
    to.openBelow = spread(found.openBelow, room.openBelow);
    if (found.isWide()) {
        to.wideLow = gather(found.wideLow, room.wideLow);
        to.wideHigh = found.isExact() ? to.wideLow : gather(found.wideHigh, room.wideHigh);
    } else {
        to.low = gather(found.low, room.low);
        to.high = found.isExact() ? to.low : gather(found.high, room.high);
    }
}

void NetworkRun::evaluateFact(const Part& part, const FactColumn& fact) {
    if (part.op == Op::fact) {
        NumberColumn& to = numbers_[part.slot];
        to = {};
        to.low = fact.low;
        to.high = fact.high;
        to.openAbove = fact.openAbove;
        to.openBelow = fact.openBelow;
        return;
    }
    if (part.op == Op::options && !part.isSet) {
        evaluateOptions(part, fact);
        return;
    }
    // The lanes where one of what is asked for stands.
    Word* yes = yesOf(part);
    Word* no = noOf(part);
    std::fill_n(yes, words_, 0);
    const auto add = [&](std::size_t plane) {
        const Word* bits = fact.value(plane);
        for (std::size_t word = 0; word < words_; ++word) yes[word] |= bits[word];
    };
    if (part.op == Op::flag) {
        add(0);
    } else if (part.op == Op::textIn) {
        for (const std::uint32_t text : part.texts) add(text);
    } else {
        for (std::size_t element = 0; element < fact.count; ++element) {
            if (part.op == Op::emptySet || part.options.test(element)) add(element);
        }
    }
    for (std::size_t word = 0; word < words_; ++word) no[word] = fact.known[word] & ~yes[word];
    if (part.op == Op::emptySet) std::swap_ranges(yes, yes + words_, no);
}

// A choice: what it may still be decides as far as it can.
void NetworkRun::evaluateOptions(const Part& part, const FactColumn& fact) {
    Word* yes = yesOf(part);
    Word* no = noOf(part);
    std::fill_n(yes, words_, 0);
    std::fill_n(no, words_, 0);
    for (std::size_t choice = 0; choice < fact.count; ++choice) {
        Word* to = part.options.test(choice) ? yes : no;
        const Word* may = fact.value(choice);
        for (std::size_t word = 0; word < words_; ++word) to[word] |= may[word];
    }
    for (std::size_t word = 0; word < words_; ++word) {
        const Word within = yes[word];
        yes[word] = within & ~no[word];
        no[word] = ~within;
    }
}

void NetworkRun::evaluateJoint(const Part& part) {
    Word* yes = yesOf(part);
    Word* no = noOf(part);
    if (part.op == Op::negation) {
        std::memcpy(yes, this->no(part.children[0]), words_ * sizeof(Word));
        std::memcpy(no, this->yes(part.children[0]), words_ * sizeof(Word));
        return;
    }
    // Of `all` every child must be so, of `any` one.
    const bool both = part.op == Op::both;
    Word* all = both ? yes : no;
    Word* any = both ? no : yes;
    std::fill_n(all, words_, ~Word(0));
    std::fill_n(any, words_, 0);
    for (const std::uint32_t child : part.children) {
        const Word* childAll = both ? this->yes(child) : this->no(child);
        const Word* childAny = both ? this->no(child) : this->yes(child);
        for (std::size_t word = 0; word < words_; ++word) {
            all[word] &= childAll[word];
            any[word] |= childAny[word];
        }
    }
}

void NetworkRun::evaluateComparison(const Part& part) {
    const NumberColumn& left = number(part.children[0]);
    const NumberColumn& right = number(part.children[1]);
    Word* yes = yesOf(part);
    Word* no = noOf(part);
    if (!part.needsWide && !left.isWide() && !right.isWide()) {
        const Bounds a{termOf(left, part.factors[0], false), termOf(left, part.factors[0], true)};
        const Bounds b{termOf(right, part.factors[1], false), termOf(right, part.factors[1], true)};
        compareLanes(part.comparison, a, b, words_, yes, no);
    } else {
        std::fill_n(yes, words_, 0);
        std::fill_n(no, words_, 0);
        for (std::size_t lane = 0; lane < lanes_; ++lane) {
            const auto of = [&](const NumberColumn& column, std::size_t which, bool high) {
                return wideAt(column, part.factors[which], high, lane);
            };
            const Outcome found = compareBounds(part.comparison, of(left, 0, false), of(left, 0, true),
                                                of(right, 1, false), of(right, 1, true));
            if (found.yes) setBit(yes, lane);
            if (found.no) setBit(no, lane);
        }
    }
    if (part.weighsOpen) undecideOpen(part, yes, no);
}

// What was decided by the limits of a type alone is not decided.
void NetworkRun::undecideOpen(const Part& part, Word* yes, Word* no) const {
    const NumberColumn& left = number(part.children[0]);
    const NumberColumn& right = number(part.children[1]);
    // (left may be as high, right as low as it likes), and the other way round.
    const auto mask = [](const Word* one, const Word* other, std::size_t word) {
        return (one == nullptr ? 0 : one[word]) | (other == nullptr ? 0 : other[word]);
    };
    const bool isEqual = part.comparison == Comparison::equal;
    const bool upwards = part.comparison == Comparison::atLeast || part.comparison == Comparison::moreThan;
    for (std::size_t word = 0; word < words_; ++word) {
        const Word rises = mask(left.openAbove, right.openBelow, word);
        const Word falls = mask(left.openBelow, right.openAbove, word);
        if ((rises | falls) == 0) continue;
        if (!isEqual) {
            yes[word] &= ~(upwards ? falls : rises);
            no[word] &= ~(upwards ? rises : falls);
            continue;
        }
        yes[word] &= ~(rises | falls);
        // Not equal: one is surely above the other, by bounds that are none of a type's.
        const Word weighed = no[word] & (rises | falls);
        forEachLane(&weighed, 1, [&](std::size_t bit) {
            const std::size_t lane = word * lanesOfWord + bit;
            const bool above = wideAt(left, part.factors[0], false, lane) > wideAt(right, part.factors[1], true, lane);
            if (bitAt(above ? &falls : &rises, bit)) clearBit(no, lane);
        });
    }
}

void NetworkRun::evaluateNumber(const Part& part) {
    NumberColumn& to = numbers_[part.slot];
    to = {};
    if (part.isConstant()) {
        to.isConstant = true;
        to.constant = part.number;
        return;
    }
    Room& room = rooms_[part.slot];
    const std::size_t lanes = words_ * lanesOfWord;
    bool wide = part.needsWide;
    bool exact = true;
    for (const std::uint32_t child : part.children) {
        wide = wide || number(child).isWide();
        exact = exact && number(child).isExact();
    }
    if (wide) {
        if (room.wideLow.size() < lanes) {
            room.wideLow.resize(lanes);
            room.wideHigh.resize(lanes);
        }
        combineWide(part, room);
        to.wideLow = room.wideLow.data();
        to.wideHigh = room.wideHigh.data();
        openEnds(part, to, room);
        return;
    }
    if (room.low.size() < lanes) {
        room.low.resize(lanes);
        room.high.resize(lanes);
    }
    combineNarrow(part, room, exact);
    to.low = room.low.data();
    to.high = exact ? to.low : room.high.data();
    if (!exact) openEnds(part, to, room);
}

// As combine() in core/language/evaluation.cpp.
void NetworkRun::openEnds(const Part& part, NumberColumn& to, Room& room) {
    const auto isOpen = [](const NumberColumn& child) {
        return child.openAbove != nullptr || child.openBelow != nullptr;
    };
    if (std::none_of(part.children.begin(), part.children.end(),
                     [&](std::uint32_t child) { return isOpen(number(child)); }))
        return;
    room.openAbove.assign(words_, part.op == Op::least ? ~Word(0) : 0);
    room.openBelow.assign(words_, part.op == Op::greatest ? ~Word(0) : 0);
    for (std::size_t which = 0; which < part.children.size(); ++which) {
        const NumberColumn& child = number(part.children[which]);
        const bool crossed = part.op == Op::difference && which > 0;
        const Word* above = crossed ? child.openBelow : child.openAbove;
        const Word* below = crossed ? child.openAbove : child.openBelow;
        for (std::size_t word = 0; word < words_; ++word) {
            const Word up = above == nullptr ? 0 : above[word];
            const Word down = below == nullptr ? 0 : below[word];
            Word& openAbove = room.openAbove[word];
            Word& openBelow = room.openBelow[word];
            openAbove = part.op == Op::least ? openAbove & up : openAbove | up;
            openBelow = part.op == Op::greatest ? openBelow & down : openBelow | down;
        }
    }
    if (part.op == Op::product) openProduct(part, room);
    to.openAbove = room.openAbove.data();
    to.openBelow = room.openBelow.data();
    if (part.weighsOpen) boundedEnds(part, to, room);
}

// As many as one likes of what may be negative.
void NetworkRun::openProduct(const Part& part, Room& room) const {
    const NumberColumn& count = number(part.children[0]);
    const NumberColumn& money = number(part.children[1]);
    if (count.openAbove == nullptr) return;
    forEachLane(count.openAbove, words_, [&](std::size_t lane) {
        if (lane < lanes_ && money.lowAt(lane) < 0) setBit(room.openBelow.data(), lane);
    });
}

// The least of several is no more than the least of those that something bounds; the
// greatest likewise.
void NetworkRun::boundedEnds(const Part& part, const NumberColumn& to, Room& room) const {
    const bool least = part.op == Op::least;
    const auto openEnd = [least](const NumberColumn& column) { return least ? column.openAbove : column.openBelow; };
    const auto boundedIn = [&](std::size_t lane) {
        std::optional<Wide> end;
        for (std::size_t which = 0; which < part.children.size(); ++which) {
            const NumberColumn& child = number(part.children[which]);
            if (openEnd(child) != nullptr && bitAt(openEnd(child), lane)) continue;
            const Wide bound = wideAt(child, part.factors[which], least, lane);
            end = !end ? bound : least ? std::min(*end, bound) : std::max(*end, bound);
        }
        return *end;
    };
    for (std::size_t word = 0; word < words_; ++word) {
        Word some = 0;
        for (const std::uint32_t child : part.children)
            some |= openEnd(number(child)) == nullptr ? 0 : openEnd(number(child))[word];
        some &= ~openEnd(to)[word] & lanesIn(word, lanes_);
        forEachLane(&some, 1, [&](std::size_t bit) {
            const std::size_t lane = word * lanesOfWord + bit;
            if (to.isWide())
                (least ? room.wideHigh : room.wideLow)[lane] = boundedIn(lane);
            else
                (least ? room.high : room.low)[lane] = narrow(boundedIn(lane));
        });
    }
}

void NetworkRun::combineNarrow(const Part& part, Room& room, bool exact) {
    const std::size_t lanes = words_ * lanesOfWord;
    for (std::size_t which = 0; which < part.children.size(); ++which) {
        const NumberColumn& child = number(part.children[which]);
        const Wide factor = part.factors[which];
        // What is taken off at its highest leaves the lowest.
        const bool crossed = part.op == Op::difference && which > 0;
        const LaneOp op = which == 0 ? LaneOp::take : laneOp(part.op);
        if (op == LaneOp::multiply && !exact) {
            multiplyBounds({termOf(child, factor, false), termOf(child, factor, true)}, lanes, room.low.data(),
                           room.high.data());
            continue;
        }
        combineLanes(op, termOf(child, factor, crossed), lanes, room.low.data());
        if (!exact) combineLanes(op, termOf(child, factor, !crossed), lanes, room.high.data());
    }
}

void NetworkRun::combineWide(const Part& part, Room& room) {
    for (std::size_t lane = 0; lane < lanes_; ++lane) {
        Wide low = 0;
        Wide high = 0;
        for (std::size_t which = 0; which < part.children.size(); ++which) {
            const NumberColumn& child = number(part.children[which]);
            const bool crossed = part.op == Op::difference && which > 0;
            const LaneOp op = which == 0 ? LaneOp::take : laneOp(part.op);
            const Wide nextLow = wideAt(child, part.factors[which], crossed, lane);
            const Wide nextHigh = wideAt(child, part.factors[which], !crossed, lane);
            // What is counted is never negative, an amount may be.
            const Wide lowest = op == LaneOp::multiply && nextLow < 0 ? high : low;
            const Wide highest = op == LaneOp::multiply && nextHigh < 0 ? low : high;
            low = combined(op, lowest, nextLow);
            high = combined(op, highest, nextHigh);
        }
        room.wideLow[lane] = low;
        room.wideHigh[lane] = high;
    }
}

} // namespace biosubsidy::blocks
