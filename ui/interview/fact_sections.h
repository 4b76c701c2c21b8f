// SPDX-License-Identifier: GPL-3.0-or-later
//
// The facts of one item under the vocabulary's headings, in two columns (three
// where there is room). A fact that the vocabulary gains appears here by itself.
// Only those that are asked are shown, with those that are stated, and the names; the rest
// is folded away until a button below shows it.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
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
    // The facts that matter; before the first, none is folded away.
    void ask(const std::set<std::size_t>& facts);
    // Shows one that may be folded away, until another case is shown.
    void reveal(std::size_t fact);
    void showAll(bool all);
    // Forgets what was revealed.
    void foldAgain();
    [[nodiscard]] bool isFolded(std::size_t fact) const { return !shown_.at(fact); }
    [[nodiscard]] FactField& field(std::size_t fact) { return *fields_.at(fact); }
    [[nodiscard]] const std::vector<FactField*>& fields() const { return fields_; }

Q_SIGNALS:
    void edited(std::size_t fact);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct SectionGrid {
        QWidget* box; // of heading and grid
        QGridLayout* grid;
        std::vector<std::size_t> facts;
    };
    void addSection(const Section& section, const Vocabulary& vocabulary, const QString& name);
    void fold();
    void fillMore();
    void arrange();
    [[nodiscard]] bool isShown(std::size_t fact) const;

    const Texts& texts_;
    std::vector<FactField*> fields_;
    std::vector<SectionGrid> sections_;
    QPushButton* more_;
    std::size_t name_; // index of the fact that names the item; none: beyond all
    std::optional<std::set<std::size_t>> asked_;
    std::set<std::size_t> revealed_;
    std::vector<bool> shown_;
    bool all_ = false;
    int columns_ = 2;
};

} // namespace biosubsidy::ui
