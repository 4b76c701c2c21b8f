// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/award_drafts.h"

#include <algorithm>
#include <array>

#include "core/documents/json.h"
#include "core/documents/json_writer.h"

namespace biosubsidy::ui {

namespace {

constexpr std::array<AwardLevel, 4> levels{AwardLevel::national, AwardLevel::city, AwardLevel::district,
                                           AwardLevel::other};
constexpr std::array<const char*, 3> aims{"project", "expense", "measure"};

std::optional<std::string> textOf(const JsonValue& value, std::string_view key) {
    const JsonValue* found = value.find(key);
    if (found == nullptr || found->kind != JsonValue::Kind::string) return std::nullopt;
    return found->text;
}

AwardDraft draftOf(const JsonValue& value) {
    AwardDraft draft;
    draft.id = textOf(value, "id").value_or("");
    draft.policy = textOf(value, "policy");
    if (const auto amount = textOf(value, "amount")) {
        if (const auto money = Money::parse(*amount)) draft.amount = *money;
    }
    const std::string level = textOf(value, "level").value_or("");
    for (const AwardLevel one : levels) {
        if (toString(one) == level) draft.level = one;
    }
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
