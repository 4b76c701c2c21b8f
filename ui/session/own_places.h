// SPDX-License-Identifier: GPL-3.0-or-later
//
// The user's own places, kept with the settings: where there are some, the others are hidden
// from lists of cities and of documents, from comparisons and from templates. A case that
// stands elsewhere is assessed as ever. Beside them the places to compare, where the user
// names some: one list for the page of siting, advice and reports.
#pragma once

#include <QObject>
#include <QSettings>
#include <QStringList>

#include "core/assessment/sites.h"

namespace biosubsidy::ui {

class OwnPlaces : public QObject {
    Q_OBJECT

public:
    explicit OwnPlaces(QSettings& settings, QObject* parent = nullptr);

    // "shanghai", "shanghai/闵行区"; none: every place is shown.
    [[nodiscard]] const QStringList& names() const noexcept { return names_; }
    void choose(const QStringList& names);
    // The places to compare; none: the usual ones.
    void chooseCompared(const QStringList& names);

    [[nodiscard]] bool showsCity(std::string_view city) const;
    [[nodiscard]] bool shows(const Pack& pack) const;
    // The user's own that have a document; a city alone with the district that stands for it.
    [[nodiscard]] std::vector<Site> sites(const RuleBook& rules) const;
    // Those to compare as far as they are the user's own, else the user's own, else the usual
    // and where the company stands.
    [[nodiscard]] std::vector<Site> compared(const RuleBook& rules, const Case& subject,
                                             const AssessOptions& options) const;
    // Where a city without a district is the whole of it; none: there are no own places.
    [[nodiscard]] std::vector<Site> whole(const RuleBook& rules) const;

Q_SIGNALS:
    void changed();

private:
    void keep(QStringList& kept, const QString& key, const QStringList& names);

    QSettings& settings_;
    QStringList names_;
    QStringList compared_;
};

// The places of these names that have a document; a name that no city has is left out.
[[nodiscard]] std::vector<Site> sitesOf(const QStringList& names, const RuleBook& rules, const PackView& view);

} // namespace biosubsidy::ui
