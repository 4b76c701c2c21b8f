// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/comparison_text.h"

#include <algorithm>

#include "app/cli/assessment_text.h"
#include "app/cli/claim_text.h"
#include "app/cli/paragraph.h"
#include "app/cli/table.h"
#include "core/assessment/sites.h"
#include "core/values/text.h"
#include "core/wording/district_names.h"
#include "core/wording/fact_words.h"
#include "core/wording/money_text.h"
#include "core/wording/pack_text.h"
#include "core/wording/say.h"

namespace biosubsidy::cli {

using wording::say;

namespace {

class ComparisonText {
public:
    ComparisonText(const std::vector<Siting>& sitings, Language language, const Surroundings& surroundings)
        : sitings_(sitings), language_(language), out_(*surroundings.out), width_(readableWidth(surroundings)),
          style_(surroundings.colour) {}

    void print(const AssessOptions& options) {
        const Assessment& first = sitings_.front().assessment;
        printHeader(out_, *first.subject, first.rules->vocabulary(), options.asOf, {"各地比较", "places compared"},
                    language_, style_, width_);
        paragraph(say(language_, "把同一企业和全部项目放到各地分别测算。一个项目只落在一地，各行不能相加。",
                      "The same company with all its projects, as if they stood in each place. A project stands in one "
                      "place: the rows do not add up."),
                  0);
        if (!options.exclusion)
            paragraph(say(language_, "按要求未作“同一项目的投资类支持只取其一”的假定。",
                          "As asked, support for one project's investment is added up."),
                      0);
        out_ << '\n';
        printTable();
        for (const Siting& siting : sitings_) printPlace(siting);
    }

private:
    void paragraph(const std::string& text, std::size_t indent) { printParagraph(out_, text, width_, indent, indent); }

    // What keeps the figures of a place from being firm.
    [[nodiscard]] std::string badges(const Siting& siting) const {
        std::vector<std::string> texts;
        for (const wording::Badge& badge : wording::badgesOf(siting.assessment, language_))
            texts.push_back(badgeWord(badge, language_));
        return wording::enumerated(texts, wording::Joint::all, language_);
    }

    void printTable() {
        Table table({{say(language_, "地点", "Place")},
                     {say(language_, "最高可获", "At most"), Column::Kind::amount},
                     {say(language_, "只计公布\n比例", "Published\nrates"), Column::Kind::amount},
                     {say(language_, "最好\n情形", "Best\ncase"), Column::Kind::amount},
                     {say(language_, "未公布\n金额", "No\nfigure"), Column::Kind::amount},
                     {say(language_, "非资金", "In\nkind"), Column::Kind::amount},
                     {say(language_, "待补\n信息", "Open"), Column::Kind::amount}});
        for (const Siting& siting : sitings_) {
            const Totals totals = siting.totals();
            const auto money = [&](const Money& sum) {
                return siting.hasFigures() ? wording::moneyText(sum, language_) : std::string("–");
            };
            std::string place =
                say(language_, "{0}{1}", "{0}{2}{1}", printable(siting.place().label.in(language_)),
                    wording::districtText(siting.district, language_), siting.district.empty() ? "" : "\n  ");
            if (const std::string marks = badges(siting); !marks.empty()) place += "\n  " + marks;
            table.add(
                {place,
                 siting.hasFigures() ? money(totals.ceiling) : say(language_, "未公布金额", "no figure\npublished"),
                 money(totals.stated), money(totals.potential), std::to_string(totals.unstated),
                 std::to_string(totals.inKind), std::to_string(totals.undetermined)});
        }
        table.print(out_, width_, 0, style_);
        out_ << '\n';
        paragraph(say(language_, "后三列是项数：文件承诺支持而未公布金额的、非资金的、缺信息而未能判断的。",
                      "The last three columns count claims: support without a published figure, support in kind, and "
                      "what cannot be decided yet."),
                  0);
    }

    void printPlace(const Siting& siting) {
        out_ << '\n' << style_.heading(wording::placeText(siting, language_)) << '\n';
        std::vector<std::string> elsewhere;
        for (const PackResult& pack : siting.assessment.packs) {
            if (holdsElsewhere(pack)) {
                std::string reach = wording::reachText(*pack.pack, language_);
                if (std::find(elsewhere.begin(), elsewhere.end(), reach) == elsewhere.end())
                    elsewhere.push_back(std::move(reach));
                continue;
            }
            std::string text =
                fmt::format("{} · {} · {}", wording::documentText(*pack.pack, language_),
                            wording::statusText(pack, language_), wording::gradeText(pack.pack->grade, language_));
            if (!pack.pack->supersededBy.empty())
                text += say(language_, " · 已被替代：{}", " · superseded by {}", printable(pack.pack->supersededBy));
            printParagraph(out_, text, width_, 2, 4);
        }
        if (!elsewhere.empty())
            printParagraph(out_,
                           say(language_, "同城还有只管别处的文件：{}", "For other parts of the city alone: {}",
                               wording::enumerated(elsewhere, wording::Joint::all, language_)),
                           width_, 2, 4);
        for (const CityResult& city : siting.assessment.cities) {
            if (city.openSearch)
                printParagraph(out_,
                               say(language_, "! 组合太多，未能全部比较；任何组合都不超过 {}。",
                                   "! Too many combinations to compare them all; none exceeds {}.",
                                   wording::moneyText(city.openSearch->upperBound, language_)),
                               width_, 2, 4);
        }
        printZones(siting);
    }

    void printZones(const Siting& siting) {
        if (siting.zones.empty()) return;
        paragraph(
            say(language_, "文件点名与项目领域相合的区域：", "Zones that the texts name for the projects' fields:"), 2);
        for (const ZoneMatch& match : siting.zones)
            printParagraph(out_,
                           say(language_, "· {}：{}", "· {}: {}", printable(match.zone->name.in(language_)),
                               wording::fieldsText(match.fields, siting.assessment.rules->vocabulary(), language_)),
                           width_, 2, 4);
    }

    const std::vector<Siting>& sitings_;
    Language language_;
    std::ostream& out_;
    std::size_t width_;
    Style style_;
};

} // namespace

void printComparison(const std::vector<Siting>& sitings, const AssessOptions& options, Language language,
                     const Surroundings& surroundings) {
    if (!sitings.empty()) ComparisonText(sitings, language, surroundings).print(options);
}

} // namespace biosubsidy::cli
