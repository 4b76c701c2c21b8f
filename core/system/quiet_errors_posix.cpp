// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/quiet_errors.h"

#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace biosubsidy {

QuietErrors::QuietErrors() {
    const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nowhere < 0) return;
    static_cast<void>(std::fflush(stderr));
    before_ = ::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0);
    if (before_ >= 0) static_cast<void>(::dup2(nowhere, STDERR_FILENO));
    static_cast<void>(::close(nowhere));
}

QuietErrors::~QuietErrors() {
    if (before_ < 0) return;
    static_cast<void>(std::fflush(stderr));
    static_cast<void>(::dup2(before_, STDERR_FILENO));
    static_cast<void>(::close(before_));
}

} // namespace biosubsidy
