// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/pack_page.h"

#include <algorithm>

#include "app/cli/assessment_text.h"
#include "app/cli/paragraph.h"
#include "core/values/text.h"
#include "core/wording/fact_words.h"
#include "core/wording/pack_text.h"
#include "core/wording/say.h"

namespace biosubsidy::cli {

using wording::say;

namespace {

class PackPage {
public:
    PackPage(const Pack& pack, const Vocabulary& vocabulary, Language language, const Surroundings& surroundings)
        : pack_(pack), vocabulary_(vocabulary), language_(language), out_(*surroundings.out),
          width_(readableWidth(surroundings)), style_(surroundings.colour) {}

    void print(const Date& asOf) {
        printHead(asOf);
        heading(say(language_, "措施 · {} 项", "Measures · {}", pack_.measures.size()));
        for (const Measure& measure : pack_.measures) printMeasure(measure);
        printZones();
        printFigures(say(language_, "目标（不是支持金额）", "Goals (no support)"), true);
        printFigures(say(language_, "文中其他数字", "Other figures in the text"), false);
    }

private:
    void heading(const std::string& text) { out_ << '\n' << style_.heading(text) << '\n'; }
    void line(const std::string& text, std::size_t indent) { printParagraph(out_, text, width_, indent, indent + 2); }
    void labelled(const char* zh, const char* en, const std::string& text, std::size_t indent) {
        if (!text.empty()) line(say(language_, "{}：{}", "{}: {}", language_ == Language::zh ? zh : en, text), indent);
    }

    void printHead(const Date& asOf) {
        const PackResult result{.pack = &pack_,
                                .status = pack_.statusOn(asOf),
                                .warnings = pack_.warningsOn(asOf),
                                .totals = {},
                                .claims = {}};
        for (const std::string& part : wrapped(wording::documentText(pack_, language_), width_))
            out_ << style_.heading(part) << '\n';
        line(fmt::format("{} · {} · {}", pack_.id, wording::statusText(result, language_),
                         wording::gradeText(pack_.grade, language_)),
             0);
        labelled("发文机关", "Issued by", joined(pack_.issuers), 0);
        labelled("发文日期", "Issued on", pack_.issued ? pack_.issued->toString() : "", 0);
        labelled("期限", "Period", wording::periodText(pack_, language_), 0);
        labelled("适用区县", "District", joined(pack_.districts), 0);
        line(printable(pack_.summary.in(language_)), 0);
        labelled("重复支持", "Overlaps", printable(pack_.overlap.in(language_)), 0);
        labelled("全市领域", "Fields of the whole city", wording::fieldsText(pack_.fields, vocabulary_, language_), 0);
        labelled("规则版本", "Version of the rules", pack_.version, 0);
        labelled("sha256", "sha256", pack_.sha256, 0);
        for (const std::string& note : wording::packNotes(result, language_)) line("! " + note, 0);
        for (const Assumption& assumption : pack_.assumptions) printAssumption(assumption, 0);
    }

    void printAssumption(const Assumption& assumption, std::size_t indent) {
        const std::string on = wording::assumptionText(assumption.on, language_);
        const std::string text = printable(assumption.text.in(language_));
        line(on.empty() ? say(language_, "· 本程序的理解：{}", "· Our reading: {}", text)
                        : say(language_, "· 本程序的理解（{}）：{}", "· Our reading ({}): {}", on, text),
             indent);
    }

    void printMeasure(const Measure& measure) {
        out_ << '\n';
        std::string title = printable(measure.title.in(language_));
        if (!measure.clause.empty()) title = wording::clauseText(measure, language_) + " · " + title;
        for (const std::string& part : wrapped(title, width_)) out_ << style_.heading(part) << '\n';
        line(say(language_, "{} · 按{}申请 · {}", "{} · for each {} · {}", measure.id,
                 wording::scopeText(measure.scope, language_), wording::supportText(measure, language_)),
             2);
        line(printable(measure.summary.in(language_)), 2);
        printRequirements(measure);
        if (measure.hasSum()) {
            labelled("金额", "Sum", wording::amountText(measure, vocabulary_, language_), 2);
            rule("amount", measure.amount.text);
            for (const Tier& tier : measure.tiers) {
                rule("when", tier.when.text);
                rule("amount", tier.amount.text);
            }
        }
        for (const std::string& text : wording::grantLines(pack_, measure, language_)) line("· " + text, 2);
        if (measure.afterCompletion) line(say(language_, "竣工投产后兑现", "Paid only after completion"), 2);
        if (!measure.completes.empty()) labelled("补足", "Gives the sum of", measure.completes, 2);
        labelled("部门", "Agencies", joined(measure.agencies), 2);
        for (const MeasureWarning& warning : measure.warnings) {
            line("! " + printable(warning.text.in(language_)), 2);
            rule("when", warning.when.text);
        }
        for (const Assumption& assumption : measure.assumptions) printAssumption(assumption, 2);
    }

    void printRequirements(const Measure& measure) {
        const std::vector<wording::ConditionLine> rows = wording::requirementLines(measure, vocabulary_, language_);
        line(rows.empty() ? say(language_, "条件：不限", "Conditions: none") : say(language_, "条件：", "Conditions:"),
             2);
        for (const wording::ConditionLine& row : rows) {
            const std::string reading = row.reading.empty() ? "" : say(language_, "［{}］", "[{}] ", row.reading);
            line("· " + reading + row.asked, 4 + 2 * static_cast<std::size_t>(row.depth));
        }
        rule("when", measure.when.text);
        rule("strict", measure.strict.text);
        rule("lenient", measure.lenient.text);
    }

    // The rule as the pack writes it, its lines one behind the other.
    void rule(const char* key, std::string text) {
        if (text.empty()) return;
        constexpr const char* blank = " \t\r\n";
        for (std::size_t at = text.find_first_of("\t\r\n"); at != std::string::npos;
             at = text.find_first_of("\t\r\n", at)) {
            const std::size_t from = text.find_last_not_of(blank, at) + 1;
            text.replace(from, std::min(text.find_first_not_of(blank, at), text.size()) - from, " ");
        }
        for (const std::string& part : wrapped(fmt::format("{}: {}", key, printable(text)), width_ - 4))
            out_ << "    " << style_.quiet(part) << '\n';
    }

    void printZones() {
        if (pack_.zones.empty()) return;
        heading(say(language_, "区域", "Zones"));
        for (const Zone& zone : pack_.zones) {
            const std::string named = wording::fieldsText(zone.fields, vocabulary_, language_);
            line(say(language_, "· {}：{}", "· {}: {}", printable(zone.name.in(language_)),
                     named.empty() ? say(language_, "文中未列领域", "no fields named") : named),
                 2);
        }
    }

    void printFigures(const std::string& title, bool goals) {
        bool first = true;
        for (const Figure& figure : pack_.figures) {
            if (figure.goal != goals) continue;
            if (first) heading(title);
            first = false;
            std::string text =
                "· " + (figure.clause.empty() ? "" : printable(figure.clause) + " ") + printable(figure.figure);
            if (figure.year) text += say(language_, "（{} 年）", " ({})", *figure.year);
            line(say(language_, "{}：{}", "{}: {}", text, printable(figure.text.in(language_))), 2);
        }
    }

    // Chinese names of bodies and places, in both languages.
    static std::string joined(const std::vector<std::string>& names) {
        std::vector<std::string> shown;
        for (const std::string& name : names) shown.push_back(printable(name));
        return wording::enumerated(shown, wording::Joint::all, Language::zh);
    }

    const Pack& pack_;
    const Vocabulary& vocabulary_;
    Language language_;
    std::ostream& out_;
    std::size_t width_;
    Style style_;
};

} // namespace

void printPackPage(const Pack& pack, const Vocabulary& vocabulary, const Date& asOf, Language language,
                   const Surroundings& surroundings) {
    PackPage(pack, vocabulary, language, surroundings).print(asOf);
}

} // namespace biosubsidy::cli
