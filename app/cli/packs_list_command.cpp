// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <CLI/CLI.hpp>

#include "app/cli/assessment_text.h"
#include "app/cli/commands.h"
#include "app/cli/pack_json.h"
#include "app/cli/paragraph.h"
#include "core/values/text.h"
#include "core/wording/district_names.h"
#include "core/wording/pack_text.h"
#include "core/wording/say.h"

namespace biosubsidy::cli {

using wording::say;

namespace {

std::string countsText(const Pack& pack, Language language) {
    const MeasureCounts counts = countsOf(pack);
    return say(language, "{} 项措施：有金额 {}，未公布金额 {}，非资金 {}",
               "{} [measure|measures]: {} with a sum, {} without a published figure, {} in kind", pack.measures.size(),
               counts.withSum, counts.unstated, counts.inKind);
}

// 上海市（金山区）
std::string placeText(const Pack& pack, const Vocabulary& vocabulary, Language language) {
    const Fact& city = vocabulary.cities();
    std::string name = printable(city.choices.at(*city.choice(pack.city)).label.in(language));
    if (pack.districts.empty()) return name;
    return say(language, "{}（{}）", "{}, {}", name, wording::districtInBoth(pack.districts.front(), language));
}

void printList(const RuleBook& rules, const Date& asOf, Language language, const Surroundings& surroundings) {
    std::ostream& out = *surroundings.out;
    const std::size_t width = readableWidth(surroundings);
    const Style style(surroundings.colour);
    printParagraph(out,
                   say(language, "{} 个政策包，状态以 {} 为准", "{} [pack|packs], status on {}", rules.packs().size(),
                       asOf.toString()),
                   width, 0, 0);
    for (const Pack& pack : rules.packs()) {
        const PackResult result{
            .pack = &pack, .status = pack.statusOn(asOf), .warnings = {}, .totals = {}, .claims = {}};
        out << '\n' << style.heading(pack.id) << " · " << placeText(pack, rules.vocabulary(), language);
        if (!pack.builtIn) out << say(language, " · 用户自填", " · own pack");
        out << '\n';
        printParagraph(out, wording::documentText(pack, language), width, 2, 4);
        std::string status = wording::statusText(result, language) + " · " + wording::gradeText(pack.grade, language);
        if (!pack.supersededBy.empty())
            status += say(language, " · 已被替代：{}", " · superseded by {}", printable(pack.supersededBy));
        printParagraph(out, status, width, 2, 4);
        printParagraph(out, say(language, "期限：{}", "Period: {}", wording::periodText(pack, language)), width, 2, 4);
        printParagraph(out, countsText(pack, language), width, 2, 4);
    }
}

int listPacks(const CommonOptions& options, const Surroundings& surroundings) {
    const Language language = languageOf(options, surroundings);
    const Format format = formatOf(options, surroundings, language);
    const Date asOf = dateOf(options, surroundings, language);
    const auto rules = loadRules(options, surroundings, language);
    if (format == Format::json)
        *surroundings.out << packListJson(*rules, asOf);
    else
        printList(*rules, asOf, language, surroundings);
    return done;
}

} // namespace

void addPacksList(CLI::App& packs, const Surroundings& surroundings, Run& run) {
    auto options = std::make_shared<CommonOptions>();
    CLI::App* command = packs.add_subcommand(
        "list", bilingual("列出已载入的政策包及其状态", "list the loaded packs with their status"));
    addDateOption(*command, *options);
    addPacksOption(*command, *options);
    addRulesOption(*command, *options);
    addFormatOption(*command, *options);
    addLanguageOption(*command, *options);
    setExamples(*command, "biosubsidy-cli packs list\nbiosubsidy-cli packs list --as-of 2027-01-01 --packs 我的政策包/",
                "biosubsidy-cli packs list\nbiosubsidy-cli packs list --as-of 2027-01-01 --packs my-packs/");
    command->callback([options, &surroundings, &run] {
        run = [options, &surroundings] { return listPacks(*options, surroundings); };
    });
}

} // namespace biosubsidy::cli
