// SPDX-License-Identifier: GPL-3.0-or-later
//
// What headings mean. An exact name beats everything; a name with words around it that
// change nothing is as good; a heading that only holds a name is a proposal, and one
// that holds it beside a word of another meaning is nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/sheets/column_map.h"

namespace biosubsidy::sheets {

struct HeadingMeaning {
    MappedColumn column; // Use::ignored where it means nothing
    ColumnSaid said;
};

class HeadingBook {
public:
    explicit HeadingBook(const Vocabulary& vocabulary);

    [[nodiscard]] HeadingMeaning read(SheetMap::Role role, std::string_view heading) const;
    // Whether the heading is a name, with its unit and remarks off: quick, and enough to
    // find the row of headings.
    [[nodiscard]] bool isName(SheetMap::Role role, std::string_view heading) const;

private:
    struct Name {
        std::string plain;
        Entity entity;
        std::size_t fact;
    };
    using Names = std::unordered_map<std::string, std::size_t>;

    [[nodiscard]] std::optional<MappedColumn> exact(SheetMap::Role role, std::string_view plain) const;
    [[nodiscard]] std::optional<MappedColumn> fact(Entity entity, std::string_view plain, std::size_t item = 0) const;
    [[nodiscard]] std::optional<MappedColumn> numbered(std::string_view plain) const;
    [[nodiscard]] std::optional<MappedColumn> ofCompanies(std::string_view plain) const;
    [[nodiscard]] std::optional<MappedColumn> decorated(SheetMap::Role role, std::string_view plain, int& year,
                                                        int depth = 0) const;
    [[nodiscard]] std::optional<MappedColumn> containing(SheetMap::Role role, std::string_view plain) const;
    [[nodiscard]] bool fits(const MappedColumn& column, std::string_view word, int with) const;
    void judgeUnit(HeadingMeaning& meaning, const UnitSaid& unit, bool oddRemark) const;

    const Vocabulary& vocabulary_;
    Names names_[3];
    std::vector<Name> list_; // longest first
};

} // namespace biosubsidy::sheets
