// SPDX-License-Identifier: GPL-3.0-or-later
//
// The cases of an input one by one, whole, for whoever wants to see some of them and not
// their figures alone.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "core/packs/rule_book.h"
#include "core/screening/input.h"

namespace biosubsidy::screening {

class CaseStream {
public:
    // `source`: its name in diagnostics. `input` outlives it.
    CaseStream(Input& input, std::shared_ptr<const RuleBook> rules, std::string source)
        : input_(input), rules_(std::move(rules)), source_(std::move(source)) {}

    using Take = std::function<void(LineCase)>;
    using Refuse = std::function<void(const LineProblem&)>;
    // To the end. `wants`: by the number of its line; others are not read. The error says
    // what the system said.
    [[nodiscard]] tl::expected<void, Localized> read(const std::function<bool(std::uint64_t line)>& wants,
                                                     const Take& take, const Refuse& refuse);

private:
    void readLines(const Piece& piece, const std::function<bool(std::uint64_t)>& wants, const Take& take,
                   const Refuse& refuse) const;

    Input& input_;
    std::shared_ptr<const RuleBook> rules_;
    std::string source_;
};

} // namespace biosubsidy::screening
