// SPDX-License-Identifier: GPL-3.0-or-later
//
// The verbs of the window, in the menus that hold them, each with its words in
// both languages and its shortcut. What they do is connected elsewhere.
#pragma once

#include <map>
#include <vector>

#include <QAction>
#include <QActionGroup>
#include <QKeySequence>
#include <QMenu>
#include <QMenuBar>

#include "ui/look/texts.h"
#include "ui/session/page.h"

namespace biosubsidy::ui {

class WindowActions : public QObject {
    Q_OBJECT

public:
    WindowActions(QMenuBar& bar, const Texts& texts, QObject* parent);

    QAction* newCase;
    QAction* open;
    QAction* import; // several files at once
    QAction* example;
    QMenu* recent;
    QAction* save;
    QAction* saveAs;
    QAction* print;    // the report
    QAction* letters;  // of questions, for the open case
    QAction* calendar; // the deadlines of all applications as a file
    QAction* backups;  // of the library
    QAction* close;    // back to the start page
    QAction* quit;
    QAction* undo;
    QAction* redo;
    QAction* addProject;
    QAction* addExpense;
    QAction* addAward;
    QAction* chinese;
    QAction* english;
    QAction* systemTheme;
    QAction* light;
    QAction* dark;
    QAction* zoomIn;
    QAction* zoomOut;
    QAction* usualZoom;
    QAction* ownPlaces;
    QAction* ownFigures; // checked: figures of the user's own count
    QAction* nextQuestion;
    QAction* findClaim;
    QAction* copyText;
    QAction* copyTable;
    QAction* palette;
    QAction* help;
    QAction* about;
    std::map<PageId, QAction*> pages;
    QMenu* thisPage; // the verbs of the page that is shown; filled as it opens

    // What makes sense only with a case open.
    [[nodiscard]] const std::vector<QAction*>& ofCase() const { return ofCase_; }

private:
    QMenu* addMenu(const Localized& title, const char* name);
    QAction* add(QMenu& menu, const Localized& text, const QKeySequence& keys, const char* name);
    void addFileMenu();
    void addEditMenu();
    void addGoMenu();
    void addViewMenu();
    void addThemes(QMenu& menu);
    void addPageMenu();
    void addHelpMenu();

    QMenuBar& bar_;
    const Texts& texts_;
    std::vector<QAction*> ofCase_;
};

} // namespace biosubsidy::ui
