// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packs/rule_book.h"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "core/packs/pack_reader.h"

namespace biosubsidy {

namespace {

const SourceText& sourceOf(const Pack& pack, const std::vector<PackSource>& sources) {
    const auto found = std::find_if(sources.begin(), sources.end(),
                                    [&](const PackSource& source) { return source.text.name() == pack.file; });
    return found->text;
}

// The line of a key of a pack's head, for messages that concern two files. Reads
// the text again: such messages are rare and packs are small.
Diagnostic headProblem(const Pack& pack, const std::vector<PackSource>& sources, std::string code,
                       std::string_view fragment, Localized message, Localized advice) {
    const SourceText& source = sourceOf(pack, sources);
    const std::size_t at = source.text().find(fragment);
    const TextPlace place = at == std::string::npos ? TextPlace{1, 1, 1} : source.placeOf(at, fragment.size());
    return source.diagnostic(std::move(code), place, std::move(message), std::move(advice));
}

} // namespace

Result<std::shared_ptr<const RuleBook>> RuleBook::make(const SourceText& vocabularySource,
                                                       const std::vector<PackSource>& sources) {
    auto vocabulary = Vocabulary::read(vocabularySource);
    if (!vocabulary) return tl::unexpected(vocabulary.error());
    // Cities that the vocabulary does not have, in the order of the packs' ids.
    std::map<std::string, PackCity> cities;
    for (const PackSource& source : sources) {
        if (auto city = cityOf(source.text)) cities.emplace(source.text.name(), std::move(*city));
    }
    for (const auto& [file, city] : cities) vocabulary->addCity(city.id, city.name);

    std::shared_ptr<RuleBook> book(new RuleBook());
    book->vocabulary_ = std::move(*vocabulary);
    Diagnostics problems;
    for (const PackSource& source : sources) {
        auto pack = readPack(source.text, book->vocabulary_, source.builtIn);
        if (pack)
            book->packs_.push_back(std::move(*pack));
        else
            problems.insert(problems.end(), pack.error().begin(), pack.error().end());
    }
    std::stable_sort(book->packs_.begin(), book->packs_.end(), [](const Pack& left, const Pack& right) {
        const auto rank = [](const Pack& pack) {
            return std::tuple(!pack.builtIn, pack.order.value_or(0), std::string_view(pack.id));
        };
        return rank(left) < rank(right);
    });
    book->takeOverConditions(sources, problems);
    book->checkAcross(sources, problems);
    if (!problems.empty()) return tl::unexpected(std::move(problems));
    return std::shared_ptr<const RuleBook>(std::move(book));
}

// Gives the figures of one's own the conditions of the measures that they complete.
void RuleBook::takeOverConditions(const std::vector<PackSource>& sources, Diagnostics& problems) {
    for (Pack& own : packs_) {
        for (Measure& measure : own.measures) {
            if (!measure.asCompleted || measure.completes.empty()) continue;
            const Measure* completed = find(measure.completes).measure;
            if (completed == nullptr) {
                problems.push_back(headProblem(own, sources, "bad_completes", "\"" + measure.completes + "\"",
                                               {fmt::format("没有载入的政策包含 {}", measure.completes),
                                                fmt::format("no loaded pack has {}", measure.completes)},
                                               {"写作“政策/措施”，用 packs show 查看措施的 id",
                                                "write pack/measure; packs show tells the ids of measures"}));
                continue;
            }
            measure.applicant = completed->applicant;
            measure.when = completed->when;
            measure.hasReadings = completed->hasReadings;
            measure.strict = completed->strict;
            measure.lenient = completed->lenient;
            measure.pool = completed->pool;
            measure.once = completed->once;
            if (!measure.discretion) measure.discretion = completed->discretion;
            measure.afterCompletion = completed->afterCompletion;
        }
    }
}

// What no single file can know: ids that two packs share, overlapping versions
// of one document, and completed measures that do not exist.
void RuleBook::checkAcross(const std::vector<PackSource>& sources, Diagnostics& problems) {
    for (std::size_t index = 0; index < packs_.size(); ++index) {
        const Pack& later = packs_[index];
        for (std::size_t before = 0; before < index; ++before) {
            const Pack& earlier = packs_[before];
            if (earlier.id == later.id) {
                problems.push_back(headProblem(
                    later, sources, "duplicate_id", "\"" + later.id + "\"",
                    {fmt::format("政策包 {} 已经由 {} 载入", later.id, earlier.file),
                     fmt::format("the pack {} is loaded already, from {}", later.id, earlier.file)},
                    earlier.builtIn
                        ? Localized{"换一个 id；自己的政策包不能用内置政策包的 id",
                                    "use another id; a pack of your own cannot take the id of a built-in one"}
                        : Localized{"给其中一个换 id；是同一份时移走一个",
                                    "give one of the two another id, or take one away where both are the same"}));
            } else if (!later.number.empty() && earlier.number == later.number && earlier.city == later.city &&
                       earlier.districts == later.districts && !earlier.draft && !later.draft &&
                       !(earlier.until && later.from && *earlier.until < *later.from) &&
                       !(later.until && earlier.from && *later.until < *earlier.from)) {
                problems.push_back(headProblem(
                    later, sources, "overlapping_dates", "\"" + later.number + "\"",
                    {fmt::format("与 {} 是同一文件（{}），施行日期却重叠，同一笔支持会算两次", earlier.id,
                                 later.number),
                     fmt::format(
                         "it is the same document as {} ({}) and their periods overlap: support would count twice",
                         earlier.id, later.number)},
                    {"让前一版在后一版开始之前结束，或删去其中一个",
                     "end the earlier one before the later begins, or remove one of them"}));
            }
        }
        for (const Measure& measure : later.measures) {
            const std::size_t slash = measure.completes.find('/');
            const Pack* target = measure.completes.empty() ? nullptr : pack(measure.completes.substr(0, slash));
            if (target == nullptr) continue; // completes nothing, or a pack that is not loaded
            const Measure* completed =
                slash == std::string::npos ? nullptr : target->measure(measure.completes.substr(slash + 1));
            if (completed != nullptr && completed->support == Support::unstated && completed->scope == measure.scope)
                continue;
            problems.push_back(
                headProblem(later, sources, "bad_completes", "\"" + measure.completes + "\"",
                            {fmt::format("{} 不是同一范围、未公布金额的措施", measure.completes),
                             fmt::format("{} is no unstated measure of the same scope", measure.completes)},
                            {"completes 应指向 unstated 的措施，写作“政策/措施”",
                             "completes names an unstated measure, as pack/measure"}));
        }
    }
}

const Pack* RuleBook::pack(std::string_view id) const {
    const auto found =
        std::find_if(packs_.begin(), packs_.end(), [&](const Pack& candidate) { return candidate.id == id; });
    return found == packs_.end() ? nullptr : &*found;
}

RuleBook::Named RuleBook::find(std::string_view packAndMeasure) const {
    const std::size_t slash = packAndMeasure.find('/');
    if (slash == std::string_view::npos) return {};
    const Pack* owner = pack(packAndMeasure.substr(0, slash));
    const Measure* measure = owner == nullptr ? nullptr : owner->measure(packAndMeasure.substr(slash + 1));
    return measure == nullptr ? Named() : Named{owner, measure};
}

MeasureKind RuleBook::kindOf(std::string_view packAndMeasure) const {
    const Measure* measure = find(packAndMeasure).measure;
    if (measure == nullptr) return MeasureKind::unknown;
    switch (measure->scope) {
    case Entity::company: return MeasureKind::ofCompany;
    case Entity::project: return MeasureKind::ofProjects;
    case Entity::expense: return MeasureKind::ofExpenses;
    }
    return MeasureKind::unknown;
}

MeasureLookup RuleBook::lookup() const {
    return [this](std::string_view packAndMeasure) { return kindOf(packAndMeasure); };
}

} // namespace biosubsidy
