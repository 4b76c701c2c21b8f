// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a clause stands in an official text. Packs name clauses by their headings:
// 附件6, 二(三), 计划二10, 11, "4, 6"; the text has them at the beginning of lines:
// 附件, 二、, (三), 6., 第十一条. What is not found is not guessed at.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/audit/official_text.h"

namespace biosubsidy::audit {

struct ClausePassage {
    std::size_t begin = 0; // characters of the text
    std::size_t end = 0;
    std::size_t firstLine = 0; // of the file, from 1
    std::size_t lastLine = 0;
    std::string text; // paragraphs put together again, one a line
};

// One for each clause that `clause` names and the text has.
[[nodiscard]] std::vector<ClausePassage> passagesOf(const OfficialText& text, std::string_view clause);

} // namespace biosubsidy::audit
