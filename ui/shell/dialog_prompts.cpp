// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/dialog_prompts.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

namespace biosubsidy::ui {

QString DialogPrompts::filter() const {
    return texts_("案例 (*.json);;所有文件 (*)", "Cases (*.json);;All files (*)");
}

QString DialogPrompts::inFolder(const QString& name) const {
    return QFileInfo(name).isAbsolute() ? name : QDir(folder_).filePath(name);
}

QString DialogPrompts::remember(const QString& path) {
    if (!path.isEmpty()) folder_ = QFileInfo(path).path();
    return path;
}

QString DialogPrompts::fileToOpen() {
    return remember(QFileDialog::getOpenFileName(window_, texts_("打开案例", "Open a case"), folder_, filter()));
}

QStringList DialogPrompts::filesToOpen() {
    const QStringList files = QFileDialog::getOpenFileNames(
        window_, texts_("导入案例", "Import cases"), folder_,
        texts_("案例或加密导出的案例 (*.json *.zip);;所有文件 (*)",
               "Cases, or cases exported with a passphrase (*.json *.zip);;All files (*)"));
    if (!files.isEmpty()) remember(files.front());
    return files;
}

QString DialogPrompts::folderToSave() {
    const QString folder =
        QFileDialog::getExistingDirectory(window_, texts_("导出到文件夹", "Export to a folder"), folder_);
    if (!folder.isEmpty()) folder_ = folder;
    return folder;
}

QString DialogPrompts::fileToSave(const QString& suggested) {
    return remember(
        QFileDialog::getSaveFileName(window_, texts_("导出案例", "Export the case"), inFolder(suggested), filter()));
}

QString DialogPrompts::fileToExport(const QString& title, const QString& suggested, const QString& filter) {
    return remember(QFileDialog::getSaveFileName(window_, title, inFolder(suggested), filter));
}

QString DialogPrompts::fileToImport(const QString& title, const QString& filter) {
    return remember(QFileDialog::getOpenFileName(window_, title, folder_, filter));
}

QStringList DialogPrompts::filesToImport(const QString& title, const QString& filter) {
    const QStringList files = QFileDialog::getOpenFileNames(window_, title, folder_, filter);
    if (!files.isEmpty()) remember(files.front());
    return files;
}

Prompts::Unsaved DialogPrompts::unsavedChanges(const QString& caseName) {
    QMessageBox box(window_);
    box.setWindowTitle(QStringLiteral("Biosubsidy"));
    box.setIcon(QMessageBox::Warning);
    box.setText(texts_("“%1”没能存进案例库。", "\"%1\" could not be saved to the library.").arg(caseName));
    box.setInformativeText(
        texts_("不导出为文件，这些改动就会丢失。", "Its changes are lost unless you export them to a file."));
    QPushButton* save = box.addButton(texts_("导出…", "Export..."), QMessageBox::AcceptRole);
    QPushButton* discard = box.addButton(texts_("放弃改动", "Discard"), QMessageBox::DestructiveRole);
    QPushButton* stay = box.addButton(texts_("返回", "Go back"), QMessageBox::RejectRole);
    box.setDefaultButton(save);
    box.setEscapeButton(stay);
    box.exec();
    if (box.clickedButton() == save) return Unsaved::save;
    return box.clickedButton() == discard ? Unsaved::discard : Unsaved::cancel;
}

bool DialogPrompts::saveWithout(const QStringList& fields) {
    QMessageBox box(window_);
    box.setWindowTitle(QStringLiteral("Biosubsidy"));
    box.setIcon(QMessageBox::Warning);
    box.setText(texts_.counted("有 %1 处填写读不懂，将按未填保存。",
                               "%1 [entry|entries] cannot be understood; [it|they] will be saved as not stated.",
                               fields.size()));
    box.setInformativeText(fields.mid(0, 12).join(QLatin1Char('\n')));
    QPushButton* save = box.addButton(texts_("按未填保存", "Save without them"), QMessageBox::AcceptRole);
    QPushButton* stay = box.addButton(texts_("返回修改", "Go back"), QMessageBox::RejectRole);
    box.setDefaultButton(stay);
    box.setEscapeButton(stay);
    box.exec();
    return box.clickedButton() == save;
}

} // namespace biosubsidy::ui
