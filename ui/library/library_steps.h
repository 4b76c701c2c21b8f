// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person does to the cases of the library (duplicate, archive, delete,
// name, tag, import), each as a step that can be undone for as long as the
// program is open. Also import and export of files.
#pragma once

#include <functional>

#include <QObject>
#include <QString>
#include <QUndoStack>

#include "core/packs/rule_book.h"
#include "core/storage/library.h"
#include "ui/look/texts.h"

namespace biosubsidy::ui {

class LibrarySteps : public QObject {
    Q_OBJECT

public:
    LibrarySteps(const Library& library, const Texts& texts, std::function<Moment()> now, QObject* parent = nullptr);

    [[nodiscard]] QUndoStack& stack() { return stack_; }

    void duplicate(CaseId id, const QString& title);
    void setArchived(const std::vector<CaseId>& ids, bool archived);
    void setDeleted(const std::vector<CaseId>& ids, bool deleted);
    void rename(CaseId id, const QString& title);
    void setTags(CaseId id, const QStringList& tags);

    // Files that are refused are told of with all their mistakes; the others come
    // in together or not at all.
    struct Import {
        std::vector<CaseId> ids;
        QStringList refused; // a line for each file
        QString details;     // the whole story
    };
    Import importFiles(const QStringList& paths, const RuleBook& rules);

    // One file for each case; none is overwritten. The files that were written.
    QStringList exportTo(const QString& folder, const std::vector<CaseId>& ids);

Q_SIGNALS:
    void changed();                 // the library has
    void done(const QString& what); // a step that can be undone
    void failed(const biosubsidy::StorageError& error);

private:
    using Act = std::function<Stored<void>()>;
    friend class LibraryStep;
    void push(const QString& what, Act act, Act back);
    void run(const Act& act);

    const Library& library_;
    const Texts& texts_;
    std::function<Moment()> now_;
    QUndoStack stack_;
};

} // namespace biosubsidy::ui
