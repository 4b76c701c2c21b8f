// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screening/distribution_chart.h"

#include <algorithm>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "core/wording/money_text.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

constexpr int gap = 8;

} // namespace

DistributionChart::DistributionChart(const Texts& texts, const Theme& theme, QWidget* parent)
    : QWidget(parent), texts_(texts), theme_(theme) {
    setObjectName(QStringLiteral("screening.distribution"));
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    texts_.follow(this, [this] { describe(); });
}

void DistributionChart::show(std::vector<results::ResultStep> steps) {
    steps_ = std::move(steps);
    pointed_ = -1;
    describe();
    updateGeometry();
    update();
}

void DistributionChart::describe() {
    setAccessibleName(texts_("最高可获的分布", "How the totals are spread"));
    QStringList lines;
    for (const results::ResultStep& step : steps_)
        lines << texts_.counted("%2：%L1 家", "%2: %L1 [company|companies]", step.companies).arg(labelOf(step));
    setAccessibleDescription(lines.join(QLatin1Char('\n')));
    update();
}

QString DistributionChart::labelOf(const results::ResultStep& step) const {
    const auto money = [this](const Money& sum) {
        const QString text = toQt(wording::moneyText(sum, texts_.language()));
        return text.startsWith(QLatin1String("CNY ")) ? text.mid(4) : text; // the title has the unit
    };
    if (step.from.isZero()) return texts_("0 元或未公布", "0 or not published");
    if (!step.upTo) return texts_("%1 起", "%1 and more").arg(money(step.from));
    if (step.from == Money::fromFen(1)) return texts_("不到 %1", "below %1").arg(money(*step.upTo));
    const QString from = money(step.from);
    const QString upTo = money(*step.upTo);
    // The unit once where it is the same: 10–20万元.
    for (const char* unit : {"万元", "亿元"}) {
        const QString suffix = QString::fromUtf8(unit);
        if (from.endsWith(suffix) && upTo.endsWith(suffix))
            return from.chopped(suffix.size()) + QStringLiteral("–") + upTo;
    }
    return from + QStringLiteral(" – ") + upTo;
}

QString DistributionChart::table() const {
    QStringList lines{texts_("最高可获\t企业（家）", "At most\tcompanies")};
    for (const results::ResultStep& step : steps_)
        lines << QStringLiteral("%1\t%2").arg(labelOf(step)).arg(step.companies);
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

int DistributionChart::rowHeight() const {
    return fontMetrics().height() + 6;
}

QSize DistributionChart::sizeHint() const {
    constexpr int width = 260;
    return {width, std::max(1, static_cast<int>(steps_.size())) * rowHeight() + 4};
}

QRect DistributionChart::rowOf(std::size_t step) const {
    return {0, 2 + static_cast<int>(step) * rowHeight(), width(), rowHeight()};
}

int DistributionChart::stepAt(const QPoint& point) const {
    const int step = (point.y() - 2) / rowHeight();
    return point.y() < 2 || step >= static_cast<int>(steps_.size()) ? -1 : step;
}

void DistributionChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Colours& colours = theme_.colours();
    int labels = 0;
    int counts = 0;
    std::uint64_t most = 1;
    for (const results::ResultStep& step : steps_) {
        labels = std::max(labels, fontMetrics().horizontalAdvance(labelOf(step)));
        counts = std::max(counts, fontMetrics().horizontalAdvance(texts_("%L1 家", "%L1").arg(step.companies)));
        if (!step.from.isZero()) most = std::max(most, step.companies);
    }
    const int room = std::max(24, width() - labels - counts - 3 * gap);
    for (std::size_t index = 0; index < steps_.size(); ++index) {
        const results::ResultStep& step = steps_[index];
        const QRect row = rowOf(index);
        if (static_cast<int>(index) == pointed_) painter.fillRect(row, colours.accentWash);
        painter.setPen(colours.text);
        painter.drawText(QRect(0, row.top(), labels, row.height()), Qt::AlignRight | Qt::AlignVCenter, labelOf(step));
        // What is there is seen, however little it is beside the others.
        const auto share = static_cast<qreal>(step.companies) / static_cast<qreal>(most);
        // Those without a sum are a number beside: their bar would dwarf all others.
        const bool hasBar = step.companies > 0 && !step.from.isZero();
        const int length = hasBar ? std::max(2, qRound(share * room)) : 0;
        const QRect bar(labels + gap, row.top() + 4, length, row.height() - 8);
        painter.fillRect(bar, colours.accent);
        painter.setPen(colours.muted);
        painter.drawText(QRect(bar.right() + gap, row.top(), counts + gap, row.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, texts_("%L1 家", "%L1").arg(step.companies));
    }
    painter.setPen(colours.strongLine);
    painter.drawLine(labels + gap - 1, 0, labels + gap - 1, height());
    if (!hasFocus()) return;
    painter.setPen(QPen(colours.accent, 2));
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
}

void DistributionChart::point(int step) {
    if (step == pointed_) return;
    pointed_ = step;
    setToolTip(step < 0 ? QString()
                        : texts_
                              .counted("%2：%L1 家。点一下只看这一档及以上的企业",
                                       "%2: %L1 [company|companies]. Click to list those from here on",
                                       steps_[static_cast<std::size_t>(step)].companies)
                              .arg(labelOf(steps_[static_cast<std::size_t>(step)])));
    update();
}

void DistributionChart::mouseMoveEvent(QMouseEvent* event) {
    point(stepAt(event->pos()));
    setCursor(pointed_ >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void DistributionChart::mouseReleaseEvent(QMouseEvent* event) {
    const int step = stepAt(event->pos());
    if (step >= 0 && event->button() == Qt::LeftButton) Q_EMIT stepChosen(steps_[static_cast<std::size_t>(step)].from);
}

void DistributionChart::keyPressEvent(QKeyEvent* event) {
    const int last = static_cast<int>(steps_.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Down: return point(std::min(pointed_ + 1, last));
    case Qt::Key_Up: return point(std::max(pointed_ - 1, std::min(0, last)));
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (pointed_ >= 0) Q_EMIT stepChosen(steps_[static_cast<std::size_t>(pointed_)].from);
        return;
    default: QWidget::keyPressEvent(event);
    }
}

void DistributionChart::leaveEvent(QEvent*) {
    point(-1);
}

} // namespace biosubsidy::ui
