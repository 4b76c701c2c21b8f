// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rows of one sheet of a workbook, read as they are unpacked.
#pragma once

#include <deque>

#include "core/sheets/workbook_reader.h"
#include "core/sheets/xml_stream.h"

namespace biosubsidy::sheets {

class XlsxRows : public RowSource, private XmlReader {
public:
    XlsxRows(std::shared_ptr<const WorkbookReader> book, XlsxArchive archive, ArchiveMember member);

    [[nodiscard]] tl::expected<bool, Localized> next(Row& row) override;
    [[nodiscard]] std::uint64_t rowsAbout() const override { return rowsAbout_; }

private:
    enum class Type : std::uint8_t { number, shared, text, flag, error, date };

    void start(std::string_view name, const XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view text) override;
    void startRow(const XmlAttributes& attributes);
    void startCell(const XmlAttributes& attributes);
    void endCell();
    [[nodiscard]] Cell cell();

    std::shared_ptr<const WorkbookReader> book_;
    XlsxArchive archive_; // holds the member's file
    ArchiveMember member_;
    XmlStream stream_;
    bool more_ = true;
    std::deque<Row> ready_;

    std::uint64_t rowsAbout_ = 0;
    Row row_;
    std::uint64_t lastRow_ = 0;
    std::uint32_t column_ = 0;     // of the cell
    std::uint32_t nextColumn_ = 0; // where a cell without a reference stands
    Type type_ = Type::number;
    bool showsDate_ = false;
    bool hasFormula_ = false;
    bool inValue_ = false;
    bool inReading_ = false;
    std::string value_;
};

} // namespace biosubsidy::sheets
