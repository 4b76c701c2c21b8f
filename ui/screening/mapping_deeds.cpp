// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is decided and mended on the mapping page, and what follows from it: the part of
// MappingView that does things.
#include <utility>

#include <QFileInfo>
#include <QTimer>

#include "core/sheets/commented_book.h"
#include "ui/look/conversions.h"
#include "ui/screening/doubt_bar.h"
#include "ui/screening/mapping_view.h"

namespace biosubsidy::ui {

using Role = sheets::SheetMap::Role;

// From what was decided to what is decided now, and back.
class MappingView::Step : public QUndoCommand {
public:
    Step(MappingView& view, Localized words, sheets::ColumnMap map, sheets::Corrections corrections)
        : what(std::move(words)), view_(view), before_(view.source_.map), after_(std::move(map)),
          mendedBefore_(view.source_.corrections), mendedAfter_(std::move(corrections)) {}

    void undo() override { view_.set(before_, mendedBefore_); }
    void redo() override { view_.set(after_, mendedAfter_); }

    const Localized what;

private:
    MappingView& view_;
    sheets::ColumnMap before_;
    sheets::ColumnMap after_;
    sheets::Corrections mendedBefore_;
    sheets::Corrections mendedAfter_;
};

void MappingView::guessAgain() {
    if (source_.table == nullptr) return;
    const Role role = roles.at(static_cast<std::size_t>(std::max(0, roleBox_->currentIndex())));
    sheets::ColumnMap map = source_.map;
    map.sheets[sheet_] = sheets::guessSheet(vocabulary(), source_.table->sheets()[sheet_], role,
                                            headingBox_->currentData().toULongLong(), 0, source_.asOfYear);
    if (role == Role::ignored) map.sheets[sheet_].why = {"没有读取：人工选了不用", "not read, as was chosen"};
    push({"改选标题行或用途", "headings or use of a sheet"}, std::move(map), source_.corrections);
}

void MappingView::forgetKept() {
    push({"不用上次的设置", "without what was decided"}, source_.guessed, source_.corrections);
    source_.fromKept = false;
    kept_->hide();
}

void MappingView::mend(const sheets::CellPlace& place, const QString& text) {
    sheets::Corrections corrections = source_.corrections;
    corrections[place] = toUtf8(text);
    // Written as it was, it is no longer mended.
    for (const sheets::Row& row : source_.table->sheets()[place.sheet].rows) {
        if (row.number != place.row) continue;
        const sheets::Cell* cell = row.find(place.column);
        if ((cell == nullptr ? std::string() : cell->text) == toUtf8(text)) corrections.erase(place);
    }
    const std::string where = sheets::columnLetters(place.column) + std::to_string(place.row);
    push({where + " 改为“" + toUtf8(text) + "”", where + " to \"" + toUtf8(text) + "\""}, source_.map,
         std::move(corrections));
}

void MappingView::push(const Localized& what, sheets::ColumnMap map, sheets::Corrections corrections) {
    steps_.push(new Step(*this, what, std::move(map), std::move(corrections)));
}

// An editor that led here is still open.
void MappingView::set(const sheets::ColumnMap& map, const sheets::Corrections& corrections) {
    if (!(source_.map == map)) look_ = nullptr; // it speaks of other columns
    source_.map = map;
    source_.corrections = corrections;
    doubts_.set(source_.map, account());
    showState();
    waiting_ = true;
    read();
    QTimer::singleShot(0, this, &MappingView::refresh);
}

void MappingView::read() {
    if (stop_ != nullptr) *stop_ = true;
    stop_ = std::make_shared<std::atomic<bool>>(false);
    if (!source_.map.problem(vocabulary()).empty()) {
        reader_.cancel();
        look_ = nullptr;
        return;
    }
    reader_.start([source = source_, rules = desk_.document.sharedRules(), stop = stop_]() -> Read {
        auto look = sheets::lookAt(source.table, source.map, rules, source.corrections, [&] { return stop->load(); });
        if (!look) return {nullptr, look.error()};
        return {std::make_shared<const sheets::TableLook>(std::move(*look)), {}};
    });
}

void MappingView::jump(bool forward) {
    if (doubts_.all().empty()) return;
    // Where the table opens is no place that was chosen: the first doubt comes first.
    const bool first = forward && !std::exchange(jumped_, true);
    const Doubt* doubt = first     ? &doubts_.all().front()
                         : forward ? doubts_.after(grid_->place())
                                   : doubts_.before(grid_->place());
    const SheetPlace place = doubt->place; // the list may be made anew
    accountButton_->setChecked(false);
    if (place.sheet != sheet_) sheetBox_->setCurrentIndex(static_cast<int>(place.sheet));
    if (!grid_->go(place)) bar_->showPlace(desk_.texts(doubt->what), true, false, {});
}

QString MappingView::title() const {
    const QString name = QFileInfo(source_.path).fileName();
    const sheets::SheetMap* main = source_.map.companies();
    if (main == nullptr || !main->form.empty()) return name;
    const std::uint64_t rows =
        source_.table->sheets()[static_cast<std::size_t>(main - source_.map.sheets.data())].rowsAbout;
    if (rows <= main->headingEnd) return name;
    return desk_.texts.counted("%2 · 约 %L1 行", "%2 · about %L1 [row|rows]", rows - main->headingEnd).arg(name);
}

Localized MappingView::problem() const {
    Localized problem = source_.map.problem(vocabulary());
    if (problem.empty() && doubts_.columns() > 0)
        problem = {"有的列拿不准：按 F8 逐列选定，或选“不用”，再开始筛查",
                   "Some columns are not sure: go to each by F8, choose what it is, or \"Not used\", and then start"};
    return problem;
}

void MappingView::showState() {
    if (source_.table == nullptr) return;
    const Texts& texts = desk_.texts;
    constexpr int widest = 700;
    title_->setText(title_->fontMetrics().elidedText(title(), Qt::ElideMiddle, widest));
    title_->setToolTip(source_.path);
    const Localized wrong = problem();
    start_->setEnabled(wrong.empty());
    QString text = texts(wrong);
    setStyleProperty(*state_, "role", wrong.empty() ? QStringLiteral("quiet") : QStringLiteral("note"));
    setStyleProperty(*state_, "state", wrong.empty() ? QString() : QStringLiteral("wrong"));
    if (wrong.empty()) {
        QStringList unused;
        for (const sheets::SheetMap& sheet : source_.map.sheets)
            if (sheet.role != Role::ignored)
                for (const std::uint32_t column : sheet.unused()) unused << toQt(sheet.headings[column]).simplified();
        constexpr qsizetype shown = 8;
        if (!unused.isEmpty())
            text = texts("%1 列不读取：%2", "Not read (%1): %2")
                       .arg(unused.size())
                       .arg(unused.mid(0, shown).join(texts("、", ", ")) +
                            (unused.size() > shown ? texts("等", " …") : QString()));
    }
    state_->setText(text);
    state_->setVisible(!text.isEmpty());
    bar_->showCounts(doubts_, account(), reader_.isBusy());
    const auto* last = steps_.canUndo() ? static_cast<const Step*>(steps_.command(steps_.index() - 1)) : nullptr;
    bar_->showSteps(last == nullptr ? QString() : texts(last->what), static_cast<int>(source_.corrections.size()));
    showPlace();
}

void MappingView::showPlace() {
    const SheetPlace place = grid_->place();
    QStringList what;
    for (const Doubt* doubt : doubts_.at(place)) what << desk_.texts(doubt->what);
    const bool wrong = !what.isEmpty();
    if (!wrong) what << grid_->about();
    QString column;
    const ColumnModel& columns = grid_->columns();
    const bool undecided = wrong && place.row == SheetPlace::heading;
    if (undecided && columns.isUsed(place.column)) {
        const auto of = [&](int row) { return columns.index(row, static_cast<int>(place.column)).data().toString(); };
        const QString unit = of(ColumnModel::unit);
        column =
            unit.isEmpty() ? of(ColumnModel::fact) : desk_.texts("%1，%2", "%1, %2").arg(of(ColumnModel::fact), unit);
    }
    bar_->showPlace(what.join(QLatin1Char('\n')), wrong, undecided, column);
}

void MappingView::saveCommented() {
    const QString base = QFileInfo(source_.path).completeBaseName();
    QString path = desk_.prompts.fileToExport(desk_.texts("另存带批注的表", "Save the table with comments"),
                                              base + desk_.texts("（请核对）.xlsx", " (please check).xlsx"),
                                              desk_.texts("Excel 工作簿 (*.xlsx)", "Excel workbook (*.xlsx)"));
    if (path.isEmpty()) return;
    if (QFileInfo(path).suffix().compare(QLatin1String("xlsx"), Qt::CaseInsensitive) != 0)
        path += QStringLiteral(".xlsx");
    save_->setEnabled(false);
    Q_EMIT said(desk_.texts("正在写 %1…", "Writing %1…").arg(QFileInfo(path).fileName()));
    writer_.start([path, source = source_, look = look_, language = desk_.texts.language()]() -> Written {
        const sheets::TableAccount none;
        const auto written = sheets::writeCommented(toUtf8(path), *source.table, source.map, source.corrections,
                                                    look == nullptr ? none : look->account, language);
        return {path, written ? Localized() : written.error()};
    });
}

} // namespace biosubsidy::ui
