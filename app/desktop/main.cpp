// SPDX-License-Identifier: GPL-3.0-or-later
//
// biosubsidy: the desktop program. main() gathers what comes from outside (rules,
// day, settings, dialogs) and hands it to the window.
#include <chrono>

#include <QApplication>
#include <QCommandLineParser>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QStandardPaths>
#include <QStyleFactory>
#include <QTranslator>

#include "core/packs/pack_folder.h"
#include "ui/look/conversions.h"
#include "ui/shell/dialog_prompts.h"
#include "ui/shell/main_window.h"
#include "ui/shell/theme_choice.h"

namespace {

using namespace biosubsidy;

// Today in China: the policies and their dates are Chinese.
Date today() {
    const auto now = std::chrono::system_clock::now() + std::chrono::hours(8);
    const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(now));
    return *Date::of(static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
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
    if (translator.load(QStringLiteral("qtbase_zh_CN"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&translator);
}

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("biosubsidy"));
    QApplication::setApplicationVersion(QStringLiteral(BIOSUBSIDY_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("biosubsidy"));
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));

    QCommandLineParser arguments;
    arguments.addHelpOption();
    arguments.addVersionOption();
    arguments.addPositionalArgument(QStringLiteral("CASE.json"), QStringLiteral("案例文件 / a case file to open"),
                                    QStringLiteral("[CASE.json]"));
    arguments.process(application);

    QSettings settings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("biosubsidy"),
                       QStringLiteral("biosubsidy"));
    ui::Texts texts(languageOf(settings));
    QTranslator translator;
    texts.follow(&application, [&] { translateQt(translator, texts); });
    ui::Theme theme;
    constexpr int darkBelow = 128;
    const bool systemIsDark = QApplication::palette().window().color().lightness() < darkBelow;
    theme.setSystemScheme(systemIsDark ? ui::Theme::Scheme::dark : ui::Theme::Scheme::light);
    theme.apply(ui::schemeOf(settings, theme));

    const QString packFolder =
        QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/packs");
    const PackFolder::Loaded loaded = PackFolder(ui::toUtf8(packFolder)).load();
    if (loaded.rules == nullptr) {
        qCritical("%s", render(loaded.problems, texts.language()).c_str());
        return 1;
    }
    ui::DialogPrompts prompts(texts);
    ui::MainWindow window({loaded.rules, today(), QStringLiteral(BIOSUBSIDY_VERSION), texts, theme, settings, prompts});
    prompts.setWindow(&window);
    if (!loaded.problems.empty())
        window.showProblem(texts("自己的政策包里有文件有错误，没有载入；其余的照常使用。",
                                 "Some of your own packs have mistakes and were not loaded; the others are in use."),
                           ui::toQt(render(loaded.problems, texts.language())));
    window.show();
    if (!arguments.positionalArguments().isEmpty()) window.session().openFile(arguments.positionalArguments().first());
    return QApplication::exec();
}
