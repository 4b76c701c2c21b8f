// SPDX-License-Identifier: GPL-3.0-or-later
//
// Workbooks of other formats than .xlsx: old ones (BIFF8 in a compound file) and
// OpenDocument spreadsheets, record by record and element by element.
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>

#include "core/documents/zip_bytes.h"
#include "core/sheets/binary_number.h"
#include "core/sheets/file_kind.h"
#include "core/sheets/shown_number.h"
#include "core/sheets/table_file.h"
#include "tests/support/old_workbook.h"

using namespace biosubsidy;
using namespace biosubsidy::sheets;
using namespace biosubsidy::test;

namespace {

std::string number(unsigned row, unsigned column, std::uint64_t bits, unsigned style = 0) {
    return record(0x0203, cellHead(row, column, style) + little(bits, 8));
}

std::string rk(unsigned row, unsigned column, std::uint32_t packed, unsigned style = 0) {
    return record(0x027E, cellHead(row, column, style) + little(packed, 4));
}

std::string formula(unsigned row, unsigned column, std::uint64_t result, unsigned options = 0) {
    return record(0x0006, cellHead(row, column) + little(result, 8) + little(options, 2) + std::string(6, '\0'));
}

constexpr std::uint64_t onePointFive = 0x3FF8'0000'0000'0000;
std::string ods(const std::string& styles, const std::string& tables) {
    return *zipped({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet", false},
                    {"content.xml", "<?xml version='1.0' encoding='UTF-8'?><office:document-content>"
                                    "<office:automatic-styles>" +
                                        styles + "</office:automatic-styles><office:body><office:spreadsheet>" +
                                        tables + "</office:spreadsheet></office:body></office:document-content>"}},
                   *Date::of(2026, 1, 1));
}

std::string odsRow(const std::string& cells) {
    return "<table:table table:name='企业'><table:table-column/><table:table-row>" + cells +
           "</table:table-row></table:table>";
}

} // namespace

class SheetsFormatsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void binaryNumbers_data() {
        QTest::addColumn<quint64>("bits");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* text, std::uint64_t bits) {
            QTest::newRow(text) << static_cast<quint64>(bits) << QString::fromUtf8(text);
        };
        row("0", 0);
        row("1.5", onePointFive);
        row("-1.5", onePointFive | (std::uint64_t{1} << 63U));
        row("0.1", 0x3FB9'9999'9999'999A);
        row("0.3", 0x3FD3'3333'3333'3334); // 0.1 + 0.2
        row("1234.56", 0x4093'4A3D'70A3'D70A);
        row("123456789012345", 0x42DC12218377DE40);
        row("none", 0x7FF0'0000'0000'0000);
    }
    void binaryNumbers() {
        QFETCH(quint64, bits);
        QFETCH(QString, text);
        const auto written = binaryNumber(bits);
        const auto decimal = written ? decimalText(*written) : std::nullopt;
        QCOMPARE(QString::fromStdString(decimal.value_or("none")), text);
    }

    void oldCells_data() {
        QTest::addColumn<QByteArray>("globals");
        QTest::addColumn<QByteArray>("cells");
        QTest::addColumn<QString>("read");
        const auto row = [](const char* name, const std::string& globals, const std::string& cells, const char* read) {
            QTest::newRow(name) << QByteArray::fromStdString(globals) << QByteArray::fromStdString(cells)
                                << QString::fromUtf8(read);
        };
        const auto style = [](unsigned format) { return record(0x00E0, little(0, 2) + little(format, 2)); };
        const auto formatOf = [](unsigned id, std::u16string_view code) {
            return record(0x041E, little(id, 2) + textOf(code));
        };
        const auto label = [](unsigned column, unsigned index) {
            return record(0x00FD, cellHead(0, column) + little(index, 4));
        };
        row("numbers", "", number(0, 0, onePointFive) + rk(0, 1, (2026U << 2U) | 2U), "1: A=1.5|B=2026");
        row("packed numbers", "",
            rk(0, 0, (1234U << 2U) | 3U) + rk(0, 1, 0x3FF8'0000) + rk(0, 2, 0x3FF8'0001) +
                rk(0, 3, static_cast<std::uint32_t>(-5 * 4) | 2U),
            "1: A=12.34|B=1.5|C=0.015|D=-5");
        row("many in a record", "",
            record(0x00BD, little(2, 2) + little(1, 2) + little(0, 2) + little((7U << 2U) | 2U, 4) + little(0, 2) +
                               little((8U << 2U) | 2U, 4) + little(2, 2)),
            "3: B=7|C=8");
        row("a percentage", style(9), rk(0, 0, (35U << 2U) | 3U), "1: A=35% percent");
        row("a date", style(14), rk(0, 0, (46348U << 2U) | 2U), "1: A=2026-11-22 date");
        row("a date of 1904", record(0x0022, little(1, 2)) + style(14), rk(0, 0, (44886U << 2U) | 2U),
            "1: A=2026-11-22 date");
        row("a unit in the format", formatOf(164, u"0.00\"万元\"") + style(164), rk(0, 0, (2000U << 2U) | 2U),
            "1: A=2000万元");
        row("a currency", formatOf(164, u"[$$-409]#,##0.00") + style(164), rk(0, 0, (2000U << 2U) | 2U),
            "1: A=USD 2000 currency");
        row("a style that there is not", "", rk(0, 0, (5U << 2U) | 2U, 77), "1: A=5");
        row("a shared text", record(0x00FC, little(2, 4) + little(2, 4) + textOf(u"甲") + textOf(u"乙")),
            label(0, 1) + label(1, 0), "1: A=乙|B=甲");
        row("narrow characters",
            record(0x00FC, little(1, 4) + little(1, 4) + little(3, 2) + std::string("\0a\xE9z", 4)), label(0, 0),
            "1: A=aéz");
        row("a text over two records, of two widths",
            record(0x00FC, little(2, 4) + little(2, 4) + little(4, 2) + '\x01' + wide(u"甲乙")) +
                record(0x003C, std::string("\0ab", 3) + textOf(u"丙")),
            label(0, 0) + label(1, 1), "1: A=甲乙ab|B=丙");
        row("runs, and how it is read",
            record(0x00FC, little(2, 4) + little(2, 4) + little(1, 2) + '\x0D' + little(1, 2) + little(6, 4) +
                               wide(u"甲") + std::string(4, 'r') + std::string(6, 'p') + textOf(u"乙")),
            label(0, 0) + label(1, 1), "1: A=甲|B=乙");
        row("characters of two units",
            record(0x00FC,
                   little(2, 4) + little(2, 4) + textOf(u"\U0001F600") + little(1, 2) + '\x01' + little(0xD83D, 2)),
            label(0, 0) + label(1, 1), "1: A=\xF0\x9F\x98\x80|B=\xEF\xBF\xBD");
        row("beyond the shared texts", "", label(0, 9), "1: A=!");
        row("texts that break off", record(0x00FC, little(2, 4) + little(2, 4) + textOf(u"甲") + little(90, 2) + 'x'),
            label(0, 0) + label(1, 1), "1: A=甲|B=!");
        row("a text of its own", "", record(0x0204, cellHead(0, 0) + textOf(u"甲")), "1: A=甲");
        row("line ends", "", record(0x0204, cellHead(0, 0) + textOf(u"甲\r\n乙\r丙")), "1: A=甲\n乙\n丙");
        row("a time before the first day", style(21), rk(0, 0, 0xBFF8'0000), "1: A=-1.5 date");
        row("flags and errors", "",
            record(0x0205, cellHead(0, 0) + std::string("\1\0", 2)) +
                record(0x0205, cellHead(0, 1) + std::string("\x2A\1", 2)),
            "1: A=TRUE flag|B=#N/A! error");
        row("results of formulas", "",
            formula(0, 0, onePointFive) + formula(0, 1, 0xFFFF'0000'0000'0000) + record(0x0207, textOf(u"甲乙")) +
                formula(0, 2, 0xFFFF'0000'0001'0001) + formula(0, 3, 0xFFFF'0000'0007'0002) +
                formula(0, 4, 0xFFFF'0000'0000'0003) + formula(0, 5, 0),
            "1: A=1.5|B=甲乙|C=TRUE flag|D=#DIV/0!! error|F=0");
        row("a text behind a shared formula", "",
            formula(0, 0, 0xFFFF'0000'0000'0000) + record(0x04BC, "x") + record(0x0207, textOf(u"甲")), "1: A=甲");
        row("a text that is missing", "", formula(0, 0, 0xFFFF'0000'0000'0000), "1: A=!");
        row("a formula that nobody worked out", "", formula(0, 0, 0, 3) + formula(0, 1, 0xFFFF'0000'0000'0003, 3),
            "1: A=!|B=!");
        row("out of order", "", rk(5, 1, 6) + rk(0, 1, 2) + rk(5, 0, 2), "1: B=0\n6: A=0|B=1");
        row("a cell twice", "", rk(0, 0, 2) + rk(0, 0, 6), "1: A=1!");
        row("a chart within", "", beginOfSheet() + rk(0, 7, 2) + endOfPart() + rk(0, 0, 2), "1: A=0");
        row("merged", "",
            record(0x00E5, little(1, 2) + little(0, 2) + little(2, 2) + little(0, 2) + little(0, 2)) + rk(0, 0, 2),
            "1: A=0\nmerged 1-3 A-A");
        row("nothing", "", "", "");
    }
    void oldCells() {
        QFETCH(QByteArray, globals);
        QFETCH(QByteArray, cells);
        QFETCH(QString, read);
        const std::string stream = workbookStream(globals.toStdString(), cells.toStdString());
        for (const bool small : {false, true}) {
            const auto file = TableFile::open(write(compoundFile(u"Workbook", stream, small)));
            QVERIFY2(file, file ? "" : file.error().en.c_str());
            QCOMPARE((*file)->kind(), std::string("XLS"));
            QCOMPARE((*file)->sheets().size(), std::size_t{1});
            QCOMPARE((*file)->sheets().front().name, std::string("企业"));
            QCOMPARE(listed(**file), read);
        }
    }

    void refusedOldFiles_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const std::string& bytes, const char* says) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString::fromUtf8(says);
        };
        const std::string good = workbookStream("", rk(0, 0, 2));
        row("with a password", compoundFile(u"Workbook", workbookStream(record(0x002F, std::string(6, 'x')), "")),
            "password");
        row("Excel 95", compoundFile(u"Book", good), "Excel 95");
        row("a workbook under a password", compoundFile(u"EncryptedPackage", good), "password");
        row("an old document", compoundFile(u"WordDocument", good), "Word");
        row("of Excel 95 under the new name",
            compoundFile(u"Workbook", record(0x0809, little(0x0500, 2) + little(5, 2)) + endOfPart()), "Excel 95");
        row("no end of the sheet", compoundFile(u"Workbook", good.substr(0, good.size() - 4), true), "breaks off");
        row("a cell that breaks off",
            compoundFile(u"Workbook", workbookStream("", record(0x0203, cellHead(0, 0) + "1234")), true), "breaks off");
        row("no end of the book", compoundFile(u"Workbook", beginOfBook(), true), "breaks off");
        std::string cut = compoundFile(u"Workbook", good);
        row("cut off", cut.substr(0, 2000), "damaged");
        std::string circle = cut;
        circle.replace(512 + 8, 4, little(2, 4)); // the first sector of the stream is its own next
        row("a circle of sectors", circle, "damaged");
        std::string noTable = cut;
        noTable.replace(76, 4, little(0xFFFF'FFFF, 4));
        row("no table of sectors", noTable, "damaged");
        std::string large = cut;
        large.replace(512 + 512 + 128 + 120, 4, little(0x7FFF'FFFF, 4));
        row("a stream larger than the file", large, "damaged");
        std::string tree = cut;
        tree.replace(512 + 512 + 128 + 68, 4, little(1, 4)); // an entry that is left of itself
        tree.replace(512 + 512 + 128, 2, "X");
        row("a tree that goes round", tree, "old format");
        std::string shift = cut;
        shift.replace(30, 2, little(60, 2));
        row("sectors of any size", shift, "damaged");
    }
    void refusedOldFiles() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        const auto file = TableFile::open(write(bytes.toStdString()));
        QVERIFY(!file);
        QVERIFY2(QString::fromStdString(file.error().en).contains(says), file.error().en.c_str());
        QVERIFY(!file.error().zh.empty());
    }

    void openCells_data() {
        QTest::addColumn<QString>("styles");
        QTest::addColumn<QString>("cells");
        QTest::addColumn<QString>("read");
        const auto row = [](const char* name, const char* styles, const char* cells, const char* read) {
            QTest::newRow(name) << QString::fromUtf8(styles) << QString::fromUtf8(cells) << QString::fromUtf8(read);
        };
        const char* const unit =
            "<number:number-style style:name='N'><number:number/><number:text> 万元</number:text></number:number-style>"
            "<style:style style:name='a' style:family='table-cell' style:data-style-name='N'/>"
            "<style:style style:name='b' style:family='table-cell' style:parent-style-name='a'/>";
        row("a number", "", "<table:table-cell office:value-type='float' office:value='1.2E+7'/>", "1: A=12000000");
        row("a number with all digits", "",
            "<table:table-cell office:value-type='float' office:value='0.30000000000000004'/>", "1: A=0.3");
        row("a percentage", "", "<table:table-cell office:value-type='percentage' office:value='0.35'/>",
            "1: A=35% percent");
        row("yuan", "", "<table:table-cell office:value-type='currency' office:currency='CNY' office:value='5'/>",
            "1: A=5 currency");
        row("dollars", "", "<table:table-cell office:value-type='currency' office:currency='USD' office:value='5'/>",
            "1: A=USD 5 currency");
        row("a currency without a name", "", "<table:table-cell office:value-type='currency' office:value='5'/>",
            "1: A=¤ 5 currency");
        row("a date", "", "<table:table-cell office:value-type='date' office:date-value='2026-11-22T09:30:00'/>",
            "1: A=2026-11-22 date");
        row("a time", "", "<table:table-cell office:value-type='time' office:time-value='PT09H30M00.5S'/>",
            "1: A=09:30:00 date");
        row("a flag", "", "<table:table-cell office:value-type='boolean' office:boolean-value='true'/>",
            "1: A=TRUE flag");
        row("a unit in the format", unit,
            "<table:table-cell table:style-name='a' office:value-type='float' office:value='2000'/>", "1: A=2000万元");
        row("of a style that builds on another", unit,
            "<table:table-cell table:style-name='b' office:value-type='float' office:value='2000'/>", "1: A=2000万元");
        row("a style that builds on itself",
            "<style:style style:name='a' style:family='table-cell' style:parent-style-name='a'/>",
            "<table:table-cell table:style-name='a' office:value-type='float' office:value='2000'/>", "1: A=2000");
        row("shown a thousand times smaller",
            "<number:number-style style:name='N'><number:number number:display-factor='1000'/></number:number-style>"
            "<style:style style:name='a' style:family='table-cell' style:data-style-name='N'/>",
            "<table:table-cell table:style-name='a' office:value-type='float' office:value='2000'/>", "1: A=2");
        row("a format for numbers above zero",
            "<number:number-style style:name='P'><number:number/><number:text>万元</number:text></number:number-style>"
            "<number:number-style style:name='N'><number:text>-</number:text><number:number/>"
            "<style:map style:condition='value()&gt;=0' style:apply-style-name='P'/></number:number-style>"
            "<style:style style:name='a' style:family='table-cell' style:data-style-name='N'/>",
            "<table:table-cell table:style-name='a' office:value-type='float' office:value='2'/>", "1: A=2万元");
        row("a text in parts", "",
            "<table:table-cell office:value-type='string'><text:p>甲<text:span>乙</text:span><text:s text:c='2'/>丙"
            "<text:line-break/>丁</text:p><text:p>戊</text:p></table:table-cell>",
            "1: A=甲乙  丙\n丁\n戊");
        row("notes and drawings", "",
            "<table:table-cell office:value-type='string'><office:annotation><text:p>注</text:p></office:annotation>"
            "<draw:frame><draw:text-box><text:p>图</text:p></draw:text-box></draw:frame><text:p>甲</text:p>"
            "</table:table-cell>",
            "1: A=甲");
        row("errors", "",
            "<table:table-cell table:formula='of:=1/0' office:value-type='float' office:value='0'>"
            "<text:p>#DIV/0!</text:p></table:table-cell><table:table-cell table:formula='x' "
            "office:value-type='string' calcext:value-type='error'><text:p>Err:502</text:p></table:table-cell>",
            "1: A=#DIV/0!! error|B=Err:502! error");
        row("formulas without a result", "",
            "<table:table-cell table:formula='of:=1'/><table:table-cell table:formula='of:=\"\"'><text:p/>"
            "</table:table-cell>",
            "1: A=!");
        row("repeated cells", "",
            "<table:table-cell table:number-columns-repeated='2'/><table:table-cell "
            "table:number-columns-repeated='2' office:value-type='float' office:value='7'/>"
            "<table:table-cell table:number-columns-repeated='16380'/>",
            "1: C=7|D=7");
        row("repeated rows", "",
            "<table:table-cell office:value-type='float' office:value='1'/></table:table-row>"
            "<table:table-row table:number-rows-repeated='5'><table:table-cell/></table:table-row>"
            "<table:table-row table:number-rows-repeated='2'><table:table-cell office:value-type='string'>"
            "<text:p>甲</text:p></table:table-cell>",
            "1: A=1\n7: A=甲\n8: A=甲");
        row("merged", "",
            "<table:table-cell table:number-columns-spanned='2' table:number-rows-spanned='3' "
            "office:value-type='string'><text:p>甲</text:p></table:table-cell><table:covered-table-cell/>",
            "1: A=甲\nmerged 1-3 A-B");
        row("a table within a cell", "",
            "<table:table-cell office:value-type='string'><table:table><table:table-row><table:table-cell>"
            "<text:p>内</text:p></table:table-cell></table:table-row></table:table><text:p>外</text:p>"
            "</table:table-cell>",
            "1: A=外");
    }
    void openCells() {
        QFETCH(QString, styles);
        QFETCH(QString, cells);
        QFETCH(QString, read);
        const auto file = TableFile::open(write(ods(styles.toStdString(), odsRow(cells.toStdString()))));
        QVERIFY2(file, file ? "" : file.error().en.c_str());
        QCOMPARE((*file)->kind(), std::string("ODS"));
        QCOMPARE(listed(**file), read);
    }

    void openSheets() {
        const auto file =
            TableFile::open(write(ods("<style:style style:name='h' style:family='table'><style:table-properties "
                                      "table:display='false'/></style:style>",
                                      "<table:tracked-changes><table:table-cell/></table:tracked-changes>" +
                                          odsRow("<table:table-cell office:value-type='float' office:value='1'/>") +
                                          "<table:table table:name='藏' table:style-name='h'/>" +
                                          odsRow("<table:table-cell office:value-type='float' office:value='3'/>"))));
        QVERIFY2(file, file ? "" : file.error().en.c_str());
        QCOMPARE((*file)->sheets().size(), std::size_t{3});
        QVERIFY((*file)->sheets()[1].hidden && !(*file)->sheets()[2].hidden);
        QCOMPARE((*file)->sheets()[2].rows.at(0).cells.at(0).text, std::string("3"));
    }

    void refusedOpenFiles_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const std::string& bytes, const char* says) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString::fromUtf8(says);
        };
        const auto archive = [](const std::string& manifest, const std::string& content) {
            return *zipped({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet", false},
                            {"META-INF/manifest.xml", manifest},
                            {"content.xml", content}},
                           *Date::of(2026, 1, 1));
        };
        const char* const seven = "<table:table-cell table:number-columns-repeated='16384' office:value-type='float' "
                                  "office:value='7'/>";
        row("with a password", archive("<m><manifest:encryption-data/></m>", "x"), "password");
        row("no sheet", archive("<m/>", "<office:document-content/>"), "no sheet");
        row("another encoding", archive("<m/>", "<?xml version='1.0' encoding='GBK'?><x/>"), "UTF-8");
        row("broken", archive("<m/>", "<office:document-content>"), "damaged");
        row("repeated without end",
            ods("", odsRow("</table:table-row><table:table-row table:number-rows-repeated='1000000'>" +
                           std::string(seven))),
            "millions of times");
        row("beyond the last row",
            ods("", odsRow("</table:table-row><table:table-row table:number-rows-repeated='1048576'>"
                           "<table:table-cell/></table:table-row><table:table-row>" +
                           std::string(seven))),
            "millions of times");
        row("beyond the last column", ods("", odsRow("<table:table-cell/>" + std::string(seven))), "last column");
        row("a long text",
            ods("", odsRow("<table:table-cell office:value-type='string'><text:p>" + std::string(200'000, 'x') +
                           "</text:p></table:table-cell>")),
            "128 KB");
    }
    void refusedOpenFiles() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        const auto file = TableFile::open(write(bytes.toStdString()));
        QVERIFY(!file);
        QVERIFY2(QString::fromStdString(file.error().en).contains(says), file.error().en.c_str());
        QVERIFY(!file.error().zh.empty());
    }

private:
    static QString listed(const TableFile& file) {
        constexpr std::array<const char*, 7> kinds{"", "", " date", " percent", " currency", " flag", " error"};
        auto source = file.rows(0);
        if (!source) return QString::fromStdString(source.error().en);
        QStringList lines;
        Row row;
        for (;;) {
            const auto more = (*source)->next(row);
            if (!more) return QString::fromStdString(more.error().en);
            if (!*more) break;
            QStringList cells;
            for (const Cell& cell : row.cells)
                cells += QString::fromStdString(columnLetters(cell.column) + "=" + cell.text +
                                                (cell.flaw == Flaw::none ? "" : "!") +
                                                kinds[static_cast<std::size_t>(cell.kind)]);
            lines += QStringLiteral("%1: %2").arg(row.number).arg(cells.join(QLatin1Char('|')));
        }
        for (const MergedRange& range : (*source)->merged())
            lines += QStringLiteral("merged %1-%2 %3-%4")
                         .arg(range.firstRow)
                         .arg(range.lastRow)
                         .arg(QString::fromStdString(columnLetters(range.firstColumn)))
                         .arg(QString::fromStdString(columnLetters(range.lastColumn)));
        return lines.join(QLatin1Char('\n'));
    }

    std::string write(const std::string& bytes) {
        const QString path = folder_.filePath(QStringLiteral("f%1").arg(files_++));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly)) return {};
        file.write(bytes.data(), static_cast<qint64>(bytes.size()));
        return path.toStdString();
    }

    QTemporaryDir folder_;
    int files_ = 0;
};

QTEST_GUILESS_MAIN(SheetsFormatsTest)
#include "sheets_formats_test.moc"
