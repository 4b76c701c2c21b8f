// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/own_packs.h"

#include "core/changes/pack_diff.h"
#include "core/changes/pack_diff_text.h"
#include "core/packs/built_in_rules.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

OwnPacks::OwnPacks(const QString& folder, CaseDocument& document, QObject* parent)
    : QObject(parent), folder_(toUtf8(folder)), document_(document) {
    if (folder_.isEmpty()) return; // as most are: nothing needs reading
    PackFolder::Loaded loaded = folder_.load();
    problems_ = std::move(loaded.problems);
    leftOut_ = std::move(loaded.leftOut);
}

Diagnostics OwnPacks::settle(const Result<PackFolder::Step>& step, bool undoing) {
    if (!step) return step.error();
    PackFolder::Loaded loaded = folder_.load();
    Diagnostics refused = document_.setRules(loaded.rules);
    if (!refused.empty()) {
        static_cast<void>(folder_.undo(*step));
        return refused;
    }
    problems_ = std::move(loaded.problems);
    leftOut_ = std::move(loaded.leftOut);
    if (!undoing) done_.push_back({*step});
    Q_EMIT changed(document_.rules().pack(step->pack) == nullptr ? QString() : toQt(step->pack));
    return {};
}

Diagnostics OwnPacks::add(const QString& file) {
    return settle(folder_.add(toUtf8(file)), false);
}

Diagnostics OwnPacks::update(const QString& pack, const QString& file) {
    return settle(folder_.update(toUtf8(pack), toUtf8(file)), false);
}

Diagnostics OwnPacks::remove(const QString& pack) {
    return settle(folder_.remove(toUtf8(pack)), false);
}

Diagnostics OwnPacks::complete(const OwnFigure& figure) {
    return settle(folder_.add(figure), false);
}

Diagnostics OwnPacks::removeLeftOut() {
    std::vector<PackFolder::Step> steps;
    const std::vector<std::string> names = leftOut_;
    for (const std::string& name : names) {
        const auto step = folder_.removeFile(name);
        if (Diagnostics refused = settle(step, true); !refused.empty()) return refused;
        steps.push_back(*step);
    }
    if (!steps.empty()) done_.push_back(std::move(steps));
    return {};
}

Diagnostics OwnPacks::undo() {
    if (done_.empty()) return {};
    for (const PackFolder::Step& step : done_.back()) {
        if (Diagnostics refused = settle(folder_.undo(step), true); !refused.empty()) return refused;
    }
    done_.pop_back();
    return {};
}

Result<std::string> OwnPacks::difference(const QString& pack, const QString& file, Language language) const {
    const auto newer = PackFolder::sourceOf(toUtf8(file));
    if (!newer) return tl::unexpected(newer.error());
    const Pack* before = document_.rules().pack(toUtf8(pack));
    if (before == nullptr) return std::string();
    const auto older = PackFolder::sourceOf(before->file);
    if (!older) return tl::unexpected(older.error());
    const auto versions = changes::packVersions(builtInVocabulary(), folder_.sources(), *older, *newer);
    if (!versions) return tl::unexpected(versions.error());
    return changes::toText(changes::diffPacks(*versions), language);
}

} // namespace biosubsidy::ui
