// SPDX-License-Identifier: GPL-3.0-or-later
//
// The block engine against C++ written by hand for Beijing's sums and nothing else,
// with the same firms in and the same totals out; and what a case costs against the
// packs of its city and against all of them. The ratio is printed at the end: the
// two run turn by turn, so that what disturbs the machine disturbs both.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <random>

#include <benchmark/benchmark.h>

#include "core/blocks/block_evaluator.h"
#include "tests/bench/tier_firms.h"
#include "tests/support/random_pack.h"

using namespace biosubsidy;
using namespace biosubsidy::blocks;

namespace {

constexpr std::int64_t open = -1; // an amount that is not known
enum Flag : std::int8_t { no, yes, notKnown };

struct FirmProject {
    bool kindsKnown = true;
    std::array<bool, 8> kinds{}; // by Kind
    Flag consortium = notKnown, keyProduct = notKnown, firstMarketEntry = notKnown;
    std::int64_t total = open, engineering = open, budget = open, renovation = open;
};
enum Kind {
    commonPlatform,
    pilotPlatform,
    innovationCenter,
    parkConstruction,
    spaceRenovation,
    parkOperation,
    greenUpgrade,
    industrialisation
};
constexpr std::array<const char*, 8> kindNames{"common_platform",   "pilot_platform",   "innovation_center",
                                               "park_construction", "space_renovation", "park_operation",
                                               "green_upgrade",     "industrialisation"};

struct FirmExpense {
    int kind = 0; // as in the vocabulary: voucher, coupon, overseas market, exchange event
    std::int64_t amount = open;
};

struct Firm {
    std::int64_t employees = open, revenue = open, output = open;
    Flag openFacility = notKnown, hnte = notKnown, smallToScale = notKnown, advanced = notKnown;
    Flag aboveScale = notKnown, outputBefore = notKnown, parkOperator = notKnown, goodsTrader = notKnown;
    Flag neeq = notKnown;
    int hnteEvent = -1; // none, first certified, recertified
    bool titlesKnown = true;
    bool specialised = false;
    std::vector<FirmProject> projects;
    std::vector<FirmExpense> expenses;
};

constexpr std::int64_t yuan = 100;
constexpr std::int64_t wan = 10'000 * yuan;

Flag both(Flag left, Flag right) {
    if (left == no || right == no) return no;
    return left == yes && right == yes ? yes : notKnown;
}
Flag either(Flag left, Flag right) {
    if (left == yes || right == yes) return yes;
    return left == no && right == no ? no : notKnown;
}
Flag negated(Flag flag) {
    return flag == notKnown ? notKnown : flag == yes ? no : yes;
}
// A share of an amount, at most a cap; of an unknown amount the most that `bound`
// allows.
std::int64_t share(std::int64_t amount, std::int64_t bound, int percent, std::int64_t cap) {
    const std::int64_t most = amount == open ? bound : amount;
    return std::min(most * percent / 100, cap);
}

// What a programmer would write for Beijing alone: the total of the best set of the
// claims that hold.
class ByHand {
public:
    std::int64_t total(const Firm& firm) {
        std::int64_t sum = 0;
        if (firm.openFacility == yes) sum += 100 * wan;
        if (firm.hnteEvent == 1) sum += 10 * wan;
        if (firm.hnteEvent == 2) sum += 5 * wan;
        const Flag certified = firm.hnteEvent < 0 ? notKnown : firm.hnteEvent > 0 ? yes : no;
        if (both(firm.smallToScale, either(firm.hnte, certified)) == yes) sum += 10 * wan;
        if (firm.neeq == yes) sum += 100 * wan;
        if (scaleReward(firm)) sum += 20 * wan;
        return sum + ofProjects(firm) + ofExpenses(firm);
    }

private:
    static bool scaleReward(const Firm& firm) {
        const Flag common = both(firm.advanced, !firm.titlesKnown ? notKnown : firm.specialised ? yes : no);
        const Flag more = firm.output == open ? notKnown : firm.output > 10'000 * wan ? yes : no;
        const Flag atLeast = firm.output == open ? notKnown : firm.output >= 10'000 * wan ? yes : no;
        const Flag first = negated(firm.outputBefore);
        const Flag strict = both(common, both(firm.aboveScale, both(more, first)));
        const Flag lenient = both(common, either(firm.aboveScale, both(atLeast, first)));
        return lenient == yes && strict != notKnown;
    }

    std::int64_t ofProjects(const Firm& firm) {
        constexpr std::int64_t most = 1'000'000'000'000'000 * yuan;
        std::int64_t sum = 0;
        greens_.clear();
        for (const FirmProject& project : firm.projects) {
            if (project.firstMarketEntry == yes) sum += 500 * wan;
            if (!project.kindsKnown) continue;
            std::int64_t part = 0; // the largest that an unknown total may not be below
            for (const std::int64_t amount : {project.engineering, project.renovation}) part = std::max(part, amount);
            const std::int64_t bound = project.total == open ? most : project.total;
            std::int64_t best = 0;
            const auto take = [&](std::int64_t value) { best = std::max(best, value); };
            if (project.kinds[commonPlatform]) take(share(project.total, most, 100, 5000 * wan));
            if (project.kinds[pilotPlatform]) take(share(project.total, most, 30, 5000 * wan));
            if (project.kinds[innovationCenter] && project.consortium == yes)
                take(share(project.budget, most, 30, 5000 * wan));
            if (project.kinds[parkConstruction]) take(share(project.total, most, 50, 5000 * wan));
            if (project.kinds[spaceRenovation]) take(share(project.renovation, bound, 30, 1000 * wan));
            if (project.kinds[parkOperation] && firm.parkOperator == yes)
                take(share(project.total, most, 50, 3000 * wan));
            if (project.kinds[industrialisation] && project.keyProduct == yes)
                take(share(project.engineering, bound, 30, 5000 * wan));
            if (project.kinds[greenUpgrade])
                greens_.push_back({share(project.total, most, 100, 3000 * wan), best});
            else
                sum += best;
        }
        return sum + bestOfGreens(0, 3000 * wan);
    }

    // Green upgrades share a yearly cap: each project takes its upgrade or its best
    // other claim.
    [[nodiscard]] std::int64_t bestOfGreens(std::size_t from, std::int64_t left) const {
        if (from == greens_.size()) return 0;
        const std::int64_t without = greens_[from].other + bestOfGreens(from + 1, left);
        const std::int64_t upgrade = std::min(greens_[from].upgrade, left);
        return std::max(without, upgrade + bestOfGreens(from + 1, left - upgrade));
    }

    static std::int64_t ofExpenses(const Firm& firm) {
        // Industry: large from 1000 employees and 4亿元 on; not known where that is open.
        const auto reaches = [](std::int64_t value, std::int64_t bound) {
            return value == open ? notKnown : value >= bound ? yes : no;
        };
        const Flag large = both(reaches(firm.employees, 1000), reaches(firm.revenue, 40'000 * wan));
        std::int64_t vouchers = 0, coupons = 0, markets = 0, events = 0;
        constexpr std::int64_t most = 1'000'000'000'000'000 * yuan;
        for (const FirmExpense& expense : firm.expenses) {
            switch (expense.kind) {
            case 0:
                if (large == no) vouchers += share(expense.amount, most, 100, 50 * wan);
                break;
            case 1:
                if (large == no) coupons += share(expense.amount, most, 30, 5 * wan);
                break;
            case 2:
                if (firm.goodsTrader == yes) markets += share(expense.amount, most / 100, 70, 100 * wan);
                break;
            default: events += share(expense.amount, most, 100, 300 * wan); break;
            }
        }
        return std::min(vouchers, 50 * wan) + coupons + std::min(markets, 100 * wan) + std::min(events, 300 * wan);
    }

    struct Green {
        std::int64_t upgrade = 0;
        std::int64_t other = 0;
    };
    std::vector<Green> greens_;
};

// Firms as an investment officer has them: most things known, some not.
std::vector<Firm> firms(std::size_t count) {
    std::mt19937 random(20261122);
    const auto below = [&](int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random); };
    const auto flag = [&] { return static_cast<Flag>(below(10) < 3 ? notKnown : below(4) == 0 ? yes : no); };
    const auto amount = [&](int limit) {
        return below(5) == 0 ? open : static_cast<std::int64_t>(1 + below(limit)) * wan + below(100);
    };
    std::vector<Firm> result(count);
    for (Firm& firm : result) {
        firm.employees = below(8) == 0 ? open : 5 + below(1500);
        firm.revenue = amount(60'000);
        firm.output = amount(30'000);
        for (Flag* to : {&firm.openFacility, &firm.hnte, &firm.smallToScale, &firm.advanced, &firm.aboveScale,
                         &firm.outputBefore, &firm.parkOperator, &firm.goodsTrader, &firm.neeq})
            *to = flag();
        firm.hnteEvent = below(4) - 1;
        firm.titlesKnown = below(5) != 0;
        firm.specialised = firm.titlesKnown && below(4) == 0;
        firm.projects.resize(static_cast<std::size_t>(below(3)) + (below(3) == 0 ? 1 : 0));
        for (FirmProject& project : firm.projects) {
            project.kindsKnown = below(12) != 0;
            for (bool& kind : project.kinds) kind = project.kindsKnown && below(6) == 0;
            project.consortium = flag();
            project.keyProduct = flag();
            project.firstMarketEntry = flag();
            project.total = amount(30'000);
            const auto part = [&] {
                const std::int64_t some = amount(8'000);
                return some == open || project.total == open ? some : std::min(some, project.total);
            };
            project.engineering = part();
            project.renovation = part();
            project.budget = amount(20'000);
        }
        firm.expenses.resize(static_cast<std::size_t>(below(3)));
        for (FirmExpense& expense : firm.expenses) {
            expense.kind = below(4);
            expense.amount = amount(90);
        }
    }
    return result;
}

// The same firms as a block has them.
class Filler {
public:
    explicit Filler(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

    void add(const Firm& firm, const char* city, CaseBlock& block) {
        block.beginCase();
        to_ = &block;
        entity_ = Entity::company;
        choice("city", city);
        number("employees", firm.employees);
        number("revenue", firm.revenue);
        number("annual_output", firm.output);
        flag("open_facility", firm.openFacility);
        flag("hnte", firm.hnte);
        flag("first_small_to_scale_list", firm.smallToScale);
        flag("advanced_manufacturing", firm.advanced);
        flag("first_above_scale", firm.aboveScale);
        flag("output_over_100m_before", firm.outputBefore);
        flag("park_operator", firm.parkOperator);
        flag("goods_trader", firm.goodsTrader);
        flag("neeq_approved", firm.neeq);
        constexpr std::array<const char*, 3> events{"none", "first_certified", "recertified"};
        if (firm.hnteEvent >= 0) choice("hnte_event", events[static_cast<std::size_t>(firm.hnteEvent)]);
        if (firm.titlesKnown) set("titles", firm.specialised ? std::vector{"specialised"} : std::vector<const char*>{});
        for (const FirmProject& project : firm.projects) addProject(project);
        constexpr std::array<const char*, 4> kinds{"innovation_voucher", "service_coupon", "overseas_market",
                                                   "exchange_event"};
        for (const FirmExpense& expense : firm.expenses) {
            block.beginItem(Entity::expense);
            entity_ = Entity::expense;
            choice("kind", kinds[static_cast<std::size_t>(expense.kind)]);
            number("amount", expense.amount);
        }
    }

    void add(const bench::TierFirm& firm, CaseBlock& block) {
        block.beginCase();
        to_ = &block;
        entity_ = Entity::company;
        choice("city", "beijing");
        number("annual_output", firm.output);
        number("output_best_before", firm.outputBefore);
        number("revenue", firm.revenue);
        number("rnd_spend", firm.spend);
        number("rnd_spend_before", firm.spendBefore);
        for (const bench::TierProject& project : firm.projects) {
            block.beginItem(Entity::project);
            entity_ = Entity::project;
            const auto one = [&](const char* id, const auto& names, int which) {
                if (which >= 0) choice(id, names[static_cast<std::size_t>(which)]);
            };
            one("product_class", bench::tierClasses, project.productClass);
            one("stage_completed", bench::tierStages, project.stage);
            if (project.newBuild >= 0) flag("new_build", project.newBuild == 1 ? yes : no);
            number("stage_spend", project.stageSpend);
            number("renovation_spend", project.renovation);
            number("area", project.area);
        }
    }

private:
    void addProject(const FirmProject& project) {
        to_->beginItem(Entity::project);
        entity_ = Entity::project;
        std::vector<const char*> kinds;
        for (std::size_t kind = 0; kind < kindNames.size(); ++kind) {
            if (project.kinds[kind]) kinds.push_back(kindNames[kind]);
        }
        if (project.kindsKnown) set("kinds", kinds);
        flag("consortium", project.consortium);
        flag("key_product", project.keyProduct);
        flag("first_market_entry", project.firstMarketEntry);
        number("total_investment", project.total);
        number("engineering_investment", project.engineering);
        number("renovation_spend", project.renovation);
        number("construction_budget", project.budget);
    }

    [[nodiscard]] std::size_t fact(const char* id) const { return *vocabulary_.find(entity_, id); }
    [[nodiscard]] FactSlot slot(const char* id) const { return to_->slot(entity_, fact(id)); }
    [[nodiscard]] std::size_t lane() const { return to_->newestLane(entity_); }
    void number(const char* id, std::int64_t value) {
        if (value != open) slot(id).number(lane(), value);
    }
    void flag(const char* id, Flag value) {
        if (value != notKnown) slot(id).flag(lane(), value == yes);
    }
    void choice(const char* id, const char* value) {
        slot(id).choice(lane(), *vocabulary_.fact(entity_, fact(id)).choice(value));
    }
    void set(const char* id, const std::vector<const char*>& values) {
        slot(id).beKnown(lane());
        for (const char* value : values) slot(id).element(lane(), *vocabulary_.fact(entity_, fact(id)).choice(value));
    }

    const Vocabulary& vocabulary_;
    CaseBlock* to_ = nullptr;
    Entity entity_ = Entity::company;
};

constexpr std::size_t blockSize = 256;
constexpr std::size_t population = 64 * blockSize;

const std::vector<Firm>& someFirms() {
    static const std::vector<Firm> result = firms(population);
    return result;
}

struct Engine {
    explicit Engine(const BlockOptions& options, const char* city = "beijing")
        : Engine(test::builtInRules(), options, someFirms(),
                 [city](Filler& filler, const Firm& firm, CaseBlock& block) { filler.add(firm, city, block); }) {}
    template <typename SomeFirm, typename Add>
    Engine(std::shared_ptr<const RuleBook> book, const BlockOptions& options, const std::vector<SomeFirm>& firms,
           const Add& add)
        : rules(BlockRules::compile(std::move(book), options)), evaluator(rules) {
        Filler filler(rules->vocabulary());
        for (std::size_t from = 0; from < firms.size(); from += blockSize) {
            blocks.emplace_back(rules);
            for (std::size_t index = from; index < from + blockSize; ++index) add(filler, firms[index], blocks.back());
        }
    }
    std::shared_ptr<const BlockRules> rules;
    BlockEvaluator evaluator;
    std::vector<CaseBlock> blocks;
    std::vector<CaseResult> results;
};

BlockOptions today() {
    return BlockOptions{.asOf = *Date::parse("2026-11-22")};
}

BlockOptions onePack() {
    BlockOptions options = today();
    options.packs = std::vector<std::string>{"beijing-2024"};
    options.cities = false;
    options.questions = false;
    options.sumsAlone = true;
    return options;
}

void byHand(benchmark::State& state) {
    ByHand hand;
    for (auto _ : state) {
        for (const Firm& firm : someFirms()) benchmark::DoNotOptimize(hand.total(firm));
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(someFirms().size()));
}

void engine(benchmark::State& state, const BlockOptions& options, const char* city) {
    Engine run(options, city);
    for (auto _ : state) {
        for (const CaseBlock& block : run.blocks) {
            run.evaluator.evaluate(block, run.results);
            benchmark::DoNotOptimize(run.results.data());
        }
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(someFirms().size()));
}

Engine tierEngine() {
    BlockOptions options = onePack();
    options.packs.reset();
    static const std::vector<bench::TierFirm> firms = bench::tierFirms(population);
    return {*test::rulesWith({bench::tierPack}), options, firms,
            [](Filler& filler, const bench::TierFirm& firm, CaseBlock& block) { filler.add(firm, block); }};
}

// The two in turns, by their best round; first that they agree on every firm.
template <typename SomeFirm, typename Hand>
int printRatio(const char* what, Engine run, const std::vector<SomeFirm>& firms, Hand hand) {
    std::size_t at = 0;
    for (const CaseBlock& block : run.blocks) {
        run.evaluator.evaluate(block, run.results);
        for (const CaseResult& result : run.results) {
            const std::int64_t expected = hand.total(firms[at++]);
            if (result.figures.ceiling == expected) continue;
            std::fprintf(stderr, "%s, firm %zu: by hand %lld fen, the engine %lld\n", what, at - 1,
                         static_cast<long long>(expected), static_cast<long long>(result.figures.ceiling));
            return 1;
        }
    }
    // Of this thread's own time, so that neighbours disturb little.
    const auto now = [] {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return std::chrono::nanoseconds(std::chrono::seconds(time.tv_sec)) + std::chrono::nanoseconds(time.tv_nsec);
    };
    auto best = std::array{std::chrono::nanoseconds::max(), std::chrono::nanoseconds::max()};
    for (int round = 0; round < 60; ++round) {
        const auto begin = now();
        for (const SomeFirm& firm : firms) benchmark::DoNotOptimize(hand.total(firm));
        const auto middle = now();
        for (const CaseBlock& block : run.blocks) run.evaluator.evaluate(block, run.results);
        const auto end = now();
        best[0] = std::min(best[0], middle - begin);
        best[1] = std::min(best[1], end - middle);
    }
    const auto each = [](std::chrono::nanoseconds time) {
        return std::chrono::duration<double, std::nano>(time).count() / static_cast<double>(population);
    };
    std::printf("%s: by hand %.0f ns a firm, the engine %.0f ns: %.2f times\n", what, each(best[0]), each(best[1]),
                each(best[1]) / each(best[0]));
    return 0;
}

// So many packs of twenty measures each in one city, against the same firms; the
// time should grow as the number of packs does.
void syntheticPacks(benchmark::State& state) {
    test::RandomRules random(5);
    std::vector<std::string> texts;
    while (texts.size() < static_cast<std::size_t>(state.range(0))) {
        std::string text = random.pack("r" + std::to_string(texts.size()), "beijing", 20);
        if (test::rulesWith({text})) texts.push_back(std::move(text)); // a few could grow too large
    }
    const auto rules = BlockRules::compile(*test::rulesWith(texts), today());
    Filler filler(rules->vocabulary());
    CaseBlock block(rules);
    for (std::size_t index = 0; index < blockSize; ++index) filler.add(someFirms()[index], "beijing", block);
    BlockEvaluator evaluator(rules);
    std::vector<CaseResult> results;
    for (auto _ : state) {
        evaluator.evaluate(block, results);
        benchmark::DoNotOptimize(results.data());
    }
    state.SetItemsProcessed(state.iterations() * state.range(0) * 20 * static_cast<std::int64_t>(blockSize));
    state.SetLabel("items: measures held against a case");
}

// Cases of so many projects, each with eight claims on one pool.
void manyProjects(benchmark::State& state) {
    const auto rules = BlockRules::compile(test::builtInRules(), today());
    Filler filler(rules->vocabulary());
    std::vector<Firm> some = firms(16);
    std::mt19937 random(1);
    for (Firm& firm : some) {
        firm.projects.assign(static_cast<std::size_t>(state.range(0)), {});
        for (FirmProject& project : firm.projects) {
            project.kinds.fill(true);
            project.consortium = project.keyProduct = yes;
            project.total = std::uniform_int_distribution<std::int64_t>(100 * wan, 20'000 * wan)(random);
            project.engineering = project.renovation = project.budget = project.total / 2;
        }
    }
    CaseBlock block(rules);
    for (const Firm& firm : some) filler.add(firm, "beijing", block);
    BlockEvaluator evaluator(rules);
    std::vector<CaseResult> results;
    for (auto _ : state) {
        evaluator.evaluate(block, results);
        benchmark::DoNotOptimize(results.data());
    }
    const bool proven =
        std::all_of(results.begin(), results.end(), [](const CaseResult& result) { return result.proven; });
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(some.size()));
    state.SetLabel(proven ? "proven best" : "NOT proven");
}

} // namespace

BENCHMARK(byHand);
BENCHMARK_CAPTURE(engine, one_pack_totals, onePack(), "beijing");
BENCHMARK_CAPTURE(
    engine, one_pack_with_questions,
    [] {
        BlockOptions options = onePack();
        options.questions = true;
        return options;
    }(),
    "beijing");
BENCHMARK_CAPTURE(
    engine, own_city,
    [] {
        BlockOptions options = today();
        options.cities = false;
        return options;
    }(),
    "beijing");
BENCHMARK_CAPTURE(engine, own_city_and_five_cities, today(), "beijing");
BENCHMARK_CAPTURE(
    engine, own_city_tianjin,
    [] {
        BlockOptions options = today();
        options.cities = false;
        return options;
    }(),
    "tianjin");

BENCHMARK(syntheticPacks)->Arg(1)->Arg(10)->Arg(100)->Arg(1000)->Unit(benchmark::kMicrosecond);
BENCHMARK(manyProjects)->Arg(1)->Arg(20)->Arg(200)->Unit(benchmark::kMicrosecond);

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    const int beijing = printRatio("Beijing's sums", Engine(onePack()), someFirms(), ByHand());
    const int tiers =
        printRatio("tiers and nested caps", tierEngine(), bench::tierFirms(population), bench::TiersByHand());
    return beijing + tiers;
}
