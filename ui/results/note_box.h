// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person keeps beside a claim: a note, dates, and the materials to bring,
// ticked off as they come in. Kept as one types.
#pragma once

#include <vector>

#include <QCheckBox>
#include <QDateEdit>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include "core/applications/application.h"
#include "ui/look/texts.h"

namespace biosubsidy::ui {

class NoteBox : public QFrame {
    Q_OBJECT

public:
    // `name`: of the claim, for the names of the widgets. `newDate`: what a date
    // begins with.
    NoteBox(const QString& name, const Date& newDate, const Texts& texts, QWidget* parent);
    ~NoteBox() override;
    // Tells at once what was typed last.
    void flush();

    void show(const applications::ClaimNote& note);
    [[nodiscard]] applications::ClaimNote note() const;

Q_SIGNALS:
    void edited(const biosubsidy::applications::ClaimNote& note);

private:
    struct DateRow {
        QWidget* box;
        QDateEdit* date;
        QLineEdit* what;
    };
    struct MaterialRow {
        QWidget* box;
        QCheckBox* ready;
        QLineEdit* what;
        std::string holder; // kept as it is
    };
    void fillTexts();
    void addDate(const applications::NamedDay& date);
    void addMaterial(const applications::Material& material);
    [[nodiscard]] QWidget* makeRow(QVBoxLayout& rows);
    void addRemove(QWidget& row);
    void remove(const QWidget* row);
    void later();
    void tell();

    QString name_;
    Date newDate_;
    const Texts& texts_;
    QLabel* title_;
    QPlainTextEdit* text_;
    QVBoxLayout* dateRows_;
    QVBoxLayout* materialRows_;
    QPushButton* addDate_;
    QPushButton* addMaterial_;
    std::vector<DateRow> dates_;
    std::vector<MaterialRow> materials_;
    QTimer pause_;
    bool filling_ = false;
};

// What the closed line of a claim says of its note: "备注 · 材料 2/5 · 2026-12-01 递交"; ""
// for an empty one.
[[nodiscard]] QString noteSummary(const applications::ClaimNote& note, const Date& today, const Texts& texts);

} // namespace biosubsidy::ui
