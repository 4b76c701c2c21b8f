// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/money_edit.h"

#include <algorithm>

#include "core/wording/money_text.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

QString MoneyEdit::understood() const {
    const FactValue known = value();
    const auto* money = std::get_if<Money>(&known);
    if (money == nullptr) return {};
    return QStringLiteral("= ") + toQt(wording::exactYuanText(*money, texts().language()));
}

std::optional<FactEditor::Offer> MoneyEdit::offer() const {
    const FactValue known = value();
    const auto* money = std::get_if<Money>(&known);
    constexpr int wan = 10'000;
    constexpr int fenOfYuan = 100;
    if (money == nullptr || money->isZero() || money->fen() >= Fen(10 * wan) * fenOfYuan) return std::nullopt;
    const auto isBare = [](QChar letter) { return letter.isDigit() || letter == QLatin1Char(','); };
    if (typed().isEmpty() || !std::all_of(typed().begin(), typed().end(), isBare)) return std::nullopt;
    const FactValue meant = Money::fromFen(money->fen() * wan);
    return Offer{texts()("改为 %1", "Make it %1").arg(write(meant)), meant};
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
