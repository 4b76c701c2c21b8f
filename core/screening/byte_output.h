// SPDX-License-Identifier: GPL-3.0-or-later
//
// Outputs that take bytes: a file, which can be gone on with from a checkpoint, and
// a stream such as standard output, a device or a FIFO, which cannot.
#pragma once

#include <memory>

#include "core/screening/output.h"
#include "core/system/output_file.h"

namespace biosubsidy::screening {

class FileOutput final : public Output {
public:
    FileOutput(Target target, std::unique_ptr<const RowFormat> format)
        : file_(std::move(target)), format_(std::move(format)) {}

    [[nodiscard]] const RowFormat* format() const override { return format_.get(); }
    [[nodiscard]] Written begin(const std::string& mark) override;
    [[nodiscard]] Written takeBytes(std::string_view bytes) override { return file_.write(bytes); }
    [[nodiscard]] tl::expected<std::string, Localized> checkpoint() override;
    [[nodiscard]] Written finish() override { return file_.finish(); }

private:
    OutputFile file_;
    std::unique_ptr<const RowFormat> format_;
};

class StreamOutput final : public Output {
public:
    StreamOutput(File stream, std::unique_ptr<const RowFormat> format)
        : stream_(std::move(stream)), format_(std::move(format)) {}

    [[nodiscard]] const RowFormat* format() const override { return format_.get(); }
    [[nodiscard]] Written begin(const std::string&) override { return takeBytes(format_->head()); }
    [[nodiscard]] Written takeBytes(std::string_view bytes) override { return told(stream_.write(bytes)); }
    [[nodiscard]] tl::expected<std::string, Localized> checkpoint() override { return std::string(); }
    [[nodiscard]] Written finish() override { return {}; }

private:
    File stream_;
    std::unique_ptr<const RowFormat> format_;
};

} // namespace biosubsidy::screening
