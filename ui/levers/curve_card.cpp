// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/levers/curve_card.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QShortcut>
#include <QVBoxLayout>

#include "core/curve/curve_csv.h"
#include "core/curve/curve_reading.h"
#include "core/wording/explanation.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

CurveCard::CurveCard(const Texts& texts, const Theme& theme, QWidget* parent)
    : QFrame(parent), texts_(texts), theme_(theme) {
    setObjectName(QStringLiteral("curve"));
    setProperty("role", QStringLiteral("card"));
    build();
    connect(chart_, &CurveChart::readingMoved, this, &CurveCard::showReading);
    connect(chart_, &CurveChart::proposed, this, &CurveCard::tryAmount);
    connect(chart_, &CurveChart::dropped, this, [this] { tryAmount(std::nullopt); });
    connect(whatIf_, &WhatIfBar::tried, this, &CurveCard::tryAmount);
    connect(whatIf_, &WhatIfBar::dropRequested, this, [this] {
        takeFocus(); // ahead of the button, which goes out
        tryAmount(std::nullopt);
    });
    connect(whatIf_, &WhatIfBar::keepRequested, this, [this] {
        if (view_.whatIf) Q_EMIT keepRequested(*view_.whatIf);
    });
    connect(turns_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
        const auto amount = turnModel_->amountOf(current);
        if (!amount) return;
        chart_->read(amount);
        showReading();
    });
    texts_.follow(this, [this] { reword(); });
}

void CurveCard::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 10, 16, 12);
    layout->setSpacing(6);
    auto* top = new QHBoxLayout;
    title_ = new QLabel(this);
    title_->setObjectName(QStringLiteral("curve.title"));
    title_->setProperty("role", QStringLiteral("section"));
    top->addWidget(title_, 1);
    tableButton_ = makeTool("table", &CurveCard::toggleTable);
    tableButton_->setCheckable(true);
    pictureButton_ = makeTool("picture", &CurveCard::copyPicture);
    dataButton_ = makeTool("data", &CurveCard::copyData);
    for (QToolButton* button : {tableButton_, pictureButton_, dataButton_}) top->addWidget(button);
    layout->addLayout(top);
    stack_ = new QStackedWidget(this);
    stack_->addWidget(makePictures());
    table_ = new QTableView(this);
    table_->setObjectName(QStringLiteral("curve.table"));
    tableModel_ = new CurveTableModel(texts_, this);
    table_->setModel(tableModel_);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setTabKeyNavigation(false);
    table_->setWordWrap(true);
    table_->verticalHeader()->hide();
    table_->horizontalHeader()->setStretchLastSection(true);
    table_->setFrameShape(QFrame::NoFrame);
    stack_->addWidget(table_);
    stack_->setMinimumHeight(300);
    layout->addWidget(stack_, 1);
    reading_ = new QLabel(this);
    reading_->setObjectName(QStringLiteral("curve.reading"));
    reading_->setWordWrap(true);
    reading_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    reading_->setMinimumHeight(2 * fontMetrics().lineSpacing());
    reading_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    layout->addWidget(reading_);
    whatIf_ = new WhatIfBar(texts_, this);
    layout->addWidget(whatIf_);
}

QWidget* CurveCard::makePictures() {
    auto* box = new QWidget(this);
    auto* layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    chart_ = new CurveChart(texts_, theme_, box);
    layout->addWidget(chart_, 1);
    box->setFocusProxy(chart_);
    turnsBox_ = new QWidget(box);
    turnsBox_->setFixedWidth(300);
    auto* side = new QVBoxLayout(turnsBox_);
    side->setContentsMargins(0, 0, 0, 0);
    turnsCaption_ = new QLabel(turnsBox_);
    turnsCaption_->setProperty("role", QStringLiteral("quiet"));
    side->addWidget(turnsCaption_);
    turns_ = new QListView(turnsBox_);
    turns_->setObjectName(QStringLiteral("curve.turns"));
    turnModel_ = new TurnListModel(texts_, this);
    turns_->setModel(turnModel_);
    turns_->setWordWrap(true);
    turns_->setResizeMode(QListView::Adjust);
    turns_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    turns_->setFrameShape(QFrame::NoFrame);
    turns_->setSpacing(2);
    turnsCaption_->setBuddy(turns_);
    side->addWidget(turns_, 1);
    layout->addWidget(turnsBox_);
    return box;
}

QToolButton* CurveCard::makeTool(const char* name, void (CurveCard::*act)()) {
    auto* button = new QToolButton(this);
    button->setObjectName(QStringLiteral("curve.%1").arg(QString::fromLatin1(name)));
    button->setProperty("role", QStringLiteral("flat"));
    button->setFocusPolicy(Qt::StrongFocus);
    connect(button, &QToolButton::clicked, this, act);
    return button;
}

void CurveCard::reword() {
    const auto word = [](QToolButton& button, const QString& text, const QString& keys) {
        button.setText(text);
        button.setToolTip(keys.isEmpty() ? text : QStringLiteral("%1  %2").arg(text, keys));
        button.setAccessibleName(text);
    };
    word(*tableButton_, texts_("表格", "Table"), QStringLiteral("Ctrl+T"));
    word(*pictureButton_, texts_("复制图片", "Copy picture"), QStringLiteral("Ctrl+Shift+C"));
    word(*dataButton_, texts_("复制数据", "Copy data"), QStringLiteral("CSV"));
    turnsCaption_->setText(texts_("转折处", "Where it turns"));
    turns_->setAccessibleName(texts_("曲线的转折", "Turns of the curve"));
    table_->setAccessibleName(texts_("曲线的各段", "Pieces of the curve"));
    showParts();
}

void CurveCard::show(const CurveView& view) {
    const bool same = view_.curves != nullptr && view.curves != nullptr && view_.curves->fact == view.curves->fact &&
                      view_.city == view.city;
    const bool sameCurve = view_.curves == view.curves && view_.city == view.city;
    CurveView next = view;
    next.whatIf.reset();
    if (same && view_.whatIf != view.own) next.whatIf = view_.whatIf; // what is being tried
    view_ = std::move(next);
    if (!same) chart_->read(std::nullopt);
    if (sameCurve)
        chart_->show(view_);
    else
        showParts();
    whatIf_->show(view_);
    showReading();
}

void CurveCard::showParts() {
    const std::size_t city = view_.city;
    turnModel_->show(view_.curves, city);
    tableModel_->show(view_.curves, city);
    fitTable();
    chart_->show(view_);
    const bool turns = turnModel_->rowCount() > 0;
    turnsBox_->setVisible(turns && width() >= 760);
    whatIf_->show(view_);
    if (view_.curves != nullptr) {
        const Assessment& assessment = view_.curves->assessment;
        title_->setText(texts_("%1 · 合计随“%2”的变化", "%1 · the total as \"%2\" changes")
                            .arg(texts_(assessment.city(assessment.cities.at(city)).label),
                                 toQt(wording::factText(assessment, view_.curves->fact, texts_.language()))));
    }
    showReading();
}

// Without a cursor the line reads the case's own point.
void CurveCard::showReading() {
    if (view_.curves == nullptr) return;
    auto at = chart_->reading();
    if (!at && view_.own && view_.shows(*view_.own)) at = view_.own;
    QString text;
    if (at) text = toQt(curve::readingText(*view_.curves, curve::readAt(view_.curve(), *at), texts_.language()));
    if (at && at == view_.own) text = texts_("本案例 · ", "This case · ") + text;
    if (!view_.own)
        text = texts_("案例里没有填这项金额，图上还没有本案例的点。",
                      "The case does not give this amount: it has no point in the chart yet.") +
               QLatin1Char(' ') + text;
    reading_->setText(text);
    chart_->setAccessibleDescription(text);
    const QModelIndex turn = at ? turnModel_->indexOf(*at) : QModelIndex();
    const QSignalBlocker quiet(turns_->selectionModel());
    turns_->setCurrentIndex(turn);
    turns_->viewport()->update();
}

void CurveCard::tryAmount(const std::optional<Money>& amount) {
    if (view_.curves == nullptr) return;
    const bool wasRead = view_.whatIf && chart_->reading() == view_.whatIf;
    view_.whatIf = amount;
    if (amount && !view_.shows(*amount)) Q_EMIT outOfRange(*amount);
    chart_->show(view_);
    whatIf_->show(view_);
    if (amount || wasRead) chart_->read(amount);
    showReading();
}

void CurveCard::toggleTable() {
    const bool table = stack_->currentWidget() != table_;
    stack_->setCurrentIndex(table ? 1 : 0);
    tableButton_->setChecked(table);
    if (table) table_->resizeRowsToContents();
    takeFocus();
    if (table && !table_->currentIndex().isValid()) table_->selectRow(0);
}

void CurveCard::copyPicture() {
    QApplication::clipboard()->setPixmap(chart_->grab());
    Q_EMIT said(texts_("图片已复制。", "The picture is copied."));
}

void CurveCard::copyData() {
    if (view_.curves == nullptr) return;
    // The byte order mark is for files.
    QString csv = toQt(curve::toCsv(*view_.curves, texts_.language()));
    if (csv.startsWith(QChar(0xFEFF))) csv.remove(0, 1);
    QApplication::clipboard()->setText(csv);
    Q_EMIT said(texts_("数据已复制（CSV）。", "The data are copied (CSV)."));
}

void CurveCard::fitTable() {
    table_->resizeColumnsToContents();
    table_->resizeRowsToContents();
}

void CurveCard::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    turnsBox_->setVisible(turnModel_->rowCount() > 0 && width() >= 760);
    table_->resizeRowsToContents();
}

} // namespace biosubsidy::ui
