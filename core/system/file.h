// SPDX-License-Identifier: GPL-3.0-or-later
//
// An open file, read and written whole pieces at a time: a call that the system
// breaks off is gone on with. It closes itself, unless it stood open when the
// program began.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/system/system_error.h"

namespace biosubsidy {

// Two names are the same file where both numbers are the same.
struct FileIdentity {
    std::uint64_t device = 0;
    std::uint64_t file = 0;
    bool operator==(const FileIdentity&) const = default;
};

enum class Standard : std::uint8_t { in, out, error };

class File {
public:
    enum class Use : std::uint8_t {
        read,
        writeInto, // what stands there: a device, a FIFO. A FIFO waits for whoever reads it.
        fill,      // a regular file, made where it is missing, readable by its owner alone, never through a link
    };
    [[nodiscard]] static Outcome<File> open(const std::string& name, Use use);
    [[nodiscard]] static File standard(Standard stream) noexcept;

    File(File&& other) noexcept : descriptor_(other.descriptor_), owned_(other.owned_) { other.owned_ = false; }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    File& operator=(File&&) = delete;
    ~File();

    [[nodiscard]] bool isRegular() const noexcept;
    [[nodiscard]] std::optional<std::uint64_t> size() const noexcept; // of a regular file
    [[nodiscard]] std::optional<FileIdentity> identity() const noexcept;

    // What there is, up to `most` bytes; 0 at the end.
    [[nodiscard]] Outcome<std::size_t> read(char* to, std::size_t most) const;
    // Whether there is something to read, or the end; waits so long at most.
    [[nodiscard]] bool waits(int milliseconds) const noexcept;
    [[nodiscard]] Outcome<void> write(std::string_view bytes) const; // all of them

    // False where another process holds it. Held until it is closed.
    [[nodiscard]] Outcome<bool> lock() const;
    // The first `size` bytes stay; what is written next stands behind them.
    [[nodiscard]] Outcome<void> cut(std::uint64_t size) const;
    [[nodiscard]] Outcome<void> syncData() const; // its bytes are on the disk
    [[nodiscard]] Outcome<void> sync() const;     // and all that is known of it
    // Says what the system kept back until then.
    [[nodiscard]] Outcome<void> close();

private:
    File(int descriptor, bool owned) noexcept : descriptor_(descriptor), owned_(owned) {}
    int descriptor_;
    bool owned_;
};

} // namespace biosubsidy
