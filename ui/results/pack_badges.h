// SPDX-License-Identifier: GPL-3.0-or-later
//
// The badges of core/wording/badges.h as the window shows them.
#pragma once

#include <vector>

#include <QHBoxLayout>
#include <QString>

#include "core/wording/badges.h"
#include "ui/look/texts.h"

namespace biosubsidy::ui {

struct BadgeText {
    QString word;
    QString explanation;
    QString tone; // "arguable" or ""
    friend bool operator==(const BadgeText&, const BadgeText&) = default;
};

[[nodiscard]] std::vector<BadgeText> badgesOf(const PackResult& pack, const Texts& texts);
[[nodiscard]] std::vector<BadgeText> badgesOf(const PackResult& pack, const Claim& claim, const Texts& texts);
[[nodiscard]] std::vector<BadgeText> badgesOf(const Assessment& assessment, const Texts& texts);

// Badges side by side, from the left.
class BadgeLine : public QHBoxLayout {
    Q_OBJECT

public:
    // The labels are children of `parent`.
    BadgeLine(int apart, QWidget& parent);
    void show(const std::vector<BadgeText>& badges);
    [[nodiscard]] const std::vector<BadgeText>& badges() const noexcept { return badges_; }

private:
    QWidget& parent_;
    std::vector<BadgeText> badges_;
};

} // namespace biosubsidy::ui
