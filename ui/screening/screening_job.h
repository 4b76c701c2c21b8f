// SPDX-License-Identifier: GPL-3.0-or-later
//
// A screening under way: an input is held against the rules by threads of its own,
// and the results go into a database that others may read meanwhile. What is done
// when it is stopped stays usable. It knows no widget; its signals come in the
// thread that owns it.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <thread>

#include <QElapsedTimer>
#include <QObject>
#include <QString>

#include "core/blocks/block_rules.h"
#include "core/sheets/sheet_input.h"
#include "ui/tasks/mailbox.h"

namespace biosubsidy::ui {

struct ScreeningSource {
    QString path;
    std::shared_ptr<const sheets::TableFile> table; // null: a case a line (NDJSON)
    sheets::ColumnMap map{};                        // of a table
    sheets::Corrections corrections{};              // cells that count instead of the file's
    sheets::ColumnMap guessed{};                    // the map before a person decided anything
    bool fromKept = false;                          // the map began as what was decided of such tables before
    int asOfYear = 0;                               // which "last year" is seen from; 0: unknown
};

class ScreeningJob : public QObject {
    Q_OBJECT

public:
    struct State {
        std::uint64_t position = 0;
        std::uint64_t size = 0; // 0: unknown
        std::uint64_t cases = 0;
        std::uint64_t bad = 0;
        qint64 milliseconds = 0;
    };

    explicit ScreeningJob(QObject* parent = nullptr);
    ~ScreeningJob() override;

    // Into a database at `results`, in a folder that is there.
    void start(const ScreeningSource& source, const std::shared_ptr<const RuleBook>& rules,
               const blocks::BlockOptions& options, Language language, const QString& results);
    void stop();
    [[nodiscard]] bool isRunning() const noexcept { return running_; }
    [[nodiscard]] const State& state() const noexcept { return state_; }

Q_SIGNALS:
    void progressed(); // what is counted in state() can be read from the database
    // whole: to the end of the input. Otherwise it was stopped, or `why` says more.
    void finished(bool whole, const QString& why);

private:
    class Looker;
    struct End {
        bool whole;
        QString why;
    };
    [[nodiscard]] static std::optional<Localized> work(ScreeningJob& job, const ScreeningSource& source,
                                                       const std::shared_ptr<const RuleBook>& rules,
                                                       const blocks::BlockOptions& options, Language language,
                                                       const QString& results);
    void take(const State& state);
    void finish(const End& end);

    Mailbox<State> states_;
    Mailbox<End> ends_;
    std::thread thread_;
    std::atomic<bool> stop_{false};
    std::atomic<bool> whole_{false};
    bool running_ = false;
    State state_;
};

// The case of a line, read again from its file.
[[nodiscard]] Result<Case> caseOfLine(const ScreeningSource& source, std::uint64_t line,
                                      const std::shared_ptr<const RuleBook>& rules);

} // namespace biosubsidy::ui
