// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/applications/status_strip.h"

#include <QSignalBlocker>

#include "core/wording/money_text.h"
#include "ui/look/conversions.h"
#include "ui/widgets/flow_layout.h"

namespace biosubsidy::ui {

using applications::Status;

StatusStrip::StatusStrip(const storage::Library& library, const Texts& texts, QWidget* parent)
    : QWidget(parent), library_(library), texts_(texts) {
    constexpr int gap = 6;
    auto* layout = new FlowLayout(this, gap);
    layout->setContentsMargins(0, 0, 0, 0);
    for (std::size_t status = 0; status < chips_.size(); ++status) {
        auto* chip = new QPushButton(this);
        chip->setObjectName(QStringLiteral("applications.status.") +
                            toQt(applications::toString(applications::allStatuses.at(status))));
        chip->setProperty("role", QStringLiteral("chip"));
        chip->setCheckable(true);
        chip->setAutoDefault(false);
        layout->addWidget(chip);
        connect(chip, &QPushButton::toggled, this, &StatusStrip::changed);
        chips_.at(status) = chip;
    }
}

void StatusStrip::count(storage::ApplicationQuery query) {
    query.statuses.reset();
    query.group = storage::ApplicationGroup::status;
    const auto groups = library_.applications().groups(query);
    if (!groups) return; // the list tells of it
    std::array<storage::ApplicationSums, applications::allStatuses.size()> sums;
    for (const storage::ApplicationGroupRow& group : *groups) {
        if (const auto status = applications::statusNamed(group.key))
            sums.at(static_cast<std::size_t>(*status)) = group.sums;
    }
    for (std::size_t status = 0; status < chips_.size(); ++status) show(status, sums.at(status));
}

// With the sum that says most at that status; all of them on hover.
void StatusStrip::show(std::size_t status, const storage::ApplicationSums& sums) {
    QPushButton& chip = *chips_.at(status);
    const Status of = applications::allStatuses.at(status);
    const auto money = [this](const Money& sum) { return toQt(wording::moneyText(sum, texts_.language())); };
    const Money telling = of == Status::paid || of == Status::paidInPart ? sums.paid
                          : of == Status::approved                       ? sums.approved
                                                                         : sums.expected;
    QString text = QStringLiteral("%1 %2").arg(texts_(applications::words(of))).arg(sums.count);
    if (!telling.isZero()) text += QStringLiteral(" · ") + money(telling);
    chip.setText(text);
    chip.setToolTip(
        texts_("预计 %1 · 申请 %2 · 批准 %3 · 到账 %4", "expected %1 · applied for %2 · approved %3 · paid %4")
            .arg(money(sums.expected), money(sums.applied), money(sums.approved), money(sums.paid)));
    chip.setAccessibleName(text);
    chip.setAccessibleDescription(chip.toolTip());
    chip.setVisible(sums.count > 0 || chip.isChecked());
}

storage::Statuses StatusStrip::statuses() const {
    storage::Statuses down;
    for (std::size_t status = 0; status < chips_.size(); ++status) down.set(status, chips_.at(status)->isChecked());
    return down;
}

void StatusStrip::reset() {
    for (QPushButton* chip : chips_) {
        const QSignalBlocker quiet(*chip);
        chip->setChecked(false);
    }
}

} // namespace biosubsidy::ui
