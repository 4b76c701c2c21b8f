// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/paper_view.h"

#include <algorithm>

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

namespace biosubsidy::ui {

namespace {

constexpr int gap = 16;     // around and between pages
constexpr int widest = 794; // A4 as large as it is printed
constexpr int narrowest = 320;
constexpr int picturesKept = 6;
constexpr int longestDescription = 4000; // characters for a screen reader

} // namespace

PaperView::PaperView(const Texts& texts, const Theme& theme, QWidget* parent)
    : QScrollArea(parent), texts_(texts), theme_(theme), sheet_(new QWidget(this)), pictures_(picturesKept) {
    setObjectName(QStringLiteral("report.preview"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // pages keep their width while one comes or goes
    setFocusPolicy(Qt::StrongFocus);
    setWidget(sheet_);
    sheet_->installEventFilter(this);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &PaperView::pageChanged);
    connect(&theme, &Theme::changed, sheet_, qOverload<>(&QWidget::update));
    texts_.follow(this, [this] { describe(); });
}

void PaperView::describe() {
    const int pages = paper_ == nullptr ? 0 : paper_->pageCount();
    setAccessibleName(texts_.counted("报告预览，共 %1 页", "Preview of the report, %1 [page|pages]", pages));
    setAccessibleDescription(paper_ == nullptr ? QString() : paper_->plainText().left(longestDescription));
}

void PaperView::show(const std::shared_ptr<Paper>& paper) {
    paper_ = paper;
    pictures_.clear();
    fit();
    describe();
    Q_EMIT pageChanged();
}

QRect PaperView::place(int page) const {
    const QSizeF size = Paper::pageSize();
    const int height = qRound(pageWidth_ * size.height() / size.width());
    const int left = std::max((sheet_->width() - pageWidth_) / 2, gap);
    return {left, gap + page * (height + gap), pageWidth_, height};
}

void PaperView::fit() {
    const int width = viewport()->width();
    const int wanted = std::clamp(width - 2 * gap, narrowest, widest);
    if (wanted != pageWidth_) pictures_.clear();
    pageWidth_ = wanted;
    const int pages = paper_ == nullptr ? 0 : paper_->pageCount();
    const QRect last = place(std::max(pages - 1, 0));
    sheet_->resize(std::max(width, wanted + 2 * gap), last.bottom() + gap);
    sheet_->update();
}

void PaperView::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    fit();
}

int PaperView::pageInSight() const {
    if (paper_ == nullptr) return 0;
    const int middle = verticalScrollBar()->value() + viewport()->height() / 2;
    const int step = place(1).top() - place(0).top();
    return std::clamp(middle / step + 1, 1, paper_->pageCount());
}

QPixmap PaperView::picture(int page) {
    if (const QPixmap* kept = pictures_.object(page)) return *kept;
    const QSize size = place(page).size();
    QPixmap made(size * devicePixelRatioF());
    made.setDevicePixelRatio(devicePixelRatioF());
    {
        QPainter painter(&made);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
        painter.scale(size.width() / Paper::pageSize().width(), size.height() / Paper::pageSize().height());
        paper_->paint(painter, page);
    }
    pictures_.insert(page, new QPixmap(made)); // which may refuse it, and take it away at once
    return made;
}

void PaperView::paintPages(const QRect& clip) {
    QPainter painter(sheet_);
    painter.fillRect(clip, theme_.colours().window);
    if (paper_ == nullptr) return;
    for (int page = 0; page < paper_->pageCount(); ++page) {
        const QRect at = place(page);
        if (!at.intersects(clip)) continue;
        painter.drawPixmap(at.topLeft(), picture(page));
        painter.setPen(theme_.colours().line);
        painter.drawRect(at.adjusted(0, 0, -1, -1));
    }
}

bool PaperView::eventFilter(QObject* object, QEvent* event) {
    if (object != sheet_ || event->type() != QEvent::Paint) return QScrollArea::eventFilter(object, event);
    paintPages(static_cast<QPaintEvent*>(event)->rect());
    return true;
}

} // namespace biosubsidy::ui
