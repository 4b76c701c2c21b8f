// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/headline_view.h"

#include <QTimer>

#include "ui/look/conversions.h"
#include "ui/look/theme.h"
#include "ui/results/headline_figures.h"
#include "ui/widgets/role_label.h"

namespace biosubsidy::ui {

namespace {

constexpr int markedFor = 1200; // milliseconds
// In a table of cities there is no room for every figure.
const QString leftOutOfTable = QStringLiteral("open_rate");

bool hasDraft(const Assessment& assessment, const CityResult& city) {
    for (const std::size_t pack : city.packs) {
        if (assessment.packs[pack].status == PackStatus::draft) return true;
    }
    return false;
}

} // namespace

HeadlineView::HeadlineView(const Texts& texts, QWidget* parent) : QFrame(parent), texts_(texts) {
    setProperty("role", QStringLiteral("bar"));
    outer_ = new QVBoxLayout(this);
    outer_->setContentsMargins(24, 12, 24, 12);
    empty_ = roleLabel(this, "quiet");
    empty_->setObjectName(QStringLiteral("headline.empty"));
    empty_->setWordWrap(true);
    outer_->addWidget(empty_);
}

void HeadlineView::askAdvisor(const Advisor& advisor) {
    advisor_ = &advisor;
}

void HeadlineView::show(const Assessment& assessment) {
    QStringList cities;
    for (const CityResult& city : assessment.cities) cities << toQt(assessment.city(city).id);
    if (cities != shown_) {
        rebuild(cities);
        marking_ = false;
    }
    bound_ = false;
    for (std::size_t index = 0; index < lines_.size(); ++index)
        fillLine(lines_[index], assessment, assessment.cities[index]);
    fillCaptions();
    empty_->setVisible(lines_.empty());
    empty_->setText(texts_("所在城市没有载入的政策。可在“企业”页改选城市。",
                           "No policy is loaded for this city. Choose another one on the page Company."));
    marking_ = true;
}

void HeadlineView::reword(const Assessment& assessment) {
    marking_ = false;
    show(assessment);
}

void HeadlineView::rebuild(const QStringList& cityIds) {
    delete box_;
    lines_.clear();
    captions_.clear();
    shown_ = cityIds;
    box_ = new QWidget(this);
    grid_ = new QGridLayout(box_);
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setVerticalSpacing(0);
    for (const QString& id : cityIds) lines_.push_back(makeLine(id));
    while (captions_.size() < headlineFigures().size()) captions_.push_back(roleLabel(box_, "muted"));
    outer_->addWidget(box_);
    if (lines_.size() == 1)
        layOutOne();
    else
        layOutTable();
}

HeadlineView::CityLine HeadlineView::makeLine(const QString& cityId) {
    CityLine line;
    line.name = roleLabel(box_, "heading");
    for (QLabel** badge : {&line.draft, &line.reported}) {
        *badge = roleLabel(box_, "badge");
        (*badge)->setProperty("tone", QStringLiteral("arguable"));
        (*badge)->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Maximum);
    }
    line.reported->setObjectName(QStringLiteral("headline.%1.reported").arg(cityId));
    for (const HeadlineFigure& figure : headlineFigures()) {
        QLabel* value = roleLabel(box_, "figure");
        value->setObjectName(QStringLiteral("headline.%1.%2").arg(cityId, figure.id));
        line.values.push_back(value);
    }
    return line;
}

QWidget* HeadlineView::nameBox(const CityLine& line) {
    auto* box = new QWidget(box_);
    auto* layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(line.name);
    layout->addWidget(line.reported);
    layout->addWidget(line.draft);
    layout->addStretch();
    return box;
}

// One city: name and ceiling on a line, large; the other figures below.
void HeadlineView::layOutOne() {
    const CityLine& line = lines_.front();
    line.values.front()->setProperty("role", QStringLiteral("headline"));
    auto* top = new QHBoxLayout;
    top->setSpacing(10);
    top->addWidget(nameBox(line), 1);
    top->addWidget(captions_.front());
    top->addWidget(line.values.front());
    const int columns = static_cast<int>(captions_.size());
    grid_->addLayout(top, 0, 0, 1, columns);
    grid_->setHorizontalSpacing(20);
    for (int column = 1; column < columns; ++column) {
        grid_->addWidget(captions_[static_cast<std::size_t>(column)], 1, column - 1);
        grid_->addWidget(line.values[static_cast<std::size_t>(column)], 2, column - 1);
    }
    grid_->setColumnStretch(columns - 1, 1);
}

void HeadlineView::layOutTable() {
    grid_->setHorizontalSpacing(14);
    grid_->setVerticalSpacing(2);
    grid_->setColumnStretch(0, 1);
    int column = 1;
    for (std::size_t index = 0; index < captions_.size(); ++index) {
        const bool shown = headlineFigures()[index].id != leftOutOfTable;
        captions_[index]->setVisible(shown);
        if (shown) grid_->addWidget(captions_[index], 0, column, Qt::AlignRight | Qt::AlignBottom);
        for (std::size_t row = 0; row < lines_.size(); ++row) {
            QLabel* value = lines_[row].values[index];
            value->setVisible(shown);
            if (index == 0) value->setProperty("weight", QStringLiteral("first"));
            if (shown) grid_->addWidget(value, static_cast<int>(row) + 1, column, Qt::AlignRight | Qt::AlignVCenter);
        }
        column += shown ? 1 : 0;
    }
    for (std::size_t row = 0; row < lines_.size(); ++row)
        grid_->addWidget(nameBox(lines_[row]), static_cast<int>(row) + 1, 0);
}

void HeadlineView::fillCaptions() {
    for (std::size_t index = 0; index < captions_.size(); ++index) {
        captions_[index]->setText(texts_(bound_ && !headlineFigures()[index].bound.empty()
                                             ? headlineFigures()[index].bound
                                             : headlineFigures()[index].caption));
        captions_[index]->setToolTip(texts_(headlineFigures()[index].meaning));
    }
}

void HeadlineView::fillLine(const CityLine& line, const Assessment& assessment, const CityResult& city) {
    line.name->setText(texts_(assessment.city(city).label));
    const HeadlineTotals known = headlineTotals(assessment, city, advisor_);
    bound_ = bound_ || !known.bestIsExact;
    line.draft->setVisible(hasDraft(assessment, city));
    line.draft->setText(texts_("含征求意见稿", "Includes a draft"));
    line.draft->setToolTip(texts_("这里的数字用到征求意见稿，正式文件可能不同。",
                                  "These figures draw on a draft; the final document may differ."));
    const ReportedPart reported = reportedPart(assessment, {city}, texts_);
    line.reported->setVisible(!reported.badge.isEmpty());
    line.reported->setText(reported.badge);
    line.reported->setToolTip(reported.meaning);
    for (std::size_t index = 0; index < line.values.size(); ++index) {
        const HeadlineFigure& figure = headlineFigures()[index];
        QLabel& label = *line.values[index];
        setValue(label, figure.value(known.totals, texts_));
        label.setToolTip(figure.exact(known.totals, texts_));
        label.setAccessibleName(
            QStringList{line.name->text(), texts_(known.captionOf(figure)), label.text()}.join(QLatin1Char(' ')));
    }
}

void HeadlineView::setValue(QLabel& label, const QString& text) {
    if (label.text() == text) return;
    const bool mark = marking_ && !label.text().isEmpty();
    label.setText(text);
    if (!mark) return;
    setStyleProperty(label, "fresh", QStringLiteral("yes"));
    QTimer::singleShot(markedFor, &label, [&label] { setStyleProperty(label, "fresh", {}); });
}

} // namespace biosubsidy::ui
