// SPDX-License-Identifier: GPL-3.0-or-later
//
// New entries, texts with what they stand for, in a box: what is chosen stays chosen,
// where it is still among them.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include <QComboBox>
#include <QSignalBlocker>

namespace biosubsidy::ui {

inline void refill(QComboBox& box, const std::vector<std::pair<QString, QString>>& entries) {
    const QSignalBlocker quiet(box);
    const QVariant chosen = box.currentData();
    box.clear();
    for (const auto& [text, data] : entries) box.addItem(text, data);
    box.setCurrentIndex(std::max(0, box.findData(chosen)));
}

} // namespace biosubsidy::ui
