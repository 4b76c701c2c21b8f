// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/schedule_city.h"

#include <algorithm>
#include <array>

#include <QHeaderView>
#include <QVBoxLayout>

#include "core/schedule/schedule_text.h"
#include "core/wording/money_text.h"
#include "ui/look/conversions.h"
#include "ui/look/settle.h"
#include "ui/widgets/list_table.h"

namespace biosubsidy::ui {

namespace {

using schedule::Firmness;
using schedule::PartLine;
using schedule::YearLine;

const schedule::Headings headings;
constexpr std::array allFirmness{Firmness::certain, Firmness::competitive, Firmness::open};

} // namespace

ScheduleCity::ScheduleCity(const Texts& texts, const Theme& theme, QWidget* parent) : QWidget(parent), texts_(texts) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    const auto label = [&](const char* name, const char* role, QVBoxLayout& into) {
        auto* made = new QLabel(this);
        made->setObjectName(QLatin1String(name));
        made->setProperty("role", QLatin1String(role));
        made->setWordWrap(true);
        into.addWidget(made);
        return made;
    };
    name_ = label("schedule.city", "section", *layout);
    single_ = label("schedule.single", "", *layout);
    chart_ = new YearChart(texts, theme, this);
    chart_->setObjectName(QStringLiteral("schedule.chart"));
    layout->addWidget(chart_);
    tables_ = new QWidget(this);
    auto* below = new QVBoxLayout(tables_);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(8);
    yearModel_ = new TextTableModel(this);
    years_ = makeTable("schedule.years", *yearModel_);
    below->addWidget(years_);
    partsHeading_ = label("schedule.parts_heading", "section", *below);
    partModel_ = new TextTableModel(this);
    parts_ = makeTable("schedule.parts", *partModel_);
    below->addWidget(parts_);
    again_ = label("schedule.again", "", *below);
    moreNotes_ = label("schedule.notes", "muted", *below);
    layout->addWidget(tables_);
    notes_ = label("schedule.notes", "muted", *layout);
    connect(chart_, &YearChart::tableRequested, this, &ScheduleCity::tableRequested);
    connect(parts_, &QTableView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT claimRequested(lines_.parts.at(static_cast<std::size_t>(index.row())).claim);
    });
    tables_->hide();
}

QTableView* ScheduleCity::makeTable(const char* name, TextTableModel& model) {
    QTableView* table = makeListTable(tables_, name, &model);
    table->setFrameShape(QFrame::NoFrame);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    return table;
}

void ScheduleCity::show(const schedule::CityLines& lines, const QString& name, const Money& scale) {
    lines_ = lines;
    cityName_ = name;
    name_->setText(name);
    name_->setVisible(!name.isEmpty());
    chart_->show(lines.years, scale);
    const bool several = lines.years.size() > 1;
    chart_->setVisible(several);
    single_->setVisible(!several);
    const YearLine& first = lines.years.front();
    single_->setText(texts_("%1：%2（%3）", "%1: %2 (%3)")
                         .arg(toQt(first.when), toQt(wording::moneyText(first.sums.total(), texts_.language())),
                              chart_->madeOf(first)));
    fillYears();
    fillParts();
    notes_->setText(toQt(lines.notes.front()));
    QStringList notes;
    for (std::size_t note = 1; note < lines.notes.size(); ++note) notes << toQt(lines.notes[note]);
    moreNotes_->setText(notes.join(QLatin1Char('\n')));
    QStringList again;
    for (const std::string& one : lines.again) again << QStringLiteral("· ") + toQt(one);
    again_->setVisible(!again.isEmpty());
    again_->setText(texts_(headings.again) + QLatin1Char('\n') + again.join(QLatin1Char('\n')));
}

void ScheduleCity::showTables(bool shown) {
    tables_->setVisible(shown);
    if (tables_->isHidden()) return;
    settleLayouts();
    fitParts();
}

void ScheduleCity::fillYears() {
    QStringList names{texts_(headings.when)};
    for (const Firmness firmness : allFirmness) names << texts_(words(firmness));
    names << texts_(headings.total);
    yearModel_->setHeader(names, {1, 2, 3, 4});
    std::vector<QStringList> rows;
    for (const YearLine& line : lines_.years) {
        QStringList row{toQt(line.when)};
        for (const Firmness firmness : allFirmness)
            row << toQt(wording::moneyText(schedule::Sums(line.sums).of(firmness), texts_.language()));
        row << toQt(wording::moneyText(line.sums.total(), texts_.language()));
        rows.push_back(std::move(row));
    }
    yearModel_->setRows(std::move(rows));
    years_->setAccessibleName(texts_(headings.title));
    fitYears();
}

void ScheduleCity::fillParts() {
    partsHeading_->setText(texts_(headings.parts));
    partModel_->setHeader({texts_(headings.when), texts_(headings.measure), texts_(headings.item),
                           texts_(headings.firmness), texts_(headings.sum), texts_(headings.remarks)},
                          {4});
    std::vector<QStringList> rows;
    for (const PartLine& line : lines_.parts) {
        QStringList remarks;
        for (const std::string& remark : line.remarks) remarks << toQt(remark);
        rows.push_back({toQt(line.when), toQt(line.measure), toQt(line.item), toQt(line.firmness),
                        toQt(wording::moneyText(line.sum, texts_.language())), remarks.join(texts_("；", "; "))});
    }
    partModel_->setRows(std::move(rows));
    parts_->setAccessibleName(texts_(headings.parts));
    fitParts();
}

void ScheduleCity::fitYears() {
    QHeaderView& header = *years_->horizontalHeader();
    header.setStretchLastSection(false);
    header.setSectionResizeMode(0, QHeaderView::Stretch); // the sums stand beside each other
    years_->resizeColumnsToContents();
    fitHeight(*years_);
}

// All of it is seen at once: texts wrap.
void ScheduleCity::fitParts() {
    enum : int { when, measure, item, firmness, sum, remarks };
    QHeaderView& header = *parts_->horizontalHeader();
    header.setStretchLastSection(false);
    header.setSectionResizeMode(measure, QHeaderView::Stretch);
    parts_->setWordWrap(true);
    parts_->resizeColumnToContents(sum);
    const int room = parts_->viewport()->width();
    constexpr int percent = 100;
    for (const auto& [column, share] : {std::pair<int, int>{when, 17}, {item, 15}, {firmness, 12}, {remarks, 24}})
        parts_->setColumnWidth(column, room * share / percent);
    parts_->resizeRowsToContents();
    constexpr int around = 6;
    for (int row = 0; row < partModel_->rowCount(); ++row) parts_->setRowHeight(row, parts_->rowHeight(row) + around);
    fitHeight(*parts_);
}

void ScheduleCity::fitHeight(QTableView& table) {
    constexpr int most = 400; // pixels; more is scrolled to
    table.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table.setFixedHeight(std::min(most, table.horizontalHeader()->sizeHint().height() +
                                            table.verticalHeader()->length() + 2 * table.frameWidth() + 2));
}

void ScheduleCity::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (tables_->isVisible()) fitParts();
}

QList<CopiedColumn> ScheduleCity::yearColumns() const {
    QList<CopiedColumn> table;
    const auto rowsOf = [&](const auto& cell) {
        QStringList cells;
        for (const YearLine& line : lines_.years) cells << cell(line);
        return cells;
    };
    if (!cityName_.isEmpty())
        table.append(CopiedColumn{texts_("城市", "City"), rowsOf([&](const YearLine&) { return cityName_; }), false});
    table.append(
        CopiedColumn{texts_(headings.when), rowsOf([](const YearLine& line) { return toQt(line.when); }), false});
    const QString unit = texts_("（元）", " (CNY)");
    for (const Firmness firmness : allFirmness)
        table.append(CopiedColumn{texts_(words(firmness)) + unit, rowsOf([&](const YearLine& line) {
                                      return toQt(schedule::Sums(line.sums).of(firmness).toString());
                                  }),
                                  true});
    table.append(CopiedColumn{texts_(headings.total) + unit,
                              rowsOf([](const YearLine& line) { return toQt(line.sums.total().toString()); }), true});
    return table;
}

} // namespace biosubsidy::ui
