// SPDX-License-Identifier: GPL-3.0-or-later
//
// The park's day in the window: a report on many firms whose sums are worked out by hand,
// held against another day and against the results of a screening; letters written, one
// for each firm; forms that returned, shown, taken and undone.
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QMimeData>
#include <QPushButton>
#include <QTreeWidget>
#include <QUrl>

#include "core/facts/case_file.h"
#include "tests/support/rules.h"
#include "tests/ui/pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/letters/letters_page.h"
#include "ui/library/cases_page.h"
#include "ui/look/conversions.h"
#include "ui/portfolio/portfolio_page.h"
#include "ui/widgets/calm_combo_box.h"
#include "ui/widgets/day_edit.h"

using namespace biosubsidy;
using namespace biosubsidy::ui;

namespace {

Case caseOf(const RuleBook& rules, const std::string& name, const std::string& uscc, const std::string& investment,
            const std::string& city = "beijing") {
    const std::string sum = investment.empty() ? "" : ", 'total_investment': '" + investment + "'";
    return test::caseOf(rules,
                        test::json("{'format': 'biosubsidy-case/1', 'company': {'name': '" + name + "', 'uscc': '" +
                                   uscc + "', 'city': '" + city +
                                   "', 'employees': 50, 'revenue': '3000万'}, 'projects': [{'id': 'p1', 'kinds': "
                                   "['pilot_platform'], 'fields': ['industrial_enzymes'], 'stage': 'in_production'" +
                                   sum + "}]}"));
}

// A pilot platform in Beijing pays 30% of the investment, at most 5000万: 2亿 gives 6000万
// and so 5000万, 1亿 gives 3000万, an unknown investment may give 5000万, which counts as what
// is open and not as a published figure, and of the last firm's place no policy is known.
class Park : public WindowFixture {
public:
    explicit Park(Language language = Language::zh) : WindowFixture(language) {
        add(caseOf(*rules, "甲公司", "91110000000000000A", "2亿"));
        add(caseOf(*rules, "乙公司", "91110000000000000B", "1亿"));
        add(caseOf(*rules, "丙公司", "91110000000000000C", ""));
        add(caseOf(*rules, "丁公司", "91110000000000000D", "10万", "other"));
        page().bringUp();
        QApplication::processEvents();
    }
    void add(const Case& subject) {
        ids << library->cases()
                   .add(storage::recordOf(subject, rules->vocabulary()), "", storage::StateOrigin::imported, moment)
                   ->value;
    }
    [[nodiscard]] CasesPage& page() const { return *window->findChild<CasesPage*>(); }
    [[nodiscard]] QString label(const char* name) const { return find<QLabel>(name)->text(); }
    void press(const char* name) const { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }
    // Of the case, as the library has it.
    [[nodiscard]] QString investment(qsizetype at) const {
        const auto stored = library->cases().load({ids[at]});
        const auto subject = readCase(SourceText("", stored->facts), rules->vocabulary(), rules->lookup());
        const std::size_t fact = *rules->vocabulary().find(Entity::project, "total_investment");
        const auto* money = std::get_if<Money>(&subject->item(Entity::project, 0).facts.at(fact));
        return money == nullptr ? QStringLiteral("?") : toQt(money->toString());
    }
    [[nodiscard]] QString file(const char* name) const { return folder.filePath(QString::fromUtf8(name)); }
    [[nodiscard]] static QByteArray read(const QString& path) {
        QFile opened(path);
        return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
    }
    [[nodiscard]] QString form(const char* name, const QByteArray& head, const QByteArray& rows) const {
        QFile written(file(name));
        if (!written.open(QIODevice::WriteOnly)) qFatal("cannot write");
        written.write(head + "编号（请勿改动）,对象,问题,请填写\n" + rows + "\n");
        return written.fileName();
    }
    [[nodiscard]] QTreeWidget* changes() const { return find<QTreeWidget>("letters.changes"); }

    QList<qlonglong> ids;
};

QByteArray headOf(const char* name, const char* uscc) {
    return QByteArray("企业,") + name + "\n统一社会信用代码," + uscc + "\n";
}

} // namespace

class ParkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addsUpByHand() {
        Park park;
        park.press("cases.portfolio");
        QTRY_VERIFY2(park.label("portfolio.totals").contains(QStringLiteral("4 家企业")),
                     qPrintable(park.label("portfolio.totals")));
        // 5000万 + 3000万 + 5000万, of which the last is open.
        QVERIFY2(park.label("portfolio.totals").contains(QStringLiteral("最高可获 1.3亿元 · 按公布比例 8,000万元")),
                 qPrintable(park.label("portfolio.totals")));
        QVERIFY2(park.label("portfolio.counts").contains(QStringLiteral("3 家现在有可计入的金额")),
                 qPrintable(park.label("portfolio.counts")));
        QVERIFY(park.label("portfolio.counts").contains(QStringLiteral("1 家所在地没有收录政策")));
        QTRY_VERIFY(park.label("portfolio.page").startsWith(QStringLiteral("第 1 页")));
        park.press("portfolio.back");
        QVERIFY(park.window->currentPage() == PageId::cases);
    }

    void writesEachKind_data() {
        QTest::addColumn<QByteArray>("beginning");
        QTest::newRow("pdf") << QByteArray("%PDF-");
        QTest::newRow("docx") << QByteArray("PK");
        QTest::newRow("odt") << QByteArray("PK");
        QTest::newRow("xlsx") << QByteArray("PK");
        QTest::newRow("html") << QByteArray("<!DOCTYPE html");
    }

    void writesEachKind() {
        QFETCH(QByteArray, beginning);
        Park park;
        park.press("cases.portfolio");
        auto* format = park.find<CalmComboBox>("portfolio.format");
        const QString ending = QString::fromLatin1(QTest::currentDataTag());
        for (int at = 0; at < format->count(); ++at) {
            if (format->itemText(at).contains(ending, Qt::CaseInsensitive)) format->setCurrentIndex(at);
        }
        park.prompts.save = park.folder.filePath(QStringLiteral("总览.") + ending);
        park.press("portfolio.export");
        QTRY_VERIFY_WITH_TIMEOUT(park.label("portfolio.told").contains(QStringLiteral("报告已写入")), 20'000);
        const QByteArray bytes = Park::read(park.prompts.save);
        QVERIFY(bytes.startsWith(beginning));
        if (ending == QLatin1String("html")) {
            for (const char* word : {"8,000", "5,000.00", "3,000.00", "甲公司", "丁公司"})
                QVERIFY2(bytes.contains(word), word);
        }
    }

    // On the day before 乙's investment was 1亿; it is 2亿 now, so that it gained 2000万.
    void comparesWithAnotherDay() {
        Park park;
        park.moment += std::chrono::hours(24 * 3);
        const Case richer = caseOf(*park.rules, "乙公司", "91110000000000000B", "2亿");
        QVERIFY(park.library->cases()
                    .save({park.ids[1]}, 1, storage::recordOf(richer, park.rules->vocabulary()),
                          storage::StateOrigin::edited, park.moment)
                    .has_value());
        park.press("cases.portfolio");
        park.find<CalmComboBox>("portfolio.before")->setCurrentIndex(1);
        park.find<DayEdit>("portfolio.before_day")->setDate(QDate(2026, 11, 20));
        park.find<CalmComboBox>("portfolio.format")->setCurrentIndex(0);
        auto* format = park.find<CalmComboBox>("portfolio.format");
        for (int at = 0; at < format->count(); ++at) {
            if (format->itemText(at).contains(QLatin1String("HTML"))) format->setCurrentIndex(at);
        }
        park.prompts.save = park.file("变化.html");
        park.press("portfolio.export");
        QTRY_VERIFY_WITH_TIMEOUT(park.label("portfolio.told").contains(QStringLiteral("报告已写入")), 20'000);
        QTRY_VERIFY2(park.label("portfolio.totals").contains(QStringLiteral("最高可获 1.5亿元")),
                     qPrintable(park.label("portfolio.totals")));
        const QByteArray bytes = Park::read(park.prompts.save);
        QVERIFY(bytes.contains("2,000.00"));
        QVERIFY(bytes.contains("2026-11-20"));
    }

    void tellsWhatIsNoResult() {
        Park park;
        park.press("cases.portfolio");
        park.find<CalmComboBox>("portfolio.before")->setCurrentIndex(2);
        park.prompts.open = park.form("no-results.csv", "", "a,b,c,d");
        park.press("portfolio.choose_results");
        QVERIFY(park.label("portfolio.before_note").contains(QStringLiteral("不是筛查的结果")));
    }

    // Firms first that one answer brings most; what is unticked is not asked; a file for
    // each firm and kind, none of an earlier time written over.
    void writesLetters() {
        Park park;
        park.find<QTableView>("cases.table")->selectAll();
        park.trigger("cases.letters");
        auto* tree = park.find<QTreeWidget>("letters.questions");
        QTRY_COMPARE(tree->topLevelItemCount(), 4);
        QVERIFY(tree->topLevelItem(0)->text(1).size() > 0);
        for (int row = 1; row < 4; ++row)
            QVERIFY(tree->topLevelItem(row - 1)->text(1).size() > 0 || tree->topLevelItem(row)->text(1).isEmpty());
        QVERIFY(!park.window->findChild<QTableView*>(QStringLiteral("letters.questions")));
        const QString before = park.label("letters.summary");
        tree->topLevelItem(0)->child(0)->setCheckState(0, Qt::Unchecked);
        QVERIFY(park.label("letters.summary") != before);
        park.prompts.saveFolder = park.file("letters");
        QVERIFY(QDir().mkpath(park.prompts.saveFolder));
        const QDir letters(park.prompts.saveFolder);
        park.press("letters.write");
        QTRY_VERIFY2(park.label("letters.told").startsWith(QStringLiteral("已写")),
                     qPrintable(park.label("letters.told")));
        QVERIFY(letters.exists(QStringLiteral("甲公司-询问函.xlsx")));
        QVERIFY(letters.exists(QStringLiteral("甲公司-询问函.docx")));
        const QByteArray first = Park::read(letters.filePath(QStringLiteral("甲公司-询问函.xlsx")));
        park.find<QLabel>("letters.told")->clear();
        park.press("letters.write");
        QTRY_VERIFY(park.label("letters.told").startsWith(QStringLiteral("已写")));
        QVERIFY(letters.exists(QStringLiteral("甲公司-询问函 (2).xlsx")));
        QCOMPARE(Park::read(letters.filePath(QStringLiteral("甲公司-询问函.xlsx"))), first);
    }

    // 丙 answers 1亿: it gets 3000万, where 5000万 were open. Two forms at once; a third fits no
    // firm; a doubtful cell is not taken.
    void takesAnswersAndUndoes() {
        Park park;
        const QStringList paths{
            park.form("c.csv", headOf("丙公司", "91110000000000000C"),
                      "projects.p1.total_investment,项目,总投资（万元）,10000\ncompany.employees,企业,从业人员,约五十"),
            park.form("b.csv", headOf("乙公司", "91110000000000000B"),
                      "projects.p1.total_investment,项目,总投资（万元）,20000"),
            park.form("x.csv", headOf("戊公司", "91110000000000000E"),
                      "projects.p1.total_investment,项目,总投资（万元）,5")};
        park.window->showPage(PageId::letters);
        auto* page = park.window->findChild<LettersPage*>();
        QMimeData dropped;
        QList<QUrl> urls;
        for (const QString& path : paths) urls << QUrl::fromLocalFile(path);
        dropped.setUrls(urls);
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(page, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(page, &drop);
        QTRY_COMPARE(park.changes()->topLevelItemCount(), 3);
        QVERIFY(park.changes()->topLevelItem(0)->text(0).contains(QStringLiteral("戊公司")));
        QString all;
        for (int row = 1; row < 3; ++row) all += park.changes()->topLevelItem(row)->text(0) + QLatin1Char('\n');
        QVERIFY2(all.contains(QStringLiteral("丙公司：1 处改动 · 最高可获 5,000万元 → 3,000万元")), qPrintable(all));
        QVERIFY2(all.contains(QStringLiteral("乙公司：1 处改动 · 最高可获 3,000万元 → 5,000万元")), qPrintable(all));
        QCOMPARE(park.investment(2), QStringLiteral("?")); // nothing is taken yet
        park.press("letters.take");
        QCOMPARE(park.investment(2), QStringLiteral("100000000.00"));
        QCOMPARE(park.investment(1), QStringLiteral("200000000.00"));
        // 3000万 and 5000万 before, 5000万 and 3000万 now.
        QVERIFY2(park.label("letters.returned").contains(QStringLiteral("合计最高可获 8,000万元")),
                 qPrintable(park.label("letters.returned")));
        park.trigger("action.undo");
        QCOMPARE(park.investment(2), QStringLiteral("?"));
        QCOMPARE(park.investment(1), QStringLiteral("100000000.00"));
        park.trigger("action.redo");
        QCOMPARE(park.investment(2), QStringLiteral("100000000.00"));
    }

    // Of the case that is open the answers are a step of its own history.
    void takesAnswersIntoTheOpenCase() {
        Park park;
        QVERIFY(park.session().openCase({park.ids[2]}));
        park.window->showPage(PageId::letters);
        park.window->findChild<LettersPage*>()->readAnswers(
            {park.form("c.csv", headOf("丙公司", "91110000000000000C"),
                       "projects.p1.total_investment,项目,总投资（万元）,10000")});
        QTRY_COMPARE(park.changes()->topLevelItemCount(), 1);
        park.press("letters.take");
        QCOMPARE(park.investment(2), QStringLiteral("100000000.00"));
        QVERIFY(isKnown(park.fact(Entity::project, 0, "total_investment")));
        park.trigger("action.undo");
        QVERIFY(!isKnown(park.fact(Entity::project, 0, "total_investment")));
        QCOMPARE(park.investment(2), QStringLiteral("?"));
    }

    // For eyes: the thirty firms of the example.
    void looks_data() {
        QTest::addColumn<bool>("english");
        QTest::addColumn<bool>("dark");
        QTest::newRow("zh-light") << false << false;
        QTest::newRow("en-dark") << true << true;
    }

    void looks() {
        QFETCH(bool, english);
        QFETCH(bool, dark);
        Park park(english ? Language::en : Language::zh);
        park.theme.apply(dark ? Theme::Scheme::dark : Theme::Scheme::light);
        QFile example(QStringLiteral(BIOSUBSIDY_SOURCE_DIR "/resources/examples/park.ndjson"));
        QVERIFY(example.open(QIODevice::ReadOnly));
        while (!example.atEnd()) {
            const auto subject = readCase(SourceText("", example.readLine().toStdString()), park.rules->vocabulary(),
                                          park.rules->lookup());
            if (subject) park.add(*subject);
        }
        const auto name = [](const char* of) {
            return QStringLiteral("park-%1-%2").arg(QLatin1String(of), QLatin1String(QTest::currentDataTag()));
        };
        park.window->showPage(PageId::cases);
        QVERIFY(drawn(*park.window, name("cases")));
        park.press("cases.portfolio");
        park.find<CalmComboBox>("portfolio.before")->setCurrentIndex(1);
        QTRY_VERIFY_WITH_TIMEOUT(park.label("portfolio.page").contains(QLatin1Char('1')), 20'000);
        QVERIFY(drawn(*park.window, name("portfolio")));
        park.window->showPage(PageId::cases);
        park.find<QTableView>("cases.table")->selectAll();
        park.trigger("cases.letters");
        auto* tree = park.find<QTreeWidget>("letters.questions");
        QTRY_VERIFY(tree->topLevelItemCount() > 4);
        tree->topLevelItem(0)->setExpanded(true);
        QVERIFY(drawn(*park.window, name("letters")));
        park.window->findChild<LettersPage*>()->readAnswers(
            {park.form(
                 "c.csv", headOf("丙公司", "91110000000000000C"),
                 "projects.p1.total_investment,项目,总投资（万元）,10000\ncompany.employees,企业,从业人员,约五十"),
             park.form("x.csv", headOf("戊公司", "91110000000000000E"), "company.hnte,企业,高企,是")});
        QTRY_COMPARE(park.changes()->topLevelItemCount(), 2);
        QVERIFY(drawn(*park.window, name("returned")));
    }

    // What another has changed meanwhile is not written over, and none of the others is taken.
    void refusesWhatHasChanged() {
        Park park;
        park.window->showPage(PageId::letters);
        park.window->findChild<LettersPage*>()->readAnswers(
            {park.form("b.csv", headOf("乙公司", "91110000000000000B"),
                       "projects.p1.total_investment,项目,总投资（万元）,20000"),
             park.form("c.csv", headOf("丙公司", "91110000000000000C"),
                       "projects.p1.total_investment,项目,总投资（万元）,10000")});
        QTRY_COMPARE(park.changes()->topLevelItemCount(), 2);
        const Case other = caseOf(*park.rules, "丙公司", "91110000000000000C", "3亿");
        QVERIFY(park.library->cases()
                    .save({park.ids[2]}, 1, storage::recordOf(other, park.rules->vocabulary()),
                          storage::StateOrigin::edited, park.moment)
                    .has_value());
        park.press("letters.take");
        QCOMPARE(park.investment(1), QStringLiteral("100000000.00"));
        QCOMPARE(park.investment(2), QStringLiteral("300000000.00"));
    }
};

QTEST_MAIN(ParkTest)
#include "park_test.moc"
