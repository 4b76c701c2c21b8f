// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the verbs of the page do. Part of applications_page.h.
#include "ui/applications/application_filter_bar.h"
#include "ui/applications/applications_page.h"
#include "ui/applications/detail_pane.h"
#include "ui/applications/import_view.h"
#include "ui/applications/status_strip.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

// Nobody has gone on with it since it was an old note.
bool isBare(const applications::Application& of) {
    return of.status == applications::Status::considering && !of.expected && of.agency.empty() &&
           of.call == applications::Call() && !of.ownDeadline;
}

} // namespace

bool ApplicationsPage::apply(const Assessment& assessment, const ClaimId& claim) {
    const auto of = session_.keep();
    if (!of) return false; // the session has said why
    const auto made = session_.library().applications().ofClaim(*of, applications::keyOf(assessment, claim));
    if (!made) {
        tell(made.error());
        return false;
    }
    const Language language = desk_.texts.language();
    const auto id = made->empty() ? steps_->make(*of, applications::applicationFor(assessment, claim, language))
                                  : std::optional(made->front().id);
    if (!id) return false;
    if (!made->empty() && isBare(made->front().application))
        steps_->change({{*id, made->front().application,
                         applications::completed(made->front().application, assessment, claim, language)}});
    showApplication(*id);
    return true;
}

void ApplicationsPage::showApplication(storage::ApplicationId id) {
    views_->button(listView)->click();
    filter();
    if (model_->rowOf(id) < 0) { // it is filtered out
        strip_->reset();
        filter_->reset();
    }
    detailButton_->setChecked(true);
    table_->clearSelection();
    keepChosen({id});
    if (const int row = model_->rowOf(id); row >= 0)
        table_->scrollTo(model_->index(row, ApplicationListModel::measure));
    else
        detail_->show(id); // of an archived case, for instance
}

// In the place of the list, until it is left.
void ApplicationsPage::importTable() {
    if (import_ == nullptr) {
        import_ = new ImportView(desk_, session_, stack_);
        stack_->addWidget(import_);
        connect(import_, &ImportView::taken, this, [this](const ImportTaken& what, bool isThere) {
            if (isThere) steps_->tookIn(what);
        });
        connect(import_, &ImportView::left, this, &ApplicationsPage::leaveImport);
        connect(import_, &ImportView::said, this, &Page::said);
        connect(import_, &ImportView::failed, this, &Page::failed);
    }
    if (!import_->chooseFile()) return;
    stack_->setCurrentWidget(import_);
    import_->takeFocus();
}

void ApplicationsPage::leaveImport() {
    stack_->setCurrentWidget(all_);
    bringUp();
    takeFocus();
}

void ApplicationsPage::openChosen() {
    const std::vector<storage::ApplicationId> ids = chosen();
    if (ids.size() != 1) return;
    detailButton_->setChecked(true);
    detail_->show(ids.front());
    detail_->takeFocus();
}

// The cell where the keys are; what cannot be typed there is in the details.
void ApplicationsPage::editChosen() {
    const QModelIndex cell = table_->currentIndex();
    if (cell.isValid() && (cell.flags() & Qt::ItemIsEditable))
        table_->edit(cell);
    else
        openChosen();
}

void ApplicationsPage::openCaseOfChosen() {
    const std::vector<storage::ApplicationId> ids = chosen();
    const auto row = ids.size() == 1 ? model_->row(model_->rowOf(ids.front())) : std::nullopt;
    if (row) Q_EMIT caseRequested(row->caseId);
}

void ApplicationsPage::deleteChosen() {
    const std::vector<storage::ApplicationId> ids = chosen();
    if (!ids.empty()) steps_->setDeleted(ids, !model_->query().deleted);
}

void ApplicationsPage::setStatus(applications::Status status) {
    std::vector<ApplicationSteps::Change> changes;
    for (const storage::ApplicationId id : chosen()) {
        const auto stored = session_.library().applications().load(id);
        if (!stored) return tell(stored.error());
        applications::Application after = stored->application;
        after.status = status;
        changes.push_back({id, stored->application, std::move(after)});
    }
    steps_->change(changes);
}

// For what no document has: of the firm that is chosen, else of the case that is open.
void ApplicationsPage::makeEmpty() {
    const std::vector<storage::ApplicationId> ids = chosen();
    const auto row = ids.size() == 1 ? model_->row(model_->rowOf(ids.front())) : std::nullopt;
    const auto of = row ? std::optional(row->caseId) : session_.keep();
    if (!of) return;
    applications::Application empty;
    empty.title = {toUtf8(desk_.texts("新申报", "New application")), {}};
    if (const auto id = steps_->make(*of, empty)) {
        showApplication(*id);
        detail_->takeFocus();
    }
}

} // namespace biosubsidy::ui
