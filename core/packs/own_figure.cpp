// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packs/own_figure.h"

#include <fmt/format.h>

#include "core/documents/json_writer.h"
#include "core/packs/pack_reader.h"

namespace biosubsidy {

namespace {

constexpr std::string_view opening =
    "# A figure of the user's own. It completes a measure whose document publishes none.\n"
    "format = \"biosubsidy-pack/1\"\n\n";

using Completed = RuleBook::Named;

Diagnostics failure(std::string code, Localized message, Localized advice = {}) {
    Diagnostic found;
    found.code = std::move(code);
    found.message = std::move(message);
    found.advice = std::move(advice);
    return {found};
}

// Ids have at most 64 characters.
std::string idOf(const Completed& target) {
    constexpr std::size_t longest = 64;
    std::string id = "own-" + target.pack->id + "-" + target.measure->id;
    if (id.size() > longest) id.resize(longest);
    return id;
}

std::string amountOf(const OwnFigure& figure) {
    if (figure.sum) return figure.sum->toString() + "元";
    const std::string share = figure.share->toString() + " * " + figure.of;
    return figure.cap ? fmt::format("min({}, {}元)", share, figure.cap->toString()) : share;
}

// A JSON string is a TOML basic string as well.
std::string line(std::string_view key, std::string_view text) {
    return fmt::format("{} = {}\n", key, biosubsidy::quoted(text));
}

std::string textList(const std::vector<std::string>& texts) {
    std::string list;
    for (const std::string& text : texts) list += (list.empty() ? "" : ", ") + biosubsidy::quoted(text);
    return "[" + list + "]";
}

std::string periodOf(const Pack& pack) {
    if (pack.draft) return "status = \"draft\"\n"; // a draft's figure is no surer than the draft
    std::string text = "status = \"in_force\"\n";
    if (pack.from) text += fmt::format("from = {}\n", pack.from->toString());
    if (pack.until) text += fmt::format("until = {}\n", pack.until->toString());
    return text;
}

std::string overlapOf(const Pack& pack) {
    if (pack.overlapLevels.none()) return {};
    return fmt::format("overlap.levels = {}\n", textList(namesOf(pack.overlapLevels))) +
           line("overlap.zh", pack.overlap.zh) + line("overlap.en", pack.overlap.en);
}

std::string headOf(const OwnFigure& figure, const Completed& target, const Choice& city) {
    const Measure& measure = *target.measure;
    std::string text = "[pack]\n" + line("id", idOf(target)) + line("version", figure.date.toString()) +
                       line("city", target.pack->city) + line("city_name.zh", city.label.zh) +
                       line("city_name.en", city.label.en);
    if (!target.pack->districts.empty()) text += fmt::format("districts = {}\n", textList(target.pack->districts));
    text += line("title.zh", "用户自填：" + measure.title.zh) +
            line("title.en", "The user's own figure: " + measure.title.en);
    text += line("summary.zh", "用户自填的数字，不是政策文件公布的；来源：" + figure.source);
    text +=
        line("summary.en", "A figure entered by the user, published by no policy document; source: " + figure.source);
    text += fmt::format("issuers = {}\nissued = {}\n", textList({figure.source}), figure.date.toString());
    return text + periodOf(*target.pack) + "grade = \"excerpt\"\n" + overlapOf(*target.pack) + "\n";
}

std::string measureOf(const OwnFigure& figure, const Completed& target) {
    const Measure& measure = *target.measure;
    std::string text = "[[measure]]\n" + line("id", measure.id) + line("clause", measure.clause) +
                       line("scope", toString(measure.scope)) + line("title.zh", measure.title.zh) +
                       line("title.en", measure.title.en);
    text += line("summary.zh", fmt::format("用户自填（{}）：{}", figure.date.toString(), figure.source));
    text += line("summary.en", fmt::format("Entered by the user ({}): {}", figure.date.toString(), figure.source));
    text += line("completes", figure.measure) + "as_completed = true\n";
    text += "support = \"ceiling\"\nrate = \"stated\"\n" + line("amount", amountOf(figure)) + "\n";
    text += "[[measure.assumption]]\n" + line("zh", "金额为用户自填，来源：" + figure.source) +
            line("en", "The amount was entered by the user; source: " + figure.source);
    return text;
}

Diagnostics faultsOf(const OwnFigure& figure, const Completed& target) {
    if (target.measure == nullptr) {
        return failure("unknown_measure",
                       {fmt::format("没有载入的政策包含 {}", figure.measure),
                        fmt::format("no loaded pack has {}", figure.measure)},
                       {"写作“政策/措施”，用 packs show 查看措施的 id",
                        "write pack/measure; packs show tells the ids of measures"});
    }
    if (target.measure->support != Support::unstated) {
        return failure("not_unstated",
                       {fmt::format("{} 不是“未公布金额”的措施，不能自填数字", figure.measure),
                        fmt::format("{} is not unstated: a figure of one's own cannot complete it", figure.measure)});
    }
    if (figure.sum.has_value() == figure.share.has_value()) {
        return failure("sum_or_share",
                       {"金额和比例要给且只给一个", "give either a sum or a share, and only one of them"});
    }
    if (figure.source.empty())
        return failure("no_source", {"缺少来源", "the source is missing"},
                       {"数字要说得出是谁说的", "a figure must say who says so"});
    return {};
}

} // namespace

tl::expected<std::string, Diagnostics> packTextOf(const OwnFigure& figure, const RuleBook& rules) {
    const Completed target = rules.find(figure.measure);
    if (Diagnostics faults = faultsOf(figure, target); !faults.empty()) return tl::unexpected(std::move(faults));
    const Vocabulary& vocabulary = rules.vocabulary();
    const Fact& cities = vocabulary.cities();
    const Choice& city = cities.choices.at(cities.choice(target.pack->city).value_or(0));
    std::string text = std::string(opening) + headOf(figure, target, city) + measureOf(figure, target);
    auto read = readPack(SourceText("", text), vocabulary, false);
    if (!read) return tl::unexpected(read.error());
    return text;
}

bool isOwnFigure(std::string_view text) {
    constexpr std::string_view measure = "\n[[measure]]\n";
    const std::size_t first = text.find(measure);
    return text.starts_with(opening) && text.substr(opening.size()).starts_with("[pack]\nid = \"own-") &&
           first != std::string_view::npos && text.find(measure, first + 1) == std::string_view::npos &&
           text.find("\nas_completed = true\n", first) != std::string_view::npos;
}

} // namespace biosubsidy
