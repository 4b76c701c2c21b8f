// SPDX-License-Identifier: GPL-3.0-or-later
//
// What toml++ says of a mistake, in words of ours and in both languages. It knows
// the library's common messages; for others there is a general sentence.
#pragma once

#include <string_view>

#include "core/values/localized.h"

namespace biosubsidy {

struct TomlMessage {
    Localized message;
    Localized advice; // may be empty
};

// `description` is toml::parse_error::description().
[[nodiscard]] TomlMessage tomlMessage(std::string_view description);

} // namespace biosubsidy
