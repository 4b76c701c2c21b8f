// SPDX-License-Identifier: GPL-3.0-or-later
//
// A fact's value as people write it in a spreadsheet: kinder than the case file,
// and as strict about what cannot be understood. "8000万", "是", "北京", "中试平台、
// 研发". Nothing is guessed: a text that is not one of these is refused.
#pragma once

#include <string_view>

#include <tl/expected.hpp>

#include "core/facts/case.h"

namespace biosubsidy {

// What a bare number in a column of amounts counts: "总投资（万元）".
enum class MoneyUnit : std::uint8_t { yuan, wan, yi };

// Empty, "-" and "未填" mean unknown. Choices and elements of a set are read by id
// or by label in either language; elements are parted by 、 ; ； , ， | or a line.
[[nodiscard]] tl::expected<FactValue, Localized> readTyped(const Fact& fact, std::string_view text,
                                                           MoneyUnit unit = MoneyUnit::yuan);

} // namespace biosubsidy
