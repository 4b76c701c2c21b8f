// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/award_drafts.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/documents/json.h"
#include "core/documents/json_writer.h"
#include "core/facts/fact_limits.h"

namespace biosubsidy::ui {

namespace {

constexpr std::array<const char*, 3> aims{"project", "expense", "measure"};

std::optional<std::string> textOf(const JsonValue& value, std::string_view key) {
    const JsonValue* found = value.find(key);
    if (found == nullptr || found->kind != JsonValue::Kind::string) return std::nullopt;
    return found->text;
}

std::optional<std::int64_t> yearOf(const std::string& text) {
    std::int64_t year = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
    const bool good = error == std::errc() && end == text.data() + text.size();
    return good && year >= earliestYear && year <= latestYear ? std::optional(year) : std::nullopt;
}

AwardDraft draftOf(const JsonValue& value) {
    AwardDraft draft;
    draft.id = textOf(value, "id").value_or("");
    draft.policy = textOf(value, "policy");
    if (const auto amount = textOf(value, "amount")) {
        if (const auto money = Money::parse(*amount)) draft.amount = *money;
    }
    draft.level = awardLevelNamed(textOf(value, "level").value_or("")).value_or(draft.level);
    draft.under = textOf(value, "under");
    draft.year = yearOf(textOf(value, "year").value_or(""));
    for (std::size_t kind = 0; kind < aims.size(); ++kind) {
        if (const auto target = textOf(value, aims[kind]))
            draft.aim = AwardAim{static_cast<AwardTarget>(kind), *target};
    }
    return draft;
}

} // namespace

std::string draftsText(const std::vector<AwardDraft>& awards) {
    if (std::all_of(awards.begin(), awards.end(), [](const AwardDraft& award) { return award.isComplete(); }))
        return {};
    JsonWriter writer;
    writer.beginArray();
    for (const AwardDraft& award : awards) {
        writer.beginObject();
        writer.member("id", award.id);
        if (award.policy) writer.member("policy", *award.policy);
        if (award.amount) writer.member("amount", award.amount->toString());
        writer.member("level", toString(award.level));
        if (award.aim) writer.member(aims.at(static_cast<std::size_t>(award.aim->kind)), award.aim->id);
        if (award.year) writer.member("year", std::to_string(*award.year));
        if (award.under) writer.member("under", *award.under);
        writer.endObject();
    }
    writer.endArray();
    return writer.take();
}

CaseSheet sheetOf(Case subject, const std::string& drafts) {
    CaseSheet sheet = CaseSheet::of(std::move(subject));
    const auto root = drafts.empty() ? Result<JsonValue>(JsonValue()) : parseJson(SourceText("", drafts));
    if (!root || root->items.empty()) return sheet;
    sheet.awards.clear();
    for (const JsonValue& value : root->items) {
        if (AwardDraft draft = draftOf(value); !draft.id.empty()) sheet.awards.push_back(std::move(draft));
    }
    sheet.settleAwards();
    return sheet;
}

} // namespace biosubsidy::ui
