// SPDX-License-Identifier: GPL-3.0-or-later
//
// Traditional characters as they stand in headings, units and places, with the
// simplified one that each is another form of. No general converter: a sign that is not
// listed stays as it is, and what is then not understood is told.
#pragma once

namespace biosubsidy {

[[nodiscard]] char32_t simplified(char32_t character);

} // namespace biosubsidy
