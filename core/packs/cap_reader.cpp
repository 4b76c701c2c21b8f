// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packs/cap_reader.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "core/packs/cap_depth.h"
#include "core/packs/key_hints.h"
#include "core/packs/measure_reader.h"
#include "core/values/text.h"

namespace biosubsidy {

namespace {

constexpr auto required = TomlReader::Need::required;
constexpr auto optional = TomlReader::Need::optional;

bool holdsAll(const Cap& wide, const Cap& narrow) {
    return std::includes(wide.measures.begin(), wide.measures.end(), narrow.measures.begin(), narrow.measures.end());
}

// Every instance of the first lies in one instance of the second.
bool isWithin(const Cap& narrow, const Cap& wide) {
    return narrow.per <= wide.per && holdsAll(wide, narrow);
}

bool sharesMeasure(const Cap& left, const Cap& right) {
    std::vector<std::size_t> shared;
    std::set_intersection(left.measures.begin(), left.measures.end(), right.measures.begin(), right.measures.end(),
                          std::back_inserter(shared));
    return !shared.empty();
}

} // namespace

void unknownMeasure(TomlReader& reader, const Pack& pack, const TomlText& named) {
    std::vector<std::string> ids;
    for (const Measure& each : pack.measures) ids.push_back(each.id);
    const auto near = nearestName(named.text.substr(named.text.find('/') + 1), ids);
    reader.problem(
        "unknown_measure", named.node,
        {fmt::format("这个政策包里没有措施 {}", named.text), fmt::format("this pack has no measure {}", named.text)},
        near
            ? Localized{fmt::format("是不是 {}？", *near), fmt::format("did you mean {}?", *near)}
            : Localized{fmt::format("可用：{}", fmt::join(ids, ", ")), fmt::format("one of {}", fmt::join(ids, ", "))});
}

void CapReader::read(TomlReader& root, const std::vector<const toml::node*>& endless) {
    constexpr std::size_t mostCaps = 1'000;
    const std::vector<const toml::table*> tables = root.tables("cap");
    if (tables.size() > mostCaps) {
        root.problem("too_large", tables[mostCaps], {"上限太多（最多 1000 个）", "too many caps (at most 1000)"});
        return;
    }
    for (const toml::table* table : tables) readCap(*table);
    addYearlyCaps();
    checkNesting();
    giveToMeasures();
    refuseDeep();
    refuseEndless(endless);
}

void CapReader::readCap(const toml::table& table) {
    const toml::node* idNode = table.get("id");
    const std::string name = idNode != nullptr && idNode->is_string() ? idNode->as_string()->get() : "?";
    TomlReader reader(source_, table, {fmt::format("上限 {}", name), fmt::format("cap {}", name)}, problems_);
    Cap cap;
    cap.id = reader.plain("id", required);
    const bool taken =
        std::any_of(pack_.caps.begin(), pack_.caps.end(), [&](const Cap& other) { return other.id == cap.id; }) ||
        (pack_.measure(cap.id) != nullptr && pack_.measure(cap.id)->yearlyCap);
    if (!cap.id.empty() && !isPackIdentifier(cap.id)) {
        reader.problem("bad_id", idNode,
                       {"id 只能用小写字母、数字和短横", "an id has lower-case letters, digits and dashes"});
    } else if (!cap.id.empty() && taken) {
        reader.problem("duplicate_id", idNode,
                       {fmt::format("上限 {} 出现了两次", cap.id), fmt::format("the cap {} comes twice", cap.id)},
                       {"每个上限用自己的 id，也不同于有 yearly_cap 的措施",
                        "give each cap an id of its own, and not that of a measure with a yearly_cap"});
    }
    const int per = reader.oneOf(
        "per", {"project", "year", "life"}, required,
        {"project 每个项目，year 每个年度，life 总共；一家企业合计的写 year 或 life，因为测算的总是一家企业",
         "project: each project; year: each calendar year; life: in all; a limit for one firm is year or life, since a "
         "case is one firm"});
    cap.per = per < 0 ? CapPer::life : static_cast<CapPer>(per);
    const TomlText amount = reader.text("amount", required);
    const std::optional<Money> money = amount.present() ? capAmount(reader, amount) : std::nullopt;
    readMeasures(reader, cap);
    cap.text = reader.zhAndEn(required);
    reader.finish(keyHint("cap"));
    if (!money || per < 0) return;
    cap.amount = *money;
    pack_.caps.push_back(std::move(cap));
    tables_.push_back(&table);
}

bool CapReader::mayStandIn(const Measure& measure, CapPer per) const {
    return measure.hasSum() && (per != CapPer::project || measure.scope == Entity::project);
}

void CapReader::readMeasures(TomlReader& reader, Cap& cap) {
    if (!reader.has("measures")) {
        for (std::size_t index = 0; index < pack_.measures.size(); ++index) {
            if (mayStandIn(pack_.measures[index], cap.per)) cap.measures.push_back(index);
        }
    }
    const std::vector<TomlText> named = reader.texts("measures");
    for (const TomlText& text : named) {
        const Measure* measure = pack_.measure(text.text);
        if (measure == nullptr) {
            unknownMeasure(reader, pack_, text);
        } else if (!measure->hasSum()) {
            reader.problem("unexpected_measure", text.node,
                           {fmt::format("措施 {} 没有公布金额，没有什么可以封顶", text.text),
                            fmt::format("the measure {} has no sum: there is nothing to cap", text.text)},
                           {"从 measures 里删去它", "remove it from measures"});
        } else if (!mayStandIn(*measure, cap.per)) {
            reader.problem(
                "unexpected_measure", text.node,
                {fmt::format("措施 {} 不是项目的措施，不能放进 per = \"project\" 的上限", text.text),
                 fmt::format("the measure {} is no project's: it cannot stand in a cap per project", text.text)},
                {"按年封顶写 per = \"year\"，总共封顶写 per = \"life\"",
                 "write per = \"year\" for a limit a year, per = \"life\" for one in all"});
        } else {
            const auto index = static_cast<std::size_t>(measure - pack_.measures.data());
            if (std::find(cap.measures.begin(), cap.measures.end(), index) == cap.measures.end())
                cap.measures.push_back(index);
            else
                reader.problem("duplicate_id", text.node,
                               {fmt::format("措施 {} 写了两次", text.text),
                                fmt::format("the measure {} is named twice", text.text)});
        }
    }
    std::sort(cap.measures.begin(), cap.measures.end());
    const toml::node* list = reader.node().get("measures");
    if (cap.measures.empty() && named.empty() && (list == nullptr || list->is_array())) {
        reader.problem("missing_key", reader.node().get("measures"),
                       {"这个上限下面没有措施", "no measure stands under this cap"},
                       {"写作 measures = [\"…\"]；只有有金额的措施才能封顶",
                        "write measures = [\"...\"]; only measures with a sum can be capped"});
    }
}

void CapReader::addYearlyCaps() {
    for (std::size_t index = 0; index < pack_.measures.size(); ++index) {
        const Measure& measure = pack_.measures[index];
        if (!measure.yearlyCap) continue;
        Cap cap;
        cap.id = measure.id;
        cap.measures = {index};
        cap.per = CapPer::year;
        cap.amount = *measure.yearlyCap;
        cap.yearlyOfMeasure = true;
        pack_.caps.push_back(std::move(cap));
        tables_.push_back(nullptr);
    }
}

// Of two caps that share a measure one must lie within the other: otherwise what is
// left would depend on more than the order of the claims.
void CapReader::checkNesting() {
    for (std::size_t later = 0; later < pack_.caps.size(); ++later) {
        for (std::size_t earlier = 0; earlier < later; ++earlier) {
            const Cap& first = pack_.caps[earlier];
            const Cap& second = pack_.caps[later];
            if (!sharesMeasure(first, second) || isWithin(first, second) || isWithin(second, first)) continue;
            const toml::table* table = tables_[later] != nullptr ? tables_[later] : tables_[earlier];
            const auto name = [](const Cap& cap) {
                return cap.yearlyOfMeasure ? Localized{cap.id + " 的 yearly_cap", "the yearly_cap of " + cap.id}
                                           : Localized{cap.id, cap.id};
            };
            problems_.push_back(source_.diagnostic(
                "crossing_caps", placeOf(source_, *table),
                {fmt::format("上限 {} 与 {} 互相交叉", name(first).zh, name(second).zh),
                 fmt::format("the caps {} and {} cross", name(first).en, name(second).en)},
                {"共有措施的两个上限，一个要包含另一个的全部措施，per 也不能更窄（project < year < life）",
                 "of two caps that share a measure one must hold all measures of the other and be as wide or wider in "
                 "per (project < year < life)"}));
        }
    }
}

void CapReader::giveToMeasures() {
    for (std::size_t cap = 0; cap < pack_.caps.size(); ++cap) {
        for (const std::size_t measure : pack_.caps[cap].measures) pack_.measures[measure].caps.push_back(cap);
    }
    for (Measure& measure : pack_.measures) {
        std::stable_sort(measure.caps.begin(), measure.caps.end(), [&](std::size_t left, std::size_t right) {
            const Cap& first = pack_.caps[left];
            const Cap& second = pack_.caps[right];
            return std::pair(first.per, first.measures.size()) < std::pair(second.per, second.measures.size());
        });
    }
}

void CapReader::refuseDeep() {
    for (const Measure& measure : pack_.measures) {
        if (measure.caps.size() <= mostCapsOver) continue;
        const auto node =
            std::find_if(tables_.begin(), tables_.end(), [](const auto* table) { return table != nullptr; });
        problems_.push_back(source_.diagnostic(
            "too_large", placeOf(source_, **node),
            {fmt::format("措施 {} 有 {} 个上限（最多 {} 个）", measure.id, measure.caps.size(), mostCapsOver),
             fmt::format("the measure {} stands under {} caps (at most {})", measure.id, measure.caps.size(),
                         mostCapsOver)}));
    }
}

void CapReader::refuseEndless(const std::vector<const toml::node*>& endless) {
    for (std::size_t index = 0; index < endless.size(); ++index) {
        if (endless[index] == nullptr || !pack_.measures[index].caps.empty()) continue;
        problems_.push_back(source_.diagnostic(
            "endless_amount", placeInside(source_, *endless[index], 0, 1),
            {"这个金额没有任何上限：事实未知时可以无限大",
             "nothing limits this amount: while a fact is unknown it could be endless"},
            {"文件写明的最高额用 min(…, 5000万元)，不是 max；一年合计的写 yearly_cap；几项合计的写 [[cap]]",
             "write the most that the text allows as min(..., 5000万元), not max; a limit a year as "
             "yearly_cap, one over several measures as [[cap]]"}));
    }
}

} // namespace biosubsidy
