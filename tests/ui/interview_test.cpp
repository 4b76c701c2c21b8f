// SPDX-License-Identifier: GPL-3.0-or-later
//
// The form: what is typed becomes facts, facts become a result beside it, and
// unknown, no, zero and none stay four different things.
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include "tests/ui/pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/widgets/set_edit.h"
#include "ui/widgets/set_popup.h"

using namespace biosubsidy;
using namespace biosubsidy::ui;

class InterviewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void typedAmountReachesTheResult() {
        WindowFixture fixture;
        fixture.trigger("action.new");
        fixture.find<QComboBox>("company.city")->setCurrentIndex(1);
        fixture.trigger("action.add_project");
        auto* kinds = qobject_cast<SetEdit*>(fixture.find<QWidget>("projects.p1.kinds.editor"));
        QVERIFY(kinds != nullptr);
        kinds->popup().list().item(4)->setCheckState(Qt::Checked); // pilot platform
        fixture.type("projects.p1.total_investment", QStringLiteral("2亿元"));
        QCOMPARE(std::get<Money>(fixture.fact(Entity::project, 0, "total_investment")), Money::fromYuan(200'000'000));
        QCOMPARE(fixture.total("ceiling"), QStringLiteral("5,000万元"));
        fixture.trigger("action.page_result");
        QCOMPARE(fixture.text("claim.beijing-2024/pilot-platform/p1.sum"), QStringLiteral("5,000万元"));
    }

    void amountIsUnderstood_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("note");
        QTest::newRow("in 万") << "8000万"
                               << "8,000万元"
                               << "= 80,000,000.00 元";
        QTest::newRow("full width") << "８０００万元"
                                    << "8,000万元"
                                    << "= 80,000,000.00 元";
        QTest::newRow("yuan sign") << "￥1,234.50"
                                   << "1,234.5元"
                                   << "= 1,234.50 元";
        QTest::newRow("zero is known") << "0"
                                       << "0元"
                                       << "= 0.00 元";
    }
    void amountIsUnderstood() {
        QFETCH(QString, typed);
        QFETCH(QString, shown);
        QFETCH(QString, note);
        WindowFixture fixture;
        fixture.trigger("action.new");
        fixture.type("company.revenue", typed);
        QCOMPARE(qobject_cast<FactField*>(fixture.find<QWidget>("company.revenue.field"))->note(), note);
        fixture.find<QWidget>("company.employees")->setFocus();
        QApplication::processEvents();
        auto* line = fixture.find<QLineEdit>("company.revenue");
        Q_EMIT line->editingFinished();
        QCOMPARE(line->text(), shown);
        QVERIFY(isKnown(fixture.fact(Entity::company, 0, "revenue")));
    }

    void areaIsUnderstood_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("shown"); // "" where it is refused
        const auto row = [](const char* typed, const char* shown) {
            QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(shown);
        };
        row("2000", "2,000平方米");
        row("2,000.50 ㎡", "2,000.5平方米");
        row("1.5万", "15,000平方米");
        row("0", "0平方米");
        row("3亩", "");
        row("2000元", "");
    }
    void areaIsUnderstood() {
        QFETCH(QString, typed);
        QFETCH(QString, shown);
        WindowFixture fixture;
        fixture.trigger("action.new");
        fixture.trigger("action.add_project");
        fixture.type("projects.p1.area", typed);
        auto* field = qobject_cast<FactField*>(fixture.find<QWidget>("projects.p1.area.field"));
        QCOMPARE(field->problem().isEmpty(), !shown.isEmpty());
        QCOMPARE(isKnown(fixture.fact(Entity::project, 0, "area")), !shown.isEmpty());
        if (shown.isEmpty()) return;
        QCOMPARE(field->note(), QStringLiteral("= ") + shown);
        auto* line = fixture.find<QLineEdit>("projects.p1.area");
        Q_EMIT line->editingFinished();
        QCOMPARE(line->text(), shown);
    }

    void malformedAmountIsUnknownAndKept() {
        WindowFixture fixture;
        fixture.trigger("action.new");
        fixture.type("company.revenue", QStringLiteral("1,2亿"));
        auto* field = qobject_cast<FactField*>(fixture.find<QWidget>("company.revenue.field"));
        QVERIFY(!field->problem().isEmpty());
        QCOMPARE(field->note(), field->problem());
        QVERIFY(!isKnown(fixture.fact(Entity::company, 0, "revenue")));
        QCOMPARE(fixture.find<QLineEdit>("company.revenue")->text(), QStringLiteral("1,2亿"));
        QCOMPARE(fixture.window->form().unsavable().size(), 1);
    }

    void unknownNoAndYesDiffer() {
        WindowFixture fixture;
        fixture.trigger("action.new");
        const auto hnte = [&] { return fixture.fact(Entity::company, 0, "hnte"); };
        QVERIFY(fixture.find<QPushButton>("company.hnte.unknown")->isChecked());
        QVERIFY(!isKnown(hnte()));
        QTest::mouseClick(fixture.find<QPushButton>("company.hnte.no"), Qt::LeftButton);
        QCOMPARE(hnte(), FactValue(false));
        QVERIFY(!fixture.find<QPushButton>("company.hnte.unknown")->isChecked());
        QTest::mouseClick(fixture.find<QPushButton>("company.hnte.yes"), Qt::LeftButton);
        QCOMPARE(hnte(), FactValue(true));
    }

    void noneIsNotUnknown() {
        WindowFixture fixture;
        fixture.trigger("action.new");
        const auto titles = [&] { return fixture.fact(Entity::company, 0, "titles"); };
        QTest::mouseClick(fixture.find<QPushButton>("company.titles.none"), Qt::LeftButton);
        QCOMPARE(titles(), FactValue(ChoiceSet()));
        QTest::mouseClick(fixture.find<QPushButton>("company.titles.gazelle"), Qt::LeftButton);
        QVERIFY(!fixture.find<QPushButton>("company.titles.none")->isChecked());
        QCOMPARE(std::get<ChoiceSet>(titles()).count(), std::size_t(1));
        QTest::mouseClick(fixture.find<QPushButton>("company.titles.gazelle"), Qt::LeftButton);
        QVERIFY(!isKnown(titles()));
    }

    void escapeTwiceMakesUnknown_data() {
        QTest::addColumn<QString>("input");
        QTest::addColumn<QString>("id");
        QTest::newRow("amount") << "company.revenue"
                                << "revenue";
        QTest::newRow("flag") << "company.hnte.yes"
                              << "hnte";
        QTest::newRow("choice") << "company.city"
                                << "city";
        QTest::newRow("chips") << "company.titles.specialised"
                               << "titles";
    }
    void escapeTwiceMakesUnknown() {
        QFETCH(QString, input);
        QFETCH(QString, id);
        WindowFixture fixture;
        fixture.trigger("action.example");
        const QByteArray fact = id.toLatin1();
        QVERIFY(isKnown(fixture.fact(Entity::company, 0, fact.constData())));
        auto* widget = fixture.find<QWidget>(input.toLatin1().constData());
        QTest::keyClick(widget, Qt::Key_Escape);
        QVERIFY(isKnown(fixture.fact(Entity::company, 0, fact.constData())));
        QTest::keyClick(widget, Qt::Key_Escape);
        QVERIFY(!isKnown(fixture.fact(Entity::company, 0, fact.constData())));
        fixture.trigger("action.undo");
        QVERIFY(isKnown(fixture.fact(Entity::company, 0, fact.constData())));
    }

    void projectsComeAndGo() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        const Case before = fixture.subject();
        fixture.trigger("action.add_project");
        QCOMPARE(fixture.subject().projects.size(), std::size_t(3));
        QVERIFY(fixture.find<QWidget>("projects.p3.name") != nullptr);
        fixture.find<QAbstractButton>("projects.p1.remove")->click();
        QCOMPARE(fixture.subject().projects.front().id, std::string("p2"));
        QVERIFY(fixture.subject().awards.empty()); // its project is gone
        fixture.find<QAbstractButton>("projects.p2.duplicate")->click();
        QCOMPARE(fixture.subject().projects.at(1).facts, fixture.subject().projects.at(0).facts);
        for (int step = 0; step < 3; ++step) fixture.trigger("action.undo");
        QCOMPARE(fixture.subject(), before);
    }

    // Of very many projects only what is seen is made, and a box finds the others.
    void manyProjectsShareABox() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        Case many = fixture.subject();
        const Item project = many.projects.front();
        while (many.projects.size() < 300) {
            many.projects.push_back(project);
            many.projects.back().id = "p" + std::to_string(many.projects.size());
        }
        QVERIFY(fixture.session().openCopy(many));
        QApplication::processEvents();
        const auto fields = [&] {
            return fixture.window->findChildren<QLineEdit*>(
                QRegularExpression(QStringLiteral("^projects\\.p\\d+\\.total_investment$")));
        };
        const qsizetype made = fields().size();
        QVERIFY(made <= 3);
        auto* box = fixture.find<QComboBox>("items.list");
        QVERIFY(box != nullptr);
        QCOMPARE(box->count(), 300);
        box->setCurrentIndex(199);
        Q_EMIT box->activated(199);
        fixture.type("projects.p200.total_investment", QStringLiteral("1亿"));
        QCOMPARE(std::get<Money>(fixture.fact(Entity::project, 199, "total_investment")), Money::fromYuan(100'000'000));
        QCOMPARE(fields().size(), made + 1);
        QVERIFY(drawn(*fixture.window, QStringLiteral("many-projects")));
    }

    void editAfterRemovalMeetsItsProject() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.find<QAbstractButton>("projects.p1.remove")->click();
        QApplication::processEvents();
        fixture.type("projects.p2.total_investment", QStringLiteral("1亿"));
        QCOMPARE(std::get<Money>(fixture.fact(Entity::project, 0, "total_investment")), Money::fromYuan(100'000'000));
    }

    void questionLeadsToItsField() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        QApplication::processEvents();
        fixture.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(fixture.window.get()));
        const Question question = fixture.window->runner().latest()->questions.front();
        const QString path = QString::fromStdString(fixture.window->runner().latest()->pathOf(question.fact));
        QTest::mouseClick(fixture.find<QPushButton>("questions.0"), Qt::LeftButton);
        QTRY_VERIFY(QApplication::focusWidget() != nullptr &&
                    QApplication::focusWidget()->objectName().startsWith(path));
        QVERIFY(QApplication::focusWidget()->isVisible());
    }

    void unknownFieldSaysWhatHangsOnIt() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        QApplication::processEvents();
        auto* field = qobject_cast<FactField*>(fixture.find<QWidget>("projects.p1.first_market_entry.field"));
        QCOMPARE(field->note(), QStringLiteral("未填 · 最多影响 500万元"));
    }

    void pastedTableBecomesProjects() {
        WindowFixture fixture;
        fixture.trigger("action.new");
        QGuiApplication::clipboard()->setText(
            QStringLiteral("编号\t总投资（万元）\t城市\t备注\na1\t8,000\t北京\tx\na2\t五百来万\t天津\t\n"));
        fixture.find<QPushButton>("projects.paste_table")->click();
        auto* table = fixture.find<QTableView>("projects.paste.table");
        new QAbstractItemModelTester(table->model(), table);
        QCOMPARE(table->model()->rowCount(), 2);
        QCOMPARE(table->model()->headerData(3, Qt::Horizontal).toString(), QStringLiteral("不用：备注"));
        const QString state = fixture.text("projects.paste.state");
        QVERIFY2(state.contains(QStringLiteral("1 个格子")) && state.contains(QStringLiteral("第 2 行")),
                 qPrintable(state));
        auto* add = fixture.find<QPushButton>("projects.paste.add");
        QCOMPARE(add->text(), QStringLiteral("添加 2 个项目"));
        add->click();
        QCOMPARE(fixture.subject().projects.size(), std::size_t(2));
        QCOMPARE(std::get<Money>(fixture.fact(Entity::project, 0, "total_investment")), Money::fromYuan(80'000'000));
        QVERIFY(!isKnown(fixture.fact(Entity::project, 1, "total_investment")));
        fixture.trigger("action.undo");
        QVERIFY(fixture.subject().projects.empty());
    }

    // The measures on offer are those that fit what the award was given for.
    void anAwardNamesTheMeasureThatItCameUnder() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        auto* under = fixture.find<QComboBox>("awards.a1.under");
        const int pilot = under->findText(QStringLiteral("· beijing-2024"), Qt::MatchEndsWith);
        QVERIFY(pilot > 0);
        under->setCurrentIndex(pilot);
        Q_EMIT under->activated(pilot);
        fixture.type("awards.a1.year", QStringLiteral("2025"));
        const Award& award = fixture.subject().awards.front();
        QVERIFY(award.under && award.under->starts_with("beijing-2024/"));
        QVERIFY(award.year == 2025);
        const auto lookup = fixture.window->document().rules().lookup();
        QVERIFY(!whyNotUnder(award, lookup));
        for (int index = 1; index < under->count(); ++index) {
            under->setCurrentIndex(index);
            Q_EMIT under->activated(index);
            QVERIFY(!whyNotUnder(fixture.subject().awards.front(), lookup));
        }
        // Given for a company's measure, it can have come under that one alone.
        auto* aim = fixture.find<QComboBox>("awards.a1.aim");
        const int measure = aim->findText(QStringLiteral("企业："), Qt::MatchStartsWith);
        QVERIFY(measure > 0);
        aim->setCurrentIndex(measure);
        Q_EMIT aim->activated(measure);
        QVERIFY(!fixture.subject().awards.front().under);
        QCOMPARE(fixture.find<QComboBox>("awards.a1.under")->count(), 2);
        fixture.trigger("action.undo");
        QVERIFY(fixture.subject().awards.front().under.has_value());
    }

    void renamedProjectKeepsItsAward() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        QApplication::processEvents();
        const std::size_t awards = fixture.subject().awards.size();
        fixture.find<QToolButton>("projects.p1.rename")->click();
        fixture.type("projects.p1.id", QStringLiteral("p2"));
        QTest::keyClick(fixture.find<QLineEdit>("projects.p1.id"), Qt::Key_Return);
        QVERIFY(fixture.text("projects.p1.id.note").contains(QStringLiteral("“p2”不能作编号")));
        fixture.type("projects.p1.id", QStringLiteral("酶制剂"));
        QTest::keyClick(fixture.find<QLineEdit>("projects.p1.id"), Qt::Key_Return);
        QCOMPARE(fixture.subject().projects.front().id, std::string("酶制剂"));
        QCOMPARE(fixture.subject().awards.size(), awards);
        QCOMPARE(fixture.subject().awards.front().targetId, std::string("酶制剂"));
        QVERIFY(fixture.window->findChild<QWidget*>(QStringLiteral("projects.酶制剂.card")) != nullptr);
    }
};

QTEST_MAIN(InterviewTest)
#include "interview_test.moc"
