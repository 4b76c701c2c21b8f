// SPDX-License-Identifier: GPL-3.0-or-later
//
// A field over the window in which a person types what they want: a verb, a page,
// a field of the case, a measure. Up and down choose, return does it, escape
// leaves.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QListView>

#include "ui/look/texts.h"
#include "ui/look/theme.h"
#include "ui/shell/palette_model.h"

namespace biosubsidy::ui {

class CommandPalette : public QFrame {
    Q_OBJECT

public:
    CommandPalette(const Texts& texts, const Theme& theme, QWidget* window);

    void open(std::vector<PaletteEntry> entries);
    void leave();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();
    void run(const QModelIndex& index);
    void move(int rows);

    const Texts& texts_;
    QLineEdit* words_;
    QListView* list_;
    QLabel* nothing_;
    PaletteModel* model_;
    QWidget* before_ = nullptr; // what had the focus
};

} // namespace biosubsidy::ui
