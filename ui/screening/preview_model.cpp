// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screening/preview_model.h"

#include <algorithm>

#include <QFont>

#include "ui/look/conversions.h"

namespace biosubsidy::ui {

using sheets::NoteKind;
using sheets::RowKind;
using sheets::SheetMap;

namespace {

Localized wordFor(RowKind kind) {
    switch (kind) {
    case RowKind::data: return {};
    case RowKind::nothing: return {"跳过：无内容", "skip: empty"};
    case RowKind::total: return {"跳过：合计", "skip: total"};
    case RowKind::note: return {"跳过：说明", "skip: note"};
    case RowKind::section: return {"跳过：小标题", "skip: section"};
    case RowKind::headings: return {"跳过：标题", "skip: headings"};
    }
    return {};
}

Localized wordFor(const Doubt& doubt) {
    switch (doubt.kind) {
    case NoteKind::unread: return {"没读懂", "not read"};
    case NoteKind::refused: return {"不测算", "refused"};
    default: return {"存疑", "doubtful"};
    }
}

} // namespace

void PreviewModel::show(ShownTable table, std::size_t sheet, const DoubtList& doubts) {
    beginResetModel();
    table_ = std::move(table);
    sheet_ = sheet;
    doubts_ = &doubts;
    lines_.clear();
    ofRows_.clear();
    if (table_.look != nullptr)
        for (const sheets::TableNote& note : table_.look->account.notes())
            if (note.sheet == sheet_ && (note.kind == NoteKind::skipped || note.kind == NoteKind::joined))
                ofRows_.try_emplace(note.row, &note);
    form_ = map().form.empty() ? std::vector<sheets::Row>() : sheets::rowsOfForm(*table_.file, table_.map, sheet_);
    width_ = static_cast<int>(map().columns.size());
    const std::vector<sheets::Row>& first = table_.file->sheets()[sheet_].rows;
    for (const sheets::Row& row : map().form.empty() ? first : form_) addLine(row);
    if (table_.look != nullptr && !table_.look->further[sheet_].empty()) {
        lines_.push_back({nullptr, Standing::above, {"……", "…"}, {}});
        for (const sheets::Row& row : table_.look->further[sheet_]) addLine(row);
    }
    endResetModel();
}

void PreviewModel::addLine(const sheets::Row& row) {
    Line line;
    line.row = &row;
    judge(line);
    if (!row.cells.empty()) width_ = std::max(width_, static_cast<int>(row.cells.back().column) + 1);
    lines_.push_back(std::move(line));
}

sheets::Row PreviewModel::asItCounts(const sheets::Row& row) const {
    sheets::Row counts = row;
    if (!map().form.empty()) return counts;
    for (auto one = table_.corrections.lower_bound({sheet_, row.number, 0});
         one != table_.corrections.end() && one->first.sheet == sheet_ && one->first.row == row.number; ++one) {
        std::erase_if(counts.cells, [&](const sheets::Cell& cell) { return cell.column == one->first.column; });
        if (one->second.empty()) continue;
        sheets::Cell cell;
        cell.column = one->first.column;
        cell.text = one->second;
        counts.cells.push_back(std::move(cell));
    }
    sheets::orderCells(counts.cells);
    return counts;
}

// What becomes of the row; the account knows more than the row by itself.
void PreviewModel::judge(Line& line) const {
    const std::uint64_t number = line.row->number;
    const bool isForm = !map().form.empty();
    if (map().role == SheetMap::Role::ignored) {
        line.standing = Standing::above;
    } else if (!isForm && number < map().headingRow) {
        line.standing = Standing::above;
        line.why = {"在标题行以上，不当作企业", "above the headings; no company's row"};
    } else if (!isForm && number <= map().headingEnd) {
        line.standing = Standing::heading;
        line.word = {"标题", "headings"};
    } else if (const Doubt* doubt = doubts_->ofRow(sheet_, number)) {
        line.standing = doubt->kind == NoteKind::refused ? Standing::refused : Standing::read;
        line.word = wordFor(*doubt);
    } else if (const auto note = ofRows_.find(number); note != ofRows_.end()) {
        const RowKind kind = sheets::kindOf(asItCounts(*line.row), map());
        const bool joined = note->second->kind == NoteKind::joined;
        line.standing = joined ? Standing::joined : Standing::skipped;
        line.word = joined                  ? Localized{"并入", "joined"}
                    : kind != RowKind::data ? wordFor(kind)
                                            : Localized{"跳过：重复", "skip: same row"};
        line.why = note->second->message;
    } else if (const RowKind kind = sheets::kindOf(asItCounts(*line.row), map()); kind != RowKind::data) {
        line.standing = Standing::skipped;
        line.word = wordFor(kind);
        line.why = sheets::describe(kind);
    }
}

SheetPlace PreviewModel::placeOf(const QModelIndex& index) const {
    if (!index.isValid()) return {sheet_, SheetPlace::heading, 0};
    // A gap stands where the row before it does.
    auto line = lines_.begin() + index.row();
    if (line->row == nullptr) --line;
    return {sheet_, line->row->number, static_cast<std::uint32_t>(index.column())};
}

QModelIndex PreviewModel::indexOf(const SheetPlace& place) const {
    if (place.sheet != sheet_ || static_cast<int>(place.column) >= width_) return {};
    const auto found = std::find_if(lines_.begin(), lines_.end(), [&](const Line& line) {
        return line.row != nullptr && line.row->number == place.row;
    });
    if (found == lines_.end()) return {};
    return index(static_cast<int>(found - lines_.begin()), static_cast<int>(place.column));
}

sheets::CellPlace PreviewModel::inFile(const QModelIndex& index) const {
    const SheetPlace place = placeOf(index);
    const sheets::SheetCell cell = map().inFile(place.row, place.column);
    return {sheet_, cell.row, cell.column};
}

const std::string* PreviewModel::correction(const QModelIndex& index) const {
    if (table_.corrections.empty()) return nullptr;
    const auto found = table_.corrections.find(inFile(index));
    return found == table_.corrections.end() ? nullptr : &found->second;
}

const sheets::Cell* PreviewModel::cellOf(const QModelIndex& index) const {
    const Line& line = lines_[static_cast<std::size_t>(index.row())];
    return line.row == nullptr ? nullptr : line.row->find(static_cast<std::uint32_t>(index.column()));
}

QString PreviewModel::original(const QModelIndex& index) const {
    const sheets::Cell* cell = cellOf(index);
    return cell == nullptr ? QString() : toQt(cell->text);
}

QString PreviewModel::whyNotRead(int row) const {
    return row < 0 || row >= rowCount() ? QString() : texts_(lines_[static_cast<std::size_t>(row)].why);
}

int PreviewModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(lines_.size());
}

int PreviewModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : width_;
}

QString PreviewModel::text(const QModelIndex& index) const {
    if (lines_[static_cast<std::size_t>(index.row())].row == nullptr)
        return index.column() == 0 ? texts_("以下只列有存疑之处的行", "below: rows with something doubtful alone")
                                   : QString();
    const std::string* mended = correction(index);
    return mended != nullptr ? toQt(*mended) : original(index);
}

QString PreviewModel::tip(const QModelIndex& index) const {
    QStringList parts{text(index)};
    if (correction(index) != nullptr) parts << texts_("文件里是：%1", "In the file: %1").arg(original(index));
    for (const Doubt* doubt : doubts_->at(placeOf(index))) parts << texts_(doubt->what);
    if (const QString why = whyNotRead(index.row()); !why.isEmpty()) parts << why;
    parts.removeAll(QString());
    return parts.join(QLatin1Char('\n'));
}

bool PreviewModel::isRead(const QModelIndex& index) const {
    const Line& line = lines_[static_cast<std::size_t>(index.row())];
    if (line.standing == Standing::heading) return true;
    const auto column = static_cast<std::size_t>(index.column());
    const bool used = column < map().columns.size() && map().columns[column].use != sheets::MappedColumn::Use::ignored;
    return used && (line.standing == Standing::read || line.standing == Standing::joined);
}

QVariant PreviewModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Line& line = lines_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return text(index).simplified();
    case Qt::EditRole: return text(index);
    case Qt::ToolTipRole: return tip(index);
    case Qt::TextAlignmentRole: {
        const sheets::Cell* cell = cellOf(index);
        const bool number = cell != nullptr && cell->kind != sheets::Kind::text && line.standing != Standing::heading;
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft)));
    }
    case Qt::ForegroundRole: return isRead(index) ? QVariant() : theme_.colours().muted;
    case Qt::FontRole: {
        if (line.standing != Standing::heading) return {};
        QFont bold;
        bold.setBold(true);
        return bold;
    }
    case doubtRole: {
        if (line.row == nullptr) return {};
        const std::vector<const Doubt*> here = doubts_->at(placeOf(index));
        const auto cell = std::find_if(here.begin(), here.end(), [](const Doubt* doubt) { return !doubt->ofRow; });
        return cell == here.end() ? QVariant() : static_cast<int>((*cell)->kind);
    }
    case mendedRole: return line.row != nullptr && correction(index) != nullptr;
    case headingRole: return line.standing == Standing::heading;
    default: return {};
    }
}

bool PreviewModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || (flags(index) & Qt::ItemIsEditable) == 0) return false;
    const QString now = value.toString().trimmed();
    if (now == text(index).trimmed()) return false;
    Q_EMIT mended(inFile(index), now);
    return true;
}

// What a column is taken for stands above it, and no heading is mended for that.
Qt::ItemFlags PreviewModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid()) return flags;
    const Line& line = lines_[static_cast<std::size_t>(index.row())];
    const bool fixed = line.row == nullptr || line.standing == Standing::heading || line.standing == Standing::above;
    return fixed || static_cast<std::size_t>(index.column()) >= map().columns.size() ? flags
                                                                                     : flags | Qt::ItemIsEditable;
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Vertical || section >= rowCount()) return {};
    const Line& line = lines_[static_cast<std::size_t>(section)];
    switch (role) {
    case Qt::DisplayRole:
        if (line.row == nullptr) return texts_("……", "…");
        return map().form.empty() ? QString::number(line.row->number)
                                  : toQt(sheets::columnLetters(static_cast<std::uint32_t>(line.row->number - 1)));
    case standingRole: return line.row == nullptr ? QString() : texts_(line.word);
    case Qt::ToolTipRole: return texts_(line.why);
    case Qt::ForegroundRole:
        switch (line.standing) {
        case Standing::refused: return theme_.colours().danger;
        case Standing::read: return line.word.empty() ? theme_.colours().muted : theme_.colourOf(Verdict::arguable);
        case Standing::heading: return theme_.colours().accent;
        default: return theme_.colours().muted;
        }
    default: return {};
    }
}

} // namespace biosubsidy::ui
