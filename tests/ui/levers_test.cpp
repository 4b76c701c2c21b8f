// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of levers, through its widgets: an amount is chosen, read by the keys,
// tried, kept and taken back; what it shows is what core's curve says.
#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include "core/curve/curve_csv.h"
#include "core/curve/curve_reading.h"
#include "core/wording/money_text.h"
#include "tests/ui/page_bench.h"
#include "tests/ui/pictures.h"
#include "ui/charts/mark_labels.h"
#include "ui/levers/bounds_view.h"
#include "ui/levers/curve_card.h"
#include "ui/levers/curve_source.h"
#include "ui/levers/levers_page.h"
#include "ui/look/conversions.h"
#include "ui/look/settle.h"

using namespace biosubsidy;
using namespace biosubsidy::ui;

namespace {

// A kink where the award is outgrown, another at the cap.
const char* const pilot = R"json({
  'format': 'biosubsidy-case/1',
  'company': {'city': 'beijing', 'employees': 120},
  'projects': [{'id': 'p1', 'kinds': ['pilot_platform'], 'total_investment': '1亿元'}],
  'awards': [{'id': 'a', 'amount': '800万元', 'level': 'district', 'project': 'p1'}]
})json";

// A jump at 5,000万元 of total investment.
const char* const chain = R"json({
  'format': 'biosubsidy-case/1',
  'company': {'city': 'tianjin', 'size': 'large'},
  'projects': [{'id': 'p1', 'kinds': ['industrialisation'], 'stage': 'under_construction', 'fills_chain_gap': true,
                'total_investment': '6000万', 'equipment_investment': '2000万'}]
})json";

struct Bench : PageBench {
    explicit Bench(const char* json, Language language = Language::zh) : PageBench(json, language), page(desk()) {
        page.resize(1180, 640);
        page.show();
    }
    [[nodiscard]] bool wait() {
        const bool came = QTest::qWaitFor([this] { return page.source().isCurrent() && page.advisor().isCurrent(); });
        settleLayouts();
        return came;
    }
    template <typename Widget>
    [[nodiscard]] Widget* find(const char* name) const {
        return page.findChild<Widget*>(QString::fromLatin1(name));
    }
    [[nodiscard]] CurveChart& chart() const { return *find<CurveChart>("curve.chart"); }
    [[nodiscard]] const curve::CityCurve& curve() const { return page.source().curves()->cities.front(); }
    [[nodiscard]] QString text(const char* label) const { return find<QLabel>(label)->text(); }
    void type(const char* field, const QString& keys) const { PageBench::type(*find<QLineEdit>(field), keys); }

    LeversPage page;
};

Money yuan(const char* text) {
    return *Money::parse(text);
}

} // namespace

class LeversTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void startsWithTheAmountThatMattersMost() {
        Bench bench(pilot);
        QVERIFY(bench.wait());
        const auto* amounts = bench.find<QComboBox>("levers.amount");
        QVERIFY2(amounts->currentText().startsWith(QStringLiteral("项目 p1：总投资")),
                 qPrintable(amounts->currentText()));
        QCOMPARE(*bench.page.source().fact(), bench.fact(Entity::project, "total_investment"));
        // Every amount of the case is there; those that do not matter come last and say so.
        QVERIFY(amounts->itemText(amounts->count() - 1).contains(QStringLiteral("不影响")));
    }

    // An amount of which no more is known than a bound does not come before one that is seen
    // to move the total: with all documents some read two amounts in a difference.
    void whatIsSeenToMoveTheTotalComesFirst() {
        QFile file(QStringLiteral(BIOSUBSIDY_SOURCE_DIR "/resources/examples/beijing.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Case subject = test::caseOf(*test::builtInRules(), file.readAll().toStdString());
        const Levers levers = leversOf(test::builtInRules(), subject, AssessOptions{.asOf = *Date::of(2026, 11, 22)});
        QVERIFY(!levers.front().span.isZero());
        QVERIFY(std::is_sorted(levers.begin(), levers.end(),
                               [](const Lever& left, const Lever& right) { return left.span > right.span; }));
        for (const Lever& lever : levers) QVERIFY(lever.span <= lever.highest - lever.lowest);
    }

    void choosesAnotherAmount() {
        Bench bench(pilot);
        QVERIFY(bench.wait());
        auto* amounts = bench.find<QComboBox>("levers.amount");
        const int revenue = amounts->findText(QStringLiteral("上年营业收入"), Qt::MatchStartsWith);
        QVERIFY(revenue > 0);
        amounts->setCurrentIndex(revenue);
        Q_EMIT amounts->activated(revenue);
        QVERIFY(bench.wait());
        QCOMPARE(bench.page.source().curves()->fact, bench.fact(Entity::company, "revenue"));
        QCOMPARE(amounts->currentIndex(), revenue);
        QVERIFY(bench.text("curve.reading").contains(QStringLiteral("没有填")));
    }

    void readsFromTurnToTurnByTheKeys() {
        Bench bench(pilot);
        QVERIFY(bench.wait());
        CurveChart& chart = bench.chart();
        chart.setFocus();
        QTest::keyClick(&chart, Qt::Key_Home);
        QCOMPARE(*chart.reading(), Money());
        std::vector<Money> seen;
        for (int step = 0; step < 4; ++step) {
            QTest::keyClick(&chart, Qt::Key_Right);
            seen.push_back(*chart.reading());
            const QString expected = toQt(curve::readingText(
                *bench.page.source().curves(), curve::readAt(bench.curve(), *chart.reading()), Language::zh));
            QVERIFY2(bench.text("curve.reading").endsWith(expected), qPrintable(bench.text("curve.reading")));
        }
        QCOMPARE(bench.curve().breakpoints.size(), std::size_t(2));
        QVERIFY(seen[0] == Money::fromFen(bench.curve().breakpoints[0].after));
        QVERIFY(seen[1] == yuan("1亿元"));
        QVERIFY(seen[2] == Money::fromFen(bench.curve().breakpoints[1].after));
        QVERIFY(seen[3] == chart.view().to);
        QTest::keyClick(&chart, Qt::Key_Left);
        QVERIFY(*chart.reading() == seen[2]);
        QVERIFY(chart.accessibleDescription() == bench.text("curve.reading"));
        // The list beside follows.
        QCOMPARE(bench.find<QListView>("curve.turns")->currentIndex().row(), 1);
    }

    void readsUnderTheMouse() {
        Bench bench(pilot);
        QVERIFY(bench.wait());
        QTest::qWait(20);
        CurveChart& chart = bench.chart();
        const QPointF cap = chart.placeFor(Money::fromFen(bench.curve().breakpoints[1].after));
        QTest::mouseMove(&chart, cap.toPoint() + QPoint(2, 30));
        QTRY_VERIFY(chart.reading() && *chart.reading() == Money::fromFen(bench.curve().breakpoints[1].after));
        QVERIFY(bench.text("curve.reading").contains(QStringLiteral("封顶")));
    }

    void triesKeepsAndTakesBack() {
        Bench bench(pilot);
        QVERIFY(bench.wait());
        QVERIFY(!bench.find<QPushButton>("what_if.keep")->isEnabled());
        bench.type("what_if.amount", QStringLiteral("1.2亿"));
        const Money difference = *differenceBetween(bench.curve(), yuan("1亿元"), yuan("1.2亿元"));
        QVERIFY2(bench.text("what_if.outcome").contains(toQt(wording::moneyText(difference, Language::zh))),
                 qPrintable(bench.text("what_if.outcome")));
        QCOMPARE(difference, yuan("600万元"));
        // Nothing has changed yet.
        const FactRef fact = bench.fact(Entity::project, "total_investment");
        QCOMPARE(bench.document.fact(fact), FactValue(yuan("1亿元")));
        QTest::mouseClick(bench.find<QPushButton>("what_if.keep"), Qt::LeftButton);
        QCOMPARE(bench.document.fact(fact), FactValue(yuan("1.2亿元")));
        QVERIFY(bench.chart().view().own == yuan("1.2亿元")); // at once
        QVERIFY(!bench.chart().view().whatIf);
        QVERIFY(bench.wait());
        QVERIFY(bench.page.source().curves()->own == yuan("1.2亿元"));
        bench.document.undoStack().undo();
        QCOMPARE(bench.document.fact(fact), FactValue(yuan("1亿元")));
        QVERIFY(bench.chart().view().own == yuan("1亿元"));
    }

    void dragsThePointAndDropsIt() {
        Bench bench(pilot);
        QVERIFY(bench.wait());
        QTest::qWait(20);
        CurveChart& chart = bench.chart();
        const QPoint start = chart.placeFor(yuan("1亿元")).toPoint();
        const QPoint end = chart.placeFor(Money::fromFen(bench.curve().breakpoints[1].after)).toPoint();
        QTest::mousePress(&chart, Qt::LeftButton, {}, start);
        QTest::mouseMove(&chart, (start + end) / 2);
        QTest::mouseMove(&chart, end);
        QTest::mouseRelease(&chart, Qt::LeftButton, {}, end);
        QVERIFY(chart.view().whatIf == Money::fromFen(bench.curve().breakpoints[1].after));
        QVERIFY(bench.find<QPushButton>("what_if.drop")->isEnabled());
        QVERIFY(!bench.find<QLineEdit>("what_if.amount")->text().isEmpty());
        QTest::keyClick(&chart, Qt::Key_Escape);
        QVERIFY(!chart.view().whatIf);
        QVERIFY(bench.find<QLineEdit>("what_if.amount")->text().isEmpty());
        QCOMPARE(bench.document.undoStack().count(), 0);
    }

    // What is no longer tried is no longer read, and the focus stays beside the curve.
    void whatIsDroppedIsReadNoMore() {
        Bench bench(pilot);
        QVERIFY(bench.wait());
        const QString before = bench.find<QLabel>("curve.reading")->text();
        bench.type("what_if.amount", QStringLiteral("1.2亿"));
        QVERIFY(bench.chart().view().whatIf == yuan("1.2亿元"));
        QVERIFY(bench.find<QLabel>("curve.reading")->text() != before);
        auto* drop = bench.find<QPushButton>("what_if.drop");
        drop->setFocus();
        drop->click();
        QVERIFY(!bench.chart().view().whatIf);
        QCOMPARE(bench.find<QLabel>("curve.reading")->text(), before);
        QVERIFY(bench.chart().hasFocus());
    }

    void triesByKeyAlone() {
        Bench bench(pilot);
        QVERIFY(bench.wait());
        bench.chart().setFocus();
        QTest::keyClick(&bench.chart(), Qt::Key_Home);
        QTest::keyClick(&bench.chart(), Qt::Key_Right);
        QTest::keyClick(&bench.chart(), Qt::Key_Return);
        QVERIFY(bench.chart().view().whatIf == Money::fromFen(bench.curve().breakpoints[0].after));
    }

    void widensTheRangeForWhatIsTyped() {
        Bench bench(pilot);
        QVERIFY(bench.wait());
        bench.type("what_if.amount", QStringLiteral("9亿"));
        QVERIFY(bench.chart().view().to >= yuan("9亿元"));
        QVERIFY(bench.chart().view().whatIf == yuan("9亿元"));
        QTest::mouseClick(bench.find<QPushButton>("levers.reset"), Qt::LeftButton);
        QVERIFY(bench.chart().view().to < yuan("9亿元"));
    }

    void takesARange() {
        Bench bench(pilot);
        QVERIFY(bench.wait());
        bench.type("levers.from", QStringLiteral("5000万"));
        bench.type("levers.to", QStringLiteral("8000万"));
        QVERIFY(bench.chart().view().from == yuan("5000万元"));
        QVERIFY(bench.chart().view().to == yuan("8000万元"));
        QVERIFY(pictureOf(bench.chart().view()).marks.empty());
        bench.type("levers.to", QStringLiteral("1万")); // no range: nothing happens
        QVERIFY(bench.chart().view().to == yuan("8000万元"));
    }

    void hasItsTableAKeyAway() {
        Bench bench(pilot);
        QVERIFY(bench.wait());
        bench.page.activateWindow();
        bench.chart().setFocus();
        auto* table = bench.find<QTableView>("curve.table");
        const QAbstractItemModelTester tester(table->model());
        const QAbstractItemModelTester turns(bench.find<QListView>("curve.turns")->model());
        QVERIFY(!table->isVisible());
        QTest::keyClick(&bench.chart(), Qt::Key_T, Qt::ControlModifier);
        QTRY_VERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), static_cast<int>(bench.curve().pieces.size()));
        QCOMPARE(table->model()->index(2, CurveTableModel::totalFrom).data().toString(), QStringLiteral("4,200万元"));
        QTest::keyClick(table, Qt::Key_T, Qt::ControlModifier);
        QTRY_VERIFY(!table->isVisible());
    }

    void copiesPictureAndData() {
        Bench bench(pilot);
        QVERIFY(bench.wait());
        QSignalSpy said(&bench.page, &Page::said);
        bench.find<QToolButton>("curve.data")->click();
        QVERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("city,fact,from,to")));
        bench.find<QToolButton>("curve.picture")->click();
        QVERIFY(!QApplication::clipboard()->pixmap().isNull());
        QCOMPARE(said.count(), 2);
    }

    void followsItsItemAndSurvivesItsEnd() {
        Bench bench(pilot);
        QVERIFY(bench.wait());
        bench.document.removeItem(Entity::project, 0);
        QVERIFY(QTest::qWaitFor([&] { return bench.page.source().isCurrent(); }));
        QVERIFY(bench.page.source().fact()->entity == Entity::company);
        bench.document.undoStack().undo();
        QVERIFY(bench.wait());
    }

    void saysWhyThereIsNoCurve() {
        Bench bench("{'format': 'biosubsidy-case/1', 'company': {'city': 'other'}}");
        QVERIFY(bench.wait());
        QVERIFY(bench.find<QLabel>("levers.empty")->isVisible());
        QVERIFY(bench.text("levers.empty").contains(QStringLiteral("城市")));
    }

    void boundsAreThoseOfCore() {
        Bench bench(pilot);
        QVERIFY(bench.wait());
        const advice::Advisory advisory = advice::advise(bench.rules, bench.document.subject(), bench.runner.options());
        const auto* bar = bench.find<RangeBar>("bounds.bar");
        QVERIFY(bar->range().low == advisory.range.low.bound);
        QVERIFY(bar->range().high == advisory.range.high.bound);
        QSignalSpy asked(&bench.page, &Page::factRequested);
        bench.find<RowHead>("bounds.0")->click();
        QCOMPARE(asked.count(), 1);
    }

    void showsJumpsAsJumps() {
        Bench bench(chain);
        QVERIFY(bench.wait());
        bench.page.choose(bench.fact(Entity::project, "total_investment"));
        QVERIFY(bench.wait());
        std::size_t jumps = 0;
        const CurvePicture picture = pictureOf(bench.chart().view());
        for (const CurveMark& mark : picture.marks) {
            if (!mark.point->isJump()) continue;
            ++jumps;
            QVERIFY(mark.rightClosed && !mark.leftClosed); // "5,000万元 and more"
        }
        QVERIFY(jumps > 0);
        QVERIFY(picture.strokes.size() > jumps); // a gap at each
        bench.chart().setFocus();
        QTest::keyClick(&bench.chart(), Qt::Key_Home);
        QTest::keyClick(&bench.chart(), Qt::Key_Right);
        QVERIFY(*bench.chart().reading() == yuan("49999999.99"));
        QTest::keyClick(&bench.chart(), Qt::Key_Right);
        QVERIFY(*bench.chart().reading() == yuan("5000万元"));
        QVERIFY2(bench.text("curve.reading").contains(QStringLiteral("其后为")),
                 qPrintable(bench.text("curve.reading")));
        QVERIFY(drawn(bench.page, QStringLiteral("levers-jump")));
    }

    void labelsNeverOverlap() {
        MarkLabels labels(QRectF(0, 0, 200, 100));
        std::vector<QRectF> placed;
        for (int mark = 0; mark < 40; ++mark) {
            const auto place = labels.place(QPointF(5.0 * mark, 50), QSizeF(60, 16));
            if (!place) continue;
            for (const QRectF& other : placed) QVERIFY(!other.intersects(*place));
            placed.push_back(*place);
        }
        QVERIFY(placed.size() >= 4);
    }

    void scalesAreExact() {
        const MoneyScale scale(Money(), yuan("2亿元"), 8);
        QCOMPARE(scale.unit(Language::zh), QStringLiteral("亿元"));
        QVERIFY(scale.marks().size() <= 9);
        QCOMPARE(scale.label(scale.marks().at(1), Language::zh), QStringLiteral("0.5"));
        const MoneyScale fine(yuan("99999999.99"), yuan("100000000.03"), 4);
        QCOMPARE(fine.label(fine.marks().at(0), Language::zh), QStringLiteral("0.9999999999"));
        const MoneyScale thousands(Money(), yuan("5013.6万元"), 6);
        QCOMPARE(thousands.label(thousands.marks().at(1), Language::zh), QStringLiteral("1,000"));
        QCOMPARE(thousands.unit(Language::en), QStringLiteral("CNY million"));
    }

    void draws() {
        for (const char* language : {"zh", "en"}) {
            Bench bench(pilot, *language == 'z' ? Language::zh : Language::en);
            QVERIFY(bench.wait());
            QTest::qWait(50);
            bench.type("what_if.amount", QStringLiteral("1.2亿"));
            for (const Theme::Scheme scheme : {Theme::Scheme::light, Theme::Scheme::dark}) {
                bench.theme.apply(scheme);
                const char* name = scheme == Theme::Scheme::light ? "light" : "dark";
                QVERIFY(drawn(
                    bench.page,
                    QStringLiteral("levers-%1-%2").arg(QString::fromLatin1(language), QString::fromLatin1(name))));
            }
            bench.find<QToolButton>("curve.table")->click();
            QVERIFY(drawn(bench.page, QStringLiteral("levers-%1-table").arg(QString::fromLatin1(language))));
        }
    }
};

QTEST_MAIN(LeversTest)
#include "levers_test.moc"
