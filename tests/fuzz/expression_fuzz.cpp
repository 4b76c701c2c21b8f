// SPDX-License-Identifier: GPL-3.0-or-later
//
// The language of packs. The first byte says what is compiled: a condition or an
// amount, of whom, and whether a first line is a term. What compiles can be
// evaluated in any situation, and its bounds are in order.
#include "core/language/compiler.h"
#include "tests/fuzz/fuzz.h"

using namespace biosubsidy;
using namespace biosubsidy::language;

namespace {

const std::vector<Case>& subjects() {
    static const std::vector<Case> subjects = [] {
        std::vector<Case> read;
        for (const char* const facts :
             {R"("company":{})",
              R"("company":{"city":"beijing","employees":120,"revenue":"6000万","hnte":true,"titles":["gazelle"]})",
              R"("company":{"city":"other","employees":1000000000,"revenue":"1000000000000000","hnte":false})"}) {
            const std::string text = std::string(R"({"format":"biosubsidy-case/1",)") + facts +
                                     R"(,"projects":[{"id":"p","total_investment":"1000000000000000"},{"id":"q"}],)" +
                                     R"("expenses":[{"id":"e","kind":"service_coupon","amount":"12万"}]})";
            const auto rules = fuzz::rules();
            read.push_back(*readCase(SourceText("", text), rules->vocabulary(), rules->lookup()));
        }
        return read;
    }();
    return subjects;
}

void hold(const Program& program, Entity entity) {
    const Vocabulary& vocabulary = fuzz::rules()->vocabulary();
    constexpr std::size_t mostNodes = 2'000;
    fuzz::require(!program.empty() && program.nodes.size() <= mostNodes, "a program has nodes, and not too many");
    for (const Case& subject : subjects()) {
        const Situation situation(vocabulary, subject, fuzz::day(), entity, 0);
        Evaluation results;
        evaluate(program, situation, results);
        for (const NodeResult& result : results)
            fuzz::require(result.low <= result.high, "the lower bound is not above the upper");
        std::vector<FactRef> missing;
        addMissing(program, situation, results, missing);
        const NodeResult& root = results.back();
        const bool isTruth = program.nodes.back().op <= Op::negation;
        const bool decided = isTruth ? root.truth != Truth::unknown : root.low == root.high;
        fuzz::require(decided == missing.empty(), "facts are missing just where it is open");
        static_cast<void>(traceOf(program, situation, results));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const unsigned mode = data[0];
    std::string_view text = fuzz::textOf(data + 1, size - 1);
    const Entity entity = static_cast<Entity>(mode % 3U);
    std::vector<Term> terms;
    if ((mode & 0x10U) != 0) {
        // TERM=expression, each on a line of its own; the last line is what is compiled.
        for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
            const std::string_view line = text.substr(0, end);
            text.remove_prefix(end + 1);
            Parsed parsed = parse(line, static_cast<std::uint32_t>(1 + terms.size()));
            if (!parsed.problems.empty()) return 0;
            terms.push_back({std::string(1, static_cast<char>('A' + static_cast<char>(terms.size() % 26))),
                             std::move(parsed.expression)});
        }
    }
    const Scope scope{&fuzz::rules()->vocabulary(), entity, &terms, (mode & 0x20U) != 0};
    const Compiled compiled = (mode & 0x40U) != 0 ? compileAmount(text, scope) : compileCondition(text, scope);
    for (const Problem& problem : compiled.problems) {
        Diagnostic diagnostic;
        diagnostic.message = problem.message;
        diagnostic.advice = problem.advice;
        fuzz::requireShowable(Diagnostics{diagnostic});
    }
    if (compiled.problems.empty()) hold(compiled.program, entity);
    return 0;
}
