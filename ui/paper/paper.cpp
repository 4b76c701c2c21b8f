// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/paper.h"

#include <QAbstractTextDocumentLayout>
#include <QGuiApplication>
#include <QScreen>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

#include "ui/look/conversions.h"
#include "ui/paper/bar_object.h"
#include "ui/paper/paper_device.h"
#include "ui/paper/paper_look.h"
#include "ui/paper/paper_text.h"

namespace biosubsidy::ui {

namespace {

constexpr qreal pointsPerInch = 72;
constexpr qreal millimetresPerInch = 25.4;
constexpr qreal unit = Paper::resolution / pointsPerInch;

constexpr qreal millimetres(qreal length) {
    return length * Paper::resolution / millimetresPerInch;
}

constexpr qreal pageWidth = millimetres(210);
constexpr qreal pageHeight = millimetres(297);
constexpr qreal sideMargin = millimetres(19);
constexpr qreal topMargin = millimetres(23);
constexpr qreal bottomMargin = millimetres(19);
constexpr qreal textWidth = pageWidth - 2 * sideMargin;
constexpr qreal textHeight = pageHeight - topMargin - bottomMargin;

// What Qt takes a pixel of a format for when it scales it to the layout's device.
qreal screenResolution() {
    constexpr qreal withoutScreen = 100;
    const QScreen* screen = QGuiApplication::primaryScreen();
    return screen == nullptr ? withoutScreen : qRound(screen->logicalDotsPerInchY());
}

QFont smallFont() {
    QFont font(paper::fontFamily);
    // Pixels are the layout's units, on whatever the page is painted.
    font.setPixelSize(qRound(paper::smallSize * unit));
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

} // namespace

QSizeF Paper::pageSize() {
    return {pageWidth, pageHeight};
}

Paper::Paper(const report::Document& document)
    : title_(toQt(document.cover.title)), runningHead_(toQt(document.runningHead)), date_(toQt(document.date)),
      language_(document.language == Language::zh ? "zh-CN" : "en"), device_(std::make_unique<PaperDevice>(resolution)),
      text_(std::make_unique<QTextDocument>()), bars_(std::make_unique<BarObject>(unit)) {
    text_->setUndoRedoEnabled(false);
    text_->setUseDesignMetrics(true);
    text_->setDocumentMargin(0);
    text_->documentLayout()->setPaintDevice(device_.get());
    text_->documentLayout()->registerHandler(BarObject::type, bars_.get());
    QFont font(paper::fontFamily);
    font.setPointSizeF(paper::bodySize);
    text_->setDefaultFont(font);
    const qreal pixels = screenResolution() / pointsPerInch;
    text_->setPageSize({textWidth, textHeight});
    PaperText(*text_, pixels, textWidth * pixels / unit).write(document, [this] { keepHeadingsWithText(); });
}

Paper::~Paper() = default;

int Paper::pageCount() const {
    return text_->pageCount();
}

// A heading at the foot of a page goes to the next one. Each such move shifts all
// that follows, so that it is made before that is written.
void Paper::keepHeadingsWithText() {
    const auto* layout = text_->documentLayout();
    const auto pageOf = [](qreal y) { return static_cast<int>(y / textHeight); };
    constexpr qreal roomBelow = 60 * unit; // a few lines of what it is the heading of
    QTextBlock block = text_->findBlockByNumber(settled_);
    settled_ = text_->blockCount() - 1;
    for (; block.isValid(); block = block.next()) {
        const QTextBlockFormat format = block.blockFormat();
        if (format.headingLevel() == 0 || format.pageBreakPolicy() != QTextFormat::PageBreak_Auto) continue;
        const QRectF place = layout->blockBoundingRect(block);
        if (pageOf(place.top() + 1) == pageOf(place.bottom() + roomBelow)) continue;
        QTextCursor cursor(block);
        QTextBlockFormat onNewPage = format;
        onNewPage.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
        cursor.setBlockFormat(onNewPage);
    }
}

void Paper::paint(QPainter& painter, int page) const {
    painter.save();
    painter.fillRect(QRectF(QPointF(), pageSize()), Qt::white);
    if (page > 0) {
        painter.setFont(smallFont());
        painter.setPen(paper::muted);
        const QRectF head(sideMargin, topMargin - millimetres(11), textWidth, millimetres(5));
        painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(runningHead_, Qt::ElideRight, static_cast<int>(textWidth)));
        painter.setPen(QPen(paper::line, unit / 2));
        painter.drawLine(head.bottomLeft() + QPointF(0, unit), head.bottomRight() + QPointF(0, unit));
        painter.setPen(paper::muted);
        const QRectF foot(sideMargin, pageHeight - bottomMargin + millimetres(4), textWidth, millimetres(5));
        painter.drawText(foot, Qt::AlignHCenter | Qt::AlignVCenter,
                         QStringLiteral("%1 / %2").arg(page + 1).arg(pageCount()));
    }
    painter.translate(sideMargin, topMargin - page * textHeight);
    QAbstractTextDocumentLayout::PaintContext context;
    context.clip = QRectF(0, page * textHeight, textWidth, textHeight);
    painter.setClipRect(context.clip);
    context.palette.setColor(QPalette::Text, paper::text);
    text_->documentLayout()->draw(&painter, context);
    painter.restore();
}

QList<Paper::Heading> Paper::headings() const {
    QList<Heading> found;
    for (QTextBlock block = text_->begin(); block.isValid(); block = block.next()) {
        const int level = block.blockFormat().headingLevel();
        if (level == 0) continue;
        const qreal top = text_->documentLayout()->blockBoundingRect(block).top() + 1;
        const int page = static_cast<int>(top / textHeight);
        found.append({block.text().section(QLatin1Char('\t'), 0, 0), level, page, top - page * textHeight + topMargin});
    }
    return found;
}

void Paper::moveToThread(QThread* thread) {
    (void)pageCount(); // lays out what is left to do
    // Each block keeps the font engine that it asked for last. Engines belong to the
    // thread that made them, which uses them for its next paper and deletes them when
    // it ends: the block is to ask for its new thread's.
    for (QTextBlock block = text_->begin(); block.isValid(); block = block.next())
        block.layout()->setFont(block.layout()->font());
    text_->moveToThread(thread);
    bars_->moveToThread(thread);
}

QString Paper::plainText() const {
    return text_->toPlainText();
}

} // namespace biosubsidy::ui
