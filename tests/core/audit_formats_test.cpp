// SPDX-License-Identifier: GPL-3.0-or-later
//
// Official texts in the files that people keep them in: each is read, or refused with
// what it is and what to do.
#include <QTest>

#include "core/audit/document_text.h"
#include "core/audit/figure_doubts.h"
#include "core/audit/glyphs.h"
#include "core/audit/mhtml_text.h"
#include "core/audit/official_text.h"
#include "core/audit/text_builder.h"
#include "core/documents/zip_bytes.h"
#include "core/values/text.h"

using namespace biosubsidy;
using namespace biosubsidy::audit;

namespace {

// The characters with what parts them shown: cells as |, ends of rows as /, blocks as ¶.
std::string shown(const OfficialText& text) {
    std::string result;
    for (const char32_t character : text.characters()) {
        if (character == cellBegin)
            result += '|';
        else if (character == rowEnd)
            result += '/';
        else if (character == blockEnd)
            result += "¶";
        else if (character == U'\n')
            result += "\\n";
        else if (character == U'\t')
            result += "\\t";
        else if (character == struckMark)
            result += '~';
        else
            result += toUtf8(character);
    }
    return result;
}

std::string figuresOf(const OfficialText& text) {
    const Figures figures = readFigures(text.characters());
    std::string all;
    for (const Found& figure : figures.found) {
        if (!decides(figure.quantity.kind)) continue;
        all += (all.empty() ? "" : "; ") + valueText(figure.quantity.kind, figure.quantity.low);
    }
    for (const Doubtful& doubt : figures.doubts)
        all += (all.empty() ? "?" : "; ?") + text.passage(doubt.begin, doubt.end, true).written;
    return all;
}

std::string document(const std::string& body) {
    return R"(<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w" xmlns:m="m" xmlns:mc="mc"><w:body>)" +
           body + "</w:body></w:document>";
}
std::string run(const std::string& text, const std::string& look = {}) {
    return "<w:r>" + (look.empty() ? "" : "<w:rPr>" + look + "</w:rPr>") + "<w:t>" + text + "</w:t></w:r>";
}
std::string paragraph(const std::string& runs) {
    return "<w:p>" + runs + "</w:p>";
}
std::string archive(const std::vector<ZipMember>& members) {
    return zipped(members, *Date::of(2026, 1, 1)).value();
}
std::string docx(const std::string& body) {
    return archive({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", document(body)}});
}

std::string pdf(const std::vector<std::string>& pages) {
    std::string kids;
    std::string objects;
    int next = 4;
    for (const std::string& page : pages) {
        const std::string stream = page.empty() ? "" : "BT /F 12 Tf 72 700 Td (" + page + ") Tj ET";
        kids += std::to_string(next) + " 0 R ";
        objects += std::to_string(next) + " 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents " +
                   std::to_string(next + 1) + " 0 R/Resources<</Font<</F 3 0 R>>>>>>endobj\n" +
                   std::to_string(next + 1) + " 0 obj<</Length " + std::to_string(stream.size()) + ">>stream\n" +
                   stream + "\nendstream endobj\n";
        next += 2;
    }
    return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count " +
           std::to_string(pages.size()) + "/Kids[" + kids +
           "]>>endobj\n3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n" + objects +
           "trailer<</Root 1 0 R>>\n%%EOF\n";
}

} // namespace

class AuditFormatsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void word_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("figures");
        const auto row = [](const char* name, const std::string& body, const char* text, const char* figures) {
            QTest::newRow(name) << QByteArray::fromStdString(body) << QByteArray(text) << QByteArray(figures);
        };
        const std::string cell = "<w:tc><w:p><w:r><w:t>";
        const std::string cellEnd = "</w:t></w:r></w:p></w:tc>";
        row("runs", paragraph(run("最高7") + run("31万") + run("元。")), "最高731万元。¶", "7310000.00");
        row("paragraphs", paragraph(run("最高731")) + paragraph(run("万元。")), "最高731¶万元。¶", "?731");
        row("tabs set and used",
            "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>一</w:t><w:tab/>"
            "<w:t>5万元</w:t></w:r></w:p>",
            "一\\t5万元¶", "50000.00");
        row("a line break", paragraph(run("最高731") + "<w:r><w:br/></w:r>" + run("万元")), "最高731\\n万元¶",
            "7310000.00");
        row("table",
            "<w:tbl><w:tr>" + cell + "类别" + cellEnd + cell + "标准（万元）" + cellEnd + "</w:tr><w:tr>" + cell +
                "平台" + cellEnd + cell + "731" + cellEnd + "</w:tr></w:tbl>",
            "|类别¶|标准（万元）¶/|平台¶|731¶/", "7310000.00");
        row("a cell over two columns",
            "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan "
            "w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            "||x¶/", "");
        row("a raised digit", paragraph(run("补助10") + run("6", "<w:vertAlign w:val=\"superscript\"/>") + run("元")),
            "补助10⁶元¶", "?10⁶元");
        row("struck out", paragraph(run("最高") + run("500", "<w:strike/>") + run("300万元")), "最高~500~300万元¶",
            "?500 300万元");
        row("not struck out", paragraph(run("最高300", "<w:strike w:val=\"0\"/>") + run("万元")), "最高300万元¶",
            "3000000.00");
        row("taken away by a change",
            paragraph(run("最高") + "<w:del><w:r><w:delText>500</w:delText></w:r></w:del>" + "<w:ins>" + run("300") +
                      "</w:ins>" + run("万元")),
            "最高~500~300万元¶", "?500 300万元");
        row("moved away", paragraph("<w:moveFrom>" + run("5万元") + "</w:moveFrom>" + run("7万元")), "7万元¶",
            "70000.00");
        row("said twice for old readers",
            paragraph("<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" + paragraph(run("5万元")) +
                      "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + paragraph(run("5万元")) +
                      "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"),
            "¶5万元¶¶", "50000.00");
        row("a fraction",
            paragraph("<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>3</m:t></m:r></m:den>"
                      "</m:f></m:oMath>"),
            "1/3¶", "");
        row("a picture for a number", paragraph(run("最高") + "<w:r><w:drawing/></w:r>" + run("万元")),
            "最高\uFFFC万元¶", "?\uFFFC万元");
        row("a symbol for a number",
            paragraph(run("最高") + "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F08C\"/></w:r>" + run("百万元")),
            "最高\uFFFD百万元¶", "?\uFFFD百万元");
        row("what a field asks", paragraph("<w:r><w:instrText>PAGE 5万元</w:instrText></w:r>" + run("7万元")), "7万元¶",
            "70000.00");
    }

    void word() {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, figures);
        const auto read = OfficialText::read("a.docx", docx(body.toStdString()));
        QVERIFY(read.has_value());
        QVERIFY(read->kind() == TextKind::docx);
        QCOMPARE(QByteArray::fromStdString(shown(*read)), text);
        QCOMPARE(QByteArray::fromStdString(figuresOf(*read)), figures);
    }

    void wordNotes() {
        const std::string bytes = archive({{"word/document.xml", document(paragraph(run("最高5万元")))},
                                           {"word/footnotes.xml", document(paragraph(run("另给7元")))}});
        const auto read = OfficialText::read("a.docx", bytes);
        QVERIFY(read.has_value());
        QCOMPARE(figuresOf(*read), std::string("50000.00; 7.00"));
    }

    // Paragraphs are what is counted.
    void wordLines() {
        const auto read =
            OfficialText::read("a.docx", docx(paragraph(run("一")) + paragraph({}) + paragraph(run("5万元"))));
        QVERIFY(read.has_value());
        const Figures figures = readFigures(read->characters());
        QCOMPARE(read->lineOf(figures.found.at(0).begin), std::size_t{3});
    }

    void wordAsOneXml() {
        const std::string xml = "<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"w\"><w:body>" +
                                paragraph(run("最高7") + run("31万元")) + "</w:body></w:wordDocument>";
        const auto read = OfficialText::read("a.xml", xml);
        QVERIFY(read.has_value());
        QCOMPARE(figuresOf(*read), std::string("7310000.00"));
    }

    void rtf_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* name, const char* bytes, const char* text) {
            QTest::newRow(name) << QByteArray(bytes) << QByteArray(text);
        };
        row("plain", "{\\rtf1 731\\par 842}", "731¶842");
        row("GBK of the document", "{\\rtf1\\ansi\\ansicpg936 731\\'cd\\'f2\\'d4\\'aa}", "731万元");
        row("GBK of the font",
            "{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset134 \\'cb\\'ce;}}\\f0 "
            "731\\f1\\'cd\\'f2\\'d4\\'aa}",
            "731万元");
        row("Big5 of the font", "{\\rtf1\\ansi{\\fonttbl{\\f1\\fcharset136 x;}}\\f1 731\\'b8\\'55\\'a4\\'b8}",
            "731萬元");
        row("bytes as they are", "{\\rtf1\\ansi\\ansicpg936 731\xCD\xF2\xD4\xAA}", "731万元");
        row("Unicode and what says it again", "{\\rtf1\\uc1 731\\u19975?\\u20803?}", "731万元");
        row("Unicode over two bytes again", "{\\rtf1\\ansicpg936\\uc2 731\\u19975\\'cd\\'f2\\u20803\\'d4\\'aa}",
            "731万元");
        row("Unicode below zero", "{\\rtf1\\uc0 \\u-28637 }", "連");
        row("Unicode in two halves", "{\\rtf1\\uc0\\u-10187 \\u-9216 }", "\xF0\x9D\x90\x80");
        row("signs", "{\\rtf1 a\\~b\\_c\\-d\\{e\\}\\\\f\\emdash g}", "a b-cd{e}\\f—g");
        row("what is no text",
            "{\\rtf1{\\fonttbl{\\f0 Font;}}{\\colortbl;\\red1;}{\\stylesheet{\\s0 Normal;}}{\\info{\\author x}}"
            "{\\*\\generator y;}{\\header 9}{\\footer 9}731}",
            "731");
        row("a picture", "{\\rtf1 5{\\pict\\pngblip 0123}7}", "5\uFFFC7");
        row("a picture and its fallback", "{\\rtf1 5{\\*\\shppict{\\pict 01}}{\\nonshppict{\\pict 01}}7}", "5\uFFFC7");
        row("bytes of a picture", "{\\rtf1 5{\\pict\\bin3 {{{}7}", "5\uFFFC7");
        row("a field", "{\\rtf1{\\field{\\*\\fldinst PAGE}{\\fldrslt 731}}}", "731");
        row("raised", "{\\rtf1 10{\\super 6}5}", "10⁶5");
        row("struck out", "{\\rtf1 5{\\strike 00}300}", "5~00~300");
        row("table",
            "{\\rtf1\\trowd\\pard\\intbl a\\cell b\\cell\\row\\trowd\\intbl c\\par d\\cell e\\cell\\row\\pard f}",
            "|a¶|b¶/¶|c¶d¶|e¶/¶f");
        row("a line and a tab", "{\\rtf1 a\\line b\\tab c}", "a\\nb\\tc");
        row("a note", "{\\rtf1 5{\\super\\chftn{\\footnote 9}}00}", "500¶⁹");
        row("cut short", "{\\rtf1 731{\\b 8", "7318");
        row("closed too often", "{\\rtf1 731}}}8", "7318");
    }

    void rtf() {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, text);
        const auto read = OfficialText::read("a.rtf", bytes.toStdString());
        QVERIFY(read.has_value());
        QVERIFY(read->kind() == TextKind::rtf);
        QCOMPARE(QByteArray::fromStdString(shown(*read)), text);
    }

    void webArchive_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("figures");
        const auto row = [](const char* name, const char* bytes, const char* figures) {
            QTest::newRow(name) << QByteArray(bytes) << QByteArray(figures);
        };
        const char* quoted =
            "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: "
            "multipart/related;\r\n\ttype=\"text/html\";\r\n"
            "\tboundary=\"--X--\"\r\n\r\n\r\n----X--\r\nContent-Type: text/html\r\n"
            "Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>=E6=9C=80=E9=AB=987=\r\n31=E4=B8=87=E5=85=83</p>\r\n"
            "----X--\r\nContent-Type: text/css\r\n\r\np { width: 5% }\r\n----X----\r\n";
        row("quoted", quoted, "7310000.00");
        row("base64",
            "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\nContent-Type: text/html; "
            "charset=utf-8\n"
            "Content-Transfer-Encoding: base64\n\nPHA+NzMx5LiH\n5YWDPC9wPg==\n--B--\n",
            "7310000.00");
        row("GBK",
            "MIME-Version: 1.0\nContent-Type: text/html; charset=gb2312\nContent-Transfer-Encoding: "
            "quoted-printable\n\n"
            "<p>731=CD=F2=D4=AA</p>",
            "7310000.00");
        row("two pages",
            "mime-version: 1.0\ncontent-type: multipart/related; boundary=B\n\n--B\ncontent-type: "
            "text/html\n\n<p>731\n--B\n"
            "content-type: text/html\n\n<p>842万元\n--B--",
            "8420000.00");
        row("parts in a part",
            "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=A\n\n--A\nContent-Type: multipart/related; "
            "boundary=B\n\n--B\nContent-Type: text/html\n\n<p>731万元\n--B--\n--A--",
            "7310000.00");
        row("plain alone", "MIME-Version: 1.0\nContent-Type: text/plain\n\n最高731万元", "7310000.00");
        row("cut short",
            "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\nContent-Type: "
            "text/html\n\n<p>最高731万元",
            "7310000.00");
    }

    void webArchive() {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, figures);
        const auto read = OfficialText::read("a.mht", bytes.toStdString());
        QVERIFY(read.has_value());
        QVERIFY(read->kind() == TextKind::mhtml);
        QCOMPARE(QByteArray::fromStdString(figuresOf(*read)), figures);
    }

    void encodings_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("encoding");
        QTest::addColumn<QByteArray>("figures");
        const auto row = [](const char* name, const QByteArray& bytes, const char* encoding, const char* figures) {
            QTest::newRow(name) << bytes << QByteArray(encoding) << QByteArray(figures);
        };
        // 補助七百三十一萬元，最高不超過
        const QByteArray big5("\xB8\xC9\xA7U\xA4"
                              "C\xA6\xCA\xA4T\xA4Q\xA4@\xB8U\xA4\xB8\xA1"
                              "A\xB3\xCC\xB0\xAA\xA4\xA3\xB6W\xB9L");
        row("Big5", big5, "Big5", "7310000.00");
        row("Big5, a page that says so", "<meta charset=\"big5\"><p>731\xB8U\xA4\xB8</p>", "Big5", "7310000.00");
        // 补助七百三十一万元，最高不超过
        row("GB18030",
            "\xB2\xB9\xD6\xFA\xC6\xDF\xB0\xD9\xC8\xFD\xCA\xAE\xD2\xBB\xCD\xF2\xD4\xAA\xA3\xAC\xD7\xEE\xB8\xDF",
            "GB18030", "7310000.00");
        row("GB18030, two characters", "731\xCD\xF2\xD4\xAA", "GB18030", "7310000.00");
    }

    void encodings() {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, encoding);
        QFETCH(QByteArray, figures);
        const auto read = OfficialText::read("a", bytes.toStdString());
        QVERIFY(read.has_value());
        QCOMPARE(QByteArray::fromStdString(std::string(toString(read->encoding()))), encoding);
        QCOMPARE(QByteArray::fromStdString(figuresOf(*read)), figures);
    }

    void page_data() {
        QTest::addColumn<QByteArray>("html");
        QTest::addColumn<QByteArray>("figures");
        const auto row = [](const char* name, const char* html, const char* figures) {
            QTest::newRow(name) << QByteArray(html) << QByteArray(figures);
        };
        row("a raised digit", "<p>补助10<sup>6</sup>元</p>", "?10⁶元");
        row("a note's number", "<p>补助500<sup>1</sup>万元</p>", "?500¹万元");
        row("struck out", "<p>最高<del>500</del>300万元</p>", "?500 300万元");
        row("a picture for a number", "<p>最高<img src='500.png'>万元</p>", "?\uFFFC万元");
    }

    void page() {
        QFETCH(QByteArray, html);
        QFETCH(QByteArray, figures);
        const auto read = OfficialText::read("a.html", html.toStdString());
        QVERIFY(read.has_value());
        QCOMPARE(QByteArray::fromStdString(figuresOf(*read)), figures);
    }

    void pdfs() {
        const auto read = OfficialText::read("a.pdf", pdf({"at most CNY 50 million", "", "and 30%"}));
        if (!read) QFAIL(read.error().front().message.en.c_str());
        QVERIFY(read->kind() == TextKind::pdf);
        QCOMPARE(figuresOf(*read), std::string("50000000.00; 30%; ?\uFFFC"));
        const Figures figures = readFigures(read->characters());
        QVERIFY(figures.doubts.at(0).why == Doubt::picture);
    }

    void refused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("message");
        const auto row = [](const char* name, const QByteArray& bytes, const char* message) {
            QTest::newRow(name) << bytes << QByteArray(message);
        };
        const auto zip = [](const char* member) { return QByteArray::fromStdString(archive({{member, "<x/>"}})); };
        row("an old Word", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "old Word");
        row("a workbook", zip("xl/workbook.xml"), "Excel");
        row("ODF", zip("content.xml"), "ODF");
        row("OFD", zip("OFD.xml"), "OFD");
        row("another archive", zip("a.txt"), "ZIP file");
        row("a damaged Word document", QByteArray("PK\x03\x04") + QByteArray(60, 'x'), "damaged");
        row("a Word document of broken XML", QByteArray::fromStdString(archive({{"word/document.xml", "<w:p>"}})),
            "damaged");
        row("a Word document with a document type",
            QByteArray::fromStdString(archive({{"word/document.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>"}})),
            "damaged");
        row("a Word document without text", QByteArray::fromStdString(docx(paragraph("<w:r><w:drawing/></w:r>"))),
            "no text");
        row("a code page that nobody has", "{\\rtf1\\ansicpg12345 \\'cd\\'f2}", "code page 12345");
        row("bytes that the code page lacks", "{\\rtf1\\ansicpg936 \\'cd}", "none of code page 936");
        row("an archive without a page", "MIME-Version: 1.0\nContent-Type: image/png\n\nx", "no page in it");
        row("a PDF that is none", "%PDF-1.4\nx", "pdftotext cannot read");
        row("a PDF of pictures", QByteArray::fromStdString(pdf({"", ""})), "its pages are pictures");
    }

    void refused() {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, message);
        const auto read = OfficialText::read("a", bytes.toStdString());
        QVERIFY(!read.has_value());
        const Diagnostic& problem = read.error().front();
        QVERIFY2(problem.message.en.find(message.toStdString()) != std::string::npos, problem.message.en.c_str());
        QVERIFY(!problem.message.zh.empty() && !problem.advice.zh.empty() && !problem.advice.en.empty());
    }

    // A document that unpacks to more than anyone writes is refused in time.
    void bombs() {
        const auto read = OfficialText::read("a.docx", docx(paragraph(run(std::string(20U << 20U, 'x')))));
        QVERIFY(!read.has_value());
        const std::string deep = [] {
            std::string open;
            for (int level = 0; level < 100'000; ++level) open += "<w:p>";
            return open;
        }();
        QVERIFY(!OfficialText::read("a.docx", docx(deep)).has_value());
        QVERIFY(OfficialText::read("a.rtf", "{\\rtf1 " + std::string(1U << 20U, '{') + "5").has_value());
    }
};

QTEST_GUILESS_MAIN(AuditFormatsTest)
#include "audit_formats_test.moc"
