// SPDX-License-Identifier: GPL-3.0-or-later
//
// Facts in words: what they are called, what stands in the case for them, what
// is known of them where the case is silent. Labels come from the vocabulary;
// whatever comes from a case file is made printable here.
#pragma once

#include <string>
#include <vector>

#include "core/language/program.h"
#include "core/values/localized.h"
#include "core/wording/say.h"

namespace biosubsidy::wording {

// The labels of some of a fact's choices, as they stand inside a sentence.
[[nodiscard]] std::vector<std::string> labelsOf(const Fact& fact, const ChoiceSet& set, Language language);

class FactWords {
public:
    // Without a case (for a pack alone) nothing is said of where a value comes from.
    FactWords(const Vocabulary& vocabulary, const Case* subject, Language language)
        : vocabulary_(vocabulary), subject_(subject), language_(language) {}

    [[nodiscard]] Language language() const noexcept { return language_; }
    [[nodiscard]] const Fact& fact(const language::Node& node) const {
        return vocabulary_.fact(node.entity, node.fact);
    }
    [[nodiscard]] const std::string& label(const language::Node& node) const { return fact(node).label.in(language_); }

    [[nodiscard]] std::vector<std::string> choices(const Fact& fact, const ChoiceSet& set) const {
        return labelsOf(fact, set, language_);
    }
    // What a node asks a choice, set or text for: 中型、小型或微型.
    [[nodiscard]] std::vector<std::string> needed(const language::Node& node) const;

    // What stands in the case for the fact of a leaf, and where it comes from:
    // 4,800万元; 未填，至少 6,000万元; 小型或微型（由从业人员推得）.
    [[nodiscard]] std::string stands(const language::Trace& leaf) const;
    // The value alone; 未填 where it is not known.
    [[nodiscard]] std::string value(const language::Trace& leaf) const;
    // Whether something that could decide a question is known of it.
    [[nodiscard]] static bool isSilent(const language::Trace& leaf);

    [[nodiscard]] std::string number(language::NumberKind kind, const Fen& number, const Fen& denominator) const;

private:
    [[nodiscard]] std::string bounds(const language::Trace& leaf) const;
    [[nodiscard]] std::string boundedBy(const language::Trace& leaf) const;
    [[nodiscard]] std::string derivation(const language::Trace& leaf) const;
    [[nodiscard]] std::string origin(const language::Trace& leaf) const;

    const Vocabulary& vocabulary_;
    const Case* subject_;
    Language language_;
};

// Whether the number of a fact has a bound of its own below what its type allows.
[[nodiscard]] bool isBoundedAbove(const language::Trace& leaf);

} // namespace biosubsidy::wording
