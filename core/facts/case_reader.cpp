// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "core/facts/case_file.h"
#include "core/facts/fact_limits.h"
#include "core/facts/item_id.h"
#include "core/values/date_text.h"
#include "core/values/text.h"

namespace biosubsidy {

namespace {

// Past this many messages a file is not a case with slips but something else.
constexpr std::size_t mostProblems = 1000;

// The value of digits without sign, fraction or exponent, if it is at most `most`.
std::optional<std::int64_t> digitsUpTo(std::string_view digits, std::int64_t most) {
    if (digits.empty() || digits.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    std::int64_t value = 0;
    for (const char digit : digits) {
        value = value * 10 + (digit - '0');
        if (value > most) return std::nullopt;
    }
    return value;
}

bool isDigits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

class CaseReader {
public:
    CaseReader(const SourceText& source, const Vocabulary& vocabulary, const MeasureLookup& measures)
        : source_(source), vocabulary_(vocabulary), measures_(measures) {}

    Diagnostics problems;

    Case read(const JsonValue& root) {
        Case result = Case::empty(vocabulary_);
        if (root.kind != JsonValue::Kind::object) {
            wrongKind("", root, {"一个对象 {…}", "an object {...}"});
            return result;
        }
        checkKeys("", root, {"format", "company", "projects", "expenses", "awards"});
        readFormat(root);
        if (const JsonValue* company = needed("", root, "company")) readCompany(*company, result.company);
        readItems(root, "projects", Entity::project, result.projects);
        readItems(root, "expenses", Entity::expense, result.expenses);
        readAwards(root, result);
        return result;
    }

private:
    void problem(std::string code, std::string pointer, Localized message, Localized advice = {}) {
        if (problems.size() >= mostProblems) return;
        Diagnostic found;
        found.code = std::move(code);
        found.source = source_.name();
        found.hasPointer = true;
        found.pointer = std::move(pointer);
        found.message = std::move(message);
        found.advice = std::move(advice);
        problems.push_back(std::move(found));
    }

    void wrongKind(const std::string& pointer, const JsonValue& value, const Localized& expected,
                   Localized advice = {}) {
        const std::string stood = describe(value);
        problem("wrong_type", pointer,
                {fmt::format("写的是 {}，应为{}", stood, expected.zh),
                 fmt::format("found {}, expected {}", stood, expected.en)},
                std::move(advice));
    }

    static Localized didYouMean(std::string_view name, const std::vector<std::string>& candidates) {
        const auto near = nearestName(name, candidates);
        if (!near) return {};
        return {fmt::format("是不是 {}？", *near), fmt::format("did you mean {}?", *near)};
    }

    // Reports keys that come twice and keys that are not known. `entity`: of an item, so
    // that what is derived of it can be told from what does not exist.
    void checkKeys(const std::string& pointer, const JsonValue& object, const std::vector<std::string>& known,
                   std::optional<Entity> entity = std::nullopt) {
        std::set<std::string_view> seen;
        for (const JsonMember& member : object.members) {
            const std::string at = pointer + pointerStep(member.key);
            if (!seen.insert(member.key).second) {
                problem("duplicate_key", at,
                        {fmt::format("键 {} 出现了两次", shortened(printable(member.key), 40)),
                         fmt::format("the key {} comes twice", shortened(printable(member.key), 40))},
                        {"只保留一个", "keep only one of them"});
                continue;
            }
            if (std::find(known.begin(), known.end(), member.key) != known.end()) continue;
            if (entity && vocabulary_.findReadable(*entity, member.key)) {
                problem("derived_fact", at,
                        {fmt::format("{} 由已获支持（awards）得出，不能填写", member.key),
                         fmt::format("{} follows from the awards and cannot be stated", member.key)},
                        {"删去它；把这笔支持写进 awards", "remove it, and enter the support among the awards"});
                continue;
            }
            Localized advice = didYouMean(member.key, known);
            if (advice.empty()) advice = {"删去它，或改用已有的键", "remove it, or use a key that exists"};
            problem("unknown_key", at,
                    {fmt::format("没有名为 {} 的键", shortened(printable(member.key), 40)),
                     fmt::format("there is no key named {}", shortened(printable(member.key), 40))},
                    std::move(advice));
        }
    }

    const JsonValue* needed(const std::string& pointer, const JsonValue& object, std::string_view key) {
        const JsonValue* value = object.find(key);
        if (value != nullptr && value->kind != JsonValue::Kind::null) return value;
        problem("missing_key", pointer + pointerStep(key),
                {fmt::format("缺少 {}", key), fmt::format("{} is missing", key)},
                {fmt::format("请补上 \"{}\"", key), fmt::format("add \"{}\"", key)});
        return nullptr;
    }

    void readFormat(const JsonValue& root) {
        const JsonValue* format = needed("", root, "format");
        if (format == nullptr) return;
        if (format->kind == JsonValue::Kind::string && format->text == caseFormat) return;
        wrongKind("/format", *format, {fmt::format("\"{}\"", caseFormat), fmt::format("\"{}\"", caseFormat)});
    }

    void readCompany(const JsonValue& value, Item& company) {
        if (value.kind != JsonValue::Kind::object) {
            wrongKind("/company", value, {"一个对象 {…}", "an object {...}"});
            return;
        }
        checkKeys("/company", value, factNames(Entity::company, false), Entity::company);
        readFacts("/company", value, Entity::company, company);
    }

    std::vector<std::string> factNames(Entity entity, bool withId) const {
        std::vector<std::string> names;
        if (withId) names.emplace_back("id");
        for (const Fact& fact : vocabulary_.facts(entity)) names.push_back(fact.id);
        return names;
    }

    // The elements of a list of objects; none if the list is absent, null or wrong.
    std::vector<const JsonValue*> elements(const JsonValue& root, std::string_view key) {
        const JsonValue* list = root.find(key);
        std::vector<const JsonValue*> result;
        if (list == nullptr || list->kind == JsonValue::Kind::null) return result;
        if (list->kind != JsonValue::Kind::array) {
            wrongKind(pointerStep(key), *list, {"一个列表 […]", "a list [...]"});
            return result;
        }
        if (list->items.size() > mostItems) {
            problem("too_many", pointerStep(key),
                    {fmt::format("共 {} 项，最多 {} 项", list->items.size(), mostItems),
                     fmt::format("{} entries, at most {} are possible", list->items.size(), mostItems)},
                    {"请把案例拆成几个", "split the case into several"});
            return result;
        }
        for (std::size_t index = 0; index < list->items.size(); ++index) {
            const JsonValue& element = list->items[index];
            const bool right = element.kind == JsonValue::Kind::object;
            if (!right) wrongKind(fmt::format("/{}/{}", key, index), element, {"一个对象 {…}", "an object {...}"});
            result.push_back(right ? &element : nullptr);
        }
        return result;
    }

    void readItems(const JsonValue& root, std::string_view key, Entity entity, std::vector<Item>& items) {
        const std::vector<std::string> names = factNames(entity, true);
        std::set<std::string> ids;
        std::size_t index = 0;
        for (const JsonValue* element : elements(root, key)) {
            const std::string pointer = fmt::format("/{}/{}", key, index++);
            if (element == nullptr) continue;
            checkKeys(pointer, *element, names, entity);
            Item item = Case::emptyItem(vocabulary_, entity, readId(pointer, *element, ids));
            readFacts(pointer, *element, entity, item);
            items.push_back(std::move(item));
        }
    }

    std::string readId(const std::string& pointer, const JsonValue& object, std::set<std::string>& ids) {
        const JsonValue* value = needed(pointer, object, "id");
        if (value == nullptr) return {};
        const std::string at = pointer + "/id";
        const Localized expected{
            "1 至 64 个字符的文字，不含空白、控制字符、点和斜杠",
            "a text of 1 to 64 characters without white space, control characters, dots or slashes"};
        if (value->kind != JsonValue::Kind::string) {
            wrongKind(at, *value, expected);
            return {};
        }
        if (!isItemId(value->text)) {
            wrongKind(at, *value, expected);
            return {};
        }
        if (!ids.insert(value->text).second) {
            problem(
                "duplicate_id", at,
                {fmt::format("编号 {} 已经用过", value->text), fmt::format("the id {} is used already", value->text)},
                {"换一个编号", "use another id"});
        }
        return value->text;
    }

    void readFacts(const std::string& pointer, const JsonValue& object, Entity entity, Item& item) {
        const std::vector<Fact>& facts = vocabulary_.facts(entity);
        for (std::size_t index = 0; index < facts.size(); ++index) {
            const JsonValue* value = object.find(facts[index].id);
            if (value == nullptr || value->kind == JsonValue::Kind::null) continue;
            item.facts[index] = readFact(pointer + pointerStep(facts[index].id), *value, facts[index]);
        }
    }

    FactValue readFact(const std::string& pointer, const JsonValue& value, const Fact& fact) {
        switch (fact.type) {
        case FactType::text: return readText(pointer, value);
        case FactType::money: {
            const std::optional<Money> money = readMoney(pointer, value);
            return money ? FactValue(*money) : FactValue();
        }
        case FactType::count:
            return readInteger(
                pointer, value, 0, largestCount,
                {" 0 到 10 亿之间的整数，只用数字", "a whole number from 0 to 1,000,000,000, in digits only"});
        case FactType::quantity: return readQuantity(pointer, value, fact);
        case FactType::year: return readYearOf(pointer, value);
        case FactType::date: return readDate(pointer, value);
        case FactType::flag:
            if (value.kind == JsonValue::Kind::boolean) return value.boolean;
            wrongKind(pointer, value, {" true 或 false（不加引号）", "true or false (without quotes)"});
            return {};
        case FactType::choice: {
            const std::optional<std::size_t> index = readChoice(pointer, value, fact);
            return index ? FactValue(ChoiceIndex{*index}) : FactValue();
        }
        case FactType::set: return readSet(pointer, value, fact);
        }
        return {};
    }

    FactValue readYearOf(const std::string& pointer, const JsonValue& value) {
        return readInteger(pointer, value, earliestYear, latestYear,
                           {" 1949 到 2200 之间的年份，只用数字", "a year from 1949 to 2200, in digits only"});
    }

    FactValue readText(const std::string& pointer, const JsonValue& value) {
        if (value.kind == JsonValue::Kind::string && !value.text.empty()) return value.text;
        wrongKind(pointer, value, {"非空的文字", "a text that is not empty"},
                  {"不知道就删去或写 null", "where it is not known, leave it out or write null"});
        return {};
    }

    std::optional<Money> readMoney(const std::string& pointer, const JsonValue& value) {
        const Localized example{"写成 \"80000000\"、\"8000万元\" 或整数 80000000",
                                "write \"80000000\", \"8000万元\" or the integer 80000000"};
        if (value.kind == JsonValue::Kind::number && !isDigits(value.text)) {
            problem("inexact_money", pointer,
                    {fmt::format("写的是 {}：带小数、指数或负号的 JSON 数字不是准确的金额", describe(value)),
                     fmt::format("found {}: a JSON number with a fraction, an exponent or a sign is no exact amount",
                                 describe(value))},
                    {"给金额加上引号，如 \"80000000.50\"", "put the amount in quotes, such as \"80000000.50\""});
            return std::nullopt;
        }
        if (value.kind != JsonValue::Kind::number && value.kind != JsonValue::Kind::string) {
            wrongKind(pointer, value, {"金额", "an amount of money"}, example);
            return std::nullopt;
        }
        const auto money = Money::parse(value.text);
        if (money) return *money;
        const Localized why = biosubsidy::describe(money.error());
        problem("bad_money", pointer,
                {fmt::format("写的是 {}：{}", describe(value), why.zh),
                 fmt::format("found {}: {}", describe(value), why.en)},
                example);
        return std::nullopt;
    }

    FactValue readInteger(const std::string& pointer, const JsonValue& value, std::int64_t least, std::int64_t most,
                          const Localized& expected) {
        if (value.kind == JsonValue::Kind::number) {
            const auto number = digitsUpTo(value.text, most);
            if (number && *number >= least) return *number;
        }
        wrongKind(pointer, value, expected);
        return {};
    }

    FactValue readQuantity(const std::string& pointer, const JsonValue& value, const Fact& fact) {
        const Localized example{fmt::format("以{}计，写成整数 2000 或加引号的 \"2000.50\"", fact.unit.zh),
                                fmt::format("in {}: write the integer 2000, or \"2000.50\" in quotes", fact.unit.en)};
        const bool isWhole = value.kind == JsonValue::Kind::number && isDigits(value.text);
        if (!isWhole && value.kind != JsonValue::Kind::string) {
            wrongKind(
                pointer, value,
                {"整数，或加引号的至多两位小数的数", "a whole number, or in quotes a number of up to two decimals"},
                example);
            return {};
        }
        const auto quantity = Quantity::parse(value.text);
        if (quantity) return *quantity;
        const Localized why = biosubsidy::describe(quantity.error());
        problem("bad_quantity", pointer,
                {fmt::format("写的是 {}：{}", describe(value), why.zh),
                 fmt::format("found {}: {}", describe(value), why.en)},
                example);
        return {};
    }

    FactValue readDate(const std::string& pointer, const JsonValue& value) {
        if (value.kind == JsonValue::Kind::string) {
            if (const auto date = Date::parse(value.text)) return *date;
        }
        if (value.kind == JsonValue::Kind::string)
            wrongKind(pointer, value, expectedDate(value.text));
        else
            wrongKind(pointer, value, {"日期，如 \"2026-11-22\"", "a date such as \"2026-11-22\""});
        return {};
    }

    std::optional<std::size_t> readChoice(const std::string& pointer, const JsonValue& value, const Fact& fact) {
        std::vector<std::string> ids;
        for (const Choice& choice : fact.choices) ids.push_back(choice.id);
        const std::string list = fmt::format("{}", fmt::join(ids, ", "));
        if (value.kind == JsonValue::Kind::string) {
            if (const auto index = fact.choice(value.text)) return index;
            wrongKind(pointer, value, {fmt::format("其中之一：{}", list), fmt::format("one of {}", list)},
                      didYouMean(value.text, ids));
            return std::nullopt;
        }
        wrongKind(pointer, value,
                  {fmt::format("其中之一（加引号）：{}", list), fmt::format("one of these, in quotes: {}", list)});
        return std::nullopt;
    }

    FactValue readSet(const std::string& pointer, const JsonValue& value, const Fact& fact) {
        if (value.kind != JsonValue::Kind::array) {
            wrongKind(pointer, value,
                      {"一个列表，如 [\"…\"]；已知没有则写 []",
                       "a list such as [\"...\"]; [] where it is known to be empty"});
            return {};
        }
        ChoiceSet set;
        for (std::size_t element = 0; element < value.items.size(); ++element) {
            const std::string at = fmt::format("{}/{}", pointer, element);
            const auto index = readChoice(at, value.items[element], fact);
            if (!index) continue;
            if (set.test(*index)) {
                problem("repeated_element", at,
                        {fmt::format("{} 重复", describe(value.items[element])),
                         fmt::format("{} is repeated", describe(value.items[element]))},
                        {"每个选项只写一次", "write each choice once"});
            }
            set.set(*index);
        }
        return set;
    }

    void readAwards(const JsonValue& root, Case& result) {
        std::set<std::string> ids;
        std::size_t index = 0;
        for (const JsonValue* element : elements(root, "awards")) {
            const std::string pointer = fmt::format("/awards/{}", index++);
            if (element == nullptr) continue;
            checkKeys(pointer, *element,
                      {"id", "policy", "amount", "level", "project", "expense", "measure", "year", "under"});
            Award award;
            award.id = readId(pointer, *element, ids);
            readPolicy(pointer, *element, award);
            if (const JsonValue* amount = needed(pointer, *element, "amount")) {
                award.amount = readMoney(pointer + "/amount", *amount).value_or(Money());
            }
            readLevel(pointer, *element, award);
            readTarget(pointer, *element, result, award);
            readYear(pointer, *element, award);
            readUnder(pointer, *element, award);
            result.awards.push_back(std::move(award));
        }
    }

    void readPolicy(const std::string& pointer, const JsonValue& object, Award& award) {
        const JsonValue* policy = object.find("policy");
        if (policy == nullptr || policy->kind == JsonValue::Kind::null) return;
        const FactValue text = readText(pointer + "/policy", *policy);
        if (const auto* known = std::get_if<std::string>(&text)) award.policy = *known;
    }

    void readLevel(const std::string& pointer, const JsonValue& object, Award& award) {
        const JsonValue* level = object.find("level");
        if (level == nullptr || level->kind == JsonValue::Kind::null) return;
        const bool isText = level->kind == JsonValue::Kind::string;
        if (const auto found = isText ? awardLevelNamed(level->text) : std::nullopt) {
            award.level = *found;
            return;
        }
        std::vector<std::string> names;
        for (const AwardLevel candidate : allAwardLevels) names.emplace_back(toString(candidate));
        wrongKind(pointer + "/level", *level, {"其中之一：" + awardLevelNames(), "one of " + awardLevelNames()},
                  isText ? didYouMean(level->text, names) : Localized{});
    }

    void readYear(const std::string& pointer, const JsonValue& object, Award& award) {
        const JsonValue* year = object.find("year");
        if (year == nullptr || year->kind == JsonValue::Kind::null) return;
        const FactValue value = readYearOf(pointer + "/year", *year);
        if (const auto* known = std::get_if<std::int64_t>(&value)) award.year = *known;
    }

    void readUnder(const std::string& pointer, const JsonValue& object, Award& award) {
        const JsonValue* under = object.find("under");
        if (under == nullptr || under->kind == JsonValue::Kind::null) return;
        const std::string at = pointer + "/under";
        if (under->kind != JsonValue::Kind::string || under->text.empty()) {
            wrongKind(at, *under,
                      {"“政策/措施”，如 \"beijing-2024/pilot-platform\"",
                       "pack/measure, such as \"beijing-2024/pilot-platform\""});
            return;
        }
        award.under = under->text;
        // Where what it was given for is a problem already, it fits nothing anyway.
        const bool known = measures_ && measures_(*award.under) != MeasureKind::unknown;
        if (award.targetId.empty() && known) return;
        if (auto why = whyNotUnder(award, measures_)) problem("award_under", at, std::move(*why));
    }

    void readTarget(const std::string& pointer, const JsonValue& object, const Case& result, Award& award) {
        const JsonValue* found = nullptr;
        std::string_view key;
        int targets = 0;
        for (const auto& [name, target] :
             {std::pair{"project", AwardTarget::project}, std::pair{"expense", AwardTarget::expense},
              std::pair{"measure", AwardTarget::measure}}) {
            const JsonValue* value = object.find(name);
            if (value == nullptr || value->kind == JsonValue::Kind::null) continue;
            ++targets;
            found = value;
            key = name;
            award.target = target;
        }
        if (targets != 1) {
            problem("award_target", pointer,
                    {fmt::format("指向了 {} 个对象，应恰好一个", targets),
                     fmt::format("names {} targets, expected exactly one", targets)},
                    {"在 project、expense、measure 中写且只写一个",
                     "write one, and only one, of project, expense and measure"});
            return;
        }
        const std::string at = pointer + pointerStep(key);
        if (found->kind != JsonValue::Kind::string || found->text.empty()) {
            wrongKind(at, *found, {"一个编号", "an id"});
            return;
        }
        award.targetId = found->text;
        checkTarget(at, *found, result, award);
    }

    void checkTarget(const std::string& at, const JsonValue& value, const Case& result, const Award& award) {
        if (award.target == AwardTarget::measure) {
            const MeasureKind kind = measures_ ? measures_(award.targetId) : MeasureKind::unknown;
            if (kind == MeasureKind::ofCompany) return;
            if (kind != MeasureKind::unknown) {
                problem("award_target", at,
                        {fmt::format("{} 不是针对企业的措施", describe(value)),
                         fmt::format("{} is not a measure for the company", describe(value))},
                        {"项目或支出的措施，请指向该项目或支出",
                         "for a measure for projects or expenses, name the project or the expense"});
            } else {
                problem("award_target", at,
                        {fmt::format("没有载入的政策包含 {}", describe(value)),
                         fmt::format("no loaded pack has {}", describe(value))},
                        {"写法为“政策/措施”，如 beijing-2024/hnte-first",
                         "write pack/measure, such as beijing-2024/hnte-first"});
            }
            return;
        }
        const std::vector<Item>& items = award.target == AwardTarget::project ? result.projects : result.expenses;
        const auto named = [&](const Item& item) { return item.id == award.targetId; };
        if (std::any_of(items.begin(), items.end(), named) || problems.size() >= mostProblems) return;
        std::vector<std::string> ids;
        for (const Item& item : items) ids.push_back(item.id);
        problem("award_target", at,
                {fmt::format("案例里没有编号为 {} 的{}", describe(value),
                             award.target == AwardTarget::project ? "项目" : "支出"),
                 fmt::format("the case has no {} with the id {}",
                             award.target == AwardTarget::project ? "project" : "expense", describe(value))},
                didYouMean(award.targetId, ids));
    }

    const SourceText& source_;
    const Vocabulary& vocabulary_;
    const MeasureLookup& measures_;
};

} // namespace

Result<Case> readCase(const SourceText& source, const Vocabulary& vocabulary, const MeasureLookup& measures,
                      const JsonLimits& limits) {
    const auto root = parseJson(source, limits);
    if (!root) return tl::unexpected(root.error());
    CaseReader reader(source, vocabulary, measures);
    Case result = reader.read(*root);
    if (!reader.problems.empty()) return tl::unexpected(std::move(reader.problems));
    return result;
}

} // namespace biosubsidy
