// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines of NDJSON from a file or a pipe, in pieces of some hundred kilobytes. The
// fingerprint is the XXH3 hash (128 bits) of the bytes. A line that is longer than a
// case file may be is passed over and reported; it takes no more memory than that.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "core/screening/input.h"
#include "core/system/file.h"

namespace biosubsidy::screening {

class NdjsonInput final : public Input {
public:
    struct Options {
        std::string source; // its name in diagnostics
        std::size_t pieceBytes = 256U << 10U;
        std::uint64_t firstLine = 1;       // its number: the input may be a part of another
        std::function<bool()> wantsStop{}; // asked while nothing comes through a pipe
    };
    [[nodiscard]] static tl::expected<std::unique_ptr<NdjsonInput>, Localized> open(const std::string& path,
                                                                                    Options options);
    NdjsonInput(File file, Options options);
    ~NdjsonInput() override;
    NdjsonInput(const NdjsonInput&) = delete;
    NdjsonInput& operator=(const NdjsonInput&) = delete;

    // What the input begins with, some ten thousand bytes of it, to look at: it is
    // still to be read. Called before anything else.
    [[nodiscard]] tl::expected<std::string_view, Localized> beginning();
    [[nodiscard]] tl::expected<bool, Localized> next(Piece& piece) override;
    [[nodiscard]] tl::expected<InputMark, Localized> skipTo(std::uint64_t position) override;
    [[nodiscard]] std::optional<std::uint64_t> size() const override;

private:
    class Hash;
    // Fills `to` from `from` up to `most` bytes, less at the end of the input only.
    [[nodiscard]] tl::expected<std::size_t, Localized> fill(std::string& to, std::size_t from, std::size_t most);
    [[nodiscard]] tl::expected<bool, Localized> passLongLine(Piece& piece);
    void takeOver(Piece& piece, std::size_t taken);
    void count(std::string_view bytes);

    File file_;
    bool regular_;
    bool ended_ = false;
    Options options_;
    std::unique_ptr<Hash> hash_;
    std::string seen_; // by beginning(), and not read yet
    std::string rest_; // the beginning of a line whose end is still to be read
    std::uint64_t position_ = 0;
    std::uint64_t lines_ = 0;
};

} // namespace biosubsidy::screening
