// SPDX-License-Identifier: GPL-3.0-or-later
//
// Core speaks UTF-8 in std::string, Qt its own QString: the two ways across.
#pragma once

#include <string>
#include <string_view>

#include <QString>

namespace biosubsidy::ui {

[[nodiscard]] inline QString toQt(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

[[nodiscard]] inline std::string toUtf8(const QString& text) {
    return text.toStdString();
}

} // namespace biosubsidy::ui
