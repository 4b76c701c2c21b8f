// SPDX-License-Identifier: GPL-3.0-or-later
//
// Case files coming into the library: read and checked in the background, put in
// a batch at a time. Files that are refused are told of with all their mistakes;
// the others come in. Where it is stopped, what came in stays.
#pragma once

#include <QObject>
#include <QStringList>

#include "core/packs/rule_book.h"
#include "core/storage/library.h"
#include "ui/insight/latest_task.h"
#include "ui/look/texts.h"

namespace biosubsidy::ui {

class CaseImport : public QObject {
    Q_OBJECT

public:
    CaseImport(const Library& library, const Texts& texts, std::function<Moment()> now, QObject* parent = nullptr);

    // A file; or, where its text is here already, what was sealed in one.
    struct Source {
        QString path;
        std::optional<std::string> text{};
    };
    void start(std::vector<Source> sources, std::shared_ptr<const RuleBook> rules);
    void cancel();
    [[nodiscard]] bool isRunning() const noexcept { return running_; }
    [[nodiscard]] std::size_t done() const noexcept { return done_; }
    [[nodiscard]] std::size_t total() const noexcept { return sources_.size(); }
    [[nodiscard]] const std::vector<CaseId>& ids() const noexcept { return ids_; } // that came in
    [[nodiscard]] const QStringList& refused() const noexcept { return refused_; } // a line for each file
    [[nodiscard]] const QString& details() const noexcept { return details_; }     // the whole story

Q_SIGNALS:
    void progressed();
    void finished(); // also when it was stopped
    void failed(const biosubsidy::StorageError& error);

private:
    struct One {
        QString path;
        std::optional<CaseShelf::NewCase> record;
        Localized refusal;
        std::string mistakes; // the whole story, if there is more to it
    };
    using Batch = std::vector<One>;

    [[nodiscard]] static One read(const Source& source, const RuleBook& rules, Language language);
    void next();
    void take(const Batch& batch);
    void finish();

    const Library& library_;
    const Texts& texts_;
    std::function<Moment()> now_;
    std::vector<Source> sources_;
    std::shared_ptr<const RuleBook> rules_;
    std::size_t done_ = 0;
    std::vector<CaseId> ids_;
    QStringList refused_;
    QString details_;
    bool running_ = false;
    LatestTask<Batch> task_;
};

} // namespace biosubsidy::ui
