// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/siting/places.h"

#include <algorithm>

#include "core/values/text.h"
#include "core/wording/money_text.h"
#include "core/wording/pack_text.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

QString countsText(const Place& place, const Texts& texts) {
    QStringList parts;
    const auto add = [&](SupportKind kind) {
        const std::size_t claims = place.of(kind).claims;
        if (claims > 0) parts << texts("%1 %2 项", "%1: %2").arg(texts(nameOf(kind))).arg(claims);
    };
    add(SupportKind::unstated);
    add(SupportKind::inKind);
    const std::size_t open = place.of(SupportKind::undetermined).claims;
    if (open > 0) parts << texts("待补信息 %1 项", "Undetermined: %1").arg(open);
    return parts.join(QStringLiteral(" · "));
}

} // namespace

Places placesOf(const std::shared_ptr<const RuleBook>& rules, const Case& subject, const AssessOptions& options,
                const std::vector<Site>& sites) {
    AssessOptions quick = options;
    quick.trace = false;
    Places places;
    places.here = assess(rules, subject, quick);
    for (Siting& siting : compareSites(rules, subject, quick, sites)) {
        Place place;
        place.kinds = supportByKind(siting.assessment);
        place.difference = differenceTo(siting, places.here);
        places.most = std::max(places.most, siting.totals().potential);
        place.id = toQt(siting.place().id);
        if (siting.district != districtOf(*rules, siting.city)) place.id += QLatin1Char('/') + toQt(siting.district);
        place.siting = std::move(siting);
        places.places.push_back(std::move(place));
    }
    // Among places of one rank, that of the best case first.
    std::stable_sort(places.places.begin(), places.places.end(), [](const Place& left, const Place& right) {
        if (left.siting.hasFigures() != right.siting.hasFigures()) return left.siting.hasFigures();
        if (!left.siting.hasFigures()) return false;
        if (left.difference.there != right.difference.there) return left.difference.there > right.difference.there;
        return left.siting.totals().potential > right.siting.totals().potential;
    });
    for (std::size_t index = 0; index < places.places.size(); ++index) {
        Place& place = places.places[index];
        if (!place.siting.hasFigures()) break;
        const bool same = index > 0 && places.places[index - 1].difference.there == place.difference.there;
        place.rank = same ? places.places[index - 1].rank : index + 1;
    }
    return places;
}

QString nameOf(const Place& place, const Texts& texts) {
    return toQt(wording::placeText(place.siting, texts.language()));
}

QString differenceText(const Place& place, const Texts& texts) {
    const PlaceDifference& difference = place.difference;
    if (difference.alreadyThere) return texts("现在就在这里", "Where it stands now");
    if (!place.siting.hasFigures()) return texts("无法比较", "Not comparable");
    const auto money = [&](const Money& sum) { return toQt(wording::moneyText(sum, texts.language())); };
    if (difference.more.isZero()) return texts("与现在相同", "The same as now");
    return difference.more > Money() ? texts("比现在多 %1", "%1 more than now").arg(money(difference.more))
                                     : texts("比现在少 %1", "%1 less than now").arg(money(Money() - difference.more));
}

QString partsText(const Place& place, const Texts& texts) {
    if (!place.siting.hasFigures())
        return texts("文件没有公布金额，不是零。%1", "The documents publish no figure; that is not zero. %1")
            .arg(countsText(place, texts));
    QStringList parts;
    for (const SupportKind kind :
         {SupportKind::fixed, SupportKind::published, SupportKind::open, SupportKind::undetermined}) {
        const Money& sum = *place.of(kind).sum;
        if (sum.isZero()) continue;
        parts << QStringLiteral("%1 %2").arg(texts(nameOf(kind)), toQt(wording::moneyText(sum, texts.language())));
    }
    const QString counts = countsText(place, texts);
    if (!counts.isEmpty()) parts << counts;
    return parts.join(QStringLiteral(" · "));
}

} // namespace biosubsidy::ui
