// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/changes/program_text.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "core/values/rate.h"

namespace biosubsidy::changes {

namespace {

using language::Comparison;
using language::Node;
using language::Op;

Comparison mirrored(Comparison comparison) {
    switch (comparison) {
    case Comparison::atLeast: return Comparison::atMost;
    case Comparison::moreThan: return Comparison::lessThan;
    case Comparison::atMost: return Comparison::atLeast;
    case Comparison::lessThan: return Comparison::moreThan;
    case Comparison::equal: return Comparison::equal;
    }
    return comparison;
}

class Writer {
public:
    Writer(const language::Program& program, const Vocabulary& vocabulary)
        : program_(program), vocabulary_(vocabulary) {}

    [[nodiscard]] std::string write(std::size_t index) const {
        const Node& node = program_.nodes.at(index);
        switch (node.op) {
        case Op::always: return "always";
        case Op::flag:
        case Op::fact: return name(node);
        case Op::options: return fmt::format("{} in {{{}}}", name(node), fmt::join(choices(node), ", "));
        case Op::emptySet: return name(node) + " is empty";
        case Op::textIn: return fmt::format("{} in {{{}}}", name(node), fmt::join(texts(node), ", "));
        case Op::comparison: return comparison(node);
        case Op::both: return joined(node, " and ");
        case Op::either: return joined(node, " or ");
        case Op::negation: return "not " + write(node.children[0]);
        case Op::constant: return constant(node);
        case Op::ceiling: return "ceiling";
        case Op::scaled: return (node.rate ? node.rate->toString() : "") + " * " + write(node.children[0]);
        case Op::product: return joined(node, " * ");
        case Op::sum: return joined(node, " + ");
        case Op::difference: return fmt::format("({} - {})", write(node.children[0]), write(node.children[1]));
        case Op::least: return "min" + joined(node, ", ");
        case Op::greatest: return "max" + joined(node, ", ");
        }
        return {};
    }

private:
    [[nodiscard]] const Fact& fact(const Node& node) const { return vocabulary_.fact(node.entity, node.fact); }

    [[nodiscard]] std::string name(const Node& node) const {
        return fmt::format("{}.{}", toString(node.entity), fact(node).id);
    }

    [[nodiscard]] std::vector<std::string> choices(const Node& node) const {
        std::vector<std::string> ids = fact(node).idsOf(node.options);
        std::sort(ids.begin(), ids.end());
        return ids;
    }

    static std::vector<std::string> texts(const Node& node) {
        std::vector<std::string> quoted;
        for (const std::string& text : node.texts) quoted.push_back('"' + text + '"');
        std::sort(quoted.begin(), quoted.end());
        return quoted;
    }

    [[nodiscard]] std::string comparison(const Node& node) const {
        const std::string left = write(node.children[0]);
        const std::string right = write(node.children[1]);
        const bool turned = program_.nodes.at(node.children[0]).op == Op::constant &&
                            program_.nodes.at(node.children[1]).op != Op::constant;
        if (turned) return fmt::format("{} {} {}", right, toString(mirrored(node.comparison)), left);
        return fmt::format("{} {} {}", left, toString(node.comparison), right);
    }

    // The operands of one kind of joint, each once and sorted. (a and b) and c
    // has three of them.
    [[nodiscard]] std::string joined(const Node& node, std::string_view sign) const {
        std::vector<std::string> parts;
        gather(node, node.op, parts);
        std::sort(parts.begin(), parts.end());
        if (node.op != Op::sum && node.op != Op::product)
            parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
        const bool plain = parts.size() == 1 && node.op != Op::least && node.op != Op::greatest;
        const std::string text = fmt::format("{}", fmt::join(parts, sign));
        return plain ? text : "(" + text + ")";
    }

    void gather(const Node& node, Op op, std::vector<std::string>& parts) const {
        for (const std::uint32_t child : node.children) {
            if (program_.nodes.at(child).op == op)
                gather(program_.nodes.at(child), op, parts);
            else
                parts.push_back(write(child));
        }
    }

    static std::string constant(const Node& node) {
        const std::string number =
            node.denominator == 1 ? node.number.str() : node.number.str() + "/" + node.denominator.str();
        switch (node.kind) {
        case language::NumberKind::money: return ExactMoney(node.number, node.denominator).toString() + "元";
        case language::NumberKind::date: return "day " + number;
        default: return number;
        }
    }

    const language::Program& program_;
    const Vocabulary& vocabulary_;
};

} // namespace

std::string canonicalText(const language::Program& program, const Vocabulary& vocabulary) {
    return program.empty() ? std::string() : Writer(program, vocabulary).write(program.root());
}

} // namespace biosubsidy::changes
