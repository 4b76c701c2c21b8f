// SPDX-License-Identifier: GPL-3.0-or-later
//
// The text of an input with its name, able to say where a byte stands: line,
// column in characters, and the line itself. Readers make their diagnostics
// through it. It owns a copy of the text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/values/diagnostic.h"

namespace biosubsidy {

class SourceText {
public:
    SourceText(std::string name, std::string text);

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] const std::string& text() const noexcept { return text_; }

    // The place of the byte at `offset`; `length` in characters.
    [[nodiscard]] TextPlace placeOf(std::size_t offset, std::size_t length = 1) const;
    // The byte offset of a line and column (both from 1, columns in characters).
    [[nodiscard]] std::size_t offsetOf(std::size_t line, std::size_t column) const;
    // The line with this number, from 1, without its end; empty past the end.
    [[nodiscard]] std::string_view line(std::size_t number) const;

    // A diagnostic at a place of this text, its source line filled in.
    [[nodiscard]] Diagnostic diagnostic(std::string code, TextPlace place, Localized message,
                                        Localized advice = {}) const;

private:
    std::string name_;
    std::string text_;
    std::vector<std::size_t> lineStarts_;
};

} // namespace biosubsidy
