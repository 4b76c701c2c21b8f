// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/portfolio/results_reader.h"

#include <fmt/format.h>

#include "core/documents/json.h"
#include "core/portfolio/results_text.h"
#include "core/results/result_schema.h"
#include "core/results/sqlite_output.h"
#include "core/screening/run_state.h"
#include "core/system/file.h"
#include "core/system/whole_file.h"
#include "core/values/text.h"
#include "core/wording/explanation.h"

namespace biosubsidy::portfolio {

namespace {

constexpr std::size_t looked = 4096; // bytes of the beginning

constexpr const char* rowColumns =
    "line, name, uscc, entitled_fen, stated_fen, ceiling_fen, open_rate_fen, potential_fen, unstated, in_kind, proven, "
    "verdict_eligible, verdict_arguable, verdict_undetermined, verdict_ineligible, question, question_at_stake_fen, "
    "question_claims, claim_1_measure, claim_1_item, claim_1_counted_fen, claim_2_measure, claim_2_item, "
    "claim_2_counted_fen, claim_3_measure, claim_3_item, claim_3_counted_fen, ";

class DatabaseReader {
public:
    DatabaseReader(const std::string& path, const std::shared_ptr<const RuleBook>& rules)
        : database_(path, Database::Mode::readOnly), rules_(rules) {}

    Basis basis() {
        findRun();
        basis_.listsAllClaims = hasClaims();
        return basis_;
    }

    tl::expected<Basis, Localized> read(FirmTaker& taker) {
        basis();
        Statement rows = database_.prepare(
            fmt::format("SELECT {}{} FROM rows WHERE run = {} ORDER BY id", rowColumns,
                        basis_.ofEarlierKind ? "NULL, NULL" : "open_amount_fen, discretionary_fen", run_));
        if (basis_.listsAllClaims)
            claims_.emplace(database_.prepare("SELECT pack, measure, item, verdict, ceiling_fen, counted_fen FROM "
                                              "claims WHERE run = ? AND line = ? ORDER BY rowid"));
        while (rows.step()) {
            if (auto taken = taker.take(firmOf(rows)); !taken) return tl::unexpected(std::move(taken.error()));
        }
        if (auto told = tellProblems(taker); !told) return tl::unexpected(std::move(told.error()));
        return basis_;
    }

private:
    [[nodiscard]] bool hasClaims() const {
        return database_.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'claims'") > 0 &&
               database_.integer(fmt::format("SELECT EXISTS (SELECT 1 FROM claims WHERE run = {})", run_)) > 0;
    }

    void findRun() {
        if (database_.integer("PRAGMA application_id") != results::resultApplicationId)
            throw StorageFailure{storageError(StorageProblem::foreign, database_.path())};
        if (database_.integer("PRAGMA user_version") > results::resultVersion)
            throw StorageFailure{storageError(StorageProblem::newer, database_.path())};
        const bool tellsKind =
            database_.integer("SELECT count(*) FROM pragma_table_info('runs') WHERE name = 'kind'") > 0;
        Statement find = database_.prepare(fmt::format(
            "SELECT run, source, as_of, rules, {} FROM runs ORDER BY run DESC LIMIT 1", tellsKind ? "kind" : "1"));
        if (!find.step()) throw StorageFailure{storageError(StorageProblem::gone, database_.path())};
        run_ = find.integer(0);
        basis_.source = find.text(1);
        basis_.asOf = Date::parse(find.text(2)).value_or(*Date::of(1970, 1, 1));
        basis_.ofEarlierKind = find.integer(4) < results::resultKind;
        basis_.rules = areLoaded(find.text(3)) ? Basis::Rules::loaded : Basis::Rules::others;
    }

    // The hash is of the packs, the day and the options: equal to one of those that the
    // loaded rules would give.
    [[nodiscard]] bool areLoaded(const std::string& hash) const {
        for (const bool cities : {true, false}) {
            for (const auto claims : {blocks::ClaimList::largest, blocks::ClaimList::open}) {
                blocks::BlockOptions options{.asOf = *basis_.asOf};
                options.cities = cities;
                options.claims = claims;
                if (results::SqliteOutput::hashOf(*rules_, options) == hash) return true;
            }
        }
        return false;
    }

    [[nodiscard]] static Money money(const Statement& statement, int column) {
        return moneyOf(results::fenOf(statement, column));
    }

    Firm firmOf(const Statement& row) {
        Firm firm;
        int at = 0;
        const auto count = [&] { return static_cast<std::uint64_t>(row.integer(at++)); };
        firm.line = count();
        firm.name = row.text(at++);
        firm.uscc = row.text(at++);
        for (Money* sum : {&firm.totals.entitled, &firm.totals.stated, &firm.totals.ceiling, &firm.totals.openRate,
                           &firm.totals.potential})
            *sum = money(row, at++);
        firm.totals.unstated = count();
        firm.totals.inKind = count();
        firm.proven = row.integer(at++) != 0;
        for (std::uint64_t& verdict : firm.verdicts) verdict = count();
        firm.totals.undetermined = firm.verdicts[static_cast<std::size_t>(Verdict::undetermined)];
        if (!row.isNull(at))
            firm.question = {row.text(at), money(row, at + 1), static_cast<std::uint64_t>(row.integer(at + 2))};
        constexpr int questionColumns = 3;
        constexpr int claimColumns = 3;
        constexpr int claims = 3;
        at += questionColumns;
        for (int claim = 0; claim < claims; ++claim, at += claimColumns) {
            if (!claims_ && !row.isNull(at))
                firm.claims.push_back(
                    {row.text(at), row.text(at + 1), Verdict::eligible, true, money(row, at + 2), money(row, at + 2)});
        }
        if (!row.isNull(at)) firm.totals.openAmount = money(row, at);
        if (!row.isNull(at + 1)) firm.totals.discretionary = money(row, at + 1);
        if (claims_) addClaims(firm);
        return firm;
    }

    void addClaims(Firm& firm) {
        claims_->reset();
        claims_->bind(run_).bind(static_cast<std::int64_t>(firm.line));
        while (claims_->step()) {
            const auto verdict = verdictNamed(claims_->text(3));
            if (!verdict) continue; // of a program to come
            firm.claims.push_back({claims_->text(0) + "/" + claims_->text(1), claims_->text(2), *verdict,
                                   !claims_->isNull(4), money(*claims_, 4), money(*claims_, 5)});
        }
    }

    [[nodiscard]] Written tellProblems(FirmTaker& taker) {
        Statement select = database_.prepare("SELECT line, message_zh, message_en FROM problems WHERE run = ? AND code "
                                             "<> 'account' ORDER BY line, rowid");
        select.bind(run_);
        while (select.step()) {
            auto told = taker.refused(static_cast<std::uint64_t>(select.integer(0)), {select.text(1), select.text(2)});
            if (!told) return told;
        }
        return {};
    }

    Database database_;
    std::shared_ptr<const RuleBook> rules_;
    std::int64_t run_ = 0;
    Basis basis_;
    std::optional<Statement> claims_;
};

// What OUT.run.json says beside a text of results.
void readRun(const std::string& path, const RuleBook& rules, Basis& basis) {
    constexpr std::size_t largest = 4U << 20U;
    const auto text = readFile(screening::reportPath(path), largest);
    const auto root = text ? parseJson(SourceText("", *text)) : Result<JsonValue>(tl::unexpected(Diagnostics()));
    const JsonValue* options = root ? root->find("options") : nullptr;
    if (options == nullptr) return;
    std::size_t packs = 0;
    bool same = true;
    for (const JsonMember& member : options->members) {
        if (member.key == "as_of") {
            if (const auto day = Date::parse(member.value.text)) basis.asOf = *day;
        } else if (member.key.starts_with("pack ")) {
            const Pack* pack = rules.pack(member.key.substr(5));
            ++packs;
            same = same && pack != nullptr && member.value.text == pack->version + " " + pack->sha256;
        }
    }
    if (packs > 0) basis.rules = same && packs == rules.packs().size() ? Basis::Rules::loaded : Basis::Rules::others;
}

} // namespace

std::optional<Verdict> verdictNamed(std::string_view text) {
    for (const Verdict verdict : {Verdict::eligible, Verdict::arguable, Verdict::undetermined, Verdict::ineligible}) {
        if (text == toString(verdict) || text == wording::verdictText(verdict, Language::zh) ||
            text == wording::verdictText(verdict, Language::en))
            return verdict;
    }
    return std::nullopt;
}

ResultKind kindOfResults(const std::string& path) {
    const auto bytes = readFile(path, looked);
    if (!bytes) return ResultKind::none;
    if (bytes->starts_with(std::string_view("SQLite format 3\0", 16))) return ResultKind::database;
    const std::string_view text = withoutMark(*bytes);
    if (text.starts_with("{\"format\":\"biosubsidy-screening/1\"")) return ResultKind::ndjson;
    if (text.starts_with("{\"format\":\"biosubsidy-screening-claim/1\"")) return ResultKind::claims;
    const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
    const bool begins = line.starts_with("行号,企业名称,统一社会信用代码,") ||
                        line.starts_with("Line,Name,Unified social credit code,");
    if (!begins) return ResultKind::none;
    const bool ofClaims =
        line.find(",政策包,") != std::string_view::npos || line.find(",Pack,") != std::string_view::npos;
    return ofClaims ? ResultKind::claims : ResultKind::csv;
}

tl::expected<Basis, Localized> basisOfResults(const std::string& path, const std::shared_ptr<const RuleBook>& rules) {
    const ResultKind kind = kindOfResults(path);
    if (kind == ResultKind::database) {
        auto basis = guarded([&] { return DatabaseReader(path, rules).basis(); });
        if (!basis) return tl::unexpected(basis.error().message);
        return std::move(*basis);
    }
    if (kind == ResultKind::claims)
        return tl::unexpected(Localized{
            "这是逐项支持的结果（--claims），没有各企业的合计；请给逐企业的结果、.db 数据库，或案例、企业表本身",
            "these are results by claim (--claims), without the totals of firms; give the results by firm, a database "
            "(.db), or the cases or the table itself"});
    Basis basis;
    basis.source = path;
    readRun(path, *rules, basis);
    return basis;
}

tl::expected<Basis, Localized> readResults(const std::string& path, const std::shared_ptr<const RuleBook>& rules,
                                           FirmTaker& taker) {
    if (kindOfResults(path) == ResultKind::database) {
        tl::expected<Basis, Localized> read;
        if (auto done = guarded([&] { read = DatabaseReader(path, rules).read(taker); }); !done)
            return tl::unexpected(done.error().message);
        return read;
    }
    auto basis = basisOfResults(path, rules);
    if (!basis) return basis;
    auto done =
        kindOfResults(path) == ResultKind::ndjson ? readResultLines(path, taker) : readResultTable(path, rules, taker);
    if (!done) return tl::unexpected(std::move(done.error()));
    return basis;
}

} // namespace biosubsidy::portfolio
