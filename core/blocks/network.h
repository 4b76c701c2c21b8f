// SPDX-License-Identifier: GPL-3.0-or-later
//
// All conditions and amounts that are asked of one entity, as one network: equal
// parts of different programs stand once and are evaluated once. A part comes
// after the parts that it reads. What asks only about the company is evaluated
// once per company, in the company's network, and looked up from there.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/blocks/layout.h"
#include "core/language/program.h"
#include "core/values/wide.h"

namespace biosubsidy::blocks {

struct Part {
    language::Op op = language::Op::always;
    bool ofCompany = false; // the part `companyPart` of the company's network
    std::uint32_t companyPart = none;
    std::size_t fact = 0; // of the network's own entity
    bool isSet = false;
    ChoiceSet options;
    std::vector<std::uint32_t> texts; // by index in the layout
    language::Comparison comparison = language::Comparison::atLeast;
    Wide number = 0; // constant
    std::vector<std::uint32_t> children;
    std::vector<Wide> factors;
    bool needsWide = false;  // a bound shows that 64 bits may not do
    bool weighsOpen = false; // the limits of a type could be taken for a bound
    bool readsPlace = false;
    std::uint32_t slot = 0; // place of its results, among truths or among numbers

    [[nodiscard]] bool isTruth() const { return op <= language::Op::negation; }
    [[nodiscard]] bool isConstant() const { return op == language::Op::constant; }
};

class Network {
public:
    // `company`: the company's network, null where this is it.
    Network(Entity entity, const Vocabulary& vocabulary, const Layout& layout, Network* company)
        : entity_(entity), vocabulary_(vocabulary), layout_(layout), company_(company) {}

    // The part that gives the program's result; none for an empty program.
    std::uint32_t add(const language::Program& program);

    [[nodiscard]] Entity entity() const noexcept { return entity_; }
    [[nodiscard]] const std::vector<Part>& parts() const noexcept { return parts_; }
    [[nodiscard]] std::uint32_t truths() const noexcept { return truths_; }
    [[nodiscard]] std::uint32_t numbers() const noexcept { return numbers_; }

    // The parts under these roots that read where the item or the company stands,
    // in an order to evaluate them; those of the company's network go to `ofCompany`.
    void placeParts(const std::vector<std::uint32_t>& roots, std::vector<std::uint32_t>& own,
                    std::vector<std::uint32_t>& ofCompany) const;

private:
    class Adder;
    std::uint32_t intern(Part part);
    [[nodiscard]] bool isPlace(Entity entity, std::size_t fact) const;
    void mark(std::uint32_t root, std::vector<bool>& seen, std::vector<std::uint32_t>& ofCompany) const;

    Entity entity_;
    const Vocabulary& vocabulary_;
    const Layout& layout_;
    Network* company_;
    std::vector<Part> parts_;
    std::map<std::string, std::uint32_t> known_; // by all that a part is made of
    std::uint32_t truths_ = 0;
    std::uint32_t numbers_ = 0;
};

} // namespace biosubsidy::blocks
