// SPDX-License-Identifier: GPL-3.0-or-later
//
// Under the list of cases while all are assessed again, and afterwards: how far it
// is, and whose result changed, by how much and why.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>

#include "ui/library/reassessment.h"
#include "ui/look/texts.h"
#include "ui/widgets/text_table_model.h"

namespace biosubsidy::ui {

class ReassessPanel : public QFrame {
    Q_OBJECT

public:
    ReassessPanel(const storage::Library& library, const Texts& texts, QWidget* parent = nullptr);

    [[nodiscard]] Reassessment& work() { return work_; }
    [[nodiscard]] TextTableModel& model() { return *model_; }

Q_SIGNALS:
    void caseRequested(biosubsidy::storage::CaseId id);

private:
    void fill();
    void addNew();
    void say();
    [[nodiscard]] QStringList lineOf(const ChangedResult& changed) const;
    [[nodiscard]] QString why(const storage::ResultCauses& causes, const ChangedResult& changed) const;

    const Texts& texts_;
    Reassessment work_;
    QLabel* state_;
    QProgressBar* bar_;
    QPushButton* stop_;
    QTableView* table_;
    TextTableModel* model_;
};

} // namespace biosubsidy::ui
