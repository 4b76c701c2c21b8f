// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/measure_html.h"

#include <algorithm>
#include <array>

#include "core/audit/clause_passage.h"
#include "core/values/text.h"
#include "core/wording/agency_names.h"
#include "core/wording/pack_text.h"
#include "core/wording/say.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

constexpr std::size_t mostPlaces = 6; // of one figure in a text

QString escaped(const std::string& text) {
    return toQt(printable(text)).toHtmlEscaped();
}

// The claims of a measure, in the case's order.
std::vector<ClaimId> claimsOf(const Assessment& assessment, const Pack& pack, const Measure& measure) {
    std::vector<ClaimId> ids;
    for (std::size_t index = 0; index < assessment.packs.size(); ++index) {
        if (assessment.packs[index].pack->id != pack.id) continue;
        for (std::size_t claim = 0; claim < assessment.packs[index].claims.size(); ++claim) {
            if (assessment.packs[index].claims[claim].measure->id == measure.id) ids.push_back({index, claim});
        }
    }
    return ids;
}

bool isInView(const Assessment& assessment, const Pack& pack) {
    return std::any_of(assessment.packs.begin(), assessment.packs.end(),
                       [&](const PackResult& result) { return result.pack->id == pack.id; });
}

class MeasurePage {
public:
    MeasurePage(const MeasureView& view, const Texts& texts, const Colours& colours)
        : view_(view), measure_(view.measure), texts_(texts), colours_(colours) {}

    QString html() {
        html_ = QStringLiteral("<p style='margin-top:0'>%1</p>").arg(texts_(measure_.summary).toHtmlEscaped());
        addConditions();
        addSum();
        addAgencies();
        addNotes();
        addCase();
        addClause();
        addFigures();
        return html_;
    }

private:
    [[nodiscard]] static QString coloured(const QString& text, const QColor& colour) {
        return QStringLiteral("<span style='color:%1'>%2</span>").arg(colour.name(), text);
    }
    void heading(const QString& text) {
        html_ += QStringLiteral("<p style='margin-bottom:2px'>%1</p>").arg(coloured(text, colours_.muted));
    }
    void line(const QString& text, int indent = 0) {
        html_ +=
            QStringLiteral("<p style='margin-top:0;margin-bottom:2px;margin-left:%1px'>%2</p>").arg(indent).arg(text);
    }

    void addConditions() {
        constexpr int step = 18;
        heading(texts_("条件", "Conditions"));
        const std::vector<wording::ConditionLine> rows =
            wording::requirementLines(measure_, view_.rules.vocabulary(), texts_.language());
        if (rows.empty()) line(texts_("不限", "none"));
        for (const wording::ConditionLine& row : rows) {
            const QString reading =
                row.reading.empty() ? QString()
                                    : coloured(texts_("［%1］", "[%1] ").arg(escaped(row.reading)), colours_.arguable);
            line(QStringLiteral("· ") + reading + escaped(row.asked), row.depth * step);
        }
    }

    // The words of the pools are ours: no document spells the exclusion out.
    [[nodiscard]] QString poolText() const {
        if (measure_.pool.empty()) return {};
        if (measure_.pool == "investment")
            return texts_("同一项目的投资类支持只取其一（我们的谨慎理解）",
                          "Of the support for one project's investment only one is granted (our cautious reading)");
        return texts_("同一项目里与它同属一类的支持只取其一（我们的谨慎理解）",
                      "Of the support of its kind for one project only one is granted (our cautious reading)");
    }

    void addSum() {
        heading(texts_("金额", "Sum"));
        QStringList parts{escaped(wording::amountText(measure_, view_.rules.vocabulary(), texts_.language())),
                          escaped(wording::supportText(measure_, texts_.language()))};
        parts.removeDuplicates();
        line(parts.join(QStringLiteral(" · ")));
        addCompletion();
        if (measure_.afterCompletion)
            line(texts_("项目竣工投产后才兑现", "Paid only once the project is in production"));
        if (const QString pool = poolText(); !pool.isEmpty()) line(pool);
        if (!measure_.completes.empty())
            line(texts_("补足另一项措施的金额：%1", "Gives another measure its sum: %1")
                     .arg(escaped(measure_.completes)));
    }

    // Another pack, perhaps the user's own, that gives an unstated measure its sum.
    void addCompletion() {
        const std::string name = view_.pack.id + "/" + measure_.id;
        for (const Pack& pack : view_.rules.packs()) {
            for (const Measure& other : pack.measures) {
                if (other.completes != name) continue;
                const QString sum = escaped(wording::amountText(other, view_.rules.vocabulary(), texts_.language()));
                line(pack.holdsOwnFigures()
                         ? coloured(
                               texts_("用户自填：%1（%2）", "The user's own figure: %1 (%2)").arg(sum, sourceOf(pack)),
                               colours_.arguable)
                         : texts_("金额另见%1：%2", "Its sum is given by %1: %2")
                               .arg(escaped(wording::documentText(pack, texts_.language())), sum));
            }
        }
    }

    [[nodiscard]] QString sourceOf(const Pack& pack) const {
        QStringList parts;
        for (const std::string& issuer : pack.issuers) parts << escaped(wording::agencyText(issuer, texts_.language()));
        if (pack.issued) parts << toQt(pack.issued->toString());
        return parts.join(QStringLiteral(" · "));
    }

    void addAgencies() {
        const std::vector<std::string>& agencies = measure_.agencies.empty() ? view_.pack.agencies : measure_.agencies;
        if (agencies.empty()) return;
        heading(texts_("部门", "Agencies"));
        line(escaped(wording::agenciesText(agencies, texts_.language())));
    }

    void addNotes() {
        if (measure_.warnings.empty() && measure_.assumptions.empty()) return;
        heading(texts_("说明", "Notes"));
        for (const MeasureWarning& warning : measure_.warnings)
            line(texts_("有此情形时提示：%1", "Where it applies: %1").arg(texts_(warning.text).toHtmlEscaped()));
        for (const Assumption& assumption : measure_.assumptions)
            line(texts_("本程序的理解：%1", "Our reading: %1").arg(texts_(assumption.text).toHtmlEscaped()));
    }

    [[nodiscard]] QColor colourOf(Verdict verdict) const {
        switch (verdict) {
        case Verdict::eligible: return colours_.eligible;
        case Verdict::arguable: return colours_.arguable;
        case Verdict::undetermined: return colours_.undetermined;
        case Verdict::ineligible: break;
        }
        return colours_.ineligible;
    }

    void addCase() {
        if (view_.assessment == nullptr) return;
        heading(texts_("打开的案例", "The open case"));
        const std::vector<ClaimId> claims = claimsOf(*view_.assessment, view_.pack, measure_);
        if (claims.empty()) {
            line(isInView(*view_.assessment, view_.pack)
                     ? texts_("案例里没有它适用的项目或支出。", "The case has no project or expense that it concerns.")
                     : texts_("案例不在这份文件适用的地方，没有测算。",
                              "The case does not stand where this document holds; it was not assessed."));
            return;
        }
        for (const ClaimId& id : claims) addClaim(id);
        line(QStringLiteral("<a style='color:%1' href='result'>%2</a>")
                 .arg(colours_.accent.name(), texts_("到结果页看理由", "See the reasons on the page of the result")));
    }

    void addClaim(const ClaimId& id) {
        const wording::Explanation explanation = wording::explain(*view_.assessment, id, texts_.language());
        const Verdict verdict = view_.assessment->claim(id).verdict;
        const QString word = toQt(wording::verdictSign(verdict)) + QLatin1Char(' ') + toQt(explanation.verdict);
        line(QStringLiteral("%1 · %2 · %3")
                 .arg(coloured(word, colourOf(verdict)), escaped(explanation.subject), escaped(explanation.amount)));
        if (!explanation.why.empty()) line(coloured(escaped(explanation.why), colours_.muted), 18);
    }

    void addClause() {
        if (view_.text == nullptr || !view_.text->text || measure_.clause.empty()) return;
        const auto passages = audit::passagesOf(*view_.text->text, measure_.clause);
        heading(texts_("原文（你附上的文本）", "The official text (your copy)"));
        if (passages.empty())
            line(texts_("附上的文本里没有找到 %1。", "%1 was not found in the text.")
                     .arg(escaped(wording::clauseText(measure_, texts_.language()))));
        for (const audit::ClausePassage& passage : passages) {
            html_ += QStringLiteral("<table cellpadding='8' cellspacing='0' width='100%'><tr><td "
                                    "style='background-color:%1'>%2 %3</td></tr></table>")
                         .arg(colours_.surface.name(),
                              coloured(linesText(passage.firstLine, passage.lastLine) + QStringLiteral("<br/>"),
                                       colours_.muted),
                              escapedLines(passage.text));
        }
    }

    [[nodiscard]] static QString escapedLines(const std::string& text) {
        return toQt(text).toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br/>"));
    }

    [[nodiscard]] QString linesText(std::size_t first, std::size_t last) const {
        return first == last ? texts_("第 %1 行", "line %1").arg(first)
                             : texts_("第 %1–%2 行", "lines %1–%2").arg(first).arg(last);
    }

    // Each figure of the rule with where it stands in the text.
    void addFigures() {
        if (view_.text == nullptr || !view_.text->audit) return;
        const audit::AuditResult& audit = *view_.text->audit;
        bool first = true;
        for (const audit::AccountedFigure& one : audit.packFigures) {
            if (one.figure.measure != measure_.id) continue;
            if (first) heading(texts_("规则里的数字与原文核对", "The rule's figures, held against the text"));
            first = false;
            line(figureLine(one));
        }
    }

    [[nodiscard]] QString figureLine(const audit::AccountedFigure& one) const {
        const QString written = escaped(one.figure.written);
        if (one.lines.empty())
            return coloured(texts_("✗ %1：原文里没有找到", "✗ %1: not found in the text").arg(written),
                            colours_.danger);
        QStringList lines;
        for (std::size_t index = 0; index < one.lines.size() && index < mostPlaces; ++index)
            lines << QString::number(one.lines[index]);
        if (one.lines.size() > mostPlaces) lines << QStringLiteral("…");
        return coloured(QStringLiteral("✓ "), colours_.eligible) +
               texts_("%1：原文第 %2 行", "%1: line %2 of the text").arg(written, lines.join(QStringLiteral(", ")));
    }

    const MeasureView& view_;
    const Measure& measure_;
    const Texts& texts_;
    const Colours& colours_;
    QString html_;
};

} // namespace

QString measureHtml(const MeasureView& view, const Texts& texts, const Colours& colours) {
    return MeasurePage(view, texts, colours).html();
}

Standing standingIn(const Assessment* assessment, const Pack& pack, const Measure& measure, const Texts& texts) {
    if (assessment == nullptr) return {};
    constexpr std::array ranked{Verdict::eligible, Verdict::arguable, Verdict::undetermined, Verdict::ineligible};
    const std::vector<ClaimId> claims = claimsOf(*assessment, pack, measure);
    for (const Verdict verdict : ranked) {
        const bool any = std::any_of(claims.begin(), claims.end(),
                                     [&](const ClaimId& id) { return assessment->claim(id).verdict == verdict; });
        if (any)
            return {toQt(wording::verdictText(verdict, texts.language())), toQt(wording::verdictSign(verdict)),
                    toQt(toString(verdict))};
    }
    return {};
}

} // namespace biosubsidy::ui
