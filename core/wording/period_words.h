// SPDX-License-Identifier: GPL-3.0-or-later
//
// From when until when a document holds, in words.
#pragma once

#include <string>

#include "core/packs/pack.h"

namespace biosubsidy::wording {

// 2024-09-14 至 2026-12-31; 自 2024-11-08 起; 无施行日期.
[[nodiscard]] std::string periodWords(const Pack& pack, Language language);

} // namespace biosubsidy::wording
