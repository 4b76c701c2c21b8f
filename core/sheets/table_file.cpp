// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/table_file.h"

#include <array>
#include <fstream>

#include "core/sheets/csv_rows.h"
#include "core/values/text.h"

namespace biosubsidy::sheets {

namespace {

std::string beginningOf(const std::string& path) {
    std::array<char, 64> bytes{};
    std::ifstream file(path, std::ios::binary);
    file.read(bytes.data(), bytes.size());
    return {bytes.data(), static_cast<std::size_t>(file.gcount())};
}

} // namespace

bool looksLikeNdjson(const std::string& path) {
    const std::string bytes = beginningOf(path);
    const std::string_view begin = withoutMark(bytes);
    const std::size_t first = begin.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && begin[first] == '{';
}

tl::expected<std::shared_ptr<const TableFile>, Localized> TableFile::open(const std::string& path) {
    const std::shared_ptr<TableFile> file(new TableFile);
    file->path_ = path;
    const std::string begin = beginningOf(path);
    if (begin.starts_with("PK") || begin.starts_with("\xD0\xCF\x11\xE0")) {
        auto book = WorkbookReader::open(path);
        if (!book) return tl::unexpected(std::move(book.error()));
        file->book_ = std::move(*book);
        file->kind_ = "XLSX";
    } else if (begin.starts_with("%PDF")) {
        return tl::unexpected(
            Localized{"这是 PDF 文件；请另存为 XLSX 或 CSV", "this is a PDF file; save it as XLSX or CSV"});
    }
    if (auto previewed = file->preview(); !previewed) return tl::unexpected(std::move(previewed.error()));
    return file;
}

tl::expected<void, Localized> TableFile::preview() {
    const std::size_t count = book_ == nullptr ? 1 : book_->sheets().size();
    for (std::size_t sheet = 0; sheet < count; ++sheet) {
        SheetPreview preview;
        if (book_ != nullptr) {
            preview.name = book_->sheets()[sheet].name;
            preview.hidden = book_->sheets()[sheet].hidden;
        }
        auto source = rows(sheet);
        if (!source) return tl::unexpected(std::move(source.error()));
        if (const auto* text = dynamic_cast<const CsvRows*>(source->get()))
            kind_ = std::string(toString(text->encoding()));
        Row row;
        while (preview.rows.size() < previewRows) {
            const auto more = (*source)->next(row);
            if (!more) return tl::unexpected(more.error());
            if (!*more) break;
            preview.rows.push_back(std::move(row));
        }
        preview.rowsAbout = (*source)->rowsAbout();
        sheets_.push_back(std::move(preview));
    }
    return {};
}

tl::expected<std::unique_ptr<RowSource>, Localized> TableFile::rows(std::size_t sheet) const {
    if (book_ != nullptr) return book_->rows(sheet);
    return CsvRows::open(path_);
}

} // namespace biosubsidy::sheets
