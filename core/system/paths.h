// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names of files are UTF-8 texts everywhere in the program; only here do they
// become what the system's own library takes, which is not the same everywhere.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace biosubsidy {

[[nodiscard]] std::filesystem::path toPath(std::string_view name);
[[nodiscard]] std::string fromPath(const std::filesystem::path& path);

// Whether a file can have this name, which is no path: Windows knows names of devices,
// signs that stand in none, and drops a dot or a blank at the end.
[[nodiscard]] bool mayBeName(std::string_view name);

// How the name ends, in small letters: ".csv"; "" where it has no ending.
[[nodiscard]] std::string endingOf(const std::string& name);
// The folder that it is in: "." where the name has none.
[[nodiscard]] std::string folderOf(const std::string& name);

} // namespace biosubsidy
