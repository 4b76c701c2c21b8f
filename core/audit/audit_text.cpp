// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/audit_text.h"

#include <algorithm>

#include "core/values/text.h"
#include "core/wording/say.h"

namespace biosubsidy::audit {

namespace {

using wording::say;

struct Label {
    std::string_view part;
    Localized text;
};

std::string partText(const std::string& part, Language language) {
    static const std::vector<Label> labels{{"when", {"条件", "condition"}},
                                           {"strict", {"从严的条件", "strict condition"}},
                                           {"lenient", {"从宽的条件", "lenient condition"}},
                                           {"amount", {"金额", "amount"}},
                                           {"yearly_cap", {"年度限额", "yearly cap"}},
                                           {"warning", {"提示的条件", "condition of a warning"}},
                                           {"number", {"文号", "number"}},
                                           {"issued", {"印发日期", "date of issue"}},
                                           {"from", {"起始日", "first day"}},
                                           {"until", {"截止日", "last day"}}};
    for (const Label& label : labels) {
        if (label.part == part) return label.text.in(language);
    }
    return {};
}

class TextWriter {
public:
    TextWriter(const AuditResult& result, Language language) : result_(result), language_(language) {}

    std::string write() {
        writeHead();
        writeNotUnderstood();
        writeUnaccounted(true);
        writeUnaccounted(false);
        writeNotFound();
        writeMatched();
        return std::move(out_);
    }

private:
    void line(const std::string& text) { out_ += text + "\n"; }

    void heading(const std::string& text) {
        out_ += '\n';
        line(text);
    }

    template <typename Predicate>
    [[nodiscard]] std::size_t count(const Predicate& holds) const {
        return static_cast<std::size_t>(std::count_if(result_.figures.begin(), result_.figures.end(), holds));
    }

    void writeHead() {
        line(printable(result_.title.in(language_)) + "  " + result_.pack + " " + printable(result_.version));
        const bool encoded =
            result_.kind == TextKind::plain || result_.kind == TextKind::html || result_.kind == TextKind::mhtml;
        const std::string kind = describe(result_.kind).in(language_);
        const std::string encoding(toString(result_.encoding));
        line(encoded ? say(language_, "原文：{}，{}", "Text: {}, {}", kind, encoding)
                     : say(language_, "原文：{}", "Text: {}", kind));
        const auto deciding = [](const TextFigure& figure) { return decides(figure.quantity.kind); };
        const std::size_t all = count(deciding);
        const std::size_t open =
            count([&](const TextFigure& figure) { return deciding(figure) && !figure.isAccounted(); });
        if (all == 0)
            line(say(language_, "文中没有金额和比例。", "The text has no amounts and shares."));
        else if (open == 0)
            line(say(language_, "金额和比例 {} 处，规则包里都有。",
                     "{} [amount or share, in the pack|amounts and shares, all of them in the pack].", all));
        else
            line(say(language_, "金额和比例 {} 处，其中 {} 处规则包里没有。",
                     "{} [amount or share|amounts and shares], {} of them not in the pack.", all, open));
        if (!result_.notUnderstood.empty())
            line(say(language_, "另有 {} 处数字未读懂，需要人看。",
                     "{} more [figure was|figures were] not understood; "
                     "a person must look.",
                     result_.notUnderstood.size()));
        const std::size_t rest = result_.figures.size() - all;
        const std::size_t restOpen =
            count([&](const TextFigure& figure) { return !deciding(figure) && !figure.isAccounted(); });
        line(say(language_, "其他数字 {} 处，其中 {} 处规则包里没有（仅供参考）。",
                 "{} other [figure|figures], {} of them not in the pack (for information).", rest, restOpen));
    }

    [[nodiscard]] std::string quoted(const std::string& figure) const {
        const std::string text = printable(figure);
        return text.find("“") == std::string::npos ? say(language_, "“{}”", "\"{}\"", text) : text;
    }

    [[nodiscard]] std::string passageLine(std::size_t lineNumber, const Passage& passage) const {
        return say(language_, "  第 {} 行  {}【{}】{}", "  line {}  {}【{}】{}", lineNumber, passage.before,
                   passage.written, passage.after);
    }
    // Where the unit stands apart, how the number was taken.
    [[nodiscard]] std::string passageLine(const TextFigure& figure) const {
        const std::string passage = passageLine(figure.line, figure.passage);
        if (!figure.unitApart) return passage;
        return passage + say(language_, "  （按表格的单位读作 {}）", "  (taken for {}, by the table's unit)",
                             quantityText(figure.quantity, language_));
    }

    void writeNotUnderstood() {
        if (result_.notUnderstood.empty()) return;
        heading(say(language_, "未读懂", "Not understood"));
        for (const OpenFigure& figure : result_.notUnderstood) {
            line(passageLine(figure.line, figure.passage));
            line("    " + explained(figure.why).in(language_));
        }
    }

    // 附件3 pilot-platform（金额）; 目标 一(三)：…
    [[nodiscard]] std::string placeText(const PackFigure& figure) const {
        const std::string part = partText(figure.part, language_);
        const std::string clause = figure.clause.empty() ? "" : printable(figure.clause) + " ";
        switch (figure.origin) {
        case Origin::head: return say(language_, "文件（{}）", "document ({})", part);
        case Origin::measure: return say(language_, "{}{}（{}）", "{}{} ({})", clause, figure.measure, part);
        case Origin::goal:
            if (figure.part == "year") return say(language_, "{}目标（年份）", "{}goal (its year)", clause);
            return say(language_, "{}目标 {}", "{}goal {}", clause, quoted(figure.written));
        case Origin::other: return say(language_, "{}其他 {}", "{}other {}", clause, quoted(figure.written));
        }
        return {};
    }

    void writeUnaccounted(bool deciding) {
        const auto wanted = [&](const TextFigure& figure) {
            return decides(figure.quantity.kind) == deciding && !figure.isAccounted();
        };
        if (count(wanted) == 0) return;
        heading(deciding ? say(language_, "文中有、规则包没有的金额和比例",
                               "Amounts and shares of the text that are not in the pack")
                         : say(language_, "文中有、规则包没有的其他数字",
                               "Other figures of the text that are not in the pack"));
        for (const TextFigure& figure : result_.figures) {
            if (wanted(figure)) line(passageLine(figure));
        }
    }

    void writeNotFound() {
        bool first = true;
        for (const AccountedFigure& entry : result_.packFigures) {
            if (!entry.lines.empty()) continue;
            if (first) heading(say(language_, "规则包有、文中没有", "In the pack, not in the text"));
            first = false;
            const bool named = entry.figure.part == "figure"; // its place has the figure already
            line("  " + placeText(entry.figure) + (named ? "" : "  " + printable(entry.figure.written)) + "  " +
                 printable(entry.figure.text.in(language_)));
        }
    }

    // Each quantity once, with all its places.
    void writeMatched() {
        std::vector<bool> written(result_.figures.size());
        bool first = true;
        for (std::size_t index = 0; index < result_.figures.size(); ++index) {
            const TextFigure& figure = result_.figures[index];
            if (written[index] || !figure.isAccounted()) continue;
            if (first) heading(say(language_, "对上的", "Matched"));
            first = false;
            line(quantityText(figure.quantity, language_) + "  ← " + placesText(figure.accountedBy));
            for (std::size_t other = index; other < result_.figures.size(); ++other) {
                const TextFigure& same = result_.figures[other];
                if (written[other] || same.quantity != figure.quantity || same.accountedBy != figure.accountedBy)
                    continue;
                written[other] = true;
                line(passageLine(same));
            }
        }
    }

    [[nodiscard]] std::string placesText(const std::vector<std::size_t>& indexes) const {
        std::vector<std::string> places;
        for (const std::size_t index : indexes) {
            std::string place = placeText(result_.packFigures[index].figure);
            if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(std::move(place));
        }
        return wording::clauses(places, language_);
    }

    const AuditResult& result_;
    Language language_;
    std::string out_;
};

} // namespace

std::string toText(const AuditResult& result, Language language) {
    return TextWriter(result, language).write();
}

} // namespace biosubsidy::audit
