// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/number_formats.h"

namespace biosubsidy::sheets {

void NumberFormats::addStyle(unsigned id) {
    constexpr std::size_t most = 100'000;
    if (styles_.size() >= most) return;
    if (!known_.contains(id)) keep(id, formatOfBuiltIn(id));
    styles_.push_back(known_.at(id));
}

const NumberFormat& NumberFormats::ofStyle(std::size_t style) const {
    return formats_[style < styles_.size() ? styles_[style] : 0];
}

void NumberFormats::keep(unsigned id, NumberFormat format) {
    constexpr std::size_t most = 60'000;
    if (format.isPlain() || formats_.size() > most) {
        known_[id] = 0;
        return;
    }
    known_[id] = static_cast<std::uint16_t>(formats_.size());
    formats_.push_back(std::move(format));
}

} // namespace biosubsidy::sheets
