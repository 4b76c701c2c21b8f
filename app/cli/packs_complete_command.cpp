// SPDX-License-Identifier: GPL-3.0-or-later
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/commands.h"
#include "app/cli/help.h"
#include "core/packs/own_figure.h"
#include "core/system/file_names.h"
#include "core/system/whole_file.h"
#include "core/values/date_text.h"
#include "core/values/text.h"

namespace biosubsidy::cli {

namespace {

struct Options : CommonOptions {
    std::string measure;
    std::string sum;
    std::string share;
    std::string of;
    std::string cap;
    std::string source;
    std::string date;
    std::string out;
};

std::optional<Money> moneyOf(const std::string& text, const char* option, const Surroundings& surroundings,
                             Language language) {
    if (text.empty()) return std::nullopt;
    if (const auto money = Money::parse(text)) return *money;
    const Localized why = describe(Money::parse(text).error());
    failWith(surroundings, language,
             Localized{fmt::format("{}：{}", option, why.zh), fmt::format("{}: {}", option, why.en)}, wrongUsage);
}

OwnFigure figureOf(const Options& options, const Surroundings& surroundings, Language language) {
    const auto date = Date::parse(options.date);
    if (!date) {
        const Localized expected = expectedDate(options.date);
        failWith(surroundings, language,
                 Localized{fmt::format("--date 的值是“{}”，应为{}", printable(options.date), expected.zh),
                           fmt::format("--date: found \"{}\", expected {}", printable(options.date), expected.en)},
                 wrongUsage);
    }
    OwnFigure figure{.measure = options.measure,
                     .sum = {},
                     .share = {},
                     .of = options.of,
                     .cap = {},
                     .source = options.source,
                     .date = *date};
    figure.sum = moneyOf(options.sum, "--sum", surroundings, language);
    figure.cap = moneyOf(options.cap, "--cap", surroundings, language);
    if (options.share.empty()) return figure;
    figure.share = Rate::parse(options.share);
    if (!figure.share) {
        failWith(surroundings, language, Localized{"--share 应为比例，如 10%", "--share: expected a rate such as 10%"},
                 wrongUsage);
    }
    return figure;
}

// A file that is there is replaced only where it holds such a figure already.
void keepOthers(const Target& target, const std::string& name, const Surroundings& surroundings, Language language) {
    constexpr std::size_t enough = 1U << 20U;
    if (target.isStream() || !isThere(target.path())) return;
    const auto before = readFile(target.path(), enough);
    if (!before) cannotRead(name, before.error(), surroundings, language);
    if (before->empty() || isOwnFigure(*before)) return;
    cannotWrite(name,
                {"这个文件不是 packs complete 写的，没有改动；请换一个文件名",
                 "packs complete did not write this file, which is as it was; choose another name"},
                surroundings, language);
}

int complete(const Options& options, const Surroundings& surroundings) {
    const Language language = languageOf(options, surroundings);
    const OwnFigure figure = figureOf(options, surroundings, language);
    const auto rules = loadRules(options, surroundings, language);
    const auto text = packTextOf(figure, *rules);
    if (!text) failWith(surroundings, language, text.error());
    if (options.out.empty()) {
        *surroundings.out << *text;
        return done;
    }
    const Target target = targetOf("--out", options.out, {}, surroundings, language);
    keepOthers(target, options.out, surroundings, language);
    if (const auto written = target.write(*text); !written)
        cannotWrite(options.out, written.error(), surroundings, language);
    *surroundings.out << (language == Language::zh
                              ? fmt::format("已写入 {}；测算时用 --packs 载入\n", printable(options.out))
                              : fmt::format("written to {}; load it with --packs\n", printable(options.out)));
    return done;
}

} // namespace

void addPacksComplete(CLI::App& packs, const Surroundings& surroundings, Run& run) {
    auto options = std::make_shared<Options>();
    CLI::App* command =
        packs.add_subcommand("complete", bilingual("给“未公布金额”的措施填上自己掌握的数字，写成一个小政策包",
                                                   "give an unstated measure a figure of your own, as a small pack"));
    command->add_option("MEASURE", options->measure, bilingual("政策/措施", "pack/measure"))->required();
    command->add_option("--sum", options->sum, bilingual("金额", "the sum"))->type_name("AMOUNT");
    CLI::Option* share =
        command->add_option("--share", options->share, bilingual("比例，如 10%", "a share, such as 10%"))
            ->type_name("RATE");
    command
        ->add_option("--of", options->of,
                     bilingual("比例的基数，如 project.total_investment",
                               "what the share is of, such as project.total_investment"))
        ->type_name("FACT")
        ->needs(share);
    share->needs("--of");
    command->add_option("--cap", options->cap, bilingual("最高金额", "the most"))->type_name("AMOUNT")->needs(share);
    command->add_option("--source", options->source, bilingual("数字的来源", "where the figure comes from"))
        ->type_name("TEXT")
        ->required();
    command->add_option("--date", options->date, bilingual("来源的日期", "the date of the source"))
        ->type_name("DATE")
        ->required();
    command
        ->add_option("--out", options->out,
                     bilingual("写入这个文件（默认显示）", "write it to this file (shown by default)"))
        ->type_name("FILE");
    addPacksOption(*command, *options);
    addLanguageOption(*command, *options);
    setExamples(*command,
                "biosubsidy-cli packs complete tianjin-draft/cdmo --share 10% --of project.total_investment --cap "
                "500万 --source 申报通知 --date 2026-05-01",
                "biosubsidy-cli packs complete tianjin-draft/cdmo --share 10% --of project.total_investment --cap "
                "500万 --source 'call for applications' --date 2026-05-01");
    command->callback([options, &surroundings, &run] {
        run = [options, &surroundings] { return complete(*options, surroundings); };
    });
}

} // namespace biosubsidy::cli
