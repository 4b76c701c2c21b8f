// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/money_edit.h"

#include "core/wording/money_text.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

QString MoneyEdit::understood() const {
    const FactValue known = value();
    const auto* money = std::get_if<Money>(&known);
    if (money == nullptr) return {};
    return QStringLiteral("= ") + toQt(wording::exactYuanText(*money, texts().language()));
}

tl::expected<FactValue, QString> MoneyEdit::read(const QString& text) const {
    // What the field itself writes in English begins with the currency.
    QString amount = text;
    if (amount.startsWith(QLatin1String("CNY"), Qt::CaseInsensitive)) amount = amount.mid(3);
    const auto money = Money::parseTyped(toUtf8(amount));
    if (!money) return tl::unexpected(texts()(describe(money.error())));
    return FactValue(*money);
}

QString MoneyEdit::write(const FactValue& value) const {
    return toQt(wording::moneyText(std::get<Money>(value), texts().language()));
}

} // namespace biosubsidy::ui
