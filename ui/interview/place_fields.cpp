// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/interview/place_fields.h"

#include <algorithm>

#include <QAbstractItemView>
#include <QAction>
#include <QKeyEvent>

#include "core/packs/named_places.h"
#include "ui/look/conversions.h"
#include "ui/look/icon.h"
#include "ui/widgets/choice_edit.h"

namespace biosubsidy::ui {

namespace {

constexpr int districtRole = Qt::UserRole; // what is written into the field

} // namespace

PlaceFields::PlaceFields(FactSections& sections, Entity entity, std::function<std::size_t()> item,
                         const CaseDocument& document, const OwnPlaces& places, const Texts& texts)
    : QObject(&sections), sections_(sections), item_(std::move(item)), document_(document), places_(places),
      texts_(texts), ofProject_(entity == Entity::project) {
    const Vocabulary::Known& known = document.vocabulary().known();
    FactField& field = sections.field(ofProject_ ? known.projectDistrict : known.companyDistrict);
    district_ = qobject_cast<QLineEdit*>(field.editor().inputs().front());
    model_ = new QStandardItemModel(this);
    completer_ = new QCompleter(model_, this);
    completer_->setCompletionRole(districtRole);
    completer_->setFilterMode(Qt::MatchContains);
    completer_->setWidget(district_);
    completer_->popup()->setObjectName(district_->objectName() + QStringLiteral(".list"));
    connect(completer_, qOverload<const QString&>(&QCompleter::activated), this, [this](const QString& name) {
        district_->setText(name);
        Q_EMIT district_->textEdited(name);
    });
    connect(district_, &QLineEdit::textEdited, this, [this](const QString& text) {
        if (!district_->hasFocus()) return;
        offerDistricts();
        completer_->setCompletionPrefix(text);
        // What stands there in full needs no list.
        const bool whole = completer_->completionCount() == 1 && completer_->currentCompletion() == text;
        if (completer_->completionCount() == 0 || whole || text.isEmpty())
            completer_->popup()->hide();
        else
            showList();
    });
    district_->installEventFilter(this);
    QAction* open =
        district_->addAction(QIcon(QStringLiteral(":/biosubsidy/icons/down-48.png")), QLineEdit::TrailingPosition);
    open->setObjectName(district_->objectName() + QStringLiteral(".open"));
    connect(open, &QAction::triggered, this, &PlaceFields::openList);
    texts_.follow(
        open, [this, open] { open->setText(texts_("政策点名的区县和园区", "Districts and zones in the policies")); });
    connect(&places_, &OwnPlaces::changed, this, &PlaceFields::offerCities);
    offerCities();
}

void PlaceFields::offerCities() {
    const Fact& cities = document_.vocabulary().cities();
    ChoiceSet offered;
    for (std::size_t index = 0; index < cities.choices.size(); ++index) {
        const std::string& id = cities.choices[index].id;
        offered.set(index, id == "other" || places_.showsCity(id));
    }
    const Vocabulary::Known& known = document_.vocabulary().known();
    FactField& field = sections_.field(ofProject_ ? known.projectCity : known.companyCity);
    static_cast<ChoiceEdit&>(field.editor()).offerOnly(offered);
}

std::string PlaceFields::city() const {
    const Vocabulary::Known& known = document_.vocabulary().known();
    const Case& subject = document_.subject();
    const auto idOf = [&](const FactValue& value) {
        const auto* choice = std::get_if<ChoiceIndex>(&value);
        return choice == nullptr ? std::string() : document_.vocabulary().cities().choices[choice->index].id;
    };
    if (ofProject_ && item_() < subject.projects.size()) {
        const std::string own = idOf(subject.projects[item_()].facts[known.projectCity]);
        if (!own.empty()) return own;
    }
    return idOf(subject.company.facts[known.companyCity]);
}

void PlaceFields::offerDistricts() {
    model_->clear();
    for (const NamedPlace& place : placesNamedIn(document_.rules(), city())) {
        QString label = toQt(place.name);
        if (!place.liesIn.empty()) {
            QStringList districts;
            for (const std::string& district : place.liesIn) districts << toQt(district);
            label =
                texts_("　%1（园区，在%2内）", "　%1 (a zone in %2)").arg(label, districts.join(texts_("、", ", ")));
        }
        auto* row = new QStandardItem(label);
        row->setData(toQt(place.name), districtRole);
        model_->appendRow(row);
    }
}

void PlaceFields::openList() {
    offerDistricts();
    if (model_->rowCount() == 0) return;
    district_->setFocus();
    completer_->setCompletionPrefix(QString());
    showList();
}

// As wide as its longest line.
void PlaceFields::showList() {
    constexpr int besides = 32; // margins and a scroll bar
    QRect below = district_->rect();
    below.setWidth(std::max(below.width(), completer_->popup()->sizeHintForColumn(0) + besides));
    completer_->complete(below);
}

// Down opens the list, as it does in a list of choices.
bool PlaceFields::eventFilter(QObject* watched, QEvent* event) {
    if (watched == district_ && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down && !completer_->popup()->isVisible()) {
        openList();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace biosubsidy::ui
