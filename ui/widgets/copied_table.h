// SPDX-License-Identifier: GPL-3.0-or-later
//
// A table on the clipboard: lines of cells parted by tabs for spreadsheets and mails,
// and beside it a real table (HTML) for Word, WPS and Excel. A heading and its cells
// come from one column, so that they cannot part. No text becomes a formula.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace biosubsidy::ui {

struct CopiedColumn {
    QString heading;
    QStringList cells;     // one for each row
    bool isNumber = false; // plain digits, "42446000.00"
};

class CopiedTable {
public:
    void add(CopiedColumn column) { columns_ << std::move(column); }
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString html() const;
    // Both on the clipboard; `text` in place of the lines with tabs.
    void copy(const QString& text = {}) const;

private:
    [[nodiscard]] QString cell(const CopiedColumn& column, qsizetype row) const;
    [[nodiscard]] qsizetype rowCount() const { return columns_.isEmpty() ? 0 : columns_.first().cells.size(); }

    QList<CopiedColumn> columns_;
};

} // namespace biosubsidy::ui
