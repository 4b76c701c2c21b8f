// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/paper_text.h"

#include <QImage>
#include <QTextTableCell>
#include <QUrl>

#include "ui/look/conversions.h"
#include "ui/paper/bar_object.h"
#include "ui/paper/paper_look.h"

namespace biosubsidy::ui {

namespace {

constexpr qreal fullLength = 1000; // of a bar

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
    const auto atOnce = [&](const auto& writePart) {
        cursor_.beginEditBlock(); // laid out once, at its end
        writePart();
        cursor_.endEditBlock();
        partWritten();
    };
    atOnce([&] { writeCover(document.cover); });
    bool afterCover = true;
    for (const report::Section& section : document.sections) {
        atOnce([&] { writeHeading(section, section.onNewPage || afterCover); });
        afterCover = false;
        for (const report::Block& part : section.blocks)
            atOnce([&] { std::visit([this](const auto& of) { write(of); }, part); });
    }
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
    QFont font(paper::fontFamily);
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
    block(spaced(cover.logo ? 8 : 60, 90), {paper::bodySize, paper::muted}, words(cover.kicker));
    block(spaced(0, 10), {paper::titleSize, paper::text, true}, words(cover.title));
    block(spaced(0, 60), {paper::companySize, paper::accent}, words(cover.company));
    writeDetails(cover.details, labelWidth);
    for (const std::string& line : cover.contact) block(spaced(2, 0), {paper::bodySize, paper::muted}, words(line));
    block(spaced(18, 0), {1, paper::text}, {});
    notice(words(cover.notice));
}

void PaperText::notice(const QString& text) {
    constexpr qreal padding = 6;
    QTextTable* table = beginTable(1, {1}, padding);
    cell(*table, 0, 0, text, {paper::bodySize, paper::text});
    QTextTableCell at = table->cellAt(0, 0); // whose text, when it is written, takes the format along
    QTextTableCellFormat cellFormat = at.format().toTableCellFormat();
    cellFormat.setBackground(paper::notice);
    at.setFormat(cellFormat);
    endTable();
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
    if (onNewPage) heading.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
    block(heading, {chapter ? paper::chapterSize : paper::partSize, chapter ? paper::text : paper::accent, true},
          words(section.title));
}

void PaperText::write(const report::Paragraph& paragraph) {
    const QString text = words(paragraph.text);
    switch (paragraph.style) {
    case report::Paragraph::Style::body: return block(spaced(3, 4), {paper::bodySize, paper::text}, text);
    case report::Paragraph::Style::lead: return block(spaced(3, 6), {paper::leadSize, paper::text}, text);
    case report::Paragraph::Style::small: return block(spaced(2, 4), {paper::smallSize, paper::muted}, text);
    case report::Paragraph::Style::notice: break;
    }
    notice(text);
}

void PaperText::write(const report::Bullets& bullets) {
    constexpr qreal indent = 12;
    constexpr qreal padding = 1.5;
    QTextTable* table =
        beginTable(static_cast<int>(bullets.items.size()), {indent * unit_, width_ - indent * unit_}, padding);
    for (std::size_t index = 0; index < bullets.items.size(); ++index) {
        const int row = static_cast<int>(index);
        cell(*table, row, 0, QStringLiteral("•"), {paper::bodySize, paper::text});
        cell(*table, row, 1, words(bullets.items[index]), {paper::bodySize, paper::text});
    }
    endTable();
}

QTextTable* PaperText::beginTable(int rows, const QList<qreal>& weights, qreal padding) {
    qreal all = 0;
    for (const qreal weight : weights) all += weight;
    QTextTableFormat format;
    QList<QTextLength> widths;
    for (const qreal weight : weights) widths << QTextLength(QTextLength::FixedLength, width_ * weight / all);
    format.setColumnWidthConstraints(widths);
    format.setWidth(QTextLength(QTextLength::FixedLength, width_));
    format.setBorder(0);
    format.setCellSpacing(0);
    format.setCellPadding(padding * unit_);
    format.setTopMargin(4 * unit_);
    format.setBottomMargin(4 * unit_);
    return cursor_.insertTable(rows, static_cast<int>(weights.size()), format);
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
    constexpr qreal thin = 0.5;
    constexpr qreal thick = 1;
    constexpr qreal sumPadding = 12;
    constexpr qreal step = 11; // of indents
    QList<qreal> weights;
    for (const report::Column& column : table.columns) weights << column.weight;
    QTextTable* made =
        beginTable(static_cast<int>(table.rows.size()) + 1, weights, table.compact ? padding - 1 : padding);
    QTextTableFormat tableFormat = made->format();
    tableFormat.setHeaderRowCount(1);
    made->setFormat(tableFormat);
    const qreal size = table.compact ? paper::smallSize : paper::bodySize - 0.5;
    const auto underline = [&](int row, qreal width, const QColor& colour, const QColor& background, int indented,
                               int depth) {
        for (int column = 0; column < made->columns(); ++column) {
            QTextTableCell at = made->cellAt(row, column);
            QTextTableCellFormat cellFormat = at.format().toTableCellFormat();
            cellFormat.setBottomBorder(width * unit_);
            cellFormat.setBottomBorderBrush(colour);
            cellFormat.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
            if (background.isValid()) cellFormat.setBackground(background);
            // A sum and the text beside it must not run into each other.
            if (table.columns[static_cast<std::size_t>(column)].isSum && column + 1 < made->columns())
                cellFormat.setRightPadding(sumPadding * unit_);
            if (column == indented && depth > 0) cellFormat.setLeftPadding((padding + depth * step) * unit_);
            at.setFormat(cellFormat);
        }
    };
    for (int column = 0; column < made->columns(); ++column) {
        const report::Column& of = table.columns[static_cast<std::size_t>(column)];
        cell(*made, 0, column, words(of.heading), {size, paper::muted, true}, of.isSum);
    }
    underline(0, thick, paper::strongLine, {}, 0, 0);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const report::Row& content = table.rows[row];
        const int at = static_cast<int>(row) + 1;
        writeRow(*made, at, table, content);
        underline(at, thin, paper::line, content.kind == report::Row::Kind::usual ? QColor() : paper::wash,
                  content.tone == report::Tone::plain ? 0 : 1, content.depth);
        if (content.kind == report::Row::Kind::group) made->mergeCells(at, 0, 1, made->columns());
    }
    endTable();
}

void PaperText::writeRow(QTextTable& table, int row, const report::Table& of, const report::Row& content) {
    const qreal size = of.compact ? paper::smallSize : paper::bodySize - 0.5;
    const bool strong = content.kind != report::Row::Kind::usual;
    if (content.kind == report::Row::Kind::group) {
        return cell(table, row, 0, words(content.cells.front()), {size, paper::text, true});
    }
    for (int column = 0; column < static_cast<int>(content.cells.size()); ++column) {
        const auto index = static_cast<std::size_t>(column);
        const QColor colour = column == 0 ? colourOf(content.tone) : paper::text;
        cell(table, row, column, words(content.cells[index]), {size, colour, strong}, of.columns[index].isSum);
    }
}

void PaperText::write(const report::Chart& chart) {
    constexpr qreal label = 40;
    constexpr qreal bar = 42;
    constexpr qreal sum = 18;
    constexpr qreal padding = 2;
    QTextBlockFormat caption = spaced(10, 0);
    block(caption, {paper::bodySize, paper::text, true}, words(chart.title));
    QTextTable* table = beginTable(static_cast<int>(chart.bars.size()), {label, bar, sum}, padding);
    const qreal longest = width_ * bar / (label + bar + sum) - 4 * padding * unit_;
    for (std::size_t index = 0; index < chart.bars.size(); ++index) {
        const report::Bar& of = chart.bars[index];
        const int row = static_cast<int>(index);
        cell(*table, row, 0, words(of.label), {paper::bodySize, paper::text});
        if (!of.remark.empty())
            table->cellAt(row, 0).lastCursorPosition().insertText(QStringLiteral("  ") + words(of.remark),
                                                                  format({paper::smallSize, paper::arguable}));
        if (of.length > 0)
            table->cellAt(row, 1).firstCursorPosition().insertText(
                QString(QChar::ObjectReplacementCharacter),
                BarObject::format(longest * of.length / fullLength / unit_, of.fill));
        cell(*table, row, 2, words(of.sum), {paper::bodySize, paper::text}, true);
    }
    endTable();
}

void PaperText::write(const report::Entry& entry) {
    constexpr int headingLevel = 3;
    constexpr qreal labelWidth = 52;
    QTextBlockFormat heading = spaced(14, 0);
    heading.setHeadingLevel(headingLevel);
    heading.setTabPositions({QTextOption::Tab(width_, QTextOption::RightTab)});
    const Look look{paper::entrySize, paper::text, true};
    block(heading, {paper::entrySize, colourOf(entry.tone), true},
          entry.sign.empty() ? QString() : words(entry.sign) + QLatin1Char(' '));
    add(words(entry.title), look);
    if (!entry.sum.empty()) add(QLatin1Char('\t') + words(entry.sum), look);
    block(spaced(0, 2), {paper::smallSize, paper::muted}, words(entry.line));
    for (const std::string& badge : entry.badges)
        add(QStringLiteral("  [") + words(badge) + QLatin1Char(']'), {paper::smallSize, paper::arguable});
    writeDetails(entry.details, labelWidth);
}

void PaperText::writeDetails(const std::vector<report::Detail>& details, qreal labelWidth) {
    constexpr qreal padding = 1.2;
    if (details.empty()) return;
    QTextTable* table =
        beginTable(static_cast<int>(details.size()), {labelWidth * unit_, width_ - labelWidth * unit_}, padding);
    for (std::size_t index = 0; index < details.size(); ++index) {
        const int row = static_cast<int>(index);
        cell(*table, row, 0, words(details[index].label), {paper::bodySize - 0.5, paper::muted});
        QStringList lines;
        for (const std::string& text : details[index].texts) lines << words(text);
        cell(*table, row, 1, lines.join(QLatin1Char('\n')), {paper::bodySize - 0.5, paper::text});
    }
    endTable();
}

} // namespace biosubsidy::ui
