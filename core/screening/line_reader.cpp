// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/line_reader.h"

namespace biosubsidy::screening {

namespace {

// The case reader takes the line for a file; here it is a line of one.
void moveToLine(Diagnostic& diagnostic, std::uint64_t number) {
    if (diagnostic.place.line > 0)
        diagnostic.place.line = number;
    else
        diagnostic.source += (diagnostic.source.empty() ? "" : ":") + std::to_string(number);
}

} // namespace

LineReader::LineReader(std::shared_ptr<const RuleBook> rules, std::shared_ptr<const CaseKeys> keys, std::string source)
    : rules_(std::move(rules)), measures_(rules_->lookup()), reader_(std::move(keys)), source_(std::move(source)) {}

bool LineReader::read(std::string_view line, std::uint64_t number, blocks::CaseBlock& block, RowBlock& rows,
                      LineProblem& problem, std::size_t behind) {
    rows.beginRow(number);
    if (fast_ && reader_.read(line, behind, block, rows)) return true;
    rows.dropRow();
    return readSlowly(line, number, block, rows, problem);
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
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

} // namespace biosubsidy::screening
