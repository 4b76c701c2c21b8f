// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/table_cells.h"

namespace biosubsidy::audit {

namespace {

Cell trimmed(const Glyphs& text, std::size_t begin, std::size_t end) {
    const auto blank = [&](std::size_t at) {
        const char32_t character = text.at(at);
        return character == U' ' || character == U'\n' || character == blockEnd;
    };
    while (begin < end && blank(begin)) ++begin;
    while (end > begin && blank(end - 1)) --end;
    return {begin, end};
}

// Past what parts two cells at `at`; `at` where nothing does.
std::size_t pastParting(std::u32string_view raw, const Glyphs& text, std::size_t at, std::size_t end, bool markup) {
    if (markup) return raw[at] == cellBegin ? at + 1 : at;
    if (raw[at] == U'\t' || raw[at] == U'|') return at + 1;
    if (text.at(at) != U' ' || text.at(at + 1) != U' ') return at;
    while (at < end && text.at(at) == U' ') ++at;
    return at;
}

} // namespace

std::size_t rowEndFrom(std::u32string_view raw, const Glyphs& text, std::size_t at) {
    bool markup = false;
    for (; at < raw.size(); ++at) {
        if (raw[at] == cellBegin) markup = true;
        if (raw[at] == rowEnd) return at;
        if (!markup && (text.at(at) == U'\n' || raw[at] == blockEnd)) return at;
    }
    return at;
}

Row cellsOf(std::u32string_view raw, const Glyphs& text, std::size_t begin, std::size_t end) {
    const bool markup = raw.substr(begin, end - begin).find(cellBegin) != std::u32string_view::npos;
    if (!markup) {
        const Cell all = trimmed(text, begin, end);
        begin = all.begin;
        end = all.end;
    }
    Row row;
    std::size_t from = begin;
    for (std::size_t at = begin; at < end; ++at) {
        const std::size_t past = pastParting(raw, text, at, end, markup);
        if (past == at) continue;
        const bool lead = from == begin && trimmed(text, from, at).isEmpty(); // before the first cell
        if (!lead) row.push_back(trimmed(text, from, at));
        from = past;
        at = past - 1;
    }
    const Cell last = trimmed(text, from, end);
    if (!last.isEmpty() || markup) row.push_back(last);
    return row;
}

} // namespace biosubsidy::audit
