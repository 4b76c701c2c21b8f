// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/docx_writer.h"

#include <iterator>

#include <fmt/format.h>

#include "core/documents/xml_text.h"
#include "core/report/docx_parts.h"
#include "core/report/unbroken.h"
#include "core/values/date.h"

namespace biosubsidy::report {

namespace {

// A length in tenths of a millimetre in twentieths of a point, and in the units of
// drawings.
int twips(int tenths) {
    return tenths * 567 / 100;
}
int drawingUnits(int tenths) {
    return tenths * 3600;
}

class DocumentWriter : public OfficeText {
public:
    std::string write(const Document& document) {
        tell(document);
        closeContents();
        return fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document {}><w:body>{}"
                           "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rHeader\"/>"
                           "<w:footerReference w:type=\"default\" r:id=\"rFooter\"/>"
                           "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1304\" w:right=\"1134\" "
                           "w:bottom=\"1134\" w:left=\"1134\" w:header=\"624\" w:footer=\"567\" w:gutter=\"0\"/>{}"
                           "</w:sectPr></w:body></w:document>\n",
                           docxNamespaces(), body_, document.isBrief ? "" : "<w:titlePg/>");
    }

private:
    template <typename... Values>
    void put(fmt::format_string<Values...> format, Values&&... values) {
        fmt::format_to(std::back_inserter(body_), format, std::forward<Values>(values)...);
    }

    void put(const Run& run) {
        if (!run.link.empty()) put("<w:hyperlink w:anchor=\"{}\" w:history=\"1\">", run.link);
        const std::string properties = run.style == RunStyle::plain
                                           ? std::string()
                                           : fmt::format("<w:rPr><w:rStyle w:val=\"{}\"/></w:rPr>", nameOf(run.style));
        const std::size_t tab = run.text.find('\t');
        putText(properties, run.text.substr(0, tab));
        if (tab != std::string::npos) {
            put("<w:r>{}<w:tab/></w:r>", properties);
            putText(properties, run.text.substr(tab + 1));
        }
        if (!run.link.empty()) body_ += "</w:hyperlink>";
    }
    void putText(const std::string& properties, const std::string& text) {
        if (!text.empty())
            put("<w:r>{}<w:t xml:space=\"preserve\">{}</w:t></w:r>", properties, xmlText(unbroken(text)));
    }

    // `more`: properties behind the style, in the order that the format asks for.
    void beginParagraph(std::string_view style, std::string_view more = {}) {
        put("<w:p><w:pPr><w:pStyle w:val=\"{}\"/>{}</w:pPr>", style, more);
        cellIsEmpty_ = false;
    }
    void endParagraph() { body_ += "</w:p>"; }

    void heading(int level, bool onNewPage, const Runs& runs, const std::string& anchor) override {
        if (!anchor.empty()) closeContents();
        // The heading of the list of contents is none of what it lists.
        const bool isList = level == 1 && anchor.empty();
        beginParagraph(isList ? std::string("TOCHeading") : fmt::format("Heading{}", level),
                       onNewPage ? "<w:pageBreakBefore/>" : "");
        if (!anchor.empty()) put("<w:bookmarkStart w:id=\"{}\" w:name=\"{}\"/>", bookmarks_, anchor);
        for (const Run& run : runs) put(run);
        if (!anchor.empty()) put("<w:bookmarkEnd w:id=\"{}\"/>", bookmarks_++);
        endParagraph();
    }

    void paragraph(ParagraphStyle style, const Runs& runs, bool right) override {
        const bool contents = style == ParagraphStyle::contents1 || style == ParagraphStyle::contents2;
        beginParagraph(docxStyle(style), right ? "<w:jc w:val=\"right\"/>" : "");
        if (contents && !inContents_) openContents();
        for (const Run& run : runs) put(run);
        endParagraph();
    }

    // The list of contents is a field, which Word and WPS fill with page numbers when
    // it is asked to be brought up to date.
    void openContents() {
        inContents_ = true;
        body_ += "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> TOC \\o "
                 "\"1-2\" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
    }
    void closeContents() {
        if (!inContents_) return;
        inContents_ = false;
        beginParagraph("TableEnd");
        body_ += "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
        endParagraph();
    }

    void bullet(const std::string& text) override {
        beginParagraph("ListBullet");
        put(Run{text});
        endParagraph();
    }
    void beginBullets() override {}
    void endBullets() override {}

    void picture(const OfficePicture& of) override {
        const int id = ++pictures_;
        beginParagraph(docxStyle(ParagraphStyle::cell));
        put("<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{0}\" "
            "cy=\"{1}\"/><wp:docPr id=\"{2}\" name=\"picture{2}\" descr=\"{3}\"/><a:graphic><a:graphicData "
            "uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr "
            "id=\"{2}\" name=\"{4}\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"{5}\"/><a:stretch>"
            "<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{0}\" "
            "cy=\"{1}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>"
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
            drawingUnits(of.width), drawingUnits(of.height), id, xmlText(of.title), of.name,
            docxPictureRelation(of.name));
        endParagraph();
    }

    void beginTable(const std::string& title, const std::vector<int>& weights) override {
        int all = 0;
        for (const int weight : weights) all += weight;
        widths_.clear();
        for (const int weight : weights) widths_.push_back(twips(textWidth) * weight / all);
        put("<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblCellMar>"
            "<w:top w:w=\"40\" w:type=\"dxa\"/><w:left w:w=\"68\" w:type=\"dxa\"/><w:bottom w:w=\"40\" "
            "w:type=\"dxa\"/><w:right w:w=\"68\" w:type=\"dxa\"/></w:tblCellMar>{}</w:tblPr><w:tblGrid>",
            twips(textWidth), title.empty() ? "" : fmt::format("<w:tblCaption w:val=\"{}\"/>", xmlText(title)));
        for (const int width : widths_) put("<w:gridCol w:w=\"{}\"/>", width);
        body_ += "</w:tblGrid>";
    }
    void beginRow(bool isHeading) override {
        put("<w:tr><w:trPr><w:cantSplit/>{}</w:trPr>", isHeading ? "<w:tblHeader/>" : "");
    }
    void beginCell(CellStyle style, std::size_t column, std::size_t span) override {
        int width = 0;
        for (std::size_t index = column; index < column + span && index < widths_.size(); ++index)
            width += widths_[index];
        put("<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>{}", width,
            span > 1 ? fmt::format("<w:gridSpan w:val=\"{}\"/>", span) : "");
        switch (style) {
        case CellStyle::usual: line(4, "D5DAE1"); break;
        case CellStyle::heading:
            line(8, "A6ADB8");
            body_ += "<w:vAlign w:val=\"bottom\"/>";
            break;
        case CellStyle::strong:
            line(4, "D5DAE1");
            body_ += "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EEF4F3\"/>";
            break;
        case CellStyle::plain: break;
        }
        body_ += "</w:tcPr>";
        cellIsEmpty_ = true;
    }
    // Below a cell, in eighths of a point.
    void line(int width, std::string_view colour) {
        put("<w:tcBorders><w:bottom w:val=\"single\" w:sz=\"{}\" w:space=\"0\" w:color=\"{}\"/></w:tcBorders>", width,
            colour);
    }
    // A cell without a paragraph is one that Word wants to repair.
    void endCell() override {
        if (cellIsEmpty_) paragraph(ParagraphStyle::cell, {}, false);
        body_ += "</w:tc>";
    }
    void endRow() override { body_ += "</w:tr>"; }
    // Two tables without anything between them would be one.
    void endTable() override {
        body_ += "</w:tbl>";
        beginParagraph("TableEnd");
        endParagraph();
    }

    std::string body_;
    std::vector<int> widths_;
    int bookmarks_ = 0;
    int pictures_ = 0;
    bool inContents_ = false;
    bool cellIsEmpty_ = false;
};

} // namespace

tl::expected<std::string, Localized> toDocx(const Document& document) {
    std::vector<ZipMember> members = docxParts(document);
    members.push_back({"word/document.xml", DocumentWriter().write(document)});
    return zipped(members, Date::parse(document.date).value_or(*Date::of(1980, 1, 1)));
}

} // namespace biosubsidy::report
