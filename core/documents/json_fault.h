// SPDX-License-Identifier: GPL-3.0-or-later
//
// Why a text is no JSON, as the person who wrote it would put it: a full-width comma,
// a comma too many, a text without quotes. Found from the place where the parser
// stopped, not by parsing again.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "core/values/localized.h"

namespace biosubsidy {

// Where the parser stood.
struct JsonStop {
    std::size_t offset = 0; // of the byte that it did not take
    bool afterKey = false;  // a name was read, and no value of it yet
    bool inObject = false;  // the innermost bracket that is open
    bool inArray = false;
};

struct JsonFault {
    Localized message;
    Localized advice;
};

// None: nothing better is known than that it is no JSON.
[[nodiscard]] std::optional<JsonFault> jsonFault(std::string_view text, const JsonStop& stop);

} // namespace biosubsidy
