// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads the [[measure]] tables of a pack: compiles their expressions and checks
// that what they say fits together. Part of pack_reader.
#pragma once

#include <map>
#include <optional>
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
    // What the head of the pack says of all its measures.
    struct PackSays {
        std::vector<std::string> agencies; // where no clause has any
        std::optional<Discretion> discretion;
        bool clauseNeeded = true; // where the full text is known
    };
    // `clauses`: the agencies of each.
    Measure read(const toml::table& table, const std::map<std::string, std::vector<std::string>>& clauses,
                 const PackSays& pack);
    // Where the sum of the measure that was read last could be endless; null if nowhere.
    [[nodiscard]] const toml::node* endlessSum() const noexcept { return endlessSum_; }
    // What may not have been meant in the measures that were read.
    [[nodiscard]] const Diagnostics& remarks() const noexcept { return remarks_; }
    [[nodiscard]] static std::optional<Discretion> readDiscretion(TomlReader& reader);

private:
    [[nodiscard]] bool isCompilable(const TomlText& text);
    language::Program condition(const TomlText& text, Entity scope, bool ceiling = false);
    language::Program amount(const TomlText& text, Entity scope);
    void report(const std::vector<language::Problem>& problems, const TomlText& text);
    void readCompletion(TomlReader& reader, Measure& measure);
    void readApplicants(TomlReader& reader, Measure& measure);
    void readConditions(TomlReader& reader, Measure& measure);
    void readSupport(TomlReader& reader, Measure& measure);
    void readSum(TomlReader& reader, Measure& measure);
    void readTiers(TomlReader& reader, Measure& measure);
    void remarkOrder(const Measure& measure, const TomlText& when);
    void remarkLeast(const language::Program& amount, const TomlText& text);
    void readYearlyCap(TomlReader& reader, Measure& measure);
    void readPayment(TomlReader& reader, Measure& measure);
    void readMatches(TomlReader& reader, Measure& measure);
    // What is accepted and yet hardly meant, at its key.
    void remark(const TomlReader& reader, const char* code, const Localized& what, const char* key,
                const Localized& advice);
    void readInstalments(TomlReader& reader, Measure& measure);
    void readNotes(TomlReader& reader, Measure& measure);

    const SourceText& source_;
    const Vocabulary& vocabulary_;
    Diagnostics& problems_;
    std::vector<language::Term> terms_;
    std::vector<TomlText> termTexts_;
    bool scopeKnown_ = true; // of the measure that is being read
    const toml::node* endlessSum_ = nullptr;
    Diagnostics remarks_;
};

// The amount of a cap, or a problem: it is no money, or nothing.
[[nodiscard]] std::optional<Money> capAmount(TomlReader& reader, const TomlText& text);

// Ids of packs and measures: lower-case letters, digits and dashes.
[[nodiscard]] bool isPackIdentifier(std::string_view id);

} // namespace biosubsidy
