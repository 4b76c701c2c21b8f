// SPDX-License-Identifier: GPL-3.0-or-later
//
// A date of the calendar. QDateEdit drops digits that are typed where the whole
// date is selected or where none of it is; here they begin the year, or the part
// that the cursor stands in. A date can be typed in a row, and pasted. The calendar
// that opens is in the language of the moment, in Chinese with the year first.
#pragma once

#include <optional>

#include <QBoxLayout>
#include <QCalendarWidget>
#include <QClipboard>
#include <QDateEdit>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QSpinBox>
#include <QToolButton>

namespace biosubsidy::ui {

class DayEdit : public QDateEdit {
    Q_OBJECT

public:
    explicit DayEdit(QWidget* parent = nullptr) : QDateEdit(parent) {
        setCalendarPopup(true);
        setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
        setKeyboardTracking(false);
    }

    // The style's own hint leaves no room for the arrow that the style sheet draws.
    QSize sizeHint() const override { return roomy(QDateEdit::sizeHint()); }
    QSize minimumSizeHint() const override { return roomy(QDateEdit::minimumSizeHint()); }

protected:
    void mousePressEvent(QMouseEvent* event) override {
        settleCalendar(); // that may open now
        QDateEdit::mousePressEvent(event);
    }
    void keyPressEvent(QKeyEvent* event) override {
        if (event->matches(QKeySequence::Paste)) {
            const QDate day = QDate::fromString(QGuiApplication::clipboard()->text().trimmed(), Qt::ISODate);
            if (day.isValid()) return setDate(day);
        }
        const bool digit = !event->text().isEmpty() && event->text().front().isDigit();
        const bool whole = lineEdit()->selectedText().size() == lineEdit()->text().size();
        const bool complete = lineEdit()->text().size() == displayFormat().size();
        // The line that follows a whole year or month: QDateEdit went on by itself.
        const bool line = event->text() == QLatin1String("-");
        if (line && complete && lineEdit()->hasSelectedText() && !whole) return;
        if (digit && whole)
            setSelectedSection(YearSection);
        else if (digit && complete && !lineEdit()->hasSelectedText())
            setSelectedSection(currentSection());
        QDateEdit::keyPressEvent(event);
    }

private:
    // For the language of the moment, where that was not done yet.
    void settleCalendar() {
        QCalendarWidget* calendar = calendarWidget();
        if (calendar == nullptr || settledFor_ == QLocale()) return;
        settledFor_ = QLocale();
        calendar->setLocale(QLocale());
        calendar->setFirstDayOfWeek(QLocale().firstDayOfWeek());
        calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
        auto* month = calendar->findChild<QToolButton*>(QStringLiteral("qt_calendar_monthbutton"));
        auto* year = calendar->findChild<QSpinBox*>(QStringLiteral("qt_calendar_yearedit"));
        if (month == nullptr || year == nullptr) return;
        auto* bar = qobject_cast<QBoxLayout*>(month->parentWidget()->layout());
        if (bar == nullptr) return;
        const bool yearFirst = QLocale().language() == QLocale::Chinese;
        year->setSuffix(yearFirst ? QStringLiteral("年") : QString());
        auto* shown = calendar->findChild<QToolButton*>(QStringLiteral("qt_calendar_yearbutton"));
        if (shown == nullptr) return;
        shown->setText(year->text()); // by itself it learns of the suffix with the next page
        bar->removeWidget(month);
        bar->insertWidget(bar->indexOf(shown) + (yearFirst ? 1 : 0), month);
    }
    QSize roomy(QSize hint) const {
        constexpr int around = 56; // frame, padding and arrow
        return hint.expandedTo({fontMetrics().horizontalAdvance(displayFormat().toUpper()) + around, 0});
    }

    std::optional<QLocale> settledFor_;
};

} // namespace biosubsidy::ui
