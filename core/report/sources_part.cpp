// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/packs/days_left.h"
#include "core/report/parts.h"
#include "core/report/table_of.h"
#include "core/values/text.h"
#include "core/wording/agency_names.h"
#include "core/wording/badges.h"
#include "core/wording/money_text.h"
#include "core/wording/pack_text.h"

namespace biosubsidy::report {

using wording::say;

namespace {

Entry documentEntry(const Context& context, const PackResult& result) {
    const Pack& pack = *result.pack;
    Entry entry;
    entry.title = wording::documentText(pack, context.language());
    entry.line = wording::statusText(result, context.language());
    entry.badges = wording::wordsOf(wording::badgesOf(result, context.language()));
    const auto add = [&](const char* zh, const char* en, std::vector<std::string> texts) {
        std::erase(texts, std::string());
        if (!texts.empty()) entry.details.push_back({context.text(zh, en), std::move(texts)});
    };
    add("发文机关", "Issued by", {wording::agenciesText(pack.issuers, context.language())});
    add("文号", "Number", {printable(pack.number)});
    add("发文日期", "Issued on", {pack.issued ? pack.issued->toString() : std::string()});
    add("施行期间", "In effect", {wording::periodText(pack, context.language())});
    add("文本依据", "Text seen", {wording::gradeText(pack.grade, context.language())});
    add("最后核对", "Last looked at", {pack.checked ? pack.checked->toString() : std::string()});
    add("已被替代", "Superseded by", {printable(pack.supersededBy)});
    add("概要", "Summary", {context.in(pack.summary)});
    add("提示", "Warnings", wording::packNotes(result, context.language()));
    add("规则包", "Rule pack",
        {say(context.language(), "{}，版本 {}", "{}, version {}", printable(pack.id), printable(pack.version))});
    add("SHA-256", "SHA-256", {pack.sha256});
    return entry;
}

} // namespace

std::vector<Section> deadlineSections(const Context& context) {
    using Ending = const PackResult*;
    const std::vector<TableColumn<Ending>> columns{
        {{context.text("文件", "Document"), 48},
         [&](const Ending& pack) { return wording::documentText(*pack->pack, context.language()); }},
        {{context.text("执行到", "Until"), 16}, [](const Ending& pack) { return pack->pack->until->toString(); }},
        {{context.text("还剩（天，含当日）", "Days left, the last included"), 18, true},
         [&](const Ending& pack) {
             return Context::cell(static_cast<std::uint64_t>(*daysLeft(*pack->pack, context.assessment().asOf)));
         }},
        {{context.sumHeading("涉及", "At stake"), 18, true},
         // Nothing counted is not nothing at stake: what is open may come to something.
         [&](const Ending& pack) {
             return pack->totals.ceiling.isZero() ? Cell(std::string()) : context.cell(pack->totals.ceiling);
         }}};
    std::vector<Ending> ending;
    for (const PackResult& pack : context.assessment().packs) {
        if (daysLeft(*pack.pack, context.assessment().asOf)) ending.push_back(&pack);
    }
    if (ending.empty()) return {};
    std::stable_sort(ending.begin(), ending.end(), [](const PackResult* left, const PackResult* right) {
        return *left->pack->until < *right->pack->until;
    });
    Section section{1, context.text("期限提醒", "What ends"), {}};
    section.blocks.emplace_back(Paragraph{context.text(
        "下列文件写明了截止日（当日包括在内）。逾期后是否延续，以主管部门的通知为准；当年申报窗口通常更早关闭。",
        "These documents state a last day, which counts. Whether they go on is for the authorities to say; "
        "a year's call for applications usually closes earlier.")});
    section.blocks.emplace_back(tableOf(context.text("期限", "What ends"), columns, ending));
    return {std::move(section)};
}

std::vector<Section> sourceSections(const Context& context) {
    if (context.assessment().packs.empty()) return {};
    Section section{1, context.text("政策依据", "Sources"), {}};
    section.blocks.emplace_back(Paragraph{
        context.text("以下文件进入了测算。SHA-256 是所用规则包文件的指纹：指纹相同，规则就逐字节相同。",
                     "These documents were in view. The SHA-256 is the fingerprint of the rule pack that was used: the "
                     "same fingerprint means the same rules, byte for byte.")});
    for (const PackResult& pack : context.assessment().packs) section.blocks.emplace_back(documentEntry(context, pack));
    return {std::move(section)};
}

} // namespace biosubsidy::report
