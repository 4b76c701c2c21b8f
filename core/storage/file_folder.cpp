// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/file_folder.h"

#include <algorithm>
#include <filesystem>

#include "core/documents/sha256.h"
#include "core/system/file_names.h"
#include "core/system/paths.h"
#include "core/system/whole_file.h"

namespace biosubsidy::storage {

namespace {

namespace fs = std::filesystem;
using applications::File;

[[noreturn]] void fail(const std::string& path, const Localized& why) {
    StorageError error = storageError(StorageProblem::other, path);
    error.message = why;
    error.advice = {"申报没有改动。", "The application is unchanged."};
    throw StorageFailure{error};
}

// Without a name that is a path into somewhere else, whatever a library says.
bool isDigest(std::string_view text) {
    constexpr std::size_t digits = 64;
    return text.size() == digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string bytesOf(const std::string& path) {
    auto bytes = readFile(path, FileFolder::largest);
    if (!bytes) fail(path, bytes.error());
    if (bytes->size() > FileFolder::largest)
        fail(path, {"文件超过 256 MB，太大，不能放进案例库；可以改为链接",
                    "the file is over 256 MB, too large to be kept in the library; link it instead"});
    return std::move(*bytes);
}

std::string fullName(const std::string& path) {
    std::error_code error;
    const fs::path full = fs::absolute(toPath(path), error).lexically_normal();
    return error ? path : fromPath(full);
}

} // namespace

std::string FileFolder::placeOf(const std::string& digest) const {
    return fromPath(toPath(library_ + ".files") / toPath(digest));
}

Stored<File> FileFolder::keep(const std::string& path) const {
    return guarded([&] {
        if (library_.empty())
            fail(path,
                 {"案例库只在内存里，没有地方放文件", "the library is in memory alone: there is no place for files"});
        const std::string bytes = bytesOf(path);
        File file;
        file.name = fromPath(toPath(path).filename());
        file.digest = sha256Of(bytes);
        file.size = bytes.size();
        // Written anew where it is there already: it counts as made now.
        const std::string place = placeOf(file.digest);
        orFail(makeFolder(folderOf(place)), folderOf(place));
        if (const auto written = writeFile(place, bytes); !written) fail(place, written.error());
        orFail(makePrivate(place), place);
        return file;
    });
}

Stored<File> FileFolder::link(const std::string& path) const {
    return guarded([&] {
        const auto found = lookAt(path);
        if (!found || found->standing != Standing::file)
            fail(path, {"没有这个文件，或不能读取", "there is no such file, or it cannot be read"});
        File file;
        file.name = fromPath(toPath(path).filename());
        file.absolute = fullName(path);
        file.size = found->size;
        // On another disk of Windows there is no way there from the library.
        if (!library_.empty())
            file.relative = fromPath(toPath(file.absolute).lexically_relative(toPath(folderOf(fullName(library_)))));
        return file;
    });
}

std::optional<std::string> FileFolder::find(const File& file) const {
    const auto isFile = [](const std::string& path) {
        const auto found = lookAt(path);
        return found && found->standing == Standing::file;
    };
    if (!file.isLink()) {
        if (library_.empty() || !isDigest(file.digest)) return std::nullopt;
        std::string place = placeOf(file.digest);
        return isFile(place) ? std::optional(std::move(place)) : std::nullopt;
    }
    if (!library_.empty() && !file.relative.empty()) {
        std::string beside =
            fromPath((toPath(folderOf(fullName(library_))) / toPath(file.relative)).lexically_normal());
        if (isFile(beside)) return beside;
    }
    return !file.absolute.empty() && isFile(file.absolute) ? std::optional(file.absolute) : std::nullopt;
}

bool FileFolder::isWhole(const File& file) const {
    const auto place = find(file);
    if (!place) return false;
    if (file.isLink()) return true;
    const auto bytes = readFile(*place, largest);
    return bytes && sha256Of(*bytes) == file.digest;
}

Stored<std::size_t> FileFolder::removeAllBut(std::span<const std::string> digests, const Moment& before) const {
    return guarded([&] {
        std::size_t removed = 0;
        if (library_.empty()) return removed;
        std::error_code none;
        std::vector<std::string> superfluous;
        for (const fs::directory_entry& entry : fs::directory_iterator(toPath(library_ + ".files"), none)) {
            const std::string name = fromPath(entry.path().filename());
            const auto made = std::chrono::file_clock::to_sys(entry.last_write_time(none));
            if (isDigest(name) && made < before && std::find(digests.begin(), digests.end(), name) == digests.end())
                superfluous.push_back(fromPath(entry.path()));
        }
        for (const std::string& path : superfluous) {
            removeFile(path);
            ++removed;
        }
        return removed;
    });
}

} // namespace biosubsidy::storage
