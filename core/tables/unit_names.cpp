// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/unit_names.h"

#include <array>

namespace biosubsidy {

namespace {

constexpr std::array<NamedUnit, 46> units{{{"千万元", MoneyUnit::tenMillion},
                                           {"百万元", MoneyUnit::million},
                                           {"千万", MoneyUnit::tenMillion},
                                           {"百万", MoneyUnit::million},
                                           {"万元", MoneyUnit::wan},
                                           {"千元", MoneyUnit::thousand},
                                           {"仟元", MoneyUnit::thousand},
                                           {"亿元", MoneyUnit::yi},
                                           {"万块", MoneyUnit::wan},
                                           {"万", MoneyUnit::wan},
                                           {"亿", MoneyUnit::yi},
                                           {"千", MoneyUnit::thousand},
                                           {"圆", MoneyUnit::yuan},
                                           {"元", MoneyUnit::yuan},
                                           {"cny100million", MoneyUnit::yi},
                                           {"100millioncny", MoneyUnit::yi},
                                           {"100millionyuan", MoneyUnit::yi},
                                           {"cny10,000", MoneyUnit::wan},
                                           {"cny10000", MoneyUnit::wan},
                                           {"cny10k", MoneyUnit::wan},
                                           {"10,000cny", MoneyUnit::wan},
                                           {"10000cny", MoneyUnit::wan},
                                           {"10kcny", MoneyUnit::wan},
                                           {"10,000yuan", MoneyUnit::wan},
                                           {"10000yuan", MoneyUnit::wan},
                                           {"rmb10,000", MoneyUnit::wan},
                                           {"rmb10000", MoneyUnit::wan},
                                           {"10,000rmb", MoneyUnit::wan},
                                           {"10000rmb", MoneyUnit::wan},
                                           {"cnymillion", MoneyUnit::million},
                                           {"rmbmillion", MoneyUnit::million},
                                           {"millioncny", MoneyUnit::million},
                                           {"millionrmb", MoneyUnit::million},
                                           {"millionyuan", MoneyUnit::million},
                                           {"cnym", MoneyUnit::million},
                                           {"cnythousand", MoneyUnit::thousand},
                                           {"thousandcny", MoneyUnit::thousand},
                                           {"thousandyuan", MoneyUnit::thousand},
                                           {"thousandrmb", MoneyUnit::thousand},
                                           {"cny1,000", MoneyUnit::thousand},
                                           {"cny1000", MoneyUnit::thousand},
                                           {"cny'000", MoneyUnit::thousand},
                                           {"kcny", MoneyUnit::thousand},
                                           {"yuan", MoneyUnit::yuan},
                                           {"cny", MoneyUnit::yuan},
                                           {"rmb", MoneyUnit::yuan}}};

constexpr std::array<std::string_view, 36> foreignMoney{
    "美元", "美金", "欧元", "欧",   "日元", "日圆", "港元", "港币", "英镑", "韩元", "澳元", "加元",
    "新元", "澳门", "台币", "卢布", "瑞士", "法郎", "外币", "usd",  "eur",  "hkd",  "jpy",  "gbp",
    "krw",  "aud",  "cad",  "sgd",  "chf",  "twd",  "us$",  "hk$",  "$",    "€",    "£",    "dollar"};

constexpr std::array<std::string_view, 42> otherUnits{
    "%",  "‰",      "百分比",   "百分点", "人",  "名", "位",   "人次", "家",   "户", "个", "项", "件", "台",
    "套", "台套",   "批",       "次",     "条",  "吨", "万吨", "千克", "公斤", "kg", "升", "l",  "㎡", "m2",
    "m²", "平方米", "万平方米", "平米",   "sqm", "亩", "公顷", "年",   "月",   "天", "日", "岁", "度", "万人"};

} // namespace

std::span<const NamedUnit> moneyUnitNames() {
    return units;
}

std::span<const std::string_view> foreignMoneyNames() {
    return foreignMoney;
}

std::span<const std::string_view> otherUnitNames() {
    return otherUnits;
}

} // namespace biosubsidy
