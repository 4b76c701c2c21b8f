// SPDX-License-Identifier: GPL-3.0-or-later
//
// One document in full: what it is, the user's copy of its text, its measures as
// rows that open, its zones and goals; or the measures that a search found.
#pragma once

#include <map>
#include <vector>

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/policies/measure_row.h"
#include "ui/policies/policy_search.h"
#include "ui/session/desk.h"

namespace biosubsidy::ui {

class TextCard;

class DocumentView : public QScrollArea {
    Q_OBJECT

public:
    DocumentView(const Desk& desk, OfficialTexts& texts, QWidget* parent);

    void showDocument(const Pack& pack);
    void showMatches(const QString& query, const std::vector<FoundMeasure>& found);
    // Language, theme, case or copies changed: the same again in new words.
    void refresh();
    [[nodiscard]] bool showsMatches() const { return rules_ != nullptr && pack_ == nullptr; }
    // Opens a measure of what is shown and scrolls to it.
    void reveal(const QString& pack, const QString& measure);
    void refuseFigure(const Diagnostics& problems);

Q_SIGNALS:
    void attachRequested(const QString& pack);
    void detachRequested(const QString& pack);
    void updateRequested(const QString& pack);
    void removeRequested(const QString& pack);
    void resultRequested();
    void figureEntered(const biosubsidy::OwnFigure& figure);

private:
    struct Fold {
        QPushButton* head = nullptr;
        QLabel* text = nullptr;
    };
    void build();
    QWidget* buildHead();
    Fold addFold(const char* name);
    void fillHead();
    void fillBadges();
    void fillRows(const std::vector<FoundMeasure>& measures, bool documents);
    void fillFold(const Fold& fold, const QString& title, const QString& html);
    void fillFolds();
    void scrollTo(const MeasureRow* row);
    [[nodiscard]] MeasureView viewOf(const std::shared_ptr<const RuleBook>& rules, const FoundMeasure& found) const;
    [[nodiscard]] const Assessment* assessment() const; // null without a case to speak of

    const Desk desk_;
    OfficialTexts& copies_;
    std::shared_ptr<const RuleBook> rules_; // of what is shown
    const Pack* pack_ = nullptr;            // null: matches
    QString query_;
    QWidget* head_ = nullptr;
    QLabel* title_ = nullptr;
    QWidget* badges_ = nullptr;
    QLabel* facts_ = nullptr;
    QPushButton* update_ = nullptr;
    QPushButton* remove_ = nullptr;
    TextCard* text_ = nullptr;
    QLabel* measuresTitle_ = nullptr;
    QFrame* card_ = nullptr;
    QVBoxLayout* rowsLayout_ = nullptr;
    std::vector<MeasureRow*> rows_;
    QLabel* more_ = nullptr;
    std::size_t found_ = 0;
    Fold details_, zones_, goals_, others_;
};

} // namespace biosubsidy::ui
