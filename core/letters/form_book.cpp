// SPDX-License-Identifier: GPL-3.0-or-later
//
// The form as a workbook: a sheet for each firm, and one with the lists to choose from.
#include <algorithm>
#include <array>
#include <optional>

#include "core/documents/workbook.h"
#include "core/letters/form.h"
#include "core/report/book_table.h"
#include "core/system/output_file.h"
#include "core/values/text.h"
#include "core/wording/say.h"

namespace biosubsidy::letters {

using wording::say;

namespace {

enum FormColumn : std::size_t {
    keyColumn,
    subjectColumn,
    questionColumn,
    answerColumn,
    howColumn,
    choicesColumn,
    helpColumn,
    stakeColumn
};

class BookWriter {
public:
    BookWriter(const std::vector<Form>& forms, const FormOptions& options, const std::string& path)
        : forms_(forms), options_(options), book_(path, report::bookFormats(options.unit, options.language),
                                                  Workbook::Order::any, {title(), printable(options.author), {}}) {}

    tl::expected<void, Localized> write() {
        // The lists come last, and are referred to by name before.
        for (std::size_t at = 0; at < std::min(forms_.size(), mostForms); ++at) writeForm(forms_[at], at + 1);
        writeLists();
        return book_.close();
    }

private:
    [[nodiscard]] Language language() const { return options_.language; }
    [[nodiscard]] std::string title() const {
        if (!options_.title.empty()) return printable(options_.title);
        return say(options_.language, "请补充企业和项目情况", "Please tell us more");
    }
    [[nodiscard]] std::string listsName() const { return say(language(), "选项", "Choices"); }

    // 12 甲公司, without what no name of a sheet may hold.
    [[nodiscard]] std::string sheetName(const Form& form, std::size_t number) const {
        constexpr std::size_t longest = 24;
        std::string name;
        for (const char letter : form.name.empty() ? form.uscc : form.name)
            name += std::string_view("[]:*?/\\'").find(letter) == std::string_view::npos ? letter : ' ';
        return say(language(), "{} {}", "{} {}", number, shortened(printable(name), longest));
    }

    void writeForm(const Form& form, std::size_t number) {
        const FormWords words;
        WorkbookSheet sheet = book_.addSheet(sheetName(form, number));
        constexpr int titleHeight = 28; // points
        constexpr int headingHeight = 20;
        constexpr int answerWidth = 30; // characters
        std::uint32_t row = 0;
        sheet.setHeight(row, titleHeight);
        sheet.text(row++, 0, title(), Look::title);
        sheet.text(row, 0, words.company.in(language()), Look::muted);
        sheet.text(row++, 1, form.name, Look::link);
        sheet.text(row, 0, words.uscc.in(language()), Look::muted);
        sheet.text(row++, 1, form.uscc, Look::link);
        if (!form.reference.empty()) {
            sheet.text(row, 0, words.reference.in(language()), Look::muted);
            sheet.text(row++, 1, form.reference, Look::link);
        }
        for (const std::string& line : notes(form)) sheet.text(row++, 0, line, Look::link);
        std::vector<std::string> headings{words.key.in(language()),
                                          say(language(), "对象", "About"),
                                          words.question.in(language()),
                                          words.answer.in(language()),
                                          say(language(), "怎么填", "How to answer"),
                                          say(language(), "可选", "Choices"),
                                          say(language(), "说明", "What is meant")};
        if (options_.sums)
            headings.push_back(say(language(), "最多影响（{}）", "At stake, at most ({})",
                                   report::unitText(options_.unit, language())));
        sheet.setHeight(row, headingHeight);
        sheet.headings(row, headings);
        sheet.freeze(row + 1, 0);
        for (const FormQuestion& question : form.questions) writeQuestion(sheet, ++row, question);
        sheet.fitColumns({34, 24, 34, answerWidth, 26, 40, 44, 18});
        sheet.setWidth(answerColumn, answerWidth);
    }

    [[nodiscard]] std::vector<std::string> notes(const Form& form) const {
        std::vector<std::string> lines{
            say(language(), "请填写“请填写”一列，其余各列请勿改动。不清楚的留空：留空是“未填”，不是“否”，也不是 0。",
                "Please fill in the column \"Your answer\" and leave the others as they are. Leave empty what you do "
                "not "
                "know: empty is unknown, neither no nor zero."),
            say(language(),
                "金额不写单位时按问题里的单位计，也可写明单位，如“8000万元”。可选多项的用“、”隔开；确知没有写“无”。",
                "An amount without a unit is in the question's. Several choices are parted by \";\"; write \"none\" "
                "where there surely is none.")};
        if (form.left > 0)
            lines.push_back(say(language(), "还有 {} 项影响较小，这次没有问。",
                                "{} more with less at stake [is|are] not asked this time.", form.left));
        for (const std::string& line : options_.contact) lines.push_back(printable(line));
        return lines;
    }

    void writeQuestion(WorkbookSheet& sheet, std::uint32_t row, const FormQuestion& question) {
        sheet.text(row, keyColumn, question.path, Look::muted);
        sheet.text(row, subjectColumn, question.subject);
        sheet.text(row, questionColumn, question.label);
        sheet.text(row, answerColumn, "", Look::example); // to be seen as the place to write in
        sheet.text(row, howColumn, question.how, Look::muted);
        constexpr std::size_t mostNamed = 12;
        std::string choices;
        for (std::size_t at = 0; at < std::min(mostNamed, question.choices.size()); ++at)
            choices += (at == 0 ? "" : say(language(), "、", "; ")) + question.choices[at];
        if (question.choices.size() > mostNamed)
            choices += say(language(), " 等，全部见“{}”表", " and others: see the sheet \"{}\"", listsName());
        sheet.text(row, choicesColumn, choices, Look::muted);
        sheet.text(row, helpColumn, question.help, Look::muted);
        if (options_.sums && !question.atStake.isZero())
            sheet.decimal(row, stakeColumn, report::decimalSum(question.atStake, options_.unit),
                          report::columnSum(question.atStake, options_.unit));
        if (question.choices.empty()) return;
        const std::size_t list = listOf(question);
        if (!question.several)
            sheet.offerIn(answerColumn, row,
                          rangeText(listsName(), list, 1, static_cast<std::uint32_t>(question.choices.size())));
    }

    // The column of the choices; equal ones stand there once.
    std::size_t listOf(const FormQuestion& question) {
        const auto same = std::find_if(lists_.begin(), lists_.end(),
                                       [&](const auto& list) { return list.second == question.choices; });
        if (same != lists_.end()) return static_cast<std::size_t>(same - lists_.begin());
        lists_.emplace_back(question.label, question.choices);
        return lists_.size() - 1;
    }

    void writeLists() {
        if (lists_.empty()) return;
        WorkbookSheet sheet = book_.addSheet(listsName());
        for (std::size_t column = 0; column < lists_.size(); ++column) {
            sheet.text(0, column, lists_[column].first, Look::heading);
            for (std::uint32_t row = 0; row < lists_[column].second.size(); ++row)
                sheet.text(row + 1, column, lists_[column].second[row]);
        }
        sheet.fitColumns();
    }

    const std::vector<Form>& forms_;
    const FormOptions& options_;
    Workbook book_;
    std::vector<std::pair<std::string, std::vector<std::string>>> lists_;
};

} // namespace

tl::expected<void, Localized> writeFormBook(const std::vector<Form>& forms, const FormOptions& options,
                                            const Target& target) {
    WorkFile work(target);
    if (auto begun = work.begin(); !begun) return begun;
    if (auto written = BookWriter(forms, options, work.name()).write(); !written) return written;
    return work.finish(target);
}

} // namespace biosubsidy::letters
