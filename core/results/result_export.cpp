// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines of the results as files.
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

#include <fmt/format.h>
#include <unistd.h>

#include "core/documents/csv_text.h"
#include "core/documents/workbook.h"
#include "core/results/result_schema.h"
#include "core/results/result_store.h"
#include "core/screening/output.h"
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
    virtual void head(const std::vector<ExportColumn>& columns) = 0;
    virtual void line(const std::vector<ExportColumn>& columns, const Statement& row) = 0;
    [[nodiscard]] virtual tl::expected<void, Localized> close() = 0;
};

class CsvLines : public LineFile {
public:
    explicit CsvLines(const std::string& path) : path_(path), file_(path, std::ios::binary) {}

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
    tl::expected<void, Localized> close() override {
        errno = 0;
        file_.close();
        if (file_) return {};
        const char* why = std::strerror(errno);
        return tl::unexpected(
            Localized{fmt::format("写 {} 失败：{}", path_, why), fmt::format("writing {} failed: {}", path_, why)});
    }

private:
    void end() {
        text_ += "\r\n";
        file_ << text_;
        text_.clear();
    }
    std::string path_;
    std::ofstream file_;
    std::string text_;
};

class XlsxLines : public LineFile {
public:
    XlsxLines(const std::string& path, const std::string& sheet) : book_(path), sheet_(book_.addSheet(sheet)) {}

    void head(const std::vector<ExportColumn>& columns) override {
        std::vector<std::string> headings;
        std::optional<std::size_t> names;
        for (const ExportColumn& column : columns) {
            if (column.id == "name") names = headings.size();
            headings.push_back(column.heading);
        }
        sheet_.tableHead(headings, names);
    }
    void line(const std::vector<ExportColumn>& columns, const Statement& row) override {
        ++row_;
        for (std::size_t column = 0; column < columns.size(); ++column) {
            const int at = static_cast<int>(column); // as SQLite counts them
            if (row.isNull(at)) continue;
            if (columns[column].kind == Kind::fen)
                sheet_.yuan(row_, column, fenOf(row, at));
            else if (columns[column].kind == Kind::count)
                sheet_.count(row_, column, static_cast<std::uint64_t>(row.integer(at)));
            else
                sheet_.text(row_, column, row.text(at));
        }
    }
    tl::expected<void, Localized> close() override { return book_.close(); }

private:
    Workbook book_;
    WorkbookSheet sheet_;
    std::uint32_t row_ = 0;
};

[[noreturn]] void fail(const std::string& path, Localized why) {
    StorageError error = storageError(StorageProblem::other, path);
    error.message = std::move(why);
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
        const std::string partial = screening::partialPath(path);
        std::unique_ptr<LineFile> file;
        if (kind == FileKind::csv)
            file = std::make_unique<CsvLines>(partial);
        else
            file = std::make_unique<XlsxLines>(partial, language == Language::zh ? "企业" : "Companies");
        file->head(columns);
        bool stopped = false;
        for (const std::uint32_t line : lines) {
            stopped = stop != nullptr && stop->load();
            if (stopped) break;
            select.reset();
            select.bind(rowId(run_, line));
            if (select.step()) file->line(columns, select);
        }
        const auto closed = file->close();
        if (!closed || stopped) ::unlink(partial.c_str());
        if (!closed) fail(path, closed.error());
        if (!stopped && std::rename(partial.c_str(), path.c_str()) != 0)
            fail(path, {fmt::format("无法写入 {}：{}", path, std::strerror(errno)),
                        fmt::format("cannot write {}: {}", path, std::strerror(errno))});
    });
}

} // namespace biosubsidy::results
