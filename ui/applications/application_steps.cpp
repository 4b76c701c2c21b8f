// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/applications/application_steps.h"

#include <algorithm>

#include "core/applications/carry_over.h"
#include "core/facts/case_file.h"
#include "ui/look/conversions.h"
#include "ui/session/award_drafts.h"

namespace biosubsidy::ui {

namespace {

using applications::Application;

StorageError conflict(const Localized& what) {
    StorageError error;
    error.problem = StorageProblem::conflict;
    error.message = {"没有改动：另一个窗口刚改了同一处。" + what.zh,
                     "Nothing was changed: another window has just changed the same. " + what.en};
    error.advice = {"这里显示的是现在的内容；如仍要改，请再改一次。",
                    "What is shown is how it is now; change it again if you still mean to."};
    return error;
}

StorageError unreadable(const Diagnostics& mistakes) {
    StorageError error;
    error.message = {"这个案例有错误，读不出来；没有改动。",
                     "The case has mistakes and cannot be read; nothing was changed."};
    error.advice = {"请先打开案例，改正后再试。", "Open the case and mend it first."};
    error.detail = render(mistakes, Language::zh);
    return error;
}

auto placeOf(std::vector<AwardDraft>& awards, const std::string& id) {
    return std::find_if(awards.begin(), awards.end(), [&](const AwardDraft& one) { return one.id == id; });
}

} // namespace

ApplicationSteps::ApplicationSteps(const Desk& desk, CaseSession& session, QObject* parent)
    : StepStack(desk.texts, parent), desk_(desk), session_(session) {}

std::optional<storage::ApplicationId> ApplicationSteps::make(storage::CaseId of, const Application& application) {
    const storage::ApplicationShelf shelf = session_.library().applications();
    const auto id = shelf.add(of, application, session_.now());
    if (!id) {
        Q_EMIT failed(id.error());
        return std::nullopt;
    }
    const std::vector<storage::ApplicationId> made{*id};
    push(
        {"建立申报“%1”", "Application made: %1"}, toQt(application.shownTitle(desk_.texts.language())),
        [shelf, made] { return shelf.setDeleted(made, std::nullopt); },
        [shelf, made, when = session_.now()] { return shelf.setDeleted(made, when); });
    return *id;
}

Stored<void> ApplicationSteps::carry(const CaseSession& session, const std::vector<Change>& all) {
    const storage::ApplicationShelf shelf = session.library().applications();
    std::vector<storage::ApplicationShelf::Change> changes;
    for (const Change& one : all) {
        const auto stored = shelf.load(one.id);
        if (!stored) return tl::unexpected(stored.error());
        auto carried = applications::carriedOver(stored->application, one.before, one.after);
        if (!carried) return tl::unexpected(conflict(carried.error()));
        changes.push_back({one.id, stored->revision, std::move(*carried)});
    }
    return shelf.save(changes, session.now()).map([](const auto&) {});
}

void ApplicationSteps::change(const std::vector<Change>& all) {
    std::vector<Change> there;
    std::vector<Change> back;
    Localized parts;
    for (const Change& one : all) {
        if (one.before == one.after) continue;
        parts = applications::changedParts(one.before, one.after);
        there.push_back(one);
        back.push_back({one.id, one.after, one.before});
    }
    if (there.empty()) return;
    const Application& first = there.front().after;
    const Localized what =
        there.size() > 1 ? Localized{"修改“" + parts.zh + "”：%1 项申报", "Changed " + parts.en + ": %1 applications"}
                         : Localized{"修改“" + parts.zh + "”：%1", "Changed " + parts.en + ": %1"};
    push(
        what, there.size() > 1 ? QString::number(there.size()) : toQt(first.shownTitle(desk_.texts.language())),
        [this, there] { return carry(session_, there); }, [this, back] { return carry(session_, back); });
}

void ApplicationSteps::tookIn(const ImportTaken& taken) {
    push(
        {"已导入 %1 项申报", "Taken in: %1"}, QString::number(taken.applications.size()),
        [this, taken] { return setTakenBack(session_.library(), taken, std::nullopt); },
        [this, taken, when = session_.now()] { return setTakenBack(session_.library(), taken, when); });
}

void ApplicationSteps::setDeleted(const std::vector<storage::ApplicationId>& ids, bool deleted) {
    const storage::ApplicationShelf shelf = session_.library().applications();
    const std::optional<storage::Moment> when = session_.now();
    const Localized what =
        deleted ? Localized{"已删除 %1 项申报", "Deleted: %1"} : Localized{"已恢复 %1 项申报", "Restored: %1"};
    push(
        what, QString::number(ids.size()), [=] { return shelf.setDeleted(ids, deleted ? when : std::nullopt); },
        [=] { return shelf.setDeleted(ids, deleted ? std::nullopt : when); });
}

std::optional<Case> ApplicationSteps::caseOf(storage::CaseId id) const {
    if (session_.caseId() == id) return desk_.document.subject();
    const auto stored = session_.library().cases().load(id);
    if (!stored) return std::nullopt;
    const RuleBook& rules = desk_.document.rules();
    auto subject = readCase(SourceText("", stored->facts), rules.vocabulary(), rules.lookup());
    return subject ? std::optional(std::move(*subject)) : std::nullopt;
}

// The open case changes in its form, where it can be undone as well.
Stored<void> ApplicationSteps::editAwards(storage::CaseId of, const Edit& edit) const {
    if (session_.caseId() == of) {
        desk_.document.editAwards(edit);
        (void)session_.save(); // which tells by itself what it cannot save
        return {};
    }
    const storage::CaseShelf cases = session_.library().cases();
    const auto stored = cases.load(of);
    if (!stored) return tl::unexpected(stored.error());
    const RuleBook& rules = desk_.document.rules();
    auto subject = readCase(SourceText(stored->title, stored->facts), rules.vocabulary(), rules.lookup());
    if (!subject) return tl::unexpected(unreadable(subject.error()));
    CaseSheet sheet = sheetOf(std::move(*subject), stored->drafts);
    edit(sheet.awards);
    sheet.settleAwards();
    return cases
        .save(of, stored->revision, storage::recordOf(sheet.subject, rules.vocabulary(), draftsText(sheet.awards)),
              storage::StateOrigin::edited, session_.now())
        .map([](std::int64_t) {});
}

void ApplicationSteps::hold(storage::CaseId of, const Award& award) {
    const auto before = caseOf(of);
    if (!before) return Q_EMIT failed(unreadable({}));
    std::optional<AwardDraft> prior;
    for (const Award& one : before->awards) {
        if (one.id == award.id) prior = AwardDraft::of(one);
    }
    const auto put = [](const AwardDraft& draft) {
        return [draft](std::vector<AwardDraft>& awards) {
            const auto place = placeOf(awards, draft.id);
            if (place == awards.end())
                awards.push_back(draft);
            else
                *place = draft;
        };
    };
    const Edit there = put(AwardDraft::of(award));
    const Edit back = prior ? Edit(put(*prior)) : [id = award.id](std::vector<AwardDraft>& awards) {
        const auto place = placeOf(awards, id);
        if (place != awards.end()) awards.erase(place);
    };
    push(
        {"计入案例的已获支持：%1", "Taken into the case as support held: %1"}, toQt(award.policy.value_or(award.id)),
        [this, of, there] { return editAwards(of, there); }, [this, of, back] { return editAwards(of, back); });
}

} // namespace biosubsidy::ui
