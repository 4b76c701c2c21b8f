// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/biff_record.h"

#include <algorithm>

#include "core/documents/cell_escapes.h"
#include "core/documents/little_endian.h"
#include "core/values/text.h"

namespace biosubsidy::sheets {

namespace {

constexpr std::uint8_t twoBytes = 0x01;
constexpr std::uint8_t isRead = 0x04; // with signs of how it is read aloud
constexpr std::uint8_t isRich = 0x08;

// UTF-16, of which half a pair of units is no character.
std::string utf8Of(std::u16string_view units) {
    std::string text;
    text.reserve(units.size());
    for (std::size_t at = 0; at < units.size(); ++at) {
        char32_t point = units[at];
        const char32_t next = at + 1 < units.size() ? units[at + 1] : 0;
        if (point >= 0xD800 && point < 0xDC00 && next >= 0xDC00 && next < 0xE000) {
            point = 0x10000 + ((point - 0xD800) << 10U) + (next - 0xDC00);
            ++at;
        }
        constexpr char32_t replacement = 0xFFFD;
        text += toUtf8(point == 0 || (point >= 0xD800 && point < 0xE000) ? replacement : point);
    }
    return text;
}

} // namespace

std::optional<BiffRecord> biffRecordAt(std::string_view stream, std::size_t at) {
    constexpr std::size_t head = 4;
    if (at > stream.size() || stream.size() - at < head) return std::nullopt;
    const std::size_t length = littleEndian16(stream, at + 2);
    if (stream.size() - at - head < length) return std::nullopt;
    return BiffRecord{static_cast<Biff>(littleEndian16(stream, at)), stream.substr(at + head, length),
                      at + head + length};
}

bool BiffBytes::refill() {
    while (bytes_.empty() && whole_) {
        const auto record = biffRecordAt(stream_, next_);
        whole_ = record && record->is == Biff::continued;
        if (!whole_) return false;
        bytes_ = record->bytes;
        next_ = record->next;
    }
    return whole_;
}

std::uint8_t BiffBytes::byte() {
    if (!refill()) return 0;
    const std::uint8_t value = byteAt(bytes_, 0);
    bytes_.remove_prefix(1);
    return value;
}

std::uint16_t BiffBytes::two() {
    const std::uint8_t low = byte();
    return static_cast<std::uint16_t>(low | (byte() << 8U));
}

std::uint32_t BiffBytes::four() {
    const std::uint16_t low = two();
    return low | (std::uint32_t{two()} << 16U);
}

void BiffBytes::pass(std::size_t count) {
    while (count > 0 && refill()) {
        const std::size_t some = std::min(count, bytes_.size());
        bytes_.remove_prefix(some);
        count -= some;
    }
}

std::string BiffBytes::characters(std::size_t count, std::uint8_t flags) {
    std::u16string units;
    while (units.size() < count) {
        if (bytes_.empty()) {
            flags = byte();
            if (!whole_) return {};
            continue;
        }
        const bool wide = (flags & twoBytes) != 0;
        units += static_cast<char16_t>(wide ? two() : byte());
    }
    return utf8Of(units);
}

std::string BiffBytes::text() {
    const std::size_t count = two();
    const std::uint8_t flags = byte();
    const std::size_t runs = (flags & isRich) != 0 ? two() : 0;
    const std::size_t reading = (flags & isRead) != 0 ? four() : 0;
    std::string characters = this->characters(count, flags);
    constexpr std::size_t runBytes = 4;
    pass(runs * runBytes + reading);
    return withPlainLineEnds(std::move(characters));
}

} // namespace biosubsidy::sheets
