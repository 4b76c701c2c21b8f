// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/system_error.h"

namespace biosubsidy {

SystemError ofSystem(int code) noexcept {
    return {code};
}

} // namespace biosubsidy
