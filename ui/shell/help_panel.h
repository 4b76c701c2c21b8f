// SPDX-License-Identifier: GPL-3.0-or-later
//
// The manual within the program, beside the page that is open; zh or en with the
// window. Its table of contents is the list above the text; below it, words are
// looked for in all chapters, from where one reads onwards.
#pragma once

#include <vector>

#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
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
    void findNext();

    const Texts& texts_;
    const Theme& theme_;
    std::vector<ManualChapter> chapters_;
    std::size_t chapter_ = 0; // that is shown
    QComboBox* contents_;
    QLineEdit* search_;
    QLabel* nothing_; // where what is looked for stands nowhere
    ManualView* text_;
};

} // namespace biosubsidy::ui
