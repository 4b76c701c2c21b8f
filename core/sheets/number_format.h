// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a number format makes of a number before a person's eyes: a day, a share, an
// amount in a currency, a number with a unit behind it ('0.00"万元"') or scaled
// ('0!.0,"万"' shows 123000 as 12.3万). Its first section decides.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/sheets/row.h"

namespace biosubsidy::sheets {

struct NumberFormat {
    enum class Shows : std::uint8_t { number, percent, day, time, currency };
    Shows shows = Shows::number;
    int scale = 0;               // powers of ten by which the number is shown smaller
    std::array<char, 7> money{}; // as of a Cell
    std::string before;          // words around the number
    std::string behind;

    // Words that stand before or behind the digits; a sign of money among them is its
    // currency. Finished when all are there: blanks and brackets alone say nothing.
    void addWords(std::string_view words, bool behindDigits);
    void finishWords();
    [[nodiscard]] bool isPlain() const {
        return shows == Shows::number && scale == 0 && before.empty() && behind.empty();
    }
};

[[nodiscard]] NumberFormat formatOf(std::string_view code); // 'yyyy/m/d', '0.00%', '[$€-407]#,##0'
[[nodiscard]] NumberFormat formatOfBuiltIn(unsigned id);    // one that workbooks name by a number alone
// "CNY" of "¥", "￥", "RMB"; "USD" of "$"; the sign where no code is known.
// `locale` is Windows' number of the language, 0 where none is named.
[[nodiscard]] std::array<char, 7> currencyOf(std::string_view sign, unsigned locale = 0);

// The cell of a number. `number` is as its file spells it ("1.2E7"); what is no
// number stays as it stands.
[[nodiscard]] Cell shownNumber(std::uint32_t column, std::string_view number, const NumberFormat& format,
                               bool since1904);
// An amount in a currency, whose digits are plain.
[[nodiscard]] Cell shownMoney(std::uint32_t column, const std::string& digits, const std::array<char, 7>& money);

} // namespace biosubsidy::sheets
