// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of the form about the company.
#pragma once

#include "ui/interview/fact_sections.h"
#include "ui/interview/form_page.h"
#include "ui/session/case_document.h"
#include "ui/session/own_places.h"

namespace biosubsidy::ui {

class CompanyPage : public FormPage {
    Q_OBJECT

public:
    CompanyPage(CaseDocument& document, const OwnPlaces& places, const Texts& texts, QWidget* parent);

    void refresh() override;
    [[nodiscard]] FactField* find(const FactRef& ref) override;
    void showStakes(const std::vector<Question>& questions) override;
    void ask(const std::vector<FactRef>& facts) override;
    [[nodiscard]] QStringList unsavable() const override;
    void reset() override;

private:
    CaseDocument& document_;
    const Texts& texts_;
    FactSections* sections_;
};

} // namespace biosubsidy::ui
