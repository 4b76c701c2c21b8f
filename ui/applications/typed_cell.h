// SPDX-License-Identifier: GPL-3.0-or-later
//
// What people type into a cell: nothing, or a sum or a day the way the fields of a form
// take them. The error is a sentence for people.
#pragma once

#include <optional>

#include <QString>

#include <tl/expected.hpp>

#include "core/values/date.h"
#include "core/values/date_text.h"
#include "core/values/money.h"
#include "ui/look/conversions.h"
#include "ui/look/texts.h"

namespace biosubsidy::ui {

[[nodiscard]] inline tl::expected<std::optional<Money>, QString> typedSum(const QString& text, const Texts& texts) {
    QString amount = text.trimmed();
    if (amount.isEmpty()) return std::nullopt;
    // What the program itself writes in English begins with the currency.
    if (amount.startsWith(QLatin1String("CNY"), Qt::CaseInsensitive)) amount = amount.mid(3);
    const auto money = Money::parseTyped(toUtf8(amount));
    if (!money) return tl::unexpected(texts(describe(money.error())));
    return *money;
}

[[nodiscard]] inline tl::expected<std::optional<Date>, QString> typedDay(const QString& text, const Texts& texts) {
    const QString day = text.trimmed();
    if (day.isEmpty()) return std::nullopt;
    if (const auto date = Date::parse(toUtf8(day))) return *date;
    const Localized expected = expectedDate(toUtf8(day));
    return tl::unexpected(texts(Localized{"应为" + expected.zh, "expected " + expected.en}));
}

} // namespace biosubsidy::ui
