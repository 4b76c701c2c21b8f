// SPDX-License-Identifier: GPL-3.0-or-later
//
// Puts bytes at the end of a text without asking for room each time: whoever begins
// says how many there may be at most. Made for rows, which are written by the
// million.
#pragma once

#include <charconv>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "core/blocks/wide.h"

namespace biosubsidy::screening {

class ByteWriter {
public:
    // `most` bytes at most are put until the writer is destroyed.
    ByteWriter(std::string& out, std::size_t most) : out_(out) {
        const std::size_t size = out.size();
        out.resize(size + most);
        at_ = out.data() + size;
    }
    ~ByteWriter() { out_.resize(static_cast<std::size_t>(at_ - out_.data())); }
    ByteWriter(const ByteWriter&) = delete;
    ByteWriter& operator=(const ByteWriter&) = delete;

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

    void number(std::uint64_t value) { at_ = std::to_chars(at_, at_ + longestNumber, value).ptr; }

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
        put('.');
        put(static_cast<char>('0' + cents / 10));
        put(static_cast<char>('0' + cents % 10));
    }

    // As a JSON string, at most six times as long and two quotes.
    void quoted(std::string_view text) {
        put('"');
        for (const char character : text) {
            const auto byte = static_cast<unsigned char>(character);
            if (byte >= 0x20 && byte != 0x7F && character != '"' && character != '\\')
                put(character);
            else
                escaped(byte);
        }
        put('"');
    }

private:
    void escaped(unsigned char byte) {
        constexpr std::string_view digits = "0123456789abcdef";
        switch (byte) {
        case '"': return put("\\\"");
        case '\\': return put("\\\\");
        case '\n': return put("\\n");
        case '\r': return put("\\r");
        case '\t': return put("\\t");
        default: break;
        }
        put("\\u00");
        put(digits[byte >> 4U]);
        put(digits[byte & 15U]);
    }

    std::string& out_;
    char* at_ = nullptr;
};

} // namespace biosubsidy::screening
