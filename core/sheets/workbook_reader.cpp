// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/workbook_reader.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "core/sheets/xlsx_number.h"
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
        constexpr std::size_t most = 1'000;
        if (name == "sheet" && sheets.size() < most)
            sheets.push_back({std::string(attributes("name")), std::string(attributes.prefixed("id")),
                              attributes("state") == "hidden" || attributes("state") == "veryHidden"});
        if (name == "workbookPr") since1904 = attributes("date1904") == "1" || attributes("date1904") == "true";
    }
};

class StylesReader : public XmlReader {
public:
    std::vector<bool> dates;

    void start(std::string_view name, const XmlAttributes& attributes) override {
        constexpr std::size_t most = 100'000;
        if (name == "cellXfs") inCells_ = true;
        if (name == "numFmt" && isDateFormat(attributes("formatCode"))) own_.insert(numberOf(attributes("numFmtId")));
        if (name == "numFmt") named_.insert(numberOf(attributes("numFmtId")));
        if (name != "xf" || !inCells_ || dates.size() > most) return;
        const unsigned format = numberOf(attributes("numFmtId"));
        dates.push_back(named_.contains(format) ? own_.contains(format) : isDateFormat(format));
    }
    void end(std::string_view name) override {
        if (name == "cellXfs") inCells_ = false;
    }

private:
    bool inCells_ = false;
    std::set<unsigned> named_; // formats that the file itself gives
    std::set<unsigned> own_;   // … and that show a day
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
        if (name == "si") texts_.endText();
        if (texts_.isFull()) tooMany();
    }
    void text(std::string_view text) override {
        if (!inText_ || inReading_) return; // how a word is read aloud is no part of it
        texts_.append(text);
        if (texts_.isFull()) tooMany();
    }

private:
    void tooMany() {
        refuse({"工作簿的文字超过 1 GB 或一千万条；请拆成几个文件，或另存为 CSV",
                "the workbook holds more than 1 GB or ten million texts; split it, or save it as CSV"});
    }

    SharedTexts& texts_;
    bool inText_ = false;
    bool inReading_ = false;
};

// The member that a target means, seen from a folder of the archive.
std::string resolved(const std::string& folder, std::string target) {
    if (target.starts_with('/')) return target.substr(1);
    std::string base = folder;
    while (target.starts_with("../")) {
        target.erase(0, 3);
        base.erase(base.empty() ? 0 : base.find_last_of('/', base.size() - 2) + 1);
    }
    return base + target;
}

tl::expected<void, Localized> readMember(const XlsxArchive& archive, const std::string& name, XmlReader& reader) {
    auto member = archive.member(name);
    if (!member) return tl::unexpected(std::move(member.error()));
    return readXml(*member, reader);
}

} // namespace

std::string_view SharedTexts::at(std::size_t index) const {
    if (index >= ends_.size()) return {};
    const std::size_t start = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(bytes_).substr(start, ends_[index] - start);
}

tl::expected<std::shared_ptr<const WorkbookReader>, Localized> WorkbookReader::open(const std::string& path,
                                                                                    ArchiveLimits limits) {
    const auto archive = XlsxArchive::open(path, limits);
    if (!archive) return tl::unexpected(archive.error());
    const std::shared_ptr<WorkbookReader> book(new WorkbookReader);
    book->path_ = path;
    book->limits_ = limits;
    if (auto read = book->read(*archive); !read) return tl::unexpected(std::move(read.error()));
    return book;
}

tl::expected<void, Localized> WorkbookReader::read(const XlsxArchive& archive) {
    RelationsReader root;
    if (auto read = readMember(archive, "_rels/.rels", root); !read) return read;
    const auto document = root.byKind.find("officeDocument");
    const std::string workbook = document == root.byKind.end() ? "xl/workbook.xml" : resolved("", document->second);
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
        const std::string member = resolved(folder, target->second);
        const bool again =
            std::any_of(sheets_.begin(), sheets_.end(), [&](const Sheet& earlier) { return earlier.member == member; });
        if (!again && archive.has(member)) sheets_.push_back({sheet.name, member, sheet.hidden});
    }
    if (const auto styles = relations.byKind.find("styles"); styles != relations.byKind.end()) {
        StylesReader reader;
        if (auto read = readMember(archive, resolved(folder, styles->second), reader); !read) return read;
        dates_ = std::move(reader.dates);
    }
    if (const auto texts = relations.byKind.find("sharedStrings"); texts != relations.byKind.end()) {
        TextsReader reader(texts_);
        if (auto read = readMember(archive, resolved(folder, texts->second), reader); !read) return read;
    }
    return {};
}

tl::expected<std::unique_ptr<RowSource>, Localized> WorkbookReader::rows(std::size_t sheet) const {
    auto archive = XlsxArchive::open(path_, limits_);
    if (!archive) return tl::unexpected(std::move(archive.error()));
    auto member = archive->member(sheets_.at(sheet).member);
    if (!member) return tl::unexpected(std::move(member.error()));
    return std::make_unique<XlsxRows>(shared_from_this(), std::move(*archive), std::move(*member));
}

} // namespace biosubsidy::sheets
