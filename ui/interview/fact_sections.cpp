// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/interview/fact_sections.h"

#include <algorithm>

#include <QApplication>
#include <QVBoxLayout>

#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

constexpr int columnWidth = 260; // the least width of a column that reads well
constexpr int mostColumns = 3;

} // namespace

FactSections::FactSections(const Vocabulary& vocabulary, Entity entity, const QString& name, const Texts& texts,
                           QWidget* parent)
    : QWidget(parent), texts_(texts), fields_(vocabulary.facts(entity).size()), more_(new QPushButton(this)),
      name_(vocabulary.find(entity, "name").value_or(fields_.size())), shown_(fields_.size(), true) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (const Section& section : vocabulary.sections()) {
        if (section.entity == entity) addSection(section, vocabulary, name);
    }
    more_->setObjectName(name + QStringLiteral(".more"));
    more_->setProperty("role", QStringLiteral("link"));
    more_->setCursor(Qt::PointingHandCursor);
    layout->addWidget(more_, 0, Qt::AlignLeft);
    layout->addStretch();
    connect(more_, &QPushButton::clicked, this, [this] { showAll(!all_); });
    texts_.follow(more_, [this] { fillMore(); });
    arrange();
}

void FactSections::addSection(const Section& section, const Vocabulary& vocabulary, const QString& name) {
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 8);
    column->setSpacing(8);
    auto* heading = new QLabel(box);
    heading->setProperty("role", QStringLiteral("section"));
    texts_.follow(heading, [this, heading, label = section.label] { heading->setText(texts_(label)); });
    column->addWidget(heading);
    SectionGrid made{box, new QGridLayout, {}};
    made.grid->setHorizontalSpacing(16);
    made.grid->setVerticalSpacing(4);
    column->addLayout(made.grid);
    layout()->addWidget(box);
    const std::vector<Fact>& facts = vocabulary.facts(section.entity);
    for (std::size_t index = 0; index < facts.size(); ++index) {
        if (facts[index].section != section.id) continue;
        auto* field = new FactField(facts[index], name + QLatin1Char('.') + toQt(facts[index].id), texts_, box);
        connect(field, &FactField::edited, this, [this, index] { Q_EMIT edited(index); });
        fields_[index] = field;
        made.facts.push_back(index);
    }
    sections_.push_back(std::move(made));
}

void FactSections::setValues(const Item& item) {
    for (std::size_t index = 0; index < fields_.size(); ++index) {
        if (fields_[index] != nullptr) fields_[index]->setValue(item.facts[index]);
    }
    fold();
}

void FactSections::ask(const std::set<std::size_t>& facts) {
    asked_ = facts;
    fold();
}

void FactSections::reveal(std::size_t fact) {
    if (shown_.at(fact)) return;
    revealed_.insert(fact);
    fold();
}

void FactSections::showAll(bool all) {
    all_ = all;
    fold();
}

void FactSections::foldAgain() {
    revealed_.clear();
    all_ = false;
    fold();
}

// What is stated is never hidden, nor what is being typed.
bool FactSections::isShown(std::size_t fact) const {
    FactField& field = *fields_[fact];
    return all_ || !asked_ || fact == name_ || asked_->contains(fact) || revealed_.contains(fact) ||
           isKnown(field.value()) || !field.problem().isEmpty() || field.isAncestorOf(QApplication::focusWidget());
}

void FactSections::fold() {
    std::vector<bool> shown(fields_.size(), true);
    for (std::size_t fact = 0; fact < fields_.size(); ++fact) {
        if (fields_[fact] != nullptr) shown[fact] = isShown(fact);
    }
    const bool same = shown == shown_;
    shown_ = std::move(shown);
    fillMore();
    if (!same) arrange();
}

// How many are folded away, or would be.
void FactSections::fillMore() {
    std::size_t folded = 0;
    for (std::size_t fact = 0; fact < fields_.size(); ++fact) folded += shown_[fact] ? 0 : 1;
    more_->setVisible(all_ || folded > 0);
    more_->setText(all_
                       ? texts_("收起现在不用填的信息", "Fold away what is not asked now")
                       : texts_.counted("更多：还有 %1 项现在不用填", "More: %1 [field|fields] not asked now", folded));
    more_->setToolTip(texts_("只显示所在地的政策按已填的内容还要看的信息；所在城市未填时先问城市",
                             "Shown is what the policies of the place read, given what is filled in so far; while the "
                             "city is not stated, it is asked first"));
    more_->setAccessibleName(more_->text());
}

void FactSections::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const int columns = std::clamp(width() / columnWidth, 1, mostColumns);
    if (columns == columns_) return;
    columns_ = columns;
    arrange();
}

void FactSections::arrange() {
    for (const SectionGrid& section : sections_) {
        int row = 0;
        int column = 0;
        bool any = false;
        for (const std::size_t fact : section.facts) {
            FactField* field = fields_[fact];
            section.grid->removeWidget(field);
            field->setVisible(shown_[fact]);
            if (!shown_[fact]) continue;
            any = true;
            if (field->isWide() || column == columns_) {
                row += column > 0 ? 1 : 0;
                column = 0;
            }
            section.grid->addWidget(field, row, column, 1, field->isWide() ? columns_ : 1);
            column += field->isWide() ? columns_ : 1;
        }
        section.box->setVisible(any);
        for (int index = 0; index < mostColumns; ++index)
            section.grid->setColumnStretch(index, index < columns_ ? 1 : 0);
    }
}

} // namespace biosubsidy::ui
