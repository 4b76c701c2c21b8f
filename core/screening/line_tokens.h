// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the tokens of a line of JSON begin: each bracket, colon and comma, each
// string, number and word. This is simdjson's first stage, which also checks UTF-8
// and that no string is left open or holds a control character; its second stage,
// the tree, is not wanted here. What the tokens say, and whether their order is
// JSON, is for the caller to check.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

namespace biosubsidy::screening {

class LineTokens {
public:
    LineTokens();
    ~LineTokens();
    LineTokens(const LineTokens&) = delete;
    LineTokens& operator=(const LineTokens&) = delete;

    // False where simdjson finds a fault, or no token at all. The line must stay
    // where it is while the tokens are used.
    [[nodiscard]] bool scan(std::string_view line);

    [[nodiscard]] std::size_t size() const noexcept { return count_; }
    // Where each token begins, as an index into the line, and one more: the line's end.
    [[nodiscard]] const std::uint32_t* starts() const noexcept { return starts_; }

private:
    struct Stage;
    std::unique_ptr<Stage> stage_;
    std::size_t capacity_ = 0;
    const std::uint32_t* starts_ = nullptr;
    std::size_t count_ = 0;
};

} // namespace biosubsidy::screening
