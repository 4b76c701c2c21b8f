// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands under a name, and how a file comes to one: it is filled under another
// name beside it, reaches the disk, and then takes the name in one step. Whoever
// looks at the name, be it after the power failed, finds the whole file or none.
// What is made is for its owner alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/system/file.h"

namespace biosubsidy {

// In the name of every file that is still being filled; what a process that died
// left behind is known by it.
inline constexpr std::string_view partMark = ".part-";

// What a name leads to, links followed.
enum class Standing : std::uint8_t {
    nothing, // or a link to nothing
    file,
    folder,
    stream, // a device that is written as it comes, such as a terminal, or a FIFO
    other,  // a disk, a socket
};
struct Found {
    Standing standing = Standing::nothing;
    bool fifo = false;
    std::uint64_t size = 0;
    std::int64_t changed = 0; // seconds since 1970
    FileIdentity identity;
};
// An error where the system does not tell.
[[nodiscard]] Outcome<Found> lookAt(const std::string& name);
// Also where nobody may look: then there is nothing. A link to nothing is nothing.
[[nodiscard]] bool isThere(const std::string& name) noexcept;
// A link to nothing is something.
[[nodiscard]] bool isTaken(const std::string& name) noexcept;
[[nodiscard]] bool mayRead(const std::string& name) noexcept;
// Whether files can be made in the folder and given names.
[[nodiscard]] Outcome<void> mayFill(const std::string& folder);
[[nodiscard]] std::optional<FileIdentity> identityOf(const std::string& name);

// An empty file "name.part-XXXXXX" of its own, or with another mark.
[[nodiscard]] Outcome<std::string> makePart(const std::string& name, std::string_view mark = partMark);
// An empty file, unless it is there; one that is there becomes its owner's alone.
[[nodiscard]] Outcome<void> makeFile(const std::string& name);
[[nodiscard]] Outcome<void> makePrivate(const std::string& name);
// With those above it.
[[nodiscard]] Outcome<void> makeFolder(const std::string& name);

// In one step; the second takes the place of a file that has the name.
[[nodiscard]] Outcome<void> moveFile(const std::string& from, const std::string& to);
[[nodiscard]] Outcome<void> replaceFile(const std::string& from, const std::string& to);
// What was written to the part is brought to the disk, then it takes the name: a
// free one, or that of the file which it replaces.
[[nodiscard]] Outcome<void> takeFreeName(const std::string& part, const std::string& name);
[[nodiscard]] Outcome<void> takeName(const std::string& part, const std::string& name);
// Names given and taken away in the file's folder are brought to the disk.
void syncFolderOf(const std::string& name);
// No matter whether it was there.
void removeFile(const std::string& name) noexcept;

} // namespace biosubsidy
