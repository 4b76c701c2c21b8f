// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/heading_words.h"

#include <algorithm>
#include <array>

namespace biosubsidy::sheets {

namespace {

using std::string_view;
using With = HarmlessWord::With;
constexpr Entity company = Entity::company;
constexpr Entity project = Entity::project;
constexpr Entity expense = Entity::expense;

constexpr HeadingName names[] = {
    {company, "city", "城市"},
    {company, "city", "所在市"},
    {company, "city", "所属城市"},
    {company, "city", "所属市"},
    {company, "city", "所在地市"},
    {company, "city", "地市"},
    {company, "city", "注册城市"},
    {company, "city", "注册地"},
    {company, "city", "企业注册地"},
    {company, "city", "企业所在地"},
    {company, "district", "区县"},
    {company, "district", "所属区县"},
    {company, "district", "所属区"},
    {company, "district", "所在区"},
    {company, "district", "所在县区"},
    {company, "district", "所在县(市、区)"},
    {company, "district", "县(市、区)"},
    {company, "district", "县区"},
    {company, "district", "行政区"},
    {company, "district", "行政区划"},
    {company, "district", "所在行政区"},
    {company, "district", "所属行政区"},
    {company, "district", "所在城区"},
    {company, "employees", "员工人数"},
    {company, "employees", "员工数"},
    {company, "employees", "员工总数"},
    {company, "employees", "职工人数"},
    {company, "employees", "职工数"},
    {company, "employees", "职工总数"},
    {company, "employees", "从业人数"},
    {company, "employees", "从业人员数"},
    {company, "employees", "从业人员总数"},
    {company, "employees", "人员数"},
    {company, "employees", "人员总数"},
    {company, "employees", "人数"},
    {company, "employees", "在职人数"},
    {company, "employees", "在职员工"},
    {company, "employees", "在职员工数"},
    {company, "employees", "headcount"},
    {company, "employees", "numberofemployees"},
    {company, "employees", "staff"},
    {company, "revenue", "营业收入"},
    {company, "revenue", "营收"},
    {company, "revenue", "年营业收入"},
    {company, "revenue", "年营收"},
    {company, "revenue", "营业总收入"},
    {company, "revenue", "revenue"},
    {company, "total_assets", "总资产"},
    {company, "total_assets", "资产总计"},
    {company, "total_assets", "资产合计"},
    {company, "total_assets", "totalassets"},
    {company, "annual_output", "产值"},
    {company, "annual_output", "年产值"},
    {company, "annual_output", "总产值"},
    {company, "annual_output", "工业总产值"},
    {company, "annual_output", "工业产值"},
    {company, "rnd_spend", "研发费用"},
    {company, "rnd_spend", "研发投入"},
    {company, "rnd_spend", "研发经费"},
    {company, "size", "规模类型"},
    {company, "size", "规模"},
    {company, "hnte", "是否高企"},
    {company, "hnte", "高企"},
    {company, "hnte", "是否国高"},
    {company, "hnte", "国高企业"},
    {company, "hnte", "高新技术企业"},
    {company, "hnte", "国家高新技术企业"},
    {company, "hnte", "是否高新技术企业"},
    {company, "hnte", "是否为高新技术企业"},
    {company, "hnte", "是否国家高新技术企业"},
    {company, "hnte", "是否为国家高新技术企业"},
    {company, "ipo", "是否上市"},
    {company, "ipo", "已上市"},
    {company, "ipo", "是否已上市"},
    {company, "industry_leader", "是否龙头企业"},
    {company, "makes_bioproducts", "是否生产生物制造产品"},
    {project, "name", "项目名"},
    {project, "name", "建设项目名称"},
    {project, "city", "项目城市"},
    {project, "city", "项目所在市"},
    {project, "district", "项目所在区"},
    {project, "district", "项目区县"},
    {project, "district", "项目所属区"},
    {project, "kinds", "项目类别"},
    {project, "kinds", "项目类型(可多选)"},
    {project, "total_investment", "项目总投资"},
    {project, "total_investment", "总投资额"},
    {project, "total_investment", "投资总额"},
    {project, "total_investment", "总投资金额"},
    {project, "total_investment", "项目总投资额"},
    {project, "total_investment", "项目投资总额"},
    {project, "total_investment", "计划总投资"},
    {project, "total_investment", "计划总投资额"},
    {project, "total_investment", "预计总投资"},
    {project, "total_investment", "预算总投资"},
    {project, "total_investment", "概算总投资"},
    {project, "total_investment", "总投资概算"},
    {project, "total_investment", "项目总投资概算"},
    {project, "total_investment", "投资规模"},
    {project, "total_investment", "拟投资总额"},
    {project, "fixed_asset_investment", "固定资产投资额"},
    {project, "fixed_asset_investment", "固定资产总投资"},
    {project, "fixed_asset_investment", "固投"},
    {project, "engineering_investment", "工程投资额"},
    {project, "stage", "建设阶段"},
    {project, "area", "建筑面积"},
    {project, "area", "总建筑面积"},
    {project, "area", "厂房面积"},
    {project, "year", "项目年度"},
    {expense, "kind", "费用类型"},
    {expense, "amount", "支出金额"},
    {expense, "amount", "费用金额"},
    {expense, "year", "支出年度"},
};

constexpr HarmlessWord fronts[] = {
    {"其中", With::anything},   {"本企业", With::company},  {"企业", With::company},    {"公司", With::company},
    {"单位", With::company},    {"项目", With::project},    {"支出", With::expense},    {"上一年度", With::lastYear},
    {"上一年", With::lastYear}, {"上年度", With::lastYear}, {"上年", With::lastYear},   {"去年", With::lastYear},
    {"现有", With::count},      {"目前", With::count},      {"当前", With::count},      {"年末", With::anything},
    {"年底", With::anything},   {"全年", With::lastYear},   {"请填写", With::anything}, {"是否为", With::anything},
    {"是否", With::anything},   {"company", With::company}, {"project", With::project}, {"expense", With::expense},
};
constexpr HarmlessWord ends[] = {
    {"总额", With::money}, {"金额", With::money},   {"数额", With::money}, {"合计", With::money}, {"额", With::money},
    {"数量", With::count}, {"总人数", With::count}, {"总数", With::count}, {"人数", With::count}, {"数", With::count},
};

constexpr string_view others[] = {
    "率",    "增长",  "增幅",  "增速", "同比",   "环比",     "占比", "比例",   "比重",    "比上年", "平均",
    "人均",  "均",    "工资",  "薪酬", "园区",   "目标",     "预计", "预测",   "计划",    "规划",   "拟",
    "排名",  "备注",  "说明",  "电话", "联系",   "手机",     "邮箱", "负责",   "法人",    "代表",   "日期",
    "时间",  "地址",  "编码",  "代码", "税",     "利润",     "成本", "费用",   "研发",    "境外",   "海外",
    "出口",  "本科",  "硕士",  "博士", "高级",   "技术人员", "产品", "母公司", "集团",    "股东",   "子公司",
    "参保",  "社保",  "女",    "党员", "残疾",   "%",        "rate", "growth", "average", "per",    "contact",
    "phone", "ratio", "share", "wage", "tax",    "profit",   "主营", "净",     "流动",    "负债",   "英文",
    "简称",  "曾用",  "注册",  "开户", "银行",   "申请",     "申报", "补贴",   "补助",    "支持",   "奖励",
    "资助",  "资金",  "银行",  "贷款", "已完成", "累计完成", "已投", "完成",   "到位",    "自筹",   "剩余",
    "本年",  "当年",  "今年",  "新增", "减少",
};

constexpr string_view knownOthers[] = {
    "所属行业", "行业类别", "行业分类", "行业代码",   "国民经济行业", "国民经济行业分类",
    "行业大类", "行业门类", "所属产业", "产业类别",   "注册资本",     "注册资金",
    "成立日期", "成立时间", "注册地址", "企业地址",   "地址",         "联系人",
    "联系电话", "电话",     "备注",     "企业类型",   "企业性质",     "单位性质",
    "经营范围", "主营产品", "主要产品", "法定代表人", "园区名称",     "园区",
    "所属园区", "项目内容", "建设内容", "项目简介",
};

constexpr string_view harmlessRemarks[] = {"必填", "选填",   "可选",     "如有",     "含增值税", "价税合计",
                                           "含税", "若有",   "没有填",   "示例",     "如适用",   "填写",
                                           "自报", "人民币", "optional", "required", "ifany"};

template <std::size_t size>
bool holdsOneOf(string_view text, const string_view (&words)[size]) {
    return std::any_of(std::begin(words), std::end(words),
                       [&](string_view word) { return text.find(word) != string_view::npos; });
}

} // namespace

std::span<const HeadingName> otherNames() {
    return names;
}

bool isOfLastYear(string_view companyFact) {
    static constexpr string_view facts[] = {"revenue", "annual_output", "rnd_spend", "procurement_sales"};
    return std::find(std::begin(facts), std::end(facts), companyFact) != std::end(facts);
}

std::span<const HarmlessWord> harmlessFronts() {
    return fronts;
}

std::span<const HarmlessWord> harmlessEnds() {
    return ends;
}

bool meansSomethingElse(string_view rest) {
    return holdsOneOf(rest, others);
}

bool isKnownOther(string_view plain) {
    return std::find(std::begin(knownOthers), std::end(knownOthers), plain) != std::end(knownOthers);
}

bool isHarmlessRemark(string_view inside) {
    if (holdsOneOf(inside, harmlessRemarks)) return true;
    // A year: 2025年, 2025年度, 2025.
    if (inside.starts_with("20") && inside.size() >= 4) {
        const string_view rest = inside.substr(4);
        return rest.empty() || rest == "年" || rest == "年度" || rest == "年末" || rest == "年底";
    }
    return inside == "上年" || inside == "上年度" || inside == "上一年度" || inside == "去年";
}

bool remarkMeansSomethingElse(string_view inside) {
    if (inside.starts_with("其中")) return true; // a part of the sum
    std::string rest(inside);
    for (const string_view word : harmlessRemarks)
        for (std::size_t at = rest.find(word); at != std::string::npos; at = rest.find(word))
            rest.erase(at, word.size());
    return meansSomethingElse(rest);
}

bool speaksOfSupportHeld(string_view plain) {
    static constexpr string_view held[] = {"已获",   "已享受", "已取得", "已领取",   "已拨付", "获得过",
                                           "已得到", "历年",   "曾获",   "received", "held"};
    static constexpr string_view support[] = {"支持", "补贴", "补助",   "资助",    "奖励",  "奖补",
                                              "扶持", "资金", "subsid", "support", "grant", "award"};
    return holdsOneOf(plain, held) && holdsOneOf(plain, support);
}

} // namespace biosubsidy::sheets
