// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/applications/detail_field.h"

#include <utility>

#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/look/theme.h"

namespace biosubsidy::ui {

DetailField::DetailField(const QString& name, const Localized& label, FactEditor* editor, const Texts& texts,
                         QWidget* parent)
    : QWidget(parent), editor_(editor), label_(new QLabel(this)), note_(new QLabel(this)),
      offer_(new QPushButton(this)) {
    editor->setParent(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    label_->setProperty("role", QStringLiteral("label"));
    note_->setProperty("role", QStringLiteral("note"));
    note_->setObjectName(name + QStringLiteral(".note"));
    note_->setWordWrap(true);
    note_->hide();
    layout->addWidget(label_);
    layout->addWidget(editor);
    layout->addWidget(note_);
    offer_->setObjectName(name + QStringLiteral(".offer"));
    offer_->setProperty("role", QStringLiteral("offer"));
    offer_->setAutoDefault(false);
    offer_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    offer_->hide();
    layout->addWidget(offer_);
    layout->addStretch();
    connect(offer_, &QPushButton::clicked, this, &DetailField::takeOffer);
    QWidget* input = editor->inputs().first();
    input->setObjectName(name);
    label_->setBuddy(input);
    setFocusProxy(input);
    connect(editor, &FactEditor::edited, this, [this] {
        pending_ = editor_->value() != shown_ || !editor_->problem().isEmpty();
        fillNote();
    });
    if (auto* line = qobject_cast<QLineEdit*>(input))
        connect(line, &QLineEdit::editingFinished, this, &DetailField::commit);
    texts.follow(this, [this, &texts, label] {
        label_->setText(texts(label));
        editor_->setLabel(texts(label));
        fillNote();
    });
}

void DetailField::show(const FactValue& value) {
    if (pending_) return;
    shown_ = value;
    editor_->setValue(value);
    fillNote();
}

void DetailField::setDoubt(const QString& doubt) {
    doubt_ = doubt;
    fillNote();
}

void DetailField::settle() {
    commit();
    if (!pending_) return;
    pending_ = false;
    editor_->setValue(shown_);
    fillNote();
}

void DetailField::commit() {
    if (!editor_->problem().isEmpty() || !std::exchange(pending_, false)) return;
    shown_ = editor_->value();
    Q_EMIT committed();
}

void DetailField::takeOffer() {
    const auto offer = editor_->offer();
    if (!offer) return;
    editor_->inputs().first()->setFocus();
    editor_->setValue(offer->value);
    pending_ = true;
    commit();
    fillNote();
}

void DetailField::fillNote() {
    const auto offer = editor_->offer();
    offer_->setVisible(offer.has_value());
    if (offer) offer_->setText(offer->text);

    const QString problem = editor_->problem();
    const QString said = !problem.isEmpty() ? problem : doubt_;
    const bool wrong = !said.isEmpty();
    const QString text = wrong ? said : pending_ ? editor_->understood() : QString();
    setStyleProperty(*note_, "state", wrong ? QStringLiteral("wrong") : QStringLiteral("understood"));
    note_->setText(text);
    note_->setVisible(!text.isEmpty());
    editor_->inputs().first()->setAccessibleDescription(text);
}

} // namespace biosubsidy::ui
