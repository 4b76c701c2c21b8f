// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/applications/detail_pane.h"

#include <algorithm>
#include <array>
#include <utility>

#include <QCompleter>
#include <QEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QStringListModel>

#include "core/storage/file_folder.h"
#include "core/wording/money_text.h"
#include "ui/applications/detail_values.h"
#include "ui/applications/files_box.h"
#include "ui/applications/notes_box.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

using applications::Application;
using applications::Part;

DetailPane::DetailPane(const Desk& desk, CaseSession& session, ApplicationSteps& steps, const Date& today,
                       QWidget* parent)
    : QScrollArea(parent), desk_(desk), session_(session), steps_(steps), today_(today) {
    setObjectName(QStringLiteral("applications.detail"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setAcceptDrops(true);
    build();
    desk_.texts.follow(this, [this] { fill(); });
    connect(&desk_.runner, &AssessmentRunner::assessed, this, [this] {
        if (shown_) fillHead();
    });
}

DetailPane::~DetailPane() = default;

void DetailPane::change(const Edit& edit) {
    if (filling_ || !shown_) return;
    Application after = shown_->application;
    edit(after);
    const Application before = std::exchange(shown_->application, after);
    steps_.change({{shown_->id, before, std::move(after)}});
}

void DetailPane::show(std::optional<storage::ApplicationId> id) {
    if (id == id_) return refresh();
    settle();
    id_ = id;
    shown_.reset();
    refresh();
    verticalScrollBar()->setValue(0);
}

// While something is being typed the ground that it was typed on stays: what somebody
// else changes there meanwhile is a conflict, and not overwritten.
void DetailPane::refresh() {
    const bool pending =
        std::any_of(fields_.begin(), fields_.end(), [](const Bound& bound) { return bound.field->isPending(); }) ||
        payments_->isPending() || materials_->isPending() || days_->isPending() || remarks_->document()->isModified();
    if (pending && shown_) {
        files_->show(shown_->application.files);
        notes_->show(shown_->application.notes);
        return;
    }
    auto stored = id_ ? std::optional(session_.library().applications().load(*id_)) : std::nullopt;
    if (stored && !*stored) {
        id_.reset();
        stored.reset();
    }
    shown_ = stored ? std::optional(std::move(**stored)) : std::nullopt;
    fill();
}

void DetailPane::settle() {
    if (!shown_) return;
    for (const Bound& bound : fields_) {
        const QString problem = bound.field->isPending() ? bound.field->problem() : QString();
        if (!problem.isEmpty())
            Q_EMIT said(desk_.texts("“%1”没有改：%2", "\"%1\" was not changed: %2").arg(bound.field->label(), problem));
        bound.field->settle();
    }
    for (RowsEdit* rows : {payments_, materials_, days_}) rows->settle();
    notes_->settle();
    if (!remarks_->document()->isModified()) return;
    remarks_->document()->setModified(false);
    change([this](Application& of) { of.remarks = toUtf8(remarks_->toPlainText().trimmed()); });
}

void DetailPane::fill() {
    form_->setVisible(shown_.has_value());
    nothing_->setVisible(!shown_);
    nothing_->setText(
        desk_.texts("选一项申报，这里显示它的全部内容。", "Choose an application: all of it is shown here."));
    if (!shown_) return;
    filling_ = true;
    const Application& of = shown_->application;
    for (const Bound& bound : fields_) bound.field->show(bound.get(of));
    status_->setCurrentIndex(static_cast<int>(of.status));
    expectedKind_->setCurrentIndex(of.expectedOpen ? 1 : 0);
    fillHead();
    fillLists();
    fillDoubts();
    fillAward();
    form_->setEnabled(!shown_->deleted);
    filling_ = false;
}

void DetailPane::fillHead() {
    const Application& of = shown_->application;
    const Language language = desk_.texts.language();
    const std::string& title = of.shownTitle(language);
    title_->setText(title.empty() ? desk_.texts("（未命名）", "(untitled)") : toQt(title));
    const auto rows = session_.library().cases().rows(std::array{shown_->caseId});
    QStringList parts;
    if (rows && !rows->empty()) parts << toQt(rows->front().shownName());
    if (!of.itemName.empty()) parts << toQt(of.itemName);
    if (shown_->deleted) parts << desk_.texts("已删除", "deleted");
    subtitle_->setText(parts.join(QStringLiteral(" · ")));
    const bool ofMeasure = !of.claim.measure.empty(); // whose title stands in its document
    openClaim_->setVisible(ofMeasure);
    name_->setVisible(!ofMeasure);
    QString standing;
    using applications::Standing;
    const AssessmentPtr& latest = desk_.runner.latest();
    if (session_.caseId() == shown_->caseId && latest != nullptr)
        standing = toQt(applications::standingText(of, *latest, language));
    else if (shown_->standing != Standing::unseen && shown_->standing != Standing::stands)
        standing = desk_.texts(applications::words(shown_->standing));
    standing_->setText(standing.isEmpty() ? QString() : QStringLiteral("⚠ ") + standing);
    standing_->setVisible(!standing.isEmpty());
    QStringList due;
    for (const applications::Deadline& one : applications::deadlinesOf(of)) {
        if (one.kind == applications::DeadlineKind::named && one.day < today_) continue;
        const QString what = one.what.empty() ? desk_.texts(applications::words(one.kind)) : toQt(one.what);
        const QString hour = one.hour.empty() ? QString() : QLatin1Char(' ') + toQt(one.hour);
        due << QStringLiteral("%1 %2%3 · %4")
                   .arg(what, toQt(one.day.toString()), hour,
                        toQt(applications::daysLeftText(applications::daysLeft(today_, one.day), language)));
    }
    due_->setText(due.isEmpty() ? desk_.texts("没有还要赶的期限。", "There is no deadline to meet.")
                                : due.join(QLatin1Char('\n')));
}

void DetailPane::fillLists() {
    const Application& of = shown_->application;
    payments_->show(rowsOf(of.payments));
    materials_->show(rowsOf(of.materials));
    days_->show(rowsOf(of.days));
    files_->show(of.files);
    notes_->show(of.notes);
    const QString remarks = toQt(of.remarks);
    if (!remarks_->document()->isModified() && remarks_->toPlainText().trimmed() != remarks) {
        remarks_->setPlainText(remarks);
        remarks_->document()->setModified(false);
    }
    const auto paid = of.paid();
    paidTotal_->setText(
        paid
            ? desk_.texts("到账合计 %1", "Paid in all: %1").arg(toQt(wording::moneyText(*paid, desk_.texts.language())))
            : desk_.texts("到账", "Paid"));
    auto persons = session_.library().applications().persons();
    for (const Bound& bound : fields_) {
        auto* line = qobject_cast<QLineEdit*>(bound.field->focusProxy());
        if (line == nullptr || line->objectName() != QLatin1String("application.person") || !persons) continue;
        QStringList names;
        for (const std::string& person : *persons) names << toQt(person);
        if (line->completer() == nullptr) {
            line->setCompleter(new QCompleter(line));
            line->completer()->setModel(new QStringListModel(line));
            line->completer()->setCaseSensitivity(Qt::CaseInsensitive);
        }
        static_cast<QStringListModel*>(line->completer()->model())->setStringList(names);
    }
}

void DetailPane::fillDoubts() {
    const storage::FileFolder folder(session_.library());
    const std::vector<applications::Doubt> doubts = applications::doubtsOf(
        shown_->application, today_, [&](const applications::File& file) { return folder.find(file).has_value(); });
    const auto of = [&](const std::vector<Part>& parts) {
        QStringList said;
        for (const applications::Doubt& doubt : doubts) {
            if (std::find(parts.begin(), parts.end(), doubt.part) != parts.end()) said << desk_.texts(doubt.message);
        }
        return said.join(QLatin1Char('\n'));
    };
    for (const Bound& bound : fields_) bound.field->setDoubt(of(bound.parts));
    statusNote_->setText(of({Part::status}));
    statusNote_->setVisible(!statusNote_->text().isEmpty());
    payments_->clearNotes();
    files_->clearNotes();
    QStringList ofAll;
    for (const applications::Doubt& doubt : doubts) {
        if (doubt.part == Part::files) files_->setNote(doubt.index, desk_.texts(doubt.message));
        if (doubt.part != Part::payments) continue;
        if (doubt.code == "paid_over_approved" || doubt.code == "no_payment")
            ofAll << desk_.texts(doubt.message);
        else
            payments_->setNote(doubt.index, desk_.texts(doubt.message));
    }
    setStyleProperty(*paidTotal_, "role", ofAll.isEmpty() ? QStringLiteral("label") : QStringLiteral("note"));
    setStyleProperty(*paidTotal_, "state", ofAll.isEmpty() ? QString() : QStringLiteral("wrong"));
    if (!ofAll.isEmpty()) paidTotal_->setText(ofAll.join(QLatin1Char('\n')));
}

// What has come is what counts; what was approved, as long as nothing has.
void DetailPane::fillAward() {
    award_.reset();
    const Application& of = shown_->application;
    const bool granted = applications::isGranted(of.status);
    hold_->setVisible(granted);
    holdNote_->setVisible(granted);
    if (!granted) return;
    const bool paid = of.status == applications::Status::paid && of.paid();
    const auto which = paid ? applications::Granted::paid : applications::Granted::approved;
    const auto sum = paid ? of.paid() : of.approved.sum;
    const QString shown = sum ? toQt(wording::moneyText(*sum, desk_.texts.language())) : QString();
    hold_->setText(!sum   ? desk_.texts("计入案例", "Take into the case")
                   : paid ? desk_.texts("把到账的 %1 计入案例", "Take the %1 paid into the case").arg(shown)
                          : desk_.texts("把批准的 %1 计入案例", "Take the %1 approved into the case").arg(shown));
    const auto subject = steps_.caseOf(shown_->caseId);
    if (!subject) {
        hold_->setEnabled(false);
        return holdNote_->setText(
            desk_.texts("这个案例读不出来，请先打开案例改正。", "The case cannot be read: open and mend it first."));
    }
    const auto award = applications::awardOf(of, shown_->uid, which, desk_.document.rules(), *subject);
    hold_->setEnabled(award && !applications::holds(*subject, *award));
    if (!award) return holdNote_->setText(desk_.texts(award.error()));
    award_ = *award;
    const bool held = applications::holds(*subject, *award);
    holdNote_->setText(
        held ? desk_.texts("✓ 已在案例的“已获支持”里，测算时会计入。", "✓ The case holds it, and assessments count it.")
             : desk_.texts("记进案例的“已获支持”，以后的测算会抵减；可以撤销。",
                           "It comes to stand among the support that the case holds, and assessments "
                           "count it from then on; it can be undone."));
}

void DetailPane::hold() {
    if (award_ && shown_) steps_.hold(shown_->caseId, *award_);
}

void DetailPane::takeFocus() {
    if (shown_) status_->setFocus();
}

void DetailPane::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return Q_EMIT left();
    QScrollArea::keyPressEvent(event);
}

bool DetailPane::eventFilter(QObject* watched, QEvent* event) {
    if (watched == remarks_ && event->type() == QEvent::FocusOut && remarks_->document()->isModified()) {
        remarks_->document()->setModified(false);
        change([this](Application& of) { of.remarks = toUtf8(remarks_->toPlainText().trimmed()); });
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace biosubsidy::ui
