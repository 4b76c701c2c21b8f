// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screening/mapping_view.h"

#include <algorithm>
#include <array>

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/look/conversions.h"
#include "ui/screening/doubt_bar.h"
#include "ui/widgets/calm_combo_box.h"

namespace biosubsidy::ui {

using Role = sheets::SheetMap::Role;

MappingView::MappingView(const Desk& desk, QWidget* parent)
    : QWidget(parent), desk_(desk),
      reader_(*this,
              [this](const auto& read) {
                  look_ = read->look;
                  if (!read->problem.empty())
                      Q_EMIT failed(desk_.texts("这张表没有读完。", "The table was not read whole."),
                                    desk_.texts(read->problem));
                  refresh();
              }),
      writer_(*this, [this](const auto& written) {
          save_->setEnabled(true);
          if (written->problem.empty())
              Q_EMIT said(desk_.texts("带批注的表已存到 %1", "The table with comments is at %1").arg(written->path));
          else
              Q_EMIT failed(desk_.texts("带批注的表没有保存。", "The table with comments was not saved."),
                            desk_.texts(written->problem));
      }) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 14, 24, 14);
    layout->setSpacing(8);
    buildHead();
    buildMiddle();
    buildButtons();
    connectParts();
    desk_.texts.follow(this, [this] { fillTexts(); });
}

MappingView::~MappingView() {
    if (stop_ != nullptr) *stop_ = true;
    steps_.disconnect(); // its own end is told as a change, to who may be gone
}

void MappingView::buildHead() {
    auto* column = static_cast<QVBoxLayout*>(layout());
    title_ = new QLabel(this);
    title_->setObjectName(QStringLiteral("screening.file"));
    title_->setProperty("role", QStringLiteral("heading"));
    column->addWidget(title_);
    kept_ = new QWidget(this);
    auto* kept = new QHBoxLayout(kept_);
    kept->setContentsMargins(0, 0, 0, 0);
    keptText_ = new QLabel(kept_);
    keptText_->setObjectName(QStringLiteral("screening.kept"));
    keptText_->setProperty("role", QStringLiteral("quiet"));
    forget_ = new QPushButton(kept_);
    forget_->setObjectName(QStringLiteral("screening.forget_kept"));
    forget_->setProperty("role", QStringLiteral("link"));
    kept->addWidget(keptText_);
    kept->addWidget(forget_);
    kept->addStretch();
    column->addWidget(kept_);
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
    sheetLabel_ = label();
    sheetBox_ = box("screening.sheet");
    roleLabel_ = label();
    roleBox_ = box("screening.role");
    headingLabel_ = label();
    headingBox_ = box("screening.heading_row");
    line->addStretch();
    column->addLayout(line);
}

void MappingView::buildMiddle() {
    auto* column = static_cast<QVBoxLayout*>(layout());
    middle_ = new QStackedWidget(this);
    grid_ = new SheetGrid(desk_, middle_);
    accountText_ = new QPlainTextEdit(middle_);
    accountText_->setObjectName(QStringLiteral("screening.account"));
    accountText_->setReadOnly(true);
    middle_->addWidget(grid_);
    middle_->addWidget(accountText_);
    column->addWidget(middle_, 1);
    bar_ = new DoubtBar(desk_.texts, this);
    column->addWidget(bar_);
    state_ = new QLabel(this);
    state_->setObjectName(QStringLiteral("screening.mapping_state"));
    state_->setWordWrap(true);
    column->addWidget(state_);
}

void MappingView::buildButtons() {
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
    accountButton_ = button("screening.account_button");
    accountButton_->setCheckable(true);
    save_ = button("screening.save_comments");
    static_cast<QVBoxLayout*>(layout())->addLayout(buttons);
}

void MappingView::connectParts() {
    connect(start_, &QPushButton::clicked, this, &MappingView::startRequested);
    connect(other_, &QPushButton::clicked, this, &MappingView::otherFileRequested);
    connect(back_, &QPushButton::clicked, this, &MappingView::left);
    connect(save_, &QPushButton::clicked, this, &MappingView::saveCommented);
    connect(forget_, &QPushButton::clicked, this, &MappingView::forgetKept);
    connect(accountButton_, &QPushButton::toggled, this, [this](bool on) {
        if (on) showAccount();
        middle_->setCurrentIndex(on ? 1 : 0);
    });
    connect(sheetBox_, &QComboBox::currentIndexChanged, this, [this](int index) {
        sheet_ = static_cast<std::size_t>(std::max(0, index));
        refresh();
    });
    connect(roleBox_, &QComboBox::currentIndexChanged, this, &MappingView::guessAgain);
    connect(headingBox_, &QComboBox::currentIndexChanged, this, &MappingView::guessAgain);
    connect(grid_, &SheetGrid::placeChanged, this, &MappingView::showPlace);
    connect(grid_, &SheetGrid::editingEnded, this, [this] {
        if (waiting_) refresh();
    });
    connect(grid_, &SheetGrid::mended, this, &MappingView::mend);
    connect(grid_, &SheetGrid::mapChanged, this, [this] {
        sheets::ColumnMap map = source_.map;
        const sheets::SheetMap& now = map.sheets[sheet_] = grid_->columns().map();
        // Sheets of companies with the same headings are read one after another, and alike.
        for (sheets::SheetMap& other : map.sheets) {
            if (now.role != Role::companies || other.role != now.role || other.headings != now.headings) continue;
            other.columns = now.columns;
            other.said = now.said;
        }
        push({"改选列的含义", "what a column is"}, std::move(map), source_.corrections);
    });
    connect(bar_, &DoubtBar::nextRequested, this, [this] { jump(true); });
    connect(bar_, &DoubtBar::previousRequested, this, [this] { jump(false); });
    connect(bar_, &DoubtBar::undoRequested, &steps_, &QUndoStack::undo);
    connect(bar_, &DoubtBar::confirmRequested, this, [this] { grid_->columns().confirm(grid_->place().column); });
    connect(bar_, &DoubtBar::ignoreRequested, this, [this] { grid_->columns().ignore(grid_->place().column); });
    connect(&steps_, &QUndoStack::indexChanged, this, &MappingView::showState);
}

const Vocabulary& MappingView::vocabulary() const {
    return desk_.document.vocabulary();
}

const sheets::TableAccount* MappingView::account() const {
    return look_ == nullptr ? nullptr : &look_->account;
}

void MappingView::show(const ScreeningSource& source) {
    source_ = source;
    look_ = nullptr;
    steps_.clear();
    jumped_ = false;
    accountButton_->setChecked(false);
    sheet_ = 0;
    for (std::size_t sheet = source_.map.sheets.size(); sheet-- > 0;)
        if (source_.map.sheets[sheet].role == Role::companies) sheet_ = sheet;
    fillTexts();
    read();
}

void MappingView::takeFocus() {
    if (start_->isEnabled() && doubts_.all().empty())
        start_->setFocus();
    else
        grid_->takeFocus();
}

void MappingView::fillTexts() {
    const Texts& texts = desk_.texts;
    keptText_->setText(texts("标题和以前的一张表相同，按上次的设置读取。",
                             "Its headings are those of a table before: read as was decided then."));
    forget_->setText(texts("不用上次的设置", "Do not use that"));
    sheetLabel_->setText(texts("工作表", "Sheet"));
    sheetBox_->setAccessibleName(sheetLabel_->text());
    roleLabel_->setText(texts("这张表是", "It holds"));
    roleBox_->setAccessibleName(roleLabel_->text());
    headingLabel_->setText(texts("标题在第几行", "Headings in row"));
    headingBox_->setAccessibleName(headingLabel_->text());
    accountText_->setAccessibleName(texts("读表情况", "What was read"));
    start_->setText(texts("开始筛查", "Start screening"));
    other_->setText(texts("换一个文件…", "Choose another file…"));
    back_->setText(texts("取消", "Cancel"));
    accountButton_->setText(texts("读表情况", "What was read"));
    save_->setText(texts("另存带批注的表…", "Save with comments…"));
    save_->setToolTip(texts("把存疑之处作为批注写进一份副本，交给做表的人核对",
                            "A copy with each doubt as a comment at its cell, for whoever made the table"));
    for (QPushButton* button : {forget_, start_, other_, back_, accountButton_, save_})
        button->setAccessibleName(button->text());
    if (source_.table != nullptr) fillSheets();
}

void MappingView::fillSheets() {
    const Texts& texts = desk_.texts;
    {
        const QSignalBlocker sheets(sheetBox_);
        const QSignalBlocker roleSignals(roleBox_);
        sheetBox_->clear();
        for (const sheets::SheetMap& sheet : source_.map.sheets) sheetBox_->addItem(toQt(sheet.name));
        sheetBox_->setCurrentIndex(static_cast<int>(sheet_));
        roleBox_->clear();
        for (const QString& role :
             {texts("企业，一行一家", "companies, a row each"), texts("项目，一行一个", "projects, a row each"),
              texts("支出，一行一笔", "expenses, a row each"), texts("已获支持，一行一笔", "support held, a row each"),
              texts("不用", "nothing to read")})
            roleBox_->addItem(role);
    }
    for (QWidget* part : std::initializer_list<QWidget*>{sheetLabel_, sheetBox_, roleLabel_, roleBox_})
        part->setVisible(source_.map.sheets.size() > 1);
    refresh();
}

void MappingView::refresh() {
    waiting_ = grid_->isEditing();
    if (!waiting_) showNow();
}

void MappingView::showNow() {
    if (source_.table == nullptr || sheet_ >= source_.map.sheets.size()) return;
    doubts_.set(source_.map, account());
    showSheetLine();
    grid_->show({source_.table, look_, source_.map, source_.corrections}, sheet_, doubts_);
    if (accountButton_->isChecked()) showAccount();
    showState();
}

void MappingView::showSheetLine() {
    const sheets::SheetMap& map = source_.map.sheets[sheet_];
    const QSignalBlocker role(roleBox_);
    const QSignalBlocker heading(headingBox_);
    roleBox_->setCurrentIndex(static_cast<int>(std::find(roles.begin(), roles.end(), map.role) - roles.begin()));
    headingBox_->clear();
    for (const sheets::Row& row : source_.table->sheets()[sheet_].rows)
        headingBox_->addItem(QString::number(row.number), QVariant::fromValue<qulonglong>(row.number));
    headingBox_->setCurrentIndex(std::max(0, headingBox_->findData(QVariant::fromValue<qulonglong>(map.headingRow))));
    // A form has labels, and no row of them.
    headingLabel_->setVisible(map.form.empty());
    headingBox_->setVisible(map.form.empty());
    kept_->setVisible(source_.fromKept);
}

void MappingView::showAccount() {
    constexpr std::size_t mostListed = 1'000;
    accountText_->setPlainText(
        look_ == nullptr ? desk_.texts("还没有读完。", "It is not read yet.")
                         : toQt(sheets::accountText(look_->account, source_.map, desk_.texts.language(), mostListed)));
}

} // namespace biosubsidy::ui
