// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/row_store.h"

#include <cerrno>
#include <cstring>

#include <fmt/format.h>

#include "core/sheets/row_bytes.h"

namespace biosubsidy::sheets {

namespace {

Localized noRoom() {
    const char* why = std::strerror(errno);
    return {fmt::format("无法使用临时文件：{}；请让系统的临时文件夹（/tmp）有空间", why),
            fmt::format("cannot use a temporary file: {}; make room in the system's folder for them (/tmp)", why)};
}

} // namespace

tl::expected<RowStore::Place, Localized> RowStore::begin(char mark) {
    if (filling_.size() >= chunkBytes) {
        if (auto closed = close(); !closed) return tl::unexpected(std::move(closed.error()));
    }
    const Place place{static_cast<std::uint32_t>(chunks_.size()), static_cast<std::uint32_t>(filling_.size())};
    filling_ += mark;
    return place;
}

// What is being filled becomes a chunk of its own.
tl::expected<void, Localized> RowStore::close() {
    Chunk made{filling_.size(), {}};
    if (kept_.size() * chunkBytes < inMemory) {
        kept_.push_back(std::move(filling_));
    } else {
        if (file_ == nullptr) file_.reset(std::tmpfile());
        if (file_ == nullptr || std::fgetpos(file_.get(), &made.place) != 0 ||
            std::fwrite(filling_.data(), 1, filling_.size(), file_.get()) != filling_.size())
            return tl::unexpected(noRoom());
    }
    chunks_.push_back(made);
    filling_.clear();
    filling_.reserve(chunkBytes + chunkBytes / 8);
    return {};
}

tl::expected<std::string_view, Localized> RowStore::chunk(std::uint32_t index) {
    if (index == chunks_.size()) return std::string_view(filling_);
    if (index < kept_.size()) return std::string_view(kept_[index]);
    if (index != loadedIndex_) {
        loaded_.resize(chunks_[index].size);
        if (std::fflush(file_.get()) != 0 || std::fsetpos(file_.get(), &chunks_[index].place) != 0 ||
            std::fread(loaded_.data(), 1, loaded_.size(), file_.get()) != loaded_.size())
            return tl::unexpected(noRoom());
        loadedIndex_ = index;
    }
    return std::string_view(loaded_);
}

bool RowStore::isRow(const Place& place) const {
    return place.chunk < chunks_.size() || place.at < filling_.size();
}

tl::expected<char, Localized> RowStore::read(Place& place, Row& row) {
    const auto bytes = chunk(place.chunk);
    if (!bytes) return tl::unexpected(bytes.error());
    std::size_t at = place.at;
    const char mark = (*bytes)[at++];
    takeRow(*bytes, at, row);
    place.at = static_cast<std::uint32_t>(at);
    if (place.chunk < chunks_.size() && at == bytes->size()) place = {place.chunk + 1, 0};
    return mark;
}

} // namespace biosubsidy::sheets
