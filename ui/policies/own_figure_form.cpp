// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/own_figure_form.h"

#include <QGridLayout>
#include <QHBoxLayout>

#include "ui/look/conversions.h"
#include "ui/look/theme.h"
#include "ui/widgets/calm_combo_box.h"

namespace biosubsidy::ui {

namespace {

constexpr int sumKind = 0;

} // namespace

OwnFigureForm::OwnFigureForm(std::string measure, Entity scope, const Vocabulary& vocabulary, const Texts& texts,
                             QWidget* parent)
    : QFrame(parent), measure_(std::move(measure)), texts_(texts) {
    setProperty("role", QStringLiteral("card"));
    build(scope, vocabulary);
    texts_.follow(this, [this] { reword(); });
    showKind();
}

void OwnFigureForm::build(Entity scope, const Vocabulary& vocabulary) {
    grid_ = new QGridLayout(this);
    grid_->setContentsMargins(16, 12, 16, 12);
    grid_->setHorizontalSpacing(12);
    grid_->setVerticalSpacing(6);
    grid_->setColumnStretch(1, 1);
    kind_ = new CalmComboBox(this);
    kind_->addItems({QString(), QString()});
    addField(kindField, kind_, "kind");
    addLine(sumField, "sum");
    addLine(shareField, "share");
    base_ = new CalmComboBox(this);
    addBases(scope, vocabulary);
    if (scope != Entity::company) addBases(Entity::company, vocabulary);
    addField(baseField, base_, "base");
    addLine(capField, "cap");
    addLine(sourceField, "source");
    addLine(dateField, "date");
    refusal_ = new QLabel(this);
    refusal_->setObjectName(QStringLiteral("ownfigure.refusal"));
    refusal_->setProperty("role", QStringLiteral("note"));
    refusal_->setProperty("state", QStringLiteral("wrong"));
    refusal_->setWordWrap(true);
    refusal_->hide();
    save_ = new QPushButton(this);
    save_->setObjectName(QStringLiteral("ownfigure.save"));
    save_->setProperty("role", QStringLiteral("primary"));
    cancel_ = new QPushButton(this);
    cancel_->setObjectName(QStringLiteral("ownfigure.cancel"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(save_);
    buttons->addWidget(cancel_);
    buttons->addStretch();
    const int row = grid_->rowCount();
    grid_->addWidget(refusal_, row, 1);
    grid_->addLayout(buttons, row + 1, 1);
    connect(kind_, &QComboBox::currentIndexChanged, this, &OwnFigureForm::showKind);
    connect(save_, &QPushButton::clicked, this, &OwnFigureForm::submit);
    connect(cancel_, &QPushButton::clicked, this, &OwnFigureForm::cancelled);
}

QLineEdit* OwnFigureForm::addLine(FieldId id, const char* name) {
    auto* line = new QLineEdit(this);
    addField(id, line, name);
    connect(line, &QLineEdit::returnPressed, this, &OwnFigureForm::submit);
    connect(line, &QLineEdit::textChanged, this, [this, id] { say(id, {}); });
    return line;
}

void OwnFigureForm::addField(FieldId id, QWidget* editor, const char* name) {
    editor->setObjectName(QStringLiteral("ownfigure.") + QString::fromLatin1(name));
    auto* label = new QLabel(this);
    label->setProperty("role", QStringLiteral("label"));
    label->setBuddy(editor);
    auto* problem = new QLabel(this);
    problem->setProperty("role", QStringLiteral("note"));
    problem->setProperty("state", QStringLiteral("wrong"));
    problem->setWordWrap(true);
    problem->hide();
    const int row = grid_->rowCount();
    grid_->addWidget(label, row, 0);
    grid_->addWidget(editor, row, 1);
    grid_->addWidget(problem, row + 1, 1);
    fields_[id] = {label, editor, problem};
}

// "project.total_investment", as a rule writes it.
void OwnFigureForm::addBases(Entity entity, const Vocabulary& vocabulary) {
    for (const Fact& fact : vocabulary.facts(entity)) {
        if (fact.type != FactType::money) continue;
        bases_.emplace_back(std::string(toString(entity)) + "." + fact.id, fact.label);
        base_->addItem(QString());
    }
}

void OwnFigureForm::showKind() {
    const bool sum = kind_->currentIndex() == sumKind;
    for (const FieldId id : {sumField, shareField, baseField, capField}) {
        const bool shown = (id == sumField) == sum;
        fields_[id].label->setVisible(shown);
        fields_[id].editor->setVisible(shown);
        if (!shown) say(id, {});
    }
}

void OwnFigureForm::reword() {
    kind_->setItemText(0, texts_("一笔金额", "a sum"));
    kind_->setItemText(1, texts_("某项金额的比例", "a share of an amount"));
    for (std::size_t index = 0; index < bases_.size(); ++index)
        base_->setItemText(static_cast<int>(index), texts_(bases_[index].second));
    const auto name = [this](FieldId id, const QString& label, const QString& hint) {
        fields_[id].label->setText(label);
        fields_[id].editor->setAccessibleName(label);
        if (auto* line = qobject_cast<QLineEdit*>(fields_[id].editor)) line->setPlaceholderText(hint);
    };
    name(kindField, texts_("支持的是", "The support is"), {});
    name(sumField, texts_("金额", "Sum"), texts_("如 300万", "such as 300万 or 3000000"));
    name(shareField, texts_("比例", "Share"), texts_("如 10%", "such as 10%"));
    name(baseField, texts_("占", "Of"), {});
    name(capField, texts_("最高", "At most"), texts_("如 500万；不清楚可以不填", "such as 500万; may stay empty"));
    name(sourceField, texts_("来源", "Source"),
         texts_("如 2026 年申报通知，市科委电话答复", "such as the call for applications of 2026"));
    name(dateField, texts_("来源日期", "Its date"), texts_("如 2026-05-01", "such as 2026-05-01"));
    save_->setText(texts_("保存为自填数字", "Save as my own figure"));
    cancel_->setText(texts_("取消", "Cancel"));
}

QString OwnFigureForm::textOf(FieldId id) const {
    const auto* line = qobject_cast<const QLineEdit*>(fields_[id].editor);
    return line == nullptr ? QString() : line->text().trimmed();
}

void OwnFigureForm::say(FieldId id, const QString& problem) {
    if (fields_[id].problem == nullptr) return;
    fields_[id].problem->setText(problem);
    fields_[id].problem->setVisible(!problem.isEmpty());
    setStyleProperty(*fields_[id].editor, "state", problem.isEmpty() ? QString() : QStringLiteral("wrong"));
    if (problem.isEmpty()) return;
    if (!wrong_) fields_[id].editor->setFocus(); // the first that is wrong
    wrong_ = true;
}

std::optional<Money> OwnFigureForm::money(FieldId id, bool required) {
    const QString text = textOf(id);
    if (text.isEmpty() && !required) return std::nullopt;
    const auto read = Money::parseTyped(toUtf8(text));
    if (read) return *read;
    say(id,
        text.isEmpty() ? texts_("请填金额，如 300万", "enter a sum, such as 300万") : texts_(describe(read.error())));
    return std::nullopt;
}

void OwnFigureForm::submit() {
    wrong_ = false;
    refusal_->hide();
    const bool sum = kind_->currentIndex() == sumKind;
    const auto date = Date::parse(toUtf8(textOf(dateField)));
    OwnFigure figure{.measure = measure_,
                     .sum = sum ? money(sumField, true) : std::nullopt,
                     .share = {},
                     .of = {},
                     .cap = {},
                     .source = toUtf8(textOf(sourceField)),
                     .date = date.value_or(*Date::of(1970, 1, 1))};
    if (!sum) {
        figure.share = Rate::parse(toUtf8(textOf(shareField)));
        if (!figure.share) say(shareField, texts_("请填比例，如 10%", "enter a share, such as 10%"));
        if (base_->currentIndex() >= 0) figure.of = bases_[static_cast<std::size_t>(base_->currentIndex())].first;
        figure.cap = money(capField, false);
    }
    if (figure.source.empty()) say(sourceField, texts_("请写明数字的来源", "say where the figure comes from"));
    if (!date) say(dateField, texts_("请填日期，如 2026-05-01", "enter a date, such as 2026-05-01"));
    if (!wrong_) Q_EMIT submitted(figure);
}

void OwnFigureForm::refuse(const Diagnostics& problems) {
    QStringList lines;
    for (const Diagnostic& problem : problems) lines << texts_(problem.message);
    refusal_->setText(lines.join(QLatin1Char('\n')));
    refusal_->setVisible(!lines.isEmpty());
}

} // namespace biosubsidy::ui
