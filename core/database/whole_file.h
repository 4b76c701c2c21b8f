// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a file comes to its name: it is filled under another one beside it, reaches
// the disk, and then takes the name in one step. Whoever looks at the name, be it
// after the power failed, finds the whole file or none.
#pragma once

#include <string>
#include <string_view>

namespace biosubsidy {

// In the name of every file that is still being filled; what a process that died
// left behind is known by it.
inline constexpr std::string_view partMark = ".part-";

// Also where nobody may look: then there is nothing.
[[nodiscard]] bool isThere(const std::string& path) noexcept;
// An empty file "path.part-XXXXXX" of its own, readable by its owner alone.
// Throws StorageFailure, as those below.
[[nodiscard]] std::string makePart(const std::string& path);
// What was written to the part is brought to the disk, then it takes the name. A
// file that has the name already is never replaced.
void takeName(const std::string& part, const std::string& name);
// Names given and taken away in the file's folder are brought to the disk.
void syncFolderOf(const std::string& path);

} // namespace biosubsidy
