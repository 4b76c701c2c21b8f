// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables as people keep them, kind by kind. Each row is a table and all that was read of
// it: the facts of each company, and what was told.
//   甲: city=beijing p1.total_investment=5000000.00
//   -B2  not understood, and unknown        ?B2  taken, and to be looked at
//   !2   the company is refused              +3   joined to a company
//   x4   a row passed over                   ask B  the column is not sure
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/documents/workbook.h"
#include "core/sheets/commented_book.h"
#include "core/sheets/map_text.h"
#include "core/sheets/table_look.h"
#include "core/sheets/zip_archive.h"
#include "core/tables/placeholders.h"
#include "tests/support/rules.h"

using namespace biosubsidy;
using namespace biosubsidy::sheets;

namespace {

const Vocabulary& vocabulary() {
    return test::builtInRules()->vocabulary();
}

QString textOf(const Fact& fact, const FactValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return QString::fromStdString(*text);
    if (const auto* money = std::get_if<Money>(&value)) return QString::fromStdString(money->toString());
    if (const auto* count = std::get_if<std::int64_t>(&value)) return QString::number(*count);
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? QStringLiteral("yes") : QStringLiteral("no");
    if (const auto* choice = std::get_if<ChoiceIndex>(&value))
        return QString::fromStdString(fact.choices[choice->index].id);
    QStringList elements;
    if (const auto* set = std::get_if<ChoiceSet>(&value))
        for (std::size_t index = 0; index < fact.choices.size(); ++index)
            if (set->test(index)) elements << QString::fromStdString(fact.choices[index].id);
    return QLatin1Char('{') + elements.join(QLatin1Char(',')) + QLatin1Char('}');
}

QString described(const Case& subject) {
    QStringList parts{QString::fromUtf8(companyName(subject, vocabulary()).data(),
                                        static_cast<qsizetype>(companyName(subject, vocabulary()).size())) +
                      QLatin1Char(':')};
    const auto add = [&parts](Entity entity, const Item& item) {
        for (std::size_t fact = 0; fact < item.facts.size(); ++fact) {
            const Fact& of = vocabulary().fact(entity, fact);
            if (!isKnown(item.facts[fact]) || of.id == "name") continue;
            const std::string lead = entity == Entity::company ? std::string() : item.id + ".";
            parts << QString::fromStdString(lead + of.id + "=") + textOf(of, item.facts[fact]);
        }
    };
    add(Entity::company, subject.company);
    for (const Item& item : subject.projects) add(Entity::project, item);
    for (const Item& item : subject.expenses) add(Entity::expense, item);
    for (const Award& award : subject.awards) parts << QString::fromStdString(award.id + "=" + award.amount.toString());
    return parts.join(QLatin1Char(' '));
}

QString marked(const TableNote& note, const ColumnMap& map) {
    const SheetCell there = map.sheets[note.sheet].inFile(note.row, note.column.value_or(0));
    const QString cell = note.column ? QString::fromStdString(columnLetters(there.column)) + QString::number(there.row)
                                     : QString::number(note.row);
    constexpr const char* marks[] = {"x", "+", "?", "-", "!"};
    return QLatin1String(marks[static_cast<std::size_t>(note.kind)]) + cell;
}

// All that comes of a table.
QString summary(const std::string& path, const Corrections& corrections = {}, const std::string& mapping = {}) {
    const auto file = TableFile::open(path);
    if (!file) return QString::fromStdString(file.error().zh);
    ColumnMap map = guessMap(vocabulary(), (*file)->sheets(), 2026);
    if (!mapping.empty()) {
        auto applied = applyMap(mapping, (*file)->sheets(), vocabulary(), std::move(map), 2026);
        if (!applied) return QString::fromStdString(applied.error().zh);
        map = std::move(*applied);
    }
    QStringList lines;
    for (const SheetMap& sheet : map.sheets)
        if (sheet.role != SheetMap::Role::ignored)
            for (const std::uint32_t column : sheet.undecided())
                lines << QStringLiteral("ask ") + QString::fromStdString(columnLetters(column));
    auto input = SheetInput::open(*file, map, test::builtInRules(), corrections);
    if (!input) return (lines << QString::fromStdString(input.error().zh)).join(QLatin1Char('\n'));
    screening::Piece piece;
    for (;;) {
        const auto more = (*input)->next(piece);
        if (!more) return QString::fromStdString(more.error().zh);
        if (!*more) break;
        for (const screening::LineCase& one : piece.cases) lines << described(one.subject);
    }
    QStringList notes;
    for (const TableNote& note : (*input)->account().notes()) notes << marked(note, map);
    if (!notes.isEmpty()) lines << notes.join(QLatin1Char(' '));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

class SheetsKindsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void units_data() {
        columns();
        const auto unit = [](const char* heading, const char* amount) {
            QTest::newRow(heading)
                << QStringLiteral("名称;%1\n甲;300\n乙;\n丙;\n").arg(QString::fromUtf8(heading))
                << QStringLiteral("甲: p1.total_investment=%1\n乙:\n丙:").arg(QString::fromUtf8(amount));
        };
        for (const char* heading : {"总投资（万元）",
                                    "总投资(万元)",
                                    "总投资【万元】",
                                    "总投资[万元]",
                                    "总投资〔万元〕",
                                    "总投资「万元」",
                                    "总投资/万元",
                                    "总投资，万元",
                                    "总投资、万元",
                                    "总投资-万元",
                                    "总投资—万元",
                                    "总投资 万元",
                                    "总投资万元",
                                    "总投资：万元",
                                    "总投资（单位：万元）",
                                    "总投资（人民币万元）",
                                    "总投资 （ 万 元 ）",
                                    "总投资（万元）*",
                                    "总投资_万元",
                                    "总投资（必填，万元）",
                                    "总投资（万元）（必填）",
                                    "总投资\t（万元）",
                                    "总投资（万）",
                                    "总投资（RMB万元）",
                                    "总投资（万元RMB）",
                                    "总投资（CNY 万元）",
                                    "总投资（￥万）",
                                    "总投资（以万元为单位）",
                                    "1.总投资（万元）",
                                    "三、总投资（万元）",
                                    "（1）总投资（万元）",
                                    "【必填】总投资（万元）",
                                    "总投资（RMB，万元）",
                                    "总投资概算（万元）",
                                    "投资规模（万元）",
                                    "总投资（含税，万元）",
                                    "总投资（万元/含税）",
                                    "总投资（含税、单位：万元）",
                                    "总投资（不含税）（万元）",
                                    "总投资（万元，价税合计）",
                                    "總投資（萬元）",
                                    "計劃總投資（人民幣萬元）"})
            unit(heading, "3000000.00");
        row("总投资（元）", "名称;总投资（元）\n甲;30000\n", "甲: p1.total_investment=30000.00");
        unit("总投资（千元）", "300000.00");
        unit("总投资（百万元）", "300000000.00");
        unit("总投资（百万）", "300000000.00");
        unit("总投资（千万元）", "3000000000.00");
        unit("总投资（亿）", "30000000000.00");
        unit("Total investment (CNY 10,000)", "3000000.00");
        unit("Total investment (RMB million)", "300000000.00");
        row("in the title row", "某表（单位：万元）\n名称;总投资\n甲;3000\n", "甲: p1.total_investment=30000000.00");
        row("in traditional characters above", "單位：萬元\n企業名稱;總投資\n甲;3000\n",
            "甲: p1.total_investment=30000000.00");
        row("the yuan's sign alone", "名称;总投资（￥）\n甲;3000\n", "ask B\n甲: p1.total_investment=3000.00");
        row("in a line above", "某表\n填报单位：某局;金额单位：人民币万元\n名称;总投资\n甲;3000\n",
            "甲: p1.total_investment=30000000.00");
        row("a heading beats the line above", "单位：万元\n名称;总投资（元）\n甲;3000\n",
            "甲: p1.total_investment=3000.00");
        row("in a note below", "名称;总投资\n甲;3000\n注：金额单位为万元\n", "甲: p1.total_investment=30000000.00\nx3");
        row("spoken of above", "以下数据用万元填列\n名称;总投资\n甲;3000\n",
            "ask B\n甲: p1.total_investment=3000.00\n?B3");
        row("an amount in the title", "500万元以上项目\n名称;总投资\n甲;300000\n", "甲: p1.total_investment=300000.00");
        row("small, and yuan but assumed", "名称;总投资\n甲;30000\n乙;30000元\n",
            "甲: p1.total_investment=30000.00\n乙: p1.total_investment=30000.00\n?B2");
        row("two units above", "单位：万元\n单位：元\n名称;总投资\n甲;3000\n",
            "ask B\n甲: p1.total_investment=30000000.00");
        row("a unit within a remark", "名称;总投资（含税万元）\n甲;3000\n", "ask B\n甲: p1.total_investment=3000.00");
        row("two units in one heading", "名称;总投资（万元）（元）\n甲;3000\n",
            "ask B\n甲: p1.total_investment=3000.00");
        row("a part of the sum", "名称;城市;总投资（其中：设备，万元）\n甲;北京;3000\n",
            "ask C\n甲: city=beijing p1.total_investment=30000000.00");
        row("another currency", "名称;总投资（万美元）\n甲;3000\n", "ask B\n甲: p1.total_investment=3000.00");
        row("another currency in a column of its own",
            "名称;总投资（万元）;币种\n甲;300;人民币\n乙;300;美元\n丙;300;RMB\n",
            "甲: p1.total_investment=3000000.00\n乙:\n丙: p1.total_investment=3000000.00\n-B3");
        row("the unit in a column of its own", "名称;总投资;单位\n甲;300;万元\n乙;3000000;元\n丙;2亿;亿元\n",
            "甲:\n乙: p1.total_investment=3000000.00\n丙: p1.total_investment=200000000.00\n-B2");
        row("a column of units that agree", "名称;总投资（万元）;金额单位\n甲;300;万元\n",
            "甲: p1.total_investment=3000000.00");
        row("another unit further down", "名称;总投资（万元）\n甲;300\n以下单位：元\n乙;500\n",
            "甲: p1.total_investment=3000000.00\n乙: p1.total_investment=5000000.00\n?3 x3");
        row("hardly so large", "名称;总投资（亿元）\n甲;3000\n", "甲: p1.total_investment=300000000000.00\n?B2");
        row("an unknown unit", "名称;总投资（桶）\n甲;3000\n", "ask B\n甲: p1.total_investment=3000.00");
        row("people", "名称;总投资（人）\n甲;3000\n", "ask B\n甲: p1.total_investment=3000.00");
        row("far off its column", "名称;总投资（万元）\n甲;3000\n乙;2500\n丙;4100\n丁;30000000\n",
            "甲: p1.total_investment=30000000.00\n乙: p1.total_investment=25000000.00\n"
            "丙: p1.total_investment=41000000.00\n丁: p1.total_investment=300000000000.00\n?B5");
        row("far off the firm's own", "名称;营业收入;总投资\n甲;6800;2亿\n",
            "甲: revenue=6800.00 p1.total_investment=200000000.00\n?B2");
    }
    void units() { compare(); }

    void cells_data() {
        columns();
        const auto amount = [](const char* cell, const char* value, const char* note) {
            const QString shown = QString::fromUtf8(cell);
            const QString read =
                *value == '\0' ? QString() : QStringLiteral(" p1.total_investment=") + QLatin1String(value);
            QTest::newRow(cell) << QStringLiteral("名称;总投资（万元）\n甲;\"%1\"\n").arg(shown)
                                << QStringLiteral("甲:") + read +
                                       (*note == '\0' ? QString() : QLatin1Char('\n') + QLatin1String(note));
        };
        amount("2,000万元", "20000000.00", "");
        amount("２，０００", "20000000.00", "");
        amount("¥2000", "20000000.00", "");
        amount("人民币2000万元整", "20000000.00", "");
        amount("500（伍佰）万元", "5000000.00", "");
        amount("500（陆佰）万元", "", "-B2");
        amount("1.2亿", "120000000.00", "");
        amount("1.2E3", "12000000.00", "");
        amount("120元", "120.00", "?B2");
        for (const char* odd :
             {"500 800", "500\n800", "500、800",  "5000-8000",  "5000~8000",  "5000至8000",   "2,00,0",
              "120,0",   "1,2",      "约3,000万", "3000万以上", "3000万左右", "不低于3000万", "35%",
              "三成",    "$500",     "500万美元", "USD 500",    "2026-03-15", "-500",         "(500)",
              "500?",    "500O",     "见附件",    "1..5"})
            amount(odd, "", "-B2");
        for (const char* nothing : {"-", "—", "——", "/", "\\", "无", "暂无", "NA", "N/A", "null", "NaN", "None", "待定",
                                    "#N/A", "*", "未知", "不详", "－", "…"})
            amount(nothing, "", "");
        const auto people = [](const char* cell, const char* read) {
            QTest::newRow(cell) << QStringLiteral("名称;从业人员\n甲;\"%1\"\n").arg(QString::fromUtf8(cell))
                                << QStringLiteral("甲:") + QString::fromUtf8(read);
        };
        people("120人", " employees=120");
        people("120.0", " employees=120");
        people("1,200", " employees=1200");
        people("约120", "\n-B2");
        people("120,0人", "\n-B2");
        people("12 0", "\n-B2");
        people("120.5", "\n-B2");
        people("0120", "\n-B2");
        people("120-150", "\n-B2");
        people("120家", "\n-B2");
        people("一百二十", "\n-B2");
        row("a year", "名称;项目1年度;项目1总投资（万元）\n甲;2026年;300\n乙;2026年度;300\n丙;2026.0;300\n丁;26;300\n",
            "甲: p1.year=2026 p1.total_investment=3000000.00\n乙: p1.year=2026 p1.total_investment=3000000.00\n"
            "丙: p1.year=2026 p1.total_investment=3000000.00\n!B5");
        row("a default never stands for what is unread", "名称;申报主体类型\n甲;某种机构\n乙;\n", "乙:\n!B2");
        row("none, for a flag and a set", "名称;是否高企;项目1类型;项目1总投资（万元）\n甲;无;无;300\n",
            "甲: hnte=no p1.kinds={} p1.total_investment=3000000.00");
        row("one bad cell leaves the rest", "名称;城市;从业人员;总投资（万元）\n甲;北京;约50;300\n",
            "甲: city=beijing p1.total_investment=3000000.00\n-C2");
    }
    void cells() { compare(); }

    void headings_data() {
        columns();
        row("the exact one beats the growth rate", "名称;营业收入增长率（%）;营业收入（万元）\n甲;15;300\n",
            "甲: revenue=3000000.00");
        row("a rate of tax in brackets", "名称;城市;总投资（含税率，%）\n甲;北京;13\n", "甲: city=beijing");
        row("a remark that is another thing", "名称;城市;总投资（含税，研发费用）\n甲;北京;13\n", "甲: city=beijing");
        row("an average wage", "名称;从业人员平均工资（元）;从业人员\n甲;180000;15\n", "甲: employees=15");
        row("a wage alone", "名称;城市;从业人员平均工资（元）\n甲;北京;180000\n", "甲: city=beijing");
        row("the name of a park", "园区名称;企业名称;城市\n某园;甲;北京\n", "甲: city=beijing");
        row("an industry by the classification", "名称;所属行业;城市\n甲;医药制造业;北京\n", "甲: city=beijing");
        row("revenue planned", "名称;城市;预计营业收入（万元）\n甲;北京;500\n", "甲: city=beijing");
        row("a heading that holds a name", "名称;城市;全厂从业人员情况\n甲;北京;50\n",
            "ask C\n甲: city=beijing employees=50");
        row("years", "名称;2024年营业收入（万元）;2025年营业收入（万元）\n甲;300;400\n", "甲: revenue=4000000.00");
        row("another year", "名称;城市;2023年营业收入（万元）\n甲;北京;300\n",
            "ask C\n甲: city=beijing revenue=3000000.00");
        row("two rows", ";项目1;;企业\n名称;总投资（万元）;类型;从业人员\n甲;300;中试平台;20\n",
            "甲: employees=20 p1.kinds={pilot_platform} p1.total_investment=3000000.00");
        row("two rows, the first as names", "名称;城市;项目1;\n;;类型;总投资（万元）\n甲;北京;中试平台;300\n",
            "甲: city=beijing p1.kinds={pilot_platform} p1.total_investment=3000000.00");
        row("two rows, years below", "名称;城市;营业收入（万元）\n;;2024年;2025年\n甲;北京;200;300\n",
            "甲: city=beijing revenue=3000000.00");
        row("two rows, years below as numbers", "名称;城市;营业收入（万元）\n;;2024;2025\n甲;北京;200;300\n",
            "甲: city=beijing revenue=3000000.00");
        row("two rows, plan and fact below", "名称;城市;总投资（万元）\n;;计划;实际\n甲;北京;200;300\n",
            "甲: city=beijing p1.total_investment=2000000.00");
        row("two rows, plan and fact below with their units",
            "名称;城市;总投资\n;;计划（万元）;已完成（万元）\n甲;北京;200;300\n",
            "甲: city=beijing p1.total_investment=2000000.00");
        row("two rows, this year and the last below", "名称;城市;营业收入（万元）\n;;本年;上年\n甲;北京;200;300\n",
            "甲: city=beijing revenue=3000000.00");
        row("two rows, growth below", "名称;城市;营业收入（万元）\n;;增长率;增长额\n甲;北京;200;300\n",
            "甲: city=beijing");
        row("traditional characters",
            "企業名稱;統一社會信用代碼;所在城市;所在區縣;從業人員;上年營業收入（萬元）;是否高新技術企業;"
            "固定資產投資（億元）\n"
            "甲;91110108MA00000A1P;北京;昌平區;20;300;是;2\n",
            "甲: uscc=91110108MA00000A1P city=beijing district=昌平区 employees=20 revenue=3000000.00 hnte=yes "
            "p1.fixed_asset_investment=200000000.00");
        row("two rows, the unit below", "名称;总投资;从业人员\n;（万元）;（人）\n甲;300;20\n",
            "甲: employees=20 p1.total_investment=3000000.00");
        row("far below", QByteArray("说明一\n说明二\n三\n四\n五\n六\n七\n八\n九\n十\n十一\n十二\n名称;城市\n甲;北京\n"),
            "甲: city=beijing");
        row("a form",
            "企业名称;甲\n统一社会信用代码;91110108MA00000A1P\n所在城市;北京\n从业人员;约20\n总投资（万元）;300\n",
            "甲: uscc=91110108MA00000A1P city=beijing p1.total_investment=3000000.00\n-B4");
        row("a form of three firms", "企业名称;甲;乙;丙\n所在城市;北京;天津;杭州\n从业人员;20;30;x\n",
            "甲: city=beijing employees=20\n乙: city=tianjin employees=30\n丙: city=hangzhou\n-D3");
        row("a form with remarks beside", "企业名称;甲;请填全称\n所在城市;北京;填市\n从业人员;20;填年末数\n",
            "甲: city=beijing employees=20");
        row("a form of pairs", "企业情况表\n企业名称;甲;所在城市;北京\n从业人员;20;营业收入（万元）;300\n",
            "甲: city=beijing employees=20 revenue=3000000.00");
    }
    void headings() { compare(); }

    void rows_data() {
        columns();
        const auto table = [](const char* name, const char* rows, const char* read) {
            QTest::newRow(name) << QStringLiteral("名称;信用代码;城市;项目名称;总投资（万元）\n") +
                                       QString::fromUtf8(rows)
                                << QString::fromUtf8(read);
        };
        const QString one = QStringLiteral("甲: city=beijing p1.total_investment=1000000.00");
        table("total", "甲;;北京;一;100\n合计;;;;100\n", "甲: city=beijing p1.total_investment=1000000.00\nx3");
        table("average", "甲;;北京;一;100\n平均值;;;;100\n", "甲: city=beijing p1.total_investment=1000000.00\nx3");
        table("averages by other names", "甲;;北京;一;100\n户均;;;;100\n增长率;;;;5\n其中：工业;;;;100\n",
              "甲: city=beijing p1.total_investment=1000000.00\nx3 x4 x5");
        table("headings of sections", "一、在建项目\n甲;;北京;一;100\n（以上在建）\n（二）已投产\n第二批：\n",
              "甲: city=beijing p1.total_investment=1000000.00\nx2 x4 x5 x6");
        table("other notes and totals",
              "甲;;北京;一;100\n以下空白\n第 1 页 共 2 页\n備註：初步\n合計;;;;100\n總計;;;;100\n",
              "甲: city=beijing p1.total_investment=1000000.00\nx3 x4 x5 x6 x7");
        table("how many there are", "甲;;北京;一;100\n共2家企业;;;;100\n40家;;;;100\n共计;;;;100\n",
              "甲: city=beijing p1.total_investment=1000000.00\nx3 x4 x5");
        table("a day alone", "甲;;北京;一;100\n2026年11月1日\n", "甲: city=beijing p1.total_investment=1000000.00\nx3");
        table("a firm that begins so", "360家科技;;北京;一;100\n共享科技;;北京;一;100\n",
              "360家科技: city=beijing p1.total_investment=1000000.00\n"
              "共享科技: city=beijing p1.total_investment=1000000.00");
        table("a name and nothing else", "甲;;北京;一;100\n*表示预计\n丙\n",
              "甲: city=beijing p1.total_investment=1000000.00\n*表示预计:\n丙:\n?3 ?4");
        table("the headings again", "甲;;北京;一;100\n名称;信用代码;城市;项目名称;总投资（万元）\n乙;;北京;一;100\n",
              "甲: city=beijing p1.total_investment=1000000.00\n乙: city=beijing p1.total_investment=1000000.00\nx3");
        table(
            "another table below, and this one again",
            "甲;;北京;一;100\n名称;信用代码;城市;项目名称;总投资（元）\n乙;;北京;一;2000000\n"
            "名称;信用代码;城市;项目名称;总投资（万元）\n丙;;北京;一;100\n",
            "甲: city=beijing p1.total_investment=1000000.00\n丙: city=beijing p1.total_investment=1000000.00\n-3 x5");
        table("a firm whose name ends so", "甲合计公司;;北京;一;100\n",
              "甲合计公司: city=beijing p1.total_investment=1000000.00");
        table("note", "甲;;北京;一;100\n注：以上自报;;;;\n", "甲: city=beijing p1.total_investment=1000000.00\nx3");
        table("signature", "甲;;北京;一;100\n填表人：张三;;审核：李四;;\n",
              "甲: city=beijing p1.total_investment=1000000.00\nx3");
        table("merged company", "甲;;北京;一;100\n;;;二;200\n",
              "甲: city=beijing p1.total_investment=1000000.00 p2.total_investment=2000000.00\n+3");
        table("the same twice", "甲;;北京;一;100\n甲;;北京;一;100\n",
              "甲: city=beijing p1.total_investment=1000000.00\nx3");
        table("another project", "甲;;北京;一;100\n甲;;北京;二;200\n",
              "甲: city=beijing p1.total_investment=1000000.00 p2.total_investment=2000000.00\n+3");
        table("apart, the same", "甲;;北京;一;100\n乙;;天津;;\n甲 ;;北京;一;100\n",
              "甲: city=beijing p1.total_investment=1000000.00\n乙: city=tianjin\nx4");
        table("apart, another project", "甲;;北京;一;100\n乙;;天津;;\n甲;;北京;二;200\n;;;三;300\n",
              "甲: city=beijing p1.total_investment=1000000.00 p2.total_investment=2000000.00 "
              "p3.total_investment=3000000.00\n乙: city=tianjin\n+4 +5");
        table("apart, by its code", "甲;91110108MA00000A1P;北京;一;100\n乙;;天津;;\n;91110108ma00000a1p;;二;200\n",
              "甲: uscc=91110108MA00000A1P city=beijing p1.total_investment=1000000.00 p2.total_investment=2000000.00\n"
              "乙: city=tianjin\n+4");
        table("apart, contradicting",
              "甲;91110108MA00000A1P;北京;一;100\n乙;;天津;;\n甲;91110108MA00000A1P;天津;二;200\n",
              "乙: city=tianjin\n+4 !4");
        table("the same name elsewhere", "甲;;北京;一;100\n甲;;天津;二;200\n",
              "甲: city=beijing p1.total_investment=1000000.00\n甲: city=tianjin p1.total_investment=2000000.00\n?3");
        table("the same name, another code", "甲;91110108MA00000A1P;北京;;\n甲;91310115MA1K4BRG5T;北京;;\n",
              "甲: uscc=91110108MA00000A1P city=beijing\n甲: uscc=91310115MA1K4BRG5T city=beijing\n?3 ?B3");
        table("nameless", ";;北京;二;200\n", "!2");
        table("a comma too many", "甲;;北京;一;100;7\n", "!2");
        row("support held is counted once",
            "名称;城市;项目名称;总投资（万元）;已获支持1金额（万元）;已获支持1措施\n"
            "甲;北京;一;100;10;beijing-2024/hnte-first\n乙;北京;一;100;;\n甲;北京;二;200;10;beijing-2024/hnte-first\n",
            "甲: city=beijing p1.total_investment=1000000.00 p2.total_investment=2000000.00 a1=100000.00\n"
            "乙: city=beijing p1.total_investment=1000000.00\n+4 ?4");
    }
    void rows() { compare(); }

    void codes_data() {
        columns();
        const auto code = [](const char* cell, const char* read) {
            QTest::newRow(cell) << QStringLiteral("名称;信用代码\n甲;%1\n").arg(QString::fromUtf8(cell))
                                << QStringLiteral("甲:") + QString::fromUtf8(read);
        };
        for (const char* same : {"91110108MA00000A1P", "91110108ma00000a1p", "'91110108MA00000A1P",
                                 " 91110108MA00000A1P ", "91110108 MA00000A 1P", "９１１１０１０８ＭＡ０００００Ａ１Ｐ",
                                 "91110108MA00000A1P\u200B", "\"=\"\"91110108MA00000A1P\"\"\""})
            code(same, " uscc=91110108MA00000A1P");
        code("9.11101E+17", "\n-B2");
        code("911101081234560000", "\n-B2");
        code("91110108MA00000A1X", " uscc=91110108MA00000A1X\n?B2");
        code("91110108MA00000A1", " uscc=91110108MA00000A1\n?B2");
        code("91110108MA00000AIP", " uscc=91110108MA00000AIP\n?B2");
        code("——", "");
    }
    void codes() { compare(); }

    void places_data() {
        columns();
        const auto place = [](const char* cells, const char* read) {
            QTest::newRow(cells) << QStringLiteral("名称;所在城市;所在区县\n甲;%1\n").arg(QString::fromUtf8(cells))
                                 << QStringLiteral("甲:") + QString::fromUtf8(read);
        };
        place("上海市;金山区", " city=shanghai district=金山区");
        place("上海;金山", " city=shanghai district=金山");
        place("上海市金山区;", " city=shanghai district=金山区");
        place("上海;上海市金山区", " city=shanghai district=金山区");
        place("上海;金山區", " city=shanghai district=金山区");
        place("上海;金山区（亭林镇）", " city=shanghai district=金山区");
        place("上海;金山区 ", " city=shanghai district=金山区");
        place(";北京市昌平区", " city=beijing district=昌平区");
        place("浙江省杭州市;余杭区", " city=hangzhou district=余杭区");
        place(";昌平", " city=beijing district=昌平\n?C2");
        place("昌平区;", " city=beijing district=昌平区\n?B2");
        place(";朝阳区", " district=朝阳区\n?C2");
        place("北京;朝阳区", " city=beijing district=朝阳区");
        place("上海;金山屯", " city=shanghai district=金山屯\n?C2");
        place("北京;昌坪区", " city=beijing district=昌坪区\n?C2");
        place("北京;金山区", " city=beijing district=金山区\n?C2");
        place("天津;北京市昌平区", " city=tianjin\n-C2");
        place("广东省深圳市南山区;", " city=shenzhen district=南山区");
        place("四川成都;", " city=chengdu");
        place("安徽省合肥市;", " city=anhui district=合肥市");
        place("臺州市;", "\n-B2");
        place("北京市/上海市;", "\n-B2");
        place("北京市 上海市;", "\n-B2");
        place("北京、上海;", "\n-B2");
        place("上海市（金山区）;", " city=shanghai district=金山区");
        place("上海 金山;", " city=shanghai district=金山");
        place("北京市北京经济技术开发区;", " city=beijing district=北京经济技术开发区");
        place("广东省成都市;", "\n-B2");
        place("上海;Jinshan", " city=shanghai district=Jinshan\n?C2");
        place("北京;某某科学城", " city=beijing district=某某科学城");
        place("无此地;金山区", " city=shanghai district=金山区\n-B2 ?C2");
    }
    void places() { compare(); }

    void sheetsOfABook_data() {
        QTest::addColumn<QString>("sheets"); // "name: rows" parted by |
        QTest::addColumn<QString>("read");
        const auto book = [](const char* name, const char* sheets, const char* read) {
            QTest::newRow(name) << QString::fromUtf8(sheets) << QString::fromUtf8(read);
        };
        const char* const projects = "甲: city=beijing p1.total_investment=3000000.00";
        book("a name that was filled in", "企业信息：名称;城市\n甲;北京|项目填写表：企业名称;总投资（万元）\n甲;300",
             projects);
        book("support held by another name",
             "企业：名称;城市\n甲;北京|项目：企业名称;编号;总投资（万元）\n甲;x;300|已获补贴：企业名称;金额（万元）;"
             "用于项目\n甲;10;x",
             "甲: city=beijing x.total_investment=3000000.00 a1=100000.00");
        book("empty ones", "Sheet1：|申报表：名称;城市\n甲;北京|Sheet3：", "甲: city=beijing");
        book("two of companies", "企业：名称;城市\n甲;北京|企业2：名称;城市\n乙;天津",
             "甲: city=beijing\n乙: city=tianjin");
        book("the same company on both", "企业：名称;城市\n甲;北京|企业2：名称;城市\n甲;北京", "甲: city=beijing\nx2");
        book("a company cell merged over its projects",
             "企业：名称;城市\n甲;北京|项目：企业名称;总投资（万元）\n甲;300\n;200",
             "甲: city=beijing p1.total_investment=3000000.00 p2.total_investment=2000000.00\n+3");
        book("a project of nobody", "企业：名称;城市\n甲;北京|项目：企业名称;总投资（万元）\n丁;300",
             "甲: city=beijing\n!2");
    }
    void sheetsOfABook() {
        QFETCH(QString, sheets);
        const std::string path = folder_.filePath(QStringLiteral("book%1.xlsx").arg(++files_)).toStdString();
        Workbook book(path);
        for (const QString& sheet : sheets.split(QLatin1Char('|'))) {
            const qsizetype colon = sheet.indexOf(QStringLiteral("："));
            WorkbookSheet page = book.addSheet(sheet.left(colon).toStdString());
            std::uint32_t row = 0;
            for (const QString& line : sheet.mid(colon + 1).split(QLatin1Char('\n'))) {
                std::size_t column = 0;
                for (const QString& cell : line.split(QLatin1Char(';'))) {
                    if (!cell.isEmpty()) page.text(row, column, cell.toStdString());
                    ++column;
                }
                ++row;
            }
        }
        QVERIFY(book.close());
        QFETCH(QString, read);
        QCOMPARE(summary(path), read);
    }

    // One table of words, and the manual shows it.
    void theManualNamesEveryPlaceholder() {
        for (const char* language : {"zh", "en"}) {
            QFile chapter(
                QStringLiteral(BIOSUBSIDY_SOURCE_DIR "/resources/help/%1/tables.md").arg(QLatin1String(language)));
            QVERIFY(chapter.open(QIODevice::ReadOnly));
            const std::string text = chapter.readAll().toStdString();
            for (const std::span<const std::string_view> words : {placeholders(), wordsForNone()})
                for (const std::string_view word : words)
                    QVERIFY2(text.find("`" + std::string(word) + "`") != std::string::npos, std::string(word).c_str());
        }
    }

    // What a person wrote into a cell that was shown counts, there and in a row that is new.
    void aMendedCellCounts() {
        const std::string path = write("名称;从业人员;总投资（万元）\n甲;约20;300\n乙;5;\n");
        QCOMPARE(summary(path), QStringLiteral("甲: p1.total_investment=3000000.00\n乙: employees=5\n-B2"));
        const Corrections mended{{{0, 2, 1}, "20"}, {{0, 3, 2}, "400"}, {{0, 3, 1}, ""}, {{0, 4, 0}, "丙"}};
        QCOMPARE(summary(path, mended),
                 QStringLiteral("甲: employees=20 p1.total_investment=3000000.00\n乙: p1.total_investment=4000000.00\n"
                                "丙:\n?4")); // a row with a name alone is told of
        const std::string form = write("企业名称;甲\n所在城市;北京\n从业人员;约20\n");
        QCOMPARE(summary(form, {{{0, 3, 1}, "20"}}), QStringLiteral("甲: city=beijing employees=20"));
    }

    // What is doubtful goes back to whoever made the table, at its cell.
    void doubtsAreSavedAsComments() {
        const std::string path = write("名称;从业人员;总投资（万元）\n甲;约20;300\n;;\n;5;7\n");
        const auto file = TableFile::open(path);
        const ColumnMap map = guessMap(vocabulary(), (*file)->sheets(), 2026);
        const Corrections mended{{{0, 2, 2}, "400"}};
        auto input = SheetInput::open(*file, map, test::builtInRules(), mended);
        QVERIFY(input);
        const auto account = lookThrough(**input);
        QVERIFY(account && account->count(NoteKind::unread) == 1);
        const std::string out = folder_.filePath(QStringLiteral("back.xlsx")).toStdString();
        QVERIFY(writeCommented(out, **file, map, mended, *account, Language::zh));
        const QString link = folder_.filePath(QStringLiteral("link.xlsx"));
        QVERIFY(QFile::link(QString::fromStdString(path), link)); // the table itself, by another name
        for (const std::string& table : {path, link.toStdString()})
            QVERIFY(!writeCommented(table, **file, map, mended, *account, Language::zh));
        QVERIFY(!QFile::exists(QString::fromStdString(path) + QStringLiteral(".partial")));
        const auto back = TableFile::open(out);
        QVERIFY(back);
        const Row& row = (*back)->sheets().front().rows.at(1);
        QCOMPARE(row.find(1)->text, std::string("约20"));
        QCOMPARE(row.find(2)->text, std::string("400"));
        QFile bytes(QString::fromStdString(out));
        QVERIFY(bytes.open(QIODevice::ReadOnly) && bytes.readAll().contains("xl/comments1.xml"));
    }

    // What is not sure of a column goes back at its heading, an amount's unit too.
    void columnsAreCommented() {
        const std::string path = write("名称;总投资;全厂从业人员情况\n甲;300000;50\n");
        const auto file = TableFile::open(path);
        ColumnMap map = guessMap(vocabulary(), (*file)->sheets(), 2026);
        const auto commented = [&](const char* name) {
            const std::string out = folder_.filePath(QString::fromLatin1(name)).toStdString();
            if (!writeCommented(out, **file, map, {}, TableAccount(), Language::zh)) return QByteArray();
            const auto archive = ZipArchive::open(out);
            if (!archive) return QByteArray();
            auto comments = archive->member("xl/comments1.xml");
            if (!comments) return QByteArray();
            constexpr qsizetype most = 1 << 16;
            QByteArray bytes(most, '\0');
            bytes.resize(static_cast<qsizetype>(comments->read(bytes.data(), most).value_or(0)));
            return bytes;
        };
        const QByteArray both = commented("both.xlsx");
        QVERIFY2(both.contains("ref=\"B1\"") && both.contains("ref=\"C1\"") && both.contains("没有写单位"), both);
        map.sheets[0].choose(2, {});
        const QByteArray unit = commented("unit.xlsx");
        QVERIFY2(unit.contains("ref=\"B1\"") && !unit.contains("ref=\"C1\""), unit);
    }

    // A map with the cells that were mended, as a text and back.
    void mendedCellsGoWithTheirMap_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("a number") << "50";
        QTest::newRow("emptied") << "";
        QTest::newRow("tab and line break") << "a\tb\nmended\t0\t1";
        QTest::newRow("chinese") << "五十：人";
    }
    void mendedCellsGoWithTheirMap() {
        QFETCH(QString, text);
        const auto file = TableFile::open(write("名称;从业人员\n甲;约20\n"));
        const ColumnMap map = guessMap(vocabulary(), (*file)->sheets(), 2026);
        const Corrections mended{{{0, 2, 1}, text.toStdString()}, {{0, 3, 0}, "乙"}};
        const std::string kept = mapText(map, vocabulary(), mended);
        Corrections back;
        const auto read = mapOfText(kept, (*file)->sheets(), vocabulary(), &back);
        QVERIFY(read && *read == map);
        QVERIFY(back == mended);
        QVERIFY(!mapOfText(kept + "x", (*file)->sheets(), vocabulary(), &back));
        QVERIFY(!mapOfText(kept.substr(0, kept.size() - 1), (*file)->sheets(), vocabulary(), &back));
        QCOMPARE(mapText(map, vocabulary(), {}), mapText(map, vocabulary()));
    }

    // Rows far below that the account speaks of come with it; a row that was emptied is none.
    void theLookBringsRowsThatAreDoubtful() {
        QByteArray bytes("名称;从业人员\n");
        for (int row = 0; row < 1'000; ++row)
            bytes += "甲" + QByteArray::number(row) + (row % 400 == 399 ? ";约5\n" : ";5\n");
        const auto file = *TableFile::open(write(bytes));
        const ColumnMap map = guessMap(vocabulary(), file->sheets(), 2026);
        const auto look = lookAt(file, map, test::builtInRules(), {});
        QVERIFY(look && look->whole);
        QCOMPARE(look->account.count(NoteKind::unread), std::uint64_t{2});
        QCOMPARE(look->further[0].size(), std::size_t{2});
        QCOMPARE(look->further[0][0].number, std::uint64_t{401});
        const auto mended =
            lookAt(file, map, test::builtInRules(), {{{0, 401, 1}, "5"}, {{0, 801, 0}, ""}, {{0, 801, 1}, ""}});
        QCOMPARE(mended->account.count(NoteKind::unread), std::uint64_t{0});
        QCOMPARE(mended->account.rows(), std::uint64_t{999});
        const auto stopped = lookAt(file, map, test::builtInRules(), {}, [] { return true; });
        QVERIFY(stopped && !stopped->whole);
    }

    // A row of a second sheet that was emptied is passed over as one that never was.
    void anEmptiedRowOfProjects() {
        const std::string path = folder_.filePath(QStringLiteral("projects.xlsx")).toStdString();
        {
            Workbook book(path);
            const auto fill = [&book](const char* name, std::vector<std::vector<std::string>> rows) {
                WorkbookSheet page = book.addSheet(name);
                for (std::uint32_t row = 0; row < rows.size(); ++row)
                    for (std::uint32_t column = 0; column < rows[row].size(); ++column)
                        page.text(row, column, rows[row][column]);
            };
            fill("企业", {{"企业名称", "所在城市"}, {"甲", "北京"}});
            fill("项目", {{"企业名称", "总投资（万元）"}, {"甲", "300"}, {"无此公司", ""}});
            QVERIFY(book.close());
        }
        QCOMPARE(summary(path, {{{1, 3, 0}, ""}}), QStringLiteral("甲: city=beijing p1.total_investment=3000000.00"));
    }

    // A map that leaves a sheet out says so: no sheet is left out without a word.
    void aSheetThatAMapLeavesOutIsNamed() {
        const auto file = *TableFile::open(write("名称;城市\n甲;北京\n"));
        ColumnMap map = guessMap(vocabulary(), file->sheets(), 2026);
        map.sheets[0].role = SheetMap::Role::ignored;
        const auto read = applyMap(mapFile(map, vocabulary()), file->sheets(), vocabulary(),
                                   guessMap(vocabulary(), file->sheets(), 2026), 2026);
        QVERIFY(read && !read->sheets[0].why.empty());
    }

    // A map that is written and read decides what it decides, and leaves open what it leaves open.
    void mapsGoThereAndBack() {
        const QByteArray bytes("名称;城市;全厂从业人员情况;总投资（桶）\n甲;北京;50;300\n");
        const std::string path = write(bytes);
        const auto file = TableFile::open(path);
        const ColumnMap map = guessMap(vocabulary(), (*file)->sheets(), 2026);
        const std::string open = mapFile(map, vocabulary());
        QCOMPARE(summary(path, {}, open).count(QStringLiteral("ask")), 2);
        std::string decided = open;
        const auto decide = [&decided](const std::string& from, const std::string& to) {
            const std::size_t at = decided.find(from);
            if (at != std::string::npos) decided.replace(at, from.size(), to);
        };
        decide(R"("is": "?")", R"("is": "company.employees")");
        decide(R"("is": "?")", R"("is": "projects.1.total_investment")");
        decide(R"("unit": "元")", R"("unit": "百万元")");
        QCOMPARE(summary(path, {}, decided),
                 QStringLiteral("甲: city=beijing employees=50 p1.total_investment=300000000.00"));
        // For a file of the same layout, whose headings stand lower and in another order.
        const std::string other = write("某表\n城市;名称;总投资（桶）;全厂从业人员情况\n北京;乙;3;7\n");
        QCOMPARE(summary(other, {}, decided),
                 QStringLiteral("乙: city=beijing employees=7 p1.total_investment=3000000.00"));
        const auto again = guessMap(vocabulary(), (*TableFile::open(write(bytes + "乙;北京;5;3\n")))->sheets(), 2026);
        QCOMPARE(layoutOf(again), layoutOf(map));
        QVERIFY(layoutOf(again) != layoutOf(guessMap(vocabulary(), (*TableFile::open(other))->sheets(), 2026)));
    }

private:
    static void columns() {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("read");
    }
    static void row(const char* name, const QByteArray& table, const char* read) {
        QTest::newRow(name) << QString::fromUtf8(table) << QString::fromUtf8(read);
    }
    void compare() {
        QFETCH(QString, table);
        QFETCH(QString, read);
        QCOMPARE(summary(write(table.toUtf8())), read);
    }
    std::string write(const QByteArray& bytes) {
        QFile file(folder_.filePath(QStringLiteral("table%1").arg(++files_)));
        if (file.open(QIODevice::WriteOnly)) file.write(bytes);
        return file.fileName().toStdString();
    }

    QTemporaryDir folder_;
    int files_ = 0;
};

QTEST_MAIN(SheetsKindsTest)
#include "sheets_kinds_test.moc"
