// SPDX-License-Identifier: GPL-3.0-or-later
//
// The facts of one item under the vocabulary's headings, in two columns (three
// where there is room). A fact that the vocabulary gains appears here by itself.
#pragma once

#include <vector>

#include <QGridLayout>
#include <QWidget>

#include "core/facts/case.h"
#include "ui/interview/fact_field.h"

namespace biosubsidy::ui {

class FactSections : public QWidget {
    Q_OBJECT

public:
    // `name`: "company", "projects.p1".
    FactSections(const Vocabulary& vocabulary, Entity entity, const QString& name, const Texts& texts, QWidget* parent);

    void setValues(const Item& item);
    [[nodiscard]] FactField& field(std::size_t fact) { return *fields_.at(fact); }
    [[nodiscard]] const std::vector<FactField*>& fields() const { return fields_; }

Q_SIGNALS:
    void edited(std::size_t fact);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct SectionGrid {
        QGridLayout* grid;
        std::vector<FactField*> fields;
    };
    void addSection(const Section& section, const Vocabulary& vocabulary, const QString& name);
    void arrange(int columns);

    const Texts& texts_;
    std::vector<FactField*> fields_;
    std::vector<SectionGrid> sections_;
    int columns_ = 0;
};

} // namespace biosubsidy::ui
