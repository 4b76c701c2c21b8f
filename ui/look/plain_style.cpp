// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/plain_style.h"

#include <algorithm>

#include <QEvent>
#include <QLabel>
#include <QPushButton>

namespace biosubsidy::ui {

namespace {

// Keeps the lines of a label short by a margin at their end.
class LineEnd : public QObject {
public:
    explicit LineEnd(QLabel& label) : QObject(&label), label_(label), usual_(label.contentsMargins().right()) {
        label.installEventFilter(this);
        settle();
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Resize) settle();
        return QObject::eventFilter(watched, event);
    }

private:
    void settle() {
        constexpr int characters = 40;
        const QMargins now = label_.contentsMargins();
        const int longest = characters * label_.fontMetrics().horizontalAdvance(QChar(0x4E2D)); // a Chinese one
        const int right = std::max(usual_, label_.width() - now.left() - longest);
        if (right != now.right()) label_.setContentsMargins(now.left(), now.top(), right, now.bottom());
    }

    QLabel& label_;
    int usual_;
};

bool isRunningText(const QLabel& label) {
    const QString role = label.property("role").toString();
    const bool left = (label.alignment() & (Qt::AlignRight | Qt::AlignHCenter)) == 0;
    return left && label.wordWrap() && (role == QLatin1String("quiet") || role == QLatin1String("muted"));
}

} // namespace

PlainStyle::PlainStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void PlainStyle::polish(QWidget* widget) {
    QProxyStyle::polish(widget);
    auto* label = qobject_cast<QLabel*>(widget);
    // By itself Qt has a button follow the return key in dialogs alone.
    if (auto* button = qobject_cast<QPushButton*>(widget)) button->setAutoDefault(true);
    if (label == nullptr) return;
    if (label->textFormat() == Qt::AutoText) label->setTextFormat(Qt::PlainText);
    constexpr const char* kept = "biosubsidy.line_end"; // a style is polished in more than once
    if (!isRunningText(*label) || label->property(kept).toBool()) return;
    label->setProperty(kept, true);
    new LineEnd(*label);
}

} // namespace biosubsidy::ui
