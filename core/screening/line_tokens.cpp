// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/line_tokens.h"

#include <bit>

#include <simdjson.h>

namespace biosubsidy::screening {

// The stage is part of simdjson's interface for those who bring a second stage of
// their own; it is marked internal, so this file alone uses it.
struct LineTokens::Stage {
    std::unique_ptr<simdjson::internal::dom_parser_implementation> parser;
};

LineTokens::LineTokens() : stage_(std::make_unique<Stage>()) {}
LineTokens::~LineTokens() = default;

bool LineTokens::scan(std::string_view line) {
    constexpr std::size_t smallest = 4096;
    constexpr std::size_t depth = 1; // of the second stage, which does not run
    count_ = 0;
    if (line.size() > capacity_) {
        capacity_ = std::max(smallest, std::bit_ceil(line.size()));
        stage_->parser.reset();
        if (simdjson::get_active_implementation()->create_dom_parser_implementation(capacity_, depth, stage_->parser) !=
            simdjson::SUCCESS) {
            capacity_ = 0;
            return false;
        }
    }
    if (stage_->parser == nullptr) return false; // an empty line
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(line.data());
    if (stage_->parser->stage1(bytes, line.size(), simdjson::stage1_mode::regular) != simdjson::SUCCESS) return false;
    starts_ = stage_->parser->structural_indexes.get();
    count_ = stage_->parser->n_structural_indexes;
    return true;
}

} // namespace biosubsidy::screening
