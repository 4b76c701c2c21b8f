// SPDX-License-Identifier: GPL-3.0-or-later
//
// What each firm is asked, seen before it is sent: firm by firm, every question with a
// tick, and beside it how the letters are wanted. Firms that one answer brings a large sum
// come first.
#pragma once

#include <atomic>
#include <map>

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/letters/letters_job.h"
#include "ui/session/desk.h"
#include "ui/tasks/latest_task.h"
#include "ui/widgets/calm_combo_box.h"

namespace biosubsidy::ui {

class SendView : public QWidget {
    Q_OBJECT

public:
    explicit SendView(const Desk& desk, QWidget* parent);

    void show(std::vector<LetterCase> cases);
    void takeFocus() { tree_->setFocus(); }
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void changed(); // the summary
    void wrote(const QString& what, const QString& path);
    void failed(const QString& summary, const QString& details);

private:
    struct Written {
        LettersWritten letters;
        QString folder;
    };
    struct Made {
        std::vector<FirmLetter> letters;
    };

    void buildForm(QVBoxLayout& column);
    QCheckBox* check(const char* name, const Localized& text, bool usual);
    QLineEdit* line(const char* name, const Localized& label);
    void fillTexts();
    void remember();
    void ask(); // what is open in the cases
    void take(const std::vector<FirmLetter>& made);
    void fill();
    void noteTick(const QTreeWidgetItem& item);
    void write();
    void tell(const Written& written);
    [[nodiscard]] letters::FormOptions options() const;
    [[nodiscard]] std::vector<letters::Form> ticked() const;

    Desk desk_;
    std::vector<LetterCase> cases_;
    std::vector<FirmLetter> letters_;
    std::set<std::pair<storage::CaseId, std::string>> unticked_; // questions, by their path
    QTreeWidget* tree_;
    CalmComboBox* language_;
    QLineEdit* title_ = nullptr;
    QLineEdit* author_ = nullptr;
    QPlainTextEdit* contact_;
    QLabel* contactLabel_;
    QLabel* languageLabel_;
    QLabel* kindsLabel_;
    QCheckBox* xlsx_ = nullptr;
    QCheckBox* docx_ = nullptr;
    QCheckBox* odt_ = nullptr;
    QCheckBox* sums_ = nullptr;
    QPushButton* write_;
    QLabel* told_;
    bool filling_ = false;
    LatestTask<Made> asker_;
    LatestTask<Written> writer_;
};

} // namespace biosubsidy::ui
