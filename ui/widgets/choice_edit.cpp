// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/choice_edit.h"

#include <QListView>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include "ui/look/theme.h"

namespace biosubsidy::ui {

ChoiceEdit::ChoiceEdit(const Fact& fact, const Texts& texts, QWidget* parent) : FactEditor(parent) {
    offered_.set();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    box_ = new CalmComboBox(this);
    box_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box_->setMinimumContentsLength(6);
    box_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    box_->addItem(QString());
    for (std::size_t index = 0; index < fact.choices.size(); ++index) box_->addItem(QString());
    layout->addWidget(box_);
    setFocusProxy(box_);
    // `fact` belongs to the vocabulary, which outlives every widget.
    texts.follow(this, [this, &fact, &texts] {
        for (std::size_t index = 0; index < fact.choices.size(); ++index)
            box_->setItemText(static_cast<int>(index) + 1, texts(fact.choices[index].label));
    });
    const auto showState = [this] { setStyleProperty(*box_, "state", stateOf(value())); };
    showState();
    connect(box_, &QComboBox::currentIndexChanged, this, showState);
    connect(box_, &QComboBox::currentIndexChanged, this, &FactEditor::edited);
    connect(box_, &QComboBox::currentIndexChanged, this, &ChoiceEdit::showOffered);
}

void ChoiceEdit::offerOnly(const ChoiceSet& choices) {
    offered_ = choices;
    showOffered();
}

// A row that is not enabled is passed over by the keys as well.
void ChoiceEdit::showOffered() {
    auto* list = qobject_cast<QListView*>(box_->view());
    auto* rows = qobject_cast<QStandardItemModel*>(box_->model());
    if (list == nullptr || rows == nullptr) return;
    for (int row = 1; row < box_->count(); ++row) {
        const bool shown = offered_.test(static_cast<std::size_t>(row - 1)) || row == box_->currentIndex();
        list->setRowHidden(row, !shown);
        rows->item(row)->setEnabled(shown);
    }
}

FactValue ChoiceEdit::value() const {
    if (box_->currentIndex() <= 0) return {};
    return ChoiceIndex{static_cast<std::size_t>(box_->currentIndex() - 1)};
}

void ChoiceEdit::setValue(const FactValue& value) {
    const QSignalBlocker quiet(this); // the combo box's own signal still shows the state
    const auto* choice = std::get_if<ChoiceIndex>(&value);
    box_->setCurrentIndex(choice == nullptr ? 0 : static_cast<int>(choice->index) + 1);
}

} // namespace biosubsidy::ui
