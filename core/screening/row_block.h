// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a screening says of some cases, in the order of the input: a row for each,
// with the number of its line, what names it, and its result. An output is given
// nothing else, so that a row is a pure function of its line. A block keeps its
// memory from one filling to the next.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/blocks/case_result.h"
#include "core/facts/case.h"
#include "core/facts/uscc.h"

namespace biosubsidy::screening {

class RowBlock {
public:
    void clear();
    [[nodiscard]] std::size_t size() const noexcept { return heads_.size(); }

    // Filled by whoever reads the cases.
    void beginRow(std::uint64_t line);
    void dropRow();
    void setName(std::size_t row, std::string_view name);
    void setUscc(std::size_t row, std::string_view uscc);
    // The ids of the newest row's projects, and those of its expenses, each in one go.
    void addItem(Entity entity, std::string_view id);
    // Name, code and ids of the newest row, whose case was read already.
    void describe(const Case& subject, const Vocabulary& vocabulary);

    // The number of its line, or of its row in a sheet, from 1.
    [[nodiscard]] std::uint64_t line(std::size_t row) const { return heads_[row].line; }
    // "" where it is unknown. The views hold until the block is filled again.
    [[nodiscard]] std::string_view name(std::size_t row) const { return view(heads_[row].name); }
    [[nodiscard]] std::string_view uscc(std::size_t row) const { return view(heads_[row].uscc); }
    // What is wrong with the code; none of one that is unknown.
    [[nodiscard]] UsccFault usccFault(std::size_t row) const { return heads_[row].usccFault; }
    [[nodiscard]] std::uint64_t usccFaults() const; // rows with one
    // "" for the company.
    [[nodiscard]] std::string_view itemId(std::size_t row, Entity entity, std::size_t item) const;
    [[nodiscard]] const blocks::CaseResult& result(std::size_t row) const { return results[row]; }

    // One for each row, by the evaluator.
    std::vector<blocks::CaseResult> results;

private:
    struct Part {
        std::size_t from = 0;
        std::size_t size = 0;
    };
    struct Head {
        std::uint64_t line = 0;
        std::size_t textFrom = 0;
        std::size_t idsFrom = 0;
        Part name, uscc;
        UsccFault usccFault = UsccFault::none;
        std::size_t firstProject = 0;
        std::size_t firstExpense = 0;
    };
    Part keep(std::string_view text);
    [[nodiscard]] std::string_view view(const Part& part) const {
        return std::string_view(text_).substr(part.from, part.size);
    }

    std::vector<Head> heads_;
    std::vector<Part> ids_;
    std::string text_; // its first textSize_ bytes
    std::size_t textSize_ = 0;
};

} // namespace biosubsidy::screening
