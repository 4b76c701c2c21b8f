// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/paper.h"

#include <algorithm>

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

// Lines of the list of contents: how many on a page, how high, below which heading.
constexpr qreal contentsHeight = 16 * unit;
constexpr qreal contentsTop = 34 * unit;
constexpr int contentsLines = static_cast<int>((textHeight - contentsTop) / contentsHeight);

QFont fontOf(qreal points, bool bold = false) {
    QFont font;
    font.setFamilies(paper::fontFamilies);
    // Pixels are the layout's units, on whatever the page is painted.
    font.setPixelSize(qRound(points * unit));
    font.setBold(bold);
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
    QFont font;
    font.setFamilies(paper::fontFamilies);
    font.setPointSizeF(paper::bodySize);
    text_->setDefaultFont(font);
    const qreal pixels = screenResolution() / pointsPerInch;
    text_->setPageSize({textWidth, textHeight});
    PaperText(*text_, pixels, textWidth * pixels / unit).write(document, [this] { keepHeadingsWithText(); });
    if (document.hasContents) listContents();
}

Paper::~Paper() = default;

// A margin below the last line makes no page.
int Paper::pageCount() const {
    QTextBlock block = text_->lastBlock();
    while (block.length() <= 1 && block.previous().isValid()) block = block.previous();
    const qreal bottom = text_->documentLayout()->blockBoundingRect(block).bottom();
    return static_cast<int>((bottom - 1) / textHeight) + 1 + contentsPages_;
}

std::optional<int> Paper::pageOfText(int page) const {
    if (page < coverPages_) return page;
    if (page < coverPages_ + contentsPages_) return std::nullopt;
    return page - contentsPages_;
}

int Paper::pageShowing(int pageOfText) const {
    return pageOfText < coverPages_ ? pageOfText : pageOfText + contentsPages_;
}

// The list has pages of its own, painted by hand: which page a chapter begins on is
// known when all is laid out, and must not move anything then.
void Paper::listContents() {
    const QList<Heading> all = headings();
    if (all.isEmpty()) return;
    coverPages_ = std::max(all.first().page, 1);
    for (const Heading& heading : all) {
        if (heading.level <= 2) contents_.append(heading);
    }
    const auto lines = static_cast<int>(contents_.size());
    contentsPages_ = (lines + contentsLines - 1) / contentsLines;
    for (Heading& heading : contents_) heading.page = pageShowing(heading.page);
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

void Paper::paintEdges(QPainter& painter, int page) const {
    painter.setFont(fontOf(paper::smallSize));
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

// Of the lines of contents, numbered from the first page of them.
QRectF Paper::contentsLine(int index) {
    const int row = index % contentsLines;
    return {sideMargin, topMargin + contentsTop + row * contentsHeight, textWidth, contentsHeight};
}

void Paper::paintContents(QPainter& painter, int page) const {
    painter.setPen(paper::text);
    painter.setFont(fontOf(paper::chapterSize, true));
    painter.drawText(QRectF(sideMargin, topMargin, textWidth, contentsTop), Qt::AlignLeft | Qt::AlignTop,
                     language_.startsWith("zh") ? QStringLiteral("目录") : QStringLiteral("Contents"));
    const int from = (page - coverPages_) * contentsLines;
    const int upTo = std::min(from + contentsLines, static_cast<int>(contents_.size()));
    for (int index = from; index < upTo; ++index) {
        const Heading& heading = contents_[index];
        QRectF line = contentsLine(index);
        painter.setFont(fontOf(paper::bodySize, heading.level == 1));
        const QString number = QString::number(heading.page + 1);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, number);
        const qreal indent = heading.level == 1 ? 0 : 14 * unit;
        const qreal room = painter.fontMetrics().horizontalAdvance(number) + 8 * unit;
        line.adjust(indent, 0, -room, 0);
        const QString title =
            painter.fontMetrics().elidedText(heading.title, Qt::ElideRight, static_cast<int>(line.width()));
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, title);
        const qreal written = painter.fontMetrics().horizontalAdvance(title) + 6 * unit;
        painter.setPen(QPen(paper::strongLine, unit / 2, Qt::DotLine));
        const qreal base = line.bottom() - 4.5 * unit;
        if (written < line.width()) painter.drawLine(QPointF(line.left() + written, base), QPointF(line.right(), base));
        painter.setPen(paper::text);
    }
}

void Paper::paint(QPainter& painter, int page) const {
    painter.save();
    painter.fillRect(QRectF(QPointF(), pageSize()), Qt::white);
    if (page > 0) paintEdges(painter, page);
    const std::optional<int> shown = pageOfText(page);
    if (!shown) {
        paintContents(painter, page);
        return painter.restore();
    }
    painter.translate(sideMargin, topMargin - *shown * textHeight);
    QAbstractTextDocumentLayout::PaintContext context;
    context.clip = QRectF(0, *shown * textHeight, textWidth, textHeight);
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
        found.append({block.text().section(QLatin1Char('\t'), 0, 0), level, pageShowing(page),
                      top - page * textHeight + topMargin});
    }
    return found;
}

QList<Paper::Link> Paper::links() const {
    QList<Link> found;
    for (int index = 0; index < contents_.size(); ++index)
        found.append({coverPages_ + index / contentsLines, contentsLine(index), contents_[index]});
    return found;
}

namespace {

void addRare(const QString& text, bool isBold, QList<Paper::RareCharacter>& found) {
    for (int at = 0; at + 1 < text.size(); ++at)
        if (text[at].isHighSurrogate()) found.append({text.mid(at, 2), isBold});
}

} // namespace

// The cover, the list of contents, then the rest: heads and feet say what stands on
// the cover.
QList<Paper::RareCharacter> Paper::rareCharacters() const {
    QList<RareCharacter> found;
    bool listed = contents_.isEmpty();
    for (QTextBlock block = text_->begin(); block.isValid(); block = block.next()) {
        if (!listed && block.blockFormat().headingLevel() > 0) {
            listed = true;
            for (const Heading& heading : contents_) addRare(heading.title, heading.level == 1, found);
        }
        for (auto part = block.begin(); !part.atEnd(); ++part)
            addRare(part.fragment().text(), part.fragment().charFormat().font().bold(), found);
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
