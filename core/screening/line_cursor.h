// SPDX-License-Identifier: GPL-3.0-or-later
//
// A walk over the tokens of a line, or of lines one behind the other, from one to the
// next. Behind the last must stand a line feed, which is where the walk ends, and
// `padding` bytes in all that may be read: so that neither the end of the tokens nor
// that of the bytes is asked for at each step. A line whose brackets are not closed
// leads on into the next: whoever reads one asks at its end where the walk came to.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

#include "core/screening/line_values.h"

namespace biosubsidy::screening {

class LineCursor {
public:
    static constexpr std::size_t padding = 64;

    LineCursor() = default;
    LineCursor(const char* line, const std::uint32_t* starts) : line_(line), at_(starts) {}

    // The first byte of the next token; a line feed where there is none.
    [[nodiscard]] char next() const noexcept { return line_[*at_]; }
    [[nodiscard]] const char* here() const noexcept { return line_ + *at_; }
    // Where the next token ends, and where the one behind it begins. There must be one.
    [[nodiscard]] const char* tokenEnd() const noexcept { return screening::tokenEnd(line_ + at_[1]); }
    [[nodiscard]] std::uint32_t span() const noexcept { return at_[1] - at_[0]; }
    [[nodiscard]] const std::uint32_t* position() const noexcept { return at_; }
    void moveTo(const std::uint32_t* position) noexcept { at_ = position; }
    void pass() noexcept { ++at_; }
    // Whether the walk, of one token at least, came to the first that begins at `end` or
    // behind: neither short of it nor beyond.
    [[nodiscard]] bool cameTo(std::size_t end) const noexcept { return at_[0] >= end && at_[-1] < end; }

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
    // What stands between the quotes, with its escapes. The next token must be a string.
    std::string_view takeQuoted() noexcept {
        const char* const begin = here() + 1;
        const char* const end = tokenEnd() - 1;
        ++at_;
        return {begin, static_cast<std::size_t>(end - begin)};
    }

private:
    const char* line_ = nullptr;
    const std::uint32_t* at_ = nullptr;
};

} // namespace biosubsidy::screening
