// SPDX-License-Identifier: GPL-3.0-or-later
//
// One case, one day, the same packs: every page of the window speaks of the same totals,
// with figures of the user's own and without, on random cases. What they should be is
// assessed here, in the test; the commands are held to the same elsewhere.
#include <QTest>

#include "core/advice/advice.h"
#include "core/wording/money_text.h"
#include "tests/support/own_packs.h"
#include "tests/support/random_facts.h"
#include "tests/ui/window_fixture.h"
#include "ui/levers/levers_page.h"
#include "ui/look/conversions.h"
#include "ui/paper/paper.h"
#include "ui/report/paper_view.h"
#include "ui/siting/place_row.h"
#include "ui/siting/siting_page.h"

using namespace biosubsidy;
using namespace biosubsidy::ui;

namespace {

constexpr int longest = 60'000; // milliseconds until a page has its figures

QString rounded(const Money& sum) {
    return toQt(wording::roundedText(sum, Language::zh));
}

} // namespace

class SameTotalsTest : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<const RuleBook> rules_;

private Q_SLOTS:
    void initTestCase() {
        std::vector<PackSource> sources = builtInPacks();
        for (PackSource& own : test::ownPacks()) sources.push_back(std::move(own));
        auto rules = RuleBook::make(builtInVocabulary(), sources);
        QVERIFY2(rules.has_value(), rules ? "" : render(rules.error(), Language::en).c_str());
        rules_ = *rules;
    }

    void everyPageSaysTheSame_data() {
        QTest::addColumn<unsigned>("seed");
        QTest::addColumn<QString>("city");
        QTest::addColumn<bool>("own");
        for (const unsigned seed : {1U, 2U, 3U}) {
            for (const char* city : {"tianjin", "chongqing"}) {
                for (const bool own : {true, false})
                    QTest::addRow("case %u in %s, %s", seed, city, own ? "own" : "not own")
                        << seed << QString::fromLatin1(city) << own;
            }
        }
    }
    void everyPageSaysTheSame() {
        QFETCH(unsigned, seed);
        QFETCH(QString, city);
        QFETCH(bool, own);
        WindowFixture fixture;
        fixture.rules = rules_;
        fixture.settings->setValue(QStringLiteral("report/unit"), 2); // yuan: every digit in its tables
        fixture.reopen();
        MainWindow& window = *fixture.window;
        fixture.find<QAction>("action.own_figures")->setChecked(own);
        const Case subject = subjectIn(city, seed);
        fixture.trigger("action.new");
        window.document().replace(subject);
        AssessOptions options{.asOf = *Date::of(2026, 11, 22)};
        options.ownFigures = own;
        const Assessment expected = assess(rules_, subject, options);

        fixture.trigger("action.page_profile");
        const auto assessed = [&] {
            const AssessmentPtr& latest = window.runner().latest();
            return latest != nullptr && *latest->subject == subject && window.runner().ownFigures() == own;
        };
        QTRY_VERIFY_WITH_TIMEOUT(assessed(), longest);
        headSays(fixture, expected);
        if (QTest::currentTestFailed()) return;
        fixture.trigger("action.page_result");
        resultSays(fixture, expected);
        if (QTest::currentTestFailed()) return;
        fixture.trigger("action.page_levers");
        leversSay(fixture, expected);
        if (QTest::currentTestFailed()) return;
        fixture.trigger("action.page_siting");
        sitingSays(fixture, compareSitings(rules_, subject, options));
        if (QTest::currentTestFailed()) return;
        fixture.trigger("action.page_policies");
        QCOMPARE(fixture.find<QPushButton>("policies.own_figures")->isChecked(), own);
        fixture.trigger("action.page_report");
        reportSays(fixture, expected);
    }

private:
    [[nodiscard]] Case subjectIn(const QString& city, unsigned seed) const {
        test::RandomFacts random(seed, *Date::of(2026, 11, 22));
        Case subject = random.subject();
        const Vocabulary& vocabulary = rules_->vocabulary();
        subject.company.facts[vocabulary.known().companyCity] =
            ChoiceIndex{*vocabulary.cities().choice(city.toStdString())};
        for (Item& project : subject.projects) project.facts[vocabulary.known().projectCity] = std::monostate{};
        return subject;
    }

    static void headSays(const WindowFixture& fixture, const Assessment& expected) {
        QCOMPARE(expected.cities.size(), std::size_t(1));
        const Totals& totals = expected.cities.front().totals;
        QCOMPARE(fixture.total("ceiling"), rounded(totals.ceiling));
        QCOMPARE(fixture.total("stated"), rounded(totals.stated));
        QCOMPARE(fixture.total("unstated"), QStringLiteral("%1 项").arg(totals.unstated));
    }

    static void resultSays(const WindowFixture& fixture, const Assessment& expected) {
        for (const CityResult& city : expected.cities) {
            const auto shown = [&](const char* figure) {
                const QString name =
                    QStringLiteral("headline.%1.%2").arg(toQt(expected.city(city).id), QLatin1String(figure));
                return fixture.text(name.toUtf8().constData());
            };
            QTRY_COMPARE_WITH_TIMEOUT(shown("ceiling"), rounded(city.totals.ceiling), longest);
            QCOMPARE(shown("stated"), rounded(city.totals.stated));
            QCOMPARE(shown("open_rate"), rounded(city.totals.openRate));
        }
    }

    // The best case as well, which a search finds: the same in the head and on the page.
    static void leversSay(const WindowFixture& fixture, const Assessment& expected) {
        const auto* page = fixture.window->findChild<LeversPage*>();
        QVERIFY(page != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(page->advisor().isCurrent() && page->advisor().latest() != nullptr, longest);
        const advice::Advisory& advisory = *page->advisor().latest();
        QCOMPARE(advisory.total.toString(), advice::totalOf(expected).toString());
        const Money best = std::min(advisory.range.high.bound, expected.cities.front().totals.potential);
        QTRY_COMPARE_WITH_TIMEOUT(fixture.total("pending"), rounded(best), longest);
    }

    static void sitingSays(const WindowFixture& fixture, const std::vector<Siting>& expected) {
        const auto* page = fixture.window->findChild<SitingPage*>();
        QTRY_VERIFY_WITH_TIMEOUT(page->isCurrent(), longest);
        QCOMPARE(page->places()->places.size(), expected.size());
        for (const Siting& siting : expected) {
            const auto* row = page->findChild<PlaceRow*>(QStringLiteral("siting.") + toQt(siting.place().id));
            QVERIFY(row != nullptr);
            const QString sum = toQt(wording::moneyText(siting.totals().ceiling, Language::zh));
            QVERIFY2(!siting.hasFigures() || row->accessibleName().contains(sum), qPrintable(row->accessibleName()));
        }
    }

    static void reportSays(const WindowFixture& fixture, const Assessment& expected) {
        const auto* view = fixture.find<PaperView>("report.preview");
        if (expected.packs.empty()) return;
        QTRY_VERIFY_WITH_TIMEOUT(view->paper() != nullptr, longest);
        const Totals& totals = expected.cities.front().totals;
        const QString text = view->paper()->plainText().remove(QLatin1Char(','));
        for (const Money* sum : {&totals.ceiling, &totals.stated, &totals.potential})
            QVERIFY2(text.contains(toQt(sum->toString())), qPrintable(toQt(sum->toString()) + text.left(2000)));
    }
};

QTEST_MAIN(SameTotalsTest)
#include "same_totals_test.moc"
