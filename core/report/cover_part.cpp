// SPDX-License-Identifier: GPL-3.0-or-later
#include <sstream>

#include "core/report/parts.h"
#include "core/values/text.h"
#include "core/wording/age_text.h"
#include "core/wording/pack_text.h"

namespace biosubsidy::report {

using wording::say;

namespace {

// On the cover; on a page that holds all else as well.
constexpr std::size_t mostDocuments = 8;
constexpr std::size_t mostDocumentsBriefly = 2;

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        if (line.ends_with('\r')) line.pop_back();
        if (!line.empty()) lines.push_back(printable(line));
    }
    return lines;
}

std::optional<std::string> companyText(const Context& context, std::size_t fact) {
    const auto* text = std::get_if<std::string>(&context.assessment().subject->company.facts[fact]);
    if (text == nullptr) return std::nullopt;
    return printable(*text);
}

// How old the rules are: when their texts were last looked at.
std::string rulesAge(const Context& context) {
    std::vector<const Pack*> packs;
    for (const PackResult& result : context.assessment().packs) packs.push_back(result.pack);
    return wording::checkedText(ageOf(packs, context.assessment().asOf), context.language());
}

} // namespace

Cover coverOf(const Context& context) {
    const Assessment& assessment = context.assessment();
    Cover cover;
    cover.sums = sumLines(context);
    cover.kicker = printable(context.options.author);
    cover.title = titleOf(context.options);
    cover.company = companyName(assessment, context.language());
    cover.contact = linesOf(context.options.contact);
    cover.logo = context.options.logo;
    const auto add = [&](const char* zh, const char* en, std::string text) {
        cover.details.push_back({context.text(zh, en), {std::move(text)}});
    };
    if (const auto uscc = companyText(context, assessment.rules->vocabulary().known().uscc))
        add("统一社会信用代码", "Unified social credit code", *uscc);
    add("测算日", "As of", assessment.asOf.toString());
    if (context.options.made && *context.options.made != assessment.asOf)
        add("报告日期", "Date of the report", context.options.made->toString());
    std::vector<std::string> cities;
    for (const CityResult& city : assessment.cities) cities.push_back(context.cityName(city));
    if (!cities.empty() && !context.options.brief) add("政策范围", "Places", context.list(cities));
    std::vector<std::string> documents;
    for (const PackResult& pack : assessment.packs) {
        if (documents.size() == (context.options.brief ? mostDocumentsBriefly : mostDocuments)) {
            documents.push_back(
                say(context.language(), "等共 {} 份", "and others, {} in all", assessment.packs.size()));
            break;
        }
        documents.push_back(wording::documentText(*pack.pack, context.language()));
    }
    if (!documents.empty()) cover.details.push_back({context.text("依据的文件", "Documents"), std::move(documents)});
    add("金额单位", "Sums in",
        context.options.unit == Unit::wan
            ? context.text("万元（人民币），不作舍入", "tables: CNY 10,000; nothing is rounded")
            : context.text("元（人民币），不作舍入", "CNY; nothing is rounded"));
    if (!cover.kicker.empty()) add("编制", "Prepared by", cover.kicker);
    if (const std::string checked = rulesAge(context); !checked.empty())
        add("原文最后核对", "Texts last looked at", checked);
    cover.notice = context.text("免责声明：", "Disclaimer: ") + disclaimer(context.language());
    return cover;
}

} // namespace biosubsidy::report
