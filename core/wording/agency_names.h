// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names of Chinese authorities. They stay Chinese in both languages, since that is what
// an applicant has to find; for English readers the known ones are glossed.
#pragma once

#include <string>
#include <vector>

#include "core/values/localized.h"

namespace biosubsidy::wording {

// en: "Beijing Municipal Commission of Development and Reform (北京市发展和改革委员会)"; a
// name that is not known here as it stands.
[[nodiscard]] std::string agencyText(const std::string& name, Language language);
// Several, in their order.
[[nodiscard]] std::string agenciesText(const std::vector<std::string>& names, Language language);

} // namespace biosubsidy::wording
