// SPDX-License-Identifier: GPL-3.0-or-later
//
// A row of a list that opens: a line with sign, title and what stands below it, and
// a box of details. What is inside is made when it is first opened, and kept up to
// date while open. A row adds to both what is its own.
#pragma once

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/widgets/row_head.h"

namespace biosubsidy::ui {

class OpeningRow : public QWidget {
    Q_OBJECT

public:
    [[nodiscard]] bool isOpen() const { return head_->isChecked(); }
    void setOpen(bool open) { head_->setChecked(open); }
    [[nodiscard]] RowHead& head() { return *head_; }

Q_SIGNALS:
    void openChanged(bool open);

protected:
    // Object names: `name`, and those of its parts behind it. `stretch`: of sign and
    // titles, against what is added to line().
    OpeningRow(const QString& name, int stretch, const Theme& theme, QWidget* parent);

    [[nodiscard]] QLabel* addLabel(const char* role) const;
    [[nodiscard]] QHBoxLayout& line() { return *line_; }     // of the closed row
    [[nodiscard]] QVBoxLayout& titles() { return *titles_; } // title and subtitle
    [[nodiscard]] QFrame* box() { return box_; }             // null until it was opened
    [[nodiscard]] const Colours& colours() const { return theme_.colours(); }
    // After what is shown has changed.
    void fillDetails();

    [[nodiscard]] virtual bool hasDetails() const { return true; }
    [[nodiscard]] virtual QString detailsHtml() const = 0;
    // Adds what stands below the details, once.
    virtual void fillBox(QVBoxLayout& box) = 0;
    virtual void openLink(const QString& link) = 0;

    QLabel* sign_;
    QLabel* title_;
    QLabel* subtitle_;

private:
    void makeBox();

    const Theme& theme_;
    RowHead* head_;
    QHBoxLayout* line_;
    QVBoxLayout* titles_;
    QFrame* box_ = nullptr;
    QLabel* details_ = nullptr;
};

} // namespace biosubsidy::ui
