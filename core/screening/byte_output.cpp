// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/byte_output.h"

#include <charconv>

namespace biosubsidy::screening {

// The mark is the size of what reached the disk.
Written FileOutput::begin(const std::string& mark) {
    std::uint64_t size = 0;
    std::from_chars(mark.data(), mark.data() + mark.size(), size);
    if (auto begun = file_.begin(size); !begun) return begun;
    return mark.empty() ? takeBytes(format_->head()) : Written();
}

tl::expected<std::string, Localized> FileOutput::checkpoint() {
    if (auto synced = file_.sync(); !synced) return tl::unexpected(std::move(synced.error()));
    return file_.target().isStream() ? std::string() : std::to_string(file_.size());
}

} // namespace biosubsidy::screening
