// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/own_places.h"

#include <algorithm>

#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

const QString ownKey = QStringLiteral("places/own");
const QString comparedKey = QStringLiteral("places/compared");

QString cityOf(const QString& name) {
    return name.section(QLatin1Char('/'), 0, 0);
}

// "": the whole city.
QString districtIn(const QString& name) {
    return name.section(QLatin1Char('/'), 1);
}

} // namespace

OwnPlaces::OwnPlaces(QSettings& settings, QObject* parent)
    : QObject(parent), settings_(settings), names_(settings.value(ownKey).toStringList()),
      compared_(settings.value(comparedKey).toStringList()) {}

void OwnPlaces::choose(const QStringList& names) {
    keep(names_, ownKey, names);
}

void OwnPlaces::chooseCompared(const QStringList& names) {
    keep(compared_, comparedKey, names);
}

void OwnPlaces::keep(QStringList& kept, const QString& key, const QStringList& names) {
    if (names == kept) return;
    kept = names;
    if (kept.isEmpty())
        settings_.remove(key);
    else
        settings_.setValue(key, kept);
    Q_EMIT changed();
}

bool OwnPlaces::showsCity(std::string_view city) const {
    const QString wanted = toQt(city);
    return names_.isEmpty() ||
           std::any_of(names_.begin(), names_.end(), [&](const QString& name) { return cityOf(name) == wanted; });
}

bool OwnPlaces::shows(const Pack& pack) const {
    const QString city = toQt(pack.city);
    const auto names = [&](const std::vector<std::string>& districts, const QString& district) {
        return std::find(districts.begin(), districts.end(), toUtf8(district)) != districts.end();
    };
    return names_.isEmpty() || std::any_of(names_.begin(), names_.end(), [&](const QString& name) {
               if (cityOf(name) != city) return false;
               const QString district = districtIn(name);
               return district.isEmpty() || pack.districts.empty() || names(pack.districts, district) ||
                      names(pack.liesIn, district);
           });
}

std::vector<Site> OwnPlaces::sites(const RuleBook& rules) const {
    return sitesOf(names_, rules, PackView(rules, std::nullopt, true));
}

std::vector<Site> OwnPlaces::compared(const RuleBook& rules, const Case& subject, const AssessOptions& options) const {
    QStringList chosen = compared_;
    chosen.removeIf([this](const QString& name) { return !showsCity(toUtf8(cityOf(name))); });
    const PackView view = options.viewOf(rules);
    std::vector<Site> sites = sitesOf(chosen, rules, view);
    if (sites.empty()) sites = sitesOf(names_, rules, view);
    if (!sites.empty() || !names_.isEmpty()) return sites;
    sites = comparedSites(rules, options);
    const std::optional<Site> own = siteOfCompany(rules, subject);
    const bool apart =
        own && view.cities().contains(own->city) &&
        std::none_of(sites.begin(), sites.end(), [&](const Site& site) { return site.city == own->city; });
    if (apart) sites.push_back(*own);
    return sites;
}

std::vector<Site> OwnPlaces::whole(const RuleBook& rules) const {
    std::vector<Site> sites;
    for (const QString& name : names_) {
        std::optional<Site> site = siteNamed(rules, toUtf8(name));
        if (!site) continue;
        site->district = toUtf8(districtIn(name));
        sites.push_back(*site);
    }
    return sites;
}

std::vector<Site> sitesOf(const QStringList& names, const RuleBook& rules, const PackView& view) {
    std::vector<Site> sites;
    for (const QString& name : names) {
        const std::optional<Site> site = siteNamed(rules, toUtf8(name));
        const bool fresh =
            site && view.cities().contains(site->city) && std::find(sites.begin(), sites.end(), *site) == sites.end();
        if (fresh) sites.push_back(*site);
    }
    return sites;
}

} // namespace biosubsidy::ui
