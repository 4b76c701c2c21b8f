// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/interview/fact_field.h"

#include <memory>

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QVBoxLayout>

#include "core/wording/money_text.h"
#include "ui/look/conversions.h"
#include "ui/look/plain_label.h"
#include "ui/look/theme.h"
#include "ui/widgets/make_editor.h"

namespace biosubsidy::ui {

FactField::FactField(const Fact& fact, const QString& name, const Texts& texts, QWidget* parent)
    : QWidget(parent), fact_(fact), texts_(texts) {
    build(name);
    texts_.follow(this, [this] { fillTexts(); });
    connect(editor_, &FactEditor::edited, this, [this] {
        showNote();
        Q_EMIT edited();
    });
}

void FactField::build(const QString& name) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    label_ = new QLabel(this);
    label_->setProperty("role", QStringLiteral("label"));
    label_->setWordWrap(true);
    editor_ = makeEditor(fact_, texts_, this);
    note_ = new QLabel(this);
    note_->setProperty("role", QStringLiteral("note"));
    note_->setWordWrap(true);
    // One line is always kept, so that nothing jumps when it fills.
    note_->setMinimumHeight(note_->fontMetrics().height());
    layout->addWidget(label_);
    layout->addWidget(editor_);
    offer_ = new QPushButton(this);
    offer_->setObjectName(name + QStringLiteral(".offer"));
    offer_->setProperty("role", QStringLiteral("offer"));
    offer_->setCursor(Qt::PointingHandCursor);
    offer_->hide();
    connect(offer_, &QPushButton::clicked, this, &FactField::takeOffer);
    auto* below = new QHBoxLayout;
    below->setSpacing(8);
    below->addWidget(note_, 1);
    below->addWidget(offer_);
    layout->addLayout(below);
    layout->addStretch();
    setObjectName(name + QStringLiteral(".field"));
    editor_->setObjectName(name + QStringLiteral(".editor"));
    const QList<QWidget*> inputs = editor_->inputs();
    for (QWidget* input : inputs) {
        // Segments and chips keep their own name after the fact's.
        input->setObjectName(inputs.size() == 1 ? name : name + QLatin1Char('.') + input->objectName());
        input->installEventFilter(this);
    }
    if (inputs.size() > 1) editor_->setObjectName(name);
    label_->setBuddy(inputs.front());
    setFocusProxy(editor_);
}

QString FactField::label() const {
    return texts_(fact_.label);
}

QString FactField::help() const {
    return texts_(fact_.help);
}

void FactField::setValue(const FactValue& value) {
    if (value == editor_->value()) return;
    editor_->setValue(value);
    showNote();
}

void FactField::setStake(const std::optional<Question>& question) {
    stake_ = question;
    showNote();
}

void FactField::clearToUnknown() {
    // Also a text that could not be understood goes, whose value is unknown already.
    if (auto* line = qobject_cast<QLineEdit*>(editor_->inputs().front())) {
        line->clear();
        Q_EMIT line->textEdited(QString());
        return;
    }
    editor_->setValue({});
    Q_EMIT editor_->edited();
}

void FactField::fillTexts() {
    label_->setText(plainLabel(label()));
    label_->setToolTip(help());
    editor_->setLabel(label());
    editor_->setUnknownText(unknownText());
    for (QWidget* input : editor_->inputs()) input->setAccessibleDescription(help());
    showNote();
}

QString FactField::unknownText() const {
    if (fact_.defaultChoice)
        return texts_("%1（默认）", "%1 (default)").arg(texts_(fact_.choices[*fact_.defaultChoice].label));
    switch (fact_.defaultFrom) {
    case DefaultFrom::nothing: return texts_("未填", "Not stated");
    case DefaultFrom::companyCity: return texts_("未填 · 同企业所在城市", "Not stated: the company's");
    case DefaultFrom::companyDistrict: return texts_("未填 · 同企业所在区县", "Not stated: the company's");
    case DefaultFrom::assessmentYear: return texts_("未填 · 按测算年度", "Not stated: year of assessment");
    case DefaultFrom::sizeClass: return texts_("未填 · 由规模数据推定", "Not stated: derived");
    }
    return {};
}

QString FactField::stakeText() const {
    if (stake_->atStake.isZero())
        return texts_.counted("未填 · 影响 %1 项结果", "Not stated · %1 [result depends|results depend] on it",
                              stake_->claims);
    return texts_("未填 · 最多影响 %1", "Not stated · up to %1 at stake")
        .arg(toQt(wording::moneyText(stake_->atStake, texts_.language())));
}

void FactField::showNote() {
    const auto show = [this](const QString& text, const char* state) {
        note_->setText(text);
        setStyleProperty(*note_, "state", QString::fromLatin1(state));
    };
    const auto offer = editor_->offer();
    offer_->setVisible(offer.has_value());
    offer_->setText(offer ? offer->text : texts_("换一种写法", "Another way to write it"));
    offer_->setAccessibleName(offer_->text());
    const bool known = isKnown(editor_->value());
    if (const QString problem = editor_->problem(); !problem.isEmpty())
        show(problem, "wrong");
    else if (escapePressed_)
        show(texts_("再按一次 Esc 设为未填", "Press Esc again to make it not stated"), "help");
    else if (const QString understood = editor_->understood(); !understood.isEmpty())
        show(understood, "understood");
    else if (!known && stake_)
        show(stakeText(), "stake");
    else if (!known && fact_.forRulesToCome)
        show(texts_("暂不影响结果", "Does not affect the result yet"), "help");
    else
        show({}, "help");
}

void FactField::takeOffer() {
    const auto offer = editor_->offer();
    if (!offer) return;
    editor_->setFocus(); // the button goes
    editor_->setValue(offer->value);
    Q_EMIT editor_->edited();
}

bool FactField::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Escape && key->modifiers() == Qt::NoModifier) return pressedEscape();
    }
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::FocusOut) {
        if (escapePressed_) {
            escapePressed_ = false;
            showNote();
        }
    }
    // Undo is the window's, one for all fields; only what is no value yet is undone
    // in the line itself.
    if (event->type() == QEvent::ShortcutOverride && editor_->problem().isEmpty()) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    if (event->type() == QEvent::ContextMenu) {
        showContextMenu(watched, static_cast<QContextMenuEvent*>(event)->globalPos());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

bool FactField::pressedEscape() {
    const bool stated = isKnown(editor_->value()) || !editor_->problem().isEmpty();
    const bool second = escapePressed_;
    escapePressed_ = stated && !second;
    if (stated && second) clearToUnknown();
    showNote();
    return true;
}

void FactField::showContextMenu(QObject* input, const QPoint& at) {
    auto* line = qobject_cast<QLineEdit*>(input);
    const std::unique_ptr<QMenu> menu(line != nullptr ? line->createStandardContextMenu() : new QMenu(this));
    if (line != nullptr) menu->addSeparator();
    QAction* clear = menu->addAction(texts_("设为未填", "Make it not stated"));
    clear->setEnabled(isKnown(editor_->value()) || !editor_->problem().isEmpty());
    connect(clear, &QAction::triggered, this, &FactField::clearToUnknown);
    menu->exec(at);
}

} // namespace biosubsidy::ui
