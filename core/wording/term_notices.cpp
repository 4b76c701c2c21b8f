// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wording/term_notices.h"

#include <vector>

#include "core/values/text.h"
#include "core/wording/pack_text.h"
#include "core/wording/say.h"

namespace biosubsidy::wording {

std::string termText(const OutOfForce& of, Language language) {
    const std::string document = documentText(*of.pack, language);
    if (of.ended)
        return say(language, "{} 已于 {} 到期（当日包括在内），此后不计入合计",
                   "{} ended on {}, that day included, and no longer counts", document, of.day.toString());
    return say(language, "{} 自 {} 起施行，此前不计入合计", "{} is in force from {} and does not count before",
               document, of.day.toString());
}

std::string afterTermText(const OutOfForce& of, Language language) {
    if (!of.ended) return {};
    if (!of.pack->supersededBy.empty())
        return say(language, "已有替代文件：{}。", "It is replaced by {}.", printable(of.pack->supersededBy));
    std::vector<std::string> next;
    for (const Pack* pack : of.next) {
        const std::string when = pack->draft ? say(language, "征求意见稿", "a draft")
                                             : say(language, "自 {} 起", "from {}", pack->from->toString());
        next.push_back(say(language, "{}（{}）", "{} ({})", documentText(*pack, language), when));
    }
    if (next.empty())
        return say(language, "程序所载的文件中没有接续它的，是否延续以主管部门的通知为准。",
                   "None of the documents at hand follows it; whether it goes on is for the authorities to say.");
    return say(language, "同地的后续文件：{}。", "Later documents of the place: {}.",
               enumerated(next, Joint::all, language));
}

} // namespace biosubsidy::wording
