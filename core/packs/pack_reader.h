// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads and checks a pack (format biosubsidy-pack/1). Everything that is wrong is
// reported at once, each with line, column and the way out; a pack with a
// mistake is not loaded.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/documents/source_text.h"
#include "core/facts/vocabulary.h"
#include "core/packs/pack.h"
#include "core/values/diagnostic.h"

namespace biosubsidy {

// The city that a pack is for and its names.
struct PackCity {
    std::string id;
    Localized name;
};

// The text of a pack, parsed once. `source` must outlive it.
class ParsedPack {
public:
    explicit ParsedPack(const SourceText& source);
    ParsedPack(ParsedPack&&) noexcept;
    ~ParsedPack();

    // Read ahead so that the vocabulary can learn new cities before any rule is compiled.
    // None if the file does not parse or has no such city; read() will say what is wrong.
    [[nodiscard]] std::optional<PackCity> city() const;
    [[nodiscard]] Result<Pack> read(const Vocabulary& vocabulary, bool builtIn) const;

private:
    struct Tables;
    const SourceText* source_;
    std::unique_ptr<const Tables> tables_;
};
[[nodiscard]] Result<Pack> readPack(const SourceText& source, const Vocabulary& vocabulary, bool builtIn);

// What a pack that can be read may not have meant: a tier that is never reached, a least sum where the text has a
// limit. No mistakes; to be told where packs are checked, and nowhere else.
[[nodiscard]] Diagnostics remarksOn(const SourceText& source, const Vocabulary& vocabulary);

} // namespace biosubsidy
