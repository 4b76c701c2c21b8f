// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/interview/item_strip.h"

#include "ui/widgets/flow_layout.h"

namespace biosubsidy::ui {

ItemStrip::ItemStrip(QWidget* parent) : QWidget(parent) {
    constexpr int gap = 6;
    new FlowLayout(this, gap);
    connect(&group_, &QButtonGroup::idClicked, this, &ItemStrip::chosen);
}

void ItemStrip::show(const QStringList& titles, int chosen) {
    while (static_cast<int>(chips_.size()) < titles.size()) {
        auto* chip = new QPushButton(this);
        chip->setProperty("role", QStringLiteral("chip"));
        chip->setCheckable(true);
        chip->setAutoDefault(false);
        chip->setObjectName(QStringLiteral("items.%1").arg(chips_.size()));
        layout()->addWidget(chip);
        group_.addButton(chip, static_cast<int>(chips_.size()));
        chips_.push_back(chip);
    }
    for (int index = 0; index < static_cast<int>(chips_.size()); ++index) {
        QPushButton& chip = *chips_[static_cast<std::size_t>(index)];
        chip.setVisible(index < titles.size());
        if (index >= titles.size()) continue;
        chip.setText(titles[index]);
        chip.setAccessibleName(titles[index]);
        chip.setChecked(index == chosen);
    }
    setVisible(titles.size() > 1);
}

} // namespace biosubsidy::ui
