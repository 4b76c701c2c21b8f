// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/help_panel.h"

#include <QFile>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextCursor>

namespace biosubsidy::ui {

HelpPanel::HelpPanel(const Texts& texts, const Theme& theme, QWidget* parent)
    : QDockWidget(parent), texts_(texts), theme_(theme), text_(new QTextBrowser(this)) {
    setObjectName(QStringLiteral("help"));
    setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable);
    setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea);
    text_->setObjectName(QStringLiteral("help.text"));
    text_->setOpenLinks(false); // the manual leads nowhere outside
    text_->setFrameShape(QFrame::NoFrame);
    constexpr int leastWidth = 360;
    text_->setMinimumWidth(leastWidth);
    connect(text_, &QTextBrowser::anchorClicked, this,
            [this](const QUrl& link) { text_->scrollToAnchor(link.fragment()); });
    connect(&theme_, &Theme::changed, this, &HelpPanel::fill);
    setWidget(text_);
    texts_.follow(this, [this] { fill(); });
}

void HelpPanel::fill() {
    setWindowTitle(texts_("使用说明", "Help"));
    text_->setAccessibleName(windowTitle());
    QFile file(texts_(":/biosubsidy/help/help-zh.md", ":/biosubsidy/help/help-en.md"));
    if (!file.open(QIODevice::ReadOnly)) return;
    const int scroll = text_->verticalScrollBar()->value();
    text_->document()->setDefaultFont(font());
    constexpr int space = 16;
    text_->document()->setDocumentMargin(space);
    text_->clear();
    text_->setCurrentCharFormat({}); // or the text would begin as the last one ended
    text_->setMarkdown(QString::fromUtf8(file.readAll()));
    text_->verticalScrollBar()->setValue(scroll);
}

void HelpPanel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return close(), void();
    QDockWidget::keyPressEvent(event);
}

} // namespace biosubsidy::ui
