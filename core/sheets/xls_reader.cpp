// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/xls_reader.h"

#include "core/documents/little_endian.h"
#include "core/documents/ole_file.h"
#include "core/sheets/biff_record.h"
#include "core/sheets/xls_rows.h"

namespace biosubsidy::sheets {

namespace {

constexpr std::uint16_t biff8 = 0x0600;

Localized withPassword() {
    return {"这是设了密码的工作簿；请打开后去掉密码，另存为 .xlsx 后重试",
            "this is a workbook with a password; open it, take the password off, save it as .xlsx, and try again"};
}

Localized tooOld() {
    return {"这是很旧的表格（Excel 95 或更早）；请用 WPS 或 Excel 打开，另存为 .xlsx 后重试",
            "this is a very old spreadsheet (Excel 95 or before); open it in Excel, WPS or LibreOffice, save it as "
            ".xlsx, and try again"};
}

} // namespace

Localized cutOff() {
    return {
        "工作簿文件已损坏：内容没有写完；请在表格软件里打开，另存为 .xlsx 后重试",
        "the workbook is damaged: it breaks off. Open it in a spreadsheet program, save it as .xlsx, and try again"};
}

tl::expected<std::shared_ptr<const XlsReader>, Localized> XlsReader::open(const std::string& path) {
    auto file = OleFile::open(path);
    if (!file) return tl::unexpected(std::move(file.error()));
    if (!file->has("Workbook")) return tl::unexpected(tooOld());
    auto stream = file->stream("Workbook");
    if (!stream) return tl::unexpected(std::move(stream.error()));
    const std::shared_ptr<XlsReader> book(new XlsReader);
    book->stream_ = std::move(*stream);
    if (auto read = book->read(); !read) return tl::unexpected(std::move(read.error()));
    return book;
}

tl::expected<void, Localized> XlsReader::read() {
    constexpr std::size_t formatAt = 2;
    auto record = biffRecordAt(stream_, 0);
    if (!record || record->is != Biff::begin) return tl::unexpected(tooOld());
    if (littleEndian16(record->bytes, 0) != biff8) return tl::unexpected(tooOld());
    while ((record = biffRecordAt(stream_, record->next))) {
        switch (record->is) {
        case Biff::endOfPart: return {};
        case Biff::password: return tl::unexpected(withPassword());
        case Biff::dates1904: since1904_ = littleEndian16(record->bytes, 0) == 1; break;
        case Biff::sheet: readSheet(record->bytes); break;
        case Biff::style: formats_.addStyle(littleEndian16(record->bytes, formatAt)); break;
        case Biff::format: {
            BiffBytes bytes(stream_, *record, 2);
            const std::string code = bytes.text();
            if (bytes.isWhole()) formats_.define(littleEndian16(record->bytes, 0), code);
            break;
        }
        case Biff::sharedTexts:
            if (auto read = readTexts(*record); !read) return read;
            break;
        default: break;
        }
    }
    return tl::unexpected(cutOff());
}

// Charts and macros stand in parts of their own too.
void XlsReader::readSheet(std::string_view bytes) {
    constexpr std::size_t stateAt = 4;
    constexpr std::size_t kindAt = 5;
    constexpr std::size_t nameAt = 6;
    constexpr std::size_t firstCharacter = 8;
    constexpr unsigned hiddenBits = 3;
    if (byteAt(bytes, kindAt) != 0 || sheets_.size() >= mostSheets) return;
    BiffBytes name(stream_, {Biff::sheet, bytes, stream_.size()}, firstCharacter);
    sheets_.push_back({name.characters(byteAt(bytes, nameAt), byteAt(bytes, nameAt + 1)),
                       (byteAt(bytes, stateAt) & hiddenBits) != 0});
    begins_.push_back(littleEndian32(bytes, 0));
}

// Texts that break off are missed at the cells that show them.
tl::expected<void, Localized> XlsReader::readTexts(const BiffRecord& record) {
    BiffBytes bytes(stream_, record);
    static_cast<void>(bytes.four()); // how many cells show them
    const std::uint32_t count = bytes.four();
    for (std::uint32_t index = 0; index < count; ++index) {
        const std::string text = bytes.text();
        if (!bytes.isWhole()) return {};
        if (auto added = texts_.add(text); !added) return added;
    }
    return {};
}

tl::expected<std::unique_ptr<RowSource>, Localized> XlsReader::rows(std::size_t sheet) const {
    auto rows = std::make_unique<XlsRows>(shared_from_this());
    if (auto begun = rows->begin(begins_.at(sheet)); !begun) return tl::unexpected(std::move(begun.error()));
    return rows;
}

} // namespace biosubsidy::sheets
