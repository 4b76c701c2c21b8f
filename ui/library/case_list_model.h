// SPDX-License-Identifier: GPL-3.0-or-later
//
// The cases of the library as a table. It holds the ids of all that match and
// reads the rows that are looked at, block by block: ten thousand cases are as
// quick to open as ten.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <vector>

#include <QAbstractTableModel>

#include "core/packs/rule_book.h"
#include "core/storage/library.h"
#include "ui/look/texts.h"
#include "ui/look/theme.h"

namespace biosubsidy::ui {

class CaseListModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column : int { name, place, total, change, verdicts, assessed, deadline, modified, tags, columns };

    CaseListModel(const storage::Library& library, const Texts& texts, const Theme& theme, QObject* parent = nullptr);

    void setRules(std::shared_ptr<const RuleBook> rules); // for the names of places
    [[nodiscard]] const storage::CaseQuery& query() const noexcept { return query_; }
    void setQuery(const storage::CaseQuery& query);
    // What is overdue is seen from this day.
    void setToday(const Date& today) { today_ = today; }
    // Asks the library again.
    void reload();
    [[nodiscard]] const std::vector<storage::CaseId>& ids() const noexcept { return ids_; }
    [[nodiscard]] int rowOf(storage::CaseId id) const; // -1: not listed
    [[nodiscard]] std::optional<storage::CaseRow> row(int row) const;
    [[nodiscard]] QString nameOf(const storage::CaseRow& row) const;
    // What a column other than the name has to have room for.
    [[nodiscard]] QStringList widestTexts(Column column) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void failed(const biosubsidy::StorageError& error);

private:
    // Rows that were read together, with the next deadline of each that has one.
    struct Block {
        std::vector<storage::CaseRow> rows;
        std::map<storage::CaseId, applications::Deadline> due;
    };
    [[nodiscard]] const Block& blockAt(std::size_t number) const;
    [[nodiscard]] const applications::Deadline* dueOf(const storage::CaseRow& row) const;
    [[nodiscard]] QString text(const storage::CaseRow& row, Column column) const;
    [[nodiscard]] QString tip(const storage::CaseRow& row, Column column) const;
    [[nodiscard]] QString places(const storage::CaseRow& row) const;
    [[nodiscard]] QVariant look(const storage::CaseRow& row, Column column, int role) const;

    const storage::Library& library_;
    const Texts& texts_;
    const Theme& theme_;
    std::shared_ptr<const RuleBook> rules_;
    storage::CaseQuery query_;
    std::vector<storage::CaseId> ids_;
    std::optional<Date> today_;
    mutable std::map<std::size_t, Block> blocks_; // by number; as they were asked for
};

// The date and time of a moment where the person is: 2026-11-22 07:30.
[[nodiscard]] QString localTime(const storage::Moment& moment);
// How many claims hold, are arguable, open and not met: 12 · 0 · 13 · 37.
[[nodiscard]] QString verdictCounts(const storage::ResultMark& result);
// Beside a total of a case whose place is not known: （最高一地）.
[[nodiscard]] QString bestPlaceText(const Texts& texts);
// +200万元, −300万元.
[[nodiscard]] QString changeText(const Money& before, const Money& after, const Texts& texts);

} // namespace biosubsidy::ui
