// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/answers.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/advice/turning_points.h"

namespace biosubsidy::advice {

namespace {

class AnswerSearch {
public:
    AnswerSearch(WhatIf& whatIf, const FactRef& ref)
        : whatIf_(whatIf), ref_(ref), fact_(whatIf.vocabulary().fact(ref.entity, ref.fact)) {}

    Answers run() {
        Values values = valuesWorthTrying(whatIf_, ref_);
        if (isOneWay())
            tryOneWay(values.values);
        else
            tryAll(values);
        if (isKnown(whatIf_.value(ref_))) tryValue(whatIf_.value(ref_));
        Answers answers;
        answers.fact = ref_;
        answers.best = nearest(std::max_element(tried_.begin(), tried_.end(), less)->total);
        answers.worst = *std::min_element(tried_.begin(), tried_.end(), less);
        if (isNumber(fact_.type)) answers.best = nearerNumber(answers.best);
        if (fact_.type == FactType::set) answers.best = smallerSet(answers.best);
        bound(answers, values.complete);
        return answers;
    }

private:
    static bool less(const Answer& left, const Answer& right) { return left.total < right.total; }

    Money totalOf(const FactValue& value) { return whatIf_.totalWith({{ref_, value}}); }

    Money tryValue(const FactValue& value) {
        const Money total = totalOf(value);
        tried_.push_back({value, total});
        return total;
    }

    void tryAll(Values& values) {
        for (const FactValue& value : values.values) {
            if (!tried_.empty() && whatIf_.effort().spent()) {
                values.complete = false;
                return;
            }
            tryValue(value);
        }
    }

    [[nodiscard]] bool isOneWay() const {
        const Pull pull = whatIf_.influenceOf(ref_).pull;
        return isNumber(fact_.type) && (pull == Pull::up || pull == Pull::down);
    }

    // The values ascend, and with them the total rises or falls. Both ends are tried, and
    // where it begins to be as at the far one; where it falls, also where it ends to be as
    // at the near one, which is then the best. What lies between brings neither more nor less.
    void tryOneWay(const std::vector<FactValue>& values) {
        const Money first = tryValue(values.front());
        if (values.size() < 2) return;
        const Money last = totalOf(values.back());
        std::map<std::size_t, Money> between;
        if (first != last) {
            halve(values, between, [&](const Money& total) { return total == last; });
            if (whatIf_.influenceOf(ref_).pull == Pull::down)
                halve(values, between, [&](const Money& total) { return total != first; });
        }
        for (const auto& [index, total] : between) tried_.push_back({values[index], total});
        tried_.push_back({values.back(), last});
    }

    // Tries values between the ends on both sides of where `beyond` begins to hold.
    template <typename Beyond>
    void halve(const std::vector<FactValue>& values, std::map<std::size_t, Money>& tried, const Beyond& beyond) {
        std::size_t before = 0;
        std::size_t reached = values.size() - 1;
        while (reached > before + 1) {
            const std::size_t middle = before + (reached - before) / 2;
            const Money total = totalOf(values[middle]);
            tried.emplace(middle, total);
            (beyond(total) ? reached : before) = middle;
        }
    }

    // How far a value is from what stands: fen, units, or elements.
    [[nodiscard]] Fen distance(const FactValue& value) const {
        const FactValue& stands = whatIf_.value(ref_);
        if (isNumber(fact_.type)) return abs(numberOf(value) - numberOf(stands)); // unknown: from nothing up
        if (const auto* set = std::get_if<ChoiceSet>(&value)) {
            const auto* before = std::get_if<ChoiceSet>(&stands);
            return (before == nullptr ? *set : *set ^ *before).count();
        }
        return value == stands ? 0 : 1;
    }

    // Of those as near, the one that leaves the fewest claims to one reading.
    [[nodiscard]] Answer nearest(const Money& total) {
        const Answer* best = nullptr;
        for (const Answer& answer : tried_) {
            if (answer.total != total) continue;
            if (best == nullptr || isBetter(answer.value, best->value)) best = &answer;
        }
        return *best;
    }
    [[nodiscard]] bool isBetter(const FactValue& value, const FactValue& other) {
        const Fen apart = distance(value) - distance(other);
        if (apart != 0) return apart < 0;
        return whatIf_.arguableWith({{ref_, value}}) < whatIf_.arguableWith({{ref_, other}});
    }

    // The best total may be reached before the turning point: where a cap that
    // other claims share is used up. Halving keeps an end that reaches it.
    Answer nearerNumber(const Answer& best) {
        const Fen stands = numberOf(whatIf_.value(ref_));
        Fen reached = numberOf(best.value);
        Fen short_ = reached;
        for (const Answer& answer : tried_) {
            const Fen point = numberOf(answer.value);
            const bool between = (stands <= point && point < reached) || (reached < point && point <= stands);
            if (between && (short_ == reached || abs(point - reached) < abs(short_ - reached))) short_ = point;
        }
        while (abs(reached - short_) > 1 && !whatIf_.effort().spent()) {
            const Fen middle = short_ + (reached - short_) / 2;
            (totalOf(numberValue(fact_.type, middle)) == best.total ? reached : short_) = middle;
        }
        return {numberValue(fact_.type, reached), best.total};
    }

    // Elements that were added for nothing are taken out again.
    Answer smallerSet(Answer best) {
        const auto* before = std::get_if<ChoiceSet>(&whatIf_.value(ref_));
        ChoiceSet set = std::get<ChoiceSet>(best.value);
        for (std::size_t element = 0; element < fact_.choices.size(); ++element) {
            if (!set.test(element) || (before != nullptr && before->test(element))) continue;
            if (whatIf_.effort().spent()) break;
            ChoiceSet less = set;
            less.reset(element);
            if (totalOf(less) == best.total) set = less;
        }
        best.value = set;
        return best;
    }

    // With the fact unknown every value is allowed for.
    void bound(Answers& answers, bool complete) {
        answers.exact = complete && whatIf_.proven();
        answers.upperBound = answers.best.total;
        answers.lowerBound = answers.worst.total;
        if (answers.exact) return;
        const FactValue before = whatIf_.value(ref_);
        whatIf_.set(ref_, std::monostate{});
        answers.upperBound = std::max(answers.upperBound, whatIf_.upperBound(ref_));
        answers.lowerBound = std::min(answers.lowerBound, whatIf_.lowerBound(ref_));
        whatIf_.set(ref_, before);
        answers.exact = answers.upperBound == answers.best.total && answers.lowerBound == answers.worst.total;
    }

    WhatIf& whatIf_;
    FactRef ref_;
    const Fact& fact_;
    std::vector<Answer> tried_;
};

template <typename Visit>
void forEachItem(const WhatIf& whatIf, const Visit& visit) {
    for (const Entity entity : allEntities) {
        for (std::size_t item = 0; item < whatIf.subject().count(entity); ++item) visit(entity, item);
    }
}

} // namespace

Answers answersOf(WhatIf& whatIf, const FactRef& ref) {
    return AnswerSearch(whatIf, ref).run();
}

bool isPlace(const Vocabulary& vocabulary, const FactRef& ref) {
    const Vocabulary::Known& known = vocabulary.known();
    if (ref.entity == Entity::company) return ref.fact == known.companyCity || ref.fact == known.companyDistrict;
    return ref.entity == Entity::project && (ref.fact == known.projectCity || ref.fact == known.projectDistrict);
}

std::vector<FactRef> unknownFacts(const WhatIf& whatIf) {
    std::set<FactRef> unknown;
    const Vocabulary& vocabulary = whatIf.vocabulary();
    forEachItem(whatIf, [&](Entity entity, std::size_t item) {
        const Situation situation(vocabulary, whatIf.subject(), whatIf.options().asOf, entity, item);
        for (std::size_t fact = 0; fact < vocabulary.facts(entity).size(); ++fact) {
            const Slot& slot = situation.slot(entity, fact);
            unknown.insert(slot.missing.begin(), slot.missing.begin() + slot.missingCount);
        }
    });
    std::vector<FactRef> result;
    for (const FactRef& ref : unknown) {
        if (!whatIf.influenceOf(ref).readers.empty()) result.push_back(ref);
    }
    return result;
}

std::vector<FactRef> openFacts(const WhatIf& whatIf) {
    std::vector<FactRef> open = unknownFacts(whatIf);
    std::erase_if(open, [&](const FactRef& ref) { return !whatIf.mayMatter(ref); });
    return open;
}

std::vector<FactRef> mostAtStakeFirst(const std::vector<FactRef>& facts, const Assessment& assessment) {
    const std::set<FactRef> counting(facts.begin(), facts.end());
    std::set<FactRef> asked;
    std::vector<FactRef> order;
    for (const Question& question : assessment.questions) {
        if (counting.contains(question.fact) && asked.insert(question.fact).second) order.push_back(question.fact);
    }
    std::copy_if(facts.begin(), facts.end(), std::back_inserter(order),
                 [&](const FactRef& ref) { return !asked.contains(ref); });
    return order;
}

std::vector<FactRef> factsThatCount(const WhatIf& whatIf) {
    const Vocabulary& vocabulary = whatIf.vocabulary();
    const std::vector<FactRef> unknown = unknownFacts(whatIf);
    std::vector<FactRef> result;
    forEachItem(whatIf, [&](Entity entity, std::size_t item) {
        for (std::size_t fact = 0; fact < vocabulary.facts(entity).size(); ++fact) {
            const FactRef ref{entity, item, fact};
            if (whatIf.influenceOf(ref).readers.empty()) continue;
            const bool isUnknown = std::binary_search(unknown.begin(), unknown.end(), ref);
            const bool isSize = entity == Entity::company && fact == vocabulary.known().size;
            if (!isUnknown && (isPlace(vocabulary, ref) || (isSize && !isKnown(whatIf.value(ref))))) continue;
            result.push_back(ref);
        }
    });
    return result;
}

} // namespace biosubsidy::advice
