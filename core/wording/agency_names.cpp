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
    {"杭州市人民政府办公厅", "General Office of Hangzhou Municipal People's Government"},
    {"上海市人民政府办公厅", "General Office of Shanghai Municipal People's Government"},
    {"重庆市人民政府办公厅", "General Office of Chongqing Municipal People's Government"},
    {"深圳市发展改革委", "Development and Reform Commission of Shenzhen Municipality"},
    {"安徽省人民政府办公厅", "General Office of the People's Government of Anhui Province"},
    {"安徽省发展改革委", "Anhui Provincial Development and Reform Commission"},
    {"北京市发展改革委", "Beijing Municipal Commission of Development and Reform"},
    {"北京市科委、中关村管委会",
     "Beijing Municipal Science & Technology Commission, Administrative Commission of Zhongguancun Science Park"},
    {"沧州市人民政府办公室", "Office of Cangzhou Municipal People's Government"},
    {"成都市人民政府办公厅", "General Office of Chengdu Municipal People's Government"},
    {"广州开发区管委会", "Administrative Committee of Guangzhou Development District"},
    {"黄埔区人民政府", "People's Government of Huangpu District"},
    {"海南省人民政府办公厅", "General Office of the People's Government of Hainan Province"},
    {"海南省工信厅", "Hainan Provincial Department of Industry and Information Technology"},
    {"海南省财政厅", "Hainan Provincial Department of Finance"},
    {"杭州高新区（滨江）", "Hangzhou High-tech Zone (Binjiang)"},
    {"河北省人民政府办公厅", "General Office of the People's Government of Hebei Province"},
    {"合肥市人民政府办公室", "Office of Hefei Municipal People's Government"},
    {"黑龙江省人民政府办公厅", "General Office of the People's Government of Heilongjiang Province"},
    {"湖州市人民政府办公室", "Office of Huzhou Municipal People's Government"},
    {"金山区经委", "Economic Commission of Jinshan District"},
    {"金山区科委", "Science and Technology Commission of Jinshan District"},
    {"金山区财政局", "Finance Bureau of Jinshan District"},
    {"金山区市场监管局", "Market Regulation Bureau of Jinshan District"},
    {"金山区投资促进办", "Investment Promotion Office of Jinshan District"},
    {"宁波市经信局", "Ningbo Municipal Bureau of Economy and Information Technology"},
    {"宁波市科技局", "Ningbo Municipal Science and Technology Bureau"},
    {"宁波市市场监管局", "Ningbo Municipal Market Regulation Bureau"},
    {"青岛市人民政府办公厅", "General Office of Qingdao Municipal People's Government"},
    {"中国（上海）自由贸易试验区临港新片区管理委员会",
     "Administrative Committee of the Lin-gang Special Area of China (Shanghai) Pilot Free Trade Zone"},
    {"闵行区科委", "Science and Technology Commission of Minhang District"},
    {"闵行区财政局", "Finance Bureau of Minhang District"},
    {"松江区科委", "Science and Technology Commission of Songjiang District"},
    {"上海市经济信息化委", "Shanghai Municipal Commission of Economy and Informatization"},
    {"上海市发展改革委", "Shanghai Municipal Development and Reform Commission"},
    {"另五个部门", "and five other departments"},
    {"深圳市科技创新局", "Science, Technology and Innovation Bureau of Shenzhen Municipality"},
    {"深圳市市场监管局", "Market Regulation Bureau of Shenzhen Municipality"},
    {"深圳市卫生健康委", "Health Commission of Shenzhen Municipality"},
    {"深圳市光明区", "Guangming District, Shenzhen"},
    {"深圳市坪山区人民政府办公室", "Office of the People's Government of Pingshan District, Shenzhen"},
    {"天津滨海高新技术产业开发区", "Tianjin Binhai High-tech Industrial Development Area"},
    {"温州市", "Wenzhou Municipality"},
    {"厦门市人民政府", "Xiamen Municipal People's Government"},
    {"市科委中关村管委会", "municipal science & technology commission, Zhongguancun administrative commission"},
    {"市经济和信息化局", "municipal bureau of economy and information technology"},
    {"市发展改革委", "municipal development and reform commission"},
    {"区经委", "district economic commission"},
    {"市科技局", "municipal science and technology bureau"},
    {"区科委", "district science and technology commission"},
    {"市工信局", "municipal bureau of industry and information technology"},
    {"区投资促进办", "district investment promotion office"},
    {"各相关区", "districts concerned"},
    {"区农业农村委", "district agriculture and rural affairs commission"},
    {"市药监局", "municipal medical products administration"},
    {"市教委", "municipal education commission"},
    {"市发改委", "municipal development and reform commission"},
    {"区市场监管局", "district market regulation bureau"},
    {"区发改委", "district development and reform commission"},
    {"市规资局", "municipal bureau of planning and natural resources"},
    {"市知识产权局", "municipal intellectual property administration"},
    {"市生态环境局", "municipal ecology and environment bureau"},
    {"市投资促进局", "municipal investment promotion bureau"},
    {"市应急管理局", "municipal emergency management bureau"},
    {"市市场监管局", "municipal market regulation bureau"},
    {"市国资委", "municipal state-owned assets commission"},
    {"市商务局", "municipal commerce bureau"},
    {"市卫生健康委", "municipal health commission"},
    {"市卫健委", "municipal health commission"},
    {"市农委", "municipal agriculture commission"},
    {"市农业农村局", "municipal agriculture and rural affairs bureau"},
    {"各街镇（园区）", "sub-districts, towns and parks"},
    {"区规划资源局", "district bureau of planning and natural resources"},
    {"区生态环境局", "district ecology and environment bureau"},
    {"金山海关", "Jinshan Customs"},
    {"海河产业基金", "Haihe Industry Fund"},
    {"市金融管理局", "municipal financial administration"},
    {"市金融局", "municipal financial bureau"},
    {"市规划自然资源委", "municipal commission of planning and natural resources"},
    {"市经济信息化委", "municipal commission of economy and informatization"},
    {"市第三中级人民法院", "third intermediate people's court of the municipality"},
    {"市民政局", "municipal civil affairs bureau"},
    {"市投资促进服务中心", "municipal investment promotion service centre"},
    {"市市场监管委", "municipal market regulation commission"},
    {"市场监管委", "market regulation commission"},
    {"市公安局", "municipal public security bureau"},
    {"市人社局", "municipal human resources and social security bureau"},
    {"市人才工作局", "municipal talent work bureau"},
    {"各区政府", "governments of the districts"},
    {"区财政局（金融办）", "district finance bureau (financial office)"},
    {"区财政局", "district finance bureau"},
    {"区统计局", "district statistics bureau"},
    {"区应急管理局", "district emergency management bureau"},
    {"区国资委", "district state-owned assets commission"},
    {"区卫健委", "district health commission"},
    {"区人社局", "district human resources and social security bureau"},
    {"深圳市", "Shenzhen Municipality"},
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
