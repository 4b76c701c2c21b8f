// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/xlsx_archive.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

#include <fmt/format.h>
#include <zip.h>

#include "core/documents/files.h"

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

// What the first bytes say that a file is which is no archive.
Localized noArchive(const std::string& path, const char* detail) {
    std::string begin(8, '\0');
    std::ifstream file(path, std::ios::binary);
    if (!file) return systemMessage(errno);
    file.read(begin.data(), static_cast<std::streamsize>(begin.size()));
    if (begin.starts_with("\xD0\xCF\x11\xE0"))
        return {"这是旧的 .xls 文件，或设了密码的工作簿；请另存为不带密码的 .xlsx",
                "an old .xls file, or a workbook with a password; save it as .xlsx without one"};
    return damaged(detail);
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
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    return error ? 0 : size;
}

} // namespace

void ArchiveMember::Close::operator()(zip_file* file) const {
    zip_fclose(file);
}

void XlsxArchive::Close::operator()(zip* archive) const {
    zip_discard(archive);
}

tl::expected<std::size_t, Localized> ArchiveMember::read(char* to, std::size_t room) {
    const zip_int64_t got = zip_fread(file_.get(), to, room);
    if (got < 0) return tl::unexpected(damaged(zip_file_strerror(file_.get())));
    position_ += static_cast<std::uint64_t>(got);
    if (position_ > most_) return tl::unexpected(tooMuch());
    return static_cast<std::size_t>(got);
}

tl::expected<XlsxArchive, Localized> XlsxArchive::open(const std::string& path, ArchiveLimits limits) {
    int code = 0;
    zip* opened = zip_open(path.c_str(), ZIP_RDONLY, &code);
    if (opened == nullptr) {
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        Localized message = noArchive(path, zip_error_strerror(&error));
        zip_error_fini(&error);
        return tl::unexpected(std::move(message));
    }
    XlsxArchive archive(opened, limits);
    const auto members = static_cast<std::uint64_t>(zip_get_num_entries(opened, 0));
    if (members > limits.members || packedBytes(opened, members) > fileSize(path)) return tl::unexpected(tooMuch());
    return archive;
}

bool XlsxArchive::has(const std::string& member) const {
    return zip_name_locate(archive_.get(), member.c_str(), ZIP_FL_NOCASE) >= 0;
}

tl::expected<ArchiveMember, Localized> XlsxArchive::member(const std::string& name) const {
    const zip_int64_t index = zip_name_locate(archive_.get(), name.c_str(), ZIP_FL_NOCASE);
    if (index < 0)
        return tl::unexpected(Localized{fmt::format("工作簿里没有 {}：不是 .xlsx 文件，或已损坏", name),
                                        fmt::format("the workbook has no {}: not an .xlsx file, or damaged", name)});
    zip_stat_t about;
    zip_stat_init(&about);
    if (zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(index), 0, &about) != 0 ||
        (about.valid & ZIP_STAT_SIZE) == 0 || (about.valid & ZIP_STAT_COMP_SIZE) == 0)
        return tl::unexpected(damaged(zip_strerror(archive_.get())));
    const std::uint64_t byRatio = std::max(limits_.small, about.comp_size * limits_.ratio);
    const std::uint64_t most = std::min(limits_.unpacked, byRatio);
    if (about.size > most) return tl::unexpected(tooMuch());
    zip_file* file = zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0);
    if (file == nullptr) return tl::unexpected(damaged(zip_strerror(archive_.get())));
    return ArchiveMember(file, most);
}

} // namespace biosubsidy::sheets
