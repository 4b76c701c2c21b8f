// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines of the results as files.
#include <algorithm>

#include <fmt/format.h>

#include "core/documents/csv_text.h"
#include "core/documents/workbook.h"
#include "core/results/result_schema.h"
#include "core/results/result_store.h"
#include "core/system/output_file.h"
#include "core/values/text.h"

namespace biosubsidy::results {

namespace {

enum class Kind : std::uint8_t { text, fen, count };

struct ExportColumn {
    std::string id;
    std::string heading;
    Kind kind;
};

std::vector<ExportColumn> columnsOf(const Database& database, Language language) {
    std::vector<ExportColumn> columns;
    Statement select = database.prepare("SELECT id, zh, en, kind FROM columns WHERE table_name = 'rows' "
                                        "ORDER BY position");
    while (select.step()) {
        const std::string kind = select.text(3);
        columns.push_back({select.text(0), select.text(language == Language::zh ? 1 : 2),
                           kind == "text"  ? Kind::text
                           : kind == "fen" ? Kind::fen
                                           : Kind::count});
    }
    return columns;
}

class LineFile {
public:
    LineFile() = default;
    LineFile(const LineFile&) = delete;
    LineFile& operator=(const LineFile&) = delete;
    virtual ~LineFile() = default;
    [[nodiscard]] virtual tl::expected<void, Localized> begin() = 0;
    virtual void head(const std::vector<ExportColumn>& columns) = 0;
    virtual void line(const std::vector<ExportColumn>& columns, const Statement& row) = 0;
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
    void line(const std::vector<ExportColumn>& columns, const Statement& row) override {
        for (std::size_t index = 0; index < columns.size(); ++index) {
            if (index > 0) text_ += ',';
            const int at = static_cast<int>(index);
            if (row.isNull(at)) continue;
            if (columns[index].kind == Kind::fen)
                appendYuan(text_, fenOf(row, at));
            else if (columns[index].kind == Kind::count)
                text_ += std::to_string(row.integer(at));
            else
                appendCsvCell(text_, row.text(at));
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

class XlsxLines : public LineFile {
public:
    XlsxLines(const Target& target, const char* sheet) : target_(target), work_(target), name_(sheet) {}

    tl::expected<void, Localized> begin() override {
        if (auto begun = work_.begin(); !begun) return begun;
        book_.emplace(work_.name());
        sheet_ = book_->addSheet(name_);
        return {};
    }
    void head(const std::vector<ExportColumn>& columns) override {
        std::vector<std::string> headings;
        std::optional<std::size_t> names;
        for (const ExportColumn& column : columns) {
            if (column.id == "name") names = headings.size();
            headings.push_back(column.heading);
        }
        sheet_->tableHead(headings, names);
    }
    void line(const std::vector<ExportColumn>& columns, const Statement& row) override {
        ++row_;
        for (std::size_t column = 0; column < columns.size(); ++column) {
            const int at = static_cast<int>(column); // as SQLite counts them
            if (row.isNull(at)) continue;
            if (columns[column].kind == Kind::fen)
                sheet_->yuan(row_, column, fenOf(row, at));
            else if (columns[column].kind == Kind::count)
                sheet_->count(row_, column, static_cast<std::uint64_t>(row.integer(at)));
            else
                sheet_->text(row_, column, row.text(at));
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
        const std::vector<ExportColumn> columns = columnsOf(*database_, language);
        std::string names;
        for (const ExportColumn& column : columns) names += (names.empty() ? "" : ", ") + column.id;
        Statement select = database_->prepare("SELECT " + names + " FROM rows WHERE id = ?");
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
        for (const std::uint32_t line : lines) {
            if (stop != nullptr && stop->load()) return;
            select.reset();
            select.bind(rowId(run_, line));
            if (select.step()) file->line(columns, select);
        }
        if (const auto finished = file->finish(); !finished) fail(path, finished.error());
    });
}

} // namespace biosubsidy::results
