// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two versions of a pack, or two packs, each among the same other packs. Two
// versions share an id and cannot stand in one rule book, so each has its own.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/packs/rule_book.h"

namespace biosubsidy::changes {

struct PackVersion {
    std::shared_ptr<const RuleBook> rules; // this version and the other packs
    std::string id;

    [[nodiscard]] const Pack& pack() const { return *rules->pack(id); }
};

struct PackVersions {
    PackVersion before;
    PackVersion after;
    // Other packs that complete a measure which one version does not have; they
    // are in neither book.
    std::vector<std::string> leftOut;

    // Measures of either version, for a case whose awards name them.
    [[nodiscard]] MeasureLookup lookup() const;
};

// `others`: all loaded packs; those with the id of either version are passed over.
[[nodiscard]] Result<PackVersions> packVersions(const SourceText& vocabulary, const std::vector<PackSource>& others,
                                                const PackSource& before, const PackSource& after);

// The id of the pack, or what is wrong with it.
[[nodiscard]] Result<std::string> idOf(const SourceText& vocabulary, const PackSource& source);

} // namespace biosubsidy::changes
