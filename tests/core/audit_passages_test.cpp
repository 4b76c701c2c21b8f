// SPDX-License-Identifier: GPL-3.0-or-later
//
// Clauses in an official text, and the shelf of the user's copies.
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/audit/clause_passage.h"
#include "core/audit/text_shelf.h"
#include "core/system/whole_file.h"
#include "tests/support/rules.h"

using namespace biosubsidy;
using namespace biosubsidy::audit;

namespace {

const char* const plan = "某市行动计划\n"
                         "一、总体要求\n"
                         "(一)发展思路\n"
                         "坚持创新。\n"
                         "二、重点任务\n"
                         "(一)能级\n"
                         "1.加强基础研究和前沿研究,提升原始\n"
                         "创新策源力。\n"
                         "2．组织攻关。\n"
                         "（二）平台\n"
                         "10. 推动京津冀协同,按照10%的比例\n"
                         "2024.9.14起施行。\n"
                         "三、保障\n"
                         "附件\n"
                         "若干措施\n"
                         "1.强化能力。\n"
                         "6 .促进企业稳步发展壮大。最高\n"
                         "10万元。\n"
                         "7.载体。\n";

QByteArray found(const char* text, const char* clause) {
    const auto read = OfficialText::read("text", text);
    QByteArray all;
    for (const ClausePassage& passage : passagesOf(*read, clause))
        all += QByteArray::number(static_cast<qulonglong>(passage.firstLine)) + '-' +
               QByteArray::number(static_cast<qulonglong>(passage.lastLine)) + ' ' +
               QByteArray::fromStdString(passage.text).replace('\n', '|') + ';';
    return all;
}

} // namespace

class AuditPassagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clauses_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("clause");
        QTest::addColumn<QByteArray>("passage");
        const auto row = [](const char* name, const char* text, const char* clause, const char* passage) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(clause) << QByteArray(passage);
        };
        row("section and paragraph", plan, "一(一)", "3-4 (一)发展思路|坚持创新。;");
        row("full-width brackets", plan, "一（一）", "3-4 (一)发展思路|坚持创新。;");
        row("item, broken lines put together", plan, "计划二1", "7-8 1.加强基础研究和前沿研究,提升原始创新策源力。;");
        row("no number is a heading", plan, "计划二10", "11-12 10. 推动京津冀协同,按照10%的比例2024.9.14起施行。;");
        row("item of the annex", plan, "附件6", "17-18 6 .促进企业稳步发展壮大。最高10万元。;");
        row("several", plan, "1, 2", "7-8 1.加强基础研究和前沿研究,提升原始创新策源力。;9-9 2．组织攻关。;");
        row("not there", plan, "附件9", "");
        row("no clause", plan, "综合", "");
        row("articles", "第一条 甲。\n第十一条　乙。\n丙。\n第十二条 丁。\n", "11", "2-3 第十一条 乙。|丙。;");
        row("article named", "第一条 甲。\n第 2 条 乙。\n", "第二条", "2-2 第 2 条 乙。;");
        row("annexes of their own", "附件1：甲\n正文一。\n附件2：乙\n正文二。\n", "附件2", "3-4 附件2：乙|正文二。;");
        row("web page", "<p>一、甲</p><p>（一）乙</p><p>正文。</p><p>（二）丙</p>", "一(一)", "1-1 （一）乙|正文。;");
    }

    void clauses() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, clause);
        QTEST(found(text.constData(), clause.constData()), "passage");
    }

    // Every clause of the five packs is found in the texts, where they are at hand.
    void thePolicies_data() {
        QTest::addColumn<QByteArray>("pack");
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("Tianjin") << QByteArray("tianjin-draft") << QByteArray("000_9f55e29651c8ea31.txt");
        QTest::newRow("Beijing") << QByteArray("beijing-2024") << QByteArray("001_eea504574d51d206.txt");
        QTest::newRow("Chongqing") << QByteArray("chongqing-draft") << QByteArray("002_c3448ca0670dd323.txt");
        QTest::newRow("Hangzhou") << QByteArray("hangzhou-2024") << QByteArray("003_d0f988d17e3f55ba.txt");
        QTest::newRow("Jinshan") << QByteArray("jinshan-2023") << QByteArray("004_49cf48505f772831.txt");
    }

    void thePolicies() {
        QFETCH(QByteArray, pack);
        QFETCH(QByteArray, file);
        QString folder = qEnvironmentVariable("BIOSUBSIDY_SOURCES");
        if (folder.isEmpty()) folder = QStringLiteral(BIOSUBSIDY_SOURCE_DIR "/../shared/sources");
        if (!QDir(folder).exists()) QSKIP("the policies' texts are not here; name their folder in BIOSUBSIDY_SOURCES");
        const auto bytes = readFile((folder + QLatin1Char('/') + QString::fromUtf8(file)).toStdString(), largestText);
        const auto text = OfficialText::read("text", *bytes);
        QVERIFY(text.has_value());
        for (const Measure& measure : test::builtInRules()->pack(pack.toStdString())->measures) {
            const auto passages = passagesOf(*text, measure.clause);
            QVERIFY2(!passages.empty(), (measure.id + " " + measure.clause).c_str());
            for (const ClausePassage& passage : passages)
                QVERIFY2(passage.end > passage.begin + 10 && passage.text.size() < 6000, passage.text.c_str());
        }
    }

    void keepsACopyOfEachText() {
        const QTemporaryDir folder;
        const TextShelf shelf(folder.filePath(QStringLiteral("texts")).toStdString());
        QVERIFY(!shelf.text("p").has_value());
        const QString path = folder.filePath(QStringLiteral("a.html"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("<p>最高5万元</p>");
        file.close();
        QVERIFY(shelf.attach("p", path.toStdString()).has_value());
        QVERIFY(QFile::remove(path));
        const auto kept = shelf.text("p");
        QVERIFY(kept.has_value() && kept->has_value() && (*kept)->kind() == TextKind::html);
        QVERIFY(!shelf.attach("p", path.toStdString()).has_value()); // not there: the copy stays
        QVERIFY(shelf.has("p"));
        QVERIFY(*shelf.detach("p"));
        QVERIFY(!*shelf.detach("p"));
    }
};

QTEST_GUILESS_MAIN(AuditPassagesTest)
#include "audit_passages_test.moc"
