// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines of the results as files.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/documents/csv_text.h"
#include "core/documents/workbook.h"
#include "core/results/carried_columns.h"
#include "core/results/result_schema.h"
#include "core/results/result_store.h"
#include "core/system/output_file.h"
#include "core/values/text.h"

namespace biosubsidy::results {

namespace {

enum class Kind : std::uint8_t { text, fen, count };

struct ExportColumn {
    std::string id; // "" of a column of the table's own
    std::string heading;
    Kind kind = Kind::text;
    // Of a total: where the same place's total at best stands, and how many of its
    // measures publish no sum.
    std::optional<int> potential{};
    std::optional<int> unstated{};
    bool isCeiling = false;
};

constexpr std::string_view ceiling = "ceiling_fen";

// What a person has no use for: ids, and paths into a case.
bool isForPrograms(const std::string& id) {
    return id == "question" || (id.starts_with("claim_") && id.ends_with("_measure"));
}

// 最高可获（元） in Chinese in 万元, as the window has it.
std::string headingOf(std::string heading, Kind kind, Language language) {
    constexpr std::string_view yuan = "（元）";
    if (kind == Kind::fen && language == Language::zh && heading.ends_with(yuan))
        heading.replace(heading.size() - yuan.size(), yuan.size(), "（万元）");
    return heading;
}

std::optional<int> placeOf(const std::vector<ExportColumn>& columns, const std::string& id) {
    for (std::size_t at = 0; at < columns.size(); ++at)
        if (columns[at].id == id) return static_cast<int>(at);
    return std::nullopt;
}

// Each place's totals begin alike: "ceiling_fen", "beijing_ceiling_fen".
void findTotals(std::vector<ExportColumn>& columns) {
    constexpr std::array<std::string_view, 7> totals{
        ceiling,         "stated_fen",      "entitled_fen",     "open_rate_fen",
        "potential_fen", "open_amount_fen", "discretionary_fen"};
    for (ExportColumn& column : columns) {
        for (const std::string_view total : totals) {
            if (!column.id.ends_with(total)) continue;
            const std::string place = column.id.substr(0, column.id.size() - total.size());
            if (!place.empty() && !place.ends_with('_')) continue;
            column.potential = placeOf(columns, place + "potential_fen");
            column.unstated = placeOf(columns, place + "unstated");
            column.isCeiling = total == ceiling;
            break;
        }
    }
}

std::vector<ExportColumn> columnsOf(const Database& database, Language language) {
    std::vector<ExportColumn> columns;
    Statement select = database.prepare("SELECT id, zh, en, kind FROM columns WHERE table_name = 'rows' "
                                        "ORDER BY position");
    while (select.step()) {
        const std::string kind = select.text(3);
        ExportColumn column;
        column.id = select.text(0);
        column.kind = kind == "text" ? Kind::text : kind == "fen" ? Kind::fen : Kind::count;
        column.heading = headingOf(select.text(language == Language::zh ? 1 : 2), column.kind, language);
        if (!isForPrograms(column.id)) columns.push_back(std::move(column));
    }
    findTotals(columns);
    return columns;
}

// What a cell says; a sum as a decimal number in the unit of the export.
struct ExportCell {
    std::string text;
    bool isNumber = false;
};

class CellMaker {
public:
    CellMaker(const std::vector<ExportColumn>& columns, Language language) : columns_(columns), language_(language) {}

    [[nodiscard]] ExportCell cell(const Statement& row, std::size_t index) const {
        const ExportColumn& column = columns_[index];
        const int at = static_cast<int>(index); // as SQLite counts them
        if (row.isNull(at)) return {};
        if (column.kind == Kind::text) return {row.text(at), false};
        if (column.kind == Kind::count) return {std::to_string(row.integer(at)), true};
        if (isUnpublished(row, column)) {
            if (!column.isCeiling) return {};
            return {language_ == Language::zh ? "未公布金额" : "not published", false};
        }
        return {decimal(fenOf(row, at)), true};
    }

private:
    // A place whose documents publish no figure pays no zero.
    static bool isUnpublished(const Statement& row, const ExportColumn& column) {
        return column.potential && column.unstated && !row.isNull(*column.potential) &&
               fenOf(row, *column.potential) == 0 && row.integer(*column.unstated) > 0;
    }
    [[nodiscard]] std::string decimal(Wide fen) const {
        constexpr std::size_t wanPlaces = 6; // of fen in 万元
        std::string digits;
        appendYuan(digits, fen);
        if (language_ == Language::en) return digits;
        digits.erase(digits.find('.'), 1);
        if (digits.size() <= wanPlaces) digits.insert(0, wanPlaces + 1 - digits.size(), '0');
        digits.insert(digits.size() - wanPlaces, ".");
        while (digits.back() == '0') digits.pop_back();
        if (digits.back() == '.') digits.pop_back();
        return digits;
    }

    const std::vector<ExportColumn>& columns_;
    Language language_;
};

class LineFile {
public:
    LineFile() = default;
    LineFile(const LineFile&) = delete;
    LineFile& operator=(const LineFile&) = delete;
    virtual ~LineFile() = default;
    [[nodiscard]] virtual tl::expected<void, Localized> begin() = 0;
    virtual void head(const std::vector<ExportColumn>& columns) = 0;
    virtual void line(const std::vector<ExportCell>& cells) = 0;
    // Without it nothing is left.
    [[nodiscard]] virtual tl::expected<void, Localized> finish() = 0;
};

class CsvLines : public LineFile {
public:
    explicit CsvLines(const Target& target) : file_(target) {}

    tl::expected<void, Localized> begin() override { return file_.begin(); }

    void head(const std::vector<ExportColumn>& columns) override {
        text_ = byteOrderMark;
        for (const ExportColumn& column : columns) {
            if (&column != &columns.front()) text_ += ',';
            appendCsvCell(text_, column.heading);
        }
        end();
    }
    void line(const std::vector<ExportCell>& cells) override {
        for (const ExportCell& cell : cells) {
            if (&cell != &cells.front()) text_ += ',';
            if (cell.isNumber)
                text_ += cell.text;
            else if (!cell.text.empty())
                appendCsvCell(text_, cell.text);
        }
        end();
    }
    tl::expected<void, Localized> finish() override {
        write();
        return written_ ? file_.finish() : written_;
    }

private:
    void end() {
        constexpr std::size_t enough = 1U << 16U;
        text_ += "\r\n";
        if (text_.size() > enough) write();
    }
    void write() {
        if (written_) written_ = file_.write(text_);
        text_.clear();
    }

    OutputFile file_;
    tl::expected<void, Localized> written_; // the first failure stays
    std::string text_;
};

// Sums show the decimals that they have.
std::optional<CellFormat> exportFormat(Look look) {
    switch (look) {
    case Look::heading: return CellFormat{.bold = true, .underlined = true, .background = workbookWash};
    case Look::sum: return CellFormat{.number = "#,##0.00####"};
    case Look::count: return CellFormat{.number = "0"};
    default: return std::nullopt;
    }
}

class XlsxLines : public LineFile {
public:
    XlsxLines(const Target& target, std::string sheet) : target_(target), work_(target), name_(std::move(sheet)) {}

    tl::expected<void, Localized> begin() override {
        if (auto begun = work_.begin(); !begun) return begun;
        book_.emplace(work_.name(), exportFormat, Workbook::Order::rowByRow, Workbook::Properties());
        sheet_ = book_->addSheet(name_);
        return {};
    }
    void head(const std::vector<ExportColumn>& columns) override {
        std::vector<std::string> headings;
        std::optional<std::size_t> names;
        for (const ExportColumn& column : columns) {
            if (column.id == "name") names = headings.size();
            looks_.push_back(column.kind == Kind::fen ? Look::sum : Look::count);
            headings.push_back(column.heading);
        }
        sheet_->tableHead(headings, names);
    }
    void line(const std::vector<ExportCell>& cells) override {
        ++row_;
        for (std::size_t column = 0; column < cells.size(); ++column) {
            const ExportCell& cell = cells[column];
            if (cell.isNumber)
                static_cast<void>(sheet_->decimal(row_, column, cell.text, cell.text, looks_[column]));
            else if (!cell.text.empty())
                sheet_->text(row_, column, cell.text);
        }
    }
    tl::expected<void, Localized> finish() override {
        if (auto closed = book_->close(); !closed) return closed;
        return work_.finish(target_);
    }

private:
    const Target& target_;
    WorkFile work_;
    std::string name_;
    std::optional<Workbook> book_;
    std::optional<WorkbookSheet> sheet_;
    std::vector<Look> looks_;
    std::uint32_t row_ = 0;
};

[[noreturn]] void fail(const std::string& path, const Localized& why) {
    StorageError error = storageError(StorageProblem::other, path);
    error.message = {fmt::format("无法写入 {}：{}", printable(path), why.zh),
                     fmt::format("cannot write {}: {}", printable(path), why.en)};
    throw StorageFailure{std::move(error)};
}

} // namespace

Stored<void> ResultStore::exportLines(std::span<const std::uint32_t> lines, FileKind kind, Language language,
                                      const std::string& path, const std::atomic<bool>* stop) const {
    return guarded([&] {
        if (kind == FileKind::xlsx && lines.size() >= mostSheetRows) fail(path, tooManyRows(lines.size() + 1));
        std::vector<ExportColumn> columns = columnsOf(*database_, language);
        std::string names;
        for (const ExportColumn& column : columns) names += (names.empty() ? "" : ", ") + column.id;
        Statement select = database_->prepare("SELECT " + names + " FROM rows WHERE id = ?");
        const std::size_t own = columns.size();
        for (std::string& heading : carriedHeadings(*database_, run_)) columns.push_back({{}, std::move(heading)});
        std::optional<Statement> carried;
        if (columns.size() > own)
            carried.emplace(database_->prepare("SELECT column, text FROM carried WHERE run = ? AND line = ?"));
        const auto run = about();
        std::vector<std::string> inputs = filesOfDatabase(database_->path());
        if (run) inputs.push_back(run->source);
        const auto target = Target::at(path, inputs);
        if (!target) fail(path, target.error().why);
        std::unique_ptr<LineFile> file;
        if (kind == FileKind::csv)
            file = std::make_unique<CsvLines>(*target);
        else
            file = std::make_unique<XlsxLines>(*target, language == Language::zh ? "企业" : "Companies");
        if (const auto begun = file->begin(); !begun) fail(path, begun.error());
        file->head(columns);
        const CellMaker maker(columns, language);
        std::vector<ExportCell> cells(columns.size());
        for (const std::uint32_t line : lines) {
            if (stop != nullptr && stop->load()) return;
            select.reset();
            select.bind(rowId(run_, line));
            if (!select.step()) continue;
            for (std::size_t index = 0; index < own; ++index) cells[index] = maker.cell(select, index);
            for (std::size_t index = own; index < cells.size(); ++index) cells[index] = {};
            if (carried) {
                carried->reset();
                carried->bind(run_).bind(std::int64_t(line));
                while (carried->step())
                    cells.at(own + static_cast<std::size_t>(carried->integer(0))) = {carried->text(1), false};
            }
            file->line(cells);
        }
        if (const auto finished = file->finish(); !finished) fail(path, finished.error());
    });
}

} // namespace biosubsidy::results
