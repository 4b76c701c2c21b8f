// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of places, through its widgets: what is ranked and what is not, sums as
// core has them, the detail, the keys.
#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

#include "core/wording/money_text.h"
#include "tests/ui/page_bench.h"
#include "tests/ui/pictures.h"
#include "ui/look/conversions.h"
#include "ui/look/settle.h"
#include "ui/siting/siting_page.h"

using namespace biosubsidy;
using namespace biosubsidy::ui;

namespace {

const char* const pilot = R"json({
  'format': 'biosubsidy-case/1',
  'company': {'city': 'beijing', 'district': '昌平区', 'employees': 120, 'hnte': true, 'ipo': false},
  'projects': [{'id': 'p1', 'name': '酶制剂中试平台', 'kinds': ['pilot_platform', 'industrialisation'],
                'fields': ['industrial_enzymes', 'biobased_materials'], 'stage': 'planned',
                'total_investment': '1亿元', 'equipment_investment': '3000万元', 'fills_chain_gap': true}],
  'expenses': [{'id': 'e1', 'kind': 'innovation_voucher', 'amount': '36万元'}]
})json";

struct Bench : PageBench {
    explicit Bench(const char* json, Language language = Language::zh) : PageBench(json, language), page(desk()) {
        page.resize(1180, 640);
        page.show();
    }
    [[nodiscard]] bool wait() {
        const bool came = QTest::qWaitFor([this] { return page.isCurrent(); });
        settleLayouts();
        return came;
    }
    template <typename Widget>
    [[nodiscard]] Widget* find(const char* name) const {
        return page.findChild<Widget*>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString text(const char* label) const { return find<QLabel>(label)->text(); }

    SitingPage page;
};

} // namespace

class SitingPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsWhatCoreSays() {
        Bench bench(pilot);
        QVERIFY(bench.wait());
        const auto sitings = compareSitings(bench.rules, bench.document.subject(), bench.runner.options());
        QCOMPARE(bench.page.places()->places.size(), sitings.size());
        for (const Siting& siting : sitings) {
            const auto* row = bench.page.findChild<PlaceRow*>(QStringLiteral("siting.") + toQt(siting.place().id));
            QVERIFY(row != nullptr);
            const QString sum = toQt(wording::moneyText(siting.totals().ceiling, Language::zh));
            QCOMPARE(row->accessibleName().contains(sum + QStringLiteral(" ·")), siting.hasFigures());
            QCOMPARE(row->findChild<SumBar*>()->isVisibleTo(row), siting.hasFigures());
        }
    }

    void ranksOnlyWhatPublishesFigures() {
        Bench bench(pilot);
        QVERIFY(bench.wait());
        const auto& places = bench.page.places()->places;
        QCOMPARE(places.front().siting.place().id, std::string("beijing"));
        bool unranked = false;
        for (std::size_t index = 0; index < places.size(); ++index) {
            unranked = unranked || places[index].rank == 0;
            QCOMPARE(places[index].rank == 0, !places[index].siting.hasFigures());
            QCOMPARE(unranked, places[index].rank == 0); // the unranked come last
        }
        QVERIFY(unranked);
        const QString hangzhou = bench.find<PlaceRow>("siting.hangzhou")->accessibleName();
        QVERIFY2(hangzhou.contains(QStringLiteral("不是零")) && !hangzhou.contains(QStringLiteral("0元")),
                 qPrintable(hangzhou));
    }

    void explainsTheDifference() {
        Bench bench(pilot);
        QVERIFY(bench.wait());
        QTest::mouseClick(bench.find<PlaceRow>("siting.tianjin"), Qt::LeftButton);
        QCOMPARE(bench.text("siting.detail.title"), QStringLiteral("天津市"));
        const QString text = bench.text("siting.difference");
        const Place* tianjin = nullptr;
        for (const Place& place : bench.page.places()->places) {
            if (place.siting.place().id == "tianjin") tianjin = &place;
        }
        QVERIFY(!tianjin->difference.goes.empty());
        for (const PlaceClaim& claim : tianjin->difference.goes)
            QVERIFY(text.contains(toQt(wording::moneyText(claim.here - claim.there, Language::zh))));
        QVERIFY(bench.text("siting.documents").contains(QStringLiteral("征求意见稿")));
        QVERIFY(bench.text("siting.documents").contains(QStringLiteral("已被替代")));
        QVERIFY(bench.text("siting.documents").contains(QStringLiteral("摘录")));
    }

    void namesTheZonesThatFit() {
        Bench bench(pilot);
        QVERIFY(bench.wait());
        QTest::mouseClick(bench.find<PlaceRow>("siting.hangzhou"), Qt::LeftButton);
        const QString text = bench.text("siting.documents");
        QVERIFY2(text.contains(QStringLiteral("萧山区")) && text.contains(QStringLiteral("工业酶")), qPrintable(text));
        QSignalSpy asked(&bench.page, &Page::measureRequested);
        Q_EMIT bench.find<QLabel>("siting.documents")->linkActivated(QStringLiteral("hangzhou-2024"));
        QCOMPARE(asked.at(0).at(0).toString(), QStringLiteral("hangzhou-2024"));
    }

    void keysReachEverything() {
        Bench bench(pilot);
        QVERIFY(bench.wait());
        bench.page.activateWindow();
        auto* beijing = bench.find<PlaceRow>("siting.beijing");
        beijing->setFocus();
        QTest::keyClick(beijing, Qt::Key_Down);
        auto* second = qobject_cast<PlaceRow*>(bench.page.focusWidget());
        QVERIFY(second != nullptr && second != beijing);
        QVERIFY(second->isChecked() && !beijing->isChecked());
        QTest::keyClick(second, Qt::Key_T, Qt::ControlModifier);
        QTRY_VERIFY(bench.find<QTableView>("siting.table")->hasFocus());
    }

    void tableSaysWhatHasNoSum() {
        Bench bench(pilot);
        QVERIFY(bench.wait());
        auto* model = bench.find<QTableView>("siting.table")->model();
        const QAbstractItemModelTester tester(model);
        QCOMPARE(model->rowCount(), 5);
        QCOMPARE(model->columnCount(), 8);
        for (int row = 0; row < model->rowCount(); ++row) {
            const Place& place = bench.page.places()->places[static_cast<std::size_t>(row)];
            const QString total = model->index(row, 1).data().toString();
            QCOMPARE(total == QStringLiteral("未公布金额"), !place.siting.hasFigures());
        }
        bench.find<QToolButton>("siting.data_button")->click();
        const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 6);
        QVERIFY2(lines.last().contains(QStringLiteral("\t\t")), qPrintable(lines.last())); // empty, not 0.00
        QVERIFY(!lines.last().contains(QStringLiteral("0.00")));
        QCOMPARE(QApplication::clipboard()->mimeData()->html().count(QStringLiteral("<tr>")), 6);
        bench.find<QToolButton>("siting.picture_button")->click();
        QVERIFY(!QApplication::clipboard()->pixmap().isNull());
    }

    void followsTheCaseWhileShown() {
        Bench bench(pilot);
        QVERIFY(bench.wait());
        const Money before = bench.page.places()->places.front().difference.there;
        bench.document.setFact(bench.fact(Entity::project, "total_investment"), Money::fromYuan(120'000'000));
        QVERIFY(!bench.page.isCurrent());
        QVERIFY(bench.wait());
        QVERIFY(bench.page.places()->places.front().difference.there > before);
        bench.page.hide();
        bench.document.undoStack().undo();
        QTest::qWait(50);
        QVERIFY(!bench.page.isCurrent()); // no work for nobody
        bench.page.show();
        QVERIFY(bench.wait());
        QCOMPARE(bench.page.places()->places.front().difference.there, before);
    }

    void speaksBothLanguages() {
        Bench bench(pilot);
        QVERIFY(bench.wait());
        bench.texts.setLanguage(Language::en);
        QVERIFY(bench.find<PlaceRow>("siting.hangzhou")->accessibleName().contains(QStringLiteral("not zero")));
    }

    void draws() {
        for (const char* language : {"zh", "en"}) {
            Bench bench(pilot, *language == 'z' ? Language::zh : Language::en);
            QVERIFY(bench.wait());
            for (const Theme::Scheme scheme : {Theme::Scheme::light, Theme::Scheme::dark}) {
                bench.theme.apply(scheme);
                bench.page.resize(1180, scheme == Theme::Scheme::light ? 640 : 1000);
                const char* name = scheme == Theme::Scheme::light ? "light" : "dark";
                QVERIFY(drawn(
                    bench.page,
                    QStringLiteral("siting-%1-%2").arg(QString::fromLatin1(language), QString::fromLatin1(name))));
            }
            bench.page.resize(700, 1100);
            QVERIFY(drawn(bench.page, QStringLiteral("siting-%1-narrow").arg(QString::fromLatin1(language))));
        }
    }
};

QTEST_MAIN(SitingPageTest)
#include "siting_page_test.moc"
