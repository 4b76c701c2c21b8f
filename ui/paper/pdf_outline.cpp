// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/pdf_outline.h"

#include <QRegularExpression>

namespace biosubsidy::ui {

namespace {

constexpr qreal pointsPerInch = 72;

// Objects of the file that the outline refers to.
struct Anatomy {
    int size = 0; // the first free number of an object
    int root = 0;
    QByteArray rootEntries;
    QByteArray info; // "/Info 1 0 R"
    QByteArray startXref;
    QList<int> pages;
};

QByteArray found(const QByteArray& text, const QString& pattern) {
    const auto match = QRegularExpression(pattern).match(QString::fromLatin1(text));
    return match.hasMatch() ? match.captured(1).toLatin1() : QByteArray();
}

// What stands between "N 0 obj" and "endobj".
QByteArray object(const QByteArray& pdf, int number) {
    const QByteArray begin = '\n' + QByteArray::number(number) + " 0 obj";
    const qsizetype from = pdf.indexOf(begin);
    const qsizetype to = from < 0 ? -1 : pdf.indexOf("endobj", from);
    return to < 0 ? QByteArray() : pdf.mid(from + begin.size(), to - from - begin.size());
}

Anatomy anatomyOf(const QByteArray& pdf) {
    Anatomy anatomy;
    const QByteArray trailer = pdf.mid(pdf.lastIndexOf("trailer"));
    anatomy.size = found(trailer, QStringLiteral("/Size (\\d+)")).toInt();
    anatomy.root = found(trailer, QStringLiteral("/Root (\\d+) 0 R")).toInt();
    anatomy.info = found(trailer, QStringLiteral("(/Info \\d+ 0 R)"));
    anatomy.startXref = found(trailer, QStringLiteral("startxref\\s+(\\d+)"));
    const QByteArray root = object(pdf, anatomy.root);
    const qsizetype from = root.indexOf("<<");
    const qsizetype to = root.lastIndexOf(">>");
    if (from >= 0 && to > from) anatomy.rootEntries = root.mid(from + 2, to - from - 2).trimmed();
    const QByteArray pages = object(pdf, found(anatomy.rootEntries, QStringLiteral("/Pages (\\d+) 0 R")).toInt());
    const QByteArray kids = found(pages, QStringLiteral("/Kids\\s*\\[([^\\]]*)\\]"));
    auto references = QRegularExpression(QStringLiteral("(\\d+) 0 R")).globalMatch(QString::fromLatin1(kids));
    while (references.hasNext()) anatomy.pages << references.next().captured(1).toInt();
    return anatomy;
}

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
    OutlineWriter(const QByteArray& pdf, const Anatomy& anatomy) : out_(pdf), anatomy_(anatomy) {
        if (!out_.endsWith('\n')) out_ += '\n';
    }

    QByteArray write(const QList<Paper::Heading>& headings, const QByteArray& language) {
        const int top = anatomy_.size;
        findFamilies(headings);
        put(anatomy_.root, anatomy_.rootEntries + "\n/Outlines " + reference(top) +
                               "\n/PageMode /UseOutlines\n/Lang (" + language + ")");
        put(top, "/Type /Outlines\n/First " + reference(number(atTop_.first())) + "\n/Last " +
                     reference(number(atTop_.last())) + "\n/Count " + QByteArray::number(atTop_.size()));
        for (int index = 0; index < headings.size(); ++index) putHeading(headings[index], index);
        finish(top + 1 + static_cast<int>(headings.size()));
        return std::move(out_);
    }

private:
    [[nodiscard]] int number(int heading) const { return anatomy_.size + 1 + heading; }
    static QByteArray reference(int object) { return QByteArray::number(object) + " 0 R"; }

    struct Family {
        int parent = -1;     // the nearest heading before it of a higher level; -1: none
        qsizetype place = 0; // among the children of that
        QList<int> children;
    };

    void findFamilies(const QList<Paper::Heading>& headings) {
        families_.resize(headings.size());
        QList<int> open; // the headings that the next one may be under, by level
        for (int index = 0; index < headings.size(); ++index) {
            while (!open.isEmpty() && headings[open.last()].level >= headings[index].level) open.removeLast();
            Family& family = families_[index];
            family.parent = open.isEmpty() ? -1 : open.last();
            QList<int>& siblings = siblingsIn(family.parent);
            family.place = siblings.size();
            siblings << index;
            open << index;
        }
    }
    [[nodiscard]] QList<int>& siblingsIn(int parent) { return parent < 0 ? atTop_ : families_[parent].children; }

    void putHeading(const Paper::Heading& heading, int index) {
        const Family& family = families_[index];
        const int parent = family.parent;
        const QList<int>& siblings = siblingsIn(parent);
        const QList<int>& children = family.children;
        const qsizetype place = family.place;
        const qreal top = (Paper::pageSize().height() - heading.top) * pointsPerInch / Paper::resolution;
        QByteArray entries = "/Title " + textString(heading.title) + "\n/Parent " +
                             reference(parent < 0 ? anatomy_.size : number(parent)) + "\n/Dest [" +
                             reference(anatomy_.pages[heading.page]) + " /XYZ 0 " + QByteArray::number(qRound(top)) +
                             " null]";
        if (place > 0) entries += "\n/Prev " + reference(number(siblings[place - 1]));
        if (place + 1 < siblings.size()) entries += "\n/Next " + reference(number(siblings[place + 1]));
        // A negative count: folded up until someone opens it.
        if (!children.isEmpty())
            entries += "\n/First " + reference(number(children.first())) + "\n/Last " +
                       reference(number(children.last())) + "\n/Count " + QByteArray::number(-children.size());
        put(number(index), entries);
    }

    void put(int object, const QByteArray& entries) {
        places_.append({object, out_.size()});
        out_ += QByteArray::number(object) + " 0 obj\n<<\n" + entries + "\n>>\nendobj\n";
    }

    void finish(int size) {
        constexpr int digits = 10;
        const qsizetype xref = out_.size();
        out_ += "xref\n";
        for (const auto& [object, place] : places_)
            out_ += QByteArray::number(object) + " 1\n" + QByteArray::number(place).rightJustified(digits, '0') +
                    " 00000 n \n";
        out_ += "trailer\n<<\n/Size " + QByteArray::number(size) + "\n" + anatomy_.info + "\n/Root " +
                reference(anatomy_.root) + "\n/Prev " + anatomy_.startXref + "\n>>\nstartxref\n" +
                QByteArray::number(xref) + "\n%%EOF\n";
    }

    QByteArray out_;
    const Anatomy& anatomy_;
    QList<Family> families_;
    QList<int> atTop_;
    QList<std::pair<int, qsizetype>> places_;
};

} // namespace

QByteArray withOutline(const QByteArray& pdf, const QList<Paper::Heading>& headings, const QByteArray& language) {
    const Anatomy anatomy = anatomyOf(pdf);
    bool whole = anatomy.size > 0 && anatomy.root > 0 && !anatomy.rootEntries.isEmpty() &&
                 !anatomy.startXref.isEmpty() && !headings.isEmpty();
    for (const Paper::Heading& heading : headings) whole = whole && heading.page < anatomy.pages.size();
    return whole ? OutlineWriter(pdf, anatomy).write(headings, language) : pdf;
}

} // namespace biosubsidy::ui
