// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screening/result_filter_bar.h"

#include <QHBoxLayout>
#include <QSignalBlocker>

#include "core/wording/explanation.h"
#include "core/wording/money_text.h"
#include "ui/look/conversions.h"
#include "ui/look/theme.h"
#include "ui/widgets/calm_combo_box.h"
#include "ui/widgets/refill.h"

namespace biosubsidy::ui {

namespace {

constexpr int pauseMilliseconds = 200;

std::optional<Money> amountOf(const QString& text) {
    const auto money = Money::parseTyped(toUtf8(text));
    return money ? std::optional(*money) : std::nullopt;
}

} // namespace

ResultFilterBar::ResultFilterBar(const Texts& texts, QWidget* parent) : QWidget(parent), texts_(texts) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    const auto line = [&](const char* name) {
        auto* made = new QLineEdit(this);
        made->setObjectName(QLatin1String(name));
        made->setClearButtonEnabled(true);
        connect(made, &QLineEdit::textChanged, &pause_, qOverload<>(&QTimer::start));
        return made;
    };
    const auto box = [&](const char* name) {
        auto* made = new CalmComboBox(this);
        made->setObjectName(QLatin1String(name));
        made->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        connect(made, &QComboBox::currentIndexChanged, this, &ResultFilterBar::changed);
        return made;
    };
    words_ = line("screening.search");
    city_ = box("screening.city");
    verdict_ = box("screening.verdict");
    least_ = line("screening.least");
    constexpr int leastWidth = 190;
    least_->setFixedWidth(leastWidth);
    clear_ = new QPushButton(this);
    clear_->setObjectName(QStringLiteral("screening.clear"));
    clear_->setProperty("role", QStringLiteral("link"));
    layout->addWidget(words_, 1);
    for (QWidget* part : std::initializer_list<QWidget*>{city_, verdict_, least_, clear_}) layout->addWidget(part);
    pause_.setSingleShot(true);
    pause_.setInterval(pauseMilliseconds);
    connect(&pause_, &QTimer::timeout, this, &ResultFilterBar::changed);
    connect(least_, &QLineEdit::textChanged, this, &ResultFilterBar::checkLeast);
    connect(clear_, &QPushButton::clicked, this, &ResultFilterBar::reset);
    connect(this, &ResultFilterBar::changed, this, [this] { clear_->setEnabled(!isEmpty()); });
    texts_.follow(this, [this] { fill(); });
    clear_->setEnabled(false);
}

void ResultFilterBar::setRules(const std::shared_ptr<const RuleBook>& rules) {
    rules_ = rules;
    fill();
}

void ResultFilterBar::fill() {
    words_->setPlaceholderText(texts_("查找企业名称或信用代码", "Find a name or credit code"));
    words_->setAccessibleName(texts_("查找企业", "Find companies"));
    least_->setPlaceholderText(texts_("最高可获至少，如 100万", "At least, as 1,000,000"));
    least_->setAccessibleName(texts_("最高可获至少", "At most, at least"));
    clear_->setText(texts_("清除条件", "Clear"));
    clear_->setAccessibleName(texts_("清除所有筛选条件", "Clear all filters"));
    std::vector<std::pair<QString, QString>> cities{{texts_("最优地点不限", "Any best place"), {}}};
    if (rules_ != nullptr) {
        const Vocabulary& vocabulary = rules_->vocabulary();
        for (const Choice& choice : vocabulary.cities().choices) {
            for (const Pack& pack : rules_->packs()) {
                if (pack.city != choice.id) continue;
                cities.emplace_back(texts_(choice.label), toQt(choice.id));
                break;
            }
        }
    }
    refill(*city_, cities);
    city_->setAccessibleName(texts_("最优地点", "Best place"));
    std::vector<std::pair<QString, QString>> verdicts{{texts_("结论不限", "Any verdict"), {}}};
    for (const Verdict verdict : {Verdict::eligible, Verdict::arguable, Verdict::undetermined})
        verdicts.emplace_back(
            texts_("有“%1”的", "With “%1”").arg(toQt(wording::verdictText(verdict, texts_.language()))),
            QString::number(static_cast<int>(verdict)));
    refill(*verdict_, verdicts);
    verdict_->setAccessibleName(texts_("结论", "Verdict"));
    checkLeast();
}

void ResultFilterBar::checkLeast() {
    const bool wrong = !least_->text().trimmed().isEmpty() && !amountOf(least_->text());
    setStyleProperty(*least_, "state", wrong ? QStringLiteral("wrong") : QString());
    least_->setToolTip(
        wrong ? texts_("读不懂这个金额；可写“100万”或“1,000,000”", "Not an amount; write 1,000,000 or 100万")
              : QString());
}

void ResultFilterBar::apply(results::ResultQuery& query) const {
    query.text = toUtf8(words_->text().trimmed());
    query.city = toUtf8(city_->currentData().toString());
    const QString verdict = verdict_->currentData().toString();
    query.verdict = verdict.isEmpty() ? std::nullopt : std::optional(static_cast<Verdict>(verdict.toInt()));
    query.least = amountOf(least_->text());
}

bool ResultFilterBar::isEmpty() const {
    return words_->text().trimmed().isEmpty() && city_->currentIndex() <= 0 && verdict_->currentIndex() <= 0 &&
           least_->text().trimmed().isEmpty();
}

void ResultFilterBar::setLeast(const Money& least) {
    least_->setText(least.isZero() ? QString() : toQt(wording::moneyText(least, Language::zh)));
    pause_.stop();
    Q_EMIT changed();
}

void ResultFilterBar::reset() {
    {
        const QSignalBlocker quiet(this);
        words_->clear();
        least_->clear();
        for (QComboBox* box : {city_, verdict_}) box->setCurrentIndex(0);
    }
    pause_.stop();
    Q_EMIT changed();
}

void ResultFilterBar::focusWords() {
    words_->setFocus();
    words_->selectAll();
}

} // namespace biosubsidy::ui
