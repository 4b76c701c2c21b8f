// SPDX-License-Identifier: GPL-3.0-or-later
//
// The applications of the case that is open, by the claim that each rests on. After an
// assessment the library is told which of them still stand.
#pragma once

#include <map>

#include <QObject>

#include "ui/session/case_session.h"

namespace biosubsidy::ui {

class CaseApplications : public QObject {
    Q_OBJECT

public:
    CaseApplications(CaseSession& session, const CaseDocument& document, const AssessmentRunner& runner,
                     QObject* parent = nullptr);

    // The one made last; null where there is none.
    [[nodiscard]] const storage::StoredApplication* of(const applications::ClaimKey& key) const;
    [[nodiscard]] Date today() const; // by which deadlines are reckoned
    // The library may have changed.
    void refresh();

Q_SIGNALS:
    void changed();

private:
    void nameOldOnes();
    void look();

    CaseSession& session_;
    const CaseDocument& document_;
    const AssessmentRunner& runner_;
    std::map<applications::ClaimKey, storage::StoredApplication> all_;
};

} // namespace biosubsidy::ui
