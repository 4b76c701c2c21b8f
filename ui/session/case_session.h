// SPDX-License-Identifier: GPL-3.0-or-later
//
// The case that is open and its place in the library. Every change is saved by
// itself, a moment after it was made and whenever the case is left; nobody is
// asked. Files are for exchange: a file that is opened becomes a case of the
// library, an export writes one. What cannot be read or written is told by a
// signal, and the case that was open stays open.
//
// A new case and the example enter the library with their first change.
#pragma once

#include <functional>
#include <optional>

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include "core/storage/library.h"
#include "ui/look/texts.h"
#include "ui/session/assessment_runner.h"
#include "ui/session/case_document.h"
#include "ui/session/prompts.h"
#include "ui/session/recent_files.h"

namespace biosubsidy::ui {

// What the session stands on; all of it outlives the session.
struct SessionGround {
    CaseDocument& document;
    AssessmentRunner& runner;
    const storage::Library& library;
    RecentFiles& recentFiles;
    Prompts& prompts;
    const Texts& texts;
    std::function<storage::Moment()> now;
};

class CaseSession : public QObject {
    Q_OBJECT

public:
    enum class Saving { unchanged, saved, pending, failed };

    static constexpr int pauseMilliseconds = 500;  // after the last change
    static constexpr int mostMilliseconds = 3000;  // after the first one that is not saved
    static constexpr int againMilliseconds = 5000; // after one that could not be saved

    explicit CaseSession(SessionGround ground, QObject* parent = nullptr);

    // Which fields hold something that no case can hold: of the whole form, asked
    // before an export; without drafts of awards, asked before the case is left.
    void setUnsavable(std::function<QStringList()> unsavable) { unsavable_ = std::move(unsavable); }
    void setUnreadable(std::function<QStringList()> unreadable) { unreadable_ = std::move(unreadable); }

    [[nodiscard]] const storage::Library& library() const noexcept { return ground_.library; }
    [[nodiscard]] storage::Moment now() const { return ground_.now(); }
    [[nodiscard]] std::optional<storage::CaseId> caseId() const noexcept { return id_; } // none: not in the library yet
    [[nodiscard]] bool isOpen() const noexcept { return open_; }
    [[nodiscard]] Saving saving() const noexcept { return saving_; }
    // The title, the company's name, or 未命名案例.
    [[nodiscard]] QString name() const;

    void newCase();
    void openExample();
    void open();                        // asks for files
    bool openFile(const QString& path); // opens the library's case with these facts, or makes one
    bool openCase(storage::CaseId id);
    // Makes a new case of the library from it and opens that.
    bool openCopy(const Case& subject);
    // Makes the state the case's own, as a step that can be undone.
    bool bringBack(storage::StateId id);
    bool closeCase(); // false: the person would rather stay
    // What waits is saved now; false where it could not be.
    bool save();
    bool exportAs(); // asks where
    // Puts the case into the library, if it is not there yet.
    std::optional<storage::CaseId> keep();
    // Whether the case may be left: what is typed is saved, or given up by decision.
    [[nodiscard]] bool mayLeave();
    // The same for the program: what is in memory alone would be lost.
    [[nodiscard]] bool mayQuit();
    // The library has another title for the case.
    void readTitle();

Q_SIGNALS:
    void leaving();    // the case may be left: what is being typed has to be kept now
    void caseOpened(); // also a new one
    void caseClosed();
    void nameChanged();
    void savingChanged();
    void saved(); // the library has changed
    void exported(const QString& path);
    // A save failed, for the first time or for another reason; after `failed`.
    void libraryFailed(const biosubsidy::StorageError& error);
    void recovered(); // what could not be saved has been
    // What happened, and the whole story; both for people.
    void failed(const QString& summary, const QString& details);

private:
    struct Origin {
        std::optional<storage::CaseId> id;
        std::int64_t revision = 0;
        Localized title;
    };

    void noteChange();
    void noteResult();
    [[nodiscard]] QString title() const { return ground_.texts(title_); }
    void show(CaseSheet sheet, Origin origin);
    void setSaving(Saving saving);
    [[nodiscard]] Stored<void> write();
    void saveElsewhere(const StorageError& why);
    void noteFailure(const StorageError& error);
    void tell(const StorageError& error);
    [[nodiscard]] std::optional<Case> read(const QString& name, std::string text);
    void clear();

    SessionGround ground_;
    std::function<QStringList()> unsavable_ = [] { return QStringList(); };
    std::function<QStringList()> unreadable_ = [] { return QStringList(); };
    std::optional<storage::CaseId> id_;
    std::int64_t revision_ = 0;
    // In both languages until it enters the library: the example's follows the window's.
    Localized title_;
    storage::StateOrigin origin_ = storage::StateOrigin::edited; // of the next save
    Saving saving_ = Saving::unchanged;
    bool open_ = false;
    bool showing_ = false; // a case is being put in: its changes are none of the person's
    QTimer pause_;
    QTimer most_;
    QTimer again_;
};

} // namespace biosubsidy::ui
