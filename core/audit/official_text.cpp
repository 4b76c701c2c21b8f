// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/official_text.h"

#include <algorithm>
#include <array>

#include "core/audit/glyphs.h"
#include "core/audit/page_breaks.h"
#include "core/audit/text_builder.h"
#include "core/values/text.h"

namespace biosubsidy::audit {

namespace {

// Characters that are not seen and may stand inside a figure.
bool isInvisible(char32_t character) {
    return character == 0xAD || character == 0xFEFF || character == 0x2060 ||
           (character >= 0x200B && character <= 0x200F);
}

void dropInvisible(LinedText& text) {
    std::size_t kept = 0;
    auto line = text.lineStarts.begin();
    for (std::size_t index = 0; index <= text.characters.size(); ++index) {
        while (line != text.lineStarts.end() && *line == index) *line++ = kept;
        if (index < text.characters.size() && !isInvisible(text.characters[index]))
            text.characters[kept++] = text.characters[index];
    }
    text.characters.resize(kept);
}

Diagnostics refusal(const std::string& name, std::string code, Localized message, Localized advice) {
    Diagnostic diagnostic;
    diagnostic.code = std::move(code);
    diagnostic.source = name;
    diagnostic.message = std::move(message);
    diagnostic.advice = std::move(advice);
    return {std::move(diagnostic)};
}

std::string utf8(const std::u32string& characters) {
    std::string text;
    for (const char32_t character : characters) text += toUtf8(character);
    return printable(text);
}

// White space as one space; within a line, none between Chinese characters.
std::string shown(std::u32string_view text) {
    std::u32string result;
    bool gap = false;
    bool lineBreak = false;
    for (const char32_t character : text) {
        if (isSpace(character) || isBlockEnd(character) || character == struckMark) {
            gap = true;
            lineBreak = lineBreak || character == U'\n';
            continue;
        }
        const bool between = !result.empty() && !(isHan(result.back()) && isHan(character));
        if (gap && (lineBreak || between)) result += U' ';
        gap = lineBreak = false;
        result += character;
    }
    if (gap && lineBreak) result += U' ';
    return utf8(result);
}

// Words in Latin letters alone stay apart: 50 million.
std::string withoutSpaces(std::u32string_view text) {
    std::u32string result;
    bool gap = false;
    for (const char32_t character : text) {
        if (isSpace(character) || isBlockEnd(character)) {
            gap = true;
            continue;
        }
        const bool words = gap && !result.empty() && (isLatinLetter(character) || isLatinLetter(result.back()));
        if (words && !isHan(character) && !isHan(result.back())) result += U' ';
        gap = false;
        result += character;
    }
    return utf8(result);
}

} // namespace

Result<OfficialText> OfficialText::read(const std::string& name, std::string_view bytes) {
    if (bytes.size() > largestText) {
        return tl::unexpected(
            refusal(name, "too_large", {"文件超过 16 MiB", "the file is larger than 16 MiB"},
                    {"政策文件不会这么大；请只留正文", "no policy is that long; keep its text alone"}));
    }
    auto document = readDocument(name, bytes);
    if (!document) return tl::unexpected(document.error());
    dropInvisible(document->text);
    const bool pages = document->kind == TextKind::plain || document->kind == TextKind::pdf;
    if (pages) mendPages(document->text);
    const std::u32string& characters = document->text.characters;
    if (std::all_of(characters.begin(), characters.end(), [](char32_t character) {
            return isSpace(character) || isBlockEnd(character) || character == pictureMark;
        })) {
        return tl::unexpected(refusal(
            name, "empty_text", {"文件里没有文字", "there is no text in the file"},
            {"检查是否选错了文件，或网页内容是图片", "look whether it is the right file, or a page made of pictures"}));
    }
    return OfficialText(std::move(*document));
}

std::size_t OfficialText::lineOf(std::size_t index) const {
    const std::vector<std::size_t>& starts = document_.text.lineStarts;
    return static_cast<std::size_t>(std::upper_bound(starts.begin(), starts.end(), index) - starts.begin());
}

Passage OfficialText::passage(std::size_t begin, std::size_t end, bool asItStands) const {
    constexpr std::size_t around = 20;
    const std::u32string_view text = document_.text.characters;
    const std::size_t from = begin > around ? begin - around : 0;
    const std::size_t to = std::min(text.size(), end + around);
    // What belongs to another block says nothing of this figure.
    constexpr std::array<char32_t, 3> ends{blockEnd, cellBegin, rowEnd};
    const std::u32string_view blockEnds(ends.data(), ends.size());
    const std::size_t cut = text.substr(from, begin - from).find_last_of(blockEnds);
    const std::size_t start = cut == std::u32string_view::npos ? from : from + cut + 1;
    const std::size_t stop = std::min(to, std::min(text.find_first_of(blockEnds, end), text.size()));
    Passage passage;
    passage.before = (start > 0 && start == from ? "…" : "") + shown(text.substr(start, begin - start));
    passage.written =
        asItStands ? shown(text.substr(begin, end - begin)) : withoutSpaces(text.substr(begin, end - begin));
    passage.after = shown(text.substr(end, stop - end)) + (stop == to && to < text.size() ? "…" : "");
    return passage;
}

} // namespace biosubsidy::audit
