// SPDX-License-Identifier: GPL-3.0-or-later
//
// Says below the list how far an import is, and stops it. A few files come in, and
// a small one under a passphrase opens, before anybody could read it: then it is
// not shown.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include "ui/library/case_import.h"

namespace biosubsidy::ui {

class ImportRow : public QFrame {
    Q_OBJECT

public:
    ImportRow(const storage::Library& library, const Texts& texts, std::function<storage::Moment()> now,
              QWidget* parent = nullptr);

    [[nodiscard]] CaseImport& work() { return work_; }

private:
    void say();

    const Texts& texts_;
    CaseImport work_;
    QLabel* state_;
    QProgressBar* bar_;
    QPushButton* stop_;
};

} // namespace biosubsidy::ui
