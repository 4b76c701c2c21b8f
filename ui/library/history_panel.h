// SPDX-License-Identifier: GPL-3.0-or-later
//
// Beside the list: the earlier states of the chosen case, each of which can be
// brought back, and its snapshots: keep one, open one, compare two or one with
// the case as it is now.
#pragma once

#include <optional>

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/library/text_row.h"
#include "ui/session/case_session.h"
#include "ui/session/desk.h"
#include "ui/widgets/text_table_model.h"

namespace biosubsidy::ui {

class HistoryPanel : public QFrame {
    Q_OBJECT

public:
    HistoryPanel(const Desk& desk, CaseSession& session, QWidget* parent = nullptr);

    // None: nothing is chosen.
    void setCase(std::optional<storage::CaseId> id, const QString& name);
    void refresh();
    // A snapshot of the chosen case as it is now.
    void keepSnapshot();

Q_SIGNALS:
    // A page to read in place of the list.
    void readingRequested(const QString& title, const QString& html);
    void removalRequested(const std::vector<storage::SnapshotId>& snapshots);
    void said(const QString& what);
    void failed(const biosubsidy::StorageError& error);

private:
    QPushButton* button(const Localized& text, const char* name, void (HistoryPanel::*act)());
    QTableView* table(TextTableModel* model, const char* name);
    void build();
    void fillStates();
    void fillSnapshots();
    void showButtons();
    void bringBack();
    void openSnapshot();
    void compareWithNow();
    void compareTwo();
    void writeNote();
    void removeSnapshots();
    [[nodiscard]] std::vector<std::size_t> chosen(const QTableView& table) const;
    [[nodiscard]] std::optional<storage::Snapshot> load(std::size_t row);
    [[nodiscard]] std::optional<Assessment> now();
    [[nodiscard]] QString titleOf(const storage::SnapshotRow& row) const;

    Desk desk_;
    CaseSession& session_;
    std::optional<storage::CaseId> id_;
    QString name_;
    std::vector<storage::StateRow> states_;
    std::vector<storage::SnapshotRow> snapshots_;
    QVBoxLayout* layout_;
    QLabel* heading_;
    QLabel* statesHeading_;
    QLabel* snapshotsHeading_;
    QLabel* note_;
    TextTableModel* statesModel_;
    TextTableModel* snapshotsModel_;
    QTableView* statesTable_;
    QTableView* snapshotsTable_;
    TextRow* text_;
    QPushButton* bringBack_;
    QPushButton* keep_;
    QPushButton* open_;
    QPushButton* withNow_;
    QPushButton* two_;
    QPushButton* noteButton_;
    QPushButton* remove_;
};

} // namespace biosubsidy::ui
