// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/place_chooser.h"

#include <algorithm>

#include <QScreen>
#include <QVBoxLayout>

#include <fmt/format.h>

#include "core/packs/named_places.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

constexpr int nameRole = Qt::UserRole;
constexpr int wordsRole = Qt::UserRole + 1; // in both languages, with the city's

} // namespace

PlaceChooser::PlaceChooser(const QString& name, const Localized& title, const Localized& none, const Texts& texts,
                           QWidget* parent)
    : QFrame(parent, Qt::Popup), texts_(texts), title_(new QLabel(this)), search_(new QLineEdit(this)),
      list_(new QListWidget(this)), none_(new QPushButton(this)) {
    setProperty("role", QStringLiteral("card"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    title_->setProperty("role", QStringLiteral("section"));
    title_->setWordWrap(true);
    search_->setClearButtonEnabled(true);
    search_->setObjectName(name + QStringLiteral(".search"));
    list_->setObjectName(name + QStringLiteral(".list"));
    none_->setObjectName(name + QStringLiteral(".none"));
    layout->addWidget(title_);
    layout->addWidget(search_);
    layout->addWidget(list_);
    layout->addWidget(none_, 0, Qt::AlignLeft);
    connect(search_, &QLineEdit::textChanged, this, &PlaceChooser::filter);
    connect(list_, &QListWidget::itemChanged, this, &PlaceChooser::take);
    connect(none_, &QPushButton::clicked, this, [this] {
        {
            const QSignalBlocker quiet(list_);
            for (int row = 0; row < list_->count(); ++row) list_->item(row)->setCheckState(Qt::Unchecked);
        }
        take();
        close();
    });
    texts_.follow(this, [this, title, none] {
        title_->setText(texts_(title));
        list_->setAccessibleName(texts_(title));
        none_->setText(texts_(none));
        search_->setPlaceholderText(texts_("输入几个字查找", "Type to search"));
        search_->setAccessibleName(texts_("查找", "Search"));
    });
}

void PlaceChooser::offer(const RuleBook& rules, const QStringList& chosen, const OwnPlaces* within) {
    const QSignalBlocker quiet(list_);
    list_->clear();
    for (const Choice& city : rules.vocabulary().cities().choices) {
        const std::string& id = city.id;
        const auto ofCity = [&](const Pack& pack) { return pack.city == id; };
        if (std::none_of(rules.packs().begin(), rules.packs().end(), ofCity)) continue;
        if (within != nullptr && !within->showsCity(id)) continue;
        const auto index = static_cast<std::size_t>(&city - rules.vocabulary().cities().choices.data());
        const std::string district = within != nullptr ? districtOf(rules, index) : std::string();
        Localized label = city.label;
        if (!district.empty())
            label = {fmt::format("{}（按{}）", city.label.zh, district),
                     fmt::format("{} (as {})", city.label.en, district)};
        addRow(toQt(id), label, 0, chosen.contains(toQt(id)));
        for (const NamedPlace& place : placesNamedIn(rules, id)) {
            const QString name = toQt(id + "/" + place.name);
            const bool zone = !place.liesIn.empty();
            const Localized named =
                zone ? Localized{place.name + "（园区）", place.name + " (zone)"} : Localized{place.name, place.name};
            addRow(name, named, zone ? 2 : 1, chosen.contains(name));
        }
    }
}

void PlaceChooser::addRow(const QString& name, const Localized& label, int depth, bool ticked) {
    auto* item = new QListWidgetItem(QString(depth, QChar(0x3000)) + texts_(label), list_);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(ticked ? Qt::Checked : Qt::Unchecked);
    item->setData(nameRole, name);
    item->setData(wordsRole, QStringLiteral("%1 %2 %3").arg(toQt(label.zh), toQt(label.en), name));
}

void PlaceChooser::openBelow(const QWidget& anchor) {
    constexpr QSize usual(320, 420);
    search_->clear();
    resize(usual);
    const QRect screen = anchor.screen()->availableGeometry();
    QPoint corner = anchor.mapToGlobal(QPoint(0, anchor.height() + 2));
    corner.setX(std::clamp(corner.x(), screen.left(), std::max(screen.left(), screen.right() - width())));
    corner.setY(std::clamp(corner.y(), screen.top(), std::max(screen.top(), screen.bottom() - height())));
    move(corner);
    show();
    search_->setFocus();
}

void PlaceChooser::filter(const QString& words) {
    const QString wanted = words.trimmed();
    for (int row = 0; row < list_->count(); ++row) {
        QListWidgetItem* item = list_->item(row);
        item->setHidden(!item->data(wordsRole).toString().contains(wanted, Qt::CaseInsensitive));
    }
}

void PlaceChooser::take() {
    QStringList names;
    for (int row = 0; row < list_->count(); ++row) {
        const QListWidgetItem* item = list_->item(row);
        if (item->checkState() == Qt::Checked) names << item->data(nameRole).toString();
    }
    Q_EMIT chosen(names);
}

void askOwnPlaces(QWidget& anchor, const RuleBook& rules, OwnPlaces& places, const Texts& texts) {
    auto* chooser = new PlaceChooser(QStringLiteral("own_places"),
                                     {"我的地区：其他地方不再列出", "My places: the others are no longer listed"},
                                     {"全部地区", "All places"}, texts, &anchor);
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->offer(rules, places.names(), nullptr);
    QObject::connect(chooser, &PlaceChooser::chosen, &places, &OwnPlaces::choose);
    chooser->openBelow(anchor);
}

QString ownPlacesText(const OwnPlaces& places, const RuleBook& rules, const Texts& texts) {
    QStringList words;
    const std::vector<Choice>& cities = rules.vocabulary().cities().choices;
    for (const Site& site : places.whole(rules)) {
        const QString city = texts(cities[site.city].label);
        words << (site.district.empty() ? city : texts("%1%2", "%1 (%2)").arg(city, toQt(site.district)));
    }
    return words.join(texts("、", ", "));
}

} // namespace biosubsidy::ui
