// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines of NDJSON: the fast reader and the case reader accept the same and take the
// same from it; a line of JSON in the input is a line in a file.
#include "core/blocks/block_evaluator.h"
#include "core/screening/line_reader.h"
#include "tests/fuzz/fuzz.h"

using namespace biosubsidy;
using namespace biosubsidy::screening;

namespace {

std::shared_ptr<const blocks::BlockRules> blockRules() {
    static const auto rules = [] {
        blocks::BlockOptions options{.asOf = fuzz::day()};
        options.claims = blocks::ClaimList::open;
        return blocks::BlockRules::compile(fuzz::rules(), std::move(options));
    }();
    return rules;
}

// One way of reading, with its memory from line to line.
struct Way {
    LineReader reader;
    blocks::CaseBlock block{blockRules()};
    blocks::BlockEvaluator evaluator{blockRules()};
    RowBlock rows;
    LineProblem problem;

    explicit Way(bool fast) : reader(fuzz::rules(), std::make_shared<const CaseKeys>(*fuzz::rules()), "in.ndjson") {
        reader.setFast(fast);
    }

    bool read(std::string_view line) {
        block.clear();
        rows.clear();
        problem = {};
        if (!reader.read(line, 1, block, rows, problem)) {
            fuzz::require(block.cases() == 0 && rows.size() == 0, "a bad line leaves nothing behind");
            fuzz::requireShowable(problem.diagnostics);
            return false;
        }
        evaluator.evaluate(block, rows.results);
        return true;
    }
    [[nodiscard]] std::string names() const {
        std::string all = std::string(rows.name(0)) + "\n" + std::string(rows.uscc(0));
        for (const blocks::ResultClaim& claim : rows.results[0].claims) {
            const Measure& measure = fuzz::rules()->packs()[claim.pack].measures[claim.measure];
            all += "\n" + std::string(rows.itemId(0, measure.scope, claim.item));
        }
        return all;
    }
};

// Lines read together are as each alone, whatever one leaves open for the next.
void requireTogetherAsAlone(std::string_view text) {
    static Way together(true);
    static Way alone(false);
    std::string bytes(text);
    bytes.append(LineCursor::padding, '\n');
    std::vector<Line> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = bytes.find('\n', at);
        const std::string_view line = std::string_view(bytes).substr(at, end - at);
        if (!isBlank(line)) lines.push_back({line, lines.size() + 1, bytes.size() - end});
        at = end + 1;
    }
    std::vector<LineProblem> problems;
    together.block.clear();
    together.rows.clear();
    together.reader.read(lines, together.block, together.rows, problems);
    together.evaluator.evaluate(together.block, together.rows.results);
    std::size_t row = 0;
    for (const Line& line : lines) {
        if (!alone.read(line.text)) continue;
        fuzz::require(row < together.rows.size() && together.rows.line(row) == line.number, "the same lines are good");
        fuzz::require(together.rows.results[row] == alone.rows.results[0], "with the same result");
        ++row;
    }
    fuzz::require(row == together.rows.size() && row + problems.size() == lines.size(), "and no line more");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static Way fast(true);
    static Way slow(false);
    // In a buffer of its own and no longer: a byte past its end is seen.
    const std::string line(fuzz::textOf(data, size));
    if (line.find('\n') != std::string::npos) requireTogetherAsAlone(line);
    const bool good = fast.read(line);
    fuzz::require(slow.read(line) == good, "both ways accept the same lines");
    if (!good) return 0;
    fuzz::require(fast.rows.results == slow.rows.results, "both ways come to the same result");
    fuzz::require(fast.names() == slow.names(), "and the same names");
    return 0;
}
