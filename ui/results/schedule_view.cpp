// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/schedule_view.h"

#include <algorithm>

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>

#include "ui/look/conversions.h"
#include "ui/results/verdict_group.h"

namespace biosubsidy::ui {

ScheduleView::ScheduleView(const Texts& texts, const Theme& theme, QWidget* parent)
    : QFrame(parent), texts_(texts), theme_(theme) {
    setObjectName(QStringLiteral("schedule"));
    setProperty("role", QStringLiteral("card"));
    layout_ = new QVBoxLayout(this);
    layout_->setContentsMargins(16, 10, 16, 12);
    layout_->setSpacing(8);
    auto* top = new QHBoxLayout;
    heading_ = new QLabel(this);
    heading_->setProperty("role", QStringLiteral("section"));
    top->addWidget(heading_, 1);
    tableButton_ = makeTool("table", &ScheduleView::toggleTables);
    tableButton_->setCheckable(true);
    pictureButton_ = makeTool("picture", &ScheduleView::copyPicture);
    copyButton_ = makeTool("copy", &ScheduleView::copyTable);
    for (QToolButton* button : {tableButton_, pictureButton_, copyButton_}) top->addWidget(button);
    layout_->addLayout(top);
    texts_.follow(this, [this] { reword(); });
    hide();
}

QToolButton* ScheduleView::makeTool(const char* name, void (ScheduleView::*act)()) {
    auto* button = new QToolButton(this);
    button->setObjectName(QStringLiteral("schedule.%1").arg(QLatin1String(name)));
    button->setProperty("role", QStringLiteral("flat"));
    button->setFocusPolicy(Qt::StrongFocus);
    connect(button, &QToolButton::clicked, this, act);
    return button;
}

void ScheduleView::reword() {
    heading_->setText(texts_(schedule::Headings().title));
    const auto word = [](QToolButton& button, const QString& text, const QString& tip) {
        button.setText(text);
        button.setToolTip(tip);
        button.setAccessibleName(text);
    };
    word(*tableButton_, texts_("表格", "Table"),
         texts_("各年的数和构成（在图上按空格键）",
                "The years in figures and what they are made of (Space on the chart)"));
    word(*pictureButton_, texts_("复制图片", "Copy picture"), texts_("把条形图复制为图片", "The bars as a picture"));
    word(*copyButton_, texts_("复制表格", "Copy table"),
         texts_("可直接粘贴到电子表格，金额以元计", "To paste into a spreadsheet; sums in yuan"));
}

void ScheduleView::show(const AssessmentPtr& assessment) {
    assessment_ = assessment;
    fill();
}

ScheduleCity* ScheduleView::cityAt(std::size_t index) {
    if (index < cities_.size()) return cities_[index];
    auto* city = new ScheduleCity(texts_, theme_, this);
    connect(city, &ScheduleCity::tableRequested, this, &ScheduleView::toggleTables);
    connect(city, &ScheduleCity::claimRequested, this,
            [this](const ClaimId& claim) { Q_EMIT claimRequested(keyOf(*assessment_, claim)); });
    layout_->addWidget(city);
    cities_.push_back(city);
    return city;
}

void ScheduleView::fill() {
    const std::vector<schedule::CityLines> all = schedule::linesOf(*assessment_, texts_.language());
    Money scale; // one for all cities, which are alternatives
    bool bars = false;
    for (const schedule::CityLines& lines : all) {
        for (const schedule::YearLine& line : lines.years) scale = std::max(scale, line.sums.total());
        bars = bars || lines.years.size() > 1;
    }
    shown_ = all.size();
    for (std::size_t index = 0; index < all.size(); ++index) {
        const QString name =
            all.size() > 1 ? texts_(assessment_->city(assessment_->cities.at(all[index].city)).label) : QString();
        ScheduleCity* city = cityAt(index);
        city->show(all[index], name, scale);
        city->showTables(tableButton_->isChecked());
        city->setVisible(true);
    }
    for (std::size_t index = all.size(); index < cities_.size(); ++index) cities_[index]->hide();
    pictureButton_->setVisible(bars);
    setVisible(!all.empty());
}

void ScheduleView::toggleTables() {
    // Asked from a chart the button has not been pressed yet.
    if (sender() != tableButton_) tableButton_->setChecked(!tableButton_->isChecked());
    for (std::size_t index = 0; index < shown_; ++index) cities_[index]->showTables(tableButton_->isChecked());
}

void ScheduleView::copyPicture() {
    int height = 0;
    int width = 0;
    for (std::size_t index = 0; index < shown_; ++index) {
        height += cities_[index]->chart().height();
        width = std::max(width, cities_[index]->chart().width());
    }
    const qreal ratio = devicePixelRatioF();
    QPixmap picture(QSize(width, height) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(theme_.colours().surface);
    QPoint at;
    for (std::size_t index = 0; index < shown_; ++index) {
        YearChart& chart = cities_[index]->chart();
        chart.render(&picture, at, {}, QWidget::DrawChildren);
        at.ry() += chart.height();
    }
    QGuiApplication::clipboard()->setPixmap(picture);
    Q_EMIT said(texts_("图片已复制。", "The picture is copied."));
}

void ScheduleView::copyTable() {
    CopiedTable whole;
    qsizetype rows = 0;
    QList<CopiedColumn> columns;
    for (std::size_t index = 0; index < shown_; ++index) {
        const QList<CopiedColumn> ofCity = cities_[index]->yearColumns();
        rows += ofCity.first().cells.size();
        if (columns.isEmpty()) {
            columns = ofCity;
            continue;
        }
        for (qsizetype column = 0; column < columns.size(); ++column) columns[column].cells << ofCity[column].cells;
    }
    for (CopiedColumn& column : columns) whole.add(std::move(column));
    whole.copy();
    Q_EMIT said(
        texts_.counted("已复制 %1 行，可粘贴到电子表格", "%1 [row|rows] copied, to paste into a spreadsheet", rows));
}

} // namespace biosubsidy::ui
