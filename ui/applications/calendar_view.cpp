// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/applications/calendar_view.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QVBoxLayout>

#include "ui/applications/day_conversions.h"
#include "ui/look/conversions.h"
#include "ui/widgets/list_table.h"

namespace biosubsidy::ui {

CalendarView::CalendarView(const storage::Library& library, const Texts& texts, const Theme& theme, const Date& today,
                           QWidget* parent)
    : QWidget(parent), library_(library), texts_(texts), today_(today), query_{.today = today},
      month_(new MonthView(texts, theme, today, this)), rows_(new TextTableModel(this)) {
    build();
    connect(month_, &MonthView::monthChanged, this, &CalendarView::read);
    connect(month_, &MonthView::dayChanged, this, &CalendarView::fillDay);
    connect(month_, &MonthView::dayActivated, list_, [this] {
        list_->setFocus();
        if (rows_->rowCount() > 0) list_->selectRow(0);
    });
    connect(list_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (const auto id = current()) Q_EMIT chosen(*id);
    });
    connect(list_, &QTableView::activated, this, [this] {
        if (const auto id = current()) Q_EMIT activated(*id);
    });
    texts_.follow(this, [this] { fillDay(); });
}

void CalendarView::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto* head = new QHBoxLayout;
    const auto button = [&](const char* name) {
        auto* made = new QPushButton(this);
        made->setObjectName(QLatin1String(name));
        made->setAutoDefault(false);
        return made;
    };
    back_ = button("applications.month_back");
    forth_ = button("applications.month_forth");
    now_ = button("applications.month_now");
    title_ = new QLabel(this);
    title_->setObjectName(QStringLiteral("applications.month_title"));
    title_->setProperty("role", QStringLiteral("heading"));
    head->addWidget(back_);
    head->addWidget(forth_);
    head->addWidget(now_);
    head->addSpacing(8);
    head->addWidget(title_, 1);
    layout->addLayout(head);
    layout->addWidget(month_, 1);
    nothing_ = new QLabel(this);
    nothing_->setProperty("role", QStringLiteral("quiet"));
    layout->addWidget(nothing_);
    list_ = makeListTable(this, "applications.day", rows_);
    constexpr int lines = 3;
    list_->setFixedHeight(lines * list_->verticalHeader()->defaultSectionSize() + 32);
    layout->addWidget(list_);
    connect(back_, &QPushButton::clicked, this, [this] { month_->moveMonths(-1); });
    connect(forth_, &QPushButton::clicked, this, [this] { month_->moveMonths(1); });
    connect(now_, &QPushButton::clicked, this, [this] { month_->choose(today_); });
    texts_.follow(head, [this] {
        back_->setText(QStringLiteral("‹"));
        back_->setAccessibleName(texts_("上一月", "The month before"));
        forth_->setText(QStringLiteral("›"));
        forth_->setAccessibleName(texts_("下一月", "The month after"));
        for (QPushButton* one : {back_, forth_}) one->setToolTip(one->accessibleName());
        now_->setText(texts_("今天", "Today"));
    });
}

void CalendarView::setToday(const Date& today) {
    today_ = today;
    month_->setToday(today);
}

void CalendarView::show(const storage::ApplicationQuery& query) {
    query_ = query;
    read();
}

void CalendarView::read() {
    storage::ApplicationQuery query = query_;
    const Date last = month_->lastShown();
    query.dueUntil = query.dueUntil ? std::min(*query.dueUntil, last) : last;
    // Days that somebody named are shown in the past, too.
    query.today = std::min(query.today, month_->firstShown());
    const auto lines = library_.applications().deadlines(query);
    if (!lines) return Q_EMIT failed(lines.error());
    month_->show(*lines);
    fillDay();
}

void CalendarView::fillDay() {
    const QDate day = toQDate(month_->day());
    title_->setText(QLocale().toString(day, texts_("yyyy年M月", "MMMM yyyy")));
    lines_ = month_->linesOf(month_->day());
    rows_->setHeader({texts_("钟点", "Hour"), texts_("企业", "Firm"), texts_("申报事项", "Application"),
                      texts_("什么期限", "What is due"), texts_("状态", "Status"), texts_("负责人", "In charge")});
    std::vector<QStringList> rows;
    for (const applications::DeadlineLine& line : lines_) {
        const QString what =
            line.deadline.what.empty() ? texts_(applications::words(line.deadline.kind)) : toQt(line.deadline.what);
        rows.push_back({toQt(line.deadline.hour), toQt(line.caseName), texts_(line.title), what,
                        texts_(applications::words(line.status)), toQt(line.person)});
    }
    rows_->setRows(std::move(rows));
    list_->setVisible(!lines_.empty());
    list_->setAccessibleName(texts_("%1 的期限", "Due on %1").arg(toQt(month_->day().toString())));
    nothing_->setVisible(lines_.empty());
    nothing_->setText(texts_("%1 没有到期的。", "Nothing is due on %1.").arg(toQt(month_->day().toString())));
    constexpr std::array widths{64, 170, 250, 110, 100};
    for (std::size_t column = 0; column < widths.size(); ++column)
        list_->setColumnWidth(static_cast<int>(column), widths.at(column));
}

std::optional<storage::ApplicationId> CalendarView::current() const {
    const int row = list_->currentIndex().row();
    if (row < 0 || row >= static_cast<int>(lines_.size())) return std::nullopt;
    const auto id = library_.applications().named(lines_[static_cast<std::size_t>(row)].uid);
    return id ? std::optional(*id) : std::nullopt;
}

} // namespace biosubsidy::ui
