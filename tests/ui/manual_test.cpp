// SPDX-License-Identifier: GPL-3.0-or-later
//
// The manual in the program: its contents lead to each chapter and section, links
// to their chapters, and its pictures are drawn here from the window itself. With
// BIOSUBSIDY_PICTURES they are written into resources/help (see make-pictures
// there); without it they are drawn and held against what the manual names.
#include <algorithm>
#include <utility>

#include <QComboBox>
#include <QDir>
#include <QDockWidget>
#include <QImage>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QStatusBar>
#include <QTest>
#include <QTextBlock>

#include "tests/ui/looks.h"
#include "tests/ui/pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/applications/applications_page.h"
#include "ui/applications/detail_pane.h"
#include "ui/look/settle.h"
#include "ui/results/claim_row.h"
#include "ui/shell/manual.h"
#include "ui/shell/manual_view.h"

using namespace biosubsidy;
using namespace biosubsidy::ui;

namespace {

constexpr QSize pictureSize(1200, 720);

QString committed(Language language, const QString& name) {
    return QStringLiteral(BIOSUBSIDY_SOURCE_DIR "/resources/help/") +
           (language == Language::zh ? QStringLiteral("zh") : QStringLiteral("en")) + QStringLiteral("/pictures/") +
           name;
}

// What the chapters show: "start.png".
QStringList namedIn(Language language) {
    static const QRegularExpression picture(QStringLiteral("!\\[[^\\]]+\\]\\(pictures/([a-z-]+\\.png)\\)"));
    QStringList names;
    for (const ManualChapter& chapter : manualChapters(language)) {
        for (auto match = picture.globalMatch(chapter.markdown); match.hasNext();) names << match.next().captured(1);
    }
    names.removeDuplicates();
    names.sort();
    return names;
}

// An interface has few colours: with a palette of the commonest it is a third of
// the size, and looks the same.
QImage small(const QImage& picture) {
    const QImage full = picture.convertToFormat(QImage::Format_RGB32);
    QHash<QRgb, int> uses;
    for (int y = 0; y < full.height(); ++y) {
        for (int x = 0; x < full.width(); ++x) ++uses[full.pixel(x, y)];
    }
    QList<QRgb> palette = uses.keys();
    std::sort(palette.begin(), palette.end(), [&uses](QRgb left, QRgb right) {
        return std::pair(-uses[left], left) < std::pair(-uses[right], right); // the same each time
    });
    constexpr qsizetype most = 256;
    palette.resize(std::min(most, palette.size()));
    return full.convertToFormat(QImage::Format_Indexed8, palette, Qt::ThresholdDither | Qt::AvoidDither);
}

// The row stands at the top of what is in sight.
void scrollTo(const QWidget& row) {
    for (QWidget* parent = row.parentWidget(); parent != nullptr; parent = parent->parentWidget()) {
        auto* area = qobject_cast<QScrollArea*>(parent);
        if (area == nullptr) continue;
        constexpr int above = 56;
        settleLayouts();
        area->verticalScrollBar()->setValue(row.mapTo(area->widget(), QPoint()).y() - above);
        return;
    }
}

} // namespace

class ManualTest : public QObject {
    Q_OBJECT

private:
    QStringList drawn_;

    void draw(const WindowFixture& fixture, Language language, const char* name) {
        QTest::qWait(600);
        settleLayouts();
        const QImage picture = fixture.window->grab().toImage();
        const QString file = QString::fromLatin1(name) + QStringLiteral(".png");
        drawn_ << file;
        QCOMPARE(picture.size(), pictureSize);
        if (qEnvironmentVariableIsSet("BIOSUBSIDY_PICTURES")) QVERIFY(small(picture).save(committed(language, file)));
        const QImage there(committed(language, file));
        QVERIFY2(there.size() == pictureSize, qPrintable(file));
    }

    // Claims that add something, each a stage further on.
    static void applyForSome(const WindowFixture& fixture) {
        fixture.trigger("action.page_applications");
        QTest::qWait(100);
        auto& page = *fixture.window->findChild<ApplicationsPage*>();
        const Assessment& assessment = *fixture.window->runner().latest();
        std::size_t stage = 0;
        for (std::size_t pack = 0; pack < assessment.packs.size(); ++pack) {
            for (std::size_t claim = 0; claim < assessment.packs[pack].claims.size(); ++claim) {
                const Claim& of = assessment.claim({pack, claim});
                if (of.verdict != Verdict::eligible || of.counted.isZero()) continue;
                QVERIFY(page.apply(assessment, {pack, claim}));
                const auto id = page.detail().id();
                const auto stored = fixture.library->applications().load(*id);
                applications::Application after = stored->application;
                after.status = applications::allStatuses.at(stage % applications::allStatuses.size());
                after.person = stage % 2 == 0 ? "王工" : "李工";
                after.ownDeadline = applications::daysAfter(*Date::of(2026, 11, 18), static_cast<long>(stage) * 5);
                page.steps().change({{*id, stored->application, after}});
                ++stage;
            }
        }
        page.takeFocus();
    }

private Q_SLOTS:
    void picturesAreOfTheWindow_data() { addLanguages(); }
    void picturesAreOfTheWindow() {
        QFETCH(int, language);
        const auto chosen = static_cast<Language>(language);
        drawn_.clear();
        WindowFixture fixture(chosen);
        fixture.window->statusBar()->hide(); // it names the folder of this test
        fixture.window->resize(pictureSize);
        draw(fixture, chosen, "start");
        fixture.trigger("action.example");
        draw(fixture, chosen, "profile");
        fixture.trigger("action.page_result");
        auto* row = fixture.find<ClaimRow>("claim.beijing-2024/pilot-platform/p1");
        row->setOpen(true);
        QTest::qWait(100);
        scrollTo(*row);
        draw(fixture, chosen, "result");
        for (const char* page : {"siting", "levers", "policies", "screening", "report"}) {
            fixture.trigger((QByteArray("action.page_") + page).constData());
            draw(fixture, chosen, page);
        }
        QVERIFY(
            fixture.session().openFile(QStringLiteral(BIOSUBSIDY_SOURCE_DIR "/tests/cases/whole-2-tianjin.case.json")));
        QVERIFY(fixture.session().openFile(QStringLiteral(BIOSUBSIDY_SOURCE_DIR "/resources/examples/beijing.json")));
        fixture.trigger("action.page_cases");
        draw(fixture, chosen, "cases");
        applyForSome(fixture);
        draw(fixture, chosen, "applications");
        drawn_.sort();
        QCOMPARE(namedIn(chosen), drawn_);
    }

    void contentsLeadEverywhere_data() { addLanguages(); }
    void contentsLeadEverywhere() {
        QFETCH(int, language);
        WindowFixture fixture(static_cast<Language>(language));
        fixture.trigger("action.help");
        auto* contents = fixture.find<QComboBox>("help.contents");
        auto* text = fixture.find<ManualView>("help.text");
        int entries = 0;
        for (const ManualChapter& chapter : manualChapters(static_cast<Language>(language)))
            entries += 1 + static_cast<int>(chapter.sections.size());
        QCOMPARE(contents->count(), entries);
        QVERIFY(entries > 30);
        for (int entry = 0; entry < entries; ++entry) {
            contents->setCurrentIndex(entry);
            Q_EMIT contents->activated(entry);
            QCOMPARE(contents->currentIndex(), entry);
            // Its heading is in sight.
            bool seen = false;
            for (QTextBlock block = text->document()->begin(); block.isValid(); block = block.next()) {
                if (block.blockFormat().headingLevel() == 0 || block.text() != contents->itemText(entry).trimmed())
                    continue;
                const QRect place = text->cursorRect(QTextCursor(block));
                seen = text->viewport()->rect().intersects(place);
            }
            QVERIFY2(seen, qPrintable(contents->itemText(entry)));
        }
    }

    void picturesAreShownAndFit() {
        WindowFixture fixture;
        fixture.trigger("action.help");
        auto* text = fixture.find<ManualView>("help.text");
        const auto width = [text] {
            const auto picture =
                text->document()
                    ->resource(QTextDocument::ImageResource, QUrl(QStringLiteral("pictures/start.png")))
                    .value<QImage>();
            return qRound(picture.width() / picture.devicePixelRatio());
        };
        const auto fits = [&] {
            return width() <= text->viewport()->width() && width() > text->viewport()->width() / 2;
        };
        QTRY_VERIFY2(fits(), qPrintable(QStringLiteral("%1 in %2").arg(width()).arg(text->viewport()->width())));
        QTRY_COMPARE(text->horizontalScrollBar()->maximum(), 0);
        fixture.window->resize(1000, 700);
        fixture.window->resizeDocks({fixture.find<QDockWidget>("help")}, {380}, Qt::Horizontal);
        QTRY_VERIFY2(fits(), qPrintable(QStringLiteral("%1 in %2").arg(width()).arg(text->viewport()->width())));
    }

    void linksLeadToChapters() {
        WindowFixture fixture;
        fixture.trigger("action.help");
        auto* text = fixture.find<ManualView>("help.text");
        Q_EMIT text->anchorClicked(QUrl(QStringLiteral("figures.md")));
        QVERIFY(text->toPlainText().startsWith(QStringLiteral("结论与合计")));
        QCOMPARE(fixture.find<QComboBox>("help.contents")->currentText(), QStringLiteral("结论与合计"));
        QVERIFY(drawn(*fixture.window, QStringLiteral("manual-figures")));
        Q_EMIT text->anchorClicked(QUrl(QStringLiteral("new-city.md")));
        QVERIFY(drawn(*fixture.window, QStringLiteral("manual-new-city")));
        Q_EMIT text->anchorClicked(QUrl(QStringLiteral("first-steps.md")));
        QTest::qWait(200);
        QVERIFY(drawn(*fixture.window, QStringLiteral("manual-first-steps")));
        Q_EMIT text->anchorClicked(QUrl(QStringLiteral("figures.md")));
        Q_EMIT text->anchorClicked(QUrl(QStringLiteral("https://example.org/"))); // leads nowhere
        QVERIFY(text->toPlainText().startsWith(QStringLiteral("结论与合计")));
    }
};

QTEST_MAIN(ManualTest)
#include "manual_test.moc"
