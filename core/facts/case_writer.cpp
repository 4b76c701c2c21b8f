// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/json_writer.h"
#include "core/facts/case_file.h"

namespace biosubsidy {

void writeValue(JsonWriter& writer, const Fact& fact, const FactValue& value) {
    if (const auto* text = std::get_if<std::string>(&value))
        writer.value(*text);
    else if (const auto* money = std::get_if<Money>(&value))
        writer.value(money->toString());
    else if (const auto* number = std::get_if<std::int64_t>(&value))
        writer.value(*number);
    else if (const auto* quantity = std::get_if<Quantity>(&value))
        writer.value(quantity->toString());
    else if (const auto* date = std::get_if<Date>(&value))
        writer.value(date->toString());
    else if (const auto* flag = std::get_if<bool>(&value))
        writer.value(*flag);
    else if (const auto* choice = std::get_if<ChoiceIndex>(&value))
        writer.value(fact.choices.at(choice->index).id);
    else if (const auto* set = std::get_if<ChoiceSet>(&value))
        writer.texts(fact.idsOf(*set));
    else
        writer.null();
}

namespace {

void writeFacts(JsonWriter& writer, const Vocabulary& vocabulary, Entity entity, const Item& item) {
    const std::vector<Fact>& facts = vocabulary.facts(entity);
    for (std::size_t index = 0; index < facts.size(); ++index) {
        if (!isKnown(item.facts[index])) continue;
        writer.key(facts[index].id);
        writeValue(writer, facts[index], item.facts[index]);
    }
}

void writeItems(JsonWriter& writer, const Vocabulary& vocabulary, std::string_view key, Entity entity,
                const std::vector<Item>& items) {
    if (items.empty()) return;
    writer.objects(key, items, [&](const Item& item) {
        writer.member("id", item.id);
        writeFacts(writer, vocabulary, entity, item);
    });
}

void writeAwards(JsonWriter& writer, const std::vector<Award>& awards) {
    if (awards.empty()) return;
    writer.objects("awards", awards, [&](const Award& award) {
        writer.member("id", award.id);
        if (award.policy) writer.member("policy", *award.policy);
        writer.member("amount", award.amount.toString());
        writer.member("level", toString(award.level));
        constexpr std::string_view keys[] = {"project", "expense", "measure"};
        writer.member(keys[static_cast<std::size_t>(award.target)], award.targetId);
        if (award.year) writer.member("year", *award.year);
        if (award.under) writer.member("under", *award.under);
    });
}

} // namespace

std::string writeCase(const Case& subject, const Vocabulary& vocabulary) {
    JsonWriter writer;
    writer.beginObject();
    writer.member("format", caseFormat);
    writer.object("company", [&] { writeFacts(writer, vocabulary, Entity::company, subject.company); });
    writeItems(writer, vocabulary, "projects", Entity::project, subject.projects);
    writeItems(writer, vocabulary, "expenses", Entity::expense, subject.expenses);
    writeAwards(writer, subject.awards);
    writer.endObject();
    return writer.take();
}

} // namespace biosubsidy
