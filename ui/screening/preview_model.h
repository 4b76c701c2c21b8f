// SPDX-License-Identifier: GPL-3.0-or-later
//
// A sheet as it stands: its first rows, and further down those with something doubtful.
// Each row says what becomes of it; cells that a person mended show what counts now.
#pragma once

#include <unordered_map>

#include <QAbstractTableModel>

#include "core/sheets/row_kind.h"
#include "core/sheets/table_look.h"
#include "ui/look/texts.h"
#include "ui/look/theme.h"
#include "ui/screening/doubt_list.h"

namespace biosubsidy::ui {

// What is shown; the model keeps it alive.
struct ShownTable {
    std::shared_ptr<const sheets::TableFile> file;
    std::shared_ptr<const sheets::TableLook> look; // null: not read yet
    sheets::ColumnMap map;
    sheets::Corrections corrections;
};

class PreviewModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role : int {
        doubtRole = Qt::UserRole, // a NoteKind, where there is a doubt
        mendedRole,               // true: not what the file holds
        standingRole,             // of a row's header: its words for what becomes of the row
        headingRole,              // true: of a row of headings
    };

    PreviewModel(const Texts& texts, const Theme& theme, QObject* parent = nullptr)
        : QAbstractTableModel(parent), texts_(texts), theme_(theme) {}

    // `doubts` outlives the model.
    void show(ShownTable table, std::size_t sheet, const DoubtList& doubts);

    [[nodiscard]] SheetPlace placeOf(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const SheetPlace& place) const; // invalid: it is not shown
    [[nodiscard]] sheets::CellPlace inFile(const QModelIndex& index) const;
    [[nodiscard]] QString original(const QModelIndex& index) const; // what the file holds
    // Why the row is not read, or that it is joined to another; empty: it is read.
    [[nodiscard]] QString whyNotRead(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    // Says mended() and waits for what is shown then.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void mended(const biosubsidy::sheets::CellPlace& place, const QString& text);

private:
    enum class Standing : std::uint8_t { above, heading, read, skipped, joined, refused };
    struct Line {
        const sheets::Row* row = nullptr; // null: rows that are left out here
        Standing standing = Standing::read;
        Localized word; // for the header
        Localized why;
    };

    [[nodiscard]] const sheets::SheetMap& map() const { return table_.map.sheets[sheet_]; }
    void addLine(const sheets::Row& row);
    void judge(Line& line) const;
    [[nodiscard]] sheets::Row asItCounts(const sheets::Row& row) const;
    [[nodiscard]] const std::string* correction(const QModelIndex& index) const;
    [[nodiscard]] const sheets::Cell* cellOf(const QModelIndex& index) const;
    [[nodiscard]] QString text(const QModelIndex& index) const;
    [[nodiscard]] QString tip(const QModelIndex& index) const;
    [[nodiscard]] bool isRead(const QModelIndex& index) const;

    const Texts& texts_;
    const Theme& theme_;
    ShownTable table_;
    std::size_t sheet_ = 0;
    const DoubtList* doubts_ = nullptr;
    std::vector<sheets::Row> form_; // its companies
    std::vector<Line> lines_;
    std::unordered_map<std::uint64_t, const sheets::TableNote*> ofRows_; // skipped or joined
    int width_ = 0;
};

} // namespace biosubsidy::ui
