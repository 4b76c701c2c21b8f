// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/source_text.h"

#include <algorithm>

#include "core/values/text.h"

namespace biosubsidy {

namespace {

constexpr bool continues(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

std::size_t characters(std::string_view bytes) {
    return static_cast<std::size_t>(
        std::count_if(bytes.begin(), bytes.end(), [](char byte) { return !continues(byte); }));
}

} // namespace

SourceText::SourceText(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {
    lineStarts_.push_back(0);
    for (std::size_t offset = 0; offset < text_.size(); ++offset) {
        if (text_[offset] == '\n') lineStarts_.push_back(offset + 1);
    }
}

TextPlace SourceText::placeOf(std::size_t offset, std::size_t length) const {
    offset = std::min(offset, text_.size());
    const auto next = std::upper_bound(lineStarts_.begin(), lineStarts_.end(), offset);
    const std::size_t line = static_cast<std::size_t>(next - lineStarts_.begin());
    const std::size_t start = lineStarts_[line - 1];
    return {line, characters(std::string_view(text_).substr(start, offset - start)) + 1, length};
}

std::size_t SourceText::offsetOf(std::size_t line, std::size_t column) const {
    if (line == 0 || line > lineStarts_.size()) return text_.size();
    std::size_t offset = lineStarts_[line - 1];
    for (std::size_t passed = 1; passed < column && offset < text_.size(); ++passed) {
        ++offset;
        while (offset < text_.size() && continues(text_[offset])) ++offset;
    }
    return offset;
}

std::string_view SourceText::line(std::size_t number) const {
    if (number == 0 || number > lineStarts_.size()) return {};
    const std::size_t start = lineStarts_[number - 1];
    const std::size_t end = number < lineStarts_.size() ? lineStarts_[number] : text_.size();
    std::string_view line = std::string_view(text_).substr(start, end - start);
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
    return line;
}

Diagnostic SourceText::diagnostic(std::string code, TextPlace place, Localized message, Localized advice) const {
    Diagnostic result;
    result.code = std::move(code);
    result.source = name_;
    result.place = place;
    // A hostile file of one endless line must not be copied into each message.
    constexpr std::size_t longestLine = 4096;
    std::string_view shown = line(place.line);
    if (shown.size() <= longestLine) result.sourceLine = std::string(shown);
    result.message = std::move(message);
    result.advice = std::move(advice);
    return result;
}

} // namespace biosubsidy
