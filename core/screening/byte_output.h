// SPDX-License-Identifier: GPL-3.0-or-later
//
// Outputs that take bytes: a file, which can be gone on with from a checkpoint, and
// a stream such as standard output, which cannot.
#pragma once

#include <memory>

#include "core/screening/partial_file.h"

namespace biosubsidy::screening {

class FileOutput final : public Output {
public:
    FileOutput(std::string path, std::unique_ptr<const RowFormat> format)
        : file_(std::move(path)), format_(std::move(format)) {}

    [[nodiscard]] const RowFormat* format() const override { return format_.get(); }
    [[nodiscard]] Written begin(const std::string& mark) override;
    [[nodiscard]] Written takeBytes(std::string_view bytes) override { return file_.write(bytes); }
    [[nodiscard]] tl::expected<std::string, Localized> checkpoint() override;
    [[nodiscard]] Written finish() override { return file_.finish(); }

private:
    PartialFile file_;
    std::unique_ptr<const RowFormat> format_;
};

class StreamOutput final : public Output {
public:
    StreamOutput(int descriptor, std::unique_ptr<const RowFormat> format)
        : descriptor_(descriptor), format_(std::move(format)) {}

    [[nodiscard]] const RowFormat* format() const override { return format_.get(); }
    [[nodiscard]] Written begin(const std::string&) override { return takeBytes(format_->head()); }
    [[nodiscard]] Written takeBytes(std::string_view bytes) override { return writeAll(descriptor_, bytes); }
    [[nodiscard]] tl::expected<std::string, Localized> checkpoint() override { return std::string(); }
    [[nodiscard]] Written finish() override { return {}; }

private:
    int descriptor_;
    std::unique_ptr<const RowFormat> format_;
};

} // namespace biosubsidy::screening
