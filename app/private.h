// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the programs write is for its owner alone, whoever writes it (Qt and the
// libraries too), and a crash leaves no copy of the memory on the disk.
#pragma once

#include <sys/resource.h>
#include <sys/stat.h>

namespace biosubsidy {

inline void keepToOwner() {
    constexpr mode_t others = 077;
    ::umask(others);
    const rlimit none{0, 0};
    static_cast<void>(::setrlimit(RLIMIT_CORE, &none));
}

} // namespace biosubsidy
