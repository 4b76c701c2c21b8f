// SPDX-License-Identifier: GPL-3.0-or-later
//
// The library's backups, seen and restored while everything is well.
#include <QAction>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>

#include "core/facts/case_file.h"
#include "core/storage/rescue.h"
#include "tests/support/rules.h"
#include "tests/ui/looks.h"
#include "tests/ui/pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/look/conversions.h"
#include "ui/shell/backups_panel.h"

using namespace biosubsidy;
using namespace biosubsidy::ui;

namespace {

// One case in the backup of the day before, two now.
class Backed : public WindowFixture {
public:
    explicit Backed(Language language = Language::zh) : WindowFixture(language) {
        add("甲公司");
        (void)library->backUpDaily(*Date::of(2026, 11, 21));
        add("乙公司");
    }
    void add(const std::string& name) const {
        const Case subject =
            test::caseOf(*rules, test::json("{'format': 'biosubsidy-case/1', 'company': {'name': '" + name + "'}}"));
        (void)library->cases().add(storage::recordOf(subject, rules->vocabulary()), "", storage::StateOrigin::created,
                                   moment);
    }
    void openPanel() const {
        trigger("action.backups");
        QTRY_VERIFY(table("backups.list")->isVisible());
    }
    [[nodiscard]] QTableView* table(const char* name) const { return find<QTableView>(name); }
    [[nodiscard]] QStringList cells(const char* name) const {
        QStringList found;
        const QAbstractItemModel* model = table(name)->model();
        for (int row = 0; model != nullptr && row < model->rowCount(); ++row)
            for (int column = 0; column < model->columnCount(); ++column)
                if (!table(name)->isColumnHidden(column)) found << model->index(row, column).data().toString();
        return found;
    }
};

} // namespace

class BackupsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhereThereIsNone() {
        const WindowFixture fixture;
        fixture.trigger("action.backups");
        QTRY_VERIFY(fixture.text("backups.about").contains(QStringLiteral("还没有备份")));
        QVERIFY(!fixture.find<QPushButton>("backups.restore")->isVisible());
    }

    void listsAndLooksInto() {
        const Backed backed;
        backed.openPanel();
        const QStringList rows = backed.cells("backups.list");
        QCOMPARE(rows.size(), 4);
        QCOMPARE(rows.at(1), QStringLiteral("每日备份"));
        QCOMPARE(rows.at(2), QStringLiteral("1"));
        QVERIFY(rows.at(3).contains(QStringLiteral("B")));
        QCOMPARE(backed.cells("backups.cases").value(0), QStringLiteral("甲公司"));
        // It is as wide as its list.
        QTRY_COMPARE(backed.table("backups.list")->horizontalScrollBar()->maximum(), 0);
        backed.trigger("action.backups"); // and away
        QVERIFY(!backed.find<BackupsPanel>("backups")->isVisible());
    }

    void restoresAndGoesBack() {
        Backed backed;
        backed.openPanel();
        const QSignalSpy reopened(backed.window.get(), &MainWindow::reopenRequested);
        backed.find<QAction>("action.restore_backup")->trigger();
        QCOMPARE(reopened.size(), 1);
        QCOMPARE(*backed.library->cases().count(storage::CaseQuery::Shelf::current), std::size_t{1});
        // The window that opens next says so, and offers what was kept.
        backed.reopen();
        QTRY_VERIFY(backed.table("backups.list") != nullptr && backed.table("backups.list")->isVisible());
        QVERIFY(backed.text("backups.note").contains(QStringLiteral("已恢复")));
        const QStringList rows = backed.cells("backups.list");
        QCOMPARE(rows.size(), 8);
        const bool first = rows.at(1) == QStringLiteral("恢复备份之前");
        QCOMPARE(rows.at(first ? 2 : 6), QStringLiteral("2"));
        backed.table("backups.list")->selectRow(first ? 0 : 1);
        backed.find<QPushButton>("backups.restore")->click();
        QCOMPARE(*backed.library->cases().count(storage::CaseQuery::Shelf::current), std::size_t{2});
        QVERIFY(backed.library->check());
        backed.reopen();
        QVERIFY(backed.settings->value(QStringLiteral("window/restored")).isNull());
    }

    // What is open is saved first, and so is in what is kept.
    void openCaseIsSavedFirst() {
        const Backed backed;
        backed.trigger("action.new");
        backed.type("company.name", QStringLiteral("Newest"));
        backed.openPanel();
        backed.find<QPushButton>("backups.restore")->click();
        const std::vector<storage::Backup> kept = storage::soundBackups(toUtf8(backed.libraryPath()));
        const auto before = std::find_if(kept.begin(), kept.end(), [](const storage::Backup& one) {
            return one.reason == storage::BackupReason::restore;
        });
        QVERIFY(before != kept.end());
        QCOMPARE(before->cases, std::size_t{3});
    }

    void drawsThePanel_data() { addLooks(); }
    void drawsThePanel() {
        QFETCH(int, language);
        QFETCH(bool, dark);
        const Backed backed(static_cast<Language>(language));
        backed.trigger(dark ? "action.dark" : "action.light");
        backed.openPanel();
        QVERIFY(drawn(*backed.window, QStringLiteral("backups-") + QLatin1String(QTest::currentDataTag())));
    }
};

QTEST_MAIN(BackupsTest)
#include "backups_test.moc"
