// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names of districts and zones in English, as the English texts of the documents call
// them. A case, a pack and an application have the Chinese name; one that no document
// gives in English stays as it is, since pinyin of our own might be wrong.
#pragma once

#include <string>

#include "core/values/localized.h"

namespace biosubsidy::wording {

// en: "Jinshan District"; a name that is not known here as it stands, made printable.
[[nodiscard]] std::string districtText(const std::string& name, Language language);
// The same with the Chinese name, where that is to be found or typed: "Jinshan District (金山区)".
[[nodiscard]] std::string districtInBoth(const std::string& name, Language language);

} // namespace biosubsidy::wording
