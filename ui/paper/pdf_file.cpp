// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/pdf_file.h"

#include <QBuffer>
#include <QHashSeed>
#include <QPageLayout>
#include <QPdfWriter>

#include "ui/paper/pdf_outline.h"
#include "ui/paper/pdf_text_map.h"

namespace biosubsidy::ui {

namespace {

// Qt writes fonts in the order of a hash table, which differs from run to run.
class SameOrder {
public:
    SameOrder() { QHashSeed::setDeterministicGlobalSeed(); }
    ~SameOrder() { QHashSeed::resetRandomGlobalSeed(); }
    SameOrder(const SameOrder&) = delete;
    SameOrder& operator=(const SameOrder&) = delete;
};

// Qt writes the time by the clock; the date of the report takes its place and, as
// everything in the file has a fixed place, its length.
void setDate(QByteArray& pdf, const QString& date) {
    const QByteArray begin = "/CreationDate (";
    const qsizetype from = pdf.indexOf(begin);
    const qsizetype to = from < 0 ? -1 : pdf.indexOf('\n', from);
    if (to < 0) return;
    const QByteArray written = begin + "D:" + QString(date).remove(QLatin1Char('-')).toLatin1() + "000000Z)";
    if (written.size() <= to - from) pdf.replace(from, to - from, written.leftJustified(to - from));
}

} // namespace

QByteArray toPdf(const Paper& paper) {
    const SameOrder sameOrder;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly)) return {};
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(Paper::resolution);
        writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF()));
        writer.setTitle(paper.title());
        writer.setCreator(QStringLiteral("Biosubsidy"));
        QPainter painter;
        if (!painter.begin(&writer)) return {};
        for (int page = 0; page < paper.pageCount(); ++page) {
            if (page > 0 && !writer.newPage()) return {};
            paper.paint(painter, page);
        }
        painter.end();
    }
    buffer.close();
    setDate(bytes, paper.date());
    return withOutline(withFullText(bytes, paper.rareCharacters()), paper.headings(), paper.links(), paper.language());
}

} // namespace biosubsidy::ui
