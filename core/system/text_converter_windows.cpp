// SPDX-License-Identifier: GPL-3.0-or-later
//
// By the tables of the system that built the program, so that a file is read alike
// everywhere: Windows' own code pages know other characters, and some not at all.
#include "core/system/text_converter.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "core/system/encoding_tables.h"
#include "core/values/text.h"

namespace biosubsidy {

namespace {

using encodings::Run;

// A character at the beginning of bytes; of no length where they begin with none.
struct Character {
    char32_t code = 0;
    std::size_t length = 0;
};

unsigned byteAt(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

std::optional<char32_t> codeOf(std::span<const Run> runs, std::uint32_t key) {
    const auto next = std::upper_bound(runs.begin(), runs.end(), key,
                                       [](std::uint32_t wanted, const Run& run) { return wanted < run.key; });
    if (next == runs.begin()) return std::nullopt;
    const Run& run = *(next - 1);
    if (key - run.key >= run.count) return std::nullopt;
    return char32_t{run.code + (key - run.key)};
}

constexpr std::uint32_t digits = 10; // values of the second and fourth of four bytes, from 0x30 on
constexpr std::uint32_t highs = 126; // of the third, from 0x81 on

std::optional<std::uint32_t> keyOfFour(std::string_view bytes) {
    if (bytes.size() < 4) return std::nullopt;
    const std::uint32_t first = byteAt(bytes, 0) - 0x81;
    const std::uint32_t second = byteAt(bytes, 1) - 0x30;
    const std::uint32_t third = byteAt(bytes, 2) - 0x81;
    const std::uint32_t last = byteAt(bytes, 3) - 0x30;
    if (first >= highs || second >= digits || third >= highs || last >= digits) return std::nullopt;
    return encodings::fourBytes + ((first * digits + second) * highs + third) * digits + last;
}

Character byTable(std::span<const Run> runs, std::string_view bytes) {
    if (const auto code = codeOf(runs, byteAt(bytes, 0))) return {*code, 1};
    if (bytes.size() < 2) return {};
    if (const auto code = codeOf(runs, byteAt(bytes, 0) << 8U | byteAt(bytes, 1))) return {*code, 2};
    if (const auto key = keyOfFour(bytes)) {
        if (const auto code = codeOf(runs, *key)) return {*code, 4};
    }
    return {};
}

Character fromUtf16(std::string_view bytes, bool highFirst) {
    const auto unitAt = [&](std::size_t at) {
        const unsigned one = byteAt(bytes, at);
        const unsigned two = byteAt(bytes, at + 1);
        return char32_t{highFirst ? one << 8U | two : two << 8U | one};
    };
    if (bytes.size() < 2) return {};
    const char32_t unit = unitAt(0);
    if (unit < 0xD800 || unit > 0xDFFF) return {unit, 2};
    if (unit > 0xDBFF || bytes.size() < 4) return {};
    const char32_t low = unitAt(2);
    if (low < 0xDC00 || low > 0xDFFF) return {};
    return {0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00), 4};
}

const encodings::Encoding* encodingNamed(std::string_view name) {
    const auto all = encodings::all();
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name == name; });
    return found == all.end() ? nullptr : &*found;
}

// The runs of GB18030 with these keys, by what they are in Unicode. Some characters have two
// bytes and four.
std::vector<Run> byCode(std::uint32_t from, std::uint32_t before) {
    std::vector<Run> runs;
    for (const Run& run : encodingNamed("GB18030")->runs) {
        if (run.key >= from && run.key < before) runs.push_back(run);
    }
    std::sort(runs.begin(), runs.end(), [](const Run& one, const Run& other) { return one.code < other.code; });
    return runs;
}

std::optional<std::uint32_t> keyOf(std::span<const Run> runs, char32_t code) {
    const auto next = std::upper_bound(runs.begin(), runs.end(), code,
                                       [](char32_t wanted, const Run& run) { return wanted < run.code; });
    if (next == runs.begin()) return std::nullopt;
    const Run& run = *(next - 1);
    if (code - run.code >= run.count) return std::nullopt;
    return run.key + (code - run.code);
}

std::string bytesOf(std::uint32_t key) {
    const auto byte = [](std::uint32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
    if (key < 0x100) return {byte(key)};
    if (key < encodings::fourBytes) return {byte(key >> 8U), byte(key & 0xFFU)};
    const std::uint32_t place = key - encodings::fourBytes;
    return {byte(0x81 + place / (digits * highs * digits)), byte(0x30 + place / (digits * highs) % digits),
            byte(0x81 + place / digits % highs), byte(0x30 + place % digits)};
}

} // namespace

struct TextConverter::Table {
    enum class Kind : std::uint8_t { table, utf8, utf16Low, utf16High };
    Kind kind = Kind::table;
    std::span<const Run> runs;
};

std::optional<TextConverter> TextConverter::from(const std::string& encoding) {
    using Kind = Table::Kind;
    if (encoding == "UTF-8") return TextConverter(std::make_shared<Table>(Kind::utf8));
    if (encoding == "UTF-16LE") return TextConverter(std::make_shared<Table>(Kind::utf16Low));
    if (encoding == "UTF-16BE") return TextConverter(std::make_shared<Table>(Kind::utf16High));
    const auto* known = encodingNamed(encoding);
    if (known == nullptr) return std::nullopt;
    return TextConverter(std::make_shared<Table>(Kind::table, known->runs));
}

TextConverter::Converted TextConverter::convert(std::string_view bytes) {
    using Kind = Table::Kind;
    if (table_->kind == Kind::utf8) {
        const std::size_t valid = firstInvalidUtf8(bytes).value_or(bytes.size());
        return {std::string(bytes.substr(0, valid)), valid};
    }
    Converted result;
    while (result.used < bytes.size()) {
        const std::string_view rest = bytes.substr(result.used);
        const Character next = table_->kind == Kind::table ? byTable(table_->runs, rest)
                                                           : fromUtf16(rest, table_->kind == Kind::utf16High);
        if (next.length == 0) break;
        result.utf8 += toUtf8(next.code);
        result.used += next.length;
    }
    return result;
}

std::string toGb18030(std::string utf8) {
    static const std::vector<Run> twoBytes = byCode(0, encodings::fourBytes);
    static const std::vector<Run> rest = byCode(encodings::fourBytes, std::numeric_limits<std::uint32_t>::max());
    std::string result;
    for (const char32_t code : codePoints(utf8)) {
        auto key = keyOf(twoBytes, code);
        if (!key) key = keyOf(rest, code);
        if (!key) return utf8;
        result += bytesOf(*key);
    }
    return result;
}

} // namespace biosubsidy
