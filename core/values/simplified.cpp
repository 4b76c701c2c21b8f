// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/simplified.h"

#include <algorithm>
#include <string_view>

namespace biosubsidy {

namespace {

// In the order of their numbers; the other form of each at the same place below.
constexpr std::u32string_view traditional = U"來倉個備價億兩創劃動務勵區員單國園圓團報場實寧審寶對導層屬島崗幣幾廠廣張"
                                            U"從態慶懷戶撥據擬數時會東條楊業榮標檢權歷淨減準溫滬漢潤濱灣為營狀獎獲環產"
                                            U"發碼稅稱積築簽級絡給統經線縣總聯職臨臺與興華萬蓋蕭藥號術補製規計設註話認"
                                            U"說請證豐負責買貸費貼資質購軟較進過達適選鄉銀銷錢鎮長門開間閔闊陽隊際險電"
                                            U"靜項順預領題額類餘體點齊龍";
constexpr std::u32string_view forms = U"来仓个备价亿两创划动务励区员单国园圆团报场实宁审宝对导层属岛岗币几厂广张"
                                      U"从态庆怀户拨据拟数时会东条杨业荣标检权历净减准温沪汉润滨湾为营状奖获环产"
                                      U"发码税称积筑签级络给统经线县总联职临台与兴华万盖萧药号术补制规计设注话认"
                                      U"说请证丰负责买贷费贴资质购软较进过达适选乡银销钱镇长门开间闵阔阳队际险电"
                                      U"静项顺预领题额类余体点齐龙";
static_assert(traditional.size() == forms.size());

} // namespace

char32_t simplified(char32_t character) {
    const auto* const found = std::lower_bound(traditional.begin(), traditional.end(), character);
    if (found == traditional.end() || *found != character) return character;
    return forms[static_cast<std::size_t>(found - traditional.begin())];
}

} // namespace biosubsidy
