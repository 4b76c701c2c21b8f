// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/zip_bytes.h"

#include <algorithm>
#include <memory>

#include <zip.h>

namespace biosubsidy {

namespace {

struct FreeSource {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, FreeSource>;

tl::unexpected<Localized> failure(const char* why) {
    return tl::unexpected(Localized{std::string("无法打包文件：") + why, std::string("cannot pack the file: ") + why});
}

bool add(zip_t* archive, const ZipMember& member, const Date& date, const std::string& passphrase) {
    constexpr int firstYear = 1980; // that zip can say
    zip_source_t* source = zip_source_buffer(archive, member.bytes.data(), member.bytes.size(), 0);
    if (source == nullptr) return false;
    const zip_int64_t index = zip_file_add(archive, member.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    const auto at = static_cast<zip_uint64_t>(index);
    const auto year = static_cast<unsigned>(std::max(date.year() - firstYear, 0));
    const auto day = static_cast<zip_uint16_t>(year << 9U | date.month() << 5U | date.day());
    if (!passphrase.empty() && zip_file_set_encryption(archive, at, ZIP_EM_AES_256, passphrase.c_str()) != 0)
        return false;
    // The seal covers the packed bytes and not how they say they were packed: under a
    // passphrase they are the member's own, so that nobody can have them read as others.
    const bool packs = member.compressed && passphrase.empty();
    return zip_set_file_compression(archive, at, packs ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0) == 0 &&
           zip_file_set_dostime(archive, at, 0, day, 0) == 0;
}

tl::expected<std::string, Localized> contents(zip_source_t* source) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0)
        return failure(zip_error_strerror(zip_source_error(source)));
    std::string bytes(stat.size, '\0');
    const zip_int64_t read = zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    if (read != static_cast<zip_int64_t>(bytes.size())) return failure("short read");
    return bytes;
}

} // namespace

tl::expected<std::string, Localized> zipped(const std::vector<ZipMember>& members, const Date& date,
                                            const std::string& passphrase) {
    zip_error_t error;
    zip_error_init(&error);
    const Source source(zip_source_buffer_create(nullptr, 0, 0, &error));
    if (!source) return failure(zip_error_strerror(&error));
    zip_source_keep(source.get()); // closing the archive gives up one hold of it
    zip_t* archive = zip_open_from_source(source.get(), ZIP_TRUNCATE, &error);
    if (archive == nullptr) {
        zip_source_free(source.get());
        return failure(zip_error_strerror(&error));
    }
    for (const ZipMember& member : members) {
        if (add(archive, member, date, passphrase)) continue;
        const std::string why = zip_strerror(archive);
        zip_discard(archive);
        return failure(why.c_str());
    }
    if (zip_close(archive) != 0) {
        const std::string why = zip_strerror(archive);
        zip_discard(archive);
        return failure(why.c_str());
    }
    return contents(source.get());
}

} // namespace biosubsidy
