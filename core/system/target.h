// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where an output goes. What stands under its name is looked at once, before the
// work, and decides how it is written:
//
//   nothing, a file    the whole file takes the name at the end, in one step; until
//                      then it stands under another name beside it
//   a link             so does the file that it leads to; the link stays
//   a device, a FIFO   it is written into, and is what it was afterwards
//   a folder, a disk, a socket, and whatever the same run reads: refused
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "core/values/localized.h"

namespace biosubsidy {

class Target {
public:
    struct Refusal {
        Localized why;     // what stands there, and what to do
        std::string input; // where it is one
    };
    // `inputs`: names of what the run reads, "-" for standard input. An output is none
    // of them, by whatever name, nor is what stands beside it while it is made.
    [[nodiscard]] static tl::expected<Target, Refusal> at(const std::string& name,
                                                          const std::vector<std::string>& inputs = {});

    // Written into as it comes: there is no file to go on with, and none to replace.
    [[nodiscard]] bool isStream() const noexcept { return stream_; }
    // It waits for whoever reads it.
    [[nodiscard]] bool isPipe() const noexcept { return pipe_; }
    // The file itself, links followed; of a stream its name.
    [[nodiscard]] const std::string& path() const noexcept { return path_; }
    // Beside it, for what is not whole yet.
    [[nodiscard]] std::string partial() const;

    // All of it.
    [[nodiscard]] tl::expected<void, Localized> write(std::string_view bytes) const;
    // What was made under another name beside it, which it has no longer then.
    [[nodiscard]] tl::expected<void, Localized> take(const std::string& work) const;

private:
    Target(std::string path, bool stream, bool pipe) : path_(std::move(path)), stream_(stream), pipe_(pipe) {}
    [[nodiscard]] tl::expected<void, Refusal> refuseInputs(const std::vector<std::string>& inputs) const;

    std::string path_;
    bool stream_;
    bool pipe_;
};

// What an output is called while it is not whole.
[[nodiscard]] std::string partialPath(const std::string& path);
// Why a database, or a run that can be gone on with, cannot go to a stream.
[[nodiscard]] Localized needsFile();

} // namespace biosubsidy
