// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/postgres_output.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <vector>

#include <fmt/format.h>
#include <libpq-fe.h>

#include "core/documents/json_writer.h"
#include "core/system/shared_library.h"
#include "core/values/text.h"

namespace biosubsidy::results {

using screening::Column;
using screening::RowTable;
using screening::Written;

namespace {

constexpr std::size_t batchRows = 1000;

// Carries a failure of the database to whoever asked for the work.
struct DatabaseError {
    Localized why;
};

// What is used of libpq; each has the type that its header says.
struct Library {
    decltype(PQconnectdbParams)* connect;
    decltype(PQfinish)* finish;
    decltype(PQstatus)* status;
    decltype(PQerrorMessage)* errorOf;
    decltype(PQsetNoticeProcessor)* setNotices;
    decltype(PQexecParams)* execute;
    decltype(PQprepare)* prepare;
    decltype(PQexecPrepared)* executePrepared;
    decltype(PQresultStatus)* resultStatus;
    decltype(PQntuples)* rows;
    decltype(PQgetvalue)* value;
    decltype(PQclear)* clear;
};

Library loaded() {
    const auto file = SharedLibrary::open("libpq.so.5");
    const auto missing = [] {
        return DatabaseError{{"缺少 PostgreSQL 的库 libpq：安装软件包 libpq5",
                              "PostgreSQL's library libpq is missing: install the package libpq5"}};
    };
    if (!file) throw missing();
    const auto take = [&]<typename Function>(Function*& function, const char* name) {
        function = file->function<Function>(name);
        if (function == nullptr) throw missing();
    };
    Library library{};
    take(library.connect, "PQconnectdbParams");
    take(library.finish, "PQfinish");
    take(library.status, "PQstatus");
    take(library.errorOf, "PQerrorMessage");
    take(library.setNotices, "PQsetNoticeProcessor");
    take(library.execute, "PQexecParams");
    take(library.prepare, "PQprepare");
    take(library.executePrepared, "PQexecPrepared");
    take(library.resultStatus, "PQresultStatus");
    take(library.rows, "PQntuples");
    take(library.value, "PQgetvalue");
    take(library.clear, "PQclear");
    return library;
}

// The connection: statements, whose parameters are texts.
class Server {
public:
    explicit Server(const std::string& url) : name_(printable(withoutPassword(url))), pq_(loaded()) {
        const std::array<const char*, 3> keys{"dbname", "client_encoding", nullptr};
        const std::array<const char*, 3> values{url.c_str(), "UTF8", nullptr};
        constexpr int wholeUrl = 1; // the name of the database says all the rest
        handle_ = {pq_.connect(keys.data(), values.data(), wholeUrl), pq_.finish};
        if (pq_.status(handle_.get()) != CONNECTION_OK) fail();
        pq_.setNotices(
            handle_.get(), [](void*, const char*) {}, nullptr);
    }

    // The first value of the first row.
    std::optional<std::string> run(const std::string& sql, const std::vector<std::string>& values = {}) const {
        const auto texts = textsOf(values);
        return outcome(pq_.execute(handle_.get(), sql.c_str(), static_cast<int>(values.size()), nullptr, texts.data(),
                                   nullptr, nullptr, 0));
    }
    void prepare(const char* name, const std::string& sql) const {
        static_cast<void>(outcome(pq_.prepare(handle_.get(), name, sql.c_str(), 0, nullptr)));
    }
    void runPrepared(const char* name, const std::vector<std::string>& values) const {
        const auto texts = textsOf(values);
        static_cast<void>(outcome(pq_.executePrepared(handle_.get(), name, static_cast<int>(values.size()),
                                                      texts.data(), nullptr, nullptr, 0)));
    }

private:
    static std::vector<const char*> textsOf(const std::vector<std::string>& values) {
        std::vector<const char*> texts;
        for (const std::string& value : values) texts.push_back(value.c_str());
        return texts;
    }
    [[nodiscard]] std::optional<std::string> outcome(PGresult* raw) const {
        const std::unique_ptr<PGresult, decltype(PQclear)*> result(raw, pq_.clear);
        const ExecStatusType status = pq_.resultStatus(result.get());
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail();
        if (pq_.rows(result.get()) == 0) return std::nullopt;
        return std::string(pq_.value(result.get(), 0, 0));
    }
    [[noreturn]] void fail() const {
        // Its message is of several lines, the later ones indented.
        std::string said;
        for (const char character : std::string_view(pq_.errorOf(handle_.get()))) {
            const bool space = character == '\n' || character == '\t' || character == ' ';
            if (!space || !(said.empty() || said.ends_with(' '))) said += space ? ' ' : character;
        }
        while (said.ends_with(' ')) said.pop_back();
        said = printable(said);
        throw DatabaseError{
            {fmt::format("数据库 {}：{}", name_, said), fmt::format("the database {}: {}", name_, said)}};
    }

    std::string name_;
    Library pq_;
    std::unique_ptr<PGconn, decltype(PQfinish)*> handle_{nullptr, nullptr};
};

std::string typeOf(Column::Kind kind) {
    switch (kind) {
    case Column::Kind::text: return "text";
    case Column::Kind::yuan: return "numeric(40,2)";
    case Column::Kind::count: return "bigint";
    case Column::Kind::flag: return "boolean";
    }
    return "text";
}

// PostgreSQL's texts cannot hold a NUL.
std::string withoutNul(std::string_view text) {
    std::string result;
    for (const char character : text)
        result += character == '\0' ? std::string("\xEF\xBF\xBD") : std::string(1, character);
    return result;
}

// The cells of a table's lines as an array of JSON objects, a key for each column.
class JsonCells : public screening::Cells {
public:
    explicit JsonCells(const std::vector<Column>& columns) : columns_(columns) {}

    void text(std::string_view value) override {
        if (value.empty())
            empty();
        else
            cell(biosubsidy::quoted(withoutNul(value)));
    }
    void yuan(Wide fen) override {
        std::string amount;
        appendYuan(amount, fen);
        cell(amount);
    }
    void count(std::uint64_t value) override {
        if (columns_[at_].id == "line") line_ = value;
        cell(std::to_string(value));
    }
    void flag(bool value) override { cell(value ? "true" : "false"); }
    void empty() override { ++at_; } // an absent key is null
    void endLine() override {
        numberOfLine_ = line_ == lastLine_ ? numberOfLine_ + 1 : 0;
        lastLine_ = line_;
        lines_ += fmt::format("{}{{\"number\":{}{}}}", count_++ == 0 ? "" : ",", numberOfLine_, cells_);
        cells_.clear();
        at_ = 0;
    }

    [[nodiscard]] std::size_t size() const noexcept { return count_; }
    [[nodiscard]] std::uint64_t lastLine() const noexcept { return lastLine_; }
    std::string take() {
        count_ = 0;
        std::string array = "[" + lines_ + "]";
        lines_.clear();
        return array;
    }

private:
    void cell(const std::string& value) { cells_ += fmt::format(",\"{}\":{}", columns_[at_++].id, value); }

    const std::vector<Column>& columns_;
    std::size_t at_ = 0;
    std::uint64_t line_ = 0;
    std::uint64_t lastLine_ = 0;
    std::uint64_t numberOfLine_ = 0; // claims of one line follow each other
    std::string cells_;
    std::string lines_;
    std::size_t count_ = 0;
};

// What the work says, as outputs say it.
template <typename Work>
Written attempted(const Work& work) {
    try {
        work();
        return {};
    } catch (const DatabaseError& error) {
        return tl::unexpected(error.why);
    }
}

} // namespace

class PostgresOutput::Connection {
public:
    Connection(std::shared_ptr<const blocks::BlockRules> rules, RowTable::Of of, Language language, Options options)
        : options_(std::move(options)), table_(std::move(rules), of, language), cells_(table_.columns()) {}

    void begin(const std::string& mark) {
        server_.emplace(options_.url);
        createTables();
        server_->run("begin");
        if (mark.empty()) {
            load_ = *server_->run("insert into biosubsidy_runs (source, rules, load, whole) values ($1, $2, 1, false) "
                                  "on conflict (source, rules) do update set load = biosubsidy_runs.load + 1, "
                                  "whole = false, begun = now() returning load",
                                  run());
        } else {
            const auto load = server_->run("select load from biosubsidy_runs where source = $1 and rules = $2", run());
            if (!load) throw DatabaseError{{"数据库里没有这次运行的记录", "the database has no record of this run"}};
            load_ = *load;
            server_->run(fmt::format("delete from {} where source = $1 and rules = $2 and line > $3 and load = {}",
                                     tableName(), load_),
                         {options_.source, options_.rules, mark});
        }
        prepareInsert();
    }

    void take(const screening::RowBlock& rows) {
        for (std::size_t row = 0; row < rows.size(); ++row) {
            table_.put(rows, row, cells_);
            if (cells_.size() >= batchRows) insertBatch();
        }
    }

    std::string checkpoint() {
        insertBatch();
        server_->run("commit");
        server_->run("begin");
        return std::to_string(cells_.lastLine());
    }

    // Rows of an earlier load of the same lines that this one did not bring again go.
    void finish() {
        insertBatch();
        server_->run(fmt::format("delete from {} where source = $1 and rules = $2 and load <> {}", tableName(), load_),
                     run());
        server_->run("update biosubsidy_runs set whole = true where source = $1 and rules = $2", run());
        server_->run("commit");
        server_.reset();
    }

private:
    [[nodiscard]] const char* tableName() const {
        return table_.of() == RowTable::Of::cases ? "biosubsidy_rows" : "biosubsidy_claims";
    }
    [[nodiscard]] std::vector<std::string> run() const { return {options_.source, options_.rules}; }

    // Made where they are missing; a city that a pack of the user's adds gives the
    // table of rows more columns. Two loads that begin at once wait for each other.
    void createTables() const {
        server_->run("begin");
        server_->run("select pg_advisory_xact_lock(7216534019)");
        server_->run("create table if not exists biosubsidy_runs (source text, rules text, load bigint not null, "
                     "whole boolean not null, begun timestamptz not null default now(), primary key (source, rules))");
        server_->run(fmt::format("create table if not exists {} (source text, rules text, load bigint not null, "
                                 "line bigint, number bigint, primary key (source, rules, line, number))",
                                 tableName()));
        for (const Column& column : table_.columns())
            server_->run(fmt::format("alter table {} add column if not exists {} {}", tableName(), column.id,
                                     typeOf(column.kind)));
        server_->run("commit");
    }

    void prepareInsert() const {
        std::string names = "number";
        std::string types = "number bigint";
        std::string updates;
        for (const Column& column : table_.columns()) {
            names += ", " + column.id;
            types += ", " + column.id + " " + typeOf(column.kind);
            if (column.id != "line") updates += fmt::format(", {0} = excluded.{0}", column.id);
        }
        server_->prepare("rows", fmt::format("insert into {} (source, rules, load, {}) select $1, $2, {}, {} from "
                                             "json_to_recordset(cast($3 as json)) as given({}) "
                                             "on conflict (source, rules, line, number) do update set "
                                             "load = excluded.load{}",
                                             tableName(), names, load_, names, types, updates));
    }

    void insertBatch() {
        if (cells_.size() > 0) server_->runPrepared("rows", {options_.source, options_.rules, cells_.take()});
    }

    Options options_;
    RowTable table_;
    JsonCells cells_;
    std::optional<Server> server_; // closed, it forgets what was not committed
    std::string load_;             // a number, as the database wrote it
};

PostgresOutput::PostgresOutput(std::shared_ptr<const blocks::BlockRules> rules, RowTable::Of of, Language language,
                               Options options)
    : connection_(std::make_unique<Connection>(std::move(rules), of, language, std::move(options))) {}

PostgresOutput::~PostgresOutput() = default;

Written PostgresOutput::begin(const std::string& mark) {
    return attempted([&] { connection_->begin(mark); });
}

Written PostgresOutput::takeRows(const screening::RowBlock& rows) {
    return attempted([&] { connection_->take(rows); });
}

tl::expected<std::string, Localized> PostgresOutput::checkpoint() {
    std::string mark;
    const Written done = attempted([&] { mark = connection_->checkpoint(); });
    if (!done) return tl::unexpected(done.error());
    return mark;
}

Written PostgresOutput::finish() {
    return attempted([&] { connection_->finish(); });
}

} // namespace biosubsidy::results
