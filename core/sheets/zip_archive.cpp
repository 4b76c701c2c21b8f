// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/zip_archive.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <system_error>

#include <fmt/format.h>
#include <zip.h>

#include "core/system/paths.h"
#include "core/system/system_error.h"

namespace biosubsidy::sheets {

namespace {

Localized tooMuch() {
    return {"文件解压后大得反常，可能是有意构造的；没有读取",
            "the file unpacks to an abnormal size, as if made to do harm; it was not read"};
}

Localized damaged(const char* detail) {
    return {fmt::format("工作簿文件已损坏（{}）；请在表格软件里打开并另存一次", detail),
            fmt::format("the workbook is damaged ({}); open it in a spreadsheet program and save it again", detail)};
}

Localized noArchive(const std::string& path, const char* detail) {
    return std::ifstream(toPath(path)) ? damaged(detail) : systemMessage(errno);
}

// Members that lie over each other are more than the file.
std::uint64_t packedBytes(zip* archive, std::uint64_t members) {
    std::uint64_t sum = 0;
    for (std::uint64_t member = 0; member < members; ++member) {
        zip_stat_t about;
        zip_stat_init(&about);
        if (zip_stat_index(archive, member, 0, &about) == 0 && (about.valid & ZIP_STAT_COMP_SIZE) != 0)
            sum += std::min<std::uint64_t>(about.comp_size, std::uint64_t{1} << 48U);
    }
    return sum;
}

std::uint64_t fileSize(const std::string& path) {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(toPath(path), error);
    return error ? 0 : size;
}

} // namespace

std::string memberName(std::string_view folder, std::string_view target) {
    std::string whole(target.starts_with('/') || target.starts_with('\\') ? std::string_view() : folder);
    for (std::size_t at = 0; at < target.size(); ++at) {
        unsigned code = 0;
        constexpr int hexadecimal = 16;
        const char* digits = target.data() + at + 1;
        const bool escaped = target[at] == '%' && at + 2 < target.size() &&
                             std::from_chars(digits, digits + 2, code, hexadecimal).ptr == digits + 2 && code > 0;
        whole += escaped ? static_cast<char>(code) : target[at];
        if (escaped) at += 2;
    }
    std::string name;
    for (std::size_t at = 0; at <= whole.size();) {
        const std::size_t end = std::min(whole.find_first_of("/\\", at), whole.size());
        const std::string part = whole.substr(at, end - at);
        at = end + 1;
        if (part == "..") {
            const std::size_t slash = name.rfind('/');
            name.erase(slash == std::string::npos ? 0 : slash);
        } else if (!part.empty() && part != ".") {
            name += (name.empty() ? "" : "/") + part;
        }
    }
    std::transform(name.begin(), name.end(), name.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return name;
}

void ArchiveMember::Close::operator()(zip_file* file) const {
    zip_fclose(file);
}

void ZipArchive::Close::operator()(zip* archive) const {
    zip_discard(archive);
}

tl::expected<std::size_t, Localized> ArchiveMember::read(char* to, std::size_t room) {
    const zip_int64_t got = zip_fread(file_.get(), to, room);
    if (got < 0) return tl::unexpected(damaged(zip_file_strerror(file_.get())));
    position_ += static_cast<std::uint64_t>(got);
    if (position_ > most_) return tl::unexpected(tooMuch());
    return static_cast<std::size_t>(got);
}

tl::expected<ZipArchive, Localized> ZipArchive::open(const std::string& path, ArchiveLimits limits) {
    int code = 0;
    zip* opened = zip_open(path.c_str(), ZIP_RDONLY, &code);
    if (opened == nullptr) {
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        Localized message = noArchive(path, zip_error_strerror(&error));
        zip_error_fini(&error);
        return tl::unexpected(std::move(message));
    }
    ZipArchive archive(opened, limits);
    const auto members = static_cast<std::uint64_t>(zip_get_num_entries(opened, 0));
    if (members > limits.members || packedBytes(opened, members) > fileSize(path)) return tl::unexpected(tooMuch());
    for (std::uint64_t member = 0; member < members; ++member) {
        if (const char* name = zip_get_name(opened, member, 0)) archive.members_.emplace(memberName("", name), member);
    }
    return archive;
}

bool ZipArchive::has(const std::string& member) const {
    return members_.contains(memberName("", member));
}

tl::expected<ArchiveMember, Localized> ZipArchive::member(const std::string& name) const {
    const auto found = members_.find(memberName("", name));
    if (found == members_.end())
        return tl::unexpected(Localized{fmt::format("工作簿里没有 {}：不是 .xlsx 文件，或已损坏", name),
                                        fmt::format("the workbook has no {}: not an .xlsx file, or damaged", name)});
    zip_stat_t about;
    zip_stat_init(&about);
    if (zip_stat_index(archive_.get(), found->second, 0, &about) != 0 || (about.valid & ZIP_STAT_SIZE) == 0 ||
        (about.valid & ZIP_STAT_COMP_SIZE) == 0)
        return tl::unexpected(damaged(zip_strerror(archive_.get())));
    const std::uint64_t byRatio = std::max(limits_.small, about.comp_size * limits_.ratio);
    const std::uint64_t most = std::min(limits_.unpacked, byRatio);
    if (about.size > most) return tl::unexpected(tooMuch());
    zip_file* file = zip_fopen_index(archive_.get(), found->second, 0);
    if (file == nullptr) return tl::unexpected(damaged(zip_strerror(archive_.get())));
    return ArchiveMember(file, most);
}

} // namespace biosubsidy::sheets
