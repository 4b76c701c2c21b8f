// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/pdf_text_map.h"

#include <algorithm>

#include <QMap>
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

// The characters that a font of the file may have been asked for, in the order in which
// they were painted: those of the one family whose count and weight are the font's. (By
// name they are not told: of a collection the file names the first font.)
QStringList charactersOf(const PdfFont& font, qsizetype glyphs, const QList<Paper::RareCharacter>& painted) {
    const bool isBold = font.name.contains(QLatin1String("bold"), Qt::CaseInsensitive);
    QMap<QString, QStringList> families;
    for (const Paper::RareCharacter& character : painted) {
        if (character.isBold != isBold) continue;
        QStringList& of = families[character.family];
        if (!of.contains(character.text)) of << character.text;
    }
    QStringList found;
    for (const QStringList& of : families) {
        if (of.size() != glyphs) continue;
        if (!found.isEmpty()) return {};
        found = of;
    }
    return found;
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
    bool any = false;
    for (const PdfFont& font : fontsOf(pdf, file)) {
        const QList<int> glyphs = unmapped(font);
        const QStringList characters = charactersOf(font, glyphs.size(), painted);
        const qsizetype end = font.stream.indexOf("endcmap");
        if (glyphs.isEmpty() || characters.isEmpty() || end < 0) continue;
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
