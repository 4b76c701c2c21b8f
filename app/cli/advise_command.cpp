// SPDX-License-Identifier: GPL-3.0-or-later

#include <ostream>

#include <CLI/CLI.hpp>

#include "app/cli/assessment_text.h"
#include "app/cli/case_options.h"
#include "app/cli/commands.h"
#include "app/cli/paragraph.h"
#include "app/cli/progress_line.h"
#include "core/advice/advice_json.h"
#include "core/advice/advice_words.h"
#include "core/system/process.h"

namespace biosubsidy::cli {

namespace {

struct Options : CaseOptions {
    std::size_t most = advice::AdviseOptions().most;
};

// A line goes on below its words, not below its number.
void printWrapped(std::ostream& out, std::string_view text, std::size_t width) {
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
        const std::size_t digits = std::min(line.find_first_not_of("0123456789", indent), line.size()) - indent;
        const bool numbered = digits > 0 && line.substr(indent + digits).starts_with(". ");
        printParagraph(out, line.substr(indent), width, indent, indent + (numbered ? digits + 2 : 0));
    }
}

int adviseCase(const Options& options, const Surroundings& surroundings) {
    const Language language = languageOf(options, surroundings);
    const Format format = formatOf(options, surroundings, language);
    const auto rules = loadRules(options, surroundings, language);
    const AssessOptions assessOptions = assessOptionsOf(options, *rules, surroundings, language);
    const Case subject = loadCase(options.file, *rules, surroundings, language);
    advice::AdviseOptions adviseOptions;
    adviseOptions.most = options.most;
    std::optional<ProgressLine> progress;
    progress.emplace(surroundings, Localized{"查找建议", "looking for advice"},
                     Localized{"停止并给出已找到的", "stops and gives what was found"}, language);
    adviseOptions.stop = &progress->stop();
    adviseOptions.progress = [&](unsigned hundredths) { progress->show(hundredths); };
    const advice::Advisory advisory = advice::advise(rules, subject, assessOptions, adviseOptions);
    progress.reset();
    if (format == Format::json)
        *surroundings.out << advice::toJson(advisory);
    else
        printWrapped(*surroundings.out, advice::adviceText(advisory, language), readableWidth(surroundings));
    return advisory.stopped ? bySignal + stopSignal() : done;
}

} // namespace

void addAdvise(CLI::App& app, const Surroundings& surroundings, Run& run) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand(
        "advise", bilingual("哪些变化会影响结果：差一点的门槛、待查明的事实、叠加、期限、选址，以及合计的范围",
                            "what would change the outcome: thresholds just missed, facts to establish, stacking, "
                            "deadlines, places, and the range of the total"));
    addCaseOptions(*command, *options);
    command
        ->add_option("--most", options->most,
                     bilingual("每类最多列出几项（默认 20）", "list at most this many of each kind (20 by default)"))
        ->type_name("N")
        ->check(wholeNumber(1, 10000));
    setExamples(*command,
                "biosubsidy-cli advise 案例.json --as-of 2026-11-22\n"
                "biosubsidy-cli advise 案例.json --most 5 --format json",
                "biosubsidy-cli advise case.json --as-of 2026-11-22\n"
                "biosubsidy-cli advise case.json --most 5 --format json");
    command->callback([options, &surroundings, &run] {
        run = [options, &surroundings] { return adviseCase(*options, surroundings); };
    });
}

} // namespace biosubsidy::cli
