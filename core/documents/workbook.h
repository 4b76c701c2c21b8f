// SPDX-License-Identifier: GPL-3.0-or-later
//
// A workbook being written: libxlsxwriter behind calls that keep what this program
// promises. A text is a text, whatever it begins with: "=1+1" as the name of a
// company never becomes a formula. An amount is a number where a spreadsheet keeps
// all its digits, and its digits as a text elsewhere.
//
// Spreadsheets know binary fractions alone, so that an exact decimal has to become
// one at this boundary.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "core/values/localized.h"
#include "core/values/wide.h"

struct lxw_format;
struct lxw_workbook;
struct lxw_worksheet;

namespace biosubsidy {

inline constexpr std::uint64_t mostSheetRows = 1'048'576;

// What to say where a table is too long for a workbook; `rows` with headings.
[[nodiscard]] Localized tooManyRows(std::uint64_t rows);

// What a cell is for; a kind of workbook says how each looks.
enum class Look : std::uint8_t {
    text,
    muted,
    heading,
    title,
    link,
    example,
    sum,
    amount, // a sum that says its unit
    count,
    figure, // a count among texts
    strong,
    strongSum
};

inline constexpr std::uint32_t workbookTeal = 0x0F766E;
inline constexpr std::uint32_t workbookGrey = 0x5A6472;
inline constexpr std::uint32_t workbookWash = 0xE6F2F0;

struct CellFormat {
    enum class Across : std::uint8_t { asIs, left, right };
    enum class Down : std::uint8_t { asIs, top, centre };
    const char* font = nullptr;
    int size = 0; // points; 0: the program's own
    bool bold = false;
    bool italic = false;
    bool wrapped = false;
    bool underlined = false; // a line below the cell
    std::uint32_t colour = 0;
    std::uint32_t background = 0;
    Across across = Across::asIs;
    Down down = Down::asIs;
    std::uint8_t indent = 0;
    const char* number = nullptr; // "#,##0.00"
};

class Workbook;

// One sheet; rows and columns count from 0.
class WorkbookSheet {
public:
    void text(std::uint32_t row, std::size_t column, std::string_view text, Look look = Look::text);
    // An exact decimal, "1200.50", and what stands in the cell where no number of a
    // spreadsheet has the same digits: false.
    bool decimal(std::uint32_t row, std::size_t column, const std::string& number, std::string_view otherwise,
                 Look look = Look::sum);
    void yuan(std::uint32_t row, std::size_t column, Wide fen);
    void count(std::uint32_t row, std::size_t column, std::uint64_t number, Look look = Look::count);
    // With the result that it has.
    void formula(std::uint32_t row, std::size_t column, const std::string& formula, const std::string& result,
                 Look look);
    void headings(std::uint32_t row, const std::vector<std::string>& names);
    // A note on a cell, once for each.
    void comment(std::uint32_t row, std::size_t column, std::string_view text);

    // The headings of a table of many rows in row 0, which stay in view with the first
    // two columns; `wide` is the column of names.
    void tableHead(const std::vector<std::string>& names, std::optional<std::size_t> wide);

    // Written row by row: before the rows. In characters.
    void setWidth(std::size_t column, int characters);
    void setHeight(std::uint32_t row, int points);
    // The rows above `row` and the columns left of `column` stay in view.
    void freeze(std::uint32_t row, std::uint16_t column);
    void filter(std::uint32_t firstRow, std::uint32_t lastRow, std::uint16_t lastColumn);
    // Offers what stands in the range in the cells from `row` on, or in that one alone;
    // others may be typed.
    void offer(std::size_t column, std::uint32_t row, const std::string& range);
    void offerIn(std::size_t column, std::uint32_t row, const std::string& range);

    void repeatOnPrint(std::uint32_t row);
    // Columns as wide as what they hold, within bounds, or within those given for the
    // first columns, in characters; rows as high as their texts need. fitPage() as well.
    // Not for what is written row by row.
    void fitColumns(const std::vector<int>& widest = {});
    // Prints on A4, one page wide.
    void fitPage();

private:
    friend class Workbook;
    WorkbookSheet(Workbook& book, lxw_worksheet* sheet) : book_(&book), sheet_(sheet) {}
    void offer(std::size_t column, std::uint32_t first, std::uint32_t last, const std::string& range);
    void widen(std::uint32_t row, std::size_t column, std::string_view text, Look look);

    Workbook* book_;
    lxw_worksheet* sheet_; // null where the file cannot be made; close() says so
    std::vector<int> widths_;
    struct Wrapped {
        std::uint32_t row;
        std::size_t column;
        int width; // of its text
    };
    std::vector<Wrapped> wrapped_; // cells that may take several lines
};

class Workbook {
public:
    using Formats = std::optional<CellFormat> (*)(Look); // none: as the program shows a cell
    enum class Order : std::uint8_t { any, rowByRow };   // row by row takes constant memory

    struct Properties {
        std::string title;
        std::string author;
        std::string company;
        // Seconds since 1970; never the clock, so that the same rows give the same
        // bytes. By default 1980-01-01, as in the archive itself.
        std::int64_t created = 315'532'800;
    };

    // Of tables of any length, row by row, without properties.
    explicit Workbook(std::string path);
    // Makes the file; nothing else writes to it meanwhile. Temporary files of the
    // library stand beside it.
    Workbook(std::string path, Formats formats, Order order, const Properties& properties);
    ~Workbook();
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;

    [[nodiscard]] WorkbookSheet addSheet(const std::string& name);

    // The file is whole after it, or the error says what the system said.
    [[nodiscard]] tl::expected<void, Localized> close();

private:
    friend class WorkbookSheet;
    [[nodiscard]] lxw_format* format(Look look);

    std::string path_;
    std::string folder_;
    Formats formatOf_;
    Order order_;
    lxw_workbook* book_ = nullptr;
    std::vector<std::optional<lxw_format*>> formats_; // by look, made when first used
};

// 'Sheet name'!$K$5:$K$60
[[nodiscard]] std::string rangeText(const std::string& sheet, std::size_t column, std::uint32_t firstRow,
                                    std::uint32_t lastRow);

} // namespace biosubsidy
