// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/portfolio/results_text.h"

#include <charconv>
#include <fstream>
#include <map>

#include <fmt/format.h>

#include "core/documents/csv_text.h"
#include "core/documents/json.h"
#include "core/screening/row_table.h"
#include "core/sheets/csv_rows.h"
#include "core/system/paths.h"
#include "core/system/system_error.h"
#include "core/values/text.h"

namespace biosubsidy::portfolio {

namespace {

std::optional<std::uint64_t> countOf(std::string_view text) {
    std::uint64_t count = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), count);
    if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
    return count;
}

// One row of NDJSON. Every member that is read has to be there, and as it is written.
class LineReader {
public:
    std::optional<Firm> read(const JsonValue& root) {
        Firm firm;
        firm.line = count(root, "line");
        firm.name = textOrNull(root, "name");
        firm.uscc = textOrNull(root, "uscc");
        readTotals(member(root, "totals"), firm.totals);
        const JsonValue& verdicts = member(root, "verdicts");
        for (const Verdict verdict : {Verdict::eligible, Verdict::arguable, Verdict::undetermined, Verdict::ineligible})
            firm.verdicts[static_cast<std::size_t>(verdict)] = count(verdicts, toString(verdict));
        for (const JsonValue& claim : member(root, "claims").items) readClaim(claim, firm);
        const JsonValue& question = member(root, "question");
        if (question.kind != JsonValue::Kind::null)
            firm.question = {text(question, "fact"), yuan(question, "at_stake"), count(question, "claims")};
        firm.proven = member(root, "proven").boolean;
        if (!good_) return std::nullopt;
        return firm;
    }

private:
    const JsonValue& member(const JsonValue& object, std::string_view key) {
        static const JsonValue nothing;
        const JsonValue* value = object.find(key);
        good_ = good_ && value != nullptr;
        return value == nullptr ? nothing : *value;
    }
    std::string text(const JsonValue& object, std::string_view key) {
        const JsonValue& value = member(object, key);
        good_ = good_ && value.kind == JsonValue::Kind::string;
        return value.text;
    }
    std::string textOrNull(const JsonValue& object, std::string_view key) {
        return member(object, key).kind == JsonValue::Kind::null ? std::string() : text(object, key);
    }
    std::uint64_t count(const JsonValue& object, std::string_view key) {
        const auto found = countOf(member(object, key).text);
        good_ = good_ && found;
        return found.value_or(0);
    }
    Money yuan(const JsonValue& object, std::string_view key) {
        const auto found = yuanOf(text(object, key));
        good_ = good_ && found;
        return found.value_or(Money());
    }
    void readTotals(const JsonValue& of, FirmTotals& totals) {
        totals = {yuan(of, "entitled"),    yuan(of, "stated"),        yuan(of, "ceiling"),   yuan(of, "open_rate"),
                  yuan(of, "open_amount"), yuan(of, "discretionary"), yuan(of, "potential"), count(of, "unstated"),
                  count(of, "in_kind"),    count(of, "undetermined")};
    }
    void readClaim(const JsonValue& claim, Firm& firm) {
        const JsonValue& whom = member(claim, "for");
        const JsonValue* id = whom.find("id");
        const auto verdict = verdictNamed(text(claim, "verdict"));
        good_ = good_ && verdict;
        const Money counted = yuan(claim, "counted");
        firm.claims.push_back({text(claim, "pack") + "/" + text(claim, "measure"),
                               id == nullptr ? std::string() : id->text, verdict.value_or(Verdict::eligible), true,
                               counted, counted});
    }

    bool good_ = true;
};

// The columns of CSV results, by their ids.
class TableReader {
public:
    TableReader(const std::shared_ptr<const RuleBook>& rules, const sheets::Row& headings) {
        blocks::BlockOptions options{.asOf = *Date::of(2000, 1, 1)};
        options.cities = false;
        const screening::RowTable table(blocks::BlockRules::compile(rules, options), screening::RowTable::Of::cases,
                                        Language::zh);
        for (const sheets::Cell& cell : headings.cells) {
            for (const screening::Column& column : table.columns()) {
                if (cell.text == column.heading.zh || cell.text == column.heading.en)
                    columns_.emplace(column.id, cell.column);
            }
        }
    }

    std::optional<Firm> read(const sheets::Row& row) {
        row_ = &row;
        good_ = true;
        Firm firm;
        firm.line = count("line");
        firm.name = text("name");
        firm.uscc = text("uscc");
        firm.totals = {yuan("entitled"),    yuan("stated"),
                       yuan("ceiling"),     yuan("open_rate"),
                       yuan("open_amount"), yuan("discretionary"),
                       yuan("potential"),   count("unstated"),
                       count("in_kind"),    count("verdict_undetermined")};
        const std::string proven = text("proven");
        firm.proven = proven != "否" && proven != "no";
        for (const Verdict verdict : {Verdict::eligible, Verdict::arguable, Verdict::undetermined, Verdict::ineligible})
            firm.verdicts[static_cast<std::size_t>(verdict)] = count("verdict_" + std::string(toString(verdict)));
        for (std::size_t rank = 1; rank <= blocks::mostLargest; ++rank) {
            const std::string id = fmt::format("claim_{}_", rank);
            if (text(id + "measure").empty()) continue;
            const Money counted = yuan(id + "counted");
            firm.claims.push_back({text(id + "measure"), text(id + "item"), Verdict::eligible, true, counted, counted});
        }
        if (!text("question").empty())
            firm.question = {text("question"), yuan("question_at_stake"), count("question_claims")};
        if (!good_) return std::nullopt;
        return firm;
    }

private:
    // An apostrophe keeps a spreadsheet from taking a text for a formula.
    std::string text(const std::string& id) {
        const auto column = columns_.find(id);
        good_ = good_ && column != columns_.end();
        const sheets::Cell* cell = column == columns_.end() ? nullptr : row_->find(column->second);
        if (cell == nullptr) return {};
        good_ = good_ && cell->flaw == sheets::Flaw::none;
        const bool guarded = cell->text.starts_with('\'') && looksLikeFormula(std::string_view(cell->text).substr(1));
        return guarded ? cell->text.substr(1) : cell->text;
    }
    std::uint64_t count(const std::string& id) {
        const auto found = countOf(text(id));
        good_ = good_ && found;
        return found.value_or(0);
    }
    Money yuan(const std::string& id) {
        const auto found = yuanOf(text(id));
        good_ = good_ && found;
        return found.value_or(Money());
    }

    std::map<std::string, std::uint32_t> columns_;
    const sheets::Row* row_ = nullptr;
    bool good_ = true;
};

const Localized noRow{"这一行不是筛查的结果，或被改动过；没有计入",
                      "this line is no row of a screening's results, or was changed; it is not counted"};

} // namespace

std::optional<Money> yuanOf(std::string_view text) {
    constexpr std::size_t decimals = 2;
    constexpr std::size_t longest = 36; // fits in 128 bits
    const std::size_t point = text.find('.');
    if (point == 0 || point == std::string_view::npos || text.size() != point + 1 + decimals || text.size() > longest)
        return std::nullopt;
    Wide fen = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at == point) continue;
        if (text[at] < '0' || text[at] > '9') return std::nullopt;
        fen = fen * 10 + (text[at] - '0');
    }
    return moneyOf(fen);
}

Written readResultLines(const std::string& path, FirmTaker& taker) {
    std::ifstream file(toPath(path), std::ios::binary);
    if (!file) return tl::unexpected(systemMessage(errno));
    std::string line;
    for (std::uint64_t number = 1; std::getline(file, line); ++number) {
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        const auto root = parseJson(SourceText("", line));
        const auto firm = root ? LineReader().read(*root) : std::nullopt;
        auto taken = firm ? taker.take(*firm) : taker.refused(number, noRow);
        if (!taken) return taken;
    }
    if (file.bad()) return tl::unexpected(systemMessage(errno));
    return {};
}

Written readResultTable(const std::string& path, const std::shared_ptr<const RuleBook>& rules, FirmTaker& taker) {
    auto rows = sheets::CsvRows::open(path, ',');
    if (!rows) return tl::unexpected(std::move(rows.error()));
    std::optional<TableReader> reader;
    sheets::Row row;
    while (true) {
        const auto more = (*rows)->next(row);
        if (!more) return tl::unexpected(more.error());
        if (!*more) return {};
        if (!reader) {
            reader.emplace(rules, row);
            continue;
        }
        const auto firm = reader->read(row);
        auto taken = firm ? taker.take(*firm) : taker.refused(row.number, noRow);
        if (!taken) return taken;
    }
}

} // namespace biosubsidy::portfolio
