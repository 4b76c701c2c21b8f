// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/verdict_group.h"

#include <algorithm>
#include <tuple>

#include "core/wording/explanation.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

QString keyOf(const Assessment& assessment, const ClaimId& id) {
    const Claim& claim = assessment.claim(id);
    const std::string& item = claim.entity == Entity::company ? std::string("company")
                                                              : assessment.subject->item(claim.entity, claim.item).id;
    return QStringLiteral("%1/%2/%3")
        .arg(toQt(assessment.packs[id.pack].pack->id), toQt(claim.measure->id), toQt(item));
}

VerdictGroup::VerdictGroup(Verdict verdict, const Texts& texts, const Theme& theme, QWidget* parent)
    : QWidget(parent), verdict_(verdict), texts_(texts), theme_(theme) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    head_ = new QPushButton(this);
    head_->setObjectName(QStringLiteral("group.") + toQt(toString(verdict)));
    head_->setProperty("role", QStringLiteral("group"));
    head_->setProperty("verdict", toQt(toString(verdict)));
    head_->setCheckable(true);
    head_->setChecked(verdict != Verdict::ineligible);
    head_->setAutoDefault(false);
    head_->setCursor(Qt::PointingHandCursor);
    layout->addWidget(head_);
    card_ = new QFrame(this);
    card_->setProperty("role", QStringLiteral("card"));
    rowsLayout_ = new QVBoxLayout(card_);
    rowsLayout_->setContentsMargins(4, 4, 4, 4);
    rowsLayout_->setSpacing(0);
    layout->addWidget(card_);
    more_ = new QPushButton(this);
    more_->setObjectName(QStringLiteral("group.%1.more").arg(toQt(toString(verdict))));
    more_->setAutoDefault(false);
    more_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    more_->hide();
    layout->addWidget(more_);
    connect(more_, &QPushButton::clicked, this, &VerdictGroup::showMore);
    texts_.follow(head_, [this] {
        const std::vector<ClaimId> all = claims();
        fillHead(all.size());
        fillMore(all.size() - shown(all).size());
    });
    connect(head_, &QPushButton::toggled, this, [this] {
        if (assessment_ != nullptr) show(assessment_, filter_);
    });
}

void VerdictGroup::show(const AssessmentPtr& assessment, const ClaimFilter& filter) {
    assessment_ = assessment;
    filter_ = filter;
    const std::vector<ClaimId> claims = claimsOf(*assessment);
    fillHead(claims.size());
    const std::vector<ClaimId> rows = head_->isChecked() ? shown(claims) : std::vector<ClaimId>();
    fillRows(rows);
    fillMore(head_->isChecked() ? claims.size() - rows.size() : 0);
    card_->setVisible(head_->isChecked());
    setVisible(!claims.empty());
}

std::vector<ClaimId> VerdictGroup::claims() const {
    return assessment_ == nullptr ? std::vector<ClaimId>() : claimsOf(*assessment_);
}

ClaimRow* VerdictGroup::reveal(const QString& key) {
    const std::vector<ClaimId> all = claims();
    if (std::none_of(all.begin(), all.end(), [&](const ClaimId& id) { return keyOf(*assessment_, id) == key; }))
        return nullptr;
    revealed_ = key;
    if (!head_->isChecked())
        setOpen(true);
    else if (rows_.count(key) == 0)
        show(assessment_, filter_);
    return rows_.at(key);
}

std::vector<ClaimId> VerdictGroup::shown(const std::vector<ClaimId>& claims) const {
    if (claims.size() <= most_) return claims;
    const auto rest = claims.begin() + static_cast<std::ptrdiff_t>(most_);
    std::vector<ClaimId> first(claims.begin(), rest);
    if (revealed_.isEmpty()) return first;
    const auto asked =
        std::find_if(rest, claims.end(), [&](const ClaimId& id) { return keyOf(*assessment_, id) == revealed_; });
    if (asked != claims.end()) first.push_back(*asked);
    return first;
}

void VerdictGroup::fillMore(std::size_t hidden) {
    more_->setVisible(hidden > 0);
    more_->setText(texts_("再显示 %1 项（还有 %2 项没有列出）", "Show %1 more (%2 are not listed)")
                       .arg(std::min(hidden, rowsAtOnce))
                       .arg(hidden));
    more_->setAccessibleName(more_->text());
}

void VerdictGroup::showMore() {
    most_ += rowsAtOnce;
    show(assessment_, filter_);
}

// What counts most comes first; among equals the order of the assessment.
std::vector<ClaimId> VerdictGroup::claimsOf(const Assessment& assessment) const {
    std::vector<ClaimId> claims;
    for (std::size_t pack = 0; pack < assessment.packs.size(); ++pack) {
        for (std::size_t claim = 0; claim < assessment.packs[pack].claims.size(); ++claim) {
            const ClaimId id{pack, claim};
            if (assessment.claim(id).verdict == verdict_ && filter_.passes(assessment, id, texts_.language()))
                claims.push_back(id);
        }
    }
    const auto rank = [&](const ClaimId& id) {
        const Claim& claim = assessment.claim(id);
        return std::tuple(claim.counted, claim.ceiling.value_or(Money()), claim.measure->support == Support::unstated);
    };
    std::stable_sort(claims.begin(), claims.end(),
                     [&](const ClaimId& left, const ClaimId& right) { return rank(right) < rank(left); });
    return claims;
}

void VerdictGroup::fillHead(std::size_t count) {
    head_->setText(QStringLiteral("%1 %2　%3")
                       .arg(toQt(wording::verdictSign(verdict_)),
                            toQt(wording::verdictText(verdict_, texts_.language())), texts_("%1 项", "%1").arg(count)) +
                   (head_->isChecked() ? QString() : texts_("　展开", "　show")));
    head_->setAccessibleName(head_->text());
}

void VerdictGroup::fillRows(const std::vector<ClaimId>& claims) {
    std::map<QString, ClaimRow*> now;
    int place = 0;
    for (const ClaimId& id : claims) {
        const QString key = keyOf(*assessment_, id);
        const auto kept = rows_.find(key);
        ClaimRow* row = kept == rows_.end() ? makeRow(key) : kept->second;
        if (kept != rows_.end()) rows_.erase(kept);
        if (rowsLayout_->indexOf(row) != place) {
            rowsLayout_->removeWidget(row);
            rowsLayout_->insertWidget(place, row);
        }
        row->show(assessment_, id);
        now.emplace(key, row);
        ++place;
    }
    for (const auto& [key, gone] : rows_) {
        gone->hide();
        gone->deleteLater(); // it may be the sender
        rowsLayout_->removeWidget(gone);
    }
    rows_ = std::move(now);
}

ClaimRow* VerdictGroup::makeRow(const QString& key) {
    auto* row = new ClaimRow(key, texts_, theme_, card_);
    row->showApplications(applications_);
    connect(row, &ClaimRow::factRequested, this, &VerdictGroup::factRequested);
    connect(row, &ClaimRow::measureRequested, this, &VerdictGroup::measureRequested);
    connect(row, &ClaimRow::applyRequested, this, &VerdictGroup::applyRequested);
    return row;
}

} // namespace biosubsidy::ui
