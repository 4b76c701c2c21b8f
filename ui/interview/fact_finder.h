// SPDX-License-Identifier: GPL-3.0-or-later
//
// A line that finds a field of the form by its name, in either language, wherever it
// stands and whether it is folded away or not.
#pragma once

#include <functional>

#include <QCompleter>
#include <QLineEdit>
#include <QStandardItemModel>

#include "ui/look/texts.h"
#include "ui/session/case_document.h"

namespace biosubsidy::ui {

class FactFinder : public QLineEdit {
    Q_OBJECT

public:
    FactFinder(const CaseDocument& document, const Texts& texts, QWidget* parent);

    // Which project and which expense are meant; the first, if it is not said.
    void setItems(std::function<std::size_t(Entity)> shown) { shown_ = std::move(shown); }

Q_SIGNALS:
    void chosen(const biosubsidy::FactRef& fact);

private:
    void fill();
    void find(const QString& words);
    void choose(const QModelIndex& index);

    const CaseDocument& document_;
    const Texts& texts_;
    std::function<std::size_t(Entity)> shown_ = [](Entity) { return std::size_t{0}; };
    QStandardItemModel* model_;
    QCompleter* completer_;
    std::vector<FactRef> facts_; // of the rows
};

} // namespace biosubsidy::ui
