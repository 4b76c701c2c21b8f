// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rows of the sheets of projects and expenses, found again by company. They
// are kept as the bytes of their cells and understood when their company comes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/sheets/column_map.h"

namespace biosubsidy::sheets {

// As a company is told by: without spaces at its ends, letters in lower case.
[[nodiscard]] std::string plainKey(std::string_view text);

struct StoredRow {
    std::size_t sheet = 0;
    Row row;
};

class ItemStore {
public:
    static constexpr std::size_t most = 5'000'000; // rows

    // Keeps the mapped cells of the row. False: there is no room for more.
    [[nodiscard]] bool add(std::size_t sheet, const SheetMap& map, CompanyKey kind, std::string_view key,
                           const Row& row);
    // The rows of a company, in the order of the file. They count as taken, so that
    // a second company of the same key does not get them again.
    [[nodiscard]] std::vector<StoredRow> take(CompanyKey kind, std::string_view key);
    [[nodiscard]] bool isEmpty() const noexcept { return entries_.empty(); }

    struct Place {
        std::size_t sheet = 0;
        std::uint64_t row = 0;
    };
    // Rows whose company has not come, at most so many; and how many they are.
    [[nodiscard]] std::vector<Place> left(std::size_t mostListed) const;
    [[nodiscard]] std::size_t leftCount() const;

private:
    static constexpr std::uint32_t none = 0xFFFF'FFFF;
    struct Entry {
        std::uint64_t from = 0; // of its bytes
        std::uint64_t row = 0;
        std::uint32_t next = none;
        std::uint16_t sheet = 0;
        bool taken = false;
    };
    struct Chain {
        std::uint32_t first = none;
        std::uint32_t last = none;
    };
    [[nodiscard]] StoredRow stored(const Entry& entry) const;

    std::string bytes_;
    std::vector<Entry> entries_;
    std::unordered_map<std::string, Chain> chains_; // by the kind of key and the key
};

} // namespace biosubsidy::sheets
