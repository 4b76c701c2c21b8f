// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads and checks a pack (format biosubsidy-pack/1). Everything that is wrong is
// reported at once, each with line, column and the way out; a pack with a
// mistake is not loaded.
#pragma once

#include "core/documents/source_text.h"
#include "core/facts/vocabulary.h"
#include "core/packs/pack.h"
#include "core/values/diagnostic.h"

namespace biosubsidy {

// The city that a pack is for and its names, read ahead so that the vocabulary
// can learn new cities before any rule is compiled. None if the file does not
// parse or has no such city; readPack will say what is wrong.
struct PackCity {
    std::string id;
    Localized name;
};
[[nodiscard]] std::optional<PackCity> cityOf(const SourceText& source);

[[nodiscard]] Result<Pack> readPack(const SourceText& source, const Vocabulary& vocabulary, bool builtIn);

// What a pack that can be read may not have meant: a tier that is never reached, a least sum where the text has a
// limit. No mistakes; to be told where packs are checked, and nowhere else.
[[nodiscard]] Diagnostics remarksOn(const SourceText& source, const Vocabulary& vocabulary);

} // namespace biosubsidy
