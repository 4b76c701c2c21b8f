// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a report does not write out is counted where it would stand, and sums stay.
#include <QTest>

#include "core/report/size_limit.h"

using namespace biosubsidy;
namespace rep = biosubsidy::report;

namespace {

constexpr rep::SizeLimits limits{.entries = 3, .rows = 4, .bars = 2, .items = 2};

rep::Document documentOf(std::vector<rep::Block> blocks) {
    rep::Document document;
    document.language = Language::en;
    document.sections.push_back({1, "Claims", std::move(blocks)});
    return document;
}

rep::Table tableOf(int rows, bool total) {
    rep::Table table;
    table.columns = {{"", 1}};
    for (int row = 0; row < rows; ++row) table.rows.push_back({{std::to_string(row)}});
    if (total) table.rows.push_back({{"total"}, rep::Row::Kind::total});
    return table;
}

template <typename Kind>
std::vector<const Kind*> all(const rep::Document& document) {
    std::vector<const Kind*> found;
    for (const rep::Block& block : document.sections.front().blocks) {
        if (const auto* of = std::get_if<Kind>(&block)) found.push_back(of);
    }
    return found;
}

} // namespace

class ReportSizeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void entriesBeyondTheLimitAreCounted_data() {
        QTest::addColumn<int>("entries");
        QTest::addColumn<int>("written");
        QTest::addColumn<QString>("remark");
        QTest::newRow("none") << 0 << 0 << "";
        QTest::newRow("as many as may be") << 3 << 3 << "";
        QTest::newRow("one more") << 4 << 3 << "1 more is";
        QTest::newRow("several more") << 9 << 3 << "6 more are";
    }
    // Each stands with the table of its conditions; a paragraph behind them stays.
    void entriesBeyondTheLimitAreCounted() {
        QFETCH(int, entries);
        QFETCH(int, written);
        QFETCH(QString, remark);
        std::vector<rep::Block> blocks;
        for (int entry = 0; entry < entries; ++entry) {
            rep::Entry made;
            made.title = std::to_string(entry);
            blocks.emplace_back(std::move(made));
            blocks.emplace_back(tableOf(2, false));
        }
        blocks.emplace_back(rep::Paragraph{"behind"});
        rep::Document document = documentOf(std::move(blocks));
        rep::keepWithin(limits, document);
        QCOMPARE(static_cast<int>(all<rep::Entry>(document).size()), written);
        QCOMPARE(static_cast<int>(all<rep::Table>(document).size()), written);
        const auto paragraphs = all<rep::Paragraph>(document);
        QCOMPARE(paragraphs.front()->text, std::string("behind"));
        QCOMPARE(paragraphs.size(), std::size_t(remark.isEmpty() ? 1 : 2));
        QVERIFY(QString::fromStdString(paragraphs.back()->text).contains(remark));
    }

    void tablesKeepTheirTotal_data() {
        QTest::addColumn<int>("rows");
        QTest::addColumn<bool>("total");
        QTest::addColumn<int>("written");
        QTest::newRow("short") << 4 << false << 4;
        QTest::newRow("short, with a total") << 4 << true << 5;
        QTest::newRow("long") << 5 << false << 4;
        QTest::newRow("long, with a total") << 9 << true << 5;
    }
    void tablesKeepTheirTotal() {
        QFETCH(int, rows);
        QFETCH(bool, total);
        QFETCH(int, written);
        rep::Document document = documentOf({tableOf(rows, total)});
        rep::keepWithin(limits, document);
        const rep::Table& table = *all<rep::Table>(document).front();
        QCOMPARE(static_cast<int>(table.rows.size()), written);
        QCOMPARE(table.rows.back().cells.front().text, total ? std::string("total") : std::to_string(written - 1));
        QCOMPARE(all<rep::Paragraph>(document).size(), std::size_t(rows > 4 ? 1 : 0));
    }

    void chartsAndListsAreCut() {
        rep::Chart chart;
        chart.bars.resize(5);
        rep::Document document = documentOf({chart, rep::Bullets{{"a", "b", "c"}}});
        rep::keepWithin(limits, document);
        QCOMPARE(all<rep::Chart>(document).front()->bars.size(), std::size_t(2));
        QCOMPARE(all<rep::Bullets>(document).front()->items.size(), std::size_t(2));
        QCOMPARE(all<rep::Paragraph>(document).size(), std::size_t(2));
    }
};

QTEST_GUILESS_MAIN(ReportSizeTest)
#include "report_size_test.moc"
