// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <thread>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/commands.h"
#include "app/cli/screen_outputs.h"
#include "app/cli/screen_sheets.h"
#include "app/cli/screen_watcher.h"
#include "core/screening/ndjson_input.h"
#include "core/system/file_names.h"
#include "core/system/process.h"
#include "core/system/whole_file.h"
#include "core/values/text.h"
#include "core/wording/say.h"

namespace biosubsidy::cli {

using screening::RunState;
using wording::say;

namespace {

constexpr std::size_t largestState = 1U << 20U;

class ScreenCommand {
public:
    ScreenCommand(ScreenOptions options, const Surroundings& surroundings)
        : options_(std::move(options)), surroundings_(surroundings), language_(languageOf(options_, surroundings)) {}

    int run() {
        if (!options_.templatePath.empty()) {
            writeTemplate(options_, loadRules(options_, surroundings_, language_), surroundings_, language_);
            return done;
        }
        if (!options_.places.empty())
            fail({"--places 只用于 --template：它说明模板要哪些地方的列",
                  "--places is for --template: it says for which places the template has columns"},
                 wrongUsage);
        if (!options_.writeMap.empty()) {
            const auto rules = loadRules(options_, surroundings_, language_);
            writeMap(options_, rules, assessOptionsOf(options_, *rules, surroundings_, language_).asOf.year(),
                     surroundings_, language_);
            return done;
        }
        const OutputKind& kind = outputKind(options_, surroundings_, language_);
        checkScreenOptions(options_, kind, surroundings_, language_);
        checkSheetOptions(options_, kind, surroundings_, language_);
        const auto rules = compile();
        listenForStop();
        const TableInput table = isTable(options_.file)
                                     ? openTable(options_, rules->rules(), asOfYear_, surroundings_, language_)
                                     : TableInput{openInput(), {}};
        const auto& input = table.input;
        RunState state;
        state.identity =
            screening::identityOf(*rules, BIOSUBSIDY_VERSION, std::string(kind.id), options_.rows(), language_,
                                  {{"first_line", std::to_string(options_.firstLine)}, {"columns", table.mapping}});
        const auto rowsAbout = table.mapping.empty() ? std::nullopt : input->size();
        const auto output = kind.make({options_, rules, language_, state.identity, table.mapping, rowsAbout});
        const bool goesOn = goOn(state, *input);
        ScreenWatcher watcher(options_, surroundings_, language_, state, input->size());
        if (!(goesOn && state.whole)) {
            begin(*output, watcher, goesOn ? state.outputMark : "");
            if (!screen(rules, *input, *output, watcher)) return brokenOff(*output, watcher);
        }
        finish(*output, watcher, goesOn && state.whole);
        if (table.sheet != nullptr &&
            giveAccount(options_, *table.sheet, rules->rules()->vocabulary(), surroundings_, language_))
            return badInput;
        return watcher.state().progress.counts.bad > 0 ? badInput : done;
    }

private:
    [[noreturn]] void fail(const Localized& message, int status) const {
        failWith(surroundings_, language_, message, status);
    }
    [[noreturn]] void cannotWrite(const std::string& path, const Localized& why) const {
        cli::cannotWrite(path, why, surroundings_, language_);
    }
    [[noreturn]] void cannotRead(const Localized& why) const {
        cli::cannotRead(options_.file, why, surroundings_, language_);
    }

    [[nodiscard]] std::shared_ptr<const blocks::BlockRules> compile() const {
        const auto rules = loadRules(options_, surroundings_, language_);
        const AssessOptions assess = assessOptionsOf(options_, *rules, surroundings_, language_);
        asOfYear_ = assess.asOf.year();
        blocks::BlockOptions block{.asOf = assess.asOf};
        block.exclusion = assess.exclusion;
        block.packs = assess.packs;
        block.ownFigures = assess.ownFigures;
        block.cities = !options_.noCities && !options_.claims; // a row for a claim has no place for them
        block.claims = options_.claims ? blocks::ClaimList::open : blocks::ClaimList::largest;
        return blocks::BlockRules::compile(rules, std::move(block));
    }

    [[nodiscard]] std::unique_ptr<screening::Input> openInput() const {
        screening::NdjsonInput::Options options;
        options.source = options_.fromStream() ? "" : options_.file;
        options.firstLine = options_.firstLine;
        options.wantsStop = [] { return stopSignal() != 0; };
        if (options_.fromStream()) {
            auto stream = std::make_unique<screening::NdjsonInput>(File::standard(Standard::in), std::move(options));
            const auto beginning = stream->beginning();
            if (!beginning) cannotRead(beginning.error());
            refuseWhatIsNotRead(options_.file, sheets::kindOfStream(*beginning), surroundings_, language_);
            return stream;
        }
        auto input = screening::NdjsonInput::open(options_.file, std::move(options));
        if (!input) cannotRead(input.error());
        return std::move(*input);
    }

    // Whether there is an unfinished run to go on with; `state` is then its, and the
    // input stands where it was left.
    bool goOn(RunState& state, screening::Input& input) const {
        if (!options_.goesOnLater) return false;
        const std::string path = screening::statePath(options_.target->path());
        if (!isThere(path)) return false;
        if (!options_.resume) {
            fail({fmt::format("{} 有一次没有做完的运行：加 --resume 接着做，或删除 {} 从头开始",
                              printable(options_.out), printable(path)),
                  fmt::format("a run for {} was broken off: --resume goes on with it; remove {} to begin anew",
                              printable(options_.out), printable(path))},
                 wrongUsage);
        }
        const auto text = readFile(path, largestState);
        if (!text) cli::cannotRead(path, text.error(), surroundings_, language_);
        auto before = screening::readRunState(*text);
        if (!before) {
            fail({fmt::format("{} 不是一次运行的记录", printable(path)),
                  fmt::format("{} is no record of a run", printable(path))},
                 badInput);
        }
        requireSame(*before, state.identity, input);
        state = std::move(*before);
        return true;
    }

    void requireSame(const RunState& before, const screening::Identity& now, screening::Input& input) const {
        const std::vector<std::string> different = screening::differences(before.identity, now);
        if (!different.empty()) {
            fail({fmt::format("不能接着做：和上次不同的有 {}", fmt::join(different, "、")),
                  fmt::format("cannot go on: this differs from the run before: {}", fmt::join(different, ", "))},
                 wrongUsage);
        }
        const auto mark = input.skipTo(before.progress.input.position);
        if (!mark) cannotRead(mark.error());
        if (stopSignal() != 0 || *mark == before.progress.input) return;
        fail({"不能接着做：输入和上次不同", "cannot go on: the input is not that of the run before"}, wrongUsage);
    }

    void begin(screening::Output& output, ScreenWatcher& watcher, const std::string& mark) const {
        if (const auto begun = output.begin(mark); !begun) cannotWrite(options_.outName(), begun.error());
        if (const auto begun = watcher.begin(); !begun) cannotWrite(options_.errors, begun.error());
    }

    // False where it was broken off.
    bool screen(const std::shared_ptr<const blocks::BlockRules>& rules, screening::Input& input,
                screening::Output& output, ScreenWatcher& watcher) const {
        screening::RunOptions options;
        options.threads = options_.threads > 0 ? options_.threads : std::max(std::thread::hardware_concurrency(), 1U);
        options.from = watcher.state().progress;
        options.source = options_.fromStream() ? "" : options_.file;
        ProblemKeeper keeper(watcher, output);
        const auto result = screening::run(rules, input, output, keeper, options);
        watcher.endOfRun();
        if (result) return result->whole;
        using Where = screening::RunFailure::Where;
        if (result.error().where == Where::input) cannotRead(result.error().why);
        cannotWrite(result.error().where == Where::output || options_.errors.empty() ? options_.outName()
                                                                                     : options_.errors,
                    result.error().why);
    }

    // The name last but one, so that a run that dies here can be gone on with.
    void finish(screening::Output& output, ScreenWatcher& watcher, bool again) const {
        if (options_.goesOnLater && !again) {
            if (const auto noted = watcher.noteWhole(); !noted) cannotWrite(options_.outName(), noted.error());
        }
        if (again) {
            finishAgain(output, watcher);
            if (options_.errorsTarget) nameWhole(*options_.errorsTarget);
        } else {
            if (const auto finished = output.finish(); !finished) cannotWrite(options_.outName(), finished.error());
            if (const auto finished = watcher.finish(); !finished) cannotWrite(options_.errors, finished.error());
        }
        const RunState& state = watcher.state();
        if (options_.toFile()) {
            const std::string report = screening::reportPath(options_.target->path());
            const auto written = writeFile(report, screening::runReport(state.identity, state.progress));
            if (!written) cannotWrite(report, written.error());
            removeFile(screening::statePath(options_.target->path()));
        }
        watcher.summarise();
    }

    // A database that died while it was finished is finished once more; of other
    // outputs only the name is wanting.
    void finishAgain(screening::Output& output, const ScreenWatcher& watcher) const {
        if (output.format() != nullptr || !isThere(options_.target->partial())) return nameWhole(*options_.target);
        if (const auto begun = output.begin(watcher.state().outputMark); !begun)
            cannotWrite(options_.outName(), begun.error());
        if (const auto finished = output.finish(); !finished) cannotWrite(options_.outName(), finished.error());
    }

    // For a run that died between the last note and the renaming.
    void nameWhole(const Target& target) const {
        if (target.isStream() || !isThere(target.partial())) return; // it has its name already
        if (const auto named = takeName(target.partial(), target.path()); !named)
            cannotWrite(target.path(), named.error().message());
    }

    // A workbook is whole with what is in it, since nothing can go on with it.
    [[nodiscard]] int brokenOff(screening::Output& output, ScreenWatcher& watcher) const {
        const std::uint64_t lines = watcher.state().progress.counts.lines;
        if (!options_.goesOnLater) {
            if (const auto finished = watcher.finish(); !finished) cannotWrite(options_.errors, finished.error());
        }
        if (options_.target && !options_.goesOnLater) {
            if (const auto finished = output.finish(); !finished) cannotWrite(options_.outName(), finished.error());
            if (options_.target->isStream()) return toldStream(lines);
            removeFile(screening::reportPath(options_.target->path())); // of a run that this file replaces
            *surroundings_.error << say(language_, "已中断：前 {} 行的结果在 {}；XLSX 不能接着做，要全部请重新运行\n",
                                        "broken off: the first {} [line is|lines are] in {}; an XLSX file cannot be "
                                        "gone on with, run it again for all\n",
                                        lines, printable(options_.out));
            return bySignal + stopSignal();
        }
        if (options_.toServer()) {
            *surroundings_.error << say(
                language_, "已中断：前 {} 行的结果在 {}；同一命令再运行一次即可补全\n",
                "broken off: the first {} [line is|lines are] in {}; the same command once more completes the run\n",
                lines, printable(options_.outName()));
        } else if (options_.toStream()) {
            return toldStream(lines);
        } else {
            *surroundings_.error << say(
                language_, "已中断：前 {} 行的结果在 {}；同一命令加 --resume 接着做\n",
                "broken off: the first {} [line is|lines are] in {}; the same command with --resume goes on\n", lines,
                printable(options_.target->partial()));
        }
        return bySignal + stopSignal();
    }

    [[nodiscard]] int toldStream(std::uint64_t lines) const {
        *surroundings_.error << say(language_, "已中断：写出了前 {} 行的结果\n",
                                    "broken off: the first {} [line is|lines are] out\n", lines);
        return bySignal + stopSignal();
    }

    static constexpr int bySignal = 128;
    ScreenOptions options_;
    const Surroundings& surroundings_;
    Language language_;
    mutable int asOfYear_ = 0;
};

} // namespace

void addScreen(CLI::App& app, const Surroundings& surroundings, Run& run) {
    auto options = std::make_shared<ScreenOptions>();
    CLI::App* command = app.add_subcommand(
        "screen", bilingual("筛查许多案例：每行一个，逐家给出各地合计、最优地点、最大的支持和最值得核实的信息",
                            "screen many cases, one a line: for each the totals by place, the best place, the largest "
                            "claims and the question most worth asking"));
    addScreenOptions(*command, *options);
    setExamples(*command,
                "biosubsidy-cli screen 园区.ndjson --out 结果.csv\n"
                "biosubsidy-cli screen --template 企业表.xlsx\n"
                "biosubsidy-cli screen --template 企业表.xlsx --places hangzhou,shanghai/金山区\n"
                "biosubsidy-cli screen 企业表.xlsx --out 结果.xlsx\n"
                "biosubsidy-cli screen 全市.ndjson --out 结果.ndjson --errors 问题.txt\n"
                "biosubsidy-cli screen 全市.ndjson --out 结果.ndjson --resume\n"
                "biosubsidy-cli screen - --out - < 园区.ndjson",
                "biosubsidy-cli screen park.ndjson --out result.csv\n"
                "biosubsidy-cli screen --template companies.xlsx\n"
                "biosubsidy-cli screen --template companies.xlsx --places hangzhou,shanghai/金山区\n"
                "biosubsidy-cli screen companies.xlsx --out result.xlsx\n"
                "biosubsidy-cli screen city.ndjson --out result.ndjson --errors bad.txt\n"
                "biosubsidy-cli screen city.ndjson --out result.ndjson --resume\n"
                "biosubsidy-cli screen - --out - < park.ndjson");
    command->callback([options, &surroundings, &run] {
        if (options->templatePath.empty() && options->file.empty()) throw CLI::RequiredError("IN");
        if (options->templatePath.empty() && options->writeMap.empty() && options->out.empty())
            throw CLI::RequiredError("--out");
        run = [options, &surroundings] { return ScreenCommand(*options, surroundings).run(); };
    });
}

} // namespace biosubsidy::cli
