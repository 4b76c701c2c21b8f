// SPDX-License-Identifier: GPL-3.0-or-later
//
// Texts of lines that do not stand in the input as they are to be read: a line with
// too little behind it, a string whose escapes were undone. They stay where they are
// until clear(), which keeps some memory for the next.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace biosubsidy::screening {

class LineTexts {
public:
    // A copy of the text, with LineCursor::padding line feeds behind.
    [[nodiscard]] std::string_view keep(std::string_view text);
    void clear() noexcept;

private:
    struct Chunk {
        std::unique_ptr<char[]> bytes;
        std::size_t size = 0;
    };
    std::vector<Chunk> chunks_; // all but the last are full
    std::size_t used_ = 0;      // of the last
};

} // namespace biosubsidy::screening
