// SPDX-License-Identifier: GPL-3.0-or-later
//
// The files of an application: kept in the library's folder or linked where they are.
// A copy that is opened is a copy of the copy, to read: what the library keeps stays as
// it was put in.
#pragma once

#include <memory>
#include <vector>

#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QVBoxLayout>
#include <QWidget>

#include "core/storage/file_folder.h"
#include "ui/session/desk.h"

namespace biosubsidy::ui {

class FilesBox : public QWidget {
    Q_OBJECT

public:
    FilesBox(const Desk& desk, const storage::FileFolder& folder, QWidget* parent);

    void show(const std::vector<applications::File>& files);
    void setNote(std::size_t file, const QString& note);
    void clearNotes();
    // As the buttons do, of these files.
    void keep(const QStringList& paths);

Q_SIGNALS:
    void changed(const std::vector<biosubsidy::applications::File>& files);
    void opened(const QString& path); // to be shown by whatever shows such files
    void failed(const biosubsidy::StorageError& error);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void addRow(std::size_t at);
    void open(std::size_t at);
    void remove(std::size_t at);
    void take(const std::vector<Stored<applications::File>>& files);
    void askFor(bool link);

    Desk desk_;
    storage::FileFolder folder_;
    std::vector<applications::File> files_;
    std::vector<QWidget*> rows_;
    QVBoxLayout* lines_;
    QPushButton* keep_;
    QPushButton* link_;
    std::unique_ptr<QTemporaryDir> toRead_;
};

} // namespace biosubsidy::ui
