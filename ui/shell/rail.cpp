// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rail.h"

#include <QKeySequence>

#include "ui/look/icon.h"
#include "ui/widgets/downward_scroll.h"

namespace biosubsidy::ui {

namespace {

constexpr int railWidth = 90;
constexpr int iconSize = 22;

} // namespace

Rail::Rail(const Texts& texts, const Theme& theme, QWidget* parent)
    : QFrame(parent), texts_(texts), theme_(theme), group_(new QButtonGroup(this)) {
    setProperty("role", QStringLiteral("rail"));
    setObjectName(QStringLiteral("rail"));
    setFixedWidth(railWidth);
    // At 200% the pages are more than a screen holds.
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    QScrollArea* area = downwardScroll(this);
    auto* inside = new QWidget(area);
    area->setWidget(inside);
    outer->addWidget(area);
    area_ = area;
    layout_ = new QVBoxLayout(inside);
    layout_->setContentsMargins(6, 10, 6, 10);
    layout_->setSpacing(4);
    layout_->addStretch();
    group_->setExclusive(true);
    texts_.follow(this, [this] { setAccessibleName(texts_("页面", "Pages")); });
}

void Rail::add(const PageSpec& page, const QKeySequence& keys) {
    auto* button = new QToolButton(this);
    button->setObjectName(QStringLiteral("rail.") + QLatin1String(page.name));
    button->setProperty("role", QStringLiteral("rail"));
    button->setCheckable(true);
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setIconSize({iconSize, iconSize});
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setCursor(Qt::PointingHandCursor);
    texts_.follow(button, [this, button, &page, keys] {
        button->setText(texts_(page.word));
        button->setAccessibleName(texts_(page.word));
        button->setToolTip(QStringLiteral("%1　%2").arg(texts_(page.tip), keys.toString(QKeySequence::NativeText)));
    });
    const QString icon = QStringLiteral("rail/") + QLatin1String(page.name);
    draw(*button, icon);
    connect(&theme_, &Theme::changed, button, [this, button, icon] { draw(*button, icon); });
    connect(button, &QToolButton::clicked, this, [this, id = page.id] { Q_EMIT pageChosen(id); });
    layout_->insertWidget(layout_->count() - 1, button);
    group_->addButton(button);
    buttons_[page.id] = button;
}

void Rail::draw(QToolButton& button, const QString& icon) const {
    button.setIcon(lineIcon(icon, theme_.colours().muted, theme_.colours().accent));
}

void Rail::setCurrent(PageId page) {
    const auto found = buttons_.find(page);
    if (found == buttons_.end()) return; // opened from the page that is marked
    found->second->setChecked(true);
    area_->ensureWidgetVisible(found->second);
}

void Rail::setAvailable(PageId page, bool available) {
    buttons_.at(page)->setEnabled(available);
}

} // namespace biosubsidy::ui
