// SPDX-License-Identifier: GPL-3.0-or-later
//
// Forms that returned: what each changes in its case, and what the firm's sum becomes,
// before any of it is taken. What belongs to no case, and what was not understood, is told.
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>

#include "ui/letters/answer_steps.h"
#include "ui/letters/letters_job.h"
#include "ui/tasks/latest_task.h"

namespace biosubsidy::ui {

class ReturnedView : public QWidget {
    Q_OBJECT

public:
    ReturnedView(const Desk& desk, CaseSession& session, AnswerSteps& steps, QWidget* parent);

    void read(const QStringList& paths);
    void takeFocus() { tree_->setFocus(); }
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void changed(); // the summary
    void left();
    void said(const QString& what);
    void failed(const QString& summary, const QString& details);

private:
    struct Read {
        std::shared_ptr<const ReadForms> forms;
    };
    struct Held {
        std::vector<CaseAnswers> cases;
    };

    void fillTexts();
    void match(const std::shared_ptr<const ReadForms>& read);
    void fill();
    void addCase(const CaseAnswers& of, std::size_t index);
    void addTroubles();
    void takeChosen();
    [[nodiscard]] std::vector<std::size_t> chosen() const;
    [[nodiscard]] std::vector<ReturnedCase> casesOf(const ReadForms& read);
    [[nodiscard]] QString factName(const CaseAnswers& of, const FactRef& fact) const;
    [[nodiscard]] QString value(const FactRef& fact, const FactValue& of) const;
    [[nodiscard]] QString sumText(const CaseAnswers& of) const;

    Desk desk_;
    CaseSession& session_;
    AnswerSteps& steps_;
    std::vector<Localized> troubles_; // of files and forms
    std::vector<CaseAnswers> cases_;
    bool taken_ = false; // what is shown has been taken
    QTreeWidget* tree_;
    QPushButton* take_;
    QPushButton* leave_;
    QLabel* told_;
    LatestTask<Read> reader_;
    LatestTask<Held> holder_;
};

} // namespace biosubsidy::ui
