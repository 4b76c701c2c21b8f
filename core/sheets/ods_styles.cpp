// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/ods_styles.h"

#include <algorithm>

namespace biosubsidy::sheets {

namespace {

using Shows = NumberFormat::Shows;

constexpr std::size_t mostStyles = 100'000; // others are left out

std::optional<Shows> showsOf(std::string_view element) {
    if (element == "number-style") return Shows::number;
    if (element == "percentage-style") return Shows::percent;
    if (element == "currency-style") return Shows::currency;
    if (element == "date-style") return Shows::day;
    if (element == "time-style") return Shows::time;
    return std::nullopt;
}

// The tens in 1000: the factor by which a number is shown smaller.
int tensOf(std::string_view factor) {
    if (factor.empty() || factor.front() != '1') return 0;
    const std::size_t zeros = factor.find_first_not_of('0', 1);
    return static_cast<int>((zeros == std::string_view::npos ? factor.size() : zeros) - 1);
}

} // namespace

void OdsStyles::start(std::string_view name, const XmlAttributes& attributes) {
    if (name == "style") return startStyle(attributes);
    if (name == "table-properties" && !tableStyle_.empty() && attributes("display") == "false")
        hidden_[tableStyle_] = true;
    startFormat(name, attributes);
}

void OdsStyles::startStyle(const XmlAttributes& attributes) {
    tableStyle_.clear();
    const std::string name(attributes("name"));
    if (attributes("family") == "table") tableStyle_ = name;
    if (attributes("family") == "table-cell" && cells_.size() < mostStyles)
        cells_[name] = {std::string(attributes("data-style-name")), std::string(attributes("parent-style-name"))};
}

void OdsStyles::startFormat(std::string_view name, const XmlAttributes& attributes) {
    if (const auto shows = showsOf(name)) {
        formatName_ = attributes("name");
        format_ = {};
        format_.shows = *shows;
        hasDigits_ = false;
        return;
    }
    if (formatName_.empty()) return;
    if (name == "number" || name == "scientific-number" || name == "fraction") {
        format_.scale = tensOf(attributes("display-factor"));
        hasDigits_ = true;
    }
    inWords_ = name == "text";
    inMoney_ = name == "currency-symbol";
    words_.clear();
    // Numbers above zero, whose format stands first where people write it.
    const std::string_view condition = attributes("condition");
    if (name == "map" && (condition == "value()>=0" || condition == "value()>0"))
        insteadOf_.emplace(formatName_, attributes("apply-style-name"));
}

void OdsStyles::text(std::string_view text) {
    constexpr std::size_t longest = 255;
    if ((inWords_ || inMoney_) && words_.size() + text.size() <= longest) words_ += text;
}

void OdsStyles::end(std::string_view name) {
    if (formatName_.empty()) return;
    if (inWords_ && name == "text") format_.addWords(words_, hasDigits_);
    if (inMoney_ && name == "currency-symbol") format_.money = currencyOf(words_);
    inWords_ = inMoney_ = false;
    if (!showsOf(name)) return;
    format_.finishWords();
    if (format_.shows == Shows::number && format_.money.front() != '\0') format_.shows = Shows::currency;
    if (formats_.size() < mostStyles) formats_[formatName_] = std::move(format_);
    formatName_.clear();
}

const NumberFormat& OdsStyles::format(std::string_view style) const {
    static const NumberFormat plain;
    constexpr int longestLine = 32; // of styles that build on each other
    for (int step = 0; step < longestLine; ++step) {
        const auto found = cells_.find(style);
        if (found == cells_.end()) return plain;
        if (found->second.format.empty()) {
            style = found->second.parent;
            continue;
        }
        const auto instead = insteadOf_.find(found->second.format);
        const auto format = formats_.find(instead == insteadOf_.end() ? found->second.format : instead->second);
        return format == formats_.end() ? plain : format->second;
    }
    return plain;
}

bool OdsStyles::hides(std::string_view tableStyle) const {
    return hidden_.contains(tableStyle);
}

} // namespace biosubsidy::sheets
