// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/unit_line.h"

namespace biosubsidy {

UnitSaid unitOfLine(std::string_view text) {
    const std::string plain = plainHeading(text);
    // What follows "单位", up to a sign that ends it.
    UnitSaid found;
    for (std::size_t at = plain.find("单位"); at != std::string::npos; at = plain.find("单位", at + 1)) {
        std::string rest = plain.substr(at + std::string_view("单位").size());
        for (const std::string_view end : {")", "(", ",", "、", ";", "。", "/", "|"}) {
            const std::size_t stop = rest.find(end);
            if (stop != std::string::npos && stop > 0) rest.resize(stop);
        }
        UnitSaid said = unitOf(rest);
        if (said.kind == UnitSaid::Kind::money || said.kind == UnitSaid::Kind::foreign) return said;
    }
    if (const std::size_t open = plain.rfind('('); open != std::string::npos && plain.ends_with(')')) {
        const UnitSaid said = unitOf(std::string_view(plain).substr(open + 1, plain.size() - open - 2));
        if (said.kind == UnitSaid::Kind::money || said.kind == UnitSaid::Kind::foreign) found = said;
    }
    if (unitOf(plain).kind == UnitSaid::Kind::money && plain != "千" && plain != "万" && plain != "亿")
        return unitOf(plain);
    return found;
}

std::string unitSpokenOf(std::string_view text) {
    const std::string plain = plainHeading(text);
    for (const std::string_view unit : {"百万元", "千万元", "亿元", "万元", "千元", "万美元", "美元", "欧元"}) {
        const std::size_t at = plain.find(unit);
        if (at == std::string::npos) continue;
        const bool amount = at > 0 && plain[at - 1] >= '0' && plain[at - 1] <= '9';
        if (!amount) return std::string(unit);
    }
    return {};
}

} // namespace biosubsidy
