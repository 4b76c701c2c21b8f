// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is done with a list that is shown: doubts decided, rows taken and given back; and
// how it stands.
#include <algorithm>

#include <QHeaderView>

#include "ui/applications/import_columns.h"
#include "ui/applications/import_rows.h"
#include "ui/applications/import_view.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

void ImportView::showState() {
    const Texts& texts = desk_.texts;
    const std::size_t ready = list_.ready().size();
    std::size_t open = 0;
    std::size_t unwanted = 0;
    for (std::size_t row = 0; row < list_.size(); ++row) {
        if (list_.isTaken(row)) continue;
        unwanted += list_.isWanted(row) ? 0U : 1U;
        open += list_.isWanted(row) && list_.open(row).any() ? 1U : 0U;
    }
    QStringList parts;
    if (isBusy()) {
        parts << texts("正在读…", "Reading…");
    } else if (!problem_.empty()) {
        parts << texts(problem_);
    } else if (path_.isEmpty()) {
        parts << texts("选一个表格，里面的申报先列在这里，由您决定导入哪些。",
                       "Choose a table: its applications are listed here first, for you to decide which to take.");
    } else {
        parts << texts.counted("可导入 %1 项", "%1 ready", ready);
        if (open > 0)
            parts << texts("待定 %1 项：选好案例和措施，存疑的采用或不采用",
                           "%1 open: choose case and measure, decide the doubts")
                         .arg(open);
        if (unwanted > 0) parts << texts("不导入 %1 项", "%1 left").arg(unwanted);
        if (!list_.taken().empty()) parts << texts("已导入 %1 项", "%1 taken").arg(list_.taken().size());
        if (!list_.proposals().passedOver.empty())
            parts << texts.counted("另有 %1 行没有写申报什么，没有读",
                                   "%1 [row says|rows say] not what is applied for, and [is|are] not read",
                                   list_.proposals().passedOver.size());
    }
    state_->setText(parts.join(texts("；", "; ")));
    take_->setText(ready == 0 ? texts("导入", "Take them in")
                              : texts.counted("导入这 %1 项", "Take in %1 [application|applications]", ready));
    take_->setAccessibleName(take_->text());
    take_->setEnabled(ready > 0 && !isBusy() && !session_.library().isReadOnly());
    undo_->setVisible(!lastTaken_.applications.empty());
    const std::size_t unknown = list_.unknownFirms();
    fresh_->setVisible(unknown > 0);
    fresh_->setText(texts.counted("没有对上的 %1 家都新建案例", "New cases for the %1 unknown [firm|firms]", unknown));
    fresh_->setAccessibleName(fresh_->text());
    rowTable_->setVisible(list_.size() > 0);
    showDoubts();
}

void ImportView::showDoubts() {
    const QStringList doubts = rows_->doubtsOf(currentRow());
    bool open = false;
    for (std::size_t doubt = 0; currentRow() >= 0 && doubt < static_cast<std::size_t>(doubts.size()); ++doubt)
        open = open || list_.doubt(static_cast<std::size_t>(currentRow()), doubt) == DoubtChoice::open;
    bool any = false;
    for (std::size_t row = 0; row < list_.size(); ++row) any = any || !list_.row(row).doubts.empty();
    doubtBox_->setVisible(any);
    doubtText_->setText(doubts.isEmpty() ? desk_.texts("这一行没有存疑之处。", "Nothing in this row is doubtful.")
                                         : doubts.join(QLatin1Char('\n')));
    count_->setVisible(open);
    countColumn_->setVisible(open);
    leave_->setVisible(open);
}

// All that is open in the row.
void ImportView::decideDoubts(DoubtChoice choice) {
    if (currentRow() < 0) return;
    const auto row = static_cast<std::size_t>(currentRow());
    for (std::size_t doubt = 0; doubt < list_.row(row).doubts.size(); ++doubt) {
        if (list_.doubt(row, doubt) == DoubtChoice::open) list_.chooseDoubt(row, doubt, choice);
    }
    rows_->refreshCells();
    showState();
}

void ImportView::decideColumn() {
    if (currentRow() < 0) return;
    const auto row = static_cast<std::size_t>(currentRow());
    for (std::size_t doubt = 0; doubt < list_.row(row).doubts.size(); ++doubt) {
        if (list_.doubt(row, doubt) == DoubtChoice::open)
            list_.chooseDoubts(list_.row(row).doubts[doubt].column, DoubtChoice::taken);
    }
    rows_->refreshCells();
    showState();
}

// To the next row with something open or doubtful, and around.
void ImportView::jump(bool forward) {
    const auto count = static_cast<int>(list_.size());
    for (int step = 1; step <= count; ++step) {
        const int row = ((currentRow() + (forward ? step : -step)) % count + count) % count;
        const auto at = static_cast<std::size_t>(row);
        if (list_.row(at).doubts.empty() && !list_.open(at).any()) continue;
        rowTable_->setCurrentIndex(rows_->index(row, ImportRows::standing));
        return rowTable_->scrollTo(rowTable_->currentIndex());
    }
}

void ImportView::take() {
    const std::vector<std::size_t> rows = list_.ready();
    if (rows.empty() || !session_.save()) return; // the open case may be one of them
    auto outcome = takeIn(session_.library(), list_, rows, session_.now());
    if (!outcome) return tell(outcome.error());
    lastTaken_ = std::move(*outcome);
    takenBefore_ = list_.taken();
    std::set<std::uint64_t> numbers = takenBefore_;
    for (const std::size_t row : rows) numbers.insert(list_.row(row).row);
    list_.setTaken(numbers);
    // What is left of these firms goes to the same cases.
    for (std::size_t one = 0; one < lastTaken_.cases.size(); ++one)
        list_.chooseFirmNamed(lastTaken_.firms[one], {FirmChoice::Kind::known, lastTaken_.cases[one].value});
    readFirms();
    rows_->refreshCells();
    showState();
    const Texts& texts = desk_.texts;
    Q_EMIT said(lastTaken_.cases.empty()
                    ? texts.counted("已导入 %1 项申报", "%1 [application|applications] taken in", rows.size())
                    : texts.counted("已导入 %1 项申报，新建 %2 个案例",
                                    "%1 [application|applications] taken in, with %2 new [case|cases]", rows.size(),
                                    lastTaken_.cases.size()));
    Q_EMIT taken(lastTaken_, true);
}

void ImportView::undo() {
    if (lastTaken_.applications.empty()) return;
    if (const auto done = setTakenBack(session_.library(), lastTaken_, session_.now()); !done)
        return tell(done.error());
    const ImportTaken gone = std::move(lastTaken_);
    lastTaken_ = {};
    list_.setTaken(takenBefore_);
    for (const std::string& firm : gone.firms) list_.chooseFirmNamed(firm, {FirmChoice::Kind::fresh});
    readFirms();
    rows_->refreshCells();
    showState();
    Q_EMIT said(desk_.texts("导入已撤销", "What was taken in is out again"));
    Q_EMIT taken(gone, false);
}

void ImportView::fitTables() {
    columnTable_->resizeColumnsToContents();
    constexpr int mostColumns = 7;
    constexpr int choiceRoom = 40;
    for (const int column : {ImportColumns::heading, ImportColumns::field, ImportColumns::unit})
        columnTable_->setColumnWidth(column, std::max(140, columnTable_->columnWidth(column) + choiceRoom));
    columnTable_->setFixedHeight(columnTable_->horizontalHeader()->sizeHint().height() +
                                 std::clamp(columns_->rowCount(), 1, mostColumns) *
                                     columnTable_->verticalHeader()->defaultSectionSize() +
                                 2 * columnTable_->frameWidth());
    const auto width = [&](ImportRows::Column column, int least, int most) {
        rowTable_->resizeColumnToContents(column);
        rowTable_->setColumnWidth(column, std::clamp(rowTable_->columnWidth(column) + 12, least, most));
    };
    width(ImportRows::number, 56, 80);
    width(ImportRows::standing, 120, 170);
    width(ImportRows::firm, 90, 140);
    width(ImportRows::of, 150, 180);
    width(ImportRows::policy, 110, 140);
    width(ImportRows::measure, 170, 205);
    width(ImportRows::sum, 90, 130);
    width(ImportRows::due, 100, 110);
}

} // namespace biosubsidy::ui
