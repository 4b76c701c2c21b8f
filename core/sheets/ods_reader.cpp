// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/ods_reader.h"

#include <algorithm>

#include "core/sheets/ods_rows.h"
#include "core/sheets/xml_stream.h"

namespace biosubsidy::sheets {

namespace {

constexpr std::uint64_t largestContent = std::uint64_t{1} << 30U; // bytes

class ManifestReader : public XmlReader {
public:
    bool encrypted = false;
    void start(std::string_view name, const XmlAttributes&) override {
        encrypted = encrypted || name == "encryption-data" || name == "EncryptedData";
    }
};

class StylesReader : public XmlReader {
public:
    explicit StylesReader(OdsStyles& styles) : styles_(styles) {}
    void start(std::string_view name, const XmlAttributes& attributes) override { styles_.start(name, attributes); }
    void end(std::string_view name) override { styles_.end(name); }
    void text(std::string_view text) override { styles_.text(text); }

private:
    OdsStyles& styles_;
};

// Where each sheet begins and ends. A table within a cell is no sheet.
class TablesReader : public XmlReader {
public:
    struct Table {
        std::string name;
        std::string style;
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    std::vector<Table> tables;

    TablesReader(OdsStyles& styles, std::string_view content) : styles_(styles), content_(content), stream_(*this) {}

    [[nodiscard]] tl::expected<void, Localized> read() {
        for (;;) {
            const auto more = stream_.feed(content_);
            if (!more) return tl::unexpected(more.error());
            if (!*more) return {};
        }
    }

    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "spreadsheet") inSheets_ = true;
        if (!inSheets_) return styles_.start(name, attributes);
        if (name == "tracked-changes") inChanges_ = true;
        if (name != "table" || inChanges_ || depth_++ > 0) return;
        tables.push_back(
            {std::string(attributes("name")), std::string(attributes("style-name")), stream_.position(), 0});
    }
    void end(std::string_view name) override {
        if (!inSheets_) return styles_.end(name);
        if (name == "tracked-changes") inChanges_ = false;
        if (name == "table" && !inChanges_ && --depth_ == 0) tables.back().end = stream_.positionBehind();
    }
    void text(std::string_view text) override {
        if (!inSheets_) styles_.text(text);
    }

private:
    OdsStyles& styles_;
    std::string_view content_;
    XmlStream stream_;
    bool inSheets_ = false;
    bool inChanges_ = false; // what stood in cells before
    int depth_ = 0;          // of tables
};

// A sheet is read from its middle of the text, and so has no word of its encoding.
bool isUtf8(std::string_view content) {
    constexpr std::size_t declaration = 200;
    std::string begin(content.substr(0, declaration));
    begin.erase(std::min(begin.find("?>"), begin.size()));
    std::transform(begin.begin(), begin.end(), begin.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return begin.find('\0') == std::string::npos &&
           (begin.find("encoding") == std::string::npos || begin.find("utf-8") != std::string::npos);
}

tl::expected<std::string, Localized> contentOf(ArchiveMember& member) {
    std::string bytes;
    constexpr std::size_t piece = std::size_t{1} << 20U;
    for (;;) {
        const std::size_t before = bytes.size();
        bytes.resize(before + piece);
        const auto got = member.read(bytes.data() + before, piece);
        if (!got) return tl::unexpected(got.error());
        bytes.resize(before + *got);
        if (*got == 0) return bytes;
        if (bytes.size() > largestContent)
            return tl::unexpected(Localized{"表格内容解压后超过 1 GB；请拆成几个文件，或另存为 .xlsx",
                                            "the content of the spreadsheet unpacks to more than 1 GB; split it, or "
                                            "save it as .xlsx"});
    }
}

} // namespace

tl::expected<std::shared_ptr<const OdsReader>, Localized> OdsReader::open(const std::string& path,
                                                                          ArchiveLimits limits) {
    const auto archive = ZipArchive::open(path, limits);
    if (!archive) return tl::unexpected(archive.error());
    const std::shared_ptr<OdsReader> book(new OdsReader);
    if (auto read = book->read(*archive); !read) return tl::unexpected(std::move(read.error()));
    return book;
}

tl::expected<void, Localized> OdsReader::read(const ZipArchive& archive) {
    if (auto manifest = archive.member("META-INF/manifest.xml")) {
        ManifestReader reader;
        if (auto read = readXml(*manifest, reader); !read) return read;
        if (reader.encrypted)
            return tl::unexpected(Localized{"这是设了密码的表格；请打开后去掉密码，另存一次后重试",
                                            "this is a spreadsheet with a password; open it, take the password off, "
                                            "save it again, and try again"});
    }
    if (auto styles = archive.member("styles.xml")) {
        StylesReader reader(styles_);
        if (auto read = readXml(*styles, reader); !read) return read;
    }
    auto member = archive.member("content.xml");
    if (!member) return tl::unexpected(std::move(member.error()));
    auto content = contentOf(*member);
    if (!content) return tl::unexpected(std::move(content.error()));
    content_ = std::move(*content);
    if (!isUtf8(content_))
        return tl::unexpected(Localized{"表格内容的编码不是 UTF-8；请用 WPS 或 Excel 打开，另存为 .xlsx 后重试",
                                        "the content of the spreadsheet is not in UTF-8; open it in a spreadsheet "
                                        "program, save it as .xlsx, and try again"});
    TablesReader tables(styles_, content_);
    if (auto read = tables.read(); !read) return read;
    if (tables.tables.empty())
        return tl::unexpected(Localized{"文件里没有表格；请给出 .xlsx、.ods 或 .csv",
                                        "there is no sheet in the file; an .xlsx, .ods or .csv file is needed"});
    for (const TablesReader::Table& table : tables.tables) {
        if (sheets_.size() >= mostSheets) break;
        sheets_.push_back({table.name, styles_.hides(table.style)});
        tables_.push_back(std::string_view(content_).substr(table.begin, table.end - table.begin));
    }
    return {};
}

tl::expected<std::unique_ptr<RowSource>, Localized> OdsReader::rows(std::size_t sheet) const {
    return std::make_unique<OdsRows>(shared_from_this(), tables_.at(sheet));
}

} // namespace biosubsidy::sheets
