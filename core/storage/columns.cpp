// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/columns.h"

#include <algorithm>
#include <sstream>

#include <zlib.h>

namespace biosubsidy::storage {

namespace {

constexpr std::size_t digits = 39; // of the largest 128-bit integer
constexpr std::size_t sizeBytes = 8;
constexpr std::size_t largestText = 256U << 20U;

} // namespace

std::string moneyColumn(const Money& money) {
    const std::string number = money.fen().str();
    return std::string(digits - std::min(digits, number.size()), '0') + number;
}

Money moneyOf(const std::string& column) {
    const bool isNumber =
        !column.empty() && column.size() <= digits && column.find_first_not_of("0123456789") == std::string::npos;
    const std::size_t first = isNumber ? column.find_first_not_of('0') : std::string::npos;
    if (first == std::string::npos) return {};
    // 38 digits always fit into 128 bits.
    return column.size() - first < digits ? Money::fromFen(Fen(column.substr(first))) : Money::largest();
}

std::string listText(const std::vector<std::string>& elements) {
    std::string text;
    for (const std::string& element : elements) text += "\n" + element;
    return text.empty() ? text : text + "\n";
}

std::vector<std::string> listOf(const std::string& column) {
    std::vector<std::string> elements;
    std::istringstream lines(column);
    for (std::string line; std::getline(lines, line);) {
        if (!line.empty()) elements.push_back(line);
    }
    return elements;
}

std::optional<ResultMark> resultOf(const Statement& statement, int first) {
    const auto asOf = Date::parse(statement.text(first));
    if (!asOf) return std::nullopt;
    ResultMark mark;
    mark.asOf = *asOf;
    mark.ceiling = moneyOf(statement.text(first + 1));
    mark.stated = moneyOf(statement.text(first + 2));
    mark.potential = moneyOf(statement.text(first + 3));
    mark.alternatives = statement.integer(first + 4) != 0;
    for (std::size_t verdict = 0; verdict < mark.verdicts.size(); ++verdict)
        mark.verdicts[verdict] = static_cast<std::size_t>(statement.integer(first + 5 + static_cast<int>(verdict)));
    mark.unstated = static_cast<std::size_t>(statement.integer(first + 9));
    return mark;
}

std::string packed(const std::string& text) {
    uLongf size = compressBound(text.size());
    std::string bytes(sizeBytes + size, '\0');
    for (std::size_t index = 0; index < sizeBytes; ++index)
        bytes[index] = static_cast<char>((text.size() >> (8 * index)) & 0xFFU);
    compress2(reinterpret_cast<Bytef*>(bytes.data() + sizeBytes), &size, reinterpret_cast<const Bytef*>(text.data()),
              text.size(), Z_DEFAULT_COMPRESSION);
    bytes.resize(sizeBytes + size);
    return bytes;
}

std::string unpacked(const std::string& bytes, const Database& database) {
    const auto damaged = [&] {
        return StorageFailure{storageError(StorageProblem::damaged, database.path(), "a packed text cannot be read")};
    };
    if (bytes.size() < sizeBytes) throw damaged();
    std::size_t claimed = 0;
    for (std::size_t index = sizeBytes; index > 0; --index)
        claimed = (claimed << 8U) | static_cast<unsigned char>(bytes[index - 1]);
    // zlib makes at most 1032 bytes of one.
    if (claimed > largestText || claimed / 1100 > bytes.size()) throw damaged();
    std::string text(claimed, '\0');
    uLongf size = claimed;
    const int code = uncompress(reinterpret_cast<Bytef*>(text.data()), &size,
                                reinterpret_cast<const Bytef*>(bytes.data() + sizeBytes), bytes.size() - sizeBytes);
    if (code != Z_OK || size != claimed) throw damaged();
    return text;
}

} // namespace biosubsidy::storage
