// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/portfolio/comparison.h"

#include <algorithm>
#include <map>

#include "core/results/result_schema.h"

namespace biosubsidy::portfolio {

namespace {

constexpr char endOfField = '\x1f';
constexpr char endOfClaim = '\x1e';

// The claims of a firm as one text: ids hold no control characters.
std::string packed(const std::vector<FirmClaim>& claims) {
    std::string text;
    for (const FirmClaim& claim : claims) {
        text += claim.measure + endOfField + claim.item + endOfField;
        text += static_cast<char>('0' + static_cast<int>(claim.verdict));
        text += claim.counted.fen().str() + endOfClaim;
    }
    return text;
}

struct Standing {
    Verdict verdict = Verdict::eligible;
    Money counted;
};
using Standings = std::map<std::pair<std::string, std::string>, Standing>;

Standings unpacked(const std::string& text) {
    Standings all;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t item = text.find(endOfField, at);
        const std::size_t rest = text.find(endOfField, item + 1);
        const std::size_t end = text.find(endOfClaim, rest + 1);
        Standing standing;
        standing.verdict = static_cast<Verdict>(text[rest + 1] - '0');
        standing.counted = Money::fromFen(Fen(text.substr(rest + 2, end - rest - 2)));
        all.emplace(std::pair(text.substr(at, item - at), text.substr(item + 1, rest - item - 1)), standing);
        at = end + 1;
    }
    return all;
}

template <typename Work>
Written written(const Work& work) {
    if (auto done = guarded(work); !done) return tl::unexpected(done.error().message);
    return {};
}

} // namespace

struct Comparer::Kept {
    std::int64_t id = 0;
    Money ceiling;
    std::optional<Money> today;
    std::string claims;
    bool met = false; // by another firm of today
};

bool LargerChange::operator()(const Change& left, const Change& right) const {
    const Money of = left.difference();
    const Money other = right.difference();
    return of != other ? of > other : left.firm.line < right.firm.line;
}

Comparer::Comparer(std::shared_ptr<const RuleBook> rules, const std::string& folder, std::size_t most)
    : rules_(std::move(rules)), file_(folder), comparison_(most) {}

void Comparer::make() {
    if (!file_.path()) {
        StorageError error = storageError(StorageProblem::other, "");
        error.message = file_.path().error().message();
        throw StorageFailure{std::move(error)};
    }
    database_ = std::make_unique<Database>(*file_.path(), Database::Mode::readWrite);
    // Nobody wants it after a crash.
    database_->execute("PRAGMA journal_mode=OFF");
    database_->execute("PRAGMA synchronous=OFF");
    database_->execute("CREATE TABLE firms (id INTEGER PRIMARY KEY, uscc TEXT NOT NULL, name TEXT NOT NULL, ceiling "
                       "ANY, today ANY, claims TEXT NOT NULL, met INTEGER NOT NULL DEFAULT 0) STRICT");
    transaction_ = std::make_unique<Transaction>(*database_);
}

Written Comparer::keep(const Firm& firm) {
    return written([&] {
        if (database_ == nullptr) make();
        Statement insert =
            database_->prepare("INSERT INTO firms (id, uscc, name, ceiling, claims) VALUES (?, ?, ?, ?, ?)");
        insert.bind(static_cast<std::int64_t>(firm.line)).bind(firm.uscc).bind(firm.name);
        results::bindFen(insert, wideOf(firm.totals.ceiling.fen()));
        insert.bind(packed(firm.claims)).run();
        comparison_.totalBefore += firm.totals.ceiling;
        ++comparison_.firmsBefore;
    });
}

Written Comparer::keepToday(const Firm& firm) {
    return written([&] {
        comparison_.splits = true;
        if (database_ == nullptr) return;
        Statement update = database_->prepare("UPDATE firms SET today = ? WHERE id = ?");
        results::bindFen(update, wideOf(firm.totals.ceiling.fen()));
        update.bind(static_cast<std::int64_t>(firm.line)).run();
    });
}

void Comparer::begin(Basis before, Basis after) {
    comparison_.before = std::move(before);
    comparison_.after = std::move(after);
    if (database_ == nullptr) return;
    static_cast<void>(guarded([&] {
        database_->execute("CREATE INDEX firms_uscc ON firms (uscc)");
        database_->execute("CREATE INDEX firms_name ON firms (name)");
    }));
}

// By the code; where one of the two has none, by the name. Whoever is not alone, on
// either day, is not told apart: `met`.
std::optional<Comparer::Kept> Comparer::take(const Firm& firm) {
    const auto found = [&](const char* sql, const std::string& by) {
        std::vector<Kept> all;
        Statement select = database_->prepare(sql);
        select.bind(by);
        while (all.size() < 2 && select.step()) {
            Kept kept{select.integer(0), moneyOf(results::fenOf(select, 1)), std::nullopt, select.text(3),
                      select.integer(4) != 0};
            if (!select.isNull(2)) kept.today = moneyOf(results::fenOf(select, 2));
            all.push_back(std::move(kept));
        }
        return all;
    };
    std::vector<Kept> all;
    if (!firm.uscc.empty()) all = found("SELECT id, ceiling, today, claims, met FROM firms WHERE uscc = ?", firm.uscc);
    if (all.empty() && !firm.name.empty())
        all = firm.uscc.empty()
                  ? found("SELECT id, ceiling, today, claims, met FROM firms WHERE name = ?", firm.name)
                  : found("SELECT id, ceiling, today, claims, met FROM firms WHERE name = ? AND uscc = ''", firm.name);
    if (all.empty()) return std::nullopt;
    for (const Kept& kept : all) database_->execute("UPDATE firms SET met = 1 WHERE id = " + std::to_string(kept.id));
    if (all.size() > 1) all.front().met = true;
    return std::move(all.front());
}

Written Comparer::compare(const Firm& firm) {
    return written([&] {
        if (firm.uscc.empty() && firm.name.empty()) {
            ++comparison_.notTold;
            return;
        }
        const std::optional<Kept> kept = database_ == nullptr ? std::nullopt : take(firm);
        if (kept && kept->met) {
            ++comparison_.notTold;
            return;
        }
        if (!kept) {
            comparison_.freshSum += firm.totals.ceiling;
            comparison_.fresh.add({nameOf(firm), firm.totals.ceiling});
            return;
        }
        if (kept->today) {
            const auto add = [](const Money& from, const Money& to, Money& up, Money& down) {
                if (to > from)
                    up += to - from;
                else
                    down += from - to;
            };
            add(kept->ceiling, *kept->today, comparison_.byDate, comparison_.byDateLost);
            add(*kept->today, firm.totals.ceiling, comparison_.byFacts, comparison_.byFactsLost);
        }
        if (kept->ceiling == firm.totals.ceiling) {
            ++comparison_.same;
            return;
        }
        Change change{nameOf(firm), kept->ceiling, firm.totals.ceiling, kept->today, changesOf(firm, kept->claims),
                      {},           false};
        findCauses(change);
        const bool up = change.after > change.before;
        (up ? comparison_.gainedSum : comparison_.lostSum) += change.difference();
        (up ? comparison_.gained : comparison_.lost).add(change);
    });
}

std::vector<ClaimChange> Comparer::changesOf(const Firm& firm, const std::string& before) const {
    Standings was = unpacked(before);
    std::vector<ClaimChange> changes;
    for (const FirmClaim& claim : firm.claims) {
        const auto found = was.find({claim.measure, claim.item});
        ClaimChange change{claim.measure, claim.item, {}, claim.counted, std::nullopt, claim.verdict};
        if (found != was.end()) {
            change.before = found->second.counted;
            change.was = found->second.verdict;
            was.erase(found);
        }
        if (change.before != change.after) changes.push_back(std::move(change));
    }
    for (const auto& [key, standing] : was) {
        if (!standing.counted.isZero())
            changes.push_back({key.first, key.second, standing.counted, {}, standing.verdict, std::nullopt});
    }
    std::stable_sort(changes.begin(), changes.end(), [](const ClaimChange& left, const ClaimChange& right) {
        const auto size = [](const ClaimChange& of) {
            return of.after > of.before ? of.after - of.before : of.before - of.after;
        };
        return size(left) > size(right);
    });
    return changes;
}

// Whether the measure's document begins or ends to count between the two days.
bool Comparer::differsByDate(const ClaimChange& claim) const {
    const Pack* pack = rules_->find(claim.measure).pack;
    if (pack == nullptr || !comparison_.before.asOf || !comparison_.after.asOf) return false;
    return counts(pack->statusOn(*comparison_.before.asOf)) != counts(pack->statusOn(*comparison_.after.asOf));
}

void Comparer::findCauses(Change& change) const {
    using Rules = Basis::Rules;
    const Basis& before = comparison_.before;
    const Basis& after = comparison_.after;
    const bool rulesSame = before.rules == Rules::loaded && after.rules == Rules::loaded;
    const bool dateSame = before.asOf && after.asOf && *before.asOf == *after.asOf;
    if (!rulesSame) change.causes.insert(Cause::rules);
    if (change.oldFactsToday && rulesSame) {
        if (*change.oldFactsToday != change.before) change.causes.insert(Cause::date);
        if (*change.oldFactsToday != change.after) change.causes.insert(Cause::facts);
        change.sure = true;
        return;
    }
    if (!dateSame) change.causes.insert(Cause::date);
    change.causes.insert(Cause::facts);
    // Nothing changed but measures whose documents came or went with the date.
    const bool byDate = rulesSame && !change.claims.empty() &&
                        std::all_of(change.claims.begin(), change.claims.end(),
                                    [&](const ClaimChange& claim) { return differsByDate(claim); });
    if (byDate) change.causes = {Cause::date};
    change.sure = change.causes.size() == 1;
}

tl::expected<Comparison, Localized> Comparer::finish() {
    auto done = written([&] {
        if (database_ == nullptr) return;
        Statement left = database_->prepare("SELECT id, uscc, name, ceiling FROM firms WHERE met = 0 ORDER BY id");
        while (left.step()) {
            const FirmSum sum{{static_cast<std::uint64_t>(left.integer(0)), left.text(2), left.text(1)},
                              moneyOf(results::fenOf(left, 3))};
            // Those that today's could not be told from are no firms that went.
            if (sum.firm.name.empty() && sum.firm.uscc.empty()) {
                ++comparison_.notTold;
                continue;
            }
            comparison_.goneSum += sum.sum;
            comparison_.gone.add(sum);
        }
    });
    transaction_.reset();
    database_.reset();
    if (!done) return tl::unexpected(std::move(done.error()));
    return std::move(comparison_);
}

} // namespace biosubsidy::portfolio
