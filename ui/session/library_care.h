// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the library's file needs on every day of use and nobody should wait for: a
// large one is read through for damage (a small one was when it was opened), and
// the copy of the day is made, of a sound file only. It works in a thread of its
// own on a connection of its own, and gives up when it is destroyed.
#pragma once

#include <optional>
#include <stop_token>

#include <QObject>

#include "core/storage/library.h"
#include "ui/tasks/latest_task.h"

namespace biosubsidy::ui {

class LibraryCare : public QObject {
    Q_OBJECT

public:
    // Up to this many bytes the whole file is read when it is opened.
    static constexpr std::int64_t largestReadAtOpening = 32LL * 1024 * 1024;
    [[nodiscard]] static storage::Library::Check checkAtOpening(const QString& path);

    explicit LibraryCare(QObject* parent = nullptr);
    ~LibraryCare() override;

    void start(const storage::Library& library, const Date& today, const storage::Moment& now);

Q_SIGNALS:
    // The file is damaged, or the disk does not give all of it.
    void damaged(const biosubsidy::StorageError& error);
    // There is no copy of this day, and why.
    void notBackedUp(const biosubsidy::StorageError& error);
    void finished();

private:
    struct Outcome {
        std::optional<StorageError> damage;
        std::optional<StorageError> noBackup;
    };

    std::stop_source stop_;
    LatestTask<Outcome> task_;
};

} // namespace biosubsidy::ui
