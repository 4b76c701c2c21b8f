// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/pdf_text_map.h"

#include <algorithm>
#include <optional>

#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include "ui/paper/pdf_update.h"

namespace biosubsidy::ui {

namespace {

constexpr int hexadecimal = 16;

// A font of the file as a text refers to it.
struct PdfFont {
    QString name;      // "NotoSansCJKjp-Regular"
    int map = 0;       // object of the map from glyphs to characters
    QByteArray stream; // of it
    int glyphs = 0;    // 0 is none that is drawn
};

QByteArray streamOf(const QByteArray& object) {
    const qsizetype begin = object.indexOf("stream\n");
    const qsizetype end = object.lastIndexOf("\nendstream");
    return begin < 0 || end < begin ? QByteArray() : object.mid(begin + 7, end - begin - 7);
}

int countBits(const QByteArray& bytes) {
    int count = 0;
    for (const char byte : bytes)
        for (unsigned bits = static_cast<unsigned char>(byte); bits != 0; bits &= bits - 1) ++count;
    return count;
}

int numberIn(const QByteArray& object, const char* key) {
    return foundIn(object, QStringLiteral("/%1\\s*\\[?(\\d+) 0 R").arg(QLatin1String(key))).toInt();
}

QList<PdfFont> fontsOf(const QByteArray& pdf, const PdfUpdate& file) {
    QList<PdfFont> fonts;
    for (qsizetype at = pdf.indexOf("/ToUnicode "); at >= 0; at = pdf.indexOf("/ToUnicode ", at + 1)) {
        const qsizetype begin = pdf.lastIndexOf(" 0 obj", at);
        const QByteArray font = pdf.mid(begin, pdf.indexOf("endobj", at) - begin);
        PdfFont made;
        made.name = QString::fromLatin1(foundIn(font, QStringLiteral("/BaseFont /(\\S+)")));
        made.map = numberIn(font, "ToUnicode");
        const QByteArray descendant = file.object(numberIn(font, "DescendantFonts"));
        const QByteArray descriptor = file.object(numberIn(descendant, "FontDescriptor"));
        made.glyphs = countBits(streamOf(file.object(numberIn(descriptor, "CIDSet"))));
        made.stream = streamOf(file.object(made.map));
        if (made.map > 0 && made.glyphs > 0 && !made.stream.isEmpty()) fonts << made;
    }
    return fonts;
}

// Glyphs that the map says nothing of.
QList<int> unmapped(const PdfFont& font) {
    QSet<int> mapped{0};
    static const QRegularExpression range(QStringLiteral("<([0-9a-fA-F]{4})> <([0-9a-fA-F]{4})> (<|\\[)"));
    auto ranges = range.globalMatch(QString::fromLatin1(font.stream));
    while (ranges.hasNext()) {
        const auto found = ranges.next();
        const int last = found.captured(2).toInt(nullptr, hexadecimal);
        for (int glyph = found.captured(1).toInt(nullptr, hexadecimal); glyph <= last; ++glyph) mapped << glyph;
    }
    QList<int> left;
    for (int glyph = 1; glyph < font.glyphs; ++glyph) {
        if (!mapped.contains(glyph)) left << glyph;
    }
    return left;
}

// Each once, of one weight or of both.
QStringList onceOf(const QList<Paper::RareCharacter>& painted, std::optional<bool> isBold) {
    QStringList once;
    for (const Paper::RareCharacter& character : painted) {
        if (isBold && character.isBold != *isBold) continue;
        if (!once.contains(character.text)) once << character.text;
    }
    return once;
}

QByteArray hexOf(const QString& text) {
    QByteArray digits;
    for (const QChar unit : text)
        digits += QByteArray::number(unit.unicode(), hexadecimal).rightJustified(4, '0').toUpper();
    return digits;
}

} // namespace

QByteArray withFullText(const QByteArray& pdf, const QList<Paper::RareCharacter>& painted) {
    PdfUpdate file(pdf);
    if (painted.isEmpty() || !file.isSound()) return pdf;
    QList<PdfFont> fonts = fontsOf(pdf, file);
    fonts.removeIf([](const PdfFont& font) { return unmapped(font).isEmpty(); });
    bool any = false;
    for (const PdfFont& font : fonts) {
        const QList<int> glyphs = unmapped(font);
        // One font may stand for both weights; of two each has its own.
        const bool isBold = font.name.contains(QLatin1String("bold"), Qt::CaseInsensitive);
        const QStringList characters = onceOf(painted, fonts.size() == 1 ? std::nullopt : std::optional(isBold));
        const qsizetype end = font.stream.indexOf("endcmap");
        if (glyphs.size() != characters.size() || end < 0) continue;
        QByteArray more;
        constexpr qsizetype most = 100; // that the format allows in one list
        for (qsizetype from = 0; from < glyphs.size(); from += most) {
            const qsizetype upTo = std::min(from + most, glyphs.size());
            more += QByteArray::number(upTo - from) + " beginbfchar\n";
            for (qsizetype index = from; index < upTo; ++index)
                more += '<' + QByteArray::number(glyphs[index], hexadecimal).rightJustified(4, '0') + "> <" +
                        hexOf(characters[index]) + ">\n";
            more += "endbfchar\n";
        }
        const QByteArray stream = font.stream.left(end) + more + font.stream.mid(end);
        file.put(font.map,
                 "<< /Length " + QByteArray::number(stream.size()) + " >>\nstream\n" + stream + "\nendstream");
        any = true;
    }
    return any ? file.finish() : pdf;
}

} // namespace biosubsidy::ui
