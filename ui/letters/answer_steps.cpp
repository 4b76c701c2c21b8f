// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/letters/answer_steps.h"

#include "core/facts/case_file.h"

namespace biosubsidy::ui {

AnswerSteps::AnswerSteps(const Desk& desk, CaseSession& session, QObject* parent)
    : StepStack(desk.texts, parent), desk_(desk), session_(session) {}

void AnswerSteps::take(const std::vector<TakenAnswers>& answers) {
    push(
        {"已采用 %1 家企业的答复", "Answers taken: %1"}, QString::number(answers.size()),
        [this, answers] { return put(answers, false); }, [this, answers] { return put(answers, true); });
}

Stored<void> AnswerSteps::put(const std::vector<TakenAnswers>& answers, bool back) {
    for (std::size_t at = 0; at < answers.size(); ++at) {
        auto done = putOne(answers[at], back);
        if (done) continue;
        while (at-- > 0) static_cast<void>(putOne(answers[at], !back));
        return done;
    }
    return {};
}

Stored<void> AnswerSteps::putOne(const TakenAnswers& answer, bool back) {
    const Case& from = back ? answer.after : answer.before;
    const Case& to = back ? answer.before : answer.after;
    const auto changedMeanwhile = [&] { return tl::unexpected(storageError(StorageProblem::conflict, desk_.library)); };
    if (session_.isOpen() && session_.caseId() == answer.id) {
        if (desk_.document.subject() != from) return changedMeanwhile();
        CaseSheet sheet{to, desk_.document.awards()};
        desk_.document.bringBack(std::move(sheet));
        if (!session_.save()) return tl::unexpected(storageError(StorageProblem::other, desk_.library));
        return {};
    }
    const storage::CaseShelf cases = session_.library().cases();
    const auto stored = cases.load(answer.id);
    if (!stored) return tl::unexpected(stored.error());
    const RuleBook& rules = desk_.document.rules();
    const auto subject = readCase(SourceText("", stored->facts), rules.vocabulary(), rules.lookup());
    if (!subject || *subject != from) return changedMeanwhile();
    const storage::CaseRecord record = storage::recordOf(to, rules.vocabulary(), stored->drafts);
    const auto saved = cases.save(answer.id, stored->revision, record, storage::StateOrigin::edited, session_.now());
    if (!saved) return tl::unexpected(saved.error());
    return cases.setResult({answer.id, back ? answer.resultBefore : answer.resultAfter, record.digest()});
}

} // namespace biosubsidy::ui
