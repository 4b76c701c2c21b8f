// SPDX-License-Identifier: GPL-3.0-or-later
//
// Stands at the top of the window when the library could not be opened, or has
// failed under it: what happened, what was kept, and what can be done about it:
// take a backup, write what can still be read to files, begin anew with the old
// file kept, or try again. Until then the cases of the window are in memory alone,
// or what is changed may not be saved.
#pragma once

#include <functional>
#include <vector>

#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QPushButton>

#include "core/storage/rescue.h"
#include "ui/look/texts.h"
#include "ui/session/prompts.h"

namespace biosubsidy::ui {

class RescuePanel : public QFrame {
    Q_OBJECT

public:
    struct Environment {
        const Texts& texts;
        Prompts& prompts;
        std::function<storage::Moment()> now;
        std::function<bool()> mayReopen; // asks about what is in memory alone
        bool isOpen = false;             // the library is, and failed since
    };

    RescuePanel(const StorageError& error, const QString& path, Environment environment, QWidget* parent = nullptr);

    // The library works again. It may be one of the panel's own buttons that found out.
    void retire();

Q_SIGNALS:
    void reopenRequested();
    void said(const QString& what);
    void failed(const QString& summary, const QString& details);

private:
    void build();
    QPushButton* button(const char* name, void (RescuePanel::*act)());
    void fillTexts();
    void restore();
    void salvageCases();
    void startAnew();
    void tryAgain();
    void finish(const Stored<std::string>& aside);
    void tell(const StorageError& error);
    [[nodiscard]] bool mayReplace() const;

    StorageError error_;
    QString path_;
    Environment environment_;
    std::vector<storage::Backup> backups_;
    bool retired_ = false;
    QLabel* summary_ = nullptr;
    QLabel* advice_ = nullptr;
    QComboBox* choice_ = nullptr; // of a backup
    QPushButton* restore_ = nullptr;
    QPushButton* salvage_ = nullptr;
    QPushButton* anew_ = nullptr;
    QPushButton* again_ = nullptr;
};

} // namespace biosubsidy::ui
