// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was decided of a list goes into the library: new cases for firms that it does not
// have, then the applications, all of them or none; and out of it again, as one step.
#pragma once

#include "core/storage/library.h"
#include "ui/applications/import_list.h"

namespace biosubsidy::ui {

struct ImportTaken {
    std::vector<storage::CaseId> cases; // that are new
    std::vector<std::string> firms;     // of those, as they are named in the list
    std::vector<storage::ApplicationId> applications;
};

// These rows of the list. Where the measure is for a project or an expense, and the case
// has just one of the name that stands there, the application is for that.
[[nodiscard]] Stored<ImportTaken> takeIn(const storage::Library& library, const ImportList& list,
                                         std::span<const std::size_t> rows, const storage::Moment& now);
// Deleted, or there again.
[[nodiscard]] Stored<void> setTakenBack(const storage::Library& library, const ImportTaken& taken,
                                        std::optional<storage::Moment> when);

} // namespace biosubsidy::ui
