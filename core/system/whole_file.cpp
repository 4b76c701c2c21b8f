// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/whole_file.h"

#include <algorithm>
#include <array>

#include "core/system/file.h"
#include "core/system/target.h"

namespace biosubsidy {

std::string readStream(std::istream& stream, std::size_t most) {
    std::string text;
    std::array<char, 1U << 16U> buffer{};
    while (stream && text.size() <= most) {
        const std::size_t wanted = std::min(buffer.size(), most + 1 - text.size());
        stream.read(buffer.data(), static_cast<std::streamsize>(wanted));
        text.append(buffer.data(), static_cast<std::size_t>(stream.gcount()));
    }
    return text;
}

tl::expected<std::string, Localized> readFile(const std::string& path, std::size_t most) {
    const auto file = File::open(path, File::Use::read);
    if (!file) return tl::unexpected(file.error().message());
    std::string text;
    std::array<char, 1U << 16U> buffer{};
    while (text.size() <= most) {
        const auto got = file->read(buffer.data(), std::min(buffer.size(), most + 1 - text.size()));
        if (!got) return tl::unexpected(got.error().message());
        if (*got == 0) break;
        text.append(buffer.data(), *got);
    }
    return text;
}

tl::expected<void, Localized> writeFile(const std::string& path, std::string_view bytes,
                                        const std::vector<std::string>& inputs) {
    const auto target = Target::at(path, inputs);
    if (!target) return tl::unexpected(target.error().why);
    return target->write(bytes);
}

} // namespace biosubsidy
