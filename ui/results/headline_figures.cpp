// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/headline_figures.h"

#include "core/wording/money_text.h"
#include "core/wording/total_lines.h"
#include "ui/levers/open_questions.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

QString money(const Money& sum, const Texts& texts) {
    return toQt(wording::roundedText(sum, texts.language()));
}

QString exactly(const Money& sum, const Texts& texts) {
    return toQt(wording::exactYuanText(sum, texts.language()));
}

QString claims(std::size_t count, const Texts& texts) {
    return texts("%1 项", "%1").arg(count);
}

QString nothing(const Totals&, const Texts&) {
    return {};
}

} // namespace

const std::vector<HeadlineFigure>& headlineFigures() {
    using T = const Totals&;
    using X = const Texts&;
    static const std::vector<HeadlineFigure> figures{
        {QStringLiteral("ceiling"),
         {"最高可获", "At most"},
         {},
         {"符合和可争取的各项，按叠加规则取最优组合，扣除已获支持后的上限合计。",
          "The best combination of what is eligible or arguable, under the stacking rules, less support held: an upper "
          "limit."},
         [](T totals, X texts) { return money(totals.ceiling, texts); },
         [](T totals, X texts) { return exactly(totals.ceiling, texts); }},
        {QStringLiteral("stated"),
         {"按公布比例", "By published rates"},
         {},
         {"只看定额和公布了比例的措施，没有填的信息按最不利计，另取最优组合：可以逐项论证的数。",
          "The best combination of fixed sums and published rates alone, with open facts at their worst: what can be "
          "defended."},
         [](T totals, X texts) { return money(totals.stated, texts); },
         [](T totals, X texts) { return exactly(totals.stated, texts); }},
        {QStringLiteral("open_rate"),
         {"比例未公布", "Rate not published"},
         {},
         {"最高可获之中，文件只写上限、未公布比例的部分。",
          "The part of the total from measures that state a limit and no rate."},
         [](T totals, X texts) { return money(totals.openRate, texts); },
         [](T totals, X texts) { return exactly(totals.openRate, texts); }},
        {QStringLiteral("open_amount"),
         {"其中金额待定", "Of it still open"},
         {},
         {"最高可获之中，金额取决于未填信息的部分；信息补齐后可能降低。",
          "The part of the total whose sum depends on facts that are not given; they may lower it."},
         [](T totals, X texts) { return money(totals.openAmount, texts); },
         [](T totals, X texts) { return exactly(totals.openAmount, texts); }},
        {QStringLiteral("pending"),
         {"最好情形", "Best case"},
         {"最好情形至多", "Best case, at most"},
         {"缺的信息都以最有利的情形补齐后的合计。", "The total if everything that is missing turns out at its best."},
         [](T totals, X texts) { return money(totals.potential, texts); },
         [](T totals, X texts) { return exactly(totals.potential, texts); }},
        {QStringLiteral("unstated"),
         {"未公布金额", "Sum not published"},
         {},
         {"符合或可争取、但文件没有写金额的支持有几项。", "How many that hold come without a published sum."},
         [](T totals, X texts) { return claims(totals.unstated, texts); },
         nothing},
        {QStringLiteral("in_kind"),
         {"非资金支持", "Not money"},
         {},
         {"符合或可争取的场地、审批、服务等支持有几项。", "How many that hold are space, approvals or services."},
         [](T totals, X texts) { return claims(totals.inKind, texts); },
         nothing},
    };
    return figures;
}

HeadlineTotals headlineTotals(const Assessment& assessment, const CityResult& city, const Advisor* advisor) {
    const BestCase best = bestCaseOf(assessment, city, advisor);
    HeadlineTotals shown{city.totals, best.exact};
    shown.totals.potential = best.total;
    return shown;
}

ReportedPart reportedPart(const Assessment& assessment, const std::vector<CityResult>& cities, const Texts& texts) {
    Money reported;
    for (const CityResult& city : cities) {
        for (const wording::TotalLine& line : wording::totalLines(assessment, city)) {
            if (line.kind == wording::TotalLine::Kind::report) reported += line.sum;
        }
    }
    if (reported.isZero()) return {};
    return {texts("含据报道", "Includes reported sums"),
            texts("其中 %1 只见于新闻或他人的摘要，没有见到原文，使用前须与正式文本核对。",
                  "%1 of it is known from news or others' summaries alone: check it against the text before use.")
                .arg(toQt(wording::moneyText(reported, texts.language())))};
}

} // namespace biosubsidy::ui
