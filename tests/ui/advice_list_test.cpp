// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include <QAccessible>
#include <QApplication>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>

#include "core/wording/money_text.h"
#include "tests/support/rules.h"
#include "tests/ui/pictures.h"
#include "ui/levers/advice_list.h"
#include "ui/look/conversions.h"
#include "ui/look/settle.h"

using namespace biosubsidy;
using namespace biosubsidy::ui;

namespace {

// A case with a threshold just missed, and nothing said of much else.
const char* const nearly = R"json({
  'format': 'biosubsidy-case/1',
  'company': {'city': 'beijing', 'employees': 120, 'revenue': '3亿元'},
  'projects': [{'id': 'p1', 'kinds': ['pilot_platform'], 'stage': 'under_construction', 'total_investment': '4800万元'}]
})json";

struct Bench {
    explicit Bench(const char* json) {
        theme.apply(Theme::Scheme::light);
        document.replace(test::caseOf(*rules, test::json(json)));
        list.resize(560, 700);
        QObject::connect(&list, &AdviceList::factRequested, &list, [this](const FactRef& fact) { asked = fact; });
    }
    [[nodiscard]] bool showAndWait() {
        list.show();
        return QTest::qWaitFor([this] { return advisor.isCurrent(); });
    }
    [[nodiscard]] AdviceRow* row(int group, int index) const {
        auto* found = list.findChild<AdviceRow*>(QStringLiteral("advice.%1.%2").arg(group).arg(index));
        return found != nullptr && found->isVisible() ? found : nullptr;
    }

    std::shared_ptr<const RuleBook> rules = test::firstRules();
    Texts texts{Language::zh};
    Theme theme;
    CaseDocument document{rules};
    AssessmentRunner runner{document, *Date::of(2026, 11, 22)};
    QTemporaryDir folder;
    QSettings settings{folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    OwnPlaces places{settings};
    Advisor advisor{document, runner, places};
    AdviceList list{advisor, texts, theme};
    std::optional<FactRef> asked;
};

} // namespace

class AdviceListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void worksOnlyWhileSeen() {
        Bench bench(nearly);
        QTest::qWait(2 * Advisor::pauseMilliseconds);
        QVERIFY(bench.advisor.latest() == nullptr);
        QVERIFY(bench.showAndWait());
        QVERIFY(bench.advisor.latest() != nullptr);
    }

    void showsWhatCoreSays() {
        Bench bench(nearly);
        QVERIFY(bench.showAndWait());
        const advice::Advisory expected = advice::advise(bench.rules, bench.document.subject(), bench.runner.options());
        const auto groups = adviceGroups(expected, bench.texts);
        QVERIFY(!groups.front().entries.empty());
        QVERIFY(bench.row(0, 0) != nullptr);
        QCOMPARE(bench.row(0, 0)->entry(), groups.front().entries.front());
        const advice::Advice& first = expected.advice.front();
        QCOMPARE(bench.row(0, 0)->entry().figure,
                 QStringLiteral("+") + toQt(wording::roundedText(first.gain, Language::zh)));
        QVERIFY(bench.row(0, 0)->entry().claims.front().contains(QStringLiteral("《")));
    }

    void showsTheFirstFewAndThenAll() {
        Bench bench(nearly);
        QVERIFY(bench.showAndWait());
        // The first group that has more than is seen at first, but for what is folded.
        const auto groups = adviceGroups(*bench.advisor.latest(), bench.texts);
        std::size_t of = 0;
        const auto first = [&] { return of == 0 ? AdviceList::changesAtFirst : AdviceList::othersAtFirst; };
        while (of < groups.size() && (groups[of].folded || groups[of].entries.size() <= first())) ++of;
        QVERIFY(of < groups.size());
        const auto group = static_cast<int>(of);
        const auto next = static_cast<int>(first());
        QVERIFY(bench.row(group, next - 1) != nullptr);
        QVERIFY(bench.row(group, next) == nullptr);
        auto* more = bench.list.findChild<QPushButton*>(QStringLiteral("advice.more"));
        QVERIFY(more->isVisible());
        QTest::mouseClick(more, Qt::LeftButton);
        QVERIFY(bench.row(group, next) != nullptr);
        QTest::mouseClick(more, Qt::LeftButton);
        QVERIFY(bench.row(group, next) == nullptr);
    }

    void leadsToTheField() {
        Bench bench(nearly);
        QVERIFY(bench.showAndWait());
        const FactRef first = *bench.row(0, 0)->entry().fact;
        QTest::mouseClick(bench.row(0, 0), Qt::LeftButton);
        QCOMPARE(bench.asked, first);
        bench.asked.reset();
        bench.list.activateWindow();
        bench.row(0, 0)->setFocus();
        QTest::keyClick(bench.row(0, 0), Qt::Key_Down);
        QVERIFY(bench.row(0, 1)->hasFocus());
        QTest::keyClick(bench.row(0, 1), Qt::Key_Return);
        QCOMPARE(bench.asked, *bench.row(0, 1)->entry().fact);
    }

    void leadsToPlacesAndMeasures() {
        Bench bench(nearly);
        QVERIFY(bench.showAndWait());
        bench.list.setAll(true);
        QSignalSpy siting(&bench.list, &AdviceList::sitingRequested);
        QSignalSpy measure(&bench.list, &AdviceList::measureRequested);
        for (AdviceRow* row : bench.list.findChildren<AdviceRow*>()) {
            if (row->isVisible() && !row->entry().fact) row->click();
        }
        QVERIFY(siting.count() >= 4);
        QVERIFY(measure.count() >= 1);
    }

    void followsTheCaseAndKeepsTheLastListMeanwhile() {
        Bench bench(nearly);
        QVERIFY(bench.showAndWait());
        const AdvisoryPtr before = bench.advisor.latest();
        const std::size_t fact = *bench.rules->vocabulary().find(Entity::project, "total_investment");
        // Typing: a change every few milliseconds; one advisory comes of it.
        QSignalSpy advised(&bench.advisor, &Advisor::advised);
        for (const int yuan : {49'000'000, 50'000'000, 60'000'000, 80'000'000}) {
            bench.document.setFact({Entity::project, 0, fact}, Money::fromYuan(yuan));
            QTest::qWait(5);
        }
        QVERIFY(bench.advisor.latest() == before);
        QVERIFY(!bench.list.findChild<QLabel*>(QStringLiteral("advice.state"))->text().isEmpty());
        QTRY_VERIFY(bench.advisor.isCurrent());
        QCOMPARE(advised.count(), 1);
        QCOMPARE(bench.advisor.latest()->total,
                 advice::totalOf(assess(bench.rules, bench.document.subject(), bench.runner.options())));
        QVERIFY(bench.list.findChild<QLabel*>(QStringLiteral("advice.state"))->text().isEmpty());
    }

    void namesItsFactsInTheCaseOfNow() {
        Bench bench(nearly);
        QVERIFY(bench.showAndWait());
        const FactRef ofProject{Entity::project, 0, 0};
        QVERIFY(bench.advisor.factNow(ofProject));
        bench.document.removeItem(Entity::project, 0);
        QVERIFY(!bench.advisor.factNow(ofProject));
        QVERIFY(bench.advisor.factNow({Entity::company, 0, 0}));
    }

    void maybeGoneWhileWorking() {
        auto bench = std::make_unique<Bench>(nearly);
        bench->list.show();
        QTest::qWait(Advisor::pauseMilliseconds + 10);
        bench.reset(); // waits for the work, and takes nothing of it
    }

    void saysWhyThereIsNothing() {
        Bench bench("{'format': 'biosubsidy-case/1', 'company': {'city': 'other'}}");
        auto* waiting = bench.list.findChild<QLabel*>(QStringLiteral("advice.empty"));
        QVERIFY(!waiting->text().isEmpty());
        QVERIFY(bench.showAndWait());
        QVERIFY(!waiting->isVisible());
        auto* none = bench.list.findChild<QLabel*>(QStringLiteral("advice.0.empty"));
        QVERIFY(none->isVisible());
        QVERIFY2(none->text().contains(QStringLiteral("城市")), qPrintable(none->text()));
        QVERIFY(bench.row(0, 0) == nullptr);
        QVERIFY(bench.row(1, 0) != nullptr); // another city
    }

    void speaksBothLanguages() {
        Bench bench(nearly);
        QVERIFY(bench.showAndWait());
        bench.texts.setLanguage(Language::en);
        QVERIFY(bench.row(0, 0)->entry().title.startsWith(QStringLiteral("If")));
        QCOMPARE(bench.list.findChild<QLabel*>(QStringLiteral("advice.title"))->text(),
                 QStringLiteral("What would change it"));
    }

    void draws() {
        Bench bench(nearly);
        QVERIFY(bench.showAndWait());
        bench.list.setAll(true);
        QScrollArea area;
        area.setWidgetResizable(true);
        area.setWidget(&bench.list);
        area.resize(560, 1100);
        area.show();
        for (const Theme::Scheme scheme : {Theme::Scheme::light, Theme::Scheme::dark}) {
            bench.theme.apply(scheme);
            const bool light = scheme == Theme::Scheme::light;
            for (const char* language : {"zh", "en"}) {
                bench.texts.setLanguage(*language == 'z' ? Language::zh : Language::en);
                settleLayouts();
                QVERIFY(drawn(bench.list, QStringLiteral("advice-%1-%2")
                                              .arg(QString::fromLatin1(language),
                                                   light ? QStringLiteral("light") : QStringLiteral("dark"))));
            }
        }
        area.takeWidget();
    }

    void isReadToThoseWhoCannotSeeIt() {
        Bench bench(nearly);
        QVERIFY(bench.showAndWait());
        QAccessibleInterface* row = QAccessible::queryAccessibleInterface(bench.row(0, 0));
        QVERIFY(row != nullptr);
        QVERIFY(row->text(QAccessible::Name).contains(bench.row(0, 0)->entry().figure));
        QVERIFY(bench.row(0, 0)->focusPolicy() & Qt::TabFocus);
    }
};

QTEST_MAIN(AdviceListTest)
#include "advice_list_test.moc"
