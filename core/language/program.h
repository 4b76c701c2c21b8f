// SPDX-License-Identifier: GPL-3.0-or-later
//
// A Program is a checked expression, ready to be evaluated: its nodes in an order
// in which each comes after its children, the root last. Evaluating it gives a
// result for every node; the verdict or sum is the root's, and the missing facts
// and the trace are read off the same results, so that they cannot disagree.
//
// Numbers are exact. A node's number is an integer count of 1/denominator of its
// unit (fen for money), the denominator fixed when the program was compiled, and
// the compiler has proved that no value can overflow.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/facts/situation.h"
#include "core/language/expression.h"
#include "core/values/rate.h"
#include "core/values/truth.h"

namespace biosubsidy::language {

enum class Op : std::uint8_t {
    always,
    flag,       // a flag fact
    options,    // a choice is, or a set has, one of `options`
    emptySet,   // a set fact is empty
    textIn,     // a text is one of `texts`
    comparison, // two numbers
    both,
    either,
    negation,
    constant, // a number
    fact,     // a number fact
    ceiling,  // the claim's own ceiling (in warnings)
    scaled,   // `rate` times a number
    product,  // a count or quantity times money
    sum,
    difference,
    least,
    greatest,
};

enum class Comparison : std::uint8_t { atLeast, moreThan, atMost, lessThan, equal };
[[nodiscard]] std::string_view toString(Comparison comparison) noexcept; // ">="

// A quantity has a unit of its own (m²); an integer is a bare number of the text,
// which may stand for a count, a quantity or a year.
enum class NumberKind : std::uint8_t { money, count, quantity, year, date, rate, integer };

struct Node {
    Op op = Op::always;
    Entity entity = Entity::company; // of the fact
    std::size_t fact = 0;
    bool isSet = false; // options: of a set fact
    ChoiceSet options;
    std::vector<std::string> texts;
    Comparison comparison = Comparison::atLeast;
    NumberKind kind = NumberKind::money;
    Fen number = 0; // constant
    Fen denominator = 1;
    std::optional<Rate> rate; // scaled
    std::vector<std::uint32_t> children;
    std::vector<Fen> factors; // brings each child to this node's denominator
    Fen largest = 0;          // a bound on the absolute value, for the proof
    Fen least = 0;            // a bound from below: whether it may be negative
    // Unknown facts that nothing else bounds could make it as large as they like.
    bool endless = false;
};

struct Program {
    std::vector<Node> nodes;
    std::string text; // as written, for people who read the pack

    [[nodiscard]] bool empty() const noexcept { return nodes.empty(); }
    [[nodiscard]] std::size_t root() const noexcept { return nodes.size() - 1; }
    // Whether one of these facts of the entity goes into it.
    [[nodiscard]] bool reads(Entity entity, const std::set<std::size_t>& facts) const;
};

// What a node came to: a truth, or bounds of a number (equal ends: known). Where an
// end is open, the bound there is only what types allow, and decides nothing.
struct NodeResult {
    Truth truth = Truth::unknown;
    bool openAbove = false;
    bool openBelow = false;
    Fen low = 0;
    Fen high = 0;

    [[nodiscard]] bool isOpen() const { return openAbove || openBelow; }
};

[[nodiscard]] constexpr bool readsFact(Op op) noexcept {
    return op == Op::flag || op == Op::options || op == Op::emptySet || op == Op::textIn || op == Op::fact;
}
[[nodiscard]] constexpr bool isTruth(Op op) noexcept {
    return op <= Op::negation;
}

// Scratch space that keeps its memory from one evaluation to the next.
using Evaluation = std::vector<NodeResult>;

// `ceiling` is what Op::ceiling stands for.
void evaluate(const Program& program, const Situation& situation, Evaluation& results, const Money& ceiling = {});

// Adds the numbers whose signs decide how each comparison comes out, which argument each min
// and max takes and which end of a range each product does; those of a node after those of
// its children. As long as none of them changes its sign, every number of the program is a
// straight line over a fact that moves. In fen or the like, times the node's denominator.
void addTurns(const Program& program, const Evaluation& results, std::vector<Fen>& turns);

// Adds the facts that leave the root undecided: a decided part contributes
// nothing, an undecided one what leaves it undecided.
void addMissing(const Program& program, const Situation& situation, const Evaluation& results,
                std::vector<FactRef>& missing);

// A node with what it came to, for the reasons of a claim. A plain tree, except
// that `node` points into the program.
struct Trace {
    const Node* node = nullptr;
    NodeResult result;
    std::optional<FactRef> ref; // the fact that was read
    Slot slot;                  // what it was; its text pointer is null
    std::string text;           // the text of a text fact
    std::vector<Trace> children;
};

[[nodiscard]] Trace traceOf(const Program& program, const Situation& situation, const Evaluation& results);

} // namespace biosubsidy::language
