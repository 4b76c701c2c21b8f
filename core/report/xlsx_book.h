// SPDX-License-Identifier: GPL-3.0-or-later
//
// A workbook being written: libxlsxwriter behind calls that keep what this
// program promises. A text is a text, whatever it begins with: "=1+1" as the name
// of a company never becomes a formula. A sum is in its cell to the fen, or the
// cell holds its digits as text.
//
// Spreadsheets know binary fractions alone, so that an exact sum has to become
// one at this boundary; see sum().
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "core/report/sum_text.h"
#include "core/values/localized.h"

struct lxw_format;
struct lxw_workbook;
struct lxw_worksheet;

namespace biosubsidy::report {

enum class Look { text, muted, heading, title, link, sum, count, strong, strongSum };

class XlsxBook;

// One sheet; columns and rows count from 0.
class XlsxSheet {
public:
    XlsxSheet(XlsxBook& book, const std::string& name);

    void text(std::uint32_t row, std::uint16_t column, const std::string& text, Look look = Look::text);
    // False: the cell shows the exact digits as a text, since no number would.
    bool sum(std::uint32_t row, std::uint16_t column, const Money& money, Look look = Look::sum);
    void count(std::uint32_t row, std::uint16_t column, std::size_t number);
    // With the result that it has; where the sum is no exact number, that as a text.
    void sumFormula(std::uint32_t row, std::uint16_t column, const std::string& formula, const Money& result,
                    bool summable, Look look = Look::sum);
    void countFormula(std::uint32_t row, std::uint16_t column, const std::string& formula, std::size_t result);

    void headings(std::uint32_t row, const std::vector<std::string>& names);
    // The rows above `row` and the columns left of `column` stay in view.
    void freeze(std::uint32_t row, std::uint16_t column);
    void filter(std::uint32_t firstRow, std::uint32_t lastRow, std::uint16_t lastColumn);
    void repeatOnPrint(std::uint32_t row);
    // Columns as wide as what they hold, within bounds; for the print as well.
    void fitColumns();

private:
    void widen(std::uint16_t column, const std::string& text, Look look);

    XlsxBook& book_;
    lxw_worksheet* sheet_;
    std::vector<int> widths_;
};

class XlsxBook {
public:
    struct Properties {
        std::string title;
        std::string author;
        std::string company;
        std::int64_t created = 0; // seconds since 1970
        std::string workFolder;   // for the file while it is written
    };

    XlsxBook(const Properties& properties, Unit unit);
    ~XlsxBook();
    XlsxBook(const XlsxBook&) = delete;
    XlsxBook& operator=(const XlsxBook&) = delete;

    // The file's bytes. Nothing can be written afterwards.
    [[nodiscard]] tl::expected<std::string, Localized> take();

private:
    friend class XlsxSheet;
    lxw_format* format(Look look);

    struct Locale; // the C locale while numbers are written
    std::unique_ptr<Locale> locale_;
    std::string path_; // of the file that libxlsxwriter writes
    lxw_workbook* book_ = nullptr;
    std::vector<lxw_format*> formats_;
    Unit unit_;
};

// 'Sheet name'!$K$5:$K$60
[[nodiscard]] std::string rangeText(const std::string& sheet, std::uint16_t column, std::uint32_t firstRow,
                                    std::uint32_t lastRow);
// A criterion of SUMIFS that is met by just this text.
[[nodiscard]] std::string exactly(const std::string& text);

} // namespace biosubsidy::report
