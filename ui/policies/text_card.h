// SPDX-License-Identifier: GPL-3.0-or-later
//
// The user's copy of a document's official text: whether there is one, what came
// of the audit, and each figure that the rules do not account for, at its line.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>

#include "ui/look/texts.h"
#include "ui/look/theme.h"
#include "ui/policies/official_texts.h"

namespace biosubsidy::ui {

class TextCard : public QFrame {
    Q_OBJECT

public:
    TextCard(const Texts& texts, const Theme& theme, QWidget* parent);

    void show(const TextCopy* copy);

Q_SIGNALS:
    void attachRequested();
    void detachRequested();

private:
    [[nodiscard]] QString problemText(const Diagnostic& problem) const;
    [[nodiscard]] QString outcomeHtml(const TextCopy& copy) const;
    [[nodiscard]] QString notUnderstoodList(const audit::AuditResult& audit) const;
    [[nodiscard]] QString figureList(const audit::AuditResult& audit) const;
    [[nodiscard]] QString notInTextList(const audit::AuditResult& audit) const;

    const Texts& texts_;
    const Theme& theme_;
    QLabel* heading_;
    QLabel* outcome_;
    QLabel* figures_;
    QPushButton* attach_;
    QPushButton* detach_;
    QPushButton* unfold_;
};

} // namespace biosubsidy::ui
