// SPDX-License-Identifier: GPL-3.0-or-later
//
// The files that applications keep: in a folder beside the library, library.db.files,
// each named by its bytes (SHA-256), so that the same file is kept once and one that was
// changed from outside is noticed. The library is moved with its folder. So is a backup,
// which has a folder of its own of the same kind: library.db.2026-11-22.backup.files.
//
// A link names a file that stays where it is: as seen from the library's folder, and in
// full.
#pragma once

#include <span>
#include <stop_token>

#include "core/applications/application.h"
#include "core/database/storage_error.h"
#include "core/storage/library.h"

namespace biosubsidy::storage {

class FileFolder {
public:
    static constexpr std::size_t largest = 256U << 20U; // of a file that is kept

    explicit FileFolder(const Library& library) : FileFolder(library.path()) {}
    // Of the library, or the backup of one, with this name; "" is in memory.
    explicit FileFolder(std::string library) : library_(std::move(library)) {}
    [[nodiscard]] std::string path() const { return library_ + ".files"; }

    // A copy is made and on the disk. In memory, where there is no folder, `other`.
    [[nodiscard]] Stored<applications::File> keep(const std::string& path) const;
    // The file must be there.
    [[nodiscard]] Stored<applications::File> link(const std::string& path) const;
    // Where it is now: the kept copy; the linked file as seen from the library's folder,
    // else under its full name. None: it is gone.
    [[nodiscard]] std::optional<std::string> find(const applications::File& file) const;
    // Whether the copy has the bytes that were kept; a link's may change.
    [[nodiscard]] bool isWhole(const applications::File& file) const;
    // The bytes of a copy; none where it is gone, or has others than were kept.
    [[nodiscard]] std::optional<std::string> bytesOf(const std::string& digest) const;
    // All copies that are whole and not yet there go to the folder of a backup. What an
    // earlier backup has takes no room again where the disk can give a file two names. A stop
    // request ends it; called again, it goes on.
    [[nodiscard]] Stored<void> backUpTo(const std::string& backup, const std::vector<std::string>& earlier,
                                        const std::stop_token& stop = {}) const;
    // What the backup has, and is gone or spoiled here, comes back.
    [[nodiscard]] Stored<void> takeBackFrom(const std::string& backup) const;
    // Removes the copies that are not among these and were made before `before`; how many.
    // A window may still bring back, by undoing, what no application names any more, or be
    // about to name what it has just kept.
    [[nodiscard]] Stored<std::size_t> removeAllBut(std::span<const std::string> wanted, const Moment& before) const;

private:
    [[nodiscard]] std::string placeOf(const std::string& digest) const;
    [[nodiscard]] std::vector<std::string> digests() const; // of the copies that are there
    void put(const std::string& digest, std::string_view bytes, const Localized& advice) const;

    std::string library_;
};

} // namespace biosubsidy::storage
