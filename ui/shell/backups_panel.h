// SPDX-License-Identifier: GPL-3.0-or-later
//
// The automatic backups of the library, beside the page that is open: when each was
// made and why, what is in it, and a way back to it. What stands in the library now
// is kept as a backup first, so that going back can be undone the same way.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <QDockWidget>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

#include "core/packs/rule_book.h"
#include "core/storage/rescue.h"
#include "ui/library/case_list_model.h"
#include "ui/tasks/latest_task.h"
#include "ui/widgets/text_table_model.h"

namespace biosubsidy::ui {

class BackupsPanel : public QDockWidget {
    Q_OBJECT

public:
    struct Environment {
        const Texts& texts;
        const Theme& theme;
        const storage::Library& library;
        std::shared_ptr<const RuleBook> rules;
        std::function<storage::Moment()> now;
        std::function<bool()> mayReopen; // saves what is open, and asks where it cannot
    };

    BackupsPanel(Environment environment, QWidget* parent);
    ~BackupsPanel() override;

    // Looks again what is there.
    void refresh();
    // Above the list: what was done a moment ago.
    void note(const Localized& what);

Q_SIGNALS:
    // The library holds what the backup of this moment held.
    void restored(const biosubsidy::storage::Moment& made);
    void failed(const QString& summary, const QString& details);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void fill();
    void fillRows();
    void takeRoom();
    void look();
    void restore();
    void backUpNow();
    [[nodiscard]] const storage::Backup* chosen() const;
    [[nodiscard]] QString reasonText(storage::BackupReason reason) const;

    Environment environment_;
    LatestTask<std::vector<storage::Backup>> finder_;
    std::optional<std::vector<storage::Backup>> backups_; // none: not looked at yet
    Localized note_;
    std::unique_ptr<storage::Library> opened_; // that is looked into
    QLabel* noteLabel_ = nullptr;
    QLabel* about_ = nullptr;
    TextTableModel* rows_ = nullptr;
    QTableView* list_ = nullptr;
    QLabel* contents_ = nullptr;
    std::unique_ptr<CaseListModel> cases_;
    QTableView* inside_ = nullptr;
    QPushButton* now_ = nullptr;
    QPushButton* restore_ = nullptr;
    bool fitted_ = false; // to its list
};

} // namespace biosubsidy::ui
