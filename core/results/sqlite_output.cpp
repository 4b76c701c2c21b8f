// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/sqlite_output.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "core/documents/sha256.h"
#include "core/results/carried_columns.h"
#include "core/system/file_names.h"
#include "core/system/target.h"

namespace biosubsidy::results {

namespace {

// What went wrong and what to do, of a file of results: the words of StorageError speak
// of the library.
Localized wordsOf(StorageProblem problem) {
    switch (problem) {
    case StorageProblem::full:
        return {"磁盘已满，结果没有写完；腾出空间后再运行",
                "the disk is full, and the results are not complete; make room and run it again"};
    case StorageProblem::readOnly:
    case StorageProblem::noAccess:
        return {"文件或文件夹不能写入；检查权限，或换一个位置",
                "the file or its folder cannot be written; look at the permissions or choose another place"};
    case StorageProblem::locked:
        return {"另一个程序正在使用这个文件；稍后再试", "another program is using the file; try again in a moment"};
    case StorageProblem::damaged:
        return {"文件已损坏；删去它，或换一个名称", "the file is damaged; remove it or choose another name"};
    case StorageProblem::newer:
        return {"文件由更新版本的程序写成；更新程序，或换一个名称",
                "a later version of this program wrote the file; update the program or choose another name"};
    case StorageProblem::foreign:
        return {"文件是别的数据库，不是这次筛查的结果；换一个名称",
                "the file is another database and not of these results; choose another name"};
    case StorageProblem::unreachable:
        return {"文件不见了，或磁盘没有响应；检查磁盘或网络连接",
                "the file has vanished, or its disk does not answer; check the disk or the network"};
    case StorageProblem::tooLarge: return {"有一格内容太大，存不下", "a cell is too large to be kept"};
    case StorageProblem::missing:
    case StorageProblem::absent:
    case StorageProblem::conflict:
    case StorageProblem::gone:
    case StorageProblem::other: break;
    }
    return {"结果数据库出错", "the database of results reported an error"};
}

Localized told(const StorageError& error) {
    const std::string detail = error.detail.empty() ? std::string() : " (" + error.detail + ")";
    const Localized words = wordsOf(error.problem);
    return {words.zh + detail, words.en + detail};
}

template <typename Work>
auto written(const Work& work) -> tl::expected<decltype(work()), Localized> {
    auto done = guarded(work);
    if (!done) return tl::unexpected(told(done.error()));
    if constexpr (std::is_void_v<decltype(work())>)
        return {};
    else
        return std::move(*done);
}

void removeDatabase(const std::string& path) {
    for (const std::string& file : filesOfDatabase(path)) removeFile(file);
}

std::string insertInto(const std::string& table, const std::string& lead, std::size_t leading,
                       const screening::RowTable& columns) {
    std::string names = lead;
    std::string marks = "?";
    for (std::size_t index = 1; index < leading; ++index) marks += ", ?";
    for (const screening::Column& column : columns.columns()) {
        names += ", " + sqlName(column);
        marks += ", ?";
    }
    return "INSERT OR REPLACE INTO " + table + " (" + names + ") VALUES (" + marks + ")";
}

} // namespace

// The cells of a line as the parameters of a statement, behind those that stand
// there already.
class SqliteOutput::Line : public screening::Cells {
public:
    Line(Statement& statement, std::int64_t run) : statement_(statement), run_(run) {}

    void lead(std::int64_t id, std::string_view bestCity) {
        statement_.bind(id).bind(run_);
        if (bestCity.empty())
            statement_.bindNull();
        else
            statement_.bind(bestCity);
        led_ = true;
    }
    void text(std::string_view value) override {
        begin();
        if (value.empty())
            statement_.bindNull();
        else
            statement_.bind(value);
    }
    void yuan(Wide fen) override {
        begin();
        bindFen(statement_, fen);
    }
    void count(std::uint64_t value) override {
        begin();
        statement_.bind(static_cast<std::int64_t>(value));
    }
    void flag(bool value) override { count(value ? 1 : 0); }
    void empty() override {
        begin();
        statement_.bindNull();
    }
    void endLine() override {
        statement_.run();
        statement_.reset();
        led_ = false;
    }

private:
    void begin() {
        if (!led_) statement_.bind(run_);
        led_ = true;
    }

    Statement& statement_;
    std::int64_t run_;
    bool led_ = false;
};

std::string SqliteOutput::hashOf(const blocks::BlockRules& rules) {
    const blocks::BlockOptions& options = rules.options();
    std::string all = fmt::format("{} {} {} {} {} {}", options.asOf.toString(), options.exclusion, options.ownFigures,
                                  options.cities, static_cast<int>(options.claims), resultVersion);
    for (const Pack& pack : rules.rules()->packs()) all += "\n" + pack.id + " " + pack.sha256;
    for (const std::string& pack : options.packs.value_or(std::vector<std::string>())) all += "\n+" + pack;
    return sha256Of(all);
}

SqliteOutput::SqliteOutput(std::string path, std::shared_ptr<const blocks::BlockRules> rules, Options options)
    : path_(std::move(path)), working_(options.inPlace ? path_ : partialPath(path_)), rules_(std::move(rules)),
      options_(std::move(options)), rows_(rules_, screening::RowTable::Of::cases, options_.language) {
    if (rules_->options().claims == blocks::ClaimList::open)
        claims_.emplace(rules_, screening::RowTable::Of::claims, options_.language);
}

SqliteOutput::~SqliteOutput() {
    insertRow_.reset();
    insertClaim_.reset();
    transaction_.reset();
    database_.reset();
    if (useless_) removeDatabase(working_);
}

screening::Written SqliteOutput::begin(const std::string& mark) {
    return written([&] {
        open(mark.empty());
        if (mark.empty())
            startRun();
        else
            resumeRun(mark);
        prepareStatements();
    });
}

void SqliteOutput::open(bool anew) {
    if (anew && !options_.inPlace) removeDatabase(working_);
    orFail(makeFile(working_), working_); // an empty file is an empty database
    useless_ = anew && !options_.inPlace;
    database_ = std::make_unique<Database>(working_, Database::Mode::readWrite);
    // Others read while it is written; a crash costs what came after the last commit.
    database_->execute("PRAGMA journal_mode=WAL");
    database_->execute("PRAGMA synchronous=NORMAL");
    database_->execute("PRAGMA cache_size=-65536");
    transaction_ = std::make_unique<Transaction>(*database_);
    prepareResults(*database_, rows_, claims_ ? &*claims_ : nullptr);
}

void SqliteOutput::startRun() {
    const std::string hash = hashOf(*rules_);
    Statement find = database_->prepare("SELECT run FROM runs WHERE source = ? AND rules = ?");
    find.bind(options_.source).bind(hash);
    if (find.step()) {
        run_ = find.integer(0);
        for (const char* table : {"rows", "problems", "claims"}) {
            if (std::string_view(table) == "claims" && !claims_) continue;
            database_->execute(fmt::format("DELETE FROM {} WHERE run = {}", table, run_));
        }
        dropCarried(*database_, run_);
        Statement update = database_->prepare("UPDATE runs SET whole = 0, rows = 0, mapping = ? WHERE run = ?");
        update.bind(options_.mapping).bind(run_).run();
    } else {
        Statement insert = database_->prepare(
            "INSERT INTO runs (source, rules, as_of, language, mapping, kind) VALUES (?, ?, ?, ?, ?, ?)");
        insert.bind(options_.source).bind(hash).bind(rules_->options().asOf.toString());
        insert.bind(options_.language == Language::zh ? "zh" : "en").bind(options_.mapping);
        insert.bind(std::int64_t(resultKind)).run();
        run_ = database_->lastId();
    }
    count_ = 0;
    lastLine_ = 0;
}

void SqliteOutput::resumeRun(const std::string& mark) {
    const std::size_t colon = mark.find(':');
    const bool sound = colon != std::string::npos &&
                       std::from_chars(mark.data(), mark.data() + colon, run_).ec == std::errc() &&
                       std::from_chars(mark.data() + colon + 1, mark.data() + mark.size(), lastLine_).ec == std::errc();
    Statement find = database_->prepare("SELECT rules FROM runs WHERE run = ?");
    find.bind(run_);
    if (!sound || !find.step() || find.text(0) != hashOf(*rules_))
        throw StorageFailure{storageError(StorageProblem::foreign, working_, "the rules are others than before")};
    database_->execute(
        fmt::format("DELETE FROM rows WHERE id > {} AND id < {}", rowId(run_, lastLine_), rowId(run_ + 1, 0)));
    database_->execute(fmt::format("DELETE FROM problems WHERE run = {} AND line > {}", run_, lastLine_));
    if (claims_) database_->execute(fmt::format("DELETE FROM claims WHERE run = {} AND line > {}", run_, lastLine_));
    count_ = database_->integer(fmt::format("SELECT count(*) FROM rows WHERE run = {}", run_));
}

void SqliteOutput::prepareStatements() {
    constexpr std::size_t leading = 3;
    insertRow_.emplace(database_->prepare(insertInto("rows", "id, run, best_city_id", leading, rows_)));
    if (claims_) insertClaim_.emplace(database_->prepare(insertInto("claims", "run", 1, *claims_)));
}

screening::Written SqliteOutput::takeRows(const screening::RowBlock& rows) {
    const std::lock_guard lock(mutex_);
    return written([&] { put(rows); });
}

void SqliteOutput::put(const screening::RowBlock& rows) {
    const Vocabulary& vocabulary = rules_->vocabulary();
    const Fact& cities = vocabulary.cities();
    Line line(*insertRow_, run_);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const blocks::CaseResult& result = rows.result(row);
        lastLine_ = rows.line(row);
        const bool placed = result.best.has_value();
        line.lead(rowId(run_, lastLine_),
                  placed ? std::string_view(cities.choices[result.cities[*result.best].city].id) : std::string_view());
        rows_.put(rows, row, line);
        ++count_;
        if (!claims_) continue;
        Line claim(*insertClaim_, run_);
        claims_->put(rows, row, claim);
    }
}

screening::Written SqliteOutput::addProblem(const screening::LineProblem& problem) {
    const std::lock_guard lock(mutex_);
    return written([&] {
        Statement insert = database_->prepare("INSERT INTO problems (run, line, column, code, message_zh, message_en) "
                                              "VALUES (?, ?, ?, ?, ?, ?)");
        for (const Diagnostic& diagnostic : problem.diagnostics) {
            insert.bind(run_).bind(static_cast<std::int64_t>(problem.line));
            if (diagnostic.place.column > 0)
                insert.bind(static_cast<std::int64_t>(diagnostic.place.column));
            else
                insert.bindNull();
            insert.bind(diagnostic.code).bind(diagnostic.message.zh).bind(diagnostic.message.en).run();
            insert.reset();
        }
        lastLine_ = std::max(lastLine_, problem.line);
    });
}

screening::Written SqliteOutput::carry(const sheets::TableFile& file, const sheets::ColumnMap& map) {
    const std::lock_guard lock(mutex_);
    tl::expected<void, Localized> carried;
    if (auto done = written([&] { carried = carryColumns(*database_, run_, file, map); }); !done) return done;
    return carried;
}

tl::expected<std::string, Localized> SqliteOutput::checkpoint() {
    const std::lock_guard lock(mutex_);
    return written([&] {
        database_->execute(fmt::format("UPDATE runs SET rows = {} WHERE run = {}", count_, run_));
        transaction_->commit();
        transaction_ = std::make_unique<Transaction>(*database_);
        useless_ = false;
        return fmt::format("{}:{}", run_, lastLine_);
    });
}

screening::Written SqliteOutput::finish(bool whole) {
    const std::lock_guard lock(mutex_);
    return written([&] {
        indexResults(*database_);
        database_->execute(
            fmt::format("UPDATE runs SET whole = {}, rows = {} WHERE run = {}", whole ? 1 : 0, count_, run_));
        transaction_->commit();
        transaction_.reset();
        insertRow_.reset();
        insertClaim_.reset();
        if (options_.inPlace || !whole) {
            database_->execute("PRAGMA wal_checkpoint(PASSIVE)");
            database_.reset();
            return;
        }
        database_->execute("PRAGMA wal_checkpoint(TRUNCATE)");
        database_->execute("PRAGMA journal_mode=DELETE");
        database_.reset();
        orFail(takeName(working_, path_), path_);
        useless_ = false;
    });
}

} // namespace biosubsidy::results
