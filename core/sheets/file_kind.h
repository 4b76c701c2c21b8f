// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a file is that is given to a screening, told from its bytes and not from its
// name: a workbook, a text (a table, or a case a line), or something that is not
// read, with what to do about it.
#pragma once

#include <string>
#include <string_view>

#include "core/values/localized.h"

namespace biosubsidy::sheets {

struct FileKind {
    enum class Is : std::uint8_t { text, lines, xlsx, xls, ods, refused };
    Is is = Is::text;
    Localized refusal{}; // of what is not read: what it is, and what to do
};

// A file that cannot be opened, and what is no file (a pipe), is a text: whoever
// reads it says why it cannot.
[[nodiscard]] FileKind kindOfFile(const std::string& path);
// Of what comes through a pipe, by the bytes that it begins with: a case a line, or
// refused. Tables come as files.
[[nodiscard]] FileKind kindOfStream(std::string_view beginning);

} // namespace biosubsidy::sheets
