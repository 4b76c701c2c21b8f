// SPDX-License-Identifier: GPL-3.0-or-later
//
// The items of a block as rules see them: what core/facts/situation.h is for one
// item, for all lanes at once. Defaults filled in, places and years taken from
// where they come from, the size of the firm derived, and bounds put on what is
// unknown by what is known.
#pragma once

#include <array>
#include <vector>

#include "core/blocks/case_block.h"
#include "core/blocks/plan.h"

namespace biosubsidy::blocks {

// A fact over the lanes of its entity. Planes stand `stride` words apart: for a
// choice what it may still be, for a set its elements, for a text the texts that
// rules name, for a flag the lanes where it holds.
struct FactColumn {
    const Word* known = nullptr;
    const Word* values = nullptr;
    std::size_t stride = 0;
    std::size_t count = 0;
    const std::int64_t* low = nullptr; // of a number; the same as `high` where every lane is known
    const std::int64_t* high = nullptr;
    // The lanes where nothing but the limits of its type bounds it; null: none.
    const Word* openAbove = nullptr;
    const Word* openBelow = nullptr;

    [[nodiscard]] const Word* value(std::size_t index) const { return values + index * stride; }
};

class Situations {
public:
    explicit Situations(std::shared_ptr<const BlockRules> rules);

    // As the cases stand.
    void read(const CaseBlock& block);
    // As if every company and project stood in the city. Only places change.
    void moveTo(const PlannedCity& city);

    [[nodiscard]] const FactColumn& fact(Entity entity, std::size_t index) const {
        return facts_[static_cast<std::size_t>(entity)][index];
    }
    [[nodiscard]] std::size_t words(Entity entity) const { return words_[static_cast<std::size_t>(entity)]; }
    [[nodiscard]] const std::int64_t* years(Entity entity) const; // of projects and expenses

    // Who is asked where a place or the size is open, by lane.
    [[nodiscard]] const Word* ownCityKnown() const { return ownCity_; } // of projects
    [[nodiscard]] const Word* sharesCity() const { return sharesCity_.data(); }
    [[nodiscard]] const Word* isIndustry() const { return isIndustry_; }

    // The cases that have the packs of this city in view.
    void inView(const PlannedCity& city, std::vector<Word>& cases) const;
    // The cases that stand in the city, company and projects alike.
    void settledIn(std::size_t city, std::vector<Word>& cases) const;

private:
    struct Owned {
        std::vector<Word> known;
        std::vector<Word> planes;
        std::vector<std::int64_t> low;
        std::vector<std::int64_t> high;
        std::vector<Word> open;
    };
    [[nodiscard]] FactColumn& column(Entity entity, std::size_t index) {
        return facts_[static_cast<std::size_t>(entity)][index];
    }
    [[nodiscard]] Owned& owned(Entity entity, std::size_t index) {
        return owned_[static_cast<std::size_t>(entity)][index];
    }
    void readEntity(Entity entity);
    void readChoice(Entity entity, std::size_t fact);
    void readNumber(Entity entity, std::size_t fact);
    void readYear(Entity entity, std::size_t fact);
    void readAwards(Entity entity);
    void deriveSize();
    void placeProjects();
    void readCitiesOfCases();
    void takeOver(Entity entity, std::size_t fact, std::size_t planes);
    void inheritDistrict(const Word* from);

    std::shared_ptr<const BlockRules> rules_;
    const Vocabulary& vocabulary_;
    const CaseBlock* block_ = nullptr;
    std::array<std::vector<FactColumn>, 3> facts_;
    std::array<std::vector<Owned>, 3> owned_;
    std::array<std::size_t, 3> words_{};
    const Word* ownCity_ = nullptr;
    const Word* isIndustry_ = nullptr;
    std::vector<Word> sharesCity_;
    std::vector<Word> companyCityKnown_;
    std::vector<Word> casesIn_; // a plane for each city: some place of the case is there
    std::vector<Word> scratch_;
    std::vector<Word> stood_;
};

} // namespace biosubsidy::blocks
