// SPDX-License-Identifier: GPL-3.0-or-later
//
// The report on paper: no row of a table is split over pages, each page of a table
// has its headings, the list of contents names the pages, a brief report is one page.
#include <algorithm>

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "core/report/report.h"
#include "tests/support/rules.h"
#include "ui/paper/paper.h"
#include "ui/paper/pdf_file.h"

using namespace biosubsidy;
using namespace biosubsidy::ui;

namespace {

QString fileText(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

std::string wholeCase(const char* name) {
    return fileText(QStringLiteral(BIOSUBSIDY_SOURCE_DIR "/tests/cases/%1.case.json").arg(QLatin1String(name)))
        .toStdString();
}

// The text of each page; nothing where the tool is not here.
QStringList pagesOf(const report::Document& document) {
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("a.pdf")));
    if (!file.open(QIODevice::WriteOnly)) return {};
    file.write(toPdf(Paper(document)));
    file.close();
    QProcess process;
    process.start(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), file.fileName(), QStringLiteral("-")});
    if (!process.waitForFinished(60'000)) return {};
    QStringList pages = QString::fromUtf8(process.readAllStandardOutput()).split(QLatin1Char('\f'));
    pages.removeLast(); // behind the last feed
    return pages;
}

bool hasTool() {
    return !QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty();
}

// Rows of one to `most` lines, each of which says its row.
report::Table tableOfRows(int rows, int most, bool compact) {
    report::Table table;
    table.name = "t";
    table.compact = compact;
    table.columns = {{"HEADA", 1}, {"HEADB", 3}};
    for (int row = 0; row < rows; ++row) {
        std::string lines;
        const int count = 1 + row * 7 % most;
        for (int line = 0; line < count; ++line) lines += (line == 0 ? "" : "\n") + ("R" + std::to_string(row)) + "X";
        table.rows.push_back({{"R" + std::to_string(row) + "X", lines}});
        if (row % 10 == 4) table.rows.push_back({{"G" + std::to_string(row), ""}, report::Row::Kind::group});
    }
    return table;
}

} // namespace

class PaperTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsAreNotSplit_data() {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("most");
        QTest::addColumn<bool>("compact");
        QTest::addColumn<int>("paragraphs"); // before it
        for (const int paragraphs : {0, 7, 13, 29})
            QTest::addRow("usual, behind %d", paragraphs) << 90 << 6 << false << paragraphs;
        QTest::newRow("compact") << 300 << 3 << true << 0;
        QTest::newRow("high rows") << 20 << 30 << false << 5;
        QTest::newRow("one line each") << 200 << 1 << true << 3;
    }
    void rowsAreNotSplit() {
        if (!hasTool()) QSKIP("pdftotext is not here");
        QFETCH(int, rows);
        QFETCH(int, most);
        QFETCH(bool, compact);
        QFETCH(int, paragraphs);
        report::Document document;
        document.date = "2026-11-22";
        report::Section section{1, "S", {}, true};
        for (int index = 0; index < paragraphs; ++index) section.blocks.emplace_back(report::Paragraph{"P"});
        section.blocks.emplace_back(tableOfRows(rows, most, compact));
        section.blocks.emplace_back(report::Paragraph{"BEHIND"});
        document.sections = {section};
        const QStringList pages = pagesOf(document);
        QMap<QString, int> pageOf;
        const QRegularExpression token(QStringLiteral("R\\d+X"));
        for (int page = 0; page < pages.size(); ++page) {
            auto found = token.globalMatch(pages[page]);
            if (found.hasNext()) QVERIFY2(pages[page].contains(QStringLiteral("HEADA")), qPrintable(pages[page]));
            QString last;
            while (found.hasNext()) {
                last = found.next().captured();
                if (!pageOf.contains(last)) pageOf[last] = page;
                QVERIFY2(pageOf[last] == page, qPrintable(last));
            }
            // A group's title is not the last on its page.
            const QStringList lines = pages[page].split(QLatin1Char('\n'), Qt::SkipEmptyParts);
            for (qsizetype line = 0; line < lines.size(); ++line)
                if (lines[line].trimmed().startsWith(QLatin1Char('G')))
                    QVERIFY2(line + 2 < lines.size(), qPrintable(lines[line])); // the page's number stands below
        }
        QCOMPARE(pageOf.size(), rows);
        QVERIFY(pages.last().contains(QStringLiteral("BEHIND")));
    }

    // A heading is not left behind by the table that it is the heading of.
    void headingsGoWithTheirTables() {
        if (!hasTool()) QSKIP("pdftotext is not here");
        for (int paragraphs = 20; paragraphs < 40; ++paragraphs) {
            report::Document document;
            document.date = "2026-11-22";
            report::Section section{1, "S", {}, true};
            for (int index = 0; index < paragraphs; ++index) section.blocks.emplace_back(report::Paragraph{"P"});
            report::Entry entry;
            entry.title = "ENTRY";
            entry.line = "LINE";
            entry.details = {{"D", {"FIRST\nx\nx\nx\nx\nx\nx\nx\nx\nx"}}, {"E", {"SECOND"}}};
            section.blocks.emplace_back(entry);
            document.sections = {section};
            report::Section second{1, "HEADING", {}, false};
            second.blocks.emplace_back(report::Paragraph{"INTRODUCTION"});
            second.blocks.emplace_back(tableOfRows(2, 1, false));
            document.sections.push_back(second);
            for (const QString& page : pagesOf(document)) {
                QCOMPARE(page.contains(QStringLiteral("ENTRY")), page.contains(QStringLiteral("FIRST")));
                QCOMPARE(page.contains(QStringLiteral("HEADING")), page.contains(QStringLiteral("R0X")));
                QCOMPARE(page.contains(QStringLiteral("INTRODUCTION")), page.contains(QStringLiteral("R0X")));
            }
        }
    }

    void theContentsNameThePages() {
        if (!hasTool()) QSKIP("pdftotext is not here");
        const Assessment assessment = test::assessed(wholeCase("whole-2-tianjin"));
        const QStringList pages = pagesOf(report::makeReport({assessment}, {}));
        QVERIFY(pages.at(1).contains(QStringLiteral("目录")));
        auto lines = QRegularExpression(QStringLiteral("^\\s*(\\d+)\\s+([^/\\s]\\S*).*?(\\d+)\\s*$"),
                                        QRegularExpression::MultilineOption)
                         .globalMatch(pages.at(1).section(QStringLiteral("目录"), 1));
        int chapters = 0;
        while (lines.hasNext()) {
            const auto line = lines.next();
            const int page = line.captured(3).toInt();
            QVERIFY2(page > 2 && page <= pages.size(), qPrintable(line.captured()));
            const QRegularExpression heading(line.captured(1) + QStringLiteral("\\s+") +
                                             QRegularExpression::escape(line.captured(2)));
            QVERIFY2(pages.at(page - 1).contains(heading), qPrintable(line.captured()));
            ++chapters;
        }
        QVERIFY(chapters >= 6);
    }

    void aBriefReportIsOnePage_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("language");
        for (const char* name : {"whole-1-beijing", "whole-2-tianjin", "whole-3-nearly-unknown"})
            for (const Language language : {Language::zh, Language::en})
                QTest::addRow("%s %d", name, static_cast<int>(language))
                    << QString::fromLatin1(name) << static_cast<int>(language);
    }
    void aBriefReportIsOnePage() {
        QFETCH(QString, name);
        QFETCH(int, language);
        const Assessment assessment = test::assessed(wholeCase(name.toLatin1().constData()));
        report::Options options;
        options.language = static_cast<Language>(language);
        options.brief = true;
        options.author = "甲乙咨询有限公司";
        const Paper paper(report::makeReport({assessment}, options));
        QCOMPARE(paper.pageCount(), 1);
        QVERIFY(paper.plainText().contains(QString::fromStdString(report::disclaimer(options.language))));
    }

    // Characters beyond the basic plane are found and copied like the others, in
    // either weight.
    void rareCharactersAreText() {
        if (!hasTool()) QSKIP("pdftotext is not here");
        report::Document document;
        document.date = "2026-11-22";
        document.hasContents = true;
        document.cover.title = "测算";
        document.cover.company = "𬭩化学（𠮷𬭩）有限公司";
        report::Section section{1, "𫓧 章", {}, true};
        report::Entry entry;
        entry.title = "项目 𬬭 与 𬭩";
        entry.line = "𬬸 一行";
        section.blocks.emplace_back(entry);
        document.sections = {section};
        QString text = pagesOf(document).join(QLatin1Char('\n'));
        text.remove(QLatin1Char(' ')); // of the tool's layout
        for (const char* wanted : {"𬭩化学（𠮷𬭩）有限公司", "𫓧章", "项目𬬭与𬭩", "𬬸一行"})
            QVERIFY2(text.contains(QString::fromUtf8(wanted)), qPrintable(text));
    }

    // No page holds next to nothing: none is empty, the last is more than a line. The end
    // of a table is three of its rows at least, whose heading stands above them.
    void noPageIsLeftNearlyEmpty() {
        if (!hasTool()) QSKIP("pdftotext is not here");
        for (const char* name : {"whole-1-beijing", "whole-2-tianjin", "whole-3-nearly-unknown"}) {
            const Assessment assessment = test::assessed(wholeCase(name));
            const QStringList pages = pagesOf(report::makeReport({assessment}, {}));
            for (const QString& page : pages) QVERIFY2(page.simplified().size() > 60, qPrintable(page));
            const QStringList lines = pages.last().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
            constexpr int headAndFoot = 2;
            const auto written = std::count_if(lines.begin(), lines.end(),
                                               [](const QString& line) { return !line.trimmed().isEmpty(); });
            QVERIFY2(written - headAndFoot >= 4, qPrintable(pages.last()));
        }
    }
};

QTEST_MAIN(PaperTest)
#include "paper_test.moc"
