// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/applications/application_filter_bar.h"

#include <QHBoxLayout>
#include <QShortcut>
#include <QSignalBlocker>

#include "ui/applications/day_conversions.h"
#include "ui/look/conversions.h"
#include "ui/widgets/calm_combo_box.h"
#include "ui/widgets/refill.h"

namespace biosubsidy::ui {

namespace {

using storage::ApplicationGroup;

constexpr int pauseMilliseconds = 60;
const QString nobody = QStringLiteral("-"); // no name: persons begin with '='

std::optional<Date> dayBefore(const Date& day) {
    return toDate(toQDate(day).addDays(-1));
}

} // namespace

ApplicationFilterBar::ApplicationFilterBar(const storage::Library& library, const Texts& texts, QWidget* parent)
    : QWidget(parent), library_(library), texts_(texts) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    words_ = new QLineEdit(this);
    words_->setObjectName(QStringLiteral("applications.search"));
    words_->setClearButtonEnabled(true);
    layout->addWidget(words_, 1);
    connect(words_, &QLineEdit::returnPressed, this, &ApplicationFilterBar::listRequested);
    auto* down = new QShortcut(Qt::Key_Down, words_);
    down->setContext(Qt::WidgetShortcut);
    connect(down, &QShortcut::activated, this, &ApplicationFilterBar::listRequested);
    firm_ = addBox("applications.firm");
    person_ = addBox("applications.person");
    due_ = addBox("applications.due");
    which_ = addBox("applications.which");
    group_ = addBox("applications.group");
    constexpr int widest = 170;
    firm_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    firm_->setMinimumContentsLength(6);
    firm_->setMaximumWidth(widest);
    person_->setMaximumWidth(widest);
    doubtful_ = new QCheckBox(this);
    doubtful_->setObjectName(QStringLiteral("applications.doubtful"));
    layout->addWidget(doubtful_);
    pause_.setSingleShot(true);
    pause_.setInterval(pauseMilliseconds);
    connect(words_, &QLineEdit::textChanged, &pause_, qOverload<>(&QTimer::start));
    connect(&pause_, &QTimer::timeout, this, &ApplicationFilterBar::changed);
    connect(doubtful_, &QCheckBox::toggled, this, &ApplicationFilterBar::changed);
    texts_.follow(this, [this] { fill(); });
}

QComboBox* ApplicationFilterBar::addBox(const char* name) {
    auto* made = new CalmComboBox(this);
    made->setObjectName(QLatin1String(name));
    made->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    layout()->addWidget(made);
    connect(made, &QComboBox::currentIndexChanged, this, &ApplicationFilterBar::changed);
    return made;
}

void ApplicationFilterBar::fill() {
    words_->setPlaceholderText(texts_("查找：企业、事项、部门、材料、备注", "Find: firm, measure, agency, remark"));
    words_->setAccessibleName(texts_("查找申报", "Find applications"));
    refill(*due_, {{texts_("所有期限", "Any deadline"), {}},
                   {texts_("已过期", "Overdue"), QStringLiteral("overdue")},
                   {texts_("7 天内到期", "Due in 7 days"), QStringLiteral("soon")},
                   {texts_("30 天内到期", "Due in 30 days"), QStringLiteral("month")}});
    due_->setAccessibleName(texts_("期限", "Deadline"));
    refill(*which_, {{texts_("全部", "All"), {}},
                     {texts_("进行中", "Under way"), QStringLiteral("running")},
                     {texts_("已删除", "Deleted"), QStringLiteral("deleted")}});
    which_->setAccessibleName(texts_("哪些申报", "Which applications"));
    refill(*group_, {{texts_("不分组", "No groups"), {}},
                     {texts_("按期限", "By deadline"), QStringLiteral("deadline")},
                     {texts_("按企业", "By firm"), QStringLiteral("firm")},
                     {texts_("按事项", "By measure"), QStringLiteral("measure")},
                     {texts_("按负责人", "By person"), QStringLiteral("person")},
                     {texts_("按状态", "By status"), QStringLiteral("status")}});
    group_->setAccessibleName(texts_("分组", "Groups"));
    doubtful_->setText(texts_("有矛盾的", "In doubt"));
    doubtful_->setToolTip(texts_("只看内容互相矛盾的，如到账超过批准",
                                 "Only those that contradict themselves: paid over approved, for instance"));
    readChoices();
}

void ApplicationFilterBar::readChoices() {
    std::vector<std::pair<QString, QString>> firms{{texts_("所有企业", "Every firm"), {}}};
    storage::ApplicationQuery query{.today = *Date::of(1970, 1, 1)};
    query.group = storage::ApplicationGroup::firm;
    if (const auto groups = library_.applications().groups(query)) {
        std::vector<storage::CaseId> ids;
        for (const storage::ApplicationGroupRow& group : *groups)
            ids.push_back({QString::fromStdString(group.key).toLongLong()});
        if (const auto rows = library_.cases().rows(ids)) {
            for (const storage::CaseRow& row : *rows)
                firms.emplace_back(row.shownName().empty() ? texts_("未命名案例", "Untitled case")
                                                           : toQt(row.shownName()),
                                   QString::number(row.id.value));
        }
    }
    refill(*firm_, firms);
    firm_->setAccessibleName(texts_("企业", "Firm"));
    std::vector<std::pair<QString, QString>> persons{{texts_("所有负责人", "Everybody"), {}}};
    if (const auto known = library_.applications().persons()) {
        for (const std::string& person : *known) persons.emplace_back(toQt(person), QLatin1Char('=') + toQt(person));
        if (!known->empty()) persons.emplace_back(texts_("没有负责人", "Nobody"), nobody);
    }
    refill(*person_, persons);
    person_->setAccessibleName(texts_("负责人", "Person in charge"));
}

void ApplicationFilterBar::apply(storage::ApplicationQuery& query) const {
    query.text = toUtf8(words_->text());
    const QString firm = firm_->currentData().toString();
    query.of = firm.isEmpty() ? std::nullopt : std::optional(storage::CaseId{firm.toLongLong()});
    const QString person = person_->currentData().toString();
    query.person = person.isEmpty()   ? std::nullopt
                   : person == nobody ? std::optional(std::string())
                                      : std::optional(toUtf8(person.mid(1)));
    const QString due = due_->currentData().toString();
    query.dueUntil =
        due == QLatin1String("overdue") ? dayBefore(query.today)
        : due == QLatin1String("soon")  ? std::optional(applications::daysAfter(query.today, applications::soonDays))
        : due == QLatin1String("month") ? std::optional(applications::daysAfter(query.today, applications::monthDays))
                                        : std::nullopt;
    query.runningOnly = which_->currentData().toString() == QLatin1String("running");
    query.deleted = which_->currentData().toString() == QLatin1String("deleted");
    query.doubtfulOnly = doubtful_->isChecked();
    const QString group = group_->currentData().toString();
    query.group = group == QLatin1String("deadline")  ? ApplicationGroup::deadline
                  : group == QLatin1String("firm")    ? ApplicationGroup::firm
                  : group == QLatin1String("measure") ? ApplicationGroup::measure
                  : group == QLatin1String("person")  ? ApplicationGroup::person
                  : group == QLatin1String("status")  ? ApplicationGroup::status
                                                      : ApplicationGroup::none;
}

bool ApplicationFilterBar::isEmpty() const {
    return words_->text().trimmed().isEmpty() && firm_->currentIndex() <= 0 && person_->currentIndex() <= 0 &&
           due_->currentIndex() <= 0 && which_->currentIndex() <= 0 && !doubtful_->isChecked();
}

void ApplicationFilterBar::reset() {
    {
        const QSignalBlocker quiet(this);
        words_->clear();
        for (QComboBox* box : {firm_, person_, due_, which_}) box->setCurrentIndex(0);
        doubtful_->setChecked(false);
    }
    pause_.stop();
    Q_EMIT changed();
}

void ApplicationFilterBar::focusWords() {
    words_->setFocus();
    words_->selectAll();
}

} // namespace biosubsidy::ui
