// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cells that spreadsheets take back: quoted, and never formulas.
#include <QTest>

#include "core/documents/csv_text.h"

using namespace biosubsidy;

class CsvTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cells_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("cell");
        QTest::addColumn<QByteArray>("pasted");
        const auto row = [](const char* text, const char* cell, const char* pasted) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(cell) << QByteArray(pasted);
        };
        row("", "", "");
        row("示例", "示例", "示例");
        row("a,b", "\"a,b\"", "a,b");
        row("a;b", "\"a;b\"", "a;b");
        row("a;=b; +c", "\"a;'=b;' +c\"", "a;=b; +c");
        row("a\"b", "\"a\"\"b\"", "a\"b");
        row("a\nb", "\"a b\"", "a b");
        row("a\r\nb", "\"a  b\"", "a  b");
        row("a\t=b", "\"a =b\"", "a =b");
        row("\"=1", "\"\"\"=1\"", "'\"=1");
        row("=a,b", "\"'=a,b\"", "'=a,b");
        row("\tx", "\"' x\"", "' x");
        row("\rx", "\"' x\"", "' x");
        row("\nx", "\"' x\"", "' x");
        row("1-2", "1-2", "1-2");
        row("（＝）", "（＝）", "（＝）");
        row("a\x1b]0;b\x07", "\"a\xEF\xBF\xBD]0;b\xEF\xBF\xBD\"", "a\xEF\xBF\xBD]0;b\xEF\xBF\xBD");
        row("a\xC2\x9B"
            "b",
            "a\xEF\xBF\xBD"
            "b",
            "a\xEF\xBF\xBD"
            "b");
        row("a\xE2\x80\xAE"
            "b\xE2\x81\xA6",
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD",
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD");
        for (const char* const plain : {"=1+1",
                                        "+1",
                                        "-1",
                                        "@x",
                                        "＝1",
                                        "＋1",
                                        "－1",
                                        "＠x",
                                        "﹦1",
                                        "﹢1",
                                        "﹣1",
                                        "﹫x",
                                        " =1",
                                        "　=1",
                                        "\xC2\xA0=1",
                                        "\xE2\x80\x8B=1",
                                        "\xEF\xBB\xBF=1",
                                        "\xE2\x80\x8E=1",
                                        "\xE3\x80\x80＝1",
                                        "\xE2\x81\xA0+1"})
            row(plain, (std::string("'") + plain).c_str(), (std::string("'") + plain).c_str());
    }
    void cells() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, cell);
        QFETCH(QByteArray, pasted);
        std::string out;
        appendCsvCell(out, text.toStdString());
        QCOMPARE(QByteArray::fromStdString(out), cell);
        QCOMPARE(QByteArray::fromStdString(pastedCell(text.toStdString())), pasted);
    }
};

QTEST_GUILESS_MAIN(CsvTextTest)
#include "csv_text_test.moc"
