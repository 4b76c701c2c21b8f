// SPDX-License-Identifier: GPL-3.0-or-later
//
// The entries of a combo box anew, in another language say; what is chosen stays.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include <QComboBox>
#include <QSignalBlocker>
#include <QString>

namespace biosubsidy::ui {

// Each entry: its text and its data, by which the choice is found again.
inline void refill(QComboBox& box, const std::vector<std::pair<QString, QString>>& entries) {
    const QSignalBlocker quiet(box);
    const QVariant chosen = box.currentData();
    box.clear();
    for (const auto& [text, data] : entries) box.addItem(text, data);
    box.setCurrentIndex(std::max(0, box.findData(chosen)));
}

} // namespace biosubsidy::ui
