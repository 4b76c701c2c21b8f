// SPDX-License-Identifier: GPL-3.0-or-later
//
// Audits: every spelling of a figure, what is none, texts in their encodings and
// as web pages, and a text against a pack. The five policies are audited where
// their texts are at hand.
#include <QDir>
#include <QTest>

#include "core/audit/audit_json.h"
#include "core/audit/audit_text.h"
#include "core/audit/figure_finder.h"
#include "core/audit/glyphs.h"
#include "core/system/whole_file.h"
#include "core/values/text.h"
#include "tests/support/rules.h"

using namespace biosubsidy;
using namespace biosubsidy::audit;

namespace {

std::vector<Found> found(const std::string& text) {
    const std::vector<char32_t> characters = codePoints(text);
    return findFigures({characters.data(), characters.size()});
}

// "money 50000000.00 元", ranges with ..
std::string described(const audit::Quantity& quantity) {
    std::string text = std::string(toString(quantity.kind)) + " " + valueText(quantity.kind, quantity.low);
    if (quantity.high) text += ".." + valueText(quantity.kind, *quantity.high);
    if (!quantity.unit.empty()) text += " " + quantity.unit;
    return quantity.vague ? text + " or so" : text;
}

std::string figuresIn(const std::string& text) {
    std::string all;
    for (const Found& figure : found(text)) all += (all.empty() ? "" : "; ") + described(figure.quantity);
    return all;
}

// Names the code of the refusal where there is one.
std::string codeOf(const std::string& bytes) {
    const auto text = OfficialText::read("text", bytes);
    return text ? "" : text.error().front().code;
}

std::string readable(const std::string& bytes) {
    const auto text = OfficialText::read("text", bytes);
    if (!text) return "refused: " + text.error().front().code;
    std::string utf8;
    for (const char32_t character : text->characters()) utf8 += isBlockEnd(character) ? "|" : toUtf8(character);
    return utf8;
}

std::string inGb18030() {
    // 最高5000万元，不超过30％。 in GB18030.
    return "\xD7\xEE\xB8\xDF"
           "5000\xCD\xF2\xD4\xAA\xA3\xAC\xB2\xBB\xB3\xAC\xB9\xFD"
           "30\xA3\xA5\xA1\xA3";
}

const char* const smallPack = R"pack(format = "biosubsidy-pack/1"
[pack]
id = "audit-test"
version = "1"
city = "beijing"
title.zh = "测试政策"
title.en = "A policy for tests"
summary.zh = "说明"
summary.en = "What it is"
number = "测试〔2024〕1号"
issuers = ["测试局"]
status = "in_force"
from = 2024-09-14
until = 2026-12-31
grade = "full_text"

[[measure]]
id = "pilot"
clause = "第3条"
scope = "project"
title.zh = "中试"
title.en = "Pilot"
summary.zh = "说明"
summary.en = "What it is"
when = "project.kinds has pilot_platform and company.employees >= 20 and project.total_investment >= 2000万元"
support = "ceiling"
rate = "stated"
amount = "min(30% * project.total_investment, 5000万元)"
yearly_cap = "1亿元"

[[goal]]
clause = "一"
figure = "5-10家"
year = 2026
zh = "目标"
en = "A goal"

[[other]]
figure = "33618"
zh = "代号"
en = "A code name"

[[other]]
figure = "三元区"
zh = "地名"
en = "The name of a place"
)pack";

AuditResult audited(const std::string& bytes) {
    const auto rules = test::rulesWith({smallPack});
    if (!rules) qFatal("%s", render(rules.error(), Language::en).c_str());
    const auto text = OfficialText::read("text", bytes);
    if (!text) qFatal("%s", render(text.error(), Language::en).c_str());
    return *auditPack((*rules)->packs().front(), "text", *text);
}

std::vector<std::string> notInPack(const AuditResult& result) {
    std::vector<std::string> figures;
    for (const TextFigure& figure : result.figures) {
        if (!figure.isAccounted()) figures.push_back(figure.passage.written);
    }
    return figures;
}

std::vector<std::string> notInText(const AuditResult& result) {
    std::vector<std::string> figures;
    for (const AccountedFigure& figure : result.packFigures) {
        if (figure.lines.empty()) figures.push_back(figure.figure.part + " " + figure.figure.written);
    }
    return figures;
}

using Texts = std::vector<std::string>;

} // namespace

class AuditTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySpelling_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("figures");
        const auto row = [](const char* name, const char* text, const char* figures) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(figures);
        };
        const char* const fifty = "money 50000000.00 元";
        row("wan", "最高5000万元。", fifty);
        row("wan, a space", "最高5000 万元", fifty);
        row("wan, spaces", "最高 5000 万 元 。", fifty);
        row("grouped", "5,000万元", fifty);
        row("grouped, a space", "5,000 万元", fifty);
        row("grouped, full width", "５，０００万元", fifty);
        row("full width", "５０００万元", fifty);
        row("yuan", "50,000,000元", fifty);
        row("yuan, no groups", "50000000元", fifty);
        row("yi", "0.5亿元", fifty);
        row("yi, full width point", "０．５亿元", fifty);
        row("Chinese", "五千万元", fifty);
        row("Chinese, bank forms", "伍仟万元整", fifty);
        row("digits and Chinese", "5千万元", fifty);
        row("traditional", "5000萬圓", fifty);
        row("without yuan", "最高5000万。", fifty);
        row("without yuan, goes on", "最高5000万支持", fifty);
        row("yen sign", "￥5000万", fifty);
        row("yen sign and digits", "¥ 50,000,000 整", fifty);
        row("in renminbi", "5000万人民币", fifty);
        row("with more", "5000余万元", fifty);
        row("more after wan", "5000万余元", fifty);
        row("broken before wan", "最高5000\n万元", fifty);
        row("broken before yuan", "最高5000万\n元", fifty);
        row("broken in the digits", "最高不超过50\n00万元", fifty);
        row("broken, then indented", "最高不超过50\r\n　　00万元", fifty);
        row("broken in the Chinese", "最高不超过五\n千万元", fifty);
        row("broken in the groups", "最高5,\n000万元", fifty);
        row("broken before zeros", "5\n000万元", fifty);
        row("bound included", "最高5000（含）万元", fifty);
        row("spaced composite", "1 亿 5000 万元", "money 150000000.00 元");
        row("composite with zero", "1亿零500万元", "money 105000000.00 元");
        row("thousands and hundreds", "1千5百万元", "money 15000000.00 元");
        row("Chinese decimals below one", "零点五亿元", fifty);
        row("traditional bank forms", "陸佰萬圓", "money 6000000.00 元");
        row("dollar sign", "$100万", "money 1000000.00 美元");
        row("annex", "见附件1 500万元", "money 5000000.00 元");
        row("range, Chinese", "三至五千万元", "money 30000000.00..50000000.00 元");
        row("range, one 万 for both", "五百至一千万元", "money 5000000.00..10000000.00 元");
        row("range, thousands", "3千-5千万元", "money 30000000.00..50000000.00 元");
        row("range, both yuan, 至", "50万元至100万元", "money 500000.00..1000000.00 元");
        row("range of shares, both signs", "5%—10%", "percentage 5%..10%");
        row("range of shares, a break", "30%至\n50%", "percentage 30%..50%");
        row("share below one", "百分之零点五", "percentage 0.5%");
        row("share, spaced", "百 分 之 三十", "percentage 30%");
        row("share, broken", "百分之三\n十。", "percentage 30%");
        row("of ten thousand", "万分之五", "percentage 0.05%");
        row("fraction", "不超过总投资的1/3。", "percentage 1/3");
        row("listed amounts", "分别不超过50、30、20万元", "money 500000.00 元; money 300000.00 元; money 200000.00 元");
        row("listed amounts, slashes", "奖励50/30/20万元",
            "money 500000.00 元; money 300000.00 元; money 200000.00 元");
        row("listed shares", "分别按10、20和30%", "percentage 10%; percentage 20%; percentage 30%");
        row("year with a circle", "二○二四年", "year 2024");
        row("article, broken", "第十\n四条", "ordinal 14 条");
        row("quarter", "第3季度", "ordinal 3 季度");
        row("groups by spaces", "最高5 000万元", fifty);
        row("spaced out", "最高5 0 0 0万元", fifty);
        row("composite", "1亿5000万元", "money 150000000.00 元");
        row("Chinese composite", "一亿五千万元", "money 150000000.00 元");
        row("Chinese decimals", "一点五亿元", "money 150000000.00 元");
        row("thousand billion", "2万亿元", "money 2000000000000.00 元");
        row("ten", "十万元", "money 100000.00 元");
        row("fifteen", "十五万元", "money 150000.00 元");
        row("with zero", "一百零五万元", "money 1050000.00 元");
        row("two", "两千元", "money 2000.00 元");
        row("fen", "99.99元", "money 99.99 元");
        row("several", "数百万元", "money 1000000.00 元 or so");
        row("other currency", "100万美元", "money 1000000.00 美元");
        row("unit alone", "超亿元企业", "money 100000000.00 元");
        row("unit alone, or more", "亿元以上项目", "money 100000000.00 元");

        row("per cent", "30%", "percentage 30%");
        row("per cent, full width", "３０％", "percentage 30%");
        row("per cent, small sign", "30﹪", "percentage 30%");
        row("per cent, a space", "30 %", "percentage 30%");
        row("per cent, a break", "按照30\n%补助", "percentage 30%");
        row("per cent, decimals", "12.5％", "percentage 12.5%");
        row("per cent in words", "百分之三十", "percentage 30%");
        row("per cent in words, digits", "百分之30", "percentage 30%");
        row("per cent in words, decimals", "百分之十二点五", "percentage 12.5%");
        row("per mille", "5‰", "percentage 0.5%");
        row("per mille in words", "千分之五", "percentage 0.5%");
        row("thirds", "三分之一", "percentage 1/3");
        row("tenths", "占三成以上", "percentage 30%");
        row("half", "按一半支持", "percentage 50%");
        row("points", "提高2个百分点", "percentage 2% 百分点");

        row("range", "5-10家", "count 5..10 家");
        row("range, en dash", "5–10家", "count 5..10 家");
        row("range, em dash", "5—10家", "count 5..10 家");
        row("range, wave", "5～10家", "count 5..10 家");
        row("range, to", "5至10家", "count 5..10 家");
        row("range, units at both ends", "5家到10家", "count 5..10 家");
        row("range in Chinese", "三至五年", "count 3..5 年");
        row("range, neighbours", "三五年内", "count 3..5 年");
        row("range of money", "500-1000万元", "money 5000000.00..10000000.00 元");
        row("range of money, both wan", "500万-1000万元", "money 5000000.00..10000000.00 元");
        row("range of money, both yuan", "500万元至1000万元", "money 5000000.00..10000000.00 元");
        row("range over units", "9000万-1亿元", "money 90000000.00..100000000.00 元");
        row("range of shares", "10%-20%", "percentage 10%..20%");
        row("range of shares, one sign", "10—20％", "percentage 10%..20%");
        row("range of shares in words", "百分之五至百分之十", "percentage 5%..10%");
        row("no range", "50%、5000万元", "percentage 50%; money 50000000.00 元");
        row("range, broken", "5-\n10家", "count 5..10 家");

        row("years long", "有效期三年", "count 3 年");
        row("one year", "一年内", "count 1 年");
        row("days", "7日内", "count 7 日");
        row("working days", "20个工作日", "count 20 个工作日");
        row("months", "6个月", "count 6 个月");
        row("strains", "10万株以上", "count 100000 株");
        row("about a hundred", "百家以上", "count 100 家");
        row("dozens", "几十家", "count 10 家 or so");
        row("litres", "千升级", "count 1000 升");
        row("order of size", "百亿级产业集聚区", "count 10000000000 级");
        row("items", "打造10项目标", "count 10 项");
        row("a break before the unit", "新增3\n家", "count 3 家");

        row("article", "第九条", "ordinal 9 条");
        row("article, digits", "第 9 条", "ordinal 9 条");
        row("articles", "第三至五条", "ordinal 3..5 条");
        row("session", "第39次", "ordinal 39 次");
        row("year", "到2026年，", "year 2026");
        row("year in Chinese", "二〇二六年底", "year 2026");
        row("years", "2024—2027年", "year 2024..2027");
        row("years of a title", "计划(2024-2026)", "year 2024..2026");
        row("years, both marked", "2024年至2026年", "year 2024..2026");
        row("date", "2024年9月14日", "date 2024-09-14");
        row("date, spaced", "2024 年 9 月 14 日", "date 2024-09-14");
        row("date in Chinese", "二〇二四年九月十四日", "date 2024-09-14");
        row("date, hyphens", "2024-09-14", "date 2024-09-14");
        row("date, slashes", "2024/9/14", "date 2024-09-14");
        row("date, points", "2024.9.14", "date 2024-09-14");
        row("month", "2024年7月 日", "date 2024-07");
        row("day of a month", "7月26日", "date --07-26");
        row("document", "京科发〔2024〕14号", "document 2024/14");
        row("document, other brackets", "津政办规[2023]4号", "document 2023/4");
    }

    void everySpelling() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, figures);
        QCOMPARE(QByteArray::fromStdString(figuresIn(text.toStdString())), figures);
    }

    void falseFriends_data() {
        QTest::addColumn<QByteArray>("text");
        for (const char* const text : {"1,3-丙二醇",
                                       "“33618”现代制造业集群体系",
                                       "33618现代",
                                       "023-67575737",
                                       "电话：010-88886666。",
                                       "P3实验室",
                                       "M3工业用地",
                                       "cqfgwgjsc@163.com",
                                       "“1+5+N”",
                                       "从0到1",
                                       "“10到100”",
                                       "三元材料",
                                       "二元结构",
                                       "三元锂电池",
                                       "多元化",
                                       "单位：万元",
                                       "（亿元）",
                                       "一批企业",
                                       "一家企业",
                                       "统一年度",
                                       "一次性给予",
                                       "“十四五”规划",
                                       "第三方评估",
                                       "二 项目概况",
                                       "1 项目名称",
                                       "（一）项目",
                                       "3D打印",
                                       "5G",
                                       "COVID-19",
                                       "完成立项",
                                       "一成不变",
                                       "2024元旦",
                                       "10元素",
                                       "数据",
                                       "几个",
                                       "万一",
                                       "百分点",
                                       "1354",
                                       "千方百计",
                                       "30\n2.支持"}) {
            QTest::newRow(text) << QByteArray(text);
        }
    }

    void falseFriends() {
        QFETCH(QByteArray, text);
        QCOMPARE(figuresIn(text.toStdString()), std::string());
    }

    void figuresSideBySide_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("figures");
        const auto row = [](const char* name, const char* text, const char* figures) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(figures);
        };
        row("share and cap", "按照30%补助，最高不超过5000万元", "percentage 30%; money 50000000.00 元");
        row("share without a gap", "不超过50%5000万元", "percentage 50%; money 50000000.00 元");
        row("page number", "按30%补助\n3\n5000万元", "percentage 30%; money 50000000.00 元");
        row("next paragraph", "编号30\n\n5000万元", "money 50000000.00 元");
        row("date on the next line", "共计30\n2024年9月14日", "date 2024-09-14");
        row("date in figures on the next line", "共计30\n2024-09-14", "date 2024-09-14");
        row("Chinese date on the next line", "共计三十\n二〇二四年九月十四日", "date 2024-09-14");
        row("day on the next line", "共计30\n9月14日", "date --09-14");
        row("year on the next line", "共计30\n2024年", "year 2024");
        row("years on the next line", "共计30\n2024-2026年", "year 2024..2026");
        row("article on the next line", "共计30\n第十四条", "ordinal 14 条");
        row("count on the next line", "共计30\n2家", "count 2 家");
        row("two dates", "2024年9月14日至2026年12月31日", "date 2024-09-14; date 2026-12-31");
        row("session of a list", "六届五次全会", "count 5 次");
        row("group and scale", "1-2个百亿级", "count 1..2 个; count 10000000000 级");
        row("family, not furniture", "5-10家具有影响力的企业", "count 5..10 家");
        row("a letter before money", "RMB5000万元", "money 50000000.00 元");
        row("heading, then money", "1、500万元以上的", "money 5000000.00 元");
        row("year, then money", "2024、500万元", "money 5000000.00 元");
        row("page of pages", "第1/5页", "");
        row("list of numbers", "10、20、30家", "count 30 家");
        row("fraction beyond reason", "3.1415926535897932384626万元", "");
        row("digits beyond reason", "99999999999999999999999999999999999999999999元", "");
    }

    void figuresSideBySide() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, figures);
        QCOMPARE(QByteArray::fromStdString(figuresIn(text.toStdString())), figures);
    }

    void encodings() {
        const std::string utf8 = "最高5000万元，不超过30％。";
        QCOMPARE(readable(utf8), utf8);
        QCOMPARE(readable("\xEF\xBB\xBF" + utf8), utf8);
        QCOMPARE(readable(inGb18030()), utf8);
        QVERIFY(OfficialText::read("text", inGb18030())->encoding() == Encoding::gb18030);
        const std::string utf16("\xFF\xFE"
                                "5\0"
                                "\x43\x51",
                                6); // 5元, little end first
        QCOMPARE(readable(utf16), std::string("5元"));
        // One broken character must not turn the whole text into another one.
        QCOMPARE(codeOf("按照有关规定对符合条件的企业和机构分档给予资金支持\xE4\xB8最高不超过5000万元"),
                 std::string("bad_utf8"));
        QCOMPARE(codeOf("\x80\x81\xFF\xFF"), std::string("unknown_encoding"));
        QCOMPARE(codeOf("%PDF-1.7 5000"), std::string("no_text"));
        QCOMPARE(codeOf("PK\x03\x04 5000"), std::string("no_text"));
        QCOMPARE(codeOf(" \n\t"), std::string("empty_text"));
        QCOMPARE(codeOf(std::string(largestText + 1, '5')), std::string("too_large"));
    }

    void html_data() {
        QTest::addColumn<QByteArray>("html");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* name, const char* html, const char* text) {
            QTest::newRow(name) << QByteArray(html) << QByteArray(text);
        };
        row("inline tags join", "<p>5000<b>万</b>元</p>", "|5000万元|");
        row("blocks part", "<td>30</td><td>5000万元</td>", "|30||5000万元|");
        row("script and style", "<body><script>1<2; '9万元'</script><style>p{width:50%}</style>5元</body>", "|5元|");
        row("comment", "<p>a<!-- 9万元 --->b</p>", "|ab|");
        row("entities", "<p>5000&nbsp;&#19975;&#x5143; 30&percnt; &lt;1亿元&gt; &amp;lt;</p>",
            "|5000\xC2\xA0万元 30% <1亿元> &lt;|");
        row("unknown entity", "<p>A&B; &;</p>", "|A&B; &;|");
        row("attributes", "<p title=\"9万元>\" data-x='<b>'>5元</p>", "|5元|");
        row("a sign that is no tag", "<p>产值<1亿元且>3亿元</p>", "|产值<1亿元且>3亿元|");
        row("indentation", "<p>最高\n        5000\n        万元</p>", "|最高\n5000\n万元|");
        row("line break", "<p>50<br/>00万元</p>", "|50\n00万元|");
        row("unclosed script", "<p>a</p><script>5万元", "|a|5万元");
        row("unclosed comment", "<p>a</p><!-- 5万元", "|a|<!-- 5万元");
        row("unclosed tag", "<p>a</p><b 5万元", "|a|<b 5万元");
        row("unclosed quote", "<p>a</p><b x=\"1>5万元", "|a|5万元");
        row("plain text with signs", "若a<b且b>c，则5万元", "若a<b且b>c，则5万元");
    }

    void html() {
        QFETCH(QByteArray, html);
        QFETCH(QByteArray, text);
        QCOMPARE(QByteArray::fromStdString(readable(html.toStdString())), text);
    }

    void linesAndPassages() {
        const auto plain = OfficialText::read("text", "第一行\n第二行最高\n5000\n万元。\n");
        const auto figures = findFigures(plain->characters());
        QCOMPARE(figures.size(), std::size_t{1});
        QCOMPARE(plain->lineOf(figures[0].begin), std::size_t{3});
        const Passage passage = plain->passage(figures[0].begin, figures[0].end);
        QCOMPARE(passage.before, std::string("第一行 第二行最高 "));
        QCOMPARE(passage.written, std::string("5000万元"));
        QCOMPARE(passage.after, std::string("。 "));

        const auto page =
            OfficialText::read("page", "<html>\n<body>\n<p\n class='x'>5\n万元</p><p>甲</p></body></html>");
        const auto onPage = findFigures(page->characters());
        QCOMPARE(onPage.size(), std::size_t{1});
        QCOMPARE(page->lineOf(onPage[0].begin), std::size_t{4});
        QCOMPARE(page->passage(onPage[0].begin, onPage[0].end).after, std::string());
    }

    void aTextThatThePackAccountsFor() {
        const AuditResult result =
            audited("测试〔2024〕1号，2024年9月14日起至2026年12月31日。第3条 "
                    "职工20人以上、总投资2,000万元以上的，按百分之三十、最高"
                    "0.5亿元支持，每年不超过10000万元。到2026年引进5至10家，服务“33618”，在三元区布局。");
        QVERIFY(result.isComplete());
        QCOMPARE(notInPack(result), Texts{"第3条"});
        QCOMPARE(notInText(result), Texts{});
    }

    void whatIsMissingOnEitherSide() {
        const AuditResult result = audited("总投资3000万元以上的，按30%支持。\n引进12家。");
        QVERIFY(!result.isComplete());
        QCOMPARE(notInPack(result), (Texts{"3000万元", "12家"}));
        QCOMPARE(notInText(result), (Texts{"number 测试〔2024〕1号", "from 2024-09-14", "until 2026-12-31", "when 20",
                                           "when 2,000万元", "amount 5,000万元", "yearly_cap 1亿元", "figure 5-10家",
                                           "year 2026", "figure 33618", "figure 三元区"}));
        QCOMPARE(result.figures[0].line, std::size_t{1});
        QCOMPARE(result.figures[2].line, std::size_t{2});
    }

    void onlyMoneyAndSharesDecide() {
        const AuditResult others = audited("共12家，第7条，2030年，2025-01-01。");
        QVERIFY(others.isComplete());
        QVERIFY(!others.hasFigures()); // the command fails, unless it was told so
        QVERIFY(!audited("另给1%。").isComplete());
        QVERIFY(!audited("另给9元。").isComplete());
        QVERIFY(!audited("另给5000万美元。").isComplete());
    }

    void aRangeIsAccountedForByItsEnds() {
        QVERIFY(audited("2000万元至5000万元").isComplete());
        QVERIFY(!audited("2000万元至6000万元").isComplete());
    }

    // 三元区: listed in the pack as a name, so the figure inside it is no money.
    void aNameAccountsForWhatLiesInIt() {
        QVERIFY(audited("在33618集群").figures.empty());
        const AuditResult result = audited("位于三元区。33618，336180");
        const auto name = std::find_if(result.packFigures.begin(), result.packFigures.end(),
                                       [](const AccountedFigure& one) { return one.figure.written == "33618"; });
        QCOMPARE(name->lines, std::vector<std::size_t>{1});
    }

    void theFormats() {
        const AuditResult result = audited("最高5000万元，另给9元。");
        const std::string json = toJson(result);
        QVERIFY(json.find("\"format\": \"biosubsidy-audit/1\"") != std::string::npos);
        QVERIFY(json.find("\"complete\": false") != std::string::npos);
        QVERIFY(json.find("\"measure\": \"pilot\"") != std::string::npos);
        QVERIFY(toText(result, Language::zh).find("最高5000万元，另给【9元】。") != std::string::npos);
        QVERIFY(toText(result, Language::en).find("1 of them not in the pack") != std::string::npos);
    }

    void tooManyFiguresAreRefused() {
        std::string bytes;
        for (int index = 0; index < 100'001; ++index) bytes += "1%,";
        const auto rules = test::rulesWith({smallPack});
        const auto result = auditPack((*rules)->packs().front(), "text", *OfficialText::read("text", bytes));
        QVERIFY(!result.has_value());
        QCOMPARE(result.error().front().code, std::string("too_many_figures"));
    }

    void thePolicies_data() {
        QTest::addColumn<QByteArray>("pack");
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<int>("deciding"); // how many amounts and shares the text has
        QTest::newRow("Tianjin") << QByteArray("tianjin-draft") << QByteArray("000_9f55e29651c8ea31.txt") << 3;
        QTest::newRow("Beijing") << QByteArray("beijing-2024") << QByteArray("001_eea504574d51d206.txt") << 28;
        QTest::newRow("Chongqing") << QByteArray("chongqing-draft") << QByteArray("002_c3448ca0670dd323.txt") << 3;
        QTest::newRow("Hangzhou") << QByteArray("hangzhou-2024") << QByteArray("003_d0f988d17e3f55ba.txt") << 5;
        QTest::newRow("Jinshan") << QByteArray("jinshan-2023") << QByteArray("004_49cf48505f772831.txt") << 4;
    }

    void thePolicies() {
        QFETCH(QByteArray, pack);
        QFETCH(QByteArray, file);
        QFETCH(int, deciding);
        QString folder = qEnvironmentVariable("BIOSUBSIDY_SOURCES");
        if (folder.isEmpty()) folder = QStringLiteral(BIOSUBSIDY_SOURCE_DIR "/../shared/sources");
        if (!QDir(folder).exists()) QSKIP("the policies' texts are not here; name their folder in BIOSUBSIDY_SOURCES");
        const std::string path = (folder + QLatin1Char('/') + QString::fromUtf8(file)).toStdString();
        const auto bytes = readFile(path, largestText);
        QVERIFY2(bytes.has_value(), path.c_str());
        const auto text = OfficialText::read(path, *bytes);
        QVERIFY(text.has_value());
        const auto result = auditPack(*test::builtInRules()->pack(pack.toStdString()), path, *text);
        QVERIFY(result.has_value());
        QVERIFY2(result->isComplete(), toText(*result, Language::en).c_str());
        const auto decisive = std::count_if(result->figures.begin(), result->figures.end(),
                                            [](const TextFigure& figure) { return decides(figure.quantity.kind); });
        QCOMPARE(static_cast<int>(decisive), deciding);
        QCOMPARE(notInPack(*result), Texts{}); // the other figures are listed too
    }
};

QTEST_GUILESS_MAIN(AuditTest)
#include "audit_test.moc"
