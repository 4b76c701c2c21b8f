// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/output_file.h"

#include "core/system/file_names.h"

namespace biosubsidy {

namespace {

using Written = OutputFile::Written;

tl::unexpected<Localized> failed(const SystemError& error) {
    return tl::unexpected(error.message());
}

// The file under the name, for this process alone.
tl::expected<File, Localized> held(const std::string& name) {
    auto file = File::open(name, File::Use::fill);
    if (!file) return failed(file.error());
    const auto locked = file->lock();
    if (!locked) return failed(locked.error());
    if (!*locked) return tl::unexpected(Localized{"另一个进程正在写它", "another process is writing it"});
    return std::move(*file);
}

} // namespace

Written told(const Outcome<void>& outcome) {
    if (outcome) return {};
    return tl::unexpected(outcome.error().isGone() ? Localized() : outcome.error().message());
}

OutputFile::~OutputFile() {
    if (file_ && useless_) removeFile(target_.partial());
}

Written OutputFile::begin(std::uint64_t size) {
    size_ = size;
    if (target_.isStream()) {
        auto file = File::open(target_.path(), File::Use::writeInto);
        if (!file) return failed(file.error());
        file_.emplace(std::move(*file));
        return {};
    }
    auto file = held(target_.partial());
    if (!file) return tl::unexpected(std::move(file.error()));
    file_.emplace(std::move(*file));
    useless_ = size == 0;
    if (file_->size().value_or(0) < size)
        return tl::unexpected(Localized{"未完成的文件比记录的短", "the unfinished file is shorter than was noted"});
    return told(file_->cut(size));
}

Written OutputFile::write(std::string_view bytes) {
    size_ += bytes.size();
    return told(file_->write(bytes));
}

Written OutputFile::sync() {
    if (target_.isStream()) return {};
    Written synced = told(file_->syncData());
    if (synced) useless_ = false;
    return synced;
}

Written OutputFile::finish() {
    if (!target_.isStream()) {
        if (const auto synced = file_->sync(); !synced) return failed(synced.error());
        if (const auto named = replaceFile(target_.partial(), target_.path()); !named) return failed(named.error());
        useless_ = false;
        syncFolderOf(target_.path());
    }
    return told(file_->close());
}

WorkFile::~WorkFile() {
    if (held_) removeFile(name_);
}

Written WorkFile::begin() {
    auto file = held(name_);
    if (!file) return tl::unexpected(std::move(file.error()));
    held_.emplace(std::move(*file));
    return {};
}

Written WorkFile::finish(const Target& target) {
    Written taken = target.take(name_);
    held_.reset();
    return taken;
}

} // namespace biosubsidy
