// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of the policies through its widgets: the documents, the measures, a
// search, the open case, a copy of an official text, and packs of one's own.
#include <set>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/rules.h"
#include "tests/support/small_packs.h"
#include "ui/look/settle.h"
#include "ui/policies/measure_row.h"
#include "ui/policies/policies_page.h"
#include "ui/session/case_session.h"

using namespace biosubsidy;
using namespace biosubsidy::ui;

namespace {

class NoPrompts : public Prompts {
public:
    QString fileToOpen() override { return {}; }
    QString fileToSave(const QString&) override { return {}; }
    Unsaved unsavedChanges(const QString&) override { return Unsaved::cancel; }
    bool saveWithout(const QStringList&) override { return false; }
};

// The page on a desk of its own; `chosen` is the file that the dialog would give.
class Fixture {
public:
    explicit Fixture(Language language = Language::zh, Theme::Scheme scheme = Theme::Scheme::light)
        : texts(language), settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat),
          document(test::firstRules()), runner(document, *Date::of(2026, 11, 22)), places(settings),
          desk{texts, theme, settings, prompts, document, runner, places} {
        theme.apply(scheme);
        page = std::make_unique<PoliciesPage>(
            desk, PolicyFiles{folder.filePath(QStringLiteral("packs")), folder.filePath(QStringLiteral("texts")),
                              [this](const QString&, const QString&) { return chosen; }});
        page->resize(1180, 640);
        page->show();
        page->bringUp();
        settle();
    }

    void settle() const {
        QApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        settleLayouts();
    }
    template <typename Widget>
    [[nodiscard]] Widget* find(const char* name) const {
        auto* found = page->findChild<Widget*>(QString::fromUtf8(name));
        if (found == nullptr) qFatal("no %s", name);
        return found;
    }
    [[nodiscard]] QString text(const char* label) const { return find<QLabel>(label)->text(); }
    void click(const char* button) const {
        find<QPushButton>(button)->click();
        settle();
    }
    [[nodiscard]] QString details(const char* measure) const {
        return text((QByteArray("measure.") + measure + ".details").constData());
    }
    QString write(const char* name, const QByteArray& bytes) const {
        const QString path = folder.filePath(QString::fromUtf8(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("cannot write a test's file");
        return path;
    }
    void openExample() {
        QFile file(QStringLiteral(":/biosubsidy/examples/beijing.json"));
        if (!file.open(QIODevice::ReadOnly)) qFatal("no example");
        document.replace(*readCase(SourceText("example", file.readAll().toStdString()), document.vocabulary(),
                                   document.rules().lookup()));
        settle();
    }

    QTemporaryDir folder;
    QString chosen;
    Texts texts;
    Theme theme;
    QSettings settings;
    NoPrompts prompts;
    CaseDocument document;
    AssessmentRunner runner;
    OwnPlaces places;
    Desk desk;
    std::unique_ptr<PoliciesPage> page;
};

// A row for each document and one for each place.
int rowsOf(const RuleBook& rules) {
    std::set<std::string> cities;
    for (const Pack& pack : rules.packs()) cities.insert(pack.city);
    return static_cast<int>(rules.packs().size() + cities.size());
}

} // namespace

class PoliciesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsTheDocumentsByCity() {
        const Fixture fixture;
        auto* list = fixture.find<QListView>("policies.list");
        const QAbstractItemModelTester tester(list->model());
        QStringList rows;
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const QModelIndex index = list->model()->index(row, 0);
            const bool heading = index.data(DocumentList::headingRole).toBool();
            rows << (heading ? QStringLiteral("# ") + index.data().toString()
                             : index.data(DocumentList::packRole).toString());
            QCOMPARE(index.flags().testFlag(Qt::ItemIsSelectable), !heading);
        }
        QCOMPARE(rows.join(QLatin1Char('|')),
                 QStringLiteral("# 北京市|beijing-2024|# 天津市|tianjin-draft|tianjin-manufacturing-2023|# 重庆市|"
                                "chongqing-draft|# 杭州市|hangzhou-2024|# 上海市|jinshan-2023"));
        const QString words = list->model()->index(3, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(words.contains(QStringLiteral("征求意见稿")) && words.contains(QStringLiteral("已被替代")),
                 qPrintable(words));
    }

    // Until the reader chooses a document, the first of the firm's place is shown.
    void beginsWhereTheFirmIs() {
        Fixture fixture;
        auto* list = fixture.find<QListView>("policies.list");
        const auto shownIn = [&](const char* city) {
            const std::string text =
                std::string("{'format': 'biosubsidy-case/1', 'company': {'city': '") + city + "'}}";
            fixture.document.replace(test::caseOf(fixture.document.rules(), test::json(text)));
            fixture.page->bringUp();
            fixture.settle();
            return list->currentIndex().data(DocumentList::packRole).toString();
        };
        QCOMPARE(shownIn("chongqing"), QStringLiteral("chongqing-draft"));
        QCOMPARE(shownIn("tianjin"), QStringLiteral("tianjin-draft"));
        list->setCurrentIndex(list->model()->index(8, 0));
        const QString chosen = list->currentIndex().data(DocumentList::packRole).toString();
        QCOMPARE(chosen, QStringLiteral("hangzhou-2024"));
        QCOMPARE(shownIn("beijing"), chosen);
    }

    void showsADocumentWhole() {
        const Fixture fixture;
        QVERIFY(fixture.text("document.title").contains(QStringLiteral("北京市")));
        const QString facts = fixture.text("document.facts");
        for (const char* const part : {"京科发〔2024〕14号", "2024-09-14", "2026-12-31", "重复"})
            QVERIFY2(facts.contains(QString::fromUtf8(part)), part);
        QCOMPARE(fixture.page->findChildren<MeasureRow*>().size(), 38);
        fixture.click("document.goals");
        QVERIFY(!fixture.text("document.goals.text").isEmpty());
    }

    void opensAMeasure() {
        const Fixture fixture;
        fixture.page->showMeasure(QStringLiteral("beijing-2024"), QStringLiteral("pilot-platform"));
        fixture.settle();
        const QString details = fixture.details("beijing-2024/pilot-platform");
        for (const char* const part : {"条件", "30%", "5,000万元", "只取其一"})
            QVERIFY2(details.contains(QString::fromUtf8(part)), qPrintable(details));
        QVERIFY2(!details.contains(QStringLiteral("打开的案例")), "an empty case is not spoken of");
        fixture.page->showMeasure(QStringLiteral("tianjin-draft"), QStringLiteral("cdmo"));
        QVERIFY(fixture.details("tianjin-draft/cdmo").contains(QStringLiteral("未公布金额")));
        fixture.page->showMeasure(QStringLiteral("nowhere"), QStringLiteral("cdmo")); // changes nothing
        QVERIFY(fixture.text("document.title").contains(QStringLiteral("天津")));
    }

    void saysHowTheCaseFares() {
        Fixture fixture;
        fixture.openExample();
        fixture.page->showMeasure(QStringLiteral("beijing-2024"), QStringLiteral("pilot-platform"));
        fixture.settle();
        QString details = fixture.details("beijing-2024/pilot-platform");
        QVERIFY2(details.contains(QStringLiteral("打开的案例")) && details.contains(QStringLiteral("符合")),
                 qPrintable(details));
        QSignalSpy asked(fixture.page.get(), &Page::pageRequested);
        Q_EMIT fixture.find<QLabel>("measure.beijing-2024/pilot-platform.details")
            ->linkActivated(QStringLiteral("result"));
        QCOMPARE(asked.size(), 1);
        const auto fact = *fixture.document.vocabulary().find(Entity::project, "total_investment");
        fixture.document.setFact({Entity::project, 0, fact}, *Money::parse("100万"));
        fixture.settle();
        QVERIFY(fixture.details("beijing-2024/pilot-platform") != details);
        fixture.page->showMeasure(QStringLiteral("hangzhou-2024"), QStringLiteral("talent"));
        QVERIFY(fixture.details("hangzhou-2024/talent").contains(QStringLiteral("没有测算")));
    }

    void findsMeasuresByWords() {
        const Fixture fixture;
        auto* search = fixture.find<QLineEdit>("policies.search");
        search->setText(QStringLiteral("中试 天津"));
        fixture.settle();
        const QList<MeasureRow*> rows = fixture.page->findChildren<MeasureRow*>();
        QVERIFY(!rows.isEmpty());
        for (const MeasureRow* row : rows)
            if (row->isVisible()) QVERIFY(row->pack().startsWith(QLatin1String("tianjin")));
        auto* list = fixture.find<QListView>("policies.list");
        QVERIFY(list->model()->rowCount() <= 3);
        search->setText(QStringLiteral("没有这个词"));
        fixture.settle();
        QVERIFY(fixture.text("document.measures").contains(QStringLiteral("没有符合")));
        search->clear();
        fixture.settle();
        QCOMPARE(list->model()->rowCount(), 11);
        QVERIFY(fixture.text("document.title").contains(QStringLiteral("北京市")));
    }

    void attachesAnOfficialText() {
        Fixture fixture;
        fixture.chosen = fixture.write("text.txt", "附件\n3.建设中试平台。按不超过总投资的30%支持，最高5000万元。\n"
                                                   "4.其他。最高8888万元。\n");
        fixture.click("text.attach");
        QVERIFY2(fixture.text("text.outcome").contains(QStringLiteral("1 处规则里没有")),
                 qPrintable(fixture.text("text.outcome")));
        fixture.click("text.unfold");
        QVERIFY(fixture.text("text.figures").contains(QStringLiteral("8888万元")));
        QVERIFY(fixture.text("text.figures").contains(QStringLiteral("第 3 行")));
        fixture.page->showMeasure(QStringLiteral("beijing-2024"), QStringLiteral("pilot-platform"));
        const QString details = fixture.details("beijing-2024/pilot-platform");
        QVERIFY2(details.contains(QStringLiteral("3.建设中试平台")), qPrintable(details));
        QVERIFY2(details.contains(QStringLiteral("原文第 2 行")), qPrintable(details));
        // The copy is the program's own.
        QVERIFY(QFile::remove(fixture.chosen));
        fixture.page->showMeasure(QStringLiteral("jinshan-2023"), QString());
        QVERIFY(!fixture.find<QPushButton>("text.detach")->isVisible());
        fixture.page->showMeasure(QStringLiteral("beijing-2024"), QString());
        fixture.settle();
        QVERIFY(fixture.find<QPushButton>("text.detach")->isVisible());
        fixture.click("text.detach");
        QVERIFY(fixture.text("text.outcome").contains(QStringLiteral("附上你保存的官方文件")));
    }

    void refusesWhatIsNoText() {
        Fixture fixture;
        fixture.chosen = fixture.write("a.pdf", "%PDF-1.7 5000");
        fixture.click("text.attach");
        QVERIFY(fixture.find<QWidget>("policies.review")->isVisible());
        QVERIFY(!fixture.find<QPlainTextEdit>("review.details")->toPlainText().isEmpty());
        fixture.click("review.close");
        QVERIFY(!fixture.find<QWidget>("policies.review")->isVisible());
    }

    void addsExchangesAndRemovesAPack() {
        const int builtIn = rowsOf(*test::builtInRules()); // read beside a pack of one's own
        Fixture fixture;
        fixture.openExample();
        auto* list = fixture.find<QListView>("policies.list");
        fixture.chosen =
            fixture.write("wrong.toml", QByteArray::fromStdString(test::suzhouPack).replace("min(20%", "min(x20%"));
        fixture.click("policies.add");
        const QString details = fixture.find<QPlainTextEdit>("review.details")->toPlainText();
        QVERIFY2(details.contains(QStringLiteral(":27:")) && details.contains(QLatin1Char('^')), qPrintable(details));
        QCOMPARE(list->model()->rowCount(), 11);

        fixture.chosen = fixture.write("city.toml", QByteArray::fromStdString(test::suzhouPack));
        fixture.click("policies.add");
        QVERIFY(!fixture.find<QWidget>("policies.review")->isVisible());
        QCOMPARE(list->model()->rowCount(), builtIn + 2); // a document under a place of its own
        QVERIFY(fixture.text("document.title").contains(QStringLiteral("苏州市"))); // what came is shown
        fixture.page->showMeasure(QStringLiteral("suzhou-own"), QStringLiteral("pilot"));
        QVERIFY(fixture.details("suzhou-own/pilot").contains(QStringLiteral("1,000万元")));

        fixture.chosen =
            fixture.write("newer.toml", QByteArray::fromStdString(test::suzhouPack).replace("1000万元", "2000万元"));
        fixture.click("document.update");
        QVERIFY(fixture.find<QPlainTextEdit>("review.details")->toPlainText().contains(QStringLiteral("2000万元")));
        fixture.click("review.proceed");
        fixture.page->showMeasure(QStringLiteral("suzhou-own"), QStringLiteral("pilot"));
        QVERIFY(fixture.details("suzhou-own/pilot").contains(QStringLiteral("2,000万元")));

        fixture.click("document.remove");
        QCOMPARE(list->model()->rowCount(), builtIn);
        fixture.click("policies.undo");
        QCOMPARE(list->model()->rowCount(), builtIn + 2);
        fixture.click("policies.undo");
        fixture.page->showMeasure(QStringLiteral("suzhou-own"), QStringLiteral("pilot"));
        QVERIFY(fixture.details("suzhou-own/pilot").contains(QStringLiteral("1,000万元")));
        fixture.click("policies.undo");
        QCOMPARE(list->model()->rowCount(), builtIn);
        QVERIFY(!fixture.find<QPushButton>("policies.undo")->isVisible());
    }

    // The open case names a measure of the pack: it cannot go.
    void theOpenCaseKeepsItsPack() {
        Fixture fixture;
        fixture.chosen =
            fixture.write("city.toml", QByteArray::fromStdString(test::suzhouPack)
                                           .replace("scope = \"project\"", "scope = \"company\"")
                                           .replace("when = \"project.kinds has pilot_platform\"\n", "")
                                           .replace("min(20% * project.total_investment, 1000万元)", "1000万元"));
        fixture.click("policies.add");
        const QByteArray subject =
            "{\"format\":\"biosubsidy-case/1\",\"company\":{},\"awards\":[{\"id\":\"a1\",\"amount\":"
            "\"1万\",\"measure\":\"suzhou-own/pilot\"}]}";
        fixture.document.replace(*readCase(SourceText("case", subject.toStdString()), fixture.document.vocabulary(),
                                           fixture.document.rules().lookup()));
        fixture.page->showMeasure(QStringLiteral("suzhou-own"), QString());
        fixture.click("document.remove");
        QVERIFY(fixture.find<QWidget>("policies.review")->isVisible());
        QVERIFY(fixture.document.rules().pack("suzhou-own") != nullptr);
        QVERIFY(QDir(fixture.folder.filePath(QStringLiteral("packs"))).entryList(QDir::Files).size() == 1);
    }

    void entersAFigureOfOnesOwn() {
        Fixture fixture;
        fixture.page->showMeasure(QStringLiteral("tianjin-draft"), QStringLiteral("cdmo"));
        fixture.settle();
        fixture.click("measure.tianjin-draft/cdmo.enter");
        fixture.click("ownfigure.save"); // nothing filled in yet: said at the fields
        QVERIFY(fixture.document.rules().packs().size() == 6);
        fixture.find<QComboBox>("ownfigure.kind")->setCurrentIndex(1);
        fixture.find<QLineEdit>("ownfigure.share")->setText(QStringLiteral("10%"));
        fixture.find<QLineEdit>("ownfigure.cap")->setText(QStringLiteral("500万"));
        fixture.find<QLineEdit>("ownfigure.source")->setText(QStringLiteral("2026 年申报通知"));
        fixture.find<QLineEdit>("ownfigure.date")->setText(QStringLiteral("2026-05-01"));
        fixture.click("ownfigure.save");
        QCOMPARE(fixture.document.rules().packs().size(), test::builtInRules()->packs().size() + 1);
        const Pack& own = fixture.document.rules().packs().back();
        QVERIFY(own.holdsOwnFigures());
        fixture.settle();
        const QString beside = fixture.details("tianjin-draft/cdmo");
        QVERIFY2(beside.contains(QStringLiteral("用户自填：10%")) && beside.contains(QStringLiteral("2026 年申报通知")),
                 qPrintable(beside));
        fixture.page->showMeasure(QString::fromStdString(own.id), QStringLiteral("cdmo"));
        fixture.settle();
        const QString key = QString::fromStdString(own.id) + QStringLiteral("/cdmo");
        QVERIFY(fixture.details(key.toUtf8().constData()).contains(QStringLiteral("10%")));
        auto* counted = fixture.find<QPushButton>("policies.own_figures");
        QVERIFY(counted->isChecked());
        counted->setChecked(false);
        QVERIFY(!fixture.runner.ownFigures());
        fixture.click("policies.undo");
        QCOMPARE(fixture.document.rules().packs().size(), test::builtInRules()->packs().size());
    }

    void tellsOfFilesThatAreWrong() {
        Fixture fixture;
        fixture.chosen = fixture.write("city.toml", QByteArray::fromStdString(test::suzhouPack));
        fixture.click("policies.add");
        QFile broken(fixture.folder.filePath(QStringLiteral("packs/broken.toml")));
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("[pack\n") > 0);
        broken.close();
        const PoliciesPage again(fixture.desk, PolicyFiles{fixture.folder.filePath(QStringLiteral("packs")), {}, {}});
        auto* button = again.findChild<QPushButton*>(QStringLiteral("policies.left_out"));
        QVERIFY(button->text().contains(QLatin1Char('1')));
        button->click();
        QVERIFY(again.findChild<QPlainTextEdit*>(QStringLiteral("review.details"))
                    ->toPlainText()
                    .contains(QStringLiteral("broken.toml")));
        again.findChild<QPushButton*>(QStringLiteral("review.proceed"))->click();
        QVERIFY(!broken.exists());
        again.findChild<QPushButton*>(QStringLiteral("policies.undo"))->click();
        QVERIFY(broken.exists());
    }

    void looksRight_data() {
        QTest::addColumn<bool>("english");
        QTest::addColumn<bool>("dark");
        QTest::newRow("zh light") << false << false;
        QTest::newRow("zh dark") << false << true;
        QTest::newRow("en light") << true << false;
        QTest::newRow("en dark") << true << true;
    }

    // Nothing is wider than its place; pictures for whoever looks at them.
    void looksRight() {
        QFETCH(bool, english);
        QFETCH(bool, dark);
        Fixture fixture(english ? Language::en : Language::zh, dark ? Theme::Scheme::dark : Theme::Scheme::light);
        fixture.openExample();
        const QString source = qEnvironmentVariable("BIOSUBSIDY_SOURCES") + QStringLiteral("/001_eea504574d51d206.txt");
        fixture.chosen = QFile::exists(source) // else a text like another
                             ? source
                             : QStringLiteral(BIOSUBSIDY_SOURCE_DIR "/rules/packs/beijing-2024.toml");
        fixture.click("text.attach");
        const QString name = QString::fromUtf8(QTest::currentDataTag()).replace(QLatin1Char(' '), QLatin1Char('-'));
        const QString folder = qEnvironmentVariable("BIOSUBSIDY_SCREENSHOTS");
        const auto picture = [&](const char* what) {
            fixture.settle();
            if (!folder.isEmpty())
                fixture.page->grab().save(
                    QStringLiteral("%1/policies-%2-%3.png").arg(folder, QString::fromLatin1(what), name));
        };
        picture("document");
        fixture.page->showMeasure(QStringLiteral("beijing-2024"), QStringLiteral("pilot-platform"));
        picture("measure");
        fixture.page->showMeasure(QStringLiteral("tianjin-draft"), QStringLiteral("cdmo"));
        fixture.settle();
        fixture.click("measure.tianjin-draft/cdmo.enter");
        fixture.find<QComboBox>("ownfigure.kind")->setCurrentIndex(1);
        fixture.click("ownfigure.save");
        picture("figure");
        fixture.find<QLineEdit>("policies.search")->setText(english ? QStringLiteral("pilot") : QStringLiteral("中试"));
        picture("search");
        fixture.find<QLineEdit>("policies.search")->clear();
        fixture.chosen =
            fixture.write("wrong.toml", QByteArray::fromStdString(test::suzhouPack).replace("min(20%", "min(x20%"));
        fixture.click("policies.add");
        picture("wrong");
        const auto* area = fixture.find<QScrollArea>("policies.document");
        QVERIFY(area->widget()->minimumSizeHint().width() <= area->viewport()->width());
        for (const QPushButton* button : fixture.page->findChildren<QPushButton*>()) {
            if (!button->isVisible()) continue;
            QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->objectName()));
            QVERIFY2(!button->text().isEmpty(), qPrintable(button->objectName()));
        }
    }
};

QTEST_MAIN(PoliciesTest)
#include "policies_test.moc"
