// SPDX-License-Identifier: GPL-3.0-or-later
//
// Puts the bytes of a row behind those before it without asking for room at each part:
// whoever begins a row says how many there may be at most. Made for rows by the million.
#pragma once

#include <array>
#include <bit>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "core/documents/json_writer.h"
#include "core/screening/bytes.h"
#include "core/values/wide.h"

namespace biosubsidy::screening {

// The digits of a number below 100.
struct SmallNumber {
    std::array<char, 2> digits{};
    std::uint8_t size = 0;
};
inline constexpr std::array<SmallNumber, 100> smallNumbers = [] {
    std::array<SmallNumber, 100> table{};
    for (std::size_t value = 0; value < table.size(); ++value) {
        const auto tens = static_cast<char>('0' + value / 10);
        const auto ones = static_cast<char>('0' + value % 10);
        if (value < 10)
            table[value] = {{ones, ones}, 1};
        else
            table[value] = {{tens, ones}, 2};
    }
    return table;
}();

inline constexpr std::array<std::array<char, 2>, 100> twoDigits = [] {
    std::array<std::array<char, 2>, 100> table{};
    for (std::size_t value = 0; value < table.size(); ++value)
        table[value] = {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
    return table;
}();

class ByteWriter {
public:
    explicit ByteWriter(Bytes& out) : out_(out) {}

    // Room for `most` bytes, until end().
    void begin(std::size_t most) { at_ = out_.begin(most); }
    void end() { out_.end(at_); }

    static constexpr std::size_t longestYuan = 48;
    static constexpr std::size_t longestNumber = 20;

    void put(std::string_view text) {
        std::memcpy(at_, text.data(), text.size());
        at_ += text.size();
    }
    template <std::size_t size>
    void put(const char (&text)[size]) {
        std::memcpy(at_, text, size - 1);
        at_ += size - 1;
    }
    void put(char character) { *at_++ = character; }

    void number(std::uint64_t value) {
        if (value >= smallNumbers.size()) return digits(value);
        // Most counts, of one digit or two, which nobody can foresee.
        const SmallNumber& small = smallNumbers[value];
        std::memcpy(at_, small.digits.data(), small.digits.size());
        at_ += small.size;
    }

    // As Money::toString.
    void yuan(Wide fen) {
        constexpr std::int64_t most = 9'000'000'000'000'000'000;
        if (fen < 0 || fen > most) {
            std::string text;
            appendYuan(text, fen);
            return put(std::string_view(text));
        }
        const auto value = static_cast<std::uint64_t>(fen);
        digits(value / 100);
        put('.');
        put(std::string_view(twoDigits[value % 100].data(), 2));
    }

    // As a JSON string, at most six times as long and two quotes.
    void quoted(std::string_view text) {
        put('"');
        inQuotes(text);
        put('"');
    }
    // What stands between the quotes.
    void inQuotes(std::string_view text) {
        for (;;) {
            const std::size_t asTheyAre = plainBytes(text);
            put(text.substr(0, asTheyAre));
            text.remove_prefix(asTheyAre);
            if (text.empty()) return;
            const auto byte = static_cast<unsigned char>(text.front());
            const unsigned driving = byte == 0xC2 || byte == 0xE2 ? drivingAt(text.substr(0, 3)) : 0;
            if (driving != 0) {
                escapedUnit(driving);
                text.remove_prefix(driving < 0x100 ? 2 : 3);
                continue;
            }
            if (byte < 0x20 || byte == 0x7F || byte == '"' || byte == '\\')
                escaped(byte);
            else
                put(text.front());
            text.remove_prefix(1);
        }
    }

private:
    // How many bytes stand for themselves, up to one that may not: sixteen at a time,
    // then one by one.
    static std::size_t plainBytes(std::string_view text) {
        using Sixteen [[gnu::vector_size(16)]] = unsigned char;
        std::size_t at = 0;
        for (; at + sizeof(Sixteen) <= text.size(); at += sizeof(Sixteen)) {
            Sixteen bytes;
            std::memcpy(&bytes, text.data() + at, sizeof bytes);
            const auto others =
                (bytes < 0x20) | (bytes == 0x7F) | (bytes == '"') | (bytes == '\\') | (bytes == 0xC2) | (bytes == 0xE2);
            std::array<std::uint64_t, 2> any{};
            std::memcpy(any.data(), &others, sizeof any);
            if ((any[0] | any[1]) != 0) break;
        }
        while (at < text.size() && plain[static_cast<unsigned char>(text[at])]) ++at;
        return at;
    }
    static constexpr std::array<bool, 256> plain = [] {
        std::array<bool, 256> table{};
        for (std::size_t byte = 0; byte < table.size(); ++byte)
            table[byte] = byte >= 0x20 && byte != 0x7F && byte != '"' && byte != '\\' && byte != 0xC2 && byte != 0xE2;
        return table;
    }();

    // Eight digits are made side by side in a word, as bytes, the first in the lowest.
    void digits(std::uint64_t value) {
        static_assert(std::endian::native == std::endian::little);
        if (value >= 100'000'000) {
            at_ = longDigits(at_, value);
            return;
        }
        const std::uint64_t fours = value / 10000 | value % 10000 << 32;
        const std::uint64_t hundreds = (fours * 10486 >> 20) & 0x0000'007F'0000'007F;
        const std::uint64_t twos = hundreds | (fours - 100 * hundreds) << 16;
        const std::uint64_t tens = (twos * 103 >> 10) & 0x000F'000F'000F'000F;
        const std::uint64_t bytes = tens | (twos - 10 * tens) << 8;
        // Zeros in front are not written, but for the last digit.
        constexpr std::uint64_t last = std::uint64_t(1) << 56;
        const unsigned zeros = static_cast<unsigned>(std::countr_zero(bytes | last)) / 8;
        const std::uint64_t text = (bytes | 0x3030'3030'3030'3030) >> (8 * zeros);
        std::memcpy(at_, &text, sizeof text);
        at_ += sizeof text - zeros;
    }
    [[gnu::noinline]] static char* longDigits(char* at, std::uint64_t value) {
        return std::to_chars(at, at + longestNumber, value).ptr;
    }

    void escaped(unsigned char byte) {
        switch (byte) {
        case '"': return put("\\\"");
        case '\\': return put("\\\\");
        case '\n': return put("\\n");
        case '\r': return put("\\r");
        case '\t': return put("\\t");
        default: break;
        }
        escapedUnit(byte);
    }
    void escapedUnit(unsigned unit) {
        constexpr std::string_view digits = "0123456789abcdef";
        put("\\u");
        for (const unsigned shift : {12U, 8U, 4U, 0U}) put(digits[unit >> shift & 15U]);
    }

    Bytes& out_;
    char* at_ = nullptr;
};

} // namespace biosubsidy::screening
