// SPDX-License-Identifier: GPL-3.0-or-later
//
// make_cases COUNT [SEED]: that many cases as NDJSON on standard output.
#include <cstdlib>
#include <iostream>

#include "tests/bench/case_maker.h"

int main(int argc, char** argv) {
    if (argc < 2 || argc > 3) {
        std::cerr << "make_cases COUNT [SEED]\n";
        return 2;
    }
    std::ios::sync_with_stdio(false);
    const std::uint64_t count = std::strtoull(argv[1], nullptr, 10);
    biosubsidy::bench::CaseMaker maker(argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1);
    for (std::uint64_t number = 1; number <= count; ++number) std::cout << maker.make(number);
    return std::cout.flush() ? 0 : 3;
}
