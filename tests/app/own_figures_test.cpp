// SPDX-License-Identifier: GPL-3.0-or-later
//
// Figures of the user's own in every command that holds cases against packs: left
// out, the output is what it is without their pack; counted, or still able to
// count, every output speaks of the same sum.
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <array>

#include "tests/support/run_program.h"
#include "tests/support/small_packs.h"

namespace {

// Runs the program in English, wide, and gives what it wrote to standard output.
QString run(const QStringList& arguments) {
    QProcessEnvironment variables = biosubsidy::test::speaking("en_US.UTF-8");
    variables.insert(QStringLiteral("COLUMNS"), QStringLiteral("200"));
    const biosubsidy::test::Ran ran =
        biosubsidy::test::run(QStringLiteral(BIOSUBSIDY_CLI), arguments, {{}, variables, {}});
    return ran.status == 0 ? ran.out : QStringLiteral("failed: ") + ran.error;
}

QString readAll(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void write(const QString& path, const QByteArray& text) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

struct Place {
    const char* name;
    const char* city;
    const char* project;
    const char* completes;
};

// In Tianjin the figure counts beside published ones; in a city of which no document
// publishes any it counts for one project, and may yet count for another.
const std::array<Place, 3> places{
    {{"beside", "tianjin", "\"kinds\":[\"cdmo\"]", "tianjin-draft/cdmo"},
     {"alone", "suzhou", "\"kinds\":[\"rnd\"],\"open_competition\":true", "suzhou-plan/core-technology"},
     {"open", "suzhou", "\"kinds\":[\"cdmo\"]", "suzhou-plan/core-technology"}}};

const std::string planWithoutSums = biosubsidy::test::suzhouHead("suzhou-plan") + R"pack([[measure]]
id = "core-technology"
clause = "2"
scope = "project"
title.zh = "关键核心技术攻关"
title.en = "Tackling key core technologies"
summary.zh = "示例。"
summary.en = "An example."
strict = "project.open_competition"
lenient = "project.open_competition or project.kinds has rnd"
support = "unstated"
[[measure.assumption]]
zh = "示例。"
en = "An example."
)pack";

} // namespace

class OwnFiguresTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;

    [[nodiscard]] QString at(const QString& name) const { return folder_.filePath(name); }

    // A command on a place's case; OUT stands for a file, whose text is the output then.
    [[nodiscard]] QString outputOf(const QString& command, const QString& place, const QStringList& more) const {
        QStringList arguments = command.split(QLatin1Char(' '));
        arguments.replaceInStrings(QStringLiteral("CASE"), at(place + QStringLiteral(".json")));
        const QString out = at(QStringLiteral("report.html"));
        const bool toFile = arguments.contains(QStringLiteral("OUT"));
        arguments.replaceInStrings(QStringLiteral("OUT"), out);
        arguments << QStringLiteral("--packs") << at(QStringLiteral("plan.toml"));
        arguments << QStringLiteral("--as-of") << QStringLiteral("2026-11-22") << more;
        const QString said = run(arguments);
        return toFile && !said.startsWith(QStringLiteral("failed")) ? readAll(out) : said;
    }

    [[nodiscard]] QStringList packs(const QString& place) const {
        return {QStringLiteral("--packs"), at(place + QStringLiteral(".toml"))};
    }

private Q_SLOTS:
    void initTestCase() {
        write(at(QStringLiteral("plan.toml")), QByteArray::fromStdString(planWithoutSums));
        for (const Place& place : places) {
            const QString name = QString::fromLatin1(place.name);
            write(at(name + QStringLiteral(".json")),
                  QByteArray("{\"format\":\"biosubsidy-case/1\",\"company\":{\"city\":\"") + place.city +
                      "\",\"industry\":\"industry\",\"employees\":100,\"revenue\":\"1亿\"},"
                      "\"projects\":[{\"id\":\"p1\"," +
                      place.project + ",\"total_investment\":\"8000万\",\"stage\":\"in_production\"}]}\n");
            const QString text =
                run({QStringLiteral("packs"), QStringLiteral("complete"), QString::fromLatin1(place.completes),
                     QStringLiteral("--share"), QStringLiteral("10%"), QStringLiteral("--of"),
                     QStringLiteral("project.total_investment"), QStringLiteral("--cap"), QStringLiteral("500万"),
                     QStringLiteral("--source"), QStringLiteral("call"), QStringLiteral("--date"),
                     QStringLiteral("2026-05-01"), QStringLiteral("--packs"), at(QStringLiteral("plan.toml"))});
            write(at(name + QStringLiteral(".toml")), text.toUtf8());
        }
    }

    void leftOut_data() {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("place");
        for (const char* command :
             {"assess CASE", "assess CASE --format json", "assess CASE --bounds", "assess CASE --bounds --format json",
              "compare CASE", "compare CASE --format json",
              "curve CASE --fact projects.p1.total_investment --from 1000万 --to 2亿 --format json",
              "advise CASE --format json", "screen CASE --out -", "screen CASE --out - --claims",
              "screen CASE --out - --format csv", "report CASE --compare --out OUT"}) {
            for (const Place& place : places)
                QTest::addRow("%s, %s", command, place.name)
                    << QString::fromUtf8(command) << QString::fromLatin1(place.name);
        }
    }
    void leftOut() {
        QFETCH(QString, command);
        QFETCH(QString, place);
        const QString without = outputOf(command, place, {});
        QVERIFY2(!without.startsWith(QStringLiteral("failed")), qPrintable(without));
        QCOMPARE(outputOf(command, place, packs(place) << QStringLiteral("--no-own-figures")), without);
        // A curve has no best case: what is open leaves it as it is.
        if (!command.startsWith(QStringLiteral("curve")) || place != QStringLiteral("open"))
            QVERIFY(outputOf(command, place, packs(place)) != without);
    }

    // What each output says of a figure that counts and of one that still may.
    void saidAlike_data() {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("has");
        const auto row = [](const char* command, const char* place, const char* has) {
            QTest::addRow("%s, %s", command, place)
                << QString::fromUtf8(command) << QString::fromLatin1(place) << QString::fromUtf8(has);
        };
        row("assess CASE", "alone", "At most +CNY 5,000,000");
        row("assess CASE", "open", "Best case, at most +CNY 5,000,000");
        row("assess CASE --bounds", "open", "CNY 5,000,000");
        row("assess CASE --format json", "open", "\"potential\": \"5000000.00\"");
        row("compare CASE", "alone", "Suzhou.* CNY 5,000,000");
        row("compare CASE", "open", "Suzhou +CNY 0 +CNY 0 +CNY 5,000,000");
        row("compare CASE --format json", "open", "\"potential\": \"5000000.00\"");
        row("screen CASE --out -", "open", "\"has_figures\":true,\"totals\":[{][^{}]*\"potential\":\"5000000.00\"");
        row("report CASE --compare --out OUT", "alone", "Suzhou \\([^<]*</td><td class=\"sum\">5,000,000.00<");
        row("report CASE --compare --out OUT", "alone", "own figures it is at most CNY 5,000,000");
        row("report CASE --compare --out OUT", "open", "may add at most");
    }
    void saidAlike() {
        QFETCH(QString, command);
        QFETCH(QString, place);
        QFETCH(QString, has);
        const QString said = outputOf(command, place, packs(place));
        QVERIFY2(said.contains(QRegularExpression(has)), qPrintable(said));
    }
};

QTEST_GUILESS_MAIN(OwnFiguresTest)

#include "own_figures_test.moc"
