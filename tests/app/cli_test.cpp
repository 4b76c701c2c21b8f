// SPDX-License-Identifier: GPL-3.0-or-later
//
// biosubsidy-cli as a user meets it: the built program is run, and what it
// prints, complains of and returns is looked at.
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <array>

#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/assessment/assessment_json.h"
#include "core/values/text.h"
#include "tests/support/rules.h"
#include "tests/support/run_program.h"
#include "tests/support/small_packs.h"

using namespace biosubsidy;

namespace {

const QString program = QStringLiteral(BIOSUBSIDY_CLI);

using test::Ran;

// Runs the program in Chinese at 80 columns unless the arguments say otherwise.
Ran run(const QStringList& arguments, const QByteArray& input = {}, const QStringList& environment = {}) {
    QProcessEnvironment variables = test::speaking("zh_CN.UTF-8");
    variables.remove(QStringLiteral("NO_COLOR"));
    variables.insert(QStringLiteral("COLUMNS"), QStringLiteral("80"));
    for (const QString& assignment : environment)
        variables.insert(assignment.section(QLatin1Char('='), 0, 0), assignment.section(QLatin1Char('='), 1));
    return test::run(program, arguments, {input, variables, {}});
}

// What the program writes to a terminal.
QByteArray onTerminal(const QStringList& arguments, const char* variable, const char* value) {
    int terminal = -1;
    const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
    if (child == 0) {
        ::setenv("TERM", "xterm", 1);
        ::unsetenv("NO_COLOR");
        if (variable != nullptr) ::setenv(variable, value, 1);
        std::vector<QByteArray> texts{program.toUtf8()};
        for (const QString& argument : arguments) texts.push_back(argument.toUtf8());
        std::vector<char*> pointers;
        for (QByteArray& text : texts) pointers.push_back(text.data());
        pointers.push_back(nullptr);
        ::execv(pointers.front(), pointers.data());
        ::_exit(127);
    }
    QByteArray read;
    std::array<char, 4096> buffer{};
    for (ssize_t count = 0; (count = ::read(terminal, buffer.data(), buffer.size())) > 0;)
        read.append(buffer.data(), static_cast<qsizetype>(count));
    ::close(terminal);
    ::waitpid(child, nullptr, 0);
    return read;
}

std::size_t widthOf(const QString& text) {
    return displayWidth(text.toStdString());
}

QString longestLine(const QString& text) {
    QString longest;
    for (const QString& line : text.split(QLatin1Char('\n'))) {
        if (widthOf(line) > widthOf(longest)) longest = line;
    }
    return longest;
}

// The commands that --help lists, without the program's name.
QStringList listedCommands() {
    QStringList commands;
    bool inside = false;
    for (const QString& line : run({QStringLiteral("--help")}).out.split(QLatin1Char('\n'))) {
        if (line == QStringLiteral("命令")) {
            inside = true;
        } else if (line.isEmpty()) {
            inside = false;
        } else if (inside) {
            static const QRegularExpression name(QStringLiteral("^ +([a-z]+( [a-z]+)?)  "));
            const QRegularExpressionMatch match = name.match(line);
            if (match.hasMatch()) commands << match.captured(1);
        }
    }
    return commands;
}

QByteArray json(const char* text) {
    return QByteArray::fromStdString(test::json(text));
}

} // namespace

class CliTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(folder_.isValid());
        write("case.json", json("{'format': 'biosubsidy-case/1', "
                                "'company': {'name': '示例生物科技', 'city': 'beijing', 'employees': 120, "
                                "'revenue': '6000万元', 'hnte_event': 'first_certified'}, "
                                "'projects': [{'id': 'p1', 'kinds': ['pilot_platform', 'common_platform'], "
                                "'fields': ['biobased_chemicals'], 'total_investment': '2亿元'}], "
                                "'expenses': [{'id': 'e1', 'kind': 'service_coupon', 'amount': '120000'}]}"));
        write("bad.json", json("{'format': 'biosubsidy-case/1', 'company': {'cty': 'beijing', 'employees': -1}}"));
        write("broken.json", "{ \"format\": ");
        const QByteArray ownPack = QByteArray::fromStdString(test::suzhouPack);
        write("own/suzhou.toml", ownPack);
        write("wrong/pack.toml", QByteArray(ownPack).replace("pilot_platform", "pilot"));
        write("twice/pack.toml", QByteArray(ownPack).replace("suzhou-own", "beijing-2024"));
        QVERIFY(QDir(folder_.path()).mkdir(QStringLiteral("empty")));
    }

    void returnsAStatus_data() {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("error"); // that standard error holds; "": it is empty
        const auto row = [](const char* arguments, int status, const char* error) {
            QTest::newRow(arguments) << QString::fromUtf8(arguments) << status << QString::fromUtf8(error);
        };
        row("assess @case.json --as-of 2026-11-22", 0, "");
        row("assess @case.json --as-of=2026-11-22 --all", 0, "");
        row("assess @bad.json", 1, "/company/cty");
        row("assess @bad.json --lang en", 1, "/company/employees");
        row("assess @broken.json", 1, "broken.json:1:");
        row("advise @case.json --most 0", 2, "--most 的值是“0”，应为 1 到 10000 的整数");
        row("advise @case.json --most 1.5 --lang en", 2, "--most: the value is “1.5”; it should be a whole number");
        row("screen @case.json --out - --threads 1025", 2, "--threads 的值是“1025”，应为 1 到 1024 的整数");
        row("screen @case.json --out - --first-line -1 --lang en", 2, "--first-line: the value is “-1”");
        row("assess @nowhere.json", 3, "无法读取");
        row("assess @own", 3, "无法读取");
        row("assess", 2, "缺少参数 CASE");
        row("assess @case.json @case.json", 2, "多出的参数");
        row("assess @case.json --as-of", 2, "后面缺少值");
        row("assess @case.json --as-of 2026-02-30", 2, "应为日历上有的一天");
        row("assess @case.json --as-of 2026/02/28", 2, "应为日期，如 2026-11-22");
        row("assess @case.json --as-of 2026-11-22 --as-of 2026-11-23", 2, "只能给一次");
        row("assess @case.json --formt json", 2, "是不是 --format？");
        row("assess @case.json --format xml", 2, "text 或 json");
        row("assess @case.json --lang fr", 2, "zh 或 en");
        row("assess @case.json --pack beijing-2025", 2, "是不是 beijing-2024？");
        row("assess @case.json --packs @nowhere", 3, "无法读取政策包文件夹");
        row("assess @case.json --packs @wrong", 1, "pack.toml:");
        row("assess @case.json --packs @twice", 1, "beijing-2024 已经由");
        row("asess @case.json", 2, "是不是 assess？");
        row("--lang en asess @case.json", 2, "did you mean assess?");
        row("", 2, "缺少命令");
        row("packs", 2, "缺少命令");
        row("packs lst", 2, "是不是 list？");
        row("--nothing", 2, "没有选项 --nothing");
        row("compare @case.json --as-of 2026-11-22", 0, "");
        row("compare @case.json --no-exclusion --pack tianjin-draft", 0, "");
        row("compare @bad.json", 1, "/company/cty");
        row("packs list --as-of 2027-01-01", 0, "");
        row("packs list --packs @own", 0, "");
        row("packs list --format xml", 2, "text 或 json");
        row("packs show beijing-2024", 0, "");
        row("packs show suzhou-own --packs @own", 0, "");
        row("packs show", 2, "缺少参数 ID");
        row("packs show beijing", 2, "没有载入政策包 beijing");
        row("packs check", 0, "");
        row("packs check @own", 0, "");
        row("packs check @own/suzhou.toml", 0, "");
        row("packs check @wrong", 1, "是不是 pilot_platform？");
        row("packs check @wrong --lang en", 1, "did you mean pilot_platform?");
        row("packs check @twice", 1, "beijing-2024 已经由");
        row("packs check @empty", 1, "没有政策包");
        row("packs check @nowhere", 3, "没有这个文件或文件夹");
        row("--help", 0, "");
        row("--version", 0, "");
    }

    void returnsAStatus() {
        QFETCH(QString, arguments);
        QFETCH(QString, error);
        const Ran ran = run(filled(arguments));
        QTEST(ran.status, "status");
        if (error.isEmpty())
            QCOMPARE(ran.error, QString());
        else
            QVERIFY2(ran.error.contains(error), qPrintable(ran.error));
        if (ran.status != 0) QCOMPARE(ran.out, QString());
        if (ran.status == 2) QVERIFY(!ran.error.contains(QStringLiteral("following arg"))); // the parser's own English
    }

    void reportsAllMistakesOfACase() {
        const Ran ran = run(filled(QStringLiteral("assess @bad.json")));
        QVERIFY(ran.error.contains(QStringLiteral("/company/cty")));
        QVERIFY(ran.error.contains(QStringLiteral("/company/employees")));
    }

    void listsTheCommandsThatExist() {
        const QStringList listed = listedCommands();
        for (const char* name : {"assess", "compare", "packs list", "packs check", "packs show"})
            QVERIFY2(listed.contains(QLatin1String(name)), name);
        for (const char* name :
             {"assess", "compare", "curve", "advise", "screen", "portfolio", "questions", "answers", "report",
              "packs list", "packs check", "packs show", "packs audit", "packs diff", "nothing", "packs nothing"}) {
            const QStringList words = QString::fromLatin1(name).split(QLatin1Char(' '));
            const QString command = QString::fromLatin1(name);
            // An unknown word leaves the help of what stands before it.
            const Ran ran = run(words + QStringList{QStringLiteral("--help")});
            const bool exists = ran.out.contains(QStringLiteral("biosubsidy-cli %1 ").arg(command)) && ran.status == 0;
            QVERIFY2(exists == listed.contains(command), name);
        }
    }

    void teachesEachCommand() {
        const QString help = run({QStringLiteral("--help")}).out;
        QVERIFY(help.contains(QStringLiteral("退出码")));
        for (const QString& command : listedCommands()) {
            const QString example = QStringLiteral("biosubsidy-cli ") + command;
            QVERIFY2(help.contains(QStringLiteral("  ") + example), qPrintable(command));
            const QStringList words = command.split(QLatin1Char(' '));
            for (const char* language : {"zh", "en"}) {
                const Ran ran = run(
                    words + QStringList{QStringLiteral("--help"), QStringLiteral("--lang"), QLatin1String(language)});
                QCOMPARE(ran.status, 0);
                QVERIFY2(ran.out.count(example) >= 2, qPrintable(ran.out)); // usage and an example
                QVERIFY2(!ran.out.contains(QChar(0x1f)), qPrintable(ran.out));
            }
        }
        QVERIFY(run({QStringLiteral("--help"), QStringLiteral("--lang"), QStringLiteral("en")})
                    .out.contains(QStringLiteral("Exit status")));
    }

    void saysItsVersion() {
        static const QRegularExpression version(QStringLiteral("^biosubsidy-cli \\d+\\.\\d+\\.\\d+\n$"));
        QVERIFY(version.match(run({QStringLiteral("--version")}).out).hasMatch());
    }

    void readsStandardInput() {
        const Ran ran = run(
            {QStringLiteral("assess"), QStringLiteral("-"), QStringLiteral("--as-of"), QStringLiteral("2026-11-22")},
            read("case.json"));
        QCOMPARE(ran.status, 0);
        QVERIFY(ran.out.contains(QStringLiteral("示例生物科技")));
        QCOMPARE(run({QStringLiteral("assess"), QStringLiteral("-")}, "[]").status, 1);
    }

    void writesTheAssessmentAsJson() {
        const Ran ran = run(filled(QStringLiteral("assess @case.json --as-of 2026-11-22 --format json")));
        QCOMPARE(ran.out.toStdString(), toJson(test::assessed(read("case.json").toStdString())));
    }

    void writesJson_data() {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("member");
        QTest::addColumn<int>("size");
        const auto row = [](const char* arguments, const char* format, const char* member, int size) {
            QTest::newRow(arguments) << QString::fromUtf8(arguments) << QString::fromUtf8(format)
                                     << QString::fromUtf8(member) << size;
        };
        row("assess @case.json", "biosubsidy-assessment/1", "packs", 3);
        row("assess @case.json --pack beijing-2024", "biosubsidy-assessment/1", "packs", 1);
        row("compare @case.json", "biosubsidy-comparison/1", "places", 5);
        row("compare @case.json --packs @own", "biosubsidy-comparison/1", "places", 6);
        row("compare @case.json --places all", "biosubsidy-comparison/1", "places", 17);
        row("compare @case.json --places shanghai/闵行区,shenzhen,shenzhen", "biosubsidy-comparison/1", "places", 2);
        row("packs list", "biosubsidy-packs/1", "packs", 37);
        row("packs list --packs @own", "biosubsidy-packs/1", "packs", 38);
        row("packs show tianjin-manufacturing-2023", "biosubsidy-pack-show/1", "measures", 2);
        row("packs check @own", "biosubsidy-packs-check/1", "problems", 0);
        row("packs check @wrong", "biosubsidy-packs-check/1", "problems", 1);
    }

    void writesJson() {
        QFETCH(QString, arguments);
        QFETCH(QString, member);
        QFETCH(int, size);
        const Ran ran = run(filled(arguments) << QStringLiteral("--format") << QStringLiteral("json"));
        QJsonParseError error{};
        const QJsonObject object = QJsonDocument::fromJson(ran.out.toUtf8(), &error).object();
        QCOMPARE(error.error, QJsonParseError::NoError);
        QTEST(object.value(QStringLiteral("format")).toString(), "format");
        QCOMPARE(object.value(member).toArray().size(), size);
    }

    void tellsAnAssessment_data() {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, const char* arguments, const char* text) {
            QTest::newRow(name) << QString::fromUtf8(arguments) << QString::fromUtf8(text);
        };
        row("header", "", "示例生物科技 · 扶持政策测算 · 测算日 2026-11-22");
        row("no decision", "", "不是主管部门的决定");
        row("no decision en", "--lang en", "no decision of an authority");
        row("sum", "", "2亿元（总投资） → 封顶 5,000万元");
        row("sum en", "--lang en", "CNY 200,000,000 (total investment), capped at CNY 50,000,000");
        row("excluded", "", "同属本项目的投资类支持");
        row("added up", "--no-exclusion", "按要求未作");
        row("why", "", "取决于未填的：“获准在新三板挂牌”");
        row("questions", "", "最值得补充的信息");
        row("expired", "--as-of 2027-01-01", "政策已于 2026-12-31 到期");
        row("another pack", "--pack hangzhou-2024", "所在城市为 北京市，本政策限于 杭州市");
        row("draft", "--pack chongqing-draft", "征求意见稿");
        row("superseded", "--pack tianjin-draft", "津政办发〔2024〕23号");
        row("excerpt", "--pack tianjin-manufacturing-2023", "摘录");
        row("conditions", "--all", "政策在测算日 2026-11-22 施行");
    }

    void tellsAnAssessment() {
        QFETCH(QString, arguments);
        QFETCH(QString, text);
        QString all = QStringLiteral("assess @case.json ") + arguments;
        if (!arguments.contains(QStringLiteral("--as-of"))) all += QStringLiteral(" --as-of 2026-11-22");
        const Ran ran = run(filled(all), {}, {QStringLiteral("COLUMNS=200")});
        QCOMPARE(ran.status, 0);
        QVERIFY2(ran.out.contains(text), qPrintable(ran.out));
    }

    void tellsWhereNothingIsPublished() {
        const Ran ran = run(filled(QStringLiteral("compare @case.json --pack chongqing-draft --as-of 2026-11-22")));
        for (const QString& line : ran.out.split(QLatin1Char('\n'))) {
            if (!line.startsWith(QStringLiteral("重庆市 "))) continue;
            QVERIFY(line.contains(QStringLiteral("未公布金额")));
            QVERIFY(!line.contains(QStringLiteral("0元")));
            return;
        }
        QFAIL("no row for Chongqing");
    }

    void showsWhatAPackSays() {
        const Ran ran = run(filled(QStringLiteral("packs show tianjin-manufacturing-2023")));
        for (const char* text : {"总投资 ≥ 5,000万元", "10% × 设备及软硬件工具投资，最高 5,000万元",
                                 "amount: min(10% * project.equipment_investment, 5000万元)", "sha256：", "摘录"})
            QVERIFY2(ran.out.contains(QString::fromUtf8(text)), text);
        QVERIFY(run(filled(QStringLiteral("packs show chongqing-draft"))).out.contains(QStringLiteral("区域")));
    }

    void countsWhatItChecked() {
        QVERIFY(run(filled(QStringLiteral("packs check @own --lang en")))
                    .out.contains(QStringLiteral("1 pack, 1 measure: no problems")));
        QVERIFY(run(filled(QStringLiteral("packs check"))).out.contains(QStringLiteral("37 个政策包")));
    }

    void comparesTheUsersCityToo() {
        const Ran ran = run(filled(QStringLiteral("compare @case.json --packs @own --as-of 2026-11-22")));
        QVERIFY(ran.out.contains(QStringLiteral("苏州市")));
        QVERIFY(ran.out.contains(QStringLiteral("1,000万元")));
    }

    void speaksTheLanguageOfTheEnvironment() {
        const QStringList arguments{QStringLiteral("packs"), QStringLiteral("check")};
        QVERIFY(run(arguments, {}, {QStringLiteral("LANG=en_GB.UTF-8")}).out.contains(QStringLiteral("no problems")));
        QVERIFY(run(arguments, {}, {QStringLiteral("LANG=C.UTF-8")}).out.contains(QStringLiteral("没有问题")));
        QVERIFY(run(arguments, {}, {QStringLiteral("LANG=zh_CN.UTF-8"), QStringLiteral("LC_ALL=en_US.UTF-8")})
                    .out.contains(QStringLiteral("no problems")));
    }

    void fitsTheTerminal_data() {
        QTest::addColumn<QString>("arguments");
        for (const char* arguments :
             {"assess @case.json --as-of 2026-11-22", "assess @case.json --as-of 2026-11-22 --all",
              "assess @case.json --as-of 2026-11-22 --pack tianjin-draft --pack tianjin-manufacturing-2023 --all",
              "compare @case.json --as-of 2026-11-22", "packs list", "packs show chongqing-draft",
              "packs show tianjin-manufacturing-2023", "--help", "assess --help"}) {
            for (const char* language : {" --lang zh", " --lang en"})
                QTest::newRow((std::string(arguments) + language).c_str())
                    << QString::fromLatin1(arguments) + QString::fromLatin1(language);
        }
    }

    void fitsTheTerminal() {
        QFETCH(QString, arguments);
        for (const int width : {80, 120}) {
            const Ran ran = run(filled(arguments), {}, {QStringLiteral("COLUMNS=%1").arg(width)});
            QCOMPARE(ran.status, 0);
            const QString longest = longestLine(ran.out);
            QVERIFY2(widthOf(longest) <= static_cast<std::size_t>(width), qPrintable(longest));
        }
    }

    // Amounts under each other end in the same column, whatever stands before them.
    void alignsAmountsWithChineseText() {
        const Ran ran = run(filled(QStringLiteral("assess @case.json --as-of 2026-11-22")));
        std::size_t width = 0;
        int rows = 0;
        for (const QString& line : ran.out.split(QLatin1Char('\n'))) {
            const QString text = line.trimmed();
            const bool isTotal =
                text.startsWith(QStringLiteral("最高可获")) || text.startsWith(QStringLiteral("其中")) ||
                text.startsWith(QStringLiteral("只计公布")) || text.startsWith(QStringLiteral("最好情形"));
            if (!isTotal) continue;
            if (rows++ > 0) QCOMPARE(widthOf(line), width);
            width = widthOf(line);
        }
        QVERIFY(rows >= 5);
    }

    void colourIsForTerminalsAlone() {
        const QStringList arguments = filled(QStringLiteral("assess @case.json --as-of 2026-11-22"));
        QVERIFY(!run(arguments).out.contains(QChar(0x1b)));
        QVERIFY(onTerminal(arguments, nullptr, nullptr).contains("\x1b[1;32m"));
        QVERIFY(!onTerminal(arguments, "NO_COLOR", "1").contains('\x1b'));
        QVERIFY(!onTerminal(arguments, "TERM", "dumb").contains('\x1b'));
    }

    void keepsNamesFromDrivingTheTerminal() {
        const QByteArray hostile = json("{'format': 'biosubsidy-case/1', 'company': {'name': 'a\\u001b[2Jb\\u202e', "
                                        "'city': 'beijing', 'uscc': '\\u001b[31m'}, "
                                        "'projects': [{'id': 'p1', 'name': '\\u009b2J'}]}");
        for (const char* format : {"text", "json"}) {
            const Ran ran = run({QStringLiteral("assess"), QStringLiteral("-"), QStringLiteral("--all"),
                                 QStringLiteral("--format"), QLatin1String(format)},
                                hostile);
            QCOMPARE(ran.status, 0);
            QVERIFY(!ran.out.contains(QChar(0x1b)));
            if (qstrcmp(format, "text") == 0) QVERIFY(!ran.out.contains(QChar(0x9b)));
        }
        const Ran refused = run({QStringLiteral("assess"), QStringLiteral("\x1b[2J")});
        QVERIFY(!refused.error.contains(QChar(0x1b)));
    }

    void saysThatTheDiskIsFull() {
        if (!QFile::exists(QStringLiteral("/dev/full"))) QSKIP("there is no /dev/full here");
        QProcess process;
        process.setStandardOutputFile(QStringLiteral("/dev/full"));
        process.start(program, {QStringLiteral("packs"), QStringLiteral("list")});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 3);
        QVERIFY(!process.readAllStandardError().isEmpty());
    }

    void outlivesAReaderThatLeaves() {
        const QString bash = QStandardPaths::findExecutable(QStringLiteral("bash"));
        if (bash.isEmpty()) QSKIP("there is no bash here");
        QProcess process;
        process.start(bash, {QStringLiteral("-c"),
                             QStringLiteral("(sleep 0.5; exec \"$0\" packs list) | (exec <&-; sleep 2); "
                                            "echo ${PIPESTATUS[0]}"),
                             program});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.readAllStandardOutput(), QByteArrayLiteral("3\n"));
        QCOMPARE(process.readAllStandardError(), QByteArray());
    }

private:
    void write(const char* name, const QByteArray& bytes) {
        const QString path = folder_.filePath(QString::fromUtf8(name));
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    QByteArray read(const char* name) {
        QFile file(folder_.filePath(QString::fromUtf8(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    // The words of a command line; @ stands for the test's folder.
    QStringList filled(const QString& arguments) {
        QStringList words;
        for (QString word : arguments.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            if (word.startsWith(QLatin1Char('@'))) word = folder_.filePath(word.mid(1));
            words << word;
        }
        return words;
    }

    QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(CliTest)

#include "cli_test.moc"
