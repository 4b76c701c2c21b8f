// SPDX-License-Identifier: GPL-3.0-or-later
//
// The report: what must stand in it, the same bytes for the same input, markup
// that stays markup whatever a person typed, and a workbook whose formulas come
// to the totals of the assessment.
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>

#include <zip.h>

#include "core/assessment/siting.h"
#include "core/documents/xml_text.h"
#include "core/packs/days_left.h"
#include "core/report/docx_writer.h"
#include "core/report/html_writer.h"
#include "core/report/odt_writer.h"
#include "core/report/report.h"
#include "core/report/unbroken.h"
#include "core/report/xlsx_writer.h"
#include "tests/support/rules.h"

using namespace biosubsidy;
namespace rep = biosubsidy::report;

namespace {

const std::string hostile = "=HYPERLINK(\"http://x\")<script>&'\"\t";

QString fileText(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

std::string wholeCase(const char* name) {
    const QString path = QStringLiteral(BIOSUBSIDY_SOURCE_DIR "/tests/cases/%1.case.json").arg(QLatin1String(name));
    return fileText(path).toStdString();
}

std::string example() {
    return fileText(QStringLiteral(BIOSUBSIDY_SOURCE_DIR "/resources/examples/beijing.json")).toStdString();
}

rep::Options optionsIn(Language language, rep::Unit unit = rep::Unit::wan) {
    rep::Options options;
    options.language = language;
    options.unit = unit;
    options.workFolder = QDir::tempPath().toStdString();
    return options;
}

std::string htmlOf(const Assessment& assessment, const rep::Options& options) {
    return rep::toHtml(rep::makeReport({assessment}, options));
}

// The error of the first mistake in the markup, or "".
QString mistakeIn(const QByteArray& xml) {
    QXmlStreamReader reader(xml);
    while (!reader.atEnd()) reader.readNext();
    return reader.hasError() ? reader.errorString() : QString();
}

// A member of a zip archive, its checksum verified; without a name the list of them.
QByteArray member(const std::string& archive, const QString& name) {
    zip_source_t* source = zip_source_buffer_create(archive.data(), archive.size(), 0, nullptr);
    zip_t* zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
    if (zip == nullptr) return {};
    QByteArray read;
    if (name.isEmpty()) {
        for (zip_int64_t index = 0; index < zip_get_num_entries(zip, 0); ++index)
            read += QByteArray(zip_get_name(zip, static_cast<zip_uint64_t>(index), 0)) + '\n';
        read.chop(1);
    } else if (zip_file_t* file = zip_fopen(zip, name.toUtf8().constData(), 0)) {
        QByteArray part(1 << 16, '\0');
        for (zip_int64_t count = 0; (count = zip_fread(file, part.data(), static_cast<zip_uint64_t>(part.size()))) > 0;)
            read.append(part.constData(), static_cast<qsizetype>(count));
        zip_fclose(file);
    }
    zip_discard(zip);
    return read;
}

// What a person reads in a document, one text after the other.
QStringList textsOf(const rep::Document& document) {
    QStringList texts;
    const auto add = [&](const std::string& text) { texts << QString::fromStdString(text); };
    for (const rep::Section& section : document.sections) {
        add(section.title);
        for (const rep::Block& block : section.blocks) {
            if (const auto* paragraph = std::get_if<rep::Paragraph>(&block)) add(paragraph->text);
            if (const auto* bullets = std::get_if<rep::Bullets>(&block))
                for (const std::string& item : bullets->items) add(item);
            if (const auto* table = std::get_if<rep::Table>(&block))
                for (const rep::Row& row : table->rows)
                    for (const rep::Cell& cell : row.cells) add(cell.text);
            if (const auto* entry = std::get_if<rep::Entry>(&block)) {
                add(entry->title);
                add(entry->sum);
                for (const std::string& badge : entry->badges) add(badge);
                for (const rep::Detail& detail : entry->details)
                    for (const std::string& text : detail.texts) add(text);
            }
        }
    }
    return texts;
}

// With what stands before the first section.
QStringList allTextsOf(const rep::Document& document) {
    QStringList texts = textsOf(document);
    texts << QString::fromStdString(document.cover.notice);
    for (const auto* details : {&document.cover.sums, &document.cover.details})
        for (const rep::Detail& detail : *details)
            for (const std::string& text : detail.texts) texts << QString::fromStdString(detail.label + " " + text);
    return texts;
}

bool holds(const QStringList& texts, const char* wanted) {
    return texts.join(QLatin1Char('\n')).contains(QString::fromUtf8(wanted));
}

// The cells of a sheet as texts, by name, and their formulas.
struct Sheet {
    QMap<QString, QString> values;
    QMap<QString, QString> formulas;
};

Sheet sheetOf(const std::string& xlsx, int number) {
    QStringList strings;
    QXmlStreamReader shared(member(xlsx, QStringLiteral("xl/sharedStrings.xml")));
    while (!shared.atEnd())
        if (shared.readNext() == QXmlStreamReader::StartElement && shared.name() == QLatin1String("t"))
            strings << shared.readElementText();
    Sheet sheet;
    QXmlStreamReader reader(member(xlsx, QStringLiteral("xl/worksheets/sheet%1.xml").arg(number)));
    QString cell;
    bool isText = false;
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement) continue;
        if (reader.name() == QLatin1String("c")) {
            cell = reader.attributes().value(QLatin1String("r")).toString();
            isText = reader.attributes().value(QLatin1String("t")) == QLatin1String("s");
        } else if (reader.name() == QLatin1String("f")) {
            sheet.formulas[cell] = reader.readElementText();
        } else if (reader.name() == QLatin1String("v")) {
            const QString value = reader.readElementText();
            sheet.values[cell] = isText ? strings.value(value.toInt()) : value;
        }
    }
    return sheet;
}

// What SUMIFS or COUNTIFS over the sheet of claims comes to, exactly.
QString resultOf(const QString& formula, const Sheet& claims) {
    auto parts = QRegularExpression(QStringLiteral("\\$([A-Z]+)\\$(\\d+):\\$[A-Z]+\\$(\\d+)|\"=([^\"]*)\""))
                     .globalMatch(formula);
    QStringList columns;
    QStringList criteria;
    int first = 0;
    int last = 0;
    while (parts.hasNext()) {
        const auto part = parts.next();
        if (part.captured(1).isEmpty()) {
            criteria << part.captured(4);
        } else {
            columns << part.captured(1);
            first = part.captured(2).toInt();
            last = part.captured(3).toInt();
        }
    }
    const bool sums = formula.startsWith(QLatin1String("SUMIFS"));
    const QString summed = sums ? columns.takeFirst() : QString();
    Money sum;
    int count = 0;
    for (int row = first; row <= last; ++row) {
        bool wanted = true;
        for (qsizetype index = 0; index < columns.size(); ++index)
            wanted = wanted && claims.values.value(columns[index] + QString::number(row)) == criteria[index];
        if (!wanted) continue;
        ++count;
        const QString value = claims.values.value(summed + QString::number(row));
        if (sums && !value.isEmpty()) sum += *Money::parse(value.toStdString());
    }
    return sums ? QString::fromStdString(sum.toString()) : QString::number(count);
}

} // namespace

class ReportTest : public QObject {
    Q_OBJECT

    static void addCases() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"whole-1-beijing", "whole-2-tianjin", "whole-3-nearly-unknown"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

private Q_SLOTS:
    void sumsAreExactInBothUnits_data() {
        QTest::addColumn<QString>("amount");
        QTest::addColumn<QString>("wanColumn");
        QTest::addColumn<QString>("yuanColumn");
        QTest::addColumn<QString>("wanText");
        QTest::addColumn<QString>("yuanText");
        const auto row = [](const char* amount, const char* a, const char* b, const char* c, const char* d) {
            QTest::newRow(amount) << QString::fromUtf8(amount) << QString::fromUtf8(a) << QString::fromUtf8(b)
                                  << QString::fromUtf8(c) << QString::fromUtf8(d);
        };
        row("0", "0.00", "0.00", "0万元", "0元");
        row("0.01", "0.000001", "0.01", "0.000001万元", "0.01元");
        row("3600", "0.36", "3,600.00", "0.36万元", "3,600元");
        row("42446000", "4,244.60", "42,446,000.00", "4,244.6万元", "42,446,000元");
        row("123456789.12", "12,345.678912", "123,456,789.12", "12,345.678912万元", "123,456,789.12元");
        row("1000000000000000", "100,000,000,000.00", "1,000,000,000,000,000.00", "100,000,000,000万元",
            "1,000,000,000,000,000元");
    }
    void sumsAreExactInBothUnits() {
        QFETCH(QString, amount);
        const Money money = *Money::parse(amount.toStdString());
        const auto is = [](const std::string& text, const char* column) {
            QFETCH(QString, wanColumn);
            QFETCH(QString, yuanColumn);
            QFETCH(QString, wanText);
            QFETCH(QString, yuanText);
            const QString wanted = qstrcmp(column, "wanColumn") == 0    ? wanColumn
                                   : qstrcmp(column, "yuanColumn") == 0 ? yuanColumn
                                   : qstrcmp(column, "wanText") == 0    ? wanText
                                                                        : yuanText;
            return QString::fromStdString(text) == wanted;
        };
        QVERIFY(is(rep::columnSum(money, rep::Unit::wan), "wanColumn"));
        QVERIFY(is(rep::columnSum(money, rep::Unit::yuan), "yuanColumn"));
        QVERIFY(is(rep::sumText(money, rep::Unit::wan, Language::zh), "wanText"));
        QVERIFY(is(rep::sumText(money, rep::Unit::yuan, Language::zh), "yuanText"));
    }

    void saysWhatAClientNeeds() {
        const Assessment assessment = test::assessed(example());
        const QStringList texts = allTextsOf(rep::makeReport({assessment}, optionsIn(Language::zh)));
        for (const char* wanted :
             {"最高可获 4,244.6万元", "30% × 2亿元（总投资） = 6,000万元 → 封顶 5,000万元", "附件3", "比例未公布",
              "京科发〔2024〕14号", "昌平区中试平台配套支持", "2026-12-31", "免责声明", "126", "6,800万元"})
            QVERIFY2(holds(texts, wanted), wanted);
        QVERIFY(holds(texts, assessment.packs.front().pack->sha256.c_str()));
        for (const Claim& claim : assessment.packs.front().claims)
            QVERIFY2(holds(texts, claim.measure->title.zh.c_str()), claim.measure->id.c_str());
    }

    void draftsAndTheSupersededAreMarked() {
        const Assessment assessment = test::assessed(wholeCase("whole-2-tianjin"));
        const QStringList zh = textsOf(rep::makeReport({assessment}, optionsIn(Language::zh)));
        for (const char* wanted : {"征求意见稿", "已被替代", "津政办发〔2024〕23号", "摘录"})
            QVERIFY2(holds(zh, wanted), wanted);
        const QStringList en = textsOf(rep::makeReport({assessment}, optionsIn(Language::en, rep::Unit::yuan)));
        for (const char* wanted : {"draft", "superseded", "excerpt"}) QVERIFY2(holds(en, wanted), wanted);
    }

    void nothingIsLeftOutOfTheQuestions() {
        const Assessment assessment = test::assessed(wholeCase("whole-3-nearly-unknown"));
        const rep::Document document = rep::makeReport({assessment}, optionsIn(Language::zh));
        std::size_t rows = 0;
        for (const rep::Section& section : document.sections)
            for (const rep::Block& block : section.blocks)
                if (const auto* table = std::get_if<rep::Table>(&block); table && table->name == "最值得补充的信息")
                    rows = table->rows.size();
        QCOMPARE(rows, assessment.questions.size());
    }

    void comparisonStandsWhereItWasAsked() {
        const auto rules = test::builtInRules();
        const Case subject = test::caseOf(*rules, example());
        const Assessment assessment = test::assessed(example());
        const auto sitings = compareSitings(rules, subject, {.asOf = assessment.asOf});
        QVERIFY(!holds(textsOf(rep::makeReport({assessment}, optionsIn(Language::zh))), "各地比较"));
        const QStringList texts = textsOf(rep::makeReport({assessment, &sitings}, optionsIn(Language::zh)));
        for (const char* wanted : {"各地比较", "重庆市", "上海市金山区", "杭州市"})
            QVERIFY2(holds(texts, wanted), wanted);
    }

    void contentsMayBeLeftOut() {
        const Assessment assessment = test::assessed(example());
        rep::Options options = optionsIn(Language::zh);
        options.contents = {.list = false, .conditions = false, .ineligible = false, .notes = false, .facts = false};
        const QStringList texts = textsOf(rep::makeReport({assessment}, options));
        QVERIFY(!holds(texts, "所依据的情况"));
        QVERIFY(!holds(texts, "不符合的措施"));
        QVERIFY(!holds(texts, "项目类型包含"));
        QVERIFY(!holds(texts, "说明与假设"));
        QVERIFY(!rep::makeReport({assessment}, options).hasContents);
    }

    // The sum stands before everything else, and what it is not stands with it.
    void theSumComesFirst() {
        const Assessment assessment = test::assessed(example());
        const rep::Document document = rep::makeReport({assessment}, optionsIn(Language::zh));
        QCOMPARE(document.cover.sums.size(), std::size_t{1});
        QCOMPARE(document.cover.sums.front().texts.front(), std::string("4,244.6万元"));
        QVERIFY(document.cover.notice.find(rep::disclaimer(Language::zh)) != std::string::npos);
        const auto* lead = std::get_if<rep::Paragraph>(&document.sections.front().blocks.front());
        QVERIFY(lead != nullptr && lead->text.find("4,244.6万元") != std::string::npos);
    }

    // Each row has a cell for each column, whatever is assessed.
    void rowsFitTheirColumns_data() { addCases(); }
    void rowsFitTheirColumns() {
        QFETCH(QString, name);
        const auto rules = test::builtInRules();
        const Case subject = test::caseOf(*rules, wholeCase(name.toLatin1().constData()));
        const Assessment assessment = test::assessed(wholeCase(name.toLatin1().constData()));
        const auto sitings = compareSitings(rules, subject, {.asOf = assessment.asOf});
        for (const bool brief : {false, true}) {
            rep::Options options = optionsIn(Language::zh);
            options.brief = brief;
            for (const rep::Section& section : rep::makeReport({assessment, &sitings}, options).sections)
                for (const rep::Block& block : section.blocks)
                    if (const auto* table = std::get_if<rep::Table>(&block))
                        for (const rep::Row& row : table->rows)
                            QVERIFY2(row.cells.size() == table->columns.size(), table->name.c_str());
        }
    }

    // In the workbook what stands below a heading is what it names.
    void headingsStandOverTheirColumns_data() { addCases(); }
    void headingsStandOverTheirColumns() {
        QFETCH(QString, name);
        const Assessment assessment = test::assessed(wholeCase(name.toLatin1().constData()));
        const std::string xlsx = *rep::toXlsx({assessment}, optionsIn(Language::zh));
        const Sheet claims = sheetOf(xlsx, 2);
        QMap<QString, QString> columns; // by heading
        for (auto at = claims.values.begin(); at != claims.values.end(); ++at)
            if (at.key().size() == 2 && at.key().endsWith(QLatin1Char('1'))) columns[at.value()] = at.key().left(1);
        const auto all = [&](const char* heading, const QStringList& allowed) {
            const QString column = columns.value(QString::fromUtf8(heading));
            if (column.isEmpty()) return false;
            for (int row = 2; claims.values.contains(QStringLiteral("E%1").arg(row)); ++row)
                if (!allowed.contains(claims.values.value(column + QString::number(row)))) return false;
            return true;
        };
        QVERIFY(all("判断", {QStringLiteral("符合"), QStringLiteral("可争取"), QStringLiteral("待补信息"),
                             QStringLiteral("不符合")}));
        QVERIFY(all("是否计入",
                    {QString(), QStringLiteral("计入"), QStringLiteral("不计入"), QStringLiteral("金额由他项给出")}));
        QVERIFY(all("文件状态", {QStringLiteral("施行中"), QStringLiteral("征求意见稿")}));
        QVERIFY(all("文本", {QStringLiteral("全文"), QStringLiteral("摘录"), QStringLiteral("据报道")}));
        QVERIFY(all("来源", {QStringLiteral("内置")}));
    }

    void noSheetHasACellPastItsHeadings() {
        const Assessment assessment = test::assessed(wholeCase("whole-2-tianjin"));
        const std::string xlsx = *rep::toXlsx({assessment}, optionsIn(Language::zh));
        for (int number = 2; number <= 5; ++number) {
            const Sheet sheet = sheetOf(xlsx, number);
            const QRegularExpression place(QStringLiteral("^([A-Z]+)(\\d+)$"));
            QSet<QString> headed;
            for (auto at = sheet.values.begin(); at != sheet.values.end(); ++at)
                if (place.match(at.key()).captured(2) == QLatin1String("1"))
                    headed << place.match(at.key()).captured(1);
            for (auto at = sheet.values.begin(); at != sheet.values.end(); ++at)
                QVERIFY2(headed.contains(place.match(at.key()).captured(1)), qPrintable(at.key()));
        }
    }

    void theWorkbookIsForPeople() {
        const Assessment assessment = test::assessed(example());
        const std::string xlsx = *rep::toXlsx({assessment}, optionsIn(Language::zh));
        QVERIFY(!member(xlsx, QStringLiteral("xl/sharedStrings.xml")).contains("projects.p1"));
        for (int number = 1; number <= 6; ++number) {
            const QByteArray sheet = member(xlsx, QStringLiteral("xl/worksheets/sheet%1.xml").arg(number));
            for (const char* wanted :
                 {"fitToPage=\"1\"", "fitToHeight=\"0\"", "orientation=\"landscape\"", "paperSize=\"9\""})
                QVERIFY2(sheet.contains(wanted), wanted);
        }
        // 总投资 2亿元, a number with its unit.
        QVERIFY(sheetOf(xlsx, 6).values.values().contains(QStringLiteral("20000")));
        QVERIFY(member(xlsx, QStringLiteral("xl/styles.xml")).contains("万元"));
    }

    // The day of the assessment and the last day both count, everywhere.
    void daysLeftAreCountedOnce() {
        const Assessment assessment = test::assessed(example(), "2026-11-30");
        const Pack& pack = *assessment.packs.front().pack;
        QCOMPARE(*daysLeft(pack, assessment.asOf), 32L);
        QCOMPARE(*daysLeft(pack, *Date::of(2026, 12, 31)), 1L);
        QVERIFY(!daysLeft(pack, *Date::of(2027, 1, 1)));
        QVERIFY(textsOf(rep::makeReport({assessment}, optionsIn(Language::zh))).contains(QStringLiteral("32")));
    }

    // After its end a document's total is zero; what it was on the last day is said.
    void whatHasEndedSaysSo() {
        const AssessOptions options{.asOf = *Date::of(2027, 1, 15)};
        const Assessment assessment = test::assessed(example(), "2027-01-15");
        const rep::Input input{assessment, nullptr, outOfForce(assessment, options)};
        const QStringList zh = textsOf(rep::makeReport(input, optionsIn(Language::zh)));
        for (const char* wanted :
             {"执行到 2026-12-31 为止，测算日 2027-01-15 已过", "在最后一天北京市最高可获 4,244.6万元", "没有接续它的"})
            QVERIFY2(holds(zh, wanted), wanted);
        const QStringList en = textsOf(rep::makeReport(input, optionsIn(Language::en)));
        QVERIFY(holds(en, "On its last day, as stated, Beijing may have granted at most CNY 42,446,000"));
        QVERIFY(member(*rep::toXlsx(input, optionsIn(Language::zh)), QStringLiteral("xl/sharedStrings.xml"))
                    .contains("执行到 2026-12-31 为止"));
    }

    void whatIsToBeginSaysSo() {
        const AssessOptions options{.asOf = *Date::of(2024, 1, 15)};
        const Assessment assessment = test::assessed(example(), "2024-01-15");
        const std::vector<OutOfForce> found = outOfForce(assessment, options);
        const auto plan = std::find_if(found.begin(), found.end(),
                                       [](const OutOfForce& of) { return of.pack->id == "beijing-2024"; });
        QVERIFY(plan != found.end());
        QVERIFY(!plan->ended);
        QCOMPARE(plan->day, *plan->pack->from);
        QVERIFY(holds(textsOf(rep::makeReport({assessment, nullptr, found}, optionsIn(Language::zh))),
                      "测算日 2024-01-15 尚未施行"));
    }

    void unbrokenTextsHoldTogether_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected"); // ~ for a hard space
        const auto row = [](const char* text, const char* expected) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
        };
        row("", "");
        row("最高可获 4,244.6万元", "最高可获 4,244.6万元");
        row("CNY 42,446,000 (Annex 3, art. 12)", "CNY~42,446,000 (Annex~3, art.~12)");
        row("the 3 best", "the 3 best");
        row(" 3", " 3");
        row("CNY", "CNY");
    }
    void unbrokenTextsHoldTogether() {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QString made = QString::fromStdString(rep::unbroken(text.toStdString()));
        made.replace(QChar(0x00A0), QLatin1Char('~'));
        QCOMPARE(made, expected);
    }

    // Office programs break Chinese text anywhere; these documents tell them where not.
    void numbersAndClausesHoldTogether() {
        const Assessment assessment = test::assessed(example());
        const rep::Document document = rep::makeReport({assessment}, optionsIn(Language::zh));
        const QString odt = QString::fromUtf8(member(*rep::toOdt(document), QStringLiteral("settings.xml")));
        const QString docx = QString::fromUtf8(member(*rep::toDocx(document), QStringLiteral("word/settings.xml")));
        QCOMPARE(mistakeIn(odt.toUtf8()), QString());
        for (const QString& settings : {odt, docx})
            for (const char* wanted : {"0123456789", "万亿元", "条款项", "第附"})
                QVERIFY2(settings.contains(QString::fromUtf8(wanted)), wanted);
        QVERIFY(member(*rep::toOdt(document), QStringLiteral("styles.xml")).contains("fo:language=\"en\""));
        QVERIFY(member(*rep::toDocx(document), QStringLiteral("word/styles.xml")).contains("w:lang w:val=\"en-US\""));
        // And the text is as it stands, to be searched and copied.
        QVERIFY(!member(*rep::toOdt(document), QStringLiteral("content.xml")).contains("\u2060"));
    }

    // What Word would want to repair: a part that is named and not there, a cell
    // without a paragraph, markup that is not well-formed.
    void docxIsWhole_data() { addCases(); }
    void docxIsWhole() {
        QFETCH(QString, name);
        const Assessment assessment = test::assessed(wholeCase(name.toLatin1().constData()));
        const std::string docx = *rep::toDocx(rep::makeReport({assessment}, optionsIn(Language::zh)));
        const QList<QByteArray> names = member(docx, QString()).split('\n');
        QCOMPARE(names.front(), QByteArray("[Content_Types].xml"));
        for (const QByteArray& part : names)
            if (!part.endsWith(".png")) QCOMPARE(mistakeIn(member(docx, QString::fromUtf8(part))), QString());
        const QString types = QString::fromUtf8(member(docx, QStringLiteral("[Content_Types].xml")));
        auto parts = QRegularExpression(QStringLiteral("PartName=\"/([^\"]*)\"")).globalMatch(types);
        while (parts.hasNext()) QVERIFY(names.contains(parts.next().captured(1).toUtf8()));
        const QString relations = QString::fromUtf8(member(docx, QStringLiteral("word/_rels/document.xml.rels")));
        const QString document = QString::fromUtf8(member(docx, QStringLiteral("word/document.xml")));
        auto targets =
            QRegularExpression(QStringLiteral("Id=\"([^\"]*)\"[^>]*Target=\"([^\"]*)\"")).globalMatch(relations);
        while (targets.hasNext()) QVERIFY(names.contains("word/" + targets.next().captured(2).toUtf8()));
        auto used = QRegularExpression(QStringLiteral("r:(?:id|embed)=\"([^\"]*)\"")).globalMatch(document);
        while (used.hasNext()) QVERIFY(relations.contains(QStringLiteral("Id=\"%1\"").arg(used.next().captured(1))));
        auto styles = QRegularExpression(QStringLiteral("<w:[pr]Style w:val=\"([^\"]*)\"")).globalMatch(document);
        const QString known = QString::fromUtf8(member(docx, QStringLiteral("word/styles.xml")));
        while (styles.hasNext())
            QVERIFY(known.contains(QStringLiteral("w:styleId=\"%1\"").arg(styles.next().captured(1))));
        QVERIFY(!document.contains(QStringLiteral("</w:tcPr></w:tc>")));
        QVERIFY(!document.contains(QStringLiteral("</w:tbl><w:tbl>")));
        QCOMPARE(document.count(QStringLiteral("w:fldCharType=\"begin\"")),
                 document.count(QStringLiteral("w:fldCharType=\"end\"")));
    }

    void sameInputSameBytes() {
        const Assessment first = test::assessed(example());
        const Assessment second = test::assessed(example());
        const rep::Options options = optionsIn(Language::zh);
        QCOMPARE(htmlOf(first, options), htmlOf(second, options));
        QCOMPARE(*rep::toXlsx({first}, options), *rep::toXlsx({second}, options));
        QCOMPARE(*rep::toOdt(rep::makeReport({first}, options)), *rep::toOdt(rep::makeReport({second}, options)));
        QCOMPARE(*rep::toDocx(rep::makeReport({first}, options)), *rep::toDocx(rep::makeReport({second}, options)));
    }

    void markupStaysMarkup_data() {
        QTest::addColumn<int>("language");
        QTest::newRow("zh") << static_cast<int>(Language::zh);
        QTest::newRow("en") << static_cast<int>(Language::en);
    }
    void markupStaysMarkup() {
        QFETCH(int, language);
        Assessment assessment = test::assessed(wholeCase("whole-2-tianjin"));
        auto subject = std::make_shared<Case>(*assessment.subject);
        subject->company.facts[*assessment.rules->vocabulary().find(Entity::company, "name")] =
            hostile + "\x01\xEF\xBF\xBE";
        assessment.subject = subject;
        rep::Options options = optionsIn(static_cast<Language>(language));
        options.author = hostile;
        options.contact = hostile + "\n]]><b>";
        options.title = hostile;
        const std::string html = htmlOf(assessment, options);
        QCOMPARE(mistakeIn(QByteArray::fromStdString(html)), QString());
        QVERIFY(html.find("<script") == std::string::npos);
        QVERIFY(html.find(language == 0 ? "<html lang=\"zh-CN\"" : "<html lang=\"en\"") != std::string::npos);
        const std::string odt = *rep::toOdt(rep::makeReport({assessment}, options));
        QCOMPARE(member(odt, QString()).split('\n').front(), QByteArray("mimetype"));
        for (const char* name : {"content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"})
            QCOMPARE(mistakeIn(member(odt, QLatin1String(name))), QString());
        const std::string docx = *rep::toDocx(rep::makeReport({assessment}, options));
        for (const char* name : {"word/document.xml", "word/header1.xml", "docProps/core.xml"})
            QCOMPARE(mistakeIn(member(docx, QLatin1String(name))), QString());
        const std::string xlsx = *rep::toXlsx({assessment}, options);
        for (const QByteArray& name : member(xlsx, QString()).split('\n'))
            QCOMPARE(mistakeIn(member(xlsx, QString::fromUtf8(name))), QString());
    }

    void whatLooksLikeAFormulaIsAText_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1", "＋1", "－1", "＠SUM(1)"})
            QTest::newRow(name) << QString::fromUtf8(name);
    }
    void whatLooksLikeAFormulaIsAText() {
        QFETCH(QString, name);
        Assessment assessment = test::assessed(example());
        auto subject = std::make_shared<Case>(*assessment.subject);
        subject->company.facts[*assessment.rules->vocabulary().find(Entity::company, "name")] = name.toStdString();
        assessment.subject = subject;
        const std::string xlsx = *rep::toXlsx({assessment}, optionsIn(Language::zh));
        const QByteArray strings = member(xlsx, QStringLiteral("xl/sharedStrings.xml"));
        QString shown = name;
        shown.replace(QLatin1Char('\t'), QChar(0xFFFD));
        QVERIFY(strings.contains((QStringLiteral(">%1</t>").arg(shown)).toUtf8()));
        for (int sheet = 1; sheet <= 6; ++sheet) {
            const QString xml = QString::fromUtf8(member(xlsx, QStringLiteral("xl/worksheets/sheet%1.xml").arg(sheet)));
            auto formulas = QRegularExpression(QStringLiteral("<f>(.*?)</f>")).globalMatch(xml);
            while (formulas.hasNext()) {
                const QString formula = formulas.next().captured(1);
                QVERIFY2(formula.startsWith(QLatin1String("SUMIFS(")) || formula.startsWith(QLatin1String("COUNTIFS(")),
                         qPrintable(formula));
            }
        }
    }

    // The rows add up, and the cached result of each formula is the assessment's.
    void formulasComeToTheTotals_data() { addCases(); }
    void formulasComeToTheTotals() {
        QFETCH(QString, name);
        const Assessment assessment = test::assessed(wholeCase(name.toLatin1().constData()));
        const std::string xlsx = *rep::toXlsx({assessment}, optionsIn(Language::zh, rep::Unit::yuan));
        const Sheet summary = sheetOf(xlsx, 1);
        const Sheet claims = sheetOf(xlsx, 2);
        QVERIFY(summary.formulas.size() >= static_cast<qsizetype>(assessment.cities.size()) * 6);
        for (const Sheet* sheet : {&summary, &claims}) {
            for (auto at = sheet->formulas.begin(); at != sheet->formulas.end(); ++at) {
                const QString shown = sheet->values.value(at.key());
                const QString cached = at.value().startsWith(QLatin1String("SUMIFS"))
                                           ? QString::fromStdString(Money::parse(shown.toStdString())->toString())
                                           : shown;
                QCOMPARE(resultOf(at.value(), claims), cached);
            }
        }
        for (const CityResult& city : assessment.cities)
            QVERIFY(std::any_of(summary.values.begin(), summary.values.end(), [&](const QString& value) {
                const auto sum = Money::parse(value.toStdString());
                return sum && *sum == city.totals.ceiling;
            }));
    }

    void aSumThatNoNumberKeepsIsAText() {
        Assessment assessment = test::assessed(example());
        for (PackResult& pack : assessment.packs)
            for (Claim& claim : pack.claims)
                if (claim.chosen && claim.measure->hasSum()) claim.counted = *Money::parse("999999999999999.99");
        const std::string xlsx = *rep::toXlsx({assessment}, optionsIn(Language::zh, rep::Unit::yuan));
        QVERIFY(member(xlsx, QStringLiteral("xl/sharedStrings.xml")).contains(">999,999,999,999,999.99</t>"));
        QVERIFY(!member(xlsx, QStringLiteral("xl/worksheets/sheet1.xml")).contains("SUMIFS"));
    }

    void picturesAreToldByTheirBytes() {
        QVERIFY(!rep::pictureOf("GIF89a"));
        QVERIFY(!rep::pictureOf(""));
        QVERIFY(!rep::pictureOf(std::string("\x89PNG\r\n\x1a\n", 8)));
        const auto png = rep::pictureOf(std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\x2c\0\0\0\x64", 24));
        QVERIFY(png);
        QCOMPARE(png->width, 300);
        QCOMPARE(png->height, 100);
        const auto jpeg = rep::pictureOf(std::string("\xFF\xD8\xFF\xE0\0\4ab\xFF\xC0\0\x11\x08\0\x10\0\x20", 17));
        QVERIFY(jpeg);
        QCOMPARE(jpeg->width, 32);
        QVERIFY(!rep::pictureOf(std::string("\xFF\xD8\xFF\xE0\0\0", 6)));
    }

    void base64IsAsItShould() {
        QCOMPARE(base64(""), std::string());
        QCOMPARE(base64("f"), std::string("Zg=="));
        QCOMPARE(base64("fo"), std::string("Zm8="));
        QCOMPARE(base64("foobar"), std::string("Zm9vYmFy"));
    }
};

QTEST_GUILESS_MAIN(ReportTest)
#include "report_test.moc"
