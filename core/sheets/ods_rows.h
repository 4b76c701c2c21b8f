// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rows of one sheet of an OpenDocument spreadsheet. What is repeated is given as
// often as it is there, within bounds; numbers are taken as the file writes them.
#pragma once

#include <deque>

#include "core/sheets/ods_reader.h"
#include "core/sheets/xml_stream.h"

namespace biosubsidy::sheets {

class OdsRows : public RowSource, private XmlReader {
public:
    // `table` lives as long as the book.
    OdsRows(std::shared_ptr<const OdsReader> book, std::string_view table)
        : book_(std::move(book)), table_(table), stream_(*this) {}

    [[nodiscard]] tl::expected<bool, Localized> next(Row& row) override;
    [[nodiscard]] std::uint64_t rowsAbout() const override { return 0; }
    [[nodiscard]] const std::vector<MergedRange>& merged() const override { return merged_; }

private:
    struct Repeated {
        Row row;
        std::uint64_t times = 1;
    };
    struct Style {
        std::uint32_t behind = 0; // the column behind its last one
        std::string name;
    };
    // What the start of a cell says of it.
    struct Value {
        std::string type;
        std::string value; // as the type has it
        std::string currency;
        std::string style;
        bool isNumber = false;
        bool hasFormula = false;
        bool isError = false;
    };

    void start(std::string_view name, const XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view text) override;
    void startWithinCell(std::string_view name, const XmlAttributes& attributes);
    void startColumn(const XmlAttributes& attributes);
    void startRow(const XmlAttributes& attributes);
    void startCell(const XmlAttributes& attributes);
    void endCell();
    void endRow();
    [[nodiscard]] Cell cell();
    [[nodiscard]] Cell numberCell() const;
    [[nodiscard]] std::string_view styleOf(std::uint32_t column) const;
    void addText(std::string_view text);

    std::shared_ptr<const OdsReader> book_;
    std::string_view table_; // what has not been read yet
    XmlStream stream_;
    bool more_ = true;
    std::deque<Repeated> ready_;
    std::vector<MergedRange> merged_;
    std::vector<Style> columnStyles_;
    std::uint64_t lastRow_ = 0;
    std::uint64_t repeated_ = 0; // cells that were made by repeating
    std::string rowStyle_;
    Repeated row_;
    std::size_t rowBytes_ = 0;
    std::uint32_t column_ = 0;
    std::uint32_t cellTimes_ = 1;
    Value value_;
    std::string text_;
    int depth_ = 0;    // of elements within the cell, itself at 1
    int passedAt_ = 0; // the depth at which what is not read began; 0: it is read
    int paragraphs_ = 0;
};

} // namespace biosubsidy::sheets
