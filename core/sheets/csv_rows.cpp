// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/csv_rows.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "core/system/paths.h"
#include "core/system/system_error.h"
#include "core/system/whole_file.h"
#include "core/values/text.h"

namespace biosubsidy::sheets {

namespace {

constexpr std::size_t chunk = 1U << 20U;
constexpr std::size_t longestRecord = 1U << 20U; // a row with a quoted cell of many lines
constexpr std::size_t longestLine = 1U << 24U;
// What may be read again because a quotation mark has no partner. A broken row costs
// at most a record; a file made of them would cost hours.
constexpr std::size_t mostReadAgain = 256U << 20U;
constexpr std::size_t largestWhole = 256U << 20U; // of UTF-16 and Big5, which are read whole
constexpr std::string_view replacement = "\xEF\xBF\xBD";

// Where the whole characters of a piece of UTF-8 end that may be cut anywhere.
std::size_t wholeCharacters(std::string_view bytes) {
    for (std::size_t back = 1; back <= std::min<std::size_t>(3, bytes.size()); ++back) {
        const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
        if (byte < 0x80U) break;
        if (byte < 0xC0U) continue;
        const std::size_t length = byte >= 0xF0U ? 4 : byte >= 0xE0U ? 3 : 2;
        return length > back ? bytes.size() - back : bytes.size();
    }
    return bytes.size();
}

// What a first pass over the file tells: its encoding, by the first bytes that are
// not UTF-8 and what stands around them, and how many lines it has.
struct FirstLook {
    std::optional<Encoding> encoding;
    std::uint64_t lines = 0;
};

Encoding encodingAround(std::string_view text, std::size_t invalid) {
    if (text.starts_with(byteOrderMark)) return Encoding::utf8;
    constexpr std::size_t around = 65'536;
    const Encoding guessed = guessEncoding(text.substr(invalid > around ? invalid - around : 0, 2 * around));
    return guessed == Encoding::gb18030 && beginsAsBig5(text.substr(0, invalid + around)) ? Encoding::big5 : guessed;
}

FirstLook lookThrough(std::ifstream& file, std::size_t piece) {
    FirstLook look;
    std::string buffer;
    for (bool last = false; !last;) {
        const std::size_t carried = buffer.size();
        buffer.resize(carried + piece);
        file.read(buffer.data() + carried, static_cast<std::streamsize>(piece));
        buffer.resize(carried + static_cast<std::size_t>(file.gcount()));
        last = file.gcount() < static_cast<std::streamsize>(piece);
        const std::string_view text = buffer;
        look.lines += static_cast<std::uint64_t>(
            std::count(text.begin() + static_cast<std::ptrdiff_t>(carried), text.end(), '\n'));
        const std::size_t whole = last ? text.size() : wholeCharacters(text);
        if (!look.encoding) {
            if (const auto invalid = firstInvalidUtf8(text.substr(0, whole)))
                look.encoding = encodingAround(text, *invalid);
        }
        buffer.erase(0, whole);
    }
    return look;
}

void unwind(std::ifstream& file) {
    file.clear();
    file.seekg(0);
}

// A small file is read in one small piece.
std::size_t pieceFor(std::ifstream& file) {
    file.seekg(0, std::ios::end);
    const std::streamoff size = file.tellg();
    unwind(file);
    return size < 0 ? chunk : std::min(chunk, static_cast<std::size_t>(size) + 1);
}

} // namespace

tl::expected<std::unique_ptr<CsvRows>, Localized> CsvRows::open(const std::string& path, char separator) {
    std::unique_ptr<CsvRows> rows(new CsvRows);
    if (auto begun = rows->begin(path); !begun) return tl::unexpected(std::move(begun.error()));
    if (separator != '\0') rows->separator_ = separator;
    return rows;
}

tl::expected<void, Localized> CsvRows::begin(const std::string& path) {
    errno = 0;
    file_.open(toPath(path), std::ios::binary);
    if (!file_) return tl::unexpected(systemMessage(errno));
    std::array<char, 2> mark{};
    file_.read(mark.data(), mark.size());
    const std::string_view begin(mark.data(), static_cast<std::size_t>(file_.gcount()));
    unwind(file_);
    if (begin == "\xFF\xFE" || begin == "\xFE\xFF") {
        if (auto read = readWhole(path); !read) return read;
    } else {
        piece_ = pieceFor(file_);
        const FirstLook look = lookThrough(file_, piece_);
        encoding_ = look.encoding.value_or(Encoding::utf8);
        lines_ = look.lines;
        unwind(file_);
        auto filled = encoding_ == Encoding::big5 ? readWhole(path) : fill();
        if (!filled) return filled;
        if (text_.starts_with(byteOrderMark)) text_.erase(0, byteOrderMark.size());
    }
    guessSeparator();
    return {};
}

tl::expected<void, Localized> CsvRows::readWhole(const std::string& path) {
    const auto bytes = readFile(path, largestWhole);
    if (!bytes) return tl::unexpected(bytes.error());
    auto decoded = decodeText(path, *bytes);
    if (!decoded) return tl::unexpected(decoded.error().front().message);
    encoding_ = decoded->encoding;
    text_ = std::move(decoded->utf8);
    lines_ = static_cast<std::uint64_t>(std::count(text_.begin(), text_.end(), '\n'));
    ended_ = true;
    return {};
}

tl::expected<void, Localized> CsvRows::fill() {
    text_.erase(0, at_);
    at_ = 0;
    const std::size_t before = raw_.size();
    raw_.resize(before + piece_);
    errno = 0;
    file_.read(raw_.data() + before, static_cast<std::streamsize>(piece_));
    const auto got = static_cast<std::size_t>(file_.gcount());
    if (file_.bad()) return tl::unexpected(systemMessage(errno));
    raw_.resize(before + got);
    ended_ = got < piece_;
    // In UTF-8 and GB18030 alike no character has a byte that is a line break.
    const std::size_t end = ended_ ? raw_.size() : raw_.rfind('\n') + 1; // 0 where there is none
    if (end == 0 && raw_.size() > longestLine)
        return tl::unexpected(
            Localized{fmt::format("第 {} 行之后有一行超过 16 MB，不像是表格", number_ + 1),
                      fmt::format("after row {} a line is longer than 16 MB: hardly a table", number_ + 1)});
    take(std::string_view(raw_).substr(0, end));
    raw_.erase(0, end);
    return {};
}

void CsvRows::take(std::string_view bytes) {
    if (encoding_ != Encoding::gb18030) {
        text_ += bytes;
        return;
    }
    while (!bytes.empty()) {
        const auto decoded = decodeGb18030(bytes);
        text_ += decoded.utf8;
        if (decoded.used == bytes.size()) break;
        text_ += replacement;
        bytes.remove_prefix(decoded.used + 1);
    }
}

// The separator that the first lines have most of, outside quotes.
void CsvRows::guessSeparator() {
    constexpr std::array<char, 4> separators{',', '\t', ';', '|'};
    constexpr int lines = 5;
    std::array<std::size_t, separators.size()> counts{};
    bool quoted = false;
    bool any = false; // in this line: titles above a table have none
    int line = 0;
    for (const char letter : text_) {
        if (letter == '"') quoted = !quoted;
        if (quoted) continue;
        if (letter == '\n' && std::exchange(any, false) && ++line == lines) break;
        for (std::size_t index = 0; index < separators.size(); ++index) {
            counts[index] += letter == separators[index] ? 1 : 0;
            any = any || letter == separators[index];
        }
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    separator_ = separators[static_cast<std::size_t>(most - counts.begin())];
}

tl::expected<bool, Localized> CsvRows::next(Row& row) {
    for (;;) {
        if (at_ >= text_.size()) {
            if (ended_) return false;
            if (auto filled = fill(); !filled) return tl::unexpected(std::move(filled.error()));
            continue;
        }
        row.cells.clear();
        const std::size_t start = at_;
        switch (parse(row)) {
        case Parsed::needsMore:
            at_ = start;
            if (auto filled = fill(); !filled) return tl::unexpected(std::move(filled.error()));
            continue;
        case Parsed::unclosed:
            readAgain_ += at_ - start;
            if (readAgain_ > mostReadAgain)
                return tl::unexpected(Localized{
                    fmt::format("到第 {} 行为止，引号没有配对的行太多，不像是表格", number_ + 1),
                    fmt::format("up to row {} too many quotation marks have no partner: hardly a table", number_ + 1)});
            at_ = start;
            passBrokenRow(row);
            break;
        case Parsed::row: break;
        }
        row.number = ++number_;
        if (!row.cells.empty()) return true;
    }
}

namespace {

// A cell being read.
struct Piece {
    std::string text;
    std::uint32_t column = 0;
    bool wasQuoted = false;
    bool manyLines = false;

    void endInto(Row& row) {
        if (!text.empty() && column < mostColumns) {
            const bool broken = text.find(replacement) != std::string::npos || firstInvalidUtf8(text);
            row.cells.push_back({column, broken ? Flaw::encoding : Flaw::none, std::move(text)});
        }
        *this = {{}, column + 1, false, false};
    }
};

} // namespace

CsvRows::Parsed CsvRows::parse(Row& row) {
    const std::size_t start = at_;
    Piece piece;
    bool quoted = false;
    while (at_ < text_.size()) {
        const char letter = text_[at_++];
        if (quoted) {
            if (letter != '"') {
                piece.manyLines = piece.manyLines || letter == '\n';
                piece.text += letter;
                if (at_ - start > longestRecord) return Parsed::unclosed;
            } else if (at_ < text_.size() && text_[at_] == '"') {
                piece.text += '"';
                ++at_;
            } else {
                quoted = false;
            }
            continue;
        }
        if (letter == separator_) {
            piece.endInto(row);
        } else if (letter == '\n' || letter == '\r') {
            if (letter == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
            piece.endInto(row);
            return Parsed::row;
        } else if (letter == '"' && piece.text.empty() && !piece.wasQuoted) {
            quoted = true;
            piece.wasQuoted = true;
        } else {
            // More text behind a cell of several lines: the mark that ended it was the
            // beginning of another cell, and its own end is missing.
            if (piece.manyLines) return Parsed::unclosed;
            piece.text += letter;
        }
    }
    if (!ended_) return Parsed::needsMore;
    if (quoted) return Parsed::unclosed;
    piece.endInto(row);
    return Parsed::row;
}

void CsvRows::passBrokenRow(Row& row) {
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    std::string line = text_.substr(at_, end - at_);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    at_ = std::min(end + 1, text_.size());
    row.cells.clear();
    row.cells.push_back({0, Flaw::unclosedQuote, std::move(line)});
}

} // namespace biosubsidy::sheets
