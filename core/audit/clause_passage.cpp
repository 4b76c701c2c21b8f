// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/clause_passage.h"

#include <algorithm>
#include <optional>

#include "core/audit/numerals.h"
#include "core/values/text.h"

namespace biosubsidy::audit {

namespace {

// From the outermost to the innermost.
enum class Level { annex, section, paragraph, item };

struct Heading {
    Level level = Level::item;
    unsigned number = 0;   // 0: an annex without one
    std::size_t begin = 0; // its line
};

struct Step {
    Level level = Level::item;
    unsigned number = 0;
};

constexpr unsigned mostHeadings = 200; // of one level; a larger number begins no heading

// A small number in digits or in characters; `at` moves past it.
std::optional<unsigned> numberAt(const Glyphs& text, std::size_t& at, bool chinese) {
    if (isDigit(text.at(at)) == chinese || !beginsNumeral(text.at(at))) return std::nullopt;
    const auto numeral = readNumeral(text, at);
    const auto number = numeral ? smallNumberOf(*numeral, mostHeadings) : std::nullopt;
    if (number) at = numeral->end;
    return number;
}

std::optional<unsigned> anyNumberAt(const Glyphs& text, std::size_t& at) {
    if (const auto digits = numberAt(text, at, false)) return digits;
    return numberAt(text, at, true);
}

std::size_t pastSpaces(const Glyphs& text, std::size_t at) {
    while (text.at(at) == U' ') ++at;
    return at;
}

bool isOneOf(char32_t character, std::u32string_view set) {
    return character != 0 && set.find(character) != std::u32string_view::npos;
}

// 附件, 附件3, 附件3：…
std::optional<Heading> annexAt(const Glyphs& text, std::size_t begin, std::size_t at) {
    if (!text.startsWith(at, U"附件")) return std::nullopt;
    at = pastSpaces(text, at + 2);
    const auto number = anyNumberAt(text, at);
    at = pastSpaces(text, at);
    const char32_t next = text.at(at);
    if (next != 0 && next != U'\n' && next != blockEnd && !isOneOf(next, U":、.")) return std::nullopt;
    return Heading{Level::annex, number.value_or(0), begin};
}

// 第十一条, 第二章
std::optional<Heading> articleAt(const Glyphs& text, std::size_t begin, std::size_t at) {
    if (text.at(at) != U'第') return std::nullopt;
    at = pastSpaces(text, at + 1);
    const auto number = anyNumberAt(text, at);
    at = pastSpaces(text, at);
    if (!number || !isOneOf(text.at(at), U"条章")) return std::nullopt;
    return Heading{text.at(at) == U'条' ? Level::item : Level::section, *number, begin};
}

// 二、  (三)  6.
std::optional<Heading> numberedAt(const Glyphs& text, std::size_t begin, std::size_t at) {
    if (text.at(at) == U'(') {
        at = pastSpaces(text, at + 1);
        const auto number = anyNumberAt(text, at);
        if (!number || text.at(pastSpaces(text, at)) != U')') return std::nullopt;
        return Heading{Level::paragraph, *number, begin};
    }
    const bool chinese = !isDigit(text.at(at));
    const auto number = numberAt(text, at, chinese);
    at = pastSpaces(text, at);
    if (!number || !isOneOf(text.at(at), chinese ? U"、." : U"、.,") || isDigit(text.at(at + 1))) return std::nullopt;
    return Heading{chinese ? Level::section : Level::item, *number, begin};
}

std::vector<Heading> headingsOf(const Glyphs& text) {
    std::vector<Heading> headings;
    bool lineBegins = true;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (lineBegins) {
            const std::size_t begin = pastSpaces(text, at);
            for (const auto read : {annexAt, articleAt, numberedAt}) {
                if (const auto heading = read(text, at, begin)) {
                    headings.push_back(*heading);
                    break;
                }
            }
        }
        lineBegins = text.at(at) == U'\n' || text.at(at) == blockEnd;
    }
    return headings;
}

// 计划二10 as its steps; none for what is no chain of headings.
std::vector<Step> stepsOf(std::string_view clause) {
    const std::vector<char32_t> points = codePoints(clause);
    const Glyphs text(std::u32string_view(points.data(), points.size()));
    std::vector<Step> steps;
    for (std::size_t at = 0; at < text.size();) {
        const bool annex = text.startsWith(at, U"附件");
        const bool article = text.at(at) == U'第';
        const bool paragraph = text.at(at) == U'(';
        if (annex) at += 2;
        if (article || paragraph) ++at;
        at = pastSpaces(text, at);
        const bool chinese = !isDigit(text.at(at));
        const auto number = anyNumberAt(text, at);
        if (annex) {
            steps.push_back({Level::annex, number.value_or(0)});
        } else if (number) {
            const Level plain = chinese && !article ? Level::section : Level::item;
            steps.push_back({paragraph ? Level::paragraph : plain, *number});
        } else if (!article && !paragraph) {
            ++at; // 计划, 条
        }
        if (paragraph && text.at(at) == U')') ++at;
    }
    return steps;
}

class Search {
public:
    Search(const std::vector<Heading>& headings, std::size_t end) : headings_(headings), end_(end) {}

    // Where the chain of steps leads, in headings [first, last).
    std::optional<std::pair<std::size_t, std::size_t>> find(const std::vector<Step>& steps, std::size_t step,
                                                            std::size_t first, std::size_t last) const {
        for (std::size_t index = first; index < last; ++index) {
            if (headings_[index].level != steps[step].level || headings_[index].number != steps[step].number) continue;
            const std::size_t next = nextAbove(index, last);
            if (step + 1 == steps.size()) return {{headings_[index].begin, beginOf(next)}};
            if (const auto found = find(steps, step + 1, index + 1, next)) return found;
        }
        return std::nullopt;
    }

private:
    // The next heading that ends what this one begins.
    [[nodiscard]] std::size_t nextAbove(std::size_t index, std::size_t last) const {
        std::size_t next = index + 1;
        while (next < last && headings_[next].level > headings_[index].level) ++next;
        return next;
    }
    [[nodiscard]] std::size_t beginOf(std::size_t index) const {
        return index < headings_.size() ? headings_[index].begin : end_;
    }

    const std::vector<Heading>& headings_;
    std::size_t end_;
};

// The lines of a stretch: those that were only broken by the page's width are put
// together. A short line, the end of a sentence and a heading end a paragraph.
std::string paragraphs(const OfficialText& text, std::size_t begin, std::size_t end,
                       const std::vector<Heading>& headings) {
    const std::u32string_view characters = text.characters();
    const auto startsHeading = [&](std::size_t at) {
        return std::any_of(headings.begin(), headings.end(), [&](const Heading& one) { return one.begin == at; });
    };
    constexpr std::size_t fullLine = 16; // characters; a page is at least this wide
    std::string result;
    bool ended = true;
    for (std::size_t at = begin; at < end;) {
        const std::size_t stop = std::min(end, characters.find_first_of(U"\n\u2029\x1E\x1F", at));
        std::string line;
        for (std::size_t index = at; index < stop; ++index) {
            const bool blank = isSpace(characters[index]);
            if (!blank || (!line.empty() && line.back() != ' ')) line += blank ? " " : toUtf8(characters[index]);
        }
        while (!line.empty() && line.back() == ' ') line.pop_back();
        if (!line.empty()) {
            if (!result.empty() && (ended || startsHeading(at))) result += '\n';
            result += printable(line);
            const std::vector<char32_t> points = codePoints(line);
            ended = points.size() < fullLine || isOneOf(points.back(), U"。！？；：") ||
                    (stop < end && isBlockEnd(characters[stop]));
        }
        at = stop + 1;
    }
    return result;
}

std::optional<std::pair<std::size_t, std::size_t>> placeOf(const std::vector<Step>& steps,
                                                           const std::vector<Heading>& headings, std::size_t end) {
    const Search search(headings, end);
    if (auto found = search.find(steps, 0, 0, headings.size())) return found;
    // 附件6 may be the sixth item of the one annex there is.
    if (steps.front().level != Level::annex || steps.front().number == 0) return std::nullopt;
    std::vector<Step> inside = steps;
    inside.front() = {Level::item, steps.front().number};
    inside.insert(inside.begin(), {Level::annex, 0});
    return search.find(inside, 0, 0, headings.size());
}

} // namespace

std::vector<ClausePassage> passagesOf(const OfficialText& text, std::string_view clause) {
    const Glyphs glyphs(text.characters());
    const std::vector<Heading> headings = headingsOf(glyphs);
    std::vector<ClausePassage> passages;
    while (!clause.empty()) {
        const std::size_t comma = std::min(clause.find(','), clause.size());
        const std::vector<Step> steps = stepsOf(clause.substr(0, comma));
        clause.remove_prefix(std::min(clause.size(), comma + 1));
        if (steps.empty()) continue;
        const auto place = placeOf(steps, headings, glyphs.size());
        if (!place) continue;
        ClausePassage passage{place->first, place->second, text.lineOf(place->first), 0, {}};
        passage.text = paragraphs(text, passage.begin, passage.end, headings);
        std::size_t lastCharacter = passage.end;
        while (lastCharacter > passage.begin && isSpace(text.characters()[lastCharacter - 1])) --lastCharacter;
        passage.lastLine = text.lineOf(std::max(lastCharacter, passage.begin + 1) - 1);
        passages.push_back(std::move(passage));
    }
    return passages;
}

} // namespace biosubsidy::audit
