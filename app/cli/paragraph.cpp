// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/paragraph.h"

#include <algorithm>

#include "core/values/text.h"

namespace biosubsidy::cli {

namespace {

constexpr std::u32string_view closing = U"，。、；：！？）》〉】〕」』”’…,.;:!?)]}%→·";
constexpr std::u32string_view opening = U"（《〈【〔「『“‘([{";
constexpr std::u32string_view currency = U"CNY "; // stays with its amount
constexpr std::u32string_view units = U"万亿元年月日项个%";

bool isIn(std::u32string_view set, char32_t character) {
    return set.find(character) != std::u32string_view::npos;
}

bool isWide(char32_t character) {
    return displayWidth(toUtf8(character)) == 2;
}

// Whether a line may end after `left` and the next begin with `right`, neither
// being a space.
bool mayBreakBetween(char32_t left, char32_t right) {
    if (isIn(closing, right) || isIn(opening, left)) return false;
    const bool digit = left >= U'0' && left <= U'9';
    if (digit && isIn(units, right)) return false;
    if (isIn(units, left) && isIn(units, right)) return false;
    return isWide(left) || isWide(right);
}

// Cuts text into the pieces that are never broken; a piece that is followed by
// a space carries it at its end.
std::vector<std::u32string> piecesOf(const std::vector<char32_t>& text) {
    std::vector<std::u32string> pieces;
    std::u32string piece;
    for (std::size_t index = 0; index < text.size(); ++index) {
        piece += text[index];
        if (index + 1 == text.size()) break;
        const bool afterSpace = text[index] == U' ' && text[index + 1] != U' ' && !isIn(closing, text[index + 1]) &&
                                !piece.ends_with(currency);
        const bool between =
            text[index] != U' ' && text[index + 1] != U' ' && mayBreakBetween(text[index], text[index + 1]);
        if (!afterSpace && !between) continue;
        pieces.push_back(std::move(piece));
        piece.clear();
    }
    if (!piece.empty()) pieces.push_back(std::move(piece));
    return pieces;
}

std::string utf8(std::u32string_view text) {
    std::string result;
    for (const char32_t character : text) result += toUtf8(character);
    return result;
}

std::string withoutSpaceAtEnd(std::string line) {
    while (!line.empty() && line.back() == ' ') line.pop_back();
    return line;
}

class LineBreaker {
public:
    LineBreaker(std::size_t first, std::size_t rest)
        : width_(std::max<std::size_t>(first, 2)), rest_(std::max<std::size_t>(rest, 2)) {}

    std::vector<std::string> lines(const std::vector<char32_t>& text) {
        for (const std::u32string& piece : piecesOf(text)) add(piece);
        finishLine();
        return std::move(lines_);
    }

private:
    void add(const std::u32string& piece) {
        const std::string text = utf8(piece);
        const std::size_t width = displayWidth(withoutSpaceAtEnd(text));
        if (used_ > 0 && used_ + width > width_) finishLine();
        if (used_ + width <= width_) {
            line_ += text;
            used_ += displayWidth(text);
            return;
        }
        for (const char32_t character : piece) {
            const std::string one = toUtf8(character);
            if (used_ > 0 && used_ + displayWidth(one) > width_) finishLine();
            line_ += one;
            used_ += displayWidth(one);
        }
    }

    void finishLine() {
        lines_.push_back(withoutSpaceAtEnd(std::move(line_)));
        line_.clear();
        used_ = 0;
        width_ = rest_;
    }

    std::size_t width_; // of the line at hand
    std::size_t rest_;
    std::vector<std::string> lines_;
    std::string line_;
    std::size_t used_ = 0;
};

// One line of the text, whose own indentation holds for the lines it becomes.
std::vector<std::string> wrappedLine(std::string_view text, std::size_t first, std::size_t rest) {
    const std::size_t start = std::min(text.find_first_not_of(' '), text.size());
    const auto less = [&](std::size_t width) { return width > start ? width - start : 1; };
    std::vector<std::string> lines = LineBreaker(less(first), less(rest)).lines(codePoints(text.substr(start)));
    for (std::string& line : lines) line.insert(0, start, ' ');
    return lines;
}

std::vector<std::string> wrappedIn(std::string_view text, std::size_t first, std::size_t rest) {
    std::vector<std::string> lines;
    std::size_t start = 0;
    while (true) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        const std::vector<std::string> more = wrappedLine(text.substr(start, end - start), first, rest);
        lines.insert(lines.end(), more.begin(), more.end());
        if (end == text.size()) return lines;
        start = end + 1;
    }
}

} // namespace

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    return wrappedIn(text, width, width);
}

void printParagraph(std::ostream& out, std::string_view text, std::size_t width, std::size_t first, std::size_t rest) {
    const auto room = [&](std::size_t indent) { return width > indent ? width - indent : 1; };
    std::size_t indent = first;
    for (const std::string& line : wrappedIn(text, room(first), room(rest))) {
        out << std::string(indent, ' ') << line << '\n';
        indent = rest;
    }
}

std::string padded(const std::string& text, std::size_t width) {
    const std::size_t used = displayWidth(text);
    return used < width ? text + std::string(width - used, ' ') : text;
}

std::string paddedLeft(const std::string& text, std::size_t width) {
    const std::size_t used = displayWidth(text);
    return used < width ? std::string(width - used, ' ') + text : text;
}

} // namespace biosubsidy::cli
