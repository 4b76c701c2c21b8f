// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was most probably meant by a key that does not belong into the table of a pack
// where it stands: where its place is, or which key says such a thing. Words for messages
// alone: nothing is ever read by them.
#pragma once

#include <string_view>

#include "core/documents/toml.h"

namespace biosubsidy {

// `table`: "" for the top of the file, "pack", "measure", "measure.tier", "cap" and so on.
[[nodiscard]] TomlReader::KeyHint keyHint(std::string_view table);

} // namespace biosubsidy
