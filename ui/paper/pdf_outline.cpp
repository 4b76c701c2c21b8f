// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/pdf_outline.h"

#include <QMap>

#include "ui/paper/pdf_update.h"

namespace biosubsidy::ui {

namespace {

constexpr qreal pointsPerInch = 72;

// A text of the format: UTF-16 with its mark, in hexadecimal digits.
QByteArray textString(const QString& text) {
    QByteArray bytes("\xFE\xFF", 2);
    for (const QChar letter : text) {
        bytes += static_cast<char>(letter.unicode() >> 8U);
        bytes += static_cast<char>(letter.unicode() & 0xFFU);
    }
    return '<' + bytes.toHex().toUpper() + '>';
}

class OutlineWriter {
public:
    OutlineWriter(PdfUpdate& file, const QList<Paper::Heading>& headings, const QList<int>& pages)
        : file_(file), headings_(headings), pages_(pages), first_(file.size()) {}

    void write(const QByteArray& language) {
        findFamilies();
        file_.putEntries(file_.root(), file_.entries(file_.root()) + "\n/Outlines " + pdfReference(first_) +
                                           "\n/PageMode /UseOutlines\n/Lang (" + language + ")");
        file_.putEntries(first_, "/Type /Outlines\n/First " + pdfReference(number(atTop_.first())) + "\n/Last " +
                                     pdfReference(number(atTop_.last())) + "\n/Count " +
                                     QByteArray::number(atTop_.size()));
        for (int index = 0; index < headings_.size(); ++index) putHeading(index);
    }

    // Each line of the list of contents leads to what it names.
    void writeLinks(const QList<Paper::Link>& links) {
        QMap<int, QByteArray> ofPage;
        for (const Paper::Link& link : links) {
            const QRectF& at = link.place;
            QByteArray corners;
            for (const qreal corner :
                 {points(at.left()), fromBottom(at.bottom()), points(at.right()), fromBottom(at.top())})
                corners += QByteArray::number(qRound(corner)) + ' ';
            ofPage[link.page] += "<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [" + corners + "] /Dest " +
                                 destination(link.target) + " >>\n";
        }
        for (auto page = ofPage.begin(); page != ofPage.end(); ++page) {
            const int object = pages_.value(page.key());
            const QByteArray entries = file_.entries(object);
            if (!entries.isEmpty() && !entries.contains("/Annots"))
                file_.putEntries(object, entries + "\n/Annots [\n" + page.value() + "]");
        }
    }

private:
    [[nodiscard]] int number(int heading) const { return first_ + 1 + heading; }
    static qreal points(qreal length) { return length * pointsPerInch / Paper::resolution; }
    static qreal fromBottom(qreal y) { return points(Paper::pageSize().height() - y); }
    [[nodiscard]] QByteArray destination(const Paper::Heading& heading) const {
        return '[' + pdfReference(pages_.value(heading.page)) + " /XYZ 0 " +
               QByteArray::number(qRound(fromBottom(heading.top))) + " null]";
    }

    struct Family {
        int parent = -1;     // the nearest heading before it of a higher level; -1: none
        qsizetype place = 0; // among the children of that
        QList<int> children;
    };

    // In one pass: a report may have thousands of headings.
    void findFamilies() {
        families_.resize(headings_.size());
        QList<int> open; // the headings that the next one may be under, by level
        for (int index = 0; index < headings_.size(); ++index) {
            while (!open.isEmpty() && headings_[open.last()].level >= headings_[index].level) open.removeLast();
            Family& family = families_[index];
            family.parent = open.isEmpty() ? -1 : open.last();
            QList<int>& siblings = siblingsUnder(family.parent);
            family.place = siblings.size();
            siblings << index;
            open << index;
        }
    }
    [[nodiscard]] QList<int>& siblingsUnder(int parent) { return parent < 0 ? atTop_ : families_[parent].children; }

    void putHeading(int index) {
        const Paper::Heading& heading = headings_[index];
        const Family& family = families_[index];
        const QList<int>& siblings = siblingsUnder(family.parent);
        const QList<int>& children = family.children;
        QByteArray entries = "/Title " + textString(heading.title) + "\n/Parent " +
                             pdfReference(family.parent < 0 ? first_ : number(family.parent)) + "\n/Dest " +
                             destination(heading);
        if (family.place > 0) entries += "\n/Prev " + pdfReference(number(siblings[family.place - 1]));
        if (family.place + 1 < siblings.size())
            entries += "\n/Next " + pdfReference(number(siblings[family.place + 1]));
        // A negative count: folded up until someone opens it.
        if (!children.isEmpty())
            entries += "\n/First " + pdfReference(number(children.first())) + "\n/Last " +
                       pdfReference(number(children.last())) + "\n/Count " + QByteArray::number(-children.size());
        file_.putEntries(number(index), entries);
    }

    PdfUpdate& file_;
    const QList<Paper::Heading>& headings_;
    const QList<int>& pages_;
    int first_;
    QList<Family> families_;
    QList<int> atTop_;
};

} // namespace

QByteArray withOutline(const QByteArray& pdf, const QList<Paper::Heading>& headings, const QList<Paper::Link>& links,
                       const QByteArray& language) {
    PdfUpdate file(pdf);
    const QList<int> pages = file.isSound() ? file.pages() : QList<int>();
    bool whole = !headings.isEmpty();
    for (const Paper::Heading& heading : headings) whole = whole && heading.page < pages.size();
    if (!whole) return pdf;
    OutlineWriter writer(file, headings, pages);
    writer.write(language);
    writer.writeLinks(links);
    return file.finish();
}

} // namespace biosubsidy::ui
