// SPDX-License-Identifier: GPL-3.0-or-later
//
// The slim bar above the page: which case this is, whether it is saved, the day
// of the assessment, the language.
#pragma once

#include <QDateEdit>
#include <QFrame>
#include <QLabel>
#include <QToolButton>

#include "core/values/date.h"
#include "ui/look/texts.h"

namespace biosubsidy::ui {

class CaseBar : public QFrame {
    Q_OBJECT

public:
    CaseBar(Texts& texts, QWidget* parent);

    // `state`: whether it is saved, in words.
    void setCase(const QString& name, const QString& state);
    void setDate(const Date& date);

Q_SIGNALS:
    void dateChosen(const biosubsidy::Date& date);

private:
    void build();
    void fillTexts();

    Texts& texts_;
    QLabel* name_;
    QLabel* state_;
    QLabel* dateLabel_;
    QDateEdit* date_;
    QToolButton* language_;
};

} // namespace biosubsidy::ui
