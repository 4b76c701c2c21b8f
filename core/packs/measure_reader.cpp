// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packs/measure_reader.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "core/packs/key_hints.h"
#include "core/packs/tier_order.h"
#include "core/values/meant.h"

namespace biosubsidy {

namespace {

constexpr auto required = TomlReader::Need::required;
constexpr auto optional = TomlReader::Need::optional;

// The agencies that the clauses of a measure name, each once, in order. A label
// may name several clauses: "12, 14".
std::vector<std::string> agenciesOf(const std::string& clause,
                                    const std::map<std::string, std::vector<std::string>>& clauses,
                                    const std::vector<std::string>& packAgencies) {
    std::vector<std::string> result;
    std::size_t start = 0;
    while (start <= clause.size()) {
        const std::size_t end = std::min(clause.find(", ", start), clause.size());
        const auto found = clauses.find(clause.substr(start, end - start));
        if (found != clauses.end()) {
            for (const std::string& agency : found->second) {
                if (std::find(result.begin(), result.end(), agency) == result.end()) result.push_back(agency);
            }
        }
        start = end + 2;
    }
    return result.empty() && clauses.empty() ? packAgencies : result;
}

// The first name in the expression that is one of these.
const language::Expression* firstNamed(const language::Expression& expression, const std::set<std::string>& names) {
    if (expression.kind == language::Expression::Kind::name && names.count(expression.text) > 0) return &expression;
    for (const language::Expression& child : expression.children) {
        if (const language::Expression* found = firstNamed(child, names)) return found;
    }
    return nullptr;
}

} // namespace

bool isPackIdentifier(std::string_view id) {
    return !id.empty() && id.size() <= 64 && id.front() != '-' &&
           id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

void MeasureReader::readTerms(const toml::table& table) {
    TomlReader reader(source_, table, {"[terms]", "[terms]"}, problems_);
    // A term may use those that stand before it in the file; the library's table
    // is sorted by name, so the place in the text decides.
    std::vector<std::pair<TextPlace, std::string>> names;
    for (const auto& [key, node] : table) names.emplace_back(placeOf(source_, node), std::string(key.str()));
    std::sort(names.begin(), names.end(), [](const auto& left, const auto& right) {
        return std::pair(left.first.line, left.first.column) < std::pair(right.first.line, right.first.column);
    });
    std::set<std::string> notYet; // a term that reached itself would never end
    for (const auto& [place, name] : names) notYet.insert(name);
    for (const auto& [place, name] : names) {
        const TomlText text = reader.text(name, required);
        if (!text.present()) continue;
        const bool wordsOnly = name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789") == std::string::npos;
        if (!wordsOnly) {
            reader.problem("bad_id", text.node,
                           {fmt::format("[terms] 的名称用大写字母、数字和下划线：{}", name),
                            fmt::format("names in [terms] have capital letters, digits and underscores: {}", name)},
                           {"如 DOMESTIC_DRUGS", "such as DOMESTIC_DRUGS"});
        }
        termTexts_.push_back(text);
        language::Parsed parsed = language::parse(text.text, static_cast<std::uint32_t>(termTexts_.size()));
        if (const language::Expression* early = firstNamed(parsed.expression, notYet)) {
            parsed.problems.push_back(
                {"bad_term_order",
                 early->span,
                 early->text == name
                     ? Localized{fmt::format("{} 用到了它自己", name), fmt::format("{} uses itself", name)}
                     : Localized{fmt::format("{} 用到了写在它后面的 {}", name, early->text),
                                 fmt::format("{} uses {}, which stands behind it", name, early->text)},
                 {"[terms] 里的名称只能用写在它前面的名称", "a name in [terms] may use those that stand before it"}});
        }
        report(parsed.problems, text);
        // One that is wrong stays known: what uses it is not wrong as well.
        if (!parsed.problems.empty()) parsed.expression = {};
        terms_.push_back({name, std::move(parsed.expression)});
        notYet.erase(name);
    }
}

void MeasureReader::report(const std::vector<language::Problem>& problems, const TomlText& text) {
    for (const language::Problem& problem : problems) {
        const TomlText& where = problem.span.source == 0 ? text : termTexts_.at(problem.span.source - 1);
        problems_.push_back(source_.diagnostic(
            problem.code, placeInside(source_, *where.node, problem.span.offset, problem.span.length), problem.message,
            problem.advice));
    }
}

// Where the scope is wrong, which facts may be named is not known: what is wrong without
// them is told, and nothing more.
bool MeasureReader::isCompilable(const TomlText& text) {
    if (!text.present()) return false;
    if (!scopeKnown_) report(language::parse(text.text).problems, text);
    return scopeKnown_;
}

language::Program MeasureReader::condition(const TomlText& text, Entity scope, bool ceiling) {
    if (!isCompilable(text)) return {};
    language::Compiled compiled = language::compileCondition(text.text, {&vocabulary_, scope, &terms_, ceiling});
    report(compiled.problems, text);
    return std::move(compiled.program);
}

language::Program MeasureReader::amount(const TomlText& text, Entity scope) {
    if (!isCompilable(text)) return {};
    language::Compiled compiled = language::compileAmount(text.text, {&vocabulary_, scope, &terms_, false});
    report(compiled.problems, text);
    const bool whole = compiled.problems.empty() && !compiled.program.empty();
    if (whole && compiled.program.nodes[compiled.program.root()].largest == 0) {
        problems_.push_back(source_.diagnostic(
            "zero_ceiling", placeInside(source_, *text.node, 0, 1),
            {"这个金额最多为 0 元", "this amount is at most 0 yuan"},
            {"没有公布金额的支持应为 unstated 或 in_kind", "support without a published sum is unstated or in_kind"}));
    }
    if (whole && compiled.program.nodes[compiled.program.root()].endless) endlessSum_ = text.node;
    if (whole) remarkLeast(compiled.program, text);
    return std::move(compiled.program);
}

// "最高不超过 500万元" as max(…, 500万元) pays at least that.
void MeasureReader::remarkLeast(const language::Program& amount, const TomlText& text) {
    const language::Node& root = amount.nodes[amount.root()];
    if (root.op != language::Op::greatest) return;
    const bool least = std::any_of(root.children.begin(), root.children.end(), [&](std::uint32_t child) {
        const language::Node& node = amount.nodes[child];
        return node.op == language::Op::constant && node.number > 0;
    });
    if (!least) return;
    remarks_.push_back(source_.diagnostic("sum_at_least", placeInside(source_, *text.node, 0, 1),
                                          {"max 取较大的一个：这个金额至少是写出的那个数",
                                           "max takes the larger one: this sum is at least the one written"},
                                          {"“最高不超过”写作 min；文件确有保底时不用改",
                                           "for \"not more than\" write min; leave it where the text does pay a "
                                           "least sum"}));
}

Measure MeasureReader::read(const toml::table& table, const std::map<std::string, std::vector<std::string>>& clauses,
                            const PackSays& pack) {
    endlessSum_ = nullptr;
    const toml::node* idNode = table.get("id");
    const std::string name = idNode != nullptr && idNode->is_string() ? idNode->as_string()->get() : "?";
    TomlReader reader(source_, table, {fmt::format("措施 {}", name), fmt::format("measure {}", name)}, problems_);
    Measure measure;
    measure.id = reader.plain("id", required);
    if (!measure.id.empty() && !isPackIdentifier(measure.id)) {
        reader.problem("bad_id", table.get("id"),
                       {"id 只能用小写字母、数字和短横", "an id has lower-case letters, digits and dashes"});
    }
    measure.clause = reader.plain("clause", optional);
    if (pack.clauseNeeded && !reader.has("clause")) {
        reader.problem(
            "missing_key", nullptr,
            {fmt::format("{} 缺少 clause", reader.what().zh), fmt::format("{} has no clause", reader.what().en)},
            {"写作 clause = \"第三条\"；没有见到全文的，[pack] 的 grade 写 excerpt 或 report，就可以不写",
             "write clause = \"3\"; it may be left out where grade of [pack] is excerpt or report"});
    }
    const int scope =
        reader.oneOf("scope", {"company", "project", "expense"}, required,
                     {"company 按企业给，project 按项目给，expense 按一笔支出给",
                      "company: paid to the firm; project: for a project; expense: for a single expense"});
    scopeKnown_ = scope >= 0;
    measure.scope = scopeKnown_ ? static_cast<Entity>(scope) : Entity::project;
    measure.title = reader.localized("title", required);
    measure.summary = reader.localized("summary", required);
    measure.agencies = agenciesOf(measure.clause, clauses, pack.agencies);
    readCompletion(reader, measure);
    readApplicants(reader, measure);
    readConditions(reader, measure);
    readSupport(reader, measure);
    readPayment(reader, measure);
    if (!measure.discretion) measure.discretion = pack.discretion;
    readNotes(reader, measure);
    reader.finish(keyHint("measure"));
    return measure;
}

// A figure of one's own asks what the measure that it completes asks; writing the
// conditions again could only make the two differ.
void MeasureReader::readCompletion(TomlReader& reader, Measure& measure) {
    measure.completes = reader.plain("completes", optional);
    measure.asCompleted = reader.flag("as_completed");
    if (!measure.asCompleted) return;
    const toml::node* at = reader.node().get("as_completed");
    if (measure.completes.empty()) {
        reader.problem("missing_key", at, {"as_completed 需要 completes", "as_completed needs completes"},
                       {"写作 completes = \"政策/措施\"", "write completes = \"pack/measure\""});
    }
    for (const char* key : {"applicants", "when", "strict", "lenient"}) {
        if (!reader.has(key)) continue;
        reader.problem(
            "unexpected_condition", reader.node().get(key),
            {fmt::format("有 as_completed 时不再写 {}", key), fmt::format("with as_completed there is no {}", key)},
            {"条件取自所补全的措施", "the conditions are those of the measure that it completes"});
    }
}

void MeasureReader::readApplicants(TomlReader& reader, Measure& measure) {
    const std::vector<TomlText> applicants = reader.texts("applicants");
    if (applicants.empty()) return;
    const std::size_t factIndex = vocabulary_.known().applicant;
    const Fact& fact = vocabulary_.fact(Entity::company, factIndex);
    language::Node node;
    node.op = language::Op::options;
    node.fact = factIndex;
    for (const TomlText& applicant : applicants) {
        if (const auto index = fact.choice(applicant.text)) {
            node.options.set(*index);
            continue;
        }
        std::vector<std::string> ids;
        for (const Choice& choice : fact.choices) ids.push_back(choice.id);
        reader.problem("unknown_choice", applicant.node,
                       {fmt::format("没有名为 {} 的申请主体", applicant.text),
                        fmt::format("there is no applicant {}", applicant.text)},
                       {fmt::format("可用：{}", fmt::join(ids, ", ")), fmt::format("one of {}", fmt::join(ids, ", "))});
    }
    measure.applicant.nodes.push_back(std::move(node));
}

void MeasureReader::readConditions(TomlReader& reader, Measure& measure) {
    measure.when = condition(reader.text("when", optional), measure.scope);
    const TomlText strict = reader.text("strict", optional);
    const TomlText lenient = reader.text("lenient", optional);
    measure.strict = condition(strict, measure.scope);
    measure.lenient = condition(lenient, measure.scope);
    measure.hasReadings = strict.present() && lenient.present();
    if (strict.present() != lenient.present()) {
        reader.problem("one_reading", strict.present() ? strict.node : lenient.node,
                       {"strict 和 lenient 要么都写，要么都不写", "strict and lenient come together, or not at all"},
                       {"只有一种读法时写在 when 里；宽读不再有要求时写 lenient = \"always\"",
                        "where there is one reading write it in when; where the lenient one asks nothing more, write "
                        "lenient = \"always\""});
    }
}

void MeasureReader::readSupport(TomlReader& reader, Measure& measure) {
    const int support = reader.oneOf(
        "support", {"fixed", "ceiling", "unstated", "in_kind"}, required,
        {"fixed 定额；ceiling 有最高额；unstated 给钱但没有写金额（含一事一议）；in_kind "
         "不是补助（贷款、股权投资、场地、服务）",
         "fixed: a sum; ceiling: at most a sum; unstated: money without a figure (case by case); in_kind: no grant "
         "(a loan, equity, premises, services)"});
    measure.support = support < 0 ? Support::inKind : static_cast<Support>(support);
    const int rate = reader.oneOf(
        "rate", {"stated", "open"}, optional,
        {"stated 文件写明比例或分档，open 只写了最高额或幅度；比例本身写进 amount：min(30% * project.total_investment, "
         "500万元)",
         "stated: the text fixes the share or tiers; open: only the most or a range; the share itself stands in the "
         "amount: min(30% * project.total_investment, 500万元)"});
    if (rate >= 0) measure.rate = static_cast<RateKind>(rate);
    measure.pool = reader.plain("pool", optional);
    measure.afterCompletion = reader.oneOf("due", {"after_completion"}, optional,
                                           {"建成投产后才付的写 after_completion；分期付的写 [[measure.instalment]]",
                                            "after_completion where it is paid only then; for instalments write "
                                            "[[measure.instalment]]"}) == 0;
    readSum(reader, measure);
    readYearlyCap(reader, measure);
    if (support < 0) return;

    const toml::node* at = reader.node().get("support");
    if (measure.support == Support::ceiling && !reader.has("rate")) {
        reader.problem("missing_key", at, {"ceiling 缺少 rate", "a ceiling has no rate"},
                       {"写 rate = \"stated\"（文件写明比例或金额）或 \"open\"（未公布）",
                        "write rate = \"stated\" (the text fixes the share or sum) or \"open\" (it does not)"});
    }
    if (measure.support != Support::ceiling && measure.rate) {
        reader.problem("unexpected_rate", reader.node().get("rate"),
                       {"只有 ceiling 才有 rate", "only a ceiling has a rate"});
    }
    const bool hasSum = reader.has("amount") || reader.has("tier");
    if (measure.hasSum() && !hasSum) {
        reader.problem(
            "missing_key", at,
            {"有金额的支持（fixed、ceiling）缺少 amount", "support with a sum (fixed, ceiling) has no amount"},
            {"写作 amount = \"min(30% * project.total_investment, 5000万元)\"；分档的写 [[measure.tier]]",
             "write amount = \"min(30% * project.total_investment, 5000万元)\", or [[measure.tier]] where "
             "the sum has tiers"});
    }
    for (const char* key : {"amount", "tier", "yearly_cap"}) {
        if (measure.hasSum() || !reader.has(key)) continue;
        reader.problem("unexpected_amount", reader.node().get(key),
                       {fmt::format("没有公布金额的支持（unstated、in_kind）不能有 {}", key),
                        fmt::format("support without a published sum (unstated, in_kind) has no {}", key)});
        break;
    }
}

void MeasureReader::readSum(TomlReader& reader, Measure& measure) {
    measure.amount = amount(reader.text("amount", optional), measure.scope);
    readTiers(reader, measure);
    if (reader.has("amount") && reader.has("tier")) {
        reader.problem("amount_and_tiers", reader.node().get("amount"),
                       {"amount 和 [[measure.tier]] 只能写一种", "there is either an amount or tiers, not both"},
                       {"把 amount 改成最后一档，不写 when", "make the amount the last tier, without a when"});
    }
}

void MeasureReader::readTiers(TomlReader& reader, Measure& measure) {
    constexpr std::size_t mostTiers = 100;
    const std::vector<const toml::table*> tables = reader.tables("tier", "measure.tier");
    if (tables.size() > mostTiers) {
        reader.problem("too_large", tables[mostTiers], {"档太多（最多 100 档）", "too many tiers (at most 100)"});
        return;
    }
    for (const toml::table* table : tables) {
        TomlReader inner(source_, *table, {reader.what().zh + " 的 tier", reader.what().en + ": tier"}, problems_);
        Tier tier;
        const TomlText when = inner.text("when", optional);
        tier.when = condition(when, measure.scope);
        tier.amount = amount(inner.text("amount", required), measure.scope);
        tier.name = inner.zhAndEn(inner.has("zh") || inner.has("en") ? required : optional);
        inner.finish(keyHint("measure.tier"));
        if (!when.present() && table != tables.back()) {
            inner.problem("tier_without_when", table,
                          {"没有 when 的档之后，后面的各档永远轮不到",
                           "a tier without a when takes all: those behind it are never reached"},
                          {"给它写上 when，或把它放到最后", "give it a when, or put it last"});
        }
        measure.tiers.push_back(std::move(tier));
        remarkOrder(measure, when);
    }
}

// The text names its thresholds upwards; a pack whose tiers stand in that order never pays the higher ones.
void MeasureReader::remarkOrder(const Measure& measure, const TomlText& when) {
    const std::size_t last = measure.tiers.size() - 1;
    const auto taker = tierThatTakes(measure.tiers, last);
    if (!taker || !when.present()) return;
    remarks_.push_back(source_.diagnostic(
        "tier_never_reached", placeOf(source_, *when.node),
        {fmt::format("措施 {} 的第 {} 档永远轮不到：它成立时第 {} 档也成立，先成立的给出金额", measure.id, last + 1,
                     *taker + 1),
         fmt::format("measure {}: tier {} is never reached, since tier {} holds wherever it does and gives the sum",
                     measure.id, last + 1, *taker + 1)},
        {"把要求高的档写在前面", "put the tier that asks more first"}));
}

void MeasureReader::readYearlyCap(TomlReader& reader, Measure& measure) {
    const TomlText cap = reader.text("yearly_cap", optional);
    if (!cap.present()) return;
    measure.yearlyCap = capAmount(reader, cap);
}

void MeasureReader::readNotes(TomlReader& reader, Measure& measure) {
    for (const toml::table* table : reader.tables("warning", "measure.warning")) {
        TomlReader inner(source_, *table, {reader.what().zh + " 的 warning", reader.what().en + ": warning"},
                         problems_);
        MeasureWarning warning;
        warning.code = inner.plain("code", required);
        warning.when = condition(inner.text("when", required), measure.scope, true);
        warning.text = inner.zhAndEn(required);
        inner.finish(keyHint("measure.warning"));
        measure.warnings.push_back(std::move(warning));
    }
    for (const toml::table* table : reader.tables("assumption", "measure.assumption")) {
        TomlReader inner(source_, *table, {reader.what().zh + " 的 assumption", reader.what().en + ": assumption"},
                         problems_);
        measure.assumptions.push_back({"", inner.zhAndEn(required)});
        inner.finish(keyHint("measure.assumption"));
    }
}

} // namespace biosubsidy
