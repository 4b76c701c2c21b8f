// SPDX-License-Identifier: GPL-3.0-or-later
//
// The keys of a measure that say how it is granted and paid.
#include <algorithm>

#include <fmt/format.h>

#include "core/packs/key_hints.h"
#include "core/packs/measure_reader.h"
#include "core/values/meant.h"

namespace biosubsidy {

namespace {

constexpr auto required = TomlReader::Need::required;
constexpr auto optional = TomlReader::Need::optional;

// A whole number between two bounds, or a problem.
std::optional<int> wholeNumber(TomlReader& reader, std::string_view key, int least, int most) {
    const auto number = reader.integer(key);
    if (!number) return std::nullopt;
    if (*number >= least && *number <= most) return static_cast<int>(*number);
    reader.problem("bad_number", reader.node().get(key),
                   {fmt::format("{} 应在 {} 到 {} 之间，写的是 {}", key, least, most, *number),
                    fmt::format("{} should be from {} to {}; found {}", key, least, most, *number)});
    return std::nullopt;
}

} // namespace

std::optional<Discretion> MeasureReader::readDiscretion(TomlReader& reader) {
    const int discretion =
        reader.oneOf("discretion", {"competitive", "budget"}, optional,
                     {"competitive 择优、评审、排名、先到先得；budget 受年度预算总量控制",
                      "competitive: chosen by review, rank or first come; budget: limited by the year's budget"});
    return discretion < 0 ? std::nullopt : std::optional(static_cast<Discretion>(discretion));
}

std::optional<Money> capAmount(TomlReader& reader, const TomlText& text) {
    const std::string key = reader.has("yearly_cap") ? "yearly_cap" : "amount";
    const auto money = Money::parse(text.text);
    if (!money) {
        const Localized why = biosubsidy::describe(money.error());
        const std::string meant = numberMeant(text.text);
        reader.problem(
            "bad_money", text.node, {key + "：" + why.zh, key + ": " + why.en},
            meant.empty() || meant.ends_with('%')
                ? Localized{fmt::format("上限是一个金额：{} = \"500万元\"；比例写在措施的 amount 里", key),
                            fmt::format("a cap is a sum: {} = \"500万元\"; a share stands in the amount of a "
                                        "measure",
                                        key)}
                : Localized{fmt::format("写作 {}", meant), fmt::format("write {}", meant)});
        return std::nullopt;
    }
    if (money->isZero()) {
        reader.problem("zero_ceiling", text.node, {key + " 为 0 元", "the " + key + " is 0 yuan"},
                       {"没有上限就删去它", "remove it where there is no limit"});
        return std::nullopt;
    }
    if (text.text.find_first_not_of("0123456789.,") == std::string::npos) {
        // As in an amount: 3000 may be meant as 3000万元.
        reader.problem(
            "bad_money", text.node, {key + "：金额要带单位", key + ": give money its unit"},
            {fmt::format("写作 {0}元，或 {0}万元", text.text), fmt::format("write {0}元, or {0}万元", text.text)});
        return std::nullopt;
    }
    return *money;
}

void MeasureReader::readPayment(TomlReader& reader, Measure& measure) {
    readMatches(reader, measure);
    measure.rounds = reader.flag("rounds");
    measure.once = reader.flag("once");
    measure.discretion = readDiscretion(reader);
    measure.years = wholeNumber(reader, "years", 1, 99);
    if (measure.once && measure.years)
        remark(reader, "once_yearly",
               {fmt::format("措施 {} 写了 once（只付一次），又写了 years（每年一次）", measure.id),
                fmt::format("measure {} says once, that it is paid a single time, and years, that it is paid yearly",
                            measure.id)},
               "once", {"两者留一个", "keep one of them"});
    if (reader.has("matches") && measure.matches.none())
        remark(reader, "matches_none",
               {fmt::format("措施 {} 的 matches 是空的，等于没有写", measure.id),
                fmt::format("measure {}: matches is empty, which says nothing", measure.id)},
               "matches",
               {"写上所配套的层级，如 matches = [\"city\"]，或删去它",
                "name the levels that it matches, as matches = [\"city\"], or remove it"});
    readInstalments(reader, measure);
    for (const toml::table* table : reader.tables("material", "measure.material")) {
        TomlReader inner(source_, *table, {reader.what().zh + " 的 material", reader.what().en + ": material"},
                         problems_);
        measure.materials.push_back(inner.zhAndEn(required));
        inner.finish(keyHint("measure.material"));
    }
    for (const char* key : {"matches", "rounds", "years", "instalment"}) {
        if (measure.hasSum() || !reader.has(key)) continue;
        reader.problem("unexpected_key", reader.node().get(key),
                       {fmt::format("没有公布金额的支持（unstated、in_kind）用不到 {}", key),
                        fmt::format("support without a published sum (unstated, in_kind) has no use for {}", key)},
                       {"删去它；有金额的支持才能这样写", "remove it: only support with a sum can say so"});
    }
}

void MeasureReader::remark(const TomlReader& reader, const char* code, const Localized& what, const char* key,
                           const Localized& advice) {
    remarks_.push_back(source_.diagnostic(code, placeOf(source_, *reader.node().get(key)), what, advice));
}

void MeasureReader::readMatches(TomlReader& reader, Measure& measure) {
    for (const TomlText& level : reader.texts("matches")) {
        if (const auto named = awardLevelNamed(level.text)) {
            measure.matches.set(static_cast<std::size_t>(*named));
            continue;
        }
        reader.problem("unknown_choice", level.node,
                       {fmt::format("没有层级 {}", level.text), fmt::format("there is no level {}", level.text)},
                       {fmt::format("可用：{}", awardLevelNames()), fmt::format("one of {}", awardLevelNames())});
    }
}

void MeasureReader::readInstalments(TomlReader& reader, Measure& measure) {
    constexpr int mostYears = 99;
    const std::vector<const toml::table*> tables = reader.tables("instalment", "measure.instalment");
    Fen sum; // of shares, in the finest unit of a rate
    constexpr std::int64_t whole = 100'000'000;
    for (const toml::table* table : tables) {
        TomlReader inner(source_, *table, {reader.what().zh + " 的 instalment", reader.what().en + ": instalment"},
                         problems_);
        const TomlText text = inner.text("share", required);
        const auto share = Rate::parse(text.text);
        Localized words = inner.zhAndEn(required);
        const std::optional<int> after = wholeNumber(inner, "after", 0, mostYears);
        inner.finish(keyHint("measure.instalment"));
        if (!text.present()) return;
        if (!share || share->numerator() == 0) {
            inner.problem("bad_rate", text.node,
                          {fmt::format("{} 不是一期的比例", text.text),
                           fmt::format("{} is no share of an instalment", text.text)},
                          {"写作 share = \"40%\"", "write share = \"40%\""});
            return;
        }
        sum += Fen(share->numerator()) * (whole / share->denominator());
        measure.instalments.push_back({*share, std::move(words), after});
    }
    if (!tables.empty() && sum != whole) {
        reader.problem("bad_shares", tables.front(),
                       {fmt::format("各期比例加起来是 {}%，应为 100%", (ExactMoney(sum, Fen(10'000))).toString()),
                        fmt::format("the shares add up to {}%, not 100%", (ExactMoney(sum, Fen(10'000))).toString())},
                       sum < whole ? Localized{"检查是否漏了一期；三等分写作 33%、33%、34%",
                                               "look for an instalment that is missing; three equal ones are 33%, 33% "
                                               "and 34%"}
                                   : Localized{"检查哪一期的比例写大了", "look for a share that is too large"});
    }
}

} // namespace biosubsidy
