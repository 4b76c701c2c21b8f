// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screening/mapping_view.h"

#include <array>

#include <QFileInfo>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "core/sheets/table_account.h"
#include "ui/look/conversions.h"
#include "ui/screening/column_delegate.h"
#include "ui/screening/column_model.h"
#include "ui/widgets/calm_combo_box.h"
#include "ui/widgets/list_table.h"

namespace biosubsidy::ui {

namespace {

using Role = sheets::SheetMap::Role;

constexpr std::array<Role, 5> roles{Role::companies, Role::projects, Role::expenses, Role::awards, Role::ignored};

} // namespace

MappingView::MappingView(const Desk& desk, QWidget* parent)
    : QWidget(parent), desk_(desk), model_(new ColumnModel(desk.texts, desk.theme, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(10);
    title_ = new QLabel(this);
    title_->setObjectName(QStringLiteral("screening.file"));
    title_->setProperty("role", QStringLiteral("heading"));
    help_ = new QLabel(this);
    help_->setProperty("role", QStringLiteral("quiet"));
    help_->setWordWrap(true);
    layout->addWidget(title_);
    layout->addWidget(help_);
    buildSheetLine();
    table_ = makeListTable(this, "screening.columns", model_, 16);
    auto* delegate = new ColumnDelegate(*model_, desk_.texts, desk_.theme, table_);
    table_->setItemDelegateForColumn(ColumnModel::fact, delegate);
    table_->setItemDelegateForColumn(ColumnModel::unit, delegate);
    table_->setSelectionBehavior(QAbstractItemView::SelectItems); // the cell that is edited
    table_->setEditTriggers(QAbstractItemView::EditKeyPressed);
    const auto edit = [this](const QModelIndex& index) {
        if ((index.flags() & Qt::ItemIsEditable) != 0 && !table_->isPersistentEditorOpen(index)) table_->edit(index);
    };
    connect(table_, &QTableView::clicked, this, edit);
    connect(table_, &QTableView::activated, this, edit);
    constexpr std::array<int, ColumnModel::columns> widths{56, 270, 340, 330, 120};
    for (int column = 0; column < ColumnModel::columns; ++column)
        table_->setColumnWidth(column, widths.at(static_cast<std::size_t>(column)));
    layout->addWidget(table_, 1);
    state_ = new QLabel(this);
    state_->setObjectName(QStringLiteral("screening.mapping_state"));
    state_->setWordWrap(true);
    layout->addWidget(state_);
    auto* buttons = new QHBoxLayout;
    const auto button = [this, buttons](const char* name) {
        auto* made = new QPushButton(this);
        made->setObjectName(QLatin1String(name));
        buttons->addWidget(made);
        return made;
    };
    start_ = button("screening.start");
    start_->setProperty("role", QStringLiteral("primary"));
    other_ = button("screening.other_file");
    back_ = button("screening.mapping_back");
    buttons->addStretch();
    layout->addLayout(buttons);
    connect(start_, &QPushButton::clicked, this, &MappingView::startRequested);
    connect(other_, &QPushButton::clicked, this, &MappingView::otherFileRequested);
    connect(back_, &QPushButton::clicked, this, &MappingView::left);
    connect(model_, &ColumnModel::mapChanged, this, [this] {
        source_.map.sheets[sheet_] = model_->map();
        showState();
    });
    desk_.texts.follow(this, [this] { fillTexts(); });
}

void MappingView::buildSheetLine() {
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    const auto label = [this, line] {
        auto* made = new QLabel(this);
        line->addWidget(made);
        return made;
    };
    const auto box = [this, line](const char* name) {
        auto* made = new CalmComboBox(this);
        made->setObjectName(QLatin1String(name));
        made->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        line->addWidget(made);
        return made;
    };
    headingLabel_ = label();
    headingBox_ = box("screening.heading_row");
    line->addSpacing(16);
    sheetLabel_ = label();
    sheetBox_ = box("screening.sheet");
    line->addSpacing(16);
    roleLabel_ = label();
    roleBox_ = box("screening.role");
    line->addStretch();
    static_cast<QVBoxLayout*>(layout())->addLayout(line);
    connect(sheetBox_, &QComboBox::currentIndexChanged, this, [this](int index) {
        sheet_ = static_cast<std::size_t>(std::max(0, index));
        showSheet();
    });
    connect(roleBox_, &QComboBox::currentIndexChanged, this, &MappingView::guessAgain);
    connect(headingBox_, &QComboBox::currentIndexChanged, this, &MappingView::guessAgain);
}

const Vocabulary& MappingView::vocabulary() const {
    return desk_.document.vocabulary();
}

void MappingView::show(const ScreeningSource& source) {
    source_ = source;
    sheet_ = 0;
    for (std::size_t sheet = 0; sheet < source_.map.sheets.size(); ++sheet) {
        if (source_.map.sheets[sheet].role == Role::companies) sheet_ = sheet;
    }
    fillTexts();
}

void MappingView::takeFocus() {
    if (start_->isEnabled())
        start_->setFocus();
    else
        table_->setFocus();
}

void MappingView::fillTexts() {
    const Texts& texts = desk_.texts;
    help_->setText(texts("核对每一列当作哪个字段，不对的点开改选。留空的格子按“未填”处理，不是“否”，也不是 0。",
                         "Check what each column is taken for; click to choose another field. An empty cell means "
                         "unknown, neither \"no\" nor 0."));
    sheetLabel_->setText(texts("工作表", "Sheet"));
    sheetBox_->setAccessibleName(sheetLabel_->text());
    roleLabel_->setText(texts("这张表是", "It holds"));
    roleBox_->setAccessibleName(roleLabel_->text());
    headingLabel_->setText(texts("标题在第几行", "Headings in row"));
    headingBox_->setAccessibleName(headingLabel_->text());
    table_->setAccessibleName(texts("各列当作什么", "What the columns are taken for"));
    start_->setText(texts("开始筛查", "Start screening"));
    other_->setText(texts("换一个文件…", "Choose another file…"));
    back_->setText(texts("取消", "Cancel"));
    for (QPushButton* button : {start_, other_, back_}) button->setAccessibleName(button->text());
    if (source_.table != nullptr) fillSheets();
}

void MappingView::fillSheets() {
    const Texts& texts = desk_.texts;
    const QSignalBlocker sheets(sheetBox_);
    const QSignalBlocker roleSignals(roleBox_);
    sheetBox_->clear();
    for (const sheets::SheetMap& sheet : source_.map.sheets) sheetBox_->addItem(toQt(sheet.name));
    sheetBox_->setCurrentIndex(static_cast<int>(sheet_));
    for (QWidget* part : std::initializer_list<QWidget*>{sheetLabel_, sheetBox_, roleLabel_, roleBox_})
        part->setVisible(source_.map.sheets.size() > 1);
    roleBox_->clear();
    for (const QString& role :
         {texts("企业，一行一家", "companies, a row each"), texts("项目，一行一个", "projects, a row each"),
          texts("支出，一行一笔", "expenses, a row each"), texts("已获支持，一行一笔", "support held, a row each"),
          texts("不用", "nothing to read")})
        roleBox_->addItem(role);
    showSheet();
}

void MappingView::showSheet() {
    if (source_.table == nullptr || sheet_ >= source_.map.sheets.size()) return;
    const sheets::SheetMap& map = source_.map.sheets[sheet_];
    {
        const QSignalBlocker role(roleBox_);
        const QSignalBlocker heading(headingBox_);
        roleBox_->setCurrentIndex(static_cast<int>(std::find(roles.begin(), roles.end(), map.role) - roles.begin()));
        headingBox_->clear();
        for (const sheets::Row& row : source_.table->sheets()[sheet_].rows)
            headingBox_->addItem(QString::number(row.number), QVariant::fromValue<qulonglong>(row.number));
        headingBox_->setCurrentIndex(
            std::max(0, headingBox_->findData(QVariant::fromValue<qulonglong>(map.headingRow))));
    }
    model_->show(vocabulary(), source_.table->sheets()[sheet_], map);
    showState();
}

void MappingView::guessAgain() {
    if (source_.table == nullptr) return;
    const Role role = roles.at(static_cast<std::size_t>(std::max(0, roleBox_->currentIndex())));
    source_.map.sheets[sheet_] = sheets::guessSheet(vocabulary(), source_.table->sheets()[sheet_], role,
                                                    headingBox_->currentData().toULongLong());
    showSheet();
}

void MappingView::showState() {
    const Texts& texts = desk_.texts;
    const sheets::SheetMap* main = source_.map.companies();
    QString about = QFileInfo(source_.path).fileName();
    if (main != nullptr) {
        const std::uint64_t rows =
            source_.table->sheets()[static_cast<std::size_t>(main - source_.map.sheets.data())].rowsAbout;
        if (rows > main->headingEnd)
            about = texts.counted("%2 · 约 %L1 行", "%2 · about %L1 [row|rows]", rows - main->headingEnd).arg(about);
    }
    constexpr int widest = 700;
    title_->setText(title_->fontMetrics().elidedText(about, Qt::ElideMiddle, widest));
    title_->setToolTip(source_.path);
    Localized problem = source_.map.problem(vocabulary());
    QStringList unused;
    for (std::size_t index = 0; index < source_.map.sheets.size(); ++index) {
        const sheets::SheetMap& sheet = source_.map.sheets[index];
        if (sheet.role == Role::ignored) continue;
        for (const std::uint32_t column : sheet.undecided()) {
            if (!problem.empty()) break; // one at a time, as each is settled
            const Localized where = sheets::placeOf(source_.map, index, sheet.headingEnd, column);
            const Localized& why = sheet.said[column].why;
            problem = {where.zh + "拿不准这一列：" + why.zh + "；请在“当作”一栏选定",
                       where.en + "not sure what the column is: " + why.en + "; choose under \"Taken for\""};
        }
        for (const std::uint32_t column : sheet.unused()) unused << toQt(sheet.headings[column]).simplified();
    }
    start_->setEnabled(problem.empty());
    QString text = texts(problem);
    setStyleProperty(*state_, "role", problem.empty() ? QStringLiteral("quiet") : QStringLiteral("note"));
    setStyleProperty(*state_, "state", problem.empty() ? QString() : QStringLiteral("wrong"));
    if (problem.empty() && !unused.isEmpty()) {
        constexpr qsizetype shown = 8;
        const QString names =
            unused.mid(0, shown).join(texts("、", ", ")) + (unused.size() > shown ? texts("等", " …") : QString());
        text = texts("%1 列不读取：%2", "Not read (%1): %2").arg(unused.size()).arg(names);
    }
    state_->setText(text);
    state_->setVisible(!text.isEmpty());
}

} // namespace biosubsidy::ui
