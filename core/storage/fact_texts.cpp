// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/fact_texts.h"

#include <array>
#include <map>

#include <fmt/format.h>

#include "core/documents/json.h"
#include "core/values/text.h"
#include "core/wording/money_text.h"

namespace biosubsidy::storage {

namespace {

Localized same(std::string text) {
    return {text, text};
}

Localized labelsOf(const ChoiceSet& set, const Fact& fact) {
    Localized text;
    for (const Choice* choice : fact.chosen(set)) {
        text.zh += (text.zh.empty() ? "" : "、") + choice->label.zh;
        text.en += (text.en.empty() ? "" : ", ") + choice->label.en;
    }
    return text.empty() ? Localized{"无", "none"} : text;
}

Localized moneyWords(const Money& money) {
    return {wording::moneyText(money, Language::zh), wording::moneyText(money, Language::en)};
}

Localized valueText(const Fact& fact, const FactValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return same(printable(*text));
    if (const auto* money = std::get_if<Money>(&value)) return moneyWords(*money);
    if (const auto* number = std::get_if<std::int64_t>(&value)) return same(std::to_string(*number));
    if (const auto* quantity = std::get_if<Quantity>(&value))
        return {wording::quantityText(*quantity, fact.unit, Language::zh),
                wording::quantityText(*quantity, fact.unit, Language::en)};
    if (const auto* date = std::get_if<Date>(&value)) return same(date->toString());
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? Localized{"是", "yes"} : Localized{"否", "no"};
    if (const auto* choice = std::get_if<ChoiceIndex>(&value)) return fact.choices.at(choice->index).label;
    if (const auto* set = std::get_if<ChoiceSet>(&value)) return labelsOf(*set, fact);
    return {};
}

class FactTextMaker {
public:
    FactTextMaker(const Case& subject, const Vocabulary& vocabulary) : subject_(subject), vocabulary_(vocabulary) {}

    std::vector<FactText> make() {
        addItem(Entity::company, 0, {"企业", "Company"});
        for (std::size_t index = 0; index < subject_.projects.size(); ++index)
            addItem(Entity::project, index, {"项目 ", "Project "});
        for (std::size_t index = 0; index < subject_.expenses.size(); ++index)
            addItem(Entity::expense, index, {"支出 ", "Expense "});
        for (const Award& award : subject_.awards) addAward(award);
        return std::move(texts_);
    }

private:
    void add(std::string path, const Localized& item, const Localized& label, Localized value) {
        texts_.push_back({std::move(path), {item.zh + "：" + label.zh, item.en + ": " + label.en}, std::move(value)});
    }

    void addItem(Entity entity, std::size_t index, Localized item) {
        const Item& of = subject_.item(entity, index);
        item.zh += of.id;
        item.en += of.id;
        if (entity != Entity::company) // an item without a known fact is one all the same
            texts_.push_back({fmt::format("{}s.{}", toString(entity), of.id), item, {"有", "present"}});
        for (std::size_t fact = 0; fact < of.facts.size(); ++fact) {
            if (!isKnown(of.facts[fact])) continue;
            const Fact& named = vocabulary_.fact(entity, fact);
            add(pathOf({entity, index, fact}, subject_, vocabulary_), item, named.label,
                valueText(named, of.facts[fact]));
        }
    }

    void addAward(const Award& award) {
        const std::string path = "awards." + award.id + ".";
        const Localized item{"已获支持 " + award.id, "Support held " + award.id};
        constexpr std::array<const char*, allAwardLevels.size()> zh{"国家级", "省级", "市级", "区级", "其他"};
        const auto level = static_cast<std::size_t>(award.level);
        add(path + "amount", item, {"金额", "amount"}, moneyWords(award.amount));
        add(path + "level", item, {"级别", "level"}, {zh.at(level), std::string(toString(award.level))});
        add(path + "target", item, {"用于", "for"}, same(award.targetId));
        if (award.year) add(path + "year", item, {"年度", "year"}, same(std::to_string(*award.year)));
        if (award.under) add(path + "under", item, {"所属措施", "came under"}, same(printable(*award.under)));
        if (award.policy) add(path + "policy", item, {"政策", "policy"}, same(printable(*award.policy)));
    }

    const Case& subject_;
    const Vocabulary& vocabulary_;
    std::vector<FactText> texts_;
};

using FlatFacts = std::map<std::string, std::string>;

void flatten(const JsonValue& value, const std::string& path, FlatFacts& facts) {
    if (value.kind == JsonValue::Kind::object) {
        facts[path]; // the item itself
        for (const JsonMember& member : value.members) flatten(member.value, path + "." + member.key, facts);
    } else if (value.kind == JsonValue::Kind::array) {
        std::string& text = facts[path];
        for (const JsonValue& item : value.items) {
            const JsonValue* id = item.find("id");
            if (id != nullptr)
                flatten(item, path + "." + id->text, facts);
            else
                text += item.text + "\n";
        }
    } else {
        facts[path] = value.kind == JsonValue::Kind::boolean ? (value.boolean ? "true" : "false") : value.text;
    }
}

FlatFacts flatFacts(const std::string& text) {
    FlatFacts facts;
    if (const auto value = parseJson(SourceText("", text))) flatten(*value, "", facts);
    return facts;
}

} // namespace

std::vector<FactText> factTexts(const Case& subject, const Vocabulary& vocabulary) {
    return FactTextMaker(subject, vocabulary).make();
}

std::vector<FactTextChange> changesBetween(const std::vector<FactText>& before, const std::vector<FactText>& after) {
    std::map<std::string, const FactText*> later;
    for (const FactText& text : after) later.emplace(text.path, &text);
    std::map<std::string, const FactText*> earlier;
    std::vector<FactTextChange> changes;
    for (const FactText& text : before) {
        earlier.emplace(text.path, &text);
        const auto found = later.find(text.path);
        if (found == later.end())
            changes.push_back({text.path, text.label, text.value, {}});
        else if (found->second->value != text.value)
            changes.push_back({text.path, found->second->label, text.value, found->second->value});
    }
    for (const FactText& text : after) {
        if (!earlier.contains(text.path)) changes.push_back({text.path, text.label, {}, text.value});
    }
    return changes;
}

std::size_t countFactChanges(const std::string& before, const std::string& after) {
    if (before == after) return 0;
    const FlatFacts earlier = flatFacts(before);
    const FlatFacts later = flatFacts(after);
    std::size_t changes = 0;
    for (const auto& [path, value] : earlier) {
        const auto found = later.find(path);
        if (found == later.end() || found->second != value) ++changes;
    }
    for (const auto& [path, value] : later) changes += earlier.contains(path) ? 0 : 1;
    return changes;
}

} // namespace biosubsidy::storage
