// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person decided about the columns of a table, kept for tables of the same layout: a
// file for each in a folder, as screen --map reads it. It holds headings and no company.
#pragma once

#include <optional>

#include <QString>

#include "core/sheets/column_map.h"

namespace biosubsidy::ui {

class KeptMaps {
public:
    explicit KeptMaps(QString folder) : folder_(std::move(folder)) {}

    // `guessed` with what was decided before; none where nothing was.
    [[nodiscard]] std::optional<sheets::ColumnMap> find(const sheets::ColumnMap& guessed,
                                                        std::span<const sheets::SheetPreview> sheets,
                                                        const Vocabulary& vocabulary, int asOfYear) const;
    // Where nothing was decided beyond what was guessed, what was kept before goes.
    [[nodiscard]] tl::expected<void, Localized> keep(const sheets::ColumnMap& guessed, const sheets::ColumnMap& decided,
                                                     const Vocabulary& vocabulary) const;

private:
    [[nodiscard]] QString pathOf(const sheets::ColumnMap& guessed) const;

    QString folder_;
};

} // namespace biosubsidy::ui
