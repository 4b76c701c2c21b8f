// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/xlsx_reader.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "core/documents/cell_escapes.h"
#include "core/sheets/xlsx_rows.h"
#include "core/sheets/xml_stream.h"

namespace biosubsidy::sheets {

namespace {

unsigned numberOf(std::string_view text) {
    unsigned number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// Targets of relationships, by id and by the last word of their kind.
class RelationsReader : public XmlReader {
public:
    std::map<std::string, std::string, std::less<>> byId;
    std::map<std::string, std::string, std::less<>> byKind;

    void start(std::string_view name, const XmlAttributes& attributes) override {
        constexpr std::size_t most = 10'000;
        if (name != "Relationship" || byId.size() > most) return;
        const std::string_view kind = attributes("Type");
        byId.emplace(attributes("Id"), attributes("Target"));
        byKind.emplace(kind.substr(kind.rfind('/') + 1), attributes("Target"));
    }
};

class PartsReader : public XmlReader {
public:
    struct Entry {
        std::string name;
        std::string relation;
        bool hidden;
    };
    std::vector<Entry> sheets;
    bool since1904 = false;

    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "sheet" && sheets.size() < mostSheets)
            sheets.push_back({std::string(attributes("name")), std::string(attributes.prefixed("id")),
                              attributes("state") == "hidden" || attributes("state") == "veryHidden"});
        // An extension of later programs has an element of the same name.
        if (name == "workbookPr" && (attributes("date1904") == "1" || attributes("date1904") == "true"))
            since1904 = true;
    }
};

class StylesReader : public XmlReader {
public:
    explicit StylesReader(NumberFormats& formats) : formats_(formats) {}

    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "cellXfs") inCells_ = true;
        if (name == "numFmt") formats_.define(numberOf(attributes("numFmtId")), attributes("formatCode"));
        if (name == "xf" && inCells_) formats_.addStyle(numberOf(attributes("numFmtId")));
    }
    void end(std::string_view name) override {
        if (name == "cellXfs") inCells_ = false;
    }

private:
    NumberFormats& formats_;
    bool inCells_ = false;
};

class TextsReader : public XmlReader {
public:
    explicit TextsReader(SharedTexts& texts) : texts_(texts) {}

    void start(std::string_view name, const XmlAttributes&) override {
        if (name == "t") inText_ = true;
        if (name == "rPh") inReading_ = true;
    }
    void end(std::string_view name) override {
        if (name == "t") inText_ = false;
        if (name == "rPh") inReading_ = false;
        if (name != "si") return;
        const bool plain = text_.find("_x") == std::string::npos && text_.find('\r') == std::string::npos;
        if (auto added = texts_.add(plain ? text_ : withoutCellEscapes(text_)); !added) refuse(added.error());
        text_.clear();
    }
    void text(std::string_view text) override {
        if (!inText_ || inReading_) return; // how a word is read aloud is no part of it
        if (text_.size() + text.size() > longestCell) return refuse(tooLongCell());
        text_ += text;
    }

private:
    SharedTexts& texts_;
    std::string text_;
    bool inText_ = false;
    bool inReading_ = false;
};

tl::expected<void, Localized> readMember(const ZipArchive& archive, const std::string& name, XmlReader& reader) {
    auto member = archive.member(name);
    if (!member) return tl::unexpected(std::move(member.error()));
    return readXml(*member, reader);
}

} // namespace

tl::expected<std::shared_ptr<const XlsxReader>, Localized> XlsxReader::open(const std::string& path,
                                                                            ArchiveLimits limits) {
    const auto archive = ZipArchive::open(path, limits);
    if (!archive) return tl::unexpected(archive.error());
    const std::shared_ptr<XlsxReader> book(new XlsxReader);
    book->path_ = path;
    book->limits_ = limits;
    if (auto read = book->read(*archive); !read) return tl::unexpected(std::move(read.error()));
    return book;
}

tl::expected<void, Localized> XlsxReader::read(const ZipArchive& archive) {
    RelationsReader root;
    if (auto read = readMember(archive, "_rels/.rels", root); !read) return read;
    const auto document = root.byKind.find("officeDocument");
    const std::string workbook = document == root.byKind.end() ? "xl/workbook.xml" : memberName("", document->second);
    const std::string folder = workbook.substr(0, workbook.rfind('/') + 1);
    const std::string file = workbook.substr(folder.size());
    PartsReader about;
    if (auto read = readMember(archive, workbook, about); !read) return read;
    RelationsReader relations;
    if (auto read = readMember(archive, folder + "_rels/" + file + ".rels", relations); !read) return read;
    since1904_ = about.since1904;
    for (const PartsReader::Entry& sheet : about.sheets) {
        const auto target = relations.byId.find(sheet.relation);
        if (target == relations.byId.end()) continue;
        const std::string member = memberName(folder, target->second);
        if (std::find(members_.begin(), members_.end(), member) != members_.end() || !archive.has(member)) continue;
        sheets_.push_back({sheet.name, sheet.hidden});
        members_.push_back(member);
    }
    if (const auto styles = relations.byKind.find("styles"); styles != relations.byKind.end()) {
        StylesReader reader(formats_);
        if (auto read = readMember(archive, memberName(folder, styles->second), reader); !read) return read;
    }
    if (const auto texts = relations.byKind.find("sharedStrings"); texts != relations.byKind.end()) {
        TextsReader reader(texts_);
        if (auto read = readMember(archive, memberName(folder, texts->second), reader); !read) return read;
    }
    return {};
}

tl::expected<std::unique_ptr<RowSource>, Localized> XlsxReader::rows(std::size_t sheet) const {
    auto archive = ZipArchive::open(path_, limits_);
    if (!archive) return tl::unexpected(std::move(archive.error()));
    auto member = archive->member(members_.at(sheet));
    if (!member) return tl::unexpected(std::move(member.error()));
    auto rows = std::make_unique<XlsxRows>(shared_from_this(), std::move(*archive), std::move(*member));
    if (auto begun = rows->begin(); !begun) return tl::unexpected(std::move(begun.error()));
    return rows;
}

} // namespace biosubsidy::sheets
