// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields that say where something is: the list of cities is that of the user's own
// places, and the district offers those that documents of the city name, and the zones in
// them. Any district may be typed.
#pragma once

#include <functional>

#include <QCompleter>
#include <QLineEdit>
#include <QStandardItemModel>

#include "ui/interview/fact_sections.h"
#include "ui/session/case_document.h"
#include "ui/session/own_places.h"

namespace biosubsidy::ui {

class PlaceFields : public QObject {
    Q_OBJECT

public:
    // `item`: the index of the project now; not asked for the company. Lives with `sections`.
    PlaceFields(FactSections& sections, Entity entity, std::function<std::size_t()> item, const CaseDocument& document,
                const OwnPlaces& places, const Texts& texts);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void offerCities();
    void offerDistricts();
    void openList();
    void showList();
    // The id of the item's city; "": unknown.
    [[nodiscard]] std::string city() const;

    FactSections& sections_;
    std::function<std::size_t()> item_;
    const CaseDocument& document_;
    const OwnPlaces& places_;
    const Texts& texts_;
    bool ofProject_;
    QLineEdit* district_;
    QStandardItemModel* model_;
    QCompleter* completer_;
};

} // namespace biosubsidy::ui
