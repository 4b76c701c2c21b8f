// SPDX-License-Identifier: GPL-3.0-or-later
//
// The records of an old workbook (BIFF8): a number, a length, and so many bytes. What
// is longer than a record may be goes on in CONTINUE records behind it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace biosubsidy::sheets {

enum class Biff : std::uint16_t {
    formula = 0x0006,
    endOfPart = 0x000A,
    dates1904 = 0x0022,
    password = 0x002F,
    continued = 0x003C,
    sheet = 0x0085,
    manyRk = 0x00BD,
    richLabel = 0x00D6,
    style = 0x00E0,
    merged = 0x00E5,
    sharedTexts = 0x00FC,
    sharedLabel = 0x00FD,
    number = 0x0203,
    label = 0x0204,
    flagOrError = 0x0205,
    formulaText = 0x0207,
    array = 0x0221,
    table = 0x0236,
    rk = 0x027E,
    format = 0x041E,
    sharedFormula = 0x04BC,
    begin = 0x0809,
};

struct BiffRecord {
    Biff is = Biff::endOfPart;
    std::string_view bytes;
    std::size_t next = 0; // where the record behind it begins
};

// None: the stream ends there, or within it.
[[nodiscard]] std::optional<BiffRecord> biffRecordAt(std::string_view stream, std::size_t at);

// Reads what begins in a record and may go on in those behind it.
class BiffBytes {
public:
    BiffBytes(std::string_view stream, const BiffRecord& record, std::size_t from = 0)
        : stream_(stream), bytes_(record.bytes.substr(std::min(from, record.bytes.size()))), next_(record.next) {}

    // False: there were no more bytes, and what was read is not to be used.
    [[nodiscard]] bool isWhole() const noexcept { return whole_; }
    std::uint8_t byte();
    std::uint16_t two();
    std::uint32_t four();
    void pass(std::size_t count);
    // So many units, of a byte each or, where `flags` says so, of two; in UTF-8. Where
    // they go on in another record, a byte before them says of what width they are.
    std::string characters(std::size_t count, std::uint8_t flags);
    // A text with all that may stand around it: how its parts look, how it is read.
    std::string text();

private:
    [[nodiscard]] bool refill();

    std::string_view stream_;
    std::string_view bytes_; // that are left of the record
    std::size_t next_;
    bool whole_ = true;
};

} // namespace biosubsidy::sheets
