// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/result_store.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/results/result_schema.h"

namespace biosubsidy::results {

namespace {

using Order = ResultQuery::Order;

constexpr const char* shownColumns =
    "line, name, uscc, ceiling_fen, stated_fen, potential_fen, best_city_id, best_ceiling_fen, verdict_eligible, "
    "verdict_arguable, verdict_undetermined, verdict_ineligible, unstated, proven, "
    "claim_1_measure, claim_1_title, claim_1_item, claim_1_counted_fen, "
    "claim_2_measure, claim_2_title, claim_2_item, claim_2_counted_fen, "
    "claim_3_measure, claim_3_title, claim_3_item, claim_3_counted_fen, "
    "question, question_label, question_at_stake_fen, ";
constexpr const char* partColumns = "open_amount_fen, discretionary_fen";
constexpr const char* noParts = "NULL, NULL"; // of an earlier kind

std::string columnOf(Order order) {
    switch (order) {
    case Order::line: return "id";
    case Order::name: return "name";
    case Order::city: return "best_city_id";
    case Order::ceiling: return "ceiling_fen";
    case Order::stated: return "stated_fen";
    case Order::openAmount: return "open_amount_fen";
    case Order::potential: return "potential_fen";
    case Order::eligible: return "verdict_eligible";
    case Order::undetermined: return "verdict_undetermined";
    case Order::atStake: return "question_at_stake_fen";
    }
    return "id";
}

std::string columnOf(Verdict verdict) {
    return "verdict_" + std::string(toString(verdict));
}

Money moneyAt(const Statement& statement, int column) {
    return moneyOf(fenOf(statement, column));
}

// 0, then 1万, 2万, 5万, 10万 … yuan.
class Distribution {
public:
    Distribution() {
        constexpr std::array<int, 3> leads{1, 2, 5};
        constexpr int decades = 11; // up to 10^15 yuan
        steps_.push_back({Money(), Money::fromFen(1), 0});
        Money from = Money::fromFen(1);
        std::int64_t unit = 10'000;
        for (int decade = 0; decade < decades; ++decade, unit *= 10) {
            for (const int lead : leads) {
                const Money upTo = Money::fromYuan(lead * unit);
                steps_.push_back({from, upTo, 0});
                from = upTo;
            }
        }
        steps_.push_back({from, std::nullopt, 0});
        for (const ResultStep& step : steps_) starts_.push_back(wideOf(step.from.fen()));
    }

    void add(Wide fen) {
        sum_ += fen;
        const auto after = std::upper_bound(starts_.begin(), starts_.end(), fen);
        ++steps_[static_cast<std::size_t>(after - starts_.begin()) - 1].companies;
    }

    void giveTo(ResultView& view) {
        while (!steps_.empty() && steps_.back().companies == 0) steps_.pop_back();
        // Small amounts that nobody gets are one step together.
        const auto first = std::find_if(steps_.begin() + (steps_.empty() ? 0 : 1), steps_.end(),
                                        [](const ResultStep& step) { return step.companies > 0; });
        if (first - steps_.begin() > 2) {
            steps_[1].upTo = (first - 1)->upTo;
            steps_.erase(steps_.begin() + 2, first);
        }
        joinWhereMany();
        view.steps = std::move(steps_);
        view.sum = moneyOf(sum_);
    }

private:
    // From 1 to 2 to 5 to 10 becomes from 1 to 10.
    void joinWhereMany() {
        constexpr std::size_t most = 12;
        if (steps_.size() <= most) return;
        std::vector<ResultStep> joined;
        for (const ResultStep& step : steps_) {
            const std::string digits = step.from.toString();
            const bool begins = joined.size() < 2 || digits.front() == '1';
            if (begins) {
                joined.push_back(step);
            } else {
                joined.back().upTo = step.upTo;
                joined.back().companies += step.companies;
            }
        }
        steps_ = std::move(joined);
    }

    std::vector<ResultStep> steps_;
    std::vector<Wide> starts_;
    Wide sum_ = 0;
};

std::string conditionOf(const ResultQuery& query, std::int64_t run) {
    std::string sql = fmt::format(" WHERE run = {}", run);
    if (!query.city.empty()) sql += " AND best_city_id = ?";
    if (query.least) sql += " AND ceiling_fen >= ?";
    if (query.verdict) sql += fmt::format(" AND {} > 0", columnOf(*query.verdict));
    if (!query.text.empty()) sql += " AND (holds(name, ?) OR holds(uscc, ?))";
    return sql;
}

void bindCondition(Statement& statement, const ResultQuery& query) {
    if (!query.city.empty()) statement.bind(query.city);
    if (query.least) bindFen(statement, wideOf(query.least->fen()));
    if (!query.text.empty()) statement.bind(query.text).bind(query.text);
}

ResultRow readRow(const Statement& statement) {
    ResultRow row;
    int column = 0;
    row.line = static_cast<std::uint64_t>(statement.integer(column++));
    row.name = statement.text(column++);
    row.uscc = statement.text(column++);
    row.ceiling = moneyAt(statement, column++);
    row.stated = moneyAt(statement, column++);
    row.potential = moneyAt(statement, column++);
    row.bestCity = statement.text(column++);
    row.bestCeiling = moneyAt(statement, column++);
    for (std::uint32_t& count : row.verdicts) count = static_cast<std::uint32_t>(statement.integer(column++));
    row.unstated = static_cast<std::uint32_t>(statement.integer(column++));
    row.proven = statement.integer(column++) != 0;
    constexpr int claims = 3;
    constexpr int claimColumns = 4;
    for (int claim = 0; claim < claims; ++claim, column += claimColumns) {
        if (statement.isNull(column)) continue;
        row.largest.push_back({statement.text(column), statement.text(column + 1), statement.text(column + 2),
                               moneyAt(statement, column + 3)});
    }
    row.question = statement.text(column++);
    row.questionLabel = statement.text(column++);
    row.atStake = moneyAt(statement, column++);
    for (std::optional<Money>* part : {&row.openAmount, &row.discretionary}) {
        if (!statement.isNull(column)) *part = moneyAt(statement, column);
        ++column;
    }
    return row;
}

} // namespace

ResultStore::ResultStore(std::unique_ptr<Database> database, std::int64_t run, bool tellsParts)
    : database_(std::move(database)), run_(run), tellsParts_(tellsParts),
      byId_(std::make_unique<Statement>(database_->prepare(
          std::string("SELECT ") + shownColumns + (tellsParts ? partColumns : noParts) + " FROM rows WHERE id = ?"))) {}

Stored<ResultStore> ResultStore::open(const std::string& path, std::int64_t run) {
    return guarded([&] {
        auto database = std::make_unique<Database>(path, Database::Mode::readOnly);
        if (database->integer("PRAGMA application_id") != resultApplicationId) {
            StorageError error = storageError(StorageProblem::foreign, path);
            error.message = {"这个文件里没有筛查的结果。", "This file holds no results of a screening."};
            throw StorageFailure{std::move(error)};
        }
        if (database->integer("PRAGMA user_version") > resultVersion)
            throw StorageFailure{storageError(StorageProblem::newer, path)};
        if (run == 0) run = database->integer("SELECT max(run) FROM runs");
        const bool tellsParts =
            database->integer("SELECT count(*) FROM pragma_table_info('runs') WHERE name = 'kind'") > 0;
        return ResultStore(std::move(database), run, tellsParts);
    });
}

Stored<ResultRun> ResultStore::about() const {
    return guarded([&] {
        ResultRun about;
        Statement find = database_->prepare(fmt::format(
            "SELECT run, source, as_of, rows, whole, mapping, {} FROM runs WHERE run = ?", tellsParts_ ? "kind" : "1"));
        find.bind(run_);
        if (!find.step()) throw StorageFailure{storageError(StorageProblem::gone, database_->path())};
        about.run = find.integer(0);
        about.source = find.text(1);
        about.asOf = find.text(2);
        about.rows = static_cast<std::uint64_t>(find.integer(3));
        about.whole = find.integer(4) != 0;
        about.mapping = find.text(5);
        about.ofEarlierKind = find.integer(6) < resultKind;
        about.problems = static_cast<std::uint64_t>(database_->integer(
            fmt::format("SELECT count(*) FROM problems WHERE run = {} AND code <> 'account'", run_)));
        Statement account =
            database_->prepare("SELECT message_zh, message_en FROM problems WHERE run = ? AND code = 'account'");
        if (account.bind(run_); account.step()) about.account = {account.text(0), account.text(1)};
        // By the index where there is one: a step for each city.
        if (about.whole) {
            Statement next =
                database_->prepare("SELECT min(best_city_id) FROM rows WHERE run = ? AND best_city_id > ?");
            for (std::string last;;) {
                next.bind(run_).bind(last);
                if (!next.step() || next.isNull(0)) break;
                last = next.text(0);
                about.cities.push_back(last);
                next.reset();
            }
        }
        return about;
    });
}

Stored<ResultView> ResultStore::view(const ResultQuery& query, const std::atomic<bool>* stop) const {
    return guarded([&] {
        ResultView view;
        Distribution distribution;
        const char* direction = query.descending ? " DESC" : "";
        // What an earlier kind does not tell is in the order of the lines.
        const Order order = query.order == Order::openAmount && !tellsParts_ ? Order::line : query.order;
        Statement select = database_->prepare(fmt::format("SELECT id, ceiling_fen FROM rows{} ORDER BY {}{}, id{}",
                                                          conditionOf(query, run_), columnOf(order), direction,
                                                          order == Order::line ? direction : ""));
        bindCondition(select, query);
        constexpr std::int64_t lineMask = (std::int64_t{1} << lineBits) - 1;
        constexpr std::size_t often = 4'096;
        while (select.step()) {
            view.lines.push_back(static_cast<std::uint32_t>(select.integer(0) & lineMask));
            distribution.add(fenOf(select, 1));
            if (stop != nullptr && view.lines.size() % often == 0 && stop->load()) {
                view.stopped = true;
                break;
            }
        }
        distribution.giveTo(view);
        return view;
    });
}

Stored<std::vector<ResultRow>> ResultStore::rows(std::span<const std::uint32_t> lines) const {
    return guarded([&] {
        std::vector<ResultRow> rows;
        for (const std::uint32_t line : lines) {
            byId_->reset();
            byId_->bind(rowId(run_, line));
            if (byId_->step()) rows.push_back(readRow(*byId_));
        }
        byId_->reset();
        return rows;
    });
}

Stored<std::vector<ResultProblem>> ResultStore::problems(std::size_t from, std::size_t most) const {
    return guarded([&] {
        std::vector<ResultProblem> found;
        Statement select = database_->prepare("SELECT line, message_zh, message_en FROM problems WHERE run = ? "
                                              "AND code <> 'account' ORDER BY line, rowid LIMIT ? OFFSET ?");
        select.bind(run_).bind(static_cast<std::int64_t>(most)).bind(static_cast<std::int64_t>(from));
        while (select.step())
            found.push_back({static_cast<std::uint64_t>(select.integer(0)), {select.text(1), select.text(2)}});
        return found;
    });
}

} // namespace biosubsidy::results
