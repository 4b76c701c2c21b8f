// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <filesystem>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/answers_text.h"
#include "app/cli/commands.h"
#include "app/cli/firm_source.h"
#include "core/facts/case_file.h"
#include "core/sheets/file_kind.h"
#include "core/system/output_file.h"
#include "core/system/paths.h"
#include "core/values/text.h"
#include "core/wording/say.h"

namespace biosubsidy::cli {

using letters::Answers;
using letters::ReturnedForms;
using wording::say;

namespace {

struct AnswersOptions : ScreenOptions {
    std::vector<std::string> forms;
};

bool isFolder(const std::string& path) {
    std::error_code error;
    return std::filesystem::is_directory(toPath(path), error);
}

// The files of a folder with one of the endings, by name; the path itself if it is none.
std::vector<std::string> filesAt(const std::string& path, std::initializer_list<std::string_view> endings) {
    if (!isFolder(path)) return {path};
    std::vector<std::string> files;
    std::error_code error;
    for (auto at = std::filesystem::directory_iterator(toPath(path), error);
         !error && at != std::filesystem::directory_iterator(); at.increment(error)) {
        const std::string name = fromPath(at->path());
        const std::string file = fromPath(at->path().filename());
        const bool hidden = file.starts_with('.') || file.starts_with('~'); // a lock of an office program
        if (!hidden && std::any_of(endings.begin(), endings.end(),
                                   [&](std::string_view ending) { return name.ends_with(ending); }))
            files.push_back(name);
    }
    std::sort(files.begin(), files.end());
    return files;
}

// The text of a case file on one line: no text in it has a line break of its own.
std::string oneLine(const std::string& text) {
    std::string line;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\n') {
            line += text[at];
            continue;
        }
        while (at + 1 < text.size() && text[at + 1] == ' ') ++at;
    }
    return line + '\n';
}

class AnswersCommand {
public:
    AnswersCommand(AnswersOptions options, const Surroundings& surroundings)
        : options_(std::move(options)), surroundings_(surroundings), language_(languageOf(options_, surroundings)) {}

    int run() {
        format_ = formatOf(options_, surroundings_, language_);
        for (const std::string& path : options_.forms) {
            const std::vector<std::string> files = filesAt(path, {".xlsx", ".xls", ".et", ".ods", ".csv"});
            formFiles_.insert(formFiles_.end(), files.begin(), files.end());
        }
        if (!options_.out.empty()) target_ = outTarget();
        rules_ = loadRules(options_, surroundings_, language_);
        const bool one = !isFolder(options_.file) && (isOneCase(options_) || options_.file.ends_with(".json"));
        return one && formFiles_.size() == 1 ? runOne() : runMany(one);
    }

private:
    // One of the cases or forms of a folder is no output either.
    [[nodiscard]] Target outTarget() const {
        std::vector<std::string> inputs = formFiles_;
        const std::vector<std::string> cases = filesAt(options_.file, {".json"});
        inputs.insert(inputs.begin(), cases.begin(), cases.end());
        return targetOf("--out", options_.out, inputsOf(options_, std::move(inputs), surroundings_, language_),
                        surroundings_, language_);
    }

    int runOne() {
        const Case subject = loadCase(options_.file, *rules_, surroundings_, language_);
        const std::string& path = formFiles_.front();
        const sheets::FileKind kind = sheets::kindOfFile(path);
        if (kind.is == sheets::FileKind::Is::refused) refuse(path, kind.refusal);
        const auto file = sheets::TableFile::open(path);
        if (!file) cannotRead(path, file.error(), surroundings_, language_);
        const auto answers = letters::readAnswers(**file, subject, *rules_);
        if (!answers) refuse(path, answers.error());
        for (const Localized& why : answers->unread) *surroundings_.error << why.in(language_) << '\n';
        if (target_) {
            if (const auto written = target_->write(soundText(answers->after)); !written)
                cannotWrite(options_.out, written.error(), surroundings_, language_);
        }
        const AnswersText text(*rules_, surroundings_, language_);
        if (format_ == Format::json) {
            JsonWriter writer;
            writer.object([&] {
                writer.member("format", "biosubsidy-answers/1");
                text.write(writer, *answers, subject);
            });
            *surroundings_.out << writer.take();
        } else {
            text.print(*answers, subject);
            if (target_)
                *surroundings_.out << say(language_, "新的案例已写入 {}\n", "the new case is in {}\n",
                                          printable(options_.out));
            else if (!answers->changes.empty())
                *surroundings_.out << say(language_, "案例没有改动；加 --out 新案例.json 写出改好的案例\n",
                                          "the case is as it was; --out NEW.json writes it with these changes\n");
        }
        return answers->unread.empty() ? done : badInput;
    }

    [[noreturn]] void refuse(const std::string& path, const Localized& why) const {
        failWith(
            surroundings_, language_,
            Localized{fmt::format("{}：{}", printable(path), why.zh), fmt::format("{}: {}", printable(path), why.en)},
            badInput);
    }

    // What is written can be read: a text that is too long for a case, say, is told.
    [[nodiscard]] std::string soundText(const Case& subject) const {
        std::string text = writeCase(subject, rules_->vocabulary());
        const auto read = readCase(SourceText(options_.out, text), rules_->vocabulary(), rules_->lookup());
        if (!read) failWith(surroundings_, language_, read.error());
        return text;
    }

    // --- many -----------------------------------------------------------------------

    struct FormAt {
        std::size_t file = 0;
        std::size_t form = 0;
        std::vector<std::uint64_t> lines{}; // of the cases that it fits; the first two
    };
    struct FirmAnswers {
        std::uint64_t line = 0;
        std::vector<std::string> files;
        Answers answers;
        Case subject;
    };

    int runMany(bool one) {
        if (options_.fromStream())
            failWith(surroundings_, language_,
                     Localized{"多个问题表的案例要读两遍：请给出文件，不用 -",
                               "with several forms the cases are read twice: give a file, not -"},
                     wrongUsage);
        readForms();
        const auto cases = [&](const screening::CaseStream::Take& take) { forEachCase(one, take); };
        cases([&](const screening::LineCase& found) { match(found); });
        if (lost_ && target_)
            failWith(surroundings_, language_,
                     Localized{"有的案例读不出，写出的会缺少它们：没有写出，请先改好",
                               "some cases cannot be read and would be lacking: nothing is written, mend them first"},
                     badInput);
        std::optional<OutputFile> out;
        if (target_) {
            out.emplace(*target_);
            require(out->begin());
        }
        cases([&](const screening::LineCase& found) {
            const Case after = answer(found);
            if (out) require(out->write(oneLine(soundText(after))));
        });
        if (out) require(out->finish());
        tell();
        return problems_ ? badInput : done;
    }

    void require(const tl::expected<void, Localized>& written) const {
        if (!written) cannotWrite(options_.out, written.error(), surroundings_, language_);
    }

    // A file that is no form is told, and the others are read.
    void readForms() {
        for (const std::string& path : formFiles_) {
            auto read = ReturnedForms::read(path);
            if (!read) {
                note({fmt::format("{}：{}", printable(path), read.error().zh),
                      fmt::format("{}: {}", printable(path), read.error().en)});
                continue;
            }
            for (std::size_t form = 0; form < read->count(); ++form) places_.push_back({files_.size(), form});
            files_.push_back(std::move(*read));
        }
        if (files_.empty())
            failWith(surroundings_, language_, Localized{"没有读到问题表", "no form of questions was read"}, badInput);
    }

    void note(const Localized& why) {
        problems_ = true;
        *surroundings_.error << why.in(language_) << '\n';
    }

    void forEachCase(bool one, const screening::CaseStream::Take& take) {
        if (one) return take({1, loadCase(options_.file, *rules_, surroundings_, language_)});
        if (isFolder(options_.file)) {
            std::uint64_t line = 0;
            for (const std::string& path : filesAt(options_.file, {".json"}))
                take({++line, loadCase(path, *rules_, surroundings_, language_)});
            return;
        }
        if (!source_) source_.emplace(options_, rules_, surroundings_, language_);
        if (source_->isResults())
            failWith(surroundings_, language_,
                     Localized{"这是筛查的结果：答复要对照案例或企业表",
                               "these are the results of a screening: answers are held against cases or a table"},
                     badInput);
        const bool again = seen_;
        seen_ = true;
        source_->cases([](std::uint64_t) { return true; }, take,
                       [&](const screening::LineProblem& problem) {
                           problems_ = true;
                           if (!again) *surroundings_.error << render(problem.diagnostics, language_);
                       });
        problems_ = problems_ || source_->hadProblems();
    }

    void match(const screening::LineCase& found) {
        const letters::FormOwner owner = letters::ownerOf(found.subject, *rules_);
        for (FormAt& at : places_) {
            if (at.lines.size() < 2 && files_[at.file].belongs(at.form, owner)) at.lines.push_back(found.line);
        }
    }

    Case answer(const screening::LineCase& found) {
        letters::FormsOfCase forms;
        FirmAnswers firm{found.line, {}, {}, found.subject};
        for (const FormAt& at : places_) {
            if (at.lines != std::vector{found.line}) continue;
            forms.places.push_back({&files_[at.file], at.form});
            if (firm.files.empty() || firm.files.back() != files_[at.file].path())
                firm.files.push_back(files_[at.file].path());
        }
        if (forms.places.empty()) return found.subject;
        firm.answers = forms.answers(found.subject, *rules_);
        firms_.push_back(std::move(firm));
        return firms_.back().answers.after;
    }

    [[nodiscard]] Localized doubtOf(const FormAt& at) const {
        const ReturnedForms& file = files_[at.file];
        const std::string path = printable(file.path());
        const std::string whose = file.owner(at.form).text();
        if (at.lines.empty())
            return {
                fmt::format("{}：“{}”的问题表与任何案例的信用代码、名称都对不上，没有采用", path, whose),
                fmt::format("{}: the form of \"{}\" has the code or name of no case: it is not taken", path, whose)};
        return {fmt::format("{}：“{}”的问题表对得上不止一个案例（第 {} 行、第 {} 行），没有采用", path, whose,
                            at.lines[0], at.lines[1]),
                fmt::format("{}: the form of \"{}\" fits more than one case (lines {} and {}): it is not taken", path,
                            whose, at.lines[0], at.lines[1])};
    }

    [[nodiscard]] std::string nameOf(const FirmAnswers& firm) const {
        const std::string name = letters::ownerOf(firm.subject, *rules_).text();
        return name.empty() ? say(language_, "第 {} 行", "line {}", firm.line) : name;
    }

    void tell() {
        std::vector<Localized> unmatched;
        for (const FormAt& at : places_) {
            if (at.lines.size() != 1) unmatched.push_back(doubtOf(at));
        }
        for (const Localized& why : unmatched) note(why);
        for (const FirmAnswers& firm : firms_) {
            for (const Localized& why : firm.answers.unread) note(why);
        }
        if (format_ == Format::json) return printJson(unmatched);
        const AnswersText text(*rules_, surroundings_, language_);
        std::ostream& out = *surroundings_.out;
        std::size_t changes = 0;
        for (const FirmAnswers& firm : firms_) {
            std::string files;
            for (const std::string& file : firm.files) files += (files.empty() ? "" : " + ") + printable(file);
            out << say(language_, "{}（{}）：", "{} ({}): ", nameOf(firm), files);
            text.print(firm.answers, firm.subject);
            changes += firm.answers.changes.size();
        }
        out << say(language_, "{} 家企业有答复，共 {} 处改动；{} 份问题表没有采用\n",
                   "{} [firm has|firms have] answered, {} [change|changes] in all; {} [form|forms] not taken\n",
                   firms_.size(), changes, unmatched.size());
        if (target_)
            out << say(language_, "全部案例已写入 {}，每行一个\n", "all cases are in {}, one a line\n",
                       printable(options_.out));
        else if (changes > 0)
            out << say(language_, "案例没有改动；加 --out 新案例.ndjson 写出改好的案例\n",
                       "the cases are as they were; --out NEW.ndjson writes them with these changes\n");
    }

    void printJson(const std::vector<Localized>& unmatched) const {
        const AnswersText text(*rules_, surroundings_, language_);
        JsonWriter writer;
        writer.object([&] {
            writer.member("format", "biosubsidy-answers/1");
            writer.objects("firms", firms_, [&](const FirmAnswers& firm) {
                const letters::FormOwner owner = letters::ownerOf(firm.subject, *rules_);
                writer.member("line", firm.line);
                writer.textOrNull("name", owner.name);
                writer.textOrNull("uscc", owner.uscc);
                writer.texts("files", firm.files);
                text.write(writer, firm.answers, firm.subject);
            });
            writer.objects("not_taken", unmatched, [&](const Localized& why) { writer.words(why); });
        });
        *surroundings_.out << writer.take();
    }

    AnswersOptions options_;
    const Surroundings& surroundings_;
    Language language_;
    Format format_ = Format::text;
    std::shared_ptr<const RuleBook> rules_;
    std::optional<Target> target_;
    std::vector<std::string> formFiles_;
    std::vector<ReturnedForms> files_;
    std::vector<FormAt> places_;
    std::vector<FirmAnswers> firms_;
    std::optional<FirmSource> source_;
    bool seen_ = false; // what is wrong with the cases has been told
    bool lost_ = false; // a line that is no case
    bool problems_ = false;
};

} // namespace

void addAnswers(CLI::App& app, const Surroundings& surroundings, Run& run) {
    auto options = std::make_shared<AnswersOptions>();
    CLI::App* command = app.add_subcommand(
        "answers",
        bilingual("读回填好的问题表，一家或许多家，列出会改动什么；加 --out 写出改好的案例，没有读懂的不采用",
                  "read forms of questions that were filled in, of one firm or many, and show what they change; --out "
                  "writes the cases with the changes, without what is not understood"));
    command
        ->add_option("IN", options->file,
                     bilingual("问题所出的案例（JSON）、每行一个案例的文件（NDJSON）、企业表，或放案例文件的文件夹",
                               "what was asked about: a case (JSON), a file with one case a line (NDJSON), a table of "
                               "companies, or a folder of case files"))
        ->required();
    command
        ->add_option(
            "FORM", options->forms,
            bilingual("填好的问题表，可以多个，或放它们的文件夹：questions 写出的 .xlsx，或由它另存的 .xls、.et、"
                      ".ods、.csv；各按信用代码或名称归到企业",
                      "the forms, filled in, or a folder of them: the .xlsx that questions wrote, or saved from "
                      "it as .xls, .et, .ods or .csv; each goes to its firm by code or name"))
        ->required();
    command
        ->add_option("--out", options->out,
                     bilingual("把改好的案例写到这个文件，许多家时每行一个；不给则只列出改动",
                               "the file for the case with the changes, of many one a line; without it they are shown "
                               "alone"))
        ->type_name("FILE");
    addTableOptions(*command, *options);
    addPacksOption(*command, *options);
    addFormatOption(*command, *options);
    addLanguageOption(*command, *options);
    setExamples(*command,
                "biosubsidy-cli answers 案例.json 问题.xlsx\n"
                "biosubsidy-cli answers 案例.json 问题.xlsx --out 新案例.json\n"
                "biosubsidy-cli answers 企业表.xlsx 回函/ --out 新案例.ndjson",
                "biosubsidy-cli answers case.json questions.xlsx\n"
                "biosubsidy-cli answers case.json questions.xlsx --out new.json\n"
                "biosubsidy-cli answers companies.xlsx returned/ --out new.ndjson");
    command->callback([options, &surroundings, &run] {
        run = [options, &surroundings] { return AnswersCommand(*options, surroundings).run(); };
    });
}

} // namespace biosubsidy::cli
