// SPDX-License-Identifier: GPL-3.0-or-later
//
// Siting: the same case in every place side by side, as bars and as a table by
// kind of support, and for one of them what it rests on and how it differs from
// where the case stands. Worked out in the background while the page is shown.
#pragma once

#include <vector>

#include <QLabel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/session/desk.h"
#include "ui/session/page.h"
#include "ui/session/place_chooser.h"
#include "ui/siting/place_row.h"
#include "ui/siting/support_table_model.h"
#include "ui/tasks/latest_task.h"

namespace biosubsidy::ui {

class SitingPage : public Page {
    Q_OBJECT

public:
    explicit SitingPage(const Desk& desk, QWidget* parent = nullptr);

    void takeFocus() override;
    // Null before the first.
    [[nodiscard]] const PlacesPtr& places() const noexcept { return places_; }
    // Whether they are those of the case as it stands.
    [[nodiscard]] bool isCurrent() const noexcept { return current_; }

protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    QWidget* makeBarsCard(QWidget* parent);
    QWidget* makeTableCard(QWidget* parent);
    QWidget* makeDetailCard(QWidget* parent);
    QToolButton* makeTool(QWidget* parent, const char* name, void (SitingPage::*act)());
    void work();
    void fill();
    void fillRows();
    void fitTable();
    void fillDetail();
    void reword();
    void fillNote();
    void select(const QString& placeId);
    void goToTable();
    void copyPicture();
    void copyData();
    void follow(const QString& link);
    [[nodiscard]] const Place* selected() const;
    [[nodiscard]] std::vector<Site> sites() const;
    void choosePlaces();

    Desk desk_;
    PlacesPtr places_;
    bool current_ = false;
    QString selected_; // id of the city
    LatestTask<Places> task_;
    QLabel* title_;
    QLabel* note_;
    QLabel* nothing_;
    QWidget* bars_;
    QVBoxLayout* rowsBox_;
    std::vector<PlaceRow*> rows_;
    QWidget* tableCard_;
    QLabel* tableTitle_;
    QTableView* table_;
    SupportTableModel* model_;
    QWidget* detail_;
    QLabel* detailTitle_;
    QBoxLayout* columns_;
    QLabel* documents_;
    QLabel* difference_;
    PlaceChooser* chooser_;
    QToolButton* placesButton_;
    QToolButton* tableButton_;
    QToolButton* pictureButton_;
    QToolButton* dataButton_;
};

} // namespace biosubsidy::ui
