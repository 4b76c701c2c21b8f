// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a person's notes on the claims of the open case are kept: in the application that
// was made last for the claim.
#pragma once

#include <QObject>

#include "core/applications/application_of_claim.h"

namespace biosubsidy::ui {

class NoteStore : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    // An empty note where there is none.
    [[nodiscard]] virtual applications::ClaimNote noteOf(const applications::ClaimKey& key) const = 0;
    // False: it could not be kept; failed() has said why.
    virtual bool keepNote(const Assessment& assessment, const ClaimId& claim, const applications::ClaimNote& note) = 0;

Q_SIGNALS:
    // The case is about to be left: what is being typed has to be kept now.
    void leaving();
    void failed(const QString& summary, const QString& details);
};

} // namespace biosubsidy::ui
