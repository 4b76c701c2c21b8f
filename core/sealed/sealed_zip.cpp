// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sealed/sealed_zip.h"

#include <algorithm>
#include <memory>
#include <set>

#include <fmt/format.h>
#include <zip.h>

#include "core/system/paths.h"
#include "core/values/text.h"

namespace biosubsidy::sealed {

namespace {

using Failure = tl::unexpected<Localized>;

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, Discard>;
struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

Failure cannotSeal(const char* why) {
    return Failure(Localized{fmt::format("无法加密打包：{}", why), fmt::format("cannot seal the files: {}", why)});
}

Failure damaged(const char* why) {
    return Failure(Localized{fmt::format("加密文件已损坏，或不是加密的 ZIP（{}）", why),
                             fmt::format("the file is damaged, or no encrypted ZIP ({})", why)});
}

Failure tooMuch() {
    return Failure(Localized{"加密文件解开后太大（超过 2 GiB 或 10 万个文件），没有打开",
                             "the sealed file unpacks to more than 2 GiB or 100,000 files; it was not opened"});
}

Failure stopped() {
    return Failure(Localized{"已停止，没有打开", "it was stopped, and not opened"});
}

// No part of a path: the file is written into a folder that its reader chose.
bool isPlainName(std::string_view name) {
    return !name.empty() && name.front() != '.' && name.find_first_of("/\\:") == std::string_view::npos &&
           !firstInvalidUtf8(name) && printable(name) == name && mayBeName(name);
}

bool isName(std::string_view name) {
    return isKeptFile(name) || isPlainName(name);
}

// To read; null where the bytes are no archive.
Archive opened(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source == nullptr) return nullptr;
    zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (archive == nullptr) zip_source_free(source);
    zip_error_fini(&error);
    return Archive(archive);
}

tl::expected<Member, Localized> memberAt(zip_t* archive, zip_uint64_t index, const std::string& passphrase,
                                         std::uint64_t room, const Watch& watch) {
    zip_stat_t about;
    zip_stat_init(&about);
    if (zip_stat_index(archive, index, ZIP_FL_ENC_GUESS, &about) != 0) return damaged(zip_strerror(archive));
    const bool encrypted = about.encryption_method == ZIP_EM_AES_256 || about.encryption_method == ZIP_EM_AES_192 ||
                           about.encryption_method == ZIP_EM_AES_128;
    const bool whole = (about.valid & ZIP_STAT_COMP_METHOD) != 0 && about.comp_method == ZIP_CM_STORE;
    if (!encrypted || !whole || !isName(about.name)) return damaged("a member that was not put there by sealing");
    const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index_encrypted(archive, index, 0, passphrase.c_str()));
    if (file == nullptr) {
        const int code = zip_error_code_zip(zip_get_error(archive));
        if (code == ZIP_ER_WRONGPASSWD || code == ZIP_ER_NOPASSWD)
            return Failure(Localized{"口令不对", "the passphrase is not the right one"});
        return damaged(zip_strerror(archive));
    }
    Member member{about.name, {}, true};
    constexpr std::size_t piece = std::size_t{1} << 16U;
    for (;;) {
        const std::size_t before = member.bytes.size();
        member.bytes.resize(before + piece);
        const zip_int64_t got = zip_fread(file.get(), member.bytes.data() + before, piece);
        if (got < 0) return damaged(zip_file_strerror(file.get()));
        member.bytes.resize(before + static_cast<std::size_t>(got));
        if (member.bytes.size() > room) return tooMuch();
        if (watch && !watch(largest - room + member.bytes.size())) return stopped();
        if (got == 0) return member;
    }
}

} // namespace

bool isKeptFile(std::string_view name) {
    constexpr std::string_view folder = ".files/";
    constexpr std::size_t digits = 64;
    if (name.size() <= folder.size() + digits) return false;
    const std::string_view digest = name.substr(name.size() - digits);
    const std::string_view library = name.substr(0, name.size() - digits - folder.size());
    return name.substr(library.size(), folder.size()) == folder && isPlainName(library) &&
           digest.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Localized passphraseProblem(std::string_view passphrase) {
    if (firstInvalidUtf8(passphrase)) return {"口令应为 UTF-8 文字", "a passphrase is text in UTF-8"};
    const std::vector<char32_t> characters = codePoints(passphrase);
    if (std::any_of(characters.begin(), characters.end(), isControl))
        return {"口令里不能有控制字符", "a passphrase has no control characters"};
    if (characters.size() < shortestPassphrase)
        return {fmt::format("口令至少 {} 个字；用几个不相干的词最好", shortestPassphrase),
                fmt::format("a passphrase has at least {} characters; several unrelated words are best",
                            shortestPassphrase)};
    return {};
}

bool isSealed(std::string_view bytes) {
    if (!bytes.starts_with("PK")) return false;
    const Archive archive = opened(bytes);
    if (archive == nullptr) return false;
    zip_stat_t about;
    zip_stat_init(&about);
    return zip_stat_index(archive.get(), 0, 0, &about) == 0 && (about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 &&
           about.encryption_method != ZIP_EM_NONE;
}

tl::expected<std::string, Localized> seal(const std::vector<Member>& members, std::string_view passphrase,
                                          const Date& date) {
    if (Localized why = passphraseProblem(passphrase); !why.empty()) return Failure(std::move(why));
    if (members.empty()) return cannotSeal("no files");
    std::uint64_t room = largest;
    for (const Member& member : members) {
        if (!isName(member.name)) return cannotSeal("a name that is a path");
        room -= std::min<std::uint64_t>(room, member.bytes.size());
    }
    if (room == 0)
        return Failure(
            Localized{"要加密的内容超过 2 GiB，没有加密", "there are more than 2 GiB to seal; nothing was sealed"});
    return zipped(members, date, std::string(passphrase));
}

tl::expected<std::vector<Member>, Localized> unseal(std::string_view bytes, std::string_view passphrase,
                                                    const Watch& watch) {
    if (passphrase.empty()) return Failure(Localized{"没有给出口令", "no passphrase was given"});
    const Archive archive = opened(bytes);
    if (archive == nullptr) return damaged("no archive");
    const auto count = static_cast<std::uint64_t>(zip_get_num_entries(archive.get(), 0));
    if (count == 0) return damaged("empty");
    if (count > mostMembers) return tooMuch();
    std::vector<Member> members;
    std::uint64_t room = largest;
    std::set<std::string> names;
    for (std::uint64_t index = 0; index < count; ++index) {
        auto member = memberAt(archive.get(), index, std::string(passphrase), room, watch);
        if (!member) return Failure(std::move(member.error()));
        if (!names.insert(member->name).second) return damaged("a name comes twice");
        room -= member->bytes.size();
        members.push_back(std::move(*member));
    }
    return members;
}

} // namespace biosubsidy::sealed
