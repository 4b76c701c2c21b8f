// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/interview/company_page.h"

#include <QVBoxLayout>

#include "ui/interview/field_texts.h"

namespace biosubsidy::ui {

CompanyPage::CompanyPage(CaseDocument& document, const Texts& texts, QWidget* parent)
    : FormPage(parent), document_(document), texts_(texts) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    sections_ = new FactSections(document.vocabulary(), Entity::company, QStringLiteral("company"), texts, this);
    layout->addWidget(sections_);
    connect(sections_, &FactSections::edited, this, [this](std::size_t fact) {
        document_.setFact({Entity::company, 0, fact}, sections_->field(fact).value());
    });
    refresh();
}

void CompanyPage::refresh() {
    sections_->setValues(document_.subject().company);
}

FactField* CompanyPage::find(const FactRef& ref) {
    return ref.entity == Entity::company ? &sections_->field(ref.fact) : nullptr;
}

void CompanyPage::showStakes(const std::vector<Question>& questions) {
    showStakesOn(*sections_, {Entity::company, 0, 0}, questions);
}

QStringList CompanyPage::unsavable() const {
    return problemsOf(*sections_, texts_("企业", "Company"), texts_);
}

void CompanyPage::reset() {
    dropProblems(*sections_);
}

} // namespace biosubsidy::ui
