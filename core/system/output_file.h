// SPDX-License-Identifier: GPL-3.0-or-later
//
// An output that is written bit by bit. A file stands under a name of its own,
// "FILE.partial", until it is whole; what was brought to the disk meanwhile can be
// gone on with by another process, and without that nothing of it is left behind.
// A device or FIFO takes what comes as it comes.
#pragma once

#include <cstdint>
#include <optional>

#include "core/system/file.h"
#include "core/system/target.h"

namespace biosubsidy {

// The error is empty where whoever reads the pipe has gone: that need not be told.
[[nodiscard]] tl::expected<void, Localized> told(const Outcome<void>& outcome);

class OutputFile {
public:
    using Written = tl::expected<void, Localized>;

    explicit OutputFile(Target target) : target_(std::move(target)) {}
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    [[nodiscard]] const Target& target() const noexcept { return target_; }

    // Keeps the first `size` bytes of what is there. Fails where there are fewer, and
    // where another process writes the same file.
    [[nodiscard]] Written begin(std::uint64_t size = 0);
    [[nodiscard]] Written write(std::string_view bytes);
    [[nodiscard]] Written sync();
    // It has its name.
    [[nodiscard]] Written finish();

    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }

private:
    Target target_;
    std::optional<File> file_;
    std::uint64_t size_ = 0;
    bool useless_ = false; // without a checkpoint nothing goes on from it
};

// Holds the name that something else is about to fill: a library that opens files
// itself. What is left under it goes with the object.
class WorkFile {
public:
    explicit WorkFile(const Target& target) : name_(target.partial()) {}
    ~WorkFile();
    WorkFile(const WorkFile&) = delete;
    WorkFile& operator=(const WorkFile&) = delete;

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    // Fails as OutputFile::begin() does.
    [[nodiscard]] tl::expected<void, Localized> begin();
    // What is whole under the name goes to where it belongs.
    [[nodiscard]] tl::expected<void, Localized> finish(const Target& target);

private:
    std::string name_;
    std::optional<File> held_;
};

} // namespace biosubsidy
