// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wording/term_notices.h"

#include <optional>

#include "core/values/text.h"
#include "core/wording/pack_text.h"
#include "core/wording/say.h"

namespace biosubsidy::wording {

namespace {

std::optional<TermNotice> noticeOf(const Pack& pack, PackStatus status) {
    if (status == PackStatus::expired && pack.until) return TermNotice{&pack, true, *pack.until};
    if (status == PackStatus::notYet && pack.from) return TermNotice{&pack, false, *pack.from};
    return std::nullopt;
}

} // namespace

std::vector<TermNotice> termNotices(const Assessment& assessment) {
    std::vector<TermNotice> notices;
    for (const PackResult& result : assessment.packs) {
        if (auto notice = noticeOf(*result.pack, result.status)) notices.push_back(*notice);
    }
    return notices;
}

std::vector<TermNotice> termNotices(const RuleBook& rules, const Date& asOf) {
    std::vector<TermNotice> notices;
    for (const Pack& pack : rules.packs()) {
        if (auto notice = noticeOf(pack, pack.statusOn(asOf))) notices.push_back(*notice);
    }
    return notices;
}

std::string termText(const TermNotice& notice, Language language) {
    const std::string document = documentText(*notice.pack, language);
    if (notice.ended)
        return say(language, "{} 已于 {} 到期（当日包括在内），此后不计入合计",
                   "{} ended on {}, that day included, and no longer counts", document, notice.day.toString());
    return say(language, "{} 自 {} 起施行，此前不计入合计", "{} is in force from {} and does not count before",
               document, notice.day.toString());
}

std::string afterTermText(const TermNotice& notice, const RuleBook& rules, const Date& asOf, Language language) {
    if (!notice.ended) return {};
    const Pack& pack = *notice.pack;
    std::vector<std::string> parts;
    if (!pack.supersededBy.empty())
        parts.push_back(say(language, "已有替代文件：{}。", "It is replaced by {}.", printable(pack.supersededBy)));
    for (const PackWarning& warning : pack.warnings) {
        if (pack.supersededBy.empty() && warning.code == "last_day")
            parts.push_back(printable(warning.text.in(language)));
    }
    std::vector<std::string> others;
    for (const Pack& other : rules.packs()) {
        const PackStatus status = other.statusOn(asOf);
        const bool there = status == PackStatus::inForce || status == PackStatus::draft;
        if (there && other.builtIn && other.city == pack.city) others.push_back(documentText(other, language));
    }
    if (!others.empty())
        parts.push_back(
            say(language, "当地另有：{}。", "The place has besides: {}.", enumerated(others, Joint::all, language)));
    else if (parts.empty())
        parts.push_back(say(language, "没有见到接替它的文件。", "No document that follows it is known here."));
    std::string text;
    for (const std::string& part : parts) text += (text.empty() || language == Language::zh ? "" : " ") + part;
    return text;
}

} // namespace biosubsidy::wording
