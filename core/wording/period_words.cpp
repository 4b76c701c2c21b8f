// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wording/period_words.h"

#include "core/wording/say.h"

namespace biosubsidy::wording {

std::string periodWords(const Pack& pack, Language language) {
    if (pack.from && pack.until)
        return say(language, "{} 至 {}", "{} to {}", pack.from->toString(), pack.until->toString());
    if (pack.from) return say(language, "自 {} 起，未写截止日", "from {}, no end stated", pack.from->toString());
    if (pack.until) return say(language, "至 {}", "until {}", pack.until->toString());
    return say(language, "无施行日期", "no dates of effect");
}

} // namespace biosubsidy::wording
