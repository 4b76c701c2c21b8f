// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names that are markup, in every page of the window: no label guesses, nothing that
// is shown as rich text has taken a name for markup, and what is copied is no
// formula.
#include <QClipboard>
#include <QFile>
#include <QTextBrowser>
#include <QTextDocument>
#include <QTextEdit>
#include <QToolTip>

#include "tests/ui/window_fixture.h"
#include "ui/look/plain_style.h"

using namespace biosubsidy;
using namespace biosubsidy::ui;

namespace {

const QString picture = QStringLiteral("<img src='hostile:1' onerror='a()'><b>甲</b>");
const QString anchor = QStringLiteral("</td></p>\"'><a href='hostile:2'>乙</a>&lt;b&gt;");
const QString formula = QStringLiteral("=HYPERLINK(\"hostile:3\")\t=1+1");

QString jsonText(const QString& text) {
    QString escaped = text;
    escaped.replace(QLatin1Char('\\'), QStringLiteral("\\\\")).replace(QLatin1Char('"'), QStringLiteral("\\\""));
    return escaped.replace(QLatin1Char('\t'), QStringLiteral("\\t"));
}

QByteArray caseOf(const QString& name) {
    return QStringLiteral("{\"format\":\"biosubsidy-case/1\",\"company\":{\"name\":\"%1\",\"city\":\"beijing\","
                          "\"district\":\"%1\",\"employees\":120,\"revenue\":\"6000万\","
                          "\"hnte_event\":\"first_certified\"},"
                          "\"projects\":[{\"id\":\"<b>p&1\",\"name\":\"%1\",\"kinds\":[\"pilot_platform\"],"
                          "\"fields\":[\"vaccines\"],\"total_investment\":\"2亿\"},{\"id\":\"<i>q\"}],"
                          "\"expenses\":[{\"id\":\"<u>e\",\"kind\":\"service_coupon\",\"amount\":\"12万\"}],"
                          "\"awards\":[{\"id\":\"<s>a\",\"policy\":\"%1\",\"amount\":\"1万\",\"level\":\"national\","
                          "\"project\":\"<b>p&1\"}]}")
        .arg(jsonText(name))
        .toUtf8();
}

// What of the names has become part of the document instead of its text.
QStringList markupIn(const QTextDocument& document, const QString& where) {
    QStringList found;
    const QString html = document.toHtml();
    for (const char* sign : {"src=\"hostile:", "href=\"hostile:"}) { // it writes attributes in double quotes
        if (html.contains(QLatin1String(sign))) found << where + QStringLiteral(": ") + QLatin1String(sign);
    }
    // Each name ends in a letter that would be alone, were its tags taken.
    const QString text = document.toPlainText();
    if (text.contains(QChar(0xFFFC))) found << where + QStringLiteral(": a picture");
    return found;
}

QString nameOf(const QObject& object) {
    const QObject* named = &object;
    while (named != nullptr && named->objectName().isEmpty()) named = named->parent();
    return QString::fromLatin1(object.metaObject()->className()) + QLatin1Char(' ') +
           (named == nullptr ? QString() : named->objectName());
}

// Whether the tags in a text are those of the names above.
bool isOurs(const QString& text) {
    for (const char* sign : {"hostile:", "<b>p&", "<i>q", "<u>e", "<s>a"}) {
        if (text.contains(QLatin1String(sign))) return true;
    }
    return false;
}

QStringList markupIn(const QWidget& window) {
    QStringList found;
    for (const QLabel* label : window.findChildren<QLabel*>()) {
        if (label->isVisible() && label->textFormat() == Qt::AutoText && !label->text().isEmpty())
            found << nameOf(*label) + QStringLiteral(" guesses: ") + label->text().left(60);
        if (label->isVisible() && label->textFormat() == Qt::PlainText && Qt::mightBeRichText(label->text()) &&
            !isOurs(label->text()))
            found << nameOf(*label) + QStringLiteral(" shows tags: ") + label->text().left(60);
        if (label->textFormat() != Qt::RichText) continue;
        QTextDocument document;
        document.setHtml(label->text());
        found << markupIn(document, nameOf(*label));
    }
    for (const QTextEdit* edit : window.findChildren<QTextEdit*>()) found << markupIn(*edit->document(), nameOf(*edit));
    return found;
}

} // namespace

class HostileNamesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pages_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("picture") << picture;
        QTest::newRow("link") << anchor;
        QTest::newRow("formula") << formula;
    }
    void pages() {
        QFETCH(QString, name);
        WindowFixture fixture;
        QFile file(fixture.folder.filePath(QStringLiteral("hostile.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(caseOf(name));
        file.close();
        fixture.session().openFile(file.fileName());
        QApplication::processEvents();
        QVERIFY(std::get<std::string>(fixture.fact(Entity::company, 0, "name")) == name.toStdString());
        QStringList pages;
        for (const QAction* action : fixture.window->findChildren<QAction*>()) {
            if (action->objectName().startsWith(QLatin1String("action.page_"))) pages << action->objectName();
        }
        QVERIFY(pages.size() >= 6);
        bool seen = false;
        for (const QString& page : pages) {
            fixture.trigger(page.toLatin1().constData());
            if (auto* field = fixture.find<QLineEdit>("company.employees")) field->setFocus(); // its help is shown
            for (int turn = 0; turn < 5; ++turn) {
                QTest::qWait(30);
                QApplication::processEvents();
            }
            // What folds is opened, so that its text is made.
            for (QAbstractButton* fold : fixture.window->findChildren<QAbstractButton*>()) {
                if (fold->isVisible() && fold->isCheckable() && !fold->isChecked() &&
                    fold->objectName().startsWith(QLatin1String("claim.")))
                    fold->click();
            }
            QApplication::processEvents();
            const QStringList found = markupIn(*fixture.window);
            QVERIFY2(found.isEmpty(), qPrintable(page + QStringLiteral(":\n") + found.join(QLatin1Char('\n'))));
            for (const QLabel* label : fixture.window->findChildren<QLabel*>())
                seen = seen || label->text().contains(name);
        }
        QVERIFY2(seen, "the name stands nowhere, so nothing was tested");
    }

    void copiedTables() {
        WindowFixture fixture;
        QFile file(fixture.folder.filePath(QStringLiteral("hostile.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(caseOf(formula));
        file.close();
        fixture.session().openFile(file.fileName());
        fixture.trigger("action.page_result");
        QTest::qWait(100);
        fixture.trigger("action.copy_table");
        const QString table = QGuiApplication::clipboard()->text();
        QVERIFY(table.contains(QStringLiteral("HYPERLINK")));
        const QString plain = QStringLiteral("=+-@＝＋－＠\"");
        for (const QString& line : table.split(QLatin1Char('\n'))) {
            for (const QString& cell : line.split(QLatin1Char('\t')))
                QVERIFY2(cell.isEmpty() || !plain.contains(cell.front()), qPrintable(cell));
        }
    }

    // A tooltip is a label, too.
    void tooltips() {
        WindowFixture fixture;
        QToolTip::showText(fixture.window->mapToGlobal(QPoint(50, 50)), picture, fixture.window.get());
        QApplication::processEvents();
        const QLabel* tip = nullptr;
        for (QWidget* top : QApplication::topLevelWidgets()) {
            if (top->inherits("QTipLabel")) tip = qobject_cast<QLabel*>(top);
        }
        QVERIFY(tip != nullptr);
        QCOMPARE(tip->text(), picture);
        QCOMPARE(tip->textFormat(), Qt::PlainText);
    }

    void aLabelIsPlainUnlessItSaysSo() {
        WindowFixture fixture;
        QLabel plain(picture);
        QLabel rich(QStringLiteral("<b>甲</b>"));
        rich.setTextFormat(Qt::RichText);
        plain.ensurePolished();
        rich.ensurePolished();
        QCOMPARE(plain.textFormat(), Qt::PlainText);
        QCOMPARE(rich.textFormat(), Qt::RichText);
    }
};

QTEST_MAIN(HostileNamesTest)
#include "hostile_names_test.moc"
