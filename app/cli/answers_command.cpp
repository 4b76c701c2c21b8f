// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/assessment_text.h"
#include "app/cli/commands.h"
#include "app/cli/table.h"
#include "core/documents/json_writer.h"
#include "core/letters/answers.h"
#include "core/sheets/file_kind.h"
#include "core/values/text.h"
#include "core/wording/pack_text.h"
#include "core/wording/say.h"
#include "core/wording/value_text.h"

namespace biosubsidy::cli {

using letters::AnswerChange;
using letters::Answers;
using wording::say;

namespace {

struct AnswersOptions : CommonOptions {
    std::string file;
    std::string form;
    std::string out;
};

class AnswersCommand {
public:
    AnswersCommand(AnswersOptions options, const Surroundings& surroundings)
        : options_(std::move(options)), surroundings_(surroundings), language_(languageOf(options_, surroundings)) {}

    int run() {
        const Format format = formatOf(options_, surroundings_, language_);
        std::optional<Target> target;
        if (!options_.out.empty())
            target = targetOf("--out", options_.out,
                              inputsOf(options_, {options_.file, options_.form}, surroundings_, language_),
                              surroundings_, language_);
        rules_ = loadRules(options_, surroundings_, language_);
        subject_ = loadCase(options_.file, *rules_, surroundings_, language_);
        const Answers answers = read();
        for (const Localized& why : answers.unread) *surroundings_.error << why.in(language_) << '\n';
        if (target) {
            const std::string text = writeCase(answers.after, vocabulary());
            requireSound(text);
            if (const auto written = target->write(text); !written)
                cannotWrite(options_.out, written.error(), surroundings_, language_);
        }
        if (format == Format::json)
            printJson(answers);
        else
            print(answers);
        return answers.unread.empty() ? done : badInput;
    }

private:
    [[nodiscard]] const Vocabulary& vocabulary() const { return rules_->vocabulary(); }

    [[nodiscard]] Answers read() const {
        const sheets::FileKind kind = sheets::kindOfFile(options_.form);
        if (kind.is == sheets::FileKind::Is::refused) refuse(kind.refusal);
        const auto file = sheets::TableFile::open(options_.form);
        if (!file) cannotRead(options_.form, file.error(), surroundings_, language_);
        auto answers = letters::readAnswers(**file, subject_, *rules_);
        if (!answers) refuse(answers.error());
        return std::move(*answers);
    }

    [[noreturn]] void refuse(const Localized& why) const {
        failWith(surroundings_, language_,
                 Localized{fmt::format("{}：{}", printable(options_.form), why.zh),
                           fmt::format("{}: {}", printable(options_.form), why.en)},
                 badInput);
    }

    // What is written can be read: a text that is too long for a case, say, is told.
    void requireSound(const std::string& text) const {
        const auto read = readCase(SourceText(options_.out, text), vocabulary(), rules_->lookup());
        if (!read) failWith(surroundings_, language_, read.error());
    }

    [[nodiscard]] std::string factName(const FactRef& ref) const {
        const std::string label = vocabulary().fact(ref.entity, ref.fact).label.in(language_);
        if (ref.entity == Entity::company) return label;
        return say(language_, "{} {}：{}", "{} {}: {}", wording::scopeText(ref.entity, language_),
                   printable(subject_.item(ref.entity, ref.item).id), label);
    }
    [[nodiscard]] std::string value(const FactRef& ref, const FactValue& of) const {
        if (!isKnown(of)) return say(language_, "未填", "not given");
        return wording::valueText(vocabulary().fact(ref.entity, ref.fact), of, language_);
    }

    void print(const Answers& answers) const {
        std::ostream& out = *surroundings_.out;
        const Style style(surroundings_.colour);
        out << say(language_, "{} 处改动；{} 处与案例相同；{} 处没有填；{} 处没有读懂，没有采用\n",
                   "{} [change|changes]; {} as in the case; {} empty; {} not understood, and not taken\n",
                   answers.changes.size(), answers.same, answers.empty, answers.unread.size());
        if (!answers.changes.empty()) {
            Table table({{say(language_, "信息", "Fact"), Column::Kind::words},
                         {say(language_, "原来", "Before"), Column::Kind::words},
                         {say(language_, "现在", "Now"), Column::Kind::words},
                         {say(language_, "位置", "Cell"), Column::Kind::words}});
            for (const AnswerChange& change : answers.changes)
                table.add({factName(change.fact), value(change.fact, change.before), value(change.fact, change.after),
                           printable(change.sheet) + " " + change.cell});
            table.print(out, readableWidth(surroundings_), 2, style);
        }
        for (const AnswerChange& change : answers.changes) {
            if (!change.doubt.empty())
                out << style.warning(say(language_, "请核对：", "to be checked: ")) << change.doubt.in(language_)
                    << '\n';
        }
        if (!options_.out.empty())
            out << say(language_, "新的案例已写入 {}\n", "the new case is in {}\n", printable(options_.out));
        else if (!answers.changes.empty())
            out << say(language_, "案例没有改动；加 --out 新案例.json 写出改好的案例\n",
                       "the case is as it was; --out NEW.json writes it with these changes\n");
    }

    void printJson(const Answers& answers) const {
        JsonWriter writer;
        writer.object([&] {
            writer.member("format", "biosubsidy-answers/1");
            writer.objects("changes", answers.changes, [&](const AnswerChange& change) {
                const Fact& fact = vocabulary().fact(change.fact.entity, change.fact.fact);
                writer.member("fact", pathOf(change.fact, subject_, vocabulary()));
                writer.key("before");
                writeValue(writer, fact, change.before);
                writer.key("after");
                writeValue(writer, fact, change.after);
                writer.member("sheet", change.sheet);
                writer.member("cell", change.cell);
                writer.textOrNull("doubt", change.doubt.in(language_));
            });
            writer.objects("unread", answers.unread, [&](const Localized& why) { writer.words(why); });
            writer.member("same", answers.same);
            writer.member("empty", answers.empty);
        });
        *surroundings_.out << writer.take();
    }

    AnswersOptions options_;
    const Surroundings& surroundings_;
    Language language_;
    std::shared_ptr<const RuleBook> rules_;
    Case subject_;
};

} // namespace

void addAnswers(CLI::App& app, const Surroundings& surroundings, Run& run) {
    auto options = std::make_shared<AnswersOptions>();
    CLI::App* command = app.add_subcommand(
        "answers", bilingual("读回填好的问题表，列出会改动什么；加 --out 写出改好的案例，没有读懂的不采用",
                             "read a form of questions that was filled in, and show what it changes; --out writes the "
                             "case with the changes, without what is not understood"));
    command
        ->add_option("CASE", options->file,
                     bilingual("问题所出的案例文件（JSON）", "the case that was asked about, a JSON file"))
        ->required();
    command
        ->add_option("FORM", options->form,
                     bilingual("填好的问题表：questions 写出的 .xlsx，或由它另存的 .xls、.et、.ods、.csv",
                               "the form, filled in: the .xlsx that questions wrote, or saved from it as .xls, .et, "
                               ".ods or .csv"))
        ->required();
    command
        ->add_option("--out", options->out,
                     bilingual("把改好的案例写到这个文件；不给则只列出改动",
                               "the file for the case with the changes; without it they are shown alone"))
        ->type_name("FILE");
    addPacksOption(*command, *options);
    addFormatOption(*command, *options);
    addLanguageOption(*command, *options);
    setExamples(*command,
                "biosubsidy-cli answers 案例.json 问题.xlsx\n"
                "biosubsidy-cli answers 案例.json 问题.xlsx --out 新案例.json",
                "biosubsidy-cli answers case.json questions.xlsx\n"
                "biosubsidy-cli answers case.json questions.xlsx --out new.json");
    command->callback([options, &surroundings, &run] {
        run = [options, &surroundings] { return AnswersCommand(*options, surroundings).run(); };
    });
}

} // namespace biosubsidy::cli
