// SPDX-License-Identifier: GPL-3.0-or-later
//
// An audit holds an official text against a pack: every figure of the text must
// be one that the pack accounts for, and every figure of the pack should stand
// in the text. Figures are compared by what they say, not by how they are
// written and not by their place: that 5000万元 stands in the right measure
// remains for the reader, who is shown the passage.
//
// Money and shares decide whether the text is accounted for; all other figures
// are information. The result keeps no pointer into the pack or the text.
#pragma once

#include <string>
#include <vector>

#include "core/audit/figure_doubts.h"
#include "core/audit/official_text.h"
#include "core/audit/pack_figures.h"
#include "core/values/diagnostic.h"

namespace biosubsidy::audit {

struct TextFigure {
    Quantity quantity;
    std::size_t line = 0;
    Passage passage;
    bool unitApart = false;               // as in Found
    std::vector<std::size_t> accountedBy; // indexes into AuditResult::packFigures

    [[nodiscard]] bool isAccounted() const noexcept { return !accountedBy.empty(); }
};

// What looks like an amount or a share and was not understood.
struct OpenFigure {
    Doubt why = Doubt::noUnit;
    std::size_t line = 0;
    Passage passage;
};

struct AccountedFigure {
    PackFigure figure;
    std::vector<std::size_t> lines; // of the text where it was found; at most `mostLines`, each once
};

struct AuditResult {
    std::string pack;
    std::string version;
    std::string sha256;
    Localized title;
    std::string text; // the text's name as the user gave it
    Encoding encoding = Encoding::utf8;
    TextKind kind = TextKind::plain;
    std::vector<TextFigure> figures;          // in the order of the text
    std::vector<AccountedFigure> packFigures; // in the order of the pack

    std::vector<OpenFigure> notUnderstood; // in the order of the text

    // Whether every figure of the text that decides is understood and accounted for.
    [[nodiscard]] bool isComplete() const;
    [[nodiscard]] bool hasFigures() const; // any that decide, understood or not
};

inline constexpr std::size_t mostFigures = 100'000;
inline constexpr std::size_t mostLines = 100;

// `name` is the text's, for messages. A text with more than mostFigures is refused.
[[nodiscard]] Result<AuditResult> auditPack(const Pack& pack, const std::string& name, const OfficialText& text);

} // namespace biosubsidy::audit
