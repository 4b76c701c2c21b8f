// SPDX-License-Identifier: GPL-3.0-or-later
//
// The form asks what matters and folds away the rest; fields are found by their names;
// places are offered, and the user's own hide the others.
#include <QAbstractItemView>
#include <QComboBox>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QTest>

#include "tests/ui/window_fixture.h"
#include "ui/look/conversions.h"
#include "ui/session/place_chooser.h"
#include "ui/siting/place_row.h"

using namespace biosubsidy;
using namespace biosubsidy::ui;

namespace {

void chooseCity(const WindowFixture& fixture, const char* id, const char* field = "company.city") {
    const auto index = static_cast<int>(*fixture.rules->vocabulary().cities().choice(id)) + 1;
    fixture.find<QComboBox>(field)->setCurrentIndex(index);
    QApplication::processEvents();
}

bool isShown(const WindowFixture& fixture, const QString& fact) {
    QApplication::processEvents();
    const auto* field = fixture.window->findChild<FactField*>(fact + QStringLiteral(".field"));
    return field != nullptr && field->isVisible();
}

// The popup of places, with these ticked.
void tick(const char* list, const QStringList& names) {
    QListWidget* rows = nullptr;
    for (QWidget* top : QApplication::topLevelWidgets()) {
        if (qobject_cast<PlaceChooser*>(top) != nullptr && top->isVisible())
            rows = top->findChild<QListWidget*>(QLatin1String(list));
    }
    QVERIFY(rows != nullptr);
    for (int row = 0; row < rows->count(); ++row) {
        const bool wanted = names.contains(rows->item(row)->data(Qt::UserRole).toString());
        rows->item(row)->setCheckState(wanted ? Qt::Checked : Qt::Unchecked);
    }
    rows->window()->close();
    QApplication::processEvents();
}

} // namespace

class AskedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cityIsAskedFirst() {
        WindowFixture fixture;
        fixture.trigger("action.new");
        QVERIFY(isShown(fixture, QStringLiteral("company.city")));
        QVERIFY(isShown(fixture, QStringLiteral("company.name")));
        for (const char* fact : {"company.district", "company.hnte", "company.applicant", "company.titles"})
            QVERIFY2(!isShown(fixture, QLatin1String(fact)), fact);
        fixture.trigger("action.add_project");
        QVERIFY(isShown(fixture, QStringLiteral("projects.p1.city")));
        QVERIFY(!isShown(fixture, QStringLiteral("projects.p1.kinds")));
    }

    void asksWhatPacksOfThePlaceRead() {
        WindowFixture fixture;
        fixture.trigger("action.new");
        chooseCity(fixture, "beijing");
        QVERIFY(isShown(fixture, QStringLiteral("company.hnte")));
        QVERIFY(!isShown(fixture, QStringLiteral("company.ipo")));
        chooseCity(fixture, "tianjin");
        QVERIFY(!isShown(fixture, QStringLiteral("company.hnte")));
        QVERIFY(isShown(fixture, QStringLiteral("company.ipo")));
        fixture.trigger("action.add_project");
        QVERIFY(isShown(fixture, QStringLiteral("projects.p1.kinds")));
        QVERIFY(!isShown(fixture, QStringLiteral("projects.p1.area")));
    }

    void whatIsStatedStays() {
        WindowFixture fixture;
        fixture.trigger("action.new");
        chooseCity(fixture, "beijing");
        fixture.find<QAbstractButton>("company.hnte.yes")->click();
        chooseCity(fixture, "tianjin");
        QVERIFY(isShown(fixture, QStringLiteral("company.hnte")));
        QVERIFY(!isShown(fixture, QStringLiteral("company.goods_trader")));
    }

    void moreShowsTheRest() {
        WindowFixture fixture;
        fixture.trigger("action.new");
        chooseCity(fixture, "beijing");
        auto* more = fixture.find<QPushButton>("company.more");
        QVERIFY(more->isVisible());
        QVERIFY(more->text().startsWith(QStringLiteral("更多")));
        more->click();
        QVERIFY(isShown(fixture, QStringLiteral("company.ipo")));
        more->click();
        QVERIFY(!isShown(fixture, QStringLiteral("company.ipo")));
    }

    void fieldsAreFoundByTheirNames_data() {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("field");
        QTest::newRow("Chinese") << QStringLiteral("资产总") << QStringLiteral("company.total_assets");
        QTest::newRow("English") << QStringLiteral("total ass") << QStringLiteral("company.total_assets");
        QTest::newRow("of a project") << QStringLiteral("厂房建筑") << QStringLiteral("projects.p1.area");
    }
    void fieldsAreFoundByTheirNames() {
        QFETCH(QString, words);
        QFETCH(QString, field);
        WindowFixture fixture;
        fixture.trigger("action.new");
        chooseCity(fixture, "beijing");
        fixture.trigger("action.add_project");
        QVERIFY(!isShown(fixture, field));
        auto* finder = fixture.find<QLineEdit>("form.find");
        finder->setFocus();
        finder->setText(words);
        Q_EMIT finder->textEdited(words);
        QTest::keyClick(finder, Qt::Key_Return);
        QVERIFY(isShown(fixture, field));
        QVERIFY(finder->text().isEmpty());
    }

    void districtsAreOffered() {
        WindowFixture fixture;
        fixture.trigger("action.new");
        chooseCity(fixture, "shanghai");
        auto* district = fixture.find<QLineEdit>("company.district");
        district->setFocus();
        QTest::keyClick(district, Qt::Key_Down);
        QAbstractItemView* list = nullptr;
        for (QWidget* top : QApplication::allWidgets()) {
            if (top->objectName() == QLatin1String("company.district.list"))
                list = qobject_cast<QAbstractItemView*>(top);
        }
        QVERIFY(list != nullptr);
        QCOMPARE(list->model()->rowCount(), 1);
        QCOMPARE(list->model()->index(0, 0).data().toString(), QStringLiteral("金山区"));
        fixture.type("company.district", QStringLiteral("静安区"));
        QCOMPARE(std::get<std::string>(fixture.fact(Entity::company, 0, "district")), std::string("静安区"));
    }

    void ownPlacesHideTheOthers() {
        WindowFixture fixture;
        fixture.trigger("action.new");
        auto* city = fixture.find<QComboBox>("company.city");
        auto* rows = qobject_cast<QListView*>(city->view());
        const Fact& cities = fixture.rules->vocabulary().cities();
        const auto hidden = [&](const char* id) { return rows->isRowHidden(static_cast<int>(*cities.choice(id)) + 1); };
        QVERIFY(!hidden("beijing"));
        fixture.trigger("action.own_places");
        const auto shown = [&] {
            QStringList ids;
            const AssessmentPtr latest = fixture.window->runner().latest();
            if (latest == nullptr) return ids;
            for (const CityResult& one : latest->cities) ids << toQt(cities.choices[one.city].id);
            return ids;
        };
        QTRY_VERIFY(shown().contains(QStringLiteral("beijing")));
        tick("own_places.list", {QStringLiteral("shanghai"), QStringLiteral("tianjin")});
        QTRY_COMPARE(shown(), (QStringList{QStringLiteral("tianjin"), QStringLiteral("shanghai")}));
        QVERIFY(hidden("beijing") && !hidden("shanghai") && !hidden("tianjin") && !hidden("other"));
        fixture.trigger("action.page_policies");
        const auto* documents = fixture.find<QListView>("policies.list");
        QCOMPARE(documents->model()->rowCount(), 5); // two cities, three documents
        // A case that stands elsewhere keeps its city.
        fixture.trigger("action.page_profile");
        fixture.trigger("action.own_places");
        tick("own_places.list", {QStringLiteral("shanghai/金山区")});
        QCOMPARE(documents->model()->rowCount(), 2);
        chooseCity(fixture, "beijing");
        QVERIFY(!hidden("beijing"));
        QTRY_COMPARE(shown(), QStringList{QStringLiteral("beijing")});
        QCOMPARE(fixture.settings->value(QStringLiteral("places/own")).toStringList(),
                 QStringList{QStringLiteral("shanghai/金山区")});
        // The next window knows them.
        fixture.reopen();
        QVERIFY(fixture.find<QPushButton>("start.own_places")->text().contains(QStringLiteral("上海市金山区")));
        fixture.trigger("action.own_places");
        tick("own_places.list", {});
        QVERIFY(fixture.find<QPushButton>("start.own_places")->text().contains(QStringLiteral("全部")));
    }

    void placesToCompareAreChosen() {
        WindowFixture fixture;
        fixture.trigger("action.new");
        chooseCity(fixture, "beijing");
        fixture.trigger("action.page_siting");
        const auto compared = [&] {
            QStringList ids;
            for (const PlaceRow* row : fixture.window->findChildren<PlaceRow*>()) {
                if (row->isVisible()) ids << row->placeId();
            }
            ids.sort();
            return ids;
        };
        const QStringList usual{QStringLiteral("beijing"), QStringLiteral("chongqing"), QStringLiteral("hangzhou"),
                                QStringLiteral("shanghai"), QStringLiteral("tianjin")};
        QTRY_COMPARE(compared(), usual);
        const QStringList chosen{QStringLiteral("beijing"), QStringLiteral("hangzhou")};
        fixture.find<QAbstractButton>("siting.places_button")->click();
        tick("siting.places.list", chosen);
        QTRY_COMPARE(compared(), chosen);
        QCOMPARE(fixture.settings->value(QStringLiteral("places/compared")).toStringList(), chosen);
        // What is not among the user's own is not compared either; without own ones it is again.
        fixture.trigger("action.own_places");
        tick("own_places.list", {QStringLiteral("hangzhou"), QStringLiteral("tianjin")});
        QTRY_COMPARE(compared(), QStringList{QStringLiteral("hangzhou")});
        fixture.find<QAbstractButton>("siting.places_button")->click();
        tick("siting.places.list", {});
        QTRY_COMPARE(compared(), (QStringList{QStringLiteral("hangzhou"), QStringLiteral("tianjin")}));
        fixture.trigger("action.own_places");
        tick("own_places.list", {});
        QTRY_COMPARE(compared(), usual);
    }

    void whereTheCompanyStandsIsComparedToo() {
        WindowFixture fixture;
        fixture.rules = test::builtInRules();
        fixture.reopen();
        fixture.trigger("action.new");
        chooseCity(fixture, "anhui");
        fixture.trigger("action.page_siting");
        const auto compared = [&] { return fixture.window->findChildren<PlaceRow*>().size(); };
        QTRY_COMPARE(compared(), 6);
        QVERIFY(fixture.find<PlaceRow>("siting.anhui") != nullptr);
        fixture.trigger("action.page_profile");
        chooseCity(fixture, "tianjin");
        fixture.trigger("action.page_siting");
        QTRY_VERIFY(!fixture.find<PlaceRow>("siting.tianjin")->isHidden());
        QTRY_VERIFY(fixture.find<PlaceRow>("siting.anhui") == nullptr ||
                    fixture.find<PlaceRow>("siting.anhui")->isHidden());
    }

    // What rests on news is said beside the figures, not in the notes alone.
    void reportedSumsAreMarkedAtAGlance() {
        WindowFixture fixture;
        fixture.rules = test::builtInRules();
        fixture.reopen();
        fixture.trigger("action.new");
        const auto show = [&](const char* fact) {
            const std::string json = std::string("{'format': 'biosubsidy-case/1', 'company': {'city': 'hangzhou'}, "
                                                 "'projects': [{'id': 'p1', 'rnd_spend': '900万元', '") +
                                     fact + "': true}]}";
            fixture.window->document().replace(test::caseOf(*fixture.rules, test::json(json.c_str())));
            fixture.trigger("action.page_result");
            QApplication::processEvents();
        };
        show("special_cosmetic");
        QVERIFY(fixture.find<QLabel>("totals.reported")->isVisible());
        QTRY_VERIFY(fixture.find<QLabel>("headline.hangzhou.reported")->isVisible());
        QVERIFY(fixture.find<QLabel>("totals.reported")->toolTip().contains(QStringLiteral("10万元")));
        show("local_plants");
        QVERIFY(!fixture.find<QLabel>("totals.reported")->isVisible());
        QTRY_VERIFY(!fixture.find<QLabel>("headline.hangzhou.reported")->isVisible());
    }

    void startSaysHowOldTheRulesAre() {
        WindowFixture fixture;
        QVERIFY(fixture.text("start.age").contains(QStringLiteral("6 份政策文件")));
    }
};

QTEST_MAIN(AskedTest)
#include "asked_test.moc"
