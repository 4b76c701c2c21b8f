// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/interview/company_page.h"

#include <QVBoxLayout>

#include "ui/interview/field_texts.h"
#include "ui/interview/place_fields.h"

namespace biosubsidy::ui {

CompanyPage::CompanyPage(CaseDocument& document, const OwnPlaces& places, const Texts& texts, QWidget* parent)
    : FormPage(parent), document_(document), texts_(texts) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    sections_ = new FactSections(document.vocabulary(), Entity::company, QStringLiteral("company"), texts, this);
    layout->addWidget(sections_);
    connect(sections_, &FactSections::edited, this, [this](std::size_t fact) {
        document_.setFact({Entity::company, 0, fact}, sections_->field(fact).value());
    });
    new PlaceFields(
        *sections_, Entity::company, [] { return std::size_t{0}; }, document, places, texts);
    refresh();
}

void CompanyPage::refresh() {
    sections_->setValues(document_.subject().company);
}

FactField* CompanyPage::find(const FactRef& ref) {
    if (ref.entity != Entity::company) return nullptr;
    sections_->reveal(ref.fact);
    return &sections_->field(ref.fact);
}

void CompanyPage::showStakes(const std::vector<Question>& questions) {
    showStakesOn(*sections_, {Entity::company, 0, 0}, questions);
}

void CompanyPage::ask(const std::vector<FactRef>& facts) {
    askOn(*sections_, {Entity::company, 0, 0}, facts);
}

QStringList CompanyPage::unsavable() const {
    return problemsOf(*sections_, texts_("企业", "Company"), texts_);
}

void CompanyPage::reset() {
    dropProblems(*sections_);
    sections_->foldAgain();
}

} // namespace biosubsidy::ui
