// SPDX-License-Identifier: GPL-3.0-or-later
//
// The projects of the case by name, one of them chosen: a project's form is long,
// so one is shown at a time. A few stand beside each other; of many, a box lists
// them, and finds one by some letters of its name.
#pragma once

#include <vector>

#include <QButtonGroup>
#include <QComboBox>
#include <QPushButton>
#include <QStringList>
#include <QWidget>

namespace biosubsidy::ui {

class ItemStrip : public QWidget {
    Q_OBJECT

public:
    explicit ItemStrip(QWidget* parent);

    // One chip for each title; the one at `chosen` is down.
    void show(const QStringList& titles, int chosen);

Q_SIGNALS:
    void chosen(int index);

private:
    void makeBox();
    void showChips(const QStringList& titles, int chosen);
    void showBox(const QStringList& titles, int chosen);
    void choose(int index);

    QComboBox* box_ = nullptr; // made when first needed
    QStringList titles_;       // in the box
    QButtonGroup group_;
    std::vector<QPushButton*> chips_;
};

} // namespace biosubsidy::ui
