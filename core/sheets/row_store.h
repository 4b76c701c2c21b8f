// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rows of a sheet, kept until the whole of it was seen: the first of them in
// memory, what is beyond in a temporary file that nobody else sees.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "core/sheets/row.h"

namespace biosubsidy::sheets {

class RowStore {
public:
    static constexpr std::size_t inMemory = 64U << 20U; // bytes

    // Where a row stands.
    struct Place {
        std::uint32_t chunk = 0;
        std::uint32_t at = 0;
        friend bool operator==(const Place&, const Place&) = default;
    };

    // Begins a row with a mark of the caller's; its bytes (row_bytes.h) are then put
    // behind bytes(). The error: no room on the disk.
    [[nodiscard]] tl::expected<Place, Localized> begin(char mark);
    [[nodiscard]] std::string& bytes() noexcept { return filling_; }

    // The row at a place, which is then that of the row behind it, and its mark.
    [[nodiscard]] tl::expected<char, Localized> read(Place& place, Row& row);
    // False behind the last row.
    [[nodiscard]] bool isRow(const Place& place) const;

private:
    static constexpr std::size_t chunkBytes = 1U << 20U;
    struct Close {
        void operator()(std::FILE* file) const noexcept { std::fclose(file); }
    };
    struct Chunk {
        std::size_t size = 0;
        std::fpos_t place{}; // of one in the file
    };
    [[nodiscard]] tl::expected<void, Localized> close();
    [[nodiscard]] tl::expected<std::string_view, Localized> chunk(std::uint32_t index);

    std::vector<Chunk> chunks_; // all but the one that is being filled
    std::vector<std::string> kept_;
    std::unique_ptr<std::FILE, Close> file_;
    std::string filling_;
    std::string loaded_;
    std::uint32_t loadedIndex_ = 0xFFFF'FFFF;
};

} // namespace biosubsidy::sheets
