// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/target.h"

#include <array>
#include <cerrno>
#include <optional>

#include <fmt/format.h>

#include "core/system/file_names.h"
#include "core/system/paths.h"
#include "core/values/text.h"

namespace biosubsidy {

namespace {

using Written = tl::expected<void, Localized>;

tl::unexpected<Target::Refusal> refused(Localized why) {
    return tl::unexpected(Target::Refusal{std::move(why), {}});
}

// Where links end; none where they go round in a circle.
std::optional<std::string> behindLinks(const std::string& name) {
    constexpr int most = 40;
    std::filesystem::path path = toPath(name);
    std::error_code error;
    for (int hops = 0; hops < most; ++hops) {
        if (!std::filesystem::is_symlink(path, error)) return fromPath(path);
        const std::filesystem::path to = std::filesystem::read_symlink(path, error);
        if (error) return fromPath(path);
        path = path.parent_path() / to; // `to` alone where it begins at the root
    }
    return std::nullopt;
}

Localized noFolder(const std::string& folder) {
    return {fmt::format("没有文件夹 {}；请先建立它", printable(folder)),
            fmt::format("there is no folder {}; make it first", printable(folder))};
}

// What can be written there at all: a name in a folder that takes new files.
Localized problemOf(const std::string& path) {
    const std::string folder = folderOf(path);
    const auto about = lookAt(folder);
    if (!about) return about.error().message();
    if (about->standing != Standing::folder) return noFolder(folder);
    if (toPath(path).filename().empty())
        return {"文件名以“/”结尾；请给出文件名", "the name ends in a slash; name a file"};
    const auto may = mayFill(folder);
    if (may) return {};
    const Localized why = may.error().message();
    return {fmt::format("文件夹 {}：{}；请换一个位置", printable(folder), why.zh),
            fmt::format("the folder {}: {}; choose another place", printable(folder), why.en)};
}

tl::unexpected<Localized> failed(const SystemError& error) {
    return tl::unexpected(error.message());
}

} // namespace

std::string partialPath(const std::string& path) {
    return path + ".partial";
}

Localized needsFile() {
    return {"这是设备或管道，而这里需要普通文件", "this is a device or a pipe, where a regular file is needed"};
}

std::string Target::partial() const {
    return partialPath(path_);
}

tl::expected<Target, Target::Refusal> Target::at(const std::string& name, const std::vector<std::string>& inputs) {
    if (name.empty()) return refused({"没有给出文件名", "no name was given"});
    const auto found = lookAt(name);
    if (!found) return refused(found.error().message());
    switch (found->standing) {
    case Standing::folder: return refused({"这是文件夹；请给出文件名", "this is a folder; name a file"});
    case Standing::other:
        return refused({"这是磁盘或套接字，不会被改写；请换一个文件名",
                        "this is a disk or a socket, which is never written over; choose another name"});
    default: break;
    }
    const bool stream = found->standing == Standing::stream;
    const auto path = stream ? std::optional(name) : behindLinks(name);
    if (!path) return refused(systemMessage(ELOOP));
    const Target target(*path, stream, found->fifo);
    if (auto free = target.refuseInputs(inputs); !free) return tl::unexpected(std::move(free.error()));
    if (stream) return target;
    // What is open somewhere and has no name any more.
    if (found->standing == Standing::file && identityOf(*path) != found->identity)
        return refused({"这个文件已经没有名字；请换一个", "the file has no name any more; choose another"});
    if (Localized why = problemOf(*path); !why.empty()) return refused(std::move(why));
    return target;
}

tl::expected<void, Target::Refusal> Target::refuseInputs(const std::vector<std::string>& inputs) const {
    const std::array<std::string, 2> mine{path_, partial()};
    for (const std::string& input : inputs) {
        const bool standard = input == "-";
        const auto about = standard ? Outcome<Found>() : lookAt(input);
        const auto identity = standard ? File::standard(Standard::in).identity() : identityOf(input);
        if (!about || !identity) continue;
        const bool device =
            standard ? !File::standard(Standard::in).isRegular() : about->standing == Standing::stream && !about->fifo;
        if (device) continue; // which can be read and written at the same time
        for (const std::string& one : mine) {
            if (identityOf(one) == identity)
                return tl::unexpected(
                    Refusal{{fmt::format("这就是输入 {}；请换一个文件名", printable(input)),
                             fmt::format("this is the input {} itself; choose another name", printable(input))},
                            input});
        }
    }
    return {};
}

Written Target::write(std::string_view bytes) const {
    if (stream_) {
        auto file = File::open(path_, File::Use::writeInto);
        if (!file) return failed(file.error());
        if (const auto written = file->write(bytes); !written) return failed(written.error());
        if (const auto closed = file->close(); !closed) return failed(closed.error());
        return {};
    }
    const auto part = makePart(path_, ".");
    if (!part) return failed(part.error());
    const auto abandon = [&](const SystemError& error) {
        removeFile(*part);
        return failed(error);
    };
    auto file = File::open(*part, File::Use::fill);
    if (!file) return abandon(file.error());
    if (const auto written = file->write(bytes); !written) return abandon(written.error());
    if (const auto synced = file->sync(); !synced) return abandon(synced.error());
    if (const auto closed = file->close(); !closed) return abandon(closed.error());
    if (const auto named = replaceFile(*part, path_); !named) return abandon(named.error());
    syncFolderOf(path_);
    return {};
}

Written Target::take(const std::string& work) const {
    const auto done = [&]() -> Outcome<void> {
        if (!stream_) return takeName(work, path_);
        const auto from = File::open(work, File::Use::read);
        if (!from) return tl::unexpected(from.error());
        auto to = File::open(path_, File::Use::writeInto);
        if (!to) return tl::unexpected(to.error());
        std::string bytes(1U << 20U, '\0');
        for (;;) {
            const auto got = from->read(bytes.data(), bytes.size());
            if (!got) return tl::unexpected(got.error());
            if (*got == 0) return to->close();
            if (auto written = to->write({bytes.data(), *got}); !written) return written;
        }
    }();
    if (stream_ || !done) removeFile(work);
    if (!done) return failed(done.error());
    return {};
}

} // namespace biosubsidy
