// SPDX-License-Identifier: GPL-3.0-or-later
//
// The texts that the cells of a workbook share, one behind the other, so that
// millions of them take little more than their characters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "core/values/localized.h"

namespace biosubsidy::sheets {

class SharedTexts {
public:
    static constexpr std::size_t most = 10'000'000;
    static constexpr std::size_t mostBytes = std::size_t{1} << 30U;

    [[nodiscard]] std::size_t size() const noexcept { return ends_.size(); }
    // "" beyond the last one.
    [[nodiscard]] std::string_view at(std::size_t index) const;
    // UTF-8. An error: it is longer than a cell's may be, or they are too many.
    [[nodiscard]] tl::expected<void, Localized> add(std::string_view text);

private:
    std::string bytes_;
    std::vector<std::uint32_t> ends_;
};

} // namespace biosubsidy::sheets
