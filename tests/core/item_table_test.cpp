// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables from a spreadsheet's clipboard: values as people write them, headings
// with units, ids that clash, and cells that cannot be read.
#include <QTest>

#include "core/tables/item_table.h"
#include "tests/support/rules.h"

using namespace biosubsidy;

namespace {

const Vocabulary& vocabulary() {
    return test::builtInRules()->vocabulary();
}

const Fact& fact(Entity entity, std::string_view id) {
    return vocabulary().fact(entity, *vocabulary().find(entity, id));
}

const FactValue& valueOf(const Item& item, std::string_view id) {
    return item.facts.at(*vocabulary().find(Entity::project, id));
}

ItemTable tableOf(const std::string& text, const std::vector<std::string>& taken = {}) {
    TextTable table = splitTable(text);
    std::vector<TableColumn> columns;
    for (const std::string& heading : table.front())
        columns.push_back(guessColumn(vocabulary(), Entity::project, heading));
    table.erase(table.begin());
    return readItems(vocabulary(), Entity::project, columns, table, taken);
}

} // namespace

class ItemTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatPeopleWrite_data() {
        QTest::addColumn<int>("entity");
        QTest::addColumn<QString>("fact");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("unit");
        QTest::addColumn<QString>("expected"); // as toText() below; "!" for refused
        const int company = static_cast<int>(Entity::company);
        const int project = static_cast<int>(Entity::project);
        QTest::newRow("amount") << project << "total_investment"
                                << "8000万" << 0 << "80000000.00";
        QTest::newRow("amount with spaces") << project << "total_investment"
                                            << " 1,200,000.50 元 " << 0 << "1200000.50";
        QTest::newRow("bare amount in 万元") << project << "total_investment"
                                             << "8,000" << 1 << "80000000.00";
        QTest::newRow("amount with a unit of its own") << project << "total_investment"
                                                       << "2亿元" << 1 << "200000000.00";
        QTest::newRow("bare amount in 亿元") << project << "total_investment"
                                             << "1.2" << 2 << "120000000.00";
        QTest::newRow("amount with a sign") << project << "total_investment"
                                            << "-5" << 0 << "!";
        QTest::newRow("too fine") << project << "total_investment"
                                  << "0.001" << 0 << "!";
        QTest::newRow("dash means unknown") << project << "total_investment"
                                            << "-" << 0 << "unknown";
        QTest::newRow("empty means unknown") << project << "key_product"
                                             << "  " << 0 << "unknown";
        QTest::newRow("yes") << project << "key_product"
                             << "是" << 0 << "true";
        QTest::newRow("no") << project << "key_product"
                            << "No" << 0 << "false";
        QTest::newRow("perhaps") << project << "key_product"
                                 << "可能" << 0 << "!";
        QTest::newRow("city by label") << project << "city"
                                       << "北京市" << 0 << "0";
        QTest::newRow("city without 市") << project << "city"
                                         << "天津" << 0 << "1";
        QTest::newRow("city by id") << project << "city"
                                    << "Tianjin" << 0 << "1";
        QTest::newRow("no such city") << project << "city"
                                      << "北京是" << 0 << "!";
        QTest::newRow("count") << company << "employees"
                               << "1,200" << 0 << "1200";
        const auto row = [&](const char* text, int entity, const char* of, int unit, const char* expected) {
            QTest::newRow(qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(of), QString::fromUtf8(text))))
                << entity << QString::fromLatin1(of) << QString::fromUtf8(text) << unit << QString::fromUtf8(expected);
        };
        for (const char* nothing : {"——", "/", "暂无", "NA", "null", "nan", "待定", "#N/A", "－－", "无", "\\"})
            row(nothing, project, "total_investment", 1, "unknown");
        row("无", project, "key_product", 0, "false");
        row("无", company, "hnte_event", 0, "0");
        row("无", project, "name", 0, "unknown");
        row("12.0", company, "employees", 0, "12");
        row("120人", company, "employees", 0, "120");
        row("1.2E2", company, "employees", 0, "120");
        for (const char* odd : {"120,0", "1,2", "999,9", "12.5", "约120", "120 80", "120\n80", "000", "100-200"})
            row(odd, company, "employees", 0, "!");
        row("1.2万人", company, "employees", 0, "12000");
        row("三万人", company, "employees", 0, "30000");
        row("1万2千人", company, "employees", 0, "12000");
        row("一百二十人", company, "employees", 0, "120");
        for (const char* odd : {"三五人", "十来人", "百余人", "一百二十", "数百人", "二五人"})
            row(odd, company, "employees", 0, "!");
        row("2026年", project, "year", 0, "2026");
        row("二〇二六年", project, "year", 0, "2026");
        row("两千平方米", project, "area", 0, "2000.00");
        row("2026年度", project, "year", 0, "2026");
        row("2,000万元", project, "total_investment", 0, "20000000.00");
        row("500（伍佰）万元", project, "total_investment", 0, "5000000.00");
        row("500万元（伍佰万元整）", project, "total_investment", 0, "5000000.00");
        row("500元（伍佰万元整）", project, "total_investment", 0, "!");
        row("人民币1.2亿元", project, "total_investment", 0, "120000000.00");
        row("¥3,000.50", project, "total_investment", 0, "3000.50");
        row("12.5", project, "total_investment", 3, "12500.00");
        row("12.5", project, "total_investment", 4, "12500000.00");
        for (const auto& [text, expected] : std::initializer_list<std::pair<const char*, const char*>>{
                 {"三千万", "30000000.00"},           {"叁仟万元", "30000000.00"},
                 {"人民币叁仟万元整", "30000000.00"}, {"两千五百万元", "25000000.00"},
                 {"五仟萬圓", "50000000.00"},         {"壹亿贰仟万圆整", "120000000.00"},
                 {"一亿零五百万", "105000000.00"},    {"一亿二", "120000000.00"},
                 {"一点五亿", "150000000.00"},        {"十二点五万元", "125000.00"},
                 {"一〇〇万元", "1000000.00"},        {"叁仟元", "3000.00"},
                 {"三 千 万", "30000000.00"},         {"1.2个亿", "120000000.00"},
                 {"两个亿", "200000000.00"},          {"1亿2千万", "120000000.00"},
                 {"1亿2000万元", "120000000.00"},     {"1亿零500万", "105000000.00"},
                 {"3千5百万", "35000000.00"},         {"2万5", "25000.00"},
                 {"5000萬", "50000000.00"},           {"叁仟万元（叁仟万元整）", "30000000.00"}})
            row(text, project, "total_investment", 1, expected);
        for (const char* odd : {"五百来万",
                                "五百多万",
                                "三五百万",
                                "三五万",
                                "三千五万",
                                "百万",
                                "千万元",
                                "数千万",
                                "几百万",
                                "上亿",
                                "半亿",
                                "三千",
                                "叁仟",
                                "1亿2000",
                                "1亿20000万",
                                "1千2000万",
                                "一亿二点五万",
                                "点五亿",
                                "三点万",
                                "万",
                                "个亿",
                                "十几万",
                                "叁仟万美元",
                                "负三千万",
                                "三千万元（叁仟伍佰万元）",
                                "一二三四五六七八九一二三四五六七八亿"})
            row(odd, project, "total_investment", 1, "!");
        for (const char* odd : {"500\n800", "500 800", "1 000", "5000-8000", "约3,000万", "500万美元", "USD 1000",
                                "30%", "2026-11-22", "1,2亿", "(500)", "3000万左右", "500；800"})
            row(odd, project, "total_investment", 1, "!");
        for (const auto& [text, expected] :
             std::initializer_list<std::pair<const char*, const char*>>{{"2000", "2000.00"},
                                                                        {"2,000.5", "2000.50"},
                                                                        {"２，０００．５", "2000.50"},
                                                                        {"2000平方米", "2000.00"},
                                                                        {"2000 ㎡", "2000.00"},
                                                                        {"2000 M2", "2000.00"},
                                                                        {"2000m²", "2000.00"},
                                                                        {"2000.10", "2000.10"},
                                                                        {"2E3", "2000.00"},
                                                                        {"1.5万平方米", "15000.00"},
                                                                        {"1.5万", "15000.00"},
                                                                        {"1000000000", "1000000000.00"},
                                                                        {"未填", "unknown"}})
            row(text, project, "area", 0, expected);
        row("2000", project, "area", 1, "2000.00"); // a unit of money is none of its own
        for (const char* odd : {"3亩", "2公顷", "2000元", "￥2000", "-5", "1.234", "2,00", "1000000000.01", "约2000",
                                "2000-3000", "2 000", "2000平方", "2000平方米平方米", "30%", "2000余平方米"})
            row(odd, project, "area", 0, "!");
        QTest::newRow("year too early") << project << "year"
                                        << "1900" << 0 << "!";
        QTest::newRow("empty set") << project << "kinds"
                                   << "无" << 0 << "{}";
        QTest::newRow("set by labels") << project << "kinds"
                                       << "pilot_platform、rnd" << 0 << "{2,4}";
        QTest::newRow("set with an unknown element") << project << "kinds"
                                                     << "pilot_platform;xyz" << 0 << "!";
    }
    void readsWhatPeopleWrite() {
        QFETCH(int, entity);
        QFETCH(QString, fact);
        QFETCH(QString, text);
        QFETCH(int, unit);
        QFETCH(QString, expected);
        const auto value = readTyped(::fact(static_cast<Entity>(entity), fact.toStdString()), text.toStdString(),
                                     static_cast<MoneyUnit>(unit));
        const bool unread = value.sure == CellReading::Sure::unread;
        QCOMPARE(unread ? QStringLiteral("!") : toText(value.value), expected);
        if (unread) QVERIFY(!isKnown(value.value) && !value.why.zh.empty() && !value.why.en.empty());
    }

    void headings_data() {
        QTest::addColumn<QString>("heading");
        QTest::addColumn<QString>("expected");
        QTest::newRow("label") << "总投资"
                               << "total_investment yuan";
        QTest::newRow("label with a unit") << "总投资（万元）"
                                           << "total_investment wan";
        QTest::newRow("label with a unit, half width, spaces") << " 总投资 (亿元) "
                                                               << "total_investment yi";
        QTest::newRow("id of the fact") << "Total_Investment"
                                        << "total_investment yuan";
        QTest::newRow("english") << "Total investment"
                                 << "total_investment yuan";
        QTest::newRow("number") << "编号"
                                << "id";
        QTest::newRow("part of one label") << "名称"
                                           << "name yuan";
        QTest::newRow("part of several labels") << "投资"
                                                << "ignored";
        QTest::newRow("area with its unit") << "厂房建筑面积（平方米）"
                                            << "area yuan";
        QTest::newRow("area in English") << "Floor area of the plant (m2)"
                                         << "area yuan";
        QTest::newRow("part of the area's name") << "建筑面积（㎡）"
                                                 << "area yuan";
        QTest::newRow("area without a unit") << "建筑面积"
                                             << "area yuan";
        QTest::newRow("area in another unit") << "厂房建筑面积（亩）"
                                              << "ignored";
        QTest::newRow("area in ten thousands") << "厂房建筑面积（万平方米）"
                                               << "ignored";
        QTest::newRow("area in money") << "建筑面积（万元）"
                                       << "ignored";
        QTest::newRow("amount in another currency") << "总投资（万美元）"
                                                    << "ignored";
        QTest::newRow("what no fact is called") << "备注"
                                                << "ignored";
    }
    void headings() {
        QFETCH(QString, heading);
        QFETCH(QString, expected);
        const TableColumn column = guessColumn(vocabulary(), Entity::project, heading.toStdString());
        QString found = QStringLiteral("ignored");
        if (column.use == TableColumn::Use::id) found = QStringLiteral("id");
        if (column.use == TableColumn::Use::fact) {
            const char* units[]{" yuan", " wan", " yi"};
            found = QString::fromStdString(vocabulary().fact(Entity::project, column.fact).id) +
                    QLatin1String(units[static_cast<int>(column.unit)]);
        }
        QCOMPARE(found, expected);
    }

    void readsATable() {
        const ItemTable table = tableOf("编号\t总投资（万元）\t备注\tkinds\n"
                                        "a1\t8,000\t\"两行\n文字\"\tpilot_platform\n"
                                        "\t\t\t\n"
                                        "a1\t1.2亿\t\tindustrialisation\r\n"
                                        "a/2\txx\t\t\n",
                                        {"p1"});
        QCOMPARE(table.items.size(), std::size_t(3));
        QCOMPARE(table.emptyRows, std::size_t(1));
        QCOMPARE(table.items[0].id, std::string("a1"));
        QCOMPARE(std::get<Money>(valueOf(table.items[0], "total_investment")), Money::fromYuan(80'000'000));
        QCOMPARE(table.items[1].id, std::string("p2")); // a1 is taken, and p1 by the case
        QCOMPARE(std::get<Money>(valueOf(table.items[1], "total_investment")), Money::fromYuan(120'000'000));
        QVERIFY(!isKnown(valueOf(table.items[2], "total_investment")));
        QCOMPARE(table.problems.size(), std::size_t(3)); // two ids, one amount
        QCOMPARE(table.problems[2].row, std::size_t(3));
        QCOMPARE(table.problems[2].column, std::size_t(1));
    }

    void splitsLikeASpreadsheet() {
        const TextTable table = splitTable("\xEF\xBB\xBF"
                                           "a\t\"b \"\"c\"\"\"\r\n\td");
        const TextTable expected{{"a", "b \"c\""}, {"", "d"}};
        QCOMPARE(table, expected);
        QVERIFY(splitTable("").empty());
    }

private:
    static QString toText(const FactValue& value) {
        if (!isKnown(value)) return QStringLiteral("unknown");
        if (const auto* money = std::get_if<Money>(&value)) return QString::fromStdString(money->toString());
        if (const auto* number = std::get_if<std::int64_t>(&value)) return QString::number(*number);
        if (const auto* quantity = std::get_if<Quantity>(&value)) return QString::fromStdString(quantity->toString());
        if (const auto* flag = std::get_if<bool>(&value))
            return *flag ? QStringLiteral("true") : QStringLiteral("false");
        if (const auto* choice = std::get_if<ChoiceIndex>(&value)) return QString::number(choice->index);
        if (const auto* text = std::get_if<std::string>(&value)) return QString::fromStdString(*text);
        QStringList elements;
        if (const auto* set = std::get_if<ChoiceSet>(&value)) {
            for (std::size_t index = 0; index < set->size(); ++index) {
                if (set->test(index)) elements << QString::number(index);
            }
        }
        return QLatin1Char('{') + elements.join(QLatin1Char(',')) + QLatin1Char('}');
    }
};

QTEST_APPLESS_MAIN(ItemTableTest)
#include "item_table_test.moc"
