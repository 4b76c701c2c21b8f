// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fast way from a line to a block against the case reader: both accept the same
// lines and take the same from them.
#include <QTest>

#include "core/blocks/block_evaluator.h"
#include "core/screening/line_reader.h"
#include "core/screening/line_values.h"
#include "tests/support/effort.h"
#include "tests/support/random_facts.h"

using namespace biosubsidy;
using namespace biosubsidy::screening;

namespace {

const Date day = *Date::of(2026, 11, 22);

std::shared_ptr<const blocks::BlockRules> blockRules() {
    static const auto rules = [] {
        blocks::BlockOptions options{.asOf = day};
        options.cities = false;
        options.claims = blocks::ClaimList::open;
        return blocks::BlockRules::compile(test::builtInRules(), std::move(options));
    }();
    return rules;
}

std::shared_ptr<const CaseKeys> keys() {
    static const auto keys = std::make_shared<const CaseKeys>(*test::builtInRules());
    return keys;
}

// What reading a line one way gives.
struct Read {
    bool good = false;
    std::string names; // name, code and ids
    blocks::CaseResult result;
    friend bool operator==(const Read&, const Read&) = default;
};

Read readOneWay(const std::string& line, bool fast) {
    LineReader reader(test::builtInRules(), keys(), "in.ndjson");
    reader.setFast(fast);
    blocks::CaseBlock block(blockRules());
    RowBlock rows;
    LineProblem problem;
    // A case in front, and one behind: neither may be touched.
    const std::string plain = test::json("{'format':'biosubsidy-case/1','company':{'city':'beijing','hnte':true}}");
    if (!reader.read(plain, 1, block, rows, problem)) qFatal("the plain line is refused");
    Read read;
    read.good = reader.read(line, 2, block, rows, problem);
    if (!reader.read(plain, 3, block, rows, problem)) qFatal("the plain line is refused");
    if (block.cases() != (read.good ? 3U : 2U) || rows.size() != block.cases()) qFatal("a case too many or too few");
    blocks::BlockEvaluator evaluator(blockRules());
    evaluator.evaluate(block, rows.results);
    if (rows.results.front() != rows.results.back()) qFatal("a neighbour was touched");
    if (!read.good) {
        if (problem.line != 2 || problem.diagnostics.empty()) qFatal("no message for a bad line");
        return read;
    }
    read.names = std::string(rows.name(1)) + "|" + std::string(rows.uscc(1));
    read.result = rows.results[1];
    for (const blocks::ResultClaim& claim : read.result.claims) {
        const Measure& measure = test::builtInRules()->packs()[claim.pack].measures[claim.measure];
        read.names += "|" + std::string(rows.itemId(1, measure.scope, claim.item));
    }
    return read;
}

// The lines of a text, each with its end, as a screening takes them: blank ones left out.
std::vector<Line> linesIn(std::string_view text) {
    std::vector<Line> lines;
    std::uint64_t number = 1;
    for (std::size_t at = 0; at < text.size(); ++number) {
        const std::size_t end = text.find('\n', at);
        const std::string_view line = text.substr(at, end - at);
        if (!isBlank(line)) lines.push_back({line, number, text.size() - end});
        at = end + 1;
    }
    return lines;
}

// How far the fast way goes: through the tokens, and through their values.
struct FastWay {
    bool walked = false;
    bool read = false;
};

FastWay fastWay(const std::string& line) {
    FastCaseReader reader(keys());
    ValueColumns later(keys());
    blocks::CaseBlock block(blockRules());
    RowBlock rows;
    rows.beginRow(1);
    FastWay way;
    way.walked = reader.read({line, 1, 0}, block, rows, later);
    std::vector<std::uint32_t> bad;
    later.settle(block, rows, bad);
    way.read = way.walked && bad.empty();
    return way;
}

// One line of what writeCase() lays out over many.
std::string onOneLine(const Case& subject) {
    std::string line;
    bool indent = false;
    for (const char character : writeCase(subject, test::builtInRules()->vocabulary())) {
        indent = character == '\n' || (indent && character == ' ');
        if (!indent) line += character;
    }
    return line;
}

const char* const head = "{'format':'biosubsidy-case/1',";

} // namespace

class ScreeningReaderTest : public QObject {
    Q_OBJECT

    static void addLine(const char* name, const std::string& line, const char* expected) {
        QTest::newRow(name) << QByteArray::fromStdString(line) << QByteArray(expected);
    }
    // `rest` with single quotes follows the format.
    static void add(const char* name, const char* rest, const char* expected) {
        addLine(name, test::json(std::string(head) + rest), expected);
    }

    static void addForms() {
        add("least", "'company':{}}", "fast");
        add("spaces", " 'company' : { 'employees' : 12 , 'hnte' : true } , 'projects' : [ ] } ", "fast");
        add("tabs and CR", "\t'company':\t{}\t}\r", "fast");
        add("null lists", "'company':{},'projects':null,'expenses':null,'awards':null}", "fast");
        add("null facts", "'company':{'name':null,'employees':null,'titles':null}}", "fast");
        add("company first", "'company':{'city':'tianjin'},'expenses':[{'id':'e1','kind':'service_coupon'}]}", "fast");
        add("no company", "'projects':[]}", "bad");
        add("null company", "'company':null}", "bad");
        add("company is a list", "'company':[]}", "bad");
        add("unknown key", "'company':{},'extra':1}", "bad");
        add("unknown fact", "'company':{'citty':'beijing'}}", "bad");
        add("project fact at the company", "'company':{'total_investment':'1'}}", "bad");
        add("key twice", "'company':{'hnte':true,'hnte':true}}", "bad");
        add("key twice, null first", "'company':{'hnte':null,'hnte':true}}", "bad");
        add("company twice", "'company':{},'company':{}}", "bad");
        add("format twice", "'format':'biosubsidy-case/1','company':{}}", "bad");
        addLine("no format", test::json("{'company':{}}"), "bad");
        addLine("another format", test::json("{'format':'biosubsidy-case/2','company':{}}"), "bad");
        addLine("format last", test::json("{'company':{},'format':'biosubsidy-case/1'}"), "fast");
        addLine("byte order mark", "\xEF\xBB\xBF" + test::json(std::string(head) + "'company':{}}"), "slow");
        addLine("a list", "[]", "bad");
        addLine("a number", "1", "bad");
        addLine("a text", "\"x\"", "bad");
        addLine("nothing but a bracket", "{", "bad");
        addLine("empty object", "{}", "bad");
    }

    static void addSyntax() {
        add("two cases", "'company':{}}{}", "bad");
        add("rest behind", "'company':{}} x", "bad");
        add("comma behind", "'company':{},}", "bad");
        add("two commas", "'company':{},,'projects':[]}", "bad");
        add("comma in front", ",'company':{}}", "bad");
        add("no colon", "'company' {}}", "bad");
        add("colon for comma", "'company':{}:'projects':[]}", "bad");
        add("open at the end", "'company':{}", "bad");
        add("wrong bracket", "'company':{]}", "bad");
        add("wrong bracket in a list", "'company':{},'projects':[}}", "bad");
        add("wrong bracket in awards", "'company':{},'awards':[{]}]}", "bad");
        add("word behind a text", "'company':{'name':'x'y}}", "bad");
        add("two values", "'company':{'hnte':true false}}", "bad");
        add("word too long", "'company':{'hnte':truee}}", "bad");
        add("word too short", "'company':{'hnte':tru}}", "bad");
        add("null too long", "'company':{'hnte':nulll}}", "bad");
        add("capital", "'company':{'hnte':True}}", "bad");
        add("list with a comma behind", "'company':{'titles':['gazelle',]}}", "bad");
        add("key without quotes", "company:{}}", "bad");
        add("deep", "'company':{'name':[[[[[[[[]]]]]]]]}}", "bad");
        addLine("text left open", std::string("{\"format\":\"biosubsidy-case/1\",\"company\":{\"name\":\"x}}"), "bad");
        addLine("control character", test::json(std::string(head) + "'company':{'name':'a\tb'}}"), "bad");
        addLine("zero byte", test::json(std::string(head) + "'company':{}}") + std::string(1, '\0'), "bad");
        addLine("not UTF-8", test::json(std::string(head) + "'company':{'name':'\xC3('}}"), "bad");
        addLine("surrogate in UTF-8", test::json(std::string(head) + "'company':{'name':'\xED\xA0\x80'}}"), "bad");
    }

    static void addValues() {
        const auto company = [](const char* name, const std::string& value, const char* expected) {
            add(name, ("'company':{" + value + "}}").c_str(), expected);
        };
        company("empty text", "'name':''", "bad");
        company("Chinese text", "'name':'示例生物科技','uscc':'91110108551385082Q','district':'海淀区'", "fast");
        company("text is a number", "'name':5", "bad");
        company("escaped text", "'name':'a\\\\b\\/c\\u4e07\\n'", "fast");
        company("escaped pair", "'name':'\\ud83d\\ude00'", "fast");
        company("half a pair", "'name':'\\ud83d'", "bad");
        company("other half", "'name':'\\ude00'", "bad");
        company("half a pair and another", "'name':'\\ud83d\\u0041'", "bad");
        company("unknown escape", "'name':'\\x41'", "bad");
        company("escape of three digits", "'name':'\\u4e0'", "bad");
        company("escaped zero", "'name':'\\u0000'", "fast");
        company("escaped key", "'n\\u0061me':'x'", "slow");
        company("escaped quote in a text", "'name':'a\\\"b\\\"'", "fast");
        company("escaped quote behind a choice", "'city':'beijing\\\"x'", "bad");
        company("escaped choice", "'city':'beij\\u0069ng'", "fast");
        company("count", "'employees':1000000000", "fast");
        company("count too large", "'employees':1000000001", "bad");
        company("count far too large", "'employees':99999999999999999999999999", "bad");
        company("count zero", "'employees':0", "fast");
        company("count with zero in front", "'employees':012", "bad");
        company("count with point", "'employees':5.0", "bad");
        company("count with exponent", "'employees':1e3", "bad");
        company("count negative", "'employees':-1", "bad");
        company("count minus zero", "'employees':-0", "bad");
        company("count as text", "'employees':'12'", "bad");
        company("count true", "'employees':true", "bad");
        company("flag as number", "'hnte':1", "bad");
        company("flag as text", "'hnte':'true'", "bad");
        company("choice unknown", "'city':'peking'", "bad");
        company("choice empty", "'city':''", "bad");
        company("choice number", "'city':1", "bad");
        company("set", "'titles':['gazelle','unicorn']", "fast");
        company("set empty", "'titles':[]", "fast");
        company("set repeated", "'titles':['gazelle','gazelle']", "bad");
        company("set unknown", "'titles':['gazelle','x']", "bad");
        company("set null inside", "'titles':[null]", "bad");
        company("set is a text", "'titles':'gazelle'", "bad");
    }

    static void addMoney() {
        const auto money = [](const char* value, const char* expected) {
            add(("money " + std::string(value)).c_str(),
                ("'company':{'revenue':" + std::string(value) + ",'employees':300}}").c_str(), expected);
        };
        for (const char* const good : {"'0'",
                                       "0",
                                       "80000000",
                                       "'80000000'",
                                       "'80000000.50'",
                                       "'80000000元'",
                                       "'8000万'",
                                       "'8000万元'",
                                       "'1.2亿'",
                                       "'1.2亿元'",
                                       "'80,000,000'",
                                       "'80，000,000.5'",
                                       "'1.200000亿'",
                                       "'0.0100'",
                                       "'007'",
                                       "'000,001'",
                                       "'1000000000000000'",
                                       "1000000000000000",
                                       "'10000000亿'",
                                       "'0.000001万'",
                                       "'1.0000000000000000000000'",
                                       "'00000000000000000000000000000001'",
                                       "'8000\\u4e07\\u5143'"})
            money(good, "fast");
        for (const char* const bad : {"''",
                                      "1.5",
                                      "1e3",
                                      "-1",
                                      "-0",
                                      "01",
                                      "'+1'",
                                      "'-1'",
                                      "' 1'",
                                      "'1 '",
                                      "'１'",
                                      "'1,2亿'",
                                      "'1,23'",
                                      "',123'",
                                      "'1234,567'",
                                      "'1,2345'",
                                      "'1,,234'",
                                      "'.5'",
                                      "'5.'",
                                      "'1.234'",
                                      "'0.0000001万'",
                                      "'1元元'",
                                      "'元'",
                                      "'万'",
                                      "'1万亿'",
                                      "'1.5.5'",
                                      "'1000000000000000.01'",
                                      "1000000000000001",
                                      "'10000000.00000001亿'",
                                      "'99999999999999999999'",
                                      "99999999999999999999",
                                      "true",
                                      "[]",
                                      "{}",
                                      "'1e3'",
                                      "'1,000.5,0'"})
            money(bad, "bad");
    }

    static void addQuantities() {
        const auto area = [](const char* value, const char* expected) {
            add(("area " + std::string(value)).c_str(),
                ("'company':{},'projects':[{'id':'p','area':" + std::string(value) + ",'new_build':true}]}").c_str(),
                expected);
        };
        for (const char* const good : {"0", "2000", "1000000000", "'0'", "'2000'", "'2000.5'", "'2000.05'", "'007'",
                                       "'1000000000.00'", "'00000000000000000000000000000001'", "null", "'2\\u0030'"})
            area(good, "fast");
        for (const char* const bad : {"''",
                                      "1.5",
                                      "1e3",
                                      "-1",
                                      "-0",
                                      "01",
                                      "'+1'",
                                      "' 1'",
                                      "'1 '",
                                      "'１'",
                                      "'1,000'",
                                      "'.5'",
                                      "'5.'",
                                      "'1.234'",
                                      "'1.000'",
                                      "'1.5.5'",
                                      "'2000㎡'",
                                      "'2000元'",
                                      "'1000000000.01'",
                                      "1000000001",
                                      "99999999999999999999999999",
                                      "'99999999999999999999999999'",
                                      "true",
                                      "[]",
                                      "{}",
                                      "'1e3'"})
            area(bad, "bad");
    }

    static void addItems() {
        const auto items = [](const char* name, const std::string& rest, const char* expected) {
            add(name, ("'company':{}," + rest + "}").c_str(), expected);
        };
        items("project", "'projects':[{'id':'p1','year':2026,'fields':['vaccines'],'total_investment':'2亿元'}]",
              "fast");
        items("id last", "'projects':[{'kinds':['rnd'],'id':'p1'},{'id':'p2'}]", "fast");
        items("no id", "'projects':[{'kinds':['rnd']}]", "bad");
        items("null id", "'projects':[{'id':null}]", "bad");
        items("id is a number", "'projects':[{'id':1}]", "bad");
        items("id empty", "'projects':[{'id':''}]", "bad");
        items("id with a dot", "'projects':[{'id':'a.b'}]", "bad");
        items("id with a slash", "'projects':[{'id':'a/b'}]", "bad");
        items("id with a space", "'projects':[{'id':'a b'}]", "bad");
        items("id with an ideographic space", "'projects':[{'id':'a　b'}]", "bad");
        items("id with a control character", "'projects':[{'id':'a\\u0085b'}]", "bad");
        items("id in Chinese", "'projects':[{'id':'项目一'}]", "fast");
        items("id of 64", "'projects':[{'id':'" + std::string(64, 'x') + "'}]", "fast");
        items("id of 65", "'projects':[{'id':'" + std::string(65, 'x') + "'}]", "bad");
        items("id twice", "'projects':[{'id':'a'},{'id':'a'}]", "bad");
        items("id twice, escaped", "'projects':[{'id':'a'},{'id':'\\u0061'}]", "bad");
        items("id of an expense too", "'projects':[{'id':'a'}],'expenses':[{'id':'a'}]", "fast");
        items("project null", "'projects':[null]", "bad");
        items("project is a list", "'projects':[[]]", "bad");
        items("projects is an object", "'projects':{}", "bad");
        items("year too early", "'projects':[{'id':'a','year':1948}]", "bad");
        items("year too late", "'projects':[{'id':'a','year':2201}]", "bad");
        std::string many;
        for (int index = 0; index < 40; ++index)
            many += (index > 0 ? "," : "") + ("{'id':'p" + std::to_string(index) + "'}");
        items("forty projects", "'projects':[" + many + "]", "fast");
        items("one of forty twice", "'projects':[" + many + ",{'id':'p7'}]", "bad");
        // Expenses before projects: the ids keep their places.
        items("expenses first",
              "'expenses':[{'id':'e1','kind':'service_coupon','amount':'12万'}],"
              "'projects':[{'id':'p1','kinds':['pilot_platform'],'total_investment':'2亿'}]",
              "fast");
    }

    static void addAwards() {
        const auto award = [](const char* name, const std::string& written, const char* expected) {
            add(name,
                ("'awards':[" + written +
                 "],'company':{'city':'beijing','hnte_event':'first_certified'},'projects':"
                 "[{'id':'p1','kinds':['pilot_platform'],'total_investment':'2亿元'}],'expenses':[{'id':'e1'}]}")
                    .c_str(),
                expected);
        };
        award("award before its project", "{'id':'a1','amount':'100万','project':'p1'}", "fast");
        award("award, all of it", "{'policy':'x','level':'national','expense':'e1','amount':1000000,'id':'a1'}",
              "fast");
        award("award on a measure", "{'id':'a','amount':'5万','measure':'beijing-2024/hnte-first'}", "fast");
        award("award, null targets", "{'id':'a','amount':'5万','project':'p1','expense':null,'measure':null}", "fast");
        award("award, null policy and level", "{'id':'a','amount':'5万','project':'p1','policy':null,'level':null}",
              "fast");
        award("award without amount", "{'id':'a','project':'p1'}", "bad");
        award("award with null amount", "{'id':'a','amount':null,'project':'p1'}", "bad");
        award("award without id", "{'amount':'1','project':'p1'}", "bad");
        award("award without target", "{'id':'a','amount':'1'}", "bad");
        award("award with two targets", "{'id':'a','amount':'1','project':'p1','expense':'e1'}", "bad");
        award("award on no project", "{'id':'a','amount':'1','project':'p2'}", "bad");
        award("award on an expense as project", "{'id':'a','amount':'1','project':'e1'}", "bad");
        award("award on no measure", "{'id':'a','amount':'1','measure':'beijing-2024/x'}", "bad");
        award("award on a measure of projects", "{'id':'a','amount':'1','measure':'beijing-2024/pilot-platform'}",
              "bad");
        award("award, empty target", "{'id':'a','amount':'1','project':''}", "bad");
        award("award, level unknown", "{'id':'a','amount':'1','project':'p1','level':'town'}", "bad");
        award("award, level a number", "{'id':'a','amount':'1','project':'p1','level':1}", "bad");
        award("award, empty policy", "{'id':'a','amount':'1','project':'p1','policy':''}", "bad");
        award("award, unknown key", "{'id':'a','amount':'1','project':'p1','x':1}", "bad");
        award("award id twice", "{'id':'a','amount':'1','project':'p1'},{'id':'a','amount':'1','project':'p1'}", "bad");
        award("two awards", "{'id':'a','amount':'1','project':'p1'},{'id':'b','amount':'1','project':'p1'}", "fast");
        award("award, provincial", "{'id':'a','amount':'1','project':'p1','level':'provincial'}", "fast");
        award("award of a year", "{'id':'a','amount':'1','project':'p1','year':2025}", "fast");
        award("award, null year and under", "{'id':'a','amount':'1','project':'p1','year':null,'under':null}", "fast");
        award("award, year too early", "{'id':'a','amount':'1','project':'p1','year':1948}", "bad");
        award("award, year as text", "{'id':'a','amount':'1','project':'p1','year':'2025'}", "bad");
        award("award under a project's measure",
              "{'under':'beijing-2024/pilot-platform','id':'a','amount':'1','project':'p1','year':2025}", "fast");
        award("award under an expense's measure",
              "{'id':'a','amount':'1','expense':'e1','under':'beijing-2024/service-coupon'}", "fast");
        award("award under a company's measure",
              "{'id':'a','amount':'1','measure':'beijing-2024/hnte-first','under':'beijing-2024/hnte-first'}", "fast");
        award("award under another measure of the company",
              "{'id':'a','amount':'1','measure':'beijing-2024/hnte-first','under':'beijing-2024/small-to-scale'}",
              "bad");
        award("award for a project under an expense's measure",
              "{'id':'a','amount':'1','project':'p1','under':'beijing-2024/service-coupon'}", "bad");
        award("award under no measure", "{'id':'a','amount':'1','project':'p1','under':'beijing-2024/x'}", "bad");
        award("award under nothing", "{'id':'a','amount':'1','project':'p1','under':''}", "bad");
        award("award under a number", "{'id':'a','amount':'1','project':'p1','under':1}", "bad");
        add("what is derived", "'company':{},'projects':[{'id':'p','held_city':'1'}]}", "bad");
        award("award null", "null", "bad");
        add("awards twice", "'awards':[],'company':{},'awards':[]}", "bad");
        add("awards is a word", "'awards':true,'company':{}}", "bad");
        add("awards is a comma", "'awards':,'company':{}}", "bad");
        add("awards not closed", "'awards':[{'company':{}}", "bad");
    }

private Q_SLOTS:
    void blankLines() {
        for (const char* blank : {"", " \t\r", "\xEF\xBB\xBF", "\xEF\xBB\xBF \r"}) QVERIFY(isBlank(blank));
        for (const char* line : {"{}", "\xEF\xBB", "\xEF\xBB\xBF{}"}) QVERIFY(!isBlank(line));
    }

    void agreesOnALine_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("expected"); // fast, slow: read, the one way or the other; bad
        addForms();
        addSyntax();
        addValues();
        addMoney();
        addQuantities();
        addItems();
        addAwards();
    }
    void agreesOnALine() {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, expected);
        const Read slow = readOneWay(line.toStdString(), false);
        const Read fast = readOneWay(line.toStdString(), true);
        QCOMPARE(slow.good, expected != "bad");
        QVERIFY(fast == slow);
        QCOMPARE(fastWay(line.toStdString()).read, expected == "fast");
    }

    // Cases at random, whole and with a few bytes changed.
    void agreesOnRandomLines() {
        constexpr int cases = 300;
        constexpr int changes = 500;
        const std::vector<std::string> pieces{"\"",
                                              "{",
                                              "}",
                                              "[",
                                              "]",
                                              ",",
                                              ":",
                                              "\\",
                                              "null",
                                              "true",
                                              "1",
                                              "0",
                                              "\"id\":\"p0\"",
                                              "\"year\":2026,",
                                              "万",
                                              "\"\"",
                                              "\\u4e07",
                                              "\n",
                                              "\xFF",
                                              "-",
                                              ".",
                                              " ",
                                              "{\"id\":\"x\"},",
                                              "\"hnte\":true,"};
        test::RandomFacts random(7, day);
        std::size_t good = 0;
        for (int index = 0; index < test::rounds(cases); ++index) {
            const std::string line = onOneLine(random.subject());
            QVERIFY2(fastWay(line).read, line.c_str());
            QVERIFY2(readOneWay(line, true) == readOneWay(line, false), line.c_str());
            for (int change = 0; change < changes; ++change) {
                std::string changed = line;
                for (std::size_t times = 1 + random.below(2); times > 0; --times) {
                    const std::size_t at = random.below(changed.size());
                    const std::size_t kind = random.below(3);
                    const std::string& piece = pieces[random.below(pieces.size())];
                    if (kind == 0)
                        changed.erase(at, 1 + random.below(6));
                    else if (kind == 1)
                        changed.insert(at, piece);
                    else
                        changed.replace(at, 1, piece);
                    if (changed.empty()) changed = "x";
                }
                if (!fastWay(changed).walked) continue; // then both ways are one
                if (fastWay(changed).read) ++good;
                QVERIFY2(readOneWay(changed, true) == readOneWay(changed, false), changed.c_str());
            }
        }
        QVERIFY2(good > std::size_t(test::rounds(2500)), std::to_string(good).c_str());
    }

    // Values of many lines are read fact by fact: what is wrong with one line may not
    // touch its neighbours, nor the order.
    void linesReadTogetherAreAsOneByOne() {
        const std::vector<std::string> wrong{"\"hnte\":maybe,", "\"employees\":-1,", "\"revenue\":\"many\",",
                                             "\"hnte\":{},",    "\"employees\":[",   "\"industry\":\"none\","};
        test::RandomFacts random(11, day);
        std::size_t problemsInAll = 0;
        for (int round = 0; round < test::rounds(40); ++round) {
            std::string text;
            for (int line = 0; line < 50; ++line) {
                std::string made = onOneLine(random.subject());
                if (random.below(8) == 0) {
                    const std::size_t at = made.find("\"company\"");
                    made.insert(made.find('{', at) + 1, wrong[random.below(wrong.size())]);
                }
                if (random.below(10) == 0) made.erase(random.below(made.size()), 1 + random.below(4));
                // What one line leaves open the next may close: neither is a case.
                if (random.below(10) == 0) made.insert(made.find_first_of(",}", random.below(made.size())) + 1, "\n");
                if (random.below(20) == 0) made.insert(random.below(made.size()), "\n");
                if (random.below(10) == 0) made.insert(0, random.below(2) == 0 ? " \r\n" : "\xEF\xBB\xBF\n");
                text += made + '\n';
            }
            const std::vector<Line> lines = linesIn(text);
            LineReader together(test::builtInRules(), keys(), "in.ndjson");
            LineReader oneByOne(test::builtInRules(), keys(), "in.ndjson");
            oneByOne.setFast(false);
            blocks::CaseBlock block(blockRules());
            blocks::CaseBlock plainBlock(blockRules());
            RowBlock rows;
            RowBlock plainRows;
            std::vector<LineProblem> problems;
            std::vector<LineProblem> plainProblems;
            together.read(lines, block, rows, problems);
            for (const Line& line : lines) {
                LineProblem problem;
                if (!oneByOne.read(line.text, line.number, plainBlock, plainRows, problem))
                    plainProblems.push_back(std::move(problem));
            }
            problemsInAll += problems.size();
            QCOMPARE(problems.size(), plainProblems.size());
            for (std::size_t index = 0; index < problems.size(); ++index) {
                QCOMPARE(problems[index].line, plainProblems[index].line);
                QCOMPARE(render(problems[index].diagnostics, Language::en),
                         render(plainProblems[index].diagnostics, Language::en));
            }
            QCOMPARE(rows.size(), plainRows.size());
            blocks::BlockEvaluator evaluator(blockRules());
            evaluator.evaluate(block, rows.results);
            evaluator.evaluate(plainBlock, plainRows.results);
            for (std::size_t row = 0; row < rows.size(); ++row) {
                QCOMPARE(rows.line(row), plainRows.line(row));
                QCOMPARE(rows.name(row), plainRows.name(row));
                QVERIFY2(rows.results[row] == plainRows.results[row], std::to_string(rows.line(row)).c_str());
            }
        }
        QVERIFY(problemsInAll > std::size_t(test::rounds(100)));
    }

    void aLineEndsWhereItEnds_data() {
        QTest::addColumn<QByteArray>("between");
        QTest::addColumn<int>("bad");
        const QByteArray open = "{'format':'biosubsidy-case/1','company':{'hnte':true}";
        QTest::newRow("an object closed by the next line") << open + "\n}" << 2;
        QTest::newRow("a member on the next line") << open + "\n,'projects':[]}" << 2;
        QTest::newRow("a comma at the end") << open + "},\n" << 1;
        QTest::newRow("an array closed by the next line") << open + ",'projects':[\n]}" << 2;
        QTest::newRow("an award closed by the next line") << open + ",'awards':[{\n}]}" << 2;
        QTest::newRow("a key without its value") << open + ",'projects':\n[]}" << 2;
        QTest::newRow("a string closed by the next line") << open + ",'x\n':1}" << 2;
        QTest::newRow("two cases on a line") << open + "}" + open + "}" << 1;
        QTest::newRow("open to the end") << QByteArray("[\n[\n[\n[") << 4;
        QTest::newRow("blank lines") << QByteArray("\n  \n\t\r\n\xEF\xBB\xBF\n") << 0;
    }

    void aLineEndsWhereItEnds() {
        QFETCH(QByteArray, between);
        QFETCH(int, bad);
        const std::string plain = "{'format':'biosubsidy-case/1','company':{'city':'beijing'}}\n";
        std::string text = test::json(plain + between.toStdString() + "\n" + plain + plain);
        const auto lines = static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
        text.append(LineCursor::padding, '\n'); // or each line would be looked at alone
        LineReader reader(test::builtInRules(), keys(), "in.ndjson");
        blocks::CaseBlock block(blockRules());
        RowBlock rows;
        std::vector<LineProblem> problems;
        reader.read(linesIn(text), block, rows, problems);
        QCOMPARE(static_cast<int>(problems.size()), bad);
        QCOMPARE(rows.size(), std::size_t{3});
        QCOMPARE(rows.line(1), lines - 1);
        QCOMPARE(rows.line(2), lines);
    }

    void saysWhereALineIsWrong() {
        LineReader reader(test::builtInRules(), keys(), "in.ndjson");
        blocks::CaseBlock block(blockRules());
        RowBlock rows;
        LineProblem problem;
        QVERIFY(!reader.read(test::json(std::string(head) + "'company':{'hnte':1},'projects':[{'id':'a','year':1}]}"),
                             17, block, rows, problem));
        QCOMPARE(problem.diagnostics.size(), std::size_t{2});
        QVERIFY(QString::fromStdString(render(problem.diagnostics, Language::en))
                    .startsWith(QStringLiteral("in.ndjson:17: /company/hnte: ")));
        QVERIFY(!reader.read("{\"format\":}", 18, block, rows, problem));
        QVERIFY(QString::fromStdString(render(problem.diagnostics, Language::en))
                    .startsWith(QStringLiteral("in.ndjson:18:11: ")));
    }

    void namesWithTheSameEndsAreFound() {
        const NameTable table({"aaaaaaaa-1-bbbbbbbb", "aaaaaaaa-2-bbbbbbbb", "", "a", "b", "aaaaaaaa-3-bbbbbbbb",
                               "12345678", "123456789", "a name too long for one comparison of all of it"});
        // Both ways.
        const auto find = [&](const std::string& name) {
            const std::string quoted = name + '"' + std::string(NameTable::quotedReadable, 'x');
            const std::size_t found = table.find(name);
            return table.findQuoted(std::string_view(quoted).substr(0, name.size())) == found ? found : table.size();
        };
        QCOMPARE(find("aaaaaaaa-1-bbbbbbbb"), std::size_t{0});
        QCOMPARE(find("aaaaaaaa-2-bbbbbbbb"), std::size_t{1});
        QCOMPARE(find("aaaaaaaa-3-bbbbbbbb"), std::size_t{5});
        QCOMPARE(find("aaaaaaaa-4-bbbbbbbb"), NameTable::none);
        QCOMPARE(find(""), std::size_t{2});
        QCOMPARE(find("b"), std::size_t{4});
        QCOMPARE(find("ab"), NameTable::none);
        QCOMPARE(find("12345678"), std::size_t{6});
        QCOMPARE(find("123456789"), std::size_t{7});
        QCOMPARE(find("1234567"), NameTable::none);
        QCOMPARE(find("a name too long for one comparison of all of it"), std::size_t{8});
        QCOMPARE(find("a name too long for one comparison of all of IT"), NameTable::none);
        QCOMPARE(NameTable().find("12345678"), NameTable::none);
    }

    void dates() {
        QCOMPARE(dayOf("1970-01-02").value_or(0), std::int64_t{1});
        QVERIFY(!dayOf("2026-02-30"));
        QVERIFY(!dayOf("2026-2-3"));
    }
};

QTEST_GUILESS_MAIN(ScreeningReaderTest)
#include "screening_reader_test.moc"
