// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/advice_words.h"
#include "core/wording/explanation.h"
#include "core/wording/money_text.h"
#include "core/wording/say.h"

namespace biosubsidy::advice {

using wording::say;

namespace {

constexpr std::size_t mostClaims = 3; // named with one piece of advice
constexpr std::size_t mostQuestions = 12;
constexpr std::size_t mostWitness = 8; // of an example that was not looked through any more

class TextWriter {
public:
    TextWriter(const Advisory& advisory, Language language) : advisory_(advisory), language_(language) {}

    std::string write() {
        line(0, say(language_, "合计（叠加后上限）：{}，测算日 {}", "Total (ceiling after stacking): {}, as of {}",
                    wording::moneyText(advisory_.total, language_), advisory_.assessment.asOf.toString()));
        for (const std::string& text : rangeText(advisory_.assessment, advisory_.range, language_)) line(0, text);
        for (const std::vector<const Advice*>& group : toldByRank(advisory_)) {
            line(0, "");
            line(0, adviceHeading(rankOf(*group.front()), language_));
            for (std::size_t index = 0; index < group.size(); ++index)
                writeAdvice(index + 1, wordsOf(advisory_, *group[index], language_));
        }
        if (advisory_.leftOut > 0) {
            line(0, "");
            line(0, say(language_, "另有 {} 项增加较少，未列出（--most）。",
                        "{} more that [brings|bring] less [is|are] left out (--most).", advisory_.leftOut));
        }
        writePairs();
        writeQuestions();
        writeUnfinished();
        return std::move(out_);
    }

private:
    void line(std::size_t indent, const std::string& text) { out_ += std::string(indent, ' ') + text + "\n"; }

    void writeAdvice(std::size_t number, const AdviceText& words) {
        const bool zh = language_ == Language::zh;
        std::string first = std::to_string(number) + ". " + words.change;
        if (!words.effect.empty()) first += (zh ? "，" : ", ") + words.effect;
        line(2, first + (zh ? "。" : "."));
        for (std::size_t index = 0; index < words.claims.size() && index < mostClaims; ++index)
            line(5, words.claims[index]);
        if (words.claims.size() > mostClaims)
            line(5, say(language_, "等共 {} 项", "and {} more",
                        zh ? words.claims.size() : words.claims.size() - mostClaims));
        if (!words.besides.empty())
            line(5, say(language_, "同时须一直符合：{}", "must hold besides: {}", joined(words.besides)));
        if (!words.cautions.empty()) line(5, say(language_, "注意：{}", "note: {}", joined(words.cautions)));
    }

    [[nodiscard]] std::string joined(const std::vector<std::string>& parts) const {
        return wording::clauses(parts, language_);
    }

    // How far the search went for what only two facts together would bring.
    void writePairs() {
        if (advisory_.pairs == 0) return;
        line(0, "");
        if (advisory_.allPairs)
            line(0,
                 say(language_, "两项事实同时变化：可能有用的 {} 组已全部查看。",
                     "Pairs of facts that change together: all {} that could matter were looked at.", advisory_.pairs));
        else
            line(0, say(language_, "两项事实同时变化：可能有用的共 {} 组，只查看了前 {} 组（上限）。",
                        "Pairs of facts that change together: {} could matter; the first {} were looked at, which is "
                        "the limit.",
                        advisory_.pairs, advisory_.pairsTried));
    }

    void writeQuestions() {
        std::size_t written = 0;
        for (const Answers& answers : advisory_.questions) {
            if (answers.best.total == answers.worst.total && answers.exact) continue;
            if (written == 0) {
                line(0, "");
                line(0, say(language_, "待补信息：最好和最差的回答（其余不变）",
                            "Open questions: the best and the worst answer, all else unchanged"));
            }
            if (++written > mostQuestions) continue;
            line(2, questionText(advisory_.assessment, answers, language_));
        }
        if (written > mostQuestions) line(2, say(language_, "……共 {} 项", "... {} in all", written));
    }

    void writeUnfinished() {
        const std::vector<std::string> lines = unfinishedText(advisory_, language_);
        if (!lines.empty()) line(0, "");
        for (const std::string& text : lines) line(&text == &lines.front() ? 0 : 2, text);
    }

    const Advisory& advisory_;
    Language language_;
    std::string out_;
};

std::string partText(const Unfinished& part, Language language) {
    const std::size_t looked = part.looked;
    const std::size_t all = part.all;
    switch (part.part) {
    case Unfinished::Part::facts: return say(language, "逐项事实：{} / {} 项", "single facts: {} of {}", looked, all);
    case Unfinished::Part::thresholds:
        return say(language, "差一点的门槛：{} / {} 项措施", "thresholds just missed: {} of {} claims", looked, all);
    case Unfinished::Part::near:
        return say(language, "相近的取值：{} / {} 项", "choices near the present: {} of {}", looked, all);
    case Unfinished::Part::pairs:
        return say(language, "两项事实的组合：{} / {} 项措施", "pairs of facts: {} of {} claims", looked, all);
    case Unfinished::Part::changes:
        return say(language, "变化后的测算：{} / {} 项", "assessments of changes: {} of {}", looked, all);
    case Unfinished::Part::projects:
        return say(language, "因叠加未计的支持：{} / {} 项", "support lost to stacking: {} of {}", looked, all);
    case Unfinished::Part::pastCap:
        return say(language, "超出上限的金额：{} / {} 项", "money past a cap: {} of {} facts", looked, all);
    }
    return {};
}

// Every fact that is needed to reach the end: the example is none without one of them.
std::string witnessText(const Assessment& assessment, const RangeEnd& end, bool all, Language language) {
    std::vector<std::string> parts;
    for (const Setting& setting : end.witness) {
        parts.push_back(say(language, "{} = {}", "{} = {}", wording::factText(assessment, setting.fact, language),
                            valueText(assessment, setting.fact, setting.value, language)));
    }
    return wording::enumeratedUpTo(parts, all ? parts.size() : mostWitness, wording::Joint::all, language);
}

std::string endText(const Assessment& assessment, const RangeEnd& end, bool all, const std::string& name,
                    Language language) {
    std::string text =
        end.exact() ? say(language, "{}：{}（精确）", "{}: {} (exact)", name, wording::moneyText(end.bound, language))
                    : say(language, "{}：不会超出 {}（已证明的界；找到的为 {}）",
                          "{}: not beyond {} (a proven bound; {} was found)", name,
                          wording::moneyText(end.bound, language), wording::moneyText(end.attained, language));
    if (!end.witness.empty())
        text += say(language, "，例如 {}", ", for instance {}", witnessText(assessment, end, all, language));
    return text;
}

} // namespace

std::string adviceHeading(AdviceRank rank, Language language) {
    switch (rank) {
    case AdviceRank::answer:
        return say(language, "先查明这些（按增加额排序）", "To establish first, the largest gain first");
    case AdviceRank::threshold:
        return say(language, "与数额有关的门槛（按增加额排序）", "Thresholds of amounts, the largest gain first");
    case AdviceRank::stacking: return say(language, "因叠加限制未计的支持", "Support lost to stacking");
    case AdviceRank::pastCap: return say(language, "超出上限、不再带来支持的金额", "Money past a cap");
    case AdviceRank::deadline: return say(language, "即将到期", "What ends");
    case AdviceRank::completion: return say(language, "竣工投产后兑现", "Paid after completion");
    case AdviceRank::place: return say(language, "换一个城市", "Another city");
    case AdviceRank::change:
        return say(language, "如果情况不同于现在所填（按增加额排序）",
                   "If things were otherwise than stated, the largest gain first");
    }
    return {};
}

std::vector<std::string> rangeText(const Assessment& assessment, const TotalRange& range, Language language) {
    if (range.low.bound == range.high.bound)
        return {say(language, "未填的事实都不影响合计。", "No fact that is not given can change the total.")};
    const bool all = !range.limitReached;
    return {say(language, "未填的事实全部查明后，合计必在 {} 与 {} 之间。",
                "Once every open fact is known, the total lies between {} and {}.",
                wording::moneyText(range.low.bound, language), wording::moneyText(range.high.bound, language)),
            "  " + endText(assessment, range.low, all, say(language, "最低", "Lowest"), language),
            "  " + endText(assessment, range.high, all, say(language, "最高", "Highest"), language)};
}

std::vector<std::string> unfinishedText(const Advisory& advisory, Language language) {
    if (advisory.unfinished.empty() && !advisory.range.limitReached && !advisory.stopped) return {};
    std::vector<std::string> lines{
        advisory.stopped ? say(language, "已按要求停止，只看了一部分：", "Stopped as asked; looked at only in part:")
                         : say(language, "案例太大，已到计算量上限，只看了一部分：",
                               "The case is large and the limit of work was reached; looked at only in part:")};
    for (const Unfinished& part : advisory.unfinished) lines.push_back(partText(part, language));
    if (advisory.range.limitReached)
        lines.push_back(say(language, "合计的范围：界是对的，但可能还能更窄",
                            "the range of the total: the bounds hold, but may not be the narrowest"));
    return lines;
}

std::string questionText(const Assessment& assessment, const Answers& answers, Language language) {
    const std::string name = wording::factText(assessment, answers.fact, language);
    const auto value = [&](const Answer& answer) {
        return valueText(assessment, answers.fact, answer.value, language);
    };
    std::string text =
        say(language, "{}：最好 {}（合计 {}），最差 {}（合计 {}）", "{}: best {} (total {}), worst {} (total {})", name,
            value(answers.best), wording::moneyText(answers.best.total, language), value(answers.worst),
            wording::moneyText(answers.worst.total, language));
    if (!answers.exact)
        text += say(language, "；已证明在 {} 与 {} 之间", "; proven to lie between {} and {}",
                    wording::moneyText(answers.lowerBound, language), wording::moneyText(answers.upperBound, language));
    return text;
}

std::string adviceText(const Advisory& advisory, Language language) {
    return TextWriter(advisory, language).write();
}

} // namespace biosubsidy::advice
