// SPDX-License-Identifier: GPL-3.0-or-later
//
// The first screen: what the program is, a new case, a file, the example, the
// files of late, and what an estimate is not.
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/session/desk.h"
#include "ui/session/page.h"
#include "ui/session/recent_files.h"

namespace biosubsidy::ui {

class StartPage : public Page {
    Q_OBJECT

public:
    StartPage(const Desk& desk, const RecentFiles& recentFiles, QWidget* parent);

Q_SIGNALS:
    void newRequested();
    void openRequested();
    void exampleRequested();
    void fileRequested(const QString& path);

private:
    QLabel* addText(const Localized& text, const char* role);
    QPushButton* addButton(const Localized& text, const Localized& tip, const char* name);
    void addButtons();
    void addAge();
    void fillAge();
    void fillRecent();

    Desk desk_;
    Texts& texts_;
    const RecentFiles& recentFiles_;
    QLabel* age_ = nullptr;
    QPushButton* places_ = nullptr;
    QVBoxLayout* column_;
    QLabel* recentHeading_;
    QVBoxLayout* recentLayout_;
};

} // namespace biosubsidy::ui
