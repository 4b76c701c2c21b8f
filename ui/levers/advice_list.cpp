// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/levers/advice_list.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QKeyEvent>

#include "core/advice/advice_words.h"
#include "ui/look/conversions.h"
#include "ui/widgets/role_label.h"

namespace biosubsidy::ui {

namespace {

// How many pieces of a group are seen at first.
std::size_t firstOf(std::size_t group) {
    return group == 0 ? AdviceList::changesAtFirst : AdviceList::othersAtFirst;
}

} // namespace

AdviceList::AdviceList(Advisor& advisor, const Texts& texts, const Theme& theme, QWidget* parent)
    : QFrame(parent), advisor_(advisor), texts_(texts), theme_(theme) {
    setObjectName(QStringLiteral("advice"));
    setProperty("role", QStringLiteral("card"));
    build();
    connect(&advisor_, &Advisor::advised, this, &AdviceList::fill);
    connect(&advisor_, &Advisor::outdated, this, &AdviceList::showState);
    connect(&advisor_, &Advisor::progressed, this, &AdviceList::showState);
    texts_.follow(this, [this] { fill(); });
}

void AdviceList::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 10, 8, 10);
    layout->setSpacing(2);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(8, 0, 8, 0);
    title_ = wrappedLabel(this, "section");
    title_->setWordWrap(false);
    title_->setObjectName(QStringLiteral("advice.title"));
    top->addWidget(title_, 1);
    state_ = wrappedLabel(this, "muted");
    state_->setWordWrap(false);
    state_->setObjectName(QStringLiteral("advice.state"));
    top->addWidget(state_);
    stop_ = new QPushButton(this);
    stop_->setObjectName(QStringLiteral("advice.stop"));
    stop_->setProperty("role", QStringLiteral("link"));
    stop_->hide();
    connect(stop_, &QPushButton::clicked, &advisor_, &Advisor::stopEarly);
    texts_.follow(stop_, [this] {
        stop_->setText(texts_("停止", "Stop"));
        stop_->setAccessibleName(texts_("停止查找，显示已找到的建议", "Stop looking and show what was found"));
    });
    top->addWidget(stop_);
    layout->addLayout(top);
    nothing_ = wrappedLabel(this, "quiet");
    nothing_->setObjectName(QStringLiteral("advice.empty"));
    nothing_->setContentsMargins(8, 4, 8, 4);
    layout->addWidget(nothing_);
    groups_ = new QVBoxLayout;
    groups_->setSpacing(0);
    layout->addLayout(groups_);
    footnote_ = wrappedLabel(this, "muted");
    footnote_->setObjectName(QStringLiteral("advice.footnote"));
    footnote_->setContentsMargins(8, 4, 8, 0);
    layout->addWidget(footnote_);
    more_ = new QPushButton(this);
    more_->setObjectName(QStringLiteral("advice.more"));
    texts_.follow(more_, [this] { more_->setAccessibleName(texts_("显示更多建议", "Show more advice")); });
    more_->setProperty("role", QStringLiteral("link"));
    more_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(more_, &QPushButton::clicked, this, [this] { setAll(!all_); });
    layout->addWidget(more_);
}

void AdviceList::setAll(bool all) {
    if (all == all_) return;
    all_ = all;
    fill();
}

void AdviceList::fill() {
    title_->setText(texts_("怎样改变结果", "What would change it"));
    setAccessibleName(title_->text());
    showState();
    const AdvisoryPtr& advisory = advisor_.latest();
    if (advisory == nullptr) {
        showNothing(texts_("正在逐项查看哪些事实会改变结果……", "Looking at which facts would change the result..."));
        return;
    }
    const std::vector<AdviceGroup> groups = adviceGroups(*advisory, texts_);
    std::size_t hidden = 0;
    for (std::size_t index = 0; index < groups.size(); ++index) {
        fillGroup(index, groups[index]);
        if (!groups[index].folded)
            hidden += groups[index].entries.size() - std::min(groups[index].entries.size(), firstOf(index));
    }
    for (std::size_t index = groups.size(); index < views_.size(); ++index) fillGroup(index, {});
    nothing_->hide();
    QStringList notes;
    if (advisory->leftOut > 0)
        notes << texts_.counted("另有 %1 项带来的增加较少，没有列出。",
                                "%1 more that [brings|bring] less [is|are] left out.", advisory->leftOut);
    if (!advisory->allPairs)
        notes << texts_("两项事实同时改变的组合较多，只查看了一部分。",
                        "There are many pairs of facts; not all were looked at.");
    for (const std::string& note : advice::unfinishedText(*advisory, texts_.language())) notes << toQt(note);
    footnote_->setText(notes.join(texts_("", " ")));
    footnote_->setVisible(!notes.isEmpty() && (all_ || hidden == 0));
    more_->setText(all_ ? texts_("收起", "Show fewer") : texts_("再显示 %1 条", "Show %1 more").arg(hidden));
    more_->setVisible(hidden > 0);
}

void AdviceList::fillGroup(std::size_t index, const AdviceGroup& group) {
    while (views_.size() <= index) views_.push_back(makeGroup());
    GroupView& view = views_[index];
    const bool whole = group.folded ? view.open : all_;
    const std::size_t first = group.folded ? 0 : firstOf(index);
    const std::size_t shown = whole ? group.entries.size() : std::min(group.entries.size(), first);
    while (view.rows.size() < shown) makeRow(view, index);
    for (std::size_t row = 0; row < view.rows.size(); ++row) {
        if (row < shown) view.rows[row]->show(group.entries[row]);
        view.rows[row]->setVisible(row < shown);
    }
    view.heading->setText(group.heading);
    view.heading->setVisible(!group.heading.isEmpty() && !group.folded);
    view.fold->setText(QStringLiteral("%1 %2 · %3")
                           .arg(view.open ? QStringLiteral("▾") : QStringLiteral("▸"),
                                texts_("如果与现在所填不同", "If otherwise than stated"))
                           .arg(texts_.counted("%1 条", "%1 [piece|pieces]", group.entries.size())));
    view.fold->setAccessibleName(group.heading);
    view.fold->setToolTip(group.heading);
    view.fold->setVisible(group.folded);
    view.empty->setText(group.empty);
    view.empty->setVisible(group.entries.empty() && !group.empty.isEmpty());
}

void AdviceList::showNothing(const QString& why) {
    for (std::size_t index = 0; index < views_.size(); ++index) fillGroup(index, {});
    nothing_->setText(why);
    nothing_->show();
    footnote_->hide();
    more_->hide();
}

// A first answer is announced in the place of the list itself.
void AdviceList::showState() {
    const bool old = advisor_.latest() != nullptr && !advisor_.isCurrent();
    QString state = old ? texts_("正在更新……", "Updating...") : QString();
    const std::optional<int> progress = advisor_.progress(); // told only of what takes long
    if (progress) state += QStringLiteral(" %1%").arg(*progress);
    state_->setText(state.trimmed());
    stop_->setVisible(progress.has_value());
}

AdviceList::GroupView AdviceList::makeGroup() {
    GroupView view{
        wrappedLabel(this, "quiet"), new QPushButton(this), wrappedLabel(this, "muted"), new QVBoxLayout, {}};
    view.fold->setProperty("role", QStringLiteral("link"));
    view.fold->setObjectName(QStringLiteral("advice.%1.fold").arg(views_.size()));
    // Wider than the list it would make every row believe in that width.
    view.fold->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(view.fold, &QPushButton::clicked, this, [this, index = views_.size()] {
        views_[index].open = !views_[index].open;
        fill();
    });
    view.heading->setContentsMargins(8, 8, 8, 2);
    view.empty->setContentsMargins(8, 0, 8, 2);
    view.empty->setObjectName(QStringLiteral("advice.%1.empty").arg(views_.size()));
    view.box->setSpacing(0);
    groups_->addWidget(view.heading);
    groups_->addWidget(view.fold);
    groups_->addWidget(view.empty);
    groups_->addLayout(view.box);
    return view;
}

AdviceRow* AdviceList::makeRow(GroupView& view, std::size_t group) {
    auto* row = new AdviceRow(theme_, this);
    row->setObjectName(QStringLiteral("advice.%1.%2").arg(group).arg(view.rows.size()));
    connect(row, &AdviceRow::clicked, this, [this, row] { choose(row->entry()); });
    view.box->addWidget(row);
    view.rows.push_back(row);
    return row;
}

void AdviceList::choose(const AdviceEntry& entry) {
    if (entry.fact) {
        // The list may be older than the case by a moment.
        if (const auto fact = advisor_.factNow(*entry.fact)) Q_EMIT factRequested(*fact);
    } else if (entry.siting) {
        Q_EMIT sitingRequested();
    } else if (!entry.pack.isEmpty()) {
        Q_EMIT measureRequested(entry.pack, entry.measure);
    }
}

void AdviceList::showEvent(QShowEvent* event) {
    QFrame::showEvent(event);
    advisor_.setWatched(*this, true);
}

void AdviceList::hideEvent(QHideEvent* event) {
    QFrame::hideEvent(event);
    advisor_.setWatched(*this, false);
}

// Up and down go from row to row.
void AdviceList::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    std::vector<AdviceRow*> rows;
    for (const GroupView& view : views_) {
        for (AdviceRow* row : view.rows) {
            if (row->isVisible()) rows.push_back(row);
        }
    }
    const auto at = std::find_if(rows.begin(), rows.end(), [](const AdviceRow* row) { return row->hasFocus(); });
    if (step == 0 || at == rows.end()) {
        QFrame::keyPressEvent(event);
        return;
    }
    const auto next = at - rows.begin() + step;
    if (next >= 0 && next < static_cast<std::ptrdiff_t>(rows.size()))
        rows[static_cast<std::size_t>(next)]->setFocus(Qt::TabFocusReason);
}

} // namespace biosubsidy::ui
