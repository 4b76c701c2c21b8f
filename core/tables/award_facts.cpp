// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/award_facts.h"

#include <array>

namespace biosubsidy {

namespace {

Fact made(const char* id, FactType type, Localized label, Localized help) {
    Fact fact;
    fact.id = id;
    fact.type = type;
    fact.label = std::move(label);
    fact.help = std::move(help);
    return fact;
}

Fact levelFact() {
    Fact level = made("level", FactType::choice, {"支持层级", "Level"},
                      {"由哪一级政府给予。不填按市级处理；有的政策只扣减同级的支持。",
                       "Which level of government granted it; taken as the city if left open. Some policies set off "
                       "support of certain levels only."});
    constexpr std::array<std::pair<const char*, const char*>, allAwardLevels.size()> labels{
        {{"国家级", "National"}, {"省级", "Provincial"}, {"市级", "City"}, {"区县级", "District"}, {"其他", "Other"}}};
    for (const AwardLevel one : allAwardLevels) {
        const auto& [zh, en] = labels[static_cast<std::size_t>(one)];
        level.choices.push_back({std::string(toString(one)), {zh, en}});
    }
    level.defaultChoice = static_cast<std::size_t>(AwardLevel::city);
    return level;
}

Fact yearFact() {
    Fact year = made(
        "year", FactType::year, {"获得年度", "Year"},
        {"获得这笔支持的年度，不填按测算日期所在年度处理。只在填了“早先由哪条措施给予”时有影响：它占用那一年的限额。",
         "The year of the support, the year of assessment if left open. It matters only where the support "
         "came under a measure of these packs, whose limit of that year it uses up."});
    year.defaultFrom = DefaultFrom::assessmentYear;
    return year;
}

} // namespace

const Fact& awardFact(AwardField field) {
    static const std::array<Fact, awardFields> all{
        made("policy", FactType::text, {"政策或文件名称", "Policy"},
             {"这笔支持出自哪个文件，写在报告里供核对；不影响计算。",
              "The document that this support came from, for the report; it does not affect the sums."}),
        made("amount", FactType::money, {"已获金额", "Amount held"},
             {"已经到账或已经批复的金额。政策规定不重复支持的，从可得金额中扣减。",
              "What has been paid or granted. Where a policy does not pay twice for one thing, it comes off the sum."}),
        levelFact(),
        made("project", FactType::text, {"用于项目", "For project"},
             {"项目的编号或名称；项目、支出、措施三者填一个。",
              "The project's id or name; one of project, expense and measure is given."}),
        made("expense", FactType::text, {"用于支出", "For expense"}, {"支出的编号。", "The expense's id."}),
        made("measure", FactType::text, {"对应措施", "For measure"},
             {"针对企业的措施，写法为“政策/措施”，如 beijing-2024/hnte-first。",
              "A measure for the company, as pack/measure: beijing-2024/hnte-first."}),
        yearFact(),
        made("under", FactType::text, {"早先由哪条措施给予", "Granted earlier under"},
             {"这笔钱就是规则库里某条措施早先一轮给的，写“政策/措施”，如 "
              "beijing-2024/pilot-platform；来自其他政策的不填。",
              "Where the money came from a measure of these packs in an earlier round, that measure as pack/measure: "
              "beijing-2024/pilot-platform. Leave it open where another policy paid."})};
    return all[static_cast<std::size_t>(field)];
}

} // namespace biosubsidy
