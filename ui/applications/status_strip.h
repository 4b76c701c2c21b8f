// SPDX-License-Identifier: GPL-3.0-or-later
//
// How many applications stand at which status and what they come to, one chip a status.
// A chip that is down lets only its status through; none is down: all.
#pragma once

#include <array>

#include <QPushButton>
#include <QWidget>

#include "core/storage/library.h"
#include "ui/look/texts.h"

namespace biosubsidy::ui {

class StatusStrip : public QWidget {
    Q_OBJECT

public:
    StatusStrip(const storage::Library& library, const Texts& texts, QWidget* parent);

    // Counts what the query finds, whatever its statuses.
    void count(storage::ApplicationQuery query);
    [[nodiscard]] storage::Statuses statuses() const;
    void reset(); // tells nobody

Q_SIGNALS:
    void changed();

private:
    void show(std::size_t status, const storage::ApplicationSums& sums);

    const storage::Library& library_;
    const Texts& texts_;
    std::array<QPushButton*, applications::allStatuses.size()> chips_{};
};

} // namespace biosubsidy::ui
