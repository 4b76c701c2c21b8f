// SPDX-License-Identifier: GPL-3.0-or-later
//
// A window for a test: the built-in rules, a fixed day, settings in a folder of
// its own, and prompts that the test answers beforehand.
#pragma once

#include <memory>

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/rules.h"
#include "ui/interview/case_form.h"
#include "ui/interview/fact_field.h"
#include "ui/interview/fact_sections.h"
#include "ui/results/figure_link.h"
#include "ui/shell/main_window.h"

namespace biosubsidy::ui {

class AnsweredPrompts : public Prompts {
public:
    QString open;
    QString save;
    Unsaved unsaved = Unsaved::cancel;
    bool saveAnyway = false;
    int asked = 0; // questions about unsaved changes
    QStringList refused;

    QStringList openMany;
    QString saveFolder;

    QString fileToOpen() override { return open; }
    QStringList filesToOpen() override { return openMany; }
    QString folderToSave() override { return saveFolder; }
    QString fileToSave(const QString&) override { return save; }
    Unsaved unsavedChanges(const QString&) override {
        ++asked;
        return unsaved;
    }
    bool saveWithout(const QStringList& fields) override {
        refused = fields;
        return saveAnyway;
    }
};

class WindowFixture {
public:
    explicit WindowFixture(Language language = Language::zh) : texts(language) {
        rules = test::firstRules();
        settings = std::make_unique<QSettings>(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
        theme.apply(Theme::Scheme::light);
        reopen();
    }
    ~WindowFixture() {
        prompts.unsaved = Prompts::Unsaved::discard;
        window.reset();
    }

    // As the program does where a library has taken another's place.
    void reopen() {
        window.reset();
        library = std::make_unique<storage::Library>(*storage::Library::open(libraryPath().toStdString(), moment));
        window = std::make_unique<MainWindow>(MainWindow::Surroundings{
            rules,
            *Date::of(2026, 11, 22),
            QStringLiteral("0"),
            texts,
            theme,
            *settings,
            prompts,
            *library,
            [this] { return moment; },
            {folder.filePath(QStringLiteral("packs")), folder.filePath(QStringLiteral("texts")), {}},
            folder.filePath(QStringLiteral("screening"))});
        window->resize(1366, 768);
        window->show();
    }

    [[nodiscard]] QString libraryPath() const { return folder.filePath(QStringLiteral("library/library.db")); }
    [[nodiscard]] CaseSession& session() const { return window->session(); }
    // What is in the library, after everything that waits was saved.
    [[nodiscard]] std::size_t cases(storage::CaseQuery::Shelf shelf = storage::CaseQuery::Shelf::current) const {
        QApplication::processEvents();
        (void)session().save();
        return *library->cases().count(shelf);
    }

    template <typename Widget>
    [[nodiscard]] Widget* find(const char* name) const {
        return window->findChild<Widget*>(QString::fromLatin1(name));
    }
    void trigger(const char* action) const { find<QAction>(action)->trigger(); }
    [[nodiscard]] const Case& subject() const { return window->document().subject(); }
    [[nodiscard]] const FactValue& fact(Entity entity, std::size_t item, const char* id) const {
        const std::size_t index = *rules->vocabulary().find(entity, id);
        return window->document().fact({entity, item, index});
    }
    // The result after everything pending has been worked off.
    [[nodiscard]] QString text(const char* label) const {
        QApplication::processEvents();
        const auto* found = find<QLabel>(label);
        return found == nullptr ? QStringLiteral("(no such label)") : found->text();
    }
    // A figure of the line of totals: "ceiling".
    [[nodiscard]] QString total(const char* figure) const {
        QApplication::processEvents();
        const auto* link = find<FigureLink>((QByteArray("totals.") + figure).constData());
        return link == nullptr ? QStringLiteral("(no such figure)") : link->value();
    }
    // What the form folds away is shown.
    static void showFolded(QWidget& inside) {
        for (QWidget* widget = &inside; widget != nullptr; widget = widget->parentWidget()) {
            if (auto* sections = qobject_cast<FactSections*>(widget)) sections->showAll(true);
        }
    }
    void type(const char* field, const QString& keys) const {
        auto* line = find<QLineEdit>(field);
        showFolded(*line);
        line->setFocus();
        line->selectAll();
        // keyClicks() knows the keys of ASCII alone.
        for (const QChar key : keys) QTest::sendKeyEvent(QTest::Click, line, Qt::Key_unknown, QString(key), {});
    }

    QTemporaryDir folder;
    std::shared_ptr<const RuleBook> rules;
    std::unique_ptr<QSettings> settings;
    Texts texts;
    Theme theme;
    AnsweredPrompts prompts;
    storage::Moment moment = storage::fromMillis(1'795'000'000'000);
    std::unique_ptr<storage::Library> library;
    std::unique_ptr<MainWindow> window;
};

} // namespace biosubsidy::ui
