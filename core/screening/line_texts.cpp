// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/line_texts.h"

#include <algorithm>
#include <cstring>

#include "core/screening/line_cursor.h"

namespace biosubsidy::screening {

std::string_view LineTexts::keep(std::string_view text) {
    constexpr std::size_t usual = std::size_t{64} << 10U;
    const std::size_t wanted = text.size() + LineCursor::padding;
    if (chunks_.empty() || chunks_.back().size - used_ < wanted) {
        const std::size_t size = std::max(usual, wanted);
        chunks_.push_back({std::make_unique_for_overwrite<char[]>(size), size});
        used_ = 0;
    }
    char* const at = chunks_.back().bytes.get() + used_;
    if (!text.empty()) std::memcpy(at, text.data(), text.size());
    std::memset(at + text.size(), '\n', LineCursor::padding);
    used_ += wanted;
    return {at, text.size()};
}

void LineTexts::clear() noexcept {
    constexpr std::size_t mostKept = std::size_t{1} << 20U;
    if (!chunks_.empty() && chunks_.front().size > mostKept) chunks_.clear();
    if (chunks_.size() > 1) chunks_.resize(1);
    used_ = 0;
}

} // namespace biosubsidy::screening
