// SPDX-License-Identifier: GPL-3.0-or-later
//
// A library that cannot be opened: a backup takes its place, what can be read is
// exported, a new one begins; the old file is kept.
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>

#include "core/facts/case_file.h"
#include "tests/support/rules.h"
#include "tests/ui/looks.h"
#include "tests/ui/pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/look/conversions.h"

using namespace biosubsidy;
using namespace biosubsidy::ui;

namespace {

// A library of two cases, of which a backup has one, and which is broken then.
class Broken : public WindowFixture {
public:
    explicit Broken(Language language = Language::zh) : WindowFixture(language) {
        {
            const storage::Library written = *storage::Library::open(toUtf8(path()), moment);
            add(written, "甲公司");
            (void)written.backUpDaily(*Date::of(2026, 11, 21));
            add(written, "乙/公司");
        }
        QFile file(path());
        if (file.open(QIODevice::ReadWrite)) {
            bytes = file.readAll();
            bytes.replace(bytes.size() - 4096, 4096, QByteArray(4096, 'Z'));
            file.seek(0);
            file.write(bytes);
        }
        file.close();
        const auto opened = storage::Library::open(toUtf8(path()), moment);
        failed = !opened;
        if (failed) window->offerRescue(opened.error(), path());
        QApplication::processEvents();
    }
    [[nodiscard]] QString path() const { return folder.filePath(QStringLiteral("broken/library.db")); }
    [[nodiscard]] QStringList kept() const {
        return QDir(folder.filePath(QStringLiteral("broken"))).entryList({QStringLiteral("*.aside-*")}, QDir::Files);
    }
    [[nodiscard]] std::size_t cases() const {
        const auto opened = storage::Library::open(toUtf8(path()), moment);
        return opened ? *opened->cases().count(storage::CaseQuery::Shelf::current) : 99;
    }

    QByteArray bytes;
    bool failed = false;

private:
    void add(const storage::Library& to, const std::string& name) const {
        const Case subject =
            test::caseOf(*rules, test::json("{'format': 'biosubsidy-case/1', 'company': {'name': '" + name + "'}}"));
        (void)to.cases().add(storage::recordOf(subject, rules->vocabulary()), "", storage::StateOrigin::created,
                             moment);
    }
};

} // namespace

class RescueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void backupIsRestored() {
        Broken broken;
        QVERIFY(broken.failed);
        const QSignalSpy reopened(broken.window.get(), &MainWindow::reopenRequested);
        QVERIFY(broken.find<QComboBox>("rescue.backup")->currentText().contains(QStringLiteral("1 个案例")));
        broken.find<QPushButton>("rescue.restore")->click();
        QCOMPARE(reopened.size(), 1);
        QCOMPARE(broken.cases(), std::size_t{1});
        QCOMPARE(broken.kept().size(), 1);
        QFile old(broken.folder.filePath(QStringLiteral("broken/") + broken.kept().front()));
        QVERIFY(old.open(QIODevice::ReadOnly));
        QVERIFY(old.readAll() == broken.bytes);
    }

    void aNewOneBegins() {
        Broken broken;
        const QSignalSpy reopened(broken.window.get(), &MainWindow::reopenRequested);
        broken.find<QPushButton>("rescue.anew")->click();
        QCOMPARE(reopened.size(), 1);
        QCOMPARE(broken.cases(), std::size_t{0});
        QCOMPARE(broken.kept().size(), 1);
    }

    void whatCanBeReadIsExported() {
        Broken broken;
        QDir(broken.folder.path()).mkdir(QStringLiteral("out"));
        broken.prompts.saveFolder = broken.folder.filePath(QStringLiteral("out"));
        broken.find<QPushButton>("rescue.salvage")->click();
        const QStringList files = QDir(broken.prompts.saveFolder).entryList(QDir::Files);
        QVERIFY(!files.isEmpty() || broken.find<QLabel>("problems.summary")->isVisible());
        QVERIFY(broken.kept().isEmpty());
    }

    void onlyTryingAgainHelpsWithALock() {
        WindowFixture fixture;
        fixture.window->offerRescue(storageError(StorageProblem::locked, "library.db"), QStringLiteral("library.db"));
        const QSignalSpy reopened(fixture.window.get(), &MainWindow::reopenRequested);
        for (const char* name : {"rescue.restore", "rescue.salvage", "rescue.anew"})
            QVERIFY2(!fixture.find<QPushButton>(name)->isVisible(), name);
        fixture.find<QPushButton>("rescue.again")->click();
        QCOMPARE(reopened.size(), 1);
    }

    void drawsThePanel_data() { addLooks(); }
    void drawsThePanel() {
        QFETCH(int, language);
        QFETCH(bool, dark);
        Broken broken(static_cast<Language>(language));
        broken.trigger(dark ? "action.dark" : "action.light");
        QVERIFY(drawn(*broken.window, QStringLiteral("rescue-") + QLatin1String(QTest::currentDataTag())));
    }
};

QTEST_MAIN(RescueTest)
#include "rescue_test.moc"
