// SPDX-License-Identifier: GPL-3.0-or-later
//
// What comes when, in words: for the window, the report and whoever reads it aloud.
#pragma once

#include <string>

#include "core/schedule/schedule.h"
#include "core/values/localized.h"

namespace biosubsidy::schedule {

[[nodiscard]] Localized words(Firmness firmness); // 有把握; certain
// 现在可申报（2026 年）; 2028 年; 未公布年份; 投产后（投产年份未填）; 投产前文件已到期
[[nodiscard]] std::string rowText(const Row& row, Language language);
// What one part is: 首期 40%（下达计划时）; "" where the sum comes at once. And what to mind:
// the last day of its document.
[[nodiscard]] std::string partText(const Part& part, Language language);
[[nodiscard]] std::string untilText(const Part& part, Language language);
// 2027–2028 年可再申报，每年至多 …
[[nodiscard]] std::string againText(const Again& again, Language language);
// How the table is to be read: what its years are, and what is not in it.
[[nodiscard]] std::vector<std::string> readingNotes(const Assessment& assessment, const CitySchedule& schedule,
                                                    Language language);

} // namespace biosubsidy::schedule
