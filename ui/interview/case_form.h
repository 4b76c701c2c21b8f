// SPDX-License-Identifier: GPL-3.0-or-later
//
// The form: a page each for the company, the projects, the expenses and the
// support held, and at the foot the help of the field that has the cursor.
#pragma once

#include <array>

#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>

#include "core/assessment/assessment.h"
#include "ui/interview/form_page.h"
#include "ui/look/texts.h"
#include "ui/session/case_document.h"
#include "ui/session/own_places.h"

namespace biosubsidy::ui {

class FactFinder;
class ItemsPage;
class AwardsPage;

class CaseForm : public QWidget {
    Q_OBJECT

public:
    CaseForm(CaseDocument& document, const OwnPlaces& places, const Texts& texts, QWidget* parent = nullptr);

    // Brings the field of a fact into view and puts the cursor into it.
    void reveal(const FactRef& ref);
    void showStakes(const std::vector<Question>& questions);
    void ask(const std::vector<FactRef>& facts);
    // What cannot be saved as it stands; see FormPage.
    [[nodiscard]] QStringList unsavable() const;
    // The same without awards that are still being filled in.
    [[nodiscard]] QStringList unreadable() const;
    // Another case is shown: to the first page, without half-typed texts.
    void startOver();
    // The cursor goes where it was last, or into the first field.
    void takeFocus();
    void addProject();
    void addExpense();
    void addAward();
    // The cursor goes to the line that finds a field by its name.
    void findField();

private:
    enum PageIndex : int { company, projects, expenses, awards };
    void build();
    void addPage(FormPage* page);
    void fillTexts();
    void refresh();
    void showHelpOf(QWidget* focused);

    CaseDocument& document_;
    const OwnPlaces& places_;
    const Texts& texts_;
    QTabBar* tabs_;
    FactFinder* finder_;
    QStackedWidget* stack_;
    QLabel* help_;
    QString lastField_; // the name of the widget that had the cursor last
    ItemsPage* projectsPage_;
    ItemsPage* expensesPage_;
    AwardsPage* awardsPage_;
    std::vector<FormPage*> pages_;
    std::vector<QScrollArea*> areas_;
};

} // namespace biosubsidy::ui
