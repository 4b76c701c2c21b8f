// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/make_editor.h"

#include "ui/widgets/chips_edit.h"
#include "ui/widgets/choice_edit.h"
#include "ui/widgets/count_edit.h"
#include "ui/widgets/date_edit.h"
#include "ui/widgets/flag_edit.h"
#include "ui/widgets/money_edit.h"
#include "ui/widgets/quantity_edit.h"
#include "ui/widgets/set_edit.h"
#include "ui/widgets/text_edit.h"
#include "ui/widgets/year_edit.h"

namespace biosubsidy::ui {

FactEditor* makeEditor(const Fact& fact, const Texts& texts, QWidget* parent) {
    switch (fact.type) {
    case FactType::text: return new TextEdit(texts, parent);
    case FactType::money: return new MoneyEdit(texts, parent);
    case FactType::count: return new CountEdit(texts, parent);
    case FactType::quantity: return new QuantityEdit(fact, texts, parent);
    case FactType::year: return new YearEdit(texts, parent);
    case FactType::date: return new DateEdit(texts, parent);
    case FactType::flag: return new FlagEdit(texts, parent);
    case FactType::choice: return new ChoiceEdit(fact, texts, parent);
    case FactType::set:
        if (fact.choices.size() <= ChipsEdit::mostChoices) return new ChipsEdit(fact, texts, parent);
        return new SetEdit(fact, texts, parent);
    }
    return nullptr;
}

} // namespace biosubsidy::ui
