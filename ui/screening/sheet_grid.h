// SPDX-License-Identifier: GPL-3.0-or-later
//
// A sheet as it stands, and above each of its columns what the column is taken for. Two
// tables that scroll sideways as one; the cells of both can be changed.
#pragma once

#include <QTableView>
#include <QWidget>

#include "ui/screening/column_model.h"
#include "ui/screening/preview_model.h"
#include "ui/session/desk.h"

namespace biosubsidy::ui {

class SheetGrid : public QWidget {
    Q_OBJECT

public:
    explicit SheetGrid(const Desk& desk, QWidget* parent = nullptr);

    // The place and the scrolling stay where they are, on the same sheet.
    void show(const ShownTable& table, std::size_t sheet, const DoubtList& doubts);
    // While an editor is open nothing may be shown anew; editingEnded() tells.
    [[nodiscard]] bool isEditing() const;
    [[nodiscard]] ColumnModel& columns() { return *columns_; }
    [[nodiscard]] const PreviewModel& rows() const { return *rows_; }
    [[nodiscard]] SheetPlace place() const;
    // With the keyboard. False: the place is not shown.
    bool go(const SheetPlace& place);
    // What the person looks at says, where nothing is doubtful.
    [[nodiscard]] QString about() const;
    void takeFocus();

Q_SIGNALS:
    void placeChanged();
    void editingEnded();
    void mapChanged();
    void mended(const biosubsidy::sheets::CellPlace& place, const QString& text);

private:
    [[nodiscard]] QTableView* makeTable(const char* name, QAbstractItemModel* model);
    void joinTables();
    [[nodiscard]] bool setPlace(const SheetPlace& place);
    void fillTexts();
    void measure();
    void setWidths();

    Desk desk_;
    ColumnModel* columns_;
    PreviewModel* rows_;
    QTableView* above_;
    QTableView* below_;
    std::size_t sheet_ = 0;
    const sheets::TableFile* file_ = nullptr;
    std::vector<int> widths_; // of the first columns
    bool onColumns_ = false;  // the place is above a column
};

} // namespace biosubsidy::ui
