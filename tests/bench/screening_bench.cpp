// SPDX-License-Identifier: GPL-3.0-or-later
//
// The parts of a screening, a line each: simdjson's own parsing, its first stage,
// the way into a block, the engine, and the rows.
#include <sstream>

#include <benchmark/benchmark.h>
#include <simdjson.h>

#include "core/blocks/block_evaluator.h"
#include "core/screening/csv_format.h"
#include "core/screening/line_reader.h"
#include "core/screening/ndjson_format.h"
#include "tests/bench/case_maker.h"
#include "tests/support/rules.h"

using namespace biosubsidy;
using namespace biosubsidy::screening;

namespace {

constexpr std::size_t lineCount = 256; // about a piece of the input, which stays in the cache
constexpr std::size_t blockCases = 256;

const std::vector<std::string>& lines() {
    static const std::vector<std::string> made = [] {
        std::vector<std::string> all;
        bench::CaseMaker maker(1);
        for (std::size_t number = 1; number <= lineCount; ++number) {
            std::string line = maker.make(number);
            line.pop_back();
            line.reserve(line.size() + simdjson::SIMDJSON_PADDING);
            all.push_back(std::move(line));
        }
        return all;
    }();
    return made;
}

std::shared_ptr<const blocks::BlockRules> compiled() {
    static const auto rules =
        blocks::BlockRules::compile(test::builtInRules(), blocks::BlockOptions{.asOf = *Date::of(2026, 11, 22)});
    return rules;
}

void perLine(benchmark::State& state) {
    state.counters["line"] = benchmark::Counter(static_cast<double>(state.iterations() * lineCount),
                                                benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void simdjsonAlone(benchmark::State& state) {
    simdjson::dom::parser parser;
    for (auto _ : state) {
        for (const std::string& line : lines()) {
            const auto parsed = parser.parse(line.data(), line.size(), false);
            if (parsed.error() != simdjson::SUCCESS) state.SkipWithError("does not parse");
        }
    }
    perLine(state);
}
BENCHMARK(simdjsonAlone);

void tokens(benchmark::State& state) {
    LineTokens found;
    for (auto _ : state) {
        for (const std::string& line : lines()) benchmark::DoNotOptimize(found.scan(line));
    }
    perLine(state);
}
BENCHMARK(tokens);

// The lines as they stand in a piece of the input, one behind the other.
std::vector<Line> linesOf(std::string& text) {
    for (const std::string& line : lines()) text += line + '\n';
    text.resize(text.size() + LineCursor::padding);
    std::vector<Line> found;
    std::size_t at = 0;
    for (const std::string& line : lines()) {
        found.push_back(
            {std::string_view(text).substr(at, line.size()), found.size() + 1, text.size() - at - line.size()});
        at += line.size() + 1;
    }
    return found;
}

void intoTheBlock(benchmark::State& state) {
    LineReader reader(test::builtInRules(), std::make_shared<const CaseKeys>(*test::builtInRules()), "in.ndjson");
    blocks::CaseBlock block(compiled());
    RowBlock rows;
    std::vector<LineProblem> problems;
    std::string text;
    const std::vector<Line> all = linesOf(text);
    for (auto _ : state) {
        block.clear();
        rows.clear();
        reader.read(all, block, rows, problems);
    }
    if (!problems.empty()) state.SkipWithError("a line is refused");
    perLine(state);
}
BENCHMARK(intoTheBlock);

struct Evaluated {
    blocks::CaseBlock block{compiled()};
    RowBlock rows;
    blocks::BlockEvaluator evaluator{compiled()};
    Evaluated() {
        LineReader reader(test::builtInRules(), std::make_shared<const CaseKeys>(*test::builtInRules()), "in.ndjson");
        std::vector<LineProblem> problems;
        std::string text;
        reader.read(linesOf(text), block, rows, problems);
        if (!problems.empty()) std::abort();
        evaluator.evaluate(block, rows.results);
    }
};

void engine(benchmark::State& state) {
    Evaluated all;
    for (auto _ : state) all.evaluator.evaluate(all.block, all.rows.results);
    perLine(state);
}
BENCHMARK(engine);

template <typename Format>
void format(benchmark::State& state, const Format& made) {
    const Evaluated all;
    Bytes out;
    for (auto _ : state) {
        out.clear();
        made.append(all.rows, out);
    }
    state.counters["bytes"] = static_cast<double>(out.view().size() / lineCount);
    perLine(state);
}

void ndjson(benchmark::State& state) {
    format(state, NdjsonFormat(compiled(), RowTable::Of::cases));
}
BENCHMARK(ndjson);

void csv(benchmark::State& state) {
    format(state, CsvFormat(compiled(), RowTable::Of::cases, Language::zh));
}
BENCHMARK(csv);

} // namespace

BENCHMARK_MAIN();
