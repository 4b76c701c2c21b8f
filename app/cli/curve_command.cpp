// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/case_options.h"
#include "app/cli/commands.h"
#include "core/curve/curve_csv.h"
#include "core/curve/curve_json.h"
#include "core/curve/curve_text.h"
#include "core/values/text.h"

namespace biosubsidy::cli {

namespace {

struct CurveOptions : CaseOptions {
    std::string fact;
    std::optional<std::string> from;
    std::optional<std::string> to;
};

Money amountOf(const std::optional<std::string>& text, const Money& usual, const char* option,
               const Surroundings& surroundings, Language language) {
    if (!text) return usual;
    const auto money = Money::parseTyped(*text);
    if (money) return *money;
    const Localized why = describe(money.error());
    failWith(surroundings, language,
             {fmt::format("{} 的值是 {}：{}", option, printable(*text), why.zh),
              fmt::format("{}: found {}: {}", option, printable(*text), why.en)},
             wrongUsage);
}

void requireFormat(const CurveOptions& options, const Surroundings& surroundings, Language language) {
    if (options.format == "text" || options.format == "json" || options.format == "csv") return;
    failWith(surroundings, language,
             {fmt::format("--format 的值是 {}，应为 text、json 或 csv", printable(options.format)),
              fmt::format("--format: found {}, expected text, json or csv", printable(options.format))},
             wrongUsage);
}

int drawCurve(const CurveOptions& options, const Surroundings& surroundings) {
    const Language language = languageOf(options, surroundings);
    requireFormat(options, surroundings, language);
    const Money from = amountOf(options.from, Money(), "--from", surroundings, language);
    const Money to = amountOf(options.to, Money::largest(), "--to", surroundings, language);
    if (to < from)
        failWith(surroundings, language, Localized{"--to 不能小于 --from", "--to must not be less than --from"},
                 wrongUsage);
    const auto rules = loadRules(options, surroundings, language);
    const AssessOptions assessOptions = assessOptionsOf(options, *rules, surroundings, language);
    Case subject = loadCase(options.file, *rules, surroundings, language);
    const auto fact = curve::moneyFactNamed(options.fact, subject, rules->vocabulary());
    if (!fact)
        failWith(surroundings, language, Localized{"--fact：" + fact.error().zh, "--fact: " + fact.error().en},
                 wrongUsage);
    const curve::Curves curves = curve::curvesOf(rules, std::move(subject), *fact, from, to, assessOptions);
    if (options.format == "json")
        *surroundings.out << curve::toJson(curves);
    else if (options.format == "csv")
        *surroundings.out << curve::toCsv(curves, language);
    else
        *surroundings.out << curve::toText(curves, language);
    return done;
}

void addCurveOptions(CLI::App& command, CurveOptions& options) {
    addCaseOptions(command, options);
    command
        .add_option("--fact", options.fact,
                    bilingual("要变动的金额，如 projects.p1.total_investment",
                              "the amount that moves, such as projects.p1.total_investment"))
        ->type_name("FACT")
        ->required();
    command.add_option("--from", options.from, bilingual("从这个金额起（默认 0）", "from this amount (0 by default)"))
        ->type_name("AMOUNT");
    command
        .add_option("--to", options.to,
                    bilingual("到这个金额止（默认 10^15 元）", "up to this amount (10^15 yuan by default)"))
        ->type_name("AMOUNT");
    command.remove_option(command.get_option("--format")); // this command has one more
    command.add_option("--format", options.format, bilingual("输出格式", "format of the output"))
        ->type_name("text|json|csv");
}

} // namespace

void addCurve(CLI::App& app, const Surroundings& surroundings, Run& run) {
    auto options = std::make_shared<CurveOptions>();
    CLI::App* command = app.add_subcommand(
        "curve",
        bilingual("一个金额变动时最高支持合计怎样变化：精确的分段函数及每个转折的原因",
                  "the total ceiling by one amount: the exact piecewise function, and why it turns where it does"));
    addCurveOptions(*command, *options);
    setExamples(*command,
                "biosubsidy-cli curve 案例.json --fact projects.p1.total_investment\n"
                "biosubsidy-cli curve 案例.json --fact company.revenue --to 5亿 --format csv",
                "biosubsidy-cli curve case.json --fact projects.p1.total_investment\n"
                "biosubsidy-cli curve case.json --fact company.revenue --to 5亿 --format csv");
    command->callback([options, &surroundings, &run] {
        run = [options, &surroundings] { return drawCurve(*options, surroundings); };
    });
}

} // namespace biosubsidy::cli
