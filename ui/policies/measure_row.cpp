// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/measure_row.h"

#include "core/wording/pack_text.h"
#include "ui/look/conversions.h"
#include "ui/look/settle.h"
#include "ui/policies/own_figure_form.h"
#include "ui/widgets/into_view.h"

namespace biosubsidy::ui {

MeasureRow::MeasureRow(Look look, bool document, const Texts& texts, const Theme& theme, QWidget* parent)
    : QWidget(parent), look_(std::move(look)), document_(document), texts_(texts), theme_(theme) {
    build();
    const QString key = pack() + QLatin1Char('/') + measure();
    setObjectName(QStringLiteral("measure.") + key);
    head_->setObjectName(QStringLiteral("measure.%1.head").arg(key));
    connect(head_, &QAbstractButton::toggled, this, [this] {
        fillDetails();
        settleLayouts();
    });
    connect(head_, &QAbstractButton::clicked, this, [this](bool open) {
        if (open) bringIntoView(*this);
    });
    refresh();
}

QString MeasureRow::pack() const {
    return toQt(look_().pack.id);
}

QString MeasureRow::measure() const {
    return toQt(look_().measure.id);
}

QLabel* MeasureRow::addLabel(const char* role) {
    auto* label = new QLabel(head_);
    label->setProperty("role", QString::fromLatin1(role));
    label->setAttribute(Qt::WA_TransparentForMouseEvents);
    return label;
}

void MeasureRow::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    head_ = new RowHead(theme_, this);
    layout->addWidget(head_);
    auto* line = new QHBoxLayout(head_);
    line->setContentsMargins(8, 6, 8, 6);
    line->setSpacing(8);
    sign_ = addLabel("sign");
    sign_->setFixedWidth(16);
    sign_->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    line->addWidget(sign_, 0, Qt::AlignTop);
    auto* middle = new QVBoxLayout;
    middle->setSpacing(1);
    title_ = addLabel("claim");
    title_->setWordWrap(true);
    subtitle_ = addLabel("muted");
    subtitle_->setWordWrap(true);
    middle->addWidget(title_);
    middle->addWidget(subtitle_);
    line->addLayout(middle, 3);
    sum_ = addLabel("sum");
    sum_->setWordWrap(true);
    sum_->setAlignment(Qt::AlignRight | Qt::AlignTop);
    line->addWidget(sum_, 2, Qt::AlignTop);
}

void MeasureRow::refresh() {
    fillHead();
    fillDetails();
}

// The city, and the number where there is one.
QString MeasureRow::documentName(const MeasureView& view) const {
    const Fact& cities = view.rules.vocabulary().fact(Entity::company, view.rules.vocabulary().known().companyCity);
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
    subtitle_->setText(parts.join(QStringLiteral(" · ")));
    sum_->setText(toQt(wording::amountText(view.measure, view.rules.vocabulary(), texts_.language())));
    setStyleProperty(*sum_, "weight", view.measure.hasSum() ? QString() : QStringLiteral("light"));
    head_->setAccessibleName(QStringList{title_->text(), subtitle_->text(), sum_->text()}.join(QStringLiteral(" · ")));
}

void MeasureRow::fillDetails() {
    if (box_ != nullptr) box_->setVisible(isOpen());
    if (!isOpen()) return;
    if (box_ == nullptr) makeDetails();
    const MeasureView view = look_();
    const QString html = measureHtml(view, texts_, theme_.colours());
    if (html != details_->text()) details_->setText(html);
    details_->setAccessibleName(title_->text());
    if (enter_ == nullptr) return;
    enter_->setText(texts_("填入自己掌握的金额…", "Enter a figure of your own..."));
    enter_->setToolTip(texts_("文件没有公布金额；从申报通知等渠道得知的数字可以填在这里，标明来源。",
                              "The document publishes no figure; one that you know from a call for applications or "
                              "elsewhere can stand here, with its source."));
}

void MeasureRow::makeDetails() {
    box_ = new QFrame(this);
    box_->setProperty("role", QStringLiteral("detail"));
    auto* layout = new QVBoxLayout(box_);
    layout->setContentsMargins(32, 8, 16, 12);
    details_ = new QLabel(box_);
    details_->setObjectName(objectName() + QStringLiteral(".details"));
    details_->setWordWrap(true);
    details_->setTextFormat(Qt::RichText);
    details_->setTextInteractionFlags(Qt::TextBrowserInteraction);
    layout->addWidget(details_);
    connect(details_, &QLabel::linkActivated, this, &MeasureRow::resultRequested);
    if (look_().measure.support == Support::unstated) {
        enter_ = new QPushButton(box_);
        enter_->setObjectName(objectName() + QStringLiteral(".enter"));
        layout->addWidget(enter_, 0, Qt::AlignLeft);
        connect(enter_, &QPushButton::clicked, this, &MeasureRow::openForm);
    }
    this->layout()->addWidget(box_);
    box_->show();
}

void MeasureRow::openForm() {
    const MeasureView view = look_();
    form_ = new OwnFigureForm(view.pack.id + "/" + view.measure.id, view.measure.scope, view.rules.vocabulary(), texts_,
                              box_);
    form_->setObjectName(objectName() + QStringLiteral(".form"));
    box_->layout()->addWidget(form_);
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
