// SPDX-License-Identifier: GPL-3.0-or-later
//
// A report for office programs, told piece by piece: which headings, paragraphs,
// tables and pictures follow each other, each in a named style. OpenDocument and
// WordprocessingML say the same pieces in their own words, so that both documents
// hold and look alike.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/documents/zip_bytes.h"
#include "core/report/document.h"

namespace biosubsidy::report {

// Of the text between the margins of an A4 page, in tenths of a millimetre.
inline constexpr int textWidth = 1700;

enum class ParagraphStyle : std::uint8_t {
    body,
    title,
    subtitle, // the company
    sum,      // of the cover
    lead,
    small,
    notice,
    caption,
    line, // under the title of an entry
    contents1,
    contents2,
    cell,
    cellHeading,
    cellStrong,
    cellSmall,
    cellLabel
};

enum class CellStyle : std::uint8_t { usual, heading, strong, plain };

enum class RunStyle : std::uint8_t { plain, eligible, arguable, undetermined, ineligible, badge };
// Of the style in a file: "Eligible"; "" for plain text.
[[nodiscard]] std::string_view nameOf(RunStyle style);

struct Run {
    std::string text; // a tab goes to the right margin
    RunStyle style = RunStyle::plain;
    std::string link{}; // to the heading of this anchor; "": none
};
using Runs = std::vector<Run>;

struct OfficePicture {
    std::string name; // of the file: "solid.png"
    int width = 0;    // tenths of a millimetre
    int height = 0;
    std::string title;
};

class OfficeText {
public:
    virtual ~OfficeText() = default;

protected:
    // All of the document, in order.
    void tell(const Document& document);

    // Anchor: what links lead to.
    virtual void heading(int level, bool onNewPage, const Runs& runs, const std::string& anchor) = 0;
    virtual void paragraph(ParagraphStyle style, const Runs& runs, bool right = false) = 0;
    virtual void bullet(const std::string& text) = 0;
    virtual void picture(const OfficePicture& picture) = 0; // inside a cell, or a paragraph of its own
    virtual void beginBullets() = 0;
    virtual void endBullets() = 0;
    virtual void beginTable(const std::string& title, const std::vector<int>& weights) = 0;
    virtual void beginRow(bool isHeading) = 0;
    virtual void beginCell(CellStyle style, std::size_t column, std::size_t span) = 0;
    virtual void endCell() = 0;
    virtual void endRow() = 0;
    virtual void endTable() = 0;

private:
    void tell(const Cover& cover, bool brief);
    void tell(const Section& section, std::size_t index);
    void tell(const Paragraph& paragraph);
    void tell(const Bullets& bullets);
    void tell(const Table& table);
    void tell(const Table& table, const Row& row);
    void tell(const Chart& chart);
    void tell(const Entry& entry);
    void tellLogo(const Picture& logo);
    void tellContents(const Document& document);
    void tellDetails(const std::vector<Detail>& details, int labelWidth);
    void cell(CellStyle style, std::size_t column, ParagraphStyle paragraphStyle, const Runs& runs, bool right,
              std::size_t span = 1);

    Language language_ = Language::zh;
    bool first_ = true; // no heading was told yet
    bool brief_ = false;
};

// The pictures that a document shows, in this folder of its archive: bars and logo.
[[nodiscard]] std::vector<ZipMember> picturesOf(const Document& document, const std::string& folder);
[[nodiscard]] std::string logoName(const Picture& logo);

} // namespace biosubsidy::report
