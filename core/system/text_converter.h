// SPDX-License-Identifier: GPL-3.0-or-later
//
// Texts in the encodings that people's files are in, as UTF-8.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace biosubsidy {

class TextConverter {
public:
    // Into UTF-8 from "GB18030", "UTF-16LE", "CP950" and the like; none where there is no table of it.
    [[nodiscard]] static std::optional<TextConverter> from(const std::string& encoding);

    struct Converted {
        std::string utf8;
        std::size_t used = 0; // bytes; fewer than there are: the next character is broken, or unfinished
    };
    [[nodiscard]] Converted convert(std::string_view bytes);

private:
    struct Table;
    explicit TextConverter(std::shared_ptr<Table> table) : table_(std::move(table)) {}
    std::shared_ptr<Table> table_;
};

// A text in UTF-8 as GB18030; as it is where it cannot be had.
[[nodiscard]] std::string toGb18030(std::string utf8);

} // namespace biosubsidy
