// SPDX-License-Identifier: GPL-3.0-or-later
//
// The manual within the program, beside the page that is open; zh or en with the
// window. Its table of contents is the list above the text.
#pragma once

#include <vector>

#include <QComboBox>
#include <QDockWidget>
#include <QUrl>

#include "ui/look/texts.h"
#include "ui/look/theme.h"
#include "ui/shell/manual.h"
#include "ui/shell/manual_view.h"

namespace biosubsidy::ui {

class HelpPanel : public QDockWidget {
    Q_OBJECT

public:
    HelpPanel(const Texts& texts, const Theme& theme, QWidget* parent);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fill();
    void fillContents();
    void follow(const QUrl& link); // to another chapter
    void goToEntry(int entry);
    void showChapter();

    const Texts& texts_;
    const Theme& theme_;
    std::vector<ManualChapter> chapters_;
    std::size_t chapter_ = 0; // that is shown
    QComboBox* contents_;
    ManualView* text_;
};

} // namespace biosubsidy::ui
