// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pages of the window, as a column of icon and word at its left edge. Ctrl+1
// and so on reach them; arrow keys move along the rail.
#pragma once

#include <map>

#include <QButtonGroup>
#include <QFrame>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/look/texts.h"
#include "ui/look/theme.h"
#include "ui/shell/page_specs.h"

namespace biosubsidy::ui {

class Rail : public QFrame {
    Q_OBJECT

public:
    Rail(const Texts& texts, const Theme& theme, QWidget* parent);

    void add(const PageSpec& page, const QKeySequence& keys);
    void setCurrent(PageId page);
    void setAvailable(PageId page, bool available);

Q_SIGNALS:
    void pageChosen(biosubsidy::ui::PageId page);

private:
    void draw(QToolButton& button, const QString& icon) const;

    const Texts& texts_;
    const Theme& theme_;
    QScrollArea* area_;
    QVBoxLayout* layout_;
    QButtonGroup* group_;
    std::map<PageId, QToolButton*> buttons_;
};

} // namespace biosubsidy::ui
