// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/document_text.h"

#include "core/audit/docx_text.h"
#include "core/audit/mhtml_text.h"
#include "core/audit/pdf_text.h"
#include "core/audit/rtf_text.h"
#include "core/audit/text_builder.h"
#include "core/values/text.h"

namespace biosubsidy::audit {

namespace {

tl::unexpected<Diagnostics> refusal(const std::string& name, Localized message, Localized advice) {
    Diagnostic diagnostic;
    diagnostic.code = "no_text";
    diagnostic.source = name;
    diagnostic.message = std::move(message);
    diagnostic.advice = std::move(advice);
    return tl::unexpected(Diagnostics{std::move(diagnostic)});
}

LinedText linesOf(std::u32string characters) {
    LinedText text;
    text.lineStarts.push_back(0);
    for (std::size_t index = 0; index < characters.size(); ++index) {
        if (characters[index] == U'\n') text.lineStarts.push_back(index + 1);
    }
    text.characters = std::move(characters);
    return text;
}

std::u32string charactersOf(const std::string& utf8) {
    const std::vector<char32_t> points = codePoints(utf8);
    return {points.begin(), points.end()};
}

// A text or a page, in one of the encodings.
Result<DocumentText> readPlain(const std::string& name, std::string_view bytes) {
    auto decoded = decodeText(name, bytes);
    if (!decoded) return tl::unexpected(decoded.error());
    std::u32string characters = charactersOf(decoded->utf8);
    if (looksLikeHtml(characters)) return DocumentText{readableHtml(characters), decoded->encoding, TextKind::html};
    return DocumentText{linesOf(std::move(characters)), decoded->encoding, TextKind::plain};
}

Result<DocumentText> readArchive(const std::string& name, std::string_view bytes) {
    TextBuilder text;
    DocumentText document;
    document.kind = TextKind::mhtml;
    for (const std::string& page : pagesOfMhtml(bytes)) {
        auto read = readPlain(name, page);
        if (!read) return read;
        if (text.size() != 0) text.endParagraph();
        text.append(read->text);
        document.encoding = read->encoding;
    }
    if (text.size() == 0) {
        return refusal(
            name, {"这个网页存档里没有网页正文", "this web archive has no page in it"},
            {"在浏览器里打开，另存为网页（.html）", "open it in a browser and save it as a web page (.html)"});
    }
    document.text = text.take();
    return document;
}

} // namespace

std::string_view toString(TextKind kind) noexcept {
    switch (kind) {
    case TextKind::plain: return "plain";
    case TextKind::html: return "html";
    case TextKind::mhtml: return "mhtml";
    case TextKind::rtf: return "rtf";
    case TextKind::docx: return "docx";
    case TextKind::pdf: return "pdf";
    }
    return "plain";
}

Localized describe(TextKind kind) {
    switch (kind) {
    case TextKind::plain: return {"纯文本", "plain"};
    case TextKind::html: return {"网页", "web page"};
    case TextKind::mhtml: return {"网页存档", "web archive"};
    case TextKind::rtf: return {"RTF，行号为段落号", "RTF, its paragraphs counted as lines"};
    case TextKind::docx: return {"Word 文档，行号为段落号", "Word document, its paragraphs counted as lines"};
    case TextKind::pdf: return {"PDF，行号为取出的文字的行号", "PDF, the lines of its text counted"};
    }
    return {};
}

Result<DocumentText> readDocument(const std::string& name, std::string_view bytes) {
    const bool zip = looksLikeZip(bytes);
    if (zip || looksLikeWordXml(bytes)) {
        auto text = zip ? readableDocx(bytes) : readableWordXml(bytes);
        if (!text) return refusal(name, text.error().message, text.error().advice);
        return DocumentText{std::move(*text), Encoding::utf8, TextKind::docx};
    }
    if (looksLikeRtf(bytes)) {
        auto text = readableRtf(bytes);
        if (!text)
            return refusal(
                name, text.error(),
                {"打开后另存为 .docx 或纯文本（UTF-8）", "open it and save it as .docx or plain text (UTF-8)"});
        return DocumentText{std::move(*text), Encoding::utf8, TextKind::rtf};
    }
    if (looksLikePdf(bytes)) {
        auto utf8 = textOfPdf(bytes);
        if (!utf8) return refusal(name, utf8.error().message, utf8.error().advice);
        return DocumentText{linesOf(charactersOf(*utf8)), Encoding::utf8, TextKind::pdf};
    }
    if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
        return refusal(name,
                       {"这是旧版 Word、WPS 或 Excel 文件（.doc、.wps、.xls），不是文本",
                        "this is a file of an old Word, WPS or Excel (.doc, .wps, .xls), not a text"},
                       {"用 Word、WPS 或 LibreOffice 打开，另存为 .docx、网页或纯文本",
                        "open it in Word, WPS or LibreOffice and save it as .docx, a web page or plain text"});
    }
    if (looksLikeMhtml(bytes)) return readArchive(name, bytes);
    return readPlain(name, bytes);
}

} // namespace biosubsidy::audit
