// SPDX-License-Identifier: GPL-3.0-or-later
//
// A page of the window, reached by the rail. It follows the case and the result by
// itself; what costs more than the assessment it computes only while it is shown.
// What leads elsewhere it says by a signal; the window knows where that is.
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QString>
#include <QWidget>

#include "core/facts/case.h"

namespace biosubsidy::ui {

class StepStack;

// The last two are opened from others and stand in no rail.
enum class PageId {
    cases,
    profile,
    result,
    siting,
    levers,
    policies,
    screening,
    report,
    applications,
    portfolio,
    letters
};

class Page : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    // The page has come to the front, or the case under it is another one.
    virtual void bringUp() {}
    // Where the keyboard goes when the page is opened.
    virtual void takeFocus() { setFocus(); }
    // What was done here and can be undone; null where that is the case's, or nothing.
    [[nodiscard]] virtual StepStack* undoSteps() { return nullptr; }
    // What can be done here beyond the window's own verbs: for its menu and the
    // palette. Each says as of now whether it can be done.
    [[nodiscard]] QList<QAction*> verbs() const;

Q_SIGNALS:
    void factRequested(const biosubsidy::FactRef& fact);
    // "beijing-2024", "pilot-platform"; an empty measure: the document.
    void measureRequested(const QString& pack, const QString& measure);
    void pageRequested(biosubsidy::ui::PageId page);
    // The case is to be assessed as of another day.
    void dayRequested(const biosubsidy::Date& day);
    // Done, in a few words.
    void said(const QString& what);
    // The same of a file or folder that was written.
    void wrote(const QString& what, const QString& path);
    // What happened, and the whole story; both for people.
    void failed(const QString& summary, const QString& details);

protected:
    // Offers an action, or what the page's button of this name does, under keys that
    // work wherever the focus stands on the page.
    void offer(QAction* action) { verbs_.append(action); }
    void offer(const char* button, const QKeySequence& keys);

private:
    QList<QAction*> verbs_;
};

} // namespace biosubsidy::ui
