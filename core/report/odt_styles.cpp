// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/odt_styles.h"

#include <fmt/format.h>

#include "core/documents/xml_text.h"

namespace biosubsidy::report {

namespace {

// A paragraph style: its parent, its outline level ("" for none), properties of
// the paragraph and of the text.
std::string style(const std::string& name, const std::string& display, const std::string& parent,
                  const std::string& paragraph, const std::string& text, int outline = 0) {
    return fmt::format(
        "<style:style style:name=\"{}\" style:display-name=\"{}\" style:family=\"paragraph\" {}{}"
        "style:class=\"text\"><style:paragraph-properties {}/><style:text-properties {}/></style:style>\n",
        name, display, parent.empty() ? "" : fmt::format("style:parent-style-name=\"{}\" ", parent),
        outline == 0 ? "" : fmt::format("style:default-outline-level=\"{}\" ", outline), paragraph, text);
}

std::string size(const char* points) {
    return fmt::format("fo:font-size=\"{0}pt\" style:font-size-asian=\"{0}pt\" style:font-size-complex=\"{0}pt\"",
                       points);
}

std::string bold(const char* points) {
    return size(points) +
           " fo:font-weight=\"bold\" style:font-weight-asian=\"bold\" style:font-weight-complex=\"bold\"";
}

const std::string teal = " fo:color=\"#0f766e\"";
const std::string grey = " fo:color=\"#5a6472\"";

std::string paragraphStyles() {
    const std::string keep = "fo:keep-with-next=\"always\" ";
    std::string out;
    out += style("Standard", "Standard", "", "fo:margin-top=\"0cm\" fo:margin-bottom=\"0cm\" fo:line-height=\"130%\"",
                 size("10.5"));
    out += style("Text_20_body", "Text body", "Standard", "fo:margin-top=\"0.1cm\" fo:margin-bottom=\"0.15cm\"", "");
    out += style("Title", "Title", "Standard", "fo:margin-top=\"1cm\" fo:margin-bottom=\"0.4cm\"", bold("24"));
    out += style("Subtitle", "Subtitle", "Standard", "fo:margin-bottom=\"1cm\"", size("16") + teal);
    out += style("Heading_20_1", "Heading 1", "Standard",
                 keep + "fo:margin-top=\"0.7cm\" fo:margin-bottom=\"0.3cm\" fo:border-bottom=\"1pt solid #0f766e\" "
                        "fo:padding-bottom=\"0.1cm\"",
                 bold("16"), 1);
    out += style("Heading_20_2", "Heading 2", "Standard", keep + "fo:margin-top=\"0.5cm\" fo:margin-bottom=\"0.2cm\"",
                 bold("13") + teal, 2);
    out += fmt::format(
        "<style:style style:name=\"Heading_20_3\" style:display-name=\"Heading 3\" style:family=\"paragraph\" "
        "style:parent-style-name=\"Standard\" style:default-outline-level=\"3\" style:class=\"text\">"
        "<style:paragraph-properties {}fo:margin-top=\"0.45cm\" fo:margin-bottom=\"0.05cm\" "
        "fo:border-top=\"0.5pt solid #d5dae1\" fo:padding-top=\"0.15cm\"><style:tab-stops><style:tab-stop "
        "style:position=\"17cm\" style:type=\"right\"/></style:tab-stops></style:paragraph-properties>"
        "<style:text-properties {}/></style:style>\n",
        keep, bold("11.5"));
    out += style("Sum", "Sum", "Standard", "fo:margin-top=\"0.1cm\" fo:margin-bottom=\"0.1cm\"", bold("15"));
    for (const auto& [level, indent] : {std::pair{1, "0cm"}, std::pair{2, "0.6cm"}})
        out +=
            fmt::format("<style:style style:name=\"Contents_20_{0}\" style:display-name=\"Contents {0}\" "
                        "style:family=\"paragraph\" style:parent-style-name=\"Standard\" style:class=\"index\">"
                        "<style:paragraph-properties fo:margin-left=\"{1}\" fo:margin-top=\"0.05cm\"><style:tab-stops>"
                        "<style:tab-stop style:position=\"17cm\" style:type=\"right\" style:leader-style=\"dotted\" "
                        "style:leader-text=\".\"/></style:tab-stops></style:paragraph-properties></style:style>\n",
                        level, indent);
    out += style("Lead", "Lead", "Text_20_body", "", size("12"));
    out += style("Small", "Small", "Text_20_body", "", size("9") + grey);
    out += style("Notice", "Notice", "Text_20_body",
                 "fo:background-color=\"#fdf6e3\" fo:border-left=\"2pt solid #c9a24a\" fo:padding=\"0.2cm\"", "");
    out += style("Caption", "Caption", "Text_20_body", keep + "fo:margin-top=\"0.4cm\"", bold("10.5"));
    out += style("Line", "Line", "Small", keep + "fo:margin-top=\"0cm\" fo:margin-bottom=\"0.05cm\"", "");
    out += style("Table_20_Contents", "Table Contents", "Standard", "", size("9.5"));
    out += style("Table_20_Heading", "Table Heading", "Table_20_Contents", keep, bold("9.5") + grey);
    out += style("Table_20_Strong", "Table Strong", "Table_20_Contents", "", bold("9.5"));
    out += style("Table_20_Small", "Table Small", "Table_20_Contents", "", size("8.5"));
    out += style("Table_20_Label", "Table Label", "Table_20_Contents", "", grey);
    for (const char* of : {"Contents", "Heading", "Strong", "Small"})
        out += style(fmt::format("Table_20_{}_20_Sum", of), fmt::format("Table {} Sum", of),
                     fmt::format("Table_20_{}", of), "fo:text-align=\"end\"", "");
    out += style("Header", "Header", "Standard", "fo:border-bottom=\"0.5pt solid #d5dae1\" fo:padding-bottom=\"0.1cm\"",
                 size("8.5") + grey);
    out += style("Footer", "Footer", "Standard", "fo:text-align=\"center\"", size("8.5") + grey);
    for (const auto& [name, colour] : {std::pair{"Eligible", "#15803d"}, std::pair{"Arguable", "#9a5b00"},
                                       std::pair{"Undetermined", "#1d4ed8"}, std::pair{"Ineligible", "#5a6472"}})
        out += fmt::format("<style:style style:name=\"{0}\" style:display-name=\"{0}\" style:family=\"text\">"
                           "<style:text-properties fo:color=\"{1}\" fo:font-weight=\"bold\" "
                           "style:font-weight-asian=\"bold\"/></style:style>\n",
                           name, colour);
    out +=
        "<style:style style:name=\"Badge\" style:display-name=\"Badge\" style:family=\"text\"><style:text-properties "
        "fo:color=\"#9a5b00\" fo:font-weight=\"bold\" style:font-weight-asian=\"bold\"/></style:style>\n";
    out +=
        "<text:list-style style:name=\"Bullets\" style:display-name=\"Bullets\"><text:list-level-style-bullet "
        "text:level=\"1\" text:bullet-char=\"•\"><style:list-level-properties "
        "text:list-level-position-and-space-mode=\"label-alignment\"><style:list-level-label-alignment "
        "text:label-followed-by=\"listtab\" text:list-tab-stop-position=\"0.6cm\" fo:text-indent=\"-0.5cm\" "
        "fo:margin-left=\"0.6cm\"/></style:list-level-properties></text:list-level-style-bullet></text:list-style>\n";
    return out;
}

std::string pageLayout(const std::string& name) {
    return fmt::format(
        "<style:page-layout style:name=\"{}\"><style:page-layout-properties fo:page-width=\"21cm\" "
        "fo:page-height=\"29.7cm\" style:print-orientation=\"portrait\" fo:margin-top=\"1.6cm\" "
        "fo:margin-bottom=\"1.4cm\" "
        "fo:margin-left=\"2cm\" fo:margin-right=\"2cm\"/><style:header-style><style:header-footer-properties "
        "fo:min-height=\"0.6cm\" fo:margin-bottom=\"0.4cm\"/></style:header-style><style:footer-style>"
        "<style:header-footer-properties fo:min-height=\"0.6cm\" fo:margin-top=\"0.4cm\"/></style:footer-style>"
        "</style:page-layout>\n",
        name);
}

} // namespace

std::string odtNamespaces() {
    return "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
           "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
           "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
           "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
           "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" "
           "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "
           "xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" "
           "xmlns:xlink=\"http://www.w3.org/1999/xlink\" office:version=\"1.3\"";
}

std::string odtStyles(const Document& document) {
    // Letters and digits are English whatever the report is: in Chinese LibreOffice would
    // break a number between any two digits.
    // The first page, the cover, has neither head nor number.
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-styles {}>\n"
        "<office:font-face-decls><style:font-face style:name=\"Body\" svg:font-family=\"'Microsoft YaHei', 'Noto Sans "
        "CJK SC', 'PingFang SC'\" style:font-family-generic=\"swiss\"/><style:font-face style:name=\"Figures\" "
        "svg:font-family=\"Arial, 'Liberation Sans', 'Noto Sans CJK SC'\" style:font-family-generic=\"swiss\"/>"
        "</office:font-face-decls>\n"
        "<office:styles>\n<style:default-style style:family=\"paragraph\"><style:paragraph-properties "
        "style:writing-mode=\"lr-tb\" fo:orphans=\"2\" fo:widows=\"2\"/><style:text-properties "
        "style:font-name=\"Figures\" style:font-name-asian=\"Body\" style:font-name-complex=\"Body\" "
        "fo:language=\"en\" fo:country=\"US\" style:language-asian=\"zh\" "
        "style:country-asian=\"CN\"/></style:default-style>\n{}"
        "</office:styles>\n<office:automatic-styles>\n{}{}</office:automatic-styles>\n<office:master-styles>\n"
        "<style:master-page style:name=\"Cover\" style:page-layout-name=\"CoverPage\" "
        "style:next-style-name=\"Standard\"/>\n"
        "<style:master-page style:name=\"Standard\" style:page-layout-name=\"Page\"><style:header><text:p "
        "text:style-name=\"Header\">{}</text:p></style:header><style:footer><text:p text:style-name=\"Footer\">"
        "<text:page-number text:select-page=\"current\">1</text:page-number> / <text:page-count>1</text:page-count>"
        "</text:p></style:footer></style:master-page>\n</office:master-styles>\n</office:document-styles>\n",
        odtNamespaces(), paragraphStyles(), pageLayout("Page"), pageLayout("CoverPage"), xmlText(document.runningHead));
}

std::string odtTableStyles() {
    const auto cell = [](const char* name, const char* properties) {
        return fmt::format("<style:style style:name=\"{}\" style:family=\"table-cell\"><style:table-cell-properties {} "
                           "/></style:style>\n",
                           name, properties);
    };
    return cell("Cell", "fo:padding-top=\"0.07cm\" fo:padding-bottom=\"0.07cm\" fo:padding-left=\"0.12cm\" "
                        "fo:padding-right=\"0.12cm\" fo:border-bottom=\"0.5pt solid #d5dae1\"") +
           cell("HeadingCell", "fo:padding-top=\"0.07cm\" fo:padding-bottom=\"0.07cm\" fo:padding-left=\"0.12cm\" "
                               "fo:padding-right=\"0.12cm\" fo:border-bottom=\"1pt solid #a6adb8\" "
                               "style:vertical-align=\"bottom\"") +
           cell("StrongCell", "fo:padding-top=\"0.07cm\" fo:padding-bottom=\"0.07cm\" fo:padding-left=\"0.12cm\" "
                              "fo:padding-right=\"0.12cm\" fo:border-bottom=\"0.5pt solid #d5dae1\" "
                              "fo:background-color=\"#eef4f3\"") +
           cell("PlainCell", "fo:padding-top=\"0.03cm\" fo:padding-bottom=\"0.03cm\" fo:padding-left=\"0.12cm\" "
                             "fo:padding-right=\"0.12cm\" fo:border=\"none\"") +
           "<style:style style:name=\"Row\" style:family=\"table-row\"><style:table-row-properties "
           "fo:keep-together=\"always\"/></style:style>\n"
           "<style:style style:name=\"CoverBegins\" style:family=\"paragraph\" style:parent-style-name=\"Small\" "
           "style:master-page-name=\"Cover\"/>\n"
           "<style:style style:name=\"FirstHeading\" style:family=\"paragraph\" "
           "style:parent-style-name=\"Heading_20_1\" "
           "style:master-page-name=\"Standard\"><style:paragraph-properties fo:break-before=\"page\" "
           "style:page-number=\"auto\"/></style:style>\n"
           "<style:style style:name=\"PageHeading\" style:family=\"paragraph\" "
           "style:parent-style-name=\"Heading_20_1\">"
           "<style:paragraph-properties fo:break-before=\"page\"/></style:style>\n"
           "<style:style style:name=\"Graphic\" style:family=\"graphic\"><style:graphic-properties "
           "style:vertical-pos=\"middle\" style:vertical-rel=\"text\" fo:border=\"none\"/></style:style>\n";
}

} // namespace biosubsidy::report
