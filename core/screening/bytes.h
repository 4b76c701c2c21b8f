// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bytes that are put one behind the other, straight to where they stay. Room for them
// is not filled with zeros first, as a string's is; clear() keeps it.
#pragma once

#include <algorithm>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

namespace biosubsidy::screening {

class Bytes {
public:
    Bytes() = default;
    Bytes(Bytes&& other) noexcept { swap(other); }
    Bytes& operator=(Bytes&& other) noexcept {
        Bytes taken(std::move(other));
        swap(taken);
        return *this;
    }

    // Where the next bytes go, with room for `most`; end() says how far they came.
    [[nodiscard]] char* begin(std::size_t most) {
        if (room_ - size_ < most) grow(most);
        return bytes_.get() + size_;
    }
    void end(const char* at) noexcept { size_ = static_cast<std::size_t>(at - bytes_.get()); }

    void append(std::string_view text) {
        if (text.empty()) return;
        char* const at = begin(text.size());
        std::memcpy(at, text.data(), text.size());
        end(at + text.size());
    }
    void clear() noexcept { size_ = 0; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] std::string_view view() const noexcept { return {bytes_.get(), size_}; }

private:
    void swap(Bytes& other) noexcept {
        std::swap(bytes_, other.bytes_);
        std::swap(room_, other.room_);
        std::swap(size_, other.size_);
    }
    [[gnu::noinline]] void grow(std::size_t most) {
        const std::size_t room = std::max(2 * room_, size_ + most);
        auto bytes = std::make_unique_for_overwrite<char[]>(room);
        if (size_ > 0) std::memcpy(bytes.get(), bytes_.get(), size_);
        bytes_ = std::move(bytes);
        room_ = room;
    }

    std::unique_ptr<char[]> bytes_;
    std::size_t room_ = 0;
    std::size_t size_ = 0;
};

} // namespace biosubsidy::screening
