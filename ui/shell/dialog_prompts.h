// SPDX-License-Identifier: GPL-3.0-or-later
//
// The questions of the program as dialogs of the window.
#pragma once

#include <QWidget>

#include "ui/look/texts.h"
#include "ui/session/prompts.h"

namespace biosubsidy::ui {

class DialogPrompts : public Prompts {
public:
    // `folder`: where the first dialog begins; the next begin where the last one ended.
    DialogPrompts(const Texts& texts, const QString& folder) : texts_(texts), folder_(folder) {}

    void setWindow(QWidget* window) { window_ = window; } // the dialogs' parent

    [[nodiscard]] QString fileToOpen() override;
    [[nodiscard]] QStringList filesToOpen() override;
    [[nodiscard]] QString folderToSave() override;
    [[nodiscard]] QString fileToSave(const QString& suggested) override;
    [[nodiscard]] QString fileToExport(const QString& title, const QString& suggested, const QString& filter) override;
    [[nodiscard]] QString fileToImport(const QString& title, const QString& filter) override;
    [[nodiscard]] QStringList filesToImport(const QString& title, const QString& filter) override;
    [[nodiscard]] Unsaved unsavedChanges(const QString& caseName) override;
    [[nodiscard]] bool saveWithout(const QStringList& fields) override;

private:
    [[nodiscard]] QString filter() const;
    [[nodiscard]] QString inFolder(const QString& name) const;
    QString remember(const QString& path);

    const Texts& texts_;
    QString folder_;
    QWidget* window_ = nullptr;
};

} // namespace biosubsidy::ui
