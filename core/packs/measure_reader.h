// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads the [[measure]] tables of a pack: compiles their expressions and checks
// that what they say fits together. Part of pack_reader.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/documents/toml.h"
#include "core/language/compiler.h"
#include "core/packs/pack.h"

namespace biosubsidy {

class MeasureReader {
public:
    MeasureReader(const SourceText& source, const Vocabulary& vocabulary, Diagnostics& problems)
        : source_(source), vocabulary_(vocabulary), problems_(problems) {}

    // [terms]; to be read before the measures.
    void readTerms(const toml::table& table);
    // `agencies`: those of each clause, and `packAgencies` where no clause has any.
    Measure read(const toml::table& table, const std::map<std::string, std::vector<std::string>>& clauses,
                 const std::vector<std::string>& packAgencies);

private:
    [[nodiscard]] bool isCompilable(const TomlText& text);
    language::Program condition(const TomlText& text, Entity scope, bool ceiling = false);
    language::Program amount(const TomlText& text, Entity scope);
    void report(const std::vector<language::Problem>& problems, const TomlText& text);
    void readCompletion(TomlReader& reader, Measure& measure);
    void readApplicants(TomlReader& reader, Measure& measure);
    void readConditions(TomlReader& reader, Measure& measure);
    void readSupport(TomlReader& reader, Measure& measure);
    void readNotes(TomlReader& reader, Measure& measure);

    const SourceText& source_;
    const Vocabulary& vocabulary_;
    Diagnostics& problems_;
    std::vector<language::Term> terms_;
    std::vector<TomlText> termTexts_;
    bool scopeKnown_ = true; // of the measure that is being read
};

// Ids of packs and measures: lower-case letters, digits and dashes.
[[nodiscard]] bool isPackIdentifier(std::string_view id);

} // namespace biosubsidy
