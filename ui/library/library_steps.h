// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person does to the cases of the library (duplicate, archive, delete,
// name, tag, import), each as a step that can be undone for as long as the
// program is open. Also export to files.
#pragma once

#include <functional>

#include <QString>

#include "core/storage/library.h"
#include "ui/session/step_stack.h"

namespace biosubsidy::ui {

class LibrarySteps : public StepStack {
    Q_OBJECT

public:
    LibrarySteps(const storage::Library& library, const Texts& texts, std::function<storage::Moment()> now,
                 QObject* parent = nullptr);

    void duplicate(storage::CaseId id, const QString& title);
    void setArchived(const std::vector<storage::CaseId>& ids, bool archived);
    void setDeleted(const std::vector<storage::CaseId>& ids, bool deleted);
    void rename(storage::CaseId id, const QString& title);
    // Each case loses and gains these; its other tags stay.
    void changeTags(const std::vector<storage::CaseId>& ids, const QStringList& without, const QStringList& with);
    void removeSnapshots(const std::vector<storage::SnapshotId>& ids);

    // These have come in from files.
    void imported(const std::vector<storage::CaseId>& ids);

    // One file for each case; none is overwritten. The files that were written.
    QStringList exportTo(const QString& folder, const std::vector<storage::CaseId>& ids);
    // All of them in one file under a passphrase (core/sealed); how many there are.
    std::size_t sealTo(const QString& path, const std::vector<storage::CaseId>& ids, const QString& passphrase);

private:
    // What the case is called, and its file's text; none if it cannot be read.
    [[nodiscard]] std::optional<std::pair<QString, std::string>> fileOf(storage::CaseId id);
    void tellNotExported(const QString& path, const Localized& why);

    const storage::Library& library_;
    std::function<storage::Moment()> now_;
};

} // namespace biosubsidy::ui
