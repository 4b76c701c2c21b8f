// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long a library of 200 cases with 10,000 applications takes to list, filter, group,
// sum and to say what is due. A list may take 50 ms.
#include <benchmark/benchmark.h>

#include "core/storage/library.h"
#include "tests/support/rules.h"

using namespace biosubsidy;

namespace {

const Date today = *Date::of(2026, 11, 22);

applications::Application applicationOf(int number) {
    applications::Application of;
    of.claim = {"pack-" + std::to_string(number % 40) + "/measure", "p1"};
    of.title = {"第" + std::to_string(number % 40) + "项支持", "Support"};
    of.person = "负责人" + std::to_string(number % 12);
    of.agency = "市发展改革委";
    of.status = applications::allStatuses[static_cast<std::size_t>(number) % applications::allStatuses.size()];
    of.expected = Money::fromYuan(number * 1000);
    of.ownDeadline = applications::daysAfter(today, number % 90);
    of.call.closes = applications::daysAfter(today, number % 90 + 7);
    of.remarks = "备注" + std::to_string(number);
    of.materials = {{"审计报告", number % 2 == 0}, {"备案表", false}};
    return of;
}

const storage::Library& library() {
    static const storage::Library made = [] {
        const storage::Moment now = storage::fromMillis(1'795'000'000'000);
        storage::Library library = storage::Library::inMemory();
        const RuleBook& rules = *test::builtInRules();
        std::vector<storage::CaseShelf::NewCase> cases;
        for (int number = 0; number < 200; ++number) {
            const std::string name = "企业" + std::to_string(number);
            const Case subject =
                test::caseOf(rules, test::json("{'format': 'biosubsidy-case/1', 'company': {'name': '" + name + "'}}"));
            cases.push_back({storage::recordOf(subject, rules.vocabulary()), ""});
        }
        const auto ids = *library.cases().import(cases, now);
        std::vector<storage::ApplicationShelf::New> all;
        for (int number = 0; number < 10'000; ++number)
            all.push_back({ids[static_cast<std::size_t>(number) % ids.size()], applicationOf(number)});
        if (!library.applications().add(all, now)) std::abort();
        return library;
    }();
    return made;
}

storage::ApplicationQuery queryOf(storage::ApplicationGroup group, const char* text = "") {
    storage::ApplicationQuery query{.today = today};
    query.group = group;
    query.text = text;
    return query;
}

void found(benchmark::State& state, storage::ApplicationGroup group, const char* text) {
    const storage::ApplicationShelf shelf = library().applications();
    const storage::ApplicationQuery query = queryOf(group, text);
    for (auto _ : state) {
        const auto ids = *shelf.find(query);
        benchmark::DoNotOptimize(shelf.rows(std::span(ids).first(std::min<std::size_t>(50, ids.size()))));
    }
}

void summed(benchmark::State& state, storage::ApplicationGroup group) {
    const storage::ApplicationShelf shelf = library().applications();
    const storage::ApplicationQuery query = queryOf(group);
    for (auto _ : state) benchmark::DoNotOptimize(shelf.groups(query));
}

void due(benchmark::State& state) {
    const storage::ApplicationShelf shelf = library().applications();
    storage::ApplicationQuery query = queryOf(storage::ApplicationGroup::none);
    query.dueUntil = applications::daysAfter(today, applications::monthDays);
    for (auto _ : state) benchmark::DoNotOptimize(shelf.deadlines(query));
}

} // namespace

BENCHMARK_CAPTURE(found, all, storage::ApplicationGroup::none, "")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(found, by_deadline, storage::ApplicationGroup::deadline, "")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(found, by_firm, storage::ApplicationGroup::firm, "")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(found, words, storage::ApplicationGroup::none, "第7项 负责人7")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(summed, by_status, storage::ApplicationGroup::status)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(summed, by_measure, storage::ApplicationGroup::measure)->Unit(benchmark::kMillisecond);
BENCHMARK(due)->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
