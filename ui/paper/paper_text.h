// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes a report into a text document: headings, tables, charts, in the look of
// the printed page. Sizes are in what formats of Qt are in: pixels of the screen,
// which the layout scales to its own device.
#pragma once

#include <functional>

#include <QTextBlock>
#include <QTextBlockFormat>
#include <QTextCharFormat>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>

#include "core/report/document.h"

namespace biosubsidy::ui {

class PaperText {
public:
    // `unit`: a point; `width`: of the text.
    PaperText(QTextDocument& document, qreal unit, qreal width);

    // Calls `partWritten` whenever what stands so far may be laid out: nothing that
    // follows moves it.
    void write(const report::Document& document, const std::function<void()>& partWritten);

private:
    struct Look {
        qreal size;
        QColor colour;
        bool bold = false;
    };

    void writeCover(const report::Cover& cover);
    void writeLogo(const report::Picture& logo);
    void writeHeading(const report::Section& section, bool onNewPage);
    void write(const report::Paragraph& paragraph);
    void write(const report::Bullets& bullets);
    void write(const report::Table& table);
    void write(const report::Chart& chart);
    void write(const report::Entry& entry);
    void writeDetails(const std::vector<report::Detail>& details, qreal labelWidth);
    void writeRow(QTextTable& table, int row, const report::Table& of, const report::Row& content);

    void block(const QTextBlockFormat& format, const Look& look, const QString& text);
    void add(const QString& text, const Look& look);
    [[nodiscard]] QTextBlockFormat spaced(qreal above, qreal below) const;
    [[nodiscard]] QTextCharFormat format(const Look& look) const;
    // Rows over the width of the text, laid out page by page: no row is split, unless it
    // is higher than a page, and each page has the heading again.
    struct Rows {
        int count = 0;
        QList<qreal> weights; // of the columns
        qreal padding = 0;
        bool hasHeading = false;
        std::function<void(QTextTable& table, int row, int index)> write; // index -1: the heading
        std::function<bool(int index)> staysWithNext = [](int) { return false; };
    };
    void flow(const Rows& rows);
    QTextTable* insert(const Rows& rows, int from, int count);
    void breakPage();
    [[nodiscard]] qreal points(qreal points) const;
    // Of what stands so many points below its top.
    [[nodiscard]] int pageOf(const QTextBlock& block, qreal below = 0) const;
    [[nodiscard]] int rowsOnPage(const QTextTable& table, bool hasHeading) const;
    [[nodiscard]] int cutAtPage(QTextTable& table, const Rows& rows, int from, bool atTop);
    bool moveWhatLeadsTo(const QTextTable& table);
    void endTable();
    void laidOut(const std::function<void()>& writePart); // once, at its end
    void cell(QTextTable& table, int row, int column, const QString& text, const Look& look, bool right = false);
    void notice(const QString& text);
    void decorate(QTextTable& table, int row, const report::Table& of, const report::Row* content);
    [[nodiscard]] QString words(const std::string& text) const;

    QTextDocument& document_;
    std::function<void()> partWritten_;
    QTextCursor cursor_;
    qreal unit_;
    qreal width_;
    bool english_ = false;
    bool brief_ = false;
    bool first_ = true; // the document's first block is there already
};

} // namespace biosubsidy::ui
