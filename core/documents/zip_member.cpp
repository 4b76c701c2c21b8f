// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/zip_member.h"

#include <array>
#include <memory>

#include <zip.h>

namespace biosubsidy {

namespace {

struct Closer {
    void operator()(zip_t* archive) const noexcept { ::zip_discard(archive); }
    void operator()(zip_file_t* file) const noexcept { ::zip_fclose(file); }
};

std::unique_ptr<zip_t, Closer> opened(std::string_view bytes) {
    zip_error_t error;
    ::zip_error_init(&error);
    zip_source_t* source = ::zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* archive = source == nullptr ? nullptr : ::zip_open_from_source(source, ZIP_RDONLY, &error);
    if (archive == nullptr && source != nullptr) ::zip_source_free(source);
    ::zip_error_fini(&error);
    return std::unique_ptr<zip_t, Closer>(archive);
}

} // namespace

tl::expected<std::string, ZipFault> zipMember(std::string_view archive, const std::string& name, std::size_t most) {
    const auto zip = opened(archive);
    if (!zip) return tl::unexpected(ZipFault::damaged);
    const zip_int64_t index = ::zip_name_locate(zip.get(), name.c_str(), 0);
    if (index < 0) return tl::unexpected(ZipFault::absent);
    zip_stat_t stat;
    ::zip_stat_init(&stat);
    const bool known = ::zip_stat_index(zip.get(), static_cast<zip_uint64_t>(index), 0, &stat) == 0;
    if (known && (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
        return tl::unexpected(ZipFault::encrypted);
    const std::unique_ptr<zip_file_t, Closer> file(::zip_fopen_index(zip.get(), static_cast<zip_uint64_t>(index), 0));
    if (!file) return tl::unexpected(ZipFault::damaged);
    std::string bytes;
    std::array<char, 1U << 16U> piece{};
    for (;;) {
        const zip_int64_t got = ::zip_fread(file.get(), piece.data(), piece.size());
        if (got < 0) return tl::unexpected(ZipFault::damaged);
        if (got == 0) return bytes;
        if (bytes.size() + static_cast<std::size_t>(got) > most) return tl::unexpected(ZipFault::tooLarge);
        bytes.append(piece.data(), static_cast<std::size_t>(got));
    }
}

std::optional<std::uint64_t> zipMemberCount(std::string_view archive) {
    const auto zip = opened(archive);
    if (!zip) return std::nullopt;
    return static_cast<std::uint64_t>(::zip_get_num_entries(zip.get(), 0));
}

} // namespace biosubsidy
