// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/diagnostic.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/values/text.h"

namespace biosubsidy {

namespace {

// What a message quotes of a file cannot drive a terminal; its own line breaks stay.
std::string showable(std::string_view text) {
    std::string result;
    for (;;) {
        const std::size_t end = text.find('\n');
        result += printable(text.substr(0, end));
        if (end == std::string_view::npos) return result;
        result += '\n';
        text.remove_prefix(end + 1);
    }
}

// The source line with the offending part underlined. Long lines are shown
// around the place only; widths are those of a terminal, so that the marks
// stand under Chinese text as well.
std::string underlined(const Diagnostic& diagnostic) {
    constexpr std::size_t most = 100;
    constexpr std::size_t before = 50;
    const std::vector<char32_t> all = codePoints(diagnostic.sourceLine);
    const std::size_t at = std::min(diagnostic.place.column - 1, all.size());
    const std::size_t first = all.size() > most && at > before ? at - before : 0;
    const std::size_t last = std::min(all.size(), first + most);

    std::string shown = first > 0 ? "…" : "";
    std::string indent = first > 0 ? " " : "";
    std::string marks;
    for (std::size_t index = first; index < last; ++index) {
        const std::string character = all[index] == U'\t' ? " " : printable(toUtf8(all[index]));
        shown += character;
        const std::size_t width = displayWidth(character);
        if (index < at)
            indent.append(width, ' ');
        else if (index < at + std::max<std::size_t>(diagnostic.place.length, 1))
            marks.append(width, '^');
    }
    if (last < all.size()) shown += "…";
    if (marks.empty()) marks = "^";
    return fmt::format("    {}\n    {}{}\n", shown, indent, marks);
}

} // namespace

std::string render(const Diagnostic& diagnostic, Language language) {
    std::string where = printable(diagnostic.source);
    if (diagnostic.place.line > 0) {
        where += fmt::format("{}{}:{}", where.empty() ? "" : ":", diagnostic.place.line, diagnostic.place.column);
    }
    if (diagnostic.hasPointer) {
        const std::string pointer = diagnostic.pointer.empty()
                                        ? (language == Language::zh ? "（整个文件）" : "(whole file)")
                                        : printable(diagnostic.pointer);
        where += (where.empty() ? "" : ": ") + pointer;
    }
    std::string text =
        fmt::format("{}{}{}\n", where, where.empty() ? "" : ": ", showable(diagnostic.message.in(language)));
    if (diagnostic.place.line > 0 && !diagnostic.sourceLine.empty()) text += underlined(diagnostic);
    if (!diagnostic.advice.empty()) text += fmt::format("    → {}\n", showable(diagnostic.advice.in(language)));
    return text;
}

std::string render(const Diagnostics& diagnostics, Language language) {
    std::string text;
    for (const Diagnostic& diagnostic : diagnostics) text += render(diagnostic, language);
    return text;
}

} // namespace biosubsidy
