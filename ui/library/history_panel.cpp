// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/history_panel.h"

#include <algorithm>

#include <QCoreApplication>
#include <QItemSelectionModel>

#include "core/facts/case_file.h"
#include "core/wording/money_text.h"
#include "ui/library/case_list_model.h"
#include "ui/library/result_html.h"
#include "ui/look/conversions.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/list_table.h"

namespace biosubsidy::ui {

namespace {

QString originText(storage::StateOrigin origin, const Texts& texts) {
    switch (origin) {
    case storage::StateOrigin::created: return texts("新建", "created");
    case storage::StateOrigin::imported: return texts("导入", "imported");
    case storage::StateOrigin::edited: return texts("编辑", "edited");
    case storage::StateOrigin::restored: return texts("恢复", "brought back");
    }
    return {};
}

} // namespace

HistoryPanel::HistoryPanel(const Desk& desk, CaseSession& session, QWidget* parent)
    : QFrame(parent), desk_(desk), session_(session), statesModel_(new TextTableModel(this)),
      snapshotsModel_(new TextTableModel(this)) {
    setProperty("role", QStringLiteral("side"));
    build();
    for (const QTableView* view : {statesTable_, snapshotsTable_})
        connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &HistoryPanel::showButtons);
    connect(snapshotsTable_, &QTableView::activated, this, &HistoryPanel::openSnapshot);
    connect(statesTable_, &QTableView::activated, this, &HistoryPanel::bringBack);
    desk_.texts.follow(this, [this] { setCase(id_, name_); });
}

QPushButton* HistoryPanel::button(const Localized& text, const char* name, void (HistoryPanel::*act)()) {
    auto* made = new QPushButton(this);
    made->setObjectName(QLatin1String(name));
    connect(made, &QPushButton::clicked, this, act);
    desk_.texts.follow(made, [this, made, text] {
        made->setText(desk_.texts(text));
        made->setAccessibleName(made->text());
    });
    return made;
}

QTableView* HistoryPanel::table(TextTableModel* model, const char* name) {
    QTableView* view = makeListTable(this, name, model);
    view->setSelectionMode(QAbstractItemView::ExtendedSelection); // two are compared
    // As high as there is room for, and never without a few rows.
    constexpr int leastHeight = 96;
    view->setMinimumHeight(leastHeight);
    view->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    return view;
}

void HistoryPanel::build() {
    layout_ = new QVBoxLayout(this);
    layout_->setContentsMargins(16, 0, 24, 12);
    layout_->setSpacing(8);
    heading_ = new QLabel(this);
    heading_->setObjectName(QStringLiteral("history.name"));
    heading_->setProperty("role", QStringLiteral("heading"));
    heading_->setWordWrap(true);
    snapshotsHeading_ = new QLabel(this);
    snapshotsHeading_->setProperty("role", QStringLiteral("section"));
    statesHeading_ = new QLabel(this);
    statesHeading_->setProperty("role", QStringLiteral("section"));
    note_ = new QLabel(this);
    note_->setObjectName(QStringLiteral("history.note"));
    note_->setProperty("role", QStringLiteral("muted"));
    note_->setWordWrap(true);
    snapshotsTable_ = table(snapshotsModel_, "history.snapshots");
    snapshotsTable_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    statesTable_ = table(statesModel_, "history.states");
    statesTable_->setSelectionMode(QAbstractItemView::SingleSelection);
    text_ = new TextRow(desk_.texts, "history.text", this);
    keep_ = button({"保存快照…", "Keep a snapshot..."}, "history.keep", &HistoryPanel::keepSnapshot);
    open_ = button({"打开", "Open"}, "history.open", &HistoryPanel::openSnapshot);
    withNow_ = button({"与现在比较", "Compare with now"}, "history.with_now", &HistoryPanel::compareWithNow);
    two_ = button({"比较两个", "Compare the two"}, "history.compare", &HistoryPanel::compareTwo);
    noteButton_ = button({"备注…", "Note..."}, "history.note_button", &HistoryPanel::writeNote);
    remove_ = button({"删除", "Delete"}, "history.remove", &HistoryPanel::removeSnapshots);
    bringBack_ = button({"恢复到这一状态", "Bring this state back"}, "history.bring_back", &HistoryPanel::bringBack);
    auto* line = new QWidget(this);
    constexpr int gap = 8;
    auto* buttons = new FlowLayout(line, gap);
    for (QPushButton* one : {keep_, open_, withNow_, two_, noteButton_, remove_}) buttons->addWidget(one);
    layout_->addWidget(heading_);
    layout_->addWidget(snapshotsHeading_);
    layout_->addWidget(snapshotsTable_, 1);
    layout_->addWidget(note_);
    layout_->addWidget(text_);
    layout_->addWidget(line);
    layout_->addWidget(statesHeading_);
    layout_->addWidget(statesTable_, 1);
    layout_->addWidget(bringBack_, 0, Qt::AlignLeft);
}

void HistoryPanel::setCase(std::optional<storage::CaseId> id, const QString& name) {
    id_ = id;
    name_ = name;
    const Texts& texts = desk_.texts;
    heading_->setText(id_ ? name_ : texts("在列表里选一个案例", "Choose a case in the list"));
    snapshotsHeading_->setText(texts("快照", "Snapshots"));
    statesHeading_->setText(texts("保存过的状态", "Saved states"));
    snapshotsTable_->setAccessibleName(snapshotsHeading_->text());
    statesTable_->setAccessibleName(statesHeading_->text());
    refresh();
}

void HistoryPanel::refresh() {
    fillStates();
    fillSnapshots();
    showButtons();
}

void HistoryPanel::fillStates() {
    const Texts& texts = desk_.texts;
    const auto states = id_ ? session_.library().history().states(*id_) : Stored<std::vector<storage::StateRow>>();
    states_ = states ? *states : std::vector<storage::StateRow>();
    statesModel_->setHeader({texts("时间", "Time"), texts("来自", "By"), texts("改动", "Changes")}, {2});
    std::vector<QStringList> rows;
    for (const storage::StateRow& state : states_)
        rows.push_back({localTime(state.saved), originText(state.origin, texts),
                        state.changes == 0 ? QString() : texts("%1 处", "%1").arg(state.changes)});
    if (!rows.empty()) rows.front()[1] += texts("（现在）", " (now)");
    statesModel_->setRows(std::move(rows));
    statesTable_->resizeColumnsToContents();
}

void HistoryPanel::fillSnapshots() {
    const Texts& texts = desk_.texts;
    const auto snapshots =
        id_ ? session_.library().snapshots().list(*id_) : Stored<std::vector<storage::SnapshotRow>>();
    snapshots_ = snapshots ? *snapshots : std::vector<storage::SnapshotRow>();
    snapshotsModel_->setHeader(
        {texts("标题", "Title"), texts("测算日期", "Assessed for"), texts("最高可获", "At most")}, {2});
    std::vector<QStringList> rows;
    for (const storage::SnapshotRow& row : snapshots_)
        rows.push_back({titleOf(row), toQt(row.asOf.toString()),
                        toQt(wording::moneyText(row.ceiling, texts.language())) +
                            (row.alternatives ? bestPlaceText(texts) : QString())});
    snapshotsModel_->setRows(std::move(rows));
    snapshotsTable_->resizeColumnsToContents();
}

void HistoryPanel::showButtons() {
    const Texts& texts = desk_.texts;
    const auto snapshots = chosen(*snapshotsTable_);
    const auto states = chosen(*statesTable_);
    keep_->setEnabled(id_.has_value());
    open_->setEnabled(snapshots.size() == 1);
    withNow_->setEnabled(snapshots.size() == 1);
    noteButton_->setEnabled(snapshots.size() == 1);
    two_->setEnabled(snapshots.size() == 2);
    remove_->setEnabled(!snapshots.empty());
    bringBack_->setEnabled(states.size() == 1 && states.front() > 0);
    if (snapshots.size() == 1)
        note_->setText(
            texts("保存于 %1。%2", "Kept %1. %2")
                .arg(localTime(snapshots_[snapshots.front()].taken), toQt(snapshots_[snapshots.front()].note)));
    else
        note_->setText(snapshots_.empty()
                           ? texts("快照把事实、日期、政策版本和结果一起存下来，以后打开还是原样。",
                                   "A snapshot keeps facts, date, versions of the policies and the "
                                   "result; it shows the same whenever it is opened.")
                           : texts("选一个可以打开或与现在比较，选两个可以互相比较。",
                                   "Choose one to open it or compare it with now, or two to compare them."));
}

std::vector<std::size_t> HistoryPanel::chosen(const QTableView& table) const {
    std::vector<std::size_t> rows;
    const QModelIndexList selected = table.selectionModel()->selectedRows();
    for (const QModelIndex& index : selected) rows.push_back(static_cast<std::size_t>(index.row()));
    std::sort(rows.begin(), rows.end());
    return rows;
}

QString HistoryPanel::titleOf(const storage::SnapshotRow& row) const {
    return row.title.empty() ? localTime(row.taken) : toQt(row.title);
}

std::optional<Assessment> HistoryPanel::now() {
    if (!id_) return std::nullopt;
    if (session_.caseId() == id_)
        return assess(desk_.document.sharedRules(), desk_.document.subject(), desk_.runner.options());
    const auto stored = session_.library().cases().load(*id_);
    if (!stored) {
        Q_EMIT failed(stored.error());
        return std::nullopt;
    }
    const RuleBook& rules = desk_.document.rules();
    auto subject = readCase(SourceText("", stored->facts), rules.vocabulary(), rules.lookup());
    if (subject) return assess(desk_.document.sharedRules(), std::move(*subject), desk_.runner.options());
    StorageError error = storageError(StorageProblem::other, {});
    error.message = {"现在的规则读不出这个案例。", "The rules in use cannot read this case."};
    error.detail = biosubsidy::render(subject.error(), desk_.texts.language());
    Q_EMIT failed(error);
    return std::nullopt;
}

void HistoryPanel::keepSnapshot() {
    if (!id_) return;
    const QString suggestion = desk_.texts("%1 测算", "Assessed for %1").arg(toQt(desk_.runner.asOf().toString()));
    text_->ask(desk_.texts("快照标题", "Title of the snapshot"), suggestion, [this](const QString& title) {
        if (session_.caseId() == id_ && !session_.save()) return;
        const auto assessment = now();
        if (!assessment) return;
        const storage::Snapshots::Label label{toUtf8(title), {}, toUtf8(QCoreApplication::applicationVersion())};
        const auto kept = session_.library().snapshots().keep(*id_, *assessment, label, session_.now());
        if (!kept) {
            Q_EMIT failed(kept.error());
            return;
        }
        refresh();
        snapshotsTable_->selectRow(0);
        Q_EMIT said(desk_.texts("已保存快照“%1”", "Snapshot \"%1\" kept").arg(title));
    });
}

void HistoryPanel::writeNote() {
    const auto rows = chosen(*snapshotsTable_);
    if (rows.size() != 1) return;
    const storage::SnapshotRow row = snapshots_[rows.front()];
    text_->ask(desk_.texts("备注", "Note"), toQt(row.note), [this, row, index = rows.front()](const QString& note) {
        const auto done = session_.library().snapshots().relabel(row.id, row.title, toUtf8(note));
        if (!done) Q_EMIT failed(done.error());
        refresh();
        snapshotsTable_->selectRow(static_cast<int>(index));
    });
}

void HistoryPanel::removeSnapshots() {
    std::vector<storage::SnapshotId> ids;
    for (const std::size_t row : chosen(*snapshotsTable_)) ids.push_back(snapshots_[row].id);
    if (ids.empty()) return;
    snapshotsTable_->setFocus(); // the button is about to go grey
    Q_EMIT removalRequested(ids);
}

std::optional<storage::Snapshot> HistoryPanel::load(std::size_t row) {
    auto snapshot = session_.library().snapshots().load(snapshots_.at(row).id);
    if (snapshot) return std::move(*snapshot);
    Q_EMIT failed(snapshot.error());
    return std::nullopt;
}

void HistoryPanel::openSnapshot() {
    const auto rows = chosen(*snapshotsTable_);
    if (rows.size() != 1) return;
    const auto snapshot = load(rows.front());
    if (!snapshot) return;
    const Texts& texts = desk_.texts;
    QStringList about{name_,
                      texts("快照，保存于 %1：当时看到的就是这样。", "A snapshot kept %1: this is what it showed then.")
                          .arg(localTime(snapshot->row.taken))};
    if (!snapshot->row.note.empty()) about << toQt(snapshot->row.note);
    const QString title = titleOf(snapshot->row);
    Q_EMIT readingRequested(title, resultHtml(snapshot->view, title, about, texts, desk_.theme));
}

void HistoryPanel::compareWithNow() {
    const auto rows = chosen(*snapshotsTable_);
    if (rows.size() != 1) return;
    const auto snapshot = load(rows.front());
    const auto assessment = now();
    if (!snapshot || !assessment) return;
    const storage::ResultDiff diff = storage::diffResults(snapshot->view, storage::viewOf(*assessment));
    const QString title = titleOf(snapshot->row);
    Q_EMIT readingRequested(desk_.texts("%1 与现在", "%1 and now").arg(title),
                            diffHtml(diff, title, desk_.texts("现在", "Now"), desk_.texts, desk_.theme));
}

void HistoryPanel::compareTwo() {
    const auto rows = chosen(*snapshotsTable_);
    if (rows.size() != 2) return;
    // The list begins with the newest.
    const auto before = load(rows.back());
    const auto after = load(rows.front());
    if (!before || !after) return;
    const QString first = titleOf(before->row);
    const QString second = titleOf(after->row);
    Q_EMIT readingRequested(
        desk_.texts("%1 与 %2", "%1 and %2").arg(first, second),
        diffHtml(storage::diffResults(before->view, after->view), first, second, desk_.texts, desk_.theme));
}

void HistoryPanel::bringBack() {
    const auto rows = chosen(*statesTable_);
    if (rows.size() != 1 || rows.front() == 0 || !id_) return; // the first is as it stands now
    const storage::StateRow state = states_.at(rows.front());
    if (session_.caseId() != id_ && !session_.openCase(*id_)) return;
    if (!session_.bringBack(state.id)) return;
    refresh();
    Q_EMIT said(desk_.texts("已恢复到 %1 的状态，可以撤销", "The state of %1 is back; this can be undone")
                    .arg(localTime(state.saved)));
}

} // namespace biosubsidy::ui
