// SPDX-License-Identifier: GPL-3.0-or-later
//
// JSON in and out: digits kept, keys seen twice, hostile input refused in bounded
// memory with its place.
#include <QTest>

#include "core/documents/json.h"
#include "core/documents/json_writer.h"

using namespace biosubsidy;

class JsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsDigitsAndRepeatedKeys() {
        const auto value = parseJson(SourceText("", R"({"a": 12345678901234567890123, "b": 1.50, "a": -0, "c": 1E3})"));
        QVERIFY(value.has_value());
        QCOMPARE(value->members.size(), std::size_t{4});
        QCOMPARE(value->members[0].value.text, std::string("12345678901234567890123"));
        QCOMPARE(value->members[1].value.text, std::string("1.50"));
        QCOMPARE(value->members[2].key, std::string("a"));
        QCOMPARE(value->members[2].value.text, std::string("-0"));
        QCOMPARE(value->members[3].value.text, std::string("1E3"));
    }

    void acceptsAByteOrderMark() { QVERIFY(parseJson(SourceText("", "\xEF\xBB\xBF{}")).has_value()); }

    void brokenSyntaxHasAPlace_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::newRow("empty") << QByteArray("") << QByteArray("syntax") << 1 << 1;
        QTest::newRow("unfinished") << QByteArray("{\n\"a\": [1,") << QByteArray("syntax") << 2 << 9;
        QTest::newRow("trailing comma") << QByteArray("{\"a\": 1,\n}") << QByteArray("syntax") << 2 << 1;
        QTest::newRow("text behind") << QByteArray("{}\n\n x") << QByteArray("syntax") << 3 << 2;
        QTest::newRow("single quotes") << QByteArray("{'a': 1}") << QByteArray("syntax") << 1 << 2;
        QTest::newRow("leading zero") << QByteArray("[01]") << QByteArray("syntax") << 1 << 3;
        QTest::newRow("comment") << QByteArray("{} // x") << QByteArray("syntax") << 1 << 4;
        QTest::newRow("column counts characters")
            << QByteArray("{\"名称\": \"中试\" x}") << QByteArray("syntax") << 1 << 13;
        QTest::newRow("control character") << QByteArray("[\"a\nb\"]") << QByteArray("syntax") << 1 << 4;
        QTest::newRow("broken UTF-8") << QByteArray("{\n\"a\": \"\xFF\"}") << QByteArray("not_utf8") << 2 << 7;
    }

    void brokenSyntaxHasAPlace() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, code);
        QFETCH(int, line);
        QFETCH(int, column);
        const auto value = parseJson(SourceText("x.json", text.toStdString()));
        QVERIFY(!value.has_value());
        QCOMPARE(value.error().size(), std::size_t{1});
        const Diagnostic& found = value.error().front();
        QCOMPARE(QByteArray::fromStdString(found.code), code);
        QCOMPARE(static_cast<int>(found.place.line), line);
        QCOMPARE(static_cast<int>(found.place.column), column);
        QVERIFY(!found.message.zh.empty() && !found.message.en.empty());
    }

    void hostileInputIsRefused_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("10,000 deep") << QByteArray(10'000, '[') + QByteArray(10'000, ']');
        QTest::newRow("a million deep") << QByteArray(1'000'000, '[');
        QTest::newRow("10,000 objects deep") << QByteArray("{\"a\":").repeated(10'000);
        QTest::newRow("too many values") << QByteArray("[") + QByteArray("1,").repeated(1'100'000) + QByteArray("1]");
        QTest::newRow("too large") << QByteArray("[\"") + QByteArray((16 << 20) + 1, 'a') + QByteArray("\"]");
    }

    void hostileInputIsRefused() {
        QFETCH(QByteArray, text);
        QVERIFY(!parseJson(SourceText("", text.toStdString())).has_value());
    }

    void endlessDigitsAreCut() {
        const auto value = parseJson(SourceText("", "[" + std::string(10'000'000, '9') + "]"));
        QVERIFY(value.has_value());
        QVERIFY(value->items[0].text.size() < 1000);
    }

    void anExponentBeyondReasonIsSaidWithItsPath() {
        const auto value = parseJson(SourceText("", "{\"a\": [{\"b\": 1}, {\"b\": 1e99999999999}]}"));
        QVERIFY(!value.has_value());
        QCOMPARE(value.error().front().pointer, std::string("/a/1/b"));
        QCOMPARE(parseJson(SourceText("", "[0, 1e99999999999]")).error().front().pointer, std::string("/1"));
    }

    void pointersAreEscaped() {
        QCOMPARE(pointerStep("a/b~c"), std::string("/a~1b~0c"));
        QCOMPARE(pointerStep(""), std::string("/"));
    }

    void writesWhatItReads() {
        JsonWriter writer;
        writer.beginObject();
        writer.member("text", "引\"号\\\n\x01");
        writer.key("list");
        writer.texts({"a", "b"});
        writer.key("none");
        writer.beginArray();
        writer.endArray();
        writer.member("number", std::int64_t{-5});
        writer.member("flag", true);
        writer.endObject();
        const std::string text = writer.take();
        QCOMPARE(text, std::string("{\n  \"text\": \"引\\\"号\\\\\\n\\u0001\",\n  \"list\": [\"a\", \"b\"],\n  "
                                   "\"none\": [],\n  \"number\": -5,\n  \"flag\": true\n}\n"));
        const auto value = parseJson(SourceText("", text));
        QVERIFY(value.has_value());
        QCOMPARE(value->find("text")->text, std::string("引\"号\\\n\x01"));
    }
};

QTEST_GUILESS_MAIN(JsonTest)
#include "json_test.moc"
