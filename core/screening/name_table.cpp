// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/name_table.h"

namespace biosubsidy::screening {

NameTable::NameTable(std::vector<std::string> names) : names_(std::move(names)) {
    unsigned bits = 2;
    while ((std::size_t{1} << bits) < 4 * names_.size()) ++bits;
    shift_ = 64 - bits;
    slots_.assign(std::size_t{1} << bits, none);
    for (std::size_t index = 0; index < names_.size(); ++index) {
        std::size_t at = hash(names_[index]) >> shift_;
        while (slots_[at] != none) at = (at + 1) & (slots_.size() - 1);
        slots_[at] = index;
    }
}

} // namespace biosubsidy::screening
