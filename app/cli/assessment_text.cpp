// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/assessment_text.h"

#include <algorithm>

#include "app/cli/paragraph.h"
#include "app/cli/table.h"
#include "core/values/text.h"
#include "core/wording/money_text.h"
#include "core/wording/pack_text.h"
#include "core/wording/say.h"
#include "core/wording/total_lines.h"

namespace biosubsidy::cli {

using wording::say;

namespace {

constexpr std::size_t longestLine = 100;
constexpr std::size_t questionsShown = 8;

std::string shownName(const Case& subject, const Vocabulary& vocabulary, Language language) {
    const std::string_view name = companyName(subject, vocabulary);
    return name.empty() ? say(language, "（企业名称未填）", "(name of the company not given)") : printable(name);
}

} // namespace

std::size_t readableWidth(const Surroundings& surroundings) {
    return std::min(surroundings.width, longestLine);
}

void printHeader(std::ostream& out, const Case& subject, const Vocabulary& vocabulary, const Date& asOf,
                 const Localized& what, Language language, const Style& style, std::size_t width) {
    const std::string title = say(language, "{} · {} · 测算日 {}", "{} · {} · as of {}",
                                  shownName(subject, vocabulary, language), what.in(language), asOf.toString());
    for (const std::string& line : wrapped(title, width)) out << style.heading(line) << '\n';
    printParagraph(out,
                   say(language, "本结果依据公开的政策文本估算，不是主管部门的决定。",
                       "An estimate from the published texts, no decision of an authority."),
                   width, 0, 0);
}

AssessmentText::AssessmentText(const Assessment& assessment, Language language, const Surroundings& surroundings,
                               bool all)
    : assessment_(assessment), language_(language), out_(*surroundings.out), width_(readableWidth(surroundings)),
      style_(surroundings.colour), all_(all) {}

void AssessmentText::print() {
    printHeader(out_, *assessment_.subject, assessment_.rules->vocabulary(), assessment_.asOf,
                {"扶持政策测算", "support assessment"}, language_, style_, width_);
    if (!assessment_.exclusion)
        printParagraph(out_,
                       say(language_, "按要求未作“同一项目的投资类支持只取其一”的假定。",
                           "As asked, support for one project's investment is added up."),
                       width_, 0, 0);
    printWarnings();
    if (assessment_.cities.empty()) printNoPacks();
    for (const CityResult& city : assessment_.cities) printCity(city);
    if (!assessment_.questions.empty()) printQuestions();
}

void AssessmentText::heading(const std::string& text, char underline) {
    out_ << '\n' << style_.heading(text) << '\n';
    out_ << style_.quiet(std::string(std::max<std::size_t>(displayWidth(text), 4), underline)) << '\n';
}

void AssessmentText::printWarnings() {
    for (const CaseWarning& warning : assessment_.warnings) {
        const std::string text =
            fmt::format("! {} {}", printable(warning.pointer), printable(warning.message.in(language_)));
        for (const std::string& line : wrapped(text, width_)) out_ << style_.warning(line) << '\n';
    }
}

void AssessmentText::printNoPacks() {
    std::vector<std::string> cities;
    const Fact& city = assessment_.rules->vocabulary().cities();
    for (const Pack& pack : assessment_.rules->packs()) {
        const std::string& name = city.choices.at(*city.choice(pack.city)).label.in(language_);
        if (std::find(cities.begin(), cities.end(), name) == cities.end()) cities.push_back(name);
    }
    out_ << '\n';
    printParagraph(out_,
                   say(language_,
                       "案例所在的城市没有已载入的政策包。已载入政策的城市：{}。"
                       "用 biosubsidy-cli compare 可看案例放到这些城市的结果。",
                       "No pack is loaded for where the case stands. Places with packs: {}. "
                       "biosubsidy-cli compare shows the case as if it stood there.",
                       wording::enumerated(cities, wording::Joint::all, language_)),
                   width_, 0, 0);
}

void AssessmentText::printCity(const CityResult& city) {
    heading(printable(assessment_.city(city).label.in(language_)), '=');
    printTotals(city);
    printDocuments(city);
    printClaims(city);
}

void AssessmentText::printTotals(const CityResult& city) {
    const Totals& totals = city.totals;
    if (!publishesFigures(assessment_, city))
        printParagraph(out_,
                       say(language_, "未公布金额：这里的政策文本没有写明任何支持金额。",
                           "No figure published: the texts here state no sum of support."),
                       width_, 2, 2);
    if (hasFigures(assessment_, city)) {
        Table table({{""}, {"", Column::Kind::amount}});
        for (const wording::TotalLine& line : wording::totalLines(assessment_, city))
            table.add(
                {(line.isPart() ? "  " : "") + line.brief.in(language_), wording::moneyText(line.sum, language_)});
        table.print(out_, width_, 2, style_);
    }
    printParagraph(out_,
                   say(language_, "另有：未公布金额 {} 项 · 非资金支持 {} 项 · 待补信息 {} 项",
                       "Besides: {} without a published figure · {} in kind · {} undetermined", totals.unstated,
                       totals.inKind, totals.undetermined),
                   width_, 2, 2);
    if (!city.openSearch) return;
    const std::string limit =
        say(language_, "! 组合太多，在限定的计算量内未能全部比较：以上是已找到的最好组合，任何组合都不超过 {}。",
            "! Too many combinations to compare within the limit of work: this is the best one found; none exceeds {}.",
            wording::moneyText(city.openSearch->upperBound, language_));
    for (const std::string& line : wrapped(limit, width_ - 2)) out_ << "  " << style_.warning(line) << '\n';
}

void AssessmentText::printDocuments(const CityResult& city) {
    heading(say(language_, "政策文件", "Documents"), '-');
    for (std::size_t index = 0; index < city.packs.size(); ++index) {
        const PackResult& pack = assessment_.packs[city.packs[index]];
        const std::string number = city.packs.size() > 1 ? fmt::format("[{}] ", index + 1) : "";
        printParagraph(out_, number + wording::documentText(*pack.pack, language_), width_, 0, 4);
        std::string status =
            wording::statusText(pack, language_) + " · " + wording::gradeText(pack.pack->grade, language_);
        printParagraph(out_, status, width_, 4, 4);
        for (const std::string& note : wording::packNotes(pack, language_))
            printParagraph(out_, "· " + note, width_, 4, 6);
    }
}

void AssessmentText::printClaims(const CityResult& city) {
    ClaimText claims(assessment_, city, language_, out_, width_, style_, all_);
    for (const Verdict verdict : {Verdict::eligible, Verdict::arguable, Verdict::undetermined, Verdict::ineligible}) {
        const std::size_t count = claims.count(verdict);
        if (count == 0) continue;
        out_ << '\n'
             << style_.verdict(verdict, fmt::format("{} {} · {}", wording::verdictSign(verdict),
                                                    wording::verdictText(verdict, language_), count))
             << '\n';
        claims.print(verdict);
    }
}

void AssessmentText::printQuestions() {
    heading(say(language_, "最值得补充的信息", "What to find out first"), '-');
    Table table({{"", Column::Kind::amount}, {""}, {""}});
    std::size_t rest = 0;
    for (std::size_t index = 0; index < assessment_.questions.size(); ++index) {
        const Question& question = assessment_.questions[index];
        if (!all_ && (index >= questionsShown || (question.atStake.isZero() && index > 0))) {
            ++rest;
            continue;
        }
        table.add({question.atStake.isZero() ? say(language_, "不影响金额", "no sum")
                                             : wording::moneyText(question.atStake, language_),
                   wording::factText(assessment_, question.fact, language_),
                   say(language_, "关系到 {} 项", "{} [claim|claims]", question.claims)});
    }
    table.print(out_, width_, 2, style_);
    if (rest > 0)
        printParagraph(out_,
                       say(language_, "另有 {} 条信息未填；--all 全部列出。",
                           "{} more [is|are] not given; --all lists them.", rest),
                       width_, 2, 2);
    printParagraph(out_,
                   say(language_, "金额是相关各项上限之和，是可能受影响的最大数额。",
                       "The amounts add up the ceilings of the claims concerned: the most that may hang on it."),
                   width_, 2, 2);
}

} // namespace biosubsidy::cli
