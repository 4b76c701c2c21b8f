// SPDX-License-Identifier: GPL-3.0-or-later
//
// Core's days and Qt's.
#pragma once

#include <optional>

#include <QDate>

#include "core/values/date.h"

namespace biosubsidy::ui {

[[nodiscard]] inline QDate toQDate(const Date& day) {
    return {day.year(), static_cast<int>(day.month()), static_cast<int>(day.day())};
}

[[nodiscard]] inline std::optional<Date> toDate(const QDate& day) {
    return Date::of(day.year(), static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

} // namespace biosubsidy::ui
