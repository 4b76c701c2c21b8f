// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/schedule.h"

#include <algorithm>
#include <array>

namespace biosubsidy::schedule {

namespace {

Firmness firmnessOf(const PackResult& pack, const Claim& claim) {
    if (claim.measure->discretion) return Firmness::competitive;
    const bool final =
        pack.status == PackStatus::inForce && pack.pack->grade != Grade::report && !pack.pack->holdsOwnFigures();
    const bool fixed = claim.verdict == Verdict::eligible && !claim.isOpen() && claim.measure->rate != RateKind::open;
    return final && fixed ? Firmness::certain : Firmness::open;
}

// The year of completion as the case gives it; none where it does not, or gives one that
// is past although nothing is in production.
std::optional<int> completionOf(const Assessment& assessment, const Claim& claim) {
    const auto fact = assessment.rules->vocabulary().find(Entity::project, "completion_year");
    if (!fact || claim.entity != Entity::project) return std::nullopt;
    const auto* year = std::get_if<std::int64_t>(&assessment.subject->projects.at(claim.item).facts.at(*fact));
    if (year == nullptr || *year < assessment.asOf.year()) return std::nullopt;
    return static_cast<int>(*year);
}

class CityScheduler {
public:
    CityScheduler(const Assessment& assessment, std::size_t city) : assessment_(assessment) {
        schedule_.city = city;
        schedule_.total = assessment.cities.at(city).totals.ceiling;
    }

    CitySchedule make() {
        for (const std::size_t pack : assessment_.cities.at(schedule_.city).packs) {
            for (std::size_t claim = 0; claim < assessment_.packs[pack].claims.size(); ++claim) add({pack, claim});
        }
        std::stable_sort(schedule_.parts.begin(), schedule_.parts.end(),
                         [](const Part& left, const Part& right) { return placeOf(left) < placeOf(right); });
        for (const Part& part : schedule_.parts) {
            if (schedule_.rows.empty() || !isOf(schedule_.rows.back(), part))
                schedule_.rows.push_back({part.kind, yearOf(part), {}});
            schedule_.rows.back().sums.of(part.firmness) += part.sum;
        }
        return std::move(schedule_);
    }

private:
    // Of its row: what has no year is in one row of its kind.
    static int yearOf(const Part& part) { return part.kind == Kind::now || part.kind == Kind::year ? part.year : 0; }
    static std::pair<Kind, int> placeOf(const Part& part) { return {part.kind, yearOf(part)}; }
    static bool isOf(const Row& row, const Part& part) { return std::pair(row.kind, row.year) == placeOf(part); }

    void add(const ClaimId& id) {
        const Claim& claim = assessment_.claim(id);
        if (!claim.chosen || claim.counted.isZero()) return;
        const PackResult& pack = assessment_.packs.at(id.pack);
        Part first{id,
                   nullptr,
                   claim.counted,
                   Kind::now,
                   std::max(assessment_.asOf.year(), claim.year),
                   firmnessOf(pack, claim),
                   pack.pack->until};
        if (first.year > assessment_.asOf.year()) first.kind = Kind::year;
        if (claim.due == Due::afterCompletion) waitForCompletion(first, *pack.pack, claim);
        const std::vector<Payment> payments = paymentsOf(claim);
        for (const Payment& payment : payments) schedule_.parts.push_back(instalmentOf(first, payment));
        if (payments.empty()) schedule_.parts.push_back(first);
        addAgain(first, *pack.pack, claim);
    }

    void waitForCompletion(Part& part, const Pack& pack, const Claim& claim) const {
        const auto completion = completionOf(assessment_, claim);
        part.kind = completion ? Kind::year : Kind::completionOpen;
        if (completion) part.year = *completion;
        if (completion && pack.until && pack.until->year() < *completion) part.kind = Kind::endsBefore;
    }

    static Part instalmentOf(Part part, const Payment& payment) {
        part.instalment = payment.instalment;
        part.sum = payment.amount;
        if (part.kind != Kind::now && part.kind != Kind::year) return part; // all of it waits
        const std::optional<int>& after = payment.instalment->after;
        if (!after) {
            part.kind = Kind::notPublished;
        } else if (*after > 0) {
            part.kind = Kind::year;
            part.year += *after;
        }
        return part;
    }

    void addAgain(const Part& first, const Pack& pack, const Claim& claim) {
        const int years = claim.measure->years.value_or(1);
        if (years < 2 || (first.kind != Kind::now && first.kind != Kind::year)) return;
        int last = first.year + years - 1;
        if (pack.until) last = std::min(last, pack.until->year());
        if (last > first.year)
            schedule_.again.push_back({first.claim, claim.counted, first.year + 1, last, first.firmness});
    }

    const Assessment& assessment_;
    CitySchedule schedule_;
};

} // namespace

std::string_view toString(Firmness firmness) noexcept {
    constexpr std::array<std::string_view, 3> names{"certain", "competitive", "open"};
    return names[static_cast<std::size_t>(firmness)];
}

std::string_view toString(Kind kind) noexcept {
    constexpr std::array<std::string_view, 5> names{"now", "year", "not_published", "completion_open", "ends_before"};
    return names[static_cast<std::size_t>(kind)];
}

Money& Sums::of(Firmness firmness) {
    switch (firmness) {
    case Firmness::certain: return certain;
    case Firmness::competitive: return competitive;
    case Firmness::open: break;
    }
    return open;
}

std::vector<CitySchedule> scheduleOf(const Assessment& assessment) {
    std::vector<CitySchedule> all;
    for (std::size_t city = 0; city < assessment.cities.size(); ++city)
        all.push_back(CityScheduler(assessment, city).make());
    return all;
}

} // namespace biosubsidy::schedule
