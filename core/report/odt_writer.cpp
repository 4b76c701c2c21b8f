// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/odt_writer.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "core/documents/xml_text.h"
#include "core/documents/zip_bytes.h"
#include "core/report/odt_pictures.h"
#include "core/report/odt_styles.h"

namespace biosubsidy::report {

namespace {

constexpr std::string_view mediaType = "application/vnd.oasis.opendocument.text";

template <std::size_t size>
std::string bytesOf(const std::array<unsigned char, size>& picture) {
    return {picture.begin(), picture.end()};
}

std::string_view nameOf(Tone tone) {
    switch (tone) {
    case Tone::eligible: return "Eligible";
    case Tone::arguable: return "Arguable";
    case Tone::undetermined: return "Undetermined";
    default: return "Ineligible";
    }
}

// Tenths of a millimetre as centimetres.
std::string centimetres(int tenths) {
    return fmt::format("{}.{:02}cm", tenths / 100, tenths % 100);
}

class ContentWriter {
public:
    explicit ContentWriter(const Document& document) : document_(document) {}

    std::string write() {
        writeCover(document_.cover);
        bool first = true;
        for (const Section& section : document_.sections) {
            writeHeading(section, first);
            first = false;
            for (const Block& block : section.blocks) std::visit([this](const auto& part) { write(part); }, block);
        }
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
    void paragraph(std::string_view style, const std::string& text) {
        put("<text:p text:style-name=\"{}\">{}</text:p>\n", style, xmlText(text));
    }

    void writeCover(const Cover& cover) {
        paragraph("CoverKicker", cover.kicker);
        if (cover.logo) writeLogo(*cover.logo);
        paragraph("Title", cover.title);
        paragraph("Subtitle", cover.company);
        writeDetails(cover.details, 340);
        for (const std::string& line : cover.contact) paragraph("Small", line);
        paragraph("Notice", cover.notice);
    }

    // At most 6 by 2.4 cm.
    void writeLogo(const Picture& logo) {
        constexpr int widest = 600;
        constexpr int highest = 240;
        int width = widest;
        int height = static_cast<int>(static_cast<long>(widest) * logo.height / logo.width);
        if (height > highest) {
            height = highest;
            width = static_cast<int>(static_cast<long>(highest) * logo.width / logo.height);
        }
        body_ += "<text:p text:style-name=\"Text_20_body\">";
        frame("logo", logo.type == "image/png" ? "Pictures/logo.png" : "Pictures/logo.jpg", std::max(width, 1),
              std::max(height, 1), document_.cover.kicker);
        body_ += "</text:p>\n";
    }

    void frame(std::string_view name, std::string_view file, int width, int height, const std::string& title) {
        put("<draw:frame draw:style-name=\"Graphic\" draw:name=\"{}{}\" text:anchor-type=\"as-char\" svg:width=\"{}\" "
            "svg:height=\"{}\"><draw:image xlink:href=\"{}\" xlink:type=\"simple\" xlink:show=\"embed\" "
            "xlink:actuate=\"onLoad\"/><svg:title>{}</svg:title></draw:frame>",
            name, ++frames_, centimetres(width), centimetres(height), file, xmlText(title));
    }

    void writeHeading(const Section& section, bool first) {
        std::string_view style = section.level == 1 ? "Heading_20_1" : "Heading_20_2";
        if (section.onNewPage) style = "PageHeading";
        if (first) style = "FirstHeading"; // leaves the cover
        put("<text:h text:style-name=\"{}\" text:outline-level=\"{}\">{}</text:h>\n", style, section.level,
            xmlText(section.title));
    }

    void write(const Paragraph& of) {
        switch (of.style) {
        case Paragraph::Style::body: return paragraph("Text_20_body", of.text);
        case Paragraph::Style::lead: return paragraph("Lead", of.text);
        case Paragraph::Style::small: return paragraph("Small", of.text);
        case Paragraph::Style::notice: return paragraph("Notice", of.text);
        }
    }

    void write(const Bullets& bullets) {
        body_ += "<text:list text:style-name=\"Bullets\">\n";
        for (const std::string& item : bullets.items)
            put("<text:list-item><text:p text:style-name=\"Text_20_body\">{}</text:p></text:list-item>\n",
                xmlText(item));
        body_ += "</text:list>\n";
    }

    // The table's tag and its columns, `weights` of the page's width.
    void beginTable(const std::string& title, const std::vector<int>& weights) {
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

    void cell(std::string_view style, std::string_view paragraphStyle, const std::string& markup,
              std::size_t span = 1) {
        put("<table:table-cell table:style-name=\"{}\" office:value-type=\"string\"{}><text:p "
            "text:style-name=\"{}\">{}</text:p></table:table-cell>",
            style, span > 1 ? fmt::format(" table:number-columns-spanned=\"{}\"", span) : "", paragraphStyle, markup);
        for (std::size_t index = 1; index < span; ++index) body_ += "<table:covered-table-cell/>";
    }

    void write(const Table& table) {
        std::vector<int> weights;
        for (const Column& column : table.columns) weights.push_back(column.weight);
        beginTable(table.name, weights);
        body_ += "<table:table-header-rows><table:table-row table:style-name=\"Row\">";
        for (const Column& column : table.columns)
            cell("HeadingCell", column.isSum ? "Table_20_Heading_20_Sum" : "Table_20_Heading", xmlText(column.heading));
        body_ += "</table:table-row></table:table-header-rows>\n";
        for (const Row& row : table.rows) writeRow(table, row);
        body_ += "</table:table>\n";
    }

    void writeRow(const Table& table, const Row& row) {
        body_ += "<table:table-row table:style-name=\"Row\">";
        const bool strong = row.kind != Row::Kind::usual;
        const std::string style = strong ? "Table_20_Strong" : table.compact ? "Table_20_Small" : "Table_20_Contents";
        const std::string_view cellStyle = strong ? "StrongCell" : "Cell";
        if (row.kind == Row::Kind::group) {
            cell(cellStyle, style, xmlText(row.cells.front()), table.columns.size());
        } else {
            const std::size_t indented = row.tone == Tone::plain ? 0 : 1; // past the sign
            for (std::size_t index = 0; index < row.cells.size(); ++index) {
                std::string text = xmlText(row.cells[index]);
                if (index == 0 && row.tone != Tone::plain) text = toned(row.tone, text);
                // Spaces of the width of a Chinese character: an indent that every program keeps.
                if (index == indented)
                    for (int depth = 0; depth < row.depth; ++depth) text.insert(0, "　");
                cell(cellStyle, table.columns[index].isSum ? style + "_20_Sum" : style, text);
            }
        }
        body_ += "</table:table-row>\n";
    }

    static std::string toned(Tone tone, const std::string& markup) {
        return fmt::format("<text:span text:style-name=\"{}\">{}</text:span>", nameOf(tone), markup);
    }

    void write(const Chart& chart) {
        constexpr int label = 40;
        constexpr int bar = 42;
        constexpr int sum = 18;
        constexpr int longest = textWidth * bar / 100 - 30; // inside the cell's padding
        constexpr int height = 32;
        constexpr int full = 1000;
        paragraph("Caption", chart.title);
        beginTable(chart.title, {label, bar, sum});
        for (const Bar& of : chart.bars) {
            body_ += "<table:table-row table:style-name=\"Row\">";
            std::string text = xmlText(of.label);
            if (!of.remark.empty())
                text += fmt::format(" <text:span text:style-name=\"Badge\">{}</text:span>", xmlText(of.remark));
            cell("PlainCell", "Table_20_Contents", text);
            body_ += "<table:table-cell table:style-name=\"BarCell\" office:value-type=\"string\"><text:p "
                     "text:style-name=\"Table_20_Contents\">";
            if (of.length > 0)
                frame("bar", of.fill == Bar::Fill::solid ? "Pictures/solid.png" : "Pictures/light.png",
                      std::max(longest * of.length / full, 1), height, of.sum);
            body_ += "</text:p></table:table-cell>";
            cell("PlainCell", "Table_20_Contents_20_Sum", xmlText(of.sum));
            body_ += "</table:table-row>\n";
        }
        body_ += "</table:table>\n";
    }

    void write(const Entry& entry) {
        put("<text:h text:style-name=\"Heading_20_3\" text:outline-level=\"3\">");
        if (!entry.sign.empty()) body_ += toned(entry.tone, xmlText(entry.sign)) + " ";
        body_ += xmlText(entry.title);
        if (!entry.sum.empty()) put("<text:tab/>{}", xmlText(entry.sum));
        body_ += "</text:h>\n";
        put("<text:p text:style-name=\"Line\">{}", xmlText(entry.line));
        for (const std::string& badge : entry.badges)
            put(" · <text:span text:style-name=\"Badge\">{}</text:span>", xmlText(badge));
        body_ += "</text:p>\n";
        writeDetails(entry.details, document_.language == Language::zh ? 190 : 260);
    }

    void writeDetails(const std::vector<Detail>& details, int labelWidth) {
        if (details.empty()) return;
        beginTable("", {labelWidth, textWidth - labelWidth});
        for (const Detail& detail : details) {
            body_ += "<table:table-row>";
            cell("PlainCell", "Table_20_Label", xmlText(detail.label));
            body_ += "<table:table-cell table:style-name=\"PlainCell\" office:value-type=\"string\">";
            for (const std::string& text : detail.texts) paragraph("Table_20_Contents", text);
            body_ += "</table:table-cell></table:table-row>\n";
        }
        body_ += "</table:table>\n";
    }

    const Document& document_;
    std::string body_;
    std::string tableStyles_;
    int tables_ = 0;
    int frames_ = 0;
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
                                   {"content.xml", ContentWriter(document).write()},
                                   {"styles.xml", odtStyles(document)},
                                   {"meta.xml", metaXml(document)},
                                   {"Pictures/solid.png", bytesOf(solidPixel), false},
                                   {"Pictures/light.png", bytesOf(lightPixel), false}};
    if (const auto& logo = document.cover.logo)
        members.push_back({logo->type == "image/png" ? "Pictures/logo.png" : "Pictures/logo.jpg", logo->bytes, false});
    members.push_back({"META-INF/manifest.xml", manifestXml(members)});
    return zipped(members, Date::parse(document.date).value_or(*Date::of(1980, 1, 1)));
}

} // namespace biosubsidy::report
