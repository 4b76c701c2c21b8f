// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/file_kind.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>

#include <fmt/format.h>

#include "core/documents/ole_file.h"
#include "core/sheets/zip_archive.h"
#include "core/system/paths.h"
#include "core/system/whole_file.h"
#include "core/values/text.h"
#include "core/values/text_parts.h"

namespace biosubsidy::sheets {

namespace {

using Is = FileKind::Is;

constexpr std::size_t beginningBytes = 65'536;

FileKind refused(std::string_view zh, std::string_view en) {
    return {Is::refused, {std::string(zh), std::string(en)}};
}

FileKind saveAsXlsx(std::string_view zh, std::string_view en) {
    return {Is::refused,
            {fmt::format("这是{}；请用 WPS 或 Excel 打开，另存为 .xlsx 后重试", zh),
             fmt::format("this is {}; open it in Excel, WPS or LibreOffice, save it as .xlsx, and try again", en)}};
}

FileKind kindOfOle(const std::string& path) {
    const auto file = OleFile::open(path);
    if (!file) return {Is::refused, file.error()};
    if (file->has("EncryptedPackage"))
        return refused("这是设了密码的工作簿；请打开后去掉密码，另存为 .xlsx 后重试",
                       "this is a workbook with a password; open it, take the password off, save it as .xlsx, and try "
                       "again");
    if (file->has("Workbook")) return {Is::xls, {}};
    if (file->has("Book"))
        return saveAsXlsx("很旧的表格（Excel 95 或更早）", "a very old spreadsheet (Excel 95 or before)");
    if (file->has("WordDocument"))
        return refused(
            "这是旧的 Word 文档（.doc）；请把其中的表格复制到表格软件，存为 .xlsx 后重试",
            "this is an old Word document (.doc); copy its table into a spreadsheet, save that as .xlsx, and "
            "try again");
    return saveAsXlsx("旧格式的办公文件", "an office file of an old format");
}

std::string contentOf(const ZipArchive& archive, const std::string& name) {
    auto member = archive.member(name);
    std::array<char, 128> bytes{};
    if (!member) return {};
    const auto got = member->read(bytes.data(), bytes.size());
    return got ? std::string(bytes.data(), *got) : std::string();
}

// Of what cannot be looked into, the name alone says what it was to be.
bool namesText(const std::string& path) {
    return isOneOf(endingOf(path), {".docx", ".docm", ".odt", ".wps"});
}

FileKind damagedText() {
    return refused("按名字这是 Word 文档（.docx 一类），不是表格；而且文件已损坏，打不开。请找到完好的文档，"
                   "把其中的表格复制到表格软件，存为 .xlsx 后重试",
                   "by its name this is a text document (.docx or the like) and no table; and it is damaged, too. Find "
                   "the whole document, copy its table into a spreadsheet, save that as .xlsx, and try again");
}

FileKind kindOfZip(const std::string& path) {
    const auto archive = ZipArchive::open(path);
    if (!archive && namesText(path)) return damagedText();
    if (!archive) return {Is::xlsx, {}}; // damaged, as its reader says in words
    const std::string type = contentOf(*archive, "mimetype");
    if (type.find("opendocument.spreadsheet") != std::string::npos || (type.empty() && archive->has("content.xml")))
        return {Is::ods, {}};
    if (archive->has("xl/workbook.bin")) return saveAsXlsx("二进制工作簿（.xlsb）", "a binary workbook (.xlsb)");
    if (archive->has("word/document.xml") || type.find("opendocument.text") != std::string::npos)
        return refused(
            "这是 Word 文档（.docx 或 .odt）；请把其中的表格复制到表格软件，存为 .xlsx 后重试",
            "this is a text document (.docx or .odt); copy its table into a spreadsheet, save that as .xlsx, "
            "and try again");
    if (archive->has("ppt/presentation.xml"))
        return refused("这是演示文稿（.pptx）；请给出 .xlsx 或 .csv",
                       "this is a presentation (.pptx); an .xlsx or .csv file is needed");
    if (archive->has("Index/Document.iwa") || archive->has("Index.zip"))
        return refused("这是 Apple Numbers 或 Pages 的文件；请在其中导出为 Excel（.xlsx）后重试",
                       "this is a file of Apple Numbers or Pages; export it there as Excel (.xlsx), and try again");
    const bool workbook = archive->has("xl/workbook.xml") || archive->has("_rels/.rels");
    if (workbook) return {Is::xlsx, {}};
    return refused("这是压缩包，里面没有工作簿；请先解压，再给出其中的 .xlsx 或 .csv",
                   "this is a ZIP archive with no workbook in it; unpack it and give the .xlsx or .csv file that "
                   "is inside");
}

// In lower case, without the zero bytes of UTF-16: to look for marks in.
std::string plainBeginning(std::string_view bytes) {
    std::string plain;
    for (const char letter : bytes) {
        if (letter != '\0') plain += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    for (const std::string_view mark : {byteOrderMark, std::string_view("\xFF\xFE"), std::string_view("\xFE\xFF")}) {
        if (plain.starts_with(mark)) plain.erase(0, mark.size());
    }
    plain.erase(0, std::min(plain.find_first_not_of(" \t\r\n"), plain.size()));
    return plain;
}

std::optional<FileKind> kindOfMarkup(std::string_view plain) {
    const auto has = [plain](std::string_view mark) { return plain.find(mark) != std::string_view::npos; };
    if (plain.starts_with("mime-version:"))
        return saveAsXlsx("网页归档（MHTML），有些系统给它取名 .xls",
                          "an archived web page (MHTML), which some systems name .xls");
    if (!plain.starts_with('<')) return std::nullopt;
    if (has("schemas-microsoft-com:office:spreadsheet"))
        return saveAsXlsx(" XML 表格（2003），有些系统给它取名 .xls",
                          "an XML spreadsheet (2003), which some systems name .xls");
    if (has("<html") || has("<!doctype html") || has("<table") || has("<meta"))
        return saveAsXlsx("网页（HTML），有些系统给它取名 .xls", "a web page (HTML), which some systems name .xls");
    if (plain.starts_with("<?xml"))
        return refused("这是 XML 文件；请给出 .xlsx、.csv 或每行一个案例的文件",
                       "this is an XML file; an .xlsx or .csv file is needed, or one with a case a line");
    return std::nullopt;
}

// How many brackets stand open at the end of a line of JSON.
int openBrackets(std::string_view line) {
    int open = 0;
    bool quoted = false;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (quoted) {
            if (line[at] == '\\')
                ++at;
            else if (line[at] == '"')
                quoted = false;
            continue;
        }
        if (line[at] == '"') quoted = true;
        if (line[at] == '{' || line[at] == '[') ++open;
        if (line[at] == '}' || line[at] == ']') --open;
    }
    return quoted ? 0 : open;
}

// A case over several lines goes on with a key; a line that was cut off does not.
FileKind kindOfJson(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(first), '\n');
    const std::size_t end = std::min(text.find('\n', first), text.size());
    const std::size_t next = text.find_first_not_of(blanks, end);
    if (text[first] == '[')
        return {
            Is::refused,
            {fmt::format(
                 "第 {} 行是 JSON 数组（[ … ]），而筛查要求每行一个案例；用 jq -c '.[]' 文件 > 案例.ndjson 可以转换",
                 line),
             fmt::format("line {} begins a JSON array ([ … ]), and a screening takes one case a line; jq -c '.[]' "
                         "FILE > cases.ndjson converts it",
                         line)}};
    const bool goesOn = next != std::string_view::npos && (text[next] == '"' || text[next] == '}');
    if (openBrackets(text.substr(first, end - first)) <= 0 || !goesOn) return {Is::lines, {}};
    return {
        Is::refused,
        {fmt::format("第 {} 行开始的案例占了好几行，而筛查要求每行一个案例；只有一个案例请用 assess，"
                     "有多个则用 jq -c . 文件 > 案例.ndjson 转换",
                     line),
         fmt::format("a case stands on several lines, from line {} on, and a screening takes one case a line; for a "
                     "single case use assess, for several jq -c . FILE > cases.ndjson converts them",
                     line)}};
}

std::optional<FileKind> kindOfBinary(std::string_view bytes) {
    if (bytes.starts_with("%PDF"))
        return refused("这是 PDF 文件；请把其中的表格另存为 XLSX 或 CSV 后重试",
                       "this is a PDF file; save its table as XLSX or CSV, and try again");
    if (bytes.starts_with("{\\rtf"))
        return refused("这是 RTF 文档；请把其中的表格复制到表格软件，存为 .xlsx 后重试",
                       "this is an RTF document; copy its table into a spreadsheet, save that as .xlsx, and try again");
    if (bytes.starts_with("SQLite format 3"))
        return refused("这是 SQLite 数据库，例如以前筛查的结果；请给出企业表",
                       "this is an SQLite database, as the results of a screening are; a table of companies is needed");
    for (const std::string_view mark : {"\x89PNG", "\xFF\xD8\xFF", "GIF8", "BM6"}) {
        if (bytes.starts_with(mark))
            return refused("这是图片；请给出 .xlsx 或 .csv", "this is a picture; an .xlsx or .csv file is needed");
    }
    for (const std::string_view mark : {"Rar!", "7z\xBC\xAF", "\x1F\x8B", "BZh",
                                        "\xFD"
                                        "7zXZ"}) {
        if (bytes.starts_with(mark))
            return refused("这是压缩文件；请先解压，再给出其中的 .xlsx、.csv 或 .ndjson",
                           "this is a packed file; unpack it and give the .xlsx, .csv or .ndjson that is inside");
    }
    // The first record of a workbook before 1997 that stands in no container.
    if (bytes.size() > 3 && bytes[0] == '\x09' &&
        std::string_view("\x00\x02\x04\x08", 4).find(bytes[1]) != std::string_view::npos && bytes[2] < 0x20 &&
        bytes[3] == '\0')
        return saveAsXlsx("很旧的表格（Excel 95 或更早）", "a very old spreadsheet (Excel 95 or before)");
    constexpr std::ptrdiff_t tenth = 10;
    const bool wide = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
    if (!wide && std::count(bytes.begin(), bytes.end(), '\0') * tenth > static_cast<std::ptrdiff_t>(bytes.size()))
        return refused("这不是文字，也不是认得的表格；请给出 .xlsx、.csv（UTF-8）或每行一个案例的文件",
                       "this is neither text nor a workbook that is known; an .xlsx or .csv (UTF-8) file is needed, "
                       "or one with a case a line");
    return std::nullopt;
}

FileKind kindOfText(std::string_view bytes) {
    const std::string plain = plainBeginning(bytes);
    if (auto markup = kindOfMarkup(plain)) return std::move(*markup);
    if (plain.starts_with('{')) return kindOfJson(withoutMark(bytes));
    const std::size_t second = plain.find_first_not_of(" \t\r\n", 1);
    if (plain.starts_with('[') && second != std::string::npos && plain[second] == '{')
        return kindOfJson(withoutMark(bytes));
    return {Is::text, {}};
}

std::string beginningOf(const std::string& path, std::size_t most) {
    return readFile(path, most).value_or(std::string());
}

} // namespace

FileKind kindOfFile(const std::string& path) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(toPath(path), error)) return {};
    const std::string bytes = beginningOf(path, beginningBytes);
    if (bytes.starts_with("PK")) return kindOfZip(path);
    if (bytes.starts_with("\xD0\xCF\x11\xE0")) return kindOfOle(path);
    if (auto binary = kindOfBinary(bytes)) return std::move(*binary);
    return kindOfText(bytes);
}

FileKind kindOfStream(std::string_view beginning) {
    if (beginning.starts_with("PK") || beginning.starts_with("\xD0\xCF\x11\xE0"))
        return refused("标准输入只接受每行一个案例；表格请存为文件，并给出它的路径",
                       "standard input takes one case a line; save a table as a file and give its path");
    if (auto binary = kindOfBinary(beginning)) return std::move(*binary);
    FileKind kind = kindOfText(beginning);
    if (kind.is == Is::text) kind.is = Is::lines;
    return kind;
}

} // namespace biosubsidy::sheets
