// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/place_cell.h"

#include <algorithm>

#include "core/tables/typed_value.h"
#include "core/values/text.h"

namespace biosubsidy::sheets {

namespace {

using std::string_view;

// In simplified characters, as far as places need them, without blanks and signs
// between their parts.
std::string plainPlace(string_view text) {
    std::string plain;
    for (char32_t point : codePoints(plainCell(text))) {
        constexpr std::u32string_view traditional = U"區縣慶濱東臺開發灣";
        constexpr std::u32string_view simplified = U"区县庆滨东台开发湾";
        if (const std::size_t at = traditional.find(point); at != std::u32string_view::npos) point = simplified[at];
        constexpr std::u32string_view between = U"·-/、,，—";
        if (isSpace(point) || isControl(point) || between.find(point) != std::u32string_view::npos) continue;
        plain += toUtf8(point);
    }
    return plain;
}

bool takeFront(string_view& text, string_view front) {
    if (front.empty() || !text.starts_with(front)) return false;
    text.remove_prefix(front.size());
    return true;
}

// 金山区(亭林镇) and 金山区亭林镇 are in 金山区.
std::string districtOf(string_view text) {
    std::string district(text.substr(0, text.find('(')));
    if (district.empty()) return std::string(text);
    for (const string_view unit : {string_view("区"), string_view("县")}) {
        const std::size_t at = district.find(unit);
        if (at == std::string::npos || at == 0) continue;
        const string_view behind = string_view(district).substr(at + unit.size());
        for (const string_view town : {"镇", "乡", "街道", "村", "路", "号", "园"})
            if (behind.ends_with(town)) return district.substr(0, at + unit.size());
    }
    return district;
}

} // namespace

PlaceText readPlace(const Fact& cities, string_view typed) {
    const std::string plain = plainPlace(typed);
    string_view text = plain;
    takeFront(text, "中国");
    for (const string_view province : {"浙江省", "北京市北京市", "上海市上海市", "天津市天津市", "重庆市重庆市"}) {
        if (province == "浙江省")
            takeFront(text, province);
        else if (text.starts_with(province))
            text.remove_prefix(province.size() / 2);
    }
    PlaceText place;
    for (std::size_t index = 0; index < cities.choices.size() && !place.city; ++index) {
        const string_view label = cities.choices[index].label.zh;
        string_view bare = label;
        if (bare.ends_with("市")) bare.remove_suffix(string_view("市").size());
        if (bare.size() == label.size()) continue; // "其他城市" is no name
        if (takeFront(text, label) || takeFront(text, bare)) place.city = index;
    }
    place.rest = districtOf(text);
    return place;
}

bool looksLikeDistrict(string_view text) {
    for (const string_view end : {"区", "县", "市", "镇", "乡", "街道", "城"})
        if (text.size() > end.size() && text.ends_with(end)) return true;
    return false;
}

} // namespace biosubsidy::sheets
