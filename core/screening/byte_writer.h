// SPDX-License-Identifier: GPL-3.0-or-later
//
// Puts the bytes of a row together without asking for room at each part: whoever
// begins a row says how many there may be at most. Made for rows by the million.
#pragma once

#include <charconv>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include "core/blocks/wide.h"
#include "core/documents/json_writer.h"

namespace biosubsidy::screening {

class ByteWriter {
public:
    ByteWriter() = default;
    ByteWriter(const ByteWriter&) = delete;
    ByteWriter& operator=(const ByteWriter&) = delete;

    // Room for `most` bytes, until take().
    void begin(std::size_t most) {
        if (most > room_) {
            room_ = 2 * most;
            bytes_ = std::make_unique_for_overwrite<char[]>(room_);
        }
        at_ = bytes_.get();
    }
    // What was put since begin().
    [[nodiscard]] std::string_view bytes() const noexcept {
        return {bytes_.get(), static_cast<std::size_t>(at_ - bytes_.get())};
    }

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
        if (value < 10) return put(static_cast<char>('0' + value)); // most counts
        if (value < 100) {
            put(static_cast<char>('0' + value / 10));
            return put(static_cast<char>('0' + value % 10));
        }
        at_ = std::to_chars(at_, at_ + longestNumber, value).ptr;
    }

    // As Money::toString.
    void yuan(blocks::Wide fen) {
        constexpr std::int64_t most = 9'000'000'000'000'000'000;
        if (fen == 0) return put("0.00");
        if (fen < 0 || fen > most) {
            std::string text;
            blocks::appendYuan(text, fen);
            return put(std::string_view(text));
        }
        const auto value = static_cast<std::uint64_t>(fen);
        number(value / 100);
        const std::uint64_t cents = value % 100;
        if (cents == 0) return put(".00");
        put('.');
        put(static_cast<char>('0' + cents / 10));
        put(static_cast<char>('0' + cents % 10));
    }

    // As a JSON string, at most six times as long and two quotes.
    void quoted(std::string_view text) {
        put('"');
        inQuotes(text);
        put('"');
    }
    // What stands between the quotes.
    void inQuotes(std::string_view text) {
        std::size_t from = 0;
        for (std::size_t at = 0; at < text.size(); ++at) {
            const auto byte = static_cast<unsigned char>(text[at]);
            const unsigned driving = byte == 0xC2 || byte == 0xE2 ? drivingAt(text.substr(at, 3)) : 0;
            if (driving == 0 && byte >= 0x20 && byte != 0x7F && byte != '"' && byte != '\\') continue;
            put(text.substr(from, at - from));
            if (driving == 0)
                escaped(byte);
            else
                escapedUnit(driving);
            if (driving != 0) at += driving < 0x100 ? 1 : 2;
            from = at + 1;
        }
        put(text.substr(from));
    }

private:
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

    std::unique_ptr<char[]> bytes_;
    std::size_t room_ = 0;
    char* at_ = nullptr;
};

} // namespace biosubsidy::screening
