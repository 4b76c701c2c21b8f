// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/table_file.h"

#include "core/sheets/csv_rows.h"
#include "core/sheets/file_kind.h"
#include "core/sheets/ods_reader.h"
#include "core/sheets/xls_reader.h"
#include "core/sheets/xlsx_reader.h"

namespace biosubsidy::sheets {

namespace {

// None of a text.
tl::expected<std::shared_ptr<const WorkbookReader>, Localized> bookOf(FileKind::Is kind, const std::string& path) {
    switch (kind) {
    case FileKind::Is::xlsx: return XlsxReader::open(path);
    case FileKind::Is::xls: return XlsReader::open(path);
    case FileKind::Is::ods: return OdsReader::open(path);
    default: return nullptr;
    }
}

} // namespace

bool looksLikeNdjson(const std::string& path) {
    return kindOfFile(path).is == FileKind::Is::lines;
}

tl::expected<std::shared_ptr<const TableFile>, Localized> TableFile::open(const std::string& path, char separator) {
    const std::shared_ptr<TableFile> file(new TableFile);
    file->path_ = path;
    file->separator_ = separator;
    FileKind kind = kindOfFile(path);
    if (kind.is == FileKind::Is::refused) return tl::unexpected(std::move(kind.refusal));
    auto book = bookOf(kind.is, path);
    if (!book) return tl::unexpected(std::move(book.error()));
    file->book_ = std::move(*book);
    if (file->book_ != nullptr) file->kind_ = file->book_->kind();
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
        preview.merged = (*source)->merged();
        sheets_.push_back(std::move(preview));
    }
    return {};
}

tl::expected<std::unique_ptr<RowSource>, Localized> TableFile::rows(std::size_t sheet) const {
    if (book_ != nullptr) return book_->rows(sheet);
    return CsvRows::open(path_, separator_);
}

} // namespace biosubsidy::sheets
