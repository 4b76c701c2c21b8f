// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is looked for among the applications: words, a firm, a person, by when they are
// due, which of them; and by what they stand together.
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QTimer>
#include <QWidget>

#include "core/storage/library.h"
#include "ui/look/texts.h"

namespace biosubsidy::ui {

class ApplicationFilterBar : public QWidget {
    Q_OBJECT

public:
    ApplicationFilterBar(const storage::Library& library, const Texts& texts, QWidget* parent);

    // The firms and people that there are may be others now.
    void readChoices();
    // Takes what was chosen into the query, whose day it reckons from; the order stays.
    void apply(storage::ApplicationQuery& query) const;
    [[nodiscard]] bool isEmpty() const; // nothing is left out
    void reset();
    void focusWords();

Q_SIGNALS:
    void changed();
    void listRequested(); // from typing down to what was found

private:
    QComboBox* addBox(const char* name);
    void fill();

    const storage::Library& library_;
    const Texts& texts_;
    QLineEdit* words_;
    QComboBox* firm_;
    QComboBox* person_;
    QComboBox* due_;
    QComboBox* which_;
    QComboBox* group_;
    QCheckBox* doubtful_;
    QTimer pause_; // typing is not searched letter by letter
};

} // namespace biosubsidy::ui
