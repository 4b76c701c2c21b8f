// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is said of a rule file that is no TOML: at its place, in Chinese without
// the library's English, and in English in our own words.
#include <array>
#include <string_view>

#include <QRegularExpression>
#include <QTest>

#include "core/documents/toml.h"
#include "core/values/text.h"

using namespace biosubsidy;

class TomlTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mistakes_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::addColumn<QByteArray>("zh");
        const auto row = [](const char* name, const char* text, int line, int column, const char* zh) {
            QTest::newRow(name) << QByteArray(text) << line << column << QByteArray(zh);
        };
        row("no value", "a = \n", 1, 5, "等号后面没有值");
        row("no equals sign", "a b = 1\n", 1, 3, "键的后面应为等号，这里是“b”");
        row("colon", "a : 1\n", 1, 3, "键的后面应为等号，这里是“:”");
        row("text without an end", "x = 1\na = \"中\n", 2, 7, "引号里的文字没有结束");
        row("literal without an end", "a = 'x\n", 1, 7, "引号里的文字没有结束");
        row("long text without an end", "a = \"\"\"x\n", 1, 10, "引号里的文字到文件末尾也没有结束");
        row("escape", "a = \"\\q\"\n", 1, 7, "引号里的反斜杠写法读不懂");
        row("heading", "[pack\nx = 1\n", 1, 6, "表头的方括号没有成对");
        row("heading of a list", "[[measure]\nx = 1\n", 1, 11, "表头的方括号没有成对");
        row("list without an end", "a = [1, 2\n", 1, 11, "列表没有右方括号");
        row("list without a comma", "a = [1 2]\n", 1, 8, "列表的两项之间应为逗号，这里是“2”");
        row("braces over lines", "a = {x=1\n", 1, 9, "花括号里的写法读不懂");
        row("braces with a last comma", "a = {x=1,}\n", 1, 10, "花括号里的写法读不懂");
        row("braces without a comma", "a = {x=1 y=2}\n", 1, 10, "花括号里的两项之间应为逗号，这里是“y”");
        row("a key twice", "a = 1\na = 2\n", 2, 5, "“a”前面已经有了");
        row("a table twice", "[a]\nx=1\n[a]\ny=2\n", 3, 1, "“a”前面已经有了");
        row("month", "a = 2024-13-01\n", 1, 12, "日期的写法不对");
        row("short date", "a = 2024-1-1\n", 1, 11, "日期的写法不对");
        row("no quotes", "a = yes\n", 1, 5, "值读不懂");
        row("two values", "a = \"x\" \"y\"\n", 1, 9, "值的后面多了“\"”");
        row("leading zero", "a = 01\n", 1, 7, "数字的写法不对");
        row("large number", "a = 99999999999999999999\n", 1, 25, "数字“99999999999999999999”太大");
        row("boolean", "a = true1\n", 1, 9, "应为 true 或 false");
        row("no key", "= 1\n", 1, 1, "这里应为键或 [表]，不是“=”");
        row("half a number", "a = 1.\n", 1, 7, "数字的写法不对");
        row("quotes behind a sign", "a = +\"、\"x\n", 1, 5, "值读不懂");
        row("quotes behind a number", "a = 12\"、\"\n", 1, 7, "数字的写法不对");
        row("quotes behind a number in a list", "a = [12\"·\"]\n", 1, 8, "数字的写法不对");
        row("a character behind a backslash", "a = \"\"\"x\\、y\"\"\"\n", 1, 10, "引号里的反斜杠写法读不懂");
        row("control character", "a = \t\x01\n", 1, 6, "这里有看不见的控制字符");
    }

    void mistakes() {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        QFETCH(int, column);
        QFETCH(QByteArray, zh);
        const auto read = parseToml(SourceText("rules.toml", text.toStdString()));
        QVERIFY(!read.has_value());
        const Diagnostic& said = read.error().front();
        QCOMPARE(QByteArray::fromStdString(said.message.zh), QByteArray("TOML 语法错误：") + zh);
        QCOMPARE(static_cast<int>(said.place.line), line);
        QCOMPARE(static_cast<int>(said.place.column), column);
        // No English sentence inside the Chinese one.
        static const QRegularExpression english(QStringLiteral("[a-z]{2,} [a-z]{2,} [a-z]{2,}"));
        QVERIFY(!english.match(QString::fromStdString(said.message.zh + said.advice.zh)).hasMatch());
        static const QRegularExpression han(QStringLiteral("[\\x{4e00}-\\x{9fff}]"));
        QVERIFY(!han.match(QString::fromStdString(said.message.en + said.advice.en)).hasMatch());
        QCOMPARE(said.advice.zh.empty(), said.advice.en.empty());
    }

    // What to write for a value that TOML does not have as it stands.
    void advice_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("en");
        const auto row = [](const char* text, const char* en) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(en);
        };
        row("until = 2026-02-30", "that month has 28 days: its last is 2026-02-28, without quotes");
        row("until = 2024-02-30", "that month has 29 days: its last is 2024-02-29, without quotes");
        row("until = 2026-13-01", "there is no month 13; write year-month-day, as in 2026-12-31, without quotes");
        row("until = 2026-2-3", "write 2026-02-03, without quotes");
        row("until = 2026/02/03", "write 2026-02-03, without quotes");
        row("until = 2026年2月3日", "write 2026-02-03, without quotes");
        row("until = 2026.2.3 # the last", "write 2026-02-03, without quotes");
        row("id == \"pilot\"", "write one equals sign");
        row("yearly_cap = 2,000万元", "write \"2000万元\"");
        row("yearly_cap = 两千万元", "write \"2000万元\"");
        row("yearly_cap = 2000W", "write \"2000万元\"");
        row("yearly_cap = ￥20,000,000", "write \"2000万元\"");
        row("rate = 20%", "write \"20%\"");
        row("rate = 百分之十二点五", "");
        row("year = 2,026", "write 2026");
        row("a b = 5", "write key = value; a key with spaces wants quotes");
        row("when = project.consortium",
            "a text wants quotes; a date is written 2026-12-31; yes and no are true and false");
    }

    void advice() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, en);
        const auto read = parseToml(SourceText("rules.toml", text.toStdString() + "\n"));
        QVERIFY(!read.has_value());
        if (!en.isEmpty()) QCOMPARE(QByteArray::fromStdString(read.error().front().advice.en), en);
        QVERIFY(!read.error().front().advice.zh.empty());
    }

    // Where in the file a part of a string stands, however the string is written.
    void partsOfStrings_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::newRow("plain") << QByteArray("a = \"x y @\"\n") << 1 << 10;
        QTest::newRow("literal") << QByteArray("a = 'x\\ny @'\n") << 1 << 11;
        QTest::newRow("Chinese") << QByteArray("a = \"中文 @\"\n") << 1 << 9;
        QTest::newRow("escapes") << QByteArray("a = \"\\\"\\t @\"\n") << 1 << 11;
        QTest::newRow("code points") << QByteArray("a = \"\\u5317\\U00010000 @\"\n") << 1 << 23;
        QTest::newRow("lines") << QByteArray("a = \"\"\"\nx\n y @\"\"\"\n") << 3 << 4;
        QTest::newRow("lines of Windows") << QByteArray("a = \"\"\"\r\nx\r\n y @\"\"\"\r\n") << 3 << 4;
        QTest::newRow("continued") << QByteArray("a = \"\"\"x \\\n   \n  y @\"\"\"\n") << 3 << 5;
        QTest::newRow("right behind a continuation") << QByteArray("a = \"\"\"x \\ \n   @\"\"\"\n") << 2 << 4;
    }

    void partsOfStrings() {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        QFETCH(int, column);
        const SourceText source("rules.toml", text.toStdString());
        const auto read = parseToml(source);
        QVERIFY(read.has_value());
        const toml::node& node = *read->get("a");
        const std::size_t offset = node.value_or(std::string()).find('@');
        QVERIFY(offset != std::string::npos);
        const TextPlace place = placeInside(source, node, offset, 1);
        QCOMPARE(static_cast<int>(place.line), line);
        QCOMPARE(static_cast<int>(place.column), column);
    }

    // A text that goes on after a backslash at the end of a line: toml++'s test for
    // white space meets each of these, and takes for certain that it does not.
    void continuedTexts() {
        const auto isBlank = [](char32_t character) {
            constexpr std::u32string_view blanks = U"\u00A0\u202F\u205F\u2060\u3000";
            return blanks.find(character) != std::u32string_view::npos || (character >= 0x2000 && character <= 0x200B);
        };
        constexpr std::array<std::pair<char32_t, char32_t>, 4> ranges{
            {{0xA0, 0x49A}, {0x1F90, 0x2027}, {0x202F, 0x2140}, {0x2E00, 0x3280}}};
        for (const auto& [first, last] : ranges) {
            for (char32_t character = first; character <= last; ++character) {
                const std::string written = toUtf8(character);
                const auto read = parseToml(SourceText("rules.toml", "a = \"\"\"x\\\n  " + written + "y\"\"\"\n"));
                QVERIFY2(read.has_value(), written.c_str());
                QCOMPARE((*read)["a"].value_or(std::string()), "x" + (isBlank(character) ? "" : written) + "y");
            }
        }
    }
};

QTEST_GUILESS_MAIN(TomlTest)
#include "toml_test.moc"
