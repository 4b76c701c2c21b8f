// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/near_choices.h"

namespace biosubsidy::advice {

namespace {

std::vector<const Pack*> allPacks(const RuleBook& rules) {
    std::vector<const Pack*> packs;
    for (const Pack& pack : rules.packs()) packs.push_back(&pack);
    return packs;
}

} // namespace

NearChoices::NearChoices(const RuleBook& rules) : influence_(rules, allPacks(rules)) {}

ChoiceSet NearChoices::around(const FactRef& ref, const ChoiceSet& present) const {
    ChoiceSet near = present;
    for (const ChoiceSet& asked : influence_.of(ref.entity, ref.fact).asked) {
        if ((asked & present).any()) near |= asked;
    }
    return near;
}

bool NearChoices::isNear(const FactRef& ref, const FactValue& from, const FactValue& to) const {
    const auto* present = std::get_if<ChoiceSet>(&from);
    const auto* wanted = std::get_if<ChoiceSet>(&to);
    if (present == nullptr || wanted == nullptr || present->none()) return true;
    return (*wanted & ~around(ref, *present)).none();
}

std::optional<Finding> NearChoices::bestNear(AdviceGround& ground, const FactRef& ref) const {
    const auto* known = std::get_if<ChoiceSet>(&ground.whatIf.value(ref));
    if (known == nullptr) return std::nullopt;
    const ChoiceSet present = *known; // trying others changes what it points to
    const ChoiceSet more = around(ref, present) & ~present;
    std::optional<Finding> best;
    for (std::size_t choice = 0; choice < more.size(); ++choice) {
        if (!more.test(choice)) continue;
        ChoiceSet wanted = present;
        wanted.set(choice);
        Finding finding{AdviceKind::fact, {{ref, FactValue(wanted)}}, {}};
        finding.total = ground.whatIf.totalWith(finding.settings);
        if (finding.total > (best ? best->total : ground.total)) best = std::move(finding);
    }
    return best;
}

} // namespace biosubsidy::advice
