// SPDX-License-Identifier: GPL-3.0-or-later
//
// A table as a text file: RFC 4180 with what programs make of it. The encoding is
// told from the bytes (UTF-8 with or without a mark, GB18030, Big5, UTF-16 with a mark),
// the separator (comma, semicolon, tab, |) from the first lines that have one. A quotation mark
// without a partner costs its own row and no other.
#pragma once

#include <fstream>

#include "core/documents/text_encoding.h"
#include "core/sheets/row.h"

namespace biosubsidy::sheets {

class CsvRows : public RowSource {
public:
    // `separator`: 0 where the first lines tell it.
    [[nodiscard]] static tl::expected<std::unique_ptr<CsvRows>, Localized> open(const std::string& path,
                                                                                char separator = '\0');

    [[nodiscard]] tl::expected<bool, Localized> next(Row& row) override;
    [[nodiscard]] std::uint64_t rowsAbout() const override { return lines_; }
    [[nodiscard]] Encoding encoding() const noexcept { return encoding_; }
    [[nodiscard]] char separator() const noexcept { return separator_; }

private:
    enum class Parsed : std::uint8_t { row, needsMore, unclosed };

    CsvRows() = default;
    [[nodiscard]] tl::expected<void, Localized> begin(const std::string& path);
    [[nodiscard]] tl::expected<void, Localized> readWhole(const std::string& path);
    [[nodiscard]] tl::expected<void, Localized> fill();
    void take(std::string_view bytes);
    void guessSeparator();
    [[nodiscard]] Parsed parse(Row& row);
    void passBrokenRow(Row& row);

    std::ifstream file_;
    std::size_t piece_ = 0; // bytes read at once
    std::uint64_t lines_ = 0;
    bool ended_ = false;
    Encoding encoding_ = Encoding::utf8;
    char separator_ = ',';
    std::string raw_;  // read, and not decoded yet: the beginning of a line
    std::string text_; // decoded
    std::size_t at_ = 0;
    std::uint64_t number_ = 0;
    std::size_t readAgain_ = 0; // bytes
};

} // namespace biosubsidy::sheets
