// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/letters/form.h"

#include <algorithm>

#include "core/report/table_of.h"
#include "core/sheets/sheet_template.h"
#include "core/tables/item_table.h"
#include "core/values/text.h"
#include "core/wording/explanation.h"
#include "core/wording/say.h"

namespace biosubsidy::letters {

using report::Paragraph;
using report::Section;
using report::TableColumn;
using wording::say;

namespace {

FormQuestion questionOf(const Assessment& assessment, const Question& question, Language language) {
    const Fact& fact = assessment.fact(question.fact);
    FormQuestion asked;
    asked.path = assessment.pathOf(question.fact);
    asked.fact = question.fact;
    asked.subject = wording::itemText(assessment, question.fact.entity, question.fact.item, language);
    asked.label = fact.label.in(language) + headingUnit(fact).in(language);
    asked.help = fact.help.in(language);
    asked.how = sheets::howToWrite(fact).in(language);
    asked.choices = sheets::choicesOf(fact, language);
    asked.several = fact.type == FactType::set;
    asked.atStake = question.atStake;
    asked.claims = question.claims;
    return asked;
}

// How an answer is written: a few choices are named, long lists stand in the workbook.
std::string howText(const FormQuestion& question, Language language) {
    constexpr std::size_t mostNamed = 12;
    if (question.choices.empty() || question.how == say(language, "是 / 否", "yes / no")) return question.how;
    std::string text = question.how + say(language, "：", ": ");
    for (std::size_t at = 0; at < std::min(mostNamed, question.choices.size()); ++at)
        text += (at == 0 ? "" : say(language, "、", "; ")) + question.choices[at];
    if (question.choices.size() > mostNamed)
        text += say(language, " 等 {} 项", " and others, {} in all", question.choices.size());
    return text;
}

std::string titleOf(const FormOptions& options) {
    if (!options.title.empty()) return printable(options.title);
    return say(options.language, "请补充企业和项目情况", "Please tell us more about the company and its projects");
}

std::string companyText(const Form& form, Language language) {
    if (!form.name.empty()) return printable(form.name);
    if (!form.uscc.empty()) return printable(form.uscc);
    return say(language, "（企业名称未填）", "(company not named)");
}

Section letterOf(const Form& form, const FormOptions& options) {
    const Language language = options.language;
    const auto text = [&](const char* zh, const char* en) {
        return say(language, "{}", "{}", language == Language::zh ? zh : en);
    };
    Section section{1, say(language, "致：{}", "To: {}", companyText(form, language)), {}};
    if (!form.uscc.empty())
        section.blocks.emplace_back(
            Paragraph{say(language, "统一社会信用代码：{}", "Unified social credit code: {}", printable(form.uscc)),
                      Paragraph::Style::small});
    if (form.questions.empty()) {
        section.blocks.emplace_back(Paragraph{text("没有待补的信息。", "Nothing is open.")});
        return section;
    }
    section.blocks.emplace_back(Paragraph{
        say(language,
            "为测算可申请的扶持政策，请补充下列 {} 项。不清楚的请留空：留空是“未填”，不是“否”，也不是 0；"
            "确知没有请写“无”。",
            "To find out what support can be applied for, please answer the {} [question|questions] below. Leave empty "
            "what you do not know: empty is unknown, neither no nor zero; write \"none\" where there surely is none.",
            form.questions.size())});
    std::vector<TableColumn<FormQuestion>> columns{
        {{text("对象", "About"), 18}, [](const FormQuestion& question) { return question.subject; }},
        {{text("问题", "Question"), 30},
         [=](const FormQuestion& question) {
             return question.help.empty() ? question.label : question.label + say(language, "。", ". ") + question.help;
         }},
        {{text("怎么填", "How to answer"), 26},
         [=](const FormQuestion& question) { return howText(question, language); }}};
    if (options.sums)
        columns.push_back(
            {{say(language, "最多影响（{}）", "At stake, at most ({})", report::unitText(options.unit, language)), 14,
              true},
             [unit = options.unit](const FormQuestion& question) {
                 return question.atStake.isZero()
                            ? report::Cell()
                            : report::Cell(report::columnSum(question.atStake, unit), question.atStake);
             }});
    columns.push_back({{text("答复", "Answer"), 26}, [](const FormQuestion&) { return report::Cell(); }});
    section.blocks.emplace_back(report::tableOf(text("请补充的情况", "Questions"), columns, form.questions));
    if (options.sums)
        section.blocks.emplace_back(Paragraph{
            text("“最多影响”是相关各项上限之和，不是承诺，各行不能相加。",
                 "What is at stake adds up the ceilings of the claims concerned; it is no promise, and the rows do not "
                 "add up."),
            Paragraph::Style::small});
    if (form.left > 0)
        section.blocks.emplace_back(
            Paragraph{say(language, "还有 {} 项影响较小，这次没有问。",
                          "{} more with less at stake [is|are] not asked this time.", form.left),
                      Paragraph::Style::small});
    for (const std::string& line : options.contact) section.blocks.emplace_back(Paragraph{printable(line)});
    return section;
}

} // namespace

Form formOf(const Assessment& assessment, std::uint64_t line, const FormOptions& options) {
    const Vocabulary& vocabulary = assessment.rules->vocabulary();
    Form form;
    form.line = line;
    form.name = companyName(*assessment.subject, vocabulary);
    if (const std::string* uscc = assessment.subject->company.text(vocabulary.known().uscc)) form.uscc = *uscc;
    // The assessment has those with most at stake first.
    for (const Question& question : assessment.questions) {
        if (options.most == 0 || form.questions.size() < options.most)
            form.questions.push_back(questionOf(assessment, question, options.language));
        else
            ++form.left;
    }
    std::stable_sort(form.questions.begin(), form.questions.end(),
                     [](const FormQuestion& left, const FormQuestion& right) { return left.fact < right.fact; });
    return form;
}

report::Document letterDocument(const std::vector<Form>& forms, const Date& asOf, const FormOptions& options) {
    const Language language = options.language;
    report::Document document;
    document.language = language;
    document.date = asOf.toString();
    document.isBrief = forms.size() == 1; // one letter needs no cover
    document.hasContents = forms.size() > 1;
    document.cover.kicker = printable(options.author);
    document.cover.title = titleOf(options);
    document.cover.company = forms.size() == 1 ? companyText(forms.front(), language)
                                               : say(language, "{} 家企业", "{} [firm|firms]", forms.size());
    document.cover.details = {{say(language, "日期", "Date"), {asOf.toString()}}};
    if (!document.cover.kicker.empty())
        document.cover.details.push_back({say(language, "发出", "From"), {document.cover.kicker}});
    document.cover.notice =
        say(language, "答复只用于测算，不是申报；是否支持、支持多少，由主管部门决定。",
            "The answers serve an estimate and are no application; whether and how much is granted is for the "
            "authorities to decide.");
    document.runningHead = document.cover.title;
    for (const Form& form : forms) {
        Section section = letterOf(form, options);
        section.onNewPage = &form != &forms.front();
        document.sections.push_back(std::move(section));
    }
    return document;
}

} // namespace biosubsidy::letters
