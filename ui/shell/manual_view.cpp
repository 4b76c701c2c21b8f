// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/manual_view.h"

#include <QImage>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextCursor>

namespace biosubsidy::ui {

namespace {

constexpr int margin = 16;

} // namespace

ManualView::ManualView(QWidget* parent) : QTextBrowser(parent) {
    setOpenLinks(false); // the manual leads nowhere outside
    setFrameShape(QFrame::NoFrame);
    // Or pictures would be made for a view without one, and be too wide beside it.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    constexpr int leastWidth = 360;
    setMinimumWidth(leastWidth);
    constexpr int afterResize = 120; // milliseconds
    settled_.setSingleShot(true);
    settled_.setInterval(afterResize);
    connect(&settled_, &QTimer::timeout, this, &ManualView::fill);
}

void ManualView::showChapter(const QString& markdown, const QString& folder) {
    markdown_ = markdown;
    folder_ = folder;
    fill();
}

void ManualView::goTo(const QString& heading) {
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() == 0 || block.text() != heading) continue;
        setTextCursor(QTextCursor(block));
        verticalScrollBar()->setValue(verticalScrollBar()->value() + cursorRect().top() - margin);
        return;
    }
    verticalScrollBar()->setValue(0);
}

QSize ManualView::sizeHint() const {
    constexpr QSize comfortable(520, 600);
    return comfortable;
}

QVariant ManualView::loadResource(int type, const QUrl& name) {
    if (type != QTextDocument::ImageResource) return {};
    // The files have palettes; shades in between are needed when they are made smaller.
    QImage picture = QImage(folder_ + name.path()).convertToFormat(QImage::Format_RGB32);
    const qreal ratio = devicePixelRatioF();
    const int most = qRound(room() * ratio);
    if (picture.width() > most) picture = picture.scaledToWidth(most, Qt::SmoothTransformation);
    picture.setDevicePixelRatio(ratio);
    return picture;
}

void ManualView::resizeEvent(QResizeEvent* event) {
    QTextBrowser::resizeEvent(event);
    if (room() != filledFor_) settled_.start();
}

int ManualView::room() const {
    constexpr int spare = 8; // or the picture would bring a scroll bar
    return viewport()->width() - 2 * margin - spare;
}

void ManualView::fill() {
    const int scroll = verticalScrollBar()->value();
    const int before = verticalScrollBar()->maximum();
    filledFor_ = room();
    document()->setDefaultFont(font());
    document()->setDocumentMargin(margin);
    clear();
    setCurrentCharFormat({}); // or the text would begin as the last one ended
    setMarkdown(markdown_);
    const int after = verticalScrollBar()->maximum();
    verticalScrollBar()->setValue(before > 0 ? scroll * after / before : 0);
}

} // namespace biosubsidy::ui
