// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packs/rule_book.h"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "core/packs/pack_reader.h"
#include "core/values/text.h"

namespace biosubsidy {

namespace {

const SourceText& sourceOf(const Pack& pack, const std::vector<PackSource>& sources) {
    const auto found = std::find_if(sources.begin(), sources.end(),
                                    [&](const PackSource& source) { return source.text.name() == pack.file; });
    return found->text;
}

// The line of a key of a pack's head, for messages that concern two files. Reads
// the text again: such messages are rare and packs are small.
Diagnostic textProblem(const SourceText& source, std::string code, std::string_view fragment, Localized message,
                       Localized advice) {
    const std::size_t at = source.text().find(fragment);
    const TextPlace place =
        at == std::string::npos ? TextPlace{1, 1, 1} : source.placeOf(at, codePoints(fragment).size());
    return source.diagnostic(std::move(code), place, std::move(message), std::move(advice));
}

Diagnostic headProblem(const Pack& pack, const std::vector<PackSource>& sources, std::string code,
                       std::string_view fragment, Localized message, Localized advice) {
    return textProblem(sourceOf(pack, sources), std::move(code), fragment, std::move(message), std::move(advice));
}

// A city's name as people tell cities apart: 北京 and 北京市 are one, Beijing and beijing too.
std::string plainName(std::string_view name) {
    constexpr std::string_view city = "市";
    std::string plain;
    for (const char letter : name) {
        if (letter == ' ') continue;
        plain += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    if (plain.size() > city.size() && plain.ends_with(city)) plain.resize(plain.size() - city.size());
    return plain;
}

// Adds a pack's city where the vocabulary lacks it. Its names must be its own: results
// are told apart by them.
void learnCity(const SourceText& source, const PackCity& city, Vocabulary& vocabulary, Diagnostics& problems) {
    const Fact& cities = vocabulary.cities();
    if (cities.choice(city.id)) return;
    for (const Choice& other : cities.choices) {
        const bool zh = plainName(other.label.zh) == plainName(city.name.zh);
        if (!zh && plainName(other.label.en) != plainName(city.name.en)) continue;
        const std::string& name = zh ? city.name.zh : city.name.en;
        problems.push_back(textProblem(
            source, "duplicate_city", name,
            {fmt::format("城市 {} 的名称“{}”已是 {} 的名称", city.id, name, other.id),
             fmt::format("the city {} is named \"{}\", which is the name of {}", city.id, name, other.id)},
            {fmt::format("是同一座城市就写 city = \"{}\"，不是就用另一个名称", other.id),
             fmt::format("write city = \"{}\" if it is the same city, else give it another name", other.id)}));
        break;
    }
    vocabulary.addCity(city.id, city.name);
}

bool overlap(const Pack& one, const Pack& other) {
    return one.draft || other.draft ||
           (!(one.until && other.from && *one.until < *other.from) &&
            !(other.until && one.from && *other.until < *one.from));
}

} // namespace

Result<std::shared_ptr<const RuleBook>> RuleBook::make(const SourceText& vocabularySource,
                                                       const std::vector<PackSource>& sources) {
    auto vocabulary = Vocabulary::read(vocabularySource);
    if (!vocabulary) return tl::unexpected(vocabulary.error());
    Diagnostics problems;
    // Cities that the vocabulary does not have, in the order of the packs' ids.
    std::map<std::string, std::pair<const SourceText*, PackCity>> cities;
    std::vector<ParsedPack> parsed;
    parsed.reserve(sources.size());
    for (const PackSource& source : sources) {
        parsed.emplace_back(source.text);
        if (auto city = parsed.back().city())
            cities.emplace(source.text.name(), std::pair(&source.text, std::move(*city)));
    }
    for (const auto& [file, found] : cities) learnCity(*found.first, found.second, *vocabulary, problems);

    std::shared_ptr<RuleBook> book(new RuleBook());
    book->vocabulary_ = std::move(*vocabulary);
    for (std::size_t index = 0; index < sources.size(); ++index) {
        auto pack = parsed[index].read(book->vocabulary_, sources[index].builtIn);
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
    book->chooseOwnFigures(sources, problems);
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
            const bool named = slash != std::string::npos;
            if (target == nullptr && (measure.completes.empty() || named)) {
                if (named)
                    remarks_.push_back(
                        headProblem(later, sources, "completes_unloaded", "\"" + measure.completes + "\"",
                                    {fmt::format("没有载入 {} 所在的政策，无法核对它补全的是哪一项", measure.completes),
                                     fmt::format("the policy of {} is not loaded: what it completes was not checked",
                                                 measure.completes)},
                                    {"看看编号有没有写错；或同时载入那个政策包",
                                     "see whether the id is right, or load that pack as well"}));
                continue;
            }
            const Measure* completed =
                target == nullptr || !named ? nullptr : target->measure(measure.completes.substr(slash + 1));
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

// Of several figures of one's own for a measure the newest counts, by the day on which
// it was given. Where that is not sure, or the older stands among other measures, one of
// them has to go.
void RuleBook::chooseOwnFigures(const std::vector<PackSource>& sources, Diagnostics& problems) {
    std::map<std::string_view, std::vector<Pack*>> givers;
    for (Pack& pack : packs_) {
        for (const Measure& measure : pack.measures) {
            if (measure.asCompleted && !measure.completes.empty()) givers[measure.completes].push_back(&pack);
        }
    }
    for (auto& [measure, packs] : givers) {
        std::stable_sort(packs.begin(), packs.end(),
                         [](const Pack* left, const Pack* right) { return left->issued < right->issued; });
        for (std::size_t newer = 1; newer < packs.size(); ++newer) {
            Pack& chosen = *packs[newer];
            for (std::size_t older = newer; older-- > 0;) {
                Pack& left = *packs[older];
                if (&left != &chosen && !overlap(left, chosen)) continue;
                if (left.measures.size() > 1 || left.issued == chosen.issued) {
                    problems.push_back(headProblem(
                        chosen, sources, "duplicate_figure", fmt::format("\"{}\"", measure),
                        {fmt::format("{} 已有自填数字（{}），分不出哪个较新，会算两次", measure, left.id),
                         fmt::format("{} has a figure of your own already ({}), and which of the two is newer is not "
                                     "clear: it would count twice",
                                     measure, left.id)},
                        {"删去其中一个；或各放一个文件，并用 issued 写明日期",
                         "remove one of them, or give each a file of its own and its date as issued"}));
                    continue;
                }
                left.newerFigures.insert(left.newerFigures.begin(), &chosen);
                left.supersededBy = chosen.id;
                const Localized said{
                    fmt::format("{} 还有较旧的自填数字 {}（{}），不计入", measure, left.id,
                                left.issued ? left.issued->toString() : "未写日期"),
                    fmt::format("{} has an older figure of your own as well, {} ({}): it is not counted", measure,
                                left.id, left.issued ? left.issued->toString() : "undated")};
                chosen.warnings.push_back({"own_figure_chosen", {}, said});
                remarks_.push_back(headProblem(chosen, sources, "own_figure_chosen", fmt::format("\"{}\"", measure),
                                               said, {"不再需要的可以删去", "remove it if it is needed no more"}));
            }
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
