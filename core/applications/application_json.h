// SPDX-License-Identifier: GPL-3.0-or-later
//
// An application as the library keeps it: JSON, of which what is empty is left out.
#pragma once

#include <string>

#include "core/applications/application.h"

namespace biosubsidy::applications {

[[nodiscard]] std::string contentOf(const Application& application);
// None where the text is not of this kind: no JSON, no money where money stands, a day
// that is none. Members that it does not know are passed over.
[[nodiscard]] std::optional<Application> applicationOf(const std::string& content);

} // namespace biosubsidy::applications
