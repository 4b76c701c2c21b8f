// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/backups_panel.h"

#include <QAction>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QMainWindow>
#include <QVBoxLayout>

#include "ui/look/conversions.h"
#include "ui/widgets/button_verb.h"
#include "ui/widgets/column_room.h"
#include "ui/widgets/list_table.h"

namespace biosubsidy::ui {

BackupsPanel::BackupsPanel(Environment environment, QWidget* parent)
    : QDockWidget(parent), environment_(std::move(environment)), finder_(*this, [this](const auto& found) {
          backups_ = *found;
          fillRows();
      }) {
    setObjectName(QStringLiteral("backups"));
    setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable);
    setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea);
    build();
    environment_.texts.follow(this, [this] { fill(); });
    refresh();
}

// The view goes before what it looks into.
BackupsPanel::~BackupsPanel() {
    inside_->setModel(nullptr);
}

void BackupsPanel::build() {
    setWidget(new QWidget(this));
    auto* column = new QVBoxLayout(widget());
    constexpr int grid = 8;
    column->setContentsMargins(grid, grid, grid, grid);
    column->setSpacing(grid);
    const auto label = [&](const char* name, const char* role) {
        auto* made = new QLabel(widget());
        made->setObjectName(QLatin1String(name));
        made->setProperty("role", QLatin1String(role));
        made->setWordWrap(true);
        column->addWidget(made);
        return made;
    };
    noteLabel_ = label("backups.note", "section");
    about_ = label("backups.about", "quiet");
    now_ = new QPushButton(widget());
    now_->setObjectName(QStringLiteral("backups.now"));
    now_->setEnabled(!environment_.library.isReadOnly());
    connect(now_, &QPushButton::clicked, this, &BackupsPanel::backUpNow);
    column->addWidget(now_, 0, Qt::AlignLeft);
    rows_ = new TextTableModel(this);
    list_ = makeListTable(widget(), "backups.list", rows_);
    column->addWidget(list_, 1);
    contents_ = label("backups.contents", "section");
    inside_ = makeListTable(widget(), "backups.cases", nullptr);
    column->addWidget(inside_, 1);
    restore_ = new QPushButton(widget());
    restore_->setObjectName(QStringLiteral("backups.restore"));
    restore_->setProperty("role", QStringLiteral("primary"));
    column->addWidget(restore_, 0, Qt::AlignLeft);
    auto* verb = new ButtonVerb(*restore_);
    verb->setObjectName(QStringLiteral("action.restore_backup")); // the palette lists it
    verb->setShortcut(Qt::CTRL | Qt::ALT | Qt::Key_R);
    verb->setShortcutContext(Qt::WindowShortcut);
    addAction(verb);
    connect(this, &QDockWidget::visibilityChanged, verb, &QAction::setVisible);
    connect(restore_, &QPushButton::clicked, this, &BackupsPanel::restore);
    connect(list_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &BackupsPanel::look);
    setFocusProxy(list_);
}

void BackupsPanel::refresh() {
    finder_.start([path = environment_.library.path()] { return storage::soundBackups(path); });
}

void BackupsPanel::note(const Localized& what) {
    note_ = what;
    fill();
}

QString BackupsPanel::reasonText(storage::BackupReason reason) const {
    const Texts& texts = environment_.texts;
    switch (reason) {
    case storage::BackupReason::daily: return texts("每日备份", "daily");
    case storage::BackupReason::newVersion: return texts("升级格式之前", "before a new format");
    case storage::BackupReason::restore: return texts("恢复备份之前", "before a restore");
    case storage::BackupReason::byHand: return texts("手动备份", "by hand");
    }
    return {};
}

void BackupsPanel::fill() {
    const Texts& texts = environment_.texts;
    setWindowTitle(texts("备份", "Backups"));
    noteLabel_->setText(texts(note_));
    noteLabel_->setVisible(!note_.empty());
    list_->setAccessibleName(texts("自动备份", "Automatic backups"));
    inside_->setAccessibleName(texts("备份里的案例", "Cases in the backup"));
    now_->setText(texts("立即备份", "Back up now"));
    now_->setAccessibleName(now_->text());
    restore_->setText(texts("恢复这份备份", "Restore this backup"));
    restore_->setAccessibleName(restore_->text());
    restore_->setToolTip(restore_->text() + texts("（Ctrl+Alt+R）", " (Ctrl+Alt+R)"));
    for (QAction* action : actions()) {
        action->setText(restore_->text());
        action->setData(QStringLiteral("恢复这份备份 Restore this backup"));
    }
    rows_->setHeader({texts("时间", "Made"), texts("缘由", "Why"), texts("案例", "Cases"), texts("大小", "Size")},
                     {2, 3});
    fillRows();
}

void BackupsPanel::fillRows() {
    const Texts& texts = environment_.texts;
    const int before = list_->currentIndex().row();
    std::vector<QStringList> rows;
    for (const storage::Backup& one : backups_.value_or(std::vector<storage::Backup>()))
        rows.push_back(
            {localTime(one.made), reasonText(one.reason), QString::number(one.cases),
             QLocale().formattedDataSize(static_cast<qint64>(one.bytes), 1, QLocale::DataSizeTraditionalFormat)});
    const bool any = !rows.empty();
    about_->setText(!backups_ ? texts("正在查找…", "Looking…")
                    : any ? texts("恢复时，现在的案例库先存成一份备份，之后随时可以换回来。",
                                  "Before one is restored, the library as it is now is kept as a backup too: you can "
                                  "always go back.")
                          : texts("还没有备份：每天第一次使用时会自动留一份，也可以立即备份。",
                                  "There is none yet: one is made on each day of use, or now."));
    rows_->setRows(std::move(rows));
    for (int column = 0; column < rows_->columnCount(); ++column)
        list_->setColumnWidth(column, columnRoom(*list_, column,
                                                 {column == 0   ? QStringLiteral("2026-08-28 08:28")
                                                  : column == 1 ? texts("升级格式之前", "before a new format")
                                                  : column == 2 ? QStringLiteral("88888")
                                                                : QStringLiteral("888.8 MB")}));
    list_->setVisible(any);
    if (any) list_->selectRow(std::max(0, before));
    look();
    if (any) takeRoom();
}

// Once as wide as its list, where the page leaves so much; then as a person wants it.
void BackupsPanel::takeRoom() {
    auto* window = qobject_cast<QMainWindow*>(parentWidget());
    if (window == nullptr || !isVisible() || fitted_) return;
    fitted_ = true;
    const QMargins margins = widget()->contentsMargins() + widget()->layout()->contentsMargins();
    const int wanted = list_->horizontalHeader()->length() + 2 * list_->frameWidth() + margins.left() + margins.right();
    window->resizeDocks({this}, {std::max(wanted, width())}, Qt::Horizontal);
}

const storage::Backup* BackupsPanel::chosen() const {
    const int row = list_->currentIndex().row();
    return !backups_ || row < 0 || row >= static_cast<int>(backups_->size())
               ? nullptr
               : &backups_->at(static_cast<std::size_t>(row));
}

// What is in the chosen one.
void BackupsPanel::look() {
    const Texts& texts = environment_.texts;
    inside_->setModel(nullptr);
    cases_.reset();
    opened_.reset();
    const storage::Backup* backup = chosen();
    restore_->setVisible(backup != nullptr);
    restore_->setEnabled(backup != nullptr && !environment_.library.isReadOnly());
    contents_->setVisible(backup != nullptr);
    inside_->hide();
    if (backup == nullptr) return;
    auto opened = storage::Library::openBackup(backup->path);
    if (!opened) {
        contents_->setText(texts("看不到里面的案例，但可以恢复。", "Its cases cannot be shown; it can be restored."));
        return;
    }
    opened_ = std::make_unique<storage::Library>(std::move(*opened));
    cases_ = std::make_unique<CaseListModel>(*opened_, texts, environment_.theme);
    cases_->setRules(environment_.rules);
    storage::CaseQuery newest;
    newest.order = storage::CaseOrder::modified;
    newest.descending = true;
    cases_->setQuery(newest);
    contents_->setText(cases_->rowCount() == 0 ? texts("这份备份里没有案例", "No case is in it")
                                               : texts("这份备份里的案例", "Cases in this backup"));
    inside_->setVisible(cases_->rowCount() > 0);
    inside_->setModel(cases_.get());
    using Column = CaseListModel::Column;
    for (int column = 0; column < Column::columns; ++column)
        inside_->setColumnHidden(column,
                                 column != Column::name && column != Column::total && column != Column::modified);
    constexpr int nameWidth = 150;
    inside_->setColumnWidth(Column::name, nameWidth);
    for (const Column column : {Column::total, Column::modified})
        inside_->setColumnWidth(column,
                                columnRoom(*inside_, column, cases_->widestTexts(column), column == Column::total));
}

void BackupsPanel::restore() {
    const storage::Backup* backup = chosen();
    if (backup == nullptr || !environment_.mayReopen()) return;
    const storage::Backup wanted = *backup;
    QGuiApplication::setOverrideCursor(Qt::WaitCursor);
    const auto kept = environment_.library.restore(wanted.path, environment_.now());
    QGuiApplication::restoreOverrideCursor();
    if (kept) {
        Q_EMIT restored(wanted.made);
        return;
    }
    const Texts& texts = environment_.texts;
    Q_EMIT failed(texts("备份没有恢复，案例库没有变。%1", "The backup was not restored, the library is as it was. %1")
                      .arg(texts(kept.error().message)),
                  texts(kept.error().advice) + QStringLiteral("\n\n") + toQt(kept.error().detail));
    refresh();
}

void BackupsPanel::backUpNow() {
    if (!environment_.mayReopen()) return; // what is open goes into it
    const storage::Moment made = environment_.now();
    const auto copy = environment_.library.backUpNow(made);
    const Texts& texts = environment_.texts;
    if (!copy)
        return Q_EMIT failed(texts("备份没有做成。%1", "The backup was not made. %1").arg(texts(copy.error().message)),
                             texts(copy.error().advice) + QStringLiteral("\n\n") + toQt(copy.error().detail));
    const std::string when = toUtf8(localTime(made));
    note({"已备份（" + when + "）。", "Backed up (" + when + ")."});
    refresh();
}

void BackupsPanel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return hide();
    QDockWidget::keyPressEvent(event);
}

} // namespace biosubsidy::ui
