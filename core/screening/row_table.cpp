// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/row_table.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/assessment/sites.h"
#include "core/wording/explanation.h"

namespace biosubsidy::screening {

namespace {

using blocks::Figures;
using Kind = Column::Kind;

constexpr std::array<Verdict, 4> verdicts{Verdict::eligible, Verdict::arguable, Verdict::undetermined,
                                          Verdict::ineligible};

void putTotals(const Figures& figures, Cells& cells) {
    cells.yuan(figures.ceiling);
    cells.yuan(figures.stated);
    cells.yuan(figures.entitled);
    cells.yuan(figures.openRate);
    cells.yuan(figures.potential);
    cells.count(figures.unstated);
    cells.count(figures.inKind);
}

// What of the ceiling is told apart, behind all other columns: those stay where they are.
void putPartsOf(const Figures& figures, Cells& cells) {
    cells.yuan(figures.openAmount);
    cells.yuan(figures.discretionary);
}

void putNothing(std::size_t cellCount, Cells& cells) {
    while (cellCount-- > 0) cells.empty();
}

// The caps that cut what is counted, the narrowest first: "pack/id pack/id".
std::string limitsOf(const Pack& pack, const Measure& measure, const blocks::ResultClaim& claim) {
    std::string names;
    for (std::size_t cap = 0; cap < measure.caps.size(); ++cap) {
        if (claim.limits.test(cap))
            names += (names.empty() ? "" : " ") + pack.id + "/" + pack.caps[measure.caps[cap]].id;
    }
    return names;
}

constexpr std::size_t totalsColumns = 7;
constexpr std::size_t partColumns = 2;
constexpr std::size_t claimColumns = 4;
constexpr std::size_t questionColumns = 4;

} // namespace

std::vector<std::size_t> citiesOf(const blocks::BlockRules& rules) {
    const blocks::BlockOptions& options = rules.options();
    if (!options.cities) return {};
    std::vector<std::size_t> cities;
    for (const Site& site : comparedSites(*rules.rules(), options.forAssessment())) cities.push_back(site.city);
    return cities;
}

RowTable::RowTable(std::shared_ptr<const blocks::BlockRules> rules, Of of, Language language)
    : rules_(std::move(rules)), of_(of), language_(language), cities_(citiesOf(*rules_)) {
    addColumn("line", {"行号", "Line"}, Kind::count);
    addColumn("name", {"企业名称", "Name"}, Kind::text);
    addColumn("uscc", {"统一社会信用代码", "Unified social credit code"}, Kind::text);
    addColumn("uscc_fault", {"信用代码问题", "Credit code: fault"}, Kind::text);
    if (of_ == Of::cases)
        addCaseColumns();
    else
        addClaimColumns();
}

void RowTable::addColumn(std::string id, Localized heading, Column::Kind kind) {
    columns_.push_back({std::move(id), std::move(heading), kind});
}

void RowTable::addTotals(const std::string& prefix, const Localized& place) {
    const auto add = [&](const char* id, const char* zh, const char* en, Kind kind) {
        addColumn(prefix + id, {place.zh + zh, place.en + en}, kind);
    };
    add("ceiling", "最高可获（元）", "at most (CNY)", Kind::yuan);
    add("stated", "按公布比例（元）", "at published rates (CNY)", Kind::yuan);
    add("entitled", "定额（元）", "fixed sums (CNY)", Kind::yuan);
    add("open_rate", "其中比例未公布（元）", "of which rates not published (CNY)", Kind::yuan);
    add("potential", "最好情形（元）", "if all open questions come out well (CNY)", Kind::yuan);
    add("unstated", "未公布金额（项）", "without a published figure (number)", Kind::count);
    add("in_kind", "非资金支持（项）", "in kind (number)", Kind::count);
}

void RowTable::addParts(const std::string& prefix, const Localized& place) {
    addColumn(prefix + "open_amount", {place.zh + "其中金额待定（元）", place.en + "of which open amounts (CNY)"},
              Kind::yuan);
    addColumn(prefix + "discretionary",
              {place.zh + "其中择优或按预算（元）", place.en + "of which at discretion (CNY)"}, Kind::yuan);
}

void RowTable::addCaseColumns() {
    addTotals("", {});
    addColumn("proven", {"最优已证明", "Best set proven"}, Kind::flag);
    for (const Verdict verdict : verdicts)
        addColumn("verdict_" + std::string(toString(verdict)),
                  {wording::verdictText(verdict, Language::zh) + "（项）",
                   wording::verdictText(verdict, Language::en) + " (number)"},
                  Kind::count);
    if (rules_->options().cities) {
        addColumn("best_city", {"最优地点", "Best place"}, Kind::text);
        addColumn("best_ceiling", {"最优地点最高可获（元）", "Best place: at most (CNY)"}, Kind::yuan);
    }
    for (const std::size_t city : cities_) {
        const Choice& choice = rules_->vocabulary().cities().choices[city];
        addTotals(choice.id + "_", {choice.label.zh + "：", choice.label.en + ": "});
    }
    for (std::size_t rank = 1; rank <= blocks::mostLargest; ++rank) {
        const std::string id = fmt::format("claim_{}_", rank);
        const Localized lead{fmt::format("最大的支持{}：", rank), fmt::format("Largest claim {}: ", rank)};
        addColumn(id + "measure", {lead.zh + "措施", lead.en + "measure"}, Kind::text);
        addColumn(id + "title", {lead.zh + "名称", lead.en + "title"}, Kind::text);
        addColumn(id + "item", {lead.zh + "项目或支出", lead.en + "project or expense"}, Kind::text);
        addColumn(id + "counted", {lead.zh + "计入（元）", lead.en + "counted (CNY)"}, Kind::yuan);
    }
    addColumn("question", {"最值得核实的信息", "Question most worth asking"}, Kind::text);
    addColumn("question_label", {"最值得核实的信息：名称", "Question: what it asks"}, Kind::text);
    addColumn("question_at_stake", {"该信息最多影响（元）", "Question: at stake, up to (CNY)"}, Kind::yuan);
    addColumn("question_claims", {"该信息影响的措施（项）", "Question: claims that miss it (number)"}, Kind::count);
    addParts("", {});
    for (const std::size_t city : cities_) {
        const Choice& choice = rules_->vocabulary().cities().choices[city];
        addParts(choice.id + "_", {choice.label.zh + "：", choice.label.en + ": "});
    }
}

void RowTable::addClaimColumns() {
    addColumn("pack", {"政策包", "Pack"}, Kind::text);
    addColumn("measure", {"措施", "Measure"}, Kind::text);
    addColumn("title", {"名称", "Title"}, Kind::text);
    addColumn("clause", {"条款", "Clause"}, Kind::text);
    addColumn("city", {"城市", "City"}, Kind::text);
    addColumn("entity", {"对象", "For"}, Kind::text);
    addColumn("item", {"项目或支出", "Project or expense"}, Kind::text);
    addColumn("verdict", {"结论", "Verdict"}, Kind::text);
    addColumn("support", {"支持方式", "Support"}, Kind::text);
    addColumn("ceiling", {"单项上限（元）", "Ceiling alone (CNY)"}, Kind::yuan);
    addColumn("counted", {"计入合计（元）", "Counted (CNY)"}, Kind::yuan);
    addColumn("chosen", {"入选", "Chosen"}, Kind::flag);
    addColumn("floor", {"单项至少（元）", "At least alone (CNY)"}, Kind::yuan);
    addColumn("discretion", {"择优或按预算", "Discretion"}, Kind::text);
    addColumn("limited_by", {"被上限截去", "Limited by"}, Kind::text);
}

void RowTable::put(const RowBlock& rows, Cells& cells) const {
    for (std::size_t row = 0; row < rows.size(); ++row) put(rows, row, cells);
}

void RowTable::put(const RowBlock& rows, std::size_t row, Cells& cells) const {
    if (of_ == Of::cases)
        putCase(rows, row, cells);
    else
        putClaims(rows, row, cells);
}

void RowTable::putHead(const RowBlock& rows, std::size_t row, Cells& cells) const {
    cells.count(rows.line(row));
    cells.text(rows.name(row));
    cells.text(rows.uscc(row));
    cells.text(describe(rows.usccFault(row)).in(language_));
}

void RowTable::putCities(const blocks::CaseResult& result, Cells& cells) const {
    const Fact& fact = rules_->vocabulary().cities();
    if (result.best) {
        const blocks::CityFigures& best = result.cities[*result.best];
        cells.text(fact.choices[best.city].label.in(language_));
        cells.yuan(best.figures.ceiling);
    } else {
        putNothing(2, cells);
    }
    for (const std::size_t city : cities_) {
        const auto found = std::find_if(result.cities.begin(), result.cities.end(),
                                        [&](const blocks::CityFigures& figures) { return figures.city == city; });
        if (found == result.cities.end())
            putNothing(totalsColumns, cells);
        else
            putTotals(found->figures, cells);
    }
}

void RowTable::putLargest(const RowBlock& rows, std::size_t row, Cells& cells) const {
    const blocks::CaseResult& result = rows.result(row);
    for (std::size_t rank = 0; rank < blocks::mostLargest; ++rank) {
        if (rank >= result.claims.size()) {
            putNothing(claimColumns, cells);
            continue;
        }
        const blocks::ResultClaim& claim = result.claims[rank];
        const Pack& pack = rules_->rules()->packs()[claim.pack];
        const Measure& measure = pack.measures[claim.measure];
        cells.text(pack.id + "/" + measure.id);
        cells.text(measure.title.in(language_));
        cells.text(rows.itemId(row, measure.scope, claim.item));
        cells.yuan(claim.counted);
    }
}

void RowTable::putQuestion(const RowBlock& rows, std::size_t row, Cells& cells) const {
    const auto& question = rows.result(row).question;
    if (!question) return putNothing(questionColumns, cells);
    cells.text(factPath(rows, row, question->fact, rules_->vocabulary()));
    cells.text(rules_->vocabulary().fact(question->fact.entity, question->fact.fact).label.in(language_));
    cells.yuan(question->atStake);
    cells.count(question->claims);
}

void RowTable::putParts(const blocks::CaseResult& result, Cells& cells) const {
    putPartsOf(result.figures, cells);
    for (const std::size_t city : cities_) {
        const auto found = std::find_if(result.cities.begin(), result.cities.end(),
                                        [&](const blocks::CityFigures& figures) { return figures.city == city; });
        if (found == result.cities.end())
            putNothing(partColumns, cells);
        else
            putPartsOf(found->figures, cells);
    }
}

void RowTable::putCase(const RowBlock& rows, std::size_t row, Cells& cells) const {
    const blocks::CaseResult& result = rows.result(row);
    putHead(rows, row, cells);
    putTotals(result.figures, cells);
    cells.flag(result.proven);
    for (const Verdict verdict : verdicts) cells.count(result.verdicts[static_cast<std::size_t>(verdict)]);
    if (rules_->options().cities) putCities(result, cells);
    putLargest(rows, row, cells);
    putQuestion(rows, row, cells);
    putParts(result, cells);
    cells.endLine();
}

void RowTable::putClaims(const RowBlock& rows, std::size_t row, Cells& cells) const {
    const Fact& cities = rules_->vocabulary().cities();
    for (const blocks::ResultClaim& claim : rows.result(row).claims) {
        const Pack& pack = rules_->rules()->packs()[claim.pack];
        const Measure& measure = pack.measures[claim.measure];
        putHead(rows, row, cells);
        cells.text(pack.id);
        cells.text(measure.id);
        cells.text(measure.title.in(language_));
        cells.text(measure.clause);
        const auto city = cities.choice(pack.city);
        cells.text(city ? std::string_view(cities.choices[*city].label.in(language_)) : std::string_view(pack.city));
        cells.text(toString(measure.scope));
        cells.text(rows.itemId(row, measure.scope, claim.item));
        cells.text(wording::verdictText(claim.verdict, language_));
        cells.text(toString(measure.support));
        if (claim.hasSum)
            cells.yuan(claim.ceiling);
        else
            cells.empty();
        cells.yuan(claim.counted);
        cells.flag(claim.chosen);
        if (claim.hasSum)
            cells.yuan(claim.floor);
        else
            cells.empty();
        cells.text(measure.discretion ? toString(*measure.discretion) : std::string_view());
        cells.text(limitsOf(pack, measure, claim));
        cells.endLine();
    }
}

std::string factPath(const RowBlock& rows, std::size_t row, const FactRef& ref, const Vocabulary& vocabulary) {
    const std::string& fact = vocabulary.fact(ref.entity, ref.fact).id;
    if (ref.entity == Entity::company) return "company." + fact;
    return fmt::format("{}.{}.{}", ref.entity == Entity::project ? "projects" : "expenses",
                       rows.itemId(row, ref.entity, ref.item), fact);
}

} // namespace biosubsidy::screening
