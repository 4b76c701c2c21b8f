// SPDX-License-Identifier: GPL-3.0-or-later
//
// The questions that stop the program until they are answered. They stand behind
// an interface so that a test can answer them.
#pragma once

#include <QString>
#include <QStringList>

namespace biosubsidy::ui {

class Prompts {
public:
    enum class Unsaved { save, discard, cancel };

    Prompts() = default;
    Prompts(const Prompts&) = delete;
    Prompts& operator=(const Prompts&) = delete;
    virtual ~Prompts() = default;

    // Empty: the person thought better of it.
    [[nodiscard]] virtual QString fileToOpen() = 0;
    [[nodiscard]] virtual QStringList filesToOpen() {
        const QString file = fileToOpen();
        return file.isEmpty() ? QStringList() : QStringList{file};
    }
    // Where several files are to be written.
    [[nodiscard]] virtual QString folderToSave() { return {}; }
    [[nodiscard]] virtual QString fileToSave(const QString& suggested) = 0;
    // Where to write something else than a case, and a picture to read. `title` is
    // of the dialog; `filter` as QFileDialog has it.
    [[nodiscard]] virtual QString fileToExport(const QString& title, const QString& suggested, const QString& filter) {
        static_cast<void>(title);
        static_cast<void>(filter);
        return fileToSave(suggested);
    }
    [[nodiscard]] virtual QString fileToImport(const QString& title, const QString& filter) {
        static_cast<void>(title);
        static_cast<void>(filter);
        return fileToOpen();
    }
    // Several files to read.
    [[nodiscard]] virtual QStringList filesToImport(const QString& title, const QString& filter) {
        const QString file = fileToImport(title, filter);
        return file.isEmpty() ? QStringList() : QStringList{file};
    }
    // The case has changes that could not be saved anywhere.
    [[nodiscard]] virtual Unsaved unsavedChanges(const QString& caseName) = 0;
    // These fields cannot be saved as they stand. True: save without them.
    [[nodiscard]] virtual bool saveWithout(const QStringList& fields) = 0;
};

} // namespace biosubsidy::ui
