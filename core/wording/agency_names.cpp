// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wording/agency_names.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "core/values/text.h"
#include "core/wording/say.h"

namespace biosubsidy::wording {

namespace {

// As the authorities call themselves in English, where they do.
constexpr auto known = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"北京市科学技术委员会、中关村科技园区管理委员会",
     "Beijing Municipal Science & Technology Commission, Administrative Commission of Zhongguancun Science Park"},
    {"北京市发展和改革委员会", "Beijing Municipal Commission of Development and Reform"},
    {"北京市经济和信息化局", "Beijing Municipal Bureau of Economy and Information Technology"},
    {"天津市人民政府办公厅", "General Office of Tianjin Municipal People's Government"},
    {"天津市科技局", "Tianjin Municipal Science and Technology Bureau"},
    {"市工业和信息化局", "municipal bureau of industry and information technology"},
    {"市财政局", "municipal bureau of finance"},
    {"各区人民政府", "people's governments of the districts"},
    {"重庆市发展和改革委员会", "Chongqing Municipal Development and Reform Commission"},
    {"重庆市高新技术产业工作专班（办公室设在市发展改革委）",
     "Chongqing task force for high-tech industry, with its office at the Development and Reform Commission"},
    {"有关区县", "districts and counties concerned"},
    {"杭州市促进生物医药产业创新发展领导小组办公室",
     "office of Hangzhou's leading group for the innovative development of the biomedical industry"},
    {"杭州市促进生物医药产业创新发展领导小组",
     "Hangzhou's leading group for the innovative development of the biomedical industry"},
    {"合成生物工作专班", "task force for synthetic biology"},
    {"各区、县（市）", "districts, counties and county-level cities"},
    {"上海市金山区经济委员会", "Economic Commission of Jinshan District, Shanghai"},
    {"上海市金山区人民政府办公室", "Office of the People's Government of Jinshan District, Shanghai"},
});

} // namespace

std::string agencyText(const std::string& name, Language language) {
    const std::string chinese = printable(name);
    if (language == Language::zh) return chinese;
    const auto found = std::find_if(known.begin(), known.end(), [&](const auto& one) { return one.first == name; });
    return found == known.end() ? chinese : std::string(found->second) + " (" + chinese + ")";
}

std::string agenciesText(const std::vector<std::string>& names, Language language) {
    std::vector<std::string> texts;
    bool glossed = false;
    for (const std::string& name : names) {
        texts.push_back(agencyText(name, language));
        glossed = glossed || texts.back() != printable(name);
    }
    if (!glossed) return enumerated(texts, Joint::all, Language::zh);
    return clauses(texts, language); // the names have commas of their own
}

} // namespace biosubsidy::wording
