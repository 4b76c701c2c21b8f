// SPDX-License-Identifier: GPL-3.0-or-later
//
// All of one application, to read and to change: where it stands, by when, for how much
// and who; its materials, days, files and notes. Each change is kept as it is made and
// can be undone. What is doubtful is said below the field in which it stands.
#pragma once

#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "core/applications/doubts.h"
#include "ui/applications/application_steps.h"
#include "ui/applications/detail_field.h"
#include "ui/applications/rows_edit.h"

namespace biosubsidy::ui {

class FilesBox;
class NotesBox;

class DetailPane : public QScrollArea {
    Q_OBJECT

public:
    DetailPane(const Desk& desk, CaseSession& session, ApplicationSteps& steps, const Date& today, QWidget* parent);
    ~DetailPane() override;

    void setToday(const Date& today) { today_ = today; } // for what is shown next
    void show(std::optional<storage::ApplicationId> id);
    // As the library has it now; what is being typed stays.
    void refresh();
    // Keeps what is being typed; what cannot be read is said to be given up.
    void settle();
    [[nodiscard]] std::optional<storage::ApplicationId> id() const noexcept { return id_; }
    void takeFocus();

Q_SIGNALS:
    void left(); // by Escape
    void caseRequested(biosubsidy::storage::CaseId of);
    void claimRequested(biosubsidy::storage::CaseId of, const QString& key);
    void fileOpened(const QString& path);
    void said(const QString& what);
    void failed(const biosubsidy::StorageError& error);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    using Get = std::function<FactValue(const applications::Application&)>;
    using Set = std::function<void(applications::Application&, const FactValue&)>;
    using Edit = std::function<void(applications::Application&)>;
    struct Bound {
        DetailField* field;
        Get get;
        std::vector<applications::Part> parts; // whose doubts it says
    };

    void build();
    void buildHead(QVBoxLayout& layout);
    void buildStatus(QVBoxLayout& layout);
    void buildDates(QVBoxLayout& layout);
    void buildSums(QVBoxLayout& layout);
    void buildPayments(QVBoxLayout& layout);
    void buildLists(QVBoxLayout& layout);
    void buildNotes(QVBoxLayout& layout);
    QLabel* addSection(QVBoxLayout& layout, const Localized& title);
    QPushButton* addButton(const Localized& text, const char* name, const char* role);
    std::pair<QWidget*, QComboBox*> addChoice(const char* name, const Localized& title,
                                              const std::vector<Localized>& choices);
    DetailField* bind(const char* name, const Localized& label, FactEditor* editor, Get get, Set set,
                      std::vector<applications::Part> parts);
    DetailField* bindText(const char* name, const Localized& label, std::string applications::Application::*text);
    void change(const Edit& edit);

    void fill();
    void fillHead();
    void fillLists();
    void fillDoubts();
    void fillAward();
    void hold();

    Desk desk_;
    CaseSession& session_;
    ApplicationSteps& steps_;
    Date today_;
    std::optional<storage::ApplicationId> id_;
    std::optional<storage::StoredApplication> shown_;
    std::optional<Award> award_; // that the case may come to hold
    bool filling_ = false;

    QWidget* form_ = nullptr;
    QLabel* nothing_ = nullptr;
    QLabel* title_ = nullptr;
    QLabel* subtitle_ = nullptr;
    QLabel* standing_ = nullptr;
    QPushButton* openCase_ = nullptr;
    QPushButton* openClaim_ = nullptr;
    DetailField* name_ = nullptr;
    QComboBox* status_ = nullptr;
    QLabel* statusNote_ = nullptr;
    QLabel* due_ = nullptr;
    QComboBox* expectedKind_ = nullptr;
    QLabel* paidTotal_ = nullptr;
    QPushButton* hold_ = nullptr;
    QLabel* holdNote_ = nullptr;
    RowsEdit* payments_ = nullptr;
    RowsEdit* materials_ = nullptr;
    RowsEdit* days_ = nullptr;
    FilesBox* files_ = nullptr;
    QPlainTextEdit* remarks_ = nullptr;
    NotesBox* notes_ = nullptr;
    std::vector<Bound> fields_;
};

} // namespace biosubsidy::ui
