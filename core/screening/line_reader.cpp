// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/line_reader.h"

#include <algorithm>
#include <span>

#include "core/values/text.h"

namespace biosubsidy::screening {

namespace {

// Lines whose tokens are found at once: their tokens are read again while they are near.
constexpr std::size_t atOnce = 16;

} // namespace

void moveToLine(Diagnostic& diagnostic, std::uint64_t number) {
    if (diagnostic.place.line > 0)
        diagnostic.place.line = number;
    else
        diagnostic.source += (diagnostic.source.empty() ? "" : ":") + std::to_string(number);
}

LineReader::LineReader(std::shared_ptr<const RuleBook> rules, std::shared_ptr<const CaseKeys> keys, std::string source)
    : rules_(std::move(rules)), measures_(rules_->lookup()), reader_(keys), later_(std::move(keys)),
      source_(std::move(source)) {}

void LineReader::read(const std::vector<Line>& lines, blocks::CaseBlock& block, RowBlock& rows,
                      std::vector<LineProblem>& problems) {
    const std::size_t casesBefore = block.cases();
    const std::size_t problemsBefore = problems.size();
    apart_.assign(lines.size(), false);
    // A value that is none shows when its neighbours are in the block already: they are
    // taken back, and what is wrong is left to the case reader. Seldom, and once.
    while (!readTogether(lines, block, rows, problems)) {
        for (const std::uint32_t bad : bad_) apart_[lineOf_[bad - casesBefore]] = true;
        while (block.cases() > casesBefore) {
            block.dropCase();
            rows.dropRow();
        }
        problems.resize(problemsBefore);
    }
}

// False: the case reader must judge some lines, whose cases are in `bad_`.
bool LineReader::readTogether(const std::vector<Line>& lines, blocks::CaseBlock& block, RowBlock& rows,
                              std::vector<LineProblem>& problems) {
    lineOf_.clear();
    bad_.clear();
    for (std::size_t index = 0; index < lines.size(); ++index) {
        const Line& line = lines[index];
        if (fast_ && index % atOnce == 0)
            reader_.begin(std::span(lines).subspan(index, std::min(atOnce, lines.size() - index)));
        rows.beginRow(line.number);
        if (fast_ && !apart_[index] && reader_.read(line, block, rows, later_)) {
            lineOf_.push_back(index);
            continue;
        }
        rows.dropRow();
        LineProblem problem;
        if (readSlowly(line.text, line.number, block, rows, problem))
            lineOf_.push_back(index);
        else
            problems.push_back(std::move(problem));
    }
    later_.settle(block, rows, bad_);
    reader_.settled();
    return bad_.empty();
}

bool LineReader::read(std::string_view line, std::uint64_t number, blocks::CaseBlock& block, RowBlock& rows,
                      LineProblem& problem) {
    one_.assign(1, {line, number, 0});
    problems_.clear();
    read(one_, block, rows, problems_);
    if (problems_.empty()) return true;
    problem = std::move(problems_.front());
    return false;
}

bool LineReader::readSlowly(std::string_view line, std::uint64_t number, blocks::CaseBlock& block, RowBlock& rows,
                            LineProblem& problem) {
    auto subject = readCase(SourceText(source_, std::string(line)), rules_->vocabulary(), measures_);
    if (!subject) {
        problem.line = number;
        problem.diagnostics = std::move(subject.error());
        for (Diagnostic& diagnostic : problem.diagnostics) moveToLine(diagnostic, number);
        return false;
    }
    rows.beginRow(number);
    rows.describe(*subject, rules_->vocabulary());
    block.append(*subject);
    return true;
}

bool isBlank(std::string_view line) noexcept {
    return withoutMark(line).find_first_not_of(" \t\r") == std::string_view::npos;
}

} // namespace biosubsidy::screening
