// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packs/pack_reader.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "core/documents/sha256.h"
#include "core/documents/toml.h"
#include "core/packs/cap_reader.h"
#include "core/packs/key_hints.h"
#include "core/packs/measure_reader.h"
#include "core/values/hour.h"

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
    Diagnostics remarks;

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
        remarks = measures.remarks();
        CapReader(source_, pack, problems).read(reader, endless_);
        for (const toml::table* table : reader.tables("call")) readCall(*table);
        for (const toml::table* table : reader.tables("zone")) readZone(*table);
        for (const toml::table* table : reader.tables("goal")) readFigure(*table, true);
        for (const toml::table* table : reader.tables("other")) readFigure(*table, false);
        reader.finish(keyHint(""));
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
        const int grade = reader.oneOf("grade", {"full_text", "excerpt", "report"}, required,
                                       {"full_text 看到全文，excerpt 看到部分条文，report 只见于报道或转述",
                                        "full_text: the whole text was seen; excerpt: parts of it; report: news or "
                                        "others' summaries alone"});
        pack.grade = grade < 0 ? Grade::fullText : static_cast<Grade>(grade);
        readPeriod(reader);
        readSource(reader);
        pack.supersededBy = reader.plain("superseded_by", optional);
        discretion_ = MeasureReader::readDiscretion(reader);
        if (const toml::table* overlap = reader.table("overlap")) readOverlap(*overlap);
        pack.agencies = plainTexts(reader.texts("agencies"));
        pack.fields = readFields(reader);
        reader.finish(keyHint("pack"));
    }

    void readPlace(TomlReader& reader) {
        const TomlText city = reader.text("city", required);
        pack.city = city.text;
        pack.cityName = reader.localized("city_name", optional);
        pack.districts = plainTexts(reader.texts("districts"));
        readLiesIn(reader);
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
        pack.draft = reader.oneOf("status", {"in_force", "draft"}, required,
                                  {"in_force 已发布（含尚未到施行日的），draft 征求意见稿",
                                   "in_force: issued, even if its first day is to come; draft: open for comment"}) == 1;
        pack.from = reader.date("from");
        pack.until = reader.date("until");
        const toml::table& table = reader.node();
        if (pack.draft && (pack.from || pack.until)) {
            reader.problem(
                "draft_period", table.get(pack.from ? "from" : "until"),
                {"征求意见稿没有施行日期", "a draft has no period"},
                {"删去 from 和 until，或把 status 改为 in_force", "remove from and until, or set status to in_force"});
        }
        if (!pack.draft && !table.contains("from") && pack.grade == Grade::fullText) {
            reader.problem(
                "missing_key", table.get("status"),
                {"[pack] 缺少 from（施行首日）", "[pack] has no from (its first day)"},
                {"写作 from = 2024-09-14；未施行的写 status = \"draft\"；摘录或报道里没有日期的，grade 写 "
                 "excerpt 或 report",
                 "write from = 2024-09-14; for what is not in force, status = \"draft\"; where an excerpt or "
                 "report has no date, grade is excerpt or report"});
        } else if (!pack.draft && !table.contains("from")) {
            pack.warnings.push_back({"undated",
                                     {},
                                     {"看到的文本没有写明施行日期：按一直有效对待，请向主管部门核实",
                                      "the text as seen gives no first day: it is taken as in force all along; ask the "
                                      "authority"}});
        }
        if (pack.from && pack.until && *pack.until < *pack.from) {
            reader.problem(
                "ends_before_start", table.get("until"),
                {fmt::format("结束日 {} 早于开始日 {}", pack.until->toString(), pack.from->toString()),
                 fmt::format("it ends on {}, before it begins on {}", pack.until->toString(), pack.from->toString())},
                {"检查 from 和 until 是否写反", "check whether from and until are swapped"});
        }
    }

    // A text that was not looked at for a year may have been changed since.
    void readSource(TomlReader& reader) {
        pack.checked = reader.date("checked");
        pack.source = reader.localized("source", optional);
        if (!pack.checked) return;
        const Date& day = *pack.checked;
        const auto after = Date::of(day.year() + 1, day.month(), day.day());
        const Date yearLater = after ? *after : *Date::of(day.year() + 1, 3, 1); // of a 29 February
        pack.warnings.push_back({"stale",
                                 after ? yearLater.next() : yearLater,
                                 {fmt::format("原文最后一次核对是 {}，已过一年：请核对是否有改动", day.toString()),
                                  fmt::format("the source was last looked at on {}, more than a year ago: look whether "
                                              "it has changed",
                                              day.toString())}});
    }

    void readLiesIn(TomlReader& reader) {
        const std::vector<TomlText> liesIn = reader.texts("lies_in");
        if (liesIn.empty()) return;
        if (pack.districts.empty()) {
            reader.problem("missing_key", reader.node().get("lies_in"),
                           {"lies_in 需要 districts", "lies_in needs districts"},
                           {"districts 写园区的名称，lies_in 写它所在的区",
                            "districts names the zone, lies_in the districts in which it lies"});
            return;
        }
        for (const TomlText& district : liesIn) {
            if (std::find(pack.districts.begin(), pack.districts.end(), district.text) != pack.districts.end()) {
                reader.problem("duplicate_id", district.node,
                               {fmt::format("{} 已写在 districts 里", district.text),
                                fmt::format("{} stands in districts already", district.text)},
                               {"只留一处", "keep one of them"});
            }
            pack.liesIn.push_back(district.text);
        }
        pack.liesInWarning =
            PackWarning{"lies_in",
                        {},
                        {fmt::format("{}在{}内：项目若在其中，“区”应填 {}", pack.districts.front(),
                                     fmt::join(pack.liesIn, "、"), pack.districts.front()),
                         fmt::format("{} lies in {}: if the site is inside it, write {} as its district",
                                     pack.districts.front(), fmt::join(pack.liesIn, ", "), pack.districts.front())}};
    }

    void readCall(const toml::table& table) {
        TomlReader reader(source_, table, {"[[call]]", "[[call]]"}, problems);
        Call call;
        for (const TomlText& text : reader.texts("measures")) {
            if (pack.measure(text.text) == nullptr) {
                unknownMeasure(reader, pack, text);
            }
            call.measures.push_back(text.text);
        }
        call.opens = reader.date("opens");
        call.closes = reader.date("closes");
        const TomlText hour = reader.text("closes_at", optional);
        call.closesAt = hour.text;
        call.text = reader.zhAndEn(required);
        call.source = reader.plain("source", required);
        reader.finish(keyHint("call"));
        if (!table.contains("measures") || (call.measures.empty() && table.get("measures")->is_array())) {
            reader.problem("missing_key", table.get("measures"), {"[[call]] 缺少 measures", "the call has no measures"},
                           {"写作 measures = [\"…\"]", "write measures = [\"...\"]"});
        }
        if (call.opens && call.closes && *call.closes < *call.opens) {
            reader.problem("ends_before_start", table.get("closes"),
                           {fmt::format("截止日 {} 早于开始日 {}", call.closes->toString(), call.opens->toString()),
                            fmt::format("it closes on {}, before it opens on {}", call.closes->toString(),
                                        call.opens->toString())},
                           {"检查 opens 和 closes 是否写反", "check whether opens and closes are swapped"});
        }
        if (hour.present() && (!call.closes || !minutesOfDay(hour.text))) {
            reader.problem("bad_hour", hour.node,
                           {fmt::format("{} 不是截止时刻", hour.text), fmt::format("{} is no closing hour", hour.text)},
                           {"写作 closes_at = \"17:00\"，并写 closes", "write closes_at = \"17:00\", beside closes"});
        }
        pack.calls.push_back(std::move(call));
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
        reader.finish(keyHint("overlap"));
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
        if (tables.empty() && (!reader.has("measure") || reader.node().get("measure")->is_array())) {
            reader.problem("missing_key", nullptr, {"政策包里没有措施", "the pack has no measures"},
                           {"至少加上一个 [[measure]]", "add at least one [[measure]]"});
        }
        if (tables.size() > mostMeasures) {
            reader.problem("too_large", nullptr, {"措施太多（最多 10000 项）", "too many measures (at most 10000)"});
            return;
        }
        const MeasureReader::PackSays says{pack.agencies, discretion_, pack.grade == Grade::fullText};
        std::map<std::string, const toml::table*> seen;
        for (const toml::table* table : tables) {
            Measure measure = measures.read(*table, clauses_, says);
            endless_.push_back(measures.endlessSum());
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
        reader.finish(keyHint(goal ? "goal" : "other"));
        pack.figures.push_back(std::move(figure));
    }

    const SourceText& source_;
    const Vocabulary& vocabulary_;
    std::map<std::string, std::vector<std::string>> clauses_;
    std::optional<Discretion> discretion_;
    std::vector<const toml::node*> endless_; // for each measure, where its sum could be endless
};

} // namespace

struct ParsedPack::Tables {
    Result<toml::table> root;
};

ParsedPack::ParsedPack(const SourceText& source)
    : source_(&source), tables_(std::make_unique<Tables>(Tables{parseToml(source)})) {}
ParsedPack::ParsedPack(ParsedPack&&) noexcept = default;
ParsedPack::~ParsedPack() = default;

std::optional<PackCity> ParsedPack::city() const {
    if (!tables_->root) return std::nullopt;
    const toml::table* head = tables_->root->get_as<toml::table>("pack");
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

Result<Pack> ParsedPack::read(const Vocabulary& vocabulary, bool builtIn) const {
    if (!tables_->root) return tl::unexpected(tables_->root.error());
    PackReader reader(*source_, vocabulary, builtIn);
    reader.read(*tables_->root);
    constexpr std::size_t mostSaid = 1'000;
    if (reader.problems.size() > mostSaid) reader.problems.resize(mostSaid);
    if (!reader.problems.empty()) return tl::unexpected(std::move(reader.problems));
    return std::move(reader.pack);
}

Result<Pack> readPack(const SourceText& source, const Vocabulary& vocabulary, bool builtIn) {
    return ParsedPack(source).read(vocabulary, builtIn);
}

Diagnostics remarksOn(const SourceText& source, const Vocabulary& vocabulary) {
    const auto root = parseToml(source);
    if (!root) return {};
    PackReader reader(source, vocabulary, false);
    reader.read(*root);
    return std::move(reader.remarks);
}

} // namespace biosubsidy
