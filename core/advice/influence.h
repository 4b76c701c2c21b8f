// SPDX-License-Identifier: GPL-3.0-or-later
//
// Influence is what can be read off the compiled rules, before any case is looked
// at: which measures with a sum read a fact, and in which direction the fact pulls
// the total. It is what makes a search over all values of a fact finite:
//
//   - A fact is read only in comparisons, in tests of membership and in amounts.
//     Where each of these can only gain when a number grows, a flag turns yes or a
//     set takes in another element, every claim's worth can only grow, and with it
//     the total: a set of claims that may be held together stays one, and brings
//     no less (awards come off by max(0, x - award) and caps by min, both of which
//     never fall when x grows). Such a fact pulls up; its best value is its
//     largest. In the same way a fact may pull down.
//   - What is read both ways, a choice or a text is `mixed`: its values have to be
//     tried one by one.
//
// Facts that are read through others count as read: the size class through
// employees and revenue, a project's place through the company's, an unknown part
// through its whole.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/packs/rule_book.h"

namespace biosubsidy::advice {

// What a larger number, a yes, or one more element does to the total.
enum class Pull : std::uint8_t { none, up, down, mixed };
[[nodiscard]] constexpr Pull joined(Pull left, Pull right) noexcept {
    return static_cast<Pull>(static_cast<unsigned>(left) | static_cast<unsigned>(right));
}
[[nodiscard]] constexpr Pull turned(Pull pull) noexcept {
    if (pull == Pull::up) return Pull::down;
    return pull == Pull::down ? Pull::up : pull;
}

// A measure with a sum.
struct Target {
    const Pack* pack = nullptr;
    const Measure* measure = nullptr;
};

struct FactInfluence {
    std::vector<std::size_t> readers; // indexes of targets, ascending
    Pull pull = Pull::none;
    Pull amountPull = Pull::none;   // by amounts alone
    std::vector<ChoiceSet> asked;   // of a choice or set: what is asked for, test by test
    std::vector<std::string> texts; // of a text: what is asked for
};

class Influence {
public:
    // The measures with a sum of these packs, in order. `rules` must outlive it.
    Influence(const RuleBook& rules, const std::vector<const Pack*>& packs);

    [[nodiscard]] const std::vector<Target>& targets() const noexcept { return targets_; }
    [[nodiscard]] const FactInfluence& of(Entity entity, std::size_t fact) const {
        return facts_[static_cast<std::size_t>(entity)].at(fact);
    }

private:
    void readTarget(std::size_t target);
    // `whole`: what its root gains from rising.
    void readProgram(std::size_t target, const language::Program& program, Pull whole, bool amount);
    void note(std::size_t target, Entity entity, std::size_t fact, Pull pull, bool amount);
    void noteSize(std::size_t target, const language::Node& node, Pull sign);

    const Vocabulary& vocabulary_;
    std::vector<Target> targets_;
    std::array<std::vector<FactInfluence>, 3> facts_;
};

} // namespace biosubsidy::advice
