// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packs/pack_reader.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "core/documents/sha256.h"
#include "core/documents/toml.h"
#include "core/packs/measure_reader.h"

namespace biosubsidy {

namespace {

constexpr auto required = TomlReader::Need::required;
constexpr auto optional = TomlReader::Need::optional;

std::vector<std::string> plainTexts(const std::vector<TomlText>& texts) {
    std::vector<std::string> result;
    for (const TomlText& text : texts) result.push_back(text.text);
    return result;
}

class PackReader {
public:
    PackReader(const SourceText& source, const Vocabulary& vocabulary, bool builtIn)
        : source_(source), vocabulary_(vocabulary) {
        pack.builtIn = builtIn;
        pack.file = source.name();
        pack.sha256 = sha256Of(source.text());
    }

    Pack pack;
    Diagnostics problems;

    void read(const toml::table& root) {
        TomlReader reader(source_, root, {"政策包", "the pack"}, problems);
        reader.oneOf("format", {"biosubsidy-pack/1"}, required);
        if (const toml::table* head = reader.table("pack"))
            readHead(*head);
        else
            reader.problem("missing_key", nullptr, {"缺少 [pack]", "there is no [pack]"},
                           {"在文件开头加上 [pack] 表", "add a [pack] table at the top"});
        readNotes(reader);
        for (const toml::table* table : reader.tables("clause")) readClause(*table);
        MeasureReader measures(source_, vocabulary_, problems);
        if (const toml::table* terms = reader.table("terms")) measures.readTerms(*terms);
        readMeasures(reader, measures);
        for (const toml::table* table : reader.tables("zone")) readZone(*table);
        for (const toml::table* table : reader.tables("goal")) readFigure(*table, true);
        for (const toml::table* table : reader.tables("other")) readFigure(*table, false);
        reader.finish();
    }

private:
    void readHead(const toml::table& table) {
        TomlReader reader(source_, table, {"[pack]", "[pack]"}, problems);
        pack.id = reader.plain("id", required);
        if (!pack.id.empty() && !isPackIdentifier(pack.id)) {
            reader.problem("bad_id", table.get("id"),
                           {"id 只能用小写字母、数字和短横", "an id has lower-case letters, digits and dashes"});
        }
        if (const auto order = reader.integer("order")) {
            pack.order = static_cast<int>(std::clamp<std::int64_t>(*order, 0, 1'000'000));
            if (!pack.builtIn) pack.order.reset(); // one's own packs follow the built-in ones, by id
        }
        pack.version = reader.plain("version", required);
        readPlace(reader);
        pack.title = reader.localized("title", required);
        pack.summary = reader.localized("summary", required);
        pack.number = reader.plain("number", optional);
        pack.issuers = plainTexts(reader.texts("issuers"));
        if (pack.issuers.empty()) {
            reader.problem("missing_key", table.get("issuers"),
                           {"[pack] 缺少 issuers（发文机关）", "[pack] has no issuers"},
                           {"写作 issuers = [\"…\"]", "write issuers = [\"...\"]"});
        }
        pack.issued = reader.date("issued");
        readPeriod(reader);
        pack.supersededBy = reader.plain("superseded_by", optional);
        const int grade = reader.oneOf("grade", {"full_text", "excerpt"}, required);
        pack.grade = grade == 1 ? Grade::excerpt : Grade::fullText;
        if (const toml::table* overlap = reader.table("overlap")) readOverlap(*overlap);
        pack.agencies = plainTexts(reader.texts("agencies"));
        pack.fields = readFields(reader);
        reader.finish();
    }

    void readPlace(TomlReader& reader) {
        const TomlText city = reader.text("city", required);
        pack.city = city.text;
        pack.cityName = reader.localized("city_name", optional);
        pack.districts = plainTexts(reader.texts("districts"));
        if (!city.present()) return;
        const Fact& fact = vocabulary_.cities();
        if (city.text != "other" && fact.choice(city.text)) {
            pack.companyPlace = placeProgram(Entity::company);
            pack.projectPlace = placeProgram(Entity::project);
            return;
        }
        reader.problem(
            "unknown_city", city.node,
            {fmt::format("词汇表里没有城市 {}", city.text), fmt::format("the vocabulary has no city {}", city.text)},
            {"新城市请补上 city_name.zh 和 city_name.en；id 只能用小写字母、数字和下划线",
             "for a new city add city_name.zh and city_name.en; its id has lower-case letters, digits and "
             "underscores"});
    }

    // "city is ... and district in {...}" for the place of an item. Built here rather
    // than written in each pack: where a pack holds is data of record.
    [[nodiscard]] language::Program placeProgram(Entity entity) const {
        const Vocabulary::Known& known = vocabulary_.known();
        language::Program program;
        language::Node city;
        city.op = language::Op::options;
        city.entity = entity;
        city.fact = entity == Entity::project ? known.projectCity : known.companyCity;
        city.options.set(*vocabulary_.fact(entity, city.fact).choice(pack.city));
        program.nodes.push_back(std::move(city));
        if (pack.districts.empty()) return program;
        language::Node district;
        district.op = language::Op::textIn;
        district.entity = entity;
        district.fact = entity == Entity::project ? known.projectDistrict : known.companyDistrict;
        district.texts = pack.districts;
        program.nodes.push_back(std::move(district));
        language::Node joint;
        joint.op = language::Op::both;
        joint.children = {0, 1};
        program.nodes.push_back(std::move(joint));
        return program;
    }

    void readPeriod(TomlReader& reader) {
        pack.draft = reader.oneOf("status", {"in_force", "draft"}, required) == 1;
        pack.from = reader.date("from");
        pack.until = reader.date("until");
        const toml::table& table = reader.node();
        if (pack.draft && (pack.from || pack.until)) {
            reader.problem(
                "draft_period", table.get(pack.from ? "from" : "until"),
                {"征求意见稿没有施行日期", "a draft has no period"},
                {"删去 from 和 until，或把 status 改为 in_force", "remove from and until, or set status to in_force"});
        }
        if (!pack.draft && !table.contains("from")) {
            reader.problem("missing_key", table.get("status"),
                           {"[pack] 缺少 from（施行首日）", "[pack] has no from (its first day)"},
                           {"写作 from = 2024-09-14；未施行的写 status = \"draft\"",
                            "write from = 2024-09-14; for what is not in force, status = \"draft\""});
        }
        if (pack.from && pack.until && *pack.until < *pack.from) {
            reader.problem(
                "ends_before_start", table.get("until"),
                {fmt::format("结束日 {} 早于开始日 {}", pack.until->toString(), pack.from->toString()),
                 fmt::format("it ends on {}, before it begins on {}", pack.until->toString(), pack.from->toString())},
                {"检查 from 和 until 是否写反", "check whether from and until are swapped"});
        }
    }

    void readOverlap(const toml::table& table) {
        TomlReader reader(source_, table, {"overlap", "overlap"}, problems);
        const std::vector<TomlText> levels = reader.texts("levels");
        for (const TomlText& level : levels) {
            if (const auto found = awardLevelNamed(level.text)) {
                pack.overlapLevels.set(static_cast<std::size_t>(*found));
            } else {
                reader.problem(
                    "unknown_choice", level.node,
                    {fmt::format("没有层级 {}", level.text), fmt::format("there is no level {}", level.text)},
                    {"可用：" + awardLevelNames(), "one of " + awardLevelNames()});
            }
        }
        if (levels.empty()) {
            reader.problem(
                "missing_key", table.get("levels"), {"overlap 缺少 levels", "overlap has no levels"},
                {"没有交叉规定就删去整个 overlap", "where the text has no such rule remove overlap altogether"});
        }
        pack.overlap = reader.zhAndEn(required);
        reader.finish();
    }

    ChoiceSet readFields(TomlReader& reader) {
        ChoiceSet fields;
        for (const TomlText& field : reader.texts("fields")) {
            const auto choice = vocabulary_.fields().choice(field.text);
            if (choice)
                fields.set(*choice);
            else
                reader.problem(
                    "unknown_choice", field.node,
                    {fmt::format("没有领域 {}", field.text), fmt::format("there is no field {}", field.text)},
                    {"可用的领域见 facts.toml 中 project.fields", "see project.fields in facts.toml"});
        }
        return fields;
    }

    void readNotes(TomlReader& reader) {
        for (const toml::table* table : reader.tables("warning")) {
            TomlReader inner(source_, *table, {"[[warning]]", "[[warning]]"}, problems);
            PackWarning warning{inner.plain("code", required), inner.date("from"), inner.zhAndEn(required)};
            inner.finish();
            pack.warnings.push_back(std::move(warning));
        }
        for (const toml::table* table : reader.tables("assumption")) {
            TomlReader inner(source_, *table, {"[[assumption]]", "[[assumption]]"}, problems);
            inner.oneOf("on", {"stacking", "awards", "cap", "period", "identification"}, required);
            pack.assumptions.push_back({inner.plain("on", optional), inner.zhAndEn(required)});
            inner.finish();
        }
    }

    void readClause(const toml::table& table) {
        TomlReader reader(source_, table, {"[[clause]]", "[[clause]]"}, problems);
        const std::string id = reader.plain("id", required);
        const std::vector<std::string> agencies = plainTexts(reader.texts("agencies"));
        reader.finish();
        if (!id.empty() && !clauses_.emplace(id, agencies).second) {
            reader.problem("duplicate_id", table.get("id"),
                           {fmt::format("条款 {} 出现了两次", id), fmt::format("the clause {} comes twice", id)});
        }
    }

    void readMeasures(TomlReader& reader, MeasureReader& measures) {
        constexpr std::size_t mostMeasures = 10'000;
        const std::vector<const toml::table*> tables = reader.tables("measure");
        if (tables.empty()) {
            reader.problem("missing_key", nullptr, {"政策包里没有措施", "the pack has no measures"},
                           {"至少加上一个 [[measure]]", "add at least one [[measure]]"});
        }
        if (tables.size() > mostMeasures) {
            reader.problem("too_large", nullptr, {"措施太多（最多 10000 项）", "too many measures (at most 10000)"});
            return;
        }
        std::map<std::string, const toml::table*> seen;
        for (const toml::table* table : tables) {
            Measure measure = measures.read(*table, clauses_, pack.agencies);
            if (!measure.id.empty() && !seen.emplace(measure.id, table).second) {
                reader.problem("duplicate_id", table->get("id"),
                               {fmt::format("措施 {} 出现了两次", measure.id),
                                fmt::format("the measure {} comes twice", measure.id)},
                               {"每项措施用自己的 id", "give each measure an id of its own"});
            }
            pack.measures.push_back(std::move(measure));
        }
    }

    void readZone(const toml::table& table) {
        TomlReader reader(source_, table, {"[[zone]]", "[[zone]]"}, problems);
        Zone zone;
        zone.name = reader.zhAndEn(required);
        zone.fields = readFields(reader);
        reader.finish();
        pack.zones.push_back(std::move(zone));
    }

    void readFigure(const toml::table& table, bool goal) {
        const std::string name = goal ? "[[goal]]" : "[[other]]";
        TomlReader reader(source_, table, {name, name}, problems);
        Figure figure;
        figure.goal = goal;
        figure.clause = reader.plain("clause", optional);
        figure.figure = reader.plain("figure", required);
        if (const auto year = reader.integer("year"))
            figure.year = static_cast<int>(std::clamp<std::int64_t>(*year, 1, 9999));
        figure.text = reader.zhAndEn(required);
        reader.finish();
        pack.figures.push_back(std::move(figure));
    }

    const SourceText& source_;
    const Vocabulary& vocabulary_;
    std::map<std::string, std::vector<std::string>> clauses_;
};

} // namespace

std::optional<PackCity> cityOf(const SourceText& source) {
    const auto root = parseToml(source);
    if (!root) return std::nullopt;
    const toml::table* head = root->get_as<toml::table>("pack");
    if (head == nullptr) return std::nullopt;
    const auto* city = head->get_as<std::string>("city");
    const toml::table* name = head->get_as<toml::table>("city_name");
    if (city == nullptr || name == nullptr) return std::nullopt;
    const auto* zh = name->get_as<std::string>("zh");
    const auto* en = name->get_as<std::string>("en");
    if (zh == nullptr || en == nullptr || zh->get().empty() || en->get().empty()) return std::nullopt;
    const bool plain = !city->get().empty() &&
                       city->get().find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos;
    if (!plain || city->get() == "other") return std::nullopt;
    return PackCity{city->get(), {zh->get(), en->get()}};
}

Result<Pack> readPack(const SourceText& source, const Vocabulary& vocabulary, bool builtIn) {
    const auto root = parseToml(source);
    if (!root) return tl::unexpected(root.error());
    PackReader reader(source, vocabulary, builtIn);
    reader.read(*root);
    constexpr std::size_t mostSaid = 1'000;
    if (reader.problems.size() > mostSaid) reader.problems.resize(mostSaid);
    if (!reader.problems.empty()) return tl::unexpected(std::move(reader.problems));
    return std::move(reader.pack);
}

} // namespace biosubsidy
