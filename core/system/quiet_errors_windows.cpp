// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/quiet_errors.h"

#include <cstdio>

#include <fcntl.h>
#include <io.h>

namespace biosubsidy {

namespace {

constexpr int standardError = 2;

} // namespace

QuietErrors::QuietErrors() {
    const int nowhere = ::_open("NUL", _O_WRONLY | _O_NOINHERIT);
    if (nowhere < 0) return;
    static_cast<void>(std::fflush(stderr));
    before_ = ::_dup(standardError);
    if (before_ >= 0) static_cast<void>(::_dup2(nowhere, standardError));
    static_cast<void>(::_close(nowhere));
}

QuietErrors::~QuietErrors() {
    if (before_ < 0) return;
    static_cast<void>(std::fflush(stderr));
    static_cast<void>(::_dup2(before_, standardError));
    static_cast<void>(::_close(before_));
}

} // namespace biosubsidy
