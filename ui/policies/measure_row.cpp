// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/measure_row.h"

#include "core/wording/pack_text.h"
#include "ui/look/conversions.h"
#include "ui/policies/own_figure_form.h"
#include "ui/widgets/into_view.h"

namespace biosubsidy::ui {

MeasureRow::MeasureRow(Look look, bool document, const Texts& texts, const Theme& theme, QWidget* parent)
    : OpeningRow(QStringLiteral("measure.%1/%2").arg(toQt(look().pack.id), toQt(look().measure.id)), 3, theme, parent),
      look_(std::move(look)), document_(document), texts_(texts), sum_(addLabel("sum")) {
    sum_->setWordWrap(true);
    sum_->setAlignment(Qt::AlignRight | Qt::AlignTop);
    line().addWidget(sum_, 2, Qt::AlignTop);
    refresh();
}

QString MeasureRow::pack() const {
    return toQt(look_().pack.id);
}

QString MeasureRow::measure() const {
    return toQt(look_().measure.id);
}

void MeasureRow::refresh() {
    fillHead();
    fillDetails();
}

// The city, and the number where there is one.
QString MeasureRow::documentName(const MeasureView& view) const {
    const Fact& cities = view.rules.vocabulary().cities();
    const auto city = cities.choice(view.pack.city);
    QStringList names{city ? texts_(cities.choices.at(*city).label) : toQt(view.pack.city), toQt(view.pack.number)};
    names.removeAll(QString());
    return names.join(QLatin1Char(' '));
}

void MeasureRow::fillHead() {
    const MeasureView view = look_();
    const Standing standing = standingIn(view.assessment, view.pack, view.measure, texts_);
    sign_->setText(standing.sign);
    setStyleProperty(*sign_, "verdict", standing.verdict);
    title_->setText(texts_(view.measure.title));
    QStringList parts{
        toQt(wording::clauseText(view.measure, texts_.language())),
        texts_("按%1申请", "for each %1").arg(toQt(wording::scopeText(view.measure.scope, texts_.language())))};
    if (document_) parts.prepend(documentName(view));
    if (!standing.word.isEmpty()) parts << texts_("案例：%1", "case: %1").arg(standing.word);
    parts.removeAll(QString()); // news names no clauses
    subtitle_->setText(parts.join(QStringLiteral(" · ")));
    // Tiers are a paragraph: it stands among the details.
    const QString amount = toQt(wording::amountText(view.measure, view.rules.vocabulary(), texts_.language()));
    const std::size_t tiers = view.measure.tiers.size();
    sum_->setText(tiers > 1 ? texts_.counted("分 %1 档", "%1 [tier|tiers]", tiers) : amount);
    sum_->setToolTip(tiers > 1 ? amount : QString());
    setStyleProperty(*sum_, "weight", view.measure.hasSum() ? QString() : QStringLiteral("light"));
    head().setAccessibleName(QStringList{title_->text(), subtitle_->text(), sum_->text()}.join(QStringLiteral(" · ")));
}

QString MeasureRow::detailsHtml() const {
    return measureHtml(look_(), texts_, colours());
}

void MeasureRow::openLink(const QString& /*link*/) {
    Q_EMIT resultRequested();
}

void MeasureRow::fillBox(QVBoxLayout& box) {
    if (look_().measure.support != Support::unstated) return;
    enter_ = new QPushButton(box.parentWidget());
    enter_->setObjectName(objectName() + QStringLiteral(".enter"));
    box.addWidget(enter_, 0, Qt::AlignLeft);
    connect(enter_, &QPushButton::clicked, this, &MeasureRow::openForm);
    texts_.follow(enter_, [this] {
        enter_->setText(texts_("填入自己掌握的金额…", "Enter a figure of your own..."));
        enter_->setToolTip(texts_("文件没有公布金额；从申报通知等渠道得知的数字可以填在这里，标明来源。",
                                  "The document publishes no figure; one that you know from a call for applications or "
                                  "elsewhere can stand here, with its source."));
    });
}

void MeasureRow::openForm() {
    const MeasureView view = look_();
    form_ = new OwnFigureForm(view.pack.id + "/" + view.measure.id, view.measure.scope, view.rules.vocabulary(), texts_,
                              box());
    form_->setObjectName(objectName() + QStringLiteral(".form"));
    box()->layout()->addWidget(form_);
    enter_->hide();
    connect(form_, &OwnFigureForm::submitted, this, &MeasureRow::figureEntered);
    connect(form_, &OwnFigureForm::cancelled, this, [this] {
        form_->hide();
        form_->deleteLater();
        form_ = nullptr;
        enter_->show();
        enter_->setFocus();
    });
    form_->show();
    bringIntoView(*form_);
    form_->takeFocus();
}

void MeasureRow::refuseFigure(const Diagnostics& problems) {
    if (form_ != nullptr) form_->refuse(problems);
}

} // namespace biosubsidy::ui
