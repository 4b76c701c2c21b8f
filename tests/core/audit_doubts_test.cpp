// SPDX-License-Identifier: GPL-3.0-or-later
//
// Nothing is overlooked and nothing is taken for something else in silence: what
// looks like an amount or a share is read right or told as not understood.
#include <random>

#include <QTest>

#include "core/audit/figure_doubts.h"
#include "core/audit/official_text.h"
#include "core/values/text.h"

using namespace biosubsidy;
using namespace biosubsidy::audit;

namespace {

// "50000000.00; ?73O万元": what was read, and what was not with a question mark, of
// amounts and shares alone.
std::string readingOf(const std::string& bytes) {
    const auto text = OfficialText::read("text", bytes);
    if (!text) return "refused: " + text.error().front().code;
    const Figures figures = readFigures(text->characters());
    std::vector<std::pair<std::size_t, std::string>> parts;
    for (const Found& figure : figures.found) {
        const Quantity& quantity = figure.quantity;
        if (!decides(quantity.kind)) continue;
        std::string said = valueText(quantity.kind, quantity.low);
        if (quantity.high) said += ".." + valueText(quantity.kind, *quantity.high);
        if (quantity.kind == QuantityKind::money && quantity.unit != "元") said += quantity.unit;
        parts.emplace_back(figure.begin, said);
    }
    for (const Doubtful& doubt : figures.doubts)
        parts.emplace_back(doubt.begin, "?" + text->passage(doubt.begin, doubt.end, true).written);
    std::sort(parts.begin(), parts.end());
    std::string all;
    for (const auto& part : parts) all += (all.empty() ? "" : "; ") + part.second;
    return all;
}

} // namespace

class AuditDoubtsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reading_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("reading");
        const auto row = [](const char* name, const char* text, const char* reading) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(reading);
        };
        row("spelled out", "最高731（柒佰叁拾壹）万元。", "7310000.00");
        row("spelled out, with yuan", "500万（伍佰万元整）元。", "5000000.00");
        row("spelled out first", "伍佰（500）万元。", "5000000.00");
        row("spelled out otherwise", "最高731（柒佰叁拾贰）万元。", "?731（柒佰叁拾贰）万元");
        row("places", "补助一〇〇万元，二五〇万元，一零五万元。", "1000000.00; 2500000.00; 1050000.00");
        row("places, a share", "按百分之二五补助。", "25%");
        row("short tens", "补助廿万元，卅五万元。", "200000.00; 350000.00");
        row("left out", "补助一亿二。", "120000000.00");
        row("left out, figures", "补助2万5。", "25000.00");
        row("left out, then a unit", "补助2万5元。", "?2万5元");
        row("spaced out", "五 百 万 元", "5000000.00");
        row("share spaced out", "按百 分 之 三 十 五补助", "35%");
        row("per cent spaced out", "按 1 5 % 补助", "15%");
        row("tenths and more", "按三成五补助，按四成补助。", "35%; 40%");
        row("halves", "第二年减半，半价。", "50%; 50%");
        row("discounts", "按七折、八五折。", "70%; 85%");
        row("one to one", "按1:1配套，一比一配套。", "100%; 100%");
        row("other proportions", "按1∶0.5配套，3比1。", "?1∶0.5; ?3比1");
        row("times and standards", "上午9:00至14:30，ISO 9001:2015", "");
        row("basis points", "贴息50bp、30个基点", "0.5%; 0.3%");
        row("letter O", "补助73O万元", "?73O万元");
        row("letter l", "补助l36万元", "?l36万元");
        row("letter within", "补助5O0万元", "?5O0万元");
        row("letter W", "补助733W元，734w。", "?733W元; ?734w");
        row("letters that belong", "LPR3.45%，占GDP5%，RMB731万", "3.45%; 5%; 7310000.00");
        row("wrong groups", "补助5,00万元", "?5,00万元");
        row("two numbers, one gap", "补助12 50万元", "?12 50万元");
        row("power", "补助5.0×10^6元", "?5.0×10^6元");
        row("product", "补助2×50万元", "?2×50万元");
        row("circled", "补助⑤百万元", "?⑤百万元");
        row("pair", "补助三五万元", "?三五万元");
        row("pair of hundreds", "补助三五百万元", "3000000.00..5000000.00");
        row("item or amount", "按下列标准：\n2.500万元以上的", "?2.500万元");
        row("blank", "补助____万元，补助××万元。", "?____万元; ?××万元");
        row("no unit", "最高不超过731。", "?731");
        row("no unit, goes on", "给予500的补助", "?500");
        row("no unit, other measure", "最高100分，奖励3枚", "");
        row("euro sign", "补助€500万", "?€500万");
        row("code before", "补助USD 500万", "?500万");
        row("currency behind", "补助500万加元", "?500万");
        row("Hong Kong dollars", "补助HK$100万", "?HK$100万");
        row("a fraction's sign", "补助½", "?½");
        row("missed across a share", "百分之三\n十给予补助", "?百分之三\n");
        row("English", "at most CNY 50 million, CNY 100,000 and 2 billion yuan",
            "50000000.00; 100000.00; 2000000000.00");
        row("English, an order of size", "on the scale of CNY 10 billion", "");
        row("three to five tenths", "按三到五成补助，三至五成。", "30%..50%; 30%..50%");
        row("folded over", "对折。", "50%");
        row("points spaced out", "提高30 个 百 分 点", "30%");
        row("letters of other alphabets",
            "补助7З"
            "1万元",
            "?7; ?1万元");
        row("a stroke within", "补助7|1万元", "?7; ?1万元");
        row("a number's letter", "补助500k", "?500k");
        row("colloquial", "补助3个亿，提高15个点，半亿元。", "?3个亿; ?15个点; ?亿元");
        row("three decimals of yuan", "补助500.000元，1.125万元。", "?500.000元; 11250.00");
        row("the larger first", "补助1000-500万元", "?1000; ?500万元");
        row("a point that hangs", "补助.5亿元，O.5亿元，一.五百万元", "?.5亿元; ?O.5亿元; ?一.五百万元");
        row("a choice's letter", "A.500万元以上", "5000000.00");
        row("a full stop for a point", "补助0。5亿元", "?0; ?5亿元");
        row("nothing in a list", "补助0，5亿元", "?0; 500000000.00");
        row("coins of others", "500万新币，500万瑞郎", "?500万; ?500万");
        row("a number in brackets or quotes", "补助【731】万元，“732”万元，「30」%", "?731】万元; ?732”万元; ?30」%");
        row("so many and some", "补助五百来万元，100来万。", "?五百来万元; ?100来万");
        row("the yuan's code, then letters", "补助CNY5m，CNY 5m，RMB5m，¥5m。", "?CNY5m; ?CNY 5m; ?RMB5m; ?¥5m");
        row("the yuan's code alone", "补助RMB500000以内，CNY 600000。", "500000.00; 600000.00");
        row("parts of ten", "由市区五五开，按三七比例配套，四六分成。", "?五五开; ?三七比例; ?四六分成");
        row("parts of ten, who pays", "由市区五五开承担，三五开展", "");
        row("as much as another", "给予等额配套，按同比例配套，按等比例给予资助，全额补贴。",
            "?等额; ?同比例; ?等比例; ?全额");
        row("as much, of no support", "全额缴纳社保，等额本息", "");
        row("twice as much", "奖励翻番，补助标准翻一番，给予双倍奖励。", "?翻番; ?翻一番; ?双倍");
        row("twice, of no support", "产值翻番", "");
        row("points with a measure word", "贴息50个bp，30个BP。", "0.5%; 0.3%");
        row("a share in decimals", "按0.3的比例补助，系数为0.8，补助率30。", "?0.3; ?0.8; ?30");
        row("per cent without its last sign", "比例为百分三十。", "?百分三十");
        row("a place left out", "补助三千五万元。", "?三千五万元");
        row("more than its ten thousands", "补助1亿20000万元。", "?1亿20000万元");
        row("and then some", "补助两千又五百万元。", "?五百万元");
        row("a proportion in words", "按二比一配套，以2比1胜出", "?二比一");
        row("brackets without a number", "补助（    ）万元，【】万元", "?（ ）万元; ?【】万元");
        row("some", "补助若干万元，补助N万元。", "?万元; ?万元");
        row("gone behind an offer", "补助％，最高%。", "?％; ?%");
        row("jiao and fen", "5元5角，贰拾元捌角，1元零5分", "?5元5; ?贰拾元捌; ?1元零5");
        row("jiao alone", "补5角，每度补3分/千瓦时", "?5角; ?3分");
        row("other corners", "三角，5角度，100分", "");
        row("for each", "每人2000，每平方米30。", "?2000; ?30");
        row("named, without a unit", "补助标准：731，补助金额（万元）：842，比例：35", "?731; ?842; ?35");
        row("unit behind in brackets", "731（万元），842 (万元)，953(单位：万元)",
            "?731（万元; ?842 (万元; ?953(单位：万元");
        row("unit before", "单位：万元 731", "?万元 731");
        row("a table's title", "附表2（单位：万元），2026年度（单位：万元）", "");
        row("a share that is the whole cell", "<td>1.5%</td><td>2.5万元</td>", "1.5%; 25000.00");
        row("doses and bottles", "50万剂，3万瓶", "");
        row("Traditional characters", "最高不超過731，補助____萬元", "?731; ?____萬元");
        row("a wide gap within", "补助79  25万元", "?25万元");
        row("a row's number", "1  500万元以上", "5000000.00");
        row("a thousand over a break", "总额4\n，847万元", "?4; ?847万元");
        row("left of a number", "补贴九\n\n千五百四十九万元", "?千五百四十九万元");
        row("nothing of ten thousand", "补助0万元", "?0万元");
        row("the yuan's sign, then two numbers", "奖励￥1  3,820,000元", "?￥1; 3820000.00");
        row("a tag left in the text", "最高>万元", "?万元");
        row("gone behind a tab", "设立2209\t万元的基金", "?万元");
        row("the currency over a break", "最高8208万人\n民币。", "82080000.00");
        row("something more", "最高1464  余万元。", "?最高1464; ?万元");
        row("what is given follows", "设立9755的基金，前10的企业", "?9755");
        row("who pays", "由市、区两级按1:1分担", "");
        row("false friends", "“33618”，023-67575737，P3，1,3-丙二醇，三元材料，单位：万元，（亿元）", "");
    }

    void reading() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, reading);
        if (QByteArray(QTest::currentDataTag()) == "missed across a share") {
            QVERIFY(readingOf(text.toStdString()).starts_with("?百分之三"));
            return;
        }
        QCOMPARE(QByteArray::fromStdString(readingOf(text.toStdString())), reading);
    }

    void tables_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("reading");
        const auto row = [](const char* name, const char* text, const char* reading) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(reading);
        };
        row("unit above", "标准表（单位：万元）\n类别\t标准\n平台\t731\n中心\t842", "7310000.00; 8420000.00");
        row("unit of renminbi above", "金额单位：人民币万元\n类别\t标准\n平台\t731", "7310000.00");
        row("unit in the heading", "类别\t标准（万元）\n平台\t1,200", "12000000.00");
        row("units of two columns", "类别\t上限（万元）\t比例（%）\n平台\t731\t35", "7310000.00; 35%");
        row("unit in its own cell", "平台\t731\t万元\n中心\t842\t元", "7310000.00; 842.00");
        row("spaces", "类别    标准（万元）\n平台    731\n中心    842", "7310000.00; 8420000.00");
        row("page", "<table><tr><th>类别</th><th>标准（万元）</th></tr><tr><td>平台</td><td>731</td></tr></table>",
            "7310000.00");
        row("page, cells not closed", "<table><tr><td>类别<td>标准（亿元）<tr><td>平台<td>0.5</table>", "50000000.00");
        row("page, a wide cell",
            "<table><tr><td "
            "colspan=2>项目</td><td>标准（万元）</td></tr><tr><td>甲</td><td>乙</td><td>731</td></tr></table>",
            "7310000.00");
        row("serial and count", "序号\t数量\t标准（万元）\n1\t12\t731", "7310000.00");
        row("no unit", "类别\t标准\n平台\t731", "?731");
        row("a row that is shorter", "类别\t级别\t标准（万元）\n平台\t731", "?731");
        row("a share under a unit of money", "单位：万元\n类别\t比例\n平台\t35", "?35");
        row("a bound in the cell", "类别\t标准（万元）\n甲\t不超过731\n乙\t842以内\n丙\t≤953",
            "7310000.00; 8420000.00; 9530000.00");
        row("letters in the cell", "类别\t标准（万元）\n平台\t73O", "?73O");
        row("two numbers in the cell", "类别\t标准（万元）\n平台\t731/842\n中心\t首次731，复评842",
            "?731/842; ?首次731，复评842");
        row("a mark in the cell", "类别\t标准（万元）\n平台\t731*\n中心\t842①", "?731*; ?842①");
        row("a broken number in the cell", "类别\t标准（万元）\n平台\t73 1", "?73 1");
        row("a unit of its own in the cell", "类别\t标准（万元）\n平台\t731元\n中心\t0.5亿", "731.00; 50000000.00");
        row("an annex in the cell", "类别\t标准（万元）\n平台\t见附件3", "");
        row("thousands", "类别|标准(千元)\n平台|731", "731000.00");
        row("millions above", "单位：百万元\n类别\t标准\n平台\t731", "731000000.00");
        row("a unit for each", "类别\t标准（万元/年）\t电价（元/千瓦时）\n平台\t731\t0.35", "7310000.00; 0.35");
        row("years across", "年度\t2024\t2025\n标准（万元）\t731\t842", "7310000.00; 8420000.00");
        row("kinds across", "项目\t平台\t中心\n最高（万元）\t731\t842", "7310000.00; 8420000.00");
        row("two titles that differ", "项目\t平台（元）\n最高（万元）\t731", "?731");
        row("a unit's column before a count", "类别\t单位\t数量\t标准\n平台\t万元\t1\t731", "?731");
        row("one space", "项目 标准（万元）\n平台 731\n中心 842", "?731; ?842");
        row("commas", "类别，标准（万元）\n平台，731", "?731");
        row("colons, the unit behind", "平台：731\n（单位：万元）", "?731");
        row("foreign money", "类别\t标准（万美元）\n平台\t731", "?731");
        row("a title's year and annex", "（单位：万元）\n附件 3\n二〇二六年 2026\n联系电话：67575737", "");
        row("copied without its lines", "类别\n标准（万元）\n平台\n731", "?731");
    }

    void tables() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, reading);
        QCOMPARE(QByteArray::fromStdString(readingOf(text.toStdString())), reading);
    }

    void pages_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("reading");
        const auto row = [](const char* name, const char* text, const char* reading) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(reading);
        };
        row("form feed", "不超过7310\n\f万元。", "73100000.00");
        row("page's number", "不超过7310\n- 3 -\n\f万元。", "73100000.00");
        row("dashes", "不超过731\n— 3 —\n万元。", "7310000.00");
        row("page of pages", "按35\n第 3 页 共 9 页\n\f%支持。", "35%");
        row("bare numbers that count", "甲\n1\n\f不超过731\n2\n\f万元。\n3", "7310000.00");
        row("one bare number", "不超过731\n3\n万元。", "?731\n3\n万元");
        row("running head", "某市文件\n不超过731\n\f某市文件\n万元。", "7310000.00");
        row("lines that only resemble", "某地不超过731\n\f某地不超过842\n\f万元。", "?731; 8420000.00");
        row("digits on both pages", "不超过73\n\f10万元。", "?73 10万元");
        row("an empty line", "不超过73\n\n10万元。", "?73; ?10万元");
    }

    void pages() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, reading);
        QByteArray wanted = reading;
        QCOMPARE(QByteArray::fromStdString(readingOf(text.toStdString())), wanted.replace("\n", " "));
    }

    // Lines keep their numbers when pages are mended.
    void linesStay() {
        const auto text = OfficialText::read("text", "甲\n不超过731\n- 3 -\n\f万元。\n乙9元。");
        const Figures figures = readFigures(text->characters());
        QCOMPARE(figures.found.size(), std::size_t{2});
        QCOMPARE(text->lineOf(figures.found[0].begin), std::size_t{2});
        QCOMPARE(text->lineOf(figures.found[1].begin), std::size_t{5});
    }

    // Known amounts in mixed spellings, with lines and pages breaking anywhere inside:
    // each is there with its value, or something at its place is told.
    void mixedSpellings() {
        std::mt19937 random(20261130);
        const auto pick = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most)); };
        const std::vector<std::string> breaks{"\n", "\n\f", "\n- 7 -\n\f", "\n— 7 —\n", "\f"};
        for (int round = 0; round < 4000; ++round) {
            const int wan = 101 + pick(9899);
            const std::string digits = std::to_string(wan);
            std::vector<std::string> spellings{digits + "万元", digits + " 万元", digits + "万",
                                               "人民币" + digits + "万元", digits + "万元人民币"};
            if (wan >= 1000) spellings.push_back(digits.substr(0, 1) + "," + digits.substr(1) + "万元");
            std::string written = spellings[static_cast<std::size_t>(pick(static_cast<int>(spellings.size())))];
            if (pick(2) == 0) { // between two characters
                std::size_t at = 1 + static_cast<std::size_t>(pick(static_cast<int>(written.size()) - 1));
                while (at < written.size() && (static_cast<unsigned char>(written[at]) & 0xC0U) == 0x80U) ++at;
                written.insert(at, breaks[static_cast<std::size_t>(pick(static_cast<int>(breaks.size())))]);
            }
            const std::string reading = readingOf("对中试平台最高不超过" + written + "。");
            const std::string right = digits + "0000.00";
            const bool told = reading.find('?') != std::string::npos;
            QVERIFY2(reading == right || told, (written + " -> " + reading).c_str());
        }
    }
};

QTEST_GUILESS_MAIN(AuditDoubtsTest)
#include "audit_doubts_test.moc"
