// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wording/deciding.h"

#include <algorithm>

#include "core/wording/question_words.h"

namespace biosubsidy::wording {

using Kind = QuestionTree::Kind;

namespace {

constexpr std::size_t mostNamed = 3; // failed alternatives that one sentence can carry

// How many plain questions fail in the nearest way to make the tree hold.
std::size_t distance(const QuestionTree& tree) {
    if (tree.outcome != Truth::no) return 0;
    if (tree.kind == Kind::leaf) return 1;
    std::size_t total = 0;
    std::size_t least = SIZE_MAX;
    for (const QuestionTree& part : tree.parts) {
        const std::size_t of = distance(part);
        total += of;
        least = std::min(least, of);
    }
    return tree.kind == Kind::all ? total : least;
}

bool comparesNumbers(const QuestionTree& tree) {
    return tree.kind == Kind::leaf && tree.trace->node->op == language::Op::comparison;
}

class Finder {
public:
    Finder(const FactWords& words, const Localized& asker) : words_(words), asker_(asker) {}

    Deciding find(const QuestionTree& tree) const {
        switch (tree.kind) {
        case Kind::leaf: return {failureWords(words_, tree, asker_), factOf(*tree.trace)};
        case Kind::all: return findInAll(tree);
        case Kind::any: return findInAny(tree);
        }
        return {};
    }

private:
    Deciding findInAll(const QuestionTree& tree) const {
        const QuestionTree* first = nullptr;
        std::size_t others = 0;
        for (const QuestionTree& part : tree.parts) {
            if (part.outcome != Truth::no) continue;
            if (first == nullptr)
                first = &part;
            else
                ++others;
        }
        if (first == nullptr) return {};
        Deciding deciding = find(*first);
        if (others > 0)
            deciding.sentence += say(words_.language(), "（另有 {} 项条件不满足）", " ({} more not met)", others);
        return deciding;
    }

    Deciding findInAny(const QuestionTree& tree) const {
        const bool plain = std::all_of(tree.parts.begin(), tree.parts.end(),
                                       [](const QuestionTree& part) { return part.kind == Kind::leaf; });
        if (plain && tree.parts.size() <= mostNamed) {
            Deciding deciding;
            std::vector<std::string> sentences;
            for (const QuestionTree& part : tree.parts) {
                sentences.push_back(failureWords(words_, part, asker_));
                if (!deciding.fact) deciding.fact = factOf(*part.trace);
            }
            const std::string all = clauses(sentences, words_.language());
            deciding.sentence = say(words_.language(), "{}；两者满足其一即可", "{}; either would do", all);
            if (sentences.size() > 2)
                deciding.sentence = say(words_.language(), "{}；满足其一即可", "{}; any of them would do", all);
            return deciding;
        }
        // The nearest way; where two are as near, the one that only lacks a number.
        const auto rank = [](const QuestionTree& part) {
            const bool byNumber = std::any_of(part.parts.begin(), part.parts.end(), [](const QuestionTree& inner) {
                return inner.outcome == Truth::no && comparesNumbers(inner);
            });
            return std::pair(distance(part), !(byNumber || comparesNumbers(part)));
        };
        const auto nearest = std::min_element(
            tree.parts.begin(), tree.parts.end(),
            [&](const QuestionTree& left, const QuestionTree& right) { return rank(left) < rank(right); });
        Deciding deciding = find(*nearest);
        deciding.sentence += say(words_.language(), "；其他可选条件也不满足", "; nor do the alternatives hold");
        return deciding;
    }

    const FactWords& words_;
    const Localized& asker_;
};

} // namespace

Deciding decidingFailure(const FactWords& words, const language::Trace& condition, const Localized& asker) {
    return Finder(words, asker).find(questionTree(condition));
}

} // namespace biosubsidy::wording
