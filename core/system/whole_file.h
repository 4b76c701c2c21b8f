// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whole files in and out. A read is bounded; a write appears whole or not at all
// (target.h).
#pragma once

#include <cstddef>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "core/values/localized.h"

namespace biosubsidy {

// The bytes of the file, at most `most` + 1 of them: one too many tells the
// parser that the file is too large, without reading all of it. The error says
// what the system said.
[[nodiscard]] tl::expected<std::string, Localized> readFile(const std::string& path, std::size_t most);
[[nodiscard]] std::string readStream(std::istream& stream, std::size_t most);

// `inputs`: what was read to make it, which it may not replace.
[[nodiscard]] tl::expected<void, Localized> writeFile(const std::string& path, std::string_view bytes,
                                                      const std::vector<std::string>& inputs = {});

} // namespace biosubsidy
