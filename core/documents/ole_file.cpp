// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/ole_file.h"

#include <algorithm>
#include <cerrno>

#include "core/documents/little_endian.h"
#include "core/system/paths.h"
#include "core/system/system_error.h"

namespace biosubsidy {

namespace {

constexpr std::size_t headerBytes = 512;
constexpr std::size_t smallSector = 64;

std::string plainName(std::string_view wide) {
    std::string name;
    for (std::size_t at = 0; at + 1 < wide.size(); at += 2) {
        const std::uint16_t unit = littleEndian16(wide, at);
        const char letter = unit < 0x80U ? static_cast<char>(unit) : '?';
        name += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return name;
}

Localized damaged() {
    return {"文件已损坏：它的分区表互相矛盾；请在表格软件里打开，另存为 .xlsx 后重试",
            "the file is damaged: its sectors contradict each other. Open it in a spreadsheet program, save it as "
            ".xlsx, and try again"};
}

} // namespace

tl::expected<OleFile, Localized> OleFile::open(const std::string& path) {
    OleFile ole;
    errno = 0;
    ole.file_.open(toPath(path), std::ios::binary | std::ios::ate);
    if (!ole.file_) return tl::unexpected(systemMessage(errno));
    const std::streamoff end = ole.file_.tellg();
    ole.fileSize_ = end < 0 ? 0 : static_cast<std::uint64_t>(end);
    if (ole.fileSize_ > largest)
        return tl::unexpected(Localized{"旧格式的文件超过 256 MB，没有读取；请另存为 .xlsx 后重试",
                                        "a file of the old format is larger than 256 MB; not read. Save it as .xlsx, "
                                        "and try again"});
    if (!ole.begin()) return tl::unexpected(damaged());
    return ole;
}

bool OleFile::begin() {
    std::string header(headerBytes, '\0');
    file_.seekg(0);
    file_.read(header.data(), static_cast<std::streamsize>(header.size()));
    if (file_.gcount() != static_cast<std::streamsize>(header.size()) || !header.starts_with(mark)) return false;
    constexpr std::size_t shiftAt = 30;
    const unsigned shift = littleEndian16(header, shiftAt);
    constexpr unsigned small = 9;
    constexpr unsigned large = 12;
    if (shift != small && shift != large) return false;
    sectorSize_ = std::uint64_t{1} << shift;
    constexpr std::size_t directoryAt = 48;
    constexpr std::size_t smallBelowAt = 56;
    constexpr std::size_t smallFirstAt = 60;
    smallBelow_ = littleEndian32(header, smallBelowAt);
    smallFirst_ = littleEndian32(header, smallFirstAt);
    if (!readTable(header)) return false;
    readEntries(chain(littleEndian32(header, directoryAt), largest));
    if (entries_.empty()) return false;
    findRoot();
    return true;
}

// Where the table of the sectors stands, a list says that begins in the header and
// goes on in sectors of its own.
bool OleFile::readTable(std::string_view header) {
    constexpr std::size_t listAt = 76;
    constexpr std::size_t moreAt = 68;
    const std::uint64_t all = fileSize_ / sectorSize_ + 1;
    const std::uint64_t most = all * sizeof(std::uint32_t) / sectorSize_ + 1; // of the table
    std::string list(header.substr(listAt));
    std::uint32_t more = littleEndian32(header, moreAt);
    for (std::uint64_t step = 0; more < all; ++step) {
        const std::string part = sectors(more, 1);
        if (step > most || part.size() < sectorSize_) return false;
        list += std::string_view(part).substr(0, part.size() - sizeof(std::uint32_t));
        more = littleEndian32(part, part.size() - sizeof(std::uint32_t));
    }
    for (std::size_t at = 0; at + 4 <= list.size() && next_.size() < all; at += 4) {
        const std::uint32_t number = littleEndian32(list, at);
        if (number >= all) continue;
        const std::string part = sectors(number, 1);
        for (std::size_t entry = 0; entry + 4 <= part.size(); entry += 4) next_.push_back(littleEndian32(part, entry));
    }
    return !next_.empty();
}

void OleFile::readEntries(std::string_view directory) {
    constexpr std::size_t entryBytes = 128;
    constexpr std::size_t nameBytes = 64;
    for (std::size_t at = 0; at + entryBytes <= directory.size(); at += entryBytes) {
        const std::string_view bytes = directory.substr(at, entryBytes);
        const std::size_t length = std::min<std::size_t>(littleEndian16(bytes, nameBytes), nameBytes);
        constexpr char stream = 2;
        constexpr std::uint32_t shortSector = 512;
        std::uint64_t size = littleEndian32(bytes, 120);
        if (sectorSize_ != shortSector) size |= std::uint64_t{littleEndian32(bytes, 124)} << 32U;
        entries_.push_back({plainName(bytes.substr(0, length < 2 ? 0 : length - 2)), bytes[66] == stream,
                            littleEndian32(bytes, 68), littleEndian32(bytes, 72), littleEndian32(bytes, 76),
                            littleEndian32(bytes, 116), size});
    }
}

// The root's own entries form a tree.
void OleFile::findRoot() {
    std::vector<bool> seen(entries_.size(), false);
    std::vector<std::uint32_t> open{entries_.front().child};
    while (!open.empty()) {
        const std::uint32_t at = open.back();
        open.pop_back();
        if (at >= entries_.size() || seen[at]) continue;
        seen[at] = true;
        root_.push_back(at);
        open.push_back(entries_[at].left);
        open.push_back(entries_[at].right);
    }
}

const OleFile::Entry* OleFile::find(std::string_view name) const {
    std::string lower(name);
    for (char& letter : lower) letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    for (const std::uint32_t at : root_) {
        if (entries_[at].name == lower) return &entries_[at];
    }
    return nullptr;
}

bool OleFile::has(std::string_view name) const {
    return find(name) != nullptr;
}

tl::expected<std::string, Localized> OleFile::stream(std::string_view name) {
    const Entry* entry = find(name);
    if (entry == nullptr || !entry->isStream || entry->size > fileSize_) return tl::unexpected(damaged());
    std::string bytes =
        entry->size < smallBelow_ ? smallChain(entry->first, entry->size) : chain(entry->first, entry->size);
    if (bytes.size() < entry->size) return tl::unexpected(damaged());
    bytes.resize(entry->size);
    return bytes;
}

// The last sector of a file may be cut off where nothing stands in it any more.
std::string OleFile::sectors(std::uint32_t first, std::uint64_t count) {
    const std::uint64_t from = (std::uint64_t{first} + 1) * sectorSize_;
    if (from >= fileSize_) return {};
    std::string bytes(std::min(count * sectorSize_, fileSize_ - from), '\0');
    file_.clear();
    file_.seekg(static_cast<std::streamoff>(from));
    file_.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(file_.gcount()));
    return bytes;
}

// As far as it goes without going round, and at least `most` bytes where it goes on.
// Sectors that follow each other are read at once.
std::string OleFile::chain(std::uint32_t first, std::uint64_t most) {
    std::string bytes;
    std::vector<bool> seen(next_.size(), false);
    for (std::uint32_t at = first; at < next_.size() && !seen[at] && bytes.size() < most;) {
        std::uint32_t last = at;
        seen[last] = true;
        while (next_[last] == last + 1 && last + 1 < next_.size() && !seen[last + 1] &&
               bytes.size() + (last + 1 - at) * sectorSize_ < most)
            seen[++last] = true;
        const std::uint64_t count = last - at + 1;
        const std::string part = sectors(at, count);
        bytes += part;
        if (part.size() < count * sectorSize_) break;
        at = next_[last];
    }
    return bytes;
}

// Small streams stand in sectors of 64 bytes of the root's own stream.
std::string OleFile::smallChain(std::uint32_t first, std::uint64_t size) {
    const Entry& root = entries_.front();
    const std::string room = chain(root.first, std::min(root.size, fileSize_));
    const std::string table = chain(smallFirst_, fileSize_);
    std::string bytes;
    std::uint32_t at = first;
    while (bytes.size() < size && std::uint64_t{at} * smallSector < room.size()) {
        bytes += std::string_view(room).substr(at * smallSector, smallSector);
        const std::size_t entry = std::size_t{at} * sizeof(std::uint32_t);
        if (entry + sizeof(std::uint32_t) > table.size()) break;
        at = littleEndian32(table, entry);
    }
    return bytes;
}

} // namespace biosubsidy
