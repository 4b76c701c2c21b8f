// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/ndjson_input.h"

#include <algorithm>
#include <cstring>

#include <fmt/format.h>
#if defined(__x86_64__)
#include <xxh_x86dispatch.h> // the widest instructions that the machine has
#else
#include <xxhash.h>
#endif

#include "core/screening/line_reader.h"

namespace biosubsidy::screening {

class NdjsonInput::Hash {
public:
    Hash() : state_(XXH3_createState()) { XXH3_128bits_reset(state_); }
    ~Hash() { XXH3_freeState(state_); }
    Hash(const Hash&) = delete;
    Hash& operator=(const Hash&) = delete;

    void add(std::string_view bytes) { XXH3_128bits_update(state_, bytes.data(), bytes.size()); }
    // As xxhsum -H2 writes it.
    [[nodiscard]] std::string digest() const {
        const XXH128_hash_t hash = XXH3_128bits_digest(state_);
        return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
    }

private:
    XXH3_state_t* state_;
};

tl::expected<std::unique_ptr<NdjsonInput>, Localized> NdjsonInput::open(const std::string& path, Options options) {
    auto file = File::open(path, File::Use::read);
    if (!file) return tl::unexpected(file.error().message());
    return std::make_unique<NdjsonInput>(std::move(*file), std::move(options));
}

NdjsonInput::NdjsonInput(File file, Options options)
    : file_(std::move(file)), regular_(file_.isRegular()), options_(std::move(options)),
      hash_(std::make_unique<Hash>()) {}

NdjsonInput::~NdjsonInput() = default;

std::optional<std::uint64_t> NdjsonInput::size() const {
    return file_.size();
}

tl::expected<std::size_t, Localized> NdjsonInput::fill(std::string& to, std::size_t from, std::size_t most) {
    constexpr int patience = 200; // milliseconds between two looks at wantsStop()
    const std::size_t seen = std::min(seen_.size(), most - from);
    std::memcpy(to.data() + from, seen_.data(), seen);
    seen_.erase(0, seen);
    std::size_t size = from + seen;
    while (size < most && !ended_) {
        if (!regular_ && options_.wantsStop) {
            const bool ready = file_.waits(patience);
            if (options_.wantsStop()) break;
            if (!ready) continue;
        }
        const auto got = file_.read(to.data() + size, most - size);
        if (!got) return tl::unexpected(got.error().message());
        ended_ = *got == 0;
        size += *got;
    }
    return size;
}

tl::expected<std::string_view, Localized> NdjsonInput::beginning() {
    constexpr std::size_t most = 65'536;
    std::string bytes(most, '\0');
    const auto filled = fill(bytes, 0, most);
    if (!filled) return tl::unexpected(filled.error());
    bytes.resize(*filled);
    seen_ = std::move(bytes);
    return std::string_view(seen_);
}

void NdjsonInput::count(std::string_view bytes) {
    hash_->add(bytes);
    position_ += bytes.size();
    for (std::size_t at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1)) ++lines_;
}

// The first `taken` bytes are the piece's, the rest is for the next.
void NdjsonInput::takeOver(Piece& piece, std::size_t taken) {
    piece.size = taken;
    piece.firstLine = options_.firstLine + lines_;
    piece.findLineEnds();
    const std::string_view bytes(piece.bytes.data(), taken);
    hash_->add(bytes);
    position_ += bytes.size();
    lines_ += piece.lineEnds.size();
    if (!bytes.empty() && bytes.back() != '\n') ++lines_; // the last line has no end
    piece.end = {position_, lines_, hash_->digest()};
}

tl::expected<bool, Localized> NdjsonInput::next(Piece& piece) {
    std::size_t wanted = std::max(options_.pieceBytes, std::min(2 * rest_.size(), longestLine + 1));
    std::size_t size = rest_.size();
    for (;;) {
        if (piece.bytes.size() < wanted) piece.bytes.resize(wanted);
        if (!rest_.empty()) std::memcpy(piece.bytes.data(), rest_.data(), rest_.size());
        rest_.clear();
        const auto filled = fill(piece.bytes, size, wanted);
        if (!filled) return tl::unexpected(filled.error());
        size = *filled;
        if (!ended_ && size < wanted) return false; // stopped
        if (size == 0) return false;
        const std::size_t whole = std::string_view(piece.bytes.data(), size).rfind('\n') + 1; // 0: there is none
        if (whole == 0 && size > longestLine) {
            count({piece.bytes.data(), size});
            return passLongLine(piece);
        }
        if (whole == 0 && !ended_) {
            wanted = std::min(2 * wanted, longestLine + 1);
            continue;
        }
        const std::size_t taken = ended_ && size - whole <= longestLine ? size : whole;
        rest_.assign(piece.bytes, taken, size - taken);
        takeOver(piece, taken);
        return true;
    }
}

// Reads on to the end of a line that is too long, of which `longestLine` bytes and
// more were read.
tl::expected<bool, Localized> NdjsonInput::passLongLine(Piece& piece) {
    LineProblem problem;
    problem.line = options_.firstLine + lines_;
    Diagnostic found;
    found.code = "too_large";
    found.source = options_.source + (options_.source.empty() ? "" : ":") + std::to_string(problem.line);
    found.message = {fmt::format("这一行太长：超过 {} MiB", longestLine >> 20U),
                     fmt::format("the line is longer than {} MiB", longestLine >> 20U)};
    found.advice = {"一个案例通常只有几 KB；请检查是不是每行一个案例",
                    "a case usually has a few kilobytes; check that each line holds one case"};
    problem.diagnostics.push_back(std::move(found));
    bool passed = false;
    while (!passed) {
        const auto filled = fill(piece.bytes, 0, options_.pieceBytes);
        if (!filled) return tl::unexpected(filled.error());
        const std::string_view bytes(piece.bytes.data(), *filled);
        const std::size_t end = bytes.find('\n');
        passed = end != std::string_view::npos || ended_;
        if (!passed && bytes.size() < options_.pieceBytes) return false; // stopped
        count(bytes.substr(0, end == std::string_view::npos ? bytes.size() : end + 1));
        if (end == std::string_view::npos)
            lines_ += ended_ ? 1 : 0;
        else
            rest_ = bytes.substr(end + 1);
    }
    piece.size = 0;
    piece.firstLine = problem.line;
    piece.problems.push_back(std::move(problem));
    piece.end = {position_, lines_, hash_->digest()};
    return true;
}

tl::expected<InputMark, Localized> NdjsonInput::skipTo(std::uint64_t position) {
    std::string bytes(options_.pieceBytes, '\0');
    char last = '\n';
    while (position_ < position) {
        const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size(), position - position_));
        const auto filled = fill(bytes, 0, wanted);
        if (!filled) return tl::unexpected(filled.error());
        if (*filled == 0) break;
        count({bytes.data(), *filled});
        last = bytes[*filled - 1];
        if (*filled < wanted) break;
    }
    if (last != '\n') ++lines_;
    return InputMark{position_, lines_, hash_->digest()};
}

} // namespace biosubsidy::screening
