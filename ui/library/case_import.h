// SPDX-License-Identifier: GPL-3.0-or-later
//
// Case files coming into the library: those under a passphrase opened, read and
// checked in the background, put in a batch at a time. Files that are refused are
// told of with all their mistakes; the others come in. Where it is stopped, what
// came in stays. A sealed file that does not open ends it before anything came in.
#pragma once

#include <QObject>
#include <QStringList>

#include "core/packs/rule_book.h"
#include "core/storage/library.h"
#include "ui/library/sealed_opening.h"
#include "ui/look/texts.h"
#include "ui/tasks/latest_task.h"

namespace biosubsidy::ui {

class CaseImport : public QObject {
    Q_OBJECT

public:
    CaseImport(const storage::Library& library, const Texts& texts, std::function<storage::Moment()> now,
               QObject* parent = nullptr);

    // If a passphrase turns out to be wanted, that is said, and it begins anew with it.
    void start(const QStringList& paths, std::shared_ptr<const RuleBook> rules, const QString& passphrase = {});
    void cancel();
    [[nodiscard]] bool isRunning() const noexcept { return running_; }
    // Percents of a large file under a passphrase while it is being opened; else 0.
    [[nodiscard]] int opening() const { return opening_.isRunning() ? opening_.percent() : 0; }
    [[nodiscard]] std::size_t done() const noexcept { return done_; }
    [[nodiscard]] std::size_t total() const noexcept; // what is sealed counts as one until it is open
    [[nodiscard]] const std::vector<storage::CaseId>& ids() const noexcept { return ids_; } // that came in
    [[nodiscard]] const QStringList& refused() const noexcept { return refused_; }          // a line for each file
    [[nodiscard]] const QString& details() const noexcept { return details_; }              // the whole story

Q_SIGNALS:
    void progressed();
    void finished(); // also when it was stopped
    void passphraseWanted(const QStringList& paths);
    void notOpened(const QString& path, const biosubsidy::Localized& why);
    void failed(const biosubsidy::StorageError& error);

private:
    struct One {
        QString path;
        std::optional<storage::CaseShelf::NewCase> record;
        Localized refusal;
        std::string mistakes; // the whole story, if there is more to it
    };
    using Batch = std::vector<One>;

    void connectOpening();
    [[nodiscard]] static One read(const CaseSource& source, const RuleBook& rules, Language language);
    void next();
    void take(const Batch& batch);
    void finish();

    const storage::Library& library_;
    const Texts& texts_;
    std::function<storage::Moment()> now_;
    QStringList paths_;
    CaseSources sources_;
    std::shared_ptr<const RuleBook> rules_;
    std::size_t done_ = 0;
    std::vector<storage::CaseId> ids_;
    QStringList refused_;
    QString details_;
    bool running_ = false;
    SealedOpening opening_;
    LatestTask<Batch> task_;
};

} // namespace biosubsidy::ui
