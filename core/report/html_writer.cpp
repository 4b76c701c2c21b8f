// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html_writer.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "core/documents/xml_text.h"
#include "core/report/html_style.h"

namespace biosubsidy::report {

namespace {

std::string_view nameOf(Tone tone) {
    switch (tone) {
    case Tone::plain: return "";
    case Tone::muted: return "small";
    case Tone::eligible: return "eligible";
    case Tone::arguable: return "arguable";
    case Tone::undetermined: return "undetermined";
    case Tone::ineligible: return "ineligible";
    }
    return "";
}

class HtmlWriter {
public:
    explicit HtmlWriter(const Document& document) : document_(document) {}

    std::string write() {
        const std::string_view language = document_.language == Language::zh ? "zh-CN" : "en";
        out_ =
            fmt::format("<!DOCTYPE html>\n<html lang=\"{0}\" xml:lang=\"{0}\" xmlns=\"http://www.w3.org/1999/xhtml\">\n"
                        "<head>\n<meta charset=\"utf-8\"/>\n"
                        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                        "<meta name=\"generator\" content=\"Biosubsidy\"/>\n"
                        "<meta name=\"date\" content=\"{1}\"/>\n<title>{2}</title>\n<style>{3}</style>\n</head>\n"
                        "<body>\n<main>\n",
                        language, xmlText(document_.date), xmlText(document_.runningHead), htmlStyle);
        writeDefinitions();
        writeCover(document_.cover);
        if (document_.hasContents) writeContents();
        for (std::size_t index = 0; index < document_.sections.size(); ++index)
            writeSection(document_.sections[index], index);
        out_ += "</main>\n</body>\n</html>\n";
        return std::move(out_);
    }

private:
    template <typename... Values>
    void put(fmt::format_string<Values...> format, Values&&... values) {
        fmt::format_to(std::back_inserter(out_), format, std::forward<Values>(values)...);
    }

    // What is not firm is hatched, so that it can be told from the rest without colours.
    void writeDefinitions() {
        out_ +=
            "<svg width=\"0\" height=\"0\" style=\"position:absolute\" aria-hidden=\"true\" "
            "xmlns=\"http://www.w3.org/2000/svg\"><defs><pattern id=\"hatch\" width=\"6\" height=\"6\" "
            "patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><line class=\"hatch\" x1=\"0\" y1=\"0\" "
            "x2=\"0\" y2=\"6\" stroke-width=\"3\"/></pattern></defs></svg>\n";
    }

    void writeCover(const Cover& cover) {
        out_ += "<header>\n";
        if (cover.logo)
            put("<img class=\"logo\" alt=\"{}\" src=\"data:{};base64,{}\"/>\n", xmlText(cover.kicker), cover.logo->type,
                base64(cover.logo->bytes));
        if (!cover.kicker.empty()) put("<p class=\"kicker\">{}</p>\n", xmlText(cover.kicker));
        put("<h1>{}</h1>\n<p class=\"company\">{}</p>\n", xmlText(cover.title), xmlText(cover.company));
        for (const Detail& sum : cover.sums) {
            for (const std::string& text : sum.texts)
                put("<p class=\"total\">{} <strong>{}</strong></p>\n", xmlText(sum.label), xmlText(text));
        }
        writeDetails(cover.details);
        for (const std::string& line : cover.contact) put("<p class=\"contact\">{}</p>\n", xmlText(line));
        put("<p class=\"notice\">{}</p>\n</header>\n", xmlText(cover.notice));
    }

    void writeContents() {
        put("<nav aria-label=\"{0}\">\n<ol>\n", document_.language == Language::zh ? "目录" : "Contents");
        for (std::size_t index = 0; index < document_.sections.size(); ++index) {
            const Section& section = document_.sections[index];
            put("<li class=\"d{}\"><a href=\"#s{}\">{}</a></li>\n", section.level - 1, index + 1,
                xmlText(section.title));
        }
        out_ += "</ol>\n</nav>\n";
    }

    void writeSection(const Section& section, std::size_t index) {
        put("<section id=\"s{0}\"{1}>\n<h{2}>{3}</h{2}>\n", index + 1, section.onNewPage ? " class=\"page\"" : "",
            section.level + 1, xmlText(section.title));
        for (const Block& block : section.blocks) std::visit([this](const auto& part) { write(part); }, block);
        out_ += "</section>\n";
    }

    void write(const Paragraph& paragraph) {
        std::string_view name;
        switch (paragraph.style) {
        case Paragraph::Style::body: break;
        case Paragraph::Style::lead: name = " class=\"lead\""; break;
        case Paragraph::Style::small: name = " class=\"small\""; break;
        case Paragraph::Style::notice: name = " class=\"notice\""; break;
        }
        put("<p{}>{}</p>\n", name, xmlText(paragraph.text));
    }

    void write(const Bullets& bullets) {
        out_ += "<ul>\n";
        for (const std::string& item : bullets.items) put("<li>{}</li>\n", xmlText(item));
        out_ += "</ul>\n";
    }

    void write(const Table& table) {
        put("<div class=\"scroll\"><table{} aria-label=\"{}\">\n<colgroup>", table.compact ? " class=\"compact\"" : "",
            xmlText(table.name));
        int all = 0;
        for (const Column& column : table.columns) all += column.weight;
        for (const Column& column : table.columns) put("<col style=\"width:{}%\"/>", column.weight * 100 / all);
        out_ += "</colgroup>\n<thead><tr>";
        for (const Column& column : table.columns)
            put("<th scope=\"col\"{}>{}</th>", column.isSum ? " class=\"sum\"" : "", xmlText(column.heading));
        out_ += "</tr></thead>\n<tbody>\n";
        for (const Row& row : table.rows) writeRow(table, row);
        out_ += "</tbody></table></div>\n";
    }

    void writeRow(const Table& table, const Row& row) {
        if (row.kind == Row::Kind::group) {
            put("<tr class=\"group\"><td colspan=\"{}\">{}</td></tr>\n", table.columns.size(),
                xmlText(row.cells.front().text));
            return;
        }
        out_ += row.kind == Row::Kind::total ? "<tr class=\"total\">" : "<tr>";
        const std::size_t indented = row.tone == Tone::plain ? 0 : 1; // past the sign
        for (std::size_t index = 0; index < row.cells.size(); ++index) {
            std::string names;
            if (table.columns[index].isSum) names = "sum";
            if (index == 0 && row.tone != Tone::plain) names = nameOf(row.tone);
            if (index == indented && row.depth > 0) names += fmt::format(" d{}", std::min(row.depth, 4));
            put("<td{}>{}</td>", names.empty() ? "" : fmt::format(" class=\"{}\"", names),
                xmlText(row.cells[index].text));
        }
        out_ += "</tr>\n";
    }

    void write(const Chart& chart) {
        put("<figure><figcaption>{}</figcaption>\n<table class=\"chart\">\n", xmlText(chart.title));
        for (const Bar& bar : chart.bars) {
            put("<tr><td>{}", xmlText(bar.label));
            if (!bar.remark.empty()) put("<small>{}</small>", xmlText(bar.remark));
            put("</td><td class=\"bar\">");
            if (bar.length > 0) {
                const bool solid = bar.fill == Bar::Fill::solid;
                put("<svg viewBox=\"0 0 1000 14\" preserveAspectRatio=\"none\" aria-hidden=\"true\" "
                    "xmlns=\"http://www.w3.org/2000/svg\"><rect x=\"0\" y=\"1\" width=\"{}\" height=\"12\" {}/></svg>",
                    bar.length, solid ? "class=\"fill\"" : "class=\"outline\" style=\"fill:url(#hatch)\"");
            }
            put("</td><td class=\"sum\">{}</td></tr>\n", xmlText(bar.sum));
        }
        out_ += "</table></figure>\n";
    }

    void write(const Entry& entry) {
        out_ += "<article>\n<h4>";
        if (!entry.sign.empty()) put("<span class=\"{}\">{}</span>", nameOf(entry.tone), xmlText(entry.sign));
        put("<span class=\"title\">{}</span>", xmlText(entry.title));
        if (!entry.sum.empty()) put("<span class=\"sum\">{}</span>", xmlText(entry.sum));
        put("</h4>\n<p class=\"line\">{}</p>\n", xmlText(entry.line));
        if (!entry.badges.empty()) {
            out_ += "<p>";
            for (const std::string& badge : entry.badges) put("<span class=\"badge\">{}</span>", xmlText(badge));
            out_ += "</p>\n";
        }
        writeDetails(entry.details);
        out_ += "</article>\n";
    }

    void writeDetails(const std::vector<Detail>& details) {
        if (details.empty()) return;
        out_ += "<dl>\n";
        for (const Detail& detail : details) {
            put("<dt>{}</dt><dd>", xmlText(detail.label));
            for (std::size_t index = 0; index < detail.texts.size(); ++index)
                put("{}{}", index == 0 ? "" : "<br/>", xmlText(detail.texts[index]));
            out_ += "</dd>\n";
        }
        out_ += "</dl>\n";
    }

    const Document& document_;
    std::string out_;
};

} // namespace

std::string toHtml(const Document& document) {
    return HtmlWriter(document).write();
}

} // namespace biosubsidy::report
