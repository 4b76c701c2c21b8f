// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which company a row is of: that of the row above it, one that came before, or its own.
// A company is told by its credit code, else by its name and place.
#pragma once

#include <unordered_map>

#include "core/sheets/column_map.h"

namespace biosubsidy::sheets {

class CompanyBlocks {
public:
    static constexpr std::uint32_t none = 0xFFFF'FFFF;

    struct Found {
        // company: its own. nameless: its own, and it names none. joined: of the row above.
        // apart: of one that came before. same: it says just what a row before it says.
        enum class Mark : char { company, nameless, joined, apart, same };
        Mark mark = Mark::company;
        std::uint32_t block = none; // of its company, counted from 0 as they came
        std::uint64_t line = 0;     // where its company came first
        std::string doubt{};        // of a company of its own that resembles another: a code
        Localized why{};
    };

    CompanyBlocks(const SheetMap& companies, const Vocabulary& vocabulary);

    // To be asked of each row once, in order. `remembers`: so that rows apart are found.
    [[nodiscard]] Found find(const Row& row, std::size_t sheet, std::uint64_t line, bool remembers);
    // What the row says of a company by which others name it; "" where it says nothing.
    [[nodiscard]] std::string_view keyOf(const Row& row, CompanyKey kind) const;

private:
    struct Identity {
        std::uint64_t code = 0; // 0: none
        std::uint64_t name = 0;
        std::uint64_t place = 0; // city and district
        bool numbered = false;
        [[nodiscard]] bool says() const { return code != 0 || name != 0; }
    };
    struct Block {
        Identity identity;
        std::uint64_t line = 0;
        std::uint64_t print = 0;
        std::uint32_t before = none; // of the same name
    };
    // Of the first of rows that stand together.
    struct First {
        std::string bytes;
        Identity identity;
        std::uint64_t print = 0;
        std::size_t sheet = 0;
        bool apart = false;
        Found found;
    };

    [[nodiscard]] Identity identityOf(const Row& row) const;
    [[nodiscard]] bool belongs(const Row& row, std::size_t sheet, const Identity& identity) const;
    [[nodiscard]] std::uint32_t blockOf(const Identity& identity, Found& found) const;
    void join(std::uint32_t block, const Identity& identity);
    void remember(const Identity& identity, std::uint64_t line, std::uint64_t print);
    [[nodiscard]] bool isOfCompany(const Cell& cell) const;
    [[nodiscard]] std::uint64_t printOf(const Row& row) const;

    const SheetMap& map_;                                    // of all sheets of companies alike
    std::uint32_t columns_[5]{none, none, none, none, none}; // number, code, name, city, district
    bool counts_ = false;                                    // the column of numbers is a mere counter
    std::vector<Block> blocks_;
    std::unordered_map<std::uint64_t, std::uint32_t> byCode_;
    std::unordered_map<std::uint64_t, std::uint32_t> byName_; // the last of the name
    std::uint32_t count_ = 0;
    First first_;
};

} // namespace biosubsidy::sheets
