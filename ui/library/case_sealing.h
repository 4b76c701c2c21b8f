// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cases in from files, and out under a passphrase, as a person sees it: which files,
// the passphrase asked for in the row below the list, what came of it.
#pragma once

#include <functional>
#include <vector>

#include <QObject>
#include <QStringList>

#include "ui/library/case_import.h"
#include "ui/library/library_steps.h"
#include "ui/library/text_row.h"
#include "ui/session/desk.h"

namespace biosubsidy::ui {

class CaseSealing : public QObject {
    Q_OBJECT

public:
    CaseSealing(const Desk& desk, LibrarySteps& steps, CaseImport& import, TextRow& text, QObject* parent = nullptr);

    void bringIn(const QStringList& paths);
    void sealAndExport(const std::vector<storage::CaseId>& ids);

Q_SIGNALS:
    void wrote(const QString& text, const QString& path);
    void failed(const QString& text, const QString& details);

private:
    void askToOpen(const QStringList& paths);
    void ask(const std::vector<storage::CaseId>& ids, const QString& wrong);
    void askAgain(const std::vector<storage::CaseId>& ids, const QString& passphrase);
    void seal(const std::vector<storage::CaseId>& ids, const QString& passphrase);

    Desk desk_;
    LibrarySteps& steps_;
    CaseImport& import_;
    TextRow& text_;
};

} // namespace biosubsidy::ui
