// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/pdf_update.h"

#include <algorithm>

#include <QRegularExpression>

namespace biosubsidy::ui {

QByteArray foundIn(const QByteArray& text, const QString& pattern) {
    const auto match = QRegularExpression(pattern).match(QString::fromLatin1(text));
    return match.hasMatch() ? match.captured(1).toLatin1() : QByteArray();
}

QByteArray pdfReference(int object) {
    return QByteArray::number(object) + " 0 R";
}

PdfUpdate::PdfUpdate(const QByteArray& pdf) : pdf_(pdf), out_(pdf) {
    if (!out_.endsWith('\n')) out_ += '\n';
    const QByteArray trailer = pdf.mid(pdf.lastIndexOf("trailer"));
    size_ = foundIn(trailer, QStringLiteral("/Size (\\d+)")).toInt();
    root_ = foundIn(trailer, QStringLiteral("/Root (\\d+) 0 R")).toInt();
    info_ = foundIn(trailer, QStringLiteral("(/Info \\d+ 0 R)"));
    startXref_ = foundIn(trailer, QStringLiteral("startxref\\s+(\\d+)"));
    next_ = size_;
}

bool PdfUpdate::isSound() const {
    return size_ > 0 && root_ > 0 && !startXref_.isEmpty() && !entries(root_).isEmpty();
}

QByteArray PdfUpdate::object(int number) const {
    const QByteArray begin = '\n' + QByteArray::number(number) + " 0 obj";
    const qsizetype from = pdf_.indexOf(begin);
    const qsizetype to = from < 0 ? -1 : pdf_.indexOf("endobj", from);
    return to < 0 ? QByteArray() : pdf_.mid(from + begin.size(), to - from - begin.size());
}

QByteArray PdfUpdate::entries(int number) const {
    const QByteArray whole = object(number);
    const qsizetype from = whole.indexOf("<<");
    const qsizetype to = whole.lastIndexOf(">>");
    return from >= 0 && to > from ? whole.mid(from + 2, to - from - 2).trimmed() : QByteArray();
}

QList<int> PdfUpdate::pages() const {
    const QByteArray tree = object(foundIn(entries(root_), QStringLiteral("/Pages (\\d+) 0 R")).toInt());
    const QByteArray kids = foundIn(tree, QStringLiteral("/Kids\\s*\\[([^\\]]*)\\]"));
    QList<int> pages;
    auto references = QRegularExpression(QStringLiteral("(\\d+) 0 R")).globalMatch(QString::fromLatin1(kids));
    while (references.hasNext()) pages << references.next().captured(1).toInt();
    return pages;
}

void PdfUpdate::put(int number, const QByteArray& body) {
    places_.append({number, out_.size()});
    next_ = std::max(next_, number + 1);
    out_ += QByteArray::number(number) + " 0 obj\n" + body + "\nendobj\n";
}

QByteArray PdfUpdate::finish() {
    constexpr int digits = 10;
    const qsizetype xref = out_.size();
    out_ += "xref\n";
    for (const auto& [object, place] : places_)
        out_ +=
            QByteArray::number(object) + " 1\n" + QByteArray::number(place).rightJustified(digits, '0') + " 00000 n \n";
    out_ += "trailer\n<<\n/Size " + QByteArray::number(next_) + "\n" + info_ + "\n/Root " + pdfReference(root_) +
            "\n/Prev " + startXref_ + "\n>>\nstartxref\n" + QByteArray::number(xref) + "\n%%EOF\n";
    return std::move(out_);
}

} // namespace biosubsidy::ui
