// SPDX-License-Identifier: GPL-3.0-or-later
//
// The policies: on the left the documents by city on their timeline, on the right
// the one that is chosen, or the measures that a search found. Packs of the user's
// are added, exchanged and removed here, figures of one's own entered, and copies
// of official texts attached.
#pragma once

#include <optional>
#include <set>

#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>

#include "ui/policies/document_list.h"
#include "ui/policies/official_texts.h"
#include "ui/policies/own_packs.h"
#include "ui/policies/policy_files.h"
#include "ui/session/desk.h"
#include "ui/session/page.h"

namespace biosubsidy::ui {

class DocumentDelegate;
class DocumentView;
class ReviewPanel;
class TimeAxis;

class PoliciesPage : public Page {
    Q_OBJECT

public:
    PoliciesPage(const Desk& desk, PolicyFiles files, QWidget* parent = nullptr);

    void bringUp() override;
    void takeFocus() override;
    // An empty measure: the document. An id that is not loaded changes nothing.
    void showMeasure(const QString& pack, const QString& measure);
    void addPack(const QString& file);
    [[nodiscard]] OwnPacks& ownPacks() { return packs_; }

private:
    void build();
    QWidget* buildLeft();
    QWidget* buildRight();
    void connectParts();
    void reword();
    void readRules();
    void showDocument(const std::string& pack);
    void search(const QString& query);
    void nameOwnPlaces();
    // Those of the user's own places; all without it.
    [[nodiscard]] std::optional<std::set<std::string>> shownDocuments() const;
    void followCase();
    void showPlaceOfCase();
    void choosePack();
    void chooseText(const QString& pack);
    void chooseUpdate(const QString& pack);
    void settle(const Diagnostics& problems, const Localized& done, const Localized& failed);
    void showProblems(const Localized& summary, const Diagnostics& problems);
    void showLeftOut();
    [[nodiscard]] QString choose(const QString& title, const QString& filter);
    [[nodiscard]] const Pack* current() const;

    const Desk desk_;
    PolicyFiles files_;
    OwnPacks packs_;
    OfficialTexts copies_;
    DocumentList* model_;
    std::string chosen_;     // the pack on the right
    bool ownChoice_ = false; // by the reader, and not by the case
    bool stale_ = false;     // the case changed while the page was hidden
    QLineEdit* search_ = nullptr;
    TimeAxis* axis_ = nullptr;
    DocumentDelegate* delegate_ = nullptr;
    QListView* list_ = nullptr;
    QPushButton* ownPlaces_ = nullptr;
    QPushButton* leftOut_ = nullptr;
    QPushButton* ownFigures_ = nullptr;
    QPushButton* add_ = nullptr;
    ReviewPanel* review_ = nullptr;
    QFrame* undoBar_ = nullptr;
    QLabel* undoText_ = nullptr;
    Localized undoWords_;
    QPushButton* undo_ = nullptr;
    DocumentView* view_ = nullptr;
};

} // namespace biosubsidy::ui
