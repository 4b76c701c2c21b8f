// SPDX-License-Identifier: GPL-3.0-or-later
//
// Once a screening is in its stride, a line costs no allocation: every one is
// counted here.
#include <QTest>

#include "core/screening/line_reader.h"
#include "core/screening/ndjson_format.h"
#include "core/screening/piece_worker.h"
#include "tests/bench/case_maker.h"
#include "tests/support/counted_allocations.h"
#include "tests/support/rules.h"

using namespace biosubsidy;
using test::allocations;
using namespace biosubsidy::screening;

class ScreeningAllocationTest : public QObject {
    Q_OBJECT

    static std::shared_ptr<const blocks::BlockRules> compiled() {
        return blocks::BlockRules::compile(test::builtInRules(), blocks::BlockOptions{.asOf = *Date::of(2026, 11, 22)});
    }

    static std::vector<std::string> lines(std::size_t count) {
        bench::CaseMaker maker(3);
        std::vector<std::string> lines;
        for (std::size_t number = 1; number <= count; ++number) lines.push_back(maker.make(number));
        return lines;
    }

private Q_SLOTS:
    void aLineIsReadWithoutAny() {
        const auto rules = compiled();
        const std::vector<std::string> all = lines(1000);
        LineReader reader(test::builtInRules(), std::make_shared<const CaseKeys>(*test::builtInRules()), "in.ndjson");
        blocks::CaseBlock block(rules);
        RowBlock rows;
        LineProblem problem;
        std::size_t before = 0;
        for (int round = 0; round < 3; ++round) {
            before = allocations;
            block.clear();
            rows.clear();
            for (const std::string& line : all) {
                if (!reader.read(line, 1, block, rows, problem)) QFAIL(line.c_str());
            }
        }
        QCOMPARE(allocations - before, std::size_t{0});
    }

    // From lines to rows: a few for a piece, none for a line.
    void aPieceIsDoneWithAFew() {
        const auto rules = compiled();
        const NdjsonFormat format(rules, RowTable::Of::cases);
        const RunOptions options;
        PieceWorker worker(rules, std::make_shared<const CaseKeys>(*test::builtInRules()), &format, options);
        Piece piece;
        for (const std::string& line : lines(1000)) piece.bytes += line;
        piece.size = piece.bytes.size();
        piece.findLineEnds();
        DonePiece done;
        std::size_t before = 0;
        for (int round = 0; round < 3; ++round) {
            before = allocations;
            worker.work(piece, done);
        }
        QCOMPARE(done.cases, std::uint64_t{1000});
        QVERIFY2(allocations - before <= 8, std::to_string(allocations - before).c_str());
    }
};

QTEST_GUILESS_MAIN(ScreeningAllocationTest)
#include "screening_allocation_test.moc"
