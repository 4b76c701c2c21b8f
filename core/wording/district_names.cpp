// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wording/district_names.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "core/values/text.h"

namespace biosubsidy::wording {

namespace {

constexpr auto known = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"金山区", "Jinshan District"},
    {"闵行区", "Minhang District"},
    {"松江区", "Songjiang District"},
    {"浦东新区", "Pudong"},
    {"奉贤区", "Fengxian"},
    {"临港新片区", "Lin-gang Special Area"},
    {"滨海新区", "Binhai New Area"},
    {"滨海高新区", "Binhai High-Tech Zone"},
    {"黄埔区", "Huangpu"},
    {"光明区", "Guangming District"},
    {"坪山区", "Pingshan District"},
    {"合肥市", "Hefei"},
    {"沧州市", "Cangzhou"},
});

} // namespace

std::string districtText(const std::string& name, Language language) {
    const auto found = std::find_if(known.begin(), known.end(), [&](const auto& one) { return one.first == name; });
    if (language == Language::zh || found == known.end()) return printable(name);
    return std::string(found->second);
}

std::string districtInBoth(const std::string& name, Language language) {
    const std::string chinese = printable(name);
    std::string text = districtText(name, language);
    return text == chinese ? text : text + " (" + chinese + ")";
}

} // namespace biosubsidy::wording
