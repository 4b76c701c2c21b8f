// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/interview/item_card.h"

#include "ui/interview/place_fields.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

QString pathOfItem(Entity entity, const std::string& id) {
    return QStringLiteral("%1s.%2").arg(toQt(toString(entity)), toQt(id));
}

} // namespace

ItemCard::ItemCard(CaseDocument& document, Entity entity, std::size_t index, const OwnPlaces& places,
                   const Texts& texts, QWidget* parent)
    : Card(pathOfItem(entity, document.subject().item(entity, index).id), true, texts, parent), document_(document),
      texts_(texts), entity_(entity), index_(index), id_(document.subject().item(entity, index).id) {
    sections_ = new FactSections(document.vocabulary(), entity, pathOfItem(entity, id_), texts, this);
    if (entity == Entity::project)
        new PlaceFields(
            *sections_, entity, [this] { return index_; }, document, places, texts);
    setContent(sections_);
    connect(sections_, &FactSections::edited, this, [this](std::size_t fact) {
        document_.setFact({entity_, index_, fact}, sections_->field(fact).value());
    });
    connect(this, &Card::duplicateRequested, this, [this] { document_.duplicateItem(entity_, index_); });
    connect(this, &Card::removeRequested, this, [this] { document_.removeItem(entity_, index_); });
    offerRename(toQt(id_));
    connect(this, &Card::renameRequested, this, [this](const QString& id) {
        if (document_.renameItem(entity_, index_, toUtf8(id))) return;
        refuseRename(texts_("“%1”不能作编号：应为 1 至 64 个字符，不含空白、点和斜杠，且未被别的条目使用。",
                            "\"%1\" cannot be the id: 1 to 64 characters without white space, dots or slashes, and "
                            "not that of another item.")
                         .arg(id));
    });
    texts_.follow(this, [this] { refresh(); });
}

void ItemCard::refresh() {
    sections_->setValues(document_.subject().item(entity_, index_));
    setTitle(title());
}

QString ItemCard::titleOf(const CaseDocument& document, Entity entity, std::size_t index, const Texts& texts) {
    const Item& item = document.subject().item(entity, index);
    const QString noun = entity == Entity::project ? texts("项目", "Project") : texts("支出", "Expense");
    QString called;
    const std::vector<Fact>& facts = document.vocabulary().facts(entity);
    for (std::size_t fact = 0; fact < facts.size() && called.isEmpty(); ++fact) {
        if (facts[fact].id == "name")
            if (const auto* name = std::get_if<std::string>(&item.facts[fact])) called = toQt(*name);
        if (facts[fact].id == "kind")
            if (const auto* kind = std::get_if<ChoiceIndex>(&item.facts[fact]))
                called = texts(facts[fact].choices[kind->index].label);
    }
    const QString head = noun + QLatin1Char(' ') + toQt(item.id);
    return called.isEmpty() ? head : head + QStringLiteral(" · ") + called;
}

} // namespace biosubsidy::ui
