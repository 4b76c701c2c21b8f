// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/interview/award_card.h"

#include <algorithm>

#include <QGridLayout>

#include "core/tables/award_facts.h"
#include "ui/look/conversions.h"
#include "ui/look/theme.h"

namespace biosubsidy::ui {

AwardCard::AwardCard(CaseDocument& document, std::size_t index, const Texts& texts, QWidget* parent)
    : Card(QStringLiteral("awards.") + toQt(document.awards().at(index).id), false, texts, parent), document_(document),
      texts_(texts), index_(index), id_(document.awards().at(index).id) {
    build();
    setContent(content_);
    for (CalmComboBox* box : {aim_, under_}) connect(box, &QComboBox::activated, this, &AwardCard::take);
    connect(this, &Card::removeRequested, this, [this] { document_.removeAward(index_); });
    texts_.follow(this, [this] { refresh(); });
}

void AwardCard::build() {
    content_ = new QWidget(this);
    auto* grid = new QGridLayout(content_);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    policy_ = addField(awardFact(AwardField::policy));
    amount_ = addField(awardFact(AwardField::amount));
    level_ = addField(awardFact(AwardField::level));
    year_ = addField(awardFact(AwardField::year));
    note_ = new QLabel(content_);
    note_->setProperty("role", QStringLiteral("note"));
    grid->addWidget(policy_, 0, 0);
    grid->addWidget(amount_, 0, 1);
    grid->addWidget(addChooser(aimLabel_, aim_, QStringLiteral("aim"), note_), 1, 0);
    grid->addWidget(level_, 1, 1);
    grid->addWidget(addChooser(underLabel_, under_, QStringLiteral("under"), nullptr), 2, 0);
    grid->addWidget(year_, 2, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
}

// A label, its box and a note, one below the other.
QWidget* AwardCard::addChooser(QLabel*& label, CalmComboBox*& box, const QString& name, QLabel* note) {
    auto* whole = new QWidget(content_);
    auto* layout = new QVBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    label = new QLabel(whole);
    label->setProperty("role", QStringLiteral("label"));
    box = new CalmComboBox(whole);
    box->setObjectName(QStringLiteral("awards.%1.%2").arg(toQt(id_), name));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    label->setBuddy(box);
    layout->addWidget(label);
    layout->addWidget(box);
    if (note != nullptr) layout->addWidget(note);
    layout->addStretch();
    return whole;
}

FactField* AwardCard::addField(const Fact& fact) {
    auto* field = new FactField(fact, QStringLiteral("awards.%1.%2").arg(toQt(id_), toQt(fact.id)), texts_, content_);
    connect(field, &FactField::edited, this, &AwardCard::take);
    return field;
}

void AwardCard::refresh() {
    const AwardDraft& draft = document_.awards().at(index_);
    policy_->setValue(draft.policy ? FactValue(*draft.policy) : FactValue());
    amount_->setValue(draft.amount ? FactValue(*draft.amount) : FactValue());
    const auto level = static_cast<std::size_t>(draft.level);
    if (draft.level != AwardLevel::city || isKnown(level_->value())) level_->setValue(ChoiceIndex{level});
    year_->setValue(draft.year ? FactValue(*draft.year) : FactValue());
    fillAims();
    fillUnders();
    note_->setText(lacking());
    setStyleProperty(*note_, "state", QStringLiteral("wrong"));
    setTitle(QStringLiteral("%1 %2%3").arg(texts_("已获支持", "Support held"), toQt(id_),
                                           draft.policy ? QStringLiteral(" · ") + toQt(*draft.policy) : QString()));
}

// What an award may be for: the projects and expenses of the case, and what the
// loaded packs grant to a company.
void AwardCard::fillAims() {
    aims_.clear();
    QStringList names{texts_("未选", "Not chosen")};
    const auto add = [&](AwardTarget kind, const std::string& id, const QString& name) {
        aims_.push_back({kind, id});
        names << name;
    };
    for (const Item& item : document_.subject().projects)
        add(AwardTarget::project, item.id, texts_("项目 %1", "Project %1").arg(toQt(item.id)));
    for (const Item& item : document_.subject().expenses)
        add(AwardTarget::expense, item.id, texts_("支出 %1", "Expense %1").arg(toQt(item.id)));
    for (const Pack& pack : document_.rules().packs()) {
        for (const Measure& measure : pack.measures) {
            if (measure.scope != Entity::company || !measure.hasSum()) continue;
            add(AwardTarget::measure, pack.id + "/" + measure.id,
                texts_("企业：%1（%2）", "Company: %1 (%2)").arg(texts_(measure.title), toQt(pack.id)));
        }
    }
    const std::optional<AwardAim>& aim = document_.awards().at(index_).aim;
    // A file may name a measure without a sum: it stays choosable.
    if (aim && std::find(aims_.begin(), aims_.end(), *aim) == aims_.end()) add(aim->kind, aim->id, toQt(aim->id));
    int current = 0;
    for (std::size_t index = 0; index < aims_.size(); ++index) {
        if (aim && aims_[index] == *aim) current = static_cast<int>(index) + 1;
    }
    aim_->clear();
    aim_->addItems(names);
    aim_->setCurrentIndex(current);
    aimLabel_->setText(texts_("支持对象", "Given for"));
    aim_->setAccessibleName(aimLabel_->text());
    setStyleProperty(*aim_, "state", current == 0 ? QStringLiteral("unknown") : QStringLiteral("known"));
}

// The measures that may have given what the aim was given; none before it is chosen.
void AwardCard::fillUnders() {
    const AwardDraft& draft = document_.awards().at(index_);
    unders_.clear();
    QStringList names{texts_("不是，来自其他政策", "No: another policy paid")};
    for (const Pack& pack : document_.rules().packs()) {
        for (const Measure& measure : pack.measures) {
            if (!draft.aim || !measure.hasSum()) continue;
            const Award award{{}, {}, {}, {}, draft.aim->kind, draft.aim->id, {}, pack.id + "/" + measure.id};
            if (whyNotUnder(award, document_.rules().lookup())) continue;
            unders_.push_back(*award.under);
            names << QStringLiteral("%1 · %2").arg(texts_(measure.title), toQt(pack.id));
        }
    }
    if (draft.under && std::find(unders_.begin(), unders_.end(), *draft.under) == unders_.end()) {
        unders_.push_back(*draft.under); // as above
        names << toQt(*draft.under);
    }
    const auto found = draft.under ? std::find(unders_.begin(), unders_.end(), *draft.under) : unders_.end();
    const int current = found == unders_.end() ? 0 : static_cast<int>(found - unders_.begin()) + 1;
    under_->clear();
    under_->addItems(names);
    under_->setCurrentIndex(current);
    under_->setEnabled(draft.aim.has_value());
    const Fact& field = awardFact(AwardField::under);
    underLabel_->setText(texts_(field.label));
    underLabel_->setToolTip(texts_(field.help));
    under_->setAccessibleName(underLabel_->text());
    under_->setAccessibleDescription(texts_(field.help));
    setStyleProperty(*under_, "state", current == 0 ? QStringLiteral("unknown") : QStringLiteral("known"));
}

void AwardCard::take() {
    AwardDraft draft = document_.awards().at(index_);
    const FactValue policy = policy_->value();
    const FactValue amount = amount_->value();
    const FactValue level = level_->value();
    draft.policy = isKnown(policy) ? std::optional(std::get<std::string>(policy)) : std::nullopt;
    draft.amount = isKnown(amount) ? std::optional(std::get<Money>(amount)) : std::nullopt;
    draft.level = isKnown(level) ? static_cast<AwardLevel>(std::get<ChoiceIndex>(level).index) : AwardLevel::city;
    const int aim = aim_->currentIndex();
    const std::optional<AwardAim> before = draft.aim;
    draft.aim = aim > 0 ? std::optional(aims_.at(static_cast<std::size_t>(aim) - 1)) : std::nullopt;
    const FactValue year = year_->value();
    draft.year = isKnown(year) ? std::optional(std::get<std::int64_t>(year)) : std::nullopt;
    const int under = under_->currentIndex();
    draft.under = under > 0 ? std::optional(unders_.at(static_cast<std::size_t>(under) - 1)) : std::nullopt;
    // What gave a project its money may still have given it to another one.
    const bool sameKind = before && draft.aim && before->kind == draft.aim->kind;
    if (before != draft.aim && (!sameKind || draft.aim->kind == AwardTarget::measure)) draft.under.reset();
    document_.setAward(index_, draft);
}

QString AwardCard::lacking() const {
    const AwardDraft& draft = document_.awards().at(index_);
    if (draft.isComplete()) return {};
    if (!draft.amount && !draft.aim)
        return texts_("填写金额和对象后才计入", "Counts once amount and purpose are given");
    return draft.amount ? texts_("选择对象后才计入", "Counts once its purpose is chosen")
                        : texts_("填写金额后才计入", "Counts once its amount is given");
}

QStringList AwardCard::unreadable() const {
    QStringList problems;
    for (const FactField* field : {policy_, amount_, level_, year_}) {
        if (!field->problem().isEmpty())
            problems << texts_("已获支持 %1 · %2：%3", "Support held %1 · %2: %3")
                            .arg(toQt(id_), field->label(), field->problem());
    }
    return problems;
}

QStringList AwardCard::unsavable() const {
    QStringList problems = unreadable();
    if (!problems.isEmpty()) return problems;
    const QString name = texts_("已获支持 %1", "Support held %1").arg(toQt(id_));
    if (!lacking().isEmpty()) problems << texts_("%1：%2", "%1: %2").arg(name, lacking());
    return problems;
}

void AwardCard::reset() {
    for (FactField* field : {policy_, amount_, level_, year_}) {
        if (!field->problem().isEmpty()) field->clearToUnknown();
    }
}

} // namespace biosubsidy::ui
