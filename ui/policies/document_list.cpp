// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/document_list.h"

#include <algorithm>

#include "core/wording/explanation.h"
#include "ui/look/conversions.h"
#include "ui/results/pack_badges.h"

namespace biosubsidy::ui {

PackResult standingOf(const Pack& pack, const Date& asOf) {
    PackResult result;
    result.pack = &pack;
    result.status = pack.statusOn(asOf);
    result.warnings = pack.warningsOn(asOf);
    return result;
}

DocumentList::DocumentList(const Texts& texts, QObject* parent) : QAbstractListModel(parent), texts_(texts) {
    connect(&texts_, &Texts::languageChanged, this, [this] {
        if (!rows_.empty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    });
}

void DocumentList::setRules(std::shared_ptr<const RuleBook> rules, const Date& asOf) {
    beginResetModel();
    rules_ = std::move(rules);
    asOf_ = asOf;
    fill();
    endResetModel();
}

void DocumentList::narrow(const std::optional<std::set<std::string>>& shown) {
    if (shown == shown_) return;
    beginResetModel();
    shown_ = shown;
    fill();
    endResetModel();
}

// Cities in the order of their first document.
void DocumentList::fill() {
    rows_.clear();
    std::vector<std::string> cities;
    const auto isShown = [&](const Pack& pack) { return !shown_ || shown_->contains(pack.id); };
    for (const Pack& pack : rules_->packs()) {
        if (isShown(pack) && std::find(cities.begin(), cities.end(), pack.city) == cities.end())
            cities.push_back(pack.city);
    }
    for (const std::string& city : cities) {
        rows_.push_back({city, nullptr});
        for (const Pack& pack : rules_->packs()) {
            if (pack.city == city && isShown(pack)) rows_.push_back({city, &pack});
        }
    }
}

int DocumentList::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QString DocumentList::cityName(const std::string& city) const {
    const Vocabulary& vocabulary = rules_->vocabulary();
    const Fact& fact = vocabulary.cities();
    const auto choice = fact.choice(city);
    return choice ? texts_(fact.choices.at(*choice).label) : toQt(city);
}

// For screen readers: what the row paints.
QString DocumentList::wordsOf(const Pack& pack) const {
    const PackResult standing = standingOf(pack, asOf_);
    QStringList words{texts_(pack.title), toQt(pack.number), toQt(wording::statusText(standing, texts_.language())),
                      toQt(wording::gradeText(pack.grade, texts_.language()))};
    for (const BadgeText& badge : badgesOf(standing, texts_)) words << badge.word;
    words.removeAll(QString());
    words.removeDuplicates();
    return words.join(QStringLiteral(" · "));
}

QVariant DocumentList::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return row.pack == nullptr ? cityName(row.city) : texts_(row.pack->title);
    case Qt::AccessibleTextRole: return row.pack == nullptr ? cityName(row.city) : wordsOf(*row.pack);
    case Qt::ToolTipRole: return row.pack == nullptr ? QVariant() : QVariant(wordsOf(*row.pack));
    case packRole: return row.pack == nullptr ? QString() : toQt(row.pack->id);
    case headingRole: return row.pack == nullptr;
    default: return {};
    }
}

Qt::ItemFlags DocumentList::flags(const QModelIndex& index) const {
    if (!index.isValid()) return QAbstractListModel::flags(index);
    if (packAt(index) == nullptr) return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

const Pack* DocumentList::packAt(const QModelIndex& index) const {
    if (!index.isValid() || index.row() >= rowCount()) return nullptr;
    return rows_[static_cast<std::size_t>(index.row())].pack;
}

QModelIndex DocumentList::indexOf(const std::string& pack) const {
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        if (rows_[row].pack != nullptr && rows_[row].pack->id == pack) return index(static_cast<int>(row));
    }
    return {};
}

} // namespace biosubsidy::ui
