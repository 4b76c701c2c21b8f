// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/changes/pack_versions.h"

#include <algorithm>

namespace biosubsidy::changes {

namespace {

using Book = std::shared_ptr<const RuleBook>;

// Each other pack alone, to know its id and what it completes.
struct Other {
    PackSource source;
    Book book;
    [[nodiscard]] const Pack& pack() const { return book->packs().front(); }

    [[nodiscard]] bool completes(const std::string& id) const {
        const std::vector<Measure>& measures = pack().measures;
        return std::any_of(measures.begin(), measures.end(),
                           [&](const Measure& measure) { return measure.completes.starts_with(id + "/"); });
    }
};

Result<Book> bookWith(const SourceText& vocabulary, const std::vector<Other>& others, const PackSource& version) {
    std::vector<PackSource> sources;
    for (const Other& other : others) sources.push_back(other.source);
    sources.push_back(version);
    return RuleBook::make(vocabulary, sources);
}

Result<std::vector<Other>> othersBeside(const SourceText& vocabulary, const std::vector<PackSource>& sources,
                                        const std::string& before, const std::string& after) {
    std::vector<Other> others;
    for (const PackSource& source : sources) {
        auto book = RuleBook::make(vocabulary, {source});
        if (!book) return tl::unexpected(book.error());
        Other other{source, std::move(*book)};
        if (other.pack().id != before && other.pack().id != after) others.push_back(std::move(other));
    }
    return others;
}

} // namespace

MeasureLookup PackVersions::lookup() const {
    return [first = before.rules, second = after.rules](std::string_view packAndMeasure) {
        const MeasureKind kind = first->kindOf(packAndMeasure);
        return kind == MeasureKind::unknown ? second->kindOf(packAndMeasure) : kind;
    };
}

Result<std::string> idOf(const SourceText& vocabulary, const PackSource& source) {
    const auto book = RuleBook::make(vocabulary, {source});
    if (!book) return tl::unexpected(book.error());
    return (*book)->packs().front().id;
}

Result<PackVersions> packVersions(const SourceText& vocabulary, const std::vector<PackSource>& others,
                                  const PackSource& before, const PackSource& after) {
    const auto beforeId = idOf(vocabulary, before);
    const auto afterId = idOf(vocabulary, after);
    if (!beforeId) return tl::unexpected(beforeId.error());
    if (!afterId) return tl::unexpected(afterId.error());
    auto beside = othersBeside(vocabulary, others, *beforeId, *afterId);
    if (!beside) return tl::unexpected(beside.error());

    PackVersions versions;
    auto first = bookWith(vocabulary, *beside, before);
    auto second = bookWith(vocabulary, *beside, after);
    if (!first || !second) {
        const auto completing = std::stable_partition(beside->begin(), beside->end(), [&](const Other& other) {
            return !other.completes(*beforeId) && !other.completes(*afterId);
        });
        for (auto other = completing; other != beside->end(); ++other) versions.leftOut.push_back(other->pack().id);
        beside->erase(completing, beside->end());
        first = bookWith(vocabulary, *beside, before);
        second = bookWith(vocabulary, *beside, after);
    }
    if (!first) return tl::unexpected(first.error());
    if (!second) return tl::unexpected(second.error());
    versions.before = {std::move(*first), *beforeId};
    versions.after = {std::move(*second), *afterId};
    return versions;
}

} // namespace biosubsidy::changes
