// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an application holds as the values that fields are typed in, and back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/applications/application.h"
#include "ui/applications/rows_edit.h"

namespace biosubsidy::ui {

[[nodiscard]] inline FactValue valueOf(const std::string& text) {
    return text.empty() ? FactValue() : FactValue(text);
}
template <typename Value>
[[nodiscard]] FactValue valueOf(const std::optional<Value>& value) {
    return value ? FactValue(*value) : FactValue();
}
template <typename Value>
[[nodiscard]] std::optional<Value> optionalOf(const FactValue& value) {
    const auto* known = std::get_if<Value>(&value);
    return known == nullptr ? std::nullopt : std::optional(*known);
}
[[nodiscard]] inline std::string textOf(const FactValue& value) {
    return optionalOf<std::string>(value).value_or(std::string());
}

[[nodiscard]] inline std::vector<RowsEdit::Row> rowsOf(const std::vector<applications::Payment>& payments) {
    std::vector<RowsEdit::Row> rows;
    for (const applications::Payment& one : payments)
        rows.push_back({one.sum.isZero() ? FactValue() : FactValue(one.sum), valueOf(one.day), valueOf(one.note)});
    return rows;
}
[[nodiscard]] inline std::vector<RowsEdit::Row> rowsOf(const std::vector<applications::Material>& materials) {
    std::vector<RowsEdit::Row> rows;
    for (const applications::Material& one : materials)
        rows.push_back({FactValue(one.ready), valueOf(one.what), valueOf(one.holder)});
    return rows;
}
[[nodiscard]] inline std::vector<RowsEdit::Row> rowsOf(const std::vector<applications::NamedDay>& days) {
    std::vector<RowsEdit::Row> rows;
    for (const applications::NamedDay& one : days) rows.push_back({FactValue(one.date), valueOf(one.what)});
    return rows;
}

} // namespace biosubsidy::ui
