// SPDX-License-Identifier: GPL-3.0-or-later
//
// The kinds of file that a report can be: all that the command line and the window
// know of them. A new one is its writer and a line in this table.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "core/report/options.h"

namespace biosubsidy::ui {

struct ReportFormat {
    std::string_view ending; // "pdf"
    Localized label;         // of the choice
    bool isPainted;          // by Qt, which wants a QGuiApplication
    // The bytes of the file, or why there are none.
    tl::expected<std::string, Localized> (*write)(const report::Input& input, const report::Options& options);
    // The same of any document; null for workbooks, which are made from tables.
    tl::expected<std::string, Localized> (*writeDocument)(const report::Document& document);
};

// The usual one first.
[[nodiscard]] std::span<const ReportFormat> reportFormats();
// By how the name of a file ends, in small or large letters; null: by none.
[[nodiscard]] const ReportFormat* reportFormatOf(const std::string& path);

} // namespace biosubsidy::ui
