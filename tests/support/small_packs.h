// SPDX-License-Identifier: GPL-3.0-or-later
//
// Packs of a user's own, in a city that the vocabulary does not have.
#pragma once

#include <string>
#include <string_view>

namespace biosubsidy::test {

// What stands before the measures.
inline std::string suzhouHead(std::string_view id) {
    return "format = \"biosubsidy-pack/1\"\n[pack]\nid = \"" + std::string(id) + R"pack("
version = "1"
city = "suzhou"
city_name.zh = "苏州市"
city_name.en = "Suzhou"
title.zh = "苏州市某办法"
title.en = "Suzhou measures"
summary.zh = "示例。"
summary.en = "An example."
issuers = ["苏州市某局"]
status = "in_force"
from = 2024-01-01
grade = "full_text"
)pack";
}

// A pilot platform's fifth, up to ten million yuan.
inline const std::string suzhouPack = suzhouHead("suzhou-own") + R"pack([[measure]]
id = "pilot"
clause = "1"
scope = "project"
title.zh = "中试补助"
title.en = "Pilot plants"
summary.zh = "示例。"
summary.en = "An example."
when = "project.kinds has pilot_platform"
support = "ceiling"
rate = "stated"
amount = "min(20% * project.total_investment, 1000万元)"
)pack";

} // namespace biosubsidy::test
