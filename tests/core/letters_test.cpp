// SPDX-License-Identifier: GPL-3.0-or-later
//
// Questions out and answers back: what is asked, how each kind of answer is read, what is
// not understood and never taken, and whose form it is.
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/letters/answers.h"
#include "core/letters/form.h"
#include "core/wording/value_text.h"
#include "tests/support/rules.h"

using namespace biosubsidy;
using namespace biosubsidy::letters;

namespace {

const Date day = *Date::of(2026, 11, 22);

Case subject(const std::string& company = "'name': '甲公司', 'uscc': '91110000000000000A', ") {
    return test::caseOf(*test::firstRules(),
                        test::json("{'format': 'biosubsidy-case/1', 'company': {" + company +
                                   "'city': 'beijing', 'employees': 50}, 'projects': [{'id': 'p1', 'kinds': "
                                   "['pilot_platform'], 'equipment_investment': '500万'}]}"));
}

Form formFor(const Case& of, FormOptions options = {}) {
    return formOf(assess(test::firstRules(), of, {.asOf = day, .trace = false}), 1, options);
}

} // namespace

class LettersTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    tl::expected<Answers, Localized> answersIn(const QByteArray& text, const Case& of) const {
        QFile file(folder_.filePath(QStringLiteral("form.csv")));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0) qFatal("cannot write");
        file.close();
        const auto table = sheets::TableFile::open(file.fileName().toStdString());
        if (!table) qFatal("%s", table.error().en.c_str());
        return readAnswers(**table, of, *test::firstRules());
    }

    std::string write(const char* name, const QByteArray& text) const {
        QFile file(folder_.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0) qFatal("cannot write");
        return file.fileName().toStdString();
    }

    static QByteArray form(const QByteArray& rows,
                           const QByteArray& head = "企业,甲公司\n统一社会信用代码,91110000000000000A\n") {
        return head + "编号（请勿改动）,对象,问题,请填写\n" + rows + "\n";
    }

private Q_SLOTS:
    void asksWhatIsOpen() {
        const Form form = formFor(subject());
        QCOMPARE(form.name, std::string("甲公司"));
        QVERIFY(form.questions.size() > 5);
        QVERIFY(
            std::is_sorted(form.questions.begin(), form.questions.end(),
                           [](const FormQuestion& left, const FormQuestion& right) { return left.fact < right.fact; }));
        const auto total = std::find_if(form.questions.begin(), form.questions.end(), [](const FormQuestion& question) {
            return question.path == "projects.p1.total_investment";
        });
        QVERIFY(total != form.questions.end());
        QVERIFY(total->label.ends_with("（万元）"));
        FormOptions few;
        few.most = 2;
        const Form shorter = formFor(subject(), few);
        QCOMPARE(shorter.questions.size(), std::size_t(2));
        QCOMPARE(shorter.left, form.questions.size() - 2);
    }

    void writesALetterForEach() {
        const std::vector<Form> forms{formFor(subject()), formFor(subject("'name': '乙公司', "))};
        FormOptions options;
        options.contact = {"联系人：王工"};
        const report::Document many = letterDocument(forms, day, options);
        QCOMPARE(many.sections.size(), std::size_t(2));
        QVERIFY(many.sections[1].onNewPage && many.sections[1].title == "致：乙公司");
        QVERIFY(!many.isBrief);
        QVERIFY(letterDocument({forms.front()}, day, options).isBrief);
        options.language = Language::en;
        QCOMPARE(letterDocument(forms, day, options).sections[0].title, std::string("To: 甲公司"));
    }

    void comesBackEmpty_data() {
        QTest::addColumn<bool>("zh");
        QTest::newRow("zh") << true;
        QTest::newRow("en") << false;
    }

    void comesBackEmpty() {
        QFETCH(bool, zh);
        FormOptions options;
        options.language = zh ? Language::zh : Language::en;
        options.sums = true;
        const Case other = subject("'name': '乙[公司]/二', ");
        const std::vector<Form> forms{formFor(subject(), options), formFor(other, options)};
        const std::string path = folder_.filePath(QStringLiteral("form.xlsx")).toStdString();
        QVERIFY(writeFormBook(forms, options, *Target::at(path)).has_value());
        const auto file = sheets::TableFile::open(path);
        QVERIFY(file.has_value());
        for (const Case& of : {subject(), other}) {
            const auto answers = readAnswers(**file, of, *test::firstRules());
            QVERIFY2(answers.has_value(), answers ? "" : answers.error().en.c_str());
            QVERIFY(answers->changes.empty() && answers->unread.empty());
            QCOMPARE(answers->empty, forms.front().questions.size());
            QVERIFY(answers->after == of);
        }
    }

    void readsAnswers_data() {
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<QString>("changes"); // fact = value, doubtful ones with a ?
        QTest::addColumn<int>("unread");
        QTest::addColumn<int>("same");
        QTest::addColumn<int>("empty");
        const QByteArray total = "projects.p1.total_investment,项目,总投资（万元）,";
        const auto row = [](const char* name, const QByteArray& rows, const char* changes, int unread = 0, int same = 0,
                            int empty = 0) {
            QTest::newRow(name) << rows << QString::fromUtf8(changes) << unread << same << empty;
        };
        row("empty", total, "", 0, 0, 1);
        row("a flag", "company.hnte,企业,高企,是", "hnte = 是");
        row("a number in the question's unit", total + "1200.5", "total_investment = 1,200.5万元");
        row("an amount that says its unit", total + "1.2亿元", "total_investment = 1.2亿元");
        row("the question in another unit", "projects.p1.total_investment,项目,总投资（元）,12005000",
            "total_investment = 1,200.5万元");
        row("no unit said, and too small to be yuan", "projects.p1.total_investment,项目,总投资,5000",
            "total_investment = 5,000元?");
        row("about so much", total + "\"约3,000万\"", "", 1);
        row("two amounts", total + "5000-8000", "", 1);
        row("dollars", total + "500万美元", "", 1);
        row("an error of a formula", total + "#REF!", "", 1);
        row("a placeholder", total + "暂无", "", 0, 0, 1);
        row("a choice", "projects.p1.stage,项目,阶段,建设中", "stage = 建设中");
        row("no such choice", "projects.p1.stage,项目,阶段,快好了", "", 1);
        row("an element of a set that is none", "projects.p1.fields,项目,领域,gene_editing；酶", "", 1);
        row("a set", "projects.p1.kinds,项目,类型,pilot_platform；rnd", "kinds = 研发与技术攻关、中试平台");
        row("a set, none", "company.titles,企业,称号,无", "titles = 无");
        row("the same as the case", "company.employees,企业,从业人员,50", "", 0, 1);
        row("another number than the case", "company.employees,企业,从业人员,60人", "employees = 60");
        row("a default is not overridden by nonsense", "company.industry,企业,行业,foo", "", 1);
        row("a city with its district", "company.city,企业,城市,上海市金山区", "city = 上海市 district = 金山区");
        row("no key", ",项目,总投资,8000万", "", 1);
        row("an unknown fact", "company.nothing,企业,x,是", "", 1);
        row("a project that is not there", "projects.p9.total_investment,项目,总投资（万元）,1", "", 1);
        row("twice the same", "company.hnte,企业,高企,是\ncompany.hnte,企业,高企,yes", "hnte = 是");
        row("twice, and different", "company.hnte,企业,高企,是\ncompany.hnte,企业,高企,否", "", 1);
        row("other answers stand", total + "约1\ncompany.hnte,企业,高企,否", "hnte = 否", 1);
    }

    void readsAnswers() {
        QFETCH(QByteArray, rows);
        QFETCH(QString, changes);
        QFETCH(int, unread);
        QFETCH(int, same);
        QFETCH(int, empty);
        const Case of = subject();
        const auto answers = answersIn(form(rows), of);
        QVERIFY2(answers.has_value(), answers ? "" : answers.error().en.c_str());
        QStringList said;
        Case expected = of;
        for (const AnswerChange& change : answers->changes) {
            const Fact& fact = test::firstRules()->vocabulary().fact(change.fact.entity, change.fact.fact);
            said << QString::fromStdString(fact.id + " = " + wording::valueText(fact, change.after, Language::zh)) +
                        (change.doubt.empty() ? QString() : QStringLiteral("?"));
            QVERIFY(change.cell.starts_with("D"));
            expected.item(change.fact.entity, change.fact.item).facts.at(change.fact.fact) = change.after;
        }
        QStringList why;
        for (const Localized& one : answers->unread) why << QString::fromStdString(one.zh);
        QVERIFY2(said.join(QLatin1Char(' ')) == changes,
                 qPrintable(said.join(QLatin1Char(' ')) + why.join(QLatin1Char('\n'))));
        QVERIFY2(int(answers->unread.size()) == unread, qPrintable(why.join(QLatin1Char('\n'))));
        QCOMPARE(int(answers->same), same);
        QCOMPARE(int(answers->empty), empty);
        QVERIFY(answers->after == expected);
        for (const QString& one : why) QVERIFY2(one.contains(QStringLiteral("D")), qPrintable(one)); // its cell
    }

    void knowsWhoseItIs_data() {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<bool>("taken");
        QTest::newRow("by the code, whatever the name")
            << QByteArray("企业,别名\n统一社会信用代码,91110000000000000A\n") << true;
        QTest::newRow("by the name where the form has no code") << QByteArray("企业,甲公司\n") << true;
        QTest::newRow("another code") << QByteArray("企业,甲公司\n统一社会信用代码,91110000000000000B\n") << false;
        QTest::newRow("another name") << QByteArray("企业,乙公司\n") << false;
        QTest::newRow("nameless") << QByteArray("某某,x\n") << false;
        QTest::newRow("English labels") << QByteArray("Company,甲公司\n") << true;
    }

    void knowsWhoseItIs() {
        QFETCH(QByteArray, head);
        QFETCH(bool, taken);
        const auto answers = answersIn(form("company.hnte,企业,高企,是", head), subject());
        QCOMPARE(answers.has_value(), taken);
        if (taken) QCOMPARE(answers->changes.size(), std::size_t(1));
    }

    // Among many: by the code, else the name; what both of two have, the reference tells apart.
    void knowsWhoseItIsAmongMany_data() {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QList<int>>("owners");
        const auto row = [](const char* name, const char* head, const QList<int>& owners) {
            QTest::newRow(name) << QByteArray(head) << owners;
        };
        row("by the code, whatever the name", "企业,某公司\n统一社会信用代码,C\n", {2});
        row("by the name", "企业,丙公司\n", {2});
        row("two of one code", "企业,甲公司\n统一社会信用代码,A\n", {0, 1});
        row("two of one code and a reference", "统一社会信用代码,A\n案例编号（请勿改动）,12\n", {1});
        row("a reference of another library", "统一社会信用代码,A\n案例编号（请勿改动）,99\n", {0, 1});
        row("a reference that the code speaks against", "统一社会信用代码,C\n案例编号（请勿改动）,12\n", {2});
        row("a reference alone", "案例编号（请勿改动）,14\n", {3});
        row("of nobody", "企业,戊公司\n", {});
    }

    void knowsWhoseItIsAmongMany() {
        QFETCH(QByteArray, head);
        QFETCH(QList<int>, owners);
        const std::vector<FormOwner> among{
            {"", "甲公司", "A", "11"}, {"", "甲公司", "A", "12"}, {"", "丙公司", "C", "13"}, {"", "", "", "14"}};
        const auto forms = ReturnedForms::read(write("whose.csv", form("company.hnte,企业,高企,是", head)));
        QVERIFY2(forms.has_value(), forms ? "" : forms.error().en.c_str());
        const auto found = forms->owners(0, among);
        QCOMPARE(QList<int>(found.begin(), found.end()), owners);
    }

    // Of two files that say different things of one fact neither is taken.
    void holdsFilesAgainstEachOther() {
        const auto yes = ReturnedForms::read(write("yes.csv", form("company.hnte,企业,高企,是")));
        const auto no = ReturnedForms::read(write("no.csv", form("company.hnte,企业,高企,否")));
        QVERIFY(yes && no);
        const Case of = subject();
        const Answers same = FormsOfCase{{{&*yes, 0}, {&*yes, 0}}}.answers(of, *test::firstRules());
        QCOMPARE(same.changes.size(), std::size_t(1));
        QVERIFY(same.unread.empty());
        const Answers other = FormsOfCase{{{&*yes, 0}, {&*no, 0}}}.answers(of, *test::firstRules());
        QVERIFY(other.changes.empty());
        QCOMPARE(other.unread.size(), std::size_t(1));
        QVERIFY(other.after == of);
    }

    // What the library calls the case comes back with the form.
    void keepsTheReference() {
        Form written = formFor(subject());
        written.reference = "42";
        const std::string path = folder_.filePath(QStringLiteral("reference.xlsx")).toStdString();
        QVERIFY(writeFormBook({written}, {}, *Target::at(path)).has_value());
        const auto forms = ReturnedForms::read(path);
        QVERIFY2(forms.has_value(), forms ? "" : forms.error().en.c_str());
        QCOMPARE(forms->owner(0).reference, std::string("42"));
        QCOMPARE(forms->owner(0).uscc, std::string("91110000000000000A"));
    }

    void refusesWhatIsNoForm() {
        const auto answers = answersIn("企业名称,城市\n甲公司,北京\n", subject());
        QVERIFY(!answers.has_value());
        QVERIFY(answers.error().zh.find("请填写") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(LettersTest)
#include "letters_test.moc"
