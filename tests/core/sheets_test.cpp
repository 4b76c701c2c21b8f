// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables of companies: text files and workbooks as people make them and as an
// enemy would, headings in both languages, cases from rows, the template there and
// back.
#include <map>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/documents/workbook.h"
#include "core/documents/zip_bytes.h"
#include "core/facts/case_file.h"
#include "core/sheets/award_columns.h"
#include "core/sheets/csv_rows.h"
#include "core/sheets/file_kind.h"
#include "core/sheets/map_text.h"
#include "core/sheets/number_format.h"
#include "core/sheets/sheet_input.h"
#include "core/sheets/sheet_template.h"
#include "core/sheets/shown_number.h"
#include "core/sheets/xlsx_reader.h"
#include "core/values/text.h"
#include "tests/support/rules.h"

using namespace biosubsidy;
using namespace biosubsidy::sheets;

namespace {

const Vocabulary& vocabulary() {
    return test::builtInRules()->vocabulary();
}

QByteArray gb18030(const char* hex) {
    return QByteArray::fromHex(hex);
}

// "1: a|b" for each row, flaws as "!".
QString listed(RowSource& source) {
    QStringList lines;
    Row row;
    for (;;) {
        const auto more = source.next(row);
        if (!more) return lines.join(QLatin1Char('\n')) + QStringLiteral("\nERROR");
        if (!*more) return lines.join(QLatin1Char('\n'));
        QStringList cells;
        for (const Cell& cell : row.cells)
            cells << QString::fromStdString(columnLetters(cell.column) + "=" + cell.text +
                                            (cell.flaw == Flaw::none ? "" : "!"));
        lines << QStringLiteral("%1: %2").arg(row.number).arg(cells.join(QLatin1Char('|')));
    }
}

// A workbook of hand-written parts.
struct Book {
    std::string sheet;
    std::string shared{};
    std::string styles{};
    std::string workbook{};
    std::string name = "企业";

    [[nodiscard]] std::string bytes() const {
        const std::string head = "<?xml version='1.0' encoding='UTF-8'?>";
        const std::string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        std::vector<ZipMember> members{
            {"_rels/.rels", head + "<Relationships><Relationship Id='rId1' Type='" + relations +
                                "/officeDocument' Target='xl/workbook.xml'/></Relationships>"},
            {"xl/workbook.xml", workbook.empty() ? head + "<workbook xmlns:r='r'><sheets><sheet name='" + name +
                                                       "' sheetId='1' r:id='rId1'/></sheets></workbook>"
                                                 : workbook},
            {"xl/_rels/workbook.xml.rels",
             head + "<Relationships><Relationship Id='rId1' Type='" + relations +
                 "/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='rId2' Type='" + relations +
                 "/sharedStrings' Target='/xl/sharedStrings.xml'/><Relationship Id='rId3' Type='" + relations +
                 "/styles' Target='styles.xml'/></Relationships>"},
            {"xl/worksheets/sheet1.xml", sheet.starts_with("<?") || sheet.starts_with("<!") ? sheet : head + sheet},
            {"xl/sharedStrings.xml", shared.empty() ? head + "<sst/>" : shared},
            {"xl/styles.xml", styles.empty() ? head + "<styleSheet/>" : styles}};
        return *zipped(members, *Date::of(2026, 1, 1));
    }
};

std::string sheetOf(const std::string& rows) {
    return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
}

} // namespace

class SheetsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textTables_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("rows");
        const auto row = [](const char* name, const QByteArray& bytes, const char* rows) {
            QTest::newRow(name) << bytes << QString::fromUtf8(rows);
        };
        row("empty", "", "");
        row("plain", "a,b\n1,2\n", "1: A=a|B=b\n2: A=1|B=2");
        row("no end of line", "a,b\n1,2", "1: A=a|B=b\n2: A=1|B=2");
        row("CRLF", "a,b\r\n1,2\r\n", "1: A=a|B=b\n2: A=1|B=2");
        row("CR", "a,b\r1,2\r", "1: A=a|B=b\n2: A=1|B=2");
        row("mark", "\xEF\xBB\xBF名称,城市\n甲,北京\n", "1: A=名称|B=城市\n2: A=甲|B=北京");
        row("semicolons", "a;b\n1,5;2\n", "1: A=a|B=b\n2: A=1,5|B=2");
        row("tabs", "a\tb\n1,5\t2\n", "1: A=a|B=b\n2: A=1,5|B=2");
        row("bars", "名称|城市\n甲|北京\n", "1: A=名称|B=城市\n2: A=甲|B=北京");
        row("GB18030", gb18030("c3fbb3c62cb3c7cad00abcd72cb1b1bea90a"), "1: A=名称|B=城市\n2: A=甲|B=北京");
        row("Big5", gb18030("a657bad92cabb0a5ab2cc160a7ebb8eaa15db855a4b8a15e0aa5d22ca55fa8caa5ab2c333030300a"),
            "1: A=名稱|B=城市|C=總投資（萬元）\n2: A=甲|B=北京市|C=3000");
        row("GB18030, four bytes", gb18030("c3fb0a813081320a"), "1: A=名\n2: A=\xC2\x82");
        row("broken GB18030", gb18030("c3fbb3c62cb3c7cad00abcd72cff0a"), "1: A=名称|B=城市\n2: A=甲|B=\xEF\xBF\xBD!");
        row("broken UTF-8", "名称生物制造扶持政策,城市\n甲,北\xFF京\n",
            "1: A=名称生物制造扶持政策|B=城市\n2: A=甲|B=北\xFF京!");
        row("UTF-16", QByteArray("\xFF\xFE") + QByteArray::fromHex("0d540900ce570a0032750900ac4e0a00"),
            "1: A=名|B=城\n2: A=甲|B=京");
        row("quotes", "\"a,b\",\"c\"\"d\"\n", "1: A=a,b|B=c\"d");
        row("lines in a cell", "\"a\nb\",c\nd,e\n", "1: A=a\nb|B=c\n2: A=d|B=e");
        row("quote inside", "a\"b,c\n", "1: A=a\"b|B=c");
        row("text behind quotes", "\"a\"b,c\n", "1: A=ab|B=c");
        row("no partner", "a,b\n\"c,d\ne,f\n", "1: A=a|B=b\n2: A=\"c,d!\n3: A=e|B=f");
        row("partner in another row", "a,b\n\"c,d\ne,\"f\"\ng,h\n", "1: A=a|B=b\n2: A=\"c,d!\n3: A=e|B=f\n4: A=g|B=h");
        row("empty lines", "a\n\n\nb\n", "1: A=a\n4: A=b");
        row("empty cells", ",,a,\n,\n", "1: C=a");
        row("NUL", QByteArray("a,b\0c\n", 6),
            "1: A=a|B=b\xE2\x90\x80"
            "c");
    }
    void textTables() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, rows);
        auto source = CsvRows::open(write(bytes));
        QVERIFY(source);
        QCOMPARE(listed(**source).replace(QChar(0), QChar(0x2400)), QString::fromUtf8(rows.toUtf8()));
    }

    void aLongTableIsReadInPieces() {
        QByteArray bytes("名称,员工\n");
        for (int number = 0; number < 200'000; ++number)
            bytes += "企业" + QByteArray::number(number) + "," + QByteArray::number(number % 900) + "\n";
        auto source = CsvRows::open(write(bytes));
        QVERIFY(source);
        QCOMPARE((*source)->rowsAbout(), std::uint64_t{200'001});
        Row row;
        std::uint64_t rows = 0;
        while (*(*source)->next(row)) ++rows;
        QCOMPARE(rows, std::uint64_t{200'001});
        QCOMPARE(row.cells.at(0).text, std::string("企业199999"));
    }

    void aLongQuoteCostsOneRow() {
        QByteArray bytes("a,b\n\"c,d\n");
        for (int number = 0; number < 150'000; ++number) bytes += "eeeee,fffff\n";
        auto source = CsvRows::open(write(bytes));
        QVERIFY(source);
        Row row;
        std::uint64_t rows = 0;
        while (*(*source)->next(row)) ++rows;
        QCOMPARE(rows, std::uint64_t{150'002});
    }

    void numbers_data() {
        QTest::addColumn<QString>("stored");
        QTest::addColumn<QString>("decimal");
        const auto row = [](const char* stored, const char* decimal) {
            QTest::newRow(stored) << QString::fromLatin1(stored) << QString::fromLatin1(decimal);
        };
        row("8000", "8000");
        row("0", "0");
        row("-0.0", "0");
        row("0.10000000000000001", "0.1");
        row("12345.670000000001", "12345.67");
        row("1.2345E7", "12345000");
        row("1E-3", "0.001");
        row("9.9999999999999995E-2", "0.1");
        row("999999999999999.99", "1000000000000000");
        row("-1.5", "-1.5");
        row("1e+21", "1000000000000000000000");
        row("", "none");
        row("abc", "none");
        row("1.2.3", "none");
        row("1E99999", "none");
        row("1E", "none");
    }
    void numbers() {
        QFETCH(QString, stored);
        QFETCH(QString, decimal);
        QCOMPARE(QString::fromStdString(decimalText(stored.toStdString()).value_or("none")), decimal);
    }

    void days() {
        const auto day = [](const char* serial, bool since1904 = false) {
            const auto date = dateOfSerial(serial, since1904);
            return date ? date->toString() : std::string("none");
        };
        QCOMPARE(day("1"), std::string("1900-01-01"));
        QCOMPARE(day("59"), std::string("1900-02-28"));
        QCOMPARE(day("61"), std::string("1900-03-01"));
        QCOMPARE(day("46348.75"), std::string("2026-11-22"));
        QCOMPARE(day("0", true), std::string("1904-01-01"));
        QCOMPARE(day("44886", true), std::string("2026-11-22"));
        QCOMPARE(day("-1"), std::string("none"));
        QCOMPARE(day("1e9"), std::string("none"));
    }

    void numberFormats_data() {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char* code, const char* number, const char* shown) {
            QTest::newRow(code) << QString::fromUtf8(code) << QString::fromUtf8(number) << QString::fromUtf8(shown);
        };
        row("General", "1.2E7", "number 12000000");
        row("#,##0.00", "1234.5", "number 1234.5");
        row("0.00E+00", "1234.5", "number 1234.5");
        row("[Red]0.00;[Blue]yy", "3", "number 3");
        row("_ * #,##0.00_ ;_ * -#,##0.00_ ", "3", "number 3");
        row("0%", "0.35", "percent 35%");
        row("0.00%", "0.12345", "percent 12.345%");
        row("yyyy/m/d", "46348", "date 2026-11-22");
        row("[$-804]yyyy\"年\"m\"月\";@", "46348", "date 2026-11-22");
        row("mmm", "46348", "date 2026-11-22");
        row("h:mm", "0.3958333333333333", "date 09:30:00");
        row("[h]:mm:ss", "1.5", "date 36:00:00");
        row("\"¥\"#,##0.00", "1234.5", "currency CNY 1234.5");
        row("[$¥-804]#,##0.00", "1234.5", "currency CNY 1234.5");
        row("[$¥-411]#,##0", "1234", "currency JPY JPY 1234");
        row("[$$-409]#,##0.00", "1234.5", "currency USD USD 1234.5");
        row("[$HK$-C04]#,##0.00", "1234.5", "currency HKD HKD 1234.5");
        row("#,##0.00\\ [$€-407]", "1234.5", "currency EUR EUR 1234.5");
        row("$#,##0", "7", "currency USD USD 7");
        row("[$-804]0.0", "7", "number 7");
        row("0\"万元\"", "2000", "number 2000万元");
        row("0.00\"days\"", "3", "number 3days");
        row("\"约\"0", "2000", "number 约2000");
        row("0!.0,\"万\"", "123000", "number 12.3万");
        row("0.00,,", "12345678", "number 12.345678");
        row("@", "5", "number 5");
    }
    void numberFormats() {
        QFETCH(QString, code);
        QFETCH(QString, number);
        QFETCH(QString, shown);
        const Cell cell = shownNumber(0, number.toStdString(), formatOf(code.toStdString()), false);
        const char* const kinds[] = {"text", "number", "date", "percent", "currency", "flag", "error"};
        std::string text = std::string(kinds[static_cast<std::size_t>(cell.kind)]) + " ";
        if (cell.kind == Kind::currency) text += std::string(cell.currency()) + " ";
        QCOMPARE(QString::fromStdString(text + cell.text), shown);
        QVERIFY(formatOfBuiltIn(14).shows == NumberFormat::Shows::day && formatOfBuiltIn(2).isPlain());
    }

    // Sheets as other programs than Excel write them.
    void oddSheets_data() {
        QTest::addColumn<QString>("rows");
        QTest::addColumn<QString>("shared");
        QTest::addColumn<QString>("read");
        const auto row = [](const char* name, const char* rows, const char* shared, const char* read) {
            QTest::newRow(name) << QString::fromUtf8(rows) << QString::fromUtf8(shared) << QString::fromUtf8(read);
        };
        row("cells out of order", "<row r='1'><c r='C1'><v>3</v></c><c r='A1'><v>1</v></c></row>", "", "1: A=1|C=3");
        row("a cell twice", "<row r='1'><c r='B1'><v>3</v></c><c r='A1'><v>1</v></c><c r='B1'><v>4</v></c></row>", "",
            "1: A=1|B=4!");
        row("rows out of order",
            "<row r='3'><c r='A3'><v>3</v></c></row><row r='1'><c r='A1'><v>1</v></c></row><row><c><v>2</v></c></row>",
            "", "1: A=1\n2: A=2\n3: A=3");
        row("escaped characters",
            "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='inlineStr'><is><t>_x5317_京_x000D_"
            "</t></is></c></row>",
            "<si><t>甲_x000D_&#10;乙_x005F_x000D_</t></si>", "1: A=甲\n乙_x000D_|B=北京\n");
        row("a character of two units", "<row r='1'><c r='A1' t='str'><v>_xD83D__xDE00__xD83D_</v></c></row>", "",
            "1: A=\xF0\x9F\x98\x80\xEF\xBF\xBD");
        row("beyond the shared texts", "<row r='1'><c r='A1' t='s'><v>7</v></c></row>", "<si><t>x</t></si>", "1: A=!");
        row("a value beside a text",
            "<row r='1'><c r='A1' t='inlineStr'><v>9</v><is><t>内</t></is></c>"
            "<c r='B1'><v>9</v><is><t>内</t></is></c></row>",
            "", "1: A=内|B=9");
        row("runs and how they are read",
            "<row r='1'><c r='A1' t='inlineStr'><is><r><t>甲</t></r><r><t>乙</t></r>"
            "<rPh sb='0' eb='1'><t>ジ</t></rPh></is></c></row>",
            "", "1: A=甲乙");
        row("a date of its own", "<row r='1'><c r='A1' t='d'><v>2026-11-22T00:00:00</v></c></row>", "",
            "1: A=2026-11-22");
    }
    void oddSheets() {
        QFETCH(QString, rows);
        QFETCH(QString, shared);
        QFETCH(QString, read);
        Book book;
        book.sheet = sheetOf(rows.toStdString());
        if (!shared.isEmpty()) book.shared = "<sst>" + shared.toStdString() + "</sst>";
        const auto opened = XlsxReader::open(write(QByteArray::fromStdString(book.bytes())));
        QVERIFY(opened);
        auto source = (*opened)->rows(0);
        QVERIFY2(source, source ? "" : source.error().en.c_str());
        QCOMPARE(listed(**source), read);
    }

    // A later element of the same name takes nothing back.
    void workbooksSince1904() {
        Book book{sheetOf("<row r='1'><c r='A1' s='1'><v>44886</v></c></row>")};
        book.styles = "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>";
        book.workbook = "<workbook xmlns:r='r'><workbookPr date1904='1'/><sheets><sheet name='a' sheetId='1' "
                        "r:id='rId1'/></sheets><extLst><ext><x15:workbookPr chartTrackingRefBase='1'/></ext></extLst>"
                        "</workbook>";
        const auto opened = XlsxReader::open(write(QByteArray::fromStdString(book.bytes())));
        QVERIFY2(opened, opened ? "" : opened.error().en.c_str());
        auto source = (*opened)->rows(0);
        QVERIFY(source);
        QCOMPARE(listed(**source), QStringLiteral("1: A=2026-11-22"));
    }

    void namesOfMembers_data() {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("name");
        const auto row = [](const char* folder, const char* target, const char* name) {
            QTest::newRow(target) << QString::fromUtf8(folder) << QString::fromUtf8(target) << QString::fromUtf8(name);
        };
        row("xl/", "styles.xml", "xl/styles.xml");
        row("xl/", "./styles.xml", "xl/styles.xml");
        row("xl/", "/xl/styles.xml", "xl/styles.xml");
        row("xl/worksheets/", "../Styles.xml", "xl/styles.xml");
        row("", "xl\\worksheets\\sheet1.xml", "xl/worksheets/sheet1.xml");
        row("", "../../etc/passwd", "etc/passwd");
        row("xl/", "a%20b.xml", "xl/a b.xml");
    }
    void namesOfMembers() {
        QFETCH(QString, folder);
        QFETCH(QString, target);
        QFETCH(QString, name);
        QCOMPARE(QString::fromStdString(memberName(folder.toStdString(), target.toStdString())), name);
    }

    void filesThatAreNotRead_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says"); // "": it is read
        const auto row = [](const char* name, const std::string& bytes, const char* says) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString::fromUtf8(says);
        };
        const auto archive = [](const char* member, const char* text) {
            return *zipped({{member, text}}, *Date::of(2026, 1, 1));
        };
        row("a binary workbook", archive("xl/workbook.bin", ""), ".xlsb");
        row("a document", archive("word/document.xml", ""), ".docx");
        row("a document of OpenOffice", archive("mimetype", "application/vnd.oasis.opendocument.text"), ".odt");
        row("a presentation", archive("ppt/presentation.xml", ""), ".pptx");
        row("Numbers", archive("Index/Document.iwa", ""), "Numbers");
        row("an archive", archive("a.csv", "名称"), "unpack");
        row("a PDF", "%PDF-1.7", "PDF");
        row("RTF", "{\\rtf1 x}", "RTF");
        row("a web page", "\xEF\xBB\xBF<HTML><body><table><tr><td>名称", "HTML");
        row("a web page in UTF-16", std::string("\xFF\xFE<\0h\0t\0m\0l\0>\0", 14), "HTML");
        row("an archived web page", "MIME-Version: 1.0\nX-Document-Type: Workbook\n", "MHTML");
        row("XML of 2003", "<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>",
            "2003");
        row("XML", "<?xml version='1.0'?><a/>", "XML");
        row("a picture", "\x89PNG\r\n", "picture");
        row("a packed file", "\x1F\x8B\x08", "packed");
        row("a database", "SQLite format 3", "SQLite");
        row("Excel 4", std::string("\x09\x04\x06\x00\x00\x00", 6), "Excel 95");
        row("bytes", std::string(100, '\0'), "neither");
        row("cases in brackets", "\n[\n {\"format\":\"biosubsidy-case/1\"}]\n", "line 2 begins a JSON array");
        row("a case over several lines", "{\n  \"format\": \"biosubsidy-case/1\"\n}\n", "from line 1 on");
        row("a case over two lines", "{ \"format\": \"biosubsidy-case/1\",\n  \"company\": {} }\n", "from line 1 on");
        row("a case a line", "{\"format\":\"biosubsidy-case/1\",\"company\":{}}\n", "");
        row("a line that breaks off", "{\"format\":\"biosubsidy-case/1\",\n{\"format\":\"biosubsidy-case/1\"}\n", "");
        row("a table", "[名称],城市\n甲,北京\n", "");
        row("nothing", "", "");
    }
    void filesThatAreNotRead() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        const FileKind kind = kindOfFile(write(bytes));
        QCOMPARE(kind.is == FileKind::Is::refused, !says.isEmpty());
        QVERIFY2(QString::fromStdString(kind.refusal.en).contains(says), kind.refusal.en.c_str());
        QCOMPARE(kind.refusal.zh.empty(), says.isEmpty());
        if (says.isEmpty() || bytes.startsWith("PK")) return;
        QCOMPARE(kindOfStream(bytes.toStdString()).is, FileKind::Is::refused);
    }

    // What cannot be looked into is told by its name: both what it is and what is wrong.
    void aDamagedDocument() {
        const QString written = QString::fromStdString(write("PK\x03\x04 nothing of an archive"));
        QVERIFY(QFile::rename(written, written + QStringLiteral(".docx")));
        const FileKind kind = kindOfFile(written.toStdString() + ".docx");
        QCOMPARE(kind.is, FileKind::Is::refused);
        for (const char* says : {".docx", "damaged"})
            QVERIFY2(QString::fromStdString(kind.refusal.en).contains(QLatin1String(says)), kind.refusal.en.c_str());
    }

    void workbooks() {
        Book book;
        book.shared = "<sst><si><t>名称</t></si><si><r><t>甲</t></r><r><t xml:space='preserve'> 公司</t></r>"
                      "<rPh sb='0' eb='1'><t>ジア</t></rPh></si></sst>";
        book.styles = "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='yyyy\"年\"m\"月\"d\"日\"'/></numFmts>"
                      "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
                      "<cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='14'/></cellXfs></styleSheet>";
        book.sheet = "<worksheet><dimension ref='A1:J90'/><sheetData>"
                     "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='C1' t='s'><v>1</v></c></row>"
                     "<row r='3'><c r='A3' s='1'><v>46348</v></c><c t='inlineStr'><is><t>内联</t></is></c>"
                     "<c r='D3' t='b'><v>1</v></c><c r='E3' t='e'><f>1/0</f><v>#DIV/0!</v></c>"
                     "<c r='F3'><f>SUM(A1)</f></c><c r='G3'><f>1+1</f><v>2</v></c>"
                     "<c r='H3' t='str'><f>\"x\"</f><v>x</v></c><c r='I3' t='s'><v>99</v></c>"
                     "<c r='J3' s='2'><v>0.10000000000000001</v></c></row><row r='5'/></sheetData></worksheet>";
        const auto opened = XlsxReader::open(write(QByteArray::fromStdString(book.bytes())));
        QVERIFY(opened);
        auto rows = (*opened)->rows(0);
        QVERIFY(rows);
        QCOMPARE(listed(**rows),
                 QStringLiteral("1: A=名称|C=甲 公司\n"
                                "3: A=2026-11-22|B=内联|D=TRUE|E=#DIV/0!!|F=!|G=2|H=x|I=!|J=1899-12-31"));
        QCOMPARE((*rows)->rowsAbout(), std::uint64_t{90});
    }

    void hostileWorkbooks_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const std::string& bytes, const char* says) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString::fromUtf8(says);
        };
        const std::string cells = sheetOf("<row r='1'><c r='A1'><v>1</v></c></row>");
        row("cut off", Book{cells}.bytes().substr(0, 300), "损坏");
        row("old format", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, 'x'), "xls");
        row("some other archive", *zipped({{"a.txt", "b"}}, *Date::of(2026, 1, 1)), ".xlsx");
        row("doctype", Book{"<!DOCTYPE x [<!ENTITY a 'b'>]>" + cells}.bytes(), "DOCTYPE");
        row("not closed", Book{"<worksheet><sheetData><row>"}.bytes(), "损坏");
        row("deep",
            Book{std::string([] {
                std::string deep;
                for (int level = 0; level < 100; ++level) deep += "<a>";
                return deep;
            }())}
                .bytes(),
            "嵌套");
        row("beyond the last column", Book{sheetOf("<row r='1'><c r='ZZZ1'><v>1</v></c></row>")}.bytes(), "列号");
        row("one cell of megabytes",
            Book{sheetOf("<row r='1'><c r='A1' t='str'><v>" + std::string(3U << 20U, 'x') + "</v></c></row>")}.bytes(),
            "128 KB");
        Book shared{sheetOf("<row r='1'><c r='A1' t='s'><v>0</v></c></row>")};
        shared.shared = "<sst><si><t>" + std::string(200'000, 'x') + "</t></si></sst>";
        row("a text of megabytes that cells share", shared.bytes(), "128 KB");
        Book wide{sheetOf([] {
            std::string many = "<row r='1'>";
            for (int cell = 0; cell < 200; ++cell) many += "<c t='s'><v>0</v></c>";
            return many + "</row>";
        }())};
        wide.shared = "<sst><si><t>" + std::string(100'000, 'x') + "</t></si></sst>";
        row("a row of megabytes", wide.bytes(), "16 MB");
        row("a bomb", Book{sheetOf(std::string(60U << 20U, ' '))}.bytes(), "反常");
    }
    void hostileWorkbooks() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        const auto file = TableFile::open(write(bytes));
        QVERIFY(!file);
        QVERIFY2(QString::fromStdString(file.error().zh).contains(says), file.error().zh.c_str());
        QVERIFY(!file.error().en.empty());
    }

    void headings_data() {
        QTest::addColumn<int>("role");
        QTest::addColumn<QString>("heading");
        QTest::addColumn<QString>("meaning");
        const auto row = [](SheetMap::Role role, const char* heading, const char* meaning) {
            QTest::newRow(heading) << static_cast<int>(role) << QString::fromUtf8(heading)
                                   << QString::fromUtf8(meaning);
        };
        using Role = SheetMap::Role;
        row(Role::companies, "企业编号", "number");
        row(Role::companies, "统一社会信用代码", "company.uscc");
        row(Role::companies, "企业名称", "company.name");
        row(Role::companies, "上年营业收入（万元）", "company.revenue 万");
        row(Role::companies, "Revenue last year (CNY)", "company.revenue");
        row(Role::companies, " 资产 总额(亿元) *", "company.total_assets 亿");
        row(Role::companies, "employees", "company.employees");
        row(Role::companies, "项目1总投资（万元）", "projects.0.total_investment 万");
        row(Role::companies, "项目2 · 项目名称", "projects.1.name");
        row(Role::companies, "项目三总投资", "projects.2.total_investment");
        row(Role::companies, "project 2 total_investment", "projects.1.total_investment");
        row(Role::companies, "projects.1.kinds", "projects.0.kinds");
        row(Role::companies, "支出1金额（元）", "expenses.0.amount");
        row(Role::companies, "项目2编号", "projects.1 id");
        row(Role::companies, "总投资（万元）", "projects.0.total_investment 万");
        row(Role::companies, "联系人", "-");
        row(Role::companies, "", "-");
        row(Role::projects, "企业名称 ", "name");
        row(Role::projects, "USCC", "uscc");
        row(Role::projects, "名称", "projects.0.name");
        row(Role::projects, "编号", "projects.0 id");
        row(Role::projects, "Total investment (CNY)", "projects.0.total_investment");
        row(Role::companies, "上年营业收入增长率（%）", "-");
        row(Role::companies, "从业人员平均工资（元）", "-");
        row(Role::companies, "园区名称", "-");
        row(Role::companies, "所属行业", "-");
        row(Role::companies, "员工人数", "company.employees");
        row(Role::companies, "是否高企", "company.hnte");
        row(Role::companies, "2025年营收(万元)", "company.revenue 万");
        row(Role::companies, "项目总投资", "projects.0.total_investment");
        row(Role::companies, "其中固定资产投资（万元）", "projects.0.fixed_asset_investment 万");
        row(Role::companies, "所属区", "company.district");
        row(Role::companies, "rnd_spend", "company.rnd_spend");
        row(Role::companies, "研发费用（万元）", "company.rnd_spend 万");
        row(Role::companies, "2025年研发费用（万元）", "company.rnd_spend 万");
        row(Role::companies, "projects.1.rnd_spend", "projects.0.rnd_spend");
        row(Role::companies, "项目1当年项目研发支出（万元）", "projects.0.rnd_spend 万");
        row(Role::projects, "rnd_spend", "projects.0.rnd_spend");
        row(Role::projects, "厂房建筑面积（平方米）", "projects.0.area");
        row(Role::companies, "项目1建筑面积（㎡）", "projects.0.area");
        row(Role::ignored, "总投资（元）", "-");
    }
    void headings() {
        QFETCH(int, role);
        QFETCH(QString, heading);
        QFETCH(QString, meaning);
        const MappedColumn column =
            guessHeading(vocabulary(), static_cast<SheetMap::Role>(role), heading.toStdString());
        QString found = QStringLiteral("-");
        const QString lead =
            column.entity == Entity::company
                ? QStringLiteral("company")
                : QStringLiteral("%1s.%2").arg(QLatin1String(toString(column.entity).data())).arg(column.item);
        constexpr std::array<const char*, 3> keys{"number", "uscc", "name"};
        if (column.use == MappedColumn::Use::key) found = QLatin1String(keys.at(static_cast<std::size_t>(column.key)));
        if (column.use == MappedColumn::Use::itemId) found = lead + QStringLiteral(" id");
        if (column.use == MappedColumn::Use::fact) {
            found = lead + QLatin1Char('.') + QString::fromStdString(vocabulary().fact(column.entity, column.fact).id);
            if (column.unit == MoneyUnit::wan) found += QStringLiteral(" 万");
            if (column.unit == MoneyUnit::yi) found += QStringLiteral(" 亿");
        }
        QCOMPARE(found, meaning);
    }

    void rowsBecomeCases() {
        const auto input = inputOf("园区企业情况表,,,,\n"
                                   "企业编号,名称,所在城市,从业人员,项目1总投资（万元）\n"
                                   "1,甲公司,北京,50,20000\n"
                                   "示例,不算,北京,1,1\n"
                                   "2,乙公司,,,\n");
        QVERIFY(input);
        screening::Piece piece;
        QVERIFY(*(*input)->next(piece));
        QCOMPARE(piece.cases.size(), std::size_t{2});
        QCOMPARE(piece.cases[0].line, std::uint64_t{3});
        const std::string text = writeCase(piece.cases[0].subject, vocabulary());
        QVERIFY2(text.find("\"total_investment\": \"200000000.00\"") != std::string::npos, text.c_str());
        QVERIFY(text.find("\"employees\": 50") != std::string::npos);
        QCOMPARE(piece.cases[1].subject.projects.size(), std::size_t{0});
        QVERIFY(!*(*input)->next(piece));
    }

    void badCellsAreNamed() {
        const auto input = inputOf("名称,所在城市,从业人员,上年营业收入（万元）\n"
                                   "甲,北京,五十,1200.5\n"
                                   "乙,亚特兰蒂斯,3,-5\n"
                                   "丙,北京,3,5\n");
        QVERIFY(input);
        screening::Piece piece;
        QVERIFY(*(*input)->next(piece));
        // The cell is unknown and told; the rest of its row goes on.
        QCOMPARE(piece.cases.size(), std::size_t{3});
        QVERIFY(piece.problems.empty());
        const Item& company = piece.cases[0].subject.company;
        QVERIFY(!isKnown(company.facts.at(vocabulary().known().employees)));
        QVERIFY(isKnown(company.facts.at(vocabulary().known().revenue)));
        const std::vector<TableNote>& notes = (*input)->account().notes();
        QCOMPARE((*input)->account().count(NoteKind::unread), std::uint64_t{3});
        QCOMPARE(notes[0].row, std::uint64_t{2});
        QCOMPARE(*notes[0].column, std::uint32_t{2});
        QCOMPARE(notes[0].text, std::string("五十"));
        const Localized place = placeOf((*input)->map(), 0, 2, 2);
        QCOMPARE(place.zh, std::string("C2“从业人员”："));
        QCOMPARE(place.en, std::string("C2 \"从业人员\": "));
    }

    // A default would stand in for what is there.
    void aDefaultIsNoAnswer() {
        const auto input = inputOf("名称,行业,项目1所属年度\n甲,医药制造业,2026\n乙,,去年\n丙,,\n");
        QVERIFY(input);
        screening::Piece piece;
        QVERIFY(*(*input)->next(piece));
        QCOMPARE(piece.cases.size(), std::size_t{1});
        QCOMPARE(piece.problems.size(), std::size_t{2});
        QVERIFY(piece.problems[0].diagnostics.front().message.zh.find("医药制造业") != std::string::npos);
    }

    // What stands in a table besides companies, and companies that stand in several rows.
    void rowsThatAreNoCompanies_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("found"); // projects of each case; ! refused; then skipped and joined
        const auto row = [](const char* name, const QByteArray& rows, const char* found) {
            QTest::newRow(name) << "名称,统一社会信用代码,所在城市,项目名称,总投资（万元）\n" + rows
                                << QString::fromUtf8(found);
        };
        row("total", "甲,,北京,一,100\n合计,,,,100\n", "1 skipped 1 joined 0");
        row("total with a count", "甲,,北京,一,100\n合计（1家）,,,,100\n总 计,,,,5\n", "1 skipped 2 joined 0");
        row("note", "甲,,北京,一,100\n注：以上为自报。,,,,\n填表人：张三,,审核人：李四,,\n", "1 skipped 2 joined 0");
        row("headings again", "甲,,北京,一,100\n名称,统一社会信用代码,所在城市,项目名称,总投资（万元）\n乙,,,,5\n",
            "1,1 skipped 1 joined 0");
        row("company cell merged", "甲,,北京,一,100\n,,,二,200\n乙,,,,\n", "2,0 skipped 0 joined 1");
        row("nameless", ",,北京,二,200\n", "! skipped 0 joined 0");
        row("nameless of another place", "甲,,北京,一,100\n,,天津,二,200\n", "1,! skipped 0 joined 0");
        row("same name and place", "甲,,北京,一,100\n甲,,北京,二,200\n", "2 skipped 0 joined 1");
        row("same name, another place", "甲,,北京,一,100\n甲,,天津,二,200\n", "1,1 skipped 0 joined 0");
        row("same code", "甲,91110108MA00000A1P,北京,一,100\n甲,91110108ma00000a1p,北京,二,200\n",
            "2 skipped 0 joined 1");
        row("same code, another city", "甲,91110108MA00000A1P,北京,一,100\n甲,91110108MA00000A1P,天津,二,200\n",
            "! skipped 0 joined 1");
        row("the same row apart", "甲,,北京,一,100\n乙,,北京,一,100\n甲 ,,北京,一,100\n", "1,1 skipped 1 joined 0");
        row("another row apart", "甲,,北京,一,100\n乙,,北京,一,100\n甲,,北京,二,100\n", "2,1 skipped 0 joined 1");
        row("a comma too many", "甲,,北京,一,1,000\n", "! skipped 0 joined 0");
    }
    void rowsThatAreNoCompanies() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, found);
        const auto input = inputOf(bytes);
        QVERIFY2(input, input ? "" : input.error().zh.c_str());
        screening::Piece piece;
        QVERIFY(*(*input)->next(piece));
        std::map<std::uint64_t, QString> rows;
        for (const screening::LineCase& one : piece.cases)
            rows[one.line] = QString::number(one.subject.projects.size());
        for (const screening::LineProblem& one : piece.problems) rows[one.line] = QStringLiteral("!");
        QStringList listed;
        for (const auto& [line, text] : rows) listed << text;
        const TableAccount& account = (*input)->account();
        QCOMPARE(QStringLiteral("%1 skipped %2 joined %3")
                     .arg(listed.join(QLatin1Char(',')))
                     .arg(account.count(NoteKind::skipped))
                     .arg(account.count(NoteKind::joined)),
                 found);
    }

    // The column of an amount: its unit, and where it was said; ? is a doubt.
    void unitsAreFound_data() {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("unit");
        const auto row = [](const char* table, const char* unit) {
            QTest::newRow(table) << QString::fromUtf8(table) << QString::fromUtf8(unit);
        };
        for (const char* heading :
             {"总投资（万元）", "总投资【万元】", "总投资[万元]", "总投资〔万元〕", "总投资/万元", "总投资，万元",
              "总投资-万元", "总投资 万元", "总投资（单位：万元）", "总投资（万元）（必填）", "总投资（人民币万元）"})
            row(qPrintable(QStringLiteral("名称;%1").arg(QString::fromUtf8(heading))), "万元 heading");
        row("名称;总投资（千元）", "千元 heading");
        row("名称;总投资（百万元）", "百万元 heading");
        row("名称;总投资（百万）", "百万元 heading");
        row("名称;总投资（亿）", "亿元 heading");
        row("单位：万元\n名称;总投资", "万元 above");
        row("企业表;金额单位：人民币万元\n名称;总投资", "万元 above");
        row("单位：万元\n名称;总投资（元）", "元 heading");
        row("填表单位：招商部\n名称;总投资", "元 assumed");
        row("名称;总投资", "元 assumed");
        row("名称;总投资（万美元）", "? heading");
        row("名称;总投资（k）", "? heading");
        row("单位：万美元\n名称;总投资", "? above");
    }
    void unitsAreFound() {
        QFETCH(QString, table);
        QFETCH(QString, unit);
        const ColumnMap map =
            mapOf(table.replace(QStringLiteral("\\n"), QStringLiteral("\n")).toUtf8() + "\n甲;5\n乙;6\n丙;7\n");
        const SheetMap& sheet = map.sheets.front();
        QVERIFY(sheet.columns.at(1).use == MappedColumn::Use::fact);
        const bool doubt = sheet.said.at(1).sure != Sureness::exact;
        const QString from = sheet.said[1].unitFrom == UnitFrom::above     ? QStringLiteral("above")
                             : sheet.said[1].unitFrom == UnitFrom::assumed ? QStringLiteral("assumed")
                                                                           : QStringLiteral("heading");
        QCOMPARE((doubt ? QStringLiteral("?") : QString::fromStdString(nameOf(sheet.columns[1].unit).zh)) +
                     QLatin1Char(' ') + from,
                 unit);
    }

    void projectsFindTheirCompanies() {
        const QString path = folder_.filePath(QStringLiteral("filled.xlsx"));
        WorkbookWriter book(path.toStdString());
        book.sheet(
            "企业",
            {{"企业编号", "名称", "所在城市"}, {"1", "甲", "北京"}, {"2", "乙", "天津"}, {"1", "甲又一行", "北京"}});
        book.sheet("项目", {{"企业编号", "编号", "总投资（万元）"},
                            {"2", "x1", "300"},
                            {"1", "", "100"},
                            {"1", "", "200"},
                            {"7", "", "1"},
                            {"2", "x1", "5"}});
        book.sheet("支出", {{"企业名称", "金额（元）"}, {"甲", "9.99"}});
        QVERIFY(book.close());
        const auto file = TableFile::open(path.toStdString());
        QVERIFY(file);
        const ColumnMap map = guessMap(vocabulary(), (*file)->sheets());
        const auto input = SheetInput::open(*file, map, test::builtInRules());
        QVERIFY2(input, input ? "" : input.error().zh.c_str());
        screening::Piece piece;
        QVERIFY(*(*input)->next(piece));
        QCOMPARE(piece.cases.size(), std::size_t{2});
        QCOMPARE(piece.cases[0].subject.projects.size(), std::size_t{2});
        QCOMPARE(piece.cases[0].subject.projects[1].id, std::string("p2"));
        QCOMPARE(piece.cases[0].subject.expenses.size(), std::size_t{1});
        QCOMPARE(piece.cases[1].line, std::uint64_t{4});
        QVERIFY(piece.cases[1].subject.projects.empty()); // they are the first one's
        QCOMPARE(piece.problems.size(), std::size_t{2});
        QCOMPARE(piece.problems[0].line, std::uint64_t{3}); // an id twice
        QVERIFY(piece.problems[1].diagnostics.front().message.zh.find("“项目”表第 5 行") != std::string::npos);
    }

    // In the company's row and on a sheet of its own.
    void supportHeldIsRead() {
        const auto input =
            inputOf("名称,所在城市,项目1总投资（万元）,已获支持1金额（万元）,已获支持1层级,已获支持1项目,"
                    "award 2 amount,award 2 measure\n"
                    "甲,北京,2000,50,国家级,p1,1000,beijing-2024/hnte-first\n"
                    "乙,北京,2000,,,,,\n"
                    "丙,北京,2000,50,,p2,,\n"
                    "丁,北京,2000,,,p1,,\n"
                    "戊,北京,2000,50,,p1,5,beijing-2024/no-such\n"
                    "己,北京,2000,50,,,,\n"
                    "庚,北京,2000,五十,,p1,,\n");
        QVERIFY(input);
        screening::Piece piece;
        QVERIFY(*(*input)->next(piece));
        QCOMPARE(piece.cases.size(), std::size_t{2});
        const std::vector<Award>& awards = piece.cases[0].subject.awards;
        QCOMPARE(awards.size(), std::size_t{2});
        QVERIFY(awards[0] == (Award{"a1", std::nullopt, Money::fromFen(50'000'000), AwardLevel::national,
                                    AwardTarget::project, "p1"}));
        QVERIFY(awards[1] == (Award{"a2", std::nullopt, Money::fromFen(100'000), AwardLevel::city, AwardTarget::measure,
                                    "beijing-2024/hnte-first"}));
        QVERIFY(piece.cases[1].subject.awards.empty());
        QCOMPARE(piece.problems.size(), std::size_t{5});
        for (const auto& [index, said] : {std::pair{0, "没有编号或名称为“p2”的项目"}, std::pair{1, "没有填已获金额"},
                                          std::pair{2, "没有载入的政策包含"}, std::pair{3, "须填且只填一个"},
                                          std::pair{4, "D8“已获支持1金额（万元）”"}}) {
            const Diagnostic& problem = piece.problems[static_cast<std::size_t>(index)].diagnostics.front();
            QVERIFY2(problem.message.zh.find(said) != std::string::npos, problem.message.zh.c_str());
            QCOMPARE(problem.place.line, static_cast<std::size_t>(index) + 4);
        }
    }

    // From which year, and under which measure: what the case reader refuses is refused here.
    void supportHeldUnderAMeasureIsRead() {
        const auto input =
            inputOf("名称,所在城市,项目1项目类型,已获支持1金额（万元）,已获支持1层级,已获支持1项目,已获支持1获得年度,"
                    "已获支持1早先由哪条措施给予\n"
                    "甲,北京,中试平台,50,省级,p1,2025,beijing-2024/pilot-platform\n"
                    "乙,北京,中试平台,50,省级,p1,,\n"
                    "丙,北京,中试平台,50,,p1,,beijing-2024/hnte-first\n"
                    "丁,北京,中试平台,50,,p1,,beijing-2024/no-such\n"
                    "戊,北京,中试平台,50,,p1,1948,\n");
        QVERIFY(input);
        screening::Piece piece;
        QVERIFY(*(*input)->next(piece));
        QCOMPARE(piece.cases.size(), std::size_t{2});
        QVERIFY(piece.cases[0].subject.awards.front() ==
                (Award{"a1", std::nullopt, Money::fromFen(50'000'000), AwardLevel::provincial, AwardTarget::project,
                       "p1", 2025, "beijing-2024/pilot-platform"}));
        const Award& plain = piece.cases[1].subject.awards.front();
        QVERIFY(!plain.year && !plain.under);
        QCOMPARE(piece.problems.size(), std::size_t{3});
        for (const auto& [index, said] :
             {std::pair{0, "针对企业的措施"}, std::pair{1, "没有载入的政策包含"}, std::pair{2, "获得年度"}}) {
            const Diagnostic& problem = piece.problems[static_cast<std::size_t>(index)].diagnostics.front();
            QVERIFY2(problem.message.zh.find(said) != std::string::npos, problem.message.zh.c_str());
        }
    }

    void supportHeldHasASheet() {
        const QString path = folder_.filePath(QStringLiteral("held.xlsx"));
        WorkbookWriter book(path.toStdString());
        book.sheet("企业", {{"企业编号", "名称"}, {"1", "甲"}, {"2", "乙"}});
        book.sheet("项目", {{"企业编号", "编号", "项目名称"}, {"1", "x", "中试"}, {"1", "y", "总部"}});
        book.sheet("已获支持", {{"企业编号", "政策", "已获金额（万元）", "支持层级", "用于项目", "备注"},
                                {"1", "某市政策", "12.5", "区县级", "总部", "…"},
                                {"1", "", "1", "", "x", ""},
                                {"3", "", "1", "", "x", ""}});
        QVERIFY(book.close());
        const auto file = TableFile::open(path.toStdString());
        QVERIFY(file);
        const ColumnMap map = guessMap(vocabulary(), (*file)->sheets());
        QVERIFY(map.sheets[2].role == SheetMap::Role::awards);
        QCOMPARE(map.sheets[2].unused().size(), std::size_t{1});
        const auto kept = mapOfText(mapText(map, vocabulary()), (*file)->sheets(), vocabulary());
        QVERIFY(kept && *kept == map);
        const auto input = SheetInput::open(*file, map, test::builtInRules());
        QVERIFY2(input, input ? "" : input.error().zh.c_str());
        screening::Piece piece;
        QVERIFY(*(*input)->next(piece));
        QCOMPARE(piece.cases.size(), std::size_t{2});
        const std::vector<Award>& awards = piece.cases[0].subject.awards;
        QCOMPARE(awards.size(), std::size_t{2});
        QVERIFY(awards[0] ==
                (Award{"a1", "某市政策", Money::fromFen(12'500'000), AwardLevel::district, AwardTarget::project, "y"}));
        QCOMPARE(awards[1].targetId, std::string("x"));
        QCOMPARE(piece.problems.size(), std::size_t{1}); // of a company that is not there
    }

    void aMapThatCannotWorkSaysWhy() {
        ColumnMap map = mapOf("联系人,电话\n张三,1\n");
        QVERIFY(map.problem(vocabulary()).zh.find("没有一列") != std::string::npos);
        map = mapOf("名称,员工\n甲,1\n");
        QVERIFY(map.problem(vocabulary()).empty());
        map.sheets[0].columns[1] = map.sheets[0].columns[0];
        QVERIFY(map.problem(vocabulary()).zh.find("同一个字段") != std::string::npos);
        map.sheets[0].headings[1] = "\x1b[2J名称\x7f";
        QCOMPARE(printable(map.problem(vocabulary()).en), map.problem(vocabulary()).en);
        map.sheets[0].role = SheetMap::Role::ignored;
        QVERIFY(map.problem(vocabulary()).zh.find("企业表") != std::string::npos);
    }

    void goesOnWhereItStopped() {
        QByteArray bytes("名称,从业人员\n");
        for (int number = 0; number < 1'500; ++number) bytes += "企业" + QByteArray::number(number) + ",5\n";
        const auto first = inputOf(bytes);
        screening::Piece piece;
        QVERIFY(*(*first)->next(piece));
        QVERIFY(*(*first)->next(piece));
        const screening::InputMark mark = piece.end;
        QVERIFY(*(*first)->next(piece));
        const auto second = inputOf(bytes);
        const auto found = (*second)->skipTo(mark.position);
        QVERIFY(found);
        QVERIFY(*found == mark);
        screening::Piece again;
        QVERIFY(*(*second)->next(again));
        QCOMPARE(again.cases.front().line, piece.cases.front().line);
        QVERIFY(again.cases.front().subject == piece.cases.front().subject);
        const auto other = inputOf(bytes.replace("企业7,", "企业九,"));
        QVERIFY((*other)->skipTo(mark.position)->fingerprint != mark.fingerprint);
        const auto one = inputOf(bytes);
        QVERIFY((*one)->caseAt(900)->company == (*inputOf(bytes))->caseAt(900)->company);
        QVERIFY(!(*one)->caseAt(99'999));
    }

    void templatesComeBack_data() {
        QTest::addColumn<int>("language");
        QTest::addColumn<bool>("workbook");
        QTest::newRow("zh xlsx") << static_cast<int>(Language::zh) << true;
        QTest::newRow("en xlsx") << static_cast<int>(Language::en) << true;
        QTest::newRow("zh csv") << static_cast<int>(Language::zh) << false;
        QTest::newRow("en csv") << static_cast<int>(Language::en) << false;
    }
    // Every fact of the vocabulary has its column, the example row is passed over,
    // and what it shows can be read.
    void templatesComeBack() {
        QFETCH(int, language);
        QFETCH(bool, workbook);
        const auto in = static_cast<Language>(language);
        std::string path = folder_.filePath(QStringLiteral("template.xlsx")).toStdString();
        if (workbook)
            QVERIFY(writeXlsxTemplate(vocabulary(), allColumns(vocabulary()), in, *Target::at(path)));
        else
            path = write(QByteArray::fromStdString(csvTemplate(vocabulary(), allColumns(vocabulary()), in)));
        const auto file = TableFile::open(path);
        QVERIFY2(file, file ? "" : file.error().zh.c_str());
        ColumnMap map = guessMap(vocabulary(), (*file)->sheets());
        std::set<std::pair<Entity, std::size_t>> facts;
        std::set<std::size_t> held;
        for (const SheetMap& sheet : map.sheets) {
            if (sheet.role == SheetMap::Role::ignored) continue;
            QVERIFY2(sheet.unused().empty(),
                     sheet.unused().empty() ? "" : sheet.headings[sheet.unused().front()].c_str());
            for (const MappedColumn& column : sheet.columns) {
                if (column.use == MappedColumn::Use::fact) facts.emplace(column.entity, column.fact);
                if (column.use == MappedColumn::Use::award) held.insert(column.fact);
            }
        }
        std::size_t all = 0;
        for (const Entity entity : allEntities) all += vocabulary().facts(entity).size();
        QCOMPARE(facts.size(), all);
        QCOMPARE(held.size(), awardFields);
        auto input = SheetInput::open(*file, map, test::builtInRules());
        QVERIFY2(input, input ? "" : input.error().zh.c_str());
        screening::Piece piece;
        QVERIFY(*(*input)->next(piece));
        QVERIFY(piece.cases.empty() && piece.problems.empty());
        // Its examples are examples of what can be read.
        std::size_t companySheet = 0;
        while (map.sheets[companySheet].role != SheetMap::Role::companies) ++companySheet;
        const CaseMaker maker(vocabulary(), map, "");
        const auto placeOf = [&map](SheetMap::Role role) {
            const auto found = std::find_if(map.sheets.begin(), map.sheets.end(),
                                            [role](const SheetMap& sheet) { return sheet.role == role; });
            return static_cast<std::size_t>(found - map.sheets.begin());
        };
        for (std::size_t sheet = 0; sheet < map.sheets.size(); ++sheet) {
            if (map.sheets[sheet].role == SheetMap::Role::ignored) continue;
            const Row& example = (*file)->sheets()[sheet].rows.at(1);
            std::vector<StoredRow> rows;
            if (map.sheets[sheet].role != SheetMap::Role::companies) rows.push_back({sheet, example});
            if (map.sheets[sheet].role == SheetMap::Role::awards) // they are for the example's project
                rows.insert(rows.begin(), {placeOf(SheetMap::Role::projects),
                                           (*file)->sheets()[placeOf(SheetMap::Role::projects)].rows.at(1)});
            const auto made =
                rows.empty() ? maker.make({companySheet, example}, {}) : maker.make({companySheet, {}}, rows);
            QVERIFY2(made, made ? "" : made.error().front().message.zh.c_str());
        }
    }

private:
    class WorkbookWriter {
    public:
        explicit WorkbookWriter(const std::string& path) : book_(path) {}
        void sheet(const std::string& name, const std::vector<std::vector<std::string>>& rows) {
            WorkbookSheet sheet = book_.addSheet(name);
            for (std::uint32_t row = 0; row < rows.size(); ++row) {
                for (std::uint16_t column = 0; column < rows[row].size(); ++column)
                    sheet.text(row, column, rows[row][column]);
            }
        }
        bool close() { return book_.close().has_value(); }

    private:
        Workbook book_;
    };

    std::string write(const QByteArray& bytes) {
        QFile file(folder_.filePath(QStringLiteral("table%1").arg(++files_)));
        if (file.open(QIODevice::WriteOnly)) file.write(bytes);
        return file.fileName().toStdString();
    }
    ColumnMap mapOf(const QByteArray& bytes) {
        return guessMap(vocabulary(), (*TableFile::open(write(bytes)))->sheets());
    }
    tl::expected<std::unique_ptr<SheetInput>, Localized> inputOf(const QByteArray& bytes) {
        const auto file = TableFile::open(write(bytes));
        return SheetInput::open(*file, guessMap(vocabulary(), (*file)->sheets()), test::builtInRules());
    }

    QTemporaryDir folder_;
    int files_ = 0;
};

QTEST_MAIN(SheetsTest)
#include "sheets_test.moc"
