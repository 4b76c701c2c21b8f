// SPDX-License-Identifier: GPL-3.0-or-later
//
// A figure of the user's own for a measure whose document publishes none: a sum,
// or a share of an amount with its cap; the source and its date. What cannot be
// read is said at its field; the rest is checked by whoever takes it.
#pragma once

#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "core/packs/own_figure.h"
#include "core/values/diagnostic.h"
#include "ui/look/texts.h"

class QGridLayout;

namespace biosubsidy::ui {

class OwnFigureForm : public QFrame {
    Q_OBJECT

public:
    // `measure` is "pack/measure"; amounts of `scope` and of the company may be the base.
    OwnFigureForm(std::string measure, Entity scope, const Vocabulary& vocabulary, const Texts& texts, QWidget* parent);

    void takeFocus() { kind_->setFocus(); }
    void refuse(const Diagnostics& problems);

Q_SIGNALS:
    void submitted(const biosubsidy::OwnFigure& figure);
    void cancelled();

private:
    struct Field {
        QLabel* label = nullptr;
        QWidget* editor = nullptr;
        QLabel* problem = nullptr;
    };
    enum FieldId { kindField, sumField, shareField, baseField, capField, sourceField, dateField, fieldCount };

    void build(Entity scope, const Vocabulary& vocabulary);
    QLineEdit* addLine(FieldId id, const char* name);
    void addField(FieldId id, QWidget* editor, const char* name);
    void addBases(Entity entity, const Vocabulary& vocabulary);
    void showKind();
    void reword();
    void submit();
    [[nodiscard]] std::optional<Money> money(FieldId id, bool required);
    void say(FieldId id, const QString& problem);
    [[nodiscard]] QString textOf(FieldId id) const;

    std::string measure_;
    const Texts& texts_;
    QGridLayout* grid_ = nullptr;
    Field fields_[fieldCount];
    QComboBox* kind_ = nullptr;
    QComboBox* base_ = nullptr;
    std::vector<std::pair<std::string, Localized>> bases_;
    QLabel* refusal_ = nullptr;
    QPushButton* save_ = nullptr;
    QPushButton* cancel_ = nullptr;
    bool wrong_ = false; // of the submission at hand
};

} // namespace biosubsidy::ui
