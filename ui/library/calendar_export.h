// SPDX-License-Identifier: GPL-3.0-or-later
//
// The deadlines of all applications of the library as a file that a person chooses: a
// calendar (.ics), a table (.csv), JSON; the same that the command line writes.
#pragma once

#include <QObject>

#include "ui/session/case_session.h"
#include "ui/session/desk.h"

namespace biosubsidy::ui {

class CalendarExport : public QObject {
    Q_OBJECT

public:
    // `product`: the program's name and version, as calendars want it.
    CalendarExport(const Desk& desk, const CaseSession& session, QString product, QObject* parent = nullptr);

    void exportDeadlines();

Q_SIGNALS:
    void wrote(const QString& what, const QString& path);
    void failed(const QString& summary, const QString& details);

private:
    Desk desk_;
    const CaseSession& session_;
    QString product_;
};

} // namespace biosubsidy::ui
