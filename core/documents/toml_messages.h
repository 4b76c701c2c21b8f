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

// What to write for the value of this line, where it is one that TOML does not have
// as it stands: 2000万元 without quotes, 2026-02-30, a second equals sign. Empty where
// that is not known.
[[nodiscard]] Localized valueAdvice(std::string_view line);

} // namespace biosubsidy
