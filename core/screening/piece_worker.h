// SPDX-License-Identifier: GPL-3.0-or-later
//
// Does a piece of the input: reads its cases, evaluates them block by block, and
// makes what the output takes. One a thread; it keeps its memory.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/blocks/block_evaluator.h"
#include "core/screening/line_reader.h"
#include "core/screening/run.h"

namespace biosubsidy::screening {

// A piece that was done, waiting to be put out.
struct DonePiece {
    InputMark end;
    std::uint64_t cases = 0;
    std::uint64_t usccFaults = 0;
    Bytes bytes;                // for an output with a format, or:
    std::vector<RowBlock> rows; // for one that takes rows
    std::vector<LineProblem> problems;

    void clear();
};

class PieceWorker {
public:
    PieceWorker(const std::shared_ptr<const blocks::BlockRules>& rules, std::shared_ptr<const CaseKeys> keys,
                const RowFormat* format, const RunOptions& options);

    void work(Piece& piece, DonePiece& done);

private:
    void readLines(const Piece& piece, DonePiece& done);
    void takeCases(const Piece& piece, DonePiece& done);
    void flushIfFull(DonePiece& done);
    void flush(DonePiece& done);
    void keepResults();

    const Vocabulary& vocabulary_;
    const RowFormat* format_;
    std::size_t blockCases_;
    LineReader reader_;
    std::vector<Line> lines_; // to be read together
    blocks::CaseBlock block_;
    blocks::BlockEvaluator evaluator_;
    RowBlock rows_;
    std::vector<blocks::CaseResult> spare_;
};

} // namespace biosubsidy::screening
