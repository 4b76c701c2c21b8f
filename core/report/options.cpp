// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/options.h"

#include <array>
#include <string_view>

#include "core/values/text.h"
#include "core/wording/say.h"

namespace biosubsidy::report {

using wording::say;

namespace {

// `count` bytes, the highest first; 0 past the end.
int numberAt(std::string_view bytes, std::size_t at, std::size_t count) {
    constexpr int byte = 256;
    constexpr int highest = 1 << 23; // no picture that can be shown is wider
    int number = 0;
    for (std::size_t index = at; index < at + count; ++index) {
        if (index >= bytes.size() || number >= highest) return 0;
        number = number * byte + static_cast<unsigned char>(bytes[index]);
    }
    return number;
}

std::optional<Picture> pngOf(std::string bytes) {
    constexpr std::size_t widthAt = 16; // of the header chunk, always the first
    constexpr std::size_t heightAt = 20;
    const int width = numberAt(bytes, widthAt, 4);
    const int height = numberAt(bytes, heightAt, 4);
    if (width <= 0 || height <= 0) return std::nullopt;
    return Picture{std::move(bytes), "image/png", width, height};
}

// Walks the segments to the one that begins the frame and has its size.
std::optional<Picture> jpegOf(std::string bytes) {
    constexpr int marker = 0xFF;
    std::size_t at = 2;
    while (numberAt(bytes, at, 1) == marker) {
        const int kind = numberAt(bytes, at + 1, 1);
        const bool frame = kind >= 0xC0 && kind <= 0xCF && kind != 0xC4 && kind != 0xC8 && kind != 0xCC;
        if (frame) {
            const int height = numberAt(bytes, at + 5, 2);
            const int width = numberAt(bytes, at + 7, 2);
            if (width <= 0 || height <= 0) return std::nullopt;
            return Picture{std::move(bytes), "image/jpeg", width, height};
        }
        const int length = numberAt(bytes, at + 2, 2);
        if (length < 2) return std::nullopt;
        at += 2 + static_cast<std::size_t>(length);
    }
    return std::nullopt;
}

} // namespace

std::optional<Picture> pictureOf(std::string bytes) {
    if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return pngOf(std::move(bytes));
    if (bytes.starts_with("\xFF\xD8\xFF")) return jpegOf(std::move(bytes));
    return std::nullopt;
}

std::span<const Chapter> chapters() {
    static const std::array<Chapter, 8> all{
        {{"contents", {"目录", "a list of contents"}, &Contents::list},
         {"conditions", {"每项的条件逐条列出", "the conditions of each claim"}, &Contents::conditions},
         {"ineligible", {"不符合的措施", "what is not eligible"}, &Contents::ineligible},
         {"advice", {"建议：什么会改变结果", "what would change the outcome"}, &Contents::advice},
         {"schedule", {"何时到账", "what comes when"}, &Contents::schedule},
         {"materials", {"申报与拨付", "applying and payment"}, &Contents::materials},
         {"notes", {"说明与假设", "notes and assumptions"}, &Contents::notes},
         {"facts", {"所依据的情况", "what was stated"}, &Contents::facts}}};
    return all;
}

std::string companyName(const Assessment& assessment, Language language) {
    const std::string_view name = biosubsidy::companyName(*assessment.subject, assessment.rules->vocabulary());
    return name.empty() ? say(language, "（企业名称未填）", "(company not named)") : printable(name);
}

std::string titleOf(const Options& options) {
    if (!options.title.empty()) return printable(options.title);
    return say(options.language, "生物制造扶持政策测算报告", "Biomanufacturing support assessment");
}

std::string disclaimer(Language language) {
    return say(
        language,
        "本报告依据公开的政策文本和委托方提供的情况测算，不是主管部门的决定，也不构成法律意见。是否支持、支持多少，"
        "以主管部门的审核和当年预算为准；申报前请核对官方原文和当年申报通知。",
        "This report is an estimate from published policy texts and from what was stated about the company. It is "
        "no decision of an authority and no legal advice. Whether and how much is granted is for the authorities "
        "and the year's budget to decide; check the official texts and the call for applications before applying.");
}

} // namespace biosubsidy::report
