// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads the [[cap]] tables of a pack, makes one of every yearly cap, and gives each
// measure the caps that it stands under. Part of pack_reader.
#pragma once

#include <vector>

#include "core/documents/toml.h"
#include "core/packs/pack.h"

namespace biosubsidy {

// Says that the pack has no such measure, and which one may be meant.
void unknownMeasure(TomlReader& reader, const Pack& pack, const TomlText& named);

class CapReader {
public:
    CapReader(const SourceText& source, Pack& pack, Diagnostics& problems)
        : source_(source), pack_(pack), problems_(problems) {}

    // After the measures. `endless`: for each, where its sum could be endless, or null.
    void read(TomlReader& root, const std::vector<const toml::node*>& endless);

private:
    void readCap(const toml::table& table);
    void readMeasures(TomlReader& reader, Cap& cap);
    [[nodiscard]] bool mayStandIn(const Measure& measure, CapPer per) const;
    void addYearlyCaps();
    void checkNesting();
    void giveToMeasures();
    void refuseDeep();
    void refuseEndless(const std::vector<const toml::node*>& endless);

    const SourceText& source_;
    Pack& pack_;
    Diagnostics& problems_;
    std::vector<const toml::table*> tables_; // of each cap; a yearly one has none
};

} // namespace biosubsidy
