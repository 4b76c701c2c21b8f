// SPDX-License-Identifier: GPL-3.0-or-later
//
// The results of a screening, looked at: a view is the lines that a query finds,
// in its order, with their distribution; rows are read as they are shown. Everything
// is asked of the database (result_schema.h), nothing is kept. A store belongs to
// one thread; another thread opens one of its own.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/assessment/assessment.h"
#include "core/database/database.h"

namespace biosubsidy::results {

struct ResultClaimText {
    std::string measure; // "beijing-2024/pilot-platform"
    std::string title;   // in the language of the run
    std::string item;
    Money counted;
};

struct ResultRow {
    std::uint64_t line = 0;
    std::string name; // "" where it is unknown
    std::string uscc;
    Money ceiling;
    Money stated;
    Money potential;
    // Of the ceiling: what unknown facts can still lower, what is granted at discretion;
    // none in results of an earlier kind.
    std::optional<Money> openAmount;
    std::optional<Money> discretionary;
    std::string bestCity; // id; "" where nothing counts anywhere
    Money bestCeiling;
    std::array<std::uint32_t, 4> verdicts{}; // by Verdict
    std::uint32_t unstated = 0;
    bool proven = true;
    std::vector<ResultClaimText> largest;
    std::string question; // path of the fact
    std::string questionLabel;
    Money atStake;
};

struct ResultQuery {
    enum class Order : std::uint8_t {
        line,
        name,
        city,
        ceiling,
        stated, // what can be defended
        openAmount,
        potential,
        eligible,
        undetermined,
        atStake
    };
    Order order = Order::line;
    bool descending = false;
    std::string city{};               // best place; "": any
    std::optional<Verdict> verdict{}; // with at least one claim of it
    std::optional<Money> least{};     // of the ceiling
    std::string text{};               // in name or code
    friend bool operator==(const ResultQuery&, const ResultQuery&) = default;
};

// How many ceilings lie from one amount up to the next; the first step is zero.
struct ResultStep {
    Money from;
    std::optional<Money> upTo; // excluded; none: the last
    std::uint64_t companies = 0;
    friend bool operator==(const ResultStep&, const ResultStep&) = default;
};

struct ResultView {
    std::vector<std::uint32_t> lines;
    std::vector<ResultStep> steps; // without empty ones at the end
    Money sum;                     // of the ceilings
    bool stopped = false;          // asked to stop: it is not whole
};

struct ResultProblem {
    std::uint64_t line = 0;
    Localized message;
};

struct ResultRun {
    std::int64_t run = 0;
    std::string source;
    std::string asOf;
    std::string mapping; // of a table's columns (map_text.h)
    std::uint64_t rows = 0;
    std::uint64_t problems = 0;
    Localized account; // what was read of a table; empty where nothing was said
    bool whole = false;
    // Of an earlier program: `stated` takes open amounts at their highest, and what is
    // open is not told apart.
    bool ofEarlierKind = false;
    std::vector<std::string> cities; // best places that occur
};

class ResultStore {
public:
    // `run`: 0 is the last one.
    [[nodiscard]] static Stored<ResultStore> open(const std::string& path, std::int64_t run = 0);

    [[nodiscard]] Stored<ResultRun> about() const;
    [[nodiscard]] Stored<ResultView> view(const ResultQuery& query, const std::atomic<bool>* stop = nullptr) const;
    // In the order given; a line that is gone is left out.
    [[nodiscard]] Stored<std::vector<ResultRow>> rows(std::span<const std::uint32_t> lines) const;
    [[nodiscard]] Stored<std::vector<ResultProblem>> problems(std::size_t from, std::size_t most) const;

    // These lines for people: names and units as the window has them (in Chinese 万元,
    // in English yuan), a total of which nothing is published said so and no zero, and
    // the table's own columns behind. The file appears whole or not at all.
    enum class FileKind : std::uint8_t { csv, xlsx };
    [[nodiscard]] Stored<void> exportLines(std::span<const std::uint32_t> lines, FileKind kind, Language language,
                                           const std::string& path, const std::atomic<bool>* stop = nullptr) const;

    [[nodiscard]] const std::string& path() const { return database_->path(); }

private:
    explicit ResultStore(std::unique_ptr<Database> database, std::int64_t run, bool tellsParts);

    std::unique_ptr<Database> database_;
    std::int64_t run_;
    bool tellsParts_; // the database has the columns for it
    std::unique_ptr<Statement> byId_;
};

} // namespace biosubsidy::results
