// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_palette.h"

#include <algorithm>

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace biosubsidy::ui {

namespace {

constexpr int rowHeight = 32;
constexpr int margin = 12;

// Title at the left, group and keys at the right, lighter.
class EntryDelegate : public QStyledItemDelegate {
public:
    EntryDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), theme_(theme) {}

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
        return {option.rect.width(), rowHeight};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Colours& colours = theme_.colours();
        if (option.state.testFlag(QStyle::State_Selected)) painter->fillRect(option.rect, colours.accentWash);
        const QRect line = option.rect.adjusted(margin, 0, -margin, 0);
        QStringList right{index.data(PaletteModel::keysRole).toString(),
                          index.data(PaletteModel::groupRole).toString()};
        right.removeAll(QString());
        const QString aside = right.join(QStringLiteral("　"));
        const int asideWidth = option.fontMetrics.horizontalAdvance(aside) + margin;
        painter->setFont(option.font);
        painter->setPen(colours.muted);
        painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, aside);
        painter->setPen(colours.text);
        painter->drawText(
            line.adjusted(0, 0, -asideWidth, 0), Qt::AlignLeft | Qt::AlignVCenter,
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, line.width() - asideWidth));
    }

private:
    const Theme& theme_;
};

} // namespace

CommandPalette::CommandPalette(const Texts& texts, const Theme& theme, QWidget* window)
    : QFrame(window), texts_(texts), words_(new QLineEdit(this)), list_(new QListView(this)),
      nothing_(new QLabel(this)), model_(new PaletteModel(this)) {
    setObjectName(QStringLiteral("palette"));
    setProperty("role", QStringLiteral("palette"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(margin, margin, margin, margin);
    words_->setObjectName(QStringLiteral("palette.words"));
    list_->setObjectName(QStringLiteral("palette.list"));
    list_->setModel(model_);
    list_->setItemDelegate(new EntryDelegate(theme, list_));
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setUniformItemSizes(true);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setFrameShape(QFrame::NoFrame);
    nothing_->setProperty("role", QStringLiteral("quiet"));
    layout->addWidget(words_);
    layout->addWidget(nothing_);
    layout->addWidget(list_, 1);
    words_->installEventFilter(this);
    window->installEventFilter(this);
    connect(words_, &QLineEdit::textChanged, this, [this](const QString& words) {
        model_->setWords(words);
        list_->setCurrentIndex(model_->index(0, 0));
        nothing_->setVisible(model_->rowCount() == 0);
    });
    connect(list_, &QListView::clicked, this, &CommandPalette::run);
    texts_.follow(this, [this] {
        words_->setPlaceholderText(
            texts_("输入命令、页面、字段或措施的名称", "Type a command, page, field or measure"));
        words_->setAccessibleName(texts_("命令面板", "Command palette"));
        list_->setAccessibleName(texts_("找到的条目", "What was found"));
        nothing_->setText(texts_("没有找到。换一个词试试。", "Nothing found. Try another word."));
    });
    hide();
}

void CommandPalette::open(std::vector<PaletteEntry> entries) {
    before_ = QApplication::focusWidget();
    model_->setEntries(std::move(entries));
    words_->clear();
    model_->setWords({});
    nothing_->setVisible(model_->rowCount() == 0);
    list_->setCurrentIndex(model_->index(0, 0));
    place();
    show();
    raise();
    words_->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::leave() {
    if (!isVisible()) return;
    hide();
    if (before_ != nullptr && before_->isVisible()) before_->setFocus();
    before_ = nullptr;
}

void CommandPalette::place() {
    constexpr int usualWidth = 640;
    constexpr int usualHeight = 420;
    constexpr int top = 72;
    const QSize room = parentWidget()->size();
    const int width = std::min(usualWidth, room.width() - 2 * margin);
    setGeometry((room.width() - width) / 2, top, width, std::min(usualHeight, room.height() - top - margin));
}

void CommandPalette::run(const QModelIndex& index) {
    const PaletteEntry* chosen = model_->entry(index);
    if (chosen == nullptr) return;
    const std::function<void()> what = chosen->run; // the entries may go while it runs
    leave();
    what();
}

void CommandPalette::move(int rows) {
    const int count = model_->rowCount();
    if (count == 0) return;
    const int row = std::clamp(list_->currentIndex().row() + rows, 0, count - 1);
    list_->setCurrentIndex(model_->index(row, 0));
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) place();
    if (watched != words_) return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut && isVisible() && QApplication::activePopupWidget() == nullptr) {
        before_ = nullptr; // the person went elsewhere
        leave();
        return false;
    }
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QFrame::eventFilter(watched, event);
    constexpr int page = 8;
    const int key = static_cast<QKeyEvent*>(event)->key();
    const bool ours = key == Qt::Key_Escape || key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp ||
                      key == Qt::Key_PageDown || key == Qt::Key_Return || key == Qt::Key_Enter;
    if (!ours) return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    switch (key) {
    case Qt::Key_Escape: leave(); break;
    case Qt::Key_Up: move(-1); break;
    case Qt::Key_Down: move(1); break;
    case Qt::Key_PageUp: move(-page); break;
    case Qt::Key_PageDown: move(page); break;
    default: run(list_->currentIndex()); break;
    }
    return true;
}

} // namespace biosubsidy::ui
