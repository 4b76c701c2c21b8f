// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facts/place_text.h"

#include <algorithm>
#include <vector>

#include "core/values/simplified.h"
#include "core/values/text.h"

namespace biosubsidy {

namespace {

using std::string_view;

constexpr KnownDistrict districts[] = {
    {"beijing", "东城区"},         {"beijing", "西城区"},        {"beijing", "朝阳区", true},
    {"beijing", "丰台区"},         {"beijing", "石景山区"},      {"beijing", "海淀区"},
    {"beijing", "门头沟区"},       {"beijing", "房山区"},        {"beijing", "通州区", true},
    {"beijing", "顺义区"},         {"beijing", "昌平区"},        {"beijing", "大兴区"},
    {"beijing", "怀柔区"},         {"beijing", "平谷区"},        {"beijing", "密云区"},
    {"beijing", "延庆区"},         {"tianjin", "和平区", true},  {"tianjin", "河东区", true},
    {"tianjin", "河西区"},         {"tianjin", "南开区"},        {"tianjin", "河北区", true},
    {"tianjin", "红桥区"},         {"tianjin", "东丽区"},        {"tianjin", "西青区"},
    {"tianjin", "津南区"},         {"tianjin", "北辰区"},        {"tianjin", "武清区"},
    {"tianjin", "宝坻区"},         {"tianjin", "滨海新区"},      {"tianjin", "宁河区"},
    {"tianjin", "静海区"},         {"tianjin", "蓟州区"},        {"chongqing", "万州区"},
    {"chongqing", "涪陵区"},       {"chongqing", "渝中区"},      {"chongqing", "大渡口区"},
    {"chongqing", "江北区", true}, {"chongqing", "沙坪坝区"},    {"chongqing", "九龙坡区"},
    {"chongqing", "南岸区"},       {"chongqing", "北碚区"},      {"chongqing", "綦江区"},
    {"chongqing", "大足区"},       {"chongqing", "渝北区"},      {"chongqing", "巴南区"},
    {"chongqing", "黔江区"},       {"chongqing", "长寿区"},      {"chongqing", "江津区"},
    {"chongqing", "合川区"},       {"chongqing", "永川区"},      {"chongqing", "南川区"},
    {"chongqing", "璧山区"},       {"chongqing", "铜梁区"},      {"chongqing", "潼南区"},
    {"chongqing", "荣昌区"},       {"chongqing", "开州区"},      {"chongqing", "梁平区"},
    {"chongqing", "武隆区"},       {"chongqing", "两江新区"},    {"chongqing", "城口县"},
    {"chongqing", "丰都县"},       {"chongqing", "垫江县"},      {"chongqing", "忠县"},
    {"chongqing", "云阳县"},       {"chongqing", "奉节县"},      {"chongqing", "巫山县"},
    {"chongqing", "巫溪县"},       {"hangzhou", "上城区"},       {"hangzhou", "拱墅区"},
    {"hangzhou", "西湖区", true},  {"hangzhou", "滨江区"},       {"hangzhou", "萧山区"},
    {"hangzhou", "余杭区"},        {"hangzhou", "富阳区"},       {"hangzhou", "临安区"},
    {"hangzhou", "临平区"},        {"hangzhou", "钱塘区"},       {"hangzhou", "桐庐县"},
    {"hangzhou", "淳安县"},        {"hangzhou", "建德市"},       {"shanghai", "黄浦区"},
    {"shanghai", "徐汇区"},        {"shanghai", "长宁区", true}, {"shanghai", "静安区"},
    {"shanghai", "普陀区", true},  {"shanghai", "虹口区"},       {"shanghai", "杨浦区"},
    {"shanghai", "闵行区"},        {"shanghai", "宝山区", true}, {"shanghai", "嘉定区"},
    {"shanghai", "浦东新区"},      {"shanghai", "金山区"},       {"shanghai", "松江区"},
    {"shanghai", "青浦区"},        {"shanghai", "奉贤区"},       {"shanghai", "崇明区"},
};

// In simplified characters, as far as places need them, half-width, without blanks and
// signs between their parts.
std::string plainPlace(string_view text) {
    std::string plain;
    for (char32_t point : codePoints(text)) {
        point = simplified(halfWidth(point));
        constexpr std::u32string_view between = U"·-/、,，—\u200B\u200C\u200D\u200E\u200F\u2060\uFEFF";
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
    if (text.size() > 2 && text.starts_with('(') && text.ends_with(')')) text = text.substr(1, text.size() - 2);
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

// The name without its 区: 金山, 滨海新.
string_view bareName(string_view name) {
    for (const string_view unit : {"新区", "区", "县", "市"})
        if (name.size() > 2 * unit.size() && name.ends_with(unit)) return name.substr(0, name.size() - unit.size());
    return name;
}

struct OfProvince {
    string_view province;
    string_view city; // its id
};
constexpr OfProvince provinces[] = {{"浙江", "hangzhou"}, {"浙江", "ningbo"},   {"浙江", "wenzhou"},
                                    {"浙江", "huzhou"},   {"广东", "shenzhen"}, {"广东", "guangzhou"},
                                    {"福建", "xiamen"},   {"山东", "qingdao"},  {"四川", "chengdu"}};

bool isOf(string_view province, string_view city) {
    return std::any_of(std::begin(provinces), std::end(provinces),
                       [&](const OfProvince& one) { return one.province == province && one.city == city; });
}

// Takes 广东省 or 广东 off; which it was.
string_view takeProvince(string_view& text) {
    for (const OfProvince& one : provinces) {
        if (!takeFront(text, one.province)) continue;
        takeFront(text, "省");
        return one.province;
    }
    return {};
}

// Whether one sign is another, wanting or too many.
bool isOneAway(const std::vector<char32_t>& left, const std::vector<char32_t>& right) {
    if (left.size() > right.size()) return isOneAway(right, left);
    if (right.size() - left.size() > 1 || left == right) return false;
    const auto first = std::mismatch(left.begin(), left.end(), right.begin());
    const auto rest = first.first + (left.size() == right.size() ? 1 : 0);
    return std::equal(rest, left.end(), first.second + 1, right.end());
}

} // namespace

namespace {

// Takes the city's name off, with or without its 市; whether it stood there.
bool takeCity(const Choice& city, string_view& text) {
    const string_view label = city.label.zh;
    string_view bare = label;
    if (bare.ends_with("市")) bare.remove_suffix(string_view("市").size());
    if (bare.size() == label.size() && !label.ends_with("省")) return false;
    return takeFront(text, label) || takeFront(text, bare.ends_with("省") ? label : bare);
}

bool namesAnotherCity(const Fact& cities, std::size_t city, string_view text) {
    for (std::size_t index = 0; index < cities.choices.size(); ++index)
        if (index != city && takeCity(cities.choices[index], text)) return true;
    return false;
}

} // namespace

PlaceText readPlace(const Fact& cities, string_view typed) {
    const std::string plain = plainPlace(typed);
    string_view text = plain;
    takeFront(text, "中国");
    for (const string_view twice : {"北京市北京市", "上海市上海市", "天津市天津市", "重庆市重庆市"})
        if (text.starts_with(twice)) text.remove_prefix(twice.size() / 2);
    const string_view whole = text;
    const string_view province = takeProvince(text);
    PlaceText place;
    for (std::size_t index = 0; index < cities.choices.size() && !place.city; ++index) {
        if (takeCity(cities.choices[index], text)) place.city = index;
    }
    const bool elsewhere = place.city && !province.empty() && !isOf(province, cities.choices[*place.city].id);
    if (elsewhere || (place.city && namesAnotherCity(cities, *place.city, text))) {
        place.city.reset(); // 广东省成都市, 北京市/上海市
        text = whole;
    }
    place.rest = districtOf(text);
    return place;
}

bool looksLikeDistrict(string_view text) {
    for (const string_view end : {"区", "县", "市", "镇", "乡", "街道", "城"})
        if (text.size() > end.size() && text.ends_with(end)) return true;
    return false;
}

std::span<const KnownDistrict> knownDistricts() {
    return districts;
}

const KnownDistrict* findDistrict(string_view name) {
    const auto* const found = std::find_if(std::begin(districts), std::end(districts), [&](const KnownDistrict& one) {
        return one.name == name || bareName(one.name) == name;
    });
    return found == std::end(districts) ? nullptr : found;
}

const KnownDistrict* nearDistrict(string_view name) {
    // Parks of that kind are everywhere: 经开区 is no slip for 南开区.
    for (const string_view park : {"开区", "新区", "发区", "税区", "园区", "业区", "范区"})
        if (name.ends_with(park)) return nullptr;
    constexpr std::size_t longest = 60; // bytes
    constexpr std::size_t shortest = 3; // signs
    const std::vector<char32_t> points = name.size() > longest ? std::vector<char32_t>() : codePoints(name);
    if (points.size() < shortest || findDistrict(name) != nullptr) return nullptr;
    const auto* const found = std::find_if(std::begin(districts), std::end(districts), [&](const KnownDistrict& one) {
        return isOneAway(points, codePoints(one.name));
    });
    return found == std::end(districts) ? nullptr : found;
}

} // namespace biosubsidy
