// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/notice.h"

#include <algorithm>

#include <QDesktopServices>
#include <QEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QUrl>

namespace biosubsidy::ui {

Notice::Notice(const Texts& texts, QWidget& page)
    : QFrame(&page), texts_(texts), text_(new QLabel(this)), open_(new QPushButton(this)),
      folder_(new QPushButton(this)) {
    setObjectName(QStringLiteral("window.notice"));
    setProperty("role", QStringLiteral("notice"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 12, 8);
    layout->setSpacing(8);
    text_->setObjectName(QStringLiteral("window.notice.text"));
    text_->setWordWrap(true);
    layout->addWidget(text_, 1);
    for (QPushButton* button : {open_, folder_}) {
        button->setProperty("role", QStringLiteral("link"));
        layout->addWidget(button);
    }
    open_->setObjectName(QStringLiteral("window.notice.open"));
    folder_->setObjectName(QStringLiteral("window.notice.folder"));
    connect(open_, &QPushButton::clicked, this, [this] { openPath(path_); });
    connect(folder_, &QPushButton::clicked, this, [this] { openPath(QFileInfo(path_).absolutePath()); });
    texts_.follow(this, [this] {
        open_->setText(texts_("打开", "Open"));
        folder_->setText(texts_("在文件夹中显示", "Show in its folder"));
        for (QPushButton* button : {open_, folder_}) button->setAccessibleName(button->text());
    });
    timer_.setSingleShot(true);
    timer_.setInterval(shownFor);
    connect(&timer_, &QTimer::timeout, this, &QWidget::hide);
    page.installEventFilter(this);
    hide();
}

void Notice::say(const QString& what, const QString& path) {
    text_->setText(what);
    setAccessibleName(what);
    path_ = path;
    open_->setVisible(!path.isEmpty());
    folder_->setVisible(!path.isEmpty() && !QFileInfo(path).isDir());
    setVisible(!what.isEmpty());
    if (what.isEmpty()) return timer_.stop();
    place();
    raise();
    timer_.start();
}

void Notice::place() {
    constexpr int margin = 16;
    constexpr int widest = 720;
    const QWidget& page = *parentWidget();
    const int wanted = layout()->totalSizeHint().width() + text_->fontMetrics().horizontalAdvance(text_->text());
    const int width = std::min({wanted, widest, page.width() - 2 * margin});
    resize(width, layout()->totalHeightForWidth(width));
    move((page.width() - width) / 2, page.height() - height() - margin);
}

void Notice::openPath(const QString& path) {
    QDesktopServices::openUrl(QUrl::fromLocalFile(path));
}

bool Notice::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize && isVisible()) place();
    return QFrame::eventFilter(watched, event);
}

void Notice::enterEvent(QEnterEvent* event) {
    QFrame::enterEvent(event);
    timer_.stop();
}

void Notice::leaveEvent(QEvent* event) {
    QFrame::leaveEvent(event);
    timer_.start();
}

} // namespace biosubsidy::ui
