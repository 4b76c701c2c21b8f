// SPDX-License-Identifier: GPL-3.0-or-later
//
// A desk for the test of one page: the built-in rules, one case, a fixed day,
// settings in a folder of its own, and nobody who would answer a question.
#pragma once

#include <memory>

#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/rules.h"
#include "ui/session/desk.h"

namespace biosubsidy::ui {

class NoPrompts : public Prompts {
public:
    QString fileToOpen() override { return {}; }
    QString fileToSave(const QString&) override { return {}; }
    Unsaved unsavedChanges(const QString&) override { return Unsaved::cancel; }
    bool saveWithout(const QStringList&) override { return false; }
};

class PageBench {
public:
    explicit PageBench(const char* json, Language language = Language::zh) : texts(language) {
        theme.apply(Theme::Scheme::light);
        document.replace(test::caseOf(*rules, test::json(json)));
    }

    [[nodiscard]] Desk desk() { return {texts, theme, settings, prompts, document, runner, places}; }
    [[nodiscard]] FactRef fact(Entity entity, const char* id) const {
        return {entity, 0, *rules->vocabulary().find(entity, id)};
    }
    static void type(QLineEdit& line, const QString& keys) {
        line.setFocus();
        line.selectAll();
        // keyClicks() knows the keys of ASCII alone.
        for (const QChar key : keys) QTest::sendKeyEvent(QTest::Click, &line, Qt::Key_unknown, QString(key), {});
    }

    QTemporaryDir folder;
    QSettings settings{folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    std::shared_ptr<const RuleBook> rules = test::firstRules();
    Texts texts;
    Theme theme;
    NoPrompts prompts;
    CaseDocument document{rules};
    AssessmentRunner runner{document, *Date::of(2026, 11, 22)};
    OwnPlaces places{settings};
};

} // namespace biosubsidy::ui
