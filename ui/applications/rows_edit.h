// SPDX-License-Identifier: GPL-3.0-or-later
//
// A list that is kept as rows of small fields: payments, materials, days. A row that is
// empty is none; one that lacks what every row must have is kept here until it has it.
#pragma once

#include <functional>
#include <vector>

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWidget>

#include "ui/look/texts.h"
#include "ui/widgets/fact_editor.h"

namespace biosubsidy::ui {

class RowsEdit : public QWidget {
    Q_OBJECT

public:
    enum class Kind { tick, text, money, day };
    struct Cell {
        Kind kind;
        Localized name;
        int stretch; // 0: as wide as it must be
    };
    using Row = std::vector<FactValue>;

    // `needed`: the cell without which a row is none yet; -1: none. `name`: of the
    // widgets, "payments": "payments.0.1" is the second field of the first row.
    RowsEdit(const QString& name, std::vector<Cell> cells, int needed, const Localized& add, const Texts& texts,
             QWidget* parent);

    void show(const std::vector<Row>& rows);
    [[nodiscard]] std::vector<Row> rows() const; // that are complete
    void setNote(std::size_t row, const QString& note);
    void clearNotes();
    [[nodiscard]] bool isPending() const noexcept { return pending_; }
    void settle();

Q_SIGNALS:
    void committed();

private:
    struct Line {
        QWidget* box;
        std::vector<FactEditor*> fields; // null for a tick
        QCheckBox* tick = nullptr;
        QLabel* note;
    };
    void add(const Row& row);
    void remove(const QWidget* box);
    void commit();
    void nameAll();
    [[nodiscard]] Row rowOf(const Line& line) const;
    [[nodiscard]] bool isComplete(const Row& row) const;
    [[nodiscard]] FactEditor* makeField(const Cell& cell, QWidget* parent) const;

    QString name_;
    std::vector<Cell> cells_;
    int needed_;
    const Texts& texts_;
    QVBoxLayout* lines_;
    QPushButton* add_;
    std::vector<Line> all_;
    bool pending_ = false;
};

} // namespace biosubsidy::ui
