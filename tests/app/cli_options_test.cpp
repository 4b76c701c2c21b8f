// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every option of every command of biosubsidy-cli has a row here that shows what
// it does. The first test reads the help pages and fails for an option that has
// none, so that none can be added untested.
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "core/storage/library.h"
#include "core/values/text.h"
#include "tests/support/applications.h"
#include "tests/support/rules.h"
#include "tests/support/run_program.h"
#include "tests/support/small_packs.h"

using namespace biosubsidy;

namespace {

using biosubsidy::test::Ran;

Ran run(const QStringList& arguments, const QByteArray& input = {}) {
    QProcessEnvironment variables = biosubsidy::test::speaking("en_US.UTF-8");
    variables.insert(QStringLiteral("COLUMNS"), QStringLiteral("100"));
    return biosubsidy::test::run(QStringLiteral(BIOSUBSIDY_CLI), arguments,
                                 {input, variables, QStringLiteral(BIOSUBSIDY_SOURCE_DIR)});
}

// "curve" for the row "curve --from"; "" for the program's own options.
const QStringList commands{QString(),
                           QStringLiteral("assess"),
                           QStringLiteral("compare"),
                           QStringLiteral("curve"),
                           QStringLiteral("advise"),
                           QStringLiteral("screen"),
                           QStringLiteral("report"),
                           QStringLiteral("portfolio"),
                           QStringLiteral("questions"),
                           QStringLiteral("answers"),
                           QStringLiteral("deadlines"),
                           QStringLiteral("seal"),
                           QStringLiteral("unseal"),
                           QStringLiteral("packs"),
                           QStringLiteral("packs list"),
                           QStringLiteral("packs show"),
                           QStringLiteral("packs check"),
                           QStringLiteral("packs audit"),
                           QStringLiteral("packs diff"),
                           QStringLiteral("packs complete"),
                           QStringLiteral("packs keygen"),
                           QStringLiteral("packs bundle"),
                           QStringLiteral("packs sign"),
                           QStringLiteral("packs trust"),
                           QStringLiteral("packs install"),
                           QStringLiteral("packs installed"),
                           QStringLiteral("packs uninstall")};

QStringList optionsOf(const QString& command) {
    QStringList options;
    static const QRegularExpression name(QStringLiteral("^ +(?:-[a-z],)?(--[a-z-]+)"),
                                         QRegularExpression::MultilineOption);
    const QString help = run(command.split(QLatin1Char(' '), Qt::SkipEmptyParts) << QStringLiteral("--help")).out;
    for (auto match = name.globalMatch(help); match.hasNext();) options << match.next().captured(1);
    return options;
}

QStringList listedCommands() {
    const QString help = run({QStringLiteral("--help")}).out;
    static const QRegularExpression part(QStringLiteral("\\nCommands\\n(.*?)\\n\\n"),
                                         QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression name(QStringLiteral("^  ([a-z]+(?: [a-z]+)?)  "),
                                         QRegularExpression::MultilineOption);
    QStringList listed;
    for (auto match = name.globalMatch(part.match(help).captured(1)); match.hasNext();)
        listed << match.next().captured(1);
    return listed;
}

// One project that counts twice over, and a figure of the user's own to leave out.
const char* const tianjinCase =
    "{\"format\":\"biosubsidy-case/1\",\"company\":{\"city\":\"tianjin\",\"industry\":\"industry\"},"
    "\"projects\":[{\"id\":\"p1\",\"kinds\":[\"cdmo\",\"industrialisation\",\"pilot_platform\"],"
    "\"total_investment\":\"2亿\",\"equipment_investment\":\"1亿\",\"fills_chain_gap\":true,"
    "\"base_reengineering\":true,\"stage\":\"in_production\"}]}";

struct Row {
    const char* name; // "curve --from", with more words behind a comma
    QString arguments;
    const char* has; // what is said on either stream
    const char* lacks;
    int status;
};

} // namespace

class CliOptionsTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;
    const QString example_ = QStringLiteral(BIOSUBSIDY_SOURCE_DIR "/resources/examples/beijing.json");

    QString write(const char* name, const QByteArray& bytes) {
        const QString path = folder_.filePath(QString::fromUtf8(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("cannot write a test's file");
        return path;
    }

    [[nodiscard]] QString fileFor(const QString& place) const {
        if (place == QStringLiteral("FOLDER")) return folder_.path();
        const bool isPack = place == QStringLiteral("OWN") || place == QStringLiteral("CITY");
        const bool isToml = isPack || place == QStringLiteral("NEWER");
        if (place == QStringLiteral("LIBRARY")) return folder_.filePath(QStringLiteral("library.db"));
        if (place == QStringLiteral("RULES")) return folder_.filePath(QStringLiteral("rules"));
        if (place == QStringLiteral("TABLE")) return folder_.filePath(QStringLiteral("table.csv"));
        if (place == QStringLiteral("FORM")) return folder_.filePath(QStringLiteral("form.csv"));
        if (place == QStringLiteral("PARK"))
            return QStringLiteral(BIOSUBSIDY_SOURCE_DIR "/resources/examples/park.ndjson");
        return folder_.filePath(place.toLower() + (isToml ? QStringLiteral(".toml") : QString()));
    }

    // BEIJING, OWN, … stand for files in the rows.
    QStringList argumentsOf(const QString& line) const {
        QStringList arguments = line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        for (QString& argument : arguments) {
            if (!argument.startsWith(QStringLiteral("BEIJINGLINE")))
                argument.replace(QStringLiteral("BEIJING"), example_);
            argument.replace(QStringLiteral("LOGO"),
                             QStringLiteral(BIOSUBSIDY_SOURCE_DIR "/resources/screenshots/window-zh.png"));
            for (const char* const name : {"BEIJINGLINE", "TIANJIN", "OWN", "CITY", "TEXT", "NEWER", "CASES", "FOLDER",
                                           "LIBRARY", "BROKEN", "TABLE", "FORM", "PARK", "RULES"}) {
                const QString place = QString::fromLatin1(name);
                if (argument.startsWith(place)) argument.replace(place, fileFor(place));
            }
        }
        return arguments;
    }

    // One application with an own deadline and a call that closes at five.
    void makeLibrary() const {
        const auto now = storage::fromMillis(1'795'000'000'000);
        const auto library = storage::Library::open(fileFor(QStringLiteral("LIBRARY")).toStdString(), now);
        QVERIFY(library);
        const RuleBook& rules = *test::builtInRules();
        const Case subject = test::caseOf(rules, test::json("{'format': 'biosubsidy-case/1', 'company': {}}"));
        const auto of = library->cases().add(storage::recordOf(subject, rules.vocabulary()), "甲公司",
                                             storage::StateOrigin::created, now);
        applications::Application application = test::applicationWith("beijing-2024/pilot-platform");
        application.person = "王工";
        application.ownDeadline = test::day("2026-11-27");
        application.call = {"2026", std::nullopt, test::day("2026-12-11"), "17:00"};
        QVERIFY(library->applications().add(*of, application, now));
    }

    static void addCaseRows(std::vector<Row>& rows) {
        const QString day = QStringLiteral(" --as-of 2026-11-22");
        const auto row = [&](const char* name, const QString& arguments, const char* has, const char* lacks = "",
                             int status = 0) {
            rows.push_back({name, arguments, has, lacks, status});
        };
        const auto line = [](const char* text) { return QString::fromUtf8(text); };
        row("assess --as-of", line("assess BEIJING --as-of 2027-02-01"), "as of 2027-02-01");
        row("assess --pack", line("assess BEIJING --pack tianjin-draft") + day, "Tianjin", "Beijing Municipality");
        row("assess --packs", line("assess BEIJING --packs CITY --pack suzhou-own") + day, "Suzhou measures");
        row("assess --no-exclusion", line("assess BEIJING --no-exclusion") + day, "is added up");
        row("assess --no-own-figures", line("assess TIANJIN --packs OWN --no-own-figures") + day, "At most",
            "the user's own figures");
        row("assess --no-own-figures, not given", line("assess TIANJIN --packs OWN") + day, "the user's own figures");
        row("assess --format", line("assess BEIJING --format json") + day, "biosubsidy-assessment/1", "\"range\"");
        row("assess --lang", line("assess BEIJING --lang zh") + day, "最高可获", "At most");
        row("assess --all", line("assess BEIJING --all") + day, "✓", "--all lists them");
        row("assess --bounds", line("assess BEIJING --bounds") + day, "best yes (total CNY 47,446,000)",
            "a proven bound");
        row("compare --as-of", line("compare BEIJING --as-of 2027-02-01"), "as of 2027-02-01");
        row("compare --pack", line("compare BEIJING --pack tianjin-draft") + day, "Tianjin", "Hangzhou");
        row("compare --packs", line("compare BEIJING --packs CITY") + day, "Suzhou");
        row("compare --no-exclusion", line("compare BEIJING --no-exclusion") + day, "is added up");
        row("compare --no-own-figures", line("compare TIANJIN --packs OWN --no-own-figures --format json") + day,
            "biosubsidy-comparison/1", "90000000.00");
        row("compare --no-own-figures, not given", line("compare TIANJIN --packs OWN --format json") + day,
            "90000000.00");
        row("compare --format", line("compare BEIJING --format json") + day, "biosubsidy-comparison/1");
        row("compare --lang", line("compare BEIJING --lang zh") + day, "北京市");
        row("compare --places", line("compare BEIJING --places shanghai/闵行区") + day, "Minhang", "Hangzhou");
        row("compare --places, unknown", line("compare BEIJING --places atlantis") + day, "atlantis", "", 2);
        const QString curve = line("curve BEIJING --fact projects.p1.total_investment");
        row("curve --fact", curve + day, "166,666,666.66");
        row("curve --fact, unknown", line("curve BEIJING --fact projects.p1.kinds") + day, "--fact", "", 2);
        row("curve --from", curve + line(" --from 1亿") + day, "100,000,000", "\n   0 ");
        row("curve --to", curve + line(" --to 1亿") + day, "100,000,000", "166,666,666");
        row("curve --to, below --from", curve + line(" --from 2亿 --to 1亿") + day, "--from", "", 2);
        row("curve --as-of", curve + line(" --as-of 2027-02-01 --format json"), "\"as_of\": \"2027-02-01\"");
        row("curve --pack", curve + line(" --pack tianjin-draft --format json") + day, "\"city\": \"tianjin\"",
            "\"city\": \"beijing\"");
        row("curve --packs", curve + line(" --packs CITY --pack suzhou-own") + day, "Suzhou");
        row("curve --no-exclusion", curve + line(" --no-exclusion --format json") + day, "\"exclusion\": false");
        const QString curveOwn = line("curve TIANJIN --fact projects.p1.total_investment --packs OWN --to 5亿") + day;
        row("curve --no-own-figures", curveOwn + line(" --no-own-figures"), "total ceiling", "90,000,000");
        row("curve --no-own-figures, not given", curveOwn, "90,000,000");
        row("curve --lang", curve + line(" --lang zh") + day, "最高支持合计");
        row("curve --format", curve + line(" --format csv") + day, "begins_exact");
        row("advise --most", line("advise BEIJING --most 1") + day, "(--most)");
        row("advise --as-of", line("advise BEIJING --as-of 2026-12-30"), "2 days left");
        row("advise --pack", line("advise BEIJING --pack tianjin-draft") + day, "Total");
        row("advise --packs", line("advise BEIJING --packs CITY") + day, "Suzhou");
        row("advise --no-exclusion", line("advise BEIJING --no-exclusion --format json") + day, "\"exclusion\": false");
        row("advise --no-own-figures", line("advise TIANJIN --packs OWN --no-own-figures --format json") + day,
            "biosubsidy-advice/1", "\"total\": \"90000000.00\",\n  \"cities\"");
        row("advise --no-own-figures, not given", line("advise TIANJIN --packs OWN --format json") + day,
            "\"total\": \"90000000.00\",\n  \"cities\"");
        row("advise --format", line("advise BEIJING --format json") + day, "\"pairs_tried\"");
        row("advise --lang", line("advise BEIJING --lang zh") + day, "合计（叠加后上限）");
    }

    static void addScreenRows(std::vector<Row>& rows) {
        const auto row = [&](const char* name, const char* arguments, const char* has, const char* lacks = "",
                             int status = 0) {
            rows.push_back({name, QString::fromUtf8(arguments), has, lacks, status});
        };
        const char* const plain = "screen TIANJIN --as-of 2026-11-22 --out -";
        row("screen --out", plain, "biosubsidy-screening/1");
        row("screen --out, a file", "screen TIANJIN --out FOLDER/screened.csv", "screened.csv",
            "biosubsidy-screening/1");
        row("screen --out, of no known kind", "screen TIANJIN --out FOLDER/screened.doc", ".ndjson", "", 2);
        row("screen --template", "screen --template FOLDER/companies.xlsx", "companies.xlsx");
        row("screen --template, of no known kind", "screen --template FOLDER/companies.pdf", "--template", "", 2);
        row("screen --places", "screen --template FOLDER/hangzhou.csv --places hangzhou", "hangzhou.csv");
        row("screen --places, none there", "screen --template FOLDER/none.csv --places atlantis", "atlantis", "", 2);
        row("screen --places, without a template", "screen TIANJIN --out - --places hangzhou", "--template", "", 2);
        row("screen --format", "screen TIANJIN --format csv --out -", "Line,Name", "biosubsidy-screening/1");
        row("screen --format, unknown", "screen TIANJIN --format xml --out -", "--format", "", 2);
        const char* const ended = "screen BEIJINGLINE --pack beijing-2024 --as-of 2027-02-01 --out -";
        row("screen --as-of", ended, "\"eligible\":0,");
        row("screen --as-of, not given so late", "screen BEIJINGLINE --pack beijing-2024 --as-of 2026-11-22 --out -",
            "\"verdicts\"", "\"eligible\":0,");
        row("screen --pack", "screen TIANJIN --pack beijing-2024 --out -", "\"city\":\"beijing\"",
            "\"city\":\"tianjin\"");
        row("screen --packs", "screen TIANJIN --packs CITY --out -", "\"city\":\"suzhou\"");
        row("screen --no-exclusion", "screen TIANJIN --no-exclusion --as-of 2026-11-22 --out -",
            "\"ceiling\":\"30000000.00\"");
        row("screen --no-exclusion, not given", "screen TIANJIN --as-of 2026-11-22 --out -",
            "\"ceiling\":\"20000000.00\"", "\"ceiling\":\"30000000.00\"");
        row("screen --no-own-figures", "screen TIANJIN --packs OWN --no-own-figures --out -", "\"totals\"", "\"own\":");
        row("screen --no-own-figures, not given", "screen TIANJIN --packs OWN --out -", "\"own\":");
        row("screen --claims", "screen TIANJIN --claims --out -", "biosubsidy-screening-claim/1",
            "biosubsidy-screening/1");
        row("screen --no-cities", "screen TIANJIN --no-cities --out -", "biosubsidy-screening/1", "\"cities\"");
        row("screen --threads", "screen TIANJIN --threads 3 --out -", "biosubsidy-screening/1");
        row("screen --threads, none", "screen TIANJIN --threads 0 --out -", "--threads", "", 2);
        row("screen --first-line", "screen TIANJIN --first-line 1001 --out -", "\"line\":1001,");
        row("screen --first-line, none", "screen TIANJIN --first-line 0 --out -", "--first-line", "", 2);
        row("screen --resume", "screen TIANJIN --resume --out FOLDER/again.ndjson", "1 line: 1 case, 0 bad lines");
        row("screen --resume, a stream", "screen TIANJIN --resume --out -", "--resume", "", 2);
        row("screen --errors", "screen BROKEN --errors FOLDER/bad.txt --out -", "bad.txt", "no JSON", 1);
        row("screen --sheet", "screen TABLE --sheet x --out -", "--sheet", "", 2);
        row("screen --ignore", "screen TABLE --ignore 备注 --as-of 2026-11-22 --out -", "biosubsidy-screening/1");
        row("screen --write-map", "screen TABLE --write-map FOLDER/map.json", "map.json");
        row("screen --map", "screen TABLE --map FOLDER/none.json --out -", "none.json", "", 3);
        row("screen --separator", "screen TABLE --separator , --as-of 2026-11-22 --out -", "biosubsidy-screening/1");
        row("screen --strict", "screen TABLE --strict --as-of 2026-11-22 --out -", "biosubsidy-screening/1");
        row("screen --lang", "screen TIANJIN --lang zh --format csv --out -", "行号,企业名称");
    }

    // What these write is read together with what they say.
    static void addReportRows(std::vector<Row>& rows) {
        const auto row = [&](const char* name, const char* arguments, const char* has, const char* lacks = "",
                             int status = 0) {
            rows.push_back(
                {name, QString::fromUtf8(arguments) + QStringLiteral(" --as-of 2026-11-22"), has, lacks, status});
        };
        const QString day = QStringLiteral("2027-02-01");
        rows.push_back({"report --as-of", QStringLiteral("report BEIJING --out FOLDER/report.html --as-of ") + day,
                        "2027-02-01", "2026-11-22", 0});
        row("report --out", "report BEIJING --out FOLDER/report.html", "<html");
        row("report --out, of no known kind", "report BEIJING --out FOLDER/report.doc", ".pdf", "", 2);
        row("report --pack", "report BEIJING --pack tianjin-draft --out FOLDER/report.html", "tianjin-draft",
            "beijing-2024");
        row("report --packs", "report BEIJING --packs CITY --pack suzhou-own --out FOLDER/report.html",
            "Suzhou measures");
        row("report --no-exclusion", "report BEIJING --no-exclusion --out FOLDER/report.html", "<html");
        row("report --no-own-figures", "report TIANJIN --packs OWN --no-own-figures --out FOLDER/report.html", "<html",
            "90,000,000");
        row("report --no-own-figures, not given", "report TIANJIN --packs OWN --out FOLDER/report.html", "90,000,000");
        row("report --lang", "report BEIJING --lang zh --out FOLDER/report.html", "最高可获");
        row("report --unit", "report BEIJING --lang zh --unit yuan --out FOLDER/report.html", "42,446,000.00");
        row("report --unit, unknown", "report BEIJING --unit euro --out FOLDER/report.html", "--unit", "", 2);
        row("report --title", "report BEIJING --title 尽调报告 --out FOLDER/report.html", "尽调报告");
        row("report --author", "report BEIJING --author 某某咨询 --out FOLDER/report.html", "某某咨询");
        row("report --contact", "report BEIJING --contact a@b.cn --out FOLDER/report.html", "a@b.cn");
        row("report --logo", "report BEIJING --logo LOGO --out FOLDER/report.html", "image/png");
        row("report --logo, none", "report BEIJING --logo FOLDER/none.png --out FOLDER/report.html", "none.png", "", 3);
        row("report --compare", "report BEIJING --compare --out FOLDER/report.html", "Hangzhou");
        row("report --with", "report BEIJING --lang en --with advice --out FOLDER/report.html", "\u3000Advice<");
        row("report --with, not given", "report BEIJING --lang en --out FOLDER/report.html", "<html", "\u3000Advice<");
        row("report --without", "report BEIJING --lang en --without notes --out FOLDER/report.html", "<html",
            "Notes and assumptions");
        row("report --without, unknown", "report BEIJING --without cover --out FOLDER/report.html", "--without", "", 2);
        row("report --brief", "report BEIJING --lang en --brief --out FOLDER/report.html", "<html", "\u3000Sources<");
        row("report --places", "report BEIJING --places shanghai/闵行区 --lang en --out FOLDER/report.html", "Minhang",
            "Hangzhou");
        row("report --compare, not given", "report BEIJING --out FOLDER/report.html", "<html", "Hangzhou");
    }

    // The example as a line of its own, TIANJIN, and TABLE, a table of one firm.
    static void addManyRows(std::vector<Row>& rows) {
        const auto row = [&](const char* name, const char* arguments, const char* has, const char* lacks = "",
                             int status = 0) {
            const QString given = QString::fromUtf8(arguments);
            const bool dated = given.contains(QStringLiteral("--as-of")) || given.startsWith(QStringLiteral("answers"));
            rows.push_back(
                {name, given + (dated ? QString() : QStringLiteral(" --as-of 2026-11-22")), has, lacks, status});
        };
        row("portfolio --out", "portfolio TIANJIN --lang zh --out FOLDER/report.html", "1 家企业");
        row("portfolio --out, of no known kind", "portfolio TIANJIN --out FOLDER/report.doc", ".pdf", "", 2);
        row("portfolio --as-of", "portfolio TIANJIN --as-of 2027-02-01 --out FOLDER/report.html", "2027-02-01",
            "2026-11-22");
        row("portfolio --before", "portfolio TIANJIN --before TIANJIN --lang en --out FOLDER/report.html",
            "Since the other screening");
        row("portfolio --before, not given", "portfolio TIANJIN --lang en --out FOLDER/report.html", "<html",
            "Since the other screening");
        row("portfolio --before, none", "portfolio TIANJIN --before FOLDER/none --out FOLDER/report.html", "none", "",
            3);
        row("portfolio --before-as-of",
            "portfolio TIANJIN --before TIANJIN --before-as-of 2025-03-04 --out FOLDER/report.html", "2025-03-04");
        row("portfolio --before-as-of, no date",
            "portfolio TIANJIN --before TIANJIN --before-as-of x --out FOLDER/report.html", "--as-of", "", 2);
        row("portfolio --most", "portfolio PARK --lang zh --most 3 --out FOLDER/report.html", "其余 27 家");
        row("portfolio --firms", "portfolio TIANJIN --lang en --firms --out FOLDER/report.html", "Firm by firm");
        row("portfolio --firms, not given", "portfolio TIANJIN --lang en --out FOLDER/report.html", "<html",
            "Firm by firm");
        row("portfolio --unit", "portfolio TIANJIN --lang zh --unit yuan --out FOLDER/report.html", "金额（元）");
        row("portfolio --title", "portfolio TIANJIN --title 园区总览 --out FOLDER/report.html", "园区总览");
        row("portfolio --author", "portfolio TIANJIN --author 某某园区 --out FOLDER/report.html", "某某园区");
        row("portfolio --pack", "portfolio TIANJIN --pack tianjin-draft --out FOLDER/report.html", "<html");
        row("portfolio --pack, unknown", "portfolio TIANJIN --pack nothing --out FOLDER/report.html", "nothing", "", 2);
        row("portfolio --packs", "portfolio TIANJIN --packs OWN --lang zh --out FOLDER/report.html", "用户自填");
        row("portfolio --no-own-figures",
            "portfolio TIANJIN --packs OWN --no-own-figures --lang zh --out FOLDER/report.html", "<html", "用户自填");
        row("portfolio --no-exclusion", "portfolio TIANJIN --no-exclusion --out FOLDER/report.html", "<html");
        row("portfolio --sheet", "portfolio TABLE --sheet x --out FOLDER/report.html", "--sheet", "", 2);
        row("portfolio --ignore", "portfolio TABLE --ignore 备注 --out FOLDER/report.html", "<html");
        row("portfolio --map", "portfolio TABLE --map FOLDER/none.json --out FOLDER/report.html", "none.json", "", 3);
        row("portfolio --separator", "portfolio TABLE --separator , --out FOLDER/report.html", "<html");
        row("portfolio --strict", "portfolio TABLE --strict --out FOLDER/report.html", "<html");
        row("portfolio --lang", "portfolio TIANJIN --lang en --out FOLDER/report.html", "At a glance");
        row("questions --out", "questions BEIJING --lang zh --out FOLDER/report.html", "请补充");
        row("questions --out, of no known kind", "questions BEIJING --out FOLDER/report.doc", ".xlsx", "", 2);
        row("questions --as-of", "questions BEIJING --as-of 2026-12-01 --out FOLDER/report.html", "2026-12-01");
        row("questions --most", "questions BEIJING --lang en --most 2 --out FOLDER/report.html", "2 questions below");
        row("questions --sums", "questions BEIJING --lang en --sums --out FOLDER/report.html", "At stake");
        row("questions --sums, not given", "questions BEIJING --lang en --out FOLDER/report.html", "<html", "At stake");
        row("questions --unit", "questions BEIJING --lang zh --sums --unit yuan --out FOLDER/report.html",
            "最多影响（元）");
        row("questions --title", "questions BEIJING --title 补充材料 --out FOLDER/report.html", "补充材料");
        row("questions --author", "questions BEIJING --author 某某园区 --out FOLDER/report.html", "某某园区");
        row("questions --contact", "questions BEIJING --contact a@b.cn --out FOLDER/report.html", "a@b.cn");
        row("questions --pack", "questions BEIJING --pack tianjin-draft --out FOLDER/report.html", "nothing is open");
        row("questions --packs", "questions BEIJING --packs CITY --out FOLDER/report.html", "<html");
        row("questions --no-own-figures", "questions BEIJING --no-own-figures --out FOLDER/report.html", "<html");
        row("questions --no-exclusion", "questions BEIJING --no-exclusion --out FOLDER/report.html", "<html");
        row("questions --sheet", "questions TABLE --sheet x --out FOLDER/report.html", "--sheet", "", 2);
        row("questions --ignore", "questions TABLE --ignore 备注 --out FOLDER/report.html", "<html");
        row("questions --map", "questions TABLE --map FOLDER/none.json --out FOLDER/report.html", "none.json", "", 3);
        row("questions --separator", "questions TABLE --separator , --out FOLDER/report.html", "<html");
        row("questions --strict", "questions TABLE --strict --out FOLDER/report.html", "<html");
        row("questions --lang", "questions BEIJING --lang en --out FOLDER/report.html", "To: ");
        row("answers --out", "answers BEIJING FORM --out FOLDER/new.json --lang en", "the new case is in");
        row("answers --out, not given", "answers BEIJING FORM --lang en", "1 change;", "the new case is in");
        row("answers --out, the case itself", "answers BEIJING FORM --out BEIJING", "--out", "", 2);
        row("answers --packs", "answers BEIJING FORM --packs CITY", "D3");
        row("answers --format", "answers BEIJING FORM --format json", "biosubsidy-answers/1");
        row("answers --lang", "answers BEIJING FORM --lang zh", "1 处改动");
        row("answers, cases a line each", "answers BEIJINGLINE FORM --lang en",
            "1 firm has answered, 1 change in all; 0 forms not taken");
        row("answers --out, cases a line each", "answers BEIJINGLINE FORM --lang en --out FOLDER/new.ndjson",
            "all cases are in");
        row("answers, many, as JSON", "answers BEIJINGLINE FORM --format json", "not_taken");
        row("answers, one case and a file that is no form", "answers BEIJING FORM TABLE --lang en", "1 change in all",
            "", 1);
        row("answers, two forms that agree", "answers BEIJING FORM FORM --lang en", "1 change in all");
        row("answers, of no case", "answers PARK FORM --lang en", "code or name of no case", "", 1);
        row("answers --sheet", "answers TABLE FORM --sheet x --lang en", "--sheet", "", 2);
        row("answers --ignore", "answers TABLE FORM --ignore 备注 --lang en", "1 form not taken", "", 1);
        row("answers --map", "answers TABLE FORM --map FOLDER/none.json", "none.json", "", 3);
        row("answers --separator", "answers TABLE FORM --separator , --lang en", "1 form not taken", "", 1);
        row("answers, no form", "answers BEIJING TABLE --lang en", "no form of questions", "", 1);
    }

    static void addPackRows(std::vector<Row>& rows) {
        const auto row = [&](const char* name, const char* arguments, const char* has, const char* lacks = "",
                             int status = 0) {
            rows.push_back({name, QString::fromUtf8(arguments), has, lacks, status});
        };
        row("packs list --as-of", "packs list --as-of 2027-02-01", "expired");
        row("packs list --packs", "packs list --packs CITY", "suzhou-own");
        row("packs list --format", "packs list --format json", "biosubsidy-packs/1");
        row("packs list --lang", "packs list --lang zh", "北京市");
        row("packs show --as-of", "packs show beijing-2024 --as-of 2027-02-01", "expired");
        row("packs show --packs", "packs show suzhou-own --packs CITY", "Pilot plants");
        row("packs show --format", "packs show beijing-2024 --format json", "biosubsidy-pack-show/1");
        row("packs show --lang", "packs show beijing-2024 --lang zh", "中试");
        row("packs check --format", "packs check CITY --format json", "biosubsidy-packs-check/1");
        row("packs check --lang", "packs check CITY --lang zh", "1 个政策包");
        row("packs audit --text", "packs audit beijing-2024 --text TEXT --lang en", "5001万元", "", 1);
        row("packs audit --no-figures", "packs audit beijing-2024 --text TEXT --no-figures --lang en", "5001万元", "",
            1);
        row("packs audit --text, without", "packs audit beijing-2024", "--text", "", 2);
        row("packs audit --packs", "packs audit suzhou-own --text TEXT --packs CITY", "Suzhou", "", 1);
        row("packs audit --format", "packs audit beijing-2024 --text TEXT --format json", "biosubsidy-audit/1", "", 1);
        row("packs audit --lang", "packs audit beijing-2024 --text TEXT --lang zh", "规则包", "", 1);
        row("packs diff --case", "packs diff beijing-2024 NEWER --case BEIJING --as-of 2026-11-22", "beijing.json");
        row("packs diff --cases", "packs diff beijing-2024 NEWER --cases CASES --as-of 2026-11-22",
            "cases/example.json");
        row("packs diff --as-of", "packs diff beijing-2024 NEWER --case BEIJING --as-of 2027-02-01", "0 of them");
        row("packs diff --packs", "packs diff suzhou-own beijing-2024 --packs CITY", "suzhou-own");
        row("packs diff --format", "packs diff beijing-2024 NEWER --format json", "biosubsidy-pack-diff/1");
        row("packs diff --lang", "packs diff beijing-2024 NEWER --lang zh", "4999万元");
        const char* const sum = "packs complete tianjin-draft/cdmo --sum 300万 --source 通知 --date 2026-05-01";
        const char* const share = "packs complete tianjin-draft/cdmo --share 10% --of project.total_investment "
                                  "--cap 500万 --source 通知 --date 2026-05-01";
        row("packs complete --sum", sum, "amount = \"3000000.00元\"");
        row("packs complete --share", share, "10%");
        row("packs complete --of", share, "* project.total_investment");
        row("packs complete --of, without --share",
            "packs complete tianjin-draft/cdmo --of project.total_investment --source 通知 --date 2026-05-01",
            "--share", "", 2);
        row("packs complete --cap", share, "5000000");
        row("packs complete --source", sum, "通知");
        row("packs complete --date", sum, "2026-05-01");
        row("packs complete --date, none", "packs complete tianjin-draft/cdmo --sum 1万 --source 通知 --date 五月",
            "--date", "", 2);
        row("packs complete --out",
            "packs complete tianjin-draft/cdmo --sum 300万 --source 通知 --date 2026-05-01 --out FOLDER/written.toml",
            "written.toml", "amount");
        row("packs complete --packs",
            "packs complete suzhou-own/pilot --sum 1万 --source s --date 2026-05-01 --packs CITY", "suzhou-own/pilot",
            "", 1);
        row("packs complete --lang",
            "packs complete tianjin-draft/none --sum 1万 --source s --date 2026-05-01 --lang zh", "没有", "", 1);
        row("deadlines --as-of", "deadlines LIBRARY --as-of 2026-11-22", "2 deadlines, as of 2026-11-22");
        row("deadlines --as-of, overdue", "deadlines LIBRARY --as-of 2026-12-12", "overdue", "within 7 days");
        row("deadlines --within", "deadlines LIBRARY --as-of 2026-11-22 --within 7", "1 deadline,", "2026-12-11");
        row("deadlines, no such library", "deadlines /nowhere/library.db", "There is no such library file", "", 3);
        row("deadlines --within, no number", "deadlines LIBRARY --within soon", "--within", "", 2);
        row("deadlines --person", "deadlines LIBRARY --as-of 2026-11-22 --person 李工", "0 deadlines", "2026-12-11");
        row("deadlines --out", "deadlines LIBRARY --as-of 2026-11-22 --out FOLDER/d.ics", "2 deadlines written to");
        row("deadlines --out, another kind", "deadlines LIBRARY --out FOLDER/d.doc", ".ics, .csv, .json", "", 2);
        row("deadlines --out, the library", "deadlines LIBRARY --out LIBRARY", ".ics", "", 2);
        row("deadlines --format", "deadlines LIBRARY --as-of 2026-11-22 --format json", "biosubsidy-deadlines/1");
        row("deadlines --lang", "deadlines LIBRARY --as-of 2026-11-22 --lang zh", "申报截止");
        row("deadlines --lang, no library", "deadlines TEXT --lang zh", "案例库文件已损坏", "", 3);
        row("seal --out", "seal BEIJING --out FOLDER/s.zip --passphrase-file FOLDER/words", "sealed in");
        row("seal --out, not given", "seal BEIJING --passphrase-file FOLDER/words", "--out", "", 2);
        row("seal --passphrase-file", "seal BEIJING --out FOLDER/s.zip --passphrase-file FOLDER/none", "none", "", 3);
        row("seal --passphrase-file, too short", "seal BEIJING --out FOLDER/s.zip --passphrase-file FOLDER/text",
            "at least 12", "", 1);
        row("seal --lang", "seal BEIJING --out FOLDER/s.zip --passphrase-file FOLDER/words --lang zh", "加密到");
        row("unseal --out", "unseal FOLDER/text --out FOLDER --passphrase-file FOLDER/words", "damaged", "", 1);
        row("unseal --passphrase-file", "unseal FOLDER/text --out FOLDER --passphrase-file FOLDER/none", "none", "", 3);
        row("unseal --lang", "unseal FOLDER/text --out FOLDER --passphrase-file FOLDER/words --lang zh", "损坏", "", 1);
        row(" --version", "--version", "biosubsidy-cli");
        row(" --lang", "--lang zh --help", "用法");
    }

    // In RULES the built-in rules are installed as version 2026.12.1.
    static void addBundleRows(std::vector<Row>& rows) {
        const auto row = [&](const char* name, const char* arguments, const char* has, const char* lacks = "",
                             int status = 0) {
            rows.push_back({name, QString::fromUtf8(arguments), has, lacks, status});
        };
        row("assess --rules", "assess BEIJING --rules RULES --as-of 2026-11-22", "CNY 42,446,000");
        row("assess --rules, none installed", "assess BEIJING --rules FOLDER", "no rules are installed", "", 3);
        row("compare --rules", "compare BEIJING --rules RULES --as-of 2026-11-22", "Tianjin");
        row("curve --rules", "curve BEIJING --fact projects.p1.total_investment --rules RULES --as-of 2026-11-22",
            "CNY");
        row("advise --rules", "advise BEIJING --rules RULES --as-of 2026-11-22 --most 1", "CNY");
        row("report --rules", "report BEIJING --rules RULES --as-of 2026-11-22 --out FOLDER/r.html", "r.html");
        row("portfolio --rules", "portfolio BEIJINGLINE --rules RULES --as-of 2026-11-22 --out FOLDER/report.html",
            "<html");
        row("questions --rules", "questions BEIJING --rules RULES --as-of 2026-11-22 --out FOLDER/report.html",
            "<html");
        row("screen --rules", "screen BEIJINGLINE --rules RULES --as-of 2026-11-22 --out FOLDER/s.csv", "s.csv");
        row("packs list --rules", "packs list --rules RULES --as-of 2026-11-22", "beijing-2024");
        row("packs show --rules", "packs show beijing-2024 --rules RULES", "beijing-2024");
        row("packs keygen --out", "packs keygen --out FOLDER/again", "again.key");
        row("packs keygen --out, taken", "packs keygen --out FOLDER/key", "there is such a file", "", 3);
        row("packs keygen --lang", "packs keygen --out FOLDER/third --lang zh", "私钥");
        row("packs bundle --version", "packs bundle --version 2026.12.2 --out FOLDER/b.zip", "version 2026.12.2");
        row("packs bundle --version, none", "packs bundle --version new --out FOLDER/b.zip", "2026.12.1", "", 1);
        row("packs bundle --out", "packs bundle --version 1 --out FOLDER/b.zip", "b.zip");
        row("packs bundle --from", "packs bundle --from rules --version 1 --out FOLDER/b.zip", "b.zip");
        row("packs bundle --from, no rules", "packs bundle --from FOLDER --version 1 --out FOLDER/b.zip", "facts.toml",
            "", 3);
        row("packs bundle --date", "packs bundle --version 1 --date 2026-12-01 --out FOLDER/b.zip", "b.zip");
        row("packs bundle --date, none", "packs bundle --version 1 --date soon --out FOLDER/b.zip", "--date", "", 2);
        row("packs bundle --lang", "packs bundle --version 1 --out FOLDER/b.zip --lang zh", "还没有签名");
        row("packs sign --key", "packs sign FOLDER/plain.zip --key FOLDER/key.key --out FOLDER/c.zip", "signed by key");
        row("packs sign --key, the public one", "packs sign FOLDER/plain.zip --key FOLDER/key.pub --out FOLDER/c.zip",
            "no secret key", "", 3);
        row("packs sign --out", "packs sign FOLDER/plain.zip --key FOLDER/key.key --out FOLDER/c.zip", "c.zip");
        row("packs sign --out, the key", "packs sign FOLDER/plain.zip --key FOLDER/key.key --out FOLDER/key.key",
            "input itself", "", 2);
        row("packs sign --lang", "packs sign FOLDER/text --key FOLDER/key.key --out FOLDER/c.zip --lang zh",
            "规则包文件已损坏", "", 1);
        row("packs trust --to", "packs trust FOLDER/key.pub --to FOLDER/others", "are trusted");
        row("packs trust --lang", "packs trust FOLDER/text --to FOLDER/others --lang zh", "不是公钥文件", "", 3);
        row("packs install --to", "packs install FOLDER/signed.zip --to RULES", "is no newer than 2026.12.1", "", 1);
        row("packs install --to, nobody trusted", "packs install FOLDER/signed.zip --to FOLDER/empty", "unknown key",
            "", 1);
        row("packs install --look", "packs install FOLDER/next.zip --to RULES --look", "the same:");
        row("packs install --look, not signed", "packs install FOLDER/plain.zip --to RULES --look", "not signed", "",
            1);
        row("packs install --lang", "packs install FOLDER/text --to RULES --lang zh", "规则包", "", 1);
        row("packs installed --to", "packs installed --to RULES", "version 2026.12.1");
        row("packs installed --lang", "packs installed --to FOLDER/empty --lang zh", "没有安装规则包");
        row("packs uninstall --to", "packs uninstall --to FOLDER/empty", "no rules are installed", "", 1);
        row("packs uninstall --lang", "packs uninstall --to FOLDER/empty --lang zh", "没有安装规则包", "", 1);
    }

    static std::vector<Row> rows() {
        std::vector<Row> rows;
        addBundleRows(rows);
        addCaseRows(rows);
        addScreenRows(rows);
        addReportRows(rows);
        addManyRows(rows);
        addPackRows(rows);
        return rows;
    }

    void installRules() {
        for (const char* line :
             {"packs keygen --out FOLDER/key",
              "packs bundle --version 2026.12.1 --date 2026-12-01 --out FOLDER/plain.zip",
              "packs sign FOLDER/plain.zip --key FOLDER/key.key --out FOLDER/signed.zip",
              "packs bundle --version 2026.12.2 --date 2026-12-01 --out FOLDER/next-plain.zip",
              "packs sign FOLDER/next-plain.zip --key FOLDER/key.key --out FOLDER/next.zip",
              "packs trust FOLDER/key.pub --to RULES", "packs install FOLDER/signed.zip --to RULES"}) {
            const Ran ran = run(argumentsOf(QString::fromUtf8(line)));
            QVERIFY2(ran.status == 0, qPrintable(QString::fromUtf8(line) + ran.error));
        }
    }

private Q_SLOTS:
    void initTestCase() {
        write("tianjin", tianjinCase);
        write("city.toml", QByteArray::fromStdString(test::suzhouPack));
        QFile example(example_);
        QVERIFY(example.open(QIODevice::ReadOnly));
        write("beijingline", example.readAll().replace('\n', ' '));
        write("text", "最高5001万元");
        write("broken", "{\n");
        write("table.csv", "企业名称,所在城市,备注\n甲,北京市,x\n");
        write("form.csv", "企业,北京示例合成生物科技有限公司\n编号（请勿改动）,对象,问题,请填写\n"
                          "company.advanced_manufacturing,企业,属于先进制造业企业,是\n");
        write("words", "several unrelated words\n");
        QFile beijing(QStringLiteral(BIOSUBSIDY_SOURCE_DIR "/rules/packs/beijing-2024.toml"));
        QVERIFY(beijing.open(QIODevice::ReadOnly));
        write("newer.toml", beijing.readAll().replace("5000万元", "4999万元"));
        QVERIFY(QDir(folder_.path()).mkdir(QStringLiteral("cases")));
        QVERIFY(QFile::copy(example_, folder_.filePath(QStringLiteral("cases/example.json"))));
        makeLibrary();
        installRules();
        const Ran own =
            run(argumentsOf(QString::fromUtf8("packs complete tianjin-draft/cdmo --sum 9000万 --source 通知 "
                                              "--date 2026-05-01 --out OWN")));
        QVERIFY2(own.status == 0, qPrintable(own.error));
    }

    void everyCommandIsLookedAt() {
        QStringList known = commands;
        for (const QString& command : listedCommands())
            QVERIFY2(known.contains(command), qPrintable(command + QStringLiteral(" has no rows here")));
        QVERIFY(listedCommands().size() >= 10);
    }

    // "assess --as-of" or "curve --fact, unknown" is a row for that option.
    void everyOptionHasARow() {
        QStringList shown;
        for (const Row& row : rows()) {
            const QString option = QString::fromUtf8(row.name).section(QLatin1Char(','), 0, 0);
            shown << option;
            const QString name = option.section(QStringLiteral("--"), 1);
            if (option == QString::fromUtf8(row.name))
                QVERIFY2(row.arguments.contains(QStringLiteral("--") + name), row.name);
        }
        QStringList missing;
        for (const QString& command : commands) {
            const QStringList options = optionsOf(command);
            QVERIFY2(options.contains(QStringLiteral("--help")), qPrintable(command));
            for (const QString& option : options) {
                const QString name = command + QLatin1Char(' ') + option;
                if (option != QStringLiteral("--help") && !shown.contains(name)) missing << name;
            }
        }
        QVERIFY2(missing.isEmpty(), qPrintable(QStringLiteral("untested: ") + missing.join(QStringLiteral(", "))));
    }

    void doesWhatItSays_data() {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QByteArray>("has");
        QTest::addColumn<QByteArray>("lacks");
        QTest::addColumn<int>("status");
        for (const Row& row : rows())
            QTest::newRow(row.name) << row.arguments << QByteArray(row.has) << QByteArray(row.lacks) << row.status;
    }

    void doesWhatItSays() {
        QFETCH(QString, arguments);
        QFETCH(QByteArray, has);
        QFETCH(QByteArray, lacks);
        QFETCH(int, status);
        const Ran ran = run(argumentsOf(arguments));
        QString said = ran.out + ran.error;
        QFile report(folder_.filePath(QStringLiteral("report.html")));
        if (report.open(QIODevice::ReadOnly)) {
            said += QString::fromUtf8(report.readAll());
            report.remove();
        }
        QVERIFY2(ran.status == status, qPrintable(said));
        QVERIFY2(said.contains(QString::fromUtf8(has)), qPrintable(said));
        QVERIFY2(lacks.isEmpty() || !said.contains(QString::fromUtf8(lacks)), qPrintable(said));
    }

    // The third column of the README's table of commands.
    void theExamplesOfTheReadmeWork_data() {
        QTest::addColumn<QString>("arguments");
        QFile readme(QStringLiteral(BIOSUBSIDY_SOURCE_DIR "/README.md"));
        QVERIFY(readme.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(readme.readAll());
        const QString table =
            text.section(QStringLiteral("| `biosubsidy-cli` |"), 1).section(QStringLiteral("\n\n"), 0, 0);
        static const QRegularExpression example(QStringLiteral("\\| `([^`]*)` \\|$"),
                                                QRegularExpression::MultilineOption);
        for (auto match = example.globalMatch(table); match.hasNext();) {
            const QString arguments = match.next().captured(1);
            QTest::newRow(arguments.toUtf8().constData()) << arguments;
        }
    }

    void theExamplesOfTheReadmeWork() {
        QFETCH(QString, arguments);
        // The repository has no library of its own.
        const Ran ran = run(QString(arguments)
                                .replace(QStringLiteral("library.db"), fileFor(QStringLiteral("LIBRARY")))
                                .split(QLatin1Char(' ')));
        QVERIFY2(ran.status == 0, qPrintable(ran.error));
        QVERIFY(!ran.out.isEmpty());
    }

    void everyCommandIsInTheReadme() {
        QFile readme(QStringLiteral(BIOSUBSIDY_SOURCE_DIR "/README.md"));
        QVERIFY(readme.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(readme.readAll());
        for (const QString& command : listedCommands()) {
            const bool shown = text.contains(QStringLiteral("`%1 ").arg(command)) ||
                               text.contains(QStringLiteral("`%1`").arg(command));
            QVERIFY2(shown, qPrintable(command));
        }
    }

    void fitsTheTerminal_data() {
        QTest::addColumn<QString>("arguments");
        for (const char* const line : {"advise BEIJING --lang zh", "advise BEIJING --lang en",
                                       "assess BEIJING --bounds --lang zh", "assess BEIJING --bounds --lang en"})
            QTest::newRow(line) << QString::fromUtf8(line) + QStringLiteral(" --as-of 2026-11-22");
    }

    void fitsTheTerminal() {
        QFETCH(QString, arguments);
        const Ran ran = run(argumentsOf(arguments));
        QCOMPARE(ran.status, 0);
        for (const QString& line : ran.out.split(QLatin1Char('\n')))
            QVERIFY2(biosubsidy::displayWidth(line.toStdString()) <= 100, qPrintable(line));
    }

    // What --bounds adds stands beside what was there; without it nothing changes.
    void boundsAddToTheAssessment() {
        const QString line = QStringLiteral("assess BEIJING --as-of 2026-11-22 --format json");
        QJsonObject plain = QJsonDocument::fromJson(run(argumentsOf(line)).out.toUtf8()).object();
        QJsonObject bounded =
            QJsonDocument::fromJson(run(argumentsOf(line + QStringLiteral(" --bounds"))).out.toUtf8()).object();
        const QJsonObject range = bounded.take(QStringLiteral("range")).toObject();
        QCOMPARE(range[QStringLiteral("low")][QStringLiteral("total")].toString(), QStringLiteral("42446000.00"));
        QCOMPARE(range[QStringLiteral("high")][QStringLiteral("total")].toString(), QStringLiteral("79246000.00"));
        QVERIFY(range[QStringLiteral("high")][QStringLiteral("exact")].toBool());
        bounded.remove(QStringLiteral("further_questions"));
        QJsonArray questions;
        for (const QJsonValue& value : bounded[QStringLiteral("questions")].toArray()) {
            QJsonObject question = value.toObject();
            for (const char* const key : {"best", "worst", "exact", "lower_bound", "upper_bound"})
                QVERIFY2(!question.take(QString::fromLatin1(key)).isUndefined(), key);
            questions.append(question);
        }
        bounded[QStringLiteral("questions")] = questions;
        QCOMPARE(bounded, plain);
    }
};

QTEST_GUILESS_MAIN(CliOptionsTest)
#include "cli_options_test.moc"
