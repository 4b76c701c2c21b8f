// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/form_guess.h"

#include <algorithm>
#include <set>

#include "core/tables/typed_value.h"

namespace biosubsidy::sheets {

namespace {

using Use = MappedColumn::Use;

class FormFinder {
public:
    FormFinder(const HeadingBook& book, const Vocabulary& vocabulary, SheetMap::Role role, const SheetPreview& sheet)
        : book_(book), vocabulary_(vocabulary), role_(role), sheet_(sheet) {}

    std::optional<FormLayout> find(std::size_t inOneRow) {
        std::set<std::string> names;
        for (const Row& row : sheet_.rows) {
            for (const Cell& cell : row.cells) {
                constexpr std::uint32_t mostColumns = 16; // a form fits a page
                if (cell.column >= mostColumns) break;
                if (!book_.isName(role_, cell.text)) continue;
                names.insert(cell.text);
                columns_.insert(cell.column);
                first_ = std::min(first_, row.number);
            }
        }
        constexpr std::size_t least = 3;
        if (names.size() < std::max(least, 2 * inOneRow)) return std::nullopt;
        for (const Row& row : sheet_.rows)
            if (row.number >= first_) addRow(row);
        if (form_.labels.empty()) return std::nullopt;
        if (columns_.size() == 1) findCompanies();
        return std::move(form_);
    }

private:
    // A label, and what stands beside it up to the next one.
    void addRow(const Row& row) {
        for (std::size_t at = 0; at < row.cells.size(); ++at) {
            const Cell& cell = row.cells[at];
            const bool name = book_.isName(role_, cell.text);
            if (!name && (!columns_.contains(cell.column) || isValue_ == &cell)) continue;
            const Cell* value = at + 1 < row.cells.size() ? &row.cells[at + 1] : nullptr;
            if (value != nullptr && columns_.size() > 1 && book_.isName(role_, value->text)) value = nullptr;
            if (value == nullptr && !name) continue; // a title of a part
            isValue_ = value;
            form_.labels.push_back({cell.text, row.number, cell.column});
            form_.fields.push_back({row.number, value == nullptr ? cell.column + 1 : value->column});
        }
    }

    // Of labels in one column: each column beside them that reads as a company does.
    void findCompanies() {
        const std::uint32_t labels = *columns_.begin();
        std::uint32_t from = 0xFFFF'FFFF;
        std::uint32_t to = 0;
        for (const Row& row : sheet_.rows) {
            if (row.number < first_) continue;
            for (const Cell& cell : row.cells) {
                if (cell.column <= labels) continue;
                from = std::min(from, cell.column);
                to = std::max(to, cell.column);
            }
        }
        if (from > to) return;
        for (SheetCell& field : form_.fields) field.column = from;
        form_.companies = 1;
        bool ended = false;
        for (std::uint32_t column = from + 1; column <= to; ++column) {
            if (!ended && isCompany(column))
                ++form_.companies;
            else if (ended = true; holdsSomething(column))
                form_.leftOut += (form_.leftOut.empty() ? "" : "、") + columnLetters(column);
        }
    }

    [[nodiscard]] const Cell* cellAt(std::uint64_t number, std::uint32_t column) const {
        for (const Row& row : sheet_.rows)
            if (row.number == number) return row.find(column);
        return nullptr;
    }
    [[nodiscard]] bool holdsSomething(std::uint32_t column) const {
        return std::any_of(form_.labels.begin(), form_.labels.end(),
                           [&](const FormLayout::Label& label) { return cellAt(label.row, column) != nullptr; });
    }
    // Remarks beside a form read as texts alone.
    [[nodiscard]] bool isCompany(std::uint32_t column) const {
        bool any = false;
        for (const FormLayout::Label& label : form_.labels) {
            const Cell* cell = cellAt(label.row, column);
            const MappedColumn is = book_.read(role_, label.text).column;
            if (cell == nullptr || is.use != Use::fact) continue;
            const Fact& fact = vocabulary_.fact(is.entity, is.fact);
            if (fact.type == FactType::text) continue;
            const CellReading read = readTyped(fact, cell->text, is.unit);
            any = any || (read.sure == CellReading::Sure::read && isKnown(read.value));
        }
        return any;
    }

    const HeadingBook& book_;
    const Vocabulary& vocabulary_;
    SheetMap::Role role_;
    const SheetPreview& sheet_;
    std::set<std::uint32_t> columns_; // of labels
    std::uint64_t first_ = ~std::uint64_t{0};
    const Cell* isValue_ = nullptr;
    FormLayout form_;
};

} // namespace

std::optional<FormLayout> findForm(const HeadingBook& book, const Vocabulary& vocabulary, SheetMap::Role role,
                                   const SheetPreview& sheet, std::size_t inOneRow) {
    return FormFinder(book, vocabulary, role, sheet).find(inOneRow);
}

} // namespace biosubsidy::sheets
