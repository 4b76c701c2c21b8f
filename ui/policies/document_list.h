// SPDX-License-Identifier: GPL-3.0-or-later
//
// The loaded documents under the cities that they hold in, as rows of a list: a
// heading for each city (not to be chosen), below it its documents.
#pragma once

#include <memory>
#include <set>

#include <QAbstractListModel>

#include "core/assessment/assessment.h"
#include "ui/look/texts.h"

namespace biosubsidy::ui {

class DocumentList : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { packRole = Qt::UserRole, headingRole };

    explicit DocumentList(const Texts& texts, QObject* parent = nullptr);

    // `shown`: the ids of the packs to show; all without it.
    void setRules(std::shared_ptr<const RuleBook> rules, const Date& asOf);
    void narrow(const std::optional<std::set<std::string>>& shown);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

    // Null for a heading.
    [[nodiscard]] const Pack* packAt(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const std::string& pack) const;
    [[nodiscard]] const RuleBook& rules() const { return *rules_; }
    [[nodiscard]] const Date& asOf() const { return asOf_; }

private:
    struct Row {
        std::string city; // of a heading
        const Pack* pack = nullptr;
    };
    void fill();
    [[nodiscard]] QString cityName(const std::string& city) const;
    [[nodiscard]] QString wordsOf(const Pack& pack) const;

    const Texts& texts_;
    std::shared_ptr<const RuleBook> rules_;
    Date asOf_ = *Date::of(1970, 1, 1); // until rules are shown
    std::optional<std::set<std::string>> shown_;
    std::vector<Row> rows_;
};

// A document apart from any case, for the words that take a result.
[[nodiscard]] PackResult standingOf(const Pack& pack, const Date& asOf);

} // namespace biosubsidy::ui
