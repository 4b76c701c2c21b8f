// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/postgres_output.h"

#include <algorithm>
#include <future>
#include <thread>

#include <QCoreApplication>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUrl>
#include <QUrlQuery>

#include <fmt/format.h>

#include "core/documents/json_writer.h"
#include "core/values/text.h"

namespace biosubsidy::cli {

using screening::Column;
using screening::RowTable;
using screening::Written;

namespace {

constexpr std::size_t batchRows = 1000;
constexpr const char* connectionName = "screening";

// Carries a failure of the database to whoever asked for the work.
struct DatabaseError {
    Localized why;
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

} // namespace

bool isPostgresUrl(std::string_view out) {
    return out.starts_with("postgresql://") || out.starts_with("postgres://");
}

std::string withoutPassword(const std::string& url) {
    return QUrl(QString::fromStdString(url)).toString(QUrl::RemovePassword).toStdString();
}

// Qt's connections belong to the thread that made them; this one has a thread of its
// own, which does the work that others hand it, one piece after the other.
class PostgresOutput::Connection {
public:
    Connection(std::shared_ptr<const blocks::BlockRules> rules, RowTable::Of of, Language language, Options options)
        : options_(std::move(options)), table_(std::move(rules), of, language), cells_(table_.columns()) {
        if (QCoreApplication::instance() == nullptr) { // plugins are looked for through it
            static int count = 0;
            static char* none = nullptr;
            application_ = std::make_unique<QCoreApplication>(count, &none);
        }
    }
    ~Connection() {
        if (opened_) static_cast<void>(perform([this] { close(); }));
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    Written perform(const std::function<void()>& work) {
        std::packaged_task<Written()> task([&]() -> Written {
            try {
                work();
                return {};
            } catch (const DatabaseError& error) {
                return tl::unexpected(error.why);
            }
        });
        auto done = task.get_future();
        tasks_.run(std::move(task));
        return done.get();
    }

    void begin(const std::string& mark) {
        open();
        createTables();
        exec("begin");
        if (mark.empty()) {
            QSqlQuery query =
                prepared("insert into biosubsidy_runs (source, rules, load, whole) values (?, ?, 1, false) on conflict "
                         "(source, rules) do update set load = biosubsidy_runs.load + 1, whole = false, begun = now() "
                         "returning load");
            bindRun(query);
            exec(query);
            if (query.next()) load_ = query.value(0).toLongLong();
        } else {
            QSqlQuery query = prepared("select load from biosubsidy_runs where source = ? and rules = ?");
            bindRun(query);
            exec(query);
            if (!query.next())
                throw DatabaseError{{"数据库里没有这次运行的记录", "the database has no record of this run"}};
            load_ = query.value(0).toLongLong();
            QSqlQuery later = prepared(fmt::format(
                "delete from {} where source = ? and rules = ? and line > ? and load = {}", tableName(), load_));
            bindRun(later);
            later.addBindValue(QString::fromStdString(mark).toLongLong());
            exec(later);
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
        exec("commit");
        exec("begin");
        return std::to_string(cells_.lastLine());
    }

    // Rows of an earlier load of the same lines that this one did not bring again go.
    void finish() {
        insertBatch();
        QSqlQuery stale =
            prepared(fmt::format("delete from {} where source = ? and rules = ? and load <> {}", tableName(), load_));
        bindRun(stale);
        exec(stale);
        QSqlQuery whole = prepared("update biosubsidy_runs set whole = true where source = ? and rules = ?");
        bindRun(whole);
        exec(whole);
        exec("commit");
        close();
    }

private:
    // One thread, one task at a time.
    class Tasks {
    public:
        Tasks() : thread_([this] { loop(); }) {}
        ~Tasks() {
            run({});
            thread_.join();
        }
        void run(std::packaged_task<Written()> task) {
            const std::scoped_lock lock(mutex_);
            next_.push_back(std::move(task));
            changed_.notify_one();
        }

    private:
        void loop() {
            while (true) {
                std::unique_lock lock(mutex_);
                changed_.wait(lock, [this] { return !next_.empty(); });
                std::packaged_task<Written()> task = std::move(next_.front());
                next_.erase(next_.begin());
                lock.unlock();
                if (!task.valid()) return;
                task();
            }
        }
        std::mutex mutex_;
        std::condition_variable changed_;
        std::vector<std::packaged_task<Written()>> next_;
        std::thread thread_;
    };

    [[nodiscard]] const char* tableName() const {
        return table_.of() == RowTable::Of::cases ? "biosubsidy_rows" : "biosubsidy_claims";
    }

    [[noreturn]] void fail(const QSqlError& error) const {
        const std::string said = printable(error.databaseText().toStdString() + error.driverText().toStdString());
        const std::string where = printable(withoutPassword(options_.url));
        throw DatabaseError{
            {fmt::format("数据库 {}：{}", where, said), fmt::format("the database {}: {}", where, said)}};
    }

    void open() {
        const QUrl url(QString::fromStdString(options_.url));
        database_ = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), QLatin1String(connectionName));
        if (!database_.isValid()) {
            throw DatabaseError{{"缺少 Qt 的 PostgreSQL 驱动：安装软件包 libqt6sql6-psql",
                                 "Qt's driver for PostgreSQL is missing: install the package libqt6sql6-psql"}};
        }
        opened_ = true;
        database_.setHostName(url.host());
        if (url.port() > 0) database_.setPort(url.port());
        database_.setUserName(url.userName());
        database_.setPassword(url.password());
        database_.setDatabaseName(url.path().mid(1));
        QStringList options;
        for (const auto& [key, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded)) {
            if (key == QLatin1String("host")) // a folder with a socket does not fit a URL's host
                database_.setHostName(value);
            else
                options << key + QLatin1Char('=') + value;
        }
        database_.setConnectOptions(options.join(QLatin1Char(';')));
        if (!database_.open()) fail(database_.lastError());
    }

    void close() {
        insert_.reset();
        database_.close();
        database_ = {};
        QSqlDatabase::removeDatabase(QLatin1String(connectionName));
        opened_ = false;
    }

    void exec(const std::string& statement) {
        QSqlQuery query(database_);
        if (!query.exec(QString::fromStdString(statement))) fail(query.lastError());
    }
    void exec(QSqlQuery& query) const {
        if (!query.exec()) fail(query.lastError());
    }
    [[nodiscard]] QSqlQuery prepared(const std::string& statement) const {
        QSqlQuery query(database_);
        if (!query.prepare(QString::fromStdString(statement))) fail(query.lastError());
        return query;
    }
    void bindRun(QSqlQuery& query) const {
        query.addBindValue(QString::fromStdString(options_.source));
        query.addBindValue(QString::fromStdString(options_.rules));
    }

    // Made where they are missing; a city that a pack of the user's adds gives the
    // table of rows more columns. Two loads that begin at once wait for each other.
    void createTables() {
        exec("set client_min_messages to warning");
        exec("begin");
        exec("select pg_advisory_xact_lock(7216534019)");
        exec("create table if not exists biosubsidy_runs (source text, rules text, load bigint not null, whole boolean "
             "not null, begun timestamptz not null default now(), primary key (source, rules))");
        exec(fmt::format("create table if not exists {} (source text, rules text, load bigint not null, line bigint, "
                         "number bigint, primary key (source, rules, line, number))",
                         tableName()));
        for (const Column& column : table_.columns())
            exec(fmt::format("alter table {} add column if not exists {} {}", tableName(), column.id,
                             typeOf(column.kind)));
        exec("commit");
    }

    void prepareInsert() {
        std::string names = "number";
        std::string types = "number bigint";
        std::string updates;
        for (const Column& column : table_.columns()) {
            names += ", " + column.id;
            types += ", " + column.id + " " + typeOf(column.kind);
            if (column.id != "line") updates += fmt::format(", {0} = excluded.{0}", column.id);
        }
        insert_.emplace(
            prepared(fmt::format("insert into {} (source, rules, load, {}) select ?, ?, {}, {} from "
                                 "json_to_recordset(cast(? as json)) as given({}) "
                                 "on conflict (source, rules, line, number) do update set load = excluded.load{}",
                                 tableName(), names, load_, names, types, updates)));
    }

    void insertBatch() {
        if (cells_.size() == 0) return;
        bindRun(*insert_);
        insert_->addBindValue(QString::fromStdString(cells_.take()));
        exec(*insert_);
    }

    Options options_;
    RowTable table_;
    JsonCells cells_;
    std::unique_ptr<QCoreApplication> application_;
    QSqlDatabase database_;
    std::optional<QSqlQuery> insert_;
    std::int64_t load_ = 0;
    bool opened_ = false;
    Tasks tasks_; // last: it ends before what it works on
};

PostgresOutput::PostgresOutput(std::shared_ptr<const blocks::BlockRules> rules, RowTable::Of of, Language language,
                               Options options)
    : connection_(std::make_unique<Connection>(std::move(rules), of, language, std::move(options))) {}

PostgresOutput::~PostgresOutput() = default;

Written PostgresOutput::begin(const std::string& mark) {
    return connection_->perform([&] { connection_->begin(mark); });
}

Written PostgresOutput::takeRows(const screening::RowBlock& rows) {
    return connection_->perform([&] { connection_->take(rows); });
}

tl::expected<std::string, Localized> PostgresOutput::checkpoint() {
    std::string mark;
    const Written done = connection_->perform([&] { mark = connection_->checkpoint(); });
    if (!done) return tl::unexpected(done.error());
    return mark;
}

Written PostgresOutput::finish() {
    return connection_->perform([&] { connection_->finish(); });
}

} // namespace biosubsidy::cli
