// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/bounds_text.h"

#include <algorithm>

#include "app/cli/assessment_text.h"
#include "app/cli/paragraph.h"
#include "app/cli/style.h"
#include "core/advice/advice_words.h"
#include "core/values/text.h"
#include "core/wording/say.h"

namespace biosubsidy::cli {

using wording::say;

namespace {

constexpr std::size_t questionsShown = 12;

} // namespace

void printBounds(const Assessment& assessment, const advice::Bounds& bounds, Language language,
                 const Surroundings& surroundings, bool all) {
    std::ostream& out = *surroundings.out;
    const std::size_t width = readableWidth(surroundings);
    const Style style(surroundings.colour);
    const std::string heading = say(language, "合计的范围", "The range of the total");
    out << '\n' << style.heading(heading) << '\n' << style.quiet(std::string(displayWidth(heading), '-')) << '\n';
    for (const std::string& line : advice::rangeText(assessment, bounds.range, language))
        printParagraph(out, line, width, 2, 4);
    std::vector<const advice::Answers*> moving;
    for (const advice::Answers& answers : bounds.questions) {
        if (all || answers.best.total != answers.worst.total || !answers.exact) moving.push_back(&answers);
    }
    if (bounds.unanswered > 0)
        printParagraph(out,
                       say(language, "已到计算量上限：有 {} 条信息没有逐条看。",
                           "The limit of work was reached: {} [fact was|facts were] not looked at one by one.",
                           bounds.unanswered),
                       width, 2, 4);
    if (moving.empty()) return;
    out << '\n';
    printParagraph(out,
                   say(language, "每条信息最好和最差的回答（其余不变）：",
                       "The best and the worst answer to each question, all else unchanged:"),
                   width, 2, 2);
    const std::size_t shown = all ? moving.size() : std::min(moving.size(), questionsShown);
    for (std::size_t index = 0; index < shown; ++index)
        printParagraph(out, "· " + advice::questionText(assessment, *moving[index], language), width, 2, 4);
    if (shown < moving.size())
        printParagraph(
            out, say(language, "另有 {} 条；--all 全部列出。", "{} more; --all lists them.", moving.size() - shown),
            width, 2, 2);
}

} // namespace biosubsidy::cli
