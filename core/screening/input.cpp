// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/input.h"

namespace biosubsidy::screening {

void Piece::clear() {
    firstLine = 1;
    size = 0;
    lineEnds.clear();
    cases.clear();
    problems.clear();
    end = {};
}

void Piece::findLineEnds() {
    lineEnds.clear();
    const std::string_view lines(bytes.data(), size);
    for (std::size_t at = lines.find('\n'); at != std::string_view::npos; at = lines.find('\n', at + 1))
        lineEnds.push_back(at);
    escapes = lines.find('\\') != std::string_view::npos;
}

} // namespace biosubsidy::screening
