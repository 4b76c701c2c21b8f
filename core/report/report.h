// SPDX-License-Identifier: GPL-3.0-or-later
//
// Makes the report of an assessment. All sums and reasons come from the
// assessment, through core/wording; nothing is added up here.
#pragma once

#include "core/report/options.h"

namespace biosubsidy::report {

[[nodiscard]] Document makeReport(const Input& input, const Options& options);

// 1 摘要, 2 …; 2.1, 2.2 under them.
void numberChapters(std::vector<Section>& sections);

} // namespace biosubsidy::report
