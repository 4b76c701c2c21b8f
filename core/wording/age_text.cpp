// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wording/age_text.h"

#include <vector>

#include "core/wording/say.h"

namespace biosubsidy::wording {

std::string checkedText(const RulesAge& age, Language language) {
    if (!age.oldest) return {};
    const std::string days = *age.oldest == *age.newest ? age.oldest->toString()
                                                        : say(language, "{} 至 {}", "{} to {}", age.oldest->toString(),
                                                              age.newest->toString());
    if (age.unsaid == 0) return days;
    return days + say(language, "；{} 份没有写明", "; {} [does|do] not say", age.unsaid);
}

std::string ageText(const RulesAge& age, Language language) {
    if (age.documents == 0) return {};
    const std::string checked = checkedText(age, language);
    std::string text = say(language, "{} 份政策文件，", "{} policy [document|documents], ", age.documents);
    text += checked.empty() ? say(language, "没有写明原文何时核对。", "without the day on which the source was read.")
                            : say(language, "原文最后核对：{}。", "sources last read: {}.", checked);
    std::vector<std::string> doubts;
    if (age.ended > 0) doubts.push_back(say(language, "{} 份已到期", "{} [has|have] ended", age.ended));
    if (age.superseded > 0) doubts.push_back(say(language, "{} 份已被替代", "{} [is|are] superseded", age.superseded));
    if (age.stale > 0)
        doubts.push_back(
            say(language, "{} 份的原文已有一年多没有核对", "{} [was|were] last read more than a year ago", age.stale));
    if (!doubts.empty())
        text += say(language, "{}。", " {}.", fmt::join(doubts, language == Language::zh ? "，" : ", "));
    return text;
}

} // namespace biosubsidy::wording
