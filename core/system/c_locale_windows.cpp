// SPDX-License-Identifier: GPL-3.0-or-later
//
// Nobody sets a locale here, and Qt does not either: numbers have their point.
#include "core/system/c_locale.h"

namespace biosubsidy {

CLocale::CLocale() : before_(nullptr) {}

CLocale::~CLocale() = default;

} // namespace biosubsidy
