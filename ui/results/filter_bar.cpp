// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/filter_bar.h"

#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/widgets/flow_layout.h"

namespace biosubsidy::ui {

FilterBar::FilterBar(const Texts& texts, QWidget* parent)
    : QWidget(parent), texts_(texts), group_(new QButtonGroup(this)), words_(new QLineEdit(this)),
      counts_(claimKinds().size(), 0) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    words_->setObjectName(QStringLiteral("result.search"));
    words_->setClearButtonEnabled(true);
    layout->addWidget(words_);
    auto* box = new QWidget(this);
    auto* flow = new FlowLayout(box, 6);
    layout->addWidget(box);
    group_->setExclusive(true);
    for (const ClaimKind& kind : claimKinds()) {
        auto* chip = new QPushButton(box);
        chip->setObjectName(QStringLiteral("result.kind.") + kind.id);
        chip->setProperty("role", QStringLiteral("chip"));
        chip->setCheckable(true);
        chip->setAutoDefault(false);
        connect(chip, &QPushButton::clicked, this, [this, id = kind.kind] { choose(id); });
        group_->addButton(chip);
        flow->addWidget(chip);
        chips_.push_back(chip);
    }
    chips_.front()->setChecked(true);
    connect(words_, &QLineEdit::textChanged, this, [this](const QString& words) {
        filter_.words = words;
        Q_EMIT changed();
    });
    texts_.follow(this, [this] { fillTexts(); });
}

void FilterBar::choose(ClaimFilter::Kind kind) {
    if (kind == filter_.kind) return;
    filter_.kind = kind;
    Q_EMIT changed();
}

void FilterBar::setKind(ClaimFilter::Kind kind) {
    for (std::size_t index = 0; index < chips_.size(); ++index) {
        if (claimKinds()[index].kind == kind) chips_[index]->setChecked(true);
    }
    choose(kind);
}

void FilterBar::clear() {
    const QSignalBlocker quiet(words_);
    words_->clear();
    filter_.words.clear();
    chips_.front()->setChecked(true);
    filter_.kind = ClaimFilter::Kind::all;
    Q_EMIT changed();
}

void FilterBar::focusSearch() {
    words_->setFocus(Qt::ShortcutFocusReason);
    words_->selectAll();
}

void FilterBar::count(const Assessment& assessment) {
    for (std::size_t kind = 0; kind < claimKinds().size(); ++kind) {
        const ClaimFilter filter{claimKinds()[kind].kind, {}};
        std::size_t count = 0;
        for (std::size_t pack = 0; pack < assessment.packs.size(); ++pack) {
            for (std::size_t claim = 0; claim < assessment.packs[pack].claims.size(); ++claim)
                count += filter.passes(assessment, {pack, claim}, texts_.language()) ? 1 : 0;
        }
        counts_[kind] = count;
        chips_[kind]->setVisible(count > 0 || kind == 0 || filter_.kind == claimKinds()[kind].kind);
    }
    fillTexts();
}

void FilterBar::fillTexts() {
    for (std::size_t kind = 0; kind < chips_.size(); ++kind) {
        chips_[kind]->setText(QStringLiteral("%1 %2").arg(texts_(claimKinds()[kind].label)).arg(counts_[kind]));
        chips_[kind]->setToolTip(texts_(claimKinds()[kind].meaning));
        chips_[kind]->setAccessibleName(chips_[kind]->text());
    }
    words_->setPlaceholderText(texts_("查找措施、条款、部门、项目…", "Find a measure, clause, agency, project..."));
    words_->setAccessibleName(texts_("查找测算结果", "Find in the result"));
}

} // namespace biosubsidy::ui
