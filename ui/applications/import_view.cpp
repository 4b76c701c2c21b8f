// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/applications/import_view.h"

#include <algorithm>

#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/applications/import_columns.h"
#include "ui/applications/import_rows.h"
#include "ui/look/conversions.h"
#include "ui/widgets/calm_combo_box.h"
#include "ui/widgets/choice_delegate.h"
#include "ui/widgets/list_table.h"

namespace biosubsidy::ui {

namespace {

constexpr int grid = 8;

} // namespace

ImportView::ImportView(const Desk& desk, CaseSession& session, QWidget* parent)
    : QWidget(parent), desk_(desk), session_(session),
      opener_(*this, [this](const auto& opened) { takeFile(*opened); }),
      reader_(*this, [this](const auto& read) { takeRead(*read); }) {
    setObjectName(QStringLiteral("import"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 14, 24, 14);
    layout->setSpacing(grid);
    buildHead();
    buildTables();
    buildDoubts();
    buildButtons();
    connectParts();
    desk_.texts.follow(this, [this] { fillTexts(); });
}

ImportView::~ImportView() {
    if (stop_ != nullptr) *stop_ = true;
}

void ImportView::buildHead() {
    auto* column = static_cast<QVBoxLayout*>(layout());
    title_ = new QLabel(this);
    title_->setObjectName(QStringLiteral("import.file"));
    title_->setProperty("role", QStringLiteral("heading"));
    column->addWidget(title_);
    auto* line = new QHBoxLayout;
    line->setSpacing(grid);
    const auto box = [this, line](const char* name, QLabel*& label) {
        label = new QLabel(this);
        line->addWidget(label);
        auto* made = new CalmComboBox(this);
        made->setObjectName(QLatin1String(name));
        made->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        line->addWidget(made);
        return made;
    };
    sheetBox_ = box("import.sheet", sheetLabel_);
    headingBox_ = box("import.heading_row", headingLabel_);
    columnsButton_ = new QPushButton(this);
    columnsButton_->setObjectName(QStringLiteral("import.columns_button"));
    columnsButton_->setCheckable(true);
    line->addWidget(columnsButton_);
    line->addStretch();
    column->addLayout(line);
}

void ImportView::buildTables() {
    auto* column = static_cast<QVBoxLayout*>(layout());
    const auto table = [&](const char* name, QAbstractItemModel* model) {
        QTableView* made = makeListTable(this, name, model, 10);
        made->setEditTriggers(QAbstractItemView::SelectedClicked | QAbstractItemView::DoubleClicked |
                              QAbstractItemView::EditKeyPressed);
        made->setSelectionBehavior(QAbstractItemView::SelectItems);
        made->setItemDelegate(new ChoiceDelegate(desk_.texts, desk_.theme, made));
        column->addWidget(made);
        return made;
    };
    columns_ = new ImportColumns(desk_.texts, desk_.theme, this);
    columnTable_ = table("import.columns", columns_);
    rows_ = new ImportRows(
        list_, desk_.texts, desk_.theme, [this](std::int64_t id) { return caseName(id); }, this);
    rowTable_ = table("import.rows", rows_);
    column->setStretchFactor(rowTable_, 1);
    columnTable_->hide();
}

void ImportView::buildDoubts() {
    doubtBox_ = new QFrame(this);
    doubtBox_->setProperty("role", QStringLiteral("panel"));
    auto* line = new QHBoxLayout(doubtBox_);
    line->setContentsMargins(grid, grid, grid, grid);
    doubtText_ = new QLabel(doubtBox_);
    doubtText_->setObjectName(QStringLiteral("import.doubt"));
    doubtText_->setWordWrap(true);
    doubtText_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    line->addWidget(doubtText_, 1);
    const auto button = [&](const char* name) {
        auto* made = new QPushButton(doubtBox_);
        made->setObjectName(QLatin1String(name));
        line->addWidget(made);
        return made;
    };
    count_ = button("import.count");
    countColumn_ = button("import.count_column");
    leave_ = button("import.leave");
    previous_ = button("import.previous");
    next_ = button("import.next");
    static_cast<QVBoxLayout*>(layout())->addWidget(doubtBox_);
    state_ = new QLabel(this);
    state_->setObjectName(QStringLiteral("import.state"));
    state_->setWordWrap(true);
    static_cast<QVBoxLayout*>(layout())->addWidget(state_);
}

void ImportView::buildButtons() {
    auto* buttons = new QHBoxLayout;
    const auto button = [this, buttons](const char* name) {
        auto* made = new QPushButton(this);
        made->setObjectName(QLatin1String(name));
        buttons->addWidget(made);
        return made;
    };
    take_ = button("import.take");
    take_->setProperty("role", QStringLiteral("primary"));
    undo_ = button("import.undo");
    fresh_ = button("import.fresh");
    buttons->addStretch();
    other_ = button("import.other_file");
    back_ = button("import.back");
    static_cast<QVBoxLayout*>(layout())->addLayout(buttons);
}

void ImportView::connectParts() {
    connect(take_, &QPushButton::clicked, this, &ImportView::take);
    connect(undo_, &QPushButton::clicked, this, &ImportView::undo);
    connect(back_, &QPushButton::clicked, this, &ImportView::left);
    connect(other_, &QPushButton::clicked, this, &ImportView::chooseFile);
    connect(fresh_, &QPushButton::clicked, this, [this] {
        list_.makeCasesOfUnknown();
        rows_->refreshCells();
        showState();
    });
    connect(sheetBox_, &QComboBox::currentIndexChanged, this, [this](int sheet) {
        if (file_ == nullptr || sheet < 0) return;
        const auto& all = file_->sheets();
        const auto at = static_cast<std::size_t>(sheet);
        sheets::ApplicationMap guessed = sheets::guessApplicationMap(std::span(all).subspan(at, 1));
        guessed.sheet = at;
        setMap(guessed);
    });
    connect(headingBox_, &QComboBox::currentIndexChanged, this, &ImportView::guessAgain);
    connect(columnsButton_, &QPushButton::toggled, columnTable_, &QWidget::setVisible);
    connect(columns_, &ImportColumns::mapChanged, this, [this] {
        map_ = columns_->map();
        read();
    });
    connect(rows_, &ImportRows::decided, this, &ImportView::showState);
    connect(rowTable_->selectionModel(), &QItemSelectionModel::currentChanged, this, &ImportView::showDoubts);
    connect(count_, &QPushButton::clicked, this, [this] { decideDoubts(DoubtChoice::taken); });
    connect(leave_, &QPushButton::clicked, this, [this] { decideDoubts(DoubtChoice::left); });
    connect(countColumn_, &QPushButton::clicked, this, &ImportView::decideColumn);
    connect(next_, &QPushButton::clicked, this, [this] { jump(true); });
    connect(previous_, &QPushButton::clicked, this, [this] { jump(false); });
}

void ImportView::fillTexts() {
    const Texts& texts = desk_.texts;
    title_->setText(
        path_.isEmpty()
            ? texts("从表格导入申报", "Applications from a spreadsheet")
            : texts("从表格导入申报 · %1", "Applications from a spreadsheet · %1").arg(QFileInfo(path_).fileName()));
    sheetLabel_->setText(texts("工作表", "Sheet"));
    sheetBox_->setAccessibleName(sheetLabel_->text());
    headingLabel_->setText(texts("标题在第几行", "Headings in row"));
    headingBox_->setAccessibleName(headingLabel_->text());
    columnsButton_->setText(texts("各列读作什么", "What each column is"));
    columnTable_->setAccessibleName(columnsButton_->text());
    rowTable_->setAccessibleName(texts("表里的申报", "Applications in the table"));
    count_->setText(texts("采用", "Let it count"));
    count_->setToolTip(texts("这一格照这样读", "The cell counts as it was read"));
    countColumn_->setText(texts("整列采用", "The whole column"));
    countColumn_->setToolTip(texts("这一列里其余存疑的也照这样读", "All doubtful cells of this column count"));
    leave_->setText(texts("不采用", "Leave it"));
    leave_->setToolTip(texts("这一格不算数，原文留在备注里", "The cell counts nowhere; it stands in the remarks"));
    previous_->setText(texts("上一处", "Previous"));
    next_->setText(texts("下一处", "Next"));
    undo_->setText(texts("撤销导入", "Undo"));
    other_->setText(texts("换一个文件…", "Choose another file…"));
    back_->setText(texts("返回", "Go back"));
    for (QPushButton* one : {columnsButton_, count_, countColumn_, leave_, previous_, next_, undo_, other_, back_})
        one->setAccessibleName(one->text());
    rows_->refresh();
    fitTables();
    showState();
}

bool ImportView::chooseFile() {
    const QString path = desk_.prompts.fileToImport(desk_.texts("从表格导入申报", "Applications from a spreadsheet"),
                                                    desk_.texts("表格 (*.xlsx *.xls *.et *.ods *.csv *.tsv *.txt)",
                                                                "Tables (*.xlsx *.xls *.et *.ods *.csv *.tsv *.txt)"));
    if (path.isEmpty()) return false;
    showFile(path);
    return true;
}

void ImportView::showFile(const QString& path) {
    path_ = path;
    file_ = nullptr;
    list_.clear();
    lastTaken_ = {};
    takenBefore_.clear();
    problem_ = {};
    map_ = {};
    columns_->show(map_);
    opener_.start([path = toUtf8(path)]() -> Opened {
        auto file = sheets::TableFile::open(path);
        if (!file) return {nullptr, file.error()};
        return {std::move(*file), {}};
    });
    fillTexts();
}

void ImportView::takeFile(const Opened& opened) {
    if (opened.file == nullptr) {
        problem_ = opened.problem;
        Q_EMIT failed(desk_.texts("没有读 %1", "%1 was not read").arg(QFileInfo(path_).fileName()),
                      desk_.texts(opened.problem));
        return showState();
    }
    file_ = opened.file;
    readFirms();
    const sheets::ApplicationMap guessed = sheets::guessApplicationMap(file_->sheets());
    {
        const QSignalBlocker quiet(sheetBox_);
        sheetBox_->clear();
        for (const sheets::SheetPreview& sheet : file_->sheets()) sheetBox_->addItem(toQt(sheet.name));
        sheetBox_->setCurrentIndex(static_cast<int>(guessed.sheet));
    }
    const bool several = file_->sheets().size() > 1;
    sheetLabel_->setVisible(several);
    sheetBox_->setVisible(several);
    setMap(guessed);
    // Where something of the columns is not sure they are to be seen.
    columnsButton_->setChecked(map_.problem().has_value() || !columns_->isSure());
}

// Who the library knows, by company and title.
void ImportView::readFirms() {
    firms_.clear();
    caseNames_.clear();
    const storage::CaseShelf cases = session_.library().cases();
    const auto ids = cases.find({});
    const auto found = ids ? cases.rows(*ids) : tl::unexpected(ids.error());
    if (!found) return tell(found.error());
    std::vector<std::int64_t> all;
    for (const storage::CaseRow& row : *found) {
        firms_.push_back({row.id.value, row.name, row.title, row.uscc});
        caseNames_[row.id.value] =
            row.shownName().empty() ? desk_.texts("未命名案例", "Untitled case") : toQt(row.shownName());
        all.push_back(row.id.value);
    }
    list_.setCases(std::move(all));
}

void ImportView::setMap(const sheets::ApplicationMap& map) {
    map_ = map;
    columns_->show(map_);
    const QSignalBlocker quiet(headingBox_);
    headingBox_->clear();
    for (const sheets::Row& row : file_->sheets().at(map_.sheet).rows)
        headingBox_->addItem(QString::number(row.number), QVariant::fromValue<qulonglong>(row.number));
    headingBox_->setCurrentIndex(headingBox_->findData(QVariant::fromValue<qulonglong>(map_.headingRow)));
    fitTables();
    read();
}

void ImportView::guessAgain() {
    if (file_ == nullptr) return;
    setMap(sheets::applicationMapAt(file_->sheets(), map_.sheet, headingBox_->currentData().toULongLong()));
}

void ImportView::read() {
    if (stop_ != nullptr) *stop_ = true;
    problem_ = map_.problem().value_or(Localized());
    if (!problem_.empty()) {
        reader_.cancel();
        list_.set({}, map_, desk_.document.sharedRules());
        rows_->refresh();
        columnsButton_->setChecked(true);
        return showState();
    }
    stop_ = std::make_shared<std::atomic<bool>>(false);
    reader_.start(
        [file = file_, map = map_, rules = desk_.document.sharedRules(), firms = firms_, stop = stop_]() -> Read {
            auto proposals = sheets::proposeApplications(*file, map, *rules, firms, [&] { return stop->load(); });
            if (!proposals) return {nullptr, map, proposals.error()};
            return {std::make_shared<const sheets::ApplicationProposals>(std::move(*proposals)), map, {}};
        });
    showState();
}

void ImportView::takeRead(const Read& read) {
    problem_ = read.problem;
    list_.set(read.proposals == nullptr ? sheets::ApplicationProposals() : *read.proposals, read.map,
              desk_.document.sharedRules());
    rows_->refresh();
    fitTables();
    if (list_.size() > 0) rowTable_->setCurrentIndex(rows_->index(0, ImportRows::of));
    showState();
    if (wantsFocus_ && list_.size() > 0) takeFocus();
}

void ImportView::takeFocus() {
    wantsFocus_ = list_.size() == 0;
    (wantsFocus_ ? static_cast<QWidget*>(back_) : rowTable_)->setFocus();
}

int ImportView::currentRow() const {
    return rowTable_->currentIndex().row();
}

QString ImportView::caseName(std::int64_t id) const {
    const auto found = caseNames_.find(id);
    return found == caseNames_.end() ? QString() : found->second;
}

void ImportView::tell(const StorageError& error) {
    Q_EMIT failed(desk_.texts(error.message), desk_.texts(error.advice) + QStringLiteral("\n\n") + toQt(error.detail));
}

} // namespace biosubsidy::ui
