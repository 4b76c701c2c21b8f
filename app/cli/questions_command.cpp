// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/commands.h"
#include "app/cli/firm_source.h"
#include "app/cli/paper_options.h"
#include "core/letters/form.h"
#include "core/values/text.h"
#include "core/wording/say.h"

namespace biosubsidy::cli {

using letters::Form;
using wording::say;

namespace {

struct QuestionsOptions : ScreenOptions {
    PaperOptions paper;
    std::string contact;
    std::uint64_t most = 0;
    bool sums = false;
};

// A line break in the contact may be typed as \n.
std::vector<std::string> linesOf(const std::string& contact) {
    std::vector<std::string> lines;
    std::size_t at = 0;
    while (at < contact.size()) {
        const std::size_t end = std::min(contact.find("\\n", at), contact.size());
        if (end > at) lines.push_back(contact.substr(at, end - at));
        at = end + 2;
    }
    return lines;
}

class QuestionsCommand {
public:
    QuestionsCommand(QuestionsOptions options, const Surroundings& surroundings)
        : options_(std::move(options)), surroundings_(surroundings), language_(languageOf(options_, surroundings)) {}

    int run() {
        const ui::ReportFormat& format = paperFormatOf(options_.out, surroundings_, language_);
        const Target target =
            targetOf("--out", options_.out, inputsOf(options_, {options_.file, options_.map}, surroundings_, language_),
                     surroundings_, language_);
        form_.language = language_;
        form_.unit = unitOf(options_.paper.unit, surroundings_, language_);
        form_.title = options_.paper.title;
        form_.author = options_.paper.author;
        form_.contact = linesOf(options_.contact);
        form_.most = options_.most;
        form_.sums = options_.sums;
        rules_ = loadRules(options_, surroundings_, language_);
        assess_ = assessOptionsOf(options_, *rules_, surroundings_, language_);
        assess_.trace = false;
        collect();
        if (forms_.empty())
            failWith(surroundings_, language_,
                     asked_ == 0
                         ? Localized{"没有读到企业，没有写出问题", "no firm was read: there is nothing to ask"}
                         : Localized{"没有待补的信息，没有写出问题", "nothing is open: there is nothing to ask"},
                     problems_ || asked_ == 0 ? badInput : done);
        write(format, target);
        *surroundings_.out << say(language_, "{} 家企业的问题已写入 {}\n",
                                  "the questions to {} [firm|firms] are in {}\n", forms_.size(),
                                  printable(options_.out));
        if (settled_ > 0)
            *surroundings_.out << say(language_, "{} 家没有待补的信息，没有写\n",
                                      "{} [firm has|firms have] nothing open, and no letter\n", settled_);
        if (left_ > 0)
            *surroundings_.error << say(language_, "一个文件最多写 {} 家，另有 {} 家没有写：请把企业分开几次给出\n",
                                        "a file holds {} firms at most; {} more [is|are] not in it: give the firms in "
                                        "parts\n",
                                        letters::mostForms, left_);
        return problems_ || left_ > 0 ? badInput : done;
    }

private:
    // A case, cases a line each, or a table of companies.
    void collect() {
        if (isOneCase(options_)) return add(1, loadCase(options_.file, *rules_, surroundings_, language_));
        FirmSource source(options_, rules_, surroundings_, language_);
        if (source.isResults())
            failWith(surroundings_, language_,
                     Localized{"这是筛查的结果：问题要从案例或企业表写出",
                               "these are the results of a screening: questions are made from cases or a table"},
                     badInput);
        source.cases([](std::uint64_t) { return true; },
                     [&](screening::LineCase found) { add(found.line, std::move(found.subject)); },
                     [&](const screening::LineProblem& problem) {
                         problems_ = true;
                         *surroundings_.error << render(problem.diagnostics, language_);
                     });
        problems_ = problems_ || source.hadProblems();
    }

    void add(std::uint64_t line, Case subject) {
        ++asked_;
        if (forms_.size() == letters::mostForms) {
            ++left_;
            return;
        }
        Form form = letters::formOf(assess(rules_, std::move(subject), assess_), line, form_);
        if (form.questions.empty())
            ++settled_;
        else
            forms_.push_back(std::move(form));
    }

    void write(const ui::ReportFormat& format, const Target& target) const {
        if (format.writeDocument == nullptr) {
            if (const auto written = letters::writeFormBook(forms_, form_, target); !written)
                cannotWrite(options_.out, written.error(), surroundings_, language_);
            return;
        }
        const auto make = [&] { return format.writeDocument(letters::letterDocument(forms_, assess_.asOf, form_)); };
        const Bytes bytes = format.isPainted ? painted(make) : make();
        if (!bytes) cannotWrite(options_.out, bytes.error(), surroundings_, language_);
        if (const auto written = target.write(*bytes); !written)
            cannotWrite(options_.out, written.error(), surroundings_, language_);
    }

    QuestionsOptions options_;
    const Surroundings& surroundings_;
    Language language_;
    letters::FormOptions form_;
    std::shared_ptr<const RuleBook> rules_;
    AssessOptions assess_{.asOf = *Date::of(2000, 1, 1)};
    std::vector<Form> forms_;
    std::uint64_t asked_ = 0;
    std::uint64_t settled_ = 0; // without a question
    std::uint64_t left_ = 0;
    bool problems_ = false;
};

void addOptions(CLI::App& command, QuestionsOptions& options) {
    command
        .add_option(
            "IN", options.file,
            bilingual("案例文件（JSON）、每行一个案例的文件（NDJSON），或企业表（.csv、.xlsx、.xls、.et、.ods）；- "
                      "为标准输入的一个案例",
                      "a case (JSON), a file with one case a line (NDJSON), or a table of companies (.csv, "
                      ".xlsx, .xls, .et, .ods); - is one case on standard input"))
        ->required();
    command
        .add_option(
            "--out", options.out,
            bilingual("写到这个文件：" + paperEndings("、") + "；.xlsx 可填写，有下拉选项，填好后由 answers 读回",
                      "the file to write: " + paperEndings(", ") +
                          "; an .xlsx is to be filled in, with choices to pick from, and read back by answers"))
        ->type_name("FILE")
        ->required();
    command
        .add_option("--most", options.most,
                    bilingual("每家最多问几项，影响最大的在先；不给则全部",
                              "how many questions to a firm at most, those with most at stake; all without it"))
        ->type_name("N")
        ->check(wholeNumber(1, 1000));
    command.add_flag("--sums", options.sums,
                     bilingual("写出每项最多影响多少金额", "say what is at stake with each question"));
    addPaperOptions(command, options.paper, bilingual("标题", "the title"), bilingual("由谁发出", "who asks"));
    command
        .add_option("--contact", options.contact,
                    bilingual("答复给谁；\\n 换行", "where the answers go; \\n begins a new line"))
        ->type_name("TEXT");
    addAssessOptions(command, options);
    addTableOptions(command, options);
    addStrictOption(command, options);
    addLanguageOption(command, options);
}

} // namespace

void addQuestions(CLI::App& app, const Surroundings& surroundings, Run& run) {
    auto options = std::make_shared<QuestionsOptions>();
    CLI::App* command = app.add_subcommand(
        "questions", bilingual("把案例里待补的信息写成问题，发给企业：一家或许多家；DOCX、ODT 供阅读，XLSX 供填写",
                               "write what is open in a case, or in many, as questions to send: DOCX and ODT to read, "
                               "XLSX to fill in"));
    addOptions(*command, *options);
    setExamples(*command,
                "biosubsidy-cli questions 案例.json --out 问题.xlsx\n"
                "biosubsidy-cli questions 企业表.xlsx --out 问题.docx --most 10 --author 园区管委会\n"
                "biosubsidy-cli answers 案例.json 问题.xlsx --out 新案例.json",
                "biosubsidy-cli questions case.json --out questions.xlsx\n"
                "biosubsidy-cli questions companies.xlsx --out questions.docx --most 10 --author Park\n"
                "biosubsidy-cli answers case.json questions.xlsx --out new.json");
    command->callback([options, &surroundings, &run] {
        run = [options, &surroundings] { return QuestionsCommand(*options, surroundings).run(); };
    });
}

} // namespace biosubsidy::cli
