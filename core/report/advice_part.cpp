// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/advice_words.h"
#include "core/report/parts.h"

namespace biosubsidy::report {

namespace {

// What would change, what comes of it, and the claims that it is about, as one text.
std::string textOf(const Context& context, const advice::AdviceText& words) {
    std::vector<std::string> parts{words.change};
    if (!words.effect.empty()) parts.push_back(words.effect);
    parts.insert(parts.end(), words.claims.begin(), words.claims.end());
    parts.insert(parts.end(), words.cautions.begin(), words.cautions.end());
    return context.lines(parts);
}

} // namespace

std::vector<Section> adviceSections(const Context& context) {
    const advice::Advisory* advisory = context.input.advisory;
    if (advisory == nullptr || advisory->advice.empty()) return {};
    Section section{1, context.text("建议", "Advice"), {}};
    section.blocks.emplace_back(Paragraph{context.text(
        "以下指出哪些事实值得核实、哪些变化会改变结果；数额是两次测算之差。事实是怎样就是怎样，这里不建议主张不存在的事"
        "实。",
        "What is worth establishing, and which changes would alter the outcome; each figure is the difference of two "
        "assessments. A fact is either so or not: nothing here says to claim what is not so.")});
    for (const std::vector<const advice::Advice*>& group : advice::toldByRank(*advisory)) {
        Bullets bullets;
        for (const advice::Advice* piece : group)
            bullets.items.push_back(textOf(context, advice::wordsOf(*advisory, *piece, context.language())));
        section.blocks.emplace_back(
            Paragraph{advice::adviceHeading(advice::rankOf(*group.front()), context.language())});
        section.blocks.emplace_back(std::move(bullets));
    }
    return {std::move(section)};
}

} // namespace biosubsidy::report
