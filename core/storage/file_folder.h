// SPDX-License-Identifier: GPL-3.0-or-later
//
// The files that applications keep: in a folder beside the library, library.db.files,
// each named by its bytes (SHA-256), so that the same file is kept once and one that was
// changed from outside is noticed. The library is moved with its folder; a copy or
// backup of the library alone has no files with it.
//
// A link names a file that stays where it is: as seen from the library's folder, and in
// full.
#pragma once

#include <span>

#include "core/applications/application.h"
#include "core/database/storage_error.h"
#include "core/storage/library.h"

namespace biosubsidy::storage {

class FileFolder {
public:
    static constexpr std::size_t largest = 256U << 20U; // of a file that is kept

    explicit FileFolder(const Library& library) : library_(library.path()) {}

    // A copy is made and on the disk. In memory, where there is no folder, `other`.
    [[nodiscard]] Stored<applications::File> keep(const std::string& path) const;
    // The file must be there.
    [[nodiscard]] Stored<applications::File> link(const std::string& path) const;
    // Where it is now: the kept copy; the linked file as seen from the library's folder,
    // else under its full name. None: it is gone.
    [[nodiscard]] std::optional<std::string> find(const applications::File& file) const;
    // Whether the copy has the bytes that were kept; a link's may change.
    [[nodiscard]] bool isWhole(const applications::File& file) const;
    // Removes the copies that are not among these and were made before `before`; how many.
    // A window may still bring back, by undoing, what no application names any more, or be
    // about to name what it has just kept.
    [[nodiscard]] Stored<std::size_t> removeAllBut(std::span<const std::string> digests, const Moment& before) const;

private:
    [[nodiscard]] std::string placeOf(const std::string& digest) const;

    std::string library_;
};

} // namespace biosubsidy::storage
