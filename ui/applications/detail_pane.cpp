// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/applications/detail_pane.h"

#include <algorithm>
#include <array>
#include <utility>

#include <QCompleter>
#include <QEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStringListModel>

#include "core/storage/file_folder.h"
#include "core/wording/money_text.h"
#include "ui/applications/files_box.h"
#include "ui/applications/notes_box.h"
#include "ui/look/conversions.h"
#include "ui/widgets/calm_combo_box.h"
#include "ui/widgets/date_edit.h"
#include "ui/widgets/money_edit.h"
#include "ui/widgets/text_edit.h"

namespace biosubsidy::ui {

namespace {

using applications::Application;
using applications::Part;

FactValue valueOf(const std::string& text) {
    return text.empty() ? FactValue() : FactValue(text);
}
template <typename Value>
FactValue valueOf(const std::optional<Value>& value) {
    return value ? FactValue(*value) : FactValue();
}
template <typename Value>
std::optional<Value> optionalOf(const FactValue& value) {
    const auto* known = std::get_if<Value>(&value);
    return known == nullptr ? std::nullopt : std::optional(*known);
}
std::string textOf(const FactValue& value) {
    return optionalOf<std::string>(value).value_or(std::string());
}

std::vector<RowsEdit::Row> rowsOf(const std::vector<applications::Payment>& payments) {
    std::vector<RowsEdit::Row> rows;
    for (const applications::Payment& one : payments)
        rows.push_back({one.sum.isZero() ? FactValue() : FactValue(one.sum), valueOf(one.day), valueOf(one.note)});
    return rows;
}
std::vector<RowsEdit::Row> rowsOf(const std::vector<applications::Material>& materials) {
    std::vector<RowsEdit::Row> rows;
    for (const applications::Material& one : materials)
        rows.push_back({FactValue(one.ready), valueOf(one.what), valueOf(one.holder)});
    return rows;
}
std::vector<RowsEdit::Row> rowsOf(const std::vector<applications::NamedDay>& days) {
    std::vector<RowsEdit::Row> rows;
    for (const applications::NamedDay& one : days) rows.push_back({FactValue(one.date), valueOf(one.what)});
    return rows;
}

} // namespace

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

void DetailPane::build() {
    auto* inside = new QWidget(this);
    auto* outer = new QVBoxLayout(inside);
    outer->setContentsMargins(16, 0, 20, 16);
    nothing_ = new QLabel(inside);
    nothing_->setProperty("role", QStringLiteral("quiet"));
    nothing_->setWordWrap(true);
    outer->addWidget(nothing_);
    form_ = new QWidget(inside);
    auto* layout = new QVBoxLayout(form_);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    buildHead(*layout);
    buildDates(*layout);
    buildSums(*layout);
    buildLists(*layout);
    buildNotes(*layout);
    outer->addWidget(form_);
    outer->addStretch();
    setWidget(inside);
}

QLabel* DetailPane::addSection(QVBoxLayout& layout, const Localized& title) {
    auto* label = new QLabel(form_);
    label->setProperty("role", QStringLiteral("section"));
    label->setContentsMargins(0, 6, 0, 0);
    layout.addWidget(label);
    desk_.texts.follow(label, [this, label, title] { label->setText(desk_.texts(title)); });
    return label;
}

QPushButton* DetailPane::addButton(const Localized& text, const char* name, const char* role) {
    auto* made = new QPushButton(form_);
    made->setObjectName(QLatin1String(name));
    if (role != nullptr) made->setProperty("role", QLatin1String(role));
    made->setAutoDefault(false);
    made->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    desk_.texts.follow(made, [this, made, text] { made->setText(desk_.texts(text)); });
    return made;
}

DetailField* DetailPane::bind(const char* name, const Localized& label, FactEditor* editor, Get get, Set set,
                              std::vector<Part> parts) {
    auto* field =
        new DetailField(QStringLiteral("application.") + QLatin1String(name), label, editor, desk_.texts, form_);
    fields_.push_back({field, std::move(get), std::move(parts)});
    connect(field, &DetailField::committed, this,
            [this, field, set = std::move(set)] { change([&](Application& of) { set(of, field->value()); }); });
    return field;
}

DetailField* DetailPane::bindText(const char* name, const Localized& label, std::string Application::*text) {
    return bind(
        name, label, new TextEdit(desk_.texts, form_), [text](const Application& of) { return valueOf(of.*text); },
        [text](Application& of, const FactValue& value) { of.*text = textOf(value); }, {});
}

void DetailPane::buildHead(QVBoxLayout& layout) {
    title_ = new QLabel(form_);
    title_->setObjectName(QStringLiteral("application.title"));
    title_->setProperty("role", QStringLiteral("heading"));
    title_->setWordWrap(true);
    subtitle_ = new QLabel(form_);
    subtitle_->setObjectName(QStringLiteral("application.firm"));
    subtitle_->setProperty("role", QStringLiteral("quiet"));
    subtitle_->setWordWrap(true);
    standing_ = new QLabel(form_);
    standing_->setObjectName(QStringLiteral("application.standing"));
    standing_->setProperty("role", QStringLiteral("warning"));
    standing_->setWordWrap(true);
    layout.addWidget(title_);
    layout.addWidget(subtitle_);
    layout.addWidget(standing_);
    auto* links = new QHBoxLayout;
    openCase_ = addButton({"打开案例", "Open the case"}, "application.open_case", "link");
    openClaim_ = addButton({"看测算结果", "See the claim"}, "application.open_claim", "link");
    links->addWidget(openCase_);
    links->addWidget(openClaim_);
    links->addStretch();
    layout.addLayout(links);
    connect(openCase_, &QPushButton::clicked, this, [this] { Q_EMIT caseRequested(shown_->caseId); });
    connect(openClaim_, &QPushButton::clicked, this, [this] {
        const applications::ClaimKey& key = shown_->application.claim;
        const std::string item = key.item.empty() ? "company" : key.item;
        Q_EMIT claimRequested(shown_->caseId, toQt(key.measure + "/" + item));
    });
    name_ = bind(
        "name", {"名称", "Title"}, new TextEdit(desk_.texts, form_),
        [this](const Application& of) { return valueOf(of.shownTitle(desk_.texts.language())); },
        [](Application& of, const FactValue& value) {
            of.title = {textOf(value), {}};
        },
        {Part::title});
    layout.addWidget(name_);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    auto* statusBox = new QWidget(form_);
    auto* column = new QVBoxLayout(statusBox);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto* label = new QLabel(statusBox);
    label->setProperty("role", QStringLiteral("label"));
    status_ = new CalmComboBox(statusBox);
    status_->setObjectName(QStringLiteral("application.status"));
    label->setBuddy(status_);
    statusNote_ = new QLabel(statusBox);
    statusNote_->setObjectName(QStringLiteral("application.status.note"));
    statusNote_->setProperty("role", QStringLiteral("note"));
    setStyleProperty(*statusNote_, "state", QStringLiteral("wrong"));
    statusNote_->setWordWrap(true);
    column->addWidget(label);
    column->addWidget(status_);
    column->addWidget(statusNote_);
    column->addStretch();
    desk_.texts.follow(label, [this, label] {
        label->setText(desk_.texts("状态", "Status"));
        status_->setAccessibleName(label->text());
        const QSignalBlocker quiet(status_);
        const int chosen = status_->currentIndex();
        status_->clear();
        for (const applications::Status one : applications::allStatuses)
            status_->addItem(desk_.texts(applications::words(one)));
        status_->setCurrentIndex(chosen);
    });
    connect(status_, &QComboBox::activated, this, [this](int index) {
        change([index](Application& of) { of.status = applications::allStatuses.at(static_cast<std::size_t>(index)); });
    });
    grid->addWidget(statusBox, 0, 0);
    grid->addWidget(bindText("person", {"负责人", "In charge"}, &Application::person), 0, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    layout.addLayout(grid);
    layout.addWidget(bindText("agency", {"受理部门", "Agency"}, &Application::agency));
}

void DetailPane::buildDates(QVBoxLayout& layout) {
    addSection(layout, {"期限", "Deadlines"});
    due_ = new QLabel(form_);
    due_->setObjectName(QStringLiteral("application.due"));
    due_->setProperty("role", QStringLiteral("quiet"));
    due_->setWordWrap(true);
    layout.addWidget(due_);
    layout.addWidget(bind(
        "call", {"申报通知", "Call"}, new TextEdit(desk_.texts, form_),
        [](const Application& of) { return valueOf(of.call.name); },
        [](Application& of, const FactValue& value) { of.call.name = textOf(value); }, {}));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    const auto day = [&](const char* name, const Localized& label, std::optional<Date> applications::Call::*at,
                         Part part) {
        return bind(
            name, label, new DateEdit(desk_.texts, form_), [at](const Application& of) { return valueOf(of.call.*at); },
            [at](Application& of, const FactValue& value) { of.call.*at = optionalOf<Date>(value); }, {part});
    };
    grid->addWidget(day("opens", {"开始日", "Opens"}, &applications::Call::opens, Part::callOpens), 0, 0);
    grid->addWidget(day("closes", {"截止日", "Closes"}, &applications::Call::closes, Part::callCloses), 0, 1);
    grid->addWidget(bind(
                        "hour", {"截止钟点（如 17:00）", "Closing hour (17:00)"}, new TextEdit(desk_.texts, form_),
                        [](const Application& of) { return valueOf(of.call.closesAt); },
                        [](Application& of, const FactValue& value) { of.call.closesAt = textOf(value); },
                        {Part::callHour}),
                    1, 0);
    grid->addWidget(bind(
                        "own", {"自定期限", "Own deadline"}, new DateEdit(desk_.texts, form_),
                        [](const Application& of) { return valueOf(of.ownDeadline); },
                        [](Application& of, const FactValue& value) { of.ownDeadline = optionalOf<Date>(value); },
                        {Part::ownDeadline}),
                    1, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    layout.addLayout(grid);
}

void DetailPane::buildSums(QVBoxLayout& layout) {
    addSection(layout, {"金额", "Sums"});
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->addWidget(bind(
                        "expected", {"预计金额", "Expected"}, new MoneyEdit(desk_.texts, form_),
                        [](const Application& of) { return valueOf(of.expected); },
                        [](Application& of, const FactValue& value) { of.expected = optionalOf<Money>(value); },
                        {Part::expected}),
                    0, 0);
    auto* kind = new QWidget(form_);
    auto* column = new QVBoxLayout(kind);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto* label = new QLabel(kind);
    label->setProperty("role", QStringLiteral("label"));
    expectedKind_ = new CalmComboBox(kind);
    expectedKind_->setObjectName(QStringLiteral("application.expected_kind"));
    label->setBuddy(expectedKind_);
    column->addWidget(label);
    column->addWidget(expectedKind_);
    column->addStretch();
    desk_.texts.follow(label, [this, label] {
        label->setText(desk_.texts("预计的性质", "What kind of figure"));
        expectedKind_->setAccessibleName(label->text());
        const QSignalBlocker quiet(expectedKind_);
        const int chosen = expectedKind_->currentIndex();
        expectedKind_->clear();
        expectedKind_->addItems({desk_.texts("就是这个数", "just this"), desk_.texts("至多", "at most")});
        expectedKind_->setCurrentIndex(std::max(0, chosen));
    });
    connect(expectedKind_, &QComboBox::activated, this,
            [this](int index) { change([index](Application& of) { of.expectedOpen = index == 1; }); });
    grid->addWidget(kind, 0, 1);
    const auto step = [&](int row, const char* name, const Localized& sum, const char* dayName, const Localized& day,
                          applications::Step Application::*at, Part part) {
        grid->addWidget(bind(
                            name, sum, new MoneyEdit(desk_.texts, form_),
                            [at](const Application& of) { return valueOf((of.*at).sum); },
                            [at](Application& of, const FactValue& value) { (of.*at).sum = optionalOf<Money>(value); },
                            {part}),
                        row, 0);
        grid->addWidget(bind(
                            dayName, day, new DateEdit(desk_.texts, form_),
                            [at](const Application& of) { return valueOf((of.*at).day); },
                            [at](Application& of, const FactValue& value) { (of.*at).day = optionalOf<Date>(value); },
                            {}),
                        row, 1);
    };
    step(1, "applied", {"申请金额", "Applied for"}, "applied_day", {"提交日", "Handed in on"}, &Application::applied,
         Part::applied);
    step(2, "approved", {"批准金额", "Approved"}, "approved_day", {"批准日", "Approved on"}, &Application::approved,
         Part::approved);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    layout.addLayout(grid);
    paidTotal_ = new QLabel(form_);
    paidTotal_->setObjectName(QStringLiteral("application.paid"));
    paidTotal_->setProperty("role", QStringLiteral("label"));
    paidTotal_->setWordWrap(true);
    layout.addWidget(paidTotal_);
    payments_ = new RowsEdit(QStringLiteral("application.payments"),
                             {{RowsEdit::Kind::money, {"到账金额", "Sum paid"}, 3},
                              {RowsEdit::Kind::day, {"到账日", "Paid on"}, 0},
                              {RowsEdit::Kind::text, {"说明", "What it is"}, 2}},
                             -1, {"+ 一笔到账", "+ payment"}, desk_.texts, form_);
    layout.addWidget(payments_);
    connect(payments_, &RowsEdit::committed, this, [this] {
        change([this](Application& of) {
            of.payments.clear();
            for (const RowsEdit::Row& row : payments_->rows())
                of.payments.push_back(
                    {optionalOf<Money>(row[0]).value_or(Money()), optionalOf<Date>(row[1]), textOf(row[2])});
        });
    });
    hold_ = addButton({}, "application.hold", nullptr);
    holdNote_ = new QLabel(form_);
    holdNote_->setObjectName(QStringLiteral("application.hold.note"));
    holdNote_->setProperty("role", QStringLiteral("note"));
    holdNote_->setWordWrap(true);
    layout.addWidget(hold_);
    layout.addWidget(holdNote_);
    connect(hold_, &QPushButton::clicked, this, &DetailPane::hold);
}

void DetailPane::buildLists(QVBoxLayout& layout) {
    addSection(layout, {"材料", "Materials"});
    materials_ = new RowsEdit(QStringLiteral("application.materials"),
                              {{RowsEdit::Kind::tick, {"已备齐", "Ready"}, 0},
                               {RowsEdit::Kind::text, {"材料名称", "Material"}, 3},
                               {RowsEdit::Kind::text, {"在谁手里", "Who has it"}, 2}},
                              1, {"+ 材料", "+ material"}, desk_.texts, form_);
    layout.addWidget(materials_);
    connect(materials_, &RowsEdit::committed, this, [this] {
        change([this](Application& of) {
            of.materials.clear();
            for (const RowsEdit::Row& row : materials_->rows())
                of.materials.push_back({textOf(row[1]), row[0] == FactValue(true), textOf(row[2])});
        });
    });
    addSection(layout, {"日程", "Dates"});
    days_ = new RowsEdit(
        QStringLiteral("application.days"),
        {{RowsEdit::Kind::day, {"日期", "Date"}, 0}, {RowsEdit::Kind::text, {"什么事，如现场验收", "What it is"}, 1}},
        0, {"+ 日期", "+ date"}, desk_.texts, form_);
    layout.addWidget(days_);
    connect(days_, &RowsEdit::committed, this, [this] {
        change([this](Application& of) {
            of.days.clear();
            for (const RowsEdit::Row& row : days_->rows())
                of.days.push_back({*optionalOf<Date>(row[0]), textOf(row[1])});
        });
    });
    addSection(layout, {"文件", "Files"});
    files_ = new FilesBox(desk_, storage::FileFolder(session_.library()), form_);
    layout.addWidget(files_);
    connect(files_, &FilesBox::changed, this, [this](const std::vector<applications::File>& files) {
        change([&files](Application& of) { of.files = files; });
    });
    connect(files_, &FilesBox::opened, this, &DetailPane::fileOpened);
    connect(files_, &FilesBox::failed, this, &DetailPane::failed);
}

void DetailPane::buildNotes(QVBoxLayout& layout) {
    addSection(layout, {"备注", "Remarks"});
    remarks_ = new QPlainTextEdit(form_);
    remarks_->setObjectName(QStringLiteral("application.remarks"));
    remarks_->setTabChangesFocus(true);
    constexpr int lines = 3;
    remarks_->setFixedHeight(lines * remarks_->fontMetrics().lineSpacing() + 12);
    remarks_->installEventFilter(this);
    desk_.texts.follow(remarks_, [this] { remarks_->setAccessibleName(desk_.texts("备注", "Remarks")); });
    layout.addWidget(remarks_);
    addSection(layout, {"记录", "Notes"});
    notes_ = new NotesBox(
        desk_.texts, [this] { return session_.now(); }, form_);
    layout.addWidget(notes_);
    connect(notes_, &NotesBox::changed, this, [this](const std::vector<applications::Note>& notes) {
        change([&notes](Application& of) { of.notes = notes; });
    });
}

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
    if (!ofAll.isEmpty()) paidTotal_->setText(paidTotal_->text() + QLatin1Char('\n') + ofAll.join(QLatin1Char('\n')));
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
