// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/dialog_prompts.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

namespace biosubsidy::ui {

QString DialogPrompts::filter() const {
    return texts_("案例 (*.json);;所有文件 (*)", "Cases (*.json);;All files (*)");
}

QString DialogPrompts::fileToOpen() {
    return QFileDialog::getOpenFileName(window_, texts_("打开案例", "Open a case"), {}, filter());
}

QString DialogPrompts::fileToSave(const QString& suggested) {
    return QFileDialog::getSaveFileName(window_, texts_("案例另存为", "Save the case as"), suggested, filter());
}

QString DialogPrompts::fileToExport(const QString& title, const QString& suggested, const QString& filter) {
    return QFileDialog::getSaveFileName(window_, title, suggested, filter);
}

QString DialogPrompts::fileToImport(const QString& title, const QString& filter) {
    return QFileDialog::getOpenFileName(window_, title, {}, filter);
}

Prompts::Unsaved DialogPrompts::unsavedChanges(const QString& caseName) {
    QMessageBox box(window_);
    box.setWindowTitle(QStringLiteral("Biosubsidy"));
    box.setIcon(QMessageBox::Warning);
    box.setText(texts_("“%1”有改动尚未保存。", "“%1” has changes that are not saved.").arg(caseName));
    box.setInformativeText(texts_("不保存，这些改动就会丢失。", "They are lost if you do not save them."));
    QPushButton* save = box.addButton(texts_("保存", "Save"), QMessageBox::AcceptRole);
    QPushButton* discard = box.addButton(texts_("不保存", "Do not save"), QMessageBox::DestructiveRole);
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
    box.setText(texts_("有 %1 处填写不能保存，将按未填存入文件。",
                       "%1 entries cannot be saved; the file will have them as not stated.")
                    .arg(fields.size()));
    box.setInformativeText(fields.mid(0, 12).join(QLatin1Char('\n')));
    QPushButton* save = box.addButton(texts_("仍然保存", "Save anyway"), QMessageBox::AcceptRole);
    QPushButton* stay = box.addButton(texts_("返回修改", "Go back"), QMessageBox::RejectRole);
    box.setDefaultButton(stay);
    box.setEscapeButton(stay);
    box.exec();
    return box.clickedButton() == save;
}

} // namespace biosubsidy::ui
