// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/wide.h"

#include <charconv>

namespace biosubsidy {

void appendYuan(std::string& out, Wide fen) {
    if (fen < 0) {
        out += '-';
        fen = -fen;
    }
    constexpr std::int64_t fits = 900'000'000'000'000'000;
    if (fen >= Wide(fits) * 100) {
        out += moneyOf(fen).toString();
        return;
    }
    char digits[24];
    const auto yuan = static_cast<std::int64_t>(fen / 100);
    const auto cents = static_cast<int>(fen % 100);
    const auto end = std::to_chars(digits, digits + sizeof digits, yuan).ptr;
    out.append(digits, end);
    out += '.';
    out += static_cast<char>('0' + cents / 10);
    out += static_cast<char>('0' + cents % 10);
}

} // namespace biosubsidy
