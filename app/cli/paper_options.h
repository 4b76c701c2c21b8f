// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the commands share that write a document: which kinds of file there are, in what
// unit sums stand, and how what is painted comes about without a display.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "app/cli/command.h"
#include "core/report/sum_text.h"
#include "ui/paper/report_formats.h"

namespace biosubsidy::cli {

using Bytes = tl::expected<std::string, Localized>;

// ".pdf、.docx、…"
[[nodiscard]] std::string paperEndings(std::string_view joint);
// By the ending of --out. Throws Exit.
[[nodiscard]] const ui::ReportFormat& paperFormatOf(const std::string& path, const Surroundings& surroundings,
                                                    Language language);

// What a document for many firms says of itself.
struct PaperOptions {
    std::string unit;
    std::string title;
    std::string author;
};
// What they are for: "报告的标题", "由谁发出".
void addPaperOptions(CLI::App& command, PaperOptions& options, const std::string& title, const std::string& author);
void addUnitOption(CLI::App& command, std::string& unit);
// Without one 万元 in Chinese, yuan in English. Throws Exit.
[[nodiscard]] report::Unit unitOf(const std::string& unit, const Surroundings& surroundings, Language language);

// What `paint` gives, with Qt's fonts at hand: once in a run.
[[nodiscard]] Bytes painted(const std::function<Bytes()>& paint);

} // namespace biosubsidy::cli
