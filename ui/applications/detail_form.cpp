// SPDX-License-Identifier: GPL-3.0-or-later
//
// The form of the details: its fields and what each of them changes. Part of detail_pane.h.
#include <algorithm>

#include <QSignalBlocker>

#include "core/storage/file_folder.h"
#include "ui/applications/detail_pane.h"
#include "ui/applications/detail_values.h"
#include "ui/applications/files_box.h"
#include "ui/applications/notes_box.h"
#include "ui/look/conversions.h"
#include "ui/widgets/calm_combo_box.h"
#include "ui/widgets/date_edit.h"
#include "ui/widgets/money_edit.h"
#include "ui/widgets/text_edit.h"

namespace biosubsidy::ui {

using applications::Application;
using applications::Part;

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

// A box to choose in below its label, as a field stands; the frame of both, and the box.
std::pair<QWidget*, QComboBox*> DetailPane::addChoice(const char* name, const Localized& title,
                                                      const std::vector<Localized>& choices) {
    auto* frame = new QWidget(form_);
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto* label = new QLabel(frame);
    label->setProperty("role", QStringLiteral("label"));
    auto* box = new CalmComboBox(frame);
    box->setObjectName(QLatin1String(name));
    label->setBuddy(box);
    column->addWidget(label);
    column->addWidget(box);
    column->addStretch();
    desk_.texts.follow(box, [this, label, box, title, choices] {
        label->setText(desk_.texts(title));
        box->setAccessibleName(label->text());
        const QSignalBlocker quiet(box);
        const int chosen = box->currentIndex();
        box->clear();
        for (const Localized& one : choices) box->addItem(desk_.texts(one));
        box->setCurrentIndex(std::max(0, chosen));
    });
    return {frame, box};
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
    buildStatus(layout);
}

void DetailPane::buildStatus(QVBoxLayout& layout) {
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
    std::vector<Localized> statuses;
    for (const applications::Status one : applications::allStatuses) statuses.push_back(applications::words(one));
    auto [statusBox, status] = addChoice("application.status", {"状态", "Status"}, statuses);
    status_ = status;
    statusNote_ = new QLabel(statusBox);
    statusNote_->setObjectName(QStringLiteral("application.status.note"));
    statusNote_->setProperty("role", QStringLiteral("note"));
    setStyleProperty(*statusNote_, "state", QStringLiteral("wrong"));
    statusNote_->setWordWrap(true);
    static_cast<QVBoxLayout*>(statusBox->layout())->insertWidget(2, statusNote_); // below the box
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
    auto [kind, kindBox] = addChoice("application.expected_kind", {"预计的性质", "What kind of figure"},
                                     {{"就是这个数", "just this"}, {"至多", "at most"}});
    expectedKind_ = kindBox;
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
    buildPayments(layout);
}

void DetailPane::buildPayments(QVBoxLayout& layout) {
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

} // namespace biosubsidy::ui
