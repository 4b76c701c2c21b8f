// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/odt_writer.h"

#include <iterator>

#include <fmt/format.h>

#include "core/documents/xml_text.h"
#include "core/documents/zip_bytes.h"
#include "core/report/odt_styles.h"
#include "core/report/office_text.h"
#include "core/report/unbroken.h"

namespace biosubsidy::report {

namespace {

constexpr std::string_view mediaType = "application/vnd.oasis.opendocument.text";

std::string_view nameOf(ParagraphStyle style) {
    switch (style) {
    case ParagraphStyle::body: return "Text_20_body";
    case ParagraphStyle::title: return "Title";
    case ParagraphStyle::subtitle: return "Subtitle";
    case ParagraphStyle::sum: return "Sum";
    case ParagraphStyle::lead: return "Lead";
    case ParagraphStyle::small: return "Small";
    case ParagraphStyle::notice: return "Notice";
    case ParagraphStyle::caption: return "Caption";
    case ParagraphStyle::line: return "Line";
    case ParagraphStyle::contents1: return "Contents_20_1";
    case ParagraphStyle::contents2: return "Contents_20_2";
    case ParagraphStyle::cell: return "Table_20_Contents";
    case ParagraphStyle::cellHeading: return "Table_20_Heading";
    case ParagraphStyle::cellStrong: return "Table_20_Strong";
    case ParagraphStyle::cellSmall: return "Table_20_Small";
    case ParagraphStyle::cellLabel: return "Table_20_Label";
    }
    return "";
}

std::string_view nameOf(CellStyle style) {
    switch (style) {
    case CellStyle::usual: return "Cell";
    case CellStyle::heading: return "HeadingCell";
    case CellStyle::strong: return "StrongCell";
    case CellStyle::plain: return "PlainCell";
    }
    return "";
}

// Tenths of a millimetre as centimetres.
std::string centimetres(int tenths) {
    return fmt::format("{}.{:02}cm", tenths / 100, tenths % 100);
}

class ContentWriter : public OfficeText {
public:
    std::string write(const Document& document) {
        isBrief_ = document.isBrief;
        // What brings the cover's page along.
        if (!isBrief_) body_ += "<text:p text:style-name=\"CoverBegins\"/>\n";
        tell(document);
        return fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content {}>\n"
                           "<office:automatic-styles>\n{}{}</office:automatic-styles>\n<office:body>\n<office:text>\n{}"
                           "</office:text>\n</office:body>\n</office:document-content>\n",
                           odtNamespaces(), odtTableStyles(), tableStyles_, body_);
    }

private:
    template <typename... Values>
    void put(fmt::format_string<Values...> format, Values&&... values) {
        fmt::format_to(std::back_inserter(body_), format, std::forward<Values>(values)...);
    }

    void put(const Runs& runs) {
        for (const Run& run : runs) {
            std::string text = xmlText(unbroken(run.text));
            for (std::size_t tab = text.find('\t'); tab != std::string::npos; tab = text.find('\t', tab))
                text.replace(tab, 1, "<text:tab/>");
            if (!run.link.empty())
                text = fmt::format("<text:a xlink:type=\"simple\" xlink:href=\"#{0}\">{1}</text:a><text:tab/>"
                                   "<text:bookmark-ref text:reference-format=\"page\" text:ref-name=\"{0}\"/>",
                                   run.link, text);
            if (run.style != RunStyle::plain)
                text = fmt::format("<text:span text:style-name=\"{}\">{}</text:span>", nameOf(run.style), text);
            body_ += text;
        }
    }

    void heading(int level, bool onNewPage, const Runs& runs, const std::string& anchor) override {
        const std::string usual = fmt::format("Heading_20_{}", level);
        const std::string_view style = leavesCover_ && !isBrief_ && level == 1 ? "FirstHeading"
                                       : onNewPage                             ? "PageHeading"
                                                                               : std::string_view(usual);
        leavesCover_ = false;
        put("<text:h text:style-name=\"{}\" text:outline-level=\"{}\">", style, level);
        if (!anchor.empty()) put("<text:bookmark-start text:name=\"{}\"/>", anchor);
        put(runs);
        if (!anchor.empty()) put("<text:bookmark-end text:name=\"{}\"/>", anchor);
        body_ += "</text:h>\n";
    }

    void paragraph(ParagraphStyle style, const Runs& runs, bool right) override {
        put("<text:p text:style-name=\"{}{}\">", nameOf(style), right ? "_20_Sum" : "");
        put(runs);
        body_ += "</text:p>\n";
    }

    void bullet(const std::string& text) override {
        body_ += "<text:list-item>";
        paragraph(ParagraphStyle::body, {{text}}, false);
        body_ += "</text:list-item>\n";
    }
    void beginBullets() override { body_ += "<text:list text:style-name=\"Bullets\">\n"; }
    void endBullets() override { body_ += "</text:list>\n"; }

    void picture(const OfficePicture& of) override {
        body_ += "<text:p text:style-name=\"Table_20_Contents\">";
        put("<draw:frame draw:style-name=\"Graphic\" draw:name=\"picture{}\" text:anchor-type=\"as-char\" "
            "svg:width=\"{}\" svg:height=\"{}\"><draw:image xlink:href=\"Pictures/{}\" xlink:type=\"simple\" "
            "xlink:show=\"embed\" xlink:actuate=\"onLoad\"/><svg:title>{}</svg:title></draw:frame>",
            ++frames_, centimetres(of.width), centimetres(of.height), of.name, xmlText(of.title));
        body_ += "</text:p>";
    }

    void beginTable(const std::string& title, const std::vector<int>& weights) override {
        const int number = ++tables_;
        int all = 0;
        for (const int weight : weights) all += weight;
        fmt::format_to(std::back_inserter(tableStyles_),
                       "<style:style style:name=\"T{}\" style:family=\"table\"><style:table-properties "
                       "style:width=\"{}\" table:align=\"left\" fo:margin-top=\"0.1cm\" fo:margin-bottom=\"0.25cm\"/>"
                       "</style:style>\n",
                       number, centimetres(textWidth));
        put("<table:table table:name=\"T{0}\" table:style-name=\"T{0}\">", number);
        if (!title.empty()) put("<table:title>{}</table:title>", xmlText(title));
        for (std::size_t index = 0; index < weights.size(); ++index) {
            fmt::format_to(std::back_inserter(tableStyles_),
                           "<style:style style:name=\"T{}C{}\" style:family=\"table-column\">"
                           "<style:table-column-properties style:column-width=\"{}\"/></style:style>\n",
                           number, index, centimetres(textWidth * weights[index] / all));
            put("<table:table-column table:style-name=\"T{}C{}\"/>", number, index);
        }
        body_ += '\n';
    }
    void beginRow(bool isHeading) override {
        headingRow_ = isHeading;
        if (isHeading) body_ += "<table:table-header-rows>";
        body_ += "<table:table-row table:style-name=\"Row\">";
    }
    void beginCell(CellStyle style, std::size_t, std::size_t span) override {
        span_ = span;
        put("<table:table-cell table:style-name=\"{}\" office:value-type=\"string\"{}>", nameOf(style),
            span > 1 ? fmt::format(" table:number-columns-spanned=\"{}\"", span) : "");
    }
    void endCell() override {
        body_ += "</table:table-cell>";
        for (std::size_t index = 1; index < span_; ++index) body_ += "<table:covered-table-cell/>";
    }
    void endRow() override {
        body_ += "</table:table-row>\n";
        if (headingRow_) body_ += "</table:table-header-rows>\n";
    }
    void endTable() override { body_ += "</table:table>\n"; }

    std::string body_;
    std::string tableStyles_;
    int tables_ = 0;
    int frames_ = 0;
    std::size_t span_ = 1;
    bool headingRow_ = false;
    bool isBrief_ = false;
    bool leavesCover_ = true;
};

std::string metaXml(const Document& document) {
    return fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta "
                       "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                       "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" "
                       "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\"><office:meta>"
                       "<meta:generator>Biosubsidy</meta:generator><dc:title>{}</dc:title><dc:subject>{}</dc:subject>"
                       "<meta:initial-creator>{}</meta:initial-creator><meta:creation-date>{}T00:00:00"
                       "</meta:creation-date><dc:language>{}</dc:language></office:meta></office:document-meta>\n",
                       xmlText(document.cover.title), xmlText(document.cover.company), xmlText(document.cover.kicker),
                       xmlText(document.date), document.language == Language::zh ? "zh-CN" : "en");
}

// Only here does the format have a place for them.
std::string settingsXml() {
    const auto item = [](std::string_view name, std::string_view value) {
        return fmt::format("<config:config-item config:name=\"{}\" config:type=\"string\">{}</config:config-item>",
                           name, xmlText(value));
    };
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-settings "
        "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
        "xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\" office:version=\"1.3\"><office:settings>"
        "<config:config-item-set config:name=\"ooo:configuration-settings\"><config:config-item-map-indexed "
        "config:name=\"ForbiddenCharacters\"><config:config-item-map-entry>{}{}{}{}{}"
        "</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings>"
        "</office:document-settings>\n",
        item("Language", "zh"), item("Country", "CN"), item("Variant", ""), item("BeginLine", beginNoLine),
        item("EndLine", endNoLine));
}

std::string manifestXml(const std::vector<ZipMember>& members) {
    std::string out = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest "
        "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">\n"
        "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" manifest:media-type=\"{}\"/>\n",
        mediaType);
    for (const ZipMember& member : members) {
        if (member.name == "mimetype") continue;
        const std::string_view type = member.name.ends_with(".xml")   ? "text/xml"
                                      : member.name.ends_with(".png") ? "image/png"
                                                                      : "image/jpeg";
        out += fmt::format("<manifest:file-entry manifest:full-path=\"{}\" manifest:media-type=\"{}\"/>\n", member.name,
                           type);
    }
    return out + "</manifest:manifest>\n";
}

} // namespace

tl::expected<std::string, Localized> toOdt(const Document& document) {
    // The media type comes first and uncompressed, as the format asks.
    std::vector<ZipMember> members{{"mimetype", std::string(mediaType), false},
                                   {"content.xml", ContentWriter().write(document)},
                                   {"styles.xml", odtStyles(document)},
                                   {"meta.xml", metaXml(document)},
                                   {"settings.xml", settingsXml()}};
    for (ZipMember& picture : picturesOf(document, "Pictures/")) members.push_back(std::move(picture));
    members.push_back({"META-INF/manifest.xml", manifestXml(members)});
    return zipped(members, Date::parse(document.date).value_or(*Date::of(1980, 1, 1)));
}

} // namespace biosubsidy::report
