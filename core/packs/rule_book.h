// SPDX-License-Identifier: GPL-3.0-or-later
//
// The RuleBook is everything that cases are held against: the vocabulary and the
// loaded packs, in order (built-in ones as numbered, then the user's by id). It
// is made once from the texts of the files and never changes; an assessment
// keeps it alive through a shared pointer.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "core/documents/source_text.h"
#include "core/facts/case_file.h"
#include "core/facts/vocabulary.h"
#include "core/packs/pack.h"

namespace biosubsidy {

struct PackSource {
    SourceText text;
    bool builtIn = false;
};

class RuleBook {
public:
    // All problems of all files, in the order given.
    [[nodiscard]] static Result<std::shared_ptr<const RuleBook>> make(const SourceText& vocabulary,
                                                                      const std::vector<PackSource>& packs);

    [[nodiscard]] const Vocabulary& vocabulary() const noexcept { return vocabulary_; }
    [[nodiscard]] const std::vector<Pack>& packs() const noexcept { return packs_; }
    [[nodiscard]] const Pack* pack(std::string_view id) const;
    // What "pack/measure" names; nulls if no loaded pack has it.
    struct Named {
        const Pack* pack = nullptr;
        const Measure* measure = nullptr;
    };
    [[nodiscard]] Named find(std::string_view packAndMeasure) const;
    // For the case reader: what "pack/measure" is.
    [[nodiscard]] MeasureKind kindOf(std::string_view packAndMeasure) const;
    [[nodiscard]] MeasureLookup lookup() const;
    // What is no mistake and yet worth knowing: which of two figures of one's own counts.
    [[nodiscard]] const Diagnostics& remarks() const noexcept { return remarks_; }

private:
    RuleBook() = default;
    void takeOverConditions(const std::vector<PackSource>& sources, Diagnostics& problems);
    void checkAcross(const std::vector<PackSource>& sources, Diagnostics& problems);
    void chooseOwnFigures(const std::vector<PackSource>& sources, Diagnostics& problems);

    Vocabulary vocabulary_;
    std::vector<Pack> packs_;
    Diagnostics remarks_;
};

} // namespace biosubsidy
