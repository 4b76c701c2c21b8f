// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packs/tier_order.h"

#include <algorithm>

namespace biosubsidy {

namespace {

using language::Comparison;
using language::Node;
using language::Op;
using language::Program;

struct Part {
    const Program* program;
    std::size_t index;
    [[nodiscard]] const Node& node() const { return program->nodes[index]; }
    [[nodiscard]] Part child(std::size_t at) const { return {program, node().children[at]}; }
};

bool isSame(const Part& left, const Part& right) {
    const Node& a = left.node();
    const Node& b = right.node();
    if (a.op != b.op || a.entity != b.entity || a.fact != b.fact || a.options != b.options || a.texts != b.texts ||
        a.comparison != b.comparison || a.number * b.denominator != b.number * a.denominator ||
        a.rate.has_value() != b.rate.has_value() || a.children.size() != b.children.size())
        return false;
    if (a.rate && (a.rate->numerator() != b.rate->numerator() || a.rate->denominator() != b.rate->denominator()))
        return false;
    for (std::size_t at = 0; at < a.children.size(); ++at) {
        if (!isSame(left.child(at), right.child(at))) return false;
    }
    return true;
}

bool isFromBelow(Comparison comparison) {
    return comparison == Comparison::atLeast || comparison == Comparison::moreThan;
}

// x >= 10 holds only where x >= 1 does.
bool comparisonImplies(const Part& narrow, const Part& wide) {
    const Comparison asked = narrow.node().comparison;
    const Comparison given = wide.node().comparison;
    const Node& high = narrow.child(1).node();
    const Node& low = wide.child(1).node();
    if (high.op != Op::constant || low.op != Op::constant || !isSame(narrow.child(0), wide.child(0))) return false;
    if (asked == Comparison::equal || given == Comparison::equal || isFromBelow(asked) != isFromBelow(given))
        return false;
    const Fen left = high.number * low.denominator;
    const Fen right = low.number * high.denominator;
    const bool strict = given == Comparison::moreThan || given == Comparison::lessThan;
    if (left == right) return !strict || asked == given;
    return isFromBelow(asked) ? left > right : left < right;
}

bool implies(const Part& narrow, const Part& wide) {
    const Node& a = narrow.node();
    const Node& b = wide.node();
    if (b.op == Op::always || isSame(narrow, wide)) return true;
    if (a.op != b.op) return false;
    if (a.op == Op::comparison) return comparisonImplies(narrow, wide);
    return a.op == Op::options && a.entity == b.entity && a.fact == b.fact && (a.options & ~b.options).none();
}

void addParts(const Part& part, std::vector<Part>& parts) {
    if (part.node().op != Op::both) {
        parts.push_back(part);
        return;
    }
    for (std::size_t at = 0; at < part.node().children.size(); ++at) addParts(part.child(at), parts);
}

std::vector<Part> partsOf(const Program& program) {
    std::vector<Part> parts;
    if (!program.empty()) addParts({&program, program.root()}, parts);
    return parts;
}

} // namespace

std::optional<std::size_t> tierThatTakes(const std::vector<Tier>& tiers, std::size_t index) {
    const std::vector<Part> narrow = partsOf(tiers[index].when);
    for (std::size_t earlier = 0; earlier < index; ++earlier) {
        if (tiers[earlier].when.empty()) continue; // one without a when is refused elsewhere, or could not be read
        const std::vector<Part> wide = partsOf(tiers[earlier].when);
        const bool takes = std::all_of(wide.begin(), wide.end(), [&](const Part& asked) {
            return asked.node().op == Op::always ||
                   std::any_of(narrow.begin(), narrow.end(), [&](const Part& part) { return implies(part, asked); });
        });
        if (takes) return earlier;
    }
    return std::nullopt;
}

} // namespace biosubsidy
