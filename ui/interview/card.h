// SPDX-License-Identifier: GPL-3.0-or-later
//
// The frame of a project, an expense or an award in the form: a head with its
// name, a fold, and the verbs that concern the whole of it; the content below.
#pragma once

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/look/texts.h"
#include "ui/widgets/eliding_button.h"

namespace biosubsidy::ui {

class Card : public QFrame {
    Q_OBJECT

public:
    // `name`: "projects.p1". `copies`: whether it may be duplicated.
    Card(const QString& name, bool copies, const Texts& texts, QWidget* parent);

    void setTitle(const QString& title);
    void setContent(QWidget* content);
    // Offers another id; renameRequested() asks for it. `note`: why it was refused.
    void offerRename(const QString& id);
    void refuseRename(const QString& why);
    [[nodiscard]] bool isOpen() const { return fold_->isChecked(); }
    void setOpen(bool open) { fold_->setChecked(open); }

Q_SIGNALS:
    void duplicateRequested();
    void removeRequested();
    void renameRequested(const QString& id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showTitle();
    void beginRename();
    void endRename(bool ask);
    QToolButton* addVerb(const Localized& text, const QString& name);

    const Texts& texts_;
    QHBoxLayout* head_;
    ElidingButton* fold_;
    QString title_;
    QToolButton* duplicate_ = nullptr;
    QToolButton* remove_;
    QToolButton* rename_ = nullptr;
    QLineEdit* newId_ = nullptr;
    QLabel* refused_ = nullptr;
    QString id_;
    QWidget* content_ = nullptr;
};

} // namespace biosubsidy::ui
