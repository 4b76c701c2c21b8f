// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/audit.h"

#include <algorithm>

#include "core/audit/figure_finder.h"
#include "core/audit/glyphs.h"
#include "core/values/text.h"

namespace biosubsidy::audit {

namespace {

struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
};

// The characters that a name is compared by: plain forms without white space.
std::u32string squeezed(const std::string& text) {
    std::u32string result;
    for (const char32_t character : codePoints(text)) {
        const char32_t form = plain(character);
        if (form != U' ' && form != U'\n' && form != blockEnd) result += form;
    }
    return result;
}

// Whether `name` stands at `at`, white space in the text aside; its end.
std::size_t endOfName(const Glyphs& text, std::size_t at, const std::u32string& name) {
    for (const char32_t wanted : name) {
        while (text.at(at) == U' ' || text.at(at) == U'\n') ++at;
        if (text.at(at) != wanted) return 0;
        ++at;
    }
    return at;
}

// A digit more on either side makes it another name: 416 is not in 4160.
bool isWhole(const Glyphs& text, const Span& span, const std::u32string& name) {
    const bool before = isDigit(name.front()) && span.begin > 0 && isDigit(text.at(span.begin - 1));
    const bool after = isDigit(name.back()) && isDigit(text.at(span.end));
    return !before && !after;
}

std::vector<Span> placesOf(const Glyphs& text, const std::u32string& name) {
    std::vector<Span> places;
    if (name.empty()) return places;
    for (std::size_t at = 0; at < text.size() && places.size() < mostFigures; ++at) {
        if (text.at(at) != name.front()) continue;
        const Span span{at, endOfName(text, at, name)};
        if (span.end == 0 || !isWhole(text, span, name)) continue;
        places.push_back(span);
        at = span.end - 1;
    }
    return places;
}

bool sameUnit(const Quantity& ofText, const Quantity& ofPack) {
    // A rule's own count has no measure word.
    return ofText.unit == ofPack.unit || (ofPack.kind == QuantityKind::count && ofPack.unit.empty());
}

Quantity end(const Quantity& range, const Ratio& value) {
    Quantity quantity = range;
    quantity.low = value;
    quantity.high.reset();
    return quantity;
}

class Auditor {
public:
    Auditor(const Pack& pack, const std::string& name, const OfficialText& text)
        : text_(text), glyphs_(text.characters()) {
        result_.text = name;
        result_.pack = pack.id;
        result_.version = pack.version;
        result_.sha256 = pack.sha256;
        result_.title = pack.title;
        result_.encoding = text.encoding();
        result_.kind = text.kind();
        for (PackFigure& figure : figuresOf(pack)) result_.packFigures.push_back({std::move(figure), {}});
    }

    AuditResult run(const Figures& figures) {
        const std::vector<Found>& found = figures.found;
        for (const Found& figure : found) addFigure(figure);
        doubts_ = figures.doubts;
        for (std::size_t index = 0; index < result_.packFigures.size(); ++index) findName(index, found);
        for (TextFigure& figure : result_.figures) accountForEnds(figure);
        for (const Doubtful& doubt : doubts_)
            result_.notUnderstood.push_back(
                {doubt.why, text_.lineOf(doubt.begin), text_.passage(doubt.begin, doubt.end, true)});
        for (AccountedFigure& figure : result_.packFigures) {
            std::sort(figure.lines.begin(), figure.lines.end());
            figure.lines.erase(std::unique(figure.lines.begin(), figure.lines.end()), figure.lines.end());
        }
        return std::move(result_);
    }

private:
    void addFigure(const Found& found) {
        TextFigure& figure = result_.figures.emplace_back();
        figure.quantity = found.quantity;
        figure.line = text_.lineOf(found.begin);
        figure.unitApart = found.unitApart;
        figure.passage = text_.passage(found.begin, found.end);
        figure.accountedBy = accountsFor(found.quantity);
        note(figure);
    }

    // The pack's figures that say the same.
    [[nodiscard]] std::vector<std::size_t> accountsFor(const Quantity& quantity) const {
        std::vector<std::size_t> matches;
        for (std::size_t index = 0; index < result_.packFigures.size(); ++index) {
            const std::vector<Quantity>& own = result_.packFigures[index].figure.quantities;
            const bool same = std::any_of(own.begin(), own.end(), [&](const Quantity& other) {
                return quantity.kind == other.kind && sameUnit(quantity, other) && quantity.low == other.low &&
                       quantity.high == other.high && quantity.vague == other.vague;
            });
            if (same) matches.push_back(index);
        }
        return matches;
    }

    // A range of the text is accounted for by the two ends as well.
    void accountForEnds(TextFigure& figure) {
        if (figure.isAccounted() || !figure.quantity.high) return;
        const std::vector<std::size_t> low = accountsFor(end(figure.quantity, figure.quantity.low));
        const std::vector<std::size_t> high = accountsFor(end(figure.quantity, *figure.quantity.high));
        if (low.empty() || high.empty()) return;
        figure.accountedBy = low;
        for (const std::size_t index : high) {
            if (std::find(low.begin(), low.end(), index) == low.end()) figure.accountedBy.push_back(index);
        }
        std::sort(figure.accountedBy.begin(), figure.accountedBy.end());
        note(figure);
    }

    void note(const TextFigure& figure) {
        for (const std::size_t index : figure.accountedBy) noteLine(index, figure.line);
    }

    void noteLine(std::size_t index, std::size_t line) {
        std::vector<std::size_t>& lines = result_.packFigures[index].lines;
        if (lines.size() < mostLines && (lines.empty() || lines.back() != line)) lines.push_back(line);
    }

    // What the pack writes without a unit is looked for as it is written, and
    // accounts for the figures that lie inside it.
    void findName(std::size_t index, const std::vector<Found>& found) {
        const PackFigure& figure = result_.packFigures[index].figure;
        if (!figure.quantities.empty()) return;
        for (const Span& place : placesOf(glyphs_, squeezed(figure.written))) {
            noteLine(index, text_.lineOf(place.begin));
            // What the pack lists as it is written, somebody has read.
            doubts_.erase(std::remove_if(doubts_.begin(), doubts_.end(),
                                         [&](const Doubtful& doubt) {
                                             return doubt.begin >= place.begin && doubt.end <= place.end;
                                         }),
                          doubts_.end());
            auto inside = std::lower_bound(found.begin(), found.end(), place.begin,
                                           [](const Found& one, std::size_t begin) { return one.begin < begin; });
            for (; inside != found.end() && inside->end <= place.end; ++inside)
                result_.figures[static_cast<std::size_t>(inside - found.begin())].accountedBy.push_back(index);
        }
    }

    const OfficialText& text_;
    Glyphs glyphs_;
    std::vector<Doubtful> doubts_;
    AuditResult result_;
};

} // namespace

bool AuditResult::hasFigures() const {
    return !notUnderstood.empty() || std::any_of(figures.begin(), figures.end(), [](const TextFigure& figure) {
        return decides(figure.quantity.kind);
    });
}

bool AuditResult::isComplete() const {
    return notUnderstood.empty() && std::all_of(figures.begin(), figures.end(), [](const TextFigure& figure) {
               return !decides(figure.quantity.kind) || figure.isAccounted();
           });
}

Result<AuditResult> auditPack(const Pack& pack, const std::string& name, const OfficialText& text) {
    const Figures figures = readFigures(text.characters(), mostFigures + 1);
    if (figures.found.size() + figures.doubts.size() > mostFigures) {
        Diagnostic diagnostic;
        diagnostic.code = "too_many_figures";
        diagnostic.source = name;
        diagnostic.message = {"文件里的数字超过 10 万个", "the file has more than 100,000 figures"};
        diagnostic.advice = {"这不像政策文件；请只留正文", "this is hardly a policy; keep the text of it alone"};
        return tl::unexpected(Diagnostics{std::move(diagnostic)});
    }
    return Auditor(pack, name, text).run(figures);
}

} // namespace biosubsidy::audit
