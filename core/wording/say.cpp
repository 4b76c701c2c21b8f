// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wording/say.h"

namespace biosubsidy::wording {

namespace {

bool isSmall(char letter) {
    return letter >= 'a' && letter <= 'z';
}

bool isLarge(char letter) {
    return letter >= 'A' && letter <= 'Z';
}

constexpr char letterDistance = 'a' - 'A';

std::string join(const std::vector<std::string>& items, std::string_view between, std::string_view last) {
    std::string text;
    for (std::size_t index = 0; index < items.size(); ++index) {
        if (index > 0) text += index + 1 == items.size() ? last : between;
        text += items[index];
    }
    return text;
}

} // namespace

std::string enumerated(const std::vector<std::string>& items, Joint joint, Language language) {
    if (language == Language::zh) return join(items, "、", joint == Joint::any ? "或" : "、");
    return join(items, ", ", joint == Joint::any ? " or " : " and ");
}

std::string enumeratedUpTo(const std::vector<std::string>& items, std::size_t most, Joint joint, Language language) {
    if (items.size() <= most) return enumerated(items, joint, language);
    const std::vector<std::string> first(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(most));
    const std::size_t rest = items.size() - most;
    if (language == Language::zh) return fmt::format("{} 等 {} 项", join(first, "、", "、"), items.size());
    return fmt::format("{} {} {} more", join(first, ", ", ", "), joint == Joint::any ? "or one of" : "and", rest);
}

std::string insideSentence(std::string label) {
    if (label.size() > 1 && isLarge(label[0]) && isSmall(label[1])) label[0] += letterDistance;
    return label;
}

std::string sentenceStart(std::string text) {
    if (!text.empty() && isSmall(text[0])) text[0] -= letterDistance;
    return text;
}

std::string clauses(const std::vector<std::string>& parts, Language language) {
    const std::string_view between = language == Language::zh ? "；" : "; ";
    return join(parts, between, between);
}

std::string quotedName(const std::string& name, Language language) {
    std::string inner = name;
    const auto replace = [&](std::string_view from, std::string_view to) {
        for (std::size_t at = inner.find(from); at != std::string::npos; at = inner.find(from, at + to.size()))
            inner.replace(at, from.size(), to);
    };
    if (language == Language::en) {
        replace("\"", "'");
        return "\"" + inner + "\"";
    }
    replace("“", "‘");
    replace("”", "’");
    return "“" + inner + "”";
}

std::string quotedTitle(const std::string& title, Language language) {
    return fmt::format("{}{}{}", language == Language::zh ? "《" : "\"", title, language == Language::zh ? "》" : "\"");
}

} // namespace biosubsidy::wording
