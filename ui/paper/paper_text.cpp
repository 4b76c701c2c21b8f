// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/paper_text.h"

#include <algorithm>
#include <limits>

#include <QAbstractTextDocumentLayout>
#include <QImage>
#include <QTextBlock>
#include <QTextTableCell>
#include <QUrl>

#include "ui/look/conversions.h"
#include "ui/paper/bar_object.h"
#include "ui/paper/paper_look.h"

namespace biosubsidy::ui {

namespace {

constexpr int fewest = 3; // rows of a table that go over to a page

constexpr qreal fullLength = 1000; // of a bar

// Of a block that belongs to what follows it: a heading, the line under it, a caption.
constexpr int leads = QTextFormat::UserProperty;

constexpr int mostRows = 64; // more than fit on a page

// Points below the letters of a row: the rest of its line, padding, line and margin,
// which the layout wants on the page as well, if not at once.
constexpr qreal rowFoot = 12;

QColor colourOf(report::Tone tone) {
    switch (tone) {
    case report::Tone::plain: return paper::text;
    case report::Tone::muted: return paper::muted;
    case report::Tone::eligible: return paper::eligible;
    case report::Tone::arguable: return paper::arguable;
    case report::Tone::undetermined: return paper::undetermined;
    case report::Tone::ineligible: return paper::ineligible;
    }
    return paper::text;
}

} // namespace

PaperText::PaperText(QTextDocument& document, qreal unit, qreal width)
    : document_(document), cursor_(&document), unit_(unit), width_(width) {}

// The font has Chinese quotation marks, as wide as a character: in English they
// would tear words apart.
QString PaperText::words(const std::string& text) const {
    QString words = toQt(text);
    if (!english_) return words;
    for (QChar& letter : words) {
        if (letter == QChar(0x2018) || letter == QChar(0x2019)) letter = QLatin1Char('\'');
        if (letter == QChar(0x201C) || letter == QChar(0x201D)) letter = QLatin1Char('"');
    }
    return words;
}

void PaperText::write(const report::Document& document, const std::function<void()>& partWritten) {
    english_ = document.language == Language::en;
    brief_ = document.isBrief;
    partWritten_ = partWritten;
    writeCover(document.cover);
    bool afterCover = !brief_;
    for (const report::Section& section : document.sections) {
        laidOut([&] { writeHeading(section, section.onNewPage || afterCover); });
        afterCover = false;
        for (const report::Block& part : section.blocks) {
            std::visit([this](const auto& of) { write(of); }, part);
            partWritten();
        }
    }
}

void PaperText::laidOut(const std::function<void()>& writePart) {
    cursor_.beginEditBlock();
    writePart();
    cursor_.endEditBlock();
    partWritten_();
}

QTextBlockFormat PaperText::spaced(qreal above, qreal below) const {
    constexpr int lineHeight = 135; // percent
    QTextBlockFormat format;
    format.setTopMargin(above * unit_);
    format.setBottomMargin(below * unit_);
    format.setLineHeight(lineHeight, QTextBlockFormat::ProportionalHeight);
    return format;
}

QTextCharFormat PaperText::format(const Look& look) const {
    QTextCharFormat format;
    QFont font;
    font.setFamilies(paper::fontFamilies);
    font.setPointSizeF(look.size);
    font.setBold(look.bold);
    font.setHintingPreference(QFont::PreferNoHinting);
    format.setFont(font);
    format.setForeground(look.colour);
    return format;
}

void PaperText::block(const QTextBlockFormat& blockFormat, const Look& look, const QString& text) {
    if (first_)
        cursor_.setBlockFormat(blockFormat);
    else
        cursor_.insertBlock(blockFormat);
    first_ = false;
    cursor_.setBlockCharFormat(format(look));
    add(text, look);
}

void PaperText::add(const QString& text, const Look& look) {
    cursor_.insertText(text, format(look));
}

void PaperText::writeCover(const report::Cover& cover) {
    constexpr qreal labelWidth = 100;
    if (cover.logo) writeLogo(*cover.logo);
    std::size_t lines = 0;
    for (const auto* details : {&cover.sums, &cover.details})
        for (const report::Detail& detail : *details) lines += detail.texts.size();
    constexpr std::size_t roomy = 14;
    const qreal space = brief_ || lines > roomy ? 0.1 : 1; // it is one page, whatever stands on it
    block(spaced(cover.logo ? 8 : 60 * space, 90 * space), {paper::bodySize, paper::muted}, words(cover.kicker));
    block(spaced(0, 10 * space), {brief_ ? paper::chapterSize : paper::titleSize, paper::text, true},
          words(cover.title));
    block(spaced(0, 60 * space), {brief_ ? paper::entrySize : paper::companySize, paper::accent}, words(cover.company));
    for (const report::Detail& sum : cover.sums) {
        for (const std::string& text : sum.texts)
            block(spaced(0, 6), {paper::sumSize, paper::text, true}, words(sum.label) + QLatin1Char(' ') + words(text));
    }
    if (!cover.sums.empty()) block(spaced(0, brief_ ? 0 : 12), {1, paper::text}, {});
    writeDetails(cover.details, labelWidth);
    for (const std::string& line : cover.contact) block(spaced(2, 0), {paper::bodySize, paper::muted}, words(line));
    if (brief_) return block(spaced(4, 0), {paper::smallSize, paper::muted}, words(cover.notice));
    block(spaced(18, 0), {1, paper::text}, {});
    notice(words(cover.notice));
}

void PaperText::notice(const QString& text) {
    constexpr qreal padding = 6;
    flow({1, {1}, padding, false, [&](QTextTable& table, int row, int) {
              cell(table, row, 0, text, {paper::bodySize, paper::text});
              QTextTableCell at = table.cellAt(row, 0); // whose text, when it is written, takes the format along
              QTextTableCellFormat cellFormat = at.format().toTableCellFormat();
              cellFormat.setBackground(paper::notice);
              at.setFormat(cellFormat);
          }});
}

// At most 170 by 68 points.
void PaperText::writeLogo(const report::Picture& logo) {
    constexpr qreal widest = 170;
    constexpr qreal highest = 68;
    const QImage image =
        QImage::fromData(QByteArray::fromRawData(logo.bytes.data(), static_cast<qsizetype>(logo.bytes.size())));
    if (image.isNull()) return;
    const QUrl name(QStringLiteral("logo"));
    document_.addResource(QTextDocument::ImageResource, name, image);
    const QSizeF size = QSizeF(image.size()).scaled(widest * unit_, highest * unit_, Qt::KeepAspectRatio);
    QTextImageFormat picture;
    picture.setName(name.toString());
    picture.setWidth(size.width());
    picture.setHeight(size.height());
    block(spaced(40, 0), {paper::bodySize, paper::text}, {});
    cursor_.insertImage(picture);
}

void PaperText::writeHeading(const report::Section& section, bool onNewPage) {
    const bool chapter = section.level == 1;
    QTextBlockFormat heading = chapter ? spaced(22, 6) : spaced(14, 4);
    heading.setHeadingLevel(section.level);
    heading.setProperty(leads, true);
    if (onNewPage) heading.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
    block(heading, {chapter ? paper::chapterSize : paper::partSize, chapter ? paper::text : paper::accent, true},
          words(section.title));
}

void PaperText::write(const report::Paragraph& paragraph) {
    const QString text = words(paragraph.text);
    // What stands right under a heading, or announces what follows, goes with it.
    const auto leading = [&](QTextBlockFormat format) {
        const bool announces = text.endsWith(QLatin1Char(':')) || text.endsWith(QChar(0xFF1A));
        if (announces || cursor_.block().blockFormat().boolProperty(leads)) format.setProperty(leads, true);
        return format;
    };
    switch (paragraph.style) {
    case report::Paragraph::Style::body: return block(leading(spaced(3, 4)), {paper::bodySize, paper::text}, text);
    case report::Paragraph::Style::lead: return block(leading(spaced(3, 6)), {paper::leadSize, paper::text}, text);
    case report::Paragraph::Style::small: return block(spaced(2, 4), {paper::smallSize, paper::muted}, text);
    case report::Paragraph::Style::notice: break;
    }
    notice(text);
}

void PaperText::write(const report::Bullets& bullets) {
    constexpr qreal indent = 12;
    constexpr qreal padding = 1.5;
    flow(
        {static_cast<int>(bullets.items.size()),
         {indent * unit_, width_ - indent * unit_},
         padding,
         false,
         [&](QTextTable& table, int row, int index) {
             cell(table, row, 0, QStringLiteral("•"), {paper::bodySize, paper::text});
             cell(table, row, 1, words(bullets.items[static_cast<std::size_t>(index)]), {paper::bodySize, paper::text});
         }});
}

// Before the empty block behind a table: a break of a table's own, where little room is
// left, makes Qt pass over a page.
void PaperText::breakPage() {
    QTextBlockFormat format = cursor_.blockFormat();
    format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
    cursor_.setBlockFormat(format);
}

QTextTable* PaperText::insert(const Rows& rows, int from, int count) {
    qreal all = 0;
    for (const qreal weight : rows.weights) all += weight;
    QTextTableFormat format;
    QList<QTextLength> widths;
    for (const qreal weight : rows.weights) widths << QTextLength(QTextLength::FixedLength, width_ * weight / all);
    format.setColumnWidthConstraints(widths);
    format.setWidth(QTextLength(QTextLength::FixedLength, width_));
    format.setBorder(0);
    format.setCellSpacing(0);
    format.setCellPadding(rows.padding * unit_);
    format.setTopMargin(4 * unit_);
    format.setBottomMargin(4 * unit_);
    const int headings = rows.hasHeading ? 1 : 0;
    format.setHeaderRowCount(headings);
    QTextTable* table = nullptr;
    cursor_.beginEditBlock();
    table = cursor_.insertTable(count + headings, static_cast<int>(rows.weights.size()), format);
    if (rows.hasHeading) rows.write(*table, 0, -1);
    for (int row = 0; row < count; ++row) rows.write(*table, row + headings, from + row);
    endTable();
    cursor_.endEditBlock();
    return table;
}

// Units of the layout.
qreal PaperText::points(qreal points) const {
    return points * unit_ * document_.pageSize().width() / width_;
}

int PaperText::pageOf(const QTextBlock& block, qreal below) const {
    const qreal top = document_.documentLayout()->blockBoundingRect(block).top();
    return static_cast<int>((top + std::max(points(below), 1.0)) / document_.pageSize().height());
}

// How many rows, without the heading, are whole on the page on which the first begins.
int PaperText::rowsOnPage(const QTextTable& table, bool hasHeading) const {
    const QAbstractTextDocumentLayout* layout = document_.documentLayout();
    const qreal height = document_.pageSize().height();
    const qreal slack = points(rowFoot);
    const int headings = hasHeading ? 1 : 0;
    int page = -1;
    for (int row = headings; row < table.rows(); ++row) {
        qreal top = std::numeric_limits<qreal>::max();
        qreal bottom = 0;
        for (int column = 0; column < table.columns(); ++column) {
            const QTextTableCell cell = table.cellAt(row, column);
            top = std::min(top, layout->blockBoundingRect(cell.firstCursorPosition().block()).top());
            bottom = std::max(bottom, layout->blockBoundingRect(cell.lastCursorPosition().block()).bottom());
        }
        const int first = static_cast<int>((top + 1) / height);
        const int last = static_cast<int>((bottom + slack) / height);
        if (page < 0) page = first;
        if (first != page || last != page) return row - headings;
    }
    return table.rows() - headings;
}

// What leads to a table whose first row finds no room goes to the next page with it,
// unless it begins a page already. False: there is nothing.
bool PaperText::moveWhatLeadsTo(const QTextTable& table) {
    QTextBlock block = table.cellAt(0, 0).firstCursorPosition().block().previous();
    QTextBlock first;
    for (; block.isValid() && block.blockFormat().boolProperty(leads); block = block.previous()) first = block;
    if (!first.isValid()) return false;
    if (first.blockFormat().pageBreakPolicy() != QTextFormat::PageBreak_Auto) return true;
    QTextCursor cursor(first);
    QTextBlockFormat onNewPage = first.blockFormat();
    onNewPage.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
    cursor.setBlockFormat(onNewPage);
    return true;
}

void PaperText::flow(const Rows& rows) {
    partWritten_();
    bool onNewPage = false; // a break is wanted before what comes
    bool atTop = false;     // nothing stands above it on its page
    for (int from = 0; from < rows.count;) {
        const int page = pageOf(cursor_.block());
        if (onNewPage) breakPage();
        QTextTable* table = insert(rows, from, std::min(rows.count - from, mostRows));
        atTop = atTop || onNewPage;
        const bool apart = pageOf(table->cellAt(0, 0).firstCursorPosition().block()) != page;
        const int whole = rowsOnPage(*table, rows.hasHeading);
        const int over = rows.count - from - whole;
        const bool isShort = whole <= fewest && over > 0 && over < fewest; // it need not be parted
        if (!atTop && (apart || whole == 0 || isShort)) atTop = moveWhatLeadsTo(*table);
        const int kept = cutAtPage(*table, rows, from, atTop);
        from += kept;
        if (from == rows.count) break;
        // What comes behind a table that fills its page stands on the next one as it is; a
        // break, where the margins reach over, would pass over a page.
        const int last = kept == 0 ? page : pageOf(table->cellAt(0, 0).firstCursorPosition().block());
        atTop = pageOf(cursor_.block(), rowFoot) != last;
        onNewPage = !atTop;
    }
}

// Takes away what is not whole on the table's page; gives how many rows are left, all
// of which may be none where the table does not begin its page. Without its rows the
// table is laid out anew, a little otherwise: it is asked until it stays.
int PaperText::cutAtPage(QTextTable& table, const Rows& rows, int from, bool atTop) {
    const int headings = rows.hasHeading ? 1 : 0;
    for (;;) {
        const int count = table.rows() - headings;
        int whole = rowsOnPage(table, rows.hasHeading);
        if (whole == 0 && atTop) whole = 1; // higher than a page
        if (whole >= count) return count;
        const int over = rows.count - from - whole;
        if (whole > fewest && over < fewest) whole -= fewest - over;
        while (whole > 1 && rows.staysWithNext(from + whole - 1)) --whole;
        cursor_.beginEditBlock();
        if (whole == 0)
            table.removeRows(0, table.rows()); // all of it
        else
            table.removeRows(headings + whole, count - whole);
        cursor_.movePosition(QTextCursor::End);
        cursor_.endEditBlock();
        if (whole == 0) return 0;
    }
}

void PaperText::endTable() {
    // The block that Qt wants after a table stays empty and next to nothing high:
    // right after a table Qt drops the space above a block.
    cursor_.movePosition(QTextCursor::End);
    cursor_.setBlockFormat(QTextBlockFormat());
    cursor_.setBlockCharFormat(format({1, paper::text}));
}

void PaperText::cell(QTextTable& table, int row, int column, const QString& text, const Look& look, bool right) {
    QTextCursor at = table.cellAt(row, column).firstCursorPosition();
    QTextBlockFormat line = spaced(0, 0);
    if (right) line.setAlignment(Qt::AlignRight);
    at.setBlockFormat(line);
    at.setBlockCharFormat(format(look));
    at.insertText(text, format(look));
}

void PaperText::write(const report::Table& table) {
    constexpr qreal padding = 3;
    QList<qreal> weights;
    for (const report::Column& column : table.columns) weights << column.weight;
    const qreal size = table.compact ? paper::smallSize : paper::bodySize - 0.5;
    const auto rowAt = [&](int index) { return &table.rows[static_cast<std::size_t>(index)]; };
    flow({static_cast<int>(table.rows.size()), weights, table.compact ? padding - 1 : padding, true,
          [&](QTextTable& made, int row, int index) {
              if (index >= 0) {
                  writeRow(made, row, table, *rowAt(index));
              } else {
                  for (int column = 0; column < made.columns(); ++column) {
                      const report::Column& of = table.columns[static_cast<std::size_t>(column)];
                      cell(made, row, column, words(of.heading), {size, paper::muted, true}, of.isSum);
                  }
              }
              decorate(made, row, table, index < 0 ? nullptr : rowAt(index));
          },
          [&](int index) { return rowAt(index)->kind == report::Row::Kind::group; }});
}

// Lines, washes and indents of a row; of the heading without `content`.
void PaperText::decorate(QTextTable& table, int row, const report::Table& of, const report::Row* content) {
    constexpr qreal padding = 3;
    constexpr qreal thin = 0.5;
    constexpr qreal thick = 1;
    constexpr qreal sumPadding = 12;
    constexpr qreal step = 11; // of indents
    const bool strong = content != nullptr && content->kind != report::Row::Kind::usual;
    const int indented = content != nullptr && content->tone != report::Tone::plain ? 1 : 0;
    const int depth = content == nullptr ? 0 : content->depth;
    for (int column = 0; column < table.columns(); ++column) {
        QTextTableCell at = table.cellAt(row, column);
        QTextTableCellFormat cellFormat = at.format().toTableCellFormat();
        cellFormat.setBottomBorder((content == nullptr ? thick : thin) * unit_);
        cellFormat.setBottomBorderBrush(content == nullptr ? paper::strongLine : paper::line);
        cellFormat.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        if (strong) cellFormat.setBackground(paper::wash);
        // A sum and the text beside it must not run into each other.
        if (of.columns[static_cast<std::size_t>(column)].isSum && column + 1 < table.columns())
            cellFormat.setRightPadding(sumPadding * unit_);
        if (column == indented && depth > 0) cellFormat.setLeftPadding((padding + depth * step) * unit_);
        at.setFormat(cellFormat);
    }
    if (content != nullptr && content->kind == report::Row::Kind::group) table.mergeCells(row, 0, 1, table.columns());
}

void PaperText::writeRow(QTextTable& table, int row, const report::Table& of, const report::Row& content) {
    const qreal size = of.compact ? paper::smallSize : paper::bodySize - 0.5;
    const bool strong = content.kind != report::Row::Kind::usual;
    if (content.kind == report::Row::Kind::group) {
        return cell(table, row, 0, words(content.cells.front().text), {size, paper::text, true});
    }
    for (int column = 0; column < static_cast<int>(content.cells.size()); ++column) {
        const auto index = static_cast<std::size_t>(column);
        const QColor colour = column == 0 ? colourOf(content.tone) : paper::text;
        cell(table, row, column, words(content.cells[index].text), {size, colour, strong}, of.columns[index].isSum);
    }
}

void PaperText::write(const report::Chart& chart) {
    constexpr qreal label = 40;
    constexpr qreal bar = 42;
    constexpr qreal sum = 18;
    constexpr qreal padding = 2;
    QTextBlockFormat caption = spaced(10, 0);
    caption.setProperty(leads, true);
    laidOut([&] { block(caption, {paper::bodySize, paper::text, true}, words(chart.title)); });
    const qreal longest = width_ * bar / (label + bar + sum) - 4 * padding * unit_;
    flow({static_cast<int>(chart.bars.size()),
          {label, bar, sum},
          padding,
          false,
          [&](QTextTable& table, int row, int index) {
              const report::Bar& of = chart.bars[static_cast<std::size_t>(index)];
              cell(table, row, 0, words(of.label), {paper::bodySize, paper::text});
              if (!of.remark.empty())
                  table.cellAt(row, 0).lastCursorPosition().insertText(QStringLiteral("  ") + words(of.remark),
                                                                       format({paper::smallSize, paper::arguable}));
              if (of.length > 0)
                  table.cellAt(row, 1).firstCursorPosition().insertText(
                      QString(QChar::ObjectReplacementCharacter),
                      BarObject::format(longest * of.length / fullLength / unit_, of.fill));
              cell(table, row, 2, words(of.sum), {paper::bodySize, paper::text}, true);
          }});
}

void PaperText::write(const report::Entry& entry) {
    constexpr int headingLevel = 3;
    constexpr qreal labelWidth = 52;
    QTextBlockFormat heading = spaced(14, 0);
    heading.setHeadingLevel(headingLevel);
    heading.setTabPositions({QTextOption::Tab(width_, QTextOption::RightTab)});
    heading.setProperty(leads, true);
    QTextBlockFormat under = spaced(0, 2);
    under.setProperty(leads, true);
    const Look look{paper::entrySize, paper::text, true};
    laidOut([&] {
        block(heading, {paper::entrySize, colourOf(entry.tone), true},
              entry.sign.empty() ? QString() : words(entry.sign) + QLatin1Char(' '));
        add(words(entry.title), look);
        if (!entry.sum.empty()) add(QLatin1Char('\t') + words(entry.sum), look);
        block(under, {paper::smallSize, paper::muted}, words(entry.line));
        for (const std::string& badge : entry.badges)
            add(QStringLiteral("  [") + words(badge) + QLatin1Char(']'), {paper::smallSize, paper::arguable});
    });
    writeDetails(entry.details, labelWidth);
}

void PaperText::writeDetails(const std::vector<report::Detail>& details, qreal labelWidth) {
    constexpr qreal padding = 1.2;
    if (details.empty()) return;
    flow({static_cast<int>(details.size()),
          {labelWidth * unit_, width_ - labelWidth * unit_},
          padding,
          false,
          [&](QTextTable& table, int row, int index) {
              const report::Detail& of = details[static_cast<std::size_t>(index)];
              cell(table, row, 0, words(of.label), {paper::bodySize - 0.5, paper::muted});
              QStringList lines;
              for (const std::string& text : of.texts) lines << words(text);
              cell(table, row, 1, lines.join(QLatin1Char('\n')), {paper::bodySize - 0.5, paper::text});
          }});
}

} // namespace biosubsidy::ui
