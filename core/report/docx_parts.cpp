// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/docx_parts.h"

#include <fmt/format.h>

#include "core/documents/xml_text.h"
#include "core/report/unbroken.h"

namespace biosubsidy::report {

namespace {

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view officeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

// A paragraph style: properties of the paragraph and of the text, in the format's
// order. Sizes are half points.
std::string style(std::string_view id, std::string_view name, std::string_view parent, std::string_view paragraph,
                  std::string_view text, std::string_view next = {}) {
    return fmt::format("<w:style w:type=\"paragraph\"{} w:styleId=\"{}\"><w:name w:val=\"{}\"/>{}{}<w:qFormat/>"
                       "<w:pPr>{}</w:pPr><w:rPr>{}</w:rPr></w:style>\n",
                       id == "Normal" ? " w:default=\"1\"" : "", id, name,
                       parent.empty() ? "" : fmt::format("<w:basedOn w:val=\"{}\"/>", parent),
                       next.empty() ? "" : fmt::format("<w:next w:val=\"{}\"/>", next), paragraph, text);
}

// The order of the format: bold, colour, size.
std::string letters(int halfPoints, bool bold = false, std::string_view colour = {}) {
    return fmt::format("{}{}<w:sz w:val=\"{}\"/><w:szCs w:val=\"{}\"/>", bold ? "<w:b/><w:bCs/>" : "",
                       colour.empty() ? "" : fmt::format("<w:color w:val=\"{}\"/>", colour), halfPoints, halfPoints);
}

std::string spacing(int above, int below) {
    return fmt::format("<w:spacing w:before=\"{}\" w:after=\"{}\" w:line=\"288\" w:lineRule=\"auto\"/>", above, below);
}

std::string border(std::string_view side, int width, std::string_view colour) {
    return fmt::format("<w:pBdr><w:{} w:val=\"single\" w:sz=\"{}\" w:space=\"2\" w:color=\"{}\"/></w:pBdr>", side,
                       width, colour);
}

constexpr std::string_view teal = "0F766E";
constexpr std::string_view grey = "5A6472";

std::string headingStyles() {
    const std::string keep = "<w:keepNext/><w:keepLines/>";
    const auto level = [](int outline) { return fmt::format("<w:outlineLvl w:val=\"{}\"/>", outline); };
    return style("Heading1", "heading 1", "Normal", keep + border("bottom", 8, teal) + spacing(400, 170) + level(0),
                 letters(32, true), "BodyText") +
           style("TOCHeading", "TOC Heading", "Normal", keep + border("bottom", 8, teal) + spacing(400, 170),
                 letters(32, true), "BodyText") +
           style("Heading2", "heading 2", "Normal", keep + spacing(280, 110) + level(1), letters(26, true, teal),
                 "BodyText") +
           style("Heading3", "heading 3", "Normal",
                 keep + border("top", 4, "D5DAE1") +
                     fmt::format("<w:tabs><w:tab w:val=\"right\" w:pos=\"{}\"/></w:tabs>", textWidth * 567 / 100) +
                     spacing(255, 30) + level(2),
                 letters(23, true), "BodyText");
}

std::string paragraphStyles() {
    std::string out;
    out += style("Normal", "Normal", "", spacing(0, 0), letters(21));
    out += style("BodyText", "Body Text", "Normal", spacing(60, 85), "");
    out += style("Title", "Title", "Normal", spacing(570, 230), letters(48, true), "Subtitle");
    out += style("Subtitle", "Subtitle", "Normal", spacing(0, 400), letters(32, false, teal), "BodyText");
    out += headingStyles();
    out += style("Sum", "Sum", "Normal", spacing(60, 60), letters(30, true));
    out += style("Lead", "Lead", "BodyText", spacing(60, 110), letters(24));
    out += style("Small", "Small", "BodyText", spacing(40, 85), letters(18, false, grey));
    out += style("Notice", "Notice", "BodyText",
                 border("left", 18, "C9A24A") + "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FDF6E3\"/>" +
                     spacing(110, 110),
                 "");
    out += style("Caption", "caption", "BodyText", "<w:keepNext/>" + spacing(230, 60), letters(21, true));
    out += style("Line", "Line", "Small", "<w:keepNext/>" + spacing(0, 30), letters(18, false, grey));
    const auto contents = [&](int level, int indent) {
        return style(fmt::format("TOC{}", level), fmt::format("toc {}", level), "Normal",
                     fmt::format("<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"{}\"/></w:tabs>",
                                 textWidth * 567 / 100) +
                         spacing(30, 30) + fmt::format("<w:ind w:left=\"{}\"/>", indent),
                     "");
    };
    out += contents(1, 0) + contents(2, 340);
    out += style("TableContents", "Table Contents", "Normal", spacing(0, 0), letters(19));
    out += style("TableHeading", "Table Heading", "TableContents", "<w:keepNext/>" + spacing(0, 0),
                 letters(19, true, grey));
    out += style("TableStrong", "Table Strong", "TableContents", "<w:keepNext/>" + spacing(0, 0), letters(19, true));
    out += style("TableSmall", "Table Small", "TableContents", spacing(0, 0), letters(17));
    out += style("TableLabel", "Table Label", "TableContents", spacing(0, 0), letters(19, false, grey));
    out += style("TableEnd", "Table End", "Normal",
                 "<w:spacing w:before=\"0\" w:after=\"60\" w:line=\"80\" w:lineRule=\"exact\"/>", letters(4));
    out += style("ListBullet", "List Bullet", "BodyText",
                 "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>" + spacing(40, 40) +
                     "<w:ind w:left=\"340\" w:hanging=\"284\"/>",
                 "");
    out += style("Header", "header", "Normal", border("bottom", 4, "D5DAE1") + spacing(0, 0), letters(17, false, grey));
    out += style("Footer", "footer", "Normal", spacing(0, 0) + "<w:jc w:val=\"center\"/>", letters(17, false, grey));
    return out;
}

std::string runStyles() {
    std::string out;
    for (const auto& [run, colour] : {std::pair{RunStyle::eligible, "15803D"}, std::pair{RunStyle::arguable, "9A5B00"},
                                      std::pair{RunStyle::undetermined, "1D4ED8"},
                                      std::pair{RunStyle::ineligible, "5A6472"}, std::pair{RunStyle::badge, "9A5B00"}})
        out += fmt::format("<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"{0}\"><w:name w:val=\"{0}\"/>"
                           "<w:qFormat/><w:rPr><w:b/><w:bCs/><w:color w:val=\"{1}\"/></w:rPr></w:style>\n",
                           nameOf(run), colour);
    return out;
}

// Letters and digits are English whatever the report is: in Chinese LibreOffice would
// break a number between any two digits.
std::string stylesXml() {
    return fmt::format(
        "{}<w:styles {}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\" "
        "w:eastAsia=\"Microsoft YaHei\" w:hAnsi=\"Arial\" w:cs=\"Arial\"/><w:lang w:val=\"en-US\" "
        "w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>\n{}{}</w:styles>\n",
        declaration, docxNamespaces(), paragraphStyles(), runStyles());
}

std::string numberingXml() {
    return fmt::format("{}<w:numbering {}><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType "
                       "w:val=\"hybridMultilevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt "
                       "w:val=\"bullet\"/><w:lvlText w:val=\"•\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind "
                       "w:left=\"340\" w:hanging=\"284\"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId=\"1\">"
                       "<w:abstractNumId w:val=\"0\"/></w:num></w:numbering>\n",
                       declaration, docxNamespaces());
}

std::string field(std::string_view name) {
    return fmt::format("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> {} "
                       "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>"
                       "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
                       name);
}

std::string headerXml(const Document& document) {
    return fmt::format("{}<w:hdr {}><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{}"
                       "</w:t></w:r></w:p></w:hdr>\n",
                       declaration, docxNamespaces(), xmlText(document.runningHead));
}

std::string footerXml() {
    return fmt::format("{}<w:ftr {}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>{}<w:r><w:t "
                       "xml:space=\"preserve\"> / </w:t></w:r>{}</w:p></w:ftr>\n",
                       declaration, docxNamespaces(), field("PAGE"), field("NUMPAGES"));
}

std::string relation(std::string_view id, std::string_view type, std::string_view target) {
    return fmt::format("<Relationship Id=\"{}\" Type=\"{}/{}\" Target=\"{}\"/>", id, officeRelations, type, target);
}

std::string documentRelations(const std::vector<ZipMember>& pictures) {
    std::string out = fmt::format("{}<Relationships xmlns=\"{}\">", declaration, packageRelations);
    out += relation("rStyles", "styles", "styles.xml") + relation("rNumbering", "numbering", "numbering.xml") +
           relation("rSettings", "settings", "settings.xml") + relation("rHeader", "header", "header1.xml") +
           relation("rFooter", "footer", "footer1.xml");
    for (const ZipMember& picture : pictures) {
        const std::string name = picture.name.substr(picture.name.rfind('/') + 1);
        out += relation(docxPictureRelation(name), "image", "media/" + name);
    }
    return out + "</Relationships>\n";
}

std::string packageRelationsXml() {
    return fmt::format("{}<Relationships xmlns=\"{}\">{}<Relationship Id=\"rCore\" "
                       "Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" "
                       "Target=\"docProps/core.xml\"/>{}</Relationships>\n",
                       declaration, packageRelations, relation("rDocument", "officeDocument", "word/document.xml"),
                       relation("rApp", "extended-properties", "docProps/app.xml"));
}

std::string contentTypes() {
    const auto of = [](std::string_view part, std::string_view type) {
        return fmt::format("<Override PartName=\"/{}\" "
                           "ContentType=\"application/vnd.openxmlformats-officedocument.{}+xml\"/>",
                           part, type);
    };
    return fmt::format(
               "{}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
               "Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default "
               "Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" "
               "ContentType=\"image/png\"/><Default Extension=\"jpg\" ContentType=\"image/jpeg\"/>",
               declaration) +
           of("word/document.xml", "wordprocessingml.document.main") +
           of("word/styles.xml", "wordprocessingml.styles") + of("word/numbering.xml", "wordprocessingml.numbering") +
           of("word/settings.xml", "wordprocessingml.settings") + of("word/header1.xml", "wordprocessingml.header") +
           of("word/footer1.xml", "wordprocessingml.footer") +
           "<Override PartName=\"/docProps/core.xml\" "
           "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>" +
           of("docProps/app.xml", "extended-properties") + "</Types>\n";
}

std::string coreXml(const Document& document) {
    return fmt::format(
        "{}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:subject>{}</dc:subject>"
        "<dc:creator>{}</dc:creator><dcterms:created xsi:type=\"dcterms:W3CDTF\">{}T00:00:00Z</dcterms:created>"
        "<dc:language>{}</dc:language></cp:coreProperties>\n",
        declaration, xmlText(document.cover.title), xmlText(document.cover.company), xmlText(document.cover.kicker),
        xmlText(document.date), document.language == Language::zh ? "zh-CN" : "en-GB");
}

std::string appXml() {
    return fmt::format("{}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                       "extended-properties\"><Application>Biosubsidy</Application></Properties>\n",
                       declaration);
}

std::string settingsXml() {
    return fmt::format("{}<w:settings {}><w:noLineBreaksAfter w:lang=\"zh-CN\" w:val=\"{}\"/><w:noLineBreaksBefore "
                       "w:lang=\"zh-CN\" w:val=\"{}\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" "
                       "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>\n",
                       declaration, docxNamespaces(), xmlText(endNoLine), xmlText(beginNoLine));
}

} // namespace

std::string_view docxStyle(ParagraphStyle style) {
    switch (style) {
    case ParagraphStyle::body: return "BodyText";
    case ParagraphStyle::title: return "Title";
    case ParagraphStyle::subtitle: return "Subtitle";
    case ParagraphStyle::sum: return "Sum";
    case ParagraphStyle::lead: return "Lead";
    case ParagraphStyle::small: return "Small";
    case ParagraphStyle::notice: return "Notice";
    case ParagraphStyle::caption: return "Caption";
    case ParagraphStyle::line: return "Line";
    case ParagraphStyle::contents1: return "TOC1";
    case ParagraphStyle::contents2: return "TOC2";
    case ParagraphStyle::cell: return "TableContents";
    case ParagraphStyle::cellHeading: return "TableHeading";
    case ParagraphStyle::cellStrong: return "TableStrong";
    case ParagraphStyle::cellSmall: return "TableSmall";
    case ParagraphStyle::cellLabel: return "TableLabel";
    }
    return "BodyText";
}

std::string docxPictureRelation(const std::string& name) {
    return "rPicture_" + name.substr(0, name.find('.'));
}

std::string docxNamespaces() {
    return fmt::format("xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"{}\" "
                       "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
                       "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
                       "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"",
                       officeRelations);
}

std::vector<ZipMember> docxParts(const Document& document) {
    std::vector<ZipMember> pictures = picturesOf(document, "word/media/");
    std::vector<ZipMember> members{{"[Content_Types].xml", contentTypes()},
                                   {"_rels/.rels", packageRelationsXml()},
                                   {"word/_rels/document.xml.rels", documentRelations(pictures)},
                                   {"word/styles.xml", stylesXml()},
                                   {"word/numbering.xml", numberingXml()},
                                   {"word/settings.xml", settingsXml()},
                                   {"word/header1.xml", headerXml(document)},
                                   {"word/footer1.xml", footerXml()},
                                   {"docProps/core.xml", coreXml(document)},
                                   {"docProps/app.xml", appXml()}};
    for (ZipMember& picture : pictures) members.push_back(std::move(picture));
    return members;
}

} // namespace biosubsidy::report
