// SPDX-License-Identifier: GPL-3.0-or-later
//
// The applications of all cases as a table, group by group under a row that names the
// group and sums it up. It holds the ids of all that match and reads the rows that are
// looked at, block by block: ten thousand are as quick to open as ten. What is typed into
// a cell is told and not taken: who listens does it as a step that can be undone.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include <QAbstractTableModel>

#include "core/storage/library.h"
#include "ui/look/texts.h"
#include "ui/look/theme.h"

namespace biosubsidy::ui {

class ApplicationListModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column : int { firm, measure, deadline, person, status, expected, applied, approved, paid, columns };

    ApplicationListModel(const storage::Library& library, const Texts& texts, const Theme& theme,
                         QObject* parent = nullptr);

    void setRules(std::shared_ptr<const RuleBook> rules); // for the names of measures
    [[nodiscard]] const storage::ApplicationQuery& query() const noexcept { return query_; }
    void setQuery(const storage::ApplicationQuery& query);
    // Asks the library again.
    void reload();

    [[nodiscard]] const std::vector<storage::ApplicationId>& ids() const noexcept { return ids_; }
    [[nodiscard]] storage::ApplicationSums sums() const; // of all that are listed
    [[nodiscard]] bool isGroup(int row) const { return groupAt_.contains(row); }
    [[nodiscard]] std::optional<storage::ApplicationId> idAt(int row) const; // none: a group
    [[nodiscard]] int rowOf(storage::ApplicationId id) const;                // -1: not listed
    [[nodiscard]] std::optional<storage::ApplicationRow> row(int row) const;
    // What a column has to have room for.
    [[nodiscard]] QStringList widestTexts(Column column) const;
    // What stands in a cell to be edited; why a text cannot stand there, "" where it can.
    [[nodiscard]] QString problemOf(const QModelIndex& index, const QString& text) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    // A cell was typed into: this application, as the row shows it, is to become that.
    void edited(biosubsidy::storage::ApplicationId id, const biosubsidy::applications::Application& before,
                const biosubsidy::applications::Application& after);
    void refused(const QString& why); // what was typed, which cannot stand there
    void failed(const biosubsidy::StorageError& error);

private:
    [[nodiscard]] QVariant groupData(const storage::ApplicationGroupRow& group, Column column, int role) const;
    [[nodiscard]] QString groupName(const storage::ApplicationGroupRow& group) const;
    [[nodiscard]] QString text(const storage::ApplicationRow& row, Column column) const;
    [[nodiscard]] QString tip(const storage::ApplicationRow& row, Column column) const;
    [[nodiscard]] QString editText(const storage::ApplicationRow& row, Column column) const;
    [[nodiscard]] QVariant look(const storage::ApplicationRow& row, Column column, int role) const;
    [[nodiscard]] int placeOf(int row) const; // among the ids
    void tellChanged();

    const storage::Library& library_;
    const Texts& texts_;
    const Theme& theme_;
    std::shared_ptr<const RuleBook> rules_;
    storage::ApplicationQuery query_;
    std::vector<storage::ApplicationId> ids_;
    std::vector<storage::ApplicationGroupRow> groups_;
    std::map<int, std::size_t> groupAt_;         // row -> group; none where there are no groups
    std::map<std::string, std::string> firms_{}; // the names behind the keys of groups by firm
    mutable std::map<std::size_t, std::vector<storage::ApplicationRow>> blocks_;
};

// 2026-12-11 · 14 个工作日; what is past and what is today in words.
[[nodiscard]] QString dueText(const Date& day, const Date& today, const Texts& texts);
// Of a row's measure: its title, or its id, or that it has none.
[[nodiscard]] QString titleOf(const storage::ApplicationRow& row, const Texts& texts);
// 1,200万元, in English 12,000,000 below a heading that names the currency; 至多 where it
// is open; "" for none.
[[nodiscard]] QString sumText(const std::optional<Money>& sum, bool open, const Texts& texts);

} // namespace biosubsidy::ui
