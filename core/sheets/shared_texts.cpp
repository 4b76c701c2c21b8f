// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/shared_texts.h"

#include "core/sheets/row.h"

namespace biosubsidy::sheets {

std::string_view SharedTexts::at(std::size_t index) const {
    if (index >= ends_.size()) return {};
    const std::size_t start = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(bytes_).substr(start, ends_[index] - start);
}

tl::expected<void, Localized> SharedTexts::add(std::string_view text) {
    if (text.size() > longestCell) return tl::unexpected(tooLongCell());
    if (ends_.size() >= most || bytes_.size() + text.size() > mostBytes)
        return tl::unexpected(
            Localized{"工作簿的文字超过 1 GB 或一千万条；请拆成几个文件，或另存为 CSV",
                      "the workbook holds more than 1 GB or ten million texts; split it, or save it as CSV"});
    bytes_ += text;
    ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    return {};
}

} // namespace biosubsidy::sheets
