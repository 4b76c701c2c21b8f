// SPDX-License-Identifier: GPL-3.0-or-later
//
// biosubsidy: the desktop program. main() gathers what comes from outside (rules,
// day, settings, dialogs) and hands it to the window.
#include <chrono>
#include <optional>

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QLocale>
#include <QSettings>
#include <QStandardPaths>
#include <QTimer>
#include <QTranslator>

#include "core/applications/deadlines.h"
#include "core/packs/pack_folder.h"
#include "core/storage/file_folder.h"
#include "core/storage/library.h"
#include "core/system/portable.h"
#include "core/system/process.h"
#include "ui/look/conversions.h"
#include "ui/look/zoom.h"
#include "ui/session/library_care.h"
#include "ui/shell/dialog_prompts.h"
#include "ui/shell/main_window.h"
#include "ui/shell/screen_fit.h"
#include "ui/shell/theme_choice.h"

namespace {

using namespace biosubsidy;

storage::Moment now() {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

Date today() {
    return applications::dayInChina(now());
}

struct OpenedLibrary {
    storage::Library library;
    std::optional<StorageError> problem;
};

// Where the library cannot be written it is opened to look and to export; where
// it cannot be had at all, the cases of this run are in memory only.
OpenedLibrary openLibrary(const QString& path) {
    auto library = storage::Library::open(ui::toUtf8(path), now(), ui::LibraryCare::checkAtOpening(path));
    if (library) return {std::move(*library), std::nullopt};
    if (library.error().problem == StorageProblem::readOnly || library.error().problem == StorageProblem::full) {
        if (auto toLook = storage::Library::openReadOnly(ui::toUtf8(path)))
            return {std::move(*toLook), library.error()};
    }
    return {storage::Library::inMemory(), library.error()};
}

// What can wait until the window stands: the end of what was deleted a month ago,
// and, in the background, the copy of the day and a look at a large file.
void tidy(const storage::Library& library, ui::LibraryCare& care) {
    constexpr std::chrono::days deletedAreKept{30};
    if (library.isInMemory() || library.isReadOnly()) return;
    const storage::Moment before = now() - deletedAreKept;
    (void)library.cases().removeDeletedBefore(before);
    (void)library.applications().removeDeletedBefore(before);
    if (const auto kept = library.applications().keptFiles())
        (void)storage::FileFolder(library).removeAllBut(*kept, before);
    care.start(library, today(), now());
}

Language languageOf(const QSettings& settings) {
    const QString chosen = settings.value(QStringLiteral("language")).toString();
    if (!chosen.isEmpty()) return chosen == QLatin1String("en") ? Language::en : Language::zh;
    return QLocale::system().language() == QLocale::English && QLocale::system().name() != QLatin1String("C")
               ? Language::en
               : Language::zh;
}

// Qt's own words (menus of text fields, the file dialog) in the window's language.
void translateQt(QTranslator& translator, const ui::Texts& texts) {
    QCoreApplication::removeTranslator(&translator);
    QLocale::setDefault(texts.language() == Language::zh ? QLocale(QLocale::Chinese, QLocale::China)
                                                         : QLocale(QLocale::English, QLocale::UnitedStates));
    if (texts.language() == Language::en) return;
    if (translator.load(QStringLiteral(":/biosubsidy/translations/qtbase_zh_CN.qm")))
        QCoreApplication::installTranslator(&translator);
}

// A portable copy has all beside itself, its settings too. What is screened can be
// gigabytes: no part of a profile that roams from machine to machine.
QString dataFolder() {
    const auto portable = portableData();
    return portable ? ui::toQt(*portable) : QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
}

constexpr int reopen = 64; // exit status of a window that is to be opened again

// A window over the library that stands there now, until it is closed.
int runWindow(ui::Texts& texts, ui::Theme& theme, QSettings& settings, const QString& file) {
    const QString data = dataFolder();
    const QString libraryPath = data + QStringLiteral("/library.db");
    const QString packFolder = data + QStringLiteral("/packs");
    const PackFolder::Loaded loaded = PackFolder(ui::toUtf8(packFolder)).load();
    if (loaded.rules == nullptr) {
        qCritical("%s", render(loaded.problems, texts.language()).c_str());
        return 1;
    }
    const OpenedLibrary opened = openLibrary(libraryPath);
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    ui::DialogPrompts prompts(texts, QDir(documents).exists() ? documents : QDir::homePath());
    ui::MainWindow window({loaded.rules,
                           today(),
                           QStringLiteral(BIOSUBSIDY_VERSION),
                           texts,
                           theme,
                           settings,
                           prompts,
                           opened.library,
                           now,
                           {packFolder, data + QStringLiteral("/texts"), {}},
                           data + QStringLiteral("/screening")});
    prompts.setWindow(&window);
    if (!loaded.problems.empty())
        window.showProblem(texts("自己的政策包里有文件有错误，没有载入；其余的照常使用。",
                                 "Some of your own packs have mistakes and were not loaded; the others are in use."),
                           ui::toQt(render(loaded.problems, texts.language())));
    if (opened.problem && opened.library.isInMemory())
        window.offerRescue(*opened.problem, libraryPath);
    else if (opened.problem)
        window.showProblem(texts(opened.problem->message),
                           texts(opened.problem->advice) + QStringLiteral("\n\n") + ui::toQt(opened.problem->detail));
    QObject::connect(&window, &ui::MainWindow::reopenRequested, [] { QCoreApplication::exit(reopen); });
    ui::fitScreen(window);
    window.show();
    constexpr int later = 3000; // milliseconds
    ui::LibraryCare care;
    window.watch(care);
    QTimer::singleShot(later, &window, [&opened, &care] { tidy(opened.library, care); });
    if (!file.isEmpty()) window.session().openFile(file);
    return QApplication::exec();
}

// What needs no window is answered without one, and without a display: ends the program
// then.
void answerWithoutWindow(int argc, char** argv, QCommandLineParser& arguments) {
    const QCommandLineOption version = arguments.addVersionOption();
    const QCommandLineOption help = arguments.addHelpOption();
    const QCoreApplication application(argc, argv);
    (void)arguments.parse(QCoreApplication::arguments());
    if (arguments.isSet(version)) arguments.showVersion();
    if (arguments.isSet(help)) arguments.showHelp();
}

} // namespace

int main(int argc, char** argv) {
    keepToOwner();
    QCoreApplication::setApplicationName(QStringLiteral("biosubsidy"));
    QCoreApplication::setApplicationVersion(QStringLiteral(BIOSUBSIDY_VERSION));
    QCommandLineParser arguments;
    arguments.addPositionalArgument(QStringLiteral("CASE.json"), QStringLiteral("案例文件 / a case file to open"),
                                    QStringLiteral("[CASE.json]"));
    answerWithoutWindow(argc, argv, arguments);
    QApplication application(argc, argv);
    QApplication::setDesktopFileName(QStringLiteral("biosubsidy"));
    arguments.process(application);

    if (const auto portable = portableData())
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, ui::toQt(*portable));
    QSettings settings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("biosubsidy"),
                       QStringLiteral("biosubsidy"));
    ui::Texts texts(languageOf(settings));
    QTranslator translator;
    texts.follow(&application, [&] { translateQt(translator, texts); });
    ui::Theme theme;
    constexpr int darkBelow = 128;
    const bool systemIsDark = QApplication::palette().window().color().lightness() < darkBelow;
    theme.setSystemScheme(systemIsDark ? ui::Theme::Scheme::dark : ui::Theme::Scheme::light);
    ui::setZoom(settings.value(ui::zoomKey, ui::usualZoom).toInt());
    theme.apply(ui::schemeOf(settings, theme));

    const QStringList files = arguments.positionalArguments();
    int status = runWindow(texts, theme, settings, files.value(0));
    while (status == reopen) status = runWindow(texts, theme, settings, {});
    return status;
}
