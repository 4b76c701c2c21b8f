// SPDX-License-Identifier: GPL-3.0-or-later
//
// In the place of postgres_output.cpp where the program is built without libpq.
#include "core/results/postgres_output.h"

namespace biosubsidy::results {

using screening::Written;

namespace {

tl::unexpected<Localized> absent() {
    return tl::unexpected(Localized{"这个版本不能写入 PostgreSQL；请写到 .db（SQLite）、.csv 或 .ndjson 文件",
                                    "this build cannot write to PostgreSQL; write a .db (SQLite), .csv or .ndjson "
                                    "file"});
}

} // namespace

class PostgresOutput::Connection {};

PostgresOutput::PostgresOutput(std::shared_ptr<const blocks::BlockRules>, screening::RowTable::Of, Language, Options) {}

PostgresOutput::~PostgresOutput() = default;

Written PostgresOutput::begin(const std::string&) {
    return absent();
}

Written PostgresOutput::takeRows(const screening::RowBlock&) {
    return absent();
}

tl::expected<std::string, Localized> PostgresOutput::checkpoint() {
    return absent();
}

Written PostgresOutput::finish() {
    return absent();
}

} // namespace biosubsidy::results
