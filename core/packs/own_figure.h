// SPDX-License-Identifier: GPL-3.0-or-later
//
// A figure of the user's own for a measure whose document promises money without
// one: a sum, or a share of an amount with a cap, with its source and date. It
// becomes a small pack that completes the measure, as a supplement does.
#pragma once

#include <optional>
#include <string>

#include <tl/expected.hpp>

#include "core/packs/rule_book.h"
#include "core/values/rate.h"

namespace biosubsidy {

struct OwnFigure {
    std::string measure;       // "pack/measure", an unstated one
    std::optional<Money> sum;  // either a sum
    std::optional<Rate> share; // or a share
    std::string of;            // of this amount: "project.total_investment"
    std::optional<Money> cap;  // and at most this; none: no cap is known
    std::string source;        // where the figure comes from
    Date date;                 // when it was published or given
};

// The pack as a file's text, checked: it reads back without a problem beside the
// given rules. The error says what does not fit.
[[nodiscard]] tl::expected<std::string, Diagnostics> packTextOf(const OwnFigure& figure, const RuleBook& rules);
// Whether a file's text was made by that, and holds nothing else.
[[nodiscard]] bool isOwnFigure(std::string_view text);

} // namespace biosubsidy
