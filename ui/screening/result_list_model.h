// SPDX-License-Identifier: GPL-3.0-or-later
//
// The results of a screening as a table. It holds the numbers of the lines that the
// view lists, four bytes each, and reads what is looked at from the database, some
// rows at a time: a million rows scroll as ten do.
#pragma once

#include <list>
#include <memory>
#include <optional>
#include <unordered_map>

#include <QAbstractTableModel>

#include "core/packs/rule_book.h"
#include "core/results/result_store.h"
#include "ui/look/texts.h"
#include "ui/look/theme.h"

namespace biosubsidy::ui {

class ResultListModel : public QAbstractTableModel {
    Q_OBJECT

public:
    // Firms are ranked by what can be defended (stated); what is open stands apart.
    enum Column : int {
        line,
        name,
        stated,
        openAmount,
        ceiling,
        potential,
        best,
        verdicts,
        largest,
        question,
        columns
    };
    using LinesPtr = std::shared_ptr<const std::vector<std::uint32_t>>;

    ResultListModel(const Texts& texts, const Theme& theme, QObject* parent = nullptr);

    void setRules(std::shared_ptr<const RuleBook> rules) { rules_ = std::move(rules); }
    // The store outlives the model, or the next call; null: there is none.
    void show(const results::ResultStore* store, LinesPtr lines);
    [[nodiscard]] const LinesPtr& lines() const noexcept { return lines_; }
    [[nodiscard]] std::optional<results::ResultRow> row(int row) const;
    [[nodiscard]] QString nameOf(const results::ResultRow& row) const;
    // What a column has to have room for, where that is known.
    [[nodiscard]] QStringList widestTexts(Column column) const;
    // What the columns have no room for, in a few lines.
    [[nodiscard]] QString detailsOf(const results::ResultRow& row) const;
    // What the header of a column sorts by; none: it does not.
    [[nodiscard]] static std::optional<results::ResultQuery::Order> orderOf(int column);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void sortRequested(int column, Qt::SortOrder order);

private:
    using Window = std::vector<results::ResultRow>;
    [[nodiscard]] const Window& window(std::size_t number) const;
    [[nodiscard]] QString text(const results::ResultRow& row, Column column) const;
    [[nodiscard]] QString tip(const results::ResultRow& row, Column column) const;
    [[nodiscard]] QString headingOf(int section) const;
    [[nodiscard]] QString earlierKind() const; // on a line of its own
    [[nodiscard]] QString cityName(const std::string& id) const;
    [[nodiscard]] QString titleOf(const results::ResultClaimText& claim) const;
    [[nodiscard]] QString questionOf(const results::ResultRow& row) const;

    const Texts& texts_;
    const Theme& theme_;
    std::shared_ptr<const RuleBook> rules_;
    const results::ResultStore* store_ = nullptr;
    LinesPtr lines_;
    // The windows that were looked at last, the newest in front.
    mutable std::list<std::pair<std::size_t, Window>> windows_;
    mutable std::unordered_map<std::size_t, std::list<std::pair<std::size_t, Window>>::iterator> byNumber_;
};

} // namespace biosubsidy::ui
