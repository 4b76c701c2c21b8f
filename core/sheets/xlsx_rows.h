// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rows of one sheet of a workbook, read as they are unpacked. The first of them
// are read at once: so a short sheet tells its merged cells before its rows, and rows
// out of order are put in order. In a long sheet rows out of order end the reading.
#pragma once

#include <deque>

#include "core/sheets/xlsx_reader.h"
#include "core/sheets/xml_stream.h"

namespace biosubsidy::sheets {

class XlsxRows : public RowSource, private XmlReader {
public:
    XlsxRows(std::shared_ptr<const XlsxReader> book, ZipArchive archive, ArchiveMember member);

    // Called once, before next().
    [[nodiscard]] tl::expected<void, Localized> begin();
    [[nodiscard]] tl::expected<bool, Localized> next(Row& row) override;
    [[nodiscard]] std::uint64_t rowsAbout() const override { return rowsAbout_; }
    [[nodiscard]] const std::vector<MergedRange>& merged() const override { return merged_; }

private:
    enum class Type : std::uint8_t { number, shared, text, flag, error, date };

    void start(std::string_view name, const XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view text) override;
    void startRow(const XmlAttributes& attributes);
    void startCell(const XmlAttributes& attributes);
    void endCell();
    void endRow();
    void orderRows();
    [[nodiscard]] Cell cell();
    [[nodiscard]] Cell textCell(std::string& text) const;

    std::shared_ptr<const XlsxReader> book_;
    ZipArchive archive_; // holds the member's file
    ArchiveMember member_;
    XmlStream stream_;
    bool more_ = true;
    bool begun_ = false;
    std::deque<Row> ready_;
    std::vector<MergedRange> merged_;

    std::uint64_t rowsAbout_ = 0;
    std::size_t aheadBytes_ = 0; // of all rows so far
    std::size_t rowBytes_ = 0;
    Row row_;
    std::uint64_t lastRow_ = 0;
    std::uint32_t column_ = 0;     // of the cell
    std::uint32_t nextColumn_ = 0; // where a cell without a reference stands
    Type type_ = Type::number;
    const NumberFormat* format_ = nullptr;
    bool hasFormula_ = false;
    bool inData_ = false;
    bool inValue_ = false;
    bool inText_ = false; // that stands in the cell itself
    bool inReading_ = false;
    bool cellsDisordered_ = false;
    bool rowsDisordered_ = false;
    std::string value_;
    std::string text_;
};

} // namespace biosubsidy::sheets
