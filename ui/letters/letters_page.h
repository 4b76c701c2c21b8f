// SPDX-License-Identifier: GPL-3.0-or-later
//
// Questions to firms and what they answered: letters for the chosen cases, and forms
// that returned, which can be dropped here, several at once.
#pragma once

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>

#include "ui/letters/answer_steps.h"
#include "ui/session/page.h"

namespace biosubsidy::ui {

class ReturnedView;
class SendView;

class LettersPage : public Page {
    Q_OBJECT

public:
    LettersPage(const Desk& desk, CaseSession& session, QWidget* parent = nullptr);

    void takeFocus() override;
    [[nodiscard]] StepStack* undoSteps() override { return steps_; }
    // Letters for these cases, as they are saved.
    void showCases(const std::vector<storage::CaseId>& ids);
    // Asks which forms returned, and shows what they change.
    void readAnswers();
    void readAnswers(const QStringList& paths);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build();
    void connectParts();
    void showWords();

    Desk desk_;
    CaseSession& session_;
    AnswerSteps* steps_;
    bool asks_ = false; // there are letters to go back to
    QPushButton* back_;
    QLabel* title_;
    QLabel* summary_;
    QPushButton* read_;
    QStackedWidget* stack_;
    SendView* send_;
    ReturnedView* returned_;
};

} // namespace biosubsidy::ui
