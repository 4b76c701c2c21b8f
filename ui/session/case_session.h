// SPDX-License-Identifier: GPL-3.0-or-later
//
// New, open, save: the case that is open and the file that it came from. Nothing
// unsaved is lost without a question; what cannot be read or written is told by
// a signal, and the case that was open stays open.
#pragma once

#include <functional>

#include <QObject>
#include <QString>
#include <QStringList>

#include "ui/look/texts.h"
#include "ui/session/case_document.h"
#include "ui/session/prompts.h"
#include "ui/session/recent_files.h"

namespace biosubsidy::ui {

class CaseSession : public QObject {
    Q_OBJECT

public:
    CaseSession(CaseDocument& document, RecentFiles& recentFiles, Prompts& prompts, const Texts& texts,
                QObject* parent = nullptr);

    // Which fields hold something that no case can hold; asked before saving.
    void setUnsavable(std::function<QStringList()> unsavable) { unsavable_ = std::move(unsavable); }

    [[nodiscard]] const QString& path() const noexcept { return path_; } // "": no file yet
    [[nodiscard]] bool isModified() const;
    // The file's name, the example's, or 未命名案例.
    [[nodiscard]] QString name() const;

    void newCase();
    void openExample();
    void open(); // asks which
    bool openFile(const QString& path);
    bool save();
    bool saveAs();
    bool closeCase(); // false: the person would rather stay
    // Whether the case may be given up: saved, unchanged, or discarded by decision.
    [[nodiscard]] bool mayLeave();

Q_SIGNALS:
    void caseOpened();  // also a new one
    void nameChanged(); // of the file
    void saved();
    // What happened, and the whole story; both for people.
    void failed(const QString& summary, const QString& details);

private:
    bool load(const QString& path);
    [[nodiscard]] bool read(const QString& name, std::string text);
    [[nodiscard]] bool write(const QString& path);
    void setFile(const QString& path, bool example);

    CaseDocument& document_;
    RecentFiles& recentFiles_;
    Prompts& prompts_;
    const Texts& texts_;
    std::function<QStringList()> unsavable_ = [] { return QStringList(); };
    QString path_;
    bool example_ = false;
};

} // namespace biosubsidy::ui
