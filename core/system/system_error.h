// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the system refused, by its number in <cerrno>, which every system has; what
// one system alone knows (a quota that is used up) is asked for by name here.
#pragma once

#include <tl/expected.hpp>

#include "core/values/localized.h"

namespace biosubsidy {

struct SystemError {
    int code = 0;

    // No room on the disk, or the user's share of it is used up.
    [[nodiscard]] bool isFull() const noexcept;
    // May not be done here, or not by this user.
    [[nodiscard]] bool isForbidden() const noexcept;
    // Whoever reads the pipe has gone.
    [[nodiscard]] bool isGone() const noexcept;
    // What the system says of it.
    [[nodiscard]] Localized message() const;
};

template <typename T>
using Outcome = tl::expected<T, SystemError>;

// From the system's own number, as a library hands it on.
[[nodiscard]] SystemError ofSystem(int code) noexcept;

[[nodiscard]] Localized systemMessage(int error);

} // namespace biosubsidy
