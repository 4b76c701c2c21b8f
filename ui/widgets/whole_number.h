// SPDX-License-Identifier: GPL-3.0-or-later
//
// A whole number as people type one: full-width digits and spaces are taken for what
// they mean; anything else is refused.
#pragma once

#include <cstdint>
#include <optional>

#include <QString>

namespace biosubsidy::ui {

[[nodiscard]] std::optional<std::int64_t> wholeNumber(const QString& typed, std::int64_t least, std::int64_t most);

} // namespace biosubsidy::ui
