// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rows of the list as the person looks at them: whether a row is taken, which case and
// which measure it is for, what was read, and what is still open. A cell with a doubt is
// marked, and says why.
#pragma once

#include <functional>

#include <QAbstractTableModel>

#include "ui/applications/import_list.h"
#include "ui/look/texts.h"
#include "ui/look/theme.h"

namespace biosubsidy::ui {

class ImportRows : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column : int { number, standing, firm, of, policy, measure, sum, due, status, columns };

    // `list` outlives it. `caseName`: of a case of the library.
    ImportRows(ImportList& list, const Texts& texts, const Theme& theme, std::function<QString(std::int64_t)> caseName,
               QObject* parent = nullptr);

    void refresh();      // after another table was read
    void refreshCells(); // after something was decided
    // The doubts of a row in words, each with its column and what stood there.
    [[nodiscard]] QStringList doubtsOf(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    // CheckStateRole of the first column; EditRole of case and measure: the index of a
    // choice. Says decided().
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void decided();

private:
    [[nodiscard]] QString text(std::size_t row, Column column) const;
    [[nodiscard]] QString standingText(std::size_t row) const;
    [[nodiscard]] QString firmText(const FirmChoice& choice, const std::string& stood) const;
    [[nodiscard]] QString measureText(const MeasureChoice& choice, const std::string& stood) const;
    [[nodiscard]] QStringList choices(std::size_t row, Column column) const;
    // Those that stand in a column of this table.
    [[nodiscard]] QString doubtText(std::size_t row, Column column) const;
    [[nodiscard]] Column columnOf(const sheets::CellDoubt& doubt) const;
    [[nodiscard]] QString told(std::size_t row, std::size_t doubt) const;
    [[nodiscard]] QVariant colourOf(std::size_t row, Column column) const;

    ImportList& list_;
    const Texts& texts_;
    const Theme& theme_;
    std::function<QString(std::int64_t)> caseName_;
};

} // namespace biosubsidy::ui
