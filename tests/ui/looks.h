// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows for a test that is to hold in each language, or in each look of the window.
#pragma once

#include <QTest>

#include "core/values/localized.h"

namespace biosubsidy::ui {

// A column `language`, an int that is a Language.
inline void addLanguages() {
    QTest::addColumn<int>("language");
    QTest::newRow("zh") << static_cast<int>(Language::zh);
    QTest::newRow("en") << static_cast<int>(Language::en);
}

// The columns `language` and `dark`.
inline void addLooks() {
    QTest::addColumn<int>("language");
    QTest::addColumn<bool>("dark");
    QTest::newRow("zh") << static_cast<int>(Language::zh) << false;
    QTest::newRow("en") << static_cast<int>(Language::en) << false;
    QTest::newRow("zh-dark") << static_cast<int>(Language::zh) << true;
    QTest::newRow("en-dark") << static_cast<int>(Language::en) << true;
}

} // namespace biosubsidy::ui
