// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/award_columns.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/values/text.h"

namespace biosubsidy::sheets {

namespace {

struct Alias {
    std::string_view heading;
    AwardField field;
};
constexpr std::array<Alias, 20> aliases{
    {{"政策", AwardField::policy},      {"政策名称", AwardField::policy},     {"文件名称", AwardField::policy},
     {"金额", AwardField::amount},      {"已获支持金额", AwardField::amount}, {"amount", AwardField::amount},
     {"层级", AwardField::level},       {"级别", AwardField::level},          {"项目", AwardField::project},
     {"项目编号", AwardField::project}, {"项目名称", AwardField::project},    {"project", AwardField::project},
     {"支出", AwardField::expense},     {"支出编号", AwardField::expense},    {"expense", AwardField::expense},
     {"措施", AwardField::measure},     {"measure", AwardField::measure},     {"年度", AwardField::year},
     {"年份", AwardField::year},        {"所属措施", AwardField::under}}};

const std::string* textOf(const AwardDraft& draft, AwardField field) {
    const auto* text = std::get_if<std::string>(&draft.fields[static_cast<std::size_t>(field)]);
    return text == nullptr || text->empty() ? nullptr : text;
}

// The id of the item with this id, or with this name and no other.
std::optional<std::string> itemNamed(const std::string& text, const std::vector<Item>& items,
                                     std::optional<std::size_t> name) {
    const Item* found = nullptr;
    for (const Item& item : items) {
        if (item.id == text) return item.id;
        const auto* called = name ? std::get_if<std::string>(&item.facts.at(*name)) : nullptr;
        if (called == nullptr || *called != text) continue;
        if (found != nullptr) return std::nullopt;
        found = &item;
    }
    return found == nullptr ? std::nullopt : std::optional(found->id);
}

std::optional<Localized> wrongMeasure(MeasureKind kind, const std::string& name) {
    switch (kind) {
    case MeasureKind::ofCompany: return std::nullopt;
    case MeasureKind::ofProjects:
    case MeasureKind::ofExpenses:
        return Localized{
            fmt::format("“{}”不是针对企业的措施；请填它用于哪个项目或支出", printable(name)),
            fmt::format("\"{}\" is not a measure for the company; name the project or the expense", printable(name))};
    case MeasureKind::unknown: break;
    }
    return Localized{
        fmt::format("没有载入的政策包含“{}”；写法如 beijing-2024/hnte-first", printable(name)),
        fmt::format("no loaded pack has \"{}\"; write pack/measure, as in beijing-2024/hnte-first", printable(name))};
}

} // namespace

TableColumn guessAwardColumn(std::string_view heading) {
    std::string plain = plainHeading(heading);
    TableColumn column;
    column.use = TableColumn::Use::fact;
    column.unit = takeHeadingUnit(plain).unit;
    for (std::size_t field = 0; field < awardFields; ++field) {
        const Fact& fact = awardFact(static_cast<AwardField>(field));
        column.fact = field;
        for (const std::string& name : {fact.id, fact.label.zh, fact.label.en})
            if (plainHeading(name) == plain) return column;
    }
    for (const Alias& alias : aliases) {
        if (alias.heading != plain) continue;
        column.fact = static_cast<std::size_t>(alias.field);
        return column;
    }
    TableColumn other;
    if (isIdHeading(plain)) other.use = TableColumn::Use::id;
    return other;
}

bool AwardDraft::isEmpty() const {
    return id.empty() && std::none_of(fields.begin(), fields.end(), [](const FactValue& one) { return isKnown(one); });
}

namespace {

// The award's target, by the names in the draft.
tl::expected<void, Localized> aim(Award& award, const AwardDraft& draft, const Case& of, const Vocabulary& vocabulary,
                                  const MeasureLookup& measures) {
    const std::string* project = textOf(draft, AwardField::project);
    const std::string* expense = textOf(draft, AwardField::expense);
    const std::string* forMeasure = textOf(draft, AwardField::measure);
    if ((project != nullptr) + (expense != nullptr) + (forMeasure != nullptr) != 1)
        return tl::unexpected(Localized{"“用于项目”“用于支出”“对应措施”三者须填且只填一个",
                                        "one of project, expense and measure has to be named, and no more"});
    if (forMeasure != nullptr) {
        const MeasureKind kind = measures ? measures(*forMeasure) : MeasureKind::unknown;
        if (auto wrong = wrongMeasure(kind, *forMeasure)) return tl::unexpected(std::move(*wrong));
        award.target = AwardTarget::measure;
        award.targetId = *forMeasure;
        return {};
    }
    award.target = project != nullptr ? AwardTarget::project : AwardTarget::expense;
    const std::string& named = project != nullptr ? *project : *expense;
    const auto id = project != nullptr ? itemNamed(named, of.projects, std::optional(vocabulary.known().projectName))
                                       : itemNamed(named, of.expenses, std::nullopt);
    if (!id)
        return tl::unexpected(
            project != nullptr
                ? Localized{fmt::format("这家企业没有编号或名称为“{}”的项目（或不止一个）", printable(named)),
                            fmt::format("the company has no project with the id or name \"{}\", or more than one",
                                        printable(named))}
                : Localized{fmt::format("这家企业没有编号为“{}”的支出", printable(named)),
                            fmt::format("the company has no expense with the id \"{}\"", printable(named))});
    award.targetId = *id;
    return {};
}

} // namespace

tl::expected<Award, Localized> finished(const AwardDraft& draft, const Case& of, const Vocabulary& vocabulary,
                                        const MeasureLookup& measures) {
    Award award;
    award.id = draft.id;
    const auto* amount = std::get_if<Money>(&draft.fields[static_cast<std::size_t>(AwardField::amount)]);
    if (amount == nullptr) return tl::unexpected(Localized{"没有填已获金额", "the amount held is not given"});
    award.amount = *amount;
    if (const std::string* policy = textOf(draft, AwardField::policy)) award.policy = *policy;
    if (const auto* level = std::get_if<ChoiceIndex>(&draft.fields[static_cast<std::size_t>(AwardField::level)]))
        award.level = static_cast<AwardLevel>(level->index);
    if (const auto* year = std::get_if<std::int64_t>(&draft.fields[static_cast<std::size_t>(AwardField::year)]))
        award.year = *year;
    if (const std::string* under = textOf(draft, AwardField::under)) award.under = *under;
    if (auto aimed = aim(award, draft, of, vocabulary, measures); !aimed) return tl::unexpected(aimed.error());
    if (auto why = whyNotUnder(award, measures)) return tl::unexpected(std::move(*why));
    return award;
}

} // namespace biosubsidy::sheets
