// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/applications/rows_edit.h"

#include <algorithm>
#include <utility>

#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

#include "ui/applications/drop_row.h"
#include "ui/look/theme.h"
#include "ui/widgets/date_edit.h"
#include "ui/widgets/money_edit.h"
#include "ui/widgets/text_edit.h"

namespace biosubsidy::ui {

RowsEdit::RowsEdit(const QString& name, std::vector<Cell> cells, int needed, const Localized& add, const Texts& texts,
                   QWidget* parent)
    : QWidget(parent), name_(name), cells_(std::move(cells)), needed_(needed), texts_(texts), lines_(new QVBoxLayout),
      add_(new QPushButton(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    lines_->setSpacing(4);
    layout->addLayout(lines_);
    add_->setObjectName(name_ + QStringLiteral(".add"));
    add_->setProperty("role", QStringLiteral("link"));
    add_->setAutoDefault(false);
    add_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    layout->addWidget(add_);
    connect(add_, &QPushButton::clicked, this, [this] {
        this->add(Row(cells_.size()));
        const Line& line = all_.back();
        const auto first = std::find_if(line.fields.begin(), line.fields.end(), [](auto* field) { return field; });
        (*first)->inputs().first()->setFocus();
    });
    texts_.follow(this, [this, add] {
        add_->setText(texts_(add));
        nameAll();
    });
}

FactEditor* RowsEdit::makeField(const Cell& cell, QWidget* parent) const {
    if (cell.kind == Kind::money) return new MoneyEdit(texts_, parent);
    if (cell.kind == Kind::day) return new DateEdit(texts_, parent);
    return new TextEdit(texts_, parent);
}

void RowsEdit::add(const Row& row) {
    Line line;
    line.box = new QWidget(this);
    auto* outer = new QVBoxLayout(line.box);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(1);
    auto* layout = new QHBoxLayout;
    layout->setSpacing(4);
    outer->addLayout(layout);
    for (std::size_t at = 0; at < cells_.size(); ++at) {
        const Cell& cell = cells_[at];
        if (cell.kind == Kind::tick) {
            line.tick = new QCheckBox(line.box);
            line.tick->setChecked(row[at] == FactValue(true));
            layout->addWidget(line.tick);
            line.fields.push_back(nullptr);
            connect(line.tick, &QCheckBox::clicked, this, [this] {
                pending_ = true;
                commit();
            });
            continue;
        }
        FactEditor* field = makeField(cell, line.box);
        field->setValue(row[at]);
        field->setUnknownText(texts_(cell.name));
        if (cell.kind == Kind::day) {
            constexpr int around = 24;
            field->setFixedWidth(fontMetrics().horizontalAdvance(QStringLiteral("2026-12-28")) + around);
        }
        layout->addWidget(field, cell.stretch);
        connect(field, &FactEditor::edited, this, [this] { pending_ = true; });
        if (auto* input = qobject_cast<QLineEdit*>(field->inputs().first()))
            connect(input, &QLineEdit::editingFinished, this, &RowsEdit::commit);
        line.fields.push_back(field);
    }
    auto* gone = new QToolButton(line.box);
    gone->setText(QStringLiteral("×"));
    gone->setProperty("role", QStringLiteral("flat"));
    gone->setFocusPolicy(Qt::StrongFocus);
    layout->addWidget(gone);
    connect(gone, &QToolButton::clicked, this, [this, box = line.box] { remove(box); });
    line.note = new QLabel(line.box);
    line.note->setProperty("role", QStringLiteral("note"));
    setStyleProperty(*line.note, "state", QStringLiteral("wrong"));
    line.note->setWordWrap(true);
    line.note->hide();
    outer->addWidget(line.note);
    lines_->addWidget(line.box);
    line.box->show();
    all_.push_back(std::move(line));
    nameAll();
}

void RowsEdit::nameAll() {
    for (std::size_t row = 0; row < all_.size(); ++row) {
        const QString name = name_ + QLatin1Char('.') + QString::number(row) + QLatin1Char('.');
        for (std::size_t at = 0; at < cells_.size(); ++at) {
            const QString label = texts_(cells_[at].name);
            QWidget* input = all_[row].fields[at] == nullptr ? all_[row].tick : all_[row].fields[at]->inputs().first();
            input->setObjectName(name + QString::number(at));
            input->setAccessibleName(label);
            if (all_[row].fields[at] != nullptr) all_[row].fields[at]->setUnknownText(label);
        }
        auto* gone = all_[row].box->findChild<QToolButton*>();
        gone->setObjectName(name + QStringLiteral("remove"));
        gone->setAccessibleName(texts_("移除这一行", "Remove this line"));
        gone->setToolTip(gone->accessibleName());
        all_[row].note->setObjectName(name + QStringLiteral("note"));
    }
}

RowsEdit::Row RowsEdit::rowOf(const Line& line) const {
    Row row;
    for (const FactEditor* field : line.fields)
        row.push_back(field == nullptr ? FactValue(line.tick->isChecked()) : field->value());
    return row;
}

bool RowsEdit::isComplete(const Row& row) const {
    if (needed_ >= 0) return isKnown(row[static_cast<std::size_t>(needed_)]);
    return std::any_of(row.begin(), row.end(),
                       [](const FactValue& value) { return isKnown(value) && !std::holds_alternative<bool>(value); });
}

std::vector<RowsEdit::Row> RowsEdit::rows() const {
    std::vector<Row> rows;
    for (const Line& line : all_) {
        Row row = rowOf(line);
        if (isComplete(row)) rows.push_back(std::move(row));
    }
    return rows;
}

void RowsEdit::show(const std::vector<Row>& rows) {
    if (pending_ || rows == this->rows()) return;
    while (all_.size() > rows.size()) {
        dropRow(*all_.back().box);
        all_.pop_back();
    }
    for (std::size_t at = 0; at < all_.size(); ++at) {
        for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
            if (FactEditor* field = all_[at].fields[cell])
                field->setValue(rows[at][cell]);
            else
                all_[at].tick->setChecked(rows[at][cell] == FactValue(true));
        }
    }
    for (std::size_t at = all_.size(); at < rows.size(); ++at) add(rows[at]);
}

void RowsEdit::remove(const QWidget* box) {
    const auto found = std::find_if(all_.begin(), all_.end(), [box](const Line& line) { return line.box == box; });
    dropRow(*found->box);
    all_.erase(found);
    nameAll();
    add_->setFocus();
    pending_ = true;
    commit();
}

// What cannot be read waits, and says so where it stands.
void RowsEdit::commit() {
    bool readable = true;
    for (const Line& line : all_) {
        QString problem;
        for (const FactEditor* field : line.fields) {
            if (field != nullptr && problem.isEmpty()) problem = field->problem();
        }
        if (problem.isEmpty()) continue;
        readable = false;
        line.note->setText(problem);
        line.note->show();
    }
    if (readable && std::exchange(pending_, false)) Q_EMIT committed();
}

void RowsEdit::settle() {
    commit();
    pending_ = false;
}

void RowsEdit::clearNotes() {
    for (const Line& line : all_) {
        line.note->clear();
        line.note->hide();
    }
}

void RowsEdit::setNote(std::size_t row, const QString& note) {
    std::size_t complete = 0;
    for (const Line& line : all_) {
        if (!isComplete(rowOf(line)) || complete++ != row) continue;
        const QString before = line.note->text();
        line.note->setText(before.isEmpty() ? note : before + QLatin1Char('\n') + note);
        line.note->show();
    }
}

} // namespace biosubsidy::ui
