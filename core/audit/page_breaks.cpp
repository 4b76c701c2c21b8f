// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/page_breaks.h"

#include <algorithm>
#include <map>
#include <optional>

#include "core/audit/figure_finder.h"
#include "core/audit/glyphs.h"
#include "core/values/text.h"

namespace biosubsidy::audit {

namespace {

struct Line {
    std::size_t begin = 0;
    std::size_t end = 0;  // without its line break
    std::size_t page = 0; // how many form feeds stand before it
    bool gone = false;
    std::u32string letters; // its characters without white space, in plain form
};

class Pages {
public:
    explicit Pages(LinedText& text) : text_(text) {
        std::size_t page = 0;
        std::u32string& characters = text_.characters;
        for (std::size_t at = 0, begin = 0; at <= characters.size(); ++at) {
            const bool feed = at < characters.size() && characters[at] == U'\f';
            const bool ends = at == characters.size() || feed || characters[at] == U'\n';
            if (!ends) continue;
            Line line{begin, at, page, false, {}};
            for (std::size_t index = begin; index < at; ++index) {
                const char32_t form = plain(characters[index]);
                if (form != U' ' && form != blockEnd && !isSpace(characters[index])) line.letters += form;
            }
            lines_.push_back(std::move(line));
            begin = at + 1;
            if (feed) ++page;
        }
        pages_ = page + 1;
    }

    void mend() {
        for (Line& line : lines_) line.gone = isPageNumber(line.letters);
        if (pages_ > 1) {
            takeBareNumbers();
            takeRunningHeads();
        }
        if (pages_ > 1 || std::any_of(lines_.begin(), lines_.end(), [](const Line& line) { return line.gone; }))
            write();
    }

private:
    // — 3 —, -3-, ·3·, 第3页, 第3页共10页, 3/10, Page 3 of 10; not a bare number.
    static bool isPageNumber(std::u32string_view letters) {
        constexpr std::size_t longest = 24;
        if (letters.empty() || letters.size() > longest) return false;
        std::size_t digits = 0;
        bool marks = false;
        for (const char32_t character : letters) {
            if (isDigit(character))
                ++digits;
            else if (std::u32string_view(U"-·第页共/,()PpAaGgEeOoFf").find(character) == std::u32string_view::npos)
                return false;
            else
                marks = true;
        }
        const bool dashes = letters.front() == U'-' || letters.front() == U'·';
        const bool both = dashes && letters.back() == letters.front();
        const bool page = letters.find(U'页') != std::u32string_view::npos || letters.starts_with(U"Page") ||
                          letters.starts_with(U"page") || letters.starts_with(U"PAGE");
        constexpr std::size_t mostDigits = 8;
        return digits > 0 && digits <= mostDigits && marks && (both || page);
    }

    static std::optional<std::size_t> bareNumber(const Line& line) {
        constexpr std::size_t longest = 4;
        if (line.letters.empty() || line.letters.size() > longest) return std::nullopt;
        std::size_t value = 0;
        for (const char32_t character : line.letters) {
            if (!isDigit(character)) return std::nullopt;
            value = value * 10 + (character - U'0');
        }
        return value;
    }

    // The first and the last lines of each page that are not empty.
    [[nodiscard]] std::vector<std::size_t> edges(bool top) const {
        std::vector<std::size_t> result(pages_, lines_.size());
        for (std::size_t index = 0; index < lines_.size(); ++index) {
            const Line& line = lines_[index];
            if (line.gone || line.letters.empty()) continue;
            if (!top || result[line.page] == lines_.size()) result[line.page] = index;
        }
        return result;
    }

    // A number alone at a page's edge is the page's if it counts as the pages do: on
    // two pages at least, or as this page's own place.
    void takeBareNumbers() {
        for (const bool top : {true, false}) {
            const std::vector<std::size_t> found = edges(top);
            std::map<std::size_t, std::size_t> offsets; // number + pages - page: how often
            const auto offsetOf = [&](std::size_t index) -> std::optional<std::size_t> {
                if (index == lines_.size()) return std::nullopt;
                const auto number = bareNumber(lines_[index]);
                if (!number) return std::nullopt;
                return *number + pages_ - lines_[index].page;
            };
            for (const std::size_t index : found) {
                if (const auto offset = offsetOf(index)) ++offsets[*offset];
            }
            for (const std::size_t index : found) {
                const auto offset = offsetOf(index);
                if (offset && (offsets[*offset] > 1 || *offset == pages_ + 1)) lines_[index].gone = true;
            }
        }
    }

    // The same line at the edge of two pages or more, but for the page's number in it. One
    // that names an amount is no head; nor is one whose other numbers differ.
    void takeRunningHeads() {
        constexpr std::size_t shortest = 3;
        for (const bool top : {true, false, true, false}) {
            const std::vector<std::size_t> found = edges(top);
            std::map<std::u32string, std::size_t> times;
            for (const std::size_t index : found) {
                if (index == lines_.size()) continue;
                for (const std::u32string& name : namesOf(lines_[index])) ++times[name];
            }
            bool first = true;
            for (const std::size_t index : found) {
                if (index == lines_.size()) continue;
                Line& line = lines_[index];
                const auto names = namesOf(line);
                const bool repeated = std::any_of(names.begin(), names.end(),
                                                  [&](const std::u32string& name) { return times[name] > 1; });
                if (line.letters.size() < shortest || !repeated || decidesSomething(line)) continue;
                // A head's figures are read where it stands first.
                if (!first || line.page > 0) line.gone = true;
                first = false;
            }
        }
    }
    // The line as it is, and with its last number as far as the pages are counted.
    [[nodiscard]] std::vector<std::u32string> namesOf(const Line& line) const {
        std::vector<std::u32string> names{line.letters};
        std::size_t end = line.letters.size();
        while (end > 0 && !isDigit(line.letters[end - 1])) --end;
        std::size_t begin = end;
        while (begin > 0 && isDigit(line.letters[begin - 1])) --begin;
        constexpr std::size_t longest = 4;
        if (begin == end || end - begin > longest) return names;
        std::size_t number = pages_;
        std::size_t value = 0;
        for (std::size_t at = begin; at < end; ++at) value = value * 10 + (line.letters[at] - U'0');
        number += value - line.page;
        std::u32string name = line.letters.substr(0, begin) + U'\0' + line.letters.substr(end);
        name += static_cast<char32_t>(number);
        names.push_back(std::move(name));
        return names;
    }
    [[nodiscard]] bool decidesSomething(const Line& line) const {
        const auto figures =
            findFigures(std::u32string_view(text_.characters).substr(line.begin, line.end - line.begin));
        return std::any_of(figures.begin(), figures.end(),
                           [](const Found& figure) { return decides(figure.quantity.kind); });
    }

    // Puts the lines together again. Where something was taken out or a page ends, empty
    // lines go too, unless a sentence ends there; a form feed stays for a line break.
    void write() {
        const std::u32string before = std::move(text_.characters);
        std::vector<std::size_t> starts;
        std::u32string& out = text_.characters;
        out.clear();
        for (std::size_t index = 0; index < lines_.size();) {
            std::size_t next = index;
            bool broken = false;
            bool feed = false;
            while (next < lines_.size() && (lines_[next].gone || lines_[next].letters.empty())) {
                broken = broken || lines_[next].gone;
                feed = feed || (next > 0 && lines_[next].page != lines_[next - 1].page);
                ++next;
            }
            feed = feed || (next < lines_.size() && next > 0 && lines_[next].page != lines_[next - 1].page);
            const bool ended =
                out.empty() || std::u32string_view(U"。；！？").find(out.back()) != std::u32string_view::npos;
            if ((broken || feed) && !ended) {
                starts.insert(starts.end(), next - index, out.size());
                if (next < lines_.size()) out += feed ? U'\f' : U'\n';
            } else {
                for (; index < next; ++index) {
                    if (!out.empty() || index > 0) out += U'\n';
                    starts.push_back(out.size());
                    if (!lines_[index].gone)
                        out += std::u32string_view(before).substr(lines_[index].begin,
                                                                  lines_[index].end - lines_[index].begin);
                }
                if (next < lines_.size() && next > 0) out += U'\n';
            }
            index = next;
            if (index == lines_.size()) break;
            starts.push_back(out.size());
            out += std::u32string_view(before).substr(lines_[index].begin, lines_[index].end - lines_[index].begin);
            ++index;
        }
        // Lines of the file end with a line break; a page that ends within one does not.
        text_.lineStarts.clear();
        for (std::size_t index = 0; index < starts.size(); ++index) {
            const bool newLine = index == 0 || before[lines_[index].begin - 1] == U'\n';
            if (newLine) text_.lineStarts.push_back(starts[index]);
        }
    }

    LinedText& text_;
    std::vector<Line> lines_;
    std::size_t pages_ = 1;
};

} // namespace

void mendPages(LinedText& text) {
    Pages(text).mend();
}

} // namespace biosubsidy::audit
