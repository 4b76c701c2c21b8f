// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/c_locale.h"

#include <clocale>

namespace biosubsidy {

namespace {

locale_t plain() {
    static const locale_t made = ::newlocale(LC_ALL_MASK, "C", nullptr);
    return made;
}

} // namespace

CLocale::CLocale() : before_(::uselocale(plain())) {}

CLocale::~CLocale() {
    ::uselocale(static_cast<locale_t>(before_));
}

} // namespace biosubsidy
