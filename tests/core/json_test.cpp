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

    void saysTheCauseAndWhatToDo_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("cause");
        QTest::addColumn<QByteArray>("advice");
        QTest::newRow("empty") << QByteArray("") << QByteArray("the file is empty") << QByteArray("right file");
        QTest::newRow("white space") << QByteArray(" \n") << QByteArray("the file is empty")
                                     << QByteArray("right file");
        QTest::newRow("another kind of file")
            << QByteArray("<html>") << QByteArray("this is no JSON") << QByteArray("right file");
        QTest::newRow("breaks off") << QByteArray("{\"a\": [1") << QByteArray("breaks off")
                                    << QByteArray("copied whole");
        QTest::newRow("trailing comma") << QByteArray("{\"a\": 1,\n}") << QByteArray("comma before the }")
                                        << QByteArray("behind the last entry");
        QTest::newRow("trailing comma in a list")
            << QByteArray("[1, ]") << QByteArray("comma before the ]") << QByteArray("behind the last entry");
        QTest::newRow("two commas") << QByteArray("[1,, 2]") << QByteArray("a comma too many")
                                    << QByteArray("remove it");
        QTest::newRow("single quotes") << QByteArray("{'a': 1}") << QByteArray("between '")
                                       << QByteArray("use \" instead");
        QTest::newRow("full-width quotes")
            << QByteArray("{“a”: 1}") << QByteArray("a full-width “") << QByteArray("plain \"");
        QTest::newRow("full-width colon")
            << QByteArray("{\"a\"：1}") << QByteArray("a full-width ：") << QByteArray("plain :");
        QTest::newRow("full-width comma")
            << QByteArray("{\"a\": 1，\"b\": 2}") << QByteArray("a full-width ，") << QByteArray("plain ,");
        QTest::newRow("full-width bracket")
            << QByteArray("｛\"a\": 1}") << QByteArray("a full-width ｛") << QByteArray("plain {");
        QTest::newRow("comment") << QByteArray("{\"a\": 1 // c\n}") << QByteArray("no comments")
                                 << QByteArray("remove the comment");
        QTest::newRow("hash") << QByteArray("# c\n{}") << QByteArray("no comments") << QByteArray("remove the comment");
        QTest::newRow("name without quotes")
            << QByteArray("{a: 1}") << QByteArray("the name a has no quotes") << QByteArray("as \"a\"");
        QTest::newRow("text without quotes")
            << QByteArray("{\"a\": beijing}") << QByteArray("the text beijing has no quotes")
            << QByteArray("as \"beijing\"");
        QTest::newRow("True") << QByteArray("{\"a\": True}") << QByteArray("True is not known")
                              << QByteArray("did you mean true");
        QTest::newRow("None") << QByteArray("{\"a\": None}") << QByteArray("JSON knows no None")
                              << QByteArray("write null");
        QTest::newRow("zero in front") << QByteArray("[01]") << QByteArray("no zero in front")
                                       << QByteArray("in quotes");
        QTest::newRow("plus") << QByteArray("{\"a\": +5}") << QByteArray("does not begin with +")
                              << QByteArray("remove the +");
        QTest::newRow("point first") << QByteArray("[.5]") << QByteArray("does not begin with .") << QByteArray("0.5");
        QTest::newRow("point last") << QByteArray("{\"a\": 5.}") << QByteArray("not complete") << QByteArray("0.5");
        QTest::newRow("minus alone") << QByteArray("{\"a\": -}") << QByteArray("not complete") << QByteArray("-3");
        QTest::newRow("unit") << QByteArray("{\"a\": 50万}") << QByteArray("“万” stands right behind")
                              << QByteArray("\"50万元\"");
        QTest::newRow("grouped digits") << QByteArray("{\"a\": 5,000}") << QByteArray("name of the next entry")
                                        << QByteArray("do not group");
        QTest::newRow("missing comma") << QByteArray("{\"a\": 1 \"b\": 2}") << QByteArray("a comma is missing")
                                       << QByteArray("put a ,");
        QTest::newRow("semicolon") << QByteArray("{\"a\": 1; \"b\": 2}") << QByteArray("not by ;")
                                   << QByteArray("use ,");
        QTest::newRow("missing colon") << QByteArray("{\"a\" 1}") << QByteArray("the colon behind the name is missing")
                                       << QByteArray("\"name\": value");
        QTest::newRow("equals") << QByteArray("{\"a\" = 1}") << QByteArray("not by =") << QByteArray("use :");
        QTest::newRow("no value") << QByteArray("{\"a\": , \"b\": 1}") << QByteArray("no value behind the colon")
                                  << QByteArray("leave the entry out");
        QTest::newRow("wrong bracket") << QByteArray("{\"a\": 1]") << QByteArray("this ] does not close")
                                       << QByteArray("} closes");
        QTest::newRow("wrong brace") << QByteArray("[1}") << QByteArray("this } does not close")
                                     << QByteArray("] closes");
        QTest::newRow("quote within") << QByteArray("{\"a\": \"b\"c\"}") << QByteArray("ended with the quote")
                                      << QByteArray("\\\"");
        QTest::newRow("tab within") << QByteArray("[\"a\tb\"]") << QByteArray("a tab within a text")
                                    << QByteArray("\\t");
        QTest::newRow("line end within") << QByteArray("[\"a\nb\"]") << QByteArray("the line ends before")
                                         << QByteArray("close the quotes");
        QTest::newRow("backslash") << QByteArray("[\"C:\\data\"]") << QByteArray("“\\d” means nothing")
                                   << QByteArray("written twice");
        QTest::newRow("half a code") << QByteArray("[\"\\u12\"]") << QByteArray("four hexadecimal digits")
                                     << QByteArray("whole code");
        QTest::newRow("half a pair") << QByteArray("[\"\\ud800x\"]") << QByteArray("one half of a pair")
                                     << QByteArray("whole code");
        QTest::newRow("two documents") << QByteArray("{} {}") << QByteArray("has ended before this")
                                       << QByteArray("one case");
    }

    void saysTheCauseAndWhatToDo() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, cause);
        QFETCH(QByteArray, advice);
        const auto value = parseJson(SourceText("x.json", text.toStdString()));
        QVERIFY(!value.has_value());
        const Diagnostic& found = value.error().front();
        QVERIFY2(QByteArray::fromStdString(found.message.en).contains(cause), found.message.en.c_str());
        QVERIFY2(QByteArray::fromStdString(found.advice.en).contains(advice), found.advice.en.c_str());
        QVERIFY(!found.message.zh.empty() && !found.advice.zh.empty());
        QVERIFY(found.message.zh != found.message.en && found.advice.zh != found.advice.en);
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
