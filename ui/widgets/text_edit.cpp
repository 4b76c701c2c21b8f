// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/text_edit.h"

#include "ui/look/conversions.h"

namespace biosubsidy::ui {

tl::expected<FactValue, QString> TextEdit::read(const QString& text) const {
    return FactValue(toUtf8(text));
}

QString TextEdit::write(const FactValue& value) const {
    return toQt(std::get<std::string>(value));
}

} // namespace biosubsidy::ui
