// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/files.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace biosubsidy {

namespace {

bool writeAll(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

Localized systemMessage(int error) {
    const std::string text = std::generic_category().message(error);
    switch (error) {
    case ENOENT: return {"没有这个文件或文件夹", text};
    case EACCES: return {"没有权限", text};
    case EISDIR: return {"这是文件夹，不是文件", text};
    case ENOSPC: return {"磁盘已满", text};
    case EROFS: return {"文件系统只读", text};
    default: return {"系统报告：" + text, text};
    }
}

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
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) return tl::unexpected(systemMessage(EISDIR));
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file) return tl::unexpected(systemMessage(errno != 0 ? errno : EIO));
    std::string text = readStream(file, most);
    if (file.bad()) return tl::unexpected(systemMessage(errno != 0 ? errno : EIO));
    return text;
}

tl::expected<void, Localized> writeFile(const std::string& path, std::string_view bytes) {
    std::string temporary = path + ".XXXXXX";
    const int file = ::mkstemp(temporary.data()); // readable by its owner alone
    if (file < 0) return tl::unexpected(systemMessage(errno));
    const auto abandon = [&](int error) {
        ::unlink(temporary.c_str());
        return tl::unexpected(systemMessage(error));
    };
    const bool written = writeAll(file, bytes) && ::fsync(file) == 0;
    const int error = errno;
    if (::close(file) != 0 || !written) return abandon(written ? errno : error);
    if (::rename(temporary.c_str(), path.c_str()) != 0) return abandon(errno);
    return {};
}

} // namespace biosubsidy
