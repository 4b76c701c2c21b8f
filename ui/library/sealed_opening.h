// SPDX-License-Identifier: GPL-3.0-or-later
//
// The files under a passphrase among those that were chosen: found, and opened, in
// the background, since one may hold 2 GiB. One that cannot be opened ends it. What
// was stopped is heard of no more.
#pragma once

#include <memory>
#include <stop_token>

#include <QObject>
#include <QStringList>

#include "core/values/localized.h"
#include "ui/library/case_source.h"
#include "ui/tasks/latest_task.h"
#include "ui/tasks/mailbox.h"

namespace biosubsidy::ui {

class SealedOpening : public QObject {
    Q_OBJECT

public:
    explicit SealedOpening(QObject* parent = nullptr);
    ~SealedOpening() override;

    // With an empty passphrase a sealed file is not opened, but asked about.
    void start(const QStringList& paths, const QString& passphrase);
    void cancel();
    [[nodiscard]] bool isRunning() const noexcept { return task_.isBusy(); }
    // Of the file that is being opened, once that takes a while; 0 before.
    [[nodiscard]] int percent() const noexcept { return percent_; }

Q_SIGNALS:
    void progressed();
    void passphraseWanted();
    // Files as they are, and in place of a sealed one what was in it.
    void opened(const biosubsidy::ui::CaseSources& sources);
    void refused(const QString& path, const biosubsidy::Localized& why);

private:
    struct Outcome {
        CaseSources sources;
        bool passphraseWanted = false;
        QString refused{}; // a path
        Localized why{};
    };
    struct Told {
        int percent;
        std::stop_token stop; // whose work tells it
    };

    [[nodiscard]] static Outcome open(const QStringList& paths, const std::string& passphrase,
                                      const std::stop_token& stop, Mailbox<Told>& told);
    void hear(const Told& told);
    void take(const Outcome& outcome);

    std::stop_source stop_;
    int percent_ = 0;
    Mailbox<Told> told_;
    LatestTask<Outcome> task_;
};

} // namespace biosubsidy::ui
