// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/document_view.h"

#include <algorithm>
#include <memory>

#include <QHBoxLayout>
#include <QScrollBar>
#include <QTimer>

#include "ui/look/conversions.h"
#include "ui/look/plain_label.h"
#include "ui/look/settle.h"
#include "ui/policies/document_html.h"
#include "ui/policies/document_list.h"
#include "ui/policies/text_card.h"
#include "ui/results/pack_badges.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/flow_layout.h"

namespace biosubsidy::ui {

namespace {

constexpr std::size_t mostRows = 60; // of a search

bool saysSomething(const Case& subject) {
    const auto known = [](const FactValue& value) { return isKnown(value); };
    return !subject.projects.empty() || !subject.expenses.empty() ||
           std::any_of(subject.company.facts.begin(), subject.company.facts.end(), known);
}

} // namespace

DocumentView::DocumentView(const Desk& desk, OfficialTexts& texts, QWidget* parent)
    : QScrollArea(parent), desk_(desk), copies_(texts) {
    setObjectName(QStringLiteral("policies.document"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    build();
}

void DocumentView::build() {
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(16, 12, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(buildHead());
    text_ = new TextCard(desk_.texts, desk_.theme, content);
    layout->addWidget(text_);
    connect(text_, &TextCard::attachRequested, this, [this] { Q_EMIT attachRequested(toQt(pack_->id)); });
    connect(text_, &TextCard::detachRequested, this, [this] { Q_EMIT detachRequested(toQt(pack_->id)); });
    measuresTitle_ = new QLabel(content);
    measuresTitle_->setObjectName(QStringLiteral("document.measures"));
    measuresTitle_->setProperty("role", QStringLiteral("heading"));
    measuresTitle_->setWordWrap(true);
    layout->addWidget(measuresTitle_);
    card_ = new QFrame(content);
    card_->setProperty("role", QStringLiteral("card"));
    rowsLayout_ = new QVBoxLayout(card_);
    rowsLayout_->setContentsMargins(8, 6, 8, 6);
    rowsLayout_->setSpacing(0);
    more_ = new QLabel(card_);
    more_->setProperty("role", QStringLiteral("muted"));
    more_->setContentsMargins(8, 4, 8, 4);
    rowsLayout_->addWidget(more_);
    layout->addWidget(card_);
    setWidget(content);
    details_ = addFold("details");
    zones_ = addFold("zones");
    goals_ = addFold("goals");
    others_ = addFold("others");
    layout->addStretch();
}

QWidget* DocumentView::buildHead() {
    auto* card = new QFrame(this);
    head_ = card;
    card->setProperty("role", QStringLiteral("card"));
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(6);
    title_ = new QLabel(card);
    title_->setObjectName(QStringLiteral("document.title"));
    title_->setProperty("role", QStringLiteral("heading"));
    title_->setWordWrap(true);
    title_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    badges_ = new QWidget(card);
    new FlowLayout(badges_, 6);
    facts_ = new QLabel(card);
    facts_->setObjectName(QStringLiteral("document.facts"));
    facts_->setWordWrap(true);
    facts_->setTextFormat(Qt::RichText);
    facts_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* buttons = new QHBoxLayout;
    update_ = new QPushButton(card);
    update_->setObjectName(QStringLiteral("document.update"));
    remove_ = new QPushButton(card);
    remove_->setObjectName(QStringLiteral("document.remove"));
    buttons->addWidget(update_);
    buttons->addWidget(remove_);
    buttons->addStretch();
    layout->addWidget(title_);
    layout->addWidget(badges_);
    layout->addWidget(facts_);
    layout->addLayout(buttons);
    connect(update_, &QPushButton::clicked, this, [this] { Q_EMIT updateRequested(toQt(pack_->id)); });
    connect(remove_, &QPushButton::clicked, this, [this] { Q_EMIT removeRequested(toQt(pack_->id)); });
    return card;
}

DocumentView::Fold DocumentView::addFold(const char* name) {
    Fold fold;
    fold.head = new QPushButton(widget());
    fold.head->setObjectName(QStringLiteral("document.") + QString::fromLatin1(name));
    fold.head->setProperty("role", QStringLiteral("group"));
    fold.head->setCheckable(true);
    fold.text = new QLabel(widget());
    fold.text->setObjectName(QStringLiteral("document.%1.text").arg(QString::fromLatin1(name)));
    fold.text->setWordWrap(true);
    fold.text->setTextFormat(Qt::RichText);
    fold.text->setContentsMargins(16, 0, 16, 0);
    fold.text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    widget()->layout()->addWidget(fold.head);
    widget()->layout()->addWidget(fold.text);
    connect(fold.head, &QPushButton::toggled, this, [this, text = fold.text](bool open) {
        text->setVisible(open);
        fillFolds();
    });
    return fold;
}

void DocumentView::showDocument(const Pack& pack) {
    if (pack_ == &pack && rules_ == desk_.document.sharedRules()) return refresh();
    rules_ = desk_.document.sharedRules();
    const bool same = pack_ != nullptr && pack_->id == pack.id;
    pack_ = &pack;
    std::vector<FoundMeasure> measures;
    for (const Measure& measure : pack.measures) measures.push_back({&pack, &measure});
    fillRows(measures, false);
    refresh();
    if (!same) verticalScrollBar()->setValue(0);
}

void DocumentView::showMatches(const QString& query, const std::vector<FoundMeasure>& found) {
    rules_ = desk_.document.sharedRules();
    pack_ = nullptr;
    query_ = query;
    fillRows(found, true);
    refresh();
    verticalScrollBar()->setValue(0);
}

const Assessment* DocumentView::assessment() const {
    return saysSomething(desk_.document.subject()) ? desk_.runner.latest().get() : nullptr;
}

MeasureView DocumentView::viewOf(const std::shared_ptr<const RuleBook>& rules, const FoundMeasure& found) const {
    return {*found.pack, *found.measure, *rules, assessment(), copies_.of(*found.pack)};
}

void DocumentView::fillRows(const std::vector<FoundMeasure>& measures, bool documents) {
    for (MeasureRow* row : rows_) {
        rowsLayout_->removeWidget(row);
        row->hide();
        row->deleteLater(); // it may be the sender
    }
    rows_.clear();
    found_ = measures.size();
    for (const FoundMeasure& found : measures) {
        if (rows_.size() == mostRows && documents) break;
        auto* row = new MeasureRow([this, found, rules = rules_] { return viewOf(rules, found); }, documents,
                                   desk_.texts, desk_.theme, card_);
        connect(row, &MeasureRow::resultRequested, this, &DocumentView::resultRequested);
        connect(row, &MeasureRow::figureEntered, this, &DocumentView::figureEntered);
        rowsLayout_->insertWidget(static_cast<int>(rows_.size()), row);
        rows_.push_back(row);
    }
}

void DocumentView::refresh() {
    if (rules_ == nullptr) return;
    head_->setVisible(pack_ != nullptr);
    text_->setVisible(pack_ != nullptr);
    if (pack_ != nullptr) {
        fillHead();
        text_->show(copies_.of(*pack_));
    }
    measuresTitle_->setText(
        pack_ != nullptr ? desk_.texts.counted("措施 %1 项", "%1 [measure|measures]", found_)
        : found_ == 0
            ? desk_.texts("没有符合“%1”的措施", "No measure matches \"%1\"").arg(query_)
            : desk_.texts.counted("符合“%2”的措施 %1 项", "%1 [measure matches|measures match] \"%2\"", found_)
                  .arg(query_));
    card_->setVisible(!rows_.empty());
    more_->setVisible(rows_.size() < found_);
    more_->setText(desk_.texts("另有 %1 项；再输入一个词可缩小范围", "%1 more; another word narrows them down")
                       .arg(found_ - rows_.size()));
    for (MeasureRow* row : rows_) row->refresh();
    fillFolds();
}

void DocumentView::fillHead() {
    const Texts& texts = desk_.texts;
    title_->setText(texts(pack_->title));
    fillBadges();
    facts_->setText(documentHtml(*pack_, desk_.runner.asOf(), texts, desk_.theme.colours()));
    const bool own = !pack_->builtIn;
    update_->setVisible(own && !pack_->holdsOwnFigures());
    update_->setText(texts("用更新的文件替换…", "Replace with a newer file..."));
    remove_->setVisible(own);
    remove_->setText(pack_->holdsOwnFigures() ? texts("移除这项自填数字", "Remove this figure of mine")
                                              : texts("移除这个政策包", "Remove this pack"));
}

void DocumentView::fillBadges() {
    QLayout& layout = *badges_->layout();
    while (layout.count() > 0) {
        const std::unique_ptr<QLayoutItem> item(layout.takeAt(0));
        delete item->widget();
    }
    const std::vector<BadgeText> badges = badgesOf(standingOf(*pack_, desk_.runner.asOf()), desk_.texts);
    for (const BadgeText& badge : badges)
        layout.addWidget(new Badge(badge.word, badge.explanation, badge.tone, badges_));
    badges_->setVisible(!badges.empty());
}

void DocumentView::fillFold(const Fold& fold, const QString& title, const QString& html) {
    fold.head->setVisible(!html.isEmpty());
    fold.head->setText((fold.head->isChecked() ? QStringLiteral("▾ ") : QStringLiteral("▸ ")) + plainLabel(title));
    fold.head->setAccessibleName(title);
    fold.text->setText(html);
    fold.text->setVisible(!html.isEmpty() && fold.head->isChecked());
}

void DocumentView::fillFolds() {
    const Texts& texts = desk_.texts;
    const Colours& colours = desk_.theme.colours();
    fillFold(details_, texts("领域、我们的理解、规则版本", "Fields, our readings, version of the rules"),
             pack_ == nullptr ? QString() : documentDetailsHtml(*pack_, rules_->vocabulary(), texts, colours));
    fillFold(zones_, texts("区域和它们的领域", "Zones and their fields"),
             pack_ == nullptr ? QString() : zonesHtml(*pack_, rules_->vocabulary(), texts, colours));
    fillFold(goals_, texts("目标", "Goals"), pack_ == nullptr ? QString() : figuresHtml(*pack_, true, texts, colours));
    fillFold(others_, texts("文中的其他数字", "Other figures of the text"),
             pack_ == nullptr ? QString() : figuresHtml(*pack_, false, texts, colours));
}

void DocumentView::reveal(const QString& pack, const QString& measure) {
    const auto row = std::find_if(rows_.begin(), rows_.end(), [&](const MeasureRow* one) {
        return one->pack() == pack && one->measure() == measure;
    });
    if (row == rows_.end()) return;
    (*row)->setOpen(true);
    (*row)->head().setFocus();
    scrollTo(*row);
    // Texts that wrap find their height only when all is in place.
    QTimer::singleShot(0, *row, [this, row = *row] { scrollTo(row); });
}

void DocumentView::scrollTo(const MeasureRow* row) {
    settleLayouts();
    constexpr int above = 12;
    verticalScrollBar()->setValue(row->mapTo(widget(), QPoint(0, 0)).y() - above);
}

void DocumentView::refuseFigure(const Diagnostics& problems) {
    for (MeasureRow* row : rows_) row->refuseFigure(problems);
}

} // namespace biosubsidy::ui
