// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pages inside a web archive (.mht, .mhtml, which browsers and Word save), each as
// it was before it was packed. It takes any bytes, in time that grows with their
// number.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace biosubsidy::audit {

[[nodiscard]] bool looksLikeMhtml(std::string_view bytes);

// The HTML parts in their order, unpacked; where there are none, the plain ones. Empty:
// it has neither.
[[nodiscard]] std::vector<std::string> pagesOfMhtml(std::string_view mhtml);

} // namespace biosubsidy::audit
