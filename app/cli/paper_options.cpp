// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/paper_options.h"

#include <vector>

#include <CLI/CLI.hpp>
#include <QGuiApplication>
#include <fmt/format.h>

#include "core/system/process.h"
#include "core/values/text.h"

namespace biosubsidy::cli {

std::string paperEndings(std::string_view joint) {
    std::vector<std::string> all;
    for (const ui::ReportFormat& format : ui::reportFormats()) all.push_back(fmt::format(".{}", format.ending));
    return fmt::format("{}", fmt::join(all, joint));
}

const ui::ReportFormat& paperFormatOf(const std::string& path, const Surroundings& surroundings, Language language) {
    if (const ui::ReportFormat* format = ui::reportFormatOf(path)) return *format;
    failWith(surroundings, language,
             {fmt::format("--out 的值是“{}”，文件名应以 {} 结尾", printable(path), paperEndings("、")),
              fmt::format("--out: found \"{}\", expected a name that ends in {}", printable(path), paperEndings(", "))},
             wrongUsage);
}

void addUnitOption(CLI::App& command, std::string& unit) {
    command
        .add_option("--unit", unit,
                    bilingual("表中金额的单位；不给则中文用万元，英文用元",
                              "unit of sums in tables; without it 10,000 yuan in Chinese, yuan in English"))
        ->type_name("wan|yuan");
}

report::Unit unitOf(const std::string& unit, const Surroundings& surroundings, Language language) {
    if (unit.empty()) return language == Language::zh ? report::Unit::wan : report::Unit::yuan;
    if (unit == "wan") return report::Unit::wan;
    if (unit == "yuan") return report::Unit::yuan;
    failWith(surroundings, language,
             {fmt::format("--unit 的值是“{}”，应为 wan 或 yuan", printable(unit)),
              fmt::format("--unit: found \"{}\", expected wan or yuan", printable(unit))},
             wrongUsage);
}

Bytes painted(const std::function<Bytes()>& paint) {
    qputenv("QT_QPA_PLATFORM", drawingPlatform());
    qputenv("TZ", "UTC"); // the length of a time in the file hangs on it
    // What Qt finds missing on a server (a runtime folder, say) is no concern of the reader.
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
    std::string name = "biosubsidy-cli";
    char* arguments[] = {name.data(), nullptr};
    int count = 1;
    const QGuiApplication application(count, arguments);
    return paint();
}

} // namespace biosubsidy::cli
