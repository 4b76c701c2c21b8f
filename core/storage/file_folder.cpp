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

const Localized unchanged{"申报没有改动。", "The application is unchanged."};
const Localized notAllFiles{"案例已备份，申报的文件没有全部备份；腾出空间后重新打开程序，或再备份一次。",
                            "The cases are backed up, not all files of the applications: make room, then start the "
                            "program again, or back up once more."};
const Localized notRestored{"案例库没有改动；腾出空间后再恢复一次。",
                            "The library is unchanged: make room, then restore once more."};

[[noreturn]] void fail(const std::string& path, const Localized& why, const Localized& advice = unchanged) {
    StorageError error = storageError(StorageProblem::other, path);
    error.message = why;
    error.advice = advice;
    throw StorageFailure{error};
}

// Without a name that is a path into somewhere else, whatever a library says.
bool isDigest(std::string_view text) {
    constexpr std::size_t digits = 64;
    return text.size() == digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string readAll(const std::string& path) {
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
    return fromPath(toPath(path()) / toPath(digest));
}

std::vector<std::string> FileFolder::digests() const {
    std::vector<std::string> all;
    if (library_.empty()) return all;
    std::error_code none;
    for (const fs::directory_entry& entry : fs::directory_iterator(toPath(path()), none)) {
        std::string name = fromPath(entry.path().filename());
        if (isDigest(name)) all.push_back(std::move(name));
    }
    return all;
}

void FileFolder::put(const std::string& digest, std::string_view bytes, const Localized& advice) const {
    const std::string place = placeOf(digest);
    orFail(makeFolder(folderOf(place)), folderOf(place));
    if (const auto written = writeFile(place, bytes); !written) fail(place, written.error(), advice);
    orFail(makePrivate(place), place);
}

Stored<File> FileFolder::keep(const std::string& path) const {
    return guarded([&] {
        if (library_.empty())
            fail(path,
                 {"案例库只在内存里，没有地方放文件", "the library is in memory alone: there is no place for files"});
        const std::string bytes = readAll(path);
        File file;
        file.name = fromPath(toPath(path).filename());
        file.digest = sha256Of(bytes);
        file.size = bytes.size();
        // Written anew where it is there already: it counts as made now.
        put(file.digest, bytes, unchanged);
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
    return file.isLink() ? find(file).has_value() : bytesOf(file.digest).has_value();
}

std::optional<std::string> FileFolder::bytesOf(const std::string& digest) const {
    const auto place = find({"", digest, "", "", 0});
    if (!place || digest.empty()) return std::nullopt;
    auto bytes = readFile(*place, largest);
    if (!bytes || sha256Of(*bytes) != digest) return std::nullopt;
    return std::move(*bytes);
}

Stored<void> FileFolder::backUpTo(const std::string& backup, const std::vector<std::string>& earlier,
                                  const std::stop_token& stop) const {
    return guarded([&] {
        const FileFolder to(backup);
        const auto isLinked = [&](const std::string& digest) {
            orFail(makeFolder(to.path()), to.path());
            return std::any_of(earlier.begin(), earlier.end(), [&](const std::string& other) {
                std::error_code error;
                if (other == backup) return false;
                fs::create_hard_link(toPath(FileFolder(other).placeOf(digest)), toPath(to.placeOf(digest)), error);
                return !error;
            });
        };
        for (const std::string& digest : digests()) {
            if (stop.stop_requested()) return;
            if (isThere(to.placeOf(digest)) || isLinked(digest)) continue;
            if (const auto bytes = bytesOf(digest)) to.put(digest, *bytes, notAllFiles);
        }
    });
}

Stored<void> FileFolder::takeBackFrom(const std::string& backup) const {
    return guarded([&] {
        const FileFolder from(backup);
        for (const std::string& digest : from.digests()) {
            if (bytesOf(digest)) continue;
            if (const auto bytes = from.bytesOf(digest)) put(digest, *bytes, notRestored);
        }
    });
}

Stored<std::size_t> FileFolder::removeAllBut(std::span<const std::string> wanted, const Moment& before) const {
    return guarded([&] {
        std::size_t removed = 0;
        for (const std::string& digest : digests()) {
            std::error_code none;
            const auto made = std::chrono::file_clock::to_sys(fs::last_write_time(toPath(placeOf(digest)), none));
            if (made >= before || std::find(wanted.begin(), wanted.end(), digest) != wanted.end()) continue;
            removeFile(placeOf(digest));
            ++removed;
        }
        return removed;
    });
}

} // namespace biosubsidy::storage
