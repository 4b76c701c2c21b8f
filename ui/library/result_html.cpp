// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/result_html.h"

#include "core/wording/explanation.h"
#include "core/wording/money_text.h"
#include "ui/library/case_list_model.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

class HtmlPage {
public:
    HtmlPage(const Texts& texts, const Theme& theme) : texts_(texts), colours_(theme.colours()) {}

    [[nodiscard]] QString text(const Localized& text) const {
        return texts_(text).toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"));
    }
    [[nodiscard]] QString money(const Money& sum) const {
        return toQt(wording::moneyText(sum, texts_.language())).toHtmlEscaped();
    }
    [[nodiscard]] QString quiet(const QString& html) const {
        return QStringLiteral("<span style='color:%1'>%2</span>").arg(colours_.muted.name(), html);
    }
    [[nodiscard]] QString strong(const QString& html) const { return QStringLiteral("<b>%1</b>").arg(html); }

    void heading(const QString& words) { html_ += QStringLiteral("<h2>%1</h2>").arg(words.toHtmlEscaped()); }
    void section(const QString& words) {
        html_ += QStringLiteral("<h3 style='color:%1'>%2</h3>").arg(colours_.accent.name(), words.toHtmlEscaped());
    }
    void line(const QString& html) { html_ += QStringLiteral("<p>%1</p>").arg(html); }
    void beginTable() { html_ += QStringLiteral("<table width='100%' cellspacing='0' cellpadding='5'>"); }
    void row(const QStringList& cells, bool head = false) {
        html_ += QStringLiteral("<tr>");
        // The same columns in every table of a page.
        const int rest = cells.size() > 3 ? 20 : cells.size() > 2 ? 27 : 38;
        int width = 100 - rest * static_cast<int>(cells.size() - 1);
        for (const QString& cell : cells) {
            html_ += QStringLiteral("<td width='%1%' style='border-bottom:1px solid %2' valign='top'>%3</td>")
                         .arg(QString::number(width), colours_.line.name(), head ? quiet(cell) : cell);
            width = rest;
        }
        html_ += QStringLiteral("</tr>");
    }
    void endTable() { html_ += QStringLiteral("</table>"); }
    [[nodiscard]] QString take() { return std::move(html_); }

private:
    const Texts& texts_;
    const Colours& colours_;
    QString html_;
};

QString totalsOf(const HtmlPage& page, const Totals& totals, const Texts& texts) {
    return texts("最高可获 %1 · 按公布比例 %2 · 比例未公布 %3 · 最好情形至多 %4",
                 "At most %1 · by published rates %2 · rate not published %3 · best case, at most %4")
        .arg(page.strong(page.money(totals.ceiling)), page.money(totals.stated), page.money(totals.openRate),
             page.money(totals.potential));
}

void writeClaims(HtmlPage& page, const storage::ResultView& view, const Texts& texts) {
    for (const Verdict verdict : {Verdict::eligible, Verdict::arguable, Verdict::undetermined, Verdict::ineligible}) {
        bool any = false;
        for (const storage::ViewedClaim& claim : view.claims) {
            if (claim.verdict != verdict) continue;
            if (!any) {
                page.section(toQt(wording::verdictSign(verdict)) + QLatin1Char(' ') +
                             toQt(wording::verdictText(verdict, texts.language())));
                page.beginTable();
            }
            any = true;
            QString what =
                page.strong(page.text(claim.title)) + QStringLiteral("　") + page.quiet(page.text(claim.subject));
            for (const Localized* part : {&claim.why, &claim.sum, &claim.notes}) {
                if (!texts(*part).isEmpty()) what += QStringLiteral("<br>") + page.text(*part);
            }
            what += QStringLiteral("<br>") +
                    page.quiet(page.text(claim.document) + QLatin1Char(' ') + page.text(claim.clause));
            const bool counts = !claim.counted.isZero();
            page.row({what, page.text(claim.amount) +
                                (counts ? QStringLiteral("<br>") +
                                              page.quiet(texts("计入 %1", "counted: %1").arg(page.money(claim.counted)))
                                        : QString())});
        }
        if (any) page.endTable();
    }
}

QString stateOf(const HtmlPage& page, const std::optional<changes::ClaimState>& state, const Texts& texts) {
    if (!state) return page.quiet(texts("没有这一项", "no such claim"));
    QString text = toQt(wording::verdictSign(state->verdict)) + QLatin1Char(' ') +
                   toQt(wording::verdictText(state->verdict, texts.language()));
    if (state->ceiling && !state->ceiling->isZero())
        text += QStringLiteral("<br>") + texts("至多 %1", "up to %1").arg(page.money(*state->ceiling));
    if (!state->counted.isZero())
        text += QStringLiteral("<br>") + texts("计入 %1", "counted: %1").arg(page.money(state->counted));
    return text;
}

QString packState(const HtmlPage& page, const std::optional<storage::ViewedPack>& pack, const Texts& texts) {
    if (!pack) return page.quiet(texts("不在其中", "not in view"));
    return texts("版本 %1", "version %1").arg(toQt(pack->version).toHtmlEscaped()) + QStringLiteral("<br>") +
           page.text(pack->status) + QStringLiteral("<br>") + page.quiet(toQt(pack->sha256).left(12));
}

} // namespace

QString resultHtml(const storage::ResultView& view, const QString& heading, const QStringList& about,
                   const Texts& texts, const Theme& theme) {
    HtmlPage page(texts, theme);
    page.heading(heading);
    for (const QString& line : about) page.line(page.quiet(line.toHtmlEscaped()));
    page.line(texts("测算日期 %1", "Assessed for %1").arg(page.strong(toQt(view.asOf.toString()))));
    if (view.alternatives)
        page.line(texts("地点未定：各地不能相加。", "The place is not known: places do not add up."));
    for (const storage::ViewedCity& city : view.cities)
        page.line(page.strong(page.text(city.name)) + QStringLiteral("　") + totalsOf(page, city.totals, texts));
    for (const Localized& warning : view.warnings) page.line(page.text(warning));
    writeClaims(page, view, texts);
    page.section(texts("填写的事实", "Facts stated"));
    page.beginTable();
    for (const storage::FactText& fact : view.facts) page.row({page.text(fact.label), page.text(fact.value)});
    page.endTable();
    page.section(texts("所依据的政策", "Policies it rests on"));
    page.beginTable();
    for (const storage::ViewedPack& pack : view.packs)
        page.row({page.text(pack.title) + QLatin1Char(' ') + toQt(pack.number).toHtmlEscaped(),
                  page.text(pack.status) + QStringLiteral("，") + page.text(pack.grade),
                  texts("版本 %1", "version %1").arg(toQt(pack.version).toHtmlEscaped()) + QStringLiteral("<br>") +
                      page.quiet(toQt(pack.sha256))});
    page.endTable();
    return page.take();
}

QString diffHtml(const storage::ResultDiff& diff, const QString& before, const QString& after, const Texts& texts,
                 const Theme& theme) {
    HtmlPage page(texts, theme);
    page.heading(texts("有什么不同", "What is different"));
    const auto columns = [&](const QString& what) {
        return QStringList{what, before.toHtmlEscaped(), after.toHtmlEscaped()};
    };
    if (diff.same()) page.line(texts("事实、规则、日期和结果都相同。", "Facts, rules, date and result are the same."));
    page.section(texts("总额", "Totals"));
    page.beginTable();
    page.row(columns({}) << texts("变化", "Change"), true);
    page.row({texts("测算日期", "Assessed for"), toQt(diff.before.toString()), toQt(diff.after.toString()), QString()});
    for (const changes::CityChange& city : diff.cities)
        page.row({page.text(city.name), page.strong(page.money(city.before.ceiling)),
                  page.strong(page.money(city.after.ceiling)),
                  changeText(city.before.ceiling, city.after.ceiling, texts)});
    page.endTable();
    page.section(texts("事实：%1 处不同", "Facts: %1 different").arg(diff.facts.size()));
    page.beginTable();
    const auto value = [&](const Localized& text) {
        return text.empty() ? page.quiet(texts("未填", "not stated")) : page.text(text);
    };
    for (const storage::FactTextChange& fact : diff.facts)
        page.row({page.text(fact.label), value(fact.before), value(fact.after)});
    page.endTable();
    page.section(texts("规则：%1 处不同", "Rules: %1 different").arg(diff.packs.size()));
    page.beginTable();
    for (const storage::ViewedPackChange& pack : diff.packs) {
        const QString kind =
            pack.rulesChanged() ? texts("规则不同", "other rules") : texts("只是状态不同", "only its status");
        page.row({page.text(pack.title) + QStringLiteral("<br>") + page.quiet(kind),
                  packState(page, pack.before, texts), packState(page, pack.after, texts)});
    }
    page.endTable();
    page.section(texts("支持项目：%1 项不同", "Claims: %1 different").arg(diff.claims.size()));
    page.beginTable();
    for (const changes::ClaimChange& claim : diff.claims)
        page.row({page.text(claim.title) + QStringLiteral("　") + page.quiet(toQt(claim.item).toHtmlEscaped()),
                  stateOf(page, claim.before, texts), stateOf(page, claim.after, texts)});
    page.endTable();
    return page.take();
}

} // namespace biosubsidy::ui
