// SPDX-License-Identifier: GPL-3.0-or-later
//
// A file that is written bit by bit under a name of its own, "FILE.partial", and
// takes its name when it is whole. What was brought to the disk can be gone on with
// by another process. It is readable by its owner alone, as all that the program
// writes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/screening/output.h"

namespace biosubsidy::screening {

class PartialFile {
public:
    explicit PartialFile(std::string path) : path_(std::move(path)) {}
    ~PartialFile();
    PartialFile(const PartialFile&) = delete;
    PartialFile& operator=(const PartialFile&) = delete;

    // Keeps the first `size` bytes of what is there. Fails where there are fewer, and
    // where another process writes the same file.
    [[nodiscard]] Written begin(std::uint64_t size);
    [[nodiscard]] Written write(std::string_view bytes);
    [[nodiscard]] Written sync();
    [[nodiscard]] Written finish();

    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }

private:
    std::string path_;
    int file_ = -1;
    std::uint64_t size_ = 0;
};

// To an open descriptor, all of it. The error is empty where whoever reads the pipe
// has gone.
[[nodiscard]] Written writeAll(int descriptor, std::string_view bytes);

} // namespace biosubsidy::screening
