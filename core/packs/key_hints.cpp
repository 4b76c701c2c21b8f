// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packs/key_hints.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace biosubsidy {

namespace {

// The keys of each table, but for id, zh and en, which many have.
struct Table {
    std::string_view name;
    std::string_view keys; // parted by spaces, one at each end
};

constexpr auto tables = std::to_array<Table>({
    {"measure", " clause scope applicants title summary when strict lenient support rate amount pool yearly_cap due "
                "matches rounds "
                "once years discretion completes as_completed tier instalment material "},
    {"pack",
     " order version city city_name districts lies_in number issuers issued status from until superseded_by grade "
     "checked source overlap agencies fields "},
    {"measure.instalment", " share after "},
    {"cap", " per measures "},
    {"call", " opens closes closes_at "},
    {"overlap", " levels "},
    {"goal", " figure "},
    {"", " pack terms measure cap call zone goal other "},
});

// What people write for what the pack says otherwise.
struct Meant {
    std::string_view tables; // "": any
    std::string_view keys;
    std::string_view zh;
    std::string_view en;
};

constexpr auto meanings = std::to_array<Meant>({
    {" cap ", " cap max maximum limit upper_limit ceiling total ", "写作 amount = \"500万元\"",
     "write amount = \"500万元\""},
    {" cap ", " company applicant ", "写作 per = \"year\" 或 per = \"life\"", "write per = \"year\" or per = \"life\""},
    {" cap call ", " measure ", "写作 measures = [\"…\"]", "write measures = [\"...\"]"},
    {" pack ", " end to expires valid_until valid_to last_day ", "写作 until = 2028-12-31", "write until = 2028-12-31"},
    {" pack ", " start effective effective_from valid_from since first_day ", "写作 from = 2026-01-01",
     "write from = 2026-01-01"},
    {" pack ", " url link website ", "写作 source.zh 和 source.en", "write source.zh and source.en"},
    {" pack ", " warnings ", "每条提醒写一个 [[warning]]", "write a [[warning]] for each"},
    {" pack ", " level province ", "省级政策把省作为 city；区县的政策写 districts",
     "of a province's policy the province is the city; a district's has districts"},
    {" call ", " from until start end deadline date dates ", "写作 opens 和 closes", "write opens and closes"},
    {" measure.tier ", " from to until over above below min max between range ",
     "档的界限写进 when，如 company.annual_output >= 10亿元 and company.annual_output < 30亿元",
     "write the bounds of a tier into when, as company.annual_output >= 10亿元 and company.annual_output < 30亿元"},
    {" measure.tier cap call zone measure.instalment measure.material goal other ", " title summary name text ",
     "名称写 zh 和 en", "its words are zh and en"},
    {" measure.instalment ", " amount sum ", "每期写 share = \"40%\"；金额写在措施的 amount 里",
     "write the share of each as share = \"40%\"; the sum stands in the measure's amount"},
    {" measure.instalment ", " year years ", "写作 after = 1：批准后第几年付",
     "write after = 1: so many years from approval"},
    {"", " cap max maximum limit upper_limit ceiling project_cap single_cap most ",
     "最高额写进 amount：min(30% * project.total_investment, 500万元)；一项措施一年合计的写 "
     "yearly_cap；几项合计、每个项目"
     "或总共的写 [[cap]]",
     "write the most into the amount, as min(30% * project.total_investment, 500万元); a measure's limit a year as "
     "yearly_cap; one over several, per project or in all as [[cap]]"},
    {"", " annual_cap year_cap cap_per_year annual_limit ", "写作 yearly_cap = \"500万元\"",
     "write yearly_cap = \"500万元\""},
    {"", " share percent percentage ratio proportion base ",
     "比例和基数写进 amount：min(30% * project.total_investment, 500万元)",
     "write the share and what it is of into the amount: min(30% * project.total_investment, 500万元)"},
    {"", " floor min minimum at_least threshold ",
     "门槛写进 when，如 project.total_investment >= 5000万元；保底的金额写作 max(…, 100万元)",
     "write a threshold into when, as project.total_investment >= 5000万元; a sum that is paid at least as max(..., "
     "100万元)"},
    {"", " condition conditions requires requirement requirements if where ", "条件写作 when = \"…\"",
     "write a condition as when = \"...\""},
    {"", " exclude excludes exclusive exclusive_with exclusion not_with alternatives better_of ",
     "不同时享受、就高的几项写同一个 pool；与其他政策不重复的写 [pack] 的 overlap",
     "give measures that are not held together the same pool; what is set off against other policies stands in overlap "
     "of [pack]"},
    {"", " tiers steps levels_of brackets grades cases ", "每一档写一个 [[measure.tier]]",
     "write a [[measure.tier]] for each"},
    {"", " instalments installment installments payments payment ", "每一期写一个 [[measure.instalment]]",
     "write a [[measure.instalment]] for each"},
    {"", " materials documents papers ", "每份材料写一个 [[measure.material]]",
     "write a [[measure.material]] for each"},
    {"", " calls deadline apply_by application_deadline window ", "申报时间写 [[call]] 的 opens 和 closes",
     "dates of application are opens and closes of a [[call]]"},
    {"", " first quota places slots ranking rank top budget competitive selection ",
     "名额、择优、先到先得写 discretion = \"competitive\"；受年度预算总量控制写 discretion = \"budget\"",
     "for a number of places, a selection or first come first served write discretion = \"competitive\"; for a limit "
     "of "
     "the year's budget discretion = \"budget\""},
    {"", " one_off onetime one_time only_once ", "写作 once = true", "write once = true"},
    {"", " duration year_count number_of_years annual yearly ", "每年支持、最多几年的写作 years = 3；amount 写一年的",
     "for a yearly support of so many years write years = 3, with the amount of one year"},
    {"", " match matching co_funding ", "写作 matches = [\"city\"]，金额写作 50% * project.held_city",
     "write matches = [\"city\"], and the amount as 50% * project.held_city"},
    {"", " note notes comment remark description ", "说明写进 summary；自己的读法写 [[measure.assumption]]",
     "write it into the summary; a reading of your own into [[measure.assumption]]"},
    {"", " name ", "名称写 title.zh 和 title.en（档的写 zh 和 en）",
     "a name is title.zh and title.en (of a tier zh and en)"},
    {"", " under ", "under 写在案例的 awards 里，不写在政策包里",
     "under stands in the awards of a case, not in a pack"},
    {"", " unit fact facts ", "事实和单位在 facts.toml 里，不写在政策包里",
     "facts and units stand in facts.toml, not in a pack"},
});

bool names(std::string_view keys, std::string_view key) {
    return keys.find(fmt::format(" {} ", key)) != std::string_view::npos;
}

std::string headingOf(std::string_view table) {
    if (table == "pack" || table == "overlap") return table == "pack" ? "[pack]" : "[pack] 的 overlap";
    return fmt::format("[[{}]]", table);
}

// A key of another table: where it belongs, and how it came here.
Localized placeHint(std::string_view table, std::string_view key) {
    const auto home = std::find_if(tables.begin(), tables.end(),
                                   [&](const Table& each) { return each.name != table && names(each.keys, key); });
    if (home == tables.end()) return {};
    if (home->name.empty())
        return {fmt::format("[[{}]] 单独写，不在 {} 里面", key, headingOf(table)),
                fmt::format("[[{}]] stands by itself, not within {}", key, headingOf(table))};
    const bool part = home->name == "measure" && (key == "tier" || key == "instalment" || key == "material");
    if (part) return {fmt::format("写作 [[measure.{}]]", key), fmt::format("write [[measure.{}]]", key)};
    const std::string heading = headingOf(home->name);
    if (home->name == "measure" && table.starts_with("measure."))
        return {fmt::format("{} 是措施的项：移到第一个 [[measure.…]] 的前面", key),
                fmt::format("{} belongs to the measure: move it above the first [[measure....]]", key)};
    return {fmt::format("{} 写在 {} 里", key, heading),
            fmt::format("{} belongs into {}", key, home->name == "overlap" ? "overlap of [pack]" : heading)};
}

} // namespace

TomlReader::KeyHint keyHint(std::string_view table) {
    return [table](std::string_view key) -> Localized {
        for (const bool own : {true, false}) { // what holds for this table goes before what holds for all
            const auto meant = std::find_if(meanings.begin(), meanings.end(), [&](const Meant& each) {
                return names(each.keys, key) && (own ? names(each.tables, table) : each.tables.empty());
            });
            const bool stands = own || key != "cap" || table.starts_with("measure");
            if (meant != meanings.end() && stands) return {std::string(meant->zh), std::string(meant->en)};
            if (!own) break;
            if (Localized place = key == "cap" || key == "share" ? Localized{} : placeHint(table, key); !place.empty())
                return place;
        }
        return {};
    };
}

} // namespace biosubsidy
