// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the vocabulary's reader refuses, held against the built-in one with a line
// exchanged.
#include <QTest>

#include "core/packs/built_in_rules.h"

using namespace biosubsidy;

class VocabularyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheBuiltInOne() { QVERIFY(Vocabulary::read(builtInVocabulary()).has_value()); }

    // A default that the program would not fill in, or would fill in otherwise.
    void refusesDefaultsThatDoNothing_data() {
        QTest::addColumn<QByteArray>("was");
        QTest::addColumn<QByteArray>("is");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const char* was, const char* is, const char* message) {
            QTest::newRow(name) << QByteArray(was) << QByteArray(is) << QString::fromUtf8(message);
        };
        row("of a fact that is taken from nowhere", "id = \"revenue\"\n",
            "id = \"revenue\"\ndefault_from = \"assessment_year\"\n",
            "an absent company.revenue is taken from nowhere");
        row("from elsewhere", "default_from = \"company.district\"", "default_from = \"company.city\"",
            "an absent project.district is taken from company.district");
        row("left out", "default_from = \"size_class\"\n", "", "an absent company.size is taken from size_class");
        row("beside a default", "default_from = \"size_class\"\n",
            "default_from = \"size_class\"\ndefault = \"small\"\n", "an absent company.size is taken from size_class");
    }
    void refusesDefaultsThatDoNothing() { refusesWithOneMessage(); }

    // A quantity is nothing without its unit, and nothing else has one.
    void refusesUnitsOutOfPlace_data() {
        QTest::addColumn<QByteArray>("was");
        QTest::addColumn<QByteArray>("is");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const char* is, const char* message) {
            QTest::newRow(name) << QByteArray("id = \"total_assets\"\ntype = \"money\"") << QByteArray(is)
                                << QString::fromUtf8(message);
        };
        row("left out", "id = \"total_assets\"\ntype = \"quantity\"", "[[fact]] has no unit");
        row("of an amount", "id = \"total_assets\"\ntype = \"money\"\nunit.zh = \"吨\"\nunit.en = \"t\"",
            "only a quantity has a unit");
        row("of a count, in other words", "id = \"total_assets\"\ntype = \"count\"\nunit_also = [\"人\"]",
            "only a quantity has a unit");
    }
    void refusesUnitsOutOfPlace() { refusesWithOneMessage(); }

private:
    static void refusesWithOneMessage() {
        QFETCH(QByteArray, was);
        QFETCH(QByteArray, is);
        QFETCH(QString, message);
        std::string text(builtInVocabulary().text());
        const std::size_t at = text.find(was.toStdString());
        QVERIFY(at != std::string::npos);
        text.replace(at, static_cast<std::size_t>(was.size()), is.toStdString());
        const auto read = Vocabulary::read(SourceText("facts.toml", text));
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().size(), std::size_t(1));
        QCOMPARE(QString::fromStdString(read.error().front().message.en), message);
        QVERIFY(read.error().front().place.line > 1);
    }
};

QTEST_GUILESS_MAIN(VocabularyTest)

#include "vocabulary_test.moc"
