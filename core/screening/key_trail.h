// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds the keys of an object by what followed before: the lines of one source have
// their keys mostly in one order, some left out here and there. What was not foreseen
// is looked up. It belongs to one thread; what it learns changes its speed alone.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/screening/name_table.h"

namespace biosubsidy::screening {

class KeyTrail {
public:
    // `names` must stay.
    explicit KeyTrail(const NameTable& names)
        : names_(&names), next_(names.size() + 1, static_cast<std::uint16_t>(names.size())) {}

    [[nodiscard]] const NameTable& names() const noexcept { return *names_; }
    // Stands for the key before the first.
    [[nodiscard]] std::size_t start() const noexcept { return names_->size(); }

    // The index of the key that is expected after `before` and stands at `key`, behind
    // a quote; or NameTable::none. NameTable::quotedReadable bytes may be read there.
    [[nodiscard]] std::size_t foreseen(const char* key, std::size_t before) const noexcept {
        std::size_t next = before;
        for (int step = 0; step < steps; ++step) {
            next = next_[next];
            if (names_->standsQuoted(next, key)) return next;
        }
        return NameTable::none;
    }
    // The index of any key, which is expected here from now on; or NameTable::none.
    [[nodiscard]] std::size_t lookUp(std::string_view key, std::size_t before) {
        const std::size_t found = names_->find(key);
        if (found != NameTable::none) next_[before] = static_cast<std::uint16_t>(found);
        return found;
    }

private:
    static constexpr int steps = 3; // so many in a row may be left out

    const NameTable* names_;
    std::vector<std::uint16_t> next_; // after each key, and at the start; start(): not known
};

} // namespace biosubsidy::screening
