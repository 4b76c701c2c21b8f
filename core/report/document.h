// SPDX-License-Identifier: GPL-3.0-or-later
//
// A report as a document: what stands where, and nothing of how it looks. The
// writers (HTML, ODT, and the PDF of the window) give it a look; none of them
// leaves anything out or works anything out. Texts are plain UTF-8 of the one
// language that the report is in, already printable; a writer escapes them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/values/localized.h"
#include "core/values/money.h"

namespace biosubsidy::report {

enum class Tone { plain, muted, eligible, arguable, undetermined, ineligible };

struct Paragraph {
    enum class Style { body, lead, small, notice }; // a notice stands in a box
    std::string text;
    Style style = Style::body;
};

struct Bullets {
    std::vector<std::string> items;
};

struct Column {
    std::string heading;
    int weight = 1;     // of the page's width
    bool isSum = false; // right-aligned, with figures of one width
};

// A text; what it is the text of, for programs that count with it.
struct Cell {
    Cell() = default;
    Cell(std::string of) : text(std::move(of)) {}
    Cell(const char* of) : text(of) {}
    Cell(std::string of, const Money& sum) : text(std::move(of)), number(sum) {}
    Cell(std::string of, std::uint64_t count) : text(std::move(of)), number(count) {}
    std::string text;
    std::variant<std::monostate, Money, std::uint64_t> number;
};

struct Row {
    enum class Kind { usual, total, group }; // a group is one cell over the whole width
    std::vector<Cell> cells;                 // as many as there are columns
    Kind kind = Kind::usual;
    Tone tone = Tone::plain; // of the first cell
    int depth = 0;           // how far the first text but one is indented
};

struct Table {
    std::string name; // for those who do not see it, and for office programs
    std::vector<Column> columns;
    std::vector<Row> rows;
    bool compact = false; // small print
};

// One bar of a chart. Its length is in thousandths of the longest one.
struct Bar {
    enum class Fill { solid, hatched }; // hatched: what is not firm
    std::string label;
    std::string sum;
    int length = 0;
    Fill fill = Fill::solid;
    std::string remark; // why it is not firm
};

struct Chart {
    std::string title;
    std::vector<Bar> bars;
};

struct Detail {
    std::string label;
    std::vector<std::string> texts; // one a line
};

// A claim or a document: a title with its sum, badges, and details by label.
struct Entry {
    std::string sign; // ✓ ◐ ? –; "" for a document
    Tone tone = Tone::plain;
    std::string title;
    std::string sum;
    std::string line; // right under the title
    std::vector<std::string> badges;
    std::vector<Detail> details;
};

using Block = std::variant<Paragraph, Bullets, Table, Chart, Entry>;

struct Section {
    int level = 1; // 1 or 2
    std::string title;
    std::vector<Block> blocks;
    bool onNewPage = false;
};

struct Picture {
    std::string bytes;
    std::string type; // "image/png"
    int width = 0;    // in its own pixels
    int height = 0;
};

struct Cover {
    std::string kicker; // above the title: whose report it is
    std::string title;
    std::string company;
    std::vector<Detail> sums; // what it comes to, first of all
    std::vector<Detail> details;
    std::vector<std::string> contact;
    std::optional<Picture> logo;
    std::string notice;
};

struct Document {
    Language language = Language::zh;
    std::string runningHead;
    std::string date; // of the report, 2026-11-22: what a file's properties say
    Cover cover;      // of its own page, but for a brief document
    bool isBrief = false;
    bool hasContents = false; // a list of the sections behind the cover
    std::vector<Section> sections;
};

} // namespace biosubsidy::report
