// SPDX-License-Identifier: GPL-3.0-or-later
//
// Results of a screening into a SQLite database (result_schema.h). What was taken
// is in the file after each checkpoint. Loading the same input with the same rules
// again gives the same rows, none twice.
#pragma once

#include <memory>
#include <mutex>
#include <optional>

#include "core/results/result_schema.h"
#include "core/screening/input.h"
#include "core/screening/output.h"
#include "core/sheets/column_map.h"
#include "core/sheets/table_file.h"

namespace biosubsidy::results {

class SqliteOutput : public screening::Output {
public:
    struct Options {
        std::string source; // the input, as the runs are told apart
        Language language = Language::zh;
        std::string mapping{}; // of a table's columns (map_text.h), to read a row again
        // Written where it stands, so that others can look on and several runs share a
        // file; it is then readable by its owner alone. Otherwise it takes its name
        // when it is whole, and what was there before goes.
        bool inPlace = false;
    };
    SqliteOutput(std::string path, std::shared_ptr<const blocks::BlockRules> rules, Options options);
    ~SqliteOutput() override;

    [[nodiscard]] const screening::RowFormat* format() const override { return nullptr; }
    [[nodiscard]] screening::Written begin(const std::string& mark) override;
    [[nodiscard]] screening::Written takeRows(const screening::RowBlock& rows) override;
    [[nodiscard]] tl::expected<std::string, Localized> checkpoint() override;
    [[nodiscard]] screening::Written finish() override { return finish(true); }

    // not whole: what is there is made ready to be looked at, though it is not all.
    [[nodiscard]] screening::Written finish(bool whole);
    // A line that gave no row; kept beside the rows.
    [[nodiscard]] screening::Written addProblem(const screening::LineProblem& problem);
    // Keeps the columns of the table that mean nothing to the rules beside the rows.
    [[nodiscard]] screening::Written carry(const sheets::TableFile& file, const sheets::ColumnMap& map);
    // Of this input and these rules; 0 before begin().
    [[nodiscard]] std::int64_t run() const noexcept { return run_; }

    // The identity of the rules: packs by their bytes, the day, the options.
    [[nodiscard]] static std::string hashOf(const blocks::BlockRules& rules);
    [[nodiscard]] static std::string hashOf(const RuleBook& rules, const blocks::BlockOptions& options);

private:
    class Line;
    void open(bool anew);
    void startRun();
    void resumeRun(const std::string& mark);
    void prepareStatements();
    void put(const screening::RowBlock& rows);

    std::string path_;
    std::string working_; // where it stands meanwhile
    std::shared_ptr<const blocks::BlockRules> rules_;
    Options options_;
    screening::RowTable rows_;
    std::optional<screening::RowTable> claims_;
    std::unique_ptr<Database> database_;
    std::unique_ptr<Transaction> transaction_;
    std::optional<Statement> insertRow_;
    std::optional<Statement> insertClaim_;
    std::int64_t run_ = 0;
    std::int64_t count_ = 0;
    std::uint64_t lastLine_ = 0;
    bool useless_ = false; // without a checkpoint nothing goes on from it
    std::mutex mutex_;
};

} // namespace biosubsidy::results
