// SPDX-License-Identifier: GPL-3.0-or-later
//
// Colours for a terminal, where they are wanted; otherwise every text comes back
// as it is. A colour never says anything that the words do not. Widths are
// measured before a text is coloured.
#pragma once

#include <string>

#include "core/assessment/assessment.h"

namespace biosubsidy::cli {

class Style {
public:
    explicit Style(bool colour) : colour_(colour) {}

    [[nodiscard]] std::string heading(const std::string& text) const { return marked("1", text); }
    [[nodiscard]] std::string quiet(const std::string& text) const { return marked("2", text); }
    [[nodiscard]] std::string warning(const std::string& text) const { return marked("33", text); }
    [[nodiscard]] std::string verdict(Verdict verdict, const std::string& text) const;

private:
    [[nodiscard]] std::string marked(const char* code, const std::string& text) const;

    bool colour_;
};

} // namespace biosubsidy::cli
