// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/money.h"

#include "core/values/amount_text.h"
#include "core/values/text.h"

namespace biosubsidy {

Money Money::largest() {
    return fromFen(largestFen);
}

tl::expected<Money, MoneyError> Money::parse(std::string_view text) {
    return parseFen(text).map([](std::int64_t fen) { return fromFen(fen); });
}

tl::expected<Money, MoneyError> Money::parseTyped(std::string_view text) {
    return parse(normaliseTypedNumber(text));
}

std::string Money::toString() const {
    const bool negative = fen_ < 0;
    std::string digits = Fen(negative ? -fen_ : fen_).str();
    if (digits.size() < 3) digits.insert(0, 3 - digits.size(), '0');
    digits.insert(digits.size() - 2, ".");
    return negative ? "-" + digits : digits;
}

Localized describe(MoneyError error) {
    switch (error) {
    case MoneyError::empty: return {"金额不能为空", "the amount is empty"};
    case MoneyError::notANumber:
        return {"不是金额：应为数字，可带元、万、万元、亿、亿元，如 8000万元；不能有正负号、空格或全角数字",
                "not an amount: expected digits and, if wanted, 元, 万, 万元, 亿 or 亿元, such as 8000万元; no sign, "
                "space or full-width digit"};
    case MoneyError::wrongGroups:
        return {"逗号只能每三位分隔一组，如 1,200,000",
                "commas may only separate groups of three digits, such as 1,200,000"};
    case MoneyError::moreThanTwoDecimals:
        return {"金额精确到分：换算成元后最多两位小数",
                "an amount is exact to the fen: at most two decimals of a yuan once the unit is applied"};
    case MoneyError::tooLarge: return {"金额最多为 10^15 元（1,000万亿元）", "an amount is at most 10^15 yuan"};
    }
    return {};
}

} // namespace biosubsidy
