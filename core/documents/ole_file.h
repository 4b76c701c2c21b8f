// SPDX-License-Identifier: GPL-3.0-or-later
//
// A compound file (OLE2), in which old office programs keep their streams: a small
// file system of sectors. Nothing in it is believed: a chain of sectors ends within
// as many steps as the file has sectors, and no stream is larger than the file.
#pragma once

#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "core/values/localized.h"

namespace biosubsidy {

class OleFile {
public:
    static constexpr std::uint64_t largest = std::uint64_t{256} << 20U; // bytes
    static constexpr std::string_view mark = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

    [[nodiscard]] static tl::expected<OleFile, Localized> open(const std::string& path);

    // Streams and folders that stand in its root, by their names in ASCII, without
    // regard to case.
    [[nodiscard]] bool has(std::string_view name) const;
    // The bytes of a stream of the root; an error where there is none or it is damaged.
    [[nodiscard]] tl::expected<std::string, Localized> stream(std::string_view name);

private:
    struct Entry {
        std::string name; // in lower case; what is not ASCII is "?"
        bool isStream = false;
        std::uint32_t left = 0;
        std::uint32_t right = 0;
        std::uint32_t child = 0;
        std::uint32_t first = 0; // its first sector
        std::uint64_t size = 0;
    };

    OleFile() = default;
    [[nodiscard]] bool begin();
    [[nodiscard]] bool readTable(std::string_view header);
    void readEntries(std::string_view directory);
    void findRoot();
    [[nodiscard]] const Entry* find(std::string_view name) const;
    [[nodiscard]] std::string sectors(std::uint32_t first, std::uint64_t count);
    [[nodiscard]] std::string chain(std::uint32_t first, std::uint64_t most);
    [[nodiscard]] std::string smallChain(std::uint32_t first, std::uint64_t size);

    std::ifstream file_;
    std::uint64_t fileSize_ = 0;
    std::uint64_t sectorSize_ = 0;
    std::uint32_t smallFirst_ = 0;    // the table of small sectors
    std::uint32_t smallBelow_ = 0;    // streams of fewer bytes stand in small sectors
    std::vector<std::uint32_t> next_; // of each sector
    std::vector<Entry> entries_;      // the first one is the root
    std::vector<std::uint32_t> root_; // those that stand in it
};

} // namespace biosubsidy
