// SPDX-License-Identifier: GPL-3.0-or-later
//
// A walk over the tokens of a line, from one to the next. Behind the line must stand
// a line feed, which is where the walk ends, and `padding` bytes in all that may be
// read: so that neither the end of the tokens nor that of the bytes is asked for at
// each step.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace biosubsidy::screening {

class LineCursor {
public:
    static constexpr std::size_t padding = 64;

    LineCursor() = default;
    LineCursor(const char* line, const std::uint32_t* starts) : line_(line), at_(starts) {}

    // The first byte of the next token; a line feed where there is none.
    [[nodiscard]] char next() const noexcept { return line_[*at_]; }
    [[nodiscard]] const char* here() const noexcept { return line_ + *at_; }
    // Where the next token ends, the white space behind it left out. There must be one.
    [[nodiscard]] const char* tokenEnd() const noexcept {
        const char* end = line_ + at_[1];
        // White space is what is not above a space: other control characters do not
        // stand behind a token, they are tokens.
        while (static_cast<unsigned char>(end[-1]) <= ' ' && isSpace(end[-1])) --end;
        return end;
    }
    [[nodiscard]] const std::uint32_t* position() const noexcept { return at_; }
    void moveTo(const std::uint32_t* position) noexcept { at_ = position; }
    void pass() noexcept { ++at_; }

    // Passes the next token if it begins so: a bracket, a colon, a comma.
    bool take(char wanted) noexcept {
        if (next() != wanted) return false;
        ++at_;
        return true;
    }
    // Passes the word: `true`, `false`, `null`.
    template <std::size_t size>
    bool takeWord(const char (&word)[size]) noexcept {
        if (std::memcmp(here(), word, size - 1) != 0 || tokenEnd() != here() + (size - 1)) return false;
        ++at_;
        return true;
    }
    // Passes `true` or `false`, and says which; neither: `good` is false. Which of them
    // stands there is anybody's guess, so no jump hangs on it.
    bool takeFlag(bool& good) noexcept {
        static_assert(std::endian::native == std::endian::little);
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, here(), sizeof bytes);
        constexpr std::uint64_t wordTrue = 0x6575'7274;
        constexpr std::uint64_t wordFalse = 0x65'736C'6166;
        const auto isTrue = static_cast<unsigned>((bytes & 0xFFFF'FFFFU) == wordTrue);
        const auto isFalse = static_cast<unsigned>((bytes & 0xFF'FFFF'FFFFU) == wordFalse);
        good = (isTrue | isFalse) != 0 && tokenEnd() == here() + (5 - isTrue);
        ++at_;
        return isTrue != 0;
    }
    // What stands between the quotes, with its escapes. The next token must be a string.
    std::string_view takeQuoted() noexcept {
        const char* const begin = here() + 1;
        const char* const end = tokenEnd() - 1;
        ++at_;
        return {begin, static_cast<std::size_t>(end - begin)};
    }

private:
    static bool isSpace(char character) noexcept {
        return character == ' ' || character == '\t' || character == '\r' || character == '\n';
    }

    const char* line_ = nullptr;
    const std::uint32_t* at_ = nullptr;
};

} // namespace biosubsidy::screening
