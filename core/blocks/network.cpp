// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blocks/network.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

namespace biosubsidy::blocks {

namespace {

using language::Node;
using language::Op;

// A sum of two such values still fits in 64 bits.
const Fen& largestNarrow() {
    static const Fen limit = Fen(1) << 62;
    return limit;
}

// Everything that tells one part from another, as a key.
std::string keyOf(const Part& part) {
    std::string key =
        fmt::format("{} {} {} {} {} {} {} {}", static_cast<int>(part.op), part.ofCompany, part.companyPart, part.fact,
                    part.isSet, static_cast<int>(part.comparison), part.needsWide, moneyOf(part.number).toString());
    key += part.options.to_string();
    for (const std::uint32_t text : part.texts) key += fmt::format(" t{}", text);
    for (const std::uint32_t child : part.children) key += fmt::format(" {}", child);
    for (const Wide factor : part.factors) key += " x" + moneyOf(factor).toString();
    return key;
}

} // namespace

// Takes one program into the network, node by node.
class Network::Adder {
public:
    Adder(Network& network, const language::Program& program)
        : network_(network), program_(program), companyOnly_(program.nodes.size()), reads_(program.nodes.size()),
          openFrom_(program.nodes.size()), opensBelow_(program.nodes.size()), made_(program.nodes.size(), none) {
        for (std::size_t index = 0; index < program.nodes.size(); ++index) look(index);
    }

    std::uint32_t part(std::size_t index) {
        if (made_[index] == none) made_[index] = make(index);
        return made_[index];
    }

private:
    // Whether a node asks about something, and about nothing but the company.
    void look(std::size_t index) {
        const Node& node = program_.nodes[index];
        reads_[index] = readsFact(node.op);
        companyOnly_[index] = !reads_[index] || node.entity == Entity::company;
        for (const std::uint32_t child : node.children) {
            reads_[index] = reads_[index] || reads_[child];
            companyOnly_[index] = companyOnly_[index] && companyOnly_[child];
        }
        openFrom_[index] = openFrom(node);
        for (std::size_t which = 0; which < node.children.size(); ++which) {
            const bool takenOff = node.op == Op::difference && which > 0;
            if (opensBelow_[node.children[which]] || (takenOff && openFrom_[node.children[which]]))
                opensBelow_[index] = true;
        }
    }

    std::uint32_t make(std::size_t index) {
        const Node& node = program_.nodes[index];
        if (network_.company_ != nullptr && reads_[index] && companyOnly_[index]) return lookedUp(index);
        Part part;
        part.op = node.op;
        part.isSet = node.isSet;
        part.options = node.options;
        part.comparison = node.comparison;
        part.number = wideOf(node.number);
        if (readsFact(node.op)) part.fact = node.fact;
        part.readsPlace = readsFact(node.op) && network_.isPlace(node.entity, node.fact);
        for (const std::string& text : node.texts) part.texts.push_back(network_.layout_.text(text));
        bool wide = node.largest >= largestNarrow();
        for (std::size_t which = 0; which < node.children.size(); ++which) {
            part.children.push_back(this->part(node.children[which]));
            const Part& child = network_.parts_[part.children.back()];
            part.readsPlace = part.readsPlace || child.readsPlace;
            if (node.factors.empty()) continue;
            part.factors.push_back(wideOf(node.factors[which]));
            const Node& below = program_.nodes[node.children[which]];
            wide = wide || below.largest * node.factors[which] >= largestNarrow();
        }
        part.needsWide = wide && (part.op == Op::comparison || !part.isTruth());
        part.weighsOpen = weighsOpen(node);
        return network_.intern(std::move(part));
    }

    // Whether what a type allows at most could decide: where facts are held against
    // each other, or an end that is open against more than that.
    [[nodiscard]] bool weighsOpen(const Node& node) const {
        if (node.op == Op::comparison && reads_[node.children[0]] && reads_[node.children[1]]) return true;
        if (node.op == Op::greatest)
            return std::any_of(node.children.begin(), node.children.end(),
                               [this](std::uint32_t child) { return opensBelow_[child]; });
        if (node.op != Op::comparison && node.op != Op::least) return false;
        for (std::size_t one = 0; one < node.children.size(); ++one) {
            const std::optional<Fen>& open = openFrom_[node.children[one]];
            for (std::size_t other = 0; open && other < node.children.size(); ++other) {
                const Fen most = program_.nodes[node.children[other]].largest * factor(node, other);
                if (other != one && *open * factor(node, one) < most) return true;
            }
        }
        return false;
    }

    // The lowest bound from above that a number can have where it is open above.
    [[nodiscard]] std::optional<Fen> openFrom(const Node& node) const {
        if (node.op == Op::fact) return node.largest;
        std::optional<Fen> least;
        for (std::size_t which = 0; which < node.children.size(); ++which) {
            const std::optional<Fen>& open = openFrom_[node.children[which]];
            if (!open) continue;
            Fen from = *open * factor(node, which);
            if (node.op == Op::product) from = 0;     // what it is multiplied with may be nothing
            if (node.op == Op::difference) from = -1; // what is taken off may be more
            least = least ? std::min(*least, from) : from;
        }
        return least;
    }
    static Fen factor(const Node& node, std::size_t which) {
        return node.factors.empty() ? Fen(1) : node.factors[which];
    }

    std::uint32_t lookedUp(std::size_t index) {
        if (companyParts_.empty()) companyParts_.push_back({*network_.company_, program_});
        Part part;
        part.ofCompany = true;
        part.companyPart = companyParts_.front().part(index);
        const Part& found = network_.company_->parts_[part.companyPart];
        part.op = found.isTruth() ? Op::always : Op::fact; // what kind of result it has
        part.needsWide = found.needsWide && !found.isTruth();
        part.readsPlace = found.readsPlace;
        return network_.intern(std::move(part));
    }

    Network& network_;
    const language::Program& program_;
    std::vector<bool> companyOnly_;
    std::vector<bool> reads_;
    std::vector<std::optional<Fen>> openFrom_;
    std::vector<bool> opensBelow_; // what is unknown could take off as much as one likes
    std::vector<std::uint32_t> made_;
    std::vector<Adder> companyParts_; // at most one; a vector because the type is incomplete here
};

std::uint32_t Network::add(const language::Program& program) {
    if (program.empty()) return none;
    return Adder(*this, program).part(program.root());
}

std::uint32_t Network::intern(Part part) {
    const auto [at, isNew] = known_.emplace(keyOf(part), static_cast<std::uint32_t>(parts_.size()));
    if (!isNew) return at->second;
    part.slot = part.isTruth() ? truths_++ : numbers_++;
    parts_.push_back(std::move(part));
    return at->second;
}

bool Network::isPlace(Entity entity, std::size_t fact) const {
    const Vocabulary::Known& known = vocabulary_.known();
    if (entity == Entity::company) return fact == known.companyCity || fact == known.companyDistrict;
    return entity == Entity::project && (fact == known.projectCity || fact == known.projectDistrict);
}

void Network::mark(std::uint32_t root, std::vector<bool>& seen, std::vector<std::uint32_t>& ofCompany) const {
    if (root == none || seen[root] || !parts_[root].readsPlace) return;
    seen[root] = true;
    if (parts_[root].ofCompany) ofCompany.push_back(parts_[root].companyPart);
    for (const std::uint32_t child : parts_[root].children) mark(child, seen, ofCompany);
}

void Network::placeParts(const std::vector<std::uint32_t>& roots, std::vector<std::uint32_t>& own,
                         std::vector<std::uint32_t>& ofCompany) const {
    std::vector<bool> seen(parts_.size(), false);
    for (const std::uint32_t root : roots) mark(root, seen, ofCompany);
    for (std::uint32_t part = 0; part < parts_.size(); ++part) {
        if (seen[part]) own.push_back(part);
    }
}

} // namespace biosubsidy::blocks
