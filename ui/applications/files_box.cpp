// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/applications/files_box.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>
#include <QMimeData>
#include <QToolButton>

#include "ui/applications/drop_row.h"
#include "ui/look/conversions.h"
#include "ui/widgets/eliding_button.h"

namespace biosubsidy::ui {

FilesBox::FilesBox(const Desk& desk, const storage::FileFolder& folder, QWidget* parent)
    : QWidget(parent), desk_(desk), folder_(folder), lines_(new QVBoxLayout), keep_(new QPushButton(this)),
      link_(new QPushButton(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(lines_);
    auto* buttons = new QHBoxLayout;
    keep_->setObjectName(QStringLiteral("application.files.keep"));
    link_->setObjectName(QStringLiteral("application.files.link"));
    for (QPushButton* button : {keep_, link_}) {
        button->setProperty("role", QStringLiteral("link"));
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    layout->addLayout(buttons);
    setAcceptDrops(true);
    connect(keep_, &QPushButton::clicked, this, [this] { askFor(false); });
    connect(link_, &QPushButton::clicked, this, [this] { askFor(true); });
    desk_.texts.follow(this, [this] {
        keep_->setText(desk_.texts("+ 放进案例库…", "+ keep a copy..."));
        keep_->setToolTip(
            desk_.texts("复制一份放在案例库旁边的文件夹里", "A copy goes into the folder beside the library"));
        link_->setText(desk_.texts("+ 链接…", "+ link..."));
        link_->setToolTip(desk_.texts("文件留在原处，只记下在哪里", "The file stays where it is"));
        const std::vector<applications::File> files = files_;
        files_.clear();
        show(files);
    });
}

void FilesBox::show(const std::vector<applications::File>& files) {
    if (files == files_) return;
    files_ = files;
    for (QWidget* row : rows_) dropRow(*row);
    rows_.clear();
    for (std::size_t at = 0; at < files_.size(); ++at) addRow(at);
}

void FilesBox::addRow(std::size_t at) {
    const applications::File& file = files_[at];
    const QString name = QStringLiteral("application.files.") + QString::number(at);
    auto* row = new QWidget(this);
    auto* outer = new QVBoxLayout(row);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto* line = new QHBoxLayout;
    line->setSpacing(4);
    outer->addLayout(line);
    auto* open = new ElidingButton(row);
    open->setObjectName(name + QStringLiteral(".open"));
    open->setProperty("role", QStringLiteral("link"));
    open->setWholeText(toQt(file.name));
    open->setAccessibleName(desk_.texts("打开文件 %1", "Open the file %1").arg(toQt(file.name)));
    auto* about = new QLabel(row);
    about->setProperty("role", QStringLiteral("muted"));
    about->setText((file.isLink() ? desk_.texts("链接", "link") : desk_.texts("在库中", "kept")) +
                   QStringLiteral(" · ") + QLocale().formattedDataSize(static_cast<qint64>(file.size)));
    auto* gone = new QToolButton(row);
    gone->setObjectName(name + QStringLiteral(".remove"));
    gone->setText(QStringLiteral("×"));
    gone->setProperty("role", QStringLiteral("flat"));
    gone->setFocusPolicy(Qt::StrongFocus);
    gone->setAccessibleName(desk_.texts("移除文件 %1", "Remove the file %1").arg(toQt(file.name)));
    gone->setToolTip(gone->accessibleName());
    auto* note = new QLabel(row);
    note->setObjectName(name + QStringLiteral(".note"));
    note->setProperty("role", QStringLiteral("note"));
    setStyleProperty(*note, "state", QStringLiteral("wrong"));
    note->setWordWrap(true);
    note->hide();
    line->addWidget(open, 1);
    line->addWidget(about);
    line->addWidget(gone);
    outer->addWidget(note);
    lines_->addWidget(row);
    row->show();
    rows_.push_back(row);
    connect(open, &QPushButton::clicked, this, [this, at] { this->open(at); });
    connect(gone, &QToolButton::clicked, this, [this, at] { remove(at); });
}

void FilesBox::clearNotes() {
    for (std::size_t at = 0; at < rows_.size(); ++at) setNote(at, {});
}

void FilesBox::setNote(std::size_t file, const QString& note) {
    if (file >= rows_.size()) return;
    auto* label = rows_[file]->findChild<QLabel*>(QStringLiteral("application.files.%1.note").arg(file));
    label->setText(note);
    label->setVisible(!note.isEmpty());
}

void FilesBox::open(std::size_t at) {
    const applications::File& file = files_.at(at);
    const auto place = folder_.find(file);
    if (!place) {
        setNote(at, desk_.texts("文件不在了。", "The file is gone."));
        return;
    }
    if (file.isLink()) return Q_EMIT opened(toQt(*place));
    // Under its own name, by which the system knows what shows it; never that of a path.
    if (toRead_ == nullptr) toRead_ = std::make_unique<QTemporaryDir>();
    const QDir folder(toRead_->filePath(QString::number(at) + QLatin1Char('-') + toQt(file.digest.substr(0, 12))));
    const QString copy = folder.filePath(QFileInfo(toQt(file.name)).fileName());
    if (!QFileInfo::exists(copy)) {
        if (!folder.mkpath(QStringLiteral(".")) || !QFile::copy(toQt(*place), copy)) {
            setNote(at,
                    desk_.texts("没有打开：临时文件夹里写不下。", "Not opened: there is no room for a copy to read."));
            return;
        }
        QFile::setPermissions(copy, QFileDevice::ReadOwner);
    }
    Q_EMIT opened(copy);
}

void FilesBox::remove(std::size_t at) {
    std::vector<applications::File> rest = files_;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(at));
    keep_->setFocus();
    Q_EMIT changed(rest);
}

void FilesBox::take(const std::vector<Stored<applications::File>>& files) {
    std::vector<applications::File> all = files_;
    for (const Stored<applications::File>& file : files) {
        if (file)
            all.push_back(*file);
        else
            Q_EMIT failed(file.error());
    }
    if (all.size() > files_.size()) Q_EMIT changed(all);
}

void FilesBox::keep(const QStringList& paths) {
    std::vector<Stored<applications::File>> kept;
    for (const QString& path : paths) kept.push_back(folder_.keep(toUtf8(path)));
    take(kept);
}

void FilesBox::askFor(bool link) {
    const QString path = desk_.prompts.fileToImport(link ? desk_.texts("链接文件", "Link a file")
                                                         : desk_.texts("放进案例库", "Keep a copy"),
                                                    desk_.texts("所有文件 (*)", "All files (*)"));
    if (path.isEmpty()) return;
    take({link ? folder_.link(toUtf8(path)) : folder_.keep(toUtf8(path))});
}

void FilesBox::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void FilesBox::dropEvent(QDropEvent* event) {
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile()) paths << url.toLocalFile();
    }
    event->acceptProposedAction();
    keep(paths);
}

} // namespace biosubsidy::ui
