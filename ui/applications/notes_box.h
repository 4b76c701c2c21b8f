// SPDX-License-Identifier: GPL-3.0-or-later
//
// What happened, note by note with its time, the newest first; and a line for the next.
#pragma once

#include <functional>
#include <vector>

#include <QLineEdit>
#include <QVBoxLayout>
#include <QWidget>

#include "core/applications/application.h"
#include "ui/look/texts.h"

namespace biosubsidy::ui {

class NotesBox : public QWidget {
    Q_OBJECT

public:
    NotesBox(const Texts& texts, std::function<Moment()> now, QWidget* parent);

    void show(const std::vector<applications::Note>& notes);
    // What is being typed becomes a note.
    void settle();

Q_SIGNALS:
    void changed(const std::vector<biosubsidy::applications::Note>& notes);

private:
    void addRow(std::size_t at);

    const Texts& texts_;
    std::function<Moment()> now_;
    std::vector<applications::Note> notes_;
    QLineEdit* line_;
    QVBoxLayout* lines_;
    std::vector<QWidget*> rows_;
};

} // namespace biosubsidy::ui
