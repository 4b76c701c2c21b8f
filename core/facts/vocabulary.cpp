// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facts/vocabulary.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "core/documents/toml.h"

namespace biosubsidy {

namespace {

constexpr std::array<std::string_view, 3> entityNames{"company", "project", "expense"};
constexpr std::array<std::string_view, 9> typeNames{"text", "money", "count",  "quantity", "year",
                                                    "date", "flag",  "choice", "set"};
// Of DefaultFrom, in its order.
constexpr std::array<std::string_view, 5> defaultNames{"", "company.city", "company.district", "assessment_year",
                                                       "size_class"};
constexpr auto required = TomlReader::Need::required;
constexpr auto optional = TomlReader::Need::optional;

// Ids are what rules and case files are written with.
bool isIdentifier(std::string_view id) {
    return !id.empty() && id.front() >= 'a' && id.front() <= 'z' &&
           id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

class VocabularyReader {
public:
    explicit VocabularyReader(const SourceText& source) : source_(source) {}

    std::array<std::vector<Fact>, 3> facts;
    std::array<std::vector<Fact>, 3> derived;
    std::vector<Section> sections;
    std::array<std::vector<TextPlace>, 3> places; // of each fact: its default_from, or the fact
    Diagnostics problems;

    void read(const toml::table& root) {
        TomlReader reader(source_, root, {"词汇表", "the vocabulary"}, problems);
        reader.oneOf("format", {"biosubsidy-facts/1"}, required);
        for (const toml::table* table : reader.tables("section")) readSection(*table);
        for (const toml::table* table : reader.tables("list")) readList(*table);
        for (const toml::table* table : reader.tables("fact")) readFact(*table);
        for (const toml::table* table : reader.tables("derived")) readDerived(*table);
        reader.finish();
        for (const auto& [whole, part] : parts_) linkPart(whole, part);
        for (const auto& [whole, part] : parts_) gatherWholes(whole, part);
    }

    // The program takes an absent value from elsewhere for these facts and for no others
    // (Situation); that each says so, and no other does, is what the forms tell people.
    void checkDefaults(const Vocabulary::Known& known) {
        const std::map<std::pair<Entity, std::size_t>, DefaultFrom> filled{
            {{Entity::company, known.size}, DefaultFrom::sizeClass},
            {{Entity::project, known.projectCity}, DefaultFrom::companyCity},
            {{Entity::project, known.projectDistrict}, DefaultFrom::companyDistrict},
            {{Entity::project, known.projectYear}, DefaultFrom::assessmentYear},
            {{Entity::expense, known.expenseYear}, DefaultFrom::assessmentYear}};
        for (const Entity entity : allEntities) {
            const std::vector<Fact>& list = facts[static_cast<std::size_t>(entity)];
            for (std::size_t index = 0; index < list.size(); ++index) {
                const auto found = filled.find({entity, index});
                const DefaultFrom from = found == filled.end() ? DefaultFrom::nothing : found->second;
                if (list[index].defaultFrom != from || (from != DefaultFrom::nothing && list[index].defaultChoice))
                    refuseDefault(list[index], from, places[static_cast<std::size_t>(entity)][index]);
            }
        }
    }

private:
    struct PartLink {
        Entity entity;
        std::size_t part;
    };

    void readSection(const toml::table& table) {
        TomlReader reader(source_, table, {"[[section]]", "[[section]]"}, problems);
        Section section;
        section.id = reader.plain("id", required);
        section.entity = readEntity(reader);
        section.label = reader.zhAndEn(required);
        reader.finish();
        sections.push_back(std::move(section));
    }

    static Entity readEntity(TomlReader& reader) {
        const int index = reader.oneOf("entity", {"company", "project", "expense"}, required);
        return index < 0 ? Entity::company : static_cast<Entity>(index);
    }

    void readList(const toml::table& table) {
        TomlReader reader(source_, table, {"[[list]]", "[[list]]"}, problems);
        const std::string id = reader.plain("id", required);
        lists_[id] = readChoices(reader);
        reader.finish();
    }

    std::vector<Choice> readChoices(TomlReader& reader) {
        std::vector<Choice> choices;
        for (const toml::table* table : reader.tables("choices")) {
            TomlReader inner(source_, *table, reader.what(), problems);
            Choice choice{inner.plain("id", required), inner.zhAndEn(required)};
            if (!isIdentifier(choice.id)) {
                inner.problem("bad_id", nullptr,
                              {"选项的 id 只能用小写字母、数字和下划线",
                               "a choice's id has lower-case letters, digits and underscores"});
            }
            inner.finish();
            choices.push_back(std::move(choice));
        }
        return choices;
    }

    void readFact(const toml::table& table) {
        TomlReader reader(source_, table, {"[[fact]]", "[[fact]]"}, problems);
        Fact fact;
        fact.entity = readEntity(reader);
        fact.id = reader.plain("id", required);
        const int type = reader.oneOf(
            "type", {"text", "money", "count", "quantity", "year", "date", "flag", "choice", "set"}, required);
        fact.type = type < 0 ? FactType::text : static_cast<FactType>(type);
        fact.section = reader.plain("section", required);
        fact.label = reader.zhAndEn(required);
        fact.help = reader.localized("help", optional);
        readUnit(reader, fact);
        readFactChoices(reader, fact);
        readDefaults(reader, fact);
        const TomlText whole = reader.text("part_of", optional);
        fact.openList = reader.flag("open_list");
        fact.checkedAsUscc = reader.oneOf("check", {"uscc"}, optional) == 0;
        fact.forRulesToCome = reader.flag("for_rules_to_come");
        reader.finish();
        checkFact(reader, fact);
        auto& list = facts[static_cast<std::size_t>(fact.entity)];
        if (whole.present()) parts_.emplace_back(whole, PartLink{fact.entity, list.size()});
        list.push_back(std::move(fact));
    }

    // What rules read beside the facts: an amount of money that the awards add up to.
    void readDerived(const toml::table& table) {
        TomlReader reader(source_, table, {"[[derived]]", "[[derived]]"}, problems);
        Fact fact;
        fact.type = FactType::money;
        fact.id = reader.plain("id", required);
        fact.label = reader.zhAndEn(required);
        fact.help = reader.localized("help", optional);
        const TomlText level = reader.text("sum_of_awards", required);
        fact.sumOfAwards = awardLevelNamed(level.text);
        if (level.present() && !fact.sumOfAwards)
            reader.problem("unknown_choice", level.node,
                           {fmt::format("没有层级 {}", level.text), fmt::format("there is no level {}", level.text)},
                           {"可用：" + awardLevelNames(), "one of " + awardLevelNames()});
        reader.finish();
        for (const Entity entity : {Entity::project, Entity::expense}) { // what awards are given for
            fact.entity = entity;
            checkId(reader, fact);
            derived[static_cast<std::size_t>(entity)].push_back(fact);
        }
    }

    // A quantity has a unit; no other fact has.
    void readUnit(TomlReader& reader, Fact& fact) {
        const bool isQuantity = fact.type == FactType::quantity;
        fact.unit = reader.localized("unit", isQuantity ? required : optional);
        for (const TomlText& name : reader.texts("unit_also")) fact.unitAlso.push_back(name.text);
        if (isQuantity || (fact.unit.empty() && fact.unitAlso.empty())) return;
        reader.problem("unit", nullptr, {"只有 quantity 才有单位", "only a quantity has a unit"},
                       {"删去 unit 和 unit_also，或写 type = \"quantity\"",
                        "leave unit and unit_also out, or write type = \"quantity\""});
    }

    void readFactChoices(TomlReader& reader, Fact& fact) {
        const TomlText list = reader.text("list", optional);
        if (list.present()) {
            const auto found = lists_.find(list.text);
            if (found == lists_.end()) {
                reader.problem("unknown_list", list.node,
                               {fmt::format("没有名为 {} 的 [[list]]", list.text),
                                fmt::format("there is no [[list]] named {}", list.text)});
            } else {
                fact.choices = found->second;
            }
        }
        for (Choice& choice : readChoices(reader)) fact.choices.push_back(std::move(choice));
    }

    void readDefaults(TomlReader& reader, Fact& fact) {
        const TomlText from = reader.text("default_from", optional);
        places[static_cast<std::size_t>(fact.entity)].push_back(
            placeOf(source_, from.present() ? *from.node : reader.node()));
        const TomlText value = reader.text("default", optional);
        if (value.present()) {
            fact.defaultChoice = fact.choice(value.text);
            if (!fact.defaultChoice) {
                reader.problem("unknown_choice", value.node,
                               {fmt::format("默认值 {} 不在选项之中", value.text),
                                fmt::format("the default {} is not among the choices", value.text)});
            }
        }
        const int source = reader.oneOf("default_from",
                                        {defaultNames[1], defaultNames[2], defaultNames[3], defaultNames[4]}, optional);
        fact.defaultFrom = static_cast<DefaultFrom>(source + 1);
    }

    void checkId(TomlReader& reader, const Fact& fact) {
        if (!isIdentifier(fact.id)) {
            reader.problem("bad_id", nullptr,
                           {"事实的 id 只能用小写字母、数字和下划线",
                            "a fact's id has lower-case letters, digits and underscores"});
        }
        for (const auto* lists : {&facts, &derived}) {
            const std::vector<Fact>& list = (*lists)[static_cast<std::size_t>(fact.entity)];
            if (std::none_of(list.begin(), list.end(), [&](const Fact& other) { return other.id == fact.id; }))
                continue;
            reader.problem("duplicate_id", nullptr,
                           {fmt::format("{} 出现了两次", fact.id), fmt::format("{} comes twice", fact.id)});
        }
    }

    void checkFact(TomlReader& reader, const Fact& fact) {
        checkId(reader, fact);
        const bool wantsChoices = fact.type == FactType::choice || fact.type == FactType::set;
        if (wantsChoices == fact.choices.empty()) {
            reader.problem("choices", nullptr,
                           wantsChoices ? Localized{"choice 和 set 需要选项", "a choice or set needs choices"}
                                        : Localized{"只有 choice 和 set 才有选项", "only a choice or set has choices"});
        }
        if (fact.choices.size() > mostChoices) {
            reader.problem("choices", nullptr, {"选项太多", "too many choices"});
        }
        for (std::size_t index = 0; index < fact.choices.size(); ++index) {
            if (fact.choice(fact.choices[index].id) != index) {
                reader.problem("duplicate_id", nullptr,
                               {fmt::format("选项 {} 出现了两次", fact.choices[index].id),
                                fmt::format("the choice {} comes twice", fact.choices[index].id)});
            }
        }
        const auto named = [&](const Section& section) {
            return section.id == fact.section && section.entity == fact.entity;
        };
        if (std::none_of(sections.begin(), sections.end(), named)) {
            reader.problem("unknown_section", nullptr,
                           {fmt::format("没有名为 {} 的 [[section]]", fact.section),
                            fmt::format("there is no [[section]] named {}", fact.section)});
        }
    }

    void refuseDefault(const Fact& fact, DefaultFrom from, const TextPlace& place) {
        const std::string path = fmt::format("{}.{}", toString(fact.entity), fact.id);
        const std::string_view source = defaultNames[static_cast<std::size_t>(from)];
        problems.push_back(source_.diagnostic(
            "bad_default", place,
            source.empty() ? Localized{fmt::format("{} 未填时不从别处取值", path),
                                       fmt::format("an absent {} is taken from nowhere", path)}
                           : Localized{fmt::format("{} 未填时取自 {}", path, source),
                                       fmt::format("an absent {} is taken from {}", path, source)},
            source.empty() ? Localized{"删去 default_from", "leave default_from out"}
                           : Localized{fmt::format("只写 default_from = \"{}\"，不写 default", source),
                                       fmt::format("write default_from = \"{}\", and no default", source)}));
    }

    void linkPart(const TomlText& whole, const PartLink& link) {
        auto& list = facts[static_cast<std::size_t>(link.entity)];
        const auto found =
            std::find_if(list.begin(), list.end(), [&](const Fact& fact) { return fact.id == whole.text; });
        const bool fits =
            found != list.end() && found->type == FactType::money && list[link.part].type == FactType::money;
        if (!fits) {
            problems.push_back(
                source_.diagnostic("unknown_fact", placeOf(source_, *whole.node),
                                   {fmt::format("part_of 所指的 {} 不是同一对象的金额", whole.text),
                                    fmt::format("part_of: {} is no amount of the same entity", whole.text)}));
            return;
        }
        list[link.part].wholes = {static_cast<std::size_t>(found - list.begin())};
    }

    // Through any number of wholes, each of which so far knows the nearest alone.
    void gatherWholes(const TomlText& whole, const PartLink& link) {
        auto& list = facts[static_cast<std::size_t>(link.entity)];
        std::vector<std::size_t> wholes;
        for (std::size_t at = link.part; !list[at].wholes.empty();) {
            at = list[at].wholes.front();
            if (at == link.part || wholes.size() == list.size()) {
                problems.push_back(source_.diagnostic(
                    "part_of_circle", placeOf(source_, *whole.node),
                    {fmt::format("part_of 绕成了圈：{} 成了自己的一部分", list[at].id),
                     fmt::format("part_of runs in a circle: {} would be a part of itself", list[at].id)}));
                return;
            }
            wholes.push_back(at);
        }
        for (const std::size_t at : wholes) list[at].parts.push_back(link.part);
        list[link.part].wholes = std::move(wholes);
    }

    const SourceText& source_;
    std::map<std::string, std::vector<Choice>> lists_;
    std::vector<std::pair<TomlText, PartLink>> parts_;
};

} // namespace

std::string_view toString(Entity entity) noexcept {
    return entityNames[static_cast<std::size_t>(entity)];
}

std::string_view toString(FactType type) noexcept {
    return typeNames[static_cast<std::size_t>(type)];
}

Localized describe(FactType type) {
    switch (type) {
    case FactType::text: return {"文字", "a text"};
    case FactType::money: return {"金额", "an amount of money"};
    case FactType::count: return {"整数", "a whole number"};
    case FactType::quantity: return {"数量（有单位的数）", "a number with a unit"};
    case FactType::year: return {"年份", "a year"};
    case FactType::date: return {"日期", "a date"};
    case FactType::flag: return {"是或否（true 或 false）", "true or false"};
    case FactType::choice: return {"选项", "a choice"};
    case FactType::set: return {"选项的列表", "a list of choices"};
    }
    return {};
}

std::vector<std::string> Fact::unitNames() const {
    if (type != FactType::quantity) return {};
    std::vector<std::string> names{unit.zh, unit.en};
    names.insert(names.end(), unitAlso.begin(), unitAlso.end());
    return names;
}

std::optional<std::size_t> Fact::choice(std::string_view choiceId) const {
    const auto found =
        std::find_if(choices.begin(), choices.end(), [&](const Choice& candidate) { return candidate.id == choiceId; });
    if (found == choices.end()) return std::nullopt;
    return static_cast<std::size_t>(found - choices.begin());
}

std::vector<const Choice*> Fact::chosen(const ChoiceSet& set) const {
    std::vector<const Choice*> result;
    for (std::size_t index = 0; index < choices.size(); ++index) {
        if (set.test(index)) result.push_back(&choices[index]);
    }
    return result;
}

std::vector<std::string> Fact::idsOf(const ChoiceSet& set) const {
    std::vector<std::string> ids;
    for (const Choice* choice : chosen(set)) ids.push_back(choice->id);
    return ids;
}

namespace {

std::optional<std::size_t> indexOf(const std::vector<Fact>& list, std::string_view id) {
    const auto found = std::find_if(list.begin(), list.end(), [&](const Fact& fact) { return fact.id == id; });
    if (found == list.end()) return std::nullopt;
    return static_cast<std::size_t>(found - list.begin());
}

} // namespace

std::optional<std::size_t> Vocabulary::find(Entity entity, std::string_view id) const {
    return indexOf(facts(entity), id);
}

std::optional<std::size_t> Vocabulary::findReadable(Entity entity, std::string_view id) const {
    if (const auto stated = find(entity, id)) return stated;
    const auto index = indexOf(derived(entity), id);
    return index ? std::optional(facts(entity).size() + *index) : std::nullopt;
}

Result<Vocabulary> Vocabulary::read(const SourceText& source) {
    auto root = parseToml(source);
    if (!root) return tl::unexpected(root.error());
    VocabularyReader reader(source);
    reader.read(*root);

    Vocabulary vocabulary;
    vocabulary.facts_ = reader.facts;
    vocabulary.derived_ = reader.derived;
    vocabulary.sections_ = std::move(reader.sections);
    const auto need = [&](Entity entity, std::string_view id, FactType type) -> std::size_t {
        const auto index = vocabulary.find(entity, id);
        if (index && vocabulary.fact(entity, *index).type == type) return *index;
        reader.problems.push_back(
            source.diagnostic("missing_fact", {1, 1, 1},
                              {fmt::format("缺少程序需要的事实 {}.{}（{}）", toString(entity), id, toString(type)),
                               fmt::format("the fact {}.{} ({}), which the program needs, is missing", toString(entity),
                                           id, toString(type))}));
        return 0;
    };
    Known& known = vocabulary.known_;
    known.companyName = need(Entity::company, "name", FactType::text);
    known.companyCity = need(Entity::company, "city", FactType::choice);
    known.companyDistrict = need(Entity::company, "district", FactType::text);
    known.applicant = need(Entity::company, "applicant", FactType::choice);
    known.industry = need(Entity::company, "industry", FactType::choice);
    known.employees = need(Entity::company, "employees", FactType::count);
    known.revenue = need(Entity::company, "revenue", FactType::money);
    known.size = need(Entity::company, "size", FactType::choice);
    known.uscc = need(Entity::company, "uscc", FactType::text);
    known.projectName = need(Entity::project, "name", FactType::text);
    known.projectCity = need(Entity::project, "city", FactType::choice);
    known.projectDistrict = need(Entity::project, "district", FactType::text);
    known.projectYear = need(Entity::project, "year", FactType::year);
    known.fields = need(Entity::project, "fields", FactType::set);
    known.stage = need(Entity::project, "stage", FactType::choice);
    known.expenseYear = need(Entity::expense, "year", FactType::year);
    // A project without a place of its own takes the company's, choice by choice.
    const auto cityIds = [&](Entity entity, std::size_t index) {
        std::vector<std::string> ids;
        if (index < vocabulary.facts(entity).size()) {
            for (const Choice& choice : vocabulary.fact(entity, index).choices) ids.push_back(choice.id);
        }
        return ids;
    };
    if (cityIds(Entity::company, known.companyCity) != cityIds(Entity::project, known.projectCity)) {
        reader.problems.push_back(source.diagnostic("choices", {1, 1, 1},
                                                    {"company.city 与 project.city 的选项必须相同",
                                                     "company.city and project.city must have the same choices"}));
    }
    if (reader.problems.empty()) reader.checkDefaults(known);
    if (!reader.problems.empty()) return tl::unexpected(std::move(reader.problems));
    return vocabulary;
}

void Vocabulary::addCity(const std::string& id, const Localized& label) {
    for (const auto& [entity, index] :
         {std::pair{Entity::company, known_.companyCity}, std::pair{Entity::project, known_.projectCity}}) {
        Fact& fact = facts_[static_cast<std::size_t>(entity)][index];
        if (fact.choice(id) || fact.choices.size() >= mostChoices) continue;
        const auto other = fact.choice("other");
        const auto at = other ? fact.choices.begin() + static_cast<std::ptrdiff_t>(*other) : fact.choices.end();
        fact.choices.insert(at, Choice{id, label});
    }
}

} // namespace biosubsidy
