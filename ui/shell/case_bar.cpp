// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/case_bar.h"

#include <QHBoxLayout>

#include "ui/widgets/day_edit.h"
#include "ui/widgets/eliding_label.h"

namespace biosubsidy::ui {

CaseBar::CaseBar(Texts& texts, QWidget* parent) : QFrame(parent), texts_(texts) {
    build();
    connect(date_, &QDateEdit::dateChanged, this, [this](const QDate& day) {
        const auto chosen = Date::of(day.year(), static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
        if (chosen) Q_EMIT dateChosen(*chosen);
    });
    connect(language_, &QToolButton::clicked, this,
            [this] { texts_.setLanguage(texts_.language() == Language::zh ? Language::en : Language::zh); });
    texts_.follow(this, [this] { fillTexts(); });
}

void CaseBar::build() {
    setProperty("role", QStringLiteral("bar"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(24, 6, 16, 6);
    layout->setSpacing(10);
    name_ = new ElidingLabel(this);
    name_->setObjectName(QStringLiteral("case.name"));
    name_->setProperty("role", QStringLiteral("heading"));
    state_ = new QLabel(this);
    state_->setObjectName(QStringLiteral("case.state"));
    state_->setProperty("role", QStringLiteral("muted"));
    dateLabel_ = new QLabel(this);
    dateLabel_->setProperty("role", QStringLiteral("muted"));
    date_ = new DayEdit(this);
    date_->setObjectName(QStringLiteral("case.date"));
    constexpr int dateWidth = 128;
    date_->setMinimumWidth(dateWidth);
    dateLabel_->setBuddy(date_);
    language_ = new QToolButton(this);
    language_->setObjectName(QStringLiteral("case.language"));
    language_->setProperty("role", QStringLiteral("flat"));
    language_->setFocusPolicy(Qt::StrongFocus);
    layout->addWidget(name_);
    layout->addWidget(state_);
    layout->addStretch();
    layout->addWidget(dateLabel_);
    layout->addWidget(date_);
    layout->addWidget(language_);
}

void CaseBar::setCase(const QString& name, const QString& state) {
    name_->setText(name);
    state_->setText(state);
}

void CaseBar::setDate(const Date& date) {
    const QSignalBlocker quiet(date_);
    date_->setDate(QDate(date.year(), static_cast<int>(date.month()), static_cast<int>(date.day())));
}

void CaseBar::fillTexts() {
    dateLabel_->setText(texts_("测算日期", "Date of assessment"));
    date_->setAccessibleName(dateLabel_->text());
    date_->setToolTip(
        texts_("政策是否在执行期内，按这一天判断。", "Whether a policy is in force is judged on this day."));
    // The button names the other language in that language.
    language_->setText(texts_("English", "中文"));
    language_->setAccessibleName(texts_("切换为 English", "Switch to 中文"));
}

} // namespace biosubsidy::ui
