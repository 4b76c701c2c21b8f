// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/piece_worker.h"

#include <algorithm>

namespace biosubsidy::screening {

void DonePiece::clear() {
    end = {};
    cases = 0;
    usccFaults = 0;
    bytes.clear();
    rows.clear();
    problems.clear();
}

PieceWorker::PieceWorker(const std::shared_ptr<const blocks::BlockRules>& rules, std::shared_ptr<const CaseKeys> keys,
                         const RowFormat* format, const RunOptions& options)
    : vocabulary_(rules->vocabulary()), format_(format), blockCases_(std::max<std::size_t>(options.blockCases, 1)),
      reader_(rules->rules(), std::move(keys), options.source), block_(rules), evaluator_(rules) {}

void PieceWorker::work(Piece& piece, DonePiece& done) {
    done.clear();
    done.end = std::move(piece.end);
    readLines(piece, done);
    takeCases(piece, done);
    flush(done);
    if (piece.problems.empty()) return;
    done.problems.insert(done.problems.end(), std::make_move_iterator(piece.problems.begin()),
                         std::make_move_iterator(piece.problems.end()));
    std::stable_sort(done.problems.begin(), done.problems.end(),
                     [](const LineProblem& left, const LineProblem& right) { return left.line < right.line; });
}

void PieceWorker::readLines(const Piece& piece, DonePiece& done) {
    constexpr std::size_t together = 64;
    std::uint64_t number = piece.firstLine;
    std::size_t at = 0;
    lines_.clear();
    const auto read = [&] {
        reader_.read(lines_, block_, rows_, done.problems);
        lines_.clear();
        flushIfFull(done);
    };
    for (std::size_t index = 0; at < piece.size; ++index, ++number) {
        const bool hasEnd = index < piece.lineEnds.size(); // the last line of a file may have none
        const std::size_t end = hasEnd ? piece.lineEnds[index] : piece.size;
        const std::string_view line = std::string_view(piece.bytes).substr(at, end - at);
        at = end + 1;
        if (isBlank(line)) continue;
        lines_.push_back({line, number, hasEnd ? piece.bytes.size() - end : 0, piece.escapes});
        if (lines_.size() == std::min(together, blockCases_ - block_.cases())) read();
    }
    if (!lines_.empty()) read();
}

void PieceWorker::takeCases(const Piece& piece, DonePiece& done) {
    for (const LineCase& read : piece.cases) {
        rows_.beginRow(read.line);
        rows_.describe(read.subject, vocabulary_);
        block_.append(read.subject);
        flushIfFull(done);
    }
}

void PieceWorker::flushIfFull(DonePiece& done) {
    if (block_.cases() >= blockCases_) flush(done);
}

// Brings the results to the block's size ahead of the evaluator, without giving up
// the memory of those that a smaller block, the last of a piece, does not need.
void PieceWorker::keepResults() {
    std::vector<blocks::CaseResult>& results = rows_.results;
    for (; results.size() > block_.cases(); results.pop_back()) spare_.push_back(std::move(results.back()));
    for (; results.size() < block_.cases() && !spare_.empty(); spare_.pop_back())
        results.push_back(std::move(spare_.back()));
}

void PieceWorker::flush(DonePiece& done) {
    if (block_.cases() == 0) return;
    keepResults();
    evaluator_.evaluate(block_, rows_.results);
    done.cases += block_.cases();
    done.usccFaults += rows_.usccFaults();
    if (format_ != nullptr)
        format_->append(rows_, done.bytes);
    else
        done.rows.push_back(std::move(rows_));
    rows_.clear();
    block_.clear();
}

} // namespace biosubsidy::screening
