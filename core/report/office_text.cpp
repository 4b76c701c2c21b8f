// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/office_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/report/office_pictures.h"

namespace biosubsidy::report {

namespace {

template <std::size_t size>
std::string bytesOf(const std::array<unsigned char, size>& picture) {
    return {picture.begin(), picture.end()};
}

RunStyle styleOf(Tone tone) {
    switch (tone) {
    case Tone::plain: return RunStyle::plain;
    case Tone::eligible: return RunStyle::eligible;
    case Tone::arguable: return RunStyle::arguable;
    case Tone::undetermined: return RunStyle::undetermined;
    case Tone::muted:
    case Tone::ineligible: return RunStyle::ineligible;
    }
    return RunStyle::plain;
}

std::string anchorOf(std::size_t section) {
    return fmt::format("s{}", section + 1);
}

} // namespace

std::string logoName(const Picture& logo) {
    return logo.type == "image/png" ? "logo.png" : "logo.jpg";
}

std::vector<ZipMember> picturesOf(const Document& document, const std::string& folder) {
    std::vector<ZipMember> pictures{{folder + "solid.png", bytesOf(solidPixel), false},
                                    {folder + "light.png", bytesOf(lightPixel), false}};
    if (const auto& logo = document.cover.logo) pictures.push_back({folder + logoName(*logo), logo->bytes, false});
    return pictures;
}

void OfficeText::tell(const Document& document) {
    language_ = document.language;
    brief_ = document.isBrief;
    tell(document.cover, document.isBrief);
    if (document.hasContents) tellContents(document);
    for (std::size_t index = 0; index < document.sections.size(); ++index) tell(document.sections[index], index);
}

void OfficeText::tell(const Cover& cover, bool brief) {
    constexpr int labelWidth = 340;
    if (!cover.kicker.empty()) paragraph(ParagraphStyle::small, {{cover.kicker}});
    if (cover.logo) tellLogo(*cover.logo);
    paragraph(ParagraphStyle::title, {{cover.title}});
    paragraph(ParagraphStyle::subtitle, {{cover.company}});
    for (const Detail& sum : cover.sums) {
        for (const std::string& text : sum.texts) paragraph(ParagraphStyle::sum, {{sum.label + " " + text}});
    }
    tellDetails(cover.details, labelWidth);
    for (const std::string& line : cover.contact) paragraph(ParagraphStyle::small, {{line}});
    paragraph(brief ? ParagraphStyle::small : ParagraphStyle::notice, {{cover.notice}});
}

// At most 6 by 2.4 cm.
void OfficeText::tellLogo(const Picture& logo) {
    constexpr int widest = 600;
    constexpr int highest = 240;
    int width = widest;
    int height = static_cast<int>(static_cast<long>(widest) * logo.height / logo.width);
    if (height > highest) {
        height = highest;
        width = static_cast<int>(static_cast<long>(highest) * logo.width / logo.height);
    }
    picture({logoName(logo), std::max(width, 1), std::max(height, 1), "logo"});
}

void OfficeText::tellContents(const Document& document) {
    heading(1, true, {{language_ == Language::zh ? "目录" : "Contents"}}, "");
    for (std::size_t index = 0; index < document.sections.size(); ++index) {
        const Section& section = document.sections[index];
        paragraph(section.level == 1 ? ParagraphStyle::contents1 : ParagraphStyle::contents2,
                  {{section.title, RunStyle::plain, anchorOf(index)}});
    }
}

void OfficeText::tell(const Section& section, std::size_t index) {
    heading(section.level, section.onNewPage || (first_ && !brief_), {{section.title}}, anchorOf(index));
    first_ = false;
    for (const Block& block : section.blocks) std::visit([this](const auto& part) { tell(part); }, block);
}

void OfficeText::tell(const Paragraph& of) {
    const auto style = [&] {
        switch (of.style) {
        case Paragraph::Style::body: break;
        case Paragraph::Style::lead: return ParagraphStyle::lead;
        case Paragraph::Style::small: return ParagraphStyle::small;
        case Paragraph::Style::notice: return ParagraphStyle::notice;
        }
        return ParagraphStyle::body;
    };
    paragraph(style(), {{of.text}});
}

void OfficeText::tell(const Bullets& bullets) {
    beginBullets();
    for (const std::string& item : bullets.items) bullet(item);
    endBullets();
}

void OfficeText::cell(CellStyle style, std::size_t column, ParagraphStyle paragraphStyle, const Runs& runs, bool right,
                      std::size_t span) {
    beginCell(style, column, span);
    paragraph(paragraphStyle, runs, right);
    endCell();
}

void OfficeText::tell(const Table& table) {
    std::vector<int> weights;
    for (const Column& column : table.columns) weights.push_back(column.weight);
    beginTable(table.name, weights);
    beginRow(true);
    for (std::size_t index = 0; index < table.columns.size(); ++index)
        cell(CellStyle::heading, index, ParagraphStyle::cellHeading, {{table.columns[index].heading}},
             table.columns[index].isSum);
    endRow();
    for (const Row& row : table.rows) tell(table, row);
    endTable();
}

void OfficeText::tell(const Table& table, const Row& row) {
    const bool strong = row.kind != Row::Kind::usual;
    const ParagraphStyle style = strong          ? ParagraphStyle::cellStrong
                                 : table.compact ? ParagraphStyle::cellSmall
                                                 : ParagraphStyle::cell;
    const CellStyle cellStyle = strong ? CellStyle::strong : CellStyle::usual;
    beginRow(false);
    if (row.kind == Row::Kind::group) {
        cell(cellStyle, 0, style, {{row.cells.front().text}}, false, table.columns.size());
    } else {
        const std::size_t indented = row.tone == Tone::plain ? 0 : 1; // past the sign
        for (std::size_t index = 0; index < row.cells.size(); ++index) {
            std::string text = row.cells[index].text;
            // Spaces of the width of a Chinese character: an indent that every program keeps.
            if (index == indented)
                for (int depth = 0; depth < row.depth; ++depth) text.insert(0, "　");
            cell(cellStyle, index, style, {{std::move(text), index == 0 ? styleOf(row.tone) : RunStyle::plain}},
                 table.columns[index].isSum);
        }
    }
    endRow();
}

void OfficeText::tell(const Chart& chart) {
    constexpr int label = 40;
    constexpr int bar = 42;
    constexpr int sum = 18;
    constexpr int longest = textWidth * bar / 100 - 30; // inside the cell's padding
    constexpr int height = 32;
    constexpr int full = 1000;
    paragraph(ParagraphStyle::caption, {{chart.title}});
    beginTable(chart.title, {label, bar, sum});
    for (const Bar& of : chart.bars) {
        beginRow(false);
        Runs runs{{of.label}};
        if (!of.remark.empty()) runs.push_back({" " + of.remark, RunStyle::badge});
        cell(CellStyle::plain, 0, ParagraphStyle::cell, runs, false);
        beginCell(CellStyle::plain, 1, 1);
        if (of.length > 0)
            picture({of.fill == Bar::Fill::solid ? "solid.png" : "light.png", std::max(longest * of.length / full, 1),
                     height, of.sum});
        else
            paragraph(ParagraphStyle::cell, {});
        endCell();
        cell(CellStyle::plain, 2, ParagraphStyle::cell, {{of.sum}}, true);
        endRow();
    }
    endTable();
}

void OfficeText::tell(const Entry& entry) {
    constexpr int labelWidth = 190;
    constexpr int englishLabelWidth = 260;
    Runs title;
    if (!entry.sign.empty()) title.push_back({entry.sign + " ", styleOf(entry.tone)});
    title.push_back({entry.title + (entry.sum.empty() ? "" : "\t" + entry.sum)});
    heading(3, false, title, "");
    Runs line{{entry.line}};
    for (const std::string& badge : entry.badges) {
        line.push_back({" · "});
        line.push_back({badge, RunStyle::badge});
    }
    paragraph(ParagraphStyle::line, line);
    tellDetails(entry.details, language_ == Language::zh ? labelWidth : englishLabelWidth);
}

void OfficeText::tellDetails(const std::vector<Detail>& details, int labelWidth) {
    if (details.empty()) return;
    beginTable("", {labelWidth, textWidth - labelWidth});
    for (const Detail& detail : details) {
        beginRow(false);
        cell(CellStyle::plain, 0, ParagraphStyle::cellLabel, {{detail.label}}, false);
        beginCell(CellStyle::plain, 1, 1);
        for (const std::string& text : detail.texts) paragraph(ParagraphStyle::cell, {{text}});
        endCell();
        endRow();
    }
    endTable();
}

std::string_view nameOf(RunStyle style) {
    switch (style) {
    case RunStyle::plain: return "";
    case RunStyle::eligible: return "Eligible";
    case RunStyle::arguable: return "Arguable";
    case RunStyle::undetermined: return "Undetermined";
    case RunStyle::ineligible: return "Ineligible";
    case RunStyle::badge: return "Badge";
    }
    return "";
}

} // namespace biosubsidy::report
