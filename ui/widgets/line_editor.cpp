// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/line_editor.h"

#include <QVBoxLayout>

#include "ui/look/theme.h"

namespace biosubsidy::ui {

LineEditor::LineEditor(const Texts& texts, QWidget* parent) : FactEditor(parent), texts_(texts) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    line_ = new QLineEdit(this);
    layout->addWidget(line_);
    setFocusProxy(line_);
    showState();
    connect(line_, &QLineEdit::textEdited, this, [this] {
        readLine();
        Q_EMIT edited();
    });
    connect(line_, &QLineEdit::editingFinished, this, &LineEditor::tidy);
    // Amounts and messages are worded in the language of the window.
    connect(&texts, &Texts::languageChanged, this, [this] {
        if (isKnown(value_)) line_->setText(write(value_));
        if (!problem_.isEmpty()) readLine();
        Q_EMIT edited();
    });
}

void LineEditor::setValue(const FactValue& value) {
    if (value == value_) return; // leaves alone what is being typed
    value_ = value;
    problem_.clear();
    typed_.clear();
    line_->setText(isKnown(value) ? write(value) : QString());
    showState();
}

void LineEditor::readLine() {
    const QString text = line_->text().trimmed();
    typed_ = text;
    value_ = {};
    problem_.clear();
    if (!text.isEmpty()) {
        auto read = this->read(text);
        if (read)
            value_ = std::move(*read);
        else
            problem_ = read.error();
    }
    showState();
}

void LineEditor::tidy() {
    if (isKnown(value_)) line_->setText(write(value_));
}

void LineEditor::showState() {
    setStyleProperty(*line_, "state", problem_.isEmpty() ? stateOf(value_) : QStringLiteral("wrong"));
}

} // namespace biosubsidy::ui
