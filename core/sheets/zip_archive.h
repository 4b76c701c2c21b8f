// SPDX-License-Identifier: GPL-3.0-or-later
//
// A workbook's archive, opened with care: how many members it has, how large they
// become and how much they are packed is bounded, by what is declared and again by
// what comes out, so that a small file cannot fill a machine. Members are known by
// their plain names: "xl/a.xml" is also what is written "XL\\a.xml" or "./xl/a.xml".
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "core/values/localized.h"

struct zip;
struct zip_file;

namespace biosubsidy::sheets {

struct ArchiveLimits {
    std::uint64_t members = 10'000;
    std::uint64_t unpacked = std::uint64_t{6} << 30U; // bytes of one member: a full sheet has some 2 GB
    std::uint64_t small = 16U << 20U;                 // up to here it may be packed as it likes
    std::uint64_t ratio = 200;                        // beyond; what people make stays under 50
};

// A member that is read piece by piece.
class ArchiveMember {
public:
    ArchiveMember(ArchiveMember&&) noexcept = default;
    // The next bytes, at most `room` of them; none at the end.
    [[nodiscard]] tl::expected<std::size_t, Localized> read(char* to, std::size_t room);

private:
    friend class ZipArchive;
    struct Close {
        void operator()(zip_file* file) const;
    };
    ArchiveMember(zip_file* file, std::uint64_t most) : file_(file), most_(most) {}

    std::unique_ptr<zip_file, Close> file_;
    std::uint64_t position_ = 0;
    std::uint64_t most_;
};

// The member that a target means, seen from a folder ("xl/") of the archive:
// "../a.xml", "./a.xml", "/xl/a.xml", "..\\a.xml", "a%20b.xml". In lower case.
[[nodiscard]] std::string memberName(std::string_view folder, std::string_view target);

class ZipArchive {
public:
    [[nodiscard]] static tl::expected<ZipArchive, Localized> open(const std::string& path, ArchiveLimits limits = {});

    [[nodiscard]] bool has(const std::string& member) const;
    [[nodiscard]] tl::expected<ArchiveMember, Localized> member(const std::string& name) const;

private:
    struct Close {
        void operator()(zip* archive) const;
    };
    ZipArchive(zip* archive, ArchiveLimits limits) : archive_(archive), limits_(limits) {}

    std::unique_ptr<zip, Close> archive_;
    ArchiveLimits limits_;
    std::map<std::string, std::uint64_t, std::less<>> members_; // by memberName()
};

} // namespace biosubsidy::sheets
