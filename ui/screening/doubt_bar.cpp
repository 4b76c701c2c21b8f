// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screening/doubt_bar.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/look/theme.h"

namespace biosubsidy::ui {

using sheets::NoteKind;

DoubtBar::DoubtBar(const Texts& texts, QWidget* parent) : QFrame(parent), texts_(texts) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    counts_ = new QLabel(this);
    counts_->setObjectName(QStringLiteral("screening.doubts"));
    counts_->setProperty("role", QStringLiteral("figure"));
    line->addWidget(counts_);
    const auto button = [this](QHBoxLayout* to, const char* name) {
        auto* made = new QPushButton(this);
        made->setObjectName(QLatin1String(name));
        to->addWidget(made);
        return made;
    };
    previous_ = button(line, "screening.previous_doubt");
    next_ = button(line, "screening.next_doubt");
    line->addStretch();
    undo_ = button(line, "screening.undo_mend");
    layout->addLayout(line);
    auto* below = new QHBoxLayout;
    below->setSpacing(8);
    what_ = new QLabel(this);
    what_->setObjectName(QStringLiteral("screening.doubt"));
    what_->setWordWrap(true);
    what_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    constexpr int lines = 2; // it does not jump from one place to the next
    constexpr int room = 6;
    what_->setMargin(room);
    what_->setMinimumHeight(lines * what_->fontMetrics().lineSpacing() + 2 * room);
    what_->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    below->addWidget(what_, 1);
    confirm_ = button(below, "screening.confirm_column");
    ignore_ = button(below, "screening.ignore_column");
    layout->addLayout(below);
    connect(previous_, &QPushButton::clicked, this, &DoubtBar::previousRequested);
    connect(next_, &QPushButton::clicked, this, &DoubtBar::nextRequested);
    connect(undo_, &QPushButton::clicked, this, &DoubtBar::undoRequested);
    connect(confirm_, &QPushButton::clicked, this, &DoubtBar::confirmRequested);
    connect(ignore_, &QPushButton::clicked, this, &DoubtBar::ignoreRequested);
    texts_.follow(this, [this] { fillTexts(); });
}

void DoubtBar::fillTexts() {
    previous_->setText(texts_("上一处", "Previous"));
    previous_->setToolTip(texts_("上一处要看的地方（Shift+F8）", "The doubt before (Shift+F8)"));
    next_->setText(texts_("下一处 F8", "Next F8"));
    next_->setToolTip(texts_("下一处要看的地方（F8）", "The next doubt (F8)"));
    ignore_->setText(texts_("不读这一列", "Do not read it"));
    for (QPushButton* button : {previous_, next_, ignore_}) button->setAccessibleName(button->text());
}

void DoubtBar::showCounts(const DoubtList& doubts, const sheets::TableAccount* account, bool reading) {
    QStringList parts;
    const auto part = [&](const char* zh, const char* en, std::uint64_t count) {
        if (count > 0) parts << texts_(zh, en).arg(count);
    };
    part("%L1 列待定", "%L1 to choose", doubts.columns());
    if (account != nullptr) {
        part("存疑 %L1 处", "%L1 doubtful", account->count(NoteKind::doubtful));
        part("没有读懂 %L1 处", "%L1 not understood", account->count(NoteKind::unread));
        part("不测算 %L1 处", "%L1 refused", account->count(NoteKind::refused));
    }
    QString text = parts.join(texts_("，", ", "));
    if (reading)
        text += (text.isEmpty() ? QString() : QStringLiteral(" · ")) + texts_("正在读全表…", "reading the table…");
    else if (text.isEmpty() && account != nullptr)
        text = texts_("✓ 没有存疑之处", "✓ nothing doubtful");
    counts_->setText(text);
    const bool any = !doubts.all().empty();
    previous_->setEnabled(any);
    next_->setEnabled(any);
}

void DoubtBar::showPlace(const QString& what, bool wrong, bool undecided, const QString& column) {
    what_->setText(what);
    setStyleProperty(*what_, "role", wrong ? QStringLiteral("doubt") : QStringLiteral("quiet"));
    confirm_->setVisible(undecided && !column.isEmpty());
    ignore_->setVisible(undecided);
    confirm_->setText(texts_("就是：%1", "It is: %1").arg(column));
    confirm_->setAccessibleName(confirm_->text());
}

void DoubtBar::showSteps(const QString& undo, int mended) {
    undo_->setVisible(!undo.isEmpty());
    undo_->setText(mended == 0 ? texts_("撤销：%1", "Undo: %1").arg(undo)
                               : texts_("改过 %1 格 · 撤销：%2", "%1 mended · undo: %2").arg(mended).arg(undo));
    undo_->setAccessibleName(undo_->text());
}

} // namespace biosubsidy::ui
