// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/interview/fact_sections.h"

#include <algorithm>

#include <QLabel>
#include <QVBoxLayout>

#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

constexpr int columnWidth = 260; // the least width of a column that reads well
constexpr int mostColumns = 3;

} // namespace

FactSections::FactSections(const Vocabulary& vocabulary, Entity entity, const QString& name, const Texts& texts,
                           QWidget* parent)
    : QWidget(parent), texts_(texts), fields_(vocabulary.facts(entity).size()) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (const Section& section : vocabulary.sections()) {
        if (section.entity == entity) addSection(section, vocabulary, name);
    }
    layout->addStretch();
    arrange(2);
}

void FactSections::addSection(const Section& section, const Vocabulary& vocabulary, const QString& name) {
    auto* heading = new QLabel(this);
    heading->setProperty("role", QStringLiteral("section"));
    texts_.follow(heading, [this, heading, label = section.label] { heading->setText(texts_(label)); });
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->addWidget(heading);
    SectionGrid made{new QGridLayout, {}};
    made.grid->setHorizontalSpacing(16);
    made.grid->setVerticalSpacing(4);
    column->addLayout(made.grid);
    column->addSpacing(8);
    const std::vector<Fact>& facts = vocabulary.facts(section.entity);
    for (std::size_t index = 0; index < facts.size(); ++index) {
        if (facts[index].section != section.id) continue;
        auto* field = new FactField(facts[index], name + QLatin1Char('.') + toQt(facts[index].id), texts_, this);
        connect(field, &FactField::edited, this, [this, index] { Q_EMIT edited(index); });
        fields_[index] = field;
        made.fields.push_back(field);
    }
    sections_.push_back(std::move(made));
}

void FactSections::setValues(const Item& item) {
    for (std::size_t index = 0; index < fields_.size(); ++index) {
        if (fields_[index] != nullptr) fields_[index]->setValue(item.facts[index]);
    }
}

void FactSections::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange(std::clamp(width() / columnWidth, 1, mostColumns));
}

void FactSections::arrange(int columns) {
    if (columns == columns_) return;
    columns_ = columns;
    for (const SectionGrid& section : sections_) {
        int row = 0;
        int column = 0;
        for (FactField* field : section.fields) {
            section.grid->removeWidget(field);
            if (field->isWide() || column == columns) {
                row += column > 0 ? 1 : 0;
                column = 0;
            }
            section.grid->addWidget(field, row, column, 1, field->isWide() ? columns : 1);
            column += field->isWide() ? columns : 1;
        }
        for (int index = 0; index < mostColumns; ++index)
            section.grid->setColumnStretch(index, index < columns ? 1 : 0);
    }
}

} // namespace biosubsidy::ui
