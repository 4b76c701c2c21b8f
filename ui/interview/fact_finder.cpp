// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/interview/fact_finder.h"

#include <array>

#include <QAbstractItemView>

#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

constexpr int wordsRole = Qt::UserRole;
constexpr int rowRole = Qt::UserRole + 1;
constexpr int lineWidth = 220; // pixels

} // namespace

FactFinder::FactFinder(const CaseDocument& document, const Texts& texts, QWidget* parent)
    : QLineEdit(parent), document_(document), texts_(texts), model_(new QStandardItemModel(this)),
      completer_(new QCompleter(model_, this)) {
    setObjectName(QStringLiteral("form.find"));
    setClearButtonEnabled(true);
    setFixedWidth(lineWidth);
    completer_->setCompletionRole(wordsRole);
    completer_->setFilterMode(Qt::MatchContains);
    completer_->setCaseSensitivity(Qt::CaseInsensitive);
    completer_->setWidget(this);
    completer_->popup()->setObjectName(QStringLiteral("form.found"));
    connect(completer_, qOverload<const QModelIndex&>(&QCompleter::activated), this, &FactFinder::choose);
    connect(this, &QLineEdit::textEdited, this, &FactFinder::find);
    // Enter without a choice takes what is found first.
    connect(this, &QLineEdit::returnPressed, this, [this] {
        if (completer_->completionCount() > 0 && !text().isEmpty()) choose(completer_->currentIndex());
    });
    texts_.follow(this, [this] {
        setPlaceholderText(texts_("按名称找信息（Ctrl+L）", "Find a field by name (Ctrl+L)"));
        setAccessibleName(texts_("按名称找信息", "Find a field by name"));
    });
}

void FactFinder::fill() {
    static const std::array<Localized, 3> kinds{{{"企业", "Company"}, {"项目", "Project"}, {"支出", "Expense"}}};
    model_->clear();
    facts_.clear();
    for (const Entity entity : allEntities) {
        const std::size_t item = shown_(entity);
        if (item >= (entity == Entity::company ? 1 : document_.subject().count(entity))) continue;
        const std::vector<Fact>& facts = document_.vocabulary().facts(entity);
        for (std::size_t fact = 0; fact < facts.size(); ++fact) {
            const Localized& label = facts[fact].label;
            auto* row = new QStandardItem(
                QStringLiteral("%1 · %2").arg(texts_(kinds[static_cast<std::size_t>(entity)]), texts_(label)));
            row->setData(QStringLiteral("%1 %2 %3").arg(toQt(label.zh), toQt(label.en), toQt(facts[fact].id)),
                         wordsRole);
            row->setData(static_cast<int>(facts_.size()), rowRole);
            model_->appendRow(row);
            facts_.push_back({entity, item, fact});
        }
    }
}

void FactFinder::find(const QString& words) {
    fill();
    completer_->setCompletionPrefix(words.trimmed());
    if (words.trimmed().isEmpty() || completer_->completionCount() == 0)
        completer_->popup()->hide();
    else
        completer_->complete();
}

// Enter in the list reaches the line as well: it has been answered by then.
void FactFinder::choose(const QModelIndex& index) {
    if (!index.isValid() || text().isEmpty()) return;
    const FactRef fact = facts_.at(static_cast<std::size_t>(index.data(rowRole).toInt()));
    completer_->popup()->hide();
    clear();
    Q_EMIT chosen(fact);
}

} // namespace biosubsidy::ui
